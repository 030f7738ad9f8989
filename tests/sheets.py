"""Sheets of workbooks: the one that a new book has, and its columns by their headings."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet


def only_sheet(book: Workbook) -> Worksheet:
    """The sheet of a book that has one."""
    (sheet,) = book.worksheets
    return sheet


def columns_of(sheet: Worksheet) -> dict[object, int]:
    """The number of each column by its heading, from 1."""
    return {cell.value: n for n, cell in enumerate(sheet[1], 1)}
