"""The table of positions from a table of responses, a piece at a time: what dask and Spark call.

One pure function over a pandas frame is all that such engines need. The engine of rules is made
once a process, from the package that is installed there, and never sent anywhere.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from standpunkt.documents import Metadata
from standpunkt.errors import InputError, StandpunktError
from standpunkt.printable import encodable
from standpunkt.reading.finding.files import Source
from standpunkt.reading.guard.guarded import Got
from standpunkt.reading.tables.columns import heading_key
from standpunkt.reading.tables.responses import read_row
from standpunkt.reading.tables.sheets import as_text
from standpunkt.reading.tables.tags import without_tags
from standpunkt.reading.text import Read
from standpunkt.running.batch import Item, Outcome, outcome_of
from standpunkt.running.setup import Setup
from standpunkt.running.stages import Stage, engine_of, stages
from standpunkt.running.tasks import sha256
from standpunkt.writing.table import COLUMNS, Column, Kind, Row, frame_of, rows

if TYPE_CHECKING:
    import pandas as pd

COLUMNS_AND_ERROR: Final = (*COLUMNS, Column("error"))
"""The columns of what comes out."""

_SQL: Final = {Kind.TEXT: "string", Kind.WHOLE: "bigint", Kind.NUMBER: "double", Kind.DATE: "date"}

_lock = threading.Lock()


def read_partition(
    frame: pd.DataFrame,
    *,
    text_column: str = "text",
    id_column: str = "doc_id",
    model: str | None = None,
    rules: Iterable[str] = (),
) -> pd.DataFrame:
    """The positions in a frame with one response a row, and what could not be read.

    `text_column` holds the responses and `id_column` what tells them apart, which becomes their
    doc_id as it is; a column "source" their source, and others what the columns of tables of
    responses do, such as organisation and date. `model` and `rules` are as in
    `standpunkt.extract`, and must be there in every process that works.

    What comes out has the columns and types of `standpunkt.to_frame`, and `error`: a response
    that cannot be read has one row, with its doc_id, source and error and nothing else. Raises
    InputError where a column is missing, ModelError and RuleError.

    >>> import pandas as pd
    >>> frame = pd.DataFrame({
    ...     "doc_id": ["svar-1", "svar-2"],
    ...     "text": ["Fjordvik kommune støtter ikke forslaget om målere.", ""],
    ... })
    >>> found = read_partition(frame)
    >>> found[["doc_id", "stance", "target"]].iloc[0].tolist()
    ['svar-1', 'oppose', 'forslaget om målere']
    >>> found["error"].iloc[1]
    'svar-2: is empty; leave it out or put the text in it'
    """
    headings = tuple(map(str, frame.columns))
    text, own_id = _column(headings, text_column), _column(headings, id_column)
    source = next((i for i, name in enumerate(headings) if heading_key(name) == "source"), own_id)
    files = tuple((rule, sha256(Path(rule))) for rule in map(str, rules))
    found: list[Row] = []
    with _lock:  # an engine is no thing for two threads at once
        for cells in _cells(frame):
            way = _way(model, files)  # not made for a frame without rows
            place = Source(encodable(cells[own_id]), encodable(cells[source]), Path())
            found += _rows(outcome_of(_item(place, cells, headings, text), way, Setup()))
    return frame_of(found, COLUMNS_AND_ERROR)


def no_positions() -> pd.DataFrame:
    """What `read_partition` gives, without any rows: the `meta` of dask.

    >>> no_positions().dtypes[["doc_id", "page", "confidence", "error"]].astype(str).tolist()
    ['string', 'Int64', 'Float64', 'string']
    """
    return frame_of([], COLUMNS_AND_ERROR)


def spark_schema() -> str:
    """What `read_partition` gives, as a schema that Spark reads.

    >>> spark_schema().split(", ")[:5]
    ['doc_id string', 'source string', 'organisation string', 'hearing string', 'date date']
    """
    return ", ".join(f"{column.name} {_SQL[column.kind]}" for column in COLUMNS_AND_ERROR)


def _column(headings: Sequence[str], name: str) -> int:
    fitting = [i for i, heading in enumerate(headings) if heading == name]
    fitting = fitting or [
        i for i, heading in enumerate(headings) if heading_key(heading) == heading_key(name)
    ]
    if not fitting:
        there = ", ".join(f"'{heading}'" for heading in headings)[:300]
        raise InputError(
            f"the responses have no column '{name}'",
            f"name one with text_column= or id_column=: they have {there}",
        )
    return fitting[0]


@lru_cache(maxsize=1)
def _way(model: str | None, rules: tuple[tuple[str, str], ...]) -> tuple[Stage, ...]:
    """The stages of this process; `rules` are paths with digests, since files may change."""
    setup = Setup(model, tuple(path for path, _ in rules))
    return stages(engine_of(setup), setup)


def _cells(frame: pd.DataFrame) -> Iterator[tuple[str, ...]]:
    """The rows as text, empty for what is missing."""
    missing = frame.isna().to_numpy()
    for row, without in zip(frame.itertuples(index=False, name=None), missing, strict=True):
        yield tuple(
            "" if gone else as_text(_plain(value)) for value, gone in zip(row, without, strict=True)
        )


def _plain(value: Any) -> object:
    """A value of numpy's as Python has it."""
    return value.tolist() if hasattr(value, "tolist") else value


def _item(source: Source, cells: Sequence[str], headings: Sequence[str], text: int) -> Item:
    what: Read | StandpunktError
    try:
        if not source.doc_id:
            raise InputError("a response has no doc_id", "fill it in", path=source.name or None)
        words = without_tags(cells[text])
        what = read_row(words, tuple(cells), tuple(headings), text, source.name)
    except StandpunktError as error:
        what = error
    return Item(1, source, source, Got(source.name, what, titled=False), Metadata())


def _rows(outcome: Outcome) -> Iterator[Row]:
    for row in rows(outcome.positions):
        yield (*row, None)
    if outcome.failure:
        named = {"doc_id": outcome.source.doc_id or None, "source": outcome.source.name or None}
        yield (*(named.get(column.name) for column in COLUMNS), str(outcome.failure))
