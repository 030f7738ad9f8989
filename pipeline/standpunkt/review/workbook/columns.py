"""Which sheet holds the positions, and what its columns are, whatever they are called now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from standpunkt.errors import InputError
from standpunkt.review import spoken
from standpunkt.review.workbook.baseline import BaselineRow, held_by, same_words
from standpunkt.review.workbook.sheet import EDITED, Line, Sheet, cell_text
from standpunkt.writing.workbook.positions import BASELINE, TECHNICAL, VISIBLE
from standpunkt.writing.workbook.words import LANGUAGES, words

_KEYS: Final = tuple(name for name, _ in VISIBLE)
_LOOKED_FOR: Final = 20
"""The headings stand in one of so many first rows."""
_LEAST: Final = 3
"""A sheet with fewer known headings is another."""
_SAME: Final = 0.6
"""The share of cells that must be as they were for a column to be known under another name."""


def find_sheet(book: Any, path: Path) -> tuple[Any, int, dict[int, str]]:
    """The sheet of positions, the row of its headings, and what its columns are, by index."""
    names, best = _names(), None
    for sheet in book.worksheets:
        if sheet.title == BASELINE:
            continue
        for number, row in enumerate(sheet.iter_rows(max_row=_LOOKED_FOR, values_only=True), 1):
            columns: dict[int, str] = {}
            for index, cell in enumerate(row):
                key = names.get(_heading(str(cell))) if cell is not None else None
                if key and key not in columns.values():
                    columns[index] = key
            # The sheets "Til kontroll" and "Matrise" share headings; ids and decisions are on
            # this one alone, one of which may have been deleted.
            edited = sum(key in EDITED for key in columns.values())
            own = {"=row_id", "decision"} & {*columns.values()}
            rank = ("=row_id" in own, edited)
            if own and edited >= _LEAST and (best is None or rank > best[0]):
                best = (rank, (sheet, number, columns))
    if best is None:
        raise InputError(
            "has no sheet of positions",
            "give the workbook that standpunkt extract wrote, with its headings",
            path=path,
        )
    return best[1]


def _names() -> dict[str, str]:
    """From every heading, as it is compared, to what its column is."""
    found = {name: f"={name}" for name in TECHNICAL}
    for language in LANGUAGES:
        found |= {_heading(words(language).column(key)): key for key in _KEYS}
    return found


def _heading(text: str) -> str:
    return " ".join(text.split()).rstrip(".")


def renamed(
    sheet: Any,
    at: int,
    columns: Mapping[int, str],
    lines: Sequence[Line],
    known: Mapping[str, BaselineRow],
    said: Sheet,
) -> dict[int, str]:
    """The columns, with those that have another heading now and hold what they held."""
    found = dict(columns)
    headings = next(sheet.iter_rows(min_row=at, max_row=at, values_only=True))
    spare = [i for i, cell in enumerate(headings) if i not in found and cell not in (None, "")]
    values = list(sheet.iter_rows(min_row=at + 1, values_only=True))
    for key in (*EDITED, "=row_id", "decision"):
        if key in found.values():
            continue
        title = "row_id" if key == "=row_id" else words(said.language).column(key)
        best, index = max(
            ((_likeness(values, i, key, at, lines, known, said), i) for i in spare), default=(0, -1)
        )
        if best >= _SAME:
            found[index] = key
            spare.remove(index)
            said.note(f"the column '{title}' is called '{headings[index]}'", "it is read as such")
        elif key == "=row_id":
            said.note(
                "the folded column 'row_id' is not there", "rows are known by number and quote"
            )
        else:
            said.note(
                f"the column '{title}' is not there", "name it so again, or nothing in it is read"
            )
    return found


def _likeness(
    values: Sequence[tuple[Any, ...]],
    index: int,
    key: str,
    at: int,
    lines: Sequence[Line],
    known: Mapping[str, BaselineRow],
    said: Sheet,
) -> float:
    """The share of rows in which a column holds what this one held."""
    same = total = 0
    for line in lines:
        row = values[line.number - at - 1]
        cell = cell_text(row[index]) if index < len(row) else ""
        if key == "=row_id":
            same, total = same + (cell in known), total + 1
            continue
        if key == "decision":
            same, total = same + (spoken.verdict(cell) is not None), total + bool(cell)
            continue
        was = known.get(line.cells.get("=row_id", ""))
        if was and (held := held_by(was, key, said)):
            alike = spoken.stance(cell) == held if key == "stance" else same_words(cell, held)
            same, total = same + alike, total + 1
    return same / total if total else 0.0
