"""Constructions: what kinds of cue there are, and which goes first where two share words.

What each one reads, and what a sentence must say for that, stands in `constructions/`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Construction(StrEnum):
    """How holder and target are found around a cue."""

    ACT = "act"
    """The subject takes the stance; the complement is the target."""
    REQUEST = "request"
    """The subject asks; the content is the target and can be a rejection."""
    SAY = "say"
    """The subject says; the content decides the stance."""
    FRAME = "frame"
    """A noun phrase says whose view follows; the content decides the stance."""
    ANSWER = "answer"
    """The cue is the whole line."""
    JUDGE = "judge"
    """The subject is the target, the predicate the stance."""
    BARE = "bare"
    """Nobody is named and nothing is judged: what is wanted or foretold argues by itself."""

    @property
    def rank(self) -> int:
        """Which goes first where two cues share words: the lowest."""
        return _RANK[self]


_RANK: Final = {
    Construction.ACT: 0,
    Construction.REQUEST: 0,
    Construction.SAY: 1,
    Construction.FRAME: 2,
    Construction.ANSWER: 3,
    Construction.JUDGE: 4,
    Construction.BARE: 5,
}

TAKES_STAND: Final = frozenset({Construction.ACT, Construction.REQUEST})
"""The subject takes the stance itself."""
HAS_HOLDER: Final = TAKES_STAND | {Construction.SAY}
"""The subject is the holder, and what follows can be a list of targets."""
EMBEDS: Final = frozenset({Construction.SAY, Construction.FRAME})
"""What follows is a clause that decides the stance."""
