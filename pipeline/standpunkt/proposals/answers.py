"""One answer for each organisation and proposal, from its positions, by `policy.toml`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import combinations
from typing import Final

from standpunkt.positions import LABEL_LANGUAGES, RESPONDENT, Aspect, Stance, Strength, Tier
from standpunkt.proposals.organisations import Organisation, Register
from standpunkt.proposals.policy import Policy, policy
from standpunkt.proposals.proposal import parted
from standpunkt.proposals.responses import Response
from standpunkt.proposals.rows import PositionRow
from standpunkt.stance.words import phrases


class AnswerStance(StrEnum):
    """What an organisation answers on a proposal; the first four are a stand for or against.

    `own_view` mentions it with demands or remarks only, and `not_mentioned` not at all.
    """

    SUPPORT = "support"
    CONDITIONAL_SUPPORT = "conditional_support"
    SKEPTICAL = "skeptical"
    OPPOSE = "oppose"
    NEUTRAL = "neutral"
    OWN_VIEW = "own_view"
    NOT_MENTIONED = "not_mentioned"

    @property
    def stance(self) -> Stance | None:
        """The label of a position that it is, None for the two that only an answer has.

        >>> AnswerStance.OPPOSE.stance, AnswerStance.OWN_VIEW.stance
        (<Stance.OPPOSE: 'oppose'>, None)
        """
        return None if self in _OWN_LABELS else Stance(self.value)

    def label(self, language: str = "nb") -> str:
        """The display name in bokmål ("nb"), nynorsk ("nn") or English ("en").

        >>> AnswerStance.OWN_VIEW.label("nn"), AnswerStance.OPPOSE.label()
        ('eige syn', 'støtter ikke')
        """
        if self.stance is None:
            return _OWN_LABELS[self][LABEL_LANGUAGES.index(language)]
        return self.stance.label(language)


_OWN_LABELS = {
    AnswerStance.OWN_VIEW: ("eget syn", "eige syn", "own view"),
    AnswerStance.NOT_MENTIONED: ("ikke nevnt", "ikkje nemnt", "not mentioned"),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """One cell of the matrix. `decisive` is None where the proposal is not mentioned.

    `rows` are all positions on it in text order, the decisive one among them; of an inherited
    answer the one that adopts, and then those of the response that is adopted. `reason` is the
    id of what decided in `policy.toml`, or "no remarks", "demand", "divided", "inherited".
    `condition` is what a support hangs on or excepts, in the words of `limiting`.
    """

    organisation: str
    organisation_id: str
    organisation_kind: str
    proposal_id: str
    stance: AnswerStance = AnswerStance.NOT_MENTIONED
    confidence: float | None = None
    contradiction: bool = False
    inherited_from: str = ""
    condition: str = ""
    reason: str = ""
    decisive: PositionRow | None = None
    limiting: PositionRow | None = None
    rows: tuple[PositionRow, ...] = ()

    @property
    def mentioned(self) -> bool:
        """Whether the organisation says anything on the proposal."""
        return self.stance is not AnswerStance.NOT_MENTIONED

    @property
    def evidence(self) -> str:
        """The words that decided, white space made single; empty where nothing did."""
        return " ".join(self.decisive.evidence.split()) if self.decisive else ""


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of all organisations: those of cells that are mentioned, by their two ids.

    `missing` are responses that are adopted and not among the tables: who adopts, and whose.
    `unlinked` is how many of the respondents' own positions are on none of the proposals.
    """

    organisations: tuple[Organisation, ...]
    cells: Mapping[tuple[str, str], Answer]
    missing: tuple[tuple[str, str], ...] = ()
    unlinked: int = 0


def answers(
    rows: Iterable[PositionRow], rules: Policy | None = None, responses: Iterable[Response] = ()
) -> Answers:
    """The answers that positions come to.

    Own stands alone count: those of third parties are left out. What one of several who sign says
    is the stand of all, unless they take one together; where they differ, they are divided: an own
    view. The organisations of `responses` are among them
    whether they take a position or not.
    """
    rules = rules or policy()
    register = Register()
    for response in responses:
        register.add(response)
    place = lru_cache(maxsize=2**14)(rules.place)
    cells: dict[tuple[str, str], list[PositionRow]] = {}
    adopting: dict[str, list[PositionRow]] = {}
    order: dict[str, int] = {}
    unlinked = 0
    for row in rows:
        organisation = register.add(row)
        order.setdefault(row.doc_id, len(order))
        if not row.own and register.is_all(organisation, row.holder):
            row = replace(row, holder=RESPONDENT)  # noqa: PLW2901 - it is theirs from here on
        elif row.own and not row.judged and (some := register.some_of(organisation, _subject(row))):
            row = replace(row, holder=some)  # noqa: PLW2901
        if row.inherited_from and row.own:
            adopting.setdefault(organisation, []).append(row)
            continue
        if not row.own and not register.is_member(organisation, row.holder):
            continue
        unlinked += row.own and not row.proposal_id
        for proposal_id, _ in row.links:
            cells.setdefault((organisation, proposal_id), []).append(row)
    found = {
        key: answer(
            register.organisation(key[0]), key[1], _jointly(of_cell, key[1]), order, rules, place
        )
        for key, of_cell in cells.items()
    }
    inherited, missing = _inherited(found, adopting, register)
    return Answers(register.organisations, found | inherited, missing, unlinked)


def _jointly(rows: Sequence[PositionRow], proposal_id: str) -> Sequence[PositionRow]:
    """The rows on one proposal of several who sign, with what some of them say as that of all.

    It is not where they differ, and gives way where they together take a stand on the proposal.
    """
    sides: dict[str, set[object]] = {}
    for row in rows:
        stance = _towards(row, proposal_id)
        if row.own and stance.evaluative and not row.to_all:
            return rows
        if not row.own and stance.evaluative:
            sides.setdefault(row.holder, set()).add(_side(stance))
    if not sides:
        return rows
    if any(one.isdisjoint(other) for one, other in combinations(sides.values(), 2)):
        return [row for row in rows if not row.own]
    return [replace(row, holder=RESPONDENT) for row in rows]


def _side(stance: Stance) -> str:
    if stance.in_favour:
        return "for"
    return "neither" if stance is Stance.NEUTRAL else "against"


def answer(
    organisation: Organisation,
    proposal_id: str,
    rows: Sequence[PositionRow],
    order: Mapping[str, int],
    rules: Policy,
    place: Callable[[str], int],
) -> Answer:
    """The answer of one organisation on one proposal, from its positions on it.

    `order` tells which document came before which, and `place` what a heading weighs.
    """
    towards = [(_towards(row, proposal_id), row) for row in rows]
    towards = [pair for pair in towards if not _on_the_rest(*pair, rules)] or towards
    ranks = [_rank(stance, row, order, rules.decide, place) for stance, row in towards]
    best = max(ranks)
    heard = [pair for pair, rank in zip(towards, ranks, strict=True) if rank == best]
    empty = Answer(
        organisation.name, organisation.id, organisation.kind, proposal_id, rows=tuple(rows)
    )
    stance, decisive = heard[0]
    if not decisive.own:
        # Of several who sign, each may speak for itself; no joint stand follows from it.
        return _decided(empty, AnswerStance.OWN_VIEW, "divided", decisive)
    if not stance.evaluative or decisive.aspect is Aspect.PROCESS:
        return _decided(empty, AnswerStance.OWN_VIEW, "demand", decisive)
    stances = {stance for stance, _ in heard}
    meeting = rules.meeting(stances)
    if meeting.becomes is None:
        return _of_both(empty, heard, meeting.id, rules)
    becomes, reason = meeting.becomes, meeting.id
    same = [row for stance, row in heard if stance is becomes]
    same = same or [row for stance, row in heard if stance is not Stance.SKEPTICAL]
    decisive = max(same, key=lambda row: row.confidence * _sure(row))
    limiting = next((row for row in same if _condition(row)), None)
    if becomes is Stance.SUPPORT:
        later = [
            row
            for row in rows
            if row.own and rules.says("conditions", row.cue) and row.judged >= decisive.judged
        ]
        if later:
            becomes, reason, limiting = Stance.CONDITIONAL_SUPPORT, "condition", later[0]
    elif meeting.limited_by and limiting is None:
        limiting = next((row for stance, row in heard if stance is meeting.limited_by), None)
    elif becomes is Stance.NEUTRAL and rules.says("no_remarks", decisive.evidence):
        reason = "no remarks"
    return _limited(_decided(empty, AnswerStance(becomes.value), reason, decisive), limiting)


def _of_both(
    empty: Answer, heard: Sequence[tuple[Stance, PositionRow]], reason: str, rules: Policy
) -> Answer:
    """What support and opposition of the same weight come to.

    A stand on the proposal itself goes before one on a part of it or on what is said of it. Where
    that leaves both, a plain no goes before a concession ("ikke imot"), else the last word counts;
    the answer is flagged, unless the last word takes the other back.
    """
    direct = [(s, row) for s, row in heard if _is_direct(row, empty.proposal_id, rules)]
    sides = {s is Stance.OPPOSE for s, _ in direct if s is not Stance.SKEPTICAL}
    if sides == {True}:
        row = next(row for s, row in direct if s is Stance.OPPOSE)
        return _decided(empty, AnswerStance.OPPOSE, "rejection", row)
    if sides == {False}:
        row = next(row for s, row in direct if s is not Stance.SKEPTICAL)
        part = next(row for s, row in heard if s is Stance.OPPOSE)
        found = _decided(empty, AnswerStance.CONDITIONAL_SUPPORT, "part rejected", row)
        return _limited(found, part)
    sided = [(s, row) for s, row in heard if s is not Stance.SKEPTICAL]
    firm = [(s, row) for s, row in sided if s is Stance.OPPOSE or not _conceded(row, rules)]
    stance, row = firm[-1]
    found = _decided(empty, AnswerStance(stance.value), reason, row)
    return replace(found, contradiction=not rules.says("taking_back", _as_far_as(sided[-1][1])))


def _conceded(row: PositionRow, rules: Policy) -> bool:
    """Whether a support is a weak one, or no more than denied opposition."""
    return row.strength == Strength.WEAK or rules.says("concessions", row.cue)


def _as_far_as(row: PositionRow) -> str:
    """The sentence up to the end of the evidence: "men" after that takes nothing back."""
    evidence = " ".join(row.evidence.split())
    before, found, _ = " ".join(row.sentence.split()).partition(evidence)
    return before + found


def _limited(found: Answer, row: PositionRow | None) -> Answer:
    """The answer with what limits it: the condition that a row names, else what it is about.

    That is told in the words of the whole clause where its target names no more than the answer
    does: "det er vi skeptiske til".
    """
    if row is None:
        return found
    said = _condition(row) or " ".join(row.target.split())
    decisive = found.decisive.target if found.decisive else ""
    if not _condition(row) and (said.count(" ") < 1 or said.casefold() == decisive.casefold()):
        said = " ".join(row.evidence.split())
    return replace(found, condition=said, limiting=row)


def _condition(row: PositionRow) -> str:
    """What a support hangs on; empty where it is but hedged: "i hovedsak"."""
    said = " ".join(row.condition.split())
    hedge = tuple(said.casefold().split())
    return "" if hedge[:1] and hedge in phrases("limiters").get(hedge[0], ()) else said


def _on_the_rest(stance: Stance, row: PositionRow, rules: Policy) -> bool:
    """Whether it says only that there is nothing else to say: "ellers ingen merknader"."""
    return stance is Stance.NEUTRAL and rules.says("otherwise", row.evidence)


def _is_direct(row: PositionRow, proposal_id: str, rules: Policy) -> bool:
    """Whether a stand names the proposal, and does not merely stand where it is dealt with."""
    how = dict(zip(parted(row.proposal_id), parted(row.link_reason), strict=False))
    if how.get(proposal_id, "number") in _NAMED:
        return True
    return not row.target or rules.says("proposal", row.target)


_NAMED: Final = frozenset({"number", "place", "likeness", "lead-in", "referent"})


def _decided(empty: Answer, stance: AnswerStance, reason: str, row: PositionRow) -> Answer:
    sure = round(row.confidence * _sure(row), 3)
    return replace(empty, stance=stance, reason=reason, decisive=row, confidence=sure)


def _sure(row: PositionRow) -> float:
    """How sure the link of a row is; a person who judged the row has seen its proposal."""
    return 1.0 if row.link_score is None or row.judged else row.link_score


def _subject(row: PositionRow) -> str:
    """The words of the evidence before its cue."""
    return row.evidence.partition(row.cue)[0] if row.cue else ""


def _towards(row: PositionRow, proposal_id: str) -> Stance:
    return dict(row.links)[proposal_id]


def _rank(
    stance: Stance,
    row: PositionRow,
    order: Mapping[str, int],
    decide: Sequence[str],
    place: Callable[[str], int],
) -> tuple[object, ...]:
    by = {
        "own": row.own,
        "speaks": stance.evaluative,
        "aspect": (Aspect.PROCESS, Aspect.PREMISE, Aspect.PROPOSAL).index(row.aspect),
        "named": not row.to_all,
        "document": (row.date or date.min, order[row.doc_id]),
        "judged": row.judged,
        "place": place(row.section),
        "tier": row.tier is Tier.CORE,
    }
    return tuple(by[name] for name in decide)


def _inherited(
    found: Mapping[tuple[str, str], Answer],
    adopting: Mapping[str, Sequence[PositionRow]],
    register: Register,
) -> tuple[dict[tuple[str, str], Answer], tuple[tuple[str, str], ...]]:
    """The answers that follow from others' responses, and the responses that are not there."""
    by_organisation: dict[str, dict[str, Answer]] = {}
    for (organisation, proposal_id), given in found.items():
        by_organisation.setdefault(organisation, {})[proposal_id] = given
    missing: list[tuple[str, str]] = []
    inherited: dict[tuple[str, str], Answer] = {}

    def of(organisation: str, asked: frozenset[str]) -> dict[str, Answer]:
        """All answers of an organisation, its own first; whoever adopts in a ring gets none."""
        own = by_organisation.get(organisation, {})
        got = {key: given for key, given in own.items() if not _adds_nothing(given)}
        for row in adopting.get(organisation, ()):
            other = register.find(row.inherited_from, without=organisation)
            if other is None or other in asked:
                continue
            name = register.organisation(other).name
            for proposal_id, given in of(other, asked | {other}).items():
                if not row.proposal_id or proposal_id in dict(row.links):
                    got.setdefault(proposal_id, _adopted(given, row, name))
        return own | got

    for organisation, rows in adopting.items():
        owner = register.organisation(organisation)
        for row in rows:
            if register.find(row.inherited_from, without=organisation) is None:
                missing.append((owner.name, row.inherited_from))
        for proposal_id, given in of(organisation, frozenset({organisation})).items():
            if given.inherited_from:
                inherited[organisation, proposal_id] = replace(
                    given,
                    organisation=owner.name,
                    organisation_id=owner.id,
                    organisation_kind=owner.kind,
                )
    return inherited, tuple(dict.fromkeys(missing))


def _adds_nothing(given: Answer) -> bool:
    """Whether an answer says no more than "og har ingen ytterligere merknader"."""
    return given.stance is AnswerStance.NEUTRAL and all(row.to_all for row in given.rows)


def _adopted(given: Answer, row: PositionRow, name: str) -> Answer:
    sure = (given.confidence or 0.0) * row.confidence
    return replace(
        given,
        inherited_from=given.inherited_from or name,
        reason="inherited",
        confidence=round(sure, 3),
        decisive=row,
        rows=(row, *given.rows),
    )
