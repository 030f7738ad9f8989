"""A word-processor file as the ZIP of parts it is, opened with bounds.

Parts are only ever read into memory, one by one and by name; nothing is unpacked to disk.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from xml.etree.ElementTree import Element

from standpunkt.errors import InputError
from standpunkt.reading.text import unreadable
from standpunkt.reading.word.markup import MarkupError, parse

MAX_FILE = 500_000_000
"""Bytes of a file that is opened: pictures may make it large."""

MAX_PART = 60_000_000
"""Unpacked bytes of one part that is read."""

MAX_PARTS = 120_000_000
"""Unpacked bytes of all parts that are read."""

MAX_MEMBERS = 10_000
"""Parts in a file, pictures included."""

MAX_RATIO = 200
"""How much smaller a part may be packed; XML comes to some twenty, at most a hundred."""

_RATIO_FROM = 5_000_000
_MAX_DIRECTORY = 4_000_000
_END_RECORD = b"PK\x05\x06"
_ZIP64_LOCATOR = b"PK\x06\x07"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_FIB = b"\xec\xa5"
_AGAIN = "open it in a word processor and save it again as .docx"
_KNOWN = (
    (b"%PDF-", "a PDF file", "give it the ending .pdf"),
    (b"{\\rtf", "an RTF file", "give it the ending .rtf"),
    (b"<!DOCTYPE html", "a web page", "open it in a word processor and save it as .docx"),
    (b"<html", "a web page", "open it in a word processor and save it as .docx"),
)
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
    LookupError,
)


class Package:
    """The parts of an opened file; `name` is how messages call it."""

    def __init__(self, archive: zipfile.ZipFile, name: str, prefixes: Mapping[str, str]) -> None:
        self.name = name
        self._archive = archive
        self._prefixes = prefixes
        self._left = MAX_PARTS
        # Names of parts are the same in upper and lower case, and some write "word\\document.xml".
        self._members = {_key(info.filename): info for info in archive.infolist()}

    def __contains__(self, part: str) -> bool:
        return _key(part) in self._members

    def read(self, part: str) -> bytes | None:
        """The bytes of a part; None where the file has no such part."""
        info = self._members.get(_key(part))
        if info is None:
            return None
        if info.flag_bits & 1:
            raise encrypted(self.name)
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise self.damaged("is packed in a way no word processor uses", part)
        limit = min(MAX_PART, self._left)
        ratio = info.file_size / max(1, info.compress_size)
        if info.file_size > limit or (info.file_size > _RATIO_FROM and ratio > MAX_RATIO):
            raise self._too_large(part)
        try:
            with self._archive.open(info) as file:
                data = file.read(limit + 1)
        except OSError as error:
            raise unreadable(error, self.name) from error
        except _UNREADABLE as error:
            raise self.damaged(f"is damaged ({error})", part) from error
        if len(data) > limit:
            raise self._too_large(part)
        self._left -= len(data)
        return data

    def tree(self, part: str) -> Element | None:
        """The XML of a part; None where the file has no such part."""
        data = self.read(part)
        if data is None:
            return None
        try:
            return parse(data, self._prefixes)
        except MarkupError as error:
            raise self.damaged(str(error), part) from error

    def damaged(self, problem: str, part: str = "") -> InputError:
        """The InputError of a file, or of one part of it, that is not as it should be."""
        # The name of a part comes from the file and is only shown.
        return InputError(problem, _AGAIN, path=self.name, place=part)

    def _too_large(self, part: str) -> InputError:
        return InputError(
            f"unpacks to far more than a document holds (at most {MAX_PART // 10**6} MB are read)",
            "take out what is no text, or split it",
            path=self.name,
            place=part,
        )


@contextmanager
def opened(path: Path, name: str, prefixes: Mapping[str, str]) -> Iterator[Package]:
    """The package at `path`; `prefixes` are those of the namespaces its XML uses.

    Raises InputError for a file that is none, is encrypted or goes beyond the bounds.
    """
    try:
        _check(path, name)
        archive = zipfile.ZipFile(path)
    except OSError as error:
        raise unreadable(error, name) from error
    except _UNREADABLE as error:
        raise InputError(f"is damaged ({error})", _AGAIN, path=name) from error
    with archive:
        yield Package(archive, name, prefixes)


def encrypted(name: str) -> InputError:
    """The InputError for a file that only a password opens."""
    return InputError("is encrypted with a password", "save it without the password", path=name)


def _check(path: Path, name: str) -> None:
    """What can be known before the list of parts is built, which itself may be a bomb."""
    with path.open("rb") as file:
        head = file.read(512)
        size = file.seek(0, 2)
        if not head:
            raise InputError("is empty", "leave it out or put the text in it", path=name)
        if size > MAX_FILE:
            raise InputError(
                f"is too large ({size / 1e6:,.0f} MB; at most {MAX_FILE // 10**6} MB are read)",
                "take out pictures",
                path=name,
            )
        if head.startswith(_OLE):
            file.seek(0)
            raise _old(file.read(), name)
        start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        for magic, kind, remedy in _KNOWN:
            if start.startswith(magic.lower()):
                raise InputError(f"is {kind} by its content", remedy, path=name)
        file.seek(max(0, size - 66_000))
        tail = file.read()
    at = tail.rfind(_END_RECORD)
    if not head.startswith(b"PK") or at < 0:
        raise InputError("is damaged or no such document (no ZIP of parts)", _AGAIN, path=name)
    members = int.from_bytes(tail[at + 10 : at + 12], "little")
    directory = int.from_bytes(tail[at + 12 : at + 16], "little")
    zip64 = tail[max(0, at - 20) : at].startswith(_ZIP64_LOCATOR)
    if members > MAX_MEMBERS or directory > _MAX_DIRECTORY or zip64:
        raise InputError(
            f"holds far more parts than a document does (at most {MAX_MEMBERS:,} are read)",
            _AGAIN,
            path=name,
        )


def is_encrypted_container(data: bytes) -> bool:
    """Whether these bytes are an encrypted Office document, of the new kind or the old.

    The new kind is a stream in the old container; the old one has a flag in the header of
    its text, which begins at a sector of the container.
    """
    if not data.startswith(_OLE):
        return False
    header = next(
        (data[at : at + 12] for at in range(512, len(data), 512) if data[at : at + 2] == _FIB), b""
    )
    return _ENCRYPTED_STREAM in data or (len(header) == 12 and header[11] & 1 == 1)


def _key(part: str) -> str:
    return part.replace("\\", "/").lower()


def _old(data: bytes, name: str) -> InputError:
    if is_encrypted_container(data):
        return encrypted(name)
    return InputError("is an old Word file by its content", "give it the ending .doc", path=name)
