"""The table of responses: one row a document, whether it has positions or not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from standpunkt.documents import Document
from standpunkt.positions import RESPONDENT, Position, Stance
from standpunkt.writing.table import Column, Kind, Row, who

COLUMNS = (
    *(Column("doc_id"), Column("source"), Column("organisation"), Column("organisation_id")),
    *(Column("organisation_kind"), Column("organisation_from")),
    *(Column("organisation_confidence", Kind.NUMBER), Column("unit"), Column("hearing")),
    *(Column("date", Kind.DATE), Column("language")),
    *(Column("pages", Kind.WHOLE), Column("words", Kind.WHOLE)),
    *(Column(stance.value, Kind.WHOLE) for stance in Stance),
    *(Column("others", Kind.WHOLE), Column("read"), Column("notes")),
)
"""The columns, in order: after `words` how many stands of each kind the respondent takes."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NOT_READ = "not read"


def row(document: Document, positions: Iterable[Position], notes: Sequence[str] = ()) -> Row:
    """The row of a document that was read; `notes` are what there is to know about it.

    It was read in part where a note says that something was not.
    """
    metadata = document.metadata
    counts = Counter(p.stance if p.holder == RESPONDENT else None for p in positions)
    partly = any(_NOT_READ in note for note in notes)
    return (
        document.doc_id,
        document.source,
        metadata.organisation or None,
        *who(metadata),
        metadata.hearing or None,
        metadata.date,
        metadata.language or None,
        len(document.pages) or None,
        len(_WORD.findall(document.text)),
        *(counts[stance] for stance in Stance),
        counts[None],
        "partly" if partly else "read",
        "; ".join(notes) or None,
    )


def row_of_failure(doc_id: str, source: str, problem: str) -> Row:
    """The row of a document that could not be read."""
    known = {"doc_id": doc_id, "source": source, "read": _NOT_READ, "notes": problem}
    return tuple(known.get(column.name) for column in COLUMNS)


def is_documents(path: Path) -> bool:
    """Whether an output is to hold this table: its name is or ends in "documents".

    >>> is_documents(Path("out/documents.csv")), is_documents(Path("svar-documents.xlsx"))
    (True, True)
    >>> is_documents(Path("positions.csv"))
    False
    """
    return re.search(r"(?:^|[^a-zæøå])documents$", path.stem, re.I) is not None
