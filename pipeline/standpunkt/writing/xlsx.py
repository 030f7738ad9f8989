"""XLSX: one tidy sheet. Every text stays text: nothing in it becomes a formula or link."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from standpunkt.errors import OutputError
from standpunkt.temporary import Folder
from standpunkt.writing.files import replacing
from standpunkt.writing.table import COLUMNS, Add, Column, Kind, Row, for_reading

MAX_CELL = 32_767
"""The most characters Excel takes in a cell; longer texts are cut, with `CUT` at the end."""

MAX_ROWS = 1_048_576
"""The most rows Excel takes in a sheet, the heading among them."""

CUT = " […]"

_WRAPPED = frozenset({"evidence", "sentence", "target", "condition", "referent", "proposal"})
_WIDTHS = {"evidence": 60, "sentence": 60, "target": 40, "organisation": 24, "section": 24}
# The two characters XML forbids that the XLSX library does not escape itself.
_FORBIDDEN = re.compile("[\ufffe\uffff]")
CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)

BOOK = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}
"""How workbooks are written: one row at a time, every text as text."""


def write(path: Path, rows: Iterable[Row]) -> None:
    """Write the table to `path`, whole or not at all, the same bytes each time.

    Raises OutputError where there are more rows than a sheet takes.
    """
    with writing(path) as add:
        add(rows)


@contextmanager
def writing(path: Path, mark: str = "", columns: Sequence[Column] = COLUMNS) -> Iterator[Add]:
    """As `write`, for rows of these `columns` that come little by little: only the last one is
    held.
    """
    with writing_sheets(path, {"positions": columns}, mark) as (add,):
        yield add


@contextmanager
def writing_sheets(
    path: Path, sheets: Mapping[str, Sequence[Column]], mark: str = ""
) -> Iterator[tuple[Add, ...]]:
    """A workbook of several sheets, by name with their columns, each with its own `Add`.

    Raises OutputError where there are more rows than a sheet takes.
    """
    with replacing(path, mark, (XlsxWriterException,)) as part, Folder() as rows_so_far:
        book = xlsxwriter.Workbook(str(part), BOOK | {"tmpdir": str(rows_so_far.path)})
        # A clock reading would make two equal tables differ.
        book.set_properties({"title": "Positions", "created": CREATED})
        begun = [_begun(book, name, columns, path) for name, columns in sheets.items()]
        yield tuple(add for add, _ in begun)
        for _, end in begun:
            end()
        book.close()  # and not where the run was broken off, which would write it all


def _begun(
    book: xlsxwriter.Workbook, name: str, columns: Sequence[Column], path: Path
) -> tuple[Add, Callable[[], None]]:
    """What takes the rows of a new sheet, and what ends it."""
    sheet = _sheet(book, name, columns)
    count = 0

    def add(rows: Iterable[Row]) -> None:
        nonlocal count
        for row in map(for_reading, rows):
            count += 1
            if count < MAX_ROWS:
                _put(sheet, count, row)

    def end() -> None:
        if count >= MAX_ROWS:
            raise OutputError(
                f"{count:,} {name} are more than a sheet takes ({MAX_ROWS - 1:,})",
                path=path,
                remedy="write .csv or .parquet",
            )
        sheet.autofilter(0, 0, max(count, 1), len(columns) - 1)

    return add, end


def _sheet(
    book: xlsxwriter.Workbook, name: str, columns: Sequence[Column]
) -> xlsxwriter.workbook.Worksheet:
    sheet = book.add_worksheet(name)
    heading = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
    plain = book.add_format({"valign": "top"})
    wrapped = book.add_format({"valign": "top", "text_wrap": True})
    day = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd"})
    for index, column in enumerate(columns):
        shape = wrapped if column.name in _WRAPPED else plain
        shape = day if column.kind is Kind.DATE else shape
        sheet.set_column(index, index, _WIDTHS.get(column.name, 14), shape)
        sheet.write_string(0, index, cell_text(column.name), heading)
    sheet.freeze_panes(1, 0)
    return sheet


def _put(sheet: xlsxwriter.workbook.Worksheet, number: int, row: Row) -> None:
    for index, value in enumerate(row):
        if isinstance(value, str):
            sheet.write_string(number, index, cell_text(value))
        elif isinstance(value, date):
            sheet.write_datetime(number, index, value)
        elif value is not None:
            sheet.write_number(number, index, value)


def cell_text(text: str) -> str:
    """A text as a cell takes it: what is too long for it is cut."""
    text = _FORBIDDEN.sub("\ufffd", text)
    if 2 * len(text) <= MAX_CELL:
        return text
    units = text.encode("utf-16-le")  # what Excel counts: two bytes each
    if len(units) <= 2 * MAX_CELL:
        return text
    return units[: 2 * (MAX_CELL - len(CUT))].decode("utf-16-le", errors="ignore") + CUT
