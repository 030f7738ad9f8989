import json
import re
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from tests.conftest import Run
from tests.writing.report.conftest import hearing

from standpunkt.proposals.rows import PositionRow
from standpunkt.writing import csv
from standpunkt.writing.table import NAMES


def table_of(path: Path, rows: Sequence[PositionRow]) -> Path:
    """A positions table with these rows."""
    with csv.writing(path) as add:
        add(tuple(getattr(row, name, None) for name in NAMES) for row in rows)
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table with its texts beside it."""
    made, texts = hearing()
    for doc_id, text in texts.items():
        path = tmp_path / "p-texts" / f"{doc_id}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return table_of(tmp_path / "p.csv", made.rows)


def test_a_report_shows_the_texts_that_lie_beside_the_table(run: Run, table: Path) -> None:
    out = table.with_name("r.html")
    assert run("report", table, "-o", out) == 0
    html = out.read_text(encoding="utf-8")
    assert "Høring om vann" in html  # words that no position has
    assert "Obligatoriske vannmålere" in html


def test_texts_may_lie_elsewhere_and_may_be_missing(
    run: Run, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = table.with_name("p-texts").rename(table.with_name("andre"))
    out = table.with_name("r.html")
    assert run("report", table, "-o", out) == 0
    assert "no saved texts were found" in capsys.readouterr().err
    assert "Høring om vann" not in out.read_text(encoding="utf-8")
    assert run("report", table, "-o", out, "--texts", texts, "--lang", "nn") == 0
    html = out.read_text(encoding="utf-8")
    assert "Høring om vann" in html
    assert "Kven meiner kva" in html


def test_a_list_of_proposals_shows_what_nobody_mentions(run: Run, table: Path) -> None:
    listed = table.with_name("forslag.csv")
    listed.write_text("id,title\nV1,Målere\nV2,Gebyr\nV9,Ingenting om dette\n", encoding="utf-8")
    out = table.with_name("r.html")
    assert run("report", table, "-o", out, "--proposals", listed) == 0
    assert "Ingenting om dette" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["-o", "r.pdf"], "unknown ending '.pdf'; use .html"),
        (["-o", "r.html", "--texts", "ingen"], "ingen: no such folder"),
        (["-o", "r.html", "--lang", "se"], "se"),
    ],
)
def test_wrong_use_is_told_before_anything_is_written(
    run: Run,
    table: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    told: str,
) -> None:
    monkeypatch.chdir(table.parent)
    assert run("report", table, *words) == 1
    assert told in capsys.readouterr().err
    assert not list(table.parent.glob("r.*"))


def test_figures_are_written_as_svg_and_png(run: Run, table: Path) -> None:
    folder = table.with_name("figurer")
    assert run("figures", table, "-o", folder) == 0
    assert sorted(path.name for path in folder.iterdir()) == [
        "bars.png", "bars.svg", "heat.png", "heat.svg",
    ]  # fmt: skip
    assert (folder / "bars.png").read_bytes().startswith(b"\x89PNG")
    assert re.match(r"<svg [^>]*xmlns=", (folder / "heat.svg").read_text(encoding="utf-8"))


def test_a_run_without_proposals_has_nothing_to_draw(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [row for row in hearing()[0].rows if not row.proposal_id]
    table = table_of(tmp_path / "p.csv", rows)
    assert run("figures", table, "-o", tmp_path / "f", "--format", "svg") == 0
    assert "nothing to draw" in capsys.readouterr().err


LETTERS = {
    "a": "Fjordvik kommune\n\nHøringssvar\n\nVi ber om at § 5 strykes. Vi støtter gebyret.\n",
    "b": "Norsk Brolag\n\nHøringssvar\n\nVi støtter intensjonen bak vannmålerne.\n",
    "c": "Til departementet\n\nJeg driver et lite pensjonat. Jeg er imot gebyret.\n",
    "d": "Til departementet\n\nJeg driver et lite pensjonat.\n",
    "e": "",
}


@pytest.mark.parametrize("given", ["p.csv", "p.xlsx"])
def test_a_workbook_and_a_report_have_one_list_of_checks(
    run: Run, tmp_path: Path, given: str
) -> None:
    listed = tmp_path / "liste.csv"
    listed.write_text("id,title,paragraphs\nV1,Vannmålere,§ 5\nV2,Gebyr,§ 6\n", encoding="utf-8")
    folder = tmp_path / "svar"
    folder.mkdir()
    for name, text in LETTERS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    outputs = [tmp_path / name for name in ("p.csv", "p.xlsx", "documents.csv")]
    words = [word for path in outputs for word in ("-o", path)]
    assert run("extract", folder, "--proposals", listed, *words) == 2  # one cannot be read
    html = tmp_path / "r.html"
    assert run("report", tmp_path / given, "-o", html, "--proposals", listed) == 0
    text = html.read_text(encoding="utf-8")
    (found,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', text)
    data = json.loads(found)
    said = data["say"]["checks"]
    reported = [(said[why], row + 1, who) for why, row, who, *_ in data["checks"]]
    sheet = openpyxl.load_workbook(tmp_path / "p.xlsx")["Til kontroll"]
    shown = [
        (str(why).partition(":")[0], int(str(n or 0)), who)
        for n, why, who, *_ in sheet.iter_rows(min_row=2, values_only=True)
    ]
    assert [(why.partition(":")[0], row, who) for why, row, who in reported] == shown
    # What is told of a response is Norwegian in both.
    assert "er tom" in {detail for *_, detail, _ in data["checks"]}
    assert "er tom" in {line[5] for line in sheet.iter_rows(min_row=2, values_only=True)}
    assert "is empty" not in text
    reasons = {why for why, *_ in data["checks"]}
    assert {"failed", "name_unsure", "empty", "turned"} <= reasons


def test_the_table_of_a_run_knows_its_list_as_the_workbook_of_that_run_does(
    run: Run, tmp_path: Path
) -> None:
    letter, listed = tmp_path / "svar.txt", tmp_path / "forslag.csv"
    letter.write_text(
        "Fjordvik kommune\n\nVi støtter vannmålere, men bare hvis årsgebyret senkes.\n",
        encoding="utf-8",
    )
    listed.write_text(
        "id,title,description\nV1,Vannmålere,\nV2,Satser,Årsgebyret senkes.\nV9,Ingenting,\n",
        encoding="utf-8",
    )
    outputs = ("-o", tmp_path / "p.csv", "-o", tmp_path / "bok.xlsx")
    assert run("extract", letter, "--proposals", listed, *outputs) == 0
    shown = []
    for table, words in (("p.csv", ()), ("bok.xlsx", ()), ("p.csv", ("--proposals", listed))):
        assert run("report", tmp_path / table, *words, "-o", tmp_path / "r.html") == 0
        html = (tmp_path / "r.html").read_text(encoding="utf-8")
        assert "Ingenting" in html
        (checks,) = re.findall(r'"checks":(\[.*?\]\])', html)
        shown.append(json.loads(checks))
    assert shown[0] == shown[1] == shown[2] != []
    assert run("compare", tmp_path / "p.csv", "-o", tmp_path / "m.csv") == 0
    assert "V9" in (tmp_path / "m.csv").read_text(encoding="utf-8")
