"""Selection: one documented policy decides between overlapping cues.

Each pair of cues is settled on its own, and a cue is kept unless one that is kept beats it: so
neither the order they are found in nor the names of the rules decide what belongs to what.

1. A bare modal or consequence gives way to any cue in the same clause.
2. A cue inside what another says, asks or is about belongs to that one, unless it names the
   respondent as its own subject: then what frames it gives way.
3. Of two cues that share a word the one whose construction goes first wins, then the one with
   more elements, then the longer one, then the one whose rule id comes first. A judgement or a
   frame loses to a cue whose clause it stands in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from standpunkt.language.reading import Reading, Token
from standpunkt.positions import Stance, Tier
from standpunkt.stance.candidate import Candidate, Reason, Rejected
from standpunkt.stance.construction import EMBEDS, HAS_HOLDER, TAKES_STAND, Construction
from standpunkt.stance.constructions.echoed import filled
from standpunkt.stance.judging import is_proposer
from standpunkt.stance.phrases import Tokens, find_row, gapped_denial, without_punctuation, word_at
from standpunkt.stance.targets import spliced
from standpunkt.stance.words import endings, phrases, verb_forms, words


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a candidate: kept, or lost and why."""

    what: Candidate | Rejected
    kept: bool
    reason: str = ""


def _inside(inner: Tokens, outer: Tokens | None) -> bool:
    return outer is not None and outer[0] <= inner[0] and inner[1] <= outer[1]


def _overlap(a: Tokens, b: Tokens) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _extent(c: Candidate) -> Tokens:
    """All that it covers: two that have no word in common never settle anything."""
    spans = [s for s in (c.evidence, c.cue, c.target, c.content, c.condition) if s is not None]
    return min(start for start, _ in spans), max(end for _, end in spans)


def _order(c: Candidate) -> tuple[object, ...]:
    return (
        c.tier is Tier.IMPLICIT,
        c.construction.rank,
        -c.elements,
        c.cue[0] - c.cue[1],
        c.rule,
        c.cue,
        c.target or (-1, -1),
        c.evidence,
        c.condition or (-1, -1),
        c.stance,
        c.holder,
    )


def select(reading: Reading, found: Sequence[Candidate | Rejected]) -> list[Verdict]:
    """The verdict on each candidate, winners first."""
    verdicts = [Verdict(c, False, c.reason) for c in found if isinstance(c, Rejected)]
    live = [c for c in found if isinstance(c, Candidate)]
    open_ = sorted({_parted(reading, c, live) for c in live}, key=_order)
    kept: list[Candidate] = []
    # A frame round a cue that has the respondent for its own subject gives way to it.
    framed = [
        outer
        for outer in open_
        if outer.construction in EMBEDS
        and any(
            inner.own
            and inner.construction in HAS_HOLDER
            and inner.construction.rank < outer.construction.rank
            and _inside(inner.cue, outer.content)
            for inner in open_
        )
    ]
    left = [c for c in open_ if c not in framed]
    verdicts += [
        Verdict(c, False, "only frames a position of the same holder") for c in open_ if c in framed
    ]
    extents = {id(c): _extent(c) for c in left}

    def near(c: Candidate) -> list[Candidate]:
        """Those left that could beat it: asked first, as a long sentence has many cues."""
        here = extents[id(c)]
        return [k for k in left if _overlap(extents[id(k)], here)]

    while left:
        # Those that nobody left beats are kept; in a ring the first in the order is.
        best = [c for c in left if not any(_beats(k, c) for k in near(c))] or left[:1]
        kept += best
        rivals = [(c, next((k for k in best if _beats(k, c)), None)) for c in left if c not in best]
        verdicts += [Verdict(c, False, f"gives way to {k.rule}") for c, k in rivals if k]
        left = [c for c, k in rivals if k is None]
    kept.sort(key=_order)
    kept = filled(reading, shared(reading, rejoined(reading, kept)))
    kept, conceded = concessions(reading, kept)
    kept, dropped = reservations(reading, kept)
    dropped += conceded
    return [Verdict(c, True) for c in kept] + dropped + verdicts


def _parted(reading: Reading, c: Candidate, live: Sequence[Candidate]) -> Candidate:
    """The cue with its target cut where another stand starts: "imot X og skeptisk til Y"."""
    if c.construction is not Construction.ACT or c.target is None:
        return c
    starts = [
        joint
        for d in live
        if d.construction in TAKES_STAND
        and d.holder == c.holder
        and _inside(d.cue, c.target)
        and (joint := _joint(reading, c.target, d)) is not None
    ]
    if not starts:
        return c
    end = without_punctuation(reading.tokens, c.target[0], min(starts) - 1)
    return replace(c, target=(c.target[0], end), evidence=(c.evidence[0], max(c.cue[1], end)))


def _told_of_proposer(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether the one verb there has those who propose for its subject: "det utvalget foreslår"."""
    verbs = [i for i in range(first, end) if tokens[i].finite]
    before = tokens[verbs[0] - 1] if len(verbs) == 1 and verbs[0] > first else None
    return before is not None and is_proposer(before.lower)


def _joint(reading: Reading, target: Tokens, d: Candidate) -> int | None:
    """The "og" before a stand in a target that is none of it; None where it can be part of it.

    It is none where nothing finite stands before it in the target, so that its verb can only go
    on from the sentence's own, and after a comma where it names the respondent.
    """
    tokens = reading.tokens
    opens = min(d.cue[0], d.evidence[0]) if d.evidence[0] > target[0] else d.cue[0]
    # No further back than it could count, or a sentence of many cues would cost their square.
    low = max(target[0], d.cue[0] - _LONGEST_OPENING - 1)
    at = next((i for i in range(opens, low, -1) if tokens[i - 1].lower == "og"), None)
    if at is None and tokens[d.cue[0]].pos == "ADJ" and tokens[d.cue[0] - 1].lower == ",":
        at = d.cue[0]  # "positive til fristen, negative til gebyret"
    if at is None or at - 1 == target[0]:
        return None
    adjective = tokens[d.cue[0]].pos == "ADJ" and at == d.cue[0]
    if not adjective and not any(t.finite for t in tokens[at : d.cue[1] + 1]):
        return None
    if not any(t.finite for t in tokens[target[0] : at - 1]):
        return at - 1
    if not adjective and _told_of_proposer(tokens, target[0], at - 1):
        return at - 1
    # "…, og tilsynet er videre positivt til": a clause of its own that names the respondent
    return at - 1 if d.own and tokens[at - 2].lower == "," and not adjective else None


_LONGEST_OPENING = 6
"""Tokens from "og" to the cue of the clause that it opens: a subject and adverbs."""


def shared(reading: Reading, kept: Sequence[Candidate]) -> list[Candidate]:
    """Give a cue the target of the one it is joined to: "støtter og oppfordrer til X"."""

    def joined(c: Candidate, d: Candidate) -> bool:
        between = [t.lower for t in reading.tokens[c.cue[1] + 1 : d.cue[0]]]
        return between in (["og"], ["eller"], ["og", "vi"])

    def with_target(c: Candidate) -> Candidate:
        if c.target is not None or c.construction not in TAKES_STAND:
            return c
        target = next((d.target for d in kept if d.target and joined(c, d)), None)
        return c if target is None else replace(c, target=target)

    return [with_target(c) for c in kept]


def rejoined(reading: Reading, kept: Sequence[Candidate]) -> list[Candidate]:
    """Give a saying verb the judgement that a wrong tree cut off from its content."""
    tokens = reading.tokens
    result = list(kept)
    for said in kept:
        if said.construction is not Construction.SAY or said.target is None:
            continue
        for judged in kept:
            if (
                judged.construction is not Construction.JUDGE
                or judged.cue[0] <= said.target[1]
                or judged not in result
            ):
                continue
            between = tokens[said.target[1] + 1 : judged.cue[0]]
            if spliced(tokens, said.target[0], said.target[1] + 2):
                continue  # "mener at det er feil, det er uklokt" judges twice
            if len(between) > 4 or any(
                t.pos == "CCONJ" or t.lower in ("men", ";") for t in between
            ):
                continue
            result[result.index(said)] = replace(
                said,
                stance=judged.stance,
                rule=f"{said.rule}+{judged.rule}",
                target=(said.target[0], judged.cue[1]),
                evidence=(said.evidence[0], max(said.evidence[1], judged.evidence[1])),
            )
            result.remove(judged)
            break
    return result


def concessions(
    reading: Reading, kept: Sequence[Candidate]
) -> tuple[list[Candidate], list[Verdict]]:
    """ "Forslaget er ikke perfekt, men vi støtter det": the fault limits the support."""
    result, dropped = list(kept), []
    for c in kept:
        if c.construction is not Construction.JUDGE or c.stance is not Stance.SKEPTICAL:
            continue
        for d in kept:
            if c.condition is None and c.tier is Tier.CORE and _in_spite(reading, c, d):
                limited = replace(
                    d,
                    stance=Stance.CONDITIONAL_SUPPORT,
                    condition=c.evidence,
                    why=(*d.why, "in spite of what stands before 'men'"),
                )
                result = [limited if k is d else k for k in result if k is not c]
                dropped.append(Verdict(c, False, f"limits {d.rule}"))
                break
    return result, dropped


def _in_spite(reading: Reading, c: Candidate, d: Candidate) -> bool:
    """Whether `d` approves after "men" of what `c` has found fault with."""
    tokens = reading.tokens
    approves = d.construction is Construction.ACT and d.stance is Stance.SUPPORT
    if not approves or d.holder != c.holder or d.target is None or d.condition is not None:
        return False
    between = tokens[c.evidence[1] + 1 : d.evidence[0]]
    if not between or not any(t.lower == "men" for t in between[:2]):
        return False
    first, last = d.target
    points = tokens[first].lower in words("pointers") and all(
        t.pos == "ADV" for t in tokens[first + 1 : last + 1]
    )
    same = _noun_of(reading, c.target) == _noun_of(reading, d.target) != ""
    return points or same


def reservations(
    reading: Reading, kept: Sequence[Candidate]
) -> tuple[list[Candidate], list[Verdict]]:
    """ "Støtter X, men …": what follows "men" limits the support, if it is about the same.

    A rejection, or a clause with "også", is about another thing and stays a position.
    """
    tokens = reading.tokens
    ordered = sorted(kept, key=lambda c: c.evidence)
    result: list[Candidate] = []
    dropped: list[Verdict] = []
    limited: list[Candidate] = []
    for c in ordered:
        if c in limited:
            continue
        but = next(
            (
                i
                for i in range(c.evidence[1] + 1, min(c.evidence[1] + 4, len(tokens)))
                if tokens[i].lower == "men"
            ),
            None,
        )
        if (
            but is None
            or not (c.stance in (Stance.SUPPORT, Stance.CONDITIONAL_SUPPORT) or _concedes(c))
            or c.tier is not Tier.CORE
        ):
            result.append(c)
            continue
        last = without_punctuation(tokens, but, len(tokens) - 1)
        after = [d for d in ordered if d.evidence[0] > c.evidence[1] or d.cue[0] > but]
        conceded = _concedes(c) and any(d.stance.evaluative for d in after)
        firm = (
            conceded
            or Reason.EARLIER in c.why
            or Reason.TAKEN_BACK in c.why
            or gapped_denial(tokens, c.evidence[1]) is not None  # "…, men gebyret er det ikke"
            or word_at(tokens, but + 1)
            in ("for", "imot", "mot")  # "er for fristen, men imot gebyret"
            or find_row(tokens, *c.evidence, phrases("not_only")) is not None
            or any(d.holder != c.holder or _stands_alone(reading, c, d) for d in after)
            or any(t.lower in words("separate") for t in tokens[but : but + 7])
            or _limits_nothing(tokens[but + 1 : last + 1])
        )
        if firm or last <= but:
            result.append(c)
            continue
        result.append(
            replace(
                c,
                stance=Stance.CONDITIONAL_SUPPORT,
                condition=c.condition if _outweighs(c) else (but + 1, last),
                contrasted=c.stance is Stance.SUPPORT,
                why=(*c.why, "limited by what follows 'men'"),
            )
        )
        limited += after
        dropped += [Verdict(d, False, f"limits {c.rule}") for d in after]
    return result, dropped


def _outweighs(c: Candidate) -> bool:
    """Whether it approves in spite of what it has said: "Ordningen er dyr, men nødvendig"."""
    told = c.construction is Construction.JUDGE and c.condition is not None
    return told and c.condition is not None and c.condition[1] <= c.cue[1]


def _limits_nothing(said: Sequence[Token]) -> bool:
    """Whether a "men" clause tells of those who answer or decide, and nothing of the matter.

    "men vi er ikke eksperter", "men det er ikke vi som betaler", "men saken angår oss lite".
    """
    if find_row(said, 0, len(said) - 1, phrases("limiting_nothing")) is not None:
        return True
    denials = [n for n, t in enumerate(said) if t.lower in words("negators")]
    if any(
        t.lower.startswith(endings("experts")) for n in denials for t in said[n + 1 : n + _SOON]
    ):
        return True
    little = bool(denials) or any(t.lower in words("scarce") for t in said)
    return little and any(t.lower in verb_forms("concerning_verbs") for t in said)


_SOON = 4
"""Tokens from a negator to the noun for what one is not: "ikke (selv noen) eksperter"."""


def _concedes(c: Candidate) -> bool:
    """ "Har forståelse for": no support on its own, but what "men" is said after."""
    return c.construction is Construction.ACT and c.stance is Stance.POSITION


def _beats(k: Candidate, c: Candidate) -> bool:
    """Whether `c` gives way to `k` where both could stand."""
    if k is c:
        return False
    if _implicit(k) != _implicit(c):
        return _implicit(c) and _overlap(c.evidence, k.evidence)
    if _holds(k, c) != _holds(c, k):
        return _holds(k, c)
    both_judge = k.construction is c.construction is Construction.JUDGE
    if both_judge and not _overlap(c.cue, k.cue):
        return False  # "er tydelig og fortjener ros": two predicates of one subject
    meets = (
        _overlap(c.cue, k.cue)
        or _holds(k, c)
        or (_implicit(c) and _overlap(c.evidence, k.evidence))
        or (
            c.construction in (Construction.JUDGE, Construction.FRAME)
            and _inside(c.cue, k.evidence)
        )
    )
    return meets and _order(k) < _order(c)


def _implicit(c: Candidate) -> bool:
    return c.construction is Construction.BARE or c.tier is Tier.IMPLICIT


def _holds(outer: Candidate, inner: Candidate) -> bool:
    """Whether the inner cue stands in what the outer one says, asks for or is about."""
    if outer.construction.rank > inner.construction.rank and outer.content is None:
        return False
    if _overlap(outer.cue, inner.cue):
        return False
    return any(_inside(inner.cue, part) for part in (outer.target, outer.content, outer.condition))


def _stands_alone(reading: Reading, c: Candidate, d: Candidate) -> bool:
    """Whether a stand after "men" is on a matter of its own: its target points at nothing before.

    A request or a saying ("men ber om lengre frist") is a reservation, whatever its target.
    """
    if d.stance in (Stance.OPPOSE, Stance.SUPPORT, Stance.CONDITIONAL_SUPPORT):
        return True
    if d.construction is Construction.JUDGE and d.target is not None:
        return reading.tokens[d.target[0]].lower in ("at", "å")
    if d.construction not in (Construction.ACT, Construction.FRAME) or d.target is None:
        return False
    if _noun_of(reading, c.target) == _noun_of(reading, d.target) != "":
        return False  # "støtter forslaget, men er usikre på om forslaget er klart nok"
    return not any(
        _points(reading, i) for i in range(d.target[0], min(d.target[0] + 3, d.target[1]))
    )


def _noun_of(reading: Reading, target: Tokens | None) -> str:
    """The first noun of a target, in lower case, with its number; empty for none."""
    if target is None:
        return ""
    near = reading.tokens[target[0] : target[1] + 1]
    noun = next((t for t in near if t.pos in ("NOUN", "SYM")), None)
    if noun is None:
        return ""
    after = reading.tokens[noun.i + 1 : target[1] + 1][:1]  # § 3 is not § 4
    return " ".join([noun.lower, *(t.text.rstrip(".") for t in after if t.text[0].isdecimal())])


def _points(reading: Reading, i: int) -> bool:
    """Whether the word points back, as in "om det er klart", and opens nothing of its own.

    In what one is unsure of it can open a noun phrase or an impersonal clause: "om den nye
    kontrollen er klar", "om det er klart hvem som betaler".
    """
    tokens = reading.tokens
    word = tokens[i].lower
    if word not in words("pointers"):
        return False
    if tokens[i - 1].lower != "om":
        return True
    onward = tokens[i + 1 : i + 4]
    if len(onward) < 3:
        return True
    if onward[0].pos == "ADJ":
        return onward[1].pos != "NOUN"
    impersonal = onward[0].lower in verb_forms("copula_verbs") and onward[1].pos == "ADJ"
    return not (word == "det" and impersonal and onward[2].lower in words("asked_for"))
