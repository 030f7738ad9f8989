"""The positions table: one row a position, the same columns in every format.

`docs/columns.md` says what each column means. What is not known is None in a row, an
empty cell in CSV and XLSX, null in Parquet and JSON lines, and missing in pandas.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from standpunkt.documents import Metadata, Span
from standpunkt.positions import Position
from standpunkt.printable import encodable, joined, printable

if TYPE_CHECKING:
    import pandas as pd

Value = str | int | float | date | None
"""What one cell holds; None where it is not known."""

Row = tuple[Value, ...]
"""One row, a value for each of `COLUMNS` in their order."""

Add = Callable[[Iterable[Row]], None]
"""What a table that is being written takes its next rows by."""


class Kind(StrEnum):
    """The type of a column, by the name pandas knows it by."""

    TEXT = "string"
    WHOLE = "Int64"
    NUMBER = "Float64"
    DATE = "datetime64[s]"


@dataclass(frozen=True, slots=True)
class Column:
    """A column's name and type."""

    name: str
    kind: Kind = Kind.TEXT


COLUMNS = (
    Column("doc_id"),
    Column("source"),
    Column("organisation"),
    Column("hearing"),
    Column("date", Kind.DATE),
    Column("language"),
    Column("page", Kind.WHOLE),
    Column("section"),
    Column("holder"),
    Column("stance"),
    Column("stance_label"),
    Column("polarity", Kind.NUMBER),
    Column("strength"),
    Column("confidence", Kind.NUMBER),
    Column("tier"),
    Column("aspect"),
    Column("proposal_id"),
    Column("proposal"),
    Column("target"),
    Column("target_start", Kind.WHOLE),
    Column("target_end", Kind.WHOLE),
    Column("referent"),
    Column("condition"),
    Column("cue"),
    Column("cue_start", Kind.WHOLE),
    Column("cue_end", Kind.WHOLE),
    Column("evidence"),
    Column("evidence_start", Kind.WHOLE),
    Column("evidence_end", Kind.WHOLE),
    Column("sentence"),
    Column("rule"),
    Column("proposal_stance"),
    Column("proposal_stance_reason"),
    Column("link_reason"),
    Column("link_score", Kind.NUMBER),
    Column("inherited_from"),
    Column("organisation_id"),
    Column("organisation_kind"),
    Column("organisation_from"),
    Column("organisation_confidence", Kind.NUMBER),
    Column("unit"),
)
"""The columns, in order."""

NAMES = tuple(column.name for column in COLUMNS)
"""Their names, in order."""

META = "meta_"
"""How the names of columns begin that the user's own metadata file brings."""


def with_meta(headings: Iterable[str]) -> tuple[Column, ...]:
    """The columns with one more for each of these headings.

    >>> with_meta(["sektor"])[-1].name
    'meta_sektor'
    """
    return (*COLUMNS, *(Column(META + heading) for heading in dict.fromkeys(headings)))


def row(position: Position, labels: str = "nb") -> Row:
    """The table row of a position, with stances named in the language `labels`."""
    document = position.document
    metadata = document.metadata
    target = position.target or (None, None)
    cells: Row = (
        document.doc_id,
        printable(document.source),
        metadata.organisation or None,
        metadata.hearing or None,
        metadata.date,
        document.language_of(position.evidence.start) or None,
        document.page_of(position.evidence.start),
        _for_reading(position, position.section),
        position.holder,
        position.stance.value,
        position.stance.label(labels),
        position.stance.polarity,
        position.strength.value,
        position.confidence,
        position.tier.value,
        position.aspect.value,
        position.proposal_id or None,
        position.proposal or None,
        position.words(position.target) or None,
        *target,
        _for_reading(position, position.referent),
        _for_reading(position, position.condition),
        position.words(position.cue),
        *position.cue,
        position.words(position.evidence),
        *position.evidence,
        _for_reading(position, position.sentence),
        position.rule,
        position.proposal_stance or None,
        position.proposal_stance_reason or None,
        position.link_reason or None,
        position.link_score,
        position.inherited_from or None,
        *who(metadata),
    )
    # What a document holds is mended where it is read; no writer may stop for a cell that is not.
    return tuple(encodable(cell) if isinstance(cell, str) else cell for cell in cells)


def who(metadata: Metadata) -> Row:
    """The cells from `organisation_id` to `unit`: all that is known of who answers.

    >>> from standpunkt.documents import Respondent
    >>> who(Metadata("KS", respondent=Respondent("KS", "ks", "working_life", "", "page", 0.9)))
    ('ks', 'working_life', 'page', 0.9, None)
    """
    known = metadata.respondent
    return (
        known.id or None,
        known.kind or None,
        known.origin,
        known.confidence,
        known.unit or None,
    )


_BROKEN = re.compile("[\n\r\u00ad\u2028\u2029]")
_EXACT = frozenset(NAMES.index(name) for name in ("target", "cue", "evidence"))


def for_reading(row: Row) -> Row:
    """The row as a person reads it: the words that offsets point at as whole words on one line."""
    return tuple(
        joined(cell) if n in _EXACT and isinstance(cell, str) and _BROKEN.search(cell) else cell
        for n, cell in enumerate(row)
    )


def rows(positions: Iterable[Position], labels: str = "nb") -> list[Row]:
    """The table rows of positions, in the order given."""
    return [row(position, labels) for position in positions]


def to_frame(positions: Iterable[Position], labels: str = "nb") -> pd.DataFrame:
    """The positions table as a pandas DataFrame; all columns are there without any rows.

    Text columns are "string", offsets and pages "Int64", polarity and confidence
    "Float64", and the date "datetime64[s]"; stances are named in `labels`: "nb", "nn"
    or "en". Columns of the user's metadata file that fill no other come last, as "meta_NAME".

    >>> to_frame([]).columns[:4].tolist()
    ['doc_id', 'source', 'organisation', 'hearing']
    """
    listed = list(positions)
    brought = [brought_by_user(position.document.metadata) for position in listed]
    headings = list(dict.fromkeys(heading for known in brought for heading in known))
    more = ((known.get(heading) for heading in headings) for known in brought)
    table = [(*cells, *added) for cells, added in zip(rows(listed, labels), more, strict=True)]
    return frame_of(table, with_meta(headings))


def brought_by_user(metadata: Metadata) -> dict[str, str]:
    """What the user's metadata file says in columns that fill no field, by heading.

    >>> brought_by_user(Metadata(extra=(("a", "1"), ("b", "2")), origin=(("meta_b", "file"),)))
    {'b': '2'}
    """
    named = {field for field, _ in metadata.origin}
    own = [(key, value) for key, value in metadata.extra if META + key in named]
    return {key: dict(reversed(own))[key] for key, _ in own}  # what the user gave stands first


def frame_of(table: Sequence[Row], columns: Sequence[Column] = COLUMNS) -> pd.DataFrame:
    """Rows as a pandas DataFrame with the types of their columns."""
    import pandas as pd

    return pd.DataFrame(
        {
            column.name: pd.Series([cells[i] for cells in table], dtype=object).astype(
                column.kind.value
            )
            for i, column in enumerate(columns)
        }
    )


def _for_reading(position: Position, span: Span | None) -> str | None:
    """Words no offsets are given for: whole words on one line."""
    return joined(position.words(span)) or None
