"""CSV: RFC 4180 in UTF-8, or what a Norwegian Excel opens right."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from standpunkt.writing.files import replacing_text
from standpunkt.writing.table import COLUMNS, Add, Column, Row, Value

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write(path: Path, rows: Iterable[Row], *, excel: bool = False) -> None:
    """Write the table to `path`, whole or not at all; `excel` as in `stream`."""
    with writing(path, excel=excel) as add:
        add(rows)


@contextmanager
def writing(
    path: Path, mark: str = "", columns: Sequence[Column] = COLUMNS, *, excel: bool = False
) -> Iterator[Add]:
    """As `write`, for rows that come little by little, of a table with these `columns`."""
    with replacing_text(path, mark, bom=excel) as file:
        yield begun(file, columns, excel=excel)


def stream(file: IO[str], rows: Iterable[Row], *, excel: bool = False) -> None:
    """Write the table to an open file as `begun` does."""
    begun(file, excel=excel)(rows)


def begun(file: IO[str], columns: Sequence[Column] = COLUMNS, *, excel: bool = False) -> Add:
    """Write the heading to an open file that leaves line breaks alone; rows go to what comes.

    With `excel`, the separator is a semicolon and the decimal sign a comma, and a text
    that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    writer = csv.writer(file, delimiter=";" if excel else ",", lineterminator="\r\n")
    cell = excel_cell if excel else plain_cell
    writer.writerow(column.name for column in columns)

    def add(rows: Iterable[Row]) -> None:
        writer.writerows([cell(value) for value in row] for row in rows)

    return add


def plain_cell(value: Value) -> str:
    """A value as text: numbers with all their digits, dates as 2026-11-18.

    >>> from datetime import date
    >>> plain_cell(-0.5), plain_cell(None), plain_cell(date(2026, 11, 18))
    ('-0.5', '', '2026-11-18')
    """
    if value is None:
        return ""
    return value if isinstance(value, str) else str(value)


def excel_cell(value: Value) -> str:
    """A value as Norwegian Excel reads it.

    >>> excel_cell(-0.5), excel_cell("=1+1"), excel_cell("- et kulepunkt")
    ('-0,5', "'=1+1", "'- et kulepunkt")
    """
    if isinstance(value, float):
        return plain_cell(value).replace(".", ",")
    text = plain_cell(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA_STARTS) else text
