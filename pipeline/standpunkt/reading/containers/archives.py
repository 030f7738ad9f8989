"""ZIP files without surprises: bounds on what is unpacked, and names as they were meant."""

from __future__ import annotations

import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from standpunkt.errors import InputError

MAX_MEMBERS: Final = 10_000
"""The most files a ZIP file may hold."""

MAX_MEMBER: Final = 200_000_000
"""The most bytes one of them may have when it is unpacked."""

MAX_TOTAL: Final = 2_000_000_000
"""The most bytes they may have together."""

MAX_RATIO: Final = 200
"""How many times its packed size a file may grow; text grows some five to twenty times."""

_SMALL: Final = 1_000_000
_PIECE: Final = 1 << 20
_ENCRYPTED: Final = 0x1
_UTF8: Final = 0x800


@contextmanager
def opened(path: Path, name: str) -> Iterator[zipfile.ZipFile]:
    """The ZIP file at `path`, with the size of its list checked.

    Raises InputError, which `name` begins, for what is no ZIP file, is damaged or holds
    more than the bounds above.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            if len(members) > MAX_MEMBERS:
                raise InputError(
                    f"holds {len(members):,} files (at most {MAX_MEMBERS:,} are read)",
                    "split it",
                    path=name,
                )
            if sum(member.file_size for member in members) > MAX_TOTAL:
                raise InputError(
                    f"unpacks to more than {MAX_TOTAL / 1e9:,.0f} GB", "split it", path=name
                )
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise InputError(
            f"is damaged or no ZIP file ({error})", "fetch it again or pack it again", path=name
        ) from error


def check(member: zipfile.ZipInfo, name: str) -> None:
    """Raise InputError where a member is encrypted or larger than the bounds."""
    if member.flag_bits & _ENCRYPTED:
        raise InputError(
            "is encrypted", "unpack it with its password and name the folder", path=name
        )
    if member.file_size > MAX_MEMBER:
        raise InputError(
            f"unpacks to {member.file_size / 1e6:,.0f} MB (at most {MAX_MEMBER / 1e6:,.0f} MB "
            "are read)",
            "split it",
            path=name,
        )
    packed = max(member.compress_size, 1)
    if member.file_size > _SMALL and member.file_size / packed > MAX_RATIO:
        raise InputError(
            f"unpacks to {member.file_size / packed:,.0f} times its size, as no response does",
            "unpack it yourself if you trust it",
            path=name,
        )


def unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, to: Path, name: str) -> None:
    """Write one member to the new file `to`, which is never named by the archive.

    Raises InputError where it cannot be unpacked or turns out larger than the list says.
    """
    check(member, name)
    try:
        with archive.open(member) as packed, to.open("xb") as file:
            left = member.file_size
            while piece := packed.read(_PIECE):
                left -= len(piece)
                if left < 0:
                    raise InputError("is larger than the ZIP file says", path=name)
                file.write(piece)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        raise InputError(
            f"is damaged in the ZIP file ({error})", "fetch it again or pack it again", path=name
        ) from error
    except (NotImplementedError, RuntimeError) as error:
        raise InputError(
            f"is packed in a way that is not read ({error})", "unpack it yourself", path=name
        ) from error


def inner_path(member: zipfile.ZipInfo) -> tuple[str, ...]:
    """The folders and the name of a member, with nothing in them that leads elsewhere.

    >>> inner_path(zipfile.ZipInfo("../mappe/./brev.pdf"))
    ('mappe', 'brev.pdf')
    """
    return plain_path(_meant(member))


def plain_path(name: str) -> tuple[str, ...]:
    """The folders and the name in a path from outside, with nothing that leads elsewhere.

    >>> plain_path("C:\\\\brev\\\\svar.pdf")
    ('brev', 'svar.pdf')
    """
    plain = unicodedata.normalize("NFC", name).replace("\\", "/")
    parts = re.sub(r"^[A-Za-z]:", "", plain).split("/")
    return tuple(part for part in parts if part not in ("", ".", ".."))


def _meant(member: zipfile.ZipInfo) -> str:
    """The name in the encoding its packer meant: many write none of those ZIP knows.

    macOS writes UTF-8 without saying so, Windows the code page of the console (850 in
    Norway) or its own 1252.
    """
    if member.flag_bits & _UTF8 or member.filename.isascii():
        return member.filename
    try:
        raw = member.filename.encode("cp437")
    except UnicodeEncodeError:
        return member.filename
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    readings = [raw.decode(encoding, errors="replace") for encoding in ("cp850", "cp1252")]
    return max(readings, key=lambda name: sum(c in "æøåÆØÅéÉöÖäÄü" for c in name))
