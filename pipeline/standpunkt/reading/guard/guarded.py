"""Reading where it can be ended: files from strangers are read in a process of their own.

A file that never ends, takes all memory or brings its reader down costs that file, or the
part of it that did so, and never the run. Plain text is read here, as there is nothing in it
to go wrong.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Final, Self

from standpunkt import wire
from standpunkt.errors import InputError, StandpunktError, unforeseen
from standpunkt.printable import encodable
from standpunkt.reading import registry
from standpunkt.reading.containers.parts import Options, Remark
from standpunkt.reading.finding.files import Source
from standpunkt.reading.guard.time_limit import TimeIsUp, within
from standpunkt.reading.text import Read, not_ordinary, unreadable
from standpunkt.temporary import Folder
from standpunkt.wire import Message

SECONDS: Final = 60.0
"""How long the reading of one response may take."""

CHARACTERS: Final = 1_000_000
"""How many characters may take as long again."""

SECONDS_WITH_OCR: Final = 600.0
"""The same where the reader may have to recognise the letters of scanned pages."""

MEMORY: Final = 2_000_000_000
"""The bytes of address space the reading process may take, where the system has such bounds."""

FILES_A_PROCESS: Final = 500
"""How many files one process reads, so that what libraries leave behind does not add up."""

_RESTARTS: Final = 10
_IDLE_ENDS: Final = 3
_START: Final = 120.0

_CODE: Final = (
    "import sys, json; given = json.loads(sys.argv[1]); sys.path[:] = given['path'];"
    "from standpunkt.reading.guard.worker import main; main(given['registry'], given['memory'])"
)


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of a reading; `seconds` None for the usual ones."""

    seconds: float | None = None
    memory: int = MEMORY

    def allowed(self, *, slow: bool) -> float:
        """The seconds one reading may take; `slow` where it may need OCR.

        >>> Limits().allowed(slow=True), Limits(5).allowed(slow=True)
        (600.0, 5)
        """
        if self.seconds is not None:
            return self.seconds
        return SECONDS_WITH_OCR if slow else SECONDS

    def for_text(self, characters: int) -> float:
        """The seconds that finding the positions in a text may take, whatever it was read from.

        >>> Limits().for_text(5_000), Limits().for_text(3_000_000), Limits(5).for_text(3_000_000)
        (60.0, 180.0, 5)
        """
        if self.seconds is not None:
            return self.seconds
        return SECONDS * max(1.0, characters / CHARACTERS)


@dataclass(frozen=True, slots=True)
class Got:
    """What came of one part of a file: its reading, or why there is none.

    The fields are those of `standpunkt.reading.containers.parts.Part`.
    """

    name: str
    what: Read | StandpunktError
    steps: tuple[str, ...] = ()
    titled: bool = True


class Guard:
    """Reads files in a process that is ended where it breaks the limits.

    A context manager: the process, started when it is first needed, ends with it.
    `formats` names the module that has READERS and ATTACHMENTS.
    """

    def __init__(
        self,
        options: Options | None = None,
        limits: Limits | None = None,
        formats: str = registry.__name__,
    ) -> None:
        self.options = options or Options()
        self.limits = limits or Limits()
        self.formats = formats
        self._child: _Child | None = None
        self._files = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def read(self, source: Source) -> Iterator[Got | Remark]:
        """What a file holds, part by part; what is wrong with the file is told, not raised."""
        reader = registry.reader_for(source.path)
        if self.formats == registry.__name__ and reader in registry.SAFE_IN_PROCESS:
            yield _read_here(reader, source, self.limits)
            return
        if failure := _unfit(source):
            yield Got(source.name, failure)
            return
        finished = False
        try:
            yield from self._parts(source)
            finished = True
        finally:
            if not finished:  # whoever asked has gone away in the middle of the file
                self._end()

    def _parts(self, source: Source) -> Iterator[Got | Remark]:
        """The parts of a file, with a new process after each that ends the old one.

        Only what was begun is blamed for an end. What was not is tried again, and where that
        leads nowhere each part that was not read is named.
        """
        skip = idle = 0
        for _ in range(_RESTARTS):
            begun: Message | None = None
            try:
                for message in self._messages(source, skip):
                    if "begin" in message:
                        begun = message
                        continue
                    if "memory" in message:
                        raise _too_much(self.limits)
                    yield _got(message, source)
                    begun = None
                    skip = int(message.get("next", skip))
                    idle = 0
                return
            except _Gone as gone:
                self._end()
                if begun is not None:
                    name = encodable(str(begun["begin"]))
                    yield Got(name, InputError(gone.problem, gone.remedy, path=name))
                    skip = int(begun["number"]) + 1
                    continue
                idle += 1
                # Once may be anybody's doing: the process had nothing to do, or was killed.
                if gone.in_time and idle < _IDLE_ENDS:
                    continue
                yield Got(source.name, InputError(gone.problem, gone.remedy, path=source.name))
                if skip:
                    yield from self._unread(source, skip, gone.problem)
                return
        problem = f"ended its reading {_RESTARTS} times, so the rest of it was not read"
        yield Got(source.name, InputError(problem, "leave out what it fails on", path=source.name))
        yield from self._unread(source, skip, problem)

    def _unread(self, source: Source, skip: int, why: str) -> Iterator[Got]:
        """The parts from number `skip` on, each told as not read; as far as they can be listed."""
        try:
            for message in self._messages(source, skip, only_names=True):
                if message.get("part"):
                    name = encodable(str(message["part"]["name"]))
                    steps = tuple(encodable(str(step)) for step in message["part"]["steps"])
                    failure = InputError(
                        "was not read, as its file was given up", "try it by itself", path=name
                    )
                    yield Got(name, failure, steps)
        except _Gone:
            self._end()
            failure = InputError(f"{why}; what is left cannot even be listed", path=source.name)
            yield Got(source.name, failure)

    def _messages(
        self, source: Source, skip: int, *, only_names: bool = False
    ) -> Iterator[Message]:
        """The messages about a file, from part number `skip` on."""
        child = self._ready()
        limit = self.limits.allowed(slow=False)
        child.tell(
            {
                "path": os.fspath(source.path),
                "name": source.name,
                "named": source.named,
                "text_column": self.options.text_column,
                "ocr": self.options.ocr,
                "running_titles": self.options.running_titles,
                "skip": skip,
                "only_names": only_names,
                "limit": max(limit, self.limits.allowed(slow=True)),
            }
        )
        while "end" not in (message := child.answer(limit)):
            yield message
            # Counted from the asking: the time the engine takes is not the file's.
            limit = self.limits.allowed(slow=bool(message.get("slow")))
            if "begin" not in message:
                child.tell({})

    def _ready(self) -> _Child:
        if self._files >= FILES_A_PROCESS or (self._child and self._child.has_ended):
            self._end()
        if self._child is None:
            self._child = _Child(self.formats, self.limits.memory)
            self._child.answer(_START)
        self._files += 1
        return self._child

    def _end(self) -> None:
        if self._child is not None:
            self._child.end()
        self._child, self._files = None, 0


class _Gone(Exception):  # noqa: N818 - not an error of ours, and never leaves this module
    """The process has ended or has to be ended."""

    def __init__(self, problem: str, remedy: str, *, in_time: bool = True) -> None:
        self.problem = problem
        self.remedy = remedy
        self.in_time = in_time
        super().__init__(problem)


class _Child:
    """The process, and the folder that all it writes goes to."""

    def __init__(self, formats: str, memory: int) -> None:
        # Its temporary files must be ours to take away: it may end at any moment.
        self.folder = Folder()
        given = json.dumps({"path": sys.path, "registry": formats, "memory": memory})
        temporary = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(self.folder.path))
        try:
            self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and code
                # -P: a json.py in the folder a user stands in is not ours.
                [sys.executable, "-P", "-c", _CODE, given],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=os.environ | temporary,
                # A group of its own, to be ended together with what it starts itself.
                start_new_session=True,
            )
        except OSError as error:
            self.folder.remove()
            raise _Gone(f"cannot be read, as no process could be started ({error})", "") from error
        self.answers: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout
        # A thread, since no way to wait for a pipe with a limit is the same everywhere.
        with contextlib.suppress(OSError, ValueError):
            while (message := wire.receive(self.process.stdout)) is not None:
                self.answers.put(message)
        self.answers.put(None)

    def tell(self, request: Message) -> None:
        """Send a request; that nobody hears it shows in the answer."""
        assert self.process.stdin
        with contextlib.suppress(OSError):
            self.process.stdin.write(json.dumps(request).encode() + b"\n")
            self.process.stdin.flush()

    def answer(self, seconds: float) -> Message:
        """The next message. Raises _Gone where none comes in time or ever."""
        try:
            message = self.answers.get(timeout=seconds)
        except queue.Empty:
            raise _Gone(*_too_slow(seconds), in_time=False) from None
        if message is None:
            raise _Gone(f"brought its reader down ({self._how_it_ended()})", "leave it out")
        return message

    @property
    def has_ended(self) -> bool:
        """Whether the process is gone already, before anybody asked it anything."""
        return self.process.poll() is not None

    def _how_it_ended(self) -> str:
        try:
            status = self.process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            return "it stopped answering"
        if status >= 0:
            return f"exit status {status}"
        try:
            return f"signal {signal.Signals(-status).name}"
        except ValueError:
            return f"signal {-status}"

    def end(self) -> None:
        """End the process with all it started, and take away what it left."""
        if hasattr(os, "killpg"):
            with contextlib.suppress(OSError):
                os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):
                if stream:
                    stream.close()
        self.folder.remove()


def _too_much(limits: Limits) -> _Gone:
    bound = f"{limits.memory / 1e9:g} GB"
    return _Gone(f"takes more than {bound} of memory to read", "split it or leave it out")


def too_slow(seconds: float, name: str) -> InputError:
    """The InputError for what takes longer than it may."""
    problem, remedy = _too_slow(seconds)
    return InputError(problem, remedy, path=name)


def _too_slow(seconds: float) -> tuple[str, str]:
    return (
        f"was not read within {seconds:g} seconds",
        "leave it out, or give it more with --time-limit",
    )


def _read_here(reader: registry.Reader | None, source: Source, limits: Limits) -> Got:
    assert reader
    seconds = limits.allowed(slow=False)
    try:
        with within(seconds):
            return Got(source.name, reader(source.path, source.name))
    except TimeIsUp:
        return Got(source.name, too_slow(seconds, source.name))
    except StandpunktError as error:
        return Got(source.name, error)
    except Exception as error:  # noqa: BLE001 - whatever one file brings out spares the rest
        return Got(source.name, unforeseen(error, source.name))


def _unfit(source: Source) -> InputError | None:
    """Why a file is not worth a process: it cannot be opened, or opening it may wait."""
    try:
        found = source.path.stat()
        if not stat.S_ISREG(found.st_mode):
            return not_ordinary(source.name)
        if not found.st_size:
            return InputError("is empty", path=source.name, remedy="leave it out")
        with source.path.open("rb"):
            return None
    except (OSError, ValueError) as error:
        return unreadable(error, source.name)


def _got(message: Message, source: Source) -> Got | Remark:
    try:
        if "remark" in message:
            return Remark(encodable(str(message["name"])), encodable(str(message["remark"])))
        part = message["part"] or {"name": source.name, "steps": [], "titled": True}
        read = "read" in message
        return Got(
            name=encodable(str(part["name"])),
            what=wire.made(message["read"], Read) if read else wire.to_error(message["failed"]),
            steps=tuple(encodable(str(step)) for step in part["steps"]),
            titled=bool(part["titled"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        return Got(source.name, unforeseen(error, source.name))
