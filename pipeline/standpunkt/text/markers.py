"""Markers: what stands before an item of a list, a bullet, a number or a letter.

Every form of a marker that the package knows is here. Which of them a place takes differs with
what else can stand there: a letter with a dot is an initial in a signature, a number alone is a
cell in a table, and "i" and "å" are words in a sentence.
"""

from __future__ import annotations

import re
from typing import Final

DASHES: Final = "-–—"
"""The dashes; a bullet only where space comes after."""

GLYPHS: Final = "•·●○▪▫■□◦‣⁃∙➢➤►▶✓✔❖◆☐☑☒"
"""Signs that are made for bullets, and boxes to tick."""

PRIVATE: Final = "\uf0b7\ue000-\uf8ff"
"""Bullets of symbol fonts, as a class of a regular expression has them."""

# --- pieces of patterns, without what stands around a number or a letter -----------------

NUMBER: Final = r"\d{1,2}"
"""The number of an item; longer ones are years and sums."""

NESTED: Final = rf"{NUMBER}(?:\.{NUMBER})*"
"""The number of an item or a section at any depth: "2", "2.1"."""

ROMAN: Final = "[ivx]{1,4}"

HEADING: Final = rf"{NUMBER}(?:\.{NUMBER}){{0,4}}\.?|[IVX]{{1,5}}\.?|[A-H]\."
"""What the headings of a paper are counted by: "2", "2.1", "IV", "B."."""

# --- the marker and the space after it, where a line begins ------------------------------

BULLET: Final = re.compile(rf"[{GLYPHS}{PRIVATE}]\s*|[{DASHES}*+o]\s+(?=\S)")
NUMERAL: Final = re.compile(
    rf"(?:\(?{NUMBER}[.)]|{NUMBER}\.\)|{NUMBER}(?:\.{NUMBER}){{1,4}}\.?)\s+(?=\S)"
)
LETTER: Final = re.compile(rf"(?:\(?[a-zæøå]\)|[a-zæøå]\.|\(?{ROMAN}\)|{ROMAN}\.|[A-H]\))\s+(?=\S)")

BARE_NUMBER: Final = re.compile(rf"{NUMBER}\s+(?=\S)")
"""A number with nothing but space after it, which is a marker only where others are, too."""

BEFORE_TAB: Final = re.compile(
    rf"(\(?\d{{1,3}}(?:\.\d{{1,3}})*[.)]{{0,2}}|\(?[A-Za-zæøåÆØÅ][.)]{{1,2}}|[{DASHES}•*])\t+(?=\S)"
)
"""A marker that was typed with a tab after it, which parts no columns. A letter needs its dot."""

NEVER_A_NAME: Final = re.compile(rf"{BULLET.pattern}|(?:{NESTED}[.)]?|[a-z]\)|§+\s?\d+)\s")
"""What no line with a name begins with: "v. Kari Nordmann" and "A. Nordmann" are names."""

_LONG_NUMBER: Final = re.compile(r"\(?\d{1,3}[.)]\s+(?=\S)")

# --- the marker by itself ----------------------------------------------------------------

COUNTED: Final = re.compile(rf"{NUMBER}|[a-zæøå]|{ROMAN}")
"""The number or letter of a marker, without dot and bracket."""

ALONE: Final = re.compile(rf"[{DASHES}*{GLYPHS}]|o|\(?(?:{NESTED}|[a-zA-Z]|{ROMAN})[.)]?")
"""A marker in a run of its own, far from its words, which needs neither dot nor bracket."""

IN_PARAGRAPH: Final = re.compile(rf"(?P<number>{NUMBER}|[a-h](?=\)))[.)] ")
"""What a sentence within a paragraph begins with where items are counted there: "2. ", "b) ".

Only the first letters, and only with a bracket: "å." and "i." end sentences and shorten words.
"""


def unmarked(line: str) -> str:
    """A line of a list without its bullet or number, of which long lists have three digits.

    >>> unmarked("• Norsk Brolag"), unmarked("112. Fjordvik kommune"), unmarked("4H")
    ('Norsk Brolag', 'Fjordvik kommune', '4H')
    """
    found = BULLET.match(line) or _LONG_NUMBER.match(line)
    return line[found.end() :] if found else line


def marker_in(text: str) -> re.Match[str] | None:
    """The marker that a line begins with and the space after it, None where it has none.

    >>> [marker_in(line)[0] for line in ("• Gebyr", "2.1 Gebyr", "b) Gebyr", "– Gebyr")]
    ['• ', '2.1 ', 'b) ', '– ']
    >>> marker_in("2026 var et godt år"), marker_in("-20 grader")
    (None, None)
    """
    return BULLET.match(text) or NUMERAL.match(text) or LETTER.match(text)
