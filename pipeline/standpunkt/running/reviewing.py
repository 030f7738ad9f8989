"""A whole run's entries with what people have decided taken over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from standpunkt.printable import counted
from standpunkt.proposals.proposal import Proposal
from standpunkt.proposals.rows import PositionRow
from standpunkt.review.agreement import together
from standpunkt.review.merge import (
    REVIEWED,
    Kept,
    Merged,
    describe,
    lost,
    merge,
    named_by_person,
)
from standpunkt.review.reviews import Review
from standpunkt.running.books import Judged
from standpunkt.running.entries import Entry
from standpunkt.writing.documents import COLUMNS as DOCUMENTS
from standpunkt.writing.records import to_cells, to_record
from standpunkt.writing.table import Column, Row

COLUMNS = (Column("decision"), Column("reviewer"))
"""What a table has more where decisions were taken over."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A run after review: its entries, what became of their rows by doc_id, and what to tell."""

    entries: tuple[Entry, ...]
    judged: dict[str, Judged]
    merged: Merged
    notes: tuple[str, ...]


def reviewed(
    entries: Sequence[Entry], reviews: Sequence[Review], proposals: Sequence[Proposal] = ()
) -> Reviewed:
    """All entries of a run with the decisions of reviews taken over."""
    decisions, notes = together(reviews)
    rows = [to_record(row) for entry in entries for row in entry.rows]
    texts = {e.doc_id: e.text or "" for e in entries if e.read}
    merged = merge(decisions, rows, proposals, texts)
    before = dict(zip(rows, (row for e in entries for row in e.rows), strict=True))
    kept, rejected = _by_document(merged.rows), _by_document(merged.rejected)
    found: list[Entry] = []
    judged: dict[str, Judged] = {}
    for entry in entries:
        of_it = kept.pop(entry.doc_id, []) if entry.read else []
        if not of_it and not entry.rows:
            found.append(entry)
            continue
        rows_ = tuple(_cells(one, before) for one in of_it)
        found.append(replace(entry, rows=rows_, document=_document(entry.document, of_it)))
        judged[entry.doc_id] = Judged(
            [one.row_id for one in of_it],
            {n: one.decision for n, one in enumerate(of_it) if one.decision},
            [(o.row, o.decision) for o in rejected.get(entry.doc_id, []) if o.decision],
        )
    told = [note for review in reviews for note in review.notes]
    return Reviewed(tuple(found), judged, merged, (*told, *notes, *merged.notes))


def in_lines(merged: Merged) -> Iterator[str]:
    """What was kept, what has no place, and what reads otherwise now, a line each."""
    yield f"{counted(merged.kept + merged.settled, 'decision')} kept"
    if merged.carried:
        yield (
            f"{counted(merged.carried, 'row')} put in by a decision: the machine does not find "
            "the words by itself"
        )
    if merged.settled:
        yield f"{counted(merged.settled, 'rejected row')} not among the rows of this run"
    yield from lost(merged)
    for changed in merged.changed:
        yield (
            f"reads differently now: {describe(changed.decision)}: {changed.column} was "
            f"{changed.then or '–'}, is {changed.now or '–'}"
        )


def _document(cells: Row | None, rows: Sequence[Kept]) -> Row | None:
    """A row of the table of responses with the name that a person gave in their rows."""
    named = next((kept.row for kept in rows if kept.row.organisation_from == REVIEWED), None)
    if cells is None or named is None:
        return cells
    return tuple(
        (getattr(named, column.name) or None) if column.name in _NAMING else cell
        for column, cell in zip(DOCUMENTS, cells, strict=True)
    )


_NAMING: Final = frozenset({"organisation", *named_by_person("")})


def _by_document(rows: Sequence[Kept]) -> dict[str, list[Kept]]:
    found: dict[str, list[Kept]] = defaultdict(list)
    for one in rows:
        found[one.row.doc_id].append(one)
    return found


def _cells(one: Kept, before: dict[PositionRow, Row]) -> Row:
    # A row that nobody changed is written as it came.
    cells = before.get(one.row) or to_cells(one.row)
    verdict, reviewer = ("", "")
    if one.decision:
        verdict, reviewer = one.decision.verdict.value, one.decision.reviewer
    return (*cells, verdict or None, reviewer or None)
