"""Sentences split in two: "det vi savner, er tall", "det er gebyret vi reagerer på"."""

from __future__ import annotations

from collections.abc import Sequence

from standpunkt.language.reading import Token
from standpunkt.stance.matching import Match
from standpunkt.stance.phrases import Tokens, without_punctuation
from standpunkt.stance.words import words


def opened(tokens: Sequence[Token], match: Match) -> int | None:
    """Where the clause of the cue opens with a pronoun that is told later: "*det* vi savner, er".

    Between the two stand the holder and the verbs of the clause, as in "det minste vi kan
    forlange", and no verb follows the pronoun, as in "det savner vi".
    """
    if tokens[match.first].lower in words("told_later") and not tokens[match.first + 1].finite:
        return match.first  # "det som uroar oss": the cue opens with it
    low = max(0, match.first - _LONGEST_CLAUSE)
    stops = (i + 1 for i in range(match.first - 1, low - 1, -1) if _parts(tokens[i]))
    first = next(stops, low)
    if first >= match.first or (first and not _parts(tokens[first - 1])):
        return None
    if tokens[first].lower not in words("told_later") or tokens[first + 1].finite:
        return None
    return first


def _copula(tokens: Sequence[Token], match: Match) -> int | None:
    """The "er" that tells what it is, just behind the cue: "det vi er redde for mest, *er*"."""
    for i in range(match.last + 1, min(match.last + _SOON, len(tokens) - 1)):
        if tokens[i].lower in _IS:
            return i
        if tokens[i].pos not in _BETWEEN:
            return None
    return None


def told(tokens: Sequence[Token], match: Match) -> Tokens | None:
    """What such a pronoun is told to be; None where the clause opens with none."""
    at = _copula(tokens, match)
    if at is None or opened(tokens, match) is None:
        return None
    contrast = (i for i in range(at + 2, len(tokens)) if tokens[i].lower in ("men", ";"))
    last = without_punctuation(tokens, at, next(contrast, len(tokens)) - 1)
    if last == at + 1 and tokens[last].lower in _OPENERS:
        return None  # a line that is cut short
    return (at + 1, last) if last > at else None


def picked(tokens: Sequence[Token], holder: Tokens | None, finite: int | None) -> Tokens | None:
    """What "det er … vi" picks out for the holder's clause: "det er *gebyret* vi reagerer på"."""
    if holder is None or finite is None or finite <= holder[0] or len(tokens) < _SHORTEST:
        return None
    if tokens[0].lower != "det" or tokens[1].lower not in _IS:
        return None
    last = without_punctuation(tokens, 1, holder[0] - 1)
    if tokens[last].lower == "som":
        last = without_punctuation(tokens, 1, last - 1)
    opens_clause = tokens[last].pos == "SCONJ" or tokens[last].lower in _OPENERS
    if last < _FIRST or opens_clause or tokens[_FIRST].lower in words("negators"):
        return None
    return _FIRST, last


def _parts(token: Token) -> bool:
    """Whether a clause can open behind the token."""
    return token.pos in ("PUNCT", "CCONJ") or token.lower in ("og", "men")


_OPENERS = ("at", "å", "om")
_IS = ("er", "var", "blir", "vert")
_BETWEEN = ("ADP", "ADV", "ADJ", "PUNCT", "PRON", "PART")
_SOON = 6
_LONGEST_CLAUSE = 12
_SHORTEST = 5
_FIRST = 2
"""Tokens."""
