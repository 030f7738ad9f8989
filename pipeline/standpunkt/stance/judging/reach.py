"""How far from a judgement the words stand that bear on it."""

from __future__ import annotations

from collections.abc import Sequence

from standpunkt.language.reading import Token

REACH = 5
"""Tokens before a judgement within which a negator is its own."""
LONGEST_REACH = 14
"""The same where the finite verb stands between the two."""


def clause_end(tokens: Sequence[Token], after: int) -> int:
    """The last token before the next comma, conjunction or subordinate clause."""
    for i in range(after + 1, len(tokens)):
        if tokens[i].pos in ("PUNCT", "SCONJ", "CCONJ") or tokens[i].finite:
            return i - 1
    return len(tokens) - 1
