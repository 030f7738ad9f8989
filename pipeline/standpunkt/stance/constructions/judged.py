"""Judgements on a matter: the subject of the cue is the target.

`judged_subject` finds who or what is judged, `judged_target` on what, `judged_claims` what is said
to be so; `not_judged` tells why a cue is no judgement.
"""

from __future__ import annotations

from collections.abc import Sequence

from standpunkt.language.reading import Reading, Token
from standpunkt.positions import Stance, Tier
from standpunkt.stance import judging
from standpunkt.stance.candidate import Candidate, Rejected, Scene
from standpunkt.stance.clauses import Clause, clause_of
from standpunkt.stance.constructions.answered import ends_in_rating
from standpunkt.stance.constructions.common import (
    anchor_of,
    evidence_of,
    finite_word,
    from_finite,
)
from standpunkt.stance.constructions.composed import judged_stand
from standpunkt.stance.constructions.gone_without import bad_without
from standpunkt.stance.constructions.judged_claims import claim, stance_of_denied_claim
from standpunkt.stance.constructions.judged_subject import (
    finds,
    giver_of,
    judged_subject,
    judging_clause,
)
from standpunkt.stance.constructions.judged_target import (
    for_whom,
    judged_target,
    limit_of,
)
from standpunkt.stance.constructions.not_judged import (
    no_judgement,
    no_judgement_on_target,
    on_person,
    only_fact,
)
from standpunkt.stance.fates import (
    OF_END,
    fate_of,
    is_end,
    is_in_force,
    is_proposal,
    keeps_all,
    long_due,
)
from standpunkt.stance.holders import Who
from standpunkt.stance.matching import Match
from standpunkt.stance.matter import Matter
from standpunkt.stance.opposites import VIEW_DENIED, opposite
from standpunkt.stance.phrases import Tokens, negator
from standpunkt.stance.words import endings, phrases, verb_forms, words


def read(scene: Scene, match: Match) -> Candidate | Rejected:
    """What the predicate says of its subject: "Fristen er for kort", "vi finner det uheldig"."""
    reading = scene.reading
    places = (match.first, match.last)
    anchor = anchor_of(reading, match)
    if match.predicate:
        classes = ("ADJ", "NOUN", "VERB")
        said = [i for i in match.places if reading.tokens[i].pos in classes]
        anchor = said[-1] if said else match.last
        if any(reading.tokens[c].dep == "cop" for c in reading.children[match.first]):
            anchor = match.first  # "vel og bra": the copula hangs on the first
    clause = clause_of(reading, match.first, match.last, anchor)
    clause = judging_clause(reading, match, clause)
    stance = _stance(scene, match, clause)
    if stance is None:
        return Rejected(match.rule.id, places, "negated: says nothing")
    finder = finds(reading, match, clause)
    subject = judged_subject(scene, clause, finder=finder)
    reason = (
        no_judgement(scene, match, clause, stance)
        or only_fact(reading, match)
        or on_person(reading, match, subject, finder)
    )
    if reason:
        return Rejected(match.rule.id, places, reason)
    cued = clause.finite in match.places  # "skulle vært innført for lenge siden" is no dream
    if stance is Stance.SUPPORT and not cued and judging.counterfactual(reading, clause.finite):
        stance = Stance.DEMAND
    target = judged_target(reading, match, clause, subject, finder=finder)
    target = claim(scene, match, clause) or for_whom(reading.tokens, match, target) or target
    own = finder and subject is not None and subject.who is Who.RESPONDENT
    rather = _rather_as_it_is(reading.tokens, match, target)
    stance, target = _of_target(reading, match, target, stance, rather=rather)
    if target is not None:
        stance, target = judged_stand(scene, target, stance) or (stance, target)
    if target is not None and _denies_fault(scene, match, target, stance):
        stance = Stance.SUPPORT
    giver = giver_of(scene, match) if match.rule.by_whom else None
    reason = no_judgement_on_target(reading, match, clause, target, giver, own=own or rather)
    if reason:
        return Rejected(match.rule.id, places, reason)
    tier = match.rule.tier
    of_world = match.rule.near_matter and scene.context.matter <= Matter.AROUND
    if not own and (of_world or _argues(scene, match, clause, target)):
        tier = Tier.IMPLICIT
    stance, condition = _limited(scene, match, clause, target, stance)
    if stance in (Stance.SKEPTICAL, Stance.OPPOSE):
        lost = bad_without(reading.tokens, clause, match.last, target)
        stance, target = (stance, target) if lost is None else (Stance.SUPPORT, lost)
    cue = from_finite(clause, places)
    rated = ends_in_rating(reading.tokens) and scene.context.scale is None
    if giver is not None:
        subject, own = giver, giver.who is Who.RESPONDENT
    named = (finder or giver is not None) and subject is not None and subject.who is Who.OTHER
    return Candidate(
        rule=match.rule.id,
        construction=match.rule.construction,
        stance=stance,
        cue=cue,
        evidence=evidence_of(
            clause, cue, target, subject.span if own and subject is not None else None
        ),
        target=target,
        condition=condition,
        holder=subject.name if named and subject is not None else scene.context.holder,
        tier=tier,
        own=own,
        elements=len(match.places),
        why=(
            *(() if condition is None else ("limited by a condition",)),
            *(("a claim that is rated, on no known scale",) if rated else ()),
        ),
        doubtful=rated,
        negated=match.rule.negated,
    )


def _stance(scene: Scene, match: Match, clause: Clause) -> Stance | None:
    """The stance of the cue, turned by what denies it, its report or its truth; None for none."""
    reading = scene.reading
    low = clause.first if clause.finite is None else clause.finite
    first = max(clause.first, min(low, match.first) - 2)
    stance = judging.shifted(reading, match, first, clause.first)
    if stance is None:
        return None
    if judging.report_denied(reading.tokens, match.first):
        return VIEW_DENIED.get(stance)
    if judging.truth_denied(reading.tokens, match.first):
        return opposite(stance, match.rule.construction, "")
    return stance_of_denied_claim(scene, match, clause) or stance


def _of_target(
    reading: Reading, match: Match, target: Tokens | None, stance: Stance, *, rather: bool
) -> tuple[Stance, Tokens | None]:
    """The stance once it is known what is judged: its end, an objection, that nothing changes.

    Of an end the target becomes what ends; `rather` says that it is found best as it is.
    """
    compared = _compared(reading.tokens, match, target)
    if compared is not None:
        worse = match.rule.stance in (Stance.SKEPTICAL, Stance.OPPOSE)
        return Stance.SUPPORT if worse else Stance.SKEPTICAL, compared
    if rather and stance is Stance.SUPPORT:
        stance = Stance.SKEPTICAL  # "Nullalternativet er å foretrekke"
    if target is not None and is_end(reading, *target) and stance in (*OF_END, Stance.DEMAND):
        # "det ville vært klokt å trekke forslaget"
        stance, target = (
            OF_END.get(stance, Stance.OPPOSE),
            fate_of(reading, (target[0] + 1, target[1])),
        )
    elif (
        target is not None
        and stance is Stance.SKEPTICAL
        and long_due(reading.tokens, target, phrases("long_ago"))
    ):
        stance = Stance.SUPPORT  # "det er rart at dette ikke er innført for lenge siden"
    return judging.of_objection(reading.tokens, target, match, stance), target


def _compared(tokens: Sequence[Token], match: Match, target: Tokens | None) -> Tokens | None:
    """The proposal that what is now is compared with: "dagens regler er verre enn forslaget"."""
    at = match.last + 1
    if target is None or at + 1 >= len(tokens) or tokens[at].lower != "enn":
        return None
    if not is_in_force(tokens, target) or not is_proposal(tokens[at + 1]):
        return None
    denied = negator(tokens, target[1] + 1, match.last) is not None
    return None if denied else (at + 1, at + 1)


def _denies_fault(scene: Scene, match: Match, target: Tokens, stance: Stance) -> bool:
    """Whether a fault is said not to be there: "det er ikke riktig at forslaget er dårlig"."""
    tokens, (first, last) = scene.reading.tokens, target
    said = {tokens[i].lower for i in match.places}
    truth = said & (words("confirming") | words("plain_untruth") | {"se", "sjå"})
    wrong = words("untrue")
    if tokens[first].lower == "når" and not said.isdisjoint(wrong):
        # "det er feil når det hevdes at forslaget er dårlig"
        first = next((i for i in range(first, last) if tokens[i].lower == "at"), first)
        truth = said
    if tokens[first].lower == "å" and _claims(tokens, first) and not said.isdisjoint(wrong):
        first, truth = first + 2, said  # "det er feil å si at forslaget er dårlig"
    if stance is not Stance.SKEPTICAL or not truth or tokens[first].lower != "at" or first >= last:
        return False
    fault = judging.judge(scene, first + 1, last)
    own = fault is not None and (fault.core or is_proposal(tokens[first + 1]))
    return fault is not None and own and fault.stance is Stance.SKEPTICAL


def _claims(tokens: Sequence[Token], to: int) -> bool:
    """Whether the infinitive at "å" is to say or believe that something is so: "å hevde at"."""
    said = [t.lower for t in tokens[to + 1 : to + 3]]
    says = (
        verb_forms("speaking_verbs") | verb_forms("claiming_verbs") | verb_forms("thinking_verbs")
    )
    return said[1:] == ["at"] and said[0] in says


def _rather_as_it_is(tokens: Sequence[Token], match: Match, target: Tokens | None) -> bool:
    """Whether it is found best that nothing is changed: "Dagens ordning er bedre"."""
    if target is None:
        return False
    compares = any("Degree=Cmp" in tokens[i].feats for i in match.places) or not {
        tokens[i].lower for i in match.places
    }.isdisjoint(verb_forms("preferring_verbs"))
    return keeps_all(tokens, target) or (compares and is_in_force(tokens, target))


def _limited(
    scene: Scene, match: Match, clause: Clause, target: Tokens | None, stance: Stance
) -> tuple[Stance, Tokens | None]:
    """The stance with the words that limit it: a condition, or a predicate of the other sign."""
    both = judging.contrasted(scene, match, stance)
    if both is not None:
        return both[0], both[1] if both[0] is Stance.CONDITIONAL_SUPPORT else None
    opened = () if target is None else scene.reading.tokens[max(0, target[0] - 1) : target[0] + 1]
    supposed = not words("if_words").isdisjoint(t.lower for t in opened)
    if supposed or stance is not Stance.SUPPORT:
        return stance, None  # "Det er bra dersom fristen forlenges"
    condition = limit_of(scene.reading, match, clause, target)
    return (stance if condition is None else Stance.CONDITIONAL_SUPPORT), condition


def _argues(scene: Scene, match: Match, clause: Clause, target: Tokens | None) -> bool:
    """Whether the words argue rather than judge: on no proposal, on a "when", or with "can"."""
    reading = scene.reading
    if finite_word(reading, clause) in ("kan", "kunne") and not match.rule.polar:
        # "kan ikke bli stående" leaves nothing open, "fondet kan bli bra" praises
        matter = scene.context.matter is Matter.LETTER or (
            target is not None and judging.on_proposal(reading, *target)
        )
        return not (matter and match.predicate and match.rule.stance is Stance.SUPPORT)
    if target is None:
        return False
    if reading.tokens[target[0]].lower in ("når", "hvis", "viss"):
        asks = reading.tokens[match.last].lower.startswith(endings("unsettled"))
        return not asks  # "det er uklart når fristen løper" asks for it
    return not judging.on_matter(reading, *target, scene.context.matter)
