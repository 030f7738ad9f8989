"""Words on a terminal: text from outside made safe to show on one line, and counts."""

from __future__ import annotations

import re
from typing import Final

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


_SOFT = re.compile("\u00ad\\s*")
# A word divided at the end of a line; "kultur- og idrett" and "EU-\nland" keep theirs.
_DIVIDED = re.compile(r"(?<=[a-zæøåéöäü])-[ \t]*\n\s*(?!(?:og|eller|samt|til)\b)(?=[a-zæøåéöäü])")


def joined(text: str) -> str:
    r"""Text for reading: whole words on one line.

    >>> joined("mener at menin\u00ad gen er god, og konse-\nkvensene\n store")
    'mener at meningen er god, og konsekvensene store'
    """
    return " ".join(_DIVIDED.sub("", _SOFT.sub("", text)).split())


def shown(text: str) -> str:
    r"""Lines of text with nothing in them that a terminal would act on.

    >>> shown("en\nto\x1b[2J")
    'en\nto\\x1b[2J'
    """
    return "\n".join(map(printable, text.split("\n")))


_NO_FILE: Final = re.compile(r'[<>:"|?*\\\\]')


def plain_name(name: str) -> str:
    r"""A name that any system takes as a file's, without what a terminal would act on.

    >>> plain_name("svar\x1b[31m:2"), plain_name("svar 2 (ny)")
    ('svar_[31m_2', 'svar 2 (ny)')
    """
    return _NO_FILE.sub("_", _UNSAFE.sub("_", name)).rstrip(". ") or "_"


def encodable(text: str) -> str:
    r"""The text with U+FFFD for each half of a character, which no encoding can write.

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
