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


STRONG: Final[Mapping[str, tuple[str, str]]] = {
    "support": ("#0072B2", "#FFFFFF"),
    "conditional_support": ("#56B4E9", "#000000"),
    "neutral": ("#C9CCD1", "#000000"),
    "skeptical": ("#E69F00", "#000000"),
    "oppose": ("#D55E00", "#000000"),
    "demand": ("#CC79A7", "#000000"),
    "position": ("#E3C1D4", "#000000"),
    "own_view": ("#CC79A7", "#000000"),
    "not_mentioned": ("#FFFFFF", "#595959"),
}
"""Fill and letters for charts and screens: the palette of Okabe and Ito (2008) and two greys.

It was made to be told apart by colour-blind readers: blue is for, orange against. The letters on
each have a contrast of 4.5 or more.
"""


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours as WCAG 2.1 has it, 1 to 21.

    >>> round(contrast("#FFFFFF", "#000000"), 1)
    21.0
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    linear = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
