"""Letters that went through the wrong encoding on their way, and are brought back.

Norwegian tells them apart: no text has "Ã¸" or "√∏" where it means something else than "ø".
"""

from __future__ import annotations

import re
from functools import partial
from typing import Final

_OLD: Final = (
    ("cp1252", "Windows-1252"),
    ("mac_roman", "Mac Roman"),
    ("cp850", "DOS code page 850"),
)
"""Encodings of a byte a letter, the likeliest first."""

_NORWEGIAN: Final = re.compile(r"(?<=[^\W\d_])[æøå]|[æøå](?=[a-z])|\b[ÆØÅ](?=[a-zæøå])")

# The first byte of two or three as the wrong encoding shows it, and what can come after it.
_TWICE: Final = {
    "cp1252": re.compile(r"(?:[ÂÃÄÅËâ-ï]|Æ(?=’))[\x80-¿€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,2}"),
    "mac_roman": re.compile(r"[√¬‚][^\x00-\x7f]{1,2}"),
}
_SURE: Final = {
    "cp1252": re.compile(r"Ã[¦¸¥†˜…\x86\x98\x85]|Ã[ƒ\x83][Â‚„]?"),
    "mac_roman": re.compile(r"√[¶∏•ÜòÖ]"),
}

_WRITTEN_OUT: Final = re.compile(
    r"(?<![A-Za-z]:)(?<!\\)(?:\\r)?\\n(?=[\s\\A-ZÆØÅ\d•*–«\"(-]|$)|(?<=[.?!;])(?:\\r)?\\n"
)


def old(data: bytes) -> tuple[str, str]:
    """Text in an encoding older than UTF-8, and the note that says which was taken.

    >>> old("Vi støtter årlig tilsyn".encode("mac_roman"))
    ('Vi støtter årlig tilsyn', 'read as Mac Roman')
    """
    found = []
    for encoding, called in _OLD:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        found.append((len(_NORWEGIAN.findall(text)), text, f"read as {called}"))
    most = max(found, key=lambda one: one[0])
    if most[0] == 0 and found[0][2] != "read as Windows-1252":
        return data.decode("latin-1"), "read as Latin-1"
    return most[1], most[2]


def once_encoded(text: str) -> tuple[str, str]:
    """Text without letters that were encoded twice, and a note where there were any.

    >>> once_encoded("Vi stÃ¸tter â€“ og krever â€“ Ã¥rlig tilsyn")
    ('Vi støtter – og krever – årlig tilsyn', 'was encoded twice; 4 characters mended')
    """
    mended = 0
    for encoding, sure in _SURE.items():
        for _ in range(2):
            if not sure.search(text):
                break
            text, count = _TWICE[encoding].subn(partial(_once, encoding=encoding), text)
            mended += count
    return text, f"was encoded twice; {mended} characters mended" if mended else ""


def _once(found: re.Match[str], encoding: str) -> str:
    """The character that stands behind some letters; they themselves where none does."""
    letters = found[0]
    for end in (3, 2):
        try:
            data = b"".join(_byte(letter, encoding) for letter in letters[:end])
            return data.decode("utf-8") + letters[end:]
        except UnicodeError:
            continue
    return letters


def _byte(letter: str, encoding: str) -> bytes:
    # Windows-1252 leaves five bytes without a letter, which come through as they are.
    return bytes([ord(letter)]) if "\x80" <= letter <= "\x9f" else letter.encode(encoding)


def with_breaks(text: str) -> tuple[str, str]:
    r"""Text whose line breaks some export has written out, as breaks, and a note.

    Every offset stays: the break stands where the "n" did.

    >>> with_breaks(r"Vi støtter målere.\nVi er imot gebyr.")[0]
    'Vi støtter målere. \nVi er imot gebyr.'
    """
    text, count = _WRITTEN_OUT.subn(lambda m: " " * (len(m[0]) - 1) + "\n", text)
    return text, "line breaks that were written out as \\n are read as such" if count else ""
