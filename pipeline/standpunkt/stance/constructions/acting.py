"""Acts, requests and sayings: the subject of the cue is the holder."""

from __future__ import annotations

from dataclasses import replace

from standpunkt.language.reading import Reading
from standpunkt.stance import judging
from standpunkt.stance.candidate import Candidate, Reason, Rejected, Scene
from standpunkt.stance.clauses import clause_of
from standpunkt.stance.commitment import uncommitted
from standpunkt.stance.constructions.acting_holder import holder_of
from standpunkt.stance.constructions.acting_target import cue_span, reach_of
from standpunkt.stance.constructions.assertion import no_stand
from standpunkt.stance.constructions.common import anchor_of, evidence_of
from standpunkt.stance.constructions.content import with_content
from standpunkt.stance.constructions.cue import Cue, is_passive
from standpunkt.stance.constructions.everyday import not_at_issue
from standpunkt.stance.degree import degree
from standpunkt.stance.holders import Who
from standpunkt.stance.matching import Match
from standpunkt.stance.phrases import Tokens, gapped_denial, without_punctuation


def read(scene: Scene, match: Match) -> Candidate | Rejected:
    """What the cue means with its subject as holder."""
    reading, rule = scene.reading, match.rule
    anchor = anchor_of(reading, match)
    clause = clause_of(reading, match.first, match.last, anchor)
    if rule.impersonal:
        clause = replace(clause, subject=None, subject_head=None)
    if clause.finite is not None and _stands_before(reading, match, clause.finite):
        # "Å støtte dette er uaktuelt": what is said of it is no part of its object
        clause = replace(clause, last=max(match.last, clause.finite - 1))
    gapped = gapped_denial(reading.tokens, match.last)
    if gapped is not None and gapped[0] - 1 > match.last:
        # "Kapittel 2 støtter vi, kapittel 3 ikke": the other half is no part of this one
        end = without_punctuation(reading.tokens, match.last, gapped[0] - 1)
        clause = replace(clause, last=min(clause.last, end))
    cue = Cue(reading, match, clause, anchor, is_passive(reading, match))
    reason = no_stand(scene, cue)
    if reason:
        return Rejected(rule.id, cue.places, reason)
    found = holder_of(cue, scene.context)
    if isinstance(found, str):
        return Rejected(rule.id, cue.places, found)
    subject, why = found
    if subject.who is Who.OTHER and judging.seems(reading.tokens, match.first):
        return Rejected(rule.id, cue.places, "tells how a thing looks")
    span = None if cue.passive else _outside(match, subject.span)
    reached = reach_of(cue, span)
    aside = not_at_issue(scene, cue, reached.target)
    if aside:
        return Rejected(rule.id, cue.places, aside)
    level = degree(reading, match, clause, reached)
    if level.stance is None:
        return Rejected(rule.id, cue.places, "negated: asks for nothing")
    # What is taken back at once is known to be past, whatever frames it
    doubt = "" if Reason.TAKEN_BACK in level.why else uncommitted(reading, match, clause)
    candidate = Candidate(
        rule=rule.id,
        construction=rule.construction,
        stance=level.stance,
        cue=cue_span(cue, reached),
        evidence=evidence_of(clause, cue.places, reached.target, span),
        target=reached.target,
        condition=level.condition,
        holder=subject.name if subject.who is Who.OTHER else scene.context.holder,
        tier=rule.tier,
        strength=level.strength,
        own=subject.who is Who.RESPONDENT and subject.certain >= 0.8 and not why and level.plain,
        elements=len(match.places),
        why=(*why, *level.why, *([doubt] if doubt else [])),
        doubtful=bool(doubt),
        denied=level.denied,
        unnamed=cue.passive and subject.who is Who.NOBODY,
        negated=rule.negated,
    )
    return with_content(scene, cue, candidate, reached, span)


def _outside(match: Match, span: Tokens | None) -> Tokens | None:
    """The subject without the cue and what follows it, which trees may hang on it.

    "stiller laget seg spørrende til at …"
    """
    if span is None:
        return None
    inside = next((place for place in match.places if span[0] < place <= span[1]), None)
    return span if inside is None else (span[0], inside - 1)


def _stands_before(reading: Reading, match: Match, finite: int) -> bool:
    """Whether the cue is an infinitive in front of the verb of its clause."""
    return finite > match.last and match.first > 0 and reading.tokens[match.first - 1].lower == "å"
