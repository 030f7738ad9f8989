"""Tables with one answer a row: the rows of a response are one document, with its questions."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from tests.sheets import only_sheet

import standpunkt

ROWS = [
    ("Fjordvik kommune", "1. Støtter dere gebyret?", "Ja, vi støtter gebyret."),
    ("Fjordvik kommune", "2. Hva mener dere om fristen?", "Vi er imot fristen."),
    ("Norsk Brolag", "1. Støtter dere gebyret?", "Nei"),
    ("Norsk Brolag", "2. Hva mener dere om fristen?", "Vi støtter fristen."),
]
BOTH = {
    "Fjordvik kommune": ["support", "oppose"],
    "Norsk Brolag": ["oppose", "support"],
}


def write(path: Path, rows: Sequence[tuple[str, ...]]) -> Path:
    if path.suffix == ".xlsx":
        book = openpyxl.Workbook()
        sheet = only_sheet(book)
        for row in rows:
            sheet.append(row)
        book.save(path)
        return path
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    return path


def stands(path: Path) -> dict[str, list[str]]:
    with pytest.warns(standpunkt.ReadingWarning, match="holds one answer a row"):
        positions = standpunkt.extract(path)
    found: dict[str, list[str]] = {}
    for position in positions:
        found.setdefault(position.document.metadata.organisation, []).append(position.stance.value)
    assert len({position.document.doc_id for position in positions}) == len(found)
    return found


@pytest.mark.parametrize("name", ["svar.csv", "svar.xlsx"])
def test_the_rows_of_a_sender_are_one_response(tmp_path: Path, name: str) -> None:
    heads = ("Avsender", "Spørsmål", "Svar")
    assert stands(write(tmp_path / name, [heads, *ROWS])) == BOTH
    by_question = sorted(ROWS, key=lambda row: row[1])
    assert stands(write(tmp_path / name, [heads, *by_question])) == BOTH


def test_an_id_tells_them_apart_and_numbers_of_questions_do_not(tmp_path: Path) -> None:
    rows = [("r1" if row[0][0] == "F" else "r2", row[1][0], *row) for row in ROWS]
    heads = ("Respondent-ID", "Nr", "Avsender", "Spørsmål", "Svar")
    path = write(tmp_path / "svar.csv", [heads, *rows])
    assert stands(path) == BOTH
    with pytest.warns(standpunkt.ReadingWarning, match="told apart by 'Respondent-ID'"):
        ids = {position.document.doc_id for position in standpunkt.extract(path)}
    assert ids == {"svar--r1", "svar--r2"}


def test_a_table_of_one_response_is_named_by_its_file(tmp_path: Path) -> None:
    rows = [("Spørsmål", "Svar"), *(row[1:] for row in ROWS[:2])]
    path = write(tmp_path / "Fjordvik kommune.csv", rows)
    assert stands(path) == {"Fjordvik kommune": ["support", "oppose"]}


def test_a_question_that_comes_back_begins_the_next_response(tmp_path: Path) -> None:
    asked = "Hvem svarer du på vegne av?"
    rows: list[tuple[str, ...]] = [("Spørsmål", "Svar")]
    for sender in ("Fjordvik kommune", "Norsk Brolag"):
        rows += [(asked, sender), *(row[1:] for row in ROWS if row[0] == sender)]
    assert stands(write(tmp_path / "svar.csv", rows)) == BOTH


def test_reasons_go_with_their_question_and_questions_are_nobodys(tmp_path: Path) -> None:
    rows = [
        ("Avsender", "Spørsmål", "Svar", "Begrunnelse"),
        ("Norsk Brolag", "Vi mener at gebyret bør innføres. Enig?", "Nei", "Vi er imot gebyret."),
    ]
    with pytest.warns(standpunkt.ReadingWarning, match="read as 1 response"):
        positions = standpunkt.extract(write(tmp_path / "svar.csv", rows))
    assert [position.stance.value for position in positions] == ["oppose", "oppose"]


def test_the_column_of_answers_can_be_read_as_responses(tmp_path: Path) -> None:
    path = write(tmp_path / "svar.csv", [("Avsender", "Spørsmål", "Svar"), *ROWS])
    positions = standpunkt.extract(path, text_column="Svar")
    assert [position.document.doc_id for position in positions] == ["svar--2", "svar--3", "svar--5"]
