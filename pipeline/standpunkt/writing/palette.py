"""How stances are shown wherever they are shown: a sign and a colour, never a colour alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from standpunkt.positions import Stance
from standpunkt.proposals.answers import AnswerStance

SYMBOLS: Final[Mapping[str, str]] = {
    "support": "✔",
    "conditional_support": "◐",
    "neutral": "○",
    "skeptical": "▲",
    "oppose": "✖",
    "demand": "➤",
    "position": "●",
    "own_view": "●",
    "not_mentioned": "–",
}
"""A sign for each stance."""

FILLS: Final[Mapping[str, str]] = {
    "support": "#C7E5CF",
    "conditional_support": "#E5F1D6",
    "neutral": "#E9E9E9",
    "skeptical": "#FCE4C4",
    "oppose": "#F6C9C4",
    "demand": "#D9E4F4",
    "position": "#EEF2F8",
    "own_view": "#D9E4F4",
    "not_mentioned": "#FFFFFF",
}
"""The colour behind each stance: light enough for black letters to stay readable on it."""


def shown(stance: Stance | AnswerStance, language: str = "nb") -> str:
    """A stance as a cell shows it, with its sign.

    >>> shown(Stance.OPPOSE), shown(AnswerStance.NOT_MENTIONED, "en")
    ('✖ støtter ikke', '– not mentioned')
    """
    return f"{SYMBOLS[stance.value]} {stance.label(language)}"
