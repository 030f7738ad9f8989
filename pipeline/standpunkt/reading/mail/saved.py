"""Text files that may be a saved mail: earlier mail that it answers is not the sender's own.

Offsets count the characters of the file, so quoted lines are blanked and not taken out.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Final

from standpunkt.errors import InputError
from standpunkt.reading.mail.quotes import (
    SENT_ON_AT_MOST,
    begins_earlier,
    head_length,
    is_attribution,
    only_sends_on,
    own_words,
    quoted_note,
    says_original,
)
from standpunkt.reading.text import Read, read_text
from standpunkt.text.ends import ends_sentence

# A quick look, since few files hold any.
_SIGNS: Final = re.compile(
    r"^[ \t]{0,3}[>|]|^\W{0,5}(?:fra|frå|från|from|von|de)\s*:|skrev|skreiv|skriv|wrote|schrieb"
    r"|melding|message|meddel|nachricht|e-?post",
    re.I | re.M,
)
_QUOTED: Final = re.compile(r"\s{0,3}>")
_BARRED: Final = re.compile(r"(?m)^(\s{0,3})\|(?=\s[^|\n]*$)")
_NO_NEWLINE: Final = re.compile(r"[^\r\n\f]")


def read_saved(path: Path, name: str = "") -> Read:
    """Read a text file as `read_text` does, with earlier mail that it quotes blanked.

    Raises InputError as that does, and for a mail that only quotes another.
    """
    name = name or str(path)
    read = read_text(path, name)
    text, note = without_earlier(read.text)
    if not text.strip():
        raise InputError("holds no words of the sender's own", "leave it out", path=name)
    return replace(read, text=text, notes=(*read.notes, note)) if note else read


def without_earlier(text: str, depth: int = SENT_ON_AT_MOST) -> tuple[str, str]:
    """The text with each line of earlier mail as blanks, and a note; the note is empty without.

    >>> without_earlier("Vi er imot.\\n\\n> Enig?")
    ('Vi er imot.\\n\\n       ', 'quoted earlier mail left out (1 line)')
    """
    lines = text.split("\n")
    probe = _BARRED.sub(r"\1>", text.replace("\r", " ")).split("\n")
    if not _SIGNS.search(text):
        return text, ""
    probe = _without_bullets(probe)
    start = _body(probe)
    own = own_words("\n".join(probe[start:]))
    if not own.quoted:
        return text, ""
    note = quoted_note(own)
    if depth and only_sends_on(own.text, "\n".join(probe)):
        # Who sends a mail on does not answer: the mail below is the response.
        below = next(n for n in range(start, len(probe)) if begins_earlier(probe, n))
        lines[:below] = [_NO_NEWLINE.sub(" ", line) for line in lines[:below]]
        head = below + head_length(probe[below:])
        later, _ = without_earlier("\n".join(lines[head:]), depth - 1)
        lines[head:] = later.split("\n")
        return "\n".join(lines), "sends on an earlier mail, which is read"
    kept = [line.strip() for line in own.text.split("\n") if line.strip()]
    at = 0
    for n in range(start, len(lines)):
        if at < len(kept) and probe[n].strip() == kept[at]:
            at += 1
        else:
            lines[n] = _NO_NEWLINE.sub(" ", lines[n])
    return "\n".join(lines), note


def _without_bullets(lines: list[str]) -> list[str]:
    """The lines with ">" as the bullet of a list that a colon opens for a dash."""
    found = list(lines)
    before = ""
    bullets = False
    for n, line in enumerate(lines):
        if not _QUOTED.match(line):
            bullets = False
        elif bullets or (before.endswith(":") and not is_attribution(before)):
            bullets = True
            found[n] = line.replace(">", "-", 1)
        before = line.strip() or before
    return found


def _body(lines: list[str]) -> int:
    """The first line below the head of this mail itself, or of the letter."""
    start = 0
    while True:
        heads = (n for n in range(start, len(lines)) if begins_earlier(lines, n))
        n = next(heads, None)
        # A head below a sentence is that of an earlier mail, and so is one that says so.
        if n is None or says_original(lines[n]) or any(map(ends_sentence, lines[:n])):
            return start
        if is_attribution(lines[n]):
            return start
        start = n + max(1, head_length(lines[n:]))
