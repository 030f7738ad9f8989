"""Those who answer without taking a position, known from the table of responses."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pandas as pd
import pytest
from tests.conftest import Run
from tests.proposals.conftest import MakeRow

from standpunkt.errors import InputError
from standpunkt.proposals.responses import Response, beside, read_responses

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
    assert ("is read from" in said) is not named


def test_the_summary_counts_who_takes_no_position(run: Run, table: Path, tmp_path: Path) -> None:
    (tmp_path / "svar.documents.csv").write_text(RESPONSES, encoding="utf-8")
    assert run("summary", table, "-o", tmp_path / "s.md") == 0
    assert "Én av de fire instansene uttaler seg" in (tmp_path / "s.md").read_text("utf-8")
