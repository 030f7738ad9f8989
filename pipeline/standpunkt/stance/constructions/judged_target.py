"""What a judgement is on, and what limits it."""

from __future__ import annotations

from collections.abc import Sequence

from standpunkt.language.reading import Reading, Token
from standpunkt.stance.clauses import Clause
from standpunkt.stance.holders import Subject, Who
from standpunkt.stance.matching import Match
from standpunkt.stance.phrases import Tokens, at_row, find_row, without_punctuation
from standpunkt.stance.targets import fronted, reach
from standpunkt.stance.words import phrases, words


def judged_target(
    reading: Reading, match: Match, clause: Clause, subject: Subject | None, *, finder: bool
) -> Tokens | None:
    """What the judgement is on, without the judgement itself; None where nothing is named."""
    target = _target(reading, match, clause, subject, finder=finder)
    return _without_judgement(reading, match, target)


def _target(
    reading: Reading, match: Match, clause: Clause, subject: Subject | None, *, finder: bool
) -> Tokens | None:
    """What is judged: the subject, the clause after "det er uheldig", the object of "finner"."""
    people = subject is not None and subject.who in (Who.RESPONDENT, Who.OTHER)
    holder = subject.span or clause.subject if people and subject is not None else None
    extraposed = _extraposed(reading, match, clause, holder)
    if finder and subject is not None:
        found = reach(reading, clause, match.first, match.last, subject.span)
        if found.fronted and found.target:
            return found.target
        if extraposed is None and clause.finite is not None and clause.finite + 1 < match.first:
            between = (clause.finite + 1, match.first - 1)
            return reach(
                reading, clause, match.first, match.last, subject.span, between
            ).target  # fmt: skip
        return extraposed or found.target
    if extraposed is not None or clause.subject is not None:
        return extraposed or clause.subject
    front = None if match.predicate else fronted(reading, clause, match.first, holder)
    # "En slik regel hører ikke hjemme i loven": a subject that the tree has not found
    return front or reach(reading, clause, match.first, match.last, None).target


def _extraposed(
    reading: Reading, match: Match, clause: Clause, holder: Tokens | None
) -> Tokens | None:
    """The clause that "det" stands for: "det er uheldig at …", "At …, er det vanskelig å se"."""
    tokens = reading.tokens
    front = fronted(reading, clause, match.first, holder)
    if front is not None and clause.finite is not None and tokens[front[0]].lower != "det":
        follows = tokens[clause.finite + 1 : clause.finite + 2]
        if follows and follows[0].lower == "det":
            return front
    if opens_line(reading, match):
        return match.last + 1, max(clause.last, without_punctuation(tokens, 0, len(tokens) - 1))
    near = tokens[clause.first : match.last + 1]
    expletive = any(t.lower == "det" and t.pos == "PRON" for t in near)
    if not expletive and clause.subject is not None:
        return None
    for i in range(match.last + 1, min(match.last + 9, clause.last + 1)):
        if tokens[i].lower in words("clause_openers") or _is_if(tokens[i]):
            return i, clause.last
        if tokens[i].finite and tokens[i].lower not in ("er", "blir"):
            break  # "positivt er det at" goes on
    return None


def _is_if(token: Token) -> bool:
    """Whether it is the nynorsk "if", and not "ei viss uro"."""
    return token.lower == "viss" and token.pos == "SCONJ"


def opens_line(reading: Reading, match: Match) -> bool:
    """Whether "det er" is left out: "Svært uheldig at fristen er så kort"."""
    after = reading.tokens[match.last + 1 : match.last + 2]
    if match.first > 1 or not after:
        return False
    onward = reading.tokens[match.last + 2 : match.last + 4]
    said = after[0].lower == "det" and any(t.finite for t in onward)  # "Synd det er så få"
    return said or after[0].lower in ("at", "å")


def _without_judgement(reading: Reading, match: Match, target: Tokens | None) -> Tokens | None:
    """The target without the judgement or a contrast that the tree has put into it."""
    if target is None:
        return None
    tokens, (first, last) = reading.tokens, target
    if first < match.first <= last + 1:
        last = match.first - 1
        while last > first and (
            tokens[last].lower in ("for", "som", "å", "være", "vere") or tokens[last].pos == "ADV"
        ):
            last -= 1
    if tokens[first].lower in words("giving_reason"):
        first = min(first + 1, last)  # "Siden tiltakene har ulemper"
    first = _with_infinitive(tokens, first)
    but = next((i for i in range(first + 1, last) if tokens[i].lower == "men"), last + 1)
    return first, without_punctuation(tokens, first, but - 1)


def _with_infinitive(tokens: Sequence[Token], first: int) -> int:
    """Where the infinitive opens whose object trees take for the subject: "å avvise X er feil"."""
    low = max(-1, first - LONGEST_INFINITIVE)
    at = next((i for i in range(first - 1, low, -1) if tokens[i].lower == "å"), None)
    if at is None or (at > 0 and tokens[at - 1].pos not in ("PUNCT", "CCONJ")):
        return first
    within = all(t.pos in ("VERB", "ADV", "ADP", "PART") for t in tokens[at + 1 : first])
    return at if within and not any(t.finite for t in tokens[at:first]) else first


LONGEST_INFINITIVE = 5
"""Tokens before the object of an infinitive: "å stemme ned"."""


def for_whom(tokens: Sequence[Token], match: Match, target: Tokens | None) -> Tokens | None:
    """The clause behind the cue where trees take "for kommunen" in front for what is judged.

    "For kommunen er det en lettelse *at rapporteringen blir enklere*".
    """
    at = match.last + 1
    if target is None or target[0] != 1 or tokens[0].lower != "for" or at + 1 >= len(tokens):
        return None
    expletive = any(t.lower == "det" for t in tokens[target[1] + 1 : match.last])
    opens = tokens[at].lower.startswith(("hv", "kv", "kor")) or tokens[at].lower in _OPENS
    if not (expletive and opens):
        return None
    return at, without_punctuation(tokens, at, len(tokens) - 1)


_OPENS = ("at", "å", "om")


def limit_of(
    reading: Reading, match: Match, clause: Clause, target: Tokens | None
) -> Tokens | None:
    """The condition or limiter that makes praise conditional."""
    tokens = reading.tokens
    condition = reach(reading, clause, match.first, match.last, None).condition
    if condition is not None:
        return condition
    limiter = find_row(tokens, clause.first, match.first, phrases("limiters"))
    if limiter is not None or target is None:
        return limiter
    n = at_row(tokens, target[0], phrases("quantified"))
    return (target[0], target[0] + n - 1) if n else None
