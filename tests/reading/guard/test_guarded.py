import os
import signal
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from standpunkt.errors import InputError
from standpunkt.reading.containers.parts import Remark
from standpunkt.reading.finding.files import Source, find, shown
from standpunkt.reading.guard.guarded import MEMORY, Got, Guard, Limits, _Child
from standpunkt.reading.text import Read

HOSTILE = "hostile_formats"


@pytest.fixture(autouse=True)
def importable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))


@pytest.fixture
def guard() -> Iterator[Guard]:
    with Guard(limits=Limits(seconds=3, memory=400_000_000), formats=HOSTILE) as it:
        yield it


def source(folder: Path, name: str, text: str = "Vi støtter forslaget.") -> Source:
    (folder / name).write_text(text)
    return Source(Path(name).stem, f"inn/{name}", folder / name)


def texts(found: Iterator[Got | Remark]) -> list[str]:
    """Each reading's text, or the message of what went wrong."""
    said = (item.text if isinstance(item, Remark) else item.what for item in found)
    return [what.text if isinstance(what, Read) else str(what) for what in said]


@pytest.mark.parametrize(
    ("ending", "message"),
    [
        ("loop", "inn/a.loop: was not read within 3 seconds; leave it out, or give it more with"),
        ("sleep", "inn/a.sleep: was not read within 3 seconds"),
        ("eat", "inn/a.eat: takes more than 0.4 GB of memory to read; split it"),
        ("leave", "inn/a.leave: brought its reader down (exit status 3)"),
        ("crash", "inn/a.crash: brought its reader down (signal SIGABRT)"),
        ("refuse", "inn/a.refuse, side 1: er ikke noe svar; la det ligge"),
        ("unforeseen", "(ZeroDivisionError: ikke forutsett); please report this with the file"),
    ],
)
def test_a_bad_file_costs_itself_alone(
    tmp_path: Path, guard: Guard, ending: str, message: str
) -> None:
    if ending == "eat" and sys.platform != "linux":
        pytest.skip("only Linux holds a process to its address space")
    (failure,) = texts(guard.read(source(tmp_path, f"a.{ending}")))
    assert message in failure
    assert texts(guard.read(source(tmp_path, "b.txt"))) == ["Vi støtter forslaget."]


def test_a_bad_member_costs_itself_alone(tmp_path: Path, guard: Guard) -> None:
    with zipfile.ZipFile(tmp_path / "svar.zip", "w") as archive:
        for name in ("a.txt", "b.leave", "mappe/c.loop", "d.eat", "e.txt", "f.png"):
            archive.writestr(name, f"Svar {name}.")
    found = texts(guard.read(Source("svar", "svar.zip", tmp_path / "svar.zip")))
    assert found[0] == "Svar a.txt."
    assert found[1].startswith("svar.zip/b.leave: brought its reader down")
    assert found[2].startswith("svar.zip/mappe/c.loop: was not read within 3 seconds")
    assert found[3].startswith("svar.zip/d.eat: takes more than 0.4 GB")
    assert found[4:] == ["Svar e.txt.", "skipped: 1 .png"]


def test_a_file_that_ends_its_reading_too_often_is_given_up(tmp_path: Path, guard: Guard) -> None:
    with zipfile.ZipFile(tmp_path / "svar.zip", "w") as archive:
        for number in range(12):
            archive.writestr(f"{number}.leave", "x")
    found = texts(guard.read(Source("svar", "svar.zip", tmp_path / "svar.zip")))
    assert len(found) == 13
    assert "ended its reading 10 times, so the rest of it was not read" in found[10]
    assert found[11:] == [
        f"svar.zip/{n}.leave: was not read, as its file was given up; try it by itself"
        for n in (10, 11)
    ]


def pid_of(guard: Guard) -> int:
    assert guard._child
    return guard._child.process.pid


def kill(guard: Guard) -> None:
    """End the process as a system short of memory does, and wait until it is gone."""
    os.kill(pid_of(guard), signal.SIGKILL)
    assert guard._child
    guard._child.process.wait()


def test_an_idle_process_that_is_killed_costs_nothing(tmp_path: Path, guard: Guard) -> None:
    for n in range(3):
        assert texts(guard.read(source(tmp_path, f"{n}.txt", f"Svar {n}."))) == [f"Svar {n}."]
        kill(guard)


@pytest.mark.parametrize("after", [1, 3, 6])
def test_a_kill_between_two_parts_costs_neither(tmp_path: Path, guard: Guard, after: int) -> None:
    with zipfile.ZipFile(tmp_path / "svar.zip", "w") as archive:
        for number in range(7):
            archive.writestr(f"{number}.txt", f"Svar {number}.")
    found = []
    for number, got in enumerate(guard.read(Source("svar", "svar.zip", tmp_path / "svar.zip")), 1):
        found.append(got)
        if number == after:
            kill(guard)
    assert texts(iter(found)) == [f"Svar {number}." for number in range(7)]


def test_a_kill_in_the_middle_of_a_part_costs_that_part(tmp_path: Path, guard: Guard) -> None:
    with zipfile.ZipFile(tmp_path / "svar.zip", "w") as archive:
        for name in ("0.txt", "1.sleep", "2.txt"):
            archive.writestr(name, f"Svar {name}.")
    reading = guard.read(Source("svar", "svar.zip", tmp_path / "svar.zip"))
    first = next(reading)
    killer = threading.Timer(0.5, os.kill, (pid_of(guard), signal.SIGKILL))
    killer.start()
    _, middle, last = texts(iter([first, *reading]))
    assert middle.startswith("svar.zip/1.sleep: brought its reader down (signal SIGKILL)")
    assert last == "Svar 2.txt."


def test_what_cannot_be_unpacked_is_named_with_all_after_it(tmp_path: Path, guard: Guard) -> None:
    post = source(tmp_path, "a.post", "hei.txt=Vi støtter det.\nUTPAKKING=x\nc.txt=Ja.")
    found = texts(guard.read(post))
    assert found[1] == "Vi støtter det."
    assert "brought its reader down (exit status 3)" in found[2]
    assert "cannot even be listed" in found[-1]


def test_plain_text_has_a_time_limit_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("standpunkt.reading.text.characters", lambda _: time.sleep(30))
    with Guard(limits=Limits(seconds=0.1)) as guard:
        (said,) = texts(guard.read(source(tmp_path, "a.txt")))
    assert "inn/a.txt: was not read within 0.1 seconds" in said


def test_what_a_reader_prints_is_no_answer(tmp_path: Path, guard: Guard) -> None:
    assert texts(guard.read(source(tmp_path, "a.print"))) == ["Vi støtter forslaget."]


def test_one_process_reads_many_files(
    tmp_path: Path, guard: Guard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("standpunkt.reading.guard.guarded.FILES_A_PROCESS", 3)
    pids = [texts(guard.read(source(tmp_path, f"{n}.pid")))[0] for n in range(6)]
    assert [len(set(pids[:3])), len(set(pids[3:])), len(set(pids))] == [1, 1, 2]
    assert str(os.getpid()) not in pids


def test_what_a_reader_leaves_behind_is_taken_away(tmp_path: Path) -> None:
    with Guard(formats=HOSTILE) as guard:
        (folder,) = texts(guard.read(source(tmp_path, "a.litter")))
        assert Path(folder, "rest").exists()
    assert not Path(folder).exists()


def test_the_process_ends_with_the_guard(tmp_path: Path) -> None:
    with Guard(formats=HOSTILE) as guard:
        (pid,) = texts(guard.read(source(tmp_path, "a.pid")))
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid), 0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such timer")
@pytest.mark.parametrize("ending", ["loop", "sleep"])
def test_a_process_that_is_forgotten_ends_itself(tmp_path: Path, ending: str) -> None:
    child = _Child(HOSTILE, MEMORY)
    child.answer(60)
    path = source(tmp_path, f"a.{ending}").path
    request = {
        "path": str(path),
        "name": "a",
        "named": True,
        "text_column": "",
        "ocr": "auto",
        "running_titles": False,
    }
    child.tell(request | {"skip": 0, "only_names": False, "limit": -29})
    assert child.process.wait(timeout=20) == -signal.SIGALRM
    child.end()


def test_going_away_in_the_middle_of_a_file_leaves_the_guard_fit(
    tmp_path: Path, guard: Guard
) -> None:
    table = source(tmp_path, "t.csv", "nr;svar\n" + "".join(f"{n};Svar {n}.\n" for n in range(9)))
    rows = guard.read(table)
    assert isinstance(next(rows), Remark)
    assert isinstance(next(rows), Got)
    del rows
    assert texts(guard.read(source(tmp_path, "b.txt", "Ja.")))[-1] == "Ja."


def test_the_time_the_engine_takes_is_not_the_files(tmp_path: Path) -> None:
    table = source(tmp_path, "t.csv", "nr;svar\n1;Ja.\n2;Nei.\n")
    with Guard(limits=Limits(seconds=1)) as guard:
        found = []
        for item in guard.read(table):
            time.sleep(0.6)
            found.append(item)
    assert len(found) == 3


def test_a_remark_and_the_metadata_come_through(tmp_path: Path) -> None:
    with Guard() as guard:
        remark, row = guard.read(source(tmp_path, "t.csv", "Avsender;Dato;Svar\nKS;1.2.2026;Ja.\n"))
    assert isinstance(remark, Remark)
    assert "column 'Svar'" in remark.text
    assert isinstance(row, Got)
    assert isinstance(row.what, Read)
    assert (row.name, row.steps, row.titled) == ("inn/t.csv, row 2", ("2",), False)
    assert row.what.metadata.organisation == "KS"
    assert str(row.what.metadata.date) == "2026-02-01"


def test_attachments_come_after_the_message(tmp_path: Path, guard: Guard) -> None:
    post = source(tmp_path, "a.post", "hei.txt=Vi støtter det.\nbilde.png=x\nb.leave=y\nc.txt=Ja.")
    found = list(guard.read(post))
    assert [item.name for item in found] == [
        "inn/a.post",
        "inn/a.post/hei.txt",
        "inn/a.post/b.leave",
        "inn/a.post/c.txt",
        "inn/a.post",
    ]
    assert texts(iter(found))[1:] == [
        "Vi støtter det.",
        "inn/a.post/b.leave: brought its reader down (exit status 3); leave it out",
        "Ja.",
        "skipped: 1 .png",
    ]


@pytest.mark.parametrize(
    "name",
    [
        b"h\xf8ring.csv",
        "blåbær på Ås.csv".encode(),
        "bla\u030aba\u030ar.csv".encode(),
        b"to\n 2.csv",
    ],
)
def test_names_of_every_kind_reach_the_process(tmp_path: Path, name: bytes) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    path.write_text("nr,svar\n1,Ja.\n")
    (found,) = find([path]).sources
    with Guard() as guard:
        *_, row = guard.read(found)
    assert row.name == f"{shown(path)}, row 2"


def test_plain_text_needs_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("subprocess.Popen", None)
    with Guard() as guard:
        assert texts(guard.read(source(tmp_path, "a.txt"))) == ["Vi støtter forslaget."]


def test_what_cannot_be_opened_needs_no_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("subprocess.Popen", None)
    os.mkfifo(tmp_path / "a.zip")
    (tmp_path / "b.zip").touch()
    (tmp_path / "d.zip").symlink_to(tmp_path / "d.zip")
    long = "x" * 300 + ".zip"
    with Guard() as guard:
        found = [
            texts(guard.read(Source("a", name[:5], tmp_path / name)))
            for name in ("a.zip", "b.zip", "c.zip", "d.zip", long, "\0.zip")
        ]
    said = [message for (message,) in found]
    for message, part in zip(
        said,
        ("is not an ordinary", "is empty", "no such file", "symbolic", "too long", "null"),
        strict=True,
    ):
        assert part in message


def test_a_file_that_may_not_be_read_is_told(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    table = source(tmp_path, "a.csv", "svar\nJa.\n")
    table.path.chmod(0)
    request.getfixturevalue("ordinary_user")
    with Guard() as guard:
        assert "a.csv: may not be read" in texts(guard.read(table))[0]


def test_without_a_process_a_file_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", str(tmp_path / "borte"))
    with Guard() as guard:
        (failure,) = texts(guard.read(source(tmp_path, "a.csv", "svar\nJa.\n")))
    assert "no process could be started" in failure


def test_a_file_that_changes_while_it_is_read(tmp_path: Path) -> None:
    table = source(tmp_path, "t.csv", "nr;svar\n1;Ja.\n2;Nei.\n")
    with Guard() as guard:
        found = guard.read(table)
        next(found)
        with table.path.open("a") as file:
            file.write("3;Kanskje.\n")
        *_, last = found
    assert isinstance(last, Got)
    assert isinstance(last.what, InputError)
    assert "changed while it was read, so there may be more in it" in str(last.what)
