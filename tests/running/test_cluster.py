import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import dask
import pytest
from distributed import Client, LocalCluster
from tests.conftest import Run
from tests.running.program import gate, started, wait_for

from standpunkt.cli.status import INTERRUPTED
from standpunkt.documents import Metadata
from standpunkt.errors import StandpunktError
from standpunkt.reading.finding.files import Source
from standpunkt.running import cluster
from standpunkt.running.manifest import without_times
from standpunkt.running.setup import Setup
from standpunkt.running.tasks import Task

pytestmark = pytest.mark.usefixtures("no_model")

WORKER = (
    "import sys; sys.argv.append('--no-dashboard'); {first};"
    "from distributed.cli.dask_worker import main; main()"
)


PATIENT = dict.fromkeys(
    ("distributed.comm.timeouts.connect", "distributed.comm.timeouts.tcp"), "600s"
)
"""How fast processes of a busy machine answer each other is nothing that is tested."""


@pytest.fixture(scope="module", autouse=True)
def patient() -> Iterator[None]:
    names = {f"DASK_{name.upper().replace('.', '__')}": limit for name, limit in PATIENT.items()}
    with pytest.MonkeyPatch.context() as patch, dask.config.set(PATIENT):
        for name, limit in names.items():
            patch.setenv(name, limit)  # for processes that are started
        patch.setattr(cluster, "CONNECT", 600)
        yield


@pytest.fixture(scope="module")
def two(patient: None) -> Iterator[LocalCluster]:
    """A scheduler with two worker processes, which find the engine of these tests."""
    here = str(Path(__file__).parent)
    sys.path.insert(0, here)
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0"
    ) as found:
        sys.path.remove(here)
        yield found


@pytest.fixture
def none(patient: None) -> Iterator[LocalCluster]:
    """A scheduler that has no workers."""
    with LocalCluster(n_workers=0, processes=True, dashboard_address=":0") as found:
        yield found


def same(one: str, other: str) -> bool:
    tables = [Path(folder, "p.csv").read_bytes() for folder in (one, other)]
    manifests = [without_times(Path(folder, "p.csv.manifest.json")) for folder in (one, other)]
    return tables[0] == tables[1] and manifests[0] == manifests[1]


def all_are_back(cluster: LocalCluster) -> None:
    """Wait for the workers that an earlier test ended to have been started again."""
    with Client(cluster, set_as_default=False) as client:
        client.wait_for_workers(2)


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of texts that take their time."""
    folder = tmp_path / "inn"
    folder.mkdir()
    for n in range(60):
        text = f"TREGT. Vi støtter forslag {n}. Vi støtter frist {n}."
        (folder / f"{n}.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    return folder


@pytest.mark.slow
def test_a_cluster_and_one_process_write_the_same(
    mixed: Path, run: Run, two: LocalCluster, capsys: pytest.CaptureFixture[str]
) -> None:
    # A name that is no text, which must come through too.
    Path(os.fsdecode(b"inn/\xe6.txt")).write_text("Vi støtter forslag æ.", encoding="utf-8")
    Path("m.csv").write_text("doc_id;organisasjon\n3;NHO\ntabell--1;LO\n", encoding="utf-8")
    words = ("inn", "--metadata", "m.csv", "--save-text", "-o")
    assert run("extract", *words, "en/p.csv", "--jobs", "1") == 2
    one = capsys.readouterr().err.splitlines()
    assert run("extract", *words, "to/p.csv", "--scheduler", two.scheduler_address) == 2
    other = capsys.readouterr().err.splitlines()
    assert same("en", "to")
    assert other == [line.replace("wrote en", "wrote to") for line in one]
    texts = [{p.name: p.read_bytes() for p in Path(f, "p-texts").iterdir()} for f in ("en", "to")]
    assert texts[0] == texts[1]
    assert len(texts[0]) > 10


@pytest.mark.slow
def test_a_document_that_ends_its_process_fails_alone(
    texts: Path, run: Run, two: LocalCluster
) -> None:
    for name in ("2.txt", "3.txt"):
        (texts / name).write_text("DREP Vi støtter X.", encoding="utf-8")
    with Client(two, set_as_default=False) as client:
        before = client.run(os.getpid)
        assert run("extract", "inn", "-o", "en/p.csv", "--jobs", "2") == 2
        assert run("extract", "inn", "-o", "to/p.csv", "--scheduler", two.scheduler_address) == 2
        assert client.run(os.getpid) == before
    assert same("en", "to")


@pytest.mark.slow
def test_a_document_that_takes_its_worker_with_it_is_told_from_its_batch(
    texts: Path, run: Run, two: LocalCluster, capsys: pytest.CaptureFixture[str]
) -> None:
    (texts / "7.txt").write_text("DREP ALT", encoding="utf-8")
    all_are_back(two)
    scheduler: Any = two.scheduler
    scheduler.allowed_failures = 0
    try:
        assert run("extract", "inn", "-o", "p.csv", "--scheduler", two.scheduler_address) == 2
    finally:
        scheduler.allowed_failures = 3
    failed = [line for line in capsys.readouterr().err.splitlines() if "worker" in line]
    assert failed == [
        "failed: inn/7.txt: brought its worker down (whichever it was given to); leave it out"
    ]
    told = json.loads(Path("p.csv.manifest.json").read_text(encoding="utf-8"))
    assert (told["documents"], told["failed"]) == (59, 1)


@pytest.mark.slow
def test_a_worker_and_then_a_client_that_are_killed_lose_nothing(
    texts: Path, run: Run, two: LocalCluster
) -> None:
    opened = gate(texts)
    opened.touch()
    run("extract", "inn", "-o", "en/p.csv", "--jobs", "1")
    opened.unlink()
    all_are_back(two)
    with Client(two, set_as_default=False) as client:
        pid = next(iter(client.run(os.getpid).values()))
    words = ("inn", "-o", "to/p.csv", "--scheduler", two.scheduler_address, "--resume")
    journal = Path("to/p.csv.run/journal.jsonl")
    program = started(*words)
    wait_for(journal, lines=1, program=program)
    os.kill(pid, signal.SIGKILL)
    wait_for(journal, lines=20, program=program)
    program.kill()
    program.communicate()
    opened.touch()
    assert not Path("to/p.csv").exists()
    done = journal.read_bytes().count(b"\n")
    program = started(*words)
    _, told = program.communicate(timeout=300)
    assert program.returncode == 0
    assert f"resumed: {done} documents done before".encode() in told
    assert same("en", "to")


@pytest.mark.slow
def test_an_interrupt_ends_cleanly_and_takes_its_work_back(texts: Path, two: LocalCluster) -> None:
    opened = gate(texts)
    program = started("inn", "-o", "p.csv", "--scheduler", two.scheduler_address)
    wait_for(Path("p.csv.run/journal.jsonl"), lines=1, program=program)
    program.send_signal(signal.SIGINT)
    _, told = program.communicate(timeout=300)
    assert program.returncode == INTERRUPTED
    assert b"--resume continues" in told
    assert b"Traceback" not in told
    assert not Path("p.csv").exists()
    opened.touch()
    end = time.monotonic() + 600
    while cast(Any, two.scheduler).tasks:
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.mark.slow
def test_a_file_that_workers_cannot_see_fails_by_itself(texts: Path, two: LocalCluster) -> None:
    there = Source("0", "inn/0.txt", texts / "0.txt")
    away = Source("x", "inn/x.txt", texts / "borte.txt")
    tasks = [Task(n, file, file, Metadata(), "12") for n, file in enumerate((there, away))]
    with cluster.Cluster(Setup(engine="dying"), two.scheduler_address) as reached:
        first, second = reached.run(tasks)
    assert len(first.rows) == 2
    assert str(second.failure).startswith("inn/x.txt: is not to be seen from its worker (tcp://")
    assert "put it in a folder that all workers share" in str(second.failure)


@pytest.mark.slow
def test_what_stops_the_engine_from_being_made_is_raised(texts: Path, two: LocalCluster) -> None:
    file = Source("0", "inn/0.txt", texts / "0.txt")
    setup = Setup("borte", engine="dying")
    with (
        cluster.Cluster(setup, two.scheduler_address) as reached,
        pytest.raises(StandpunktError, match="no spaCy pipeline 'borte'; install it"),
    ):
        list(reached.run([Task(1, file, file, Metadata())]))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("first", "said"),
    [
        ("sys.modules['standpunkt'] = None", "cannot do the work .*No module named 'standpunkt"),
        (
            "import standpunkt; standpunkt.__version__ = '0.0.9'",
            "differs in software .0.0.9, and here ",
        ),
    ],
)
def test_a_worker_with_another_program_is_refused(
    none: LocalCluster, first: str, said: str
) -> None:
    command = [sys.executable, "-c", WORKER.format(first=first), none.scheduler_address]
    with subprocess.Popen([*command, "--no-nanny"], stderr=subprocess.PIPE) as worker:
        try:
            while not cast(Any, none.scheduler).workers:
                assert worker.poll() is None, worker.stderr and worker.stderr.read().decode()
                time.sleep(0.01)
            with pytest.raises(StandpunktError, match=f"the worker tcp://[0-9.:]+ {said}"):
                cluster.Cluster(Setup(), none.scheduler_address).__enter__()
        finally:
            worker.terminate()


@pytest.mark.slow
def test_a_scheduler_without_workers_is_not_waited_for_for_ever(
    none: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "WAIT", 0.2)
    with pytest.raises(StandpunktError, match=r"has had no workers .* start some"):
        cluster.Cluster(Setup(), none.scheduler_address).__enter__()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--scheduler", f"tcp://127.0.0.1:{free_port()}"], "no scheduler answers at tcp://127"),
        (["--scheduler", "hei"], "hei is no address of a scheduler (missing port"),
        (["--scheduler", "tls://127.0.0.1:1"], "tls:// needs certificates; name them in dask's"),
        (["--scheduler", "tcp://a:1", "--jobs", "2"], "--scheduler does not go with --jobs"),
        (["--scheduler", "tcp://a:1", "--pseudonymise"], "does not go with --pseudonymise"),
    ],
)
def test_wrong_use(
    mixed: Path,
    run: Run,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    said: str,
) -> None:
    monkeypatch.setattr(cluster, "CONNECT", 0.2)
    assert run("extract", "inn", "-o", "p.csv", *words) == 1
    told = capsys.readouterr().err
    assert said in told
    assert len(told.splitlines()) == 1
    assert sorted(path.name for path in Path.cwd().iterdir()) == ["inn"]


def test_without_dask_it_is_told_what_to_install(
    mixed: Path,
    run: Run,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert run("extract", "inn", "-o", "p.csv", "--scheduler", "tcp://127.0.0.1:1") == 1
    assert "needs dask; install it: pip install 'standpunkt[dask]'" in capsys.readouterr().err
