"""Where results go: checked before the work, written whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from standpunkt.errors import OutputError


def prepare(path: Path) -> None:
    """See that `path` can be written, making its folder where only that is missing.

    Raises OutputError at once rather than after hours of work.
    """
    if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where access is denied
        raise OutputError("is a folder", path=path, mend="name a file in it")
    folder = path.parent
    try:
        folder.mkdir(exist_ok=True)
        # Access bits do not tell on network drives and for root: only writing does.
        probe = _beside(path)
        probe.touch(exist_ok=False)
        probe.unlink()
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not folder.exists():
            raise OutputError("no such folder", "create it first", path=folder) from error
        raise _cannot_write(error, folder) from error


@contextmanager
def replacing(path: Path, mark: str = "") -> Iterator[Path]:
    """A path to write to, which takes the place of `path` when all went well.

    Whoever reads `path` sees the old file or the whole new one, never a part. Where `mark` is
    given, what was left under it by a process that was killed is taken away first. Raises
    OutputError where the operating system refuses.
    """
    part = _beside(path, mark)
    try:
        try:
            if mark:
                part.unlink(missing_ok=True)
            yield part
            part.replace(path)
        except OSError as error:
            raise _cannot_write(error, path) from error
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def replacing_text(path: Path, mark: str = "", *, bom: bool = False) -> Iterator[IO[str]]:
    """As `replacing`, opened for UTF-8 text with line breaks written as they are."""
    encoding = "utf-8-sig" if bom else "utf-8"
    with replacing(path, mark) as part, part.open("x", encoding=encoding, newline="") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def _beside(path: Path, mark: str = "") -> Path:
    """A new name in the folder of `path`, so that renaming never crosses file systems."""
    return path.with_name(f".{path.name[:100]}.{mark or secrets.token_hex(4)}.part")


def _cannot_write(error: OSError, path: Path) -> OutputError:
    if isinstance(error, PermissionError):
        return OutputError(
            "may not be written",
            path=path,
            mend="close it where it is open, change its access rights or name another place",
        )
    reason = (error.strerror or type(error).__name__).lower()
    return OutputError(f"cannot be written ({reason})", path=path, mend="name another place")
