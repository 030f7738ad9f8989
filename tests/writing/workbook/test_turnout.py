"""The user's own columns, and who was asked, in the workbook of a run."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.conftest import Run

from standpunkt.proposals.invited import read_invited
from standpunkt.writing.workbook.positions import VISIBLE
from standpunkt.writing.workbook.words import LANGUAGES, words

METADATA = "fil,Sektor,sektor\na.txt,=1+1,vann\nb.txt,,\n"
INVITED = "Nes kommune\nNorsk Brolag\nSnøft\n"


@pytest.fixture(params=LANGUAGES)
def book(run: Run, tmp_path: Path, request: pytest.FixtureRequest) -> Any:
    folder = tmp_path / "svar"
    folder.mkdir()
    (folder / "a.txt").write_text("Nes kommune støtter forslaget om målere.\n\nHilsen Nes kommune")
    (folder / "b.txt").write_text("Takk for brevet.\n\nHilsen Aure kommune")
    (tmp_path / "metadata.csv").write_text(METADATA)
    (tmp_path / "spurte.txt").write_text(INVITED)
    path = tmp_path / "bok.xlsx"
    assert (
        run(
            *("extract", str(folder), "-o", str(path), "--lang", request.param),
            *("--metadata", str(tmp_path / "metadata.csv")),
            *("--invited", str(tmp_path / "spurte.txt")),
        )
        == 0
    )
    return openpyxl.load_workbook(path), words(request.param)


def table(sheet: Any) -> list[dict[str, Any]]:
    headings, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def test_ones_own_columns_are_folded_on_both_sheets(book: Any) -> None:
    """They were in the CSV table of the same run, and not in its workbook."""
    found, said = book
    for name, least in (("positions", len(VISIBLE)), ("organisations", 9)):
        sheet = found[said.sheet(name)]
        first = table(sheet)[0]
        assert first["meta_Sektor"] == "=1+1"
        assert first["meta_sektor 2"] == "vann"
        headings = [cell.value for cell in sheet[1]]
        at = headings.index("meta_Sektor")
        assert at >= least
        letters = [sheet.cell(1, n + 1).column_letter for n in (at, at + 1)]
        folded = [
            dimension.hidden
            for dimension in sheet.column_dimensions.values()
            if dimension.min
            and any(
                dimension.min <= openpyxl.utils.column_index_from_string(letter) <= dimension.max
                for letter in letters
            )
        ]
        assert folded
        assert all(folded), name
    cells = [c for row in found[said.sheet("positions")] for c in row if c.value == "=1+1"]
    assert {cell.data_type for cell in cells} == {"s"}


def test_who_was_asked_and_who_has_answered_stand_on_the_sheet_of_bodies(book: Any) -> None:
    found, said = book
    rows = table(found[said.sheet("organisations")])
    answered = {row[said.column("organisation")]: row[said.column("answered")] for row in rows}
    assert answered == {
        "Nes kommune": said.table["turnout"]["answered"],
        "Aure kommune": said.table["turnout"]["uninvited"],
        "Norsk Brolag": said.table["turnout"]["silent"],
        "Snøft": said.table["turnout"]["silent"],
    }
    figures = {row[0]: row[1] for row in found[said.sheet("overview")].iter_rows(max_col=2)}
    told = {cell.value: number.value for cell, number in figures.items()}
    assert told[said.table["overview"]["invited"]] == 3
    assert told[said.table["overview"]["answered"]] == 1


def test_a_body_without_a_position_has_its_row_in_the_matrix(book: Any) -> None:
    """The count of bodies is that of those who answered, not of those who took a stand."""
    found, said = book
    names = [row[0] for row in found[said.sheet("matrix")].iter_rows(min_row=2, values_only=True)]
    assert names[:2] == ["Nes kommune", "Aure kommune"]


def test_a_letter_names_those_whose_lines_are_names(tmp_path: Path) -> None:
    letter = tmp_path / "brev.txt"
    letter.write_text(
        "Departementet sender forslaget på høring. Fristen er 1. mai 2026, og svar kan sendes på "
        "nettsiden, der også notatet og alle tidligere svar ligger.\n\nHøringsinstanser\n\n"
        "Nes kommune\nAure kommune\n"
    )
    assert read_invited(str(letter)) == ("Nes kommune", "Aure kommune")
