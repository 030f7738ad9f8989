from collections.abc import Callable
from pathlib import Path

import pytest

from standpunkt.documents import Span
from standpunkt.errors import InputError
from standpunkt.evaluation.gold import GoldDocument
from standpunkt.evaluation.predictions import Prediction, from_positions, read_predictions
from standpunkt.positions import Position, Stance, Tier
from standpunkt.writing.outputs import write
from standpunkt.writing.table import rows

HEAD = "doc_id,evidence_start,evidence_end,cue_start,cue_end,target_start,target_end,stance"


@pytest.fixture
def gold() -> list[GoldDocument]:
    return [GoldDocument("svar", Path("svar.txt"), "x" * 80, "nb", ())]


@pytest.mark.parametrize("ending", [".csv", ".jsonl", ".parquet"])
def test_tables_this_program_writes_are_read_back(
    tmp_path: Path, position: Callable[..., Position], gold: list[GoldDocument], ending: str
) -> None:
    positions = [position(), position(target=None, tier=Tier.IMPLICIT, holder="NN")]
    write(tmp_path / f"ut{ending}", rows(positions))
    assert read_predictions(tmp_path / f"ut{ending}", gold) == from_positions(positions)


def test_holder_tier_and_confidence_may_be_left_out(
    tmp_path: Path, gold: list[GoldDocument]
) -> None:
    path = tmp_path / "ut.csv"
    path.write_text(f"{HEAD}\n svar ,0,9,2,5,,,support\nannet,0,9,2,5,,,support\n")
    found = read_predictions(path, gold)
    assert found.rows == (Prediction("svar", Span(0, 9), Span(2, 5), None, Stance.SUPPORT),)
    assert found.unknown == 1


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("svar,0,9,2,,,,support", "row 1: has no cue_end"),
        ("svar,0,x,2,5,,,support", "evidence offsets ('0', 'x') are no whole numbers"),
        ("svar,0,9,2,5,3,,support", "target offsets"),
        ("svar,0,99,2,5,,,support", "evidence 0-99 is no span of the text"),
        ("svar,0,9,2,5,,,for", "'for' is not a valid Stance"),
        ("svar,0,9,2,5,,,support,2", "confidence 2.0 is not in 0 to 1"),
    ],
)
def test_a_wrong_row_is_named(
    tmp_path: Path, gold: list[GoldDocument], row: str, message: str
) -> None:
    path = tmp_path / "ut.csv"
    path.write_text(f"{HEAD},confidence\n{row}\n")
    with pytest.raises(InputError) as caught:
        read_predictions(path, gold)
    assert message in str(caught.value)


@pytest.mark.parametrize("name", ["mangler.csv", "ut.txt", "ut.jsonl", "ut.parquet"])
def test_a_file_that_is_no_table_is_refused(
    tmp_path: Path, gold: list[GoldDocument], name: str
) -> None:
    (tmp_path / "ut.txt").write_text("x")
    (tmp_path / "ut.jsonl").write_text("{")
    (tmp_path / "ut.parquet").write_text("x")
    with pytest.raises(InputError, match=name):
        read_predictions(tmp_path / name, gold)
