import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from standpunkt.errors import StandpunktError
from standpunkt.reading.finding.files import find
from standpunkt.reading.finding.metadata import Known
from standpunkt.reading.guard.guarded import Guard
from standpunkt.running.entries import Entry
from standpunkt.running.pool import Pool
from standpunkt.running.setup import Setup
from standpunkt.running.tasks import Task, planned

SETUP = Setup(engine="dying")


def read(folder: Path, setup: Setup = SETUP, jobs: int = 2) -> list[Entry]:
    with Guard() as guard, Pool(setup, jobs) as pool:
        return list(pool.run(planned(find([folder]).sources, guard, Known())))


def test_results_are_in_the_order_of_the_tasks_and_told_at_once(mixed: Path) -> None:
    (mixed / "0.txt").write_text("SAKTE. Vi støtter 0.", encoding="utf-8")
    arrived: list[str] = []
    with Guard() as guard, Pool(SETUP, 2) as pool:
        steps = planned(find([mixed]).sources, guard, Known())
        entries = pool.run(steps, lambda _, entry: arrived.append(entry.doc_id))
        ids = [entry.doc_id for entry in entries if not entry.remark]
    assert sorted(arrived) == sorted(ids)
    assert ids[:8] == [str(n) for n in range(8)]
    assert sorted(ids[8:]) == [
        "brev",
        "pakke--brev",
        "pakke--tom",
        "tabell--1",
        "tabell--3",
        "tom",
        "ødelagt",
    ]


def test_a_worker_that_dies_costs_its_document_alone(mixed: Path) -> None:
    for name, word in (("2.txt", "DREP"), ("3.txt", "SLUTT"), ("7.txt", "DREP")):
        (mixed / name).write_text(f"{word} Vi støtter X.", encoding="utf-8")
    (mixed / "rader.csv").write_text("nr,svar\n1,Vi støtter A.\n2,SLUTT er et langt svar.\n")
    failed = {e.doc_id: str(e.failure) for e in read(mixed) if e.failure}
    down = {doc_id for doc_id, said in failed.items() if "brought its worker down" in said}
    assert down == {"2", "3", "7", "rader--2"}
    assert "SIGKILL" in failed["2"]
    assert "exit status 7" in failed["3"]
    assert failed["2"].startswith(f"{mixed.as_posix()}/2.txt: ")
    assert failed.keys() - down == {"tom", "ødelagt", "pakke--tom"}


def test_what_stops_the_engine_from_being_made_is_raised(mixed: Path) -> None:
    with pytest.raises(StandpunktError, match="no spaCy pipeline 'borte'; install it"):
        read(mixed, Setup("borte", engine="dying"), 1)
    with pytest.raises(StandpunktError, match=r"ended while it was started \(exit status 3\)"):
        read(mixed, Setup("dør", engine="dying"), 1)
    with pytest.raises(StandpunktError, match="No module named 'finnes_ikke'"):
        read(mixed, Setup(engine="finnes_ikke"), 1)


def test_no_worker_outlives_the_pool(mixed: Path) -> None:
    def steps() -> Iterator[Task | Entry]:
        with Guard() as guard:
            yield from planned(find([mixed]).sources, guard, Known())
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), Pool(SETUP, 2) as pool:
        list(pool.run(steps()))
    assert [worker.process.poll() is not None for worker in pool._workers] == [True, True]


def test_a_worker_killed_from_outside_is_replaced(mixed: Path) -> None:
    for n in range(8):
        (mixed / f"{n}.txt").write_text("SAKTE Vi støtter A.", encoding="utf-8")
    with Guard() as guard, Pool(SETUP, 2) as pool:
        entries = pool.run(planned(find([mixed]).sources, guard, Known()))
        first = next(entries)
        killer = threading.Timer(0.05, os.kill, (pool._workers[0].process.pid, signal.SIGKILL))
        killer.start()
        rest = list(entries)
    down = [e for e in rest if "worker down" in str(e.failure)]
    assert first.read
    assert len(down) <= 1
    assert sum(entry.read for entry in rest) + len(down) == 11
