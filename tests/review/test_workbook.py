"""What a person did in a workbook is understood, or named with sheet, row and remedy."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.review.conftest import Edit

from standpunkt.decisions import Verdict
from standpunkt.errors import InputError
from standpunkt.positions import Stance
from standpunkt.proposals.rows import PositionRow, row_ids
from standpunkt.review import spoken
from standpunkt.review.reviews import read_review
from standpunkt.review.workbook.book import read


def told(path: Path) -> list[tuple[str, dict[str, Any]]]:
    return [(d.verdict.value, dict(d.person)) for d in read(path).decisions]


def test_a_book_nobody_touched_tells_nothing(workbook: Path, rows: list[PositionRow]) -> None:
    found = read(workbook)
    assert (found.decisions, found.notes) == ((), ())
    assert [seen.row_id for seen in found.seen] == row_ids(rows)


@pytest.mark.parametrize(
    ("cells", "verdict", "person"),
    [
        ({"Avgjørelse": "bekreftet"}, "confirmed", {}),
        ({"Avgjørelse": "OK"}, "confirmed", {}),
        ({"Avgjørelse": "avvist"}, "rejected", {}),
        ({"Standpunkt": "✖ støtter ikke"}, "corrected", {"stance": "oppose"}),
        ({"Standpunkt": "mot", "Avgjørelse": "rettet"}, "corrected", {"stance": "oppose"}),
        ({"Standpunkt": "for", "Avgjørelse": "bekreftet"}, "confirmed", {}),
        ({"Standpunkt": "delvis"}, "corrected", {"stance": "conditional_support"}),
        ({"Forslag": "G2"}, "corrected", {"proposal_id": "G2"}),
        ({"Forslag": "Gebyr"}, "corrected", {"proposal_id": "G2"}),
        ({"Forslag": "G1; G2 Gebyr"}, "corrected", {"proposal_id": "G1;G2"}),
        ({"Forslag": None}, "corrected", {"proposal_id": None}),
        ({"Hvem": "Bylaget"}, "corrected", {"holder": "Bylaget"}),
        ({"Hvem": "Høringsinstansen", "Avgjørelse": "x"}, "confirmed", {}),
        ({"Organisasjon": "Fjordvik"}, "corrected", {"organisation": "Fjordvik"}),
        ({"På hva": "målere"}, "corrected", {"target": "målere"}),
        ({"Forbehold": "hvis billig"}, "corrected", {"condition": "hvis billig"}),
        ({"Merknad": "spør Kari"}, "noted", {}),
        ({"Standpunkt": "mot", "Avgjørelse": "avvist"}, "rejected", {}),
    ],
)
def test_what_was_done_to_a_row(
    edit: Edit, cells: dict[str, object], verdict: str, person: dict[str, Any]
) -> None:
    path = edit({(2, heading): value for heading, value in cells.items()})
    assert told(path) == [(verdict, person)]
    assert read(path).notes == ()


def test_who_decided_when_and_where_is_kept(edit: Edit, rows: list[PositionRow]) -> None:
    def by(found: Any, _: Any) -> None:
        found.properties.lastModifiedBy = "Kari Eksempel"

    (decision,) = read(edit({(3, "Avgjørelse"): "avvist"}, by)).decisions
    assert decision.row_id == row_ids(rows)[1]
    assert decision.reviewer == "Kari Eksempel"
    assert decision.time.startswith("20")
    assert decision.place == "rettet.xlsx, sheet 'Standpunkter', row 3"
    assert decision.machine["evidence"] == "Vi er imot gebyret"


def test_a_row_that_is_added(edit: Edit) -> None:
    new = {"Organisasjon": "Fjordvik kommune", "Standpunkt": "for", "Forslag": "G2",
           "Sitat": "Vi er enige i at tilsynet styrkes."}  # fmt: skip
    (decision,) = read(edit({(7, heading): value for heading, value in new.items()})).decisions
    assert (decision.verdict, decision.doc_id) == (Verdict.ADDED, "fjordvik")
    assert decision.person["stance"] == Stance.SUPPORT
    assert decision.person["evidence"] == "Vi er enige i at tilsynet styrkes."


def sort_rows(_: Any, sheet: Any) -> None:
    values = [[cell.value for cell in line] for line in sheet.iter_rows(min_row=2, max_row=6)]
    for n, line in enumerate(reversed(values), 2):
        for column, value in enumerate(line, 1):
            sheet.cell(n, column).value = value


def move_a_column(_: Any, sheet: Any) -> None:
    sheet.insert_cols(1)
    for line in sheet.iter_rows(max_row=6):
        line[0].value, line[5].value = line[5].value, None


def insert_above(_: Any, sheet: Any) -> None:
    sheet.insert_rows(1, 2)
    sheet["A1"] = "Utkast, ikke ferdig"


def rename_the_sheet(found: Any, sheet: Any) -> None:
    sheet.title = "Mine rettelser"
    found.move_sheet(sheet, -2)
    found.create_sheet("Notater")["A1"] = "Organisasjon"


def delete_other_sheets(found: Any, _: Any) -> None:
    for name in ("Oversikt", "Matrise", "Forslag", "Til kontroll", "Kodebok", "Kjøring", "koder"):
        del found[name]


def delete_technical(_: Any, sheet: Any) -> None:
    sheet.delete_cols(13, 60)


def add_a_column(_: Any, sheet: Any) -> None:
    sheet.insert_cols(3)
    sheet["C1"], sheet["C2"] = "Ansvarlig", "Kari"


@pytest.mark.parametrize(
    "alter",
    [sort_rows, move_a_column, insert_above, rename_the_sheet, delete_other_sheets, add_a_column],
)
def test_moving_things_about_changes_nothing(edit: Edit, alter: Any) -> None:
    cells = {(2, "Standpunkt"): "mot", (4, "Avgjørelse"): "avvist", (6, "Forslag"): "G1"}
    plain = {(d.row_id, d.verdict, str(d.person)) for d in read(edit(cells)).decisions}
    assert len(plain) == 3
    found = read(edit(cells, alter))
    assert {(d.row_id, d.verdict, str(d.person)) for d in found.decisions} == plain
    assert found.notes == ()


def test_without_the_folded_columns_rows_are_known_by_number_and_words(edit: Edit) -> None:
    cells = {(2, "Standpunkt"): "mot", (4, "Avgjørelse"): "avvist"}
    found = read(edit(cells, delete_technical))
    assert [(d.verdict.value, d.machine["evidence"]) for d in found.decisions] == [
        ("corrected", "Fjordvik kommune støtter forslaget om målere"),
        ("rejected", "Kommunen ber om lengre frist"),
    ]
    assert "the folded column 'row_id' is not there" in found.notes[0]


def test_no_other_sheet_is_taken_for_that_of_the_positions(edit: Edit) -> None:
    def alter(book: Any, sheet: Any) -> None:
        book.remove(sheet)

    with pytest.raises(InputError, match="has no sheet of positions"):
        read(edit({}, alter))


def test_without_the_baseline_the_folded_columns_tell(edit: Edit) -> None:
    def alter(found: Any, _: Any) -> None:
        del found["_standpunkt"]

    found = read(edit({(2, "Standpunkt"): "mot", (3, "Forslag"): "G1"}, alter))
    assert [dict(d.person) for d in found.decisions] == [
        {"stance": "oppose"}, {"proposal_id": "G1"}
    ]  # fmt: skip
    assert "'_standpunkt' is not there" in found.notes[0]


def test_a_column_under_another_name_is_known_by_what_it_holds(edit: Edit) -> None:
    found = read(edit({(1, "Standpunkt"): "Syn", (2, "Standpunkt"): "mot"}))
    assert [dict(d.person) for d in found.decisions] == [{"stance": "oppose"}]
    assert "the column 'Standpunkt' is called 'Syn'; it is read as such" in found.notes[0]


def merge_cells(_: Any, sheet: Any) -> None:
    sheet.merge_cells("E2:E4")


def delete_a_column(_: Any, sheet: Any) -> None:
    sheet.delete_cols(5)


def delete_a_row(_: Any, sheet: Any) -> None:
    sheet.delete_rows(3)


def copy_a_row(_: Any, sheet: Any) -> None:
    for column, cell in enumerate(sheet[2], 1):
        sheet.cell(7, column).value = cell.value


@pytest.mark.parametrize(
    ("cells", "alter", "note"),
    [
        (
            {(2, "Standpunkt"): "kanskje"},
            None,
            "row 2: 'kanskje' is no stance, so the row keeps ✔ støtter; choose one",
        ),
        (
            {(3, "Avgjørelse"): "tja"},
            None,
            "row 3: 'tja' is no decision, and the row is as if none was made; choose one",
        ),
        (
            {(4, "Forslag"): "G7"},
            None,
            "row 4: 'G7' is no proposal, so the row keeps –; choose one from the list: G1, G2",
        ),
        (
            {(2, "Hvem"): None},
            None,
            "row 2: the holder is empty, so the row keeps instansen; write it",
        ),
        ({(2, "row_id"): "abc"}, None, "row 2: the id 'abc' is not one of this workbook"),
        ({(7, "Organisasjon"): "Ås"}, None, "row 7: a row is added without a quotation"),
        ({}, merge_cells, "cells E2:E4 are merged; unmerge them"),
        ({}, delete_a_column, "the column 'Standpunkt' is not there; name it so again"),
        ({}, delete_a_row, "row no. 2 ('Vi er imot gebyret. …') is not there any more"),
        ({}, copy_a_row, "row 7: is the same row as row 2"),
    ],
)
def test_what_is_not_understood_is_named(
    edit: Edit, cells: dict[tuple[int, str], object], alter: Any, note: str
) -> None:
    found = read(edit(cells, alter))
    assert found.decisions == ()
    assert any(note in one and "sheet 'Standpunkter'" in one for one in found.notes), found.notes


@pytest.mark.parametrize(
    "name", ["borte.xlsx", "tekst.txt", "ødelagt.xlsx", "annen.xlsx", "a.jsonl"]
)
def test_what_is_no_review_is_told(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name == "annen.xlsx":
        other = openpyxl.Workbook()
        other["Sheet"]["A1"] = "Budsjett"
        other.save(path)
    elif name != "borte.xlsx":
        path.write_bytes(b"PK\x03\x04 og mer")
    with pytest.raises(InputError) as error:
        read_review(path)
    assert error.value.remedy


def test_a_book_that_is_open_elsewhere_is_noted(edit: Edit) -> None:
    path = edit({(2, "Avgjørelse"): "avvist"})
    path.with_name(f"~${path.name}").write_bytes(b"")
    found = read(path)
    assert len(found.decisions) == 1
    assert "is open in another program" in found.notes[0]


@pytest.mark.system
def test_a_book_that_libreoffice_saved_tells_the_same(edit: Edit, tmp_path: Path) -> None:
    cells = {(2, "Standpunkt"): "mot", (4, "Avgjørelse"): "avvist", (5, "Merknad"): "se her"}
    path = edit(cells)
    program = shutil.which("soffice")
    assert program
    subprocess.run(
        [program, "--headless", "--convert-to", "xlsx", "--outdir", tmp_path / "lo", path],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    assert told(tmp_path / "lo" / path.name) == told(path)
    assert read(tmp_path / "lo" / path.name).notes == ()


@pytest.mark.parametrize("stance", Stance)
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_label_is_understood(stance: Stance, language: str) -> None:
    assert spoken.stance(stance.label(language)) is stance
    assert spoken.stance(stance.value) is stance
