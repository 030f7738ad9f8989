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


class Detector(StrEnum):
    """Ways to find what is no row of words; a rule names one of them in place of cues.

    What each one looks for, and the words that a sentence must have for that, is declared in
    `constructions/detectors.py`; those that judge what a frame or a saying verb says have no
    words of their own.
    """

    FRAME = "frame"
    """A noun phrase or clause that says whose view follows: "etter vårt syn", "slik vi ser det"."""
    PLAIN = "plain"
    """What such a view comes to where nothing in it judges."""
    DOUBT = "doubt"
    """What is said to be feared: "vår bekymring er at"."""
    APPROVAL = "approval"
    """What one's own support is on, or hangs on: "støtten vår gjelder"."""
    REFUSAL = "refusal"
    """What one's own resistance is on: "motstanden vår gjelder"."""
    WISH = "wish"
    """A modal in what is said: "mener at fristen bør forlenges"."""
    EXCESS = "excess"
    """Too much of anything: "for kort", "altfor vid"."""
    REGRET = "regret"
    """An adverb that regrets the clause: "dessverre"."""
    JOY = "joy"
    """An adverb that welcomes the clause: "heldigvis"."""
    EQUATION = "equation"
    """What the proposal is set equal to: "dette er å be om bråk"."""
    MODAL = "modal"
    """A strong modal that nobody says: "fristen må forlenges"."""
    NEED = "need"
    """Importance or need with no holder: "det er viktig at", "det er behov for"."""
    CONSEQUENCE = "consequence"
    """What a proposal is foretold to lead to: "ordningen vil binde opp folk"."""
    MISSING = "missing"
    """What a proposal is said to leave out: "dette er ikke omtalt"."""
    OBSTACLE = "obstacle"
    """What is said to be impossible, unknown or at risk: "lar seg ikke oppfylle"."""
    ECHO = "echo"
    """The stand before it taken to another target, or sided with: "det samme gjelder X"."""
    IMPERATIVE = "imperative"
    """A line that opens with an imperative: "stryk § 5", "behold ordningen"."""
    SCALE = "scale"
    """A number as an answer, where a legend tells what it stands for: "Gebyr: 2"."""

    @property
    def construction(self) -> Construction:
        """The construction of all that it finds."""
        return _CONSTRUCTIONS[self]


_CONSTRUCTIONS: Final = {
    Detector.FRAME: Construction.FRAME,
    Detector.PLAIN: Construction.FRAME,
    Detector.DOUBT: Construction.FRAME,
    Detector.APPROVAL: Construction.FRAME,
    Detector.REFUSAL: Construction.FRAME,
    Detector.WISH: Construction.JUDGE,
    Detector.EXCESS: Construction.JUDGE,
    Detector.REGRET: Construction.JUDGE,
    Detector.JOY: Construction.JUDGE,
    Detector.EQUATION: Construction.JUDGE,
    Detector.MODAL: Construction.BARE,
    Detector.NEED: Construction.BARE,
    Detector.CONSEQUENCE: Construction.BARE,
    Detector.MISSING: Construction.BARE,
    Detector.OBSTACLE: Construction.BARE,
    Detector.ECHO: Construction.ACT,
    Detector.IMPERATIVE: Construction.BARE,
    Detector.SCALE: Construction.ANSWER,
}
DETECTED: Final = frozenset({Construction.FRAME, Construction.BARE})
"""Constructions that have no row of words for a cue, so that only detectors find them."""
