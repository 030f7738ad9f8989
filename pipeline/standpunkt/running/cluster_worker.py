"""What a worker of a cluster does: batches of tasks, in a process that a text may bring down.

The process is that of `pool.py`, beneath the worker: so the worker itself outlives every text,
holds no model, and reads as many responses at a time as it has threads. A process that has
had nothing to do for a while is ended, also where whoever gave the work was killed.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from standpunkt import wire
from standpunkt.errors import InputError, StandpunktError
from standpunkt.running.entries import Entry
from standpunkt.running.entries import to_message as from_entry
from standpunkt.running.manifest import made_with
from standpunkt.running.pool import Pool
from standpunkt.running.setup import Setup
from standpunkt.running.tasks import Task, to_task

IDLE: Final = 60.0
"""Seconds that a process waits for more work."""

_DECISIVE: Final = ("software", "model", "rules")

_lock = threading.Lock()
_idle: list[tuple[str, Pool]] = []


def decisive(setup: Mapping[str, Any]) -> dict[str, Any]:
    """What a worker must have as the program has it: its part of the manifest.

    `setup` is that of `Setup.message`.
    """
    made = made_with(wire.made(dict(setup), Setup))
    return {part: made[part] for part in _DECISIVE}


def check(wanted: Mapping[str, Any], here: Mapping[str, Any], who: str) -> None:
    """Raise StandpunktError where the worker `who` has something else than is wanted."""
    others = [part for part in _DECISIVE if here[part] != wanted[part]]
    if others:
        versions = [str(made["software"]["version"]) for made in (here, wanted)]
        told = f" ({versions[0]}, and here {versions[1]})" if len(set(versions)) > 1 else ""
        raise StandpunktError(
            f"the worker {who} differs in {' and '.join(others)}{told}",
            "install the same there and start it again; files of rules and folders of models must "
            "be where all workers reach them",
        )


def do(given: bytes, tasks: bytes) -> bytes:
    """Do tasks, as JSON of `tasks.to_message`: for each the list of what came of it.

    `given` is JSON: the `setup`, and as `wanted` what is `decisive` of it. Raises
    StandpunktError where this worker has something else, or what stops the engine from being
    made.
    """
    with _lent(given) as pool:
        done = [list(pool.run([_reached(to_task(told))])) for told in json.loads(tasks)]
    return json.dumps([[from_entry(entry) for entry in entries] for entries in done]).encode()


def _reached(task: Task) -> Task | Entry:
    """The task, or its failure where its file is not to be seen from here."""
    # Without a digest nobody could read it: then its reading tells why.
    if task.got is not None or not task.sha256 or task.file.path.exists():
        return task
    source = task.source
    failure = InputError(
        f"is not to be seen from its worker ({_who()})",
        "put it in a folder that all workers share, or name it by a URL",
        path=source.name,
    )
    return Entry(source.doc_id, source.name, task.number, failure=failure, sha256=task.sha256)


@contextmanager
def _lent(given: bytes) -> Iterator[Pool]:
    """A process for this work, an idle one where there is one; broken off where work fails."""
    key = given.decode()
    with _lock:
        found = next((pool for name, pool in _idle if name == key), None)
        if found:
            _idle.remove((key, found))
    if found and not found.whole:
        _close(found)
        found = None
    if not found:
        told = json.loads(given)
        check(told["wanted"], decisive(told["setup"]), _who())
        found = Pool(wire.made(told["setup"], Setup), 1)
    try:
        yield found
    except BaseException:
        _close(found)
        raise
    with _lock:
        _idle.append((key, found))
    timer = threading.Timer(IDLE, _let_go, [key, found])
    timer.daemon = True
    timer.start()


def _let_go(key: str, pool: Pool) -> None:
    with _lock:
        if (key, pool) not in _idle:
            return
        _idle.remove((key, pool))
    _close(pool)


def _close(pool: Pool) -> None:
    pool.__exit__(None, None, None)


def _who() -> str:
    from distributed import get_worker

    return str(get_worker().address)
