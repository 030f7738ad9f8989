from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq

from standpunkt.positions import Position
from standpunkt.writing.parquet import SCHEMA, write
from standpunkt.writing.table import NAMES, rows


def test_write_loses_nothing(tmp_path: Path, position: Callable[..., Position]) -> None:
    path = tmp_path / "ut.parquet"
    table = rows([position(), position("Vi støtter ikke\r\n\x01det", target=None)])
    write(path, table)
    read = pq.read_table(path)
    assert read.schema.names == list(NAMES)
    assert [tuple(row.values()) for row in read.to_pylist()] == table
    assert read["date"].to_pylist()[0] == date(2026, 11, 18)


def test_write_without_rows_keeps_the_schema(tmp_path: Path) -> None:
    write(tmp_path / "ut.parquet", [])
    assert pq.read_schema(tmp_path / "ut.parquet").equals(SCHEMA)
