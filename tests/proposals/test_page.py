"""The page "From responses to a matrix" keeps its word: its commands are run."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from tests.conftest import Run

import standpunkt

LETTER = "Vi ber om syn på:\n- konsesjon for elsparkesykler\n- nattlevering av varer\n"


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs" / "matrix.md").read_text(encoding="utf-8")


@pytest.fixture
def hearing(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the commands of the page are about, in the folder that they are run in."""
    folder = tmp_path / "corpus" / "gold" / "hearing-gategrunn"
    folder.mkdir(parents=True)
    for path in (root / "corpus" / "gold" / "hearing-gategrunn").iterdir():
        shutil.copy(path, folder)
    (tmp_path / "svar").mkdir()
    for name in ("h01_nb.txt", "h05_nb.txt", "h07_nb.txt"):
        shutil.copy(folder / name, tmp_path / "svar")
    (tmp_path / "horingsnotat.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "inviterte.txt").write_text("Strandheim kommune\nKS\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_commands_of_the_page(
    run: Run, page: str, hearing: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    commands = re.findall(r"^    standpunkt (.*)$", page, re.MULTILINE)
    assert len(commands) == 7
    said = []
    for command in commands:
        assert run(*shlex.split(command)) == 0, command
        said.append("".join(capsys.readouterr()))
    matrix = pd.read_csv("matrise.csv")
    assert len(matrix) == matrix.organisation_id.nunique() * 8
    assert matrix.columns.tolist() == re.findall(
        r"`(\w+)`", "".join(re.findall(r"^\| (`.*?) \|", page.split("## What is written")[1], re.M))
    )
    assert "2 proposals found in horingsnotat.txt" in said[2]
    assert "linked to  G2 by likeness" in said[4]
    assert "1 of 2 invited have answered" in said[5]
    assert "the matrix, from the texts" in said[6]


def test_the_python_of_the_page(page: str, hearing: Path) -> None:
    folder = hearing / "corpus" / "gold" / "hearing-gategrunn"
    (hearing / "another-list.csv").write_text("id,title\n1,Register\n", encoding="utf-8")
    code = page.split("## From Python")[1].split("##", maxsplit=1)[0]
    names: dict[str, Any] = {"standpunkt": standpunkt}
    for line in re.findall(r"^    (?!import)(.*?)\s*(?:#.*)?$", code, re.MULTILINE):
        exec(line, names)  # the lines of our own page
    positions = names["positions"]
    assert standpunkt.matrix(positions).shape == (11, 8)
    linked = standpunkt.link(positions, str(hearing / "another-list.csv"))
    assert set(linked.proposal_id.dropna()) == {"1"}
    again = standpunkt.link(linked, folder / "proposals.csv")
    assert again.proposal_id.notna().sum() > linked.proposal_id.notna().sum()
