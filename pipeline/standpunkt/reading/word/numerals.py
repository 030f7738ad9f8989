"""Numbers as lists write them, and glyphs of symbol fonts as the characters they show."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from standpunkt.text.markers import DASHES, GLYPHS

BULLET = "•"

_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)
_MOST_ROMAN = 3999
_MOST_LETTERS = 26 * 3

# Glyphs of Wingdings and Symbol that tell something apart; any other one is a bullet.
_SYMBOLS: Mapping[int, str] = MappingProxyType(
    {
        0x2D: "-",
        0x6F: "☐",
        0x71: "☐",
        0x72: "☐",
        0xA3: "☐",
        0xA8: "☐",
        0x51: "☒",
        0x52: "☑",
        0x53: "☒",
        0x54: "☒",
        0x78: "☒",
        0xFB: "✗",
        0xFC: "✓",
        0xFD: "☒",
        0xFE: "☑",
        0xE0: "→",
        0xE8: "→",
        0xF0: "⇒",
    }
)
_SYMBOL_FONT: Mapping[int, str] = MappingProxyType(
    {0x2D: "-", 0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xAE: "→", 0xDE: "⇒", 0xB7: BULLET}
)


def numeral(number: int, form: str) -> str:
    """`number` written as "1", "01", "a", "A", "i" or "I"; nothing for the empty form.

    >>> [numeral(4, form) for form in ("1", "01", "a", "I", "")]
    ['4', '04', 'd', 'IV', '']
    """
    if form in ("a", "A") and 0 < number <= _MOST_LETTERS:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if form == "A" else letters
    if form in ("i", "I") and 0 < number <= _MOST_ROMAN:
        roman = _roman(number)
        return roman.upper() if form == "I" else roman
    if form == "01":
        return f"{number:02d}"
    return str(number) if form else ""


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        written += letters * times
    return written


def bullet(glyph: str) -> str:
    """The bullet that stands for a list's glyph, which may be one of a symbol font.

    A dash stays a dash; "o" is the hollow bullet that word processors take from Courier.

    >>> bullet("\\uf0b7"), bullet("–"), bullet("o")
    ('•', '–', '•')
    """
    seen = glyph.strip()
    if not seen:
        return BULLET
    return seen if seen in f"{DASHES}{GLYPHS}*+" else BULLET


def symbol(code: int, font: str) -> str:
    """The character that a glyph of a symbol font shows.

    >>> symbol(0xF0FE, "Wingdings"), symbol(0xF0B7, "Symbol"), symbol(0x2713, "Segoe UI")
    ('☑', '•', '✓')
    """
    glyph = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    if font.lower() == "symbol":
        return _SYMBOL_FONT.get(glyph, chr(code) if code > 0xFF else BULLET)
    if font.lower().startswith("wingdings") or glyph != code:
        return _SYMBOLS.get(glyph, BULLET)
    return chr(code) if 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0x10FFFD else ""
