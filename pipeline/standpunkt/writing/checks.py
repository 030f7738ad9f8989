"""What is most worth a person's time: the rows that decide and are unsure come first.

One list, which a workbook and a report both show.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from standpunkt.positions import Stance, Tier
from standpunkt.proposals.answers import Answer
from standpunkt.proposals.linking import Linker
from standpunkt.proposals.mentions import Mention
from standpunkt.proposals.proposal import parted
from standpunkt.proposals.rows import PositionRow
from standpunkt.writing.contents import Contents

UNSURE: Final = 0.6
"""A row less sure than this is worth a look."""
LINK_UNSURE: Final = 0.6
"""The same for the link to its proposal."""
NAME_UNSURE: Final = 0.7
"""The same for the name of who answers."""

NEAR: Final = 0.6
"""So much of what spoke for a proposal speaks for another, where the link may be to that one."""

ORDER: Final = (
    *("failed", "contradiction", "decides_unsure", "link_unsure", "unnamed", "name_unsure"),
    *("others_only", "goes_against", "turned", "condition_elsewhere", "link_near"),
    *("partly", "empty", "unlinked", "unsure"),
)
"""The reasons, the most telling first."""


@dataclass(frozen=True, slots=True)
class Check:
    """Something to look at. `row` counts from 0 into the rows; None where it is a document.

    `detail` is the message about a document, and of a row the id of another proposal that it may
    be about, or the stance towards its proposal where it has `turned`.
    """

    reason: str
    organisation: str
    row: int | None = None
    proposal_id: str = ""
    detail: str = ""
    doc_id: str = ""


def checks(contents: Contents) -> list[Check]:
    """All there is to look at, each row once, by its most telling reason."""
    found = [*_documents(contents), *_cells(contents), *_rows(contents)]
    found += [*_others_only(contents), *_against(contents), *_turned(contents)]
    found += _elsewhere(contents)
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
            continue
        name, doc_id = response.organisation or response.doc_id, response.doc_id
        if not response.positions:
            yield Check("empty", name, detail=response.notes, doc_id=doc_id)
        elif response.in_part:
            yield Check("partly", name, detail=response.notes, doc_id=doc_id)
        sure = response.organisation_confidence
        if not response.organisation:
            yield Check("unnamed", name, detail=response.source, doc_id=doc_id)
        elif sure is not None and sure < NAME_UNSURE:
            yield Check("name_unsure", name, detail=response.source, doc_id=doc_id)


def _cells(contents: Contents) -> Iterator[Check]:
    numbers: dict[PositionRow, int] = {}
    for n, row in enumerate(contents.rows):
        if not _judged(contents, n):
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
    own = [one for one in cell.rows if one.own]
    if own and all(_linked_by(one, cell.proposal_id) in _POINTED for one in own):
        return "link_unsure"
    return ""


_POINTED: Final = frozenset(("referent", "before"))
"""Ways to a proposal that name it nowhere: only what stands before the words does."""


def _linked_by(row: PositionRow, proposal_id: str) -> str:
    """What linked a row to one of its proposals; empty where its table does not tell."""
    ids, reasons = parted(row.proposal_id), parted(row.link_reason)
    if len(ids) != len(reasons):
        return ""
    return dict(zip(ids, reasons, strict=True)).get(proposal_id, "")


def _rows(contents: Contents) -> Iterator[Check]:
    linking = bool(contents.matrix.proposals)
    for n, row in _undecided(contents):
        name = row.organisation or row.doc_id
        if linking and row.own and not row.proposal_id and _takes_side(row):
            yield Check("unlinked", name, n)
        elif row.confidence < UNSURE:
            yield Check("unsure", name, n)


def _undecided(contents: Contents) -> Iterator[tuple[int, PositionRow]]:
    """The rows that nobody has looked at, with their numbers."""
    return ((n, row) for n, row in enumerate(contents.rows) if not _judged(contents, n))


def _judged(contents: Contents, n: int) -> bool:
    """Whether a person has looked at a row: in this run, or in one that its table tells of."""
    return n in contents.judged or contents.rows[n].judged


def _name(row: PositionRow) -> str:
    return row.organisation or row.doc_id


def _others_only(contents: Contents) -> Iterator[Check]:
    """Others' stands on what the respondent says nothing of itself: they may be its own.

    "Flertallet støtter gebyret", in the response of a municipality, is the municipality's stand.
    """
    own = {(row.doc_id, key) for row in contents.rows if row.own for key, _ in row.links}
    for n, row in _undecided(contents):
        for key, _ in row.links:
            if not row.own and _takes_side(row) and (row.doc_id, key) not in own:
                yield Check("others_only", _name(row), n, key)


def _against(contents: Contents) -> Iterator[Check]:
    """The rows of a response that go against its others on the same proposal."""
    sides: dict[tuple[str, str], list[tuple[int, PositionRow, bool]]] = {}
    for n, row in enumerate(contents.rows):
        for key, stance in row.links if row.own and _takes_side(row) else ():
            if stance in _SIDES:
                sides.setdefault((row.doc_id, key), []).append((n, row, _SIDES[stance]))
    for (_, key), rows in sides.items():
        for n, row, side in rows:
            if not _judged(contents, n) and any(side != other for *_, other in rows):
                yield Check("goes_against", _name(row), n, key)


def _turned(contents: Contents) -> Iterator[Check]:
    """Stands that count otherwise towards the proposal than towards what they are about."""
    for n, row in _undecided(contents):
        for key, stance in row.links if row.own else ():
            if stance is not row.stance:
                yield Check("turned", _name(row), n, key, stance.value)


_SIDES: Final = {Stance.SUPPORT: True, Stance.CONDITIONAL_SUPPORT: True, Stance.OPPOSE: False}
"""For or against; who doubts may do either."""


def _elsewhere(contents: Contents) -> Iterator[Check]:
    """Reservations about another proposal, and links by likeness that may be to another one."""
    if len(contents.matrix.proposals) < 2:
        return
    linker = Linker(contents.matrix.proposals)
    for n, row in _undecided(contents):
        ids = parted(row.proposal_id)
        if not ids:
            continue
        if row.condition:
            about = linker.find(Mention(target=row.condition, evidence=row.condition))
            other = next((link.proposal.id for link in about.links), "")
            if other and other not in ids:
                yield Check("condition_elsewhere", _name(row), n, detail=other)
        if row.link_reason == "likeness" and row.own:
            said = Mention(
                target=row.target, evidence=row.evidence, section=row.section, cue=row.cue
            )
            nearest = linker.find(said).nearest
            for proposal, score, _ in nearest[:2]:
                if proposal.id not in ids and score >= NEAR * nearest[0][1]:
                    yield Check("link_near", _name(row), n, detail=proposal.id)


def _takes_side(row: PositionRow) -> bool:
    return row.stance.evaluative and row.tier is Tier.CORE and not row.inherited_from
