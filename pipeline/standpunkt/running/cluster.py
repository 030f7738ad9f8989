"""Workers on other machines: a run's tasks on a dask cluster, results in their order.

JSON passes to and from the workers in batches, a bounded number of them at a time. What a
worker does with one is in `cluster_worker.py`, which it imports from the package that is
installed there.
"""

from __future__ import annotations

import contextlib
import json
import logging
import queue
import time
from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final, Self

from standpunkt.errors import StandpunktError
from standpunkt.running import cluster_worker
from standpunkt.running.entries import Entry, to_entry
from standpunkt.running.pool import AHEAD
from standpunkt.running.setup import Setup
from standpunkt.running.slots import Arrived, Slot, brought_down, ready
from standpunkt.running.tasks import Task, to_message

if TYPE_CHECKING:
    from distributed import Client, Future

BATCH: Final = 16
"""The most responses that are sent together; the first batches are smaller, to go to all."""

LETTERS: Final = 200_000
"""How long their texts may be together before no more is added."""

FLYING: Final = 3
"""Batches that are on their way for each thread of a worker."""

CONNECT: Final = 10.0
"""Seconds that a scheduler may take to answer."""

WAIT: Final = 120.0
"""Seconds that a run waits while there is no worker at all."""


class Cluster:
    """Does tasks on the workers of a scheduler. A context manager: it lets go of them with it."""

    def __init__(self, setup: Setup, address: str) -> None:
        self.address = address
        told = setup.message()
        self._setup = told
        self._wanted = cluster_worker.decisive(told)
        self._given = json.dumps({"setup": told, "wanted": self._wanted}).encode()
        self._flying: dict[Future[bytes], list[Slot]] = {}
        self._done: queue.SimpleQueue[Future[bytes]] = queue.SimpleQueue()
        self._batch: list[Slot] = []
        self._sent = 0
        self._threads = 1

    def __enter__(self) -> Self:
        """Connect. Raises StandpunktError, and the remedy, where nobody can do the work."""
        self._client = _connected(self.address)
        try:
            self._client.wait_for_workers(1, timeout=WAIT)
            found = self._client.run(cluster_worker.decisive, self._setup, on_error="return")
            for who, here in found.items():
                if isinstance(here, Exception):
                    raise _unfit(here, who)
                cluster_worker.check(self._wanted, here, who)
        except TimeoutError:
            self._client.close()
            raise self._no_workers() from None
        except BaseException:
            self._client.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):  # a scheduler that is gone has let go of us
            self._client.cancel(list(self._flying))
        self._client.close()

    def run(
        self, steps: Iterable[Task | Entry], arrived: Arrived = lambda *_: None
    ) -> Iterator[Entry]:
        """The entries of all `steps` in their order; entries among them come through.

        A task that ends its worker time and again fails, and the rest goes on. Raises what
        stops the engine from being made, and StandpunktError where the cluster is lost.
        """
        slots: deque[Slot] = deque()
        for step in steps:
            if isinstance(step, Entry):
                slots.append(Slot(None, [step]))
            else:
                slots.append(Slot(step))
                self._batch.append(slots[-1])
                if self._full():
                    self._send_batch()
            yield from ready(slots)
            while len(self._flying) >= FLYING * self._threads or len(slots) >= self._most():
                self._hear(arrived)
                yield from ready(slots)
        if self._batch:
            self._send_batch()
        while slots:
            if slots[0].entries is None:
                self._hear(arrived)
            yield from ready(slots)

    def _most(self) -> int:
        return (AHEAD + FLYING * BATCH) * self._threads

    def _full(self) -> bool:
        most = min(BATCH, 1 + self._sent // self._threads)
        return len(self._batch) >= most or sum(map(_letters, self._batch)) >= LETTERS

    def _send_batch(self) -> None:
        self._threads = max(1, self._workers())
        self._send(self._batch)
        self._batch = []

    def _send(self, batch: list[Slot]) -> None:
        tasks = json.dumps([to_message(slot.task) for slot in batch if slot.task]).encode()
        self._sent += 1
        future = self._client.submit(cluster_worker.do, self._given, tasks, pure=False)
        self._flying[future] = batch
        future.add_done_callback(self._done.put)

    def _hear(self, arrived: Arrived) -> None:
        """Wait for one batch, and where it brought workers down, find out which task did."""
        if not self._flying:
            self._send_batch()
        suspects = self._heard(arrived)
        if not suspects:
            return
        # Dask blames all that a dead worker had; alone, each answers for itself.
        while self._flying:
            suspects += self._heard(arrived)
        for slot in suspects:
            self._send([slot])
            if self._heard(arrived):
                assert slot.task
                slot.fill([brought_down(slot.task, "whichever it was given to")], arrived)

    def _heard(self, arrived: Arrived) -> list[Slot]:
        """Wait for one batch and put in what came of it; its tasks where workers died of it."""
        from distributed import KilledWorker

        future = self._next()
        batch = self._flying.pop(future)
        if future.status == "error":
            error = future.exception()
            if isinstance(error, KilledWorker):
                return batch
            raise error if isinstance(error, StandpunktError) else _unfit(error, "that was asked")
        if future.status != "finished":
            raise self._lost()
        try:
            done = json.loads(future.result(timeout=WAIT))
        except TimeoutError:
            raise self._no_workers() from None
        for slot, told in zip(batch, done, strict=True):
            slot.fill([to_entry(entry) for entry in told], arrived)
        return []

    def _next(self) -> Future[bytes]:
        until = time.monotonic() + WAIT
        while True:
            try:
                # With a limit: an interrupt comes through, and nobody waits for the dead.
                return self._done.get(timeout=1)
            except queue.Empty:
                if self._workers():
                    until = time.monotonic() + WAIT
                elif time.monotonic() > until:
                    raise self._no_workers() from None

    def _workers(self) -> int:
        """How many threads all workers have together."""
        try:
            return sum(self._client.nthreads().values())
        except (OSError, TimeoutError):
            raise self._lost() from None

    def _lost(self) -> StandpunktError:
        return StandpunktError(
            f"the scheduler {self.address} was lost", "see that it runs, and add --resume"
        )

    def _no_workers(self) -> StandpunktError:
        return StandpunktError(
            f"the scheduler {self.address} has had no workers for {WAIT:g} seconds",
            f"start some: dask worker {self.address}",
        )


def _letters(slot: Slot) -> int:
    got = slot.task and slot.task.got
    text = getattr(got and got.what, "text", "")
    return len(text)


def _connected(address: str) -> Client:
    try:
        from distributed import Client, Security
        from distributed.comm.addressing import get_address_host_port
    except ImportError:
        raise StandpunktError(
            "--scheduler needs dask", "install it: pip install 'standpunkt[dask]'"
        ) from None
    # What dask says of itself in many lines is told here in one.
    for name in (*logging.root.manager.loggerDict, "tornado.application"):
        if name.startswith(("distributed", "tornado")):
            logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        # Asked first: a client that could not even begin is not let go of without complaint.
        get_address_host_port(address)
        if (
            address.startswith("tls:")
            and not Security().get_connection_args("client")["ssl_context"]
        ):
            raise StandpunktError(
                "tls:// needs certificates",
                "name them in dask's configuration, distributed.comm.tls",
            )
        return Client(address, timeout=CONNECT, set_as_default=False)
    except (OSError, TimeoutError) as error:
        raise StandpunktError(
            f"no scheduler answers at {address}",
            "start one (dask scheduler) or correct the address",
        ) from error
    except ValueError as error:
        raise StandpunktError(
            f"{address} is no address of a scheduler ({error})", "write it as tcp://host:8786"
        ) from error


def _unfit(error: Any, who: str) -> StandpunktError:
    reason = " ".join(str(error).split())[:200]
    return StandpunktError(
        f"the worker {who} cannot do the work ({type(error).__name__}: {reason})",
        "install standpunkt there, in the same version as here, and start it again",
    )
