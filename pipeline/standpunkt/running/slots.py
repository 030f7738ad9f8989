"""Results in the order of their tasks, in whatever order they come."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from standpunkt.errors import InputError
from standpunkt.running.entries import Entry
from standpunkt.running.tasks import Task

Arrived = Callable[[Task, Entry], None]
"""What is told each result as soon as it is there, in whatever order."""


@dataclass(slots=True, eq=False)
class Slot:
    """The place of a task, or of an entry that needed none, among the results."""

    task: Task | None
    entries: Sequence[Entry] | None = None
    tries: int = 0

    def fill(self, entries: Sequence[Entry], arrived: Arrived) -> None:
        """Put in what came of the task, which is let go: it may hold a long text."""
        assert self.task
        self.entries = entries
        for entry in entries:
            arrived(self.task, entry)
        self.task = None


def ready(slots: deque[Slot]) -> Iterator[Entry]:
    """What can be told by now: the entries before the first that is still awaited."""
    while slots and slots[0].entries is not None:
        yield from slots.popleft().entries or ()


def brought_down(task: Task, how: str) -> Entry:
    """The entry of a response that ended whoever read it."""
    source = task.source
    failure = InputError(f"brought its worker down ({how})", "leave it out", path=source.name)
    return Entry(source.doc_id, source.name, task.number, failure=failure, sha256=task.sha256)
