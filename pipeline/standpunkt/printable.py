"""Words on a terminal: text from outside made safe to show on one line, and counts."""

from __future__ import annotations

import re

# Line breaks of every kind, then all other C0 and C1 controls (escape sequences among
# them), bidirectional overrides and lone surrogates: none may reach a terminal as they are.
_BREAKS = re.compile("[\n\r\t\v\f\u0085\u2028\u2029]+")
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

LOST = "\ufffd"
"""What stands where a character could not be told."""

_SURROGATES = re.compile("[\ud800-\udfff]")


def printable(text: str) -> str:
    r"""One line of `text` with nothing in it that a terminal would act on.

    >>> printable("svar\n2.txt")
    'svar 2.txt'
    >>> printable("rødt \x1b[31m")
    'rødt \\x1b[31m'
    """
    return _UNSAFE.sub(lambda m: f"\\x{ord(m[0]):02x}", _BREAKS.sub(" ", text))


def encodable(text: str) -> str:
    """The text with U+FFFD for each half of a character, which no encoding can write.

    >>> encodable("Fjordvik\ud800 kommune") == "Fjordvik\ufffd kommune"
    True
    """
    return text if text.isascii() else _SURROGATES.sub(LOST, text)


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "position"), counted(1200, "document")
    ('1 position', '1,200 documents')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
