"""Outputs by URL: written here first, then put on their store whole, and never half."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

from standpunkt.errors import InputError, OutputError
from standpunkt.reading.finding.remote import is_url, opened
from standpunkt.temporary import Folder


class Stage:
    """The outputs of a run with the places here where they are written.

    A context manager. `paths` are those places, in the order of the outputs: a path is itself,
    and each URL has a temporary folder, with whatever is to lie beside it. `first` is the path
    that the run folder is named after: of a URL, its last part in the working directory.
    """

    def __init__(self, outputs: Sequence[str]) -> None:
        """Raises OutputError where a store cannot be written to."""
        urls = [output for output in outputs if is_url(output)]
        if len(set(urls)) < len(urls):
            raise OutputError("the same output is named twice", remedy="name each once")
        self._folder = Folder() if urls else None
        self._urls: dict[Path, str] = {}
        self.paths = [self._place(output) for output in outputs]
        first = self.paths[0] if self.paths else Path()
        self.first = Path(first.name) if first in self._urls else first

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._folder:
            self._folder.remove()

    def check(self) -> None:
        """See that every URL can be written to, by trying. Raises OutputError."""
        for url in self._urls.values():
            store, place = _opened(url)
            part = _beside(place)
            try:
                _in_its_folder(store, place, lambda: store.pipe_file(part, b""))  # noqa: B023
                store.rm_file(part)
            except Exception as error:
                raise _cannot_write(error, url) from error

    def shown(self, path: Path) -> str:
        """An output as the user named it."""
        return self._urls.get(path, str(path))

    def named(self, error: OutputError) -> OutputError:
        """An error about an output, with its name for the place it has here."""
        path = error.path and self.shown(Path(error.path))
        return OutputError(error.problem, error.remedy, path=path, place=error.place)

    def put(self, path: Path) -> None:
        """Put what is written at `path` where its URL says, and what lies beside it.

        Does nothing for a path that is itself. Raises OutputError.
        """
        if path not in self._urls:
            return
        url = self._urls[path]
        above = url.rpartition("/")[0]
        # The manifest last: where it is, all it tells of is.
        files = [file for file in path.parent.rglob("*") if file.is_file()]
        for file in sorted(files, key=lambda file: (file.suffix == ".json", file)):
            _put(file, f"{above}/{file.relative_to(path.parent).as_posix()}")

    def _place(self, output: str) -> Path:
        if not self._folder or not is_url(output):
            return Path(output)
        folder = self._folder.path / str(len(self._urls))
        folder.mkdir()
        path = folder / output.rpartition("/")[2]
        self._urls[path] = output
        return path


def _put(file: Path, url: str) -> None:
    store, place = _opened(url)
    part = _beside(place)
    try:
        _in_its_folder(store, place, lambda: store.put_file(str(file), part))
        store.mv(part, place)
    except BaseException as error:
        with contextlib.suppress(Exception):  # what went wrong first is what is told
            store.rm_file(part)
        if isinstance(error, Exception):
            raise _cannot_write(error, url) from error
        raise


def _in_its_folder(store: Any, place: str, write: Any) -> None:
    """Write, and where the folder alone is missing, make it and write again."""
    try:
        write()
    except FileNotFoundError:
        store.mkdir(place.rpartition("/")[0], create_parents=False)
        write()


def _beside(place: str) -> str:
    folder, slash, name = place.rpartition("/")
    return f"{folder}{slash}.{name[:100]}.{secrets.token_hex(4)}.part"


def _opened(url: str) -> tuple[Any, str]:
    try:
        return opened(url)
    except InputError as error:
        raise OutputError(error.problem, error.remedy, path=error.path) from error


def _cannot_write(error: Exception, url: str) -> OutputError:
    reason = " ".join(str(error).split())[:200] or type(error).__name__
    return OutputError(
        f"cannot be written ({reason})", "check the URL and the rights you have there", path=url
    )
