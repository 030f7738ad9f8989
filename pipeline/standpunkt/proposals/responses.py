"""The table of responses read back: who has answered, also those who take no position."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from standpunkt.errors import InputError
from standpunkt.proposals.cells import read_cells

_ENDINGS: Final = (".csv", ".parquet", ".xlsx", ".jsonl")
_NAMES: Final = ("{stem}.documents", "{stem}-documents", "{stem}_documents", "documents")
_NOT_READ: Final = "not read"
_TEXTS: Final = (
    *("doc_id", "organisation", "organisation_id", "organisation_kind", "language", "notes"),
)


@dataclass(frozen=True, slots=True)
class Response:
    """One row of the table of responses: a document and whose it is; empty is not known.

    `organisation_confidence` is how sure the name is, None where that is not told, and `notes`
    what there is to know about the document.
    """

    doc_id: str
    organisation: str
    organisation_id: str = ""
    organisation_kind: str = ""
    language: str = ""
    notes: str = ""
    organisation_confidence: float | None = None


def read_responses(paths: Iterable[Path]) -> Iterator[Response]:
    """The responses of documents tables, but those that could not be read.

    Raises InputError for a table without their columns.
    """
    for path in paths:
        for cells in read_cells(path):
            headings = [heading.lstrip("\ufeff").strip() for heading in cells.headings]
            for name in ("doc_id", "organisation", "read"):
                if name not in headings:
                    raise InputError(
                        f"has no column '{name}'",
                        "give the table of responses that standpunkt extract writes with "
                        "-o documents.csv",
                        path=path,
                    )
            for _, row in cells.rows:
                known = dict(zip(headings, row, strict=False))
                if known.get("doc_id") and known.get("read") != _NOT_READ:
                    sure = _number(known.get("organisation_confidence"))
                    texts = {name: str(known.get(name) or "") for name in _TEXTS}
                    yield Response(**texts, organisation_confidence=sure)


def _number(value: object) -> float | None:
    """A number as CSV, also the one that Excel opens, and the other formats have it."""
    try:
        return None if value in (None, "") else float(str(value).replace(",", "."))
    except ValueError:
        return None  # a column of the user's own under that heading


def beside(table: Path) -> Path | None:
    """The table of responses of a positions table, by its name; None where there is none.

    That of `svar.csv` is `svar.documents.csv`, `svar-documents.csv` or `documents.csv` in the same
    folder, of the same ending before others.
    """
    endings = dict.fromkeys((table.suffix.lower(), *_ENDINGS))
    names = (name.format(stem=table.stem) + end for name in _NAMES for end in endings)
    found = (table.with_name(name) for name in names)
    return next((path for path in found if path != table and path.is_file()), None)
