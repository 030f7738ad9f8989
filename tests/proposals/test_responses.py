"""Those who answer without taking a position, known from the table of responses."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from tests.conftest import Run
from tests.proposals.conftest import MakeRow

from standpunkt.errors import InputError
from standpunkt.proposals.matrix import matrix
from standpunkt.proposals.responses import Response, beside, read_responses
from standpunkt.proposals.rows import read_positions

HEADINGS = "doc_id,organisation,organisation_id,organisation_kind,read\n"
RESPONSES = HEADINGS + (
    "fjordvik-kommune,Fjordvik kommune,,,read\n"
    "brolag,Norsk Brolag,,association,partly\n"
    "p1,privatperson,privatperson,person,read\n"
    "p2,privatperson,privatperson,person,read\n"
    "ødelagt,,,,not read\n"
)


@pytest.fixture
def table(tmp_path: Path, row: MakeRow) -> Path:
    path = tmp_path / "svar.csv"
    pd.DataFrame([asdict(row("Fjordvik kommune", on="G1"))]).to_csv(path, index=False)
    return path


def test_the_responses_of_a_table(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text(RESPONSES, encoding="utf-8")
    found = list(read_responses([path]))
    assert [one.doc_id for one in found] == ["fjordvik-kommune", "brolag", "p1", "p2"]
    assert found[1] == Response("brolag", "Norsk Brolag", "", "association")


def test_another_table_is_refused(table: Path) -> None:
    with pytest.raises(InputError, match="has no column 'read'"):
        list(read_responses([table]))


@pytest.mark.parametrize(
    "name", ["svar.documents.csv", "svar-documents.csv", "documents.csv", "svar.documents.parquet"]
)
def test_it_is_found_beside_by_its_name(tmp_path: Path, name: str) -> None:
    (tmp_path / "annet.documents.csv").touch()
    assert beside(tmp_path / "svar.csv") is None
    (tmp_path / name).touch()
    assert beside(tmp_path / "svar.csv") == tmp_path / name


@pytest.mark.parametrize("named", [True, False])
def test_compare_knows_who_takes_no_position(
    run: Run, table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], *, named: bool
) -> None:
    documents = tmp_path / ("liste.csv" if named else "svar.documents.csv")
    documents.write_text(RESPONSES, encoding="utf-8")
    invited, out = tmp_path / "inviterte.txt", tmp_path / "m.csv"
    invited.write_text("Norsk Brolag\nSunnvik kommune\n", encoding="utf-8")
    given = ["--documents", documents] if named else []
    assert run("compare", table, *given, "--invited", invited, "-o", out) == 0
    frame = pd.read_csv(out)
    assert frame.stance.value_counts().to_dict() == {"support": 1, "not_mentioned": 3}
    assert frame.organisation_id.nunique() == 4
    said = capsys.readouterr().err
    assert "1 of 2 invited have answered, 3 uninvited; not: Sunnvik kommune" in said
    assert ("beside the table, says who has answered" in said) is not named


def test_the_summary_counts_who_takes_no_position(run: Run, table: Path, tmp_path: Path) -> None:
    (tmp_path / "svar.documents.csv").write_text(RESPONSES, encoding="utf-8")
    assert run("summary", table, "-o", tmp_path / "s.md") == 0
    assert "Én av de fire instansene uttaler seg" in (tmp_path / "s.md").read_text("utf-8")


def test_a_name_that_was_corrected_in_the_rows_is_one_body_with_that_of_the_responses(
    row: MakeRow,
) -> None:
    """A person corrects rows; the table of responses keeps what the machine found."""
    rows = [row("Nes kommune", on="G1", doc_id="a")]
    told = [Response("a", "Nesset kommune"), Response("b", "Norsk Brolag")]
    found = matrix(rows, responses=told)
    assert [o.name for o in found.organisations] == ["Norsk Brolag", "Nes kommune"]


def test_two_responses_of_one_body_stay_one(row: MakeRow) -> None:
    rows = [row("Nes kommune", on="G1", doc_id="a")]
    told = [Response("a", "Nes kommune"), Response("b", "Nes kommune")]
    (one,) = matrix(rows, responses=told).organisations
    assert one.doc_ids == ("a", "b")


@pytest.mark.parametrize("command", ["compare", "summary", "report"])
def test_a_workbook_knows_who_has_answered(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """Without a table of responses beside it, and after another program has saved it."""
    monkeypatch.chdir(tmp_path)
    Path("svar").mkdir()
    Path("svar/a.txt").write_text("Nes kommune går imot forslaget om målere.\n\nNes kommune")
    Path("svar/b.txt").write_text("Takk for brevet.\n\nHilsen Aure kommune")
    Path("forslag.csv").write_text("id,title\nG1,Målere\n")
    assert run("extract", "svar", "-o", "bok.xlsx", "--proposals", "forslag.csv") == 0
    book = openpyxl.load_workbook("bok.xlsx")
    book.save("bok.xlsx")
    out = {"compare": "m.csv", "summary": "s.md", "report": "r.html"}[command]
    assert run(command, "bok.xlsx", "-o", out) == 0
    text = Path(out).read_text("utf-8")
    if command == "summary":
        assert "Én av de to instansene uttaler seg om forslaget." in text
    else:
        assert "Aure kommune" in text


@pytest.mark.parametrize("ending", ["csv", "parquet", "jsonl"])
@pytest.mark.parametrize("word", ["rejected", "avvist", " Avvist "])
def test_a_row_that_was_rejected_is_no_position(
    run: Run, tmp_path: Path, row: MakeRow, ending: str, word: str
) -> None:
    rows = [asdict(row("Nes kommune", on="G1")) for _ in range(2)]
    frame = pd.DataFrame([{**rows[0], "decision": word}, {**rows[1], "decision": None}])
    path = tmp_path / f"svar.{ending}"
    if ending == "csv":
        frame.to_csv(path, index=False)
    elif ending == "parquet":
        frame.to_parquet(path)
    else:
        frame.to_json(path, orient="records", lines=True, date_format="iso", force_ascii=False)
    assert len(list(read_positions([path]))) == 1


def test_workbook_and_manifest_give_back_the_whole_list_and_a_table_alone_says_it_cannot(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The list that was saved had lost descriptions, other names and paragraphs."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Nes kommune går imot forslaget om målere.\n\nNes kommune")
    given = (
        "id,title,description,aliases,paragraphs,chapter\r\n"
        "G1,Målere,Alle hus skal ha måler.,vannmåler;måler,§ 15-8,punkt 3\r\n"
        "G2,Gebyr,,,,\r\n"
    )
    Path("forslag.csv").write_text(given, newline="")
    read = ("extract", "a.txt", "-o", "bok.xlsx", "-o", "pos.csv", "--proposals", "forslag.csv")
    assert run(*read) == 0
    assert run("compare", "bok.xlsx", "-o", "m.csv", "--save-proposals", "liste.csv") == 0
    assert Path("liste.csv").read_text(encoding="utf-8") == given.replace("\r\n", "\n")
    assert set(pd.read_csv("m.csv").proposal_id) == {"G1", "G2"}
    Path("liste.csv").unlink()
    assert run("compare", "pos.csv", "-o", "m.csv", "--save-proposals", "liste.csv") == 0
    assert Path("liste.csv").read_text(encoding="utf-8") == given.replace("\r\n", "\n")
    Path("alene").mkdir()
    Path("pos.csv").rename("alene/pos.csv")  # without its manifest
    capsys.readouterr()
    assert run("compare", "alene/pos.csv", "-o", "m.csv", "--save-proposals", "liste.csv") == 0
    assert "ids and titles alone" in capsys.readouterr().err


def test_responses_of_another_run_are_not_used(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = tmp_path / "fjordvik.txt"
    letter.write_text("Fjordvik kommune\n\nVi støtter plikten til å bytte målere.\n", "utf-8")
    table = tmp_path / "svar.csv"
    assert run("extract", letter, "-o", table) == 0
    (tmp_path / "documents.csv").write_text(RESPONSES, encoding="utf-8")
    assert run("compare", table, "-o", tmp_path / "m.csv") == 0
    assert "is of another run than svar.csv" in capsys.readouterr().err
    assert "Norsk Brolag" not in (tmp_path / "m.csv").read_text("utf-8")


def test_a_folder_of_responses_is_no_table(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("compare", tmp_path, "-o", tmp_path / "m.csv") == 1
    said = capsys.readouterr().err
    assert "is a folder, not a table" in said
    assert f"standpunkt extract {tmp_path}" in said
