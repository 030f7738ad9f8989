"""Where results go: checked before the work, written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from standpunkt.errors import OutputError


def prepare(path: Path) -> None:
    """See that `path` can be written, making its folder where only that is missing.

    Raises OutputError at once rather than after hours of work.
    """
    if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where access is denied
        raise OutputError("is a folder", path=path, remedy="name a file in it")
    folder = path.parent
    try:
        folder.mkdir(exist_ok=True)
        path.exists()  # a name that is too long for the file system
        # Access bits do not tell on network drives and for root: only writing does, here a file
        # without a name where the system has such, so that nobody killed leaves it.
        with tempfile.TemporaryFile(dir=folder):
            pass
    except (OSError, ValueError) as error:
        if isinstance(error, FileNotFoundError) and not folder.exists():
            raise OutputError("no such folder", "create it first", path=folder) from error
        raise cannot_write(error, folder) from error


def keep_apart(outputs: Iterable[Path], read: Iterable[Path]) -> None:
    """See that no output takes the place of a file that is read, and holds somebody's work.

    The same file is known by any name: another spelling, a link, other case. Raises OutputError.
    """
    outputs = tuple(outputs)
    for given in read:
        for path in outputs:
            if _is_same(path, given):
                raise OutputError(
                    "is read too, and would be overwritten", "name another output", path=path
                )


def _is_same(one: Path, other: Path) -> bool:
    # A disk that knows no case today may be copied to one that does not tomorrow: names that
    # differ by it alone are one.
    try:
        if str(one.resolve()).casefold() == str(other.resolve()).casefold():
            return True
        return one.exists() and other.exists() and one.samefile(other)
    except (OSError, ValueError):
        return False  # what ails a name is told by whoever opens it


@contextmanager
def replacing(
    path: Path, mark: str = "", errors: tuple[type[Exception], ...] = ()
) -> Iterator[Path]:
    """A path to write to, which takes the place of `path` when all went well.

    Whoever reads `path` sees the old file or the whole new one, never a part. Where `mark` is
    given, what was left under it by a process that was killed is taken away first. Raises
    OutputError where the operating system refuses; so do the `errors` of a library that writes.
    """
    part = _beside(path, mark)
    try:
        try:
            if mark:
                part.unlink(missing_ok=True)
            yield part
            part.replace(path)
        except Exception as error:
            if not isinstance(error, (OSError, *errors)):
                raise
            raise cannot_write(error, path) from error
    finally:
        with contextlib.suppress(OSError):  # its folder may have gone away
            part.unlink(missing_ok=True)


@contextmanager
def replacing_text(path: Path, mark: str = "", *, bom: bool = False) -> Iterator[IO[str]]:
    """As `replacing`, opened for UTF-8 text with line breaks written as they are."""
    encoding = "utf-8-sig" if bom else "utf-8"
    with replacing(path, mark) as part, part.open("x", encoding=encoding, newline="") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def sweep(folder: Path, mark: str) -> None:
    """Take away what a process that was killed left unfinished in `folder` under this mark."""
    with contextlib.suppress(OSError):
        for part in folder.glob(f".*.{mark}.part"):
            part.unlink(missing_ok=True)


def _beside(path: Path, mark: str = "") -> Path:
    """A new name in the folder of `path`, so that renaming never crosses file systems."""
    return path.with_name(f".{path.name[:100]}.{mark or secrets.token_hex(4)}.part")


def cannot_write(error: Exception, path: Path) -> OutputError:
    """The OutputError that tells what the operating system, or a library, said about `path`."""
    if isinstance(error, PermissionError):
        return OutputError(
            "may not be written",
            path=path,
            remedy="close it where it is open, change its access rights or name another place",
        )
    system = _of_the_system(error)
    if system is None:
        said = " ".join(str(error).split())[:200]
        reason = f"{type(error).__name__}: {said}" if said else type(error).__name__
        return OutputError(
            f"could not be made ({reason})", path=path, remedy="please report this with the command"
        )
    reason = (system.strerror or type(system).__name__).lower()
    return OutputError(
        f"cannot be written ({reason})", path=path, remedy="make room there or name another place"
    )


def _of_the_system(error: BaseException | None) -> OSError | None:
    """What the operating system said: libraries wrap it in errors of their own."""
    while error is not None and not isinstance(error, OSError):
        inner = error.args[0] if error.args and isinstance(error.args[0], OSError) else None
        error = inner or error.__cause__ or error.__context__
    return error
