import re
from pathlib import Path

import pytest

import ablation
import quality
from pages import refresh
from standpunkt.documents import Span
from standpunkt.evaluation.gold import Gold, GoldDocument
from standpunkt.evaluation.predictions import Prediction, Predictions
from standpunkt.evaluation.scoring import Score, score
from standpunkt.positions import Stance

TABLES = {
    *("construction", "holder", "implicit", "ablation", "ablation-families"),
    *("reliability-seen", "reliability-dev", "false-alarms"),
}


@pytest.fixture
def scored() -> Score:
    """One position, found."""
    spans = Span(0, 14), Span(3, 10), Span(11, 14)
    gold = Gold(*spans, Stance.SUPPORT, frozenset({Stance.SUPPORT}))
    document = GoldDocument("svar", Path("svar.txt"), "Vi støtter det", "nb", (gold,))
    return score([document], Predictions((Prediction("svar", *spans, Stance.SUPPORT),)))


def test_the_page_has_marks_with_a_table_for_everything_that_is_written(root: Path) -> None:
    page = (root / "docs" / "quality.md").read_text(encoding="utf-8")
    found = re.findall(r"<!-- ([\w-]+) -->\n(.+?)<!-- /\1 -->", page, re.DOTALL)
    assert {name for name, _ in found} == TABLES


def test_every_table_has_a_place_and_the_treebank_may_be_left_out(
    monkeypatch: pytest.MonkeyPatch, scored: Score, root: Path, tmp_path: Path
) -> None:
    every = dict.fromkeys(ablation.VARIANTS, scored)
    monkeypatch.setattr(ablation, "measure", lambda: dict.fromkeys(ablation.GOLD, every))
    monkeypatch.setattr(quality, "load", lambda: None)
    monkeypatch.setattr(quality, "Engine", lambda nlp: None)
    tables = {"reliability-seen": "", "reliability-dev": ""}
    monkeypatch.setattr(quality, "reliability", lambda engine: tables)
    written = quality.tables()
    assert set(written) == TABLES - {"false-alarms"}
    page = tmp_path / "quality.md"
    page.write_text((root / "docs" / "quality.md").read_text(encoding="utf-8"), encoding="utf-8")
    refresh(page, written)


def test_breakdowns_stand_folder_beside_folder(scored: Score) -> None:
    lines = quality.breakdown("by", {"a": scored.families, "b": scored.families}).splitlines()
    cells = "| 1.000 | 1.000 | 1.000 | 1 "
    assert lines[0].startswith("| by | P `a` | R `a` | F1 `a` | gold `a` | P `b` |")
    assert f"| stance predicate {cells}{cells}|" in lines
    assert quality.implicit({"a": scored}).splitlines()[2] == "| `a` | - | - | - | 0 | 0 |"
