"""Workers: processes that do the tasks of a run, with the results in the order of the tasks.

JSON passes between them, as in `wire.py`. They are started as new programs and not
forked, so that nothing of the parent is in them and every system treats them alike.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from types import TracebackType
from typing import Final, Self

from standpunkt import wire
from standpunkt.errors import StandpunktError
from standpunkt.running.entries import Entry, to_entry
from standpunkt.running.setup import Setup
from standpunkt.running.slots import Arrived, Slot, brought_down, ready
from standpunkt.running.tasks import Task, to_message

AHEAD: Final = 64
"""How many tasks a worker may be ahead of the slowest: their results have to be held."""

_WAITING: Final = 2
_ENDING: Final = 5.0
_TRIES: Final = 3

_CODE: Final = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]);"
    "from standpunkt.running.pool_worker import main; main()"
)
# More threads than processes would only stand in each other's way.
_ONE_THREAD: Final = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"
)


@dataclass(slots=True, eq=False)
class _Worker:
    """A process with the tasks it has been given, the first of them under work once `begun`."""

    process: subprocess.Popen[bytes]
    given: deque[Slot] = field(default_factory=deque)
    ready: bool = False
    begun: bool = False


class Pool:
    """Does tasks in `jobs` processes. A context manager: they end with it."""

    def __init__(self, setup: Setup, jobs: int) -> None:
        self.setup = setup
        self.jobs = jobs
        self._workers: list[_Worker] = []
        self._answers: queue.SimpleQueue[tuple[_Worker, wire.Message | None]] = queue.SimpleQueue()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for worker in self._workers:
            if kind is not None:  # what it is doing is of no use to anybody
                worker.process.terminate()
            _close(worker)
        for worker in self._workers:
            try:
                worker.process.wait(_ENDING)
            except subprocess.TimeoutExpired:
                worker.process.kill()
                worker.process.wait()

    @property
    def whole(self) -> bool:
        """Whether no worker has ended."""
        return all(worker.process.poll() is None for worker in self._workers)

    def run(
        self, steps: Iterable[Task | Entry], arrived: Arrived = lambda *_: None
    ) -> Iterator[Entry]:
        """The entries of all `steps` in their order; entries among them come through.

        A task whose worker dies fails, and another worker is started. Raises what stops the
        engine from being made, such as ModelError. May be called again when all have come.
        """
        slots: deque[Slot] = deque()
        self._workers = self._workers or [self._started() for _ in range(self.jobs)]
        for step in steps:
            if isinstance(step, Entry):
                slots.append(Slot(None, [step]))
            else:
                slots.append(Slot(step))
                while min(len(worker.given) for worker in self._workers) >= _WAITING:
                    self._hear(arrived)
                self._give(min(self._workers, key=lambda worker: len(worker.given)), slots[-1])
            yield from ready(slots)
            while len(slots) >= AHEAD * self.jobs:
                self._hear(arrived)
                yield from ready(slots)
        while slots:
            if slots[0].entries is None:
                self._hear(arrived)
            yield from ready(slots)

    def _hear(self, arrived: Arrived) -> None:
        """Wait for one answer."""
        worker, message = self._next()
        if message is None:
            self._restart(worker, arrived)
        elif "failed" in message:
            said = message["failed"]
            raise StandpunktError(
                said["problem"], said["remedy"], path=said["path"], place=said["place"]
            )
        elif "ready" in message:
            worker.ready = True
        elif "begun" in message:
            worker.begun = True
        else:
            worker.begun = False
            entries = [to_entry(entry) for entry in message["entries"]]
            worker.given.popleft().fill(entries, arrived)

    def _next(self) -> tuple[_Worker, wire.Message | None]:
        while True:
            # Without a limit, some systems do not let an interrupt through.
            with contextlib.suppress(queue.Empty):
                return self._answers.get(timeout=1)

    def _restart(self, worker: _Worker, arrived: Arrived) -> None:
        """Put a new process in the place of one that died, which blames what it had begun."""
        _close(worker)
        status = worker.process.wait()
        if not worker.ready:
            raise StandpunktError(
                f"a worker ended while it was started ({_how(status)})",
                "use --jobs 1, or see that there is memory enough",
            )
        new = self._started()
        self._workers[self._workers.index(worker)] = new
        for place, slot in enumerate(worker.given):
            assert slot.task
            slot.tries += place == 0
            # What was not begun is tried again, though not for ever.
            if place or not (worker.begun or slot.tries >= _TRIES):
                self._give(new, slot)
                continue
            slot.fill([brought_down(slot.task, _how(status))], arrived)

    def _give(self, worker: _Worker, slot: Slot) -> None:
        assert slot.task
        worker.given.append(slot)
        _tell(worker, to_message(slot.task))

    def _started(self) -> _Worker:
        try:
            process = subprocess.Popen(  # noqa: S603 - our own interpreter and code
                # -P: a json.py in the folder a user stands in is not ours.
                [sys.executable, "-P", "-c", _CODE, json.dumps(sys.path)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_ONE_THREAD | os.environ,
                # Out of reach of the keyboard: the parent is interrupted, and ends it.
                start_new_session=True,
            )
        except OSError as error:
            raise StandpunktError(
                f"no worker could be started ({error})", "use --jobs 1"
            ) from error
        worker = _Worker(process)
        threading.Thread(target=self._listen, args=(worker,), daemon=True).start()
        _tell(worker, self.setup.message())
        return worker

    def _listen(self, worker: _Worker) -> None:
        assert worker.process.stdout
        with contextlib.suppress(OSError, ValueError):
            while (message := wire.receive(worker.process.stdout)) is not None:
                self._answers.put((worker, message))
        worker.process.stdout.close()
        self._answers.put((worker, None))


def _tell(worker: _Worker, message: wire.Message) -> None:
    """Send a message; that nobody hears it shows in the answer."""
    assert worker.process.stdin
    with contextlib.suppress(OSError):
        wire.send(worker.process.stdin, message)


def _close(worker: _Worker) -> None:
    with contextlib.suppress(OSError):
        if worker.process.stdin:
            worker.process.stdin.close()


def _how(status: int) -> str:
    if status >= 0:
        return f"exit status {status}"
    try:
        return f"signal {signal.Signals(-status).name}"
    except ValueError:
        return f"signal {-status}"
