"""The matrix out: long as CSV or Parquet, one row a cell; wide as XLSX, one row a body."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from standpunkt.errors import OutputError
from standpunkt.proposals.answers import Answer
from standpunkt.proposals.invited import Turnout
from standpunkt.proposals.matrix import Matrix
from standpunkt.writing.csv import excel_cell, plain_cell
from standpunkt.writing.files import replacing, replacing_text
from standpunkt.writing.table import Column, Kind, Row, frame_of

if TYPE_CHECKING:
    import pandas as pd

COLUMNS: Final = (
    Column("organisation"),
    Column("organisation_id"),
    Column("organisation_kind"),
    Column("proposal_id"),
    Column("proposal"),
    Column("stance"),
    Column("stance_label"),
    Column("confidence", Kind.NUMBER),
    Column("contradiction", Kind.WHOLE),
    Column("inherited_from"),
    Column("condition"),
    Column("reason"),
    Column("evidence"),
    Column("doc_id"),
    Column("positions", Kind.WHOLE),
)
"""The columns of the long matrix, in order; `docs/matrix.md` says what each means."""

ENDINGS: Final = (".csv", ".parquet", ".xlsx")
"""What a matrix is written as."""


def rows(matrix: Matrix, labels: str = "nb") -> Iterator[Row]:
    """One row a cell, every organisation against every proposal."""
    titles = {proposal.id: proposal.title for proposal in matrix.proposals}
    for cell in matrix.cells():
        yield _row(cell, titles[cell.proposal_id], labels)


def to_frame(matrix: Matrix, labels: str = "nb") -> pd.DataFrame:
    """The long matrix as a pandas DataFrame."""
    return frame_of(list(rows(matrix, labels)), COLUMNS)


def write(
    path: Path, matrix: Matrix, turnout: Turnout | None = None, *, excel: bool = False
) -> None:
    """Write a matrix as its ending says, whole or not at all; `excel` is about CSV alone.

    Who was invited has a sheet of its own in a workbook, and no place in the others.
    """
    match path.suffix.lower():
        case ".csv":
            _csv(path, matrix, excel=excel)
        case ".parquet":
            _parquet(path, matrix)
        case ".xlsx":
            _xlsx(path, matrix, turnout)
        case ending:
            raise OutputError(f"unknown ending '{ending}'", f"use {' '.join(ENDINGS)}", path=path)


def _row(cell: Answer, title: str, labels: str) -> Row:
    return (
        cell.organisation,
        cell.organisation_id,
        cell.organisation_kind or None,
        cell.proposal_id,
        title,
        cell.stance.value,
        cell.stance.label(labels),
        cell.confidence,
        int(cell.contradiction),
        cell.inherited_from or None,
        cell.condition or None,
        cell.reason or None,
        cell.evidence or None,
        cell.decisive.doc_id if cell.decisive else None,
        len(cell.rows),
    )


def _csv(path: Path, matrix: Matrix, *, excel: bool) -> None:
    cell = excel_cell if excel else plain_cell
    with replacing_text(path, bom=excel) as file:
        writer = csv.writer(file, delimiter=";" if excel else ",", lineterminator="\r\n")
        writer.writerow(column.name for column in COLUMNS)
        writer.writerows([cell(value) for value in row] for row in rows(matrix))


def _parquet(path: Path, matrix: Matrix) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds = {Kind.TEXT: pa.string(), Kind.WHOLE: pa.int64(), Kind.NUMBER: pa.float64()}
    schema = pa.schema([(column.name, kinds[column.kind]) for column in COLUMNS])
    with (
        replacing(path, errors=(pa.ArrowException,)) as part,
        pq.ParquetWriter(part, schema) as writer,
    ):
        held: list[Row] = []

        def put() -> None:
            arrays = [
                pa.array([row[i] for row in held], type=field.type)
                for i, field in enumerate(schema)
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
            held.clear()

        for row in rows(matrix):
            held.append(row)
            if len(held) == 50_000:
                put()
        put()


def _xlsx(path: Path, matrix: Matrix, turnout: Turnout | None) -> None:
    from standpunkt.writing import matrix_xlsx

    matrix_xlsx.write(path, matrix, turnout)
