"""How cells look: formats made once a book, and the colours of stances."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any, Final

import xlsxwriter

from standpunkt.writing.palette import FILLS

MAX_HEIGHT: Final = 400.0
"""Points; a little less than the most a row can have."""

_TOP: Final[Mapping[str, Any]] = {
    "valign": "top", "font_name": "Calibri", "font_size": 10,
    "bottom": 1, "bottom_color": "#E3E3E3",
}  # fmt: skip


class Styles:
    """The formats of one book, by name; the same one is made only once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[str, Any] = {}

    def __getattr__(self, name: str) -> Any:
        """A format by the name of `_SHAPES`. Raises AttributeError for any other."""
        if name.startswith("_") or name not in _SHAPES:
            raise AttributeError(name)
        if name not in self._made:
            # What a rule lays over a cell must leave its letters as they are.
            base = {} if name == "struck_out" else _TOP
            self._made[name] = self._book.add_format({**base, **_SHAPES[name]})
        return self._made[name]

    def stance(self, value: str) -> Any:
        """The format of a cell that holds a stance."""
        name = f"stance {value}"
        if name not in self._made:
            look = {"bg_color": FILLS[value], "text_wrap": True, "border": 1}
            self._made[name] = self._book.add_format(
                {**_TOP, **look, **{"border_color": "#D0D0D0"}}
            )
        return self._made[name]

    def fill(self, value: str) -> Any:
        """The colour of a stance alone, for a cell that changes with what it holds."""
        name = f"fill {value}"
        if name not in self._made:
            self._made[name] = self._book.add_format({"bg_color": FILLS[value]})
        return self._made[name]


_SHAPES: Final[Mapping[str, Mapping[str, Any]]] = {
    "plain": {},
    "wrapped": {"text_wrap": True},
    "step": {"text_wrap": True, "bottom": 0},
    "quiet": {"font_color": "#5A5A5A"},
    "whole": {"num_format": "0"},
    "percent": {"num_format": "0 %"},
    "number": {"num_format": "0.00"},
    "day": {"num_format": "dd.mm.yyyy", "align": "left"},
    "link": {"font_color": "#1F4E9E", "underline": 1},
    "title": {"bold": True, "font_size": 18, "font_color": "#1F3A5F", "bottom": 0},
    "part": {
        "bold": True, "font_size": 13, "font_color": "#1F3A5F", "bottom": 0, "valign": "vcenter",
    },
    "heading": {
        "bold": True, "text_wrap": True, "bg_color": "#1F3A5F", "font_color": "#FFFFFF",
        "border": 1, "border_color": "#D0D0D0",
    },
    "key": {"bold": True, "num_format": "0"},
    "struck_out": {"font_strikeout": True, "font_color": "#6A6A6A"},
}  # fmt: skip


def height(texts: Iterable[tuple[str, float]]) -> float:
    """The height in points of a row that holds texts in columns of these widths in characters.

    Spreadsheets do not all fit rows to wrapped text when a file is opened.

    >>> height([("kort", 20)]), height([("ord " * 20, 20)])
    (14.0, 53.0)
    """
    lines = max((_lines(text, width) for text, width in texts), default=1)
    return min(1.0 + 13.0 * lines, MAX_HEIGHT)


def heading_height(texts: Iterable[tuple[str, float]]) -> float:
    """The same for bold headings, whose letters are wider, and higher in other programs' fonts.

    >>> heading_height([("støtter med forbehold", 20)])
    33.0
    """
    return 6.0 + height((text, 0.85 * width) for text, width in texts)


def _lines(text: str, width: float) -> int:
    # A column is measured in figures, and letters are narrower; but words do not break.
    held = max(1.0, width * 1.05)
    return sum(max(1, math.ceil(len(line) / held)) for line in text.split("\n"))
