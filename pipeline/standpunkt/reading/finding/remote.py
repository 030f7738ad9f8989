"""Files by URL, on any store that fsspec reaches: listed, and fetched one at a time.

A file is copied to a temporary place when its turn comes and taken away after, so that a run
over a whole bucket needs no room for more than it reads at once. Nothing here imports fsspec
where no URL was named.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from standpunkt.errors import InputError, StandpunktError
from standpunkt.temporary import Folder

if TYPE_CHECKING:
    from standpunkt.reading.finding.files import Source

MAX_FILE: Final = 2_000_000_000
"""The most bytes that are fetched of one file."""

_PIECE: Final = 1 << 20
_URL: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_PASSWORD: Final = re.compile(r"[^/]+://[^/@]*:[^/]*@")


@dataclass(frozen=True, slots=True)
class Listed:
    """A file on a store: its URL, its path there, and what changes when the file does."""

    url: str
    path: Path
    version: str


def is_url(name: str) -> bool:
    """Whether this names a place on a store rather than a path.

    >>> is_url("s3://fjordvik/svar/"), is_url("svar/s3.txt"), is_url("C:/svar")
    (True, False, False)
    """
    return _URL.match(name) is not None


def opened(url: str) -> tuple[Any, str]:
    """The fsspec file system of a URL, and the path on it.

    Raises InputError where a package is missing, and for a password in the URL, which
    would stand in every row of the table.
    """
    if _PASSWORD.match(url):
        raise InputError(
            "a URL with a password in it would end up in the table",
            "put the password into the configuration of fsspec",
        )
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise InputError(
            "URLs need fsspec", "install it: pip install 'standpunkt[remote]'", path=url
        ) from None
    try:
        found: tuple[Any, str] = url_to_fs(url)
    except ImportError as error:
        # fsspec says which package it is.
        raise InputError(f"cannot be reached ({error})", "pip install it", path=url) from error
    except Exception as error:
        raise unreachable(error, url) from error
    return found


def unreachable(error: Exception, url: str) -> InputError:
    """The InputError that tells what a store said about a URL."""
    if isinstance(error, FileNotFoundError):
        return InputError("no such file or folder", "check the URL", path=url)
    if isinstance(error, PermissionError):
        return InputError("may not be read", "check the rights you have there", path=url)
    reason = " ".join(str(error).split())[:200] or type(error).__name__
    return InputError(f"cannot be reached ({reason})", "check the URL and the store", path=url)


def listed(url: str) -> list[Listed]:
    """All files at and below a URL, by their paths; [] where there are none.

    What has a web address is a file: its links lead who knows where. Raises InputError where the
    store cannot be asked.
    """
    store, top = opened(url)
    try:
        store.invalidate_cache()  # what it held an hour ago is not what is there
        web = url.startswith(("http:", "https:"))
        found = {top: store.info(top)} if web else store.find(top, detail=True)
    except Exception as error:
        raise unreachable(error, url) from error
    scheme, _, place = url.partition("://")
    base = place.rstrip("/")
    below = {path: base + path.removeprefix(top.rstrip("/")) for path in sorted(found)}
    return [
        Listed(f"{scheme}://{place}", Path("/", place), _digest(found[path]))
        for path, place in below.items()
        if found[path].get("type", "file") == "file"
    ]


@contextmanager
def here(source: Source) -> Iterator[Source]:
    """The source with a path that opens: as it is, or a copy that is taken away after.

    The copy has its digest with it. Raises InputError where it cannot be fetched.
    """
    if not source.version:
        yield source
        return
    with fetched(source.name) as (path, digest):
        yield replace(source, path=path, sha256=digest, version="")


@contextmanager
def at_hand(name: str) -> Iterator[Path]:
    """A path that opens: the one named, or a copy of what has this URL. Raises InputError."""
    if is_url(name):
        with fetched(name) as (path, _):
            yield path
    else:
        yield Path(name)


@contextmanager
def fetched(url: str) -> Iterator[tuple[Path, str]]:
    """A temporary copy of the file at a URL, with the SHA-256 of it. Raises InputError."""
    store, place = opened(url)
    # A name of our own making, with the ending that says how it is read.
    name = f"fetched{PurePosixPath(place).suffix.lower()}"
    with Folder() as folder:
        path = folder.path / name
        digest = hashlib.sha256()
        left = MAX_FILE
        try:
            with store.open(place, "rb") as far, path.open("xb") as near:
                while piece := far.read(_PIECE):
                    left -= len(piece)
                    if left < 0:
                        raise InputError(
                            f"is larger than {MAX_FILE / 1e9:g} GB", "split it", path=url
                        )
                    digest.update(piece)
                    near.write(piece)
        except StandpunktError:
            raise
        except Exception as error:
            raise unreachable(error, url) from error
        yield path, digest.hexdigest()


def _digest(told: Any) -> str:
    return hashlib.sha256(repr(told).encode(errors="replace")).hexdigest()
