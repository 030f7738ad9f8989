"""What earlier runs wrote, which is never read as input: folders and files.

A folder is known by a file in it, a file by what it says of itself: a page by its generator, a
draft and a matrix by their author, which stays when somebody saves them again, Markdown by its
last line.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path
from typing import BinaryIO, Final

MARKER: Final = ".standpunkt-output"
"""The file that says so."""

_SAID: Final = (
    "Standpunkt wrote this folder. Its files are no responses, and Standpunkt does not read them.\n"
)


def mark_as_output(folder: Path) -> None:
    """Say that all in `folder` was written by a run."""
    (folder / MARKER).write_text(_SAID, encoding="utf-8")


def holds_output(*folder: str | Path) -> bool:
    """Whether a run wrote the folder with this path."""
    try:
        return Path(*folder, MARKER).is_file()
    except (OSError, ValueError):
        return False


def is_output(path: Path) -> bool:
    """Whether a run wrote this folder or file, or the folder this file lies in."""
    return holds_output(path) or holds_output(path.parent) or is_written_file(path)


def mark_new_folder(folder: Path) -> None:
    """Make a folder for an output, marked as one; a folder that is there stays as it is."""
    if folder.exists():
        return
    folder.mkdir(parents=True)
    mark_as_output(folder)


AUTHOR: Final = "Standpunkt"
"""Who wrote a draft or a matrix, by its properties."""
LAST_LINE: Final = "<!-- Standpunkt -->"
"""How a draft in Markdown ends, which no reader shows."""

_GENERATOR: Final = b'name="generator" content="standpunkt'
_PEEK: Final = 4_096
_PROPERTIES: Final = "docProps/core.xml"
_CREATOR: Final = re.compile(rb"<dc:creator>Standpunkt</dc:creator>")
_END: Final = b"PK\x05\x06"
_MOST_PARTS: Final = 2_000


def is_written_file(path: Path) -> bool:
    """Whether a command wrote this page, draft or matrix, by what it says of itself."""
    ending = path.suffix.lower()
    try:
        if ending not in (".html", ".htm", ".md", ".docx", ".xlsx") or not path.is_file():
            return False
        with path.open("rb") as file:
            first = file.read(_PEEK)
            file.seek(max(0, path.stat().st_size - _PEEK))
            last = file.read(_PEEK)
            if ending in (".docx", ".xlsx"):
                return _by_author(file, last)
    except (OSError, ValueError):
        return False
    if ending == ".md":
        return last.rstrip().endswith(LAST_LINE.encode())
    return _GENERATOR in first


def _by_author(file: BinaryIO, last: bytes) -> bool:
    """Whether the author is this program; a file with very many parts is not opened for it."""
    end = last.rfind(_END)
    if end < 0 or int.from_bytes(last[end + 10 : end + 12], "little") > _MOST_PARTS:
        return False
    try:
        with zipfile.ZipFile(file) as archive, archive.open(_PROPERTIES) as part:
            return _CREATOR.search(part.read(_PEEK)) is not None
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, NotImplementedError, RuntimeError):
        return False
