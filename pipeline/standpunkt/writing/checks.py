"""What is most worth a person's time: the rows that decide and are unsure come first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from standpunkt.positions import Tier
from standpunkt.proposals.answers import Answer
from standpunkt.proposals.rows import PositionRow
from standpunkt.writing.contents import Contents

UNSURE: Final = 0.6
"""A row less sure than this is worth a look."""
LINK_UNSURE: Final = 0.6
"""The same for the link to its proposal."""
NAME_UNSURE: Final = 0.7
"""The same for the name of who answers."""

ORDER: Final = (
    *("failed", "contradiction", "decides_unsure", "link_unsure", "unnamed", "name_unsure"),
    *("partly", "empty", "unlinked", "unsure"),
)
"""The reasons, the most telling first."""


@dataclass(frozen=True, slots=True)
class Check:
    """Something to look at. `row` counts from 0 into the rows; None where it is a document."""

    reason: str
    organisation: str
    row: int | None = None
    proposal_id: str = ""
    detail: str = ""


def checks(contents: Contents) -> list[Check]:
    """All there is to look at, each row once, by its most telling reason."""
    found = [*_documents(contents), *_cells(contents), *_rows(contents)]
    places = {reason: n for n, reason in enumerate(ORDER)}
    found.sort(key=lambda check: (places[check.reason], -1 if check.row is None else check.row))
    seen: set[int] = set()
    kept = []
    for check in found:
        if check.row is None or check.row not in seen:
            kept.append(check)
        if check.row is not None:
            seen.add(check.row)
    return kept


def _documents(contents: Contents) -> Iterator[Check]:
    for response in contents.responses:
        if response.failure:
            yield Check("failed", response.organisation or response.source, detail=response.failure)
        elif not response.positions:
            yield Check("empty", response.organisation or response.doc_id, detail=response.notes)
        if response.failure:
            continue
        if response.positions and response.in_part:
            yield Check("partly", response.organisation or response.doc_id, detail=response.notes)
        sure = response.organisation_confidence
        if not response.organisation:
            yield Check("unnamed", response.doc_id, detail=response.source)
        elif sure is not None and sure < NAME_UNSURE:
            yield Check("name_unsure", response.organisation, detail=response.source)


def _cells(contents: Contents) -> Iterator[Check]:
    numbers: dict[PositionRow, int] = {}
    for n, row in enumerate(contents.rows):
        if n not in contents.judged:  # a person has looked at those
            numbers.setdefault(row, n)
    for cell in contents.matrix.answers.cells.values():
        decisive = cell.decisive
        if decisive is None or cell.inherited_from or decisive not in numbers:
            continue
        reason = _why(cell, decisive)
        if reason:
            yield Check(reason, cell.organisation, numbers[decisive], cell.proposal_id)


def _why(cell: Answer, row: PositionRow) -> str:
    if cell.contradiction:
        return "contradiction"
    if row.confidence < UNSURE:
        return "decides_unsure"
    if row.link_score is not None and row.link_score < LINK_UNSURE:
        return "link_unsure"
    return ""


def _rows(contents: Contents) -> Iterator[Check]:
    linking = bool(contents.matrix.proposals)
    for n, row in enumerate(contents.rows):
        if n in contents.judged:
            continue
        name = row.organisation or row.doc_id
        if linking and row.own and not row.proposal_id and _takes_side(row):
            yield Check("unlinked", name, n)
        elif row.confidence < UNSURE:
            yield Check("unsure", name, n)


def _takes_side(row: PositionRow) -> bool:
    return row.stance.evaluative and row.tier is Tier.CORE and not row.inherited_from
