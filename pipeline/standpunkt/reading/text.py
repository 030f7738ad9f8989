"""Plain text and Markdown: bytes to the characters they stand for.

Offsets in the positions table count code points of the decoded file, so nothing is
tidied here: newlines, no-break spaces and soft hyphens stay as they are. Only a byte
order mark, which is no character of the text, is left out.
"""

from __future__ import annotations

import codecs
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path

from standpunkt.documents import Block, Metadata, Place
from standpunkt.errors import InputError
from standpunkt.reading.encodings import old, once_encoded, spelt_out, with_breaks

MAX_CHARACTERS = 10_000_000
"""The longest text that is read: some 3,500 pages."""

MAX_BYTES = 4 * MAX_CHARACTERS
"""No longer file is opened; no encoding that is read takes more bytes a character."""

MAX_WORD = 20_000
"""The longest run without white space; beyond it a file holds data, not prose."""

LONG_LINE = 50_000
"""Lines longer than this get a note: headings and lists are told by their lines."""

# Longest first: the mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8", ""),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)

_KNOWN_BINARY = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP, DOCX or ODT"),
    (b"\xd0\xcf\x11\xe0", "an old Word"),
    (b"{\\rtf", "an RTF"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
)

# Controls that no text file holds; tab, newlines, form feed and the DOS end mark it may.
_BINARY_CONTROLS = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f]")
_LONG_WORD = re.compile(rf"\S{{{MAX_WORD + 1}}}")
_AS_TEXT = "save it as plain text (.txt, UTF-8)"


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader got out of a file.

    `pages`, `places` and `blocks` are those of Document; `notes` are sentences about how the file
    was read that a user should know; `metadata` is what the file says of itself outside
    its text.
    """

    text: str
    pages: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
    blocks: tuple[Block, ...] = ()


def read_text(path: Path, name: str = "") -> Read:
    """Read a text file; `name` is how messages call it (the path where not given).

    Raises InputError for a file that cannot be opened, holds no text, holds something
    other than text, or is larger than the bounds above.
    """
    name = name or str(path)
    return decode(read_bytes(path, name, MAX_BYTES), name)


def read_bytes(path: Path, name: str, most: int) -> bytes:
    """What an ordinary file of at most `most` bytes holds.

    Raises InputError for a larger one, for what is no ordinary file (opening a pipe would
    wait for ever) and where the operating system refuses.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise not_ordinary(name)
        if found.st_size > most:
            raise _too_long(name, f"{found.st_size / 1e6:,.0f} MB")
        with path.open("rb") as file:
            data = file.read(most + 1)  # it may have grown since
    except (OSError, ValueError) as error:
        raise unreadable(error, name) from error
    if len(data) > most:
        raise _too_long(name, f"more than {most / 1e6:,.0f} MB")
    return data


def not_ordinary(name: str) -> InputError:
    """The InputError for a pipe, a device or a socket."""
    return InputError("is not an ordinary file", path=name, remedy="name a file or folder")


def unreadable(error: OSError | ValueError, name: str) -> InputError:
    """The InputError that tells what the operating system said about `name`."""
    if not isinstance(error, OSError):  # a name no operating system takes
        return InputError(f"cannot be read ({error})", path=name, remedy="check the path")
    if isinstance(error, FileNotFoundError):
        return InputError("no such file or folder", path=name, remedy="check the path")
    if isinstance(error, PermissionError):
        return InputError("may not be read", path=name, remedy="change its access rights")
    reason = (error.strerror or type(error).__name__).lower()
    return InputError(f"cannot be read ({reason})", path=name, remedy="copy it and try again")


def decode(data: bytes, name: str) -> Read:
    """The text in `data`: UTF-8, UTF-16 or -32, or one of the old encodings with a byte a letter.

    >>> decode("støtter".encode("cp1252"), "svar.txt")
    Read(text='støtter', pages=(), notes=('read as Windows-1252',), places=(), metadata=...)
    """
    for magic, kind in _KNOWN_BINARY:
        if data.startswith(magic):
            raise InputError(f"is {kind} file, not text", path=name, remedy=_AS_TEXT)
    text, note = characters(data)
    if text is None or _BINARY_CONTROLS.search(text):
        raise InputError("is a binary file, not text", path=name, remedy=_AS_TEXT)
    check_prose(text, name)
    text, spelt = spelt_out(text)
    text, breaks = with_breaks(text)
    notes = (note, spelt, breaks, _long_line(text))
    return Read(text, notes=tuple(note for note in notes if note))


def check_prose(text: str, name: str) -> None:
    """Raise InputError for a text that is empty, too long or holds data rather than words."""
    if not text.strip():
        raise InputError("is empty", path=name, remedy="leave it out or put the text in it")
    if len(text) > MAX_CHARACTERS:
        raise _too_long(name, f"{len(text):,} characters")
    if long_word := _LONG_WORD.search(text):
        raise InputError(
            f"holds a word of more than {MAX_WORD:,} characters, so not prose",
            path=name,
            place=f"line {text.count(chr(10), 0, long_word.start()) + 1}",
            remedy="take out the encoded data in it",
        )


def characters(data: bytes) -> tuple[str | None, str]:
    """Text and note; None where the bytes are no text in any encoding that is read."""
    for mark, encoding, called in _MARKS:
        if data.startswith(mark):
            try:
                body = data[len(mark) :]
                step = 2 if "16" in encoding else 1
                return body[: len(body) // step * step].decode(
                    encoding
                ), called and f"read as {called}"
            except UnicodeDecodeError:
                break
    if encoding := _unmarked_utf16(data):
        try:
            # A file cut short may end in half a character.
            whole = data[: len(data) // 2 * 2]
            return whole.decode(encoding), "read as UTF-16 (it has no byte order mark)"
        except UnicodeDecodeError:
            return None, ""
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return once_encoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _decode_damaged_or_old(data)


def _decode_damaged_or_old(data: bytes) -> tuple[str, str]:
    """UTF-8 with a few damaged bytes where most of it holds; else an older encoding."""
    mended = data.decode("utf-8", errors="replace")
    lost = mended.count("\ufffd")
    letters = sum(not c.isascii() for c in mended) - lost
    if letters > lost:
        text, note = once_encoded(mended)
        said = f"read as UTF-8; {lost} damaged characters replaced by \ufffd"
        return text, f"{said}; {note}" if note else said
    return old(data)


def _unmarked_utf16(data: bytes) -> str:
    """The byte order of UTF-16 without a mark, told by where its zero bytes stand."""
    sample = data[: min(4096, len(data) // 2 * 2)]
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if not half:
        return ""
    if odd > 0.5 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.5 * half and odd < 0.05 * half:
        return "utf-16-be"
    return ""


def _long_line(text: str) -> str:
    """A note on the first very long line, or nothing."""
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LONG_LINE:
            return (
                f"line {number} has {len(line):,} characters, so headings and lists may have "
                "run together; save the file with its line breaks"
            )
    return ""


def _too_long(name: str, size: str) -> InputError:
    return InputError(
        f"is too long ({size}; at most {MAX_CHARACTERS:,} characters are read)",
        path=name,
        remedy="split it into one file a response",
    )
