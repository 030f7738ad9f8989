"""A stand on a stand: who agrees with those who reject a matter rejects it too.

"Slutter seg til dem som fraråder X", "støtter kritikken av X", "enig i at forslaget trekkes",
"imot å avvise forslaget": the sign of the row is the product of the two, and its target is the
matter itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from standpunkt.language.reading import Token
from standpunkt.positions import Stance
from standpunkt.stance import judging
from standpunkt.stance.candidate import Candidate, Scene
from standpunkt.stance.construction import Construction
from standpunkt.stance.constructions.cue import Cue
from standpunkt.stance.constructions.echoed import joins
from standpunkt.stance.fates import (
    OF_END,
    fate,
    fate_of,
    is_end,
    is_in_force,
    is_proposal,
    long_due,
)
from standpunkt.stance.holders import speaks
from standpunkt.stance.matching import Match
from standpunkt.stance.opposites import AGAINST_STAND, DOUBTED_STAND, FOR_STAND, OF_NAME
from standpunkt.stance.phrases import Tokens, negator
from standpunkt.stance.words import endings, phrases, verb_forms, words

_SIDES: Final[Mapping[Stance, Mapping[Stance, Stance]]] = {
    Stance.SUPPORT: FOR_STAND,
    Stance.CONDITIONAL_SUPPORT: FOR_STAND,
    Stance.OPPOSE: AGAINST_STAND,
    Stance.SKEPTICAL: DOUBTED_STAND,
}
"""What a stand on somebody's stand comes to, by the two."""


def on_stand(scene: Scene, cue: Cue, c: Candidate, target: Tokens) -> Candidate | None:
    """The candidate turned by the stand that its target holds; None where it holds none."""
    side = _SIDES.get(c.stance)
    if side is None or cue.match.rule.construction is not Construction.ACT:
        return None
    on_held = joined(scene, cue, c)
    if on_held is not None:
        return on_held
    if side is DOUBTED_STAND:
        return _doubted(scene, cue, c, target)
    held = (
        _stand_to_take(scene, target)
        or _of_those_who(scene, target)
        or _rejection(scene, target)
        or _objection(cue.reading.tokens, target)
        or _not_doing(cue.reading.tokens, target)
        or _fault_found(scene, cue, target)
    )
    if held is None or held[0] not in side:
        return None
    stance, on = held
    if stance is Stance.SKEPTICAL and cue.match.rule.stance is stance and not _doubts(cue):
        return None  # "frykter ikke at forslaget gir merarbeid" is no fear of it
    taken = cue.reading.tokens[target[0]].lower == "å"
    if taken and side is FOR_STAND and stance is Stance.SUPPORT:
        return None  # "er villig til å støtte forslaget" is what it is already
    if side is AGAINST_STAND and stance is Stance.SKEPTICAL:
        on = _matter_of(cue.reading.tokens, on)
    why = (*c.why, "on a position of others")
    return replace(c, stance=side[stance], target=on, content=target, why=why)


def on_objection(tokens: Sequence[Token], c: Candidate) -> Candidate:
    """The candidate turned where its target is an objection: "(for X og) imot kritikken av det"."""
    side = _SIDES.get(c.stance)
    held = None if c.target is None else _objection(tokens, c.target)
    if side is None or side is DOUBTED_STAND or held is None or held[0] not in side:
        return c
    why = (*c.why, "on a position of others")
    return replace(c, stance=side[held[0]], content=c.target, why=why)


def joined(scene: Scene, cue: Cue, c: Candidate) -> Candidate | None:
    """The stand of others that one joins, or not: "NN går imot X. Dette slutter vi oss til."."""
    held = scene.context.held
    side = _SIDES.get(c.stance)
    if held is None or side is None or side is DOUBTED_STAND or not joins(cue.reading, c):
        return None
    against = held.stance in (Stance.OPPOSE, Stance.SKEPTICAL)
    if not against or judging.proposes(held.holder) or c.holder != scene.context.holder:
        return None
    why = (*c.why, "on a stand of others")
    return replace(c, stance=side[held.stance], content=c.target, why=why)


def _doubted(scene: Scene, cue: Cue, c: Candidate, target: Tokens) -> Candidate | None:
    """A worry about the end of the proposal, or a doubt about a fault of it, is for it.

    "Frykter at forslaget trekkes", "skjønner ikke hvorfor det ikke er innført før", "tviler på at
    forslaget svekker tilbudet". A worry about its faults is none of these.
    """
    tokens, (first, last) = cue.reading.tokens, target
    asked = first > 0 and tokens[first - 1].lower in ("hvorfor", "kvifor")
    times = phrases("long_ago", "earlier_on") if asked else phrases("long_ago")
    if long_due(tokens, target, times):
        return replace(c, stance=Stance.SUPPORT, content=target, why=(*c.why, "long due"))
    if is_end(cue.reading, first - asked, last):
        held: tuple[Stance, Tokens] | None = (
            Stance.OPPOSE,
            fate_of(cue.reading, (first + (not asked), last)),
        )
    elif _doubts(cue) or claimed(tokens, target) is not None:
        held = _rejection(scene, target)
    else:
        return None
    if held is None or held[0] not in DOUBTED_STAND:
        return None
    why = (*c.why, "on a position of others")
    return replace(c, stance=DOUBTED_STAND[held[0]], target=held[1], content=target, why=why)


def _doubts(cue: Cue) -> bool:
    """Whether the cue doubts what is said to be so: "tviler på at", "ikke overbevist om"."""
    said = {cue.reading.tokens[i].lower for i in cue.match.places}
    return not said.isdisjoint(verb_forms("doubting_verbs") | words("convinced"))


def claimed(tokens: Sequence[Token], target: Tokens) -> int | None:
    """Where the clause of a claim opens: the "at" of "påstanden om at"; None for no claim."""
    first, last = target
    near = range(first + 1, min(first + _LONGEST_NAME, last))
    at = next((i for i in near if tokens[i].lower == "at"), first)
    said = any(t.lower.startswith(endings("claims")) for t in tokens[first:at])
    return at if said else None


def sided(scene: Scene, cue: Cue, c: Candidate) -> Candidate:
    """A stand on a view told before: its sign is that of the two together, where both are known."""
    tokens, side = cue.reading.tokens, _SIDES.get(c.stance)
    if side is None or c.target is None:
        return c
    first = c.target[0]
    view = min(first + 1, c.target[1])
    c = replace(c, target=(first, view))  # "dette synet | fullt ut"
    told = _told_to(scene, c)
    if tokens[view].lower.startswith(endings("objections") + endings("resistance")):
        told = Stance.SKEPTICAL
    if told is None and side is AGAINST_STAND:
        why = (*c.why, "it is not known whose view it is")
        return replace(c, content=c.target, doubtful=True, why=why)
    stance = side.get(told, c.stance) if told is not None else c.stance
    why = c.why if stance is c.stance else (*c.why, "on a stand of others")
    return replace(c, stance=stance, content=c.target, why=why)


def _told_to(scene: Scene, c: Candidate) -> Stance | None:
    """The view that "dette synet" points at: the one told before of others than the holder.

    Where nobody else is told of, or it is others who share it, it is the respondent's.
    """
    context = scene.context
    told, before = context.told, context.before
    if before is not None and (told is None or c.holder != context.holder):
        return before.stance
    return told


def acts_within(scene: Scene, low: int, high: int, last: int) -> list[Match]:
    """The cues for or against that begin at a token from `low` to `high` and end before `last`."""
    return [
        m
        for m in scene.matches
        if low <= m.first <= high
        and m.last < last
        and m.rule.construction is Construction.ACT
        and m.rule.stance in (Stance.OPPOSE, Stance.SUPPORT)
        and not m.rule.polar
    ]


def widest_of(matches: Sequence[Match]) -> Match | None:
    """The match that reaches furthest; the id makes the choice the same in any order."""
    return max(matches, key=lambda m: (m.last, len(m.places), m.rule.id), default=None)


def _stand_to_take(scene: Scene, target: Tokens) -> tuple[Stance, Tokens] | None:
    """The stand that the target is to take: "har ingen problemer med å gå imot forslaget"."""
    tokens, (first, last) = scene.reading.tokens, target
    if tokens[first].lower != "å":
        return None
    widest = widest_of(acts_within(scene, first + 1, first + _SOON, last))
    if widest is None:
        return None
    on = past(tokens, widest, last)
    deed = tokens[widest.first].lower in verb_forms("rejecting_verbs")
    if deed and not any(is_proposal(t) for t in tokens[on[0] : on[0] + 2]):
        return None  # "støtter å avvise søknader uten vedlegg": a rule, and no stand
    stance = widest.rule.stance
    if negator(tokens, first, widest.last, widest.places) is not None:
        stance = OF_END[stance]
    return stance, on


def judged_stand(scene: Scene, target: Tokens, stance: Stance) -> tuple[Stance, Tokens] | None:
    """What a judgement on a stand of others comes to for its matter; None where there is none.

    "De som er imot forslaget, tar feil", "det er vanskelig å se hvorfor noen er imot forslaget".
    """
    side = FOR_STAND if stance is Stance.SUPPORT else AGAINST_STAND
    if not stance.takes_side:
        return None
    held = _of_those_who(scene, target) or _of_anybody(scene, target)
    if held is None:
        return _name_judged(scene, target, stance)
    return None if held[0] not in side else (side[held[0]], held[1])


def _name_judged(scene: Scene, target: Tokens, stance: Stance) -> tuple[Stance, Tokens] | None:
    """What a name that is right or wrong comes to: "det er feil å kalle forslaget dårlig"."""
    if scene.reading.tokens[target[0]].lower != "å":
        return None
    held = _called(scene, target[0], target[1])
    if held is None or not held[0].takes_side or stance is Stance.SUPPORT:
        return held
    return OF_NAME[held[0]], held[1]


def _of_anybody(scene: Scene, target: Tokens) -> tuple[Stance, Tokens] | None:
    """The rejection that nobody in particular is told of: "at noen er imot forslaget"."""
    tokens, (first, last) = scene.reading.tokens, target
    opens = tokens[first].lower in ("at", "hvorfor", "kvifor") and first + 1 < last
    if not opens or tokens[first + 1].lower not in words("somebody"):
        return None
    widest = widest_of(acts_within(scene, first + 2, first + 2 + _SOON, last))
    if widest is None or widest.rule.stance is not Stance.OPPOSE:
        return None
    denied = negator(tokens, first, widest.last, widest.places) is not None
    return None if denied else (Stance.OPPOSE, past(tokens, widest, last))


def _of_those_who(scene: Scene, target: Tokens) -> tuple[Stance, Tokens] | None:
    """The stand of the people that the target names: "dem som fraråder endringen"."""
    tokens, (first, last) = scene.reading.tokens, target
    who = next((i for i in range(first + 1, last) if tokens[i].lower == "som"), None)
    if who is None or who - first > _LONGEST_NAME:
        return None
    named = [t for t in tokens[first:who] if t.pos != "PUNCT"]
    if not any(t.lower in words("personal") | {"dem"} or speaks(t) for t in named):
        return None
    widest = widest_of(acts_within(scene, who + 1, who + _SOON, last))
    view = _view_reported(scene, who, last) or _called(scene, who, last)
    if view is not None or widest is None:
        return view
    stance = widest.rule.stance
    if negator(tokens, who, widest.last, widest.places) is not None:
        stance = OF_END[stance]
    return stance, past(tokens, widest, last)


_LONGEST_NAME = 6
_SOON = 4
"""Tokens from "som" to the cue of those who take the stand."""


def _view_reported(scene: Scene, who: int, last: int) -> tuple[Stance, Tokens] | None:
    """What people tell of or want: "dem som mener forslaget bør forkastes", "er uheldig"."""
    tokens = scene.reading.tokens
    if who + 2 >= last or not tokens[who + 1].finite:
        return None
    says = verb_forms("thinking_verbs") | verb_forms("speaking_verbs") | {"vil", "ville"}
    if tokens[who + 1].lower not in says:
        return None
    first = who + 2 + (tokens[who + 2].lower == "at")
    found = _rejection(scene, (who + 2, last))
    if found is not None or first > last:
        return found
    judged = judging.judge(scene, first, last)
    told = judged is not None and judged.core and not judged.modal
    return (judged.stance, (first, last)) if judged is not None and told else None


def _called(scene: Scene, who: int, last: int) -> tuple[Stance, Tokens] | None:
    """What people call it: "dem som kaller forslaget urimelig"."""
    tokens = scene.reading.tokens
    if who + 2 >= last or tokens[who + 1].lower not in verb_forms("finding_lemmas"):
        return None
    calls = [
        m
        for m in scene.matches
        if m.predicate
        and who + 2 < m.first
        and m.last <= last
        and not any(t.finite or t.pos == "PUNCT" for t in tokens[who + 2 : m.first])
    ]
    widest = widest_of(calls)
    named = () if widest is None else tokens[who + 2 : widest.first]
    proposal = any(is_proposal(t) or t.lower in ("dette", "det") for t in named)
    if widest is None or not proposal:
        return None
    denied = negator(tokens, who, widest.last, widest.places) is not None
    stance = widest.rule.stance
    return (OF_END.get(stance, stance) if denied else stance), (who + 2, widest.first - 1)


def past(tokens: Sequence[Token], inner: Match, last: int) -> Tokens:
    """What stands behind the inner cue, without its preposition."""
    first = inner.last + 1
    if first < last and tokens[first].lower in words("prepositions"):
        first += 1
    return first, last


def _rejection(scene: Scene, target: Tokens) -> tuple[Stance, Tokens] | None:
    """The end or blame of the proposal: "at forslaget trekkes", "at forslaget er dårlig"."""
    reading, (first, last) = scene.reading, target
    tokens = reading.tokens
    opener = next((i for i in range(first, min(first + 4, last)) if _opens(tokens, i)), first)
    start = opener + _opens(tokens, opener)
    weighed = _weighed(scene, start, last)
    if weighed is not None:
        return weighed
    ends = is_end(reading, opener, last)  # "går inn for å skrinlegge planen"
    if not ends and not any(is_proposal(t) for t in tokens[start : min(start + 3, last + 1)]):
        return None
    if not _opens(tokens, opener):
        # "forslaget, med de rammer departementet legger til grunn" is no clause
        comma = (i - 1 for i in range(first + 1, last + 1) if tokens[i].lower == ",")
        last = next(comma, last)
    if ends or judging.wanted(reading, start, last) is Stance.OPPOSE:
        feared = any(t.lower.startswith(endings("objections")) for t in tokens[first:opener])
        # "deler bekymringen for at forslaget trekkes"
        return Stance.SUPPORT if feared else Stance.OPPOSE, fate_of(reading, (start, last))
    told = tokens[opener].lower == "at" or (first > 0 and tokens[first - 1].lower == ":")
    if not told:
        return None  # "støtter forslaget selv om det ikke er godt" judges no clause
    judged = judging.judge(scene, start, last)
    if judged is None or judged.modal:
        return None
    return (judged.stance, (start, last)) if judged.stance is Stance.SKEPTICAL else None


def _fault_found(scene: Scene, cue: Cue, target: Tokens) -> tuple[Stance, Tokens] | None:
    """The fault that a view finds in a part of the proposal: "(uenig i) at kravene er urimelige".

    Who finds fault with what may be in force by now ("at reglene er utdaterte") may well be for
    the proposal.
    """
    reading, (first, last) = scene.reading, target
    tokens = reading.tokens
    near = range(first, min(first + _LONGEST_NAME, last))
    at = next((i for i in near if tokens[i].lower == "at"), None)
    if at is None:
        return None
    named = any(t.lower.startswith(_views()) for t in tokens[first:at])
    sides = words("joining_cues") | verb_forms("denying_verbs")
    agrees = not sides.isdisjoint(tokens[i].lower for i in cue.match.places)
    if not (named or (at == first and agrees)):
        return None
    fault = judging.judge(scene, at + 1, last)
    if fault is None or fault.modal or not fault.core or fault.stance is not Stance.SKEPTICAL:
        return None
    subject = (at + 1, fault.cue[0] - 1)
    if subject[1] < subject[0] or not judging.proposal_like(reading, *subject):
        return None
    said = tokens[fault.cue[1]]
    if said.pos == "VERB" or "VerbForm=Part" in said.feats:
        return None  # "(enig i) at gebyret blir fjernet" is what is wanted, and no fault
    now = any(
        t.lower.startswith(endings("may_be_now")) for t in tokens[subject[0] : subject[1] + 1]
    )
    if now or is_in_force(tokens, subject) or tokens[at + 1].lower in words("told_of"):
        return None
    return Stance.SKEPTICAL, (at + 1, last)


def _views() -> tuple[str, ...]:
    return endings("claims") + endings("held_views") + endings("objections")


def _weighed(scene: Scene, start: int, last: int) -> tuple[Stance, Tokens] | None:
    """What is found of the end or adoption of the proposal: "det er feil å avvise forslaget"."""
    reading, tokens = scene.reading, scene.reading.tokens
    if start >= last or tokens[start].lower != "det":
        return None
    judged = judging.judge(scene, start, last)
    if judged is None or judged.modal:
        return None
    after = range(judged.cue[1] + 1, last)
    inner = next((i for i in after if tokens[i].lower in words("clause_openers")), None)
    if inner is None or fate(reading, inner, last) is None:
        return None
    stance = Stance.OPPOSE if judged.stance is Stance.SKEPTICAL else judged.stance
    return stance, fate_of(reading, (inner + 1, last))


def _opens(tokens: Sequence[Token], i: int) -> bool:
    """Whether the clause of the target opens here: "at", "å", "kravet om å"."""
    return tokens[i].lower in ("at", "å")


def _matter_of(tokens: Sequence[Token], objection: Tokens) -> Tokens:
    """What an objection is against: "forslaget" in "kritikken av forslaget"."""
    first, last = objection
    at = next((i for i in range(first, min(first + 4, last)) if tokens[i].lower in _AGAINST), None)
    told = tokens[first : at or first]
    objects = (*endings("objections"), *endings("rejections"))
    return (at + 1, last) if at and any(t.lower.startswith(objects) for t in told) else objection


_AGAINST = ("av", "for", "mot", "om", "over", "til", "imot")


def _objection(tokens: Sequence[Token], target: Tokens) -> tuple[Stance, Tokens] | None:
    """What others object to: "bekymringen for forslaget", "kritikken som er reist mot X"."""
    first, last = target
    if tokens[first].lower in ("at", "å"):
        return None  # what is said of an objection is read in `judging/`
    if first == last and "Definite=Def" in tokens[first].feats:
        alone = tokens[first].lower
        if alone.startswith(endings("rejections")):
            return Stance.OPPOSE, target  # "slutter oss til motstanden"
        return (Stance.SKEPTICAL, target) if alone.startswith(endings("objections")) else None
    sides = _sides_named(tokens, target)
    if sides is not None:
        return sides
    for i in range(first, min(first + _LONGEST_OWNER, last - 2) + 1):
        if tokens[i].finite or tokens[i].pos in ("PUNCT", "CCONJ"):
            return None
        rejects = tokens[i].lower.startswith(endings("rejections"))
        rejects = rejects or (tokens[i].lower == "nei" and tokens[i + 1].lower == "til")
        if not rejects and not tokens[i].lower.startswith(endings("objections")):
            continue
        at = i + 1 + (tokens[i + 1].lower in ("deira", "hans", "hennar"))
        follows = tokens[at].lower
        clause = tokens[min(at + 1, last)].lower in ("at", "å")
        if follows in _AGAINST and not (rejects and clause):
            return (Stance.OPPOSE, (at + 1, last)) if rejects else (Stance.SKEPTICAL, target)
        if follows in ("som", "fra", "frå"):
            return Stance.SKEPTICAL, target
    return None


def _sides_named(tokens: Sequence[Token], target: Tokens) -> tuple[Stance, Tokens] | None:
    """The stand that people are named by: "motstanderne av forslaget", "kritikarane av lova"."""
    first, last = target
    while first < last and tokens[first].pos in ("ADJ", "DET"):
        first += 1
    if first + 2 > last or tokens[first + 1].lower not in ("av", "til", "mot", "for"):
        return None
    if tokens[first].lower.startswith(endings("opponents")):
        return Stance.OPPOSE, (first + 2, last)
    return (
        (Stance.SKEPTICAL, target) if tokens[first].lower.startswith(endings("critics")) else None
    )


_LONGEST_OWNER = 4
"""Tokens of whose objection it is: "Norsk Brolag i deres (motstand mot)"."""


def _not_doing(tokens: Sequence[Token], target: Tokens) -> tuple[Stance, Tokens] | None:
    """What is not to be done: "støtter ikke-innføring av gebyr"."""
    first, last = target
    word = tokens[first].lower
    undone = word.startswith(("ikke-", "ikkje-")) and word.endswith(("ing", "else", "sjon"))
    if not undone or first + 2 > last or tokens[first + 1].lower != "av":
        return None
    return Stance.OPPOSE, (first + 2, last)
