"""A review: the decisions that a file holds, whichever kind of file it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from standpunkt.decisions import Decision, Known
from standpunkt.errors import InputError
from standpunkt.review import decision_files


@dataclass(frozen=True, slots=True)
class Seen:
    """A row as the reviewer had it before them."""

    row_id: str
    doc_id: str
    machine: Mapping[str, Known]


@dataclass(frozen=True, slots=True)
class Review:
    """What one file holds: decisions, what in it was not understood, and all rows it showed.

    `seen` is empty where the file holds decisions alone.
    """

    path: Path
    decisions: tuple[Decision, ...]
    notes: tuple[str, ...] = ()
    seen: tuple[Seen, ...] = ()


def read_review(path: Path) -> Review:
    """The review in a workbook or a decisions file. Raises InputError."""
    ending = path.suffix.lower()
    if not path.is_file():
        raise InputError("no such file", "check the name", path=path)
    if ending in (".jsonl", ".ndjson", ".json"):
        decisions, notes = decision_files.read(path)
        return Review(path, decisions, notes)
    if ending == ".xlsx":
        from standpunkt.review.workbook import book

        return book.read(path)
    if ending == ".qdpx":
        from standpunkt.review import qda

        return qda.read(path)
    raise InputError(
        f"the ending '{path.suffix}' is no review",
        "give a workbook (.xlsx), decisions (.jsonl) or a project (.qdpx); save .ods as .xlsx",
        path=path,
    )


def read_reviews(paths: Iterable[Path]) -> list[Review]:
    """Several of them."""
    return [read_review(path) for path in paths]
