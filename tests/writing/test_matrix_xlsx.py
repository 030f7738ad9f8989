"""The matrix as a workbook that can be printed as it is."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.proposals.conftest import MakeRow, row

from standpunkt.proposals.invited import Turnout
from standpunkt.proposals.matrix import matrix
from standpunkt.proposals.proposal import Proposal
from standpunkt.writing.matrix_xlsx import write

__all__ = ["row"]

LONG = "Krav om at kommunen skal føre tilsyn med alle vannmålere i boliger og fritidsboliger"


@pytest.fixture
def book(tmp_path: Path, row: MakeRow) -> Any:
    listed = [Proposal(f"G{n}", LONG) for n in range(1, 12)]
    rows = [
        row("Fjordvik kommune", on="G1", organisation_kind="municipality", condition=LONG),
        row("Aure kommune", on="", inherited_from="Fjordvik kommune"),
    ]
    path = tmp_path / "m.xlsx"
    write(path, matrix(rows, listed), Turnout(("Fjordvik kommune",), ("Norsk Brolag",), ()))
    return openpyxl.load_workbook(path)


def test_every_sheet_is_set_up_for_print(book: Any) -> None:
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape", sheet.title
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows == "$1:$1"
        assert "&P / &N" in sheet.oddFooter.right.text + sheet.oddFooter.left.text
    assert book["matrise"].page_setup.fitToWidth == 2
    assert book["matrise"].print_title_cols == "$A:$A"


def test_rows_are_as_high_as_their_words(book: Any) -> None:
    """Not every program fits rows to wrapped text when it opens a file: headings were cut."""
    sheet = book["matrise"]
    assert sheet.row_dimensions[1].height > 5 * 13
    assert sheet.row_dimensions[3].height > 2 * 13
    asked = book["hvem ber om hva"]
    assert asked.row_dimensions[2].height > 2 * 13


def test_headings_stand_over_their_numbers(book: Any) -> None:
    for title in ("mest omstridt", "etter type", "samsvar"):
        heading, *lines = book[title].iter_rows()
        numbers = 0
        for column, head in enumerate(heading):
            cells = [line[column] for line in lines]
            is_number = any(isinstance(cell.value, (int, float)) for cell in cells)
            numbers += is_number
            aligned = {cell.alignment.horizontal for cell in (head, *cells)}
            assert (aligned == {"right"}) is is_number, (title, head.value)
        assert 0 < numbers < len(heading), title


def test_kinds_are_named_in_the_language_of_the_book(book: Any) -> None:
    assert book["matrise"]["B2"].value == "kommune"
    kinds = {cell.value for cell in book["etter type"]["C"]}
    assert kinds == {"type", "ikke kjent", "kommune"}


def test_cells_have_their_words_and_sheets_without_rows_say_so(book: Any) -> None:
    """The README promises the evidence of an answer, and empty sheets looked broken."""
    note = book["matrise"]["C2"].comment
    assert note is not None
    assert "Fjordvik kommune support G1" in note.text
    assert "(fjordvik-kommune)" in note.text
    assert book["lik tekst"]["A2"].value == "(ingen)"
    assert book["matrise"].column_dimensions["B"].width > len("interesseorganisasjon") + 2


def test_the_count_without_copies_is_there_only_where_there_are_copies(book: Any) -> None:
    headings = [cell.value for cell in book["mest omstridt"][1]]
    assert headings[-1] == "sier imot seg selv"
    assert len(headings) < 13


def test_a_contradiction_is_explained(tmp_path: Path, row: MakeRow) -> None:
    rows = [row(on="G1", stance="support"), row(on="G1", stance="oppose")]
    found = matrix(rows, [Proposal("G1", "Gebyr")])
    assert any(cell.contradiction for cell in found.cells())
    write(tmp_path / "m.xlsx", found)
    cells = [c.value for c in openpyxl.load_workbook(tmp_path / "m.xlsx")["matrise"]["A"]]
    assert cells[-1] == "(motstrid): instansen sier imot seg selv om forslaget"
