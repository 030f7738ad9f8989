"""Stands with no cue: bare modals (tier implicit), and too much of something (core)."""

from __future__ import annotations

from collections.abc import Iterator

from standpunkt.language.reading import Reading
from standpunkt.positions import Stance, Tier
from standpunkt.stance import judging
from standpunkt.stance.candidate import Candidate, Scene
from standpunkt.stance.clauses import clause_of
from standpunkt.stance.constructions.common import (
    SUBORDINATE,
    evidence_of,
    from_finite,
    hypothetical,
)
from standpunkt.stance.holders import Who, classify
from standpunkt.stance.phrases import without_punctuation
from standpunkt.stance.words import verb_forms, words


def read(scene: Scene) -> Iterator[Candidate]:
    """The candidates of a sentence that no rule is needed for."""
    if scene.asks:
        return
    yield from _modals(scene)
    yield from _consequences(scene)
    yield from _imperative(scene)
    yield from _excess(scene)


def _consequences(scene: Scene) -> Iterator[Candidate]:
    """ "Ordningen vil binde opp folk", "Dette er ikke omtalt": a judgement left to the reader.

    Without a word of praise or blame the direction is open, so the stance is `position`.
    """
    reading = scene.reading
    for token in reading.tokens:
        foretells = token.finite and token.lower in words("foretelling")
        misses = token.lower in words("negators") and _says_missing(reading, token.i)
        if not (foretells or misses):
            continue
        head = token.head if token.dep in ("aux", "cop", "aux:pass", "advmod") else token.i
        clause = clause_of(reading, token.i, token.i, head)
        if clause.relation in (*SUBORDINATE, "ccomp", "csubj") or hypothetical(reading, clause):
            continue
        if clause.subject is None or clause.subject_head is None or clause.finite is None:
            continue
        subject = classify(reading, clause.subject, clause.subject_head, scene.context.names)
        proposal = judging.proposal_like(reading, *clause.subject)
        if subject.who is not Who.THING or not proposal:
            continue
        yield Candidate(
            rule="bare.consequence" if foretells else "bare.missing",
            construction="bare",
            stance=Stance.POSITION if foretells else Stance.SKEPTICAL,
            cue=from_finite(clause, (token.i, max(token.i, min(head, clause.last)))),
            evidence=(clause.first, clause.last),
            target=clause.subject,
            holder=scene.context.holder,
            tier=Tier.IMPLICIT,
            elements=0,
        )


def _says_missing(reading: Reading, no: int) -> bool:
    """Whether a negated participle or verb of telling follows: "ikke omtalt", "ikke nevner"."""
    tokens = reading.tokens
    near = tokens[max(0, no - 2) : no + 4]
    return any(t.lower in verb_forms("telling_verbs") for t in near)


def _imperative(scene: Scene) -> Iterator[Candidate]:
    """ "Behold ordningen", "Stryk § 5": what a line asks for by its first word."""
    tokens = scene.reading.tokens
    first = next((t.i for t in tokens if t.pos != "PUNCT"), 0)
    word = tokens[first].lower
    against = word in words("imperatives_against")
    if not (against or word in words("imperatives_for")):
        return
    last = without_punctuation(tokens, first, len(tokens) - 1)
    nominative = any(t.lower in words("first_nominative") for t in tokens[first + 1 : first + 3])
    if last == first or nominative or tokens[first + 1].finite:
        return
    yield Candidate(
        rule="bare.imperative",
        construction="bare",
        stance=Stance.OPPOSE if against else Stance.DEMAND,
        cue=(first, first),
        evidence=(first, last),
        target=(first + 1, last),
        holder=scene.context.holder,
        tier=Tier.IMPLICIT,
        elements=0,
    )


def _modals(scene: Scene) -> Iterator[Candidate]:
    """ "Det må settes av midler.", "Saka lyt utsetjast.": what the text wants, without a cue."""
    reading = scene.reading
    for token in reading.tokens:
        if not token.finite or token.lower not in words("strong_modals"):
            continue
        head = token.head if token.dep in ("aux", "cop", "aux:pass") else token.i
        clause = clause_of(reading, token.i, token.i, head)
        dependent = clause.relation in (*SUBORDINATE, "ccomp", "csubj")
        if dependent or hypothetical(reading, clause):
            continue
        yield Candidate(
            rule="bare.modal",
            construction="bare",
            stance=judging.wanted(reading, clause.first, clause.last),
            cue=(token.i, max(token.i, min(head, clause.last))),
            evidence=(clause.first, clause.last),
            target=clause.subject,
            holder=scene.context.holder,
            tier=Tier.IMPLICIT,
            elements=0,
        )


def _excess(scene: Scene) -> Iterator[Candidate]:
    """ "Fristen er for kort": too much of anything is a fault."""
    reading = scene.reading
    found = judging.excess(reading, 0, len(reading.tokens) - 1)
    if found is None:
        return
    clause = clause_of(reading, *found.cue, found.cue[1])
    if clause.relation in SUBORDINATE or hypothetical(reading, clause):
        return
    if clause.subject is not None and clause.subject_head is not None:
        subject = classify(reading, clause.subject, clause.subject_head, scene.context.names)
        if subject.who is not Who.THING:
            return
    cue = from_finite(clause, found.cue)
    yield Candidate(
        rule=found.rule,
        construction="judge",
        stance=found.stance,
        cue=cue,
        evidence=evidence_of(clause, cue, clause.subject),
        target=clause.subject,
        holder=scene.context.holder,
    )
