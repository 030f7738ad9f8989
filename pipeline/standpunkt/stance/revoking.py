"""Revoking: a stand that the text takes back, at once or in the next sentence.

"Vi støttet forslaget, men gjør det ikke lenger", "Vi var lenge positive. Det er vi ikke nå": what
follows has no cue of its own, only a verb that stands for the one before, and a negation.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from standpunkt.language.reading import Reading, Token
from standpunkt.positions import RESPONDENT, Tier
from standpunkt.stance.candidate import Candidate, Reason, Rejected
from standpunkt.stance.commitment import of_earlier
from standpunkt.stance.construction import HAS_HOLDER, Construction
from standpunkt.stance.opposites import opposite
from standpunkt.stance.phrases import Tokens
from standpunkt.stance.selection import Verdict
from standpunkt.stance.words import phrases, words


def taken_back(tokens: Sequence[Token], after: int, subject: Tokens | None = None) -> bool:
    """Whether the sentence denies what it has said up to `after`: "…, men gjør det ikke lenger".

    Not where it denies it of another than the `subject`: "styret er positivt, men det er ikke vi".
    """
    said = [t.lower for t in tokens]
    but = next((i for i in range(after + 1, len(said)) if said[i] == "men"), None)
    if but is None:
        return False
    start = _denial(said)
    if start is not None and subject is not None:
        holder = said[subject[0] : subject[1] + 1]
        others = words("pro_subjects").intersection(said[start:]).difference(holder)
        if others and words("first_nominative").isdisjoint(holder) and "lenger" not in said[start:]:
            return False
    denied = start is not None and start > but and said[start - 1] in ("men", ",", "så")
    return denied or _changes(said[but:]) or _on_other_side(said, after, but)


def _on_other_side(said: Sequence[str], after: int, but: int) -> bool:
    """Whether one is on the other side today: "var mot, men er nå for"."""
    onward = [word for word in said[but + 1 :] if word.isalpha()]
    here, there = said[after], onward[-1] if onward else ""
    changed = any(
        here in words(one) and there in words(other)
        for one, other in (("side_for", "side_against"), ("side_against", "side_for"))
    )
    return (
        changed and not words("today").isdisjoint(onward) and words("negators").isdisjoint(onward)
    )


def so_now(tokens: Sequence[Token], after: int) -> bool:
    """Whether what was denied of the past is so today: "var ikke enige, men er det nå"."""
    said = [t.lower for t in tokens]
    but = next((i for i in range(after + 1, len(said)) if said[i] == "men"), None)
    if but is None:
        return False
    onward = [word for word in said[but + 1 :] if word.isalpha()]
    bare = set(onward) <= words("pro_forms") - words("negators")
    return bare and bool(set(onward) & words("today")) and bool(set(onward) & words("pro_verbs"))


def _denial(said: Sequence[str]) -> int | None:
    """Where the words start that end the sentence in a bare denial: "det gjør vi ikke lenger"."""
    end = len(said)
    while end > 0 and not said[end - 1].isalnum():
        end -= 1
    start = end
    while start > 0 and said[start - 1] in words("pro_forms"):
        start -= 1
    said = said[start:end]
    denies = not words("negators").isdisjoint(said) and not words("pro_verbs").isdisjoint(said)
    return start if denies else None


def settled(
    readings: Sequence[Reading], judged: Sequence[tuple[Verdict, ...]]
) -> list[tuple[Verdict, ...]]:
    """The verdicts once each stand that the text takes back further on has been turned or dropped.

    An earlier stand goes where its opposite follows in the sentence; a stand goes to its opposite
    where the next sentence does no more than deny it.
    """
    return [_settled(readings, judged, n) if judged[n] else judged[n] for n in range(len(judged))]


def _settled(
    readings: Sequence[Reading], judged: Sequence[tuple[Verdict, ...]], n: int
) -> tuple[Verdict, ...]:
    text = readings[n + 1].sentence.text if n + 1 < len(readings) else ""
    follows = re.findall(r"\w+|[^\w\s]", text.lower())  # a sentence with no cue is not parsed
    denied = _only_denies(follows)
    label = readings[n].sentence.text.endswith(":") and any(
        v.kept and isinstance(v.what, Candidate) and v.what.construction is Construction.ANSWER
        for vs in judged[n + 1 : n + 2]
        for v in vs
    )
    result: list[Verdict] = []
    for verdict in judged[n]:
        what = verdict.what
        if not isinstance(what, Candidate) or not _stands(verdict):
            result.append(verdict)
            continue
        here = any(_stands(v) and _undoes(v.what, what) for v in judged[n])
        here = here or (_is_now(follows) and any(_opposes(v, what) for v in judged[n + 1]))
        past = (
            Reason.EARLIER in what.why
            or _is_past(readings[n], what)
            or _then_and_now(readings[n], what)
        )
        if label and what.target is None:
            result.append(Verdict(what, False, "a label with its answer"))
        elif here and past:
            result.append(Verdict(what, False, "an earlier position, and its opposite follows"))
        elif denied or (Reason.EARLIER in what.why and _changes(follows)):
            result.append(replace(verdict, what=_turned(what)))
        else:
            result.append(verdict)
    return tuple(result)


def _stands(verdict: Verdict) -> bool:
    """Whether it is an explicit stand of the respondent's that was kept."""
    what = verdict.what
    return (
        verdict.kept
        and isinstance(what, Candidate)
        and what.tier is Tier.CORE
        and what.holder == RESPONDENT
        and what.stance.evaluative
        and (what.construction in HAS_HOLDER or what.construction is Construction.JUDGE)
    )


def _opposes(later: Verdict, earlier: Candidate) -> bool:
    """Whether a stand of the next sentence is of the other side."""
    what = later.what
    if not _stands(later) or not isinstance(what, Candidate):
        return False
    return what.stance.in_favour != earlier.stance.in_favour


def _is_now(said: Sequence[str]) -> bool:
    """Whether a sentence tells how it is now: "I dag er vi imot"."""
    near = said[:_SOON]
    return not {"nå", "no"}.isdisjoint(near) or any(
        pair in (("i", "dag"), ("i", "år")) for pair in itertools.pairwise(near)
    )


_SOON = 6
"""Words of a sentence among which it tells that it speaks of today."""


def _undoes(later: Candidate | Rejected, earlier: Candidate) -> bool:
    """Whether a later stand in the sentence is of the other side than an earlier one."""
    return (
        isinstance(later, Candidate)
        and later.cue[0] > earlier.cue[1]
        and later.stance.evaluative
        and later.stance.in_favour != earlier.stance.in_favour
    )


def _is_past(reading: Reading, what: Candidate) -> bool:
    """Whether a stand is told as an earlier one: "har tidligere vært imot"."""
    first = max(0, what.evidence[0] - _SOON)  # "I 2019 var vi imot": the front is no part of it
    tokens = reading.tokens[first : what.cue[1] + 1]
    past = any("Tense=Past" in t.feats or t.lower in ("har", "hadde") for t in tokens)
    return past and of_earlier(reading.tokens, first, what.evidence[1]) is not None


def _then_and_now(reading: Reading, what: Candidate) -> bool:
    """Whether a stand in the past is set against today: "Før var vi imot, no er vi for"."""
    before = reading.tokens[max(0, what.evidence[0] - _SOON) : what.cue[1] + 1]
    past = any("Tense=Past" in t.feats for t in before)
    after = reading.tokens[what.cue[1] + 1 :]
    return past and any(t.lower in words("today") and t.pos == "ADV" for t in after)


def _turned(what: Candidate) -> Candidate:
    """The stand turned; a judgement only becomes doubtful, as it may be denied for some alone."""
    why = (*what.why, "taken back in the next sentence")
    stance = opposite(what.stance, what.construction, what.negated)
    if what.construction not in HAS_HOLDER or stance is None:
        return replace(what, doubtful=True, why=why)
    return replace(what, stance=stance, condition=None, doubtful=False, why=why)


def _only_denies(said: Sequence[str]) -> bool:
    """Whether a sentence does no more than deny the one before: "Det er vi ikke nå."

    It can say for whom: "For dei små er ho det ikkje."
    """
    start = _denial(said)
    if start is None or len(said) > _LONGEST_DENIAL:
        return False
    return start == 0 or said[0] in ("for", "hos", "i")


_LONGEST_DENIAL = 10
"""Words and marks of a sentence that only denies."""


def _changes(said: Sequence[str]) -> bool:
    """Whether it is told that one holds another view now: "har sidan snudd"."""
    changed = (
        n
        for n in range(len(said))
        for found in phrases("changed_mind").values()
        for row in found
        if tuple(said[n : n + len(row)]) == tuple(row)
    )
    at = next(changed, None)
    return at is not None and words("negators").isdisjoint(said[max(0, at - _NEAR_CHANGE) : at])


_NEAR_CHANGE = 3
"""Words before a change of mind among which it is denied: "har ikke skiftet syn"."""
