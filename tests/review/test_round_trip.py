"""A hearing, twenty-four decisions on it, and another run: every decision is kept or named."""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pandas as pd
import pytest
from tests.conftest import Run
from tests.sheets import columns_of

from standpunkt import cli
from standpunkt.decisions import Decision
from standpunkt.review.reviews import read_review

HEARING = "corpus/gold/hearing-gategrunn"
READ = ("h01_nb", "h03_nb", "h05_nb", "h07_nb", "h08_nn")

EDITS: tuple[tuple[str, str, str], ...] = (
    ("Taket på antallet bør", "Standpunkt", "delvis"),
    ("spurv med kanoner", "Standpunkt", "mot"),
    ("drøyt, og vi har vondt", "Standpunkt", "NEI"),
    ("Vi puster lettet ut", "Standpunkt", "✖ støtter ikke"),
    ("vi heier på det", "Standpunkt", "med forbehold"),
    ("Vi ber om at den", "På hva", "paragrafen"),
    ("Her har departementet truffet blink", "Forbehold", "ikke stenge gatene igjen"),
    ("Kommunedirektøren fraråder", "Hvem", "kommunedirektøren"),
    ("Kommunedirektøren er ikke trygg", "Hvem", "kommunedirektøren"),
    ("Bylista foreslo", "Hvem", "Bylista og Høyre"),
    ("Dette registeret hadde vi", "Sitat",
     "Rapportering hver måned blir enda et skjema for bedrifter med fire ansatte."),
    ("Elevrådet har inga felles", "Forslag", "G3"),
    ("Loven som helhet er", "Forslag", "G1; G2; G7"),
    ("Et gebyr som svir", "Forslag", ""),
    ("DBL avstår fra", "Forslag", "Nasjonalt gategrunnregister"),
    ("Vi applauderer", "Organisasjon", "Landsforeningen Fotfolk"),
    ("Departementet legger til grunn", "Avgjørelse", "avvist"),
    ("hån mot frivillige", "Avgjørelse", "feil"),
    ("Lat kommunen bestemme", "Avgjørelse", "ok"),
    ("Det synest vi er dårleg", "Avgjørelse", "ja"),
    ("Myndigheten til å fastsette", "Avgjørelse", "bekreftet"),
    ("Formannskapet ser helst", "Merknad", "sjekk med KS: =1+1"),
)  # fmt: skip
"""Words of a sentence, a column, and what is typed there."""

ADDED: tuple[dict[str, str], ...] = (
    {"Organisasjon": "Strandheim kommune", "Hvem": "instansen", "Forslag": "G2",
     "Standpunkt": "skeptisk", "Sitat": "Strandheim avviklet sin forrige ordning i 2019"},
    {"Organisasjon": "Fotfolk", "Forslag": "G1", "Standpunkt": "for",
     "Sitat": "I dag ligger sparkesyklene strødd foran inngangsdører og ramper."},
)  # fmt: skip


@pytest.fixture(scope="module")
def sitting(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the responses, the workbook of them, and the same as it was corrected."""
    folder = tmp_path_factory.mktemp("sitting")
    (folder / "svar").mkdir()
    for name in READ:
        shutil.copy(root / HEARING / f"{name}.txt", folder / "svar")
    shutil.copy(root / HEARING / "proposals.csv", folder / "forslag.csv")
    words: tuple[str | Path, ...] = ("extract", folder / "svar", "-o", folder / "bok.xlsx")
    with pytest.MonkeyPatch.context() as patch, pytest.raises(SystemExit) as ended:
        words = (*words, "--proposals", folder / "forslag.csv")
        patch.setattr(sys, "argv", ["standpunkt", *map(str, words)])
        cli.main()
    assert ended.value.code == 0
    book = openpyxl.load_workbook(folder / "bok.xlsx")
    sheet = book["Standpunkter"]
    columns = columns_of(sheet)
    said = {n: str(sheet.cell(n, columns["Sitat"]).value) for n in range(2, sheet.max_row + 1)}
    for words_, column, typed in EDITS:
        n = next(n for n, told in said.items() if words_.casefold() in told.casefold())
        sheet.cell(n, columns[column]).value = typed
    for made in ADDED:
        n = sheet.max_row + 1
        for column, typed in made.items():
            sheet.cell(n, columns[column]).value = typed
    book.save(folder / "rettet.xlsx")
    return folder


@pytest.fixture(scope="module")
def decided(sitting: Path) -> set[tuple[str, ...]]:
    """What the corrections say."""
    return judged(sitting / "rettet.xlsx")


def judged(path: Path) -> set[tuple[str, ...]]:
    """What decisions say, however they were typed."""
    return {told(decision) for decision in read_review(path).decisions}


def told(decision: Decision) -> tuple[str, ...]:
    changed = (f"{name}={value}" for name, value in sorted(decision.person.items()))
    words = " ".join(str(decision.now("evidence")).split())
    return (decision.doc_id, words, decision.verdict.value, *changed)


def test_every_correction_is_a_decision(sitting: Path) -> None:
    found = read_review(sitting / "rettet.xlsx")
    assert found.notes == ()
    assert len(found.decisions) == len(EDITS) + len(ADDED) == 24
    verdicts = [decision.verdict.value for decision in found.decisions]
    assert {v: verdicts.count(v) for v in set(verdicts)} == {
        "corrected": 16, "rejected": 2, "confirmed": 3, "noted": 1, "added": 2
    }  # fmt: skip


# ------------------------------------------------------------ what a program or a person does to it


def rewritten(sheet: Any, grid: list[list[Any]]) -> None:
    for name in list(sheet.tables):
        del sheet.tables[name]
    sheet.delete_rows(1, sheet.max_row)
    for n, line in enumerate(grid, 1):
        for column, value in enumerate(line, 1):
            sheet.cell(n, column).value = value


def _sorted(sheet: Any) -> None:
    first, *body = ([c.value for c in line] for line in sheet.iter_rows())
    random.Random(1).shuffle(body)
    rewritten(sheet, [first, *body])


def _moved(sheet: Any) -> None:
    grid = [[c.value for c in line] for line in sheet.iter_rows()]
    order = list(range(len(grid[0])))
    random.Random(2).shuffle(order)
    rewritten(sheet, [[line[n] for n in order] for line in grid])


def _more(sheet: Any) -> None:
    grid = [[c.value for c in line] for line in sheet.iter_rows()]
    rewritten(sheet, [[*line[:3], "mitt" if n else "Min kolonne", *line[3:]]
                      for n, line in enumerate(grid)])  # fmt: skip


def _fewer(sheet: Any) -> None:
    grid = [[c.value for c in line] for line in sheet.iter_rows()]
    at = grid[0].index("Side")
    rewritten(sheet, [[*line[:at], *line[at + 1 :]] for line in grid])


def _titled(sheet: Any) -> None:
    grid = [[c.value for c in line] for line in sheet.iter_rows()]
    rewritten(sheet, [["Høring om gategrunn"], [], *grid])


def _filtered(sheet: Any) -> None:
    for n in range(5, 30):
        sheet.row_dimensions[n].hidden = True


def _renamed(sheet: Any) -> None:
    for cell in sheet[1]:
        new = {"Hvem": "Hvem mener", "Standpunkt": "Syn", "Sitat": "Ordlyd"}.get(cell.value)
        cell.value = new or cell.value


def _without_baseline(sheet: Any) -> None:
    del sheet.parent["_standpunkt"]


ALTERED: tuple[Callable[[Any], None], ...] = (
    *(_sorted, _moved, _more, _fewer, _titled, _filtered, _renamed, _without_baseline),
)


@pytest.mark.parametrize("alter", ALTERED, ids=lambda alter: alter.__name__)
def test_the_decisions_are_the_same_after(
    sitting: Path,
    decided: set[tuple[str, ...]],
    tmp_path: Path,
    run: Run,
    alter: Callable[[Any], None],
) -> None:
    """The quotation that was corrected was lost without the hidden sheet, and a table with a title
    above its headings was refused by every command that reads rows."""
    book = openpyxl.load_workbook(sitting / "rettet.xlsx")
    alter(book["Standpunkter"])
    path = tmp_path / "b.xlsx"
    book.save(path)
    assert judged(path) == decided
    assert run("compare", path, "-o", tmp_path / "m.csv") == 0
    stance = pd.read_csv(tmp_path / "m.csv").set_index(["organisation", "proposal_id"])["stance"]
    assert stance["Distribusjonsbedriftenes Landsforbund", "G5"] == "oppose"


def test_what_cannot_be_read_in_a_workbook_is_told_by_every_command(
    sitting: Path, tmp_path: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    """They took the corrections they understood, and said nothing of the others."""
    book = openpyxl.load_workbook(sitting / "rettet.xlsx")
    sheet = book["Standpunkter"]
    sheet["E2"] = "kanskje"
    at = columns_of(sheet)
    for column, value in (("Organisasjon", "Ukjent lag"), ("Standpunkt", "for"), ("Sitat", "Ja")):
        sheet.cell(60, at[column]).value = value
    path = tmp_path / "b.xlsx"
    book.save(path)
    for command, out in (("compare", "m.csv"), ("summary", "s.md"), ("report", "r.html")):
        assert run(command, path, "-o", tmp_path / out) == 0
        said = capsys.readouterr().err
        assert "b.xlsx, sheet 'Standpunkter', row 2: 'kanskje' is no stance" in said, command
        assert "no place: b.xlsx, sheet 'Standpunkter', row 60 (added, 'Ja')" in said, command


# ------------------------------------------------------------ another run


def as_word(path: Path) -> None:
    """The same response as a Word file."""
    made = docx.Document()
    for part in path.read_text(encoding="utf-8").split("\n\n"):
        made.add_paragraph(" ".join(part.split()))
    made.save(str(path.with_suffix(".docx")))
    path.unlink()


def test_another_run_keeps_every_decision(
    sitting: Path, tmp_path: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    """One file is renamed, one comes in another format, and a rule is switched off."""
    folder = tmp_path / "svar"
    shutil.copytree(sitting / "svar", folder)
    (folder / "h01_nb.txt").rename(folder / "Strandheim (endelig).txt")
    as_word(folder / "h05_nb.txt")
    table = pd.read_excel(sitting / "bok.xlsx", sheet_name="Standpunkter")
    rule = table[table.evidence.str.contains("spurv med")]["rule"].item()
    (tmp_path / "regler.toml").write_text(f'disable = ["{rule}"]\n', encoding="utf-8")
    out = tmp_path / "neste.csv"
    words = ("extract", folder, "-o", out, "--proposals", sitting / "forslag.csv")
    assert (
        run(*words, "--reviewed", sitting / "rettet.xlsx", "--rules", tmp_path / "regler.toml") == 0
    )
    said = capsys.readouterr().err
    assert "24 decisions kept" in said
    assert "no place" not in said
    found = pd.read_csv(out, keep_default_na=False)
    sentence = found.sentence.str.split().str.join(" ")

    def row(words: str) -> dict[str, Any]:
        there = found[sentence.str.contains(words, regex=False) & (found.decision != "")]
        return dict(there.iloc[0])

    assert row("spurv med kanoner")["stance"] == "oppose"
    assert row("Vi puster lettet ut")["stance"] == "oppose"
    assert row("Vi ber om at den")["target"].casefold() == "paragrafen"
    assert row("Elevrådet har inga felles")["proposal_id"] == "G3"
    assert row("Loven som helhet er")["proposal_id"] == "G1;G2;G7"
    assert row("Et gebyr som svir")["proposal_id"] == ""
    assert row("Strandheim avviklet")["decision"] == "added"
    assert not sentence.str.contains("hån mot frivillige").any()
    assert "Fotfolk" not in set(found.organisation)


def test_a_name_is_corrected_in_a_row_that_was_added_too(
    sitting: Path, tmp_path: Path, run: Run
) -> None:
    """A row added under the name that the machine had stood against the corrected one."""
    words = ("extract", sitting / "svar", "-o", tmp_path / "a.csv")
    lists = ("--proposals", sitting / "forslag.csv", "--reviewed", sitting / "rettet.xlsx")
    assert run(*words, *lists) == 0
    found = pd.read_csv(tmp_path / "a.csv")
    names = found[found.doc_id == "h07_nb"].organisation.unique().tolist()
    assert names == ["Landsforeningen Fotfolk"]


def test_decisions_on_a_response_that_is_gone_are_named(
    sitting: Path,
    decided: set[tuple[str, ...]],
    tmp_path: Path,
    run: Run,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copytree(sitting / "svar", tmp_path / "svar")
    (tmp_path / "svar" / "h01_nb.txt").unlink()
    words = ("extract", tmp_path / "svar", "-o", tmp_path / "a.csv")
    assert run(*words, "--reviewed", sitting / "rettet.xlsx") == 0
    said = capsys.readouterr().err
    lost = said.count("no place: rettet.xlsx, sheet 'Standpunkter', row")
    kept = int(said.split(" decisions kept")[0].split()[-1])
    assert lost + kept == 24
    assert lost == sum(d[0] == "h01_nb" for d in decided)
