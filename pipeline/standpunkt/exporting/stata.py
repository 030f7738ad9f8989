"""The table as a Stata file, which SPSS and R read too: codes as numbers with labels."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import pandas as pd

from standpunkt.proposals.rows import PositionRow
from standpunkt.writing.files import replacing
from standpunkt.writing.records import to_cells
from standpunkt.writing.table import COLUMNS, Kind, frame_of
from standpunkt.writing.workbook.words import words

_LONGEST: Final = 80
"""Characters of the label of a variable."""
_CREATED: Final = datetime(2000, 1, 1)
_VERSION: Final = 118
"""The first version of the format whose texts are UTF-8; Stata 14 reads it."""


def write(
    path: Path,
    rows: Iterable[PositionRow],
    codes: Mapping[str, Sequence[tuple[str, str]]],
    language: str = "nb",
) -> None:
    """Write the table, the same bytes each time. Raises OutputError.

    `codes` gives for a column its codes in order, each with its label: they are numbered from 1.
    """
    frame = frame_of([to_cells(row) for row in rows])
    labels: dict[Any, dict[float, str]] = {}  # pandas-stubs take the names of no columns
    for name, known in codes.items():
        numbers = {code: n for n, (code, _) in enumerate(known, 1)}
        frame[name] = frame[name].map(numbers).astype("float64")
        labels[name] = {n: label for n, (_, label) in enumerate(known, 1)}
    texts = []
    for column in COLUMNS:
        if column.name in codes:
            continue
        if column.kind is Kind.TEXT:
            frame[column.name] = _writable(frame[column.name])
            texts.append(column.name)
        elif column.kind is not Kind.DATE:
            frame[column.name] = frame[column.name].astype("float64")
    said = words(language)
    with replacing(path) as part, warnings.catch_warnings():
        # A column of dates or numbers without any is empty, and that is no fault.
        warnings.simplefilter("ignore")
        frame.to_stata(
            part,
            write_index=False,
            version=_VERSION,
            time_stamp=_CREATED,
            data_label="Standpunkt",
            convert_dates={"date": "td"},
            # Of any length, where a fixed field takes 2045 bytes in every row.
            convert_strl=texts,
            variable_labels={
                column.name: said.meaning(column.name, "technical")[:_LONGEST] for column in COLUMNS
            },
            value_labels=labels,
        )


def _writable(texts: pd.Series[Any]) -> pd.Series[Any]:
    """Texts without what would end one: the format ends a text at its first zero."""
    filled = texts.astype(object).where(texts.notna(), "")
    return filled.map(lambda text: str(text).replace("\x00", "\ufffd"))
