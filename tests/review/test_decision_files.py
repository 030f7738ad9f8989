"""Decisions as JSON lines, which the report page writes too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.review.conftest import LIST, TEXTS, Edit

from standpunkt.decisions import Verdict
from standpunkt.errors import InputError
from standpunkt.proposals.rows import PositionRow, row_ids
from standpunkt.review import decision_files
from standpunkt.review.merge import merge
from standpunkt.review.reviews import read_review


def test_what_is_written_is_read(edit: Edit, tmp_path: Path) -> None:
    cells = {(2, "Standpunkt"): "mot", (3, "Avgjørelse"): "avvist", (5, "Merknad"): "se «her»"}
    decisions = read_review(edit(cells)).decisions
    path = tmp_path / "d.jsonl"
    decision_files.write(path, decisions)
    found = read_review(path)
    assert found.notes == ()
    assert [decision_files.record(d) for d in found.decisions] == [
        decision_files.record(d) for d in decisions
    ]
    assert len(decisions) == 3


def test_a_page_in_a_browser_adds_a_row(rows: list[PositionRow], tmp_path: Path) -> None:
    words = "Vi er enige i at tilsynet styrkes"
    start = TEXTS["fjordvik"].index(words)
    where = {"evidence_start": start, "evidence_end": start + len(words)}
    person = {"stance": "support", "evidence": words, "proposal_id": "", **where}
    line = {"row_id": "", "doc_id": "fjordvik", "decision": "added", "machine": {}}
    path = tmp_path / "d.jsonl"
    path.write_text(json.dumps(line | {"person": person, "reviewer": "Ola"}), encoding="utf-8")
    merged = merge(read_review(path).decisions, rows, LIST, TEXTS)
    (added,) = [kept for kept in merged.rows if kept.decision]
    assert (added.row.evidence_start, added.row.evidence) == (start, words)
    assert added.decision
    assert (added.decision.verdict, added.decision.reviewer) == (Verdict.ADDED, "Ola")


@pytest.mark.parametrize(
    "line",
    [
        "ikke json",
        "[]",
        '{"doc_id": "a", "decision": "corrected", "machine": "x"}',
        '{"doc_id": "a", "decision": "kanskje"}',
        '{"decision": "rejected"}',
        '{"doc_id": "a", "decision": "corrected", "person": {"stance": "mot"}}',
        '{"doc_id": "a", "decision": "corrected", "person": {"rule": "x"}}',
        '{"doc_id": "a", "decision": "corrected", "person": {"evidence_start": "x"}}',
        '{"doc_id": "a", "decision": "corrected", "person": {"target": {}}}',
    ],
)
def test_a_line_that_is_none_is_named_and_the_others_read(
    rows: list[PositionRow], tmp_path: Path, line: str
) -> None:
    good = json.dumps({"row_id": row_ids(rows)[0], "doc_id": "fjordvik", "decision": "rejected"})
    path = tmp_path / "d.jsonl"
    path.write_text(f"{line}\n\n{good}\n", encoding="utf-8")
    found = read_review(path)
    assert len(found.decisions) == 1
    assert "line 1: is no decision" in found.notes[0]
    path.write_text(line, encoding="utf-8")
    with pytest.raises(InputError, match="holds no decisions"):
        read_review(path)
