"""Markers: what stands before an item of a list, a bullet, a number or a letter."""

from __future__ import annotations

import re
from typing import Final

DASHES: Final = "-–—"
"""The dashes; a bullet only where space comes after."""

GLYPHS: Final = "•·●○▪▫■□◦‣⁃∙➢➤►▶✓✔❖◆☐☑☒"
"""Signs that are made for bullets, and boxes to tick."""

PRIVATE: Final = "\uf0b7\ue000-\uf8ff"
"""Bullets of symbol fonts, as a class of a regular expression has them."""

BULLET: Final = re.compile(rf"[{GLYPHS}{PRIVATE}]\s*|[{DASHES}*+o]\s+(?=\S)")
NUMERAL: Final = re.compile(r"(?:\(?\d{1,2}[.)]|\d{1,2}\.\)|\d{1,2}(?:\.\d{1,2}){1,4}\.?)\s+(?=\S)")
_NUMBER: Final = re.compile(r"\(?\d{1,3}[.)]\s+(?=\S)")
LETTER: Final = re.compile(
    r"(?:\(?[a-zæøå]\)|[a-zæøå]\.|\(?[ivx]{1,4}\)|[ivx]{1,4}\.|[A-H]\))\s+(?=\S)"
)


def unmarked(line: str) -> str:
    """A line of a list without its bullet or number, of which long lists have three digits.

    >>> unmarked("• Norsk Brolag"), unmarked("112. Fjordvik kommune"), unmarked("4H")
    ('Norsk Brolag', 'Fjordvik kommune', '4H')
    """
    found = BULLET.match(line) or _NUMBER.match(line)
    return line[found.end() :] if found else line


def marker_in(text: str) -> re.Match[str] | None:
    """The marker that a line begins with and the space after it, None where it has none.

    >>> [marker_in(line)[0] for line in ("• Gebyr", "2.1 Gebyr", "b) Gebyr", "– Gebyr")]
    ['• ', '2.1 ', 'b) ', '– ']
    >>> marker_in("2026 var et godt år"), marker_in("-20 grader")
    (None, None)
    """
    return BULLET.match(text) or NUMERAL.match(text) or LETTER.match(text)
