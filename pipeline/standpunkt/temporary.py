"""Temporary folders that do not stay for ever where their process was killed.

What lies in them are parts of responses. Each is locked by the process that made it, and who
makes the next one takes away those that nobody holds any more.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final, Self

PREFIX: Final = "standpunkt-"
LOCK: Final = "lock"


class Folder:
    """A new temporary folder. A context manager: it is taken away with it.

    >>> with Folder() as folder:
    ...     folder.path.is_dir()
    True
    >>> folder.path.exists()
    False
    """

    def __init__(self) -> None:
        sweep(Path(tempfile.gettempdir()))
        self.path = Path(tempfile.mkdtemp(prefix=PREFIX))
        self._lock = locked(self.path / LOCK)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.remove()

    def remove(self) -> None:
        """Take it away with all that lies in it; what cannot be taken away yet, the next does."""
        self._lock.close()
        shutil.rmtree(self.path, ignore_errors=True)


def sweep(where: Path) -> None:
    """Take away the folders in `where` whose process of ours has ended."""
    if not hasattr(os, "getuid"):  # no locks there, so nobody can tell
        return
    with contextlib.suppress(OSError), os.scandir(where) as entries:
        for entry in entries:
            if entry.name.startswith(PREFIX) and _is_ours(entry):
                _remove_if_free(Path(entry.path))


def locked(path: Path) -> IO[bytes]:
    """An open file that no other process can lock while it is open.

    Raises BlockingIOError where one has. Windows, and a network drive without locks, let all.
    """
    file = path.open("ab")
    try:
        import fcntl
    except ImportError:
        return file
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        raise
    except OSError:
        pass
    return file


@contextmanager
def here(folder: Path) -> Iterator[None]:
    """Let all temporary files lie in `folder`, emptied first: also those of libraries and of
    processes that are started.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(exist_ok=True)
    before = tempfile.tempdir
    names = ("TMPDIR", "TEMP", "TMP")
    environment = {name: os.environ.get(name) for name in names}
    tempfile.tempdir = str(folder.absolute())
    os.environ.update(dict.fromkeys(names, tempfile.tempdir))
    try:
        yield
    finally:
        tempfile.tempdir = before
        for name, value in environment.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        shutil.rmtree(folder, ignore_errors=True)


def _is_ours(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False) and (
            entry.stat(follow_symlinks=False).st_uid == os.getuid()
        )
    except OSError:
        return False


def _remove_if_free(folder: Path) -> None:
    # Without a lock it is just being made, or of another program.
    if not (folder / LOCK).is_file():
        return
    with contextlib.suppress(OSError), locked(folder / LOCK):
        shutil.rmtree(folder, ignore_errors=True)
