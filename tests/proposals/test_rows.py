"""The positions table read back, from every format it is written in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from standpunkt.errors import InputError
from standpunkt.positions import Position, Stance
from standpunkt.proposals.matrix import matrix
from standpunkt.proposals.rows import REQUIRED, PositionRow, read_positions, row_ids, rows_of
from standpunkt.writing import outputs
from standpunkt.writing.table import NAMES, to_frame
from standpunkt.writing.table import rows as table_rows

Make = Callable[..., Position]


def linked(position: Make) -> Position:
    return position(
        proposal_id="G1;G2",
        proposal="Målere;Gebyr",
        proposal_stance="oppose;support",
        proposal_stance_reason=";rejects the delay",
        link_reason="number;number",
        link_score=0.75,
    )


@pytest.mark.parametrize("ending", [".csv", ".parquet", ".xlsx", ".jsonl"])
def test_what_is_written_is_read(tmp_path: Path, position: Make, ending: str) -> None:
    path = tmp_path / f"posisjoner{ending}"
    outputs.write(path, table_rows([linked(position), position(target=None)]))
    first, second = read_positions([path])
    assert first.links == (("G1", Stance.OPPOSE), ("G2", Stance.SUPPORT))
    assert first.titles == (("G1", "Målere"), ("G2", "Gebyr"))
    assert (first.link_score, first.confidence, first.date) == (0.75, 0.875, date(2026, 11, 18))
    assert (first.target_start, second.target, second.target_start) == (48, "", None)
    assert second.links == ()


@pytest.mark.parametrize("ids", ["G1;;G2;", ";G1; G2", "G1; ;G2"])
def test_what_is_empty_in_a_cell_of_proposals_is_none(
    tmp_path: Path, position: Make, ids: str
) -> None:
    path = tmp_path / "posisjoner.csv"
    parts = ids.count(";") * ";"
    told = position(proposal_id=ids, proposal=parts, proposal_stance=parts)
    outputs.write(path, table_rows([told]))
    (row,) = read_positions([path])
    assert [key for key, _ in row.links] == [key for key, _ in row.titles] == ["G1", "G2"]
    assert [p.id for p in matrix([row]).proposals] == ["G1", "G2"]


def test_the_csv_that_excel_opens_is_read(tmp_path: Path, position: Make) -> None:
    path = tmp_path / "posisjoner.csv"
    text = "- nei til målere"
    outputs.write(path, table_rows([position(text, proposal_id="G1")]), excel=True)
    (row,) = read_positions([path])
    assert (row.evidence, row.confidence) == (text, 0.875)


def test_a_frame_is_read(position: Make) -> None:
    (row,) = rows_of(to_frame([linked(position)]))
    assert (row.organisation, row.date, row.page) == ("Fjordvik kommune", date(2026, 11, 18), None)


@pytest.mark.parametrize("column", REQUIRED)
def test_a_table_without_a_needed_column_is_refused(
    tmp_path: Path, position: Make, column: str
) -> None:
    path = tmp_path / "gammel.parquet"
    to_frame([position()]).drop(columns=column).to_parquet(path)
    with pytest.raises(InputError, match=f"gammel.parquet: has no column '{column}'"):
        list(read_positions([path]))


def test_a_cell_that_cannot_be_read_is_told_with_its_row(tmp_path: Path, position: Make) -> None:
    path = tmp_path / "posisjoner.csv"
    frame = to_frame([position(), position()])
    frame.loc[1, "proposal_stance"] = "kanskje"
    frame.to_csv(path, index=False)
    with pytest.raises(InputError, match="line 3: 'kanskje' is no proposal_stance"):
        list(read_positions([path]))


def test_every_column_of_the_table_is_a_field() -> None:
    assert set(NAMES) - set(PositionRow.__dataclass_fields__) == {"stance_label", "polarity"}


def test_the_id_of_a_row_hangs_on_its_words_alone(position: Make) -> None:
    (row,) = rows_of(to_frame([position()]))
    wrapped = replace(row, evidence=row.evidence.replace(" ", "\n  "), confidence=0.1, page=7)
    told = "\x1f".join((row.doc_id, " ".join(row.evidence.split()), row.cue, "0"))
    assert row_ids([row]) == row_ids([wrapped]) == [hashlib.sha256(told.encode()).hexdigest()[:16]]
    other = replace(row, doc_id="b")
    ids = row_ids([row, other, row, replace(row, cue="")])
    assert len(set(ids)) == 4
    assert ids[:2] == [*row_ids([row]), *row_ids([other])]
