"""JSON lines: one object a position, null where a value is not known."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from standpunkt.writing.files import replacing_text
from standpunkt.writing.table import COLUMNS, Add, Column, Row, Value


def write(path: Path, rows: Iterable[Row]) -> None:
    """Write the table to `path`, whole or not at all; UTF-8, dates as "2026-11-18"."""
    with writing(path) as add:
        add(rows)


@contextmanager
def writing(path: Path, mark: str = "", columns: Sequence[Column] = COLUMNS) -> Iterator[Add]:
    """As `write`, for rows that come little by little, of a table with these `columns`."""
    with replacing_text(path, mark) as file:
        yield lambda rows: file.writelines(f"{line(row, columns)}\n" for row in rows)


def line(row: Row, columns: Sequence[Column] = COLUMNS) -> str:
    """One row as a JSON object on one line."""
    names = [column.name for column in columns]
    values = dict(zip(names, map(_value, row), strict=True))
    return json.dumps(values, ensure_ascii=False, allow_nan=False)


def _value(value: Value) -> str | int | float | None:
    return value.isoformat() if isinstance(value, date) else value
