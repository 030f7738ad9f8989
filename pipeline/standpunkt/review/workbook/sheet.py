"""The sheet of positions: its lines, what their cells say, and what is told about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from standpunkt.errors import InputError

EDITED: Final = ("organisation", "holder", "proposal", "stance", "target", "condition", "quote")
"""The columns that a person may change, by what they are in any language."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the sheet: its number, and what its cells say, by what their columns are."""

    number: int
    cells: Mapping[str, str]


@dataclass(slots=True)
class Sheet:
    """The sheet of positions, and what is told about it."""

    path: Path
    name: str
    language: str
    titles: Mapping[str, str]
    by: str = ""
    when: str = ""
    notes: list[str] = field(default_factory=list)

    def note(self, problem: str, remedy: str, row: int | None = None) -> None:
        """Tell what is not understood in the sheet, or in a row of it, and what to do."""
        place = f"sheet '{self.name}'" + (f", row {row}" if row else "")
        self.notes.append(str(InputError(problem, remedy, path=self.path, place=place)))


def lines_of(sheet: Any, at: int, columns: Mapping[int, str]) -> Iterator[Line]:
    """The lines below the headings, which stand in row `at`, but for empty ones."""
    for number, row in enumerate(sheet.iter_rows(min_row=at + 1, values_only=True), at + 1):
        cells = {key: cell_text(row[i]) for i, key in columns.items() if i < len(row)}
        if any(cells.get(key) for key in (*EDITED, "=row_id", "decision", "comment")):
            yield Line(number, cells)


def cell_text(value: object) -> str:
    """A cell as it reads: whole numbers without decimals, nothing for an empty one."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()


def under_merged(sheet: Any, said: Sheet, at: int) -> set[tuple[int, int]]:
    """The cells that lie under merged ones, by row and index of the column."""
    found: set[tuple[int, int]] = set()
    for area in sheet.merged_cells.ranges:
        if area.max_row > at:
            said.note(f"cells {area.coord} are merged", "unmerge them; those below are not read")
            cells = {
                (row, column - 1)
                for row in range(area.min_row, area.max_row + 1)
                for column in range(area.min_col, area.max_col + 1)
            }
            found |= cells - {(area.min_row, area.min_col - 1)}
    return found
