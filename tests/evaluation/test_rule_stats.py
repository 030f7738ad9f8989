"""What each cue comes to on annotated texts."""

import csv
import io
from pathlib import Path

import pytest
from tests.conftest import Run

TEXTS = {
    "01-fjordvik": "Vi støtter forslaget om målere. Gebyret er altfor høyt.",
    "02-lihaug": "Vi støtter forslaget om målere. Vi vraker fristen.",
}
GOLD = (
    '{"evidence": [0, 30], "cue": [3, 10], "target": [11, 30], "stance": "support", '
    '"holder": "respondent", "tier": "core"}\n'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two annotated texts: the first sentence of each is annotated, the second is not."""
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        (tmp_path / f"{name}.jsonl").write_text(GOLD, encoding="utf-8")
        meta = '{"organisation": "Fjordvik kommune", "language": "nb", "hearing": "Målere"}'
        (tmp_path / f"{name}.meta.json").write_text(meta, encoding="utf-8")
    return tmp_path


def test_stats_count_by_cue_what_is_met_right_and_wrong(
    folder: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = folder / "mine.toml"
    mine.write_text(
        '[[rule]]\nid = "oppose.vrake"\nstance = "oppose"\ncue = ["vrake.v", "skrote.v"]\n',
        encoding="utf-8",
    )
    assert run("rules", "stats", str(folder), "--rules", str(mine)) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert list(rows[0]) == ["rule", "cue", "met", "documents", "right", "wrong"]
    counts = {(row["rule"], row["cue"]): "".join(list(row.values())[2:]) for row in rows}
    assert counts["support.stotte", "støtte.v"] == "2220"
    assert counts["judge.too", ""] == "1101"
    assert counts["oppose.vrake", "skrote.v"] == "0000"
    assert counts["bare.modal", ""] == "0000"


def test_stats_of_no_annotated_texts_is_one_line(
    tmp_path: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("rules", "stats", str(tmp_path)) == 1
    assert capsys.readouterr().err.count("\n") == 1
