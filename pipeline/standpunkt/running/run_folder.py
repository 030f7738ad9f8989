"""The run folder: what a run has done so far, so that an interrupted one can be continued.

    posisjoner.csv.run/
        settings.json    what the run was begun with
        journal.jsonl    a line for each response that is done: its key, and where it lies
        done-1.jsonl     the responses themselves; a new file each time the run is continued
        lock             held while a process works here
    temporary/       what is taken apart while it is read, and rows on their way into a sheet

A response is written before its line in the journal, so a line promises that it is there; the
check sum in it finds the case where the power went before the disk had it.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import secrets
import shutil
import time
import zlib
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Final, Self

from standpunkt.errors import OutputError
from standpunkt.reading.finding.outputs import mark_as_output
from standpunkt.running.entries import Entry, to_entry, to_message
from standpunkt.running.manifest import differing
from standpunkt.temporary import locked
from standpunkt.writing.files import replacing_text, sweep

BATCH: Final = 100
"""After how many responses, or `SECONDS`, the disk is made to have them."""

SECONDS: Final = 1.0

_SETTINGS = "settings.json"
_JOURNAL = "journal.jsonl"
_LOCK = "lock"
_TEMPORARY = "temporary"

_Where = tuple[int, int, int, int]
"""The file a response lies in, its offset there, its length and its check sum."""


def folder_of(table: Path) -> Path:
    """The run folder of a run with this first output.

    >>> folder_of(Path("ut/posisjoner.csv")).as_posix()
    'ut/posisjoner.csv.run'
    """
    return table.with_name(f"{table.name}.run")


class RunFolder:
    """A run folder in use. A context manager: it is let go, and stays unless taken away.

    `mark` tells the files of this run that are not finished yet from those of others; `resumed`
    is how many responses are done from before.
    """

    def __init__(
        self,
        path: Path,
        settings: Mapping[str, Any],
        *,
        resume: bool = False,
        outputs: Iterable[Path] = (),
        keeps: bool = True,
        files: Collection[str] = (),
    ) -> None:
        """Begin a run in `path`, or continue the one in it.

        `outputs` are what it writes, of which an earlier run that was killed may have left
        unfinished parts; `keeps` is whether what is done may be kept; `files` are the names of
        what it reads, where they are known.

        Raises OutputError where another process works there, or the run in it was begun with
        other settings or read other files.
        """
        self.path = path
        self.mark = ""
        self.lost: OutputError | None = None
        """Why what is done could not be kept any more, if so."""
        self.keeps = keeps
        self._files: list[IO[bytes]] = []
        self._places: dict[str, _Where] = {}
        self._new = self._unsure = 0
        self._sure_at = time.monotonic()
        try:
            path.mkdir(exist_ok=True)
            self._lock = _locked(path / _LOCK)
            try:
                mark_as_output(path)
                self._begin(settings, resume=resume, outputs=outputs, files=files)
            except BaseException:
                self.close()
                raise
        except OSError as error:
            reason = (error.strerror or type(error).__name__).lower()
            raise OutputError(
                f"cannot be used ({reason})", "name another place with -o", path=path
            ) from error
        self.resumed = len(self._places)

    @property
    def done(self) -> int:
        """How many responses are done."""
        return self.resumed + self._new

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # Where nothing is done there is nothing to continue.
        self.close() if self.done else self.remove()

    def find(self, key: str) -> Entry | None:
        """The response with this key, if it is done and its rows can be read."""
        where = self._places.get(key)
        if where is None:
            return None
        number, offset, length, check = where
        try:
            with self._segment(number).open("rb") as file:
                file.seek(offset)
                line = file.read(length)
            return to_entry(json.loads(line)) if zlib.crc32(line) == check else None
        except (OSError, ValueError, KeyError, TypeError):
            return None  # it is read again

    def keep(self, key: str, entry: Entry) -> None:
        """Write down that a response is done.

        Where that cannot be, as on a full disk, the run goes on without: see `lost`.
        """
        if not self.keeps or self.lost:
            return
        done, journal = self._files
        # A file name may hold lone surrogates, which only the escapes of JSON carry.
        line = json.dumps(to_message(entry)).encode() + b"\n"
        where = (self._number, done.tell(), len(line), zlib.crc32(line))
        try:
            done.write(line)
            done.flush()
            journal.write(json.dumps([key, *where]).encode() + b"\n")
            journal.flush()
            self._new += 1
            self._unsure += 1
            if self._unsure >= BATCH or time.monotonic() - self._sure_at >= SECONDS:
                self._make_sure()
        except OSError as error:
            reason = (error.strerror or type(error).__name__).lower()
            self.lost = OutputError(
                f"cannot be written ({reason}), so this run cannot be continued from here",
                "make room there",
                path=self.path,
            )

    def close(self) -> None:
        """Let go of the folder."""
        with contextlib.suppress(OSError):
            self._make_sure()
        for file in self._files:
            with contextlib.suppress(OSError):
                file.close()
        self._files = []
        self._lock.close()

    def remove(self) -> None:
        """Take the folder away: the run is complete."""
        self.close()
        shutil.rmtree(self.path, ignore_errors=True)

    @property
    def temporary(self) -> Path:
        """The folder for the run's temporary files."""
        return self.path / _TEMPORARY

    def _begin(
        self,
        settings: Mapping[str, Any],
        *,
        resume: bool,
        outputs: Iterable[Path],
        files: Collection[str],
    ) -> None:
        before = _json(self.path / _SETTINGS)
        self.mark = str(before.get("mark") or secrets.token_hex(4))
        folders = {str(path.parent.absolute()) for path in outputs}
        for folder in (*before.get("folders", ()), *folders):
            sweep(Path(folder), self.mark)
        if resume and before:
            _check(self.path, before.get("settings", {}), settings)
            self._read_journal()
            self._check_files(files)
        else:
            for file in self.path.iterdir():
                if file.name == _JOURNAL or file.name.startswith("done-"):
                    file.unlink()
            with replacing_text(self.path / _SETTINGS, self.mark) as text:
                told = {"mark": self.mark, "settings": settings, "folders": sorted(folders)}
                json.dump(told, text, indent=1)
        self._number = 1 + sum(1 for _ in self.path.glob("done-*.jsonl"))
        self._files = [
            self._segment(self._number).open("xb"),
            (self.path / _JOURNAL).open("ab"),
        ]

    def _read_journal(self) -> None:
        path = self.path / _JOURNAL
        if not path.exists():
            return
        whole = 0
        with path.open("rb") as file:
            for line in file:
                if not line.endswith(b"\n"):
                    break  # the process was killed in the middle of it
                whole += len(line)
                with contextlib.suppress(ValueError):
                    key, number, offset, length, check = json.loads(line)
                    self._places[key] = (number, offset, length, check)
        os.truncate(path, whole)

    def _check_files(self, files: Collection[str]) -> None:
        """See that something of what is done is of these files. Raises OutputError."""
        other = ""
        for entry in map(self.find, self._places) if files else ():
            # Of a table or an archive, each response has the file's name before its own.
            if entry is None or is_of(entry.source, files):
                return
            other = other or entry.source
        if other:
            raise OutputError(
                f"the interrupted run read other files, such as {other}",
                "give the same as then, or leave out --resume to begin again",
                path=self.path,
            )

    def _segment(self, number: int) -> Path:
        return self.path / f"done-{number}.jsonl"

    def _make_sure(self) -> None:
        for file in self._files:
            os.fsync(file.fileno())
        self._unsure, self._sure_at = 0, time.monotonic()


def is_of(source: str, files: Collection[str]) -> bool:
    """Whether a response is one of the files, or stands in one: a table, an archive.

    >>> is_of("svar.zip/a.txt", {"svar.zip"}), is_of("svar.csv, row 2", {"svar.csv"})
    (True, True)
    >>> is_of("svar.zip.txt", {"svar.zip"})
    False
    """
    return source in files or any(source[: m.start()] in files for m in _INSIDE.finditer(source))


_INSIDE: Final = re.compile("/|, ")


def _locked(path: Path) -> IO[bytes]:
    try:
        return locked(path)
    except BlockingIOError as error:
        raise OutputError(
            "another run is writing there", "wait for it, or name another output", path=path.parent
        ) from error


def _check(path: Path, before: Mapping[str, Any], now: Mapping[str, Any]) -> None:
    if found := differing(before, now):
        raise OutputError(
            f"the interrupted run differs from this one in {found}",
            "give the same as then, or leave out --resume to begin again",
            path=path,
        )


def _json(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
