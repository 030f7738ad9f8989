import os
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from standpunkt.documents import Metadata
from standpunkt.reading.finding.files import find
from standpunkt.reading.finding.metadata import Known, match, read_metadata
from standpunkt.running import batch
from standpunkt.running.batch import Outcome, id_inside, run
from standpunkt.running.stages import Reader, Response, stages

FILES = {
    "a.txt": "Vi støtter A. Vi støtter B.",
    "b.txt": "",
    "c.txt": "UFORUTSETT",
    "d.txt": "Vi støtter D.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def test_run_goes_on_past_what_fails(folder: Path, one_rule: Reader) -> None:
    seen: list[Outcome] = []
    result = run(find([folder]).sources, one_rule, progress=seen.append)
    targets = [p.words(p.target) for p in result.positions]
    assert targets == ["A", "B", "D"]
    assert [d.doc_id for d in result.documents] == ["a", "d"]
    empty, fault = map(str, result.failures)
    assert "b.txt: is empty" in empty
    assert "c.txt" in fault
    assert "ZeroDivisionError: ikke forutsett" in fault
    assert "conftest.py" in fault
    assert [o.source.doc_id for o in seen] == ["a", "b", "c", "d"]
    assert tuple(seen) == result.outcomes


def test_run_gives_metadata_to_its_document(folder: Path, one_rule: Reader) -> None:
    result = run(find([folder]).sources, one_rule, Known({"d": Metadata("Fjordvik kommune")}))
    assert result.documents[1].metadata.organisation == "Fjordvik kommune"


def test_order_of_inputs_changes_no_document(folder: Path, one_rule: Reader) -> None:
    paths = [folder / name for name in FILES]
    forward, backward = (
        {o.source.doc_id: o.positions for o in run(find(p).sources, one_rule).outcomes}
        for p in (paths, paths[::-1])
    )
    assert forward == backward


# --- files that hold several responses --------------------------------------------------


@pytest.fixture
def hearing(tmp_path: Path) -> Path:
    """A table, a ZIP file and a plain file, named as if their documents could clash."""
    (tmp_path / "svar.csv").write_text(
        "nr,Avsender,svar\n1,KS,Vi støtter A.\n2,,\n3,Ås kommune,Vi støtter B.\n"
    )
    with zipfile.ZipFile(tmp_path / "svar.zip", "w") as archive:
        archive.writestr("mappe/brev.txt", "Vi støtter C.")
        archive.writestr("mappe/brev.md", "Vi støtter D.")
        archive.writestr("tom.txt", "")
    (tmp_path / "svar.zip--mappe--brev.txt").write_text("Vi støtter E.")
    return tmp_path


def test_run_reads_all_that_a_file_holds(hearing: Path, one_rule: Reader) -> None:
    result = run(find([hearing]).sources, one_rule)
    name = hearing.as_posix()
    assert [(d.doc_id, d.source.removeprefix(name)) for d in result.documents] == [
        ("svar.csv--1", "/svar.csv, row 2"),
        ("svar.csv--3", "/svar.csv, row 4"),
        ("svar.zip--mappe--brev.txt", "/svar.zip/mappe/brev.txt"),
        ("svar.zip--mappe--brev.md", "/svar.zip/mappe/brev.md"),
        ("svar.zip--mappe--brev", "/svar.zip--mappe--brev.txt"),
    ]
    assert [p.words(p.target) for p in result.positions] == ["A", "B", "C", "D", "E"]
    assert ["tom.txt: is empty" in str(failure) for failure in result.failures] == [True]
    assert [note.removeprefix(name) for note in result.notes] == [
        "/svar.csv: the responses were taken from column 'svar' (--text-column names another)",
        "/svar.csv: 1 row without text skipped",
    ]
    assert [outcome.number for outcome in result.outcomes] == [1, 1, 1, 1, 2, 2, 2, 3]


def test_metadata_goes_from_the_surest_to_the_least_sure(hearing: Path, one_rule: Reader) -> None:
    rows = "source;organisasjon;høring\nsvar.csv, row 2;NHO;\nsvar.csv;;Vann\nsvar.csv--3;;Strøm\n"
    (hearing / "m.csv").write_text(f"{rows}svar.zip/mappe/brev.md;LO;\nsvar.csv, row 9;X;\n")
    sources = find([hearing], without=[hearing / "m.csv"]).sources
    known = match(read_metadata(hearing / "m.csv"), sources)
    result = run(sources, one_rule, known)
    found = {d.doc_id: d.metadata for d in result.documents}
    one, three = found["svar.csv--1"], found["svar.csv--3"]
    assert (one.organisation, one.hearing, one.aliases[0]) == ("NHO", "Vann", "KS")
    assert dict(one.origin)["organisation"] == "file"
    assert (three.organisation, three.hearing) == ("Ås kommune", "Vann")
    assert dict(three.origin)["organisation"] == "table"
    assert found["svar.zip--mappe--brev.md"].organisation == "LO"
    assert known.unmatched(result.inside) == (
        "line 4 (svar.csv--3) fits no document",
        "line 6 (svar.csv, row 9) fits no document",
    )


def test_a_table_does_not_name_its_rows_after_its_file(tmp_path: Path, one_rule: Reader) -> None:
    path = tmp_path / "Fjordvik kommune.csv"
    path.write_text("nr,svar\n1,Vi støtter A.\n")
    (document,) = run(find([path]).sources, one_rule).documents
    assert document.metadata.organisation == ""


def test_a_stage_gives_on_what_it_makes_and_may_fail_for_one_response(
    folder: Path, one_rule: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def altered(response: Response) -> Response:
        document = response.document
        if document.doc_id == "d":
            raise ZeroDivisionError("ikke forutsett")
        return replace(response, document=replace(document, text=document.text.replace("A", "X")))

    monkeypatch.setattr(batch, "stages", lambda *given: (altered, *stages(*given)))
    result = run(find([folder / "a.txt", folder / "d.txt"]).sources, one_rule)
    assert [p.words(p.target) for p in result.positions] == ["X", "B"]
    assert ["d.txt" in str(failure) for failure in result.failures] == [True]


def test_a_file_with_no_response_in_it_is_told(tmp_path: Path, one_rule: Reader) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("bilde.png", "x")
    (tmp_path / "b.csv").write_text("navn,adresse\nKS,Haakon VIIs gate 9 i Oslo sentrum\n")
    met = run(find([tmp_path]).sources, one_rule)
    assert met.failures == []
    assert ["skipped: " in note for note in met.notes] == [True, True]
    named = run(find([tmp_path / "a.zip"]).sources, one_rule)
    assert "a.zip: holds no responses" in str(named.failures[0])


def test_no_file_stops_the_rest(tmp_path: Path, one_rule: Reader) -> None:
    good = {"a.txt", "blåbær på Ås.txt", "bla\u030aba\u030ar.md", "to\nlinjer.txt", " .txt"}
    good |= {os.fsdecode(b"h\xf8ring.txt"), "x" * 251 + ".txt"}
    for name in good:
        (tmp_path / name).write_text("Vi støtter A.")
    for name in ("0.txt", "0.csv", "0.zip", "0.xlsx"):
        (tmp_path / name).touch()
    (tmp_path / "nei.xlsx").write_bytes(b"PK\x03\x04" + bytes(range(256)))
    (tmp_path / "nei.zip").write_bytes(os.urandom(1000))
    (tmp_path / "nei.parquet").write_bytes(b"PAR1" * 100)
    (tmp_path / "krets.txt").symlink_to(tmp_path / "krets.txt")
    (tmp_path / "borte.txt").symlink_to(tmp_path / "finnes ikke")
    (tmp_path / "rundt").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "rør.txt")
    os.mkfifo(tmp_path / "rør.csv")
    found = find([tmp_path])
    assert "2 pipe or device" in found.notes[0]
    result = run(found.sources, one_rule)
    assert len(result.documents) == len(good)
    assert len({d.doc_id.casefold() for d in result.documents}) == len(good)
    assert len(result.failures) == 9
    for failure in result.failures:
        assert "\n" not in str(failure)


def test_a_file_that_goes_away_is_told(folder: Path, one_rule: Reader) -> None:
    sources = find([folder]).sources
    (folder / "a.txt").unlink()
    result = run(sources, one_rule)
    assert "a.txt: no such file" in str(result.failures[0])
    assert [d.doc_id for d in result.documents] == ["d"]


@pytest.mark.parametrize(
    ("steps", "doc_id"),
    [
        (("12",), "svar--12"),
        (("3.1",), "svar--3.1"),
        (("../a/b:c\n",), "svar--.._a_b_c_"),
        (("a\u030a",), "svar--å"),
        (("mappe", "å" * 200), "svar--mappe--" + "å" * 89 + "~"),
    ],
)
def test_id_inside_is_fit_for_a_file_name(steps: tuple[str, ...], doc_id: str) -> None:
    found = id_inside("svar", steps, set())
    assert found == doc_id if not doc_id.endswith("~") else found.startswith(doc_id)
    assert len(found.encode()) <= 200
