"""`standpunkt compare` and the same from Python."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pandas as pd
import pytest
from tests.conftest import Run
from tests.proposals.conftest import MakeRow

import standpunkt

Table = Callable[..., Path]


@pytest.fixture
def table(tmp_path: Path, row: MakeRow) -> Path:
    rows = [
        row("Fjordvik kommune", on="G1"),
        row("Norsk Brolag", on="G1;G2", stance="oppose"),
        row("", doc_id="svar-9", on="G1", stance="neutral"),
        row("Sunnvik kommune", on="", inherited_from="KS"),
        row("Sunnvik kommune", on=""),
    ]
    path = tmp_path / "posisjoner.csv"
    pd.DataFrame([asdict(r) for r in rows]).to_csv(path, index=False)
    return path


def test_compare_writes_the_matrix_and_tells_what_to_know(
    run: Run, table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listing = tmp_path / "forslag.csv"
    listing.write_text("id,title\nG1,Målere\nG2,Gebyr\nG3,Tilsyn\n", encoding="utf-8")
    out = tmp_path / "matrise.csv"
    assert run("compare", table, "--proposals", listing, "-o", out) == 0
    frame = pd.read_csv(out)
    assert len(frame) == 4 * 3
    assert frame.stance.value_counts().to_dict() == {
        "not_mentioned": 8,
        "oppose": 2,
        "support": 1,
        "neutral": 1,
    }
    said = capsys.readouterr().err
    assert "svar-9: no organisation is named" in said
    assert "Sunnvik kommune adopts the response of KS, which is not among the tables" in said
    assert "G3 (Tilsyn) is mentioned by nobody" in said
    assert "1 position on none of the proposals" in said
    assert "4 organisations, 3 proposals" in said


@pytest.mark.parametrize("ending", ["txt", "jsonl"])
def test_an_unknown_ending_is_wrong_use(run: Run, table: Path, tmp_path: Path, ending: str) -> None:
    assert run("compare", table, "-o", tmp_path / f"m.{ending}") == 1


def test_a_table_of_an_older_version_is_refused(
    run: Run, table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pd.read_csv(table).drop(columns="proposal_stance").to_csv(table, index=False)
    assert run("compare", table, "-o", tmp_path / "m.csv") == 1
    assert "has no column 'proposal_stance'" in capsys.readouterr().err
    assert not (tmp_path / "m.csv").exists()


def test_the_same_from_python(table: Path) -> None:
    long = standpunkt.answers(pd.read_csv(table))
    assert long.groupby("stance").size()["oppose"] == 2
    wide = standpunkt.matrix(pd.read_csv(table))
    assert wide.columns.tolist() == ["G1", "G2"]
    by_name = wide.T.to_dict("list")
    assert by_name["Norsk Brolag"] == ["oppose", "oppose"]
    assert by_name["Fjordvik kommune"] == ["support", "not_mentioned"]


def test_a_named_person_keeps_the_kind_and_is_not_named_in_the_summary(
    run: Run, row: MakeRow, tmp_path: Path
) -> None:
    person = row("Tor Testberg", doc_id="svar-4", organisation_kind="person", evidence="Nei")
    path, out = tmp_path / "p.csv", tmp_path / "m.csv"
    pd.DataFrame([asdict(person), asdict(row("Norsk Brolag"))]).to_csv(path, index=False)
    assert run("compare", path, "-o", out) == 0
    kinds = pd.read_csv(out).set_index("organisation").organisation_kind
    assert kinds["Tor Testberg"] == "person"
    assert run("summary", path, "-o", tmp_path / "s.md") == 0
    said = (tmp_path / "s.md").read_text("utf-8")
    assert "Norsk Brolag" in said
    assert "privatperson" in said
    assert "Testberg" not in said
