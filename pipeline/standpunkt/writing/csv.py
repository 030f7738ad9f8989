"""CSV: RFC 4180 in UTF-8, or what a Norwegian Excel opens right."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from standpunkt.writing.files import replacing_text
from standpunkt.writing.table import COLUMNS, Add, Column, Row, Value, for_reading

# What a spreadsheet may run as a formula, also in the wide forms that it takes for the narrow
# ones, and after blanks and marks without width, which it may drop.
_FORMULA = re.compile(
    r"[\s\x00-\x1f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*[=+\-@＝＋－＠﹢﹣﹦﹫⁺⁻−]|[\t\r]"
)


def write(path: Path, rows: Iterable[Row], *, excel: bool = False) -> None:
    """Write the table to `path`, whole or not at all; `excel` as in `stream`."""
    with writing(path, excel=excel) as add:
        add(rows)


@contextmanager
def writing(
    path: Path, mark: str = "", columns: Sequence[Column] = COLUMNS, *, excel: bool = False
) -> Iterator[Add]:
    """As `write`, for rows of these `columns` that come little by little."""
    with replacing_text(path, mark, bom=excel) as file:
        yield begun(file, columns, excel=excel)


def stream(file: IO[str], rows: Iterable[Row], *, excel: bool = False) -> None:
    """Write the table to an open file as `begun` does."""
    begun(file, excel=excel)(rows)


def begun(file: IO[str], columns: Sequence[Column] = COLUMNS, *, excel: bool = False) -> Add:
    """Write the heading to an open file that leaves line breaks alone; rows go to what comes.

    With `excel`, the separator is a semicolon and the decimal sign a comma, cells are whole words
    on one line, and a text that a spreadsheet would take for a formula gets an apostrophe before.
    """
    writer = csv.writer(file, delimiter=";" if excel else ",", lineterminator="\r\n")
    cell = excel_cell if excel else plain_cell
    writer.writerow([cell(column.name) for column in columns])

    def add(rows: Iterable[Row]) -> None:
        shown = map(for_reading, rows) if excel else rows
        writer.writerows([cell(value) for value in row] for row in shown)

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
    return f"'{text}" if isinstance(value, str) and _FORMULA.match(text) else text
