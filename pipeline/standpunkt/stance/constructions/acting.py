"""Acts, requests and sayings: the subject of the cue is the holder."""

from __future__ import annotations

from dataclasses import replace

from standpunkt.stance.candidate import Candidate, Rejected, Scene
from standpunkt.stance.clauses import clause_of
from standpunkt.stance.commitment import uncommitted
from standpunkt.stance.constructions.assertion import no_stand
from standpunkt.stance.constructions.common import anchor_of, evidence_of
from standpunkt.stance.constructions.content import with_content
from standpunkt.stance.constructions.cue import Cue, is_passive
from standpunkt.stance.constructions.holder import holder_of
from standpunkt.stance.constructions.target import cue_span, reach_of
from standpunkt.stance.degree import degree
from standpunkt.stance.holders import Who
from standpunkt.stance.matching import Match


def read(scene: Scene, match: Match) -> Candidate | Rejected:
    """What the cue means with its subject as holder."""
    reading, rule = scene.reading, match.rule
    anchor = anchor_of(reading, match)
    clause = clause_of(reading, match.first, match.last, anchor)
    if rule.impersonal:
        clause = replace(clause, subject=None, subject_head=None)
    cue = Cue(reading, match, clause, anchor, is_passive(reading, match))
    reason = no_stand(scene, cue)
    if reason:
        return Rejected(rule.id, cue.places, reason)
    found = holder_of(cue, scene.context)
    if isinstance(found, str):
        return Rejected(rule.id, cue.places, found)
    subject, why = found
    span = None if cue.passive else subject.span
    reached = reach_of(cue, span)
    level = degree(reading, match, clause, reached)
    if level.stance is None:
        return Rejected(rule.id, cue.places, "negated: asks for nothing")
    doubt = uncommitted(reading, match, clause)
    why = (*why, doubt) if doubt else why
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
        own=subject.who is Who.RESPONDENT and subject.certain >= 0.8 and not (why or level.why),
        elements=len(match.places),
        why=(*why, *level.why),
        doubtful=bool(doubt),
    )
    return with_content(scene, cue, candidate, reached, span)
