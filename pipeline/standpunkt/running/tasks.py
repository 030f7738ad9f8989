"""The work of a run in small pieces, which a worker can do apart from the others."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from standpunkt import wire
from standpunkt.documents import Metadata
from standpunkt.errors import StandpunktError
from standpunkt.reading import registry
from standpunkt.reading.finding.files import Source
from standpunkt.reading.finding.metadata import Known
from standpunkt.reading.guard.guarded import Got, Guard
from standpunkt.reading.text import Read
from standpunkt.running.batch import Item, Outcome, of_file, outcome_of, without_private_names
from standpunkt.running.entries import Entry, entry
from standpunkt.running.setup import Setup
from standpunkt.running.stages import Stage

ON_A_STORE: Final = 10_000
"""The bytes that a file on a store is taken to have."""


@dataclass(frozen=True, slots=True)
class Task:
    """One response to read positions out of.

    `got` is None where `source` is a file by itself, which whoever does the task reads too.
    `sha256` is of the file, empty where it cannot be read or nobody has fetched it yet.
    """

    number: int
    file: Source
    source: Source
    given: Metadata
    sha256: str = ""
    got: Got | None = None

    @property
    def key(self) -> str:
        """What tells it from all others, and from itself where anything it hangs on changed."""
        source = self.source
        # Of a file that nobody has fetched, its store tells whether it changed.
        state = source.version or self.sha256
        told = [source.doc_id, source.name, wire.plain(self.given), state]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:32]


Kept = Callable[[str], Entry | None]
"""From the key of a task to its entry, where an earlier run has done it."""


def planned(
    files: Iterable[Source],
    guard: Guard,
    known: Known,
    kept: Kept = lambda _: None,
    setup: Setup | None = None,
) -> Iterator[Task | Entry]:
    """All that is to be done, in order, and between it what is done already.

    Files that hold several responses are opened here, so that one long table can be worked on
    by many and its doc_ids do not hang on who did what.
    """
    files = tuple(files)
    taken = {source.doc_id.casefold() for source in files}
    for number, file in enumerate(files, 1):
        digest = "" if file.version else sha256(file.path)
        if not registry.holds_several(file.path):
            task = Task(number, file, file, known.of(file), digest)
            yield _known(task, kept) or task
            continue
        for met in of_file(file, number, guard, known, taken):
            if isinstance(met, Outcome):
                yield entry(without_private_names(met, setup or Setup()), digest)
                continue
            digest = met.source.sha256 or digest
            task = Task(number, file, met.source, met.given, digest, met.got)
            yield _known(task, kept) or task


def done(task: Task, guard: Guard, way: Sequence[Stage], setup: Setup) -> Iterator[Entry]:
    """Do a task: the entry of its response, after those of what there is to know about it."""
    start = time.perf_counter()
    met: Iterable[Item | Outcome]
    if task.got is None:
        known = Known({task.file.doc_id: task.given})
        met = of_file(task.file, task.number, guard, known, set())
    else:
        met = [Item(task.number, task.file, task.source, task.got, task.given)]
    for one in met:
        outcome = without_private_names(
            outcome_of(one, way, setup) if isinstance(one, Item) else one, setup
        )
        now = time.perf_counter()
        yield entry(outcome, task.sha256, now - start, setup)
        start = now


def to_message(task: Task) -> wire.Message:
    """A task as JSON knows it, for whoever does it in whatever folder."""
    got = None
    if task.got is not None:
        failed = isinstance(task.got.what, StandpunktError)
        got = {
            "name": task.got.name,
            "steps": list(task.got.steps),
            "titled": task.got.titled,
            "failed": wire.from_error(task.got.what) if failed else None,  # type: ignore[arg-type]
            "read": None if failed else wire.plain(task.got.what),
        }
    return {
        "number": task.number,
        "file": wire.plain(replace(task.file, path=task.file.path.absolute())),
        "source": wire.plain(replace(task.source, path=task.source.path.absolute())),
        "given": wire.plain(task.given),
        "sha256": task.sha256,
        "got": got,
    }


def to_task(message: wire.Message) -> Task:
    """The task in a message. Raises where it is none (KeyError, TypeError, ValueError)."""
    got = message["got"]
    return Task(
        number=int(message["number"]),
        file=wire.made(message["file"], Source),
        source=wire.made(message["source"], Source),
        given=wire.made(message["given"], Metadata),
        sha256=str(message["sha256"]),
        got=got
        and Got(
            name=str(got["name"]),
            what=wire.to_error(got["failed"]) if got["failed"] else wire.made(got["read"], Read),
            steps=tuple(map(str, got["steps"])),
            titled=bool(got["titled"]),
        ),
    )


def sha256(path: Path) -> str:
    """The digest of a file; empty where it cannot be read, which its reading will tell."""
    try:
        if not path.is_file():  # reading a pipe would wait for ever
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return ""


def sizes(files: Sequence[Source]) -> list[tuple[str, int]]:
    """The ending and the bytes of each file, 0 where that cannot be told.

    Of a file on a store that is not asked: what a response has as a rule.
    """
    found = []
    for file in files:
        if file.version:
            found.append((file.path.suffix.lower(), ON_A_STORE))
            continue
        try:
            size = file.path.stat().st_size
        except (OSError, ValueError):
            size = 0
        found.append((file.path.suffix.lower(), size))
    return found


def _known(task: Task, kept: Kept) -> Entry | None:
    found = kept(task.key)
    return found and replace(found, number=task.number)
