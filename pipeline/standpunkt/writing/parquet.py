"""Parquet: typed columns, for pandas, R, DuckDB and Spark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from standpunkt.writing.files import replacing
from standpunkt.writing.table import COLUMNS, Add, Column, Kind, Row

_TYPES = {
    Kind.TEXT: pa.string(),
    Kind.WHOLE: pa.int64(),
    Kind.NUMBER: pa.float64(),
    Kind.DATE: pa.date32(),
}


def schema(columns: Sequence[Column] = COLUMNS) -> pa.Schema:
    """The Arrow schema of a table with these columns."""
    return pa.schema([(column.name, _TYPES[column.kind]) for column in columns])


SCHEMA = schema()
"""That of the positions table as it is without columns of a user's own."""

ROW_GROUP = 5_000
"""How many rows stand together."""


def write(path: Path, rows: Iterable[Row]) -> None:
    """Write the table to `path`, whole or not at all."""
    with writing(path) as add:
        add(rows)


@contextmanager
def writing(path: Path, mark: str = "", columns: Sequence[Column] = COLUMNS) -> Iterator[Add]:
    """As `write`, for rows of these `columns` that come little by little: held until they make a
    row group.
    """
    held: list[Row] = []
    shape = schema(columns)
    with (
        replacing(path, mark, (pa.ArrowException,)) as part,
        part.open("xb") as file,  # opened here: a name that is no UTF-8 is none for the library
        pq.ParquetWriter(file, shape) as writer,
    ):

        def put() -> None:
            arrays = [
                pa.array([row[i] for row in held], type=field.type) for i, field in enumerate(shape)
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=shape))
            held.clear()

        def add(rows: Iterable[Row]) -> None:
            for row in rows:
                held.append(row)
                # By rows and never by calls: how they come must not show in the bytes.
                if len(held) == ROW_GROUP:
                    put()

        yield add
        put()
