import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import fsspec
import pytest
from tests.conftest import Run

import standpunkt
from standpunkt.errors import OutputError
from standpunkt.reading.finding.outputs import MARKER
from standpunkt.running.manifest import without_times
from standpunkt.writing.remote import Stage

Store: TypeAlias = fsspec.AbstractFileSystem
TEXT = "Vi støtter forslag {0}. Vi støtter frist {0}."
OUTPUTS = ("p.csv", "p.parquet", "p.xlsx", "p.jsonl")


@pytest.fixture
def store() -> Iterator[Store]:
    """A store that lives in memory, with some responses and a table."""
    found = fsspec.filesystem("memory")
    for n in range(3):
        found.pipe(f"/inn/{n}.txt", TEXT.format(n).encode())
    found.pipe("/inn/tabell.csv", "nr,Avsender,svar\n1,KS,Vi støtter A.\n2,,\n".encode())
    found.pipe("/m.csv", b"fil;organisasjon\n1.txt;Fjordvik kommune\nx;Y\n")
    yield found
    found.rm("/", recursive=True)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory, and an engine that needs no model."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(Path(__file__).parent.parent / "running"))
    monkeypatch.setattr("standpunkt.running.setup.ENGINE", "dying")
    return tmp_path


def names(store: Store, folder: str) -> list[str]:
    return sorted(path.removeprefix(f"/{folder}/") for path in store.find(f"/{folder}"))


def test_from_store_to_store_as_from_folder_to_folder(
    store: Store, place: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    store.get("/inn", "inn", recursive=True)
    store.get("/m.csv", "m.csv")
    words = ("--save-text", "--jobs", "1", "--metadata")
    to = [word for name in OUTPUTS for word in ("-o", f"memory://ut/{name}")]
    assert run("extract", "memory://inn", *to, *words, "memory://m.csv") == 0
    said = capsys.readouterr().err
    assert "note: memory://m.csv: line 3 (x) fits no document" in said
    assert "wrote memory://ut/p.xlsx" in said
    here = [word for name in OUTPUTS for word in ("-o", f"ut/{name}")]
    assert run("extract", "inn", *here, *words, "m.csv") == 0
    saved = (MARKER, "0.txt", "1.txt", "2.txt", "tabell--1.txt")
    texts = [f"p-texts/{name}" for name in saved]
    assert names(store, "ut") == sorted([*OUTPUTS, *texts, "p.csv.manifest.json"])
    store.get("/ut", "fra", recursive=True)
    for name in ("p.csv", "p.jsonl", *texts):
        near = Path("ut", name).read_text(encoding="utf-8").replace("inn/", "memory://inn/")
        assert Path("fra", name).read_text(encoding="utf-8") == near
    near, far = (without_times(Path(f, "p.csv.manifest.json"))["inputs"] for f in ("ut", "fra"))
    assert [told["sha256"] for told in near] == [told["sha256"] for told in far]
    assert None not in [told["sha256"] for told in far]
    assert sorted(path.name for path in place.iterdir()) == ["fra", "inn", "m.csv", "ut"]


def test_by_url_in_several_processes(store: Store, place: Path, run: Run) -> None:
    store.get("/inn", "inn", recursive=True)
    url = place.as_uri()
    for jobs in ("1", "2"):
        assert run("extract", f"{url}/inn", "-o", f"{url}/{jobs}/p.csv", "--jobs", jobs) == 0
    assert Path("1/p.csv").read_bytes() == Path("2/p.csv").read_bytes()
    assert Path("1/p.csv").read_text(encoding="utf-8").count(f"{url}/inn/1.txt") == 2
    manifests = [without_times(Path(jobs, "p.csv.manifest.json")) for jobs in "12"]
    assert manifests[0] == manifests[1]


def test_an_output_that_holds_a_table_is_no_input(store: Store, place: Path, run: Run) -> None:
    store.pipe("/inn/p.csv", "svar\nVi støtter gammelt.\n".encode())
    assert run("extract", "memory://inn", "-o", "memory://inn/p.csv", "--jobs", "1") == 0
    assert "gammelt" not in store.cat("/inn/p.csv").decode()


def test_a_file_that_is_gone_when_its_turn_comes_fails_alone(
    store: Store, place: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_it = type(store).open

    def gone(self: Store, path: str, *rest: object, **more: object) -> object:
        if path.endswith(("1.txt", "tabell.csv")):
            raise FileNotFoundError(path)
        return open_it(self, path, *rest, **more)

    monkeypatch.setattr(type(store), "open", gone)
    assert run("extract", "memory://inn", "-o", "p.csv", "--jobs", "1") == 2
    told = json.loads(Path("p.csv.manifest.json").read_text(encoding="utf-8"))
    assert [told["error"] for told in told["inputs"]] == [
        None,
        "memory://inn/1.txt: no such file or folder; check the URL",
        None,
        "memory://inn/tabell.csv: no such file or folder; check the URL",
    ]


def test_what_could_not_be_put_is_put_with_resume(
    store: Store,
    place: Path,
    run: Run,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store.pipe("/ut/p.csv", b"fra f\xc3\xb8r")
    with monkeypatch.context() as broken:

        def refused(*_: object) -> None:
            raise PermissionError("ikke lov")

        broken.setattr(type(store), "mv", refused)
        assert run("extract", "memory://inn", "-o", "memory://ut/p.csv", "--jobs", "1") == 1
    assert "not written: memory://ut/p.csv: cannot be written (ikke lov)" in capsys.readouterr().err
    assert (names(store, "ut"), store.cat("/ut/p.csv")) == (["p.csv"], b"fra f\xc3\xb8r")
    assert [path.name for path in place.iterdir()] == ["p.csv.run"]
    assert run("extract", "memory://inn", "-o", "memory://ut/p.csv", "--resume") == 0
    assert "resumed: 4 documents done before" in capsys.readouterr().err
    assert store.cat("/ut/p.csv").startswith(b"doc_id,")
    assert list(place.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["-o", "memory://ut/p.doc"], "memory://ut/p.doc: unknown ending '.doc'"),
        (["-o", "memory://a/p.csv", "-o", "memory://a/p.csv"], "the same output is named twice"),
        (["-o", "s3://ut/p.csv"], "s3://ut/p.csv: cannot be reached (Install s3fs"),
        (["-o", "FILE/a/b/p.csv"], "/a/b/p.csv: cannot be written ("),
        (["-o", "p.csv", "--metadata", "memory://x.csv"], "memory://x.csv: no such file"),
    ],
)
def test_wrong_use(
    store: Store,
    place: Path,
    run: Run,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    said: str,
) -> None:
    monkeypatch.setitem(sys.modules, "s3fs", None)
    assert run("extract", "memory://inn", *(w.replace("FILE", place.as_uri()) for w in words)) == 1
    assert said in capsys.readouterr().err
    assert list(place.iterdir()) == []
    assert names(store, "ut") == []


def test_a_store_that_refuses_is_told_before_the_work(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError("ikke lov")

    monkeypatch.setattr(type(store), "pipe_file", refused)
    with (
        Stage(["memory://ut/p.csv"]) as stage,
        pytest.raises(OutputError, match=r"memory://ut/p\.csv: cannot be written \(ikke lov\)"),
    ):
        stage.check()


def test_paths_are_themselves(tmp_path: Path) -> None:
    with Stage(["ut/p.csv", str(tmp_path / "p.jsonl")]) as stage:
        assert stage.paths == [Path("ut/p.csv"), tmp_path / "p.jsonl"]
        assert stage.first == Path("ut/p.csv")


def test_python_reads_urls_too(store: Store) -> None:
    with pytest.warns(standpunkt.ReadingWarning, match=r"memory://inn/tabell\.csv: 1 row without"):
        found = standpunkt.extract(
            "memory://inn/1.txt", "memory://inn/tabell.csv", text_column="svar"
        )
    assert {position.document.source for position in found} == {
        "memory://inn/1.txt",
        "memory://inn/tabell.csv, row 2",
    }
