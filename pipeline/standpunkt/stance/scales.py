"""Scales: what the number of an answer says, by the legend above it: "1 = helt uenig"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from standpunkt.positions import Stance

_AGAINST: Final = r"u(?:enig|einig|samd)|imot|i mot|negativ|støtt(?:er|ar) (?:ikke|ikkje)"
_FOR: Final = r"enig|einig|samd|positiv|støtt(?:er|ar)"
_DEGREE: Final = (
    r"(?:helt|heilt|svært|særs|meget|veldig|sterkt|fullt|fullstendig|absolutt|ganske|"
    r"nokså|noe|noko|litt|delvis) "
)
# "1 er enig og 5 er uenige" counts people; "1 er helt uenig" explains a number.
_END: Final = re.compile(
    r"(?<![\w.,−–-])(?P<number>\d{1,2})\s?"
    rf"(?:(?:=|:|–|-|\(|betyr|tyder|står for)\s?(?:{_DEGREE})?|(?:er\s)?{_DEGREE})"
    rf"(?:(?P<against>{_AGAINST})|(?P<for>{_FOR}))\b",
    re.IGNORECASE,
)
_RANGE: Final = re.compile(r"(?<![\w.,§])(?P<low>[01])\s?(?:-|–|til)\s?(?P<high>\d{1,2})(?![\w.-])")
"""The numbers that a scale runs over: "fra 1 til 5", "1–10"."""
_EXPLAINED: Final = re.compile(r"(?<![\w.,])\d{1,2}\s?(?:=|betyr|tyder|står for)\s?[^\W\d]")
"""A number that a text says something of."""
_LONGEST: Final = 10
_STRONG: Final = 0.25


class Scale(NamedTuple):
    """The numbers of a scale that stand for the strongest no and the strongest yes."""

    against: int
    favour: int

    def stance(self, number: int) -> Stance | None:
        """The stance that a number stands for; None for one that is not on the scale.

        >>> [Scale(1, 5).stance(n) for n in (1, 3, 4, 6)]
        [<Stance.OPPOSE: 'oppose'>, <Stance.NEUTRAL: 'neutral'>, <Stance.SUPPORT: 'support'>, None]
        """
        place = (number - self.against) / (self.favour - self.against)
        if not 0 <= place <= 1:
            return None
        if place == 1 / 2:
            return Stance.NEUTRAL
        if place < 1 / 2:
            return Stance.OPPOSE if place <= _STRONG else Stance.SKEPTICAL
        return Stance.SUPPORT if place >= 1 - _STRONG else Stance.CONDITIONAL_SUPPORT


def legend(text: str) -> Scale | None:
    """The scale that a text explains; None where it explains none.

    >>> legend("Svar fra 1 (helt uenig) til 5 (helt enig).")
    Scale(against=1, favour=5)
    >>> legend("Grad av enighet 1-5, der 5 er helt enig")
    Scale(against=1, favour=5)
    >>> legend("1 = heilt einig, 2 = einig, 3 = ueinig, 4 = heilt ueinig").stance(2)
    <Stance.CONDITIONAL_SUPPORT: 'conditional_support'>
    """
    ends = sorted((int(found["number"]), found["for"] is not None) for found in _END.finditer(text))
    run = _RANGE.search(text) if len(ends) == 1 else None
    if run is not None:  # "på en skala 1–5, der 5 er helt enig"
        ends = sorted(_other_end(ends[0], int(run["low"]), int(run["high"])))
    if len(ends) < 2 or ends[0][1] == ends[-1][1] or ends[-1][0] - ends[0][0] > _LONGEST:
        return None
    first, last = ends[0][0], ends[-1][0]
    if last - first < 2:
        return None
    return Scale(last, first) if ends[0][1] else Scale(first, last)


def _other_end(end: tuple[int, bool], low: int, high: int) -> list[tuple[int, bool]]:
    """The two ends of a scale of which one is explained; that alone where it is no end."""
    number, favour = end
    if number not in (low, high):
        return [end]
    return [end, (high if number == low else low, not favour)]


def scales(texts: Iterable[str]) -> Iterator[Scale | None]:
    """For each sentence the scale that was explained last, in it or above it."""
    scale: Scale | None = None
    for text in texts:
        new = legend(text)
        if new is not None or len(_EXPLAINED.findall(text)) > 1:
            scale = new  # "1 = ikke viktig, 5 = svært viktig" ends the one before
        yield scale
