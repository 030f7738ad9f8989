import json
from pathlib import Path

import pytest

from standpunkt.errors import InputError
from standpunkt.evaluation.run import evaluate

SVAR = "Vi støtter forslaget om målere. Fjordvik kommune støtter forslaget om gebyr.\n"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    records = [
        {"evidence": [0, 30], "cue": [3, 10], "target": [11, 30], "stance": "support"},
        {"evidence": [32, 75], "cue": [49, 56], "target": [57, 75], "stance": "support"},
    ]
    (tmp_path / "svar.txt").write_text(SVAR)
    (tmp_path / "svar.jsonl").write_text("\n".join(map(json.dumps, records)))
    return tmp_path


def test_evaluate_reads_the_texts_with_the_shipped_model(gold: Path) -> None:
    overall = evaluate(gold).overall
    assert (overall.all.f1, overall.target_f1, overall.documents) == (1.0, 1.0, 1)
    assert overall.ece is not None


def test_evaluate_keeps_what_the_annotation_knows_of_the_respondent_to_itself(gold: Path) -> None:
    (before,) = evaluate(gold).pairings
    (gold / "svar.meta.json").write_text('{"organisation": "Vestvik kommune", "language": ""}')
    (after,) = evaluate(gold).pairings
    assert (after.judged, after.gold) == (before.judged, before.gold)


def test_evaluate_stops_at_a_text_that_cannot_be_read(gold: Path) -> None:
    (gold / "svar.txt").write_text("")
    with pytest.raises(InputError, match=r"svar\.txt: is empty"):
        evaluate(gold)
