"""How stances are shown wherever they are shown: a sign and a colour, never a colour alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from standpunkt.positions import Stance
from standpunkt.proposals.answers import AnswerStance


class Look(NamedTuple):
    """How a stance looks: its `sign`, the `fill` behind it in a sheet, and on charts and screens.

    A fill in a sheet is light enough for black letters to stay readable on it. On charts and
    screens it is `strong`, with `letters`: the palette of Okabe and Ito (2008) and two greys, made
    to be told apart by colour-blind readers: blue is for, orange against. The letters on each have
    a contrast of 4.5 or more.
    """

    sign: str
    fill: str
    strong: str
    letters: str


SCALE: Final[Mapping[Stance | AnswerStance, Look]] = {
    AnswerStance.SUPPORT: Look("✔", "#C7E5CF", "#0072B2", "#FFFFFF"),
    AnswerStance.CONDITIONAL_SUPPORT: Look("◐", "#E5F1D6", "#56B4E9", "#000000"),
    AnswerStance.OWN_VIEW: Look("●", "#D9E4F4", "#CC79A7", "#000000"),
    Stance.DEMAND: Look("➤", "#D9E4F4", "#CC79A7", "#000000"),
    Stance.POSITION: Look("●", "#EEF2F8", "#E3C1D4", "#000000"),
    AnswerStance.NEUTRAL: Look("○", "#E9E9E9", "#C9CCD1", "#000000"),
    AnswerStance.SKEPTICAL: Look("▲", "#FCE4C4", "#E69F00", "#000000"),
    AnswerStance.OPPOSE: Look("✖", "#F6C9C4", "#D55E00", "#000000"),
    AnswerStance.NOT_MENTIONED: Look("–", "#FFFFFF", "#FFFFFF", "#595959"),
}
"""Every stance of a position or an answer, from those for to those against."""

ORDER: Final = tuple(one for one in SCALE if isinstance(one, AnswerStance))
"""The answers as they follow in a bar."""
SYMBOLS: Final[Mapping[str, str]] = {one.value: look.sign for one, look in SCALE.items()}
FILLS: Final[Mapping[str, str]] = {one.value: look.fill for one, look in SCALE.items()}
STRONG: Final[Mapping[str, tuple[str, str]]] = {
    one.value: (look.strong, look.letters) for one, look in SCALE.items()
}


def shown(stance: Stance | AnswerStance, language: str = "nb") -> str:
    """A stance as a cell shows it, with its sign.

    >>> shown(Stance.OPPOSE), shown(AnswerStance.NOT_MENTIONED, "en")
    ('✖ støtter ikke', '– not mentioned')
    """
    return f"{SYMBOLS[stance.value]} {stance.label(language)}"


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
