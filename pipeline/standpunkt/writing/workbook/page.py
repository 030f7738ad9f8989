"""One sheet as it is written to: its print set-up, and cells that stay what they are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

import xlsxwriter

from standpunkt.writing.workbook.styles import Styles, heading_height, height
from standpunkt.writing.xlsx import cell_text

MAX_LINKS: Final = 65_530
"""The most links that Excel takes in a sheet."""

MAX_URL: Final = 2_079
"""The most characters that Excel takes in a link."""


class Page:
    """A worksheet, set up to be printed on A4 with its name and page numbers below.

    Texts are written as texts: nothing becomes a formula, a link or a number by what it says.
    Links are counted, and what would be one too many is plain text.
    """

    def __init__(self, book: xlsxwriter.Workbook, name: str, styles: Styles) -> None:
        self.name = name
        self.styles = styles
        self.sheet: Any = book.add_worksheet(name)
        self.links = 0
        self.sheet.set_landscape()
        self.sheet.set_paper(9)  # A4
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self.sheet.set_footer(f"&L{name}&R&P / &N")
        self.sheet.hide_gridlines(2)

    def headings(self, headings: Iterable[tuple[str, float]], at: int = 0) -> None:
        """Headings with the widths of their columns, set and high enough to be read."""
        headings = tuple(headings)
        for column, (heading, width) in enumerate(headings):
            self.sheet.set_column(column, column, width)
            self.text(at, column, heading, "heading")
        self.sheet.set_row(at, heading_height(headings))

    def held(self, columns: int) -> None:
        """Keep the heading and the first columns in sight, and repeat the heading in print."""
        self.sheet.freeze_panes(1, columns)
        self.sheet.repeat_rows(0)

    def folded(self, first: int, columns: int) -> None:
        """Fold columns away, under a plus sign above the one after them."""
        if columns:
            last = first + columns - 1
            self.sheet.set_column(first, last, 14, None, {"level": 1, "hidden": True})
            self.sheet.set_column(last + 1, last + 1, 3, None, {"collapsed": 1})

    def part(self, n: int, text: str) -> None:
        """The title of a part of the sheet."""
        self.sheet.set_row(n, 22)
        self.text(n, 0, text, "part")

    def text(self, n: int, column: int, text: str, look: str = "plain") -> None:
        """A text, which stays one; without one the cell has its line below all the same."""
        if not text and look == "wrapped":
            self.sheet.write_blank(n, column, None, self.styles.wrapped)
        elif text:
            shown = cell_text(" ".join(text.split()) if look == "wrapped" else text)
            self.sheet.write_string(n, column, shown, getattr(self.styles, look))

    def number(self, n: int, column: int, value: float, look: str = "whole") -> None:
        """A number."""
        self.sheet.write_number(n, column, value, getattr(self.styles, look))

    def value(self, n: int, column: int, value: object, look: str = "plain") -> None:
        """A text, number or date as what it is; nothing for None."""
        if value is None:
            self.text(n, column, "", look)
        elif isinstance(value, str):
            self.text(n, column, value, look)
        elif isinstance(value, date):
            self.sheet.write_datetime(n, column, value, self.styles.day)
        elif isinstance(value, float):
            self.number(n, column, value, "number")
        elif isinstance(value, int):
            self.number(n, column, value)

    def stance(self, n: int, column: int, value: str, shown: str) -> None:
        """A stance with its colour."""
        self.sheet.write_string(n, column, shown, self.styles.stance(value))

    def link(self, n: int, column: int, where: str, text: str, look: Any = None) -> None:
        """A text that leads somewhere, as long as the sheet takes links."""
        look = look or self.styles.link
        if self.links < MAX_LINKS and len(where) <= MAX_URL:
            self.links += 1
            self.sheet.write_url(n, column, where, look, text)
        else:
            self.sheet.write_string(n, column, text, look)

    def row_height(self, n: int, texts: Iterable[tuple[str, float]]) -> None:
        """Make a row as high as its wrapped texts need, by the widths of their columns."""
        self.sheet.set_row(n, height(texts))
