"""One sitting with a hearing, by the commands of the pages: a folder becomes a section."""

from __future__ import annotations

import os
import re
import shlex
import shutil
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from docx import Document as Word
from tests.conftest import Run
from tests.sheets import columns_of

HEARING = "corpus/gold/hearing-gategrunn"


def commands(root: Path, page: str) -> list[list[str]]:
    text = (root / "docs" / f"{page}.md").read_text(encoding="utf-8")
    return [shlex.split(line)[1:] for line in re.findall(r"^    (standpunkt .+)$", text, re.M)]


@pytest.fixture
def bare(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the page asks for and nothing else: the responses, and the list that it shows."""
    (tmp_path / "svar").mkdir()
    for name in ("h01_nb", "h02_nn", "h11_nn"):
        shutil.copy(root / HEARING / f"{name}.txt", tmp_path / "svar")
    page = (root / "docs" / "workbook.md").read_text(encoding="utf-8")
    told = re.findall(r"^    (id,title,.*|G\d,.*)$", page, re.M)
    (tmp_path / "forslag.csv").write_text("\n".join(told) + "\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_page_is_all_one_needs(bare: Path, root: Path, run: Run) -> None:
    """Its first command asked for two files that it said nothing of."""
    for words in commands(root, "workbook"):
        assert run(*words) == 0, words
    cells = openpyxl.load_workbook("matrise.xlsx")["matrise"]
    assert cells["C2"].value == "✔ støtter"
    drafted = "\n".join(p.text for p in Word("utkast.docx").paragraphs)
    assert "Varelevering om natten (§\u00a04-7)" in drafted
    assert "medregnet Sunnvik kommune" in drafted
    assert "Byen sover ikke dårligere av en stille tralle" in drafted


@pytest.fixture
def desk(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with three responses, a file that is damaged, what is known, and the proposals."""
    (tmp_path / "svar").mkdir()
    for name in ("h01_nb", "h02_nn", "h11_nn"):
        shutil.copy(root / HEARING / f"{name}.txt", tmp_path / "svar")
    (tmp_path / "svar" / "ødelagt.pdf").write_bytes(b"%PDF-1.4 og mer")
    shutil.copy(root / HEARING / "proposals.csv", tmp_path / "forslag.csv")
    (tmp_path / "metadata.csv").write_text(
        "doc_id,organisasjon\nh01_nb,Strandheim kommune\nh02_nn,Fjordmark fylkeskommune\n"
        "h11_nn,Sunnvik kommune\n",
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def corrected(path: str, to: str) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["Standpunkter"]
    column = columns_of(sheet)
    sheet.cell(2, column["Standpunkt"]).value = "mot"
    sheet.cell(3, column["Avgjørelse"]).value = "avvist"
    sheet.cell(4, column["Avgjørelse"]).value = "bekreftet"
    book.save(to)


def test_a_folder_becomes_a_section(
    desk: Path, root: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    read, again, compare, summary = commands(root, "workbook")
    assert run(*read) == 2  # one file is damaged
    first = pd.read_excel("arbeidsbok.xlsx", sheet_name="Standpunkter")
    corrected("arbeidsbok.xlsx", "arbeidsbok.xlsx")
    mine = Path("arbeidsbok.xlsx").read_bytes()
    assert run(*again, "-o", "neste.csv") == 2
    assert "3 decisions kept" in capsys.readouterr().err
    assert Path("arbeidsbok.xlsx").read_bytes() == mine
    table = pd.read_csv("neste.csv")
    assert len(table) == len(first) - 1
    assert table["decision"].dropna().tolist() == ["corrected", "confirmed"]
    assert table["stance"][0] == "oppose"
    second = pd.read_excel("neste.xlsx", sheet_name="Standpunkter")
    assert second["Avgjørelse"].dropna().tolist() == ["rettet", "bekreftet", "avvist"]
    assert set(second["row_id"]) == set(first["row_id"])
    assert run(*compare) == 0
    cells = pd.read_excel("matrise.xlsx", sheet_name="matrise")
    by_table = pd.read_csv("neste.csv")["organisation"].nunique()
    assert cells["organisasjon"].nunique() == by_table
    assert run(*summary) == 0
    assert any("Strandheim kommune" in p.text for p in Word("utkast.docx").paragraphs)

    corrected("neste.xlsx", "kari.xlsx")
    shutil.copy("neste.xlsx", "ola.xlsx")
    shutil.copy("neste.csv", "positions.csv")
    shutil.copytree("neste-texts", "positions-texts")
    _, review, agreement, evaluate = commands(root, "review")
    for words in (review, agreement, evaluate):
        assert run(*words) == 0, words
    told = capsys.readouterr().out
    assert "3 decisions kept" in told or "2 decisions kept" in told
    assert "Cohen's kappa" in told
    assert "precision" in told
    for words in commands(root, "export"):
        assert run(*words) == 0, words
    assert Path("hoering.qdpx").exists()


def test_a_run_without_corrections_changes_nothing(desk: Path, run: Run) -> None:
    words = ("extract", "svar/h02_nn.txt", "--proposals", "forslag.csv")
    assert run(*words, "-o", "a.xlsx", "-o", "a.csv") == 0
    assert run(*words, "-o", "b.xlsx", "-o", "b.csv", "--reviewed", "a.xlsx") == 0
    one, other = pd.read_csv("a.csv"), pd.read_csv("b.csv")
    pd.testing.assert_frame_equal(one, other[one.columns])
    assert run(*words, "-o", "c.xlsx", "-o", "c.csv", "--reviewed", "b.xlsx") == 0
    assert Path("b.xlsx").read_bytes() == Path("c.xlsx").read_bytes()
    assert Path("b.csv").read_bytes() == Path("c.csv").read_bytes()


def test_a_workbook_among_the_responses_is_passed_over(
    desk: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("extract", "svar/h11_nn.txt", "-o", "svar/bok.xlsx") == 0
    capsys.readouterr()
    run("extract", "svar", "-o", "ut.csv")
    assert "bok.xlsx: skipped: a table of positions" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["extract", "svar", "--reviewed", "x.xlsx"], "--reviewed is about files"),
        (["extract", "svar", "-o", "a.csv", "--reviewed", "x.xlsx"], "x.xlsx: no such file"),
        (["evaluate"], "evaluate needs either GOLD_DIR or --reviewed"),
        (["agreement", "metadata.csv", "x.xlsx"], "no review; give a workbook"),
    ],
)
def test_wrong_use_is_told(
    desk: Path, run: Run, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert run(*words) == 1
    assert said in capsys.readouterr().err


def test_a_reviewed_workbook_is_never_overwritten(
    bare: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["svar", "--proposals", "forslag.csv", "-o", "bok.xlsx", "-o", "pos.csv", "--save-text"]
    assert run("extract", *words) == 0
    assert f"wrote bok-texts{os.sep}: the texts" in capsys.readouterr().err
    for command in (
        ["extract", "svar", "-o", "./bok.xlsx", "--reviewed", "bok.xlsx"],
        ["compare", "bok.xlsx", "-o", "bok.xlsx"],
        ["export", "bok.xlsx", "--to", "qdpx", "-o", "bok.xlsx"],
        ["review", "pos.csv", "bok.xlsx", "-o", "bok.xlsx"],
        ["agreement", "bok.xlsx", "bok.xlsx", "-o", "bok.xlsx"],
    ):
        before = Path("bok.xlsx").read_bytes()
        assert run(*command) == 1, command
        assert "would be overwritten" in capsys.readouterr().err
        assert Path("bok.xlsx").read_bytes() == before
    for command in (
        ["export", "pos.csv", "--to", "qdpx"],
        ["report", "pos.csv", "-o", "rapport.html"],
        ["summary", "pos.csv", "-o", "utkast.md", "--proposals", "forslag.csv"],
    ):
        assert run(*command) == 0, command
        assert "no saved texts" not in capsys.readouterr().err
