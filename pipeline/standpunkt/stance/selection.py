"""Selection: one documented policy decides between overlapping cues.

In this order:

1. A cue inside what another says, asks or judges belongs to that one, unless it names the
   respondent as its own subject: then what frames it gives way.
2. Of two cues that share a word the one with more elements wins, then the longer one, then
   the one whose rule id comes first.
3. A bare modal or consequence gives way to any cue in the same clause.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from standpunkt.language.reading import Reading
from standpunkt.positions import Stance, Tier
from standpunkt.stance.candidate import Candidate, Rejected
from standpunkt.stance.phrases import Tokens, without_punctuation
from standpunkt.stance.words import words

_RANK = {"act": 0, "request": 0, "say": 1, "frame": 2, "answer": 3, "judge": 4, "bare": 5}


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


def _order(c: Candidate) -> tuple[object, ...]:
    return (
        c.tier is Tier.IMPLICIT,
        _RANK[c.construction],
        -c.elements,
        c.cue[0] - c.cue[1],
        c.rule,
        c.cue,
        c.target or (-1, -1),
    )


def select(reading: Reading, found: Sequence[Candidate | Rejected]) -> list[Verdict]:
    """The verdict on each candidate, winners first."""
    verdicts = [Verdict(c, False, c.reason) for c in found if isinstance(c, Rejected)]
    open_ = sorted({c for c in found if isinstance(c, Candidate)}, key=_order)
    kept: list[Candidate] = []
    # A frame round a cue that has the respondent for its own subject gives way to it.
    framed = {
        outer
        for outer in open_
        for inner in open_
        if outer.construction in ("say", "frame")
        and inner.construction in ("act", "request")
        and inner.own
        and _inside(inner.cue, outer.content)
    }
    for c in open_:
        if c in framed:
            verdicts.append(Verdict(c, False, "only frames a stand of the same holder"))
            continue
        rival = next((k for k in kept if _yields(c, k)), None)
        if rival is None:
            kept.append(c)
        else:
            verdicts.append(Verdict(c, False, f"gives way to {rival.rule}"))
    kept = rejoined(reading, kept)
    kept, dropped = reservations(reading, kept)
    return [Verdict(c, True) for c in kept] + dropped + verdicts


def rejoined(reading: Reading, kept: Sequence[Candidate]) -> list[Candidate]:
    """Give a saying verb the judgement that a wrong tree cut off from its content."""
    tokens = reading.tokens
    result = list(kept)
    for said in kept:
        if said.construction != "say" or said.target is None:
            continue
        for judged in kept:
            if (
                judged.construction != "judge"
                or judged.cue[0] <= said.target[1]
                or judged not in result
            ):
                continue
            between = tokens[said.target[1] + 1 : judged.cue[0]]
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
    limited: set[Candidate] = set()
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
        after = [d for d in ordered if d.evidence[0] > c.evidence[1] and d.holder == c.holder]
        firm = any(_stands_alone(reading, d) for d in after) or any(
            t.lower in words("separate") for t in tokens[but : but + 7]
        )
        if firm or last <= but:
            result.append(c)
            continue
        result.append(
            replace(
                c,
                stance=Stance.CONDITIONAL_SUPPORT,
                condition=(but + 1, last),
                why=(*c.why, "limited by what follows 'men'"),
            )
        )
        limited.update(after)
        dropped += [Verdict(d, False, f"limits {c.rule}") for d in after]
    return result, dropped


def _concedes(c: Candidate) -> bool:
    """ "Har forståelse for": no support on its own, but what "men" is said after."""
    return c.construction == "act" and c.stance is Stance.POSITION


def _yields(c: Candidate, k: Candidate) -> bool:
    """Whether `c` gives way to `k`, which is kept already."""
    if _overlap(c.cue, k.cue):
        return True
    if _inside(c.cue, k.target) or _inside(c.cue, k.content) or _inside(c.cue, k.condition):
        return True
    if c.construction in ("bare",) or c.tier is Tier.IMPLICIT:
        return _overlap(c.evidence, k.evidence)
    if c.construction == k.construction == "judge":
        return False  # "er tydelig og fortjener ros": two predicates of one subject
    return c.construction in ("judge", "frame") and _inside(c.cue, k.evidence)


def _stands_alone(reading: Reading, d: Candidate) -> bool:
    """Whether a stand after "men" is on a matter of its own: its target points at nothing before.

    A request or a saying ("men ber om lengre frist") is a reservation, whatever its target.
    """
    if d.stance in (Stance.OPPOSE, Stance.SUPPORT, Stance.CONDITIONAL_SUPPORT):
        return True
    if d.construction == "judge" and d.target is not None:
        return reading.tokens[d.target[0]].lower in ("at", "å")
    if d.construction not in ("act", "frame") or d.target is None:
        return False
    pronouns = {t.lower for t in reading.tokens[d.target[0] : d.target[0] + 3]}
    return not pronouns & words("pointers")
