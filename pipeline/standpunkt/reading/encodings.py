"""Letters that went through the wrong encoding on their way, and are brought back.

Norwegian tells them apart: no text has "Ã¸" or "√∏" where it means something else than "ø".
"""

from __future__ import annotations

import html
import quopri
import re
import urllib.parse
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
    ('Vi støtter – og krever – årlig tilsyn', 'was encoded twice; 4 characters repaired')
    """
    mended = 0
    for encoding, sure in _SURE.items():
        for _ in range(2):
            if not sure.search(text):
                break
            text, count = _TWICE[encoding].subn(partial(_once, encoding=encoding), text)
            mended += count
    return text, f"was encoded twice; {mended} characters repaired" if mended else ""


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


_QUOTED: Final = (
    (re.compile(r"=C3=(?:A[56]|B8|8[56]|98)"), "utf-8"),
    (re.compile(r"[a-zA-Z]=(?:E5|E6|F8|C5|C6|D8)(?=[a-zA-Z])"), "latin-1"),
)
_ENTITY: Final = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")
_LETTER_ENTITY: Final = re.compile(
    r"&(?:[oO]slash|[aA]ring|[aA][eE]lig|#(?:19[78]|216|229|230|248)"
    r"|#[xX](?:[cC][56]|[dD]8|[eE][56]|[fF]8));"
)
_PERCENT: Final = re.compile(r"%C3%(?:A[56]|B8|8[56]|98)", re.I)
_SPELT_WORD: Final = re.compile(r"(?<!\S)[^\s/%]{0,60}%C3%[^\s/]{1,200}(?!\S)", re.I)
_FEWEST: Final = 2


def spelt_out(text: str) -> tuple[str, str]:
    """Text without letters that a mail, a web page or an address spells out, and a note.

    In quoted-printable, as HTML entities, or in per cent; what is part of an address stays.

    >>> spelt_out("Vi st=C3=B8tter =C3=A5rlig tilsyn")
    ('Vi støtter årlig tilsyn', 'letters spelt out in quoted-printable are read as such')
    >>> spelt_out("Vi st&oslash;tter tilsyn")[0], spelt_out("p%C3%A5 %C3%B8ya")[0]
    ('Vi støtter tilsyn', 'på øya')
    """
    done: list[str] = []
    for pattern, encoding in _QUOTED:
        if len(pattern.findall(text)) >= _FEWEST and (encoding == "utf-8" or text.isascii()):
            data = quopri.decodestring(text.encode("utf-8"))
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            done.append("in quoted-printable")
            break
    if _LETTER_ENTITY.search(text):
        text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
        done.append("as HTML entities")
    if len(_PERCENT.findall(text)) >= _FEWEST:
        text, count = _SPELT_WORD.subn(lambda found: urllib.parse.unquote(found[0]), text)
        if count:
            done.append("in per cent")
    return text, f"letters spelt out {' and '.join(done)} are read as such" if done else ""


def with_breaks(text: str) -> tuple[str, str]:
    r"""Text whose line breaks some export has written out, as breaks, and a note.

    Every offset stays: the break stands where the "n" did.

    >>> with_breaks(r"Vi støtter målere.\nVi er imot gebyr.")[0]
    'Vi støtter målere. \nVi er imot gebyr.'
    """
    text, count = _WRITTEN_OUT.subn(lambda m: " " * (len(m[0]) - 1) + "\n", text)
    return text, "line breaks that were written out as \\n are read as such" if count else ""
