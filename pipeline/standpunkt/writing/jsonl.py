"""JSON lines: one object a position, null where a value is not known."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from standpunkt.writing.files import replacing_text
from standpunkt.writing.table import COLUMNS, NAMES, Add, Column, Row, Value


def write(path: Path, rows: Iterable[Row]) -> None:
    """Write the table to `path`, whole or not at all; UTF-8, dates as "2026-11-18"."""
    with writing(path) as add:
        add(rows)


@contextmanager
def writing(path: Path, mark: str = "", columns: Sequence[Column] = COLUMNS) -> Iterator[Add]:
    """As `write`, for rows of these `columns` that come little by little."""
    names = [column.name for column in columns]
    with replacing_text(path, mark) as file:
        yield lambda rows: file.writelines(f"{line(row, names)}\n" for row in rows)


def line(row: Row, names: Sequence[str] = NAMES) -> str:
    """One row as a JSON object on one line."""
    values = dict(zip(names, map(_value, row), strict=True))
    return json.dumps(values, ensure_ascii=False, allow_nan=False)


def _value(value: Value) -> str | int | float | None:
    return value.isoformat() if isinstance(value, date) else value
