"""Parquet: typed columns, for pandas, R, DuckDB and Spark."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from standpunkt.writing.files import replacing
from standpunkt.writing.table import COLUMNS, Kind, Row

_TYPES = {
    Kind.TEXT: pa.string(),
    Kind.WHOLE: pa.int64(),
    Kind.NUMBER: pa.float64(),
    Kind.DATE: pa.date32(),
}

SCHEMA = pa.schema([(column.name, _TYPES[column.kind]) for column in COLUMNS])
"""The Arrow schema of the positions table."""


def write(path: Path, rows: Iterable[Row]) -> None:
    """Write the table to `path`, whole or not at all."""
    table = list(rows)
    columns = [
        pa.array([row[i] for row in table], type=field.type) for i, field in enumerate(SCHEMA)
    ]
    with replacing(path) as part:
        pq.write_table(pa.Table.from_arrays(columns, schema=SCHEMA), part)
