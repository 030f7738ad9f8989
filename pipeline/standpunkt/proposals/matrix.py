"""The matrix: every organisation against every proposal, and the one way it is counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from standpunkt.proposals.answers import Answer, Answers, AnswerStance, answers
from standpunkt.proposals.organisations import Organisation
from standpunkt.proposals.policy import Policy
from standpunkt.proposals.proposal import Proposal
from standpunkt.proposals.responses import Response
from standpunkt.proposals.rows import PositionRow
from standpunkt.proposals.same_text import Group, groups

FOR = frozenset(one for one in AnswerStance if one.stance and one.stance.in_favour)
"""The answers that are for a proposal."""

AGAINST = frozenset(one for one in AnswerStance if one.stance and one.stance.takes_side) - FOR
"""The answers that are against one."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many organisations give each answer; `base` is how many were asked about.

    `mentioned` are those that say anything, and `stances` holds every answer, the nought too.
    `inherited` and `contradictions` are among `mentioned`.
    """

    stances: Mapping[AnswerStance, int]
    base: int
    inherited: int = 0
    contradictions: int = 0

    @property
    def mentioned(self) -> int:
        """How many say anything."""
        return self.base - self.stances[AnswerStance.NOT_MENTIONED]

    @property
    def in_favour(self) -> int:
        """How many are for it, with reservations or without."""
        return sum(self.stances[stance] for stance in FOR)

    @property
    def against(self) -> int:
        """How many are against it, or sceptical."""
        return sum(self.stances[stance] for stance in AGAINST)

    @property
    def contested(self) -> int:
        """How many would have to turn for all who take a side to be on the same one."""
        return min(self.in_favour, self.against)


def count(cells: Iterable[Answer]) -> Count:
    """The one way answers are counted, for every output.

    >>> cells = [Answer("A", "a", "", "G1", AnswerStance.SUPPORT), Answer("B", "b", "", "G1")]
    >>> found = count(cells)
    >>> found.base, found.mentioned, found.in_favour, found.stances[AnswerStance.NOT_MENTIONED]
    (2, 1, 1, 1)
    """
    given: Counter[AnswerStance] = Counter()
    inherited = contradictions = 0
    for cell in cells:
        given[cell.stance] += 1
        inherited += bool(cell.inherited_from)
        contradictions += cell.contradiction
    stances = {stance: given[stance] for stance in AnswerStance}
    return Count(stances, given.total(), inherited, contradictions)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Every organisation against every proposal, in the order in which they came.

    `same` are the groups of near-identical responses.
    """

    answers: Answers
    proposals: tuple[Proposal, ...]
    same: tuple[Group, ...] = ()

    @property
    def copies(self) -> frozenset[str]:
        """The organisations whose response is near-identical to one before it, by their ids."""
        owner = {doc: body.id for body in self.organisations for doc in body.doc_ids}
        return frozenset(
            owner[document]
            for group in self.same
            for document in group.documents[1:]
            if owner[document] != owner[group.documents[0]]
        )

    @property
    def organisations(self) -> tuple[Organisation, ...]:
        """The organisations, one a row."""
        return self.answers.organisations

    def answer(self, organisation: Organisation, proposal: Proposal) -> Answer:
        """One cell."""
        return self.answers.cells.get((organisation.id, proposal.id)) or Answer(
            organisation.name, organisation.id, organisation.kind, proposal.id
        )

    def cells(self) -> Iterator[Answer]:
        """All cells, organisation by organisation."""
        for organisation in self.organisations:
            for proposal in self.proposals:
                yield self.answer(organisation, proposal)

    def count(
        self, proposal: Proposal, *, kind: str | None = None, without: Collection[str] = ()
    ) -> Count:
        """The count of one proposal: of one kind of organisation, `without` some by their ids."""
        return count(
            self.answer(organisation, proposal)
            for organisation in self.organisations
            if organisation.id not in without and kind in (None, organisation.kind)
        )

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of organisations there are, by name; the empty one where not known."""
        return tuple(sorted({organisation.kind for organisation in self.organisations}))

    def contested(self) -> tuple[tuple[Proposal, Count], ...]:
        """The proposals with their counts, the most contested first."""
        counts = [(proposal, self.count(proposal)) for proposal in self.proposals]
        return tuple(sorted(counts, key=lambda pair: -pair[1].contested))


def matrix(
    rows: Iterable[PositionRow],
    proposals: Iterable[Proposal] | None = None,
    rules: Policy | None = None,
    responses: Iterable[Response] = (),
    known: Iterable[Proposal] = (),
) -> Matrix:
    """The matrix of positions. Without a list, its proposals are those that positions link to.

    With them are those that are `known` to have been listed when the positions were linked.

    A proposal of the list that nobody mentions has its column all the same, and an organisation
    of `responses` that takes no position its row.
    """
    titles: dict[str, str] = {}
    cells: set[str] = set()
    sentences: dict[str, dict[str, None]] = {}

    def seen() -> Iterator[PositionRow]:
        for row in rows:
            if row.proposal_id not in cells:
                cells.add(row.proposal_id)
                for key, title in row.titles:
                    titles.setdefault(key, title)
            sentences.setdefault(row.doc_id, {}).setdefault(row.sentence)
            yield row

    found = answers(seen(), rules, responses)
    if proposals is None:
        listed = {proposal.id: proposal for proposal in known}
        others = sorted(titles.keys() - listed.keys(), key=_natural)
        proposals = (*listed.values(), *(Proposal(key, titles[key]) for key in others))
    same = groups({doc_id: tuple(said) for doc_id, said in sentences.items()})
    return Matrix(found, tuple(proposals), same)


def _natural(key: str) -> tuple[tuple[int, str], ...]:
    """Ids in the order a person counts them: G2 before G10."""
    return tuple(
        (int(part), "") if part.isdigit() else (-1, part) for part in re.findall(r"\d+|\D+", key)
    )


UNUSED: Final = (
    *("source", "hearing", "language", "page", "strength", "referent", "rule", "unit"),
    *("target_start", "target_end", "cue_start", "cue_end", "evidence_start", "evidence_end"),
    *("organisation_from", "organisation_confidence"),
)
"""The columns that a matrix does not look at: not kept, a million rows take less."""
