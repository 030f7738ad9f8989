"""A whole run: the responses of all files, one after another or many at a time, into tables.

What comes is passed on at once, so that a run over many documents takes no more memory than
one over few.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field

from standpunkt.errors import StandpunktError
from standpunkt.reading.finding.files import Source
from standpunkt.reading.finding.metadata import Known
from standpunkt.reading.guard.guarded import Guard
from standpunkt.running.batch import Twins
from standpunkt.running.cluster import Cluster
from standpunkt.running.entries import Entry
from standpunkt.running.pool import Pool
from standpunkt.running.run_folder import RunFolder
from standpunkt.running.setup import Setup
from standpunkt.running.stages import engine_of, stages
from standpunkt.running.tasks import Task, done, planned


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run is to do: in `jobs` processes, or in this one where it is 1.

    Where `scheduler` is given, the workers of the dask cluster with this address do it.
    """

    files: Sequence[Source]
    known: Known = field(default_factory=Known)
    setup: Setup = field(default_factory=Setup)
    jobs: int = 1
    scheduler: str = ""


@dataclass(slots=True)
class Summary:
    """What is told when a run is over."""

    positions: int = 0
    documents: int = 0
    failures: list[StandpunktError] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    inside: list[tuple[Source, Source]] = field(default_factory=list)
    twins: Twins = field(default_factory=Twins)

    def add(self, entry: Entry, plan: Plan) -> None:
        """Count an entry in."""
        self.positions += len(entry.rows)
        self.documents += entry.read
        self.notes += entry.notes
        if entry.read:
            self.twins.add(entry.digest, entry.shown or entry.source)
        if entry.failure:
            self.failures.append(entry.failure)
        if plan.known.waiting and entry.inside and entry.read:
            file = plan.files[entry.number - 1]
            self.inside.append((file, Source(entry.doc_id, entry.source, file.path)))


def run(
    plan: Plan,
    folder: RunFolder | None = None,
    tell: Callable[[Entry], None] = lambda _: None,
) -> Summary:
    """Do what is planned and `tell` each entry, in the order of the files.

    What `folder` holds is not done again, and what is done is kept there. Raises what stops
    the engine from being made.
    """
    summary = Summary()
    # Closed at once where `tell` fails: workers must not live on in a traceback.
    with closing(_entries(plan, folder)) as entries:
        for entry in entries:
            summary.add(entry, plan)
            tell(entry)
    summary.notes += summary.twins.notes()
    return summary


def _entries(plan: Plan, folder: RunFolder | None) -> Generator[Entry, None, None]:
    def kept(key: str) -> Entry | None:
        found = folder.find(key) if folder else None
        # What is asked for whole is read again where only its rows were kept.
        return found if found and (found.response or not plan.setup.whole) else None

    def arrived(task: Task, entry: Entry) -> None:
        if folder and entry.read:  # what failed may go well the next time
            folder.keep(task.key, entry)

    with Guard(plan.setup.options, plan.setup.limits) as guard:
        steps = planned(plan.files, guard, plan.known, kept, plan.setup)
        if plan.scheduler:
            with Cluster(plan.setup, plan.scheduler) as cluster:
                yield from cluster.run(steps, arrived)
        elif plan.jobs > 1:
            with Pool(plan.setup, plan.jobs) as pool:
                yield from pool.run(steps, arrived)
        else:
            yield from _here(plan, steps, guard, arrived)


def _here(
    plan: Plan,
    steps: Iterable[Task | Entry],
    guard: Guard,
    arrived: Callable[[Task, Entry], None],
) -> Iterator[Entry]:
    way = stages(engine_of(plan.setup), plan.setup)
    for step in steps:
        if isinstance(step, Entry):
            yield step
            continue
        for entry in done(step, guard, way, plan.setup):
            arrived(step, entry)
            yield entry
