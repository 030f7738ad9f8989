"""The work of a run in small pieces, which a worker can do apart from the others."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from importlib import import_module
from pathlib import Path
from typing import Final

from standpunkt.documents import Metadata
from standpunkt.errors import StandpunktError
from standpunkt.proposals.proposal import Proposal
from standpunkt.reading import registry
from standpunkt.reading.containers.parts import Options
from standpunkt.reading.finding.files import Source
from standpunkt.reading.finding.metadata import Known
from standpunkt.reading.guard import wire
from standpunkt.reading.guard.guarded import Got, Guard, Limits
from standpunkt.respondent.catalogue import Body
from standpunkt.running.batch import How, Item, Outcome, Reader, of_file, outcome_of
from standpunkt.running.entries import Entry, entry

ON_A_STORE: Final = 10_000
"""The bytes that a file on a store is taken to have."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What a run is set up with, the same for all its documents.

    `model` and `rules` are as the user names them; `texts` is whether texts are to be saved.
    `proposals` are those that positions are linked to, `bodies` those that a user knows besides
    the catalogue. `engine` names the module whose
    `make(model, rules)` gives the engine.
    """

    model: str | None = None
    rules: tuple[str, ...] = ()
    options: Options = field(default_factory=Options)
    limits: Limits = field(default_factory=Limits)
    texts: bool = False
    proposals: tuple[Proposal, ...] = ()
    engine: str = "standpunkt.running.engines"
    bodies: tuple[Body, ...] = ()


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
        told = [source.doc_id, source.name, wire.from_metadata(self.given), state]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:32]


Kept = Callable[[str], Entry | None]
"""From the key of a task to its entry, where an earlier run has done it."""


def engine(setup: Setup) -> Reader:
    """The engine of a run. Raises ModelError and RuleError."""
    made: Reader = import_module(setup.engine).make(setup.model, setup.rules)
    if not setup.proposals:
        return made
    from standpunkt.proposals.linking import Linker, Linking  # needed by some runs alone

    return Linking(made, Linker(setup.proposals))


def planned(
    files: Iterable[Source],
    guard: Guard,
    known: Known,
    kept: Kept = lambda _: None,
    how: How | None = None,
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
                yield entry(how.told(met) if how else met, digest)
                continue
            digest = met.source.sha256 or digest
            task = Task(number, file, met.source, met.given, digest, met.got)
            yield _known(task, kept) or task


def done(task: Task, guard: Guard, reader: Reader, how: How, *, texts: bool) -> Iterator[Entry]:
    """Do a task: the entry of its response, after those of what there is to know about it."""
    start = time.perf_counter()
    met: Iterable[Item | Outcome]
    if task.got is None:
        known = Known({task.file.doc_id: task.given})
        met = of_file(task.file, task.number, guard, known, set())
    else:
        met = [Item(task.number, task.file, task.source, task.got, task.given)]
    for one in met:
        outcome = how.told(outcome_of(one, reader, how) if isinstance(one, Item) else one)
        now = time.perf_counter()
        yield entry(outcome, task.sha256, now - start, texts=texts)
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
            "read": None if failed else wire.from_read(task.got.what),  # type: ignore[arg-type]
        }
    return {
        "number": task.number,
        "file": asdict(task.file) | {"path": str(task.file.path.absolute())},
        "source": asdict(task.source) | {"path": str(task.source.path.absolute())},
        "given": wire.from_metadata(task.given),
        "sha256": task.sha256,
        "got": got,
    }


def to_task(message: wire.Message) -> Task:
    """The task in a message. Raises where it is none (KeyError, TypeError, ValueError)."""
    got = message["got"]
    return Task(
        number=int(message["number"]),
        file=_source(message["file"]),
        source=_source(message["source"]),
        given=wire.to_metadata(message["given"]),
        sha256=str(message["sha256"]),
        got=got
        and Got(
            name=str(got["name"]),
            what=wire.to_error(got["failed"]) if got["failed"] else wire.to_read(got["read"]),
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


def _source(message: wire.Message) -> Source:
    return Source(
        str(message["doc_id"]),
        str(message["name"]),
        Path(message["path"]),
        bool(message["named"]),
        str(message["version"]),
        str(message["sha256"]),
    )
