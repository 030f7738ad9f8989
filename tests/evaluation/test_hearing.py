"""A whole hearing scored against its key, over a small one made here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from standpunkt.documents import Document, Metadata, Span
from standpunkt.errors import InputError
from standpunkt.evaluation import hearing_report
from standpunkt.evaluation.gold import read_gold
from standpunkt.evaluation.hearing import read_key, score_hearing
from standpunkt.positions import Position, Stance, Tier

TEXTS = {
    "a": ("Fjordvik kommune", "Til § 5\nVi støtter forslaget.\n", "støtter", "support"),
    "b": ("Norsk Brolag", "Til § 6\nVi er imot forslaget.\n", "er imot", "oppose"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "proposals.csv").write_text(
        "id,title,paragraphs\nA,Målere,§ 5\nB,Gebyr,§ 6\n", encoding="utf-8"
    )
    (tmp_path / "matrix.csv").write_text(
        "organisation,proposal_id,stance,accept,inherited_from,evidence,why\n"
        "Fjordvik kommune,A,support,,,Vi støtter forslaget,said outright\n"
        "Fjordvik kommune,B,not_mentioned,,,,\n"
        "Norsk Brolag,A,not_mentioned,,,,\n"
        "Norsk Brolag,B,skeptical,oppose,,Vi er imot forslaget,\n",
        encoding="utf-8",
    )
    for key, (organisation, text, cue, stance) in TEXTS.items():
        start, at = text.index("Vi"), text.index(cue)
        record = {
            "evidence": [start, len(text) - 2],
            "cue": [at, at + len(cue)],
            "target": [text.index("forslaget"), len(text) - 2],
            "stance": stance,
            "proposals": ["A" if key == "a" else "B"],
        }
        (tmp_path / f"{key}.txt").write_text(text, encoding="utf-8")
        (tmp_path / f"{key}.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
        meta = {"organisation": organisation, "language": "nb"}
        (tmp_path / f"{key}.meta.json").write_text(json.dumps(meta), encoding="utf-8")
    return tmp_path


def position(key: str, stance: Stance) -> Position:
    _, text, cue, _ = TEXTS[key]
    start, at = text.index("Vi"), text.index(cue)
    sentence = Span(start, len(text) - 1)
    return Position(
        Document(key, key, text, Metadata("ukjent")),
        Span(start, len(text) - 2),
        Span(at, at + len(cue)),
        Span(text.index("forslaget"), len(text) - 2),
        stance,
        "respondent",
        Tier.CORE,
        0.9,
        "r",
        sentence,
    )


def test_what_is_right_scores_full(folder: Path) -> None:
    key = read_key(folder)
    assert key is not None
    found = {"a": [position("a", Stance.SUPPORT)], "b": [position("b", Stance.OPPOSE)]}
    score = score_hearing(key, read_gold(folder), found)
    assert score.links[""].f1 == 1.0
    assert all(judged.right for judged in (*score.cells, *score.given))
    assert not any(judged.sign_error for judged in score.cells)
    assert "cells right             1.000  2 of 2" in hearing_report.tables(score)
    assert hearing_report.errors(score).startswith("0 wrong cells")


def test_a_sign_error_and_a_cell_without_answer_are_listed_with_quotes(folder: Path) -> None:
    key = read_key(folder)
    assert key is not None
    score = score_hearing(key, read_gold(folder), {"a": [position("a", Stance.OPPOSE)]})
    said = hearing_report.errors(score)
    assert said.startswith("2 wrong cells")
    assert "Fjordvik kommune, A: support -> oppose" in said
    assert "key:   Vi støtter forslaget (said outright)" in said
    assert "Norsk Brolag, B: skeptical/oppose -> not_mentioned" in said
    assert [judged.sign_error for judged in score.cells] == [True, False, False, False]


def test_a_folder_without_a_list_is_no_hearing(tmp_path: Path) -> None:
    assert read_key(tmp_path) is None


@pytest.mark.parametrize(
    ("row", "said"), [("Fjordvik kommune,C,support", "no proposal 'C'"), ("x,A,for", "'for'")]
)
def test_a_wrong_key_is_told_with_its_line(folder: Path, row: str, said: str) -> None:
    (folder / "matrix.csv").write_text(
        f"organisation,proposal_id,stance\n{row}\n", encoding="utf-8"
    )
    with pytest.raises(InputError, match=f"line 2: .*{said}"):
        read_key(folder)
