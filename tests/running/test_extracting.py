import json
import os
import random
import shutil
import signal
import subprocess
import time
from pathlib import Path

import openpyxl
import pytest
from tests.conftest import Run
from tests.running.conftest import make_mixed
from tests.running.program import command, gate, started, wait_for
from tests.sheets import only_sheet

from standpunkt.cli.status import INTERRUPTED
from standpunkt.documents import Document
from standpunkt.positions import Position
from standpunkt.running.manifest import without_times

pytestmark = pytest.mark.usefixtures("no_model")

OUTPUTS = ("p.csv", "p.xlsx", "p.jsonl", "p.parquet")


def to(folder: str, *names: str) -> list[str]:
    return [word for name in names or OUTPUTS for word in ("-o", f"{folder}/{name}")]


def names(folder: str = ".") -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


def contents(folder: str) -> dict[str, bytes]:
    return {name: Path(folder, name).read_bytes() for name in OUTPUTS}


def manifest(folder: str) -> dict[str, object]:
    return without_times(Path(folder, "p.csv.manifest.json"))


def lines(path: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]


# ------------------------------------------------------------ jobs


def test_one_process_and_two_write_the_same(
    mixed: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    (mixed / "kopi.md").write_text(
        "Fjordvik kommune\n\n\nVi støtter forslag 3.\nVi støtter ikke frist 3.\n", encoding="utf-8"
    )
    Path("m.csv").write_text(
        "doc_id;organisasjon\n3;NHO\ntabell--1;LO\nbrev;Ås\nfinnes-ikke;X\n", encoding="utf-8"
    )
    Path("o.csv").write_text("navn;alias\nStor-Fjordvik;Fjordvik kommune\n", encoding="utf-8")
    known = ("--metadata", "m.csv", "--organisations", "o.csv", "--save-text")
    for folder, jobs in (("a", "1"), ("b", "2")):
        outputs = (*to(folder), "-o", f"{folder}/documents.jsonl")
        assert run("extract", "inn", *outputs, *known, "--jobs", jobs) == 2
        assert (
            "note: 1 response has the same words as one before and may be the same, counted "
            "twice: inn/kopi.md (as inn/3.txt)"
        ) in capsys.readouterr().err
    assert contents("a") == contents("b")
    assert Path("a/documents.jsonl").read_bytes() == Path("b/documents.jsonl").read_bytes()
    assert manifest("a") == manifest("b")
    texts = [sorted(Path(f, "p-texts").iterdir()) for f in "ab"]
    assert [p.name for p in texts[0]] == [p.name for p in texts[1]]
    assert [p.read_bytes() for p in texts[0]] == [p.read_bytes() for p in texts[1]]
    assert names("a") == sorted([*OUTPUTS, "documents.jsonl", "p.csv.manifest.json", "p-texts"])
    # What a user knows besides has reached every response.
    who = {line["doc_id"]: line["organisation"] for line in lines("a/p.jsonl")}
    assert (who["3"], who["tabell--1"], who["brev"]) == ("NHO", "LO", "Ås")
    assert (who["tabell--3"], who["4"]) == ("Ås kommune", "Stor-Fjordvik")
    read = {line["doc_id"]: line["read"] for line in lines("a/documents.jsonl")}
    assert (read["4"], read["tom"]) == ("read", "not read")


def test_metadata_without_bodies_of_a_users_own(mixed: Path, run: Run) -> None:
    Path("m.csv").write_text("doc_id;organisasjon\n3;NHO\n", encoding="utf-8")
    run("extract", "inn", "-o", "p.jsonl", "--metadata", "m.csv", "--jobs", "1")
    who = {line["doc_id"]: line["organisation"] for line in lines("p.jsonl")}
    assert (who["3"], who["4"]) == ("NHO", "Fjordvik kommune")


def test_a_dead_worker_is_reported_and_the_rest_is_written(
    mixed: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    (mixed / "3.txt").write_text("DREP")
    assert run("extract", "inn", "-o", "p.csv", "--jobs", "2") == 2
    assert "failed: inn/3.txt: brought its worker down (signal SIGKILL)" in capsys.readouterr().err
    told = {i["doc_id"]: i for i in json.loads(Path("p.csv.manifest.json").read_text())["inputs"]}
    assert told["3"]["status"] == "failed"
    assert told["3"]["sha256"]
    assert told["4"]["positions"] == 2


@pytest.mark.parametrize(
    ("jobs", "number"),
    [("1", signal.SIGTERM), ("2", signal.SIGINT)],
)
def test_an_interrupt_ends_cleanly(mixed: Path, jobs: str, number: signal.Signals) -> None:
    for n in range(8):
        (mixed / f"{n}.txt").write_text("SAKTE Vi støtter A.", encoding="utf-8")
    gate(mixed)
    program = started("inn", "-o", "p.csv", "--jobs", jobs)
    wait_for(Path("p.csv.run/journal.jsonl"), lines=2, program=program)
    program.send_signal(number)
    _, told = program.communicate(timeout=300)
    assert program.returncode == INTERRUPTED
    assert b"documents done; --resume continues" in told
    assert b"Traceback" not in told
    assert names() == ["inn", "p.csv.run"]
    assert "temporary" not in names("p.csv.run")


def test_a_pipe_that_is_closed_ends_the_run_quietly(mixed: Path) -> None:
    for n in range(8):  # more rows than a pipe holds
        (mixed / f"{n}.txt").write_text("Vi støtter A. " * 300, encoding="utf-8")
    with subprocess.Popen(command("inn"), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as piped:
        assert piped.stdout
        assert piped.stderr
        assert piped.stdout.readline().startswith(b"doc_id,source,")
        piped.stdout.close()
        said = piped.stderr.read()
    assert piped.returncode == 0
    assert b"[1/13] inn/0.txt: 300 positions" in said
    assert b"Traceback" not in said
    assert b"BrokenPipe" not in said


# ------------------------------------------------------------ resume


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_killed_at_any_moment_it_ends_with_the_same_bytes(mixed: Path, run: Run, jobs: str) -> None:
    for n in range(45):
        text = f"TREGT. Vi støtter forslag {n}. Vi støtter frist {n}."
        (mixed / f"mer-{n}.txt").write_text(text, encoding="utf-8")
    opened = gate(mixed)
    opened.touch()
    run("extract", "inn", *to("hel"))
    opened.unlink()
    Path("delt").mkdir()
    Path("delt/p.csv").write_text("fra før")
    chance = random.Random(int(jobs))
    done = 0
    journal = Path("delt/p.csv.run/journal.jsonl")
    for turn in range(3):
        # the first run takes the place of what was there; only what it left is continued
        program = started("inn", *to("delt"), "--jobs", jobs, *(["--resume"] if turn else []))
        wait_for(journal, done + chance.randint(1, 12), program)
        time.sleep(chance.random() / 50)
        program.kill()
        program.communicate()
        now = journal.read_bytes().count(b"\n")
        assert now > done
        done = now
        assert Path("delt/p.csv").read_text() == "fra før"
        assert not Path("delt/p.jsonl").exists()
    opened.touch()
    program = started("inn", *to("delt"), "--jobs", jobs, "--resume")
    _, told = program.communicate(timeout=300)
    assert f"resumed: {done} documents done before".encode() in told
    assert contents("delt") == contents("hel")
    assert manifest("delt") == manifest("hel")
    assert names("delt") == sorted([*OUTPUTS, "p.csv.manifest.json"])


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder where a run was killed when three documents were done."""
    folder = tmp_path_factory.mktemp("avbrutt")
    make_mixed(folder)
    for n in range(8):
        (folder / f"inn/{n}.txt").write_text(f"SAKTE Vi støtter {n}.", encoding="utf-8")
    gate(folder / "inn")
    program = started("inn", "-o", "p.csv", "--jobs", "1", folder=folder)
    wait_for(folder / "p.csv.run/journal.jsonl", 3, program)
    program.kill()
    program.communicate()
    (folder / "inn/zzz.txt").unlink()
    return folder


@pytest.fixture
def interrupted(killed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """That folder, to go on in."""
    shutil.copytree(killed, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    return tmp_path / "inn"


def test_another_run_is_not_continued(
    interrupted: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("extract", "inn", "-o", "p.csv", "--resume", "--text-column", "svar") == 1
    said = capsys.readouterr().err
    assert "p.csv.run: the interrupted run differs from this one in settings" in said
    assert "leave out --resume to begin again" in said
    assert not Path("p.csv").exists()
    assert run("extract", "inn", "-o", "p.csv", "--resume", "--jobs", "2") == 2
    assert "resumed: 3 documents done before" in capsys.readouterr().err


def test_a_document_that_changed_meanwhile_is_read_again(interrupted: Path, run: Run) -> None:
    (interrupted / "0.txt").write_text("Vi støtter noe annet.", encoding="utf-8")
    (interrupted / "00.txt").write_text("Vi støtter noe nytt.", encoding="utf-8")
    run("extract", "inn", "-o", "p.csv", "--resume")
    run("extract", "inn", *to("hel"))
    assert Path("p.csv").read_bytes() == Path("hel/p.csv").read_bytes()


def test_without_resume_it_is_begun_anew(interrupted: Path, run: Run) -> None:
    assert run("extract", "inn", "-o", "p.csv", "--text-column", "svar") == 2
    assert names() == ["inn", "p.csv", "p.csv.manifest.json"]


def test_resume_with_nothing_to_continue_is_a_whole_run(mixed: Path, run: Run) -> None:
    assert run("extract", "inn", "-o", "p.csv", "--resume") == 2
    assert Path("p.csv").exists()


def test_resume_writes_over_its_own_table_alone(
    mixed: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    other = mixed.with_name("andre")
    other.mkdir()
    (other / "a.txt").write_text("Vi støtter noe helt annet.", encoding="utf-8")
    assert run("extract", "inn", "-o", "p.csv", "-o", "p.jsonl") == 2
    table = Path("p.csv").read_bytes()
    for words, why in (
        (["andre"], "it was made from other files, such as inn/"),
        (["inn", "--text-column", "svar"], "it differs in settings (text_column)"),
    ):
        for output in ("p.csv", "p.jsonl"):
            assert run("extract", *words, "-o", output, "--resume") == 1
            said = capsys.readouterr().err
            assert f"{output}: is of another run: {why}" in said
            assert "name another output with -o, or leave out --resume" in said
            assert Path("p.csv").read_bytes() == table
    Path("mitt.csv").write_text("a,b\n", encoding="utf-8")
    assert run("extract", "inn", "-o", "mitt.csv", "--resume") == 1
    assert "mitt.csv: is of another run: nothing beside it tells" in capsys.readouterr().err
    assert Path("mitt.csv").read_text(encoding="utf-8") == "a,b\n"
    # More files, or fewer, are the same run, and so are the same ones by another path.
    (mixed / "ny.txt").write_text("Vi støtter noe nytt.", encoding="utf-8")
    assert run("extract", "inn", "-o", "p.csv", "--resume") == 2
    assert run("extract", mixed.absolute() / "0.txt", "-o", "p.csv", "--resume") == 0
    assert run("extract", "andre", "-o", "p.csv") == 0
    assert "helt annet" in Path("p.csv").read_text(encoding="utf-8")


def test_an_interrupted_run_over_other_files_is_not_continued(
    interrupted: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    other = interrupted.with_name("andre")
    other.mkdir()
    (other / "0.txt").write_text("Vi støtter noe helt annet.", encoding="utf-8")
    assert run("extract", "andre", "-o", "p.csv", "--resume") == 1
    said = capsys.readouterr().err
    assert "p.csv.run: the interrupted run read other files, such as inn/" in said
    assert not Path("p.csv").exists()
    assert run("extract", "inn", "-o", "p.csv", "--resume") == 2
    assert "resumed: 3 documents done before" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["inn", "--resume"], "--resume continues from a table; name the one of that run"),
        (["inn", "-o", "p.csv", "--resume", "--pseudonymise"], "does not go with --pseudonymise"),
        (["inn", "--jobs", "-1"], "Invalid value for '--jobs'"),
        (["inn", "-o", "p.csv", "--part", "4/3"], "--part 4/3 is no part; write 1/100 for the"),
        (["inn", "-o", "p.csv", "--part", "2"], "--part 2 is no part"),
    ],
)
def test_wrong_use(
    mixed: Path,
    run: Run,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    message: str,
) -> None:
    monkeypatch.setattr("standpunkt.running.pseudonyms.pseudonymiser", lambda: None)
    assert run("extract", *words) == 1
    assert message in capsys.readouterr().err
    assert names() == ["inn"]


def test_a_table_that_cannot_be_written_can_be_had_without_reading_again(
    mixed: Path,
    run: Run,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("standpunkt.writing.xlsx.MAX_ROWS", 3)
    assert run("extract", "inn", "-o", "p.xlsx", "--plain") == 1
    assert "not written: p.xlsx: 20 positions are more than a sheet takes (2)" in (
        capsys.readouterr().err
    )
    monkeypatch.setattr("standpunkt.writing.xlsx.MAX_ROWS", 1_000)
    assert not Path("p.xlsx").exists()
    run("extract", "inn", "-o", "p.xlsx", "--plain", "--resume")
    assert "resumed: 12 documents done before" in capsys.readouterr().err
    assert names() == ["inn", "p.xlsx", "p.xlsx.manifest.json"]


# ------------------------------------------------------------ nothing lost


def test_one_cell_that_cannot_be_encoded_costs_nothing(
    mixed: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.Workbook()
    only_sheet(book).append(["nr", "avsender", "svar"])
    only_sheet(book).append([1, "Fjordvik_xD800_ kommune", "Vi støtter A. Og_xDFFF_ B."])
    only_sheet(book).append([2, "Ås kommune", "Vi støtter C."])
    book.save("svar.xlsx")
    (mixed / os.fsdecode(b"h\xf8ring.txt")).write_text("Vi støtter D.", encoding="utf-8")
    assert run("extract", "svar.xlsx", "inn", *to("ut"), "--save-text") == 2
    rows = lines("ut/p.jsonl")
    assert rows[0]["organisation"] == "Fjordvik\ufffd kommune"
    assert {"svar--2", "h\ufffdring", "0"} <= {row["doc_id"] for row in rows}
    assert "svar.xlsx, row 2: 1 character that cannot be written replaced by" in (
        capsys.readouterr().err
    )


def test_no_run_reads_what_another_wrote(
    mixed: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    outputs = ("-o", "inn/ut/p.csv", "-o", "inn/p.xlsx", "--save-text")
    assert run("extract", "inn", *outputs) == 2
    first = Path("inn/ut/p.csv").read_bytes()
    assert run("extract", "inn", "-o", "q.csv") == 2
    assert Path("q.csv").read_bytes() == first
    said = capsys.readouterr().err
    assert "inn/p.xlsx: skipped: a table of positions, which an earlier run wrote" in said
    assert run("extract", "inn/ut/p-texts", "inn/ut/p-texts/0.txt", "inn/0.txt", "-o", "r.csv") == 0
    assert len(Path("r.csv").read_text().splitlines()) == 3
    assert "inn/ut/p-texts: skipped: an earlier run wrote it" in capsys.readouterr().err
    assert run("extract", "inn/ut/p.csv", "-o", "r.csv") == 2
    assert "inn/ut/p.csv: is a table of positions" in capsys.readouterr().err


def test_what_an_interrupted_run_left_is_not_read(interrupted: Path, run: Run) -> None:
    Path("p.csv.run/temporary").mkdir(exist_ok=True)
    Path("p.csv.run/temporary/member.txt").write_text("Vi støtter A.")
    run("extract", ".", "-o", "ut.jsonl")
    assert "p.csv.run" not in Path("ut.jsonl").read_text()


def test_a_full_disk_costs_what_lies_on_it_alone(
    mixed: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    for n in range(30):
        (mixed / f"lang-{n}.txt").write_text(f"Vi støtter {n}. " * 20, encoding="utf-8")
    resource.setrlimit(resource.RLIMIT_FSIZE, (70_000, before[1]))
    try:
        assert run("extract", "inn", *to("ut"), "--jobs", "1") == 1
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert "not written: ut/p.csv: cannot be written (file too large)" in said
    assert "p.csv.run: cannot be written (file too large), so this run cannot be continued" in said
    assert "wrote ut/p.parquet" in said
    assert names("ut") == ["p.csv.manifest.json", "p.csv.run", "p.parquet"]


def test_an_output_folder_that_goes_away_is_told(
    mixed: Path, run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(_: object, document: Document) -> list[Position]:
        shutil.rmtree("borte", ignore_errors=True)
        return []

    monkeypatch.setattr("dying.Dying.read", read)
    outputs = ("-o", "ut/p.csv", "-o", "borte/p.xlsx", "-o", "borte/p.parquet")
    assert run("extract", "inn", *outputs, "--jobs", "1") == 1
    said = capsys.readouterr().err
    assert said.count("not written: borte/p.") == 2
    assert "wrote ut/p.csv" in said
    assert "p.csv.manifest.json" in names("ut")


def test_a_response_that_takes_too_long_costs_itself(
    mixed: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    (mixed / "3.txt").write_text("VENT PÅ ingen Vi støtter A.", encoding="utf-8")
    for jobs in "12":
        assert run("extract", "inn", "-o", "p.csv", "--jobs", jobs, "--time-limit", "3") == 2
        said = capsys.readouterr().err
        assert "failed: inn/3.txt: was not read within 3 seconds; leave it out, or give" in said
        assert "[5/13] inn/4.txt: 2 positions" in said


def test_nothing_is_left_of_a_run_that_was_killed(
    mixed: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(mixed.parent / "tmp"))
    Path("tmp").mkdir()
    for n in range(8):
        (mixed / f"{n}.txt").write_text(f"SAKTE Vi støtter {n}.", encoding="utf-8")
    gate(mixed)
    program = started("inn", *to("ut"), "--jobs", "1", "--save-text")
    wait_for(Path("ut/p.csv.run/journal.jsonl"), 3, program)
    program.kill()
    program.communicate()
    assert names("tmp") == []
    Path("ut/p-texts/.annet.txt.part").touch()
    mark = json.loads(Path("ut/p.csv.run/settings.json").read_text())["mark"]
    Path(f"ut/p-texts/.borte.txt.{mark}.part").touch()
    assert run("extract", "inn/0.txt", "-o", "ut/p.csv", "--resume", "--save-text") == 0
    assert names("ut") == ["p-texts", "p.csv", "p.csv.manifest.json"]
    assert [name for name in names("ut/p-texts") if "part" in name] == [".annet.txt.part"]
