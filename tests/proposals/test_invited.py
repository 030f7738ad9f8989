"""Who was invited, and who has answered."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from tests.sheets import only_sheet

from standpunkt.errors import InputError
from standpunkt.proposals.invited import Turnout, read_invited, turnout
from standpunkt.proposals.organisations import Organisation

NAMES = ("Fjordvik kommune", "Norsk Brolag")


def test_names_one_a_line(tmp_path: Path) -> None:
    path = tmp_path / "inviterte.txt"
    path.write_text("Fjordvik kommune\n\n  Norsk   Brolag \nFjordvik kommune\n", encoding="utf-8")
    assert read_invited(str(path)) == NAMES


def test_a_list_below_its_heading_and_with_marks(tmp_path: Path) -> None:
    path = tmp_path / "inviterte.txt"
    path.write_text("Høringsinstanser\n\n• Fjordvik kommune\n• Norsk Brolag\n", encoding="utf-8")
    assert read_invited(str(path)) == NAMES


def test_a_page_with_the_list(tmp_path: Path) -> None:
    """The matrix took the page's lines for names, where the extraction read its list."""
    path = tmp_path / "horing.html"
    page = "<h1>Høring om målere</h1><p>Vi sender saken på høring.</p><h2>Høringsinstanser</h2>"
    items = "".join(f"<li>{name}</li>" for name in NAMES)
    path.write_text(f"<body>{page}<ul>{items}</ul></body>", encoding="utf-8")
    assert read_invited(str(path)) == NAMES


def test_a_table_with_and_without_a_heading(tmp_path: Path) -> None:
    headed, bare = tmp_path / "a.csv", tmp_path / "b.csv"
    headed.write_text("nr;Organisasjon\n1;Fjordvik kommune\n2;Norsk Brolag\n", encoding="utf-8")
    bare.write_text("Fjordvik kommune\nNorsk Brolag\n", encoding="utf-8")
    book = openpyxl.Workbook()
    only_sheet(book).append(["Høringsinstans"])
    for name in NAMES:
        only_sheet(book).append([name])
    book.save(tmp_path / "c.xlsx")
    for path in (headed, bare, tmp_path / "c.xlsx"):
        assert read_invited(str(path)) == NAMES


def test_an_empty_list_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "inviterte.txt"
    path.write_text("\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"is empty|names nobody"):
        read_invited(str(path))


@pytest.mark.parametrize(
    ("name", "answered"),
    [
        ("norsk brolag", True),
        ("NB", True),
        ("Norsk Brolags", True),
        ("Brolag", True),
        ("Norsk Tunnellag", False),
        ("kommune", False),  # two have it in their names
    ],
)
def test_one_is_found_by_what_a_list_calls_it(name: str, answered: bool) -> None:
    bodies = [
        Organisation("a", "Norsk Brolag"),
        Organisation("b", "Fjordvik kommune"),
        Organisation("c", "Sunnvik kommune"),
        Organisation("doc:x", "x", named=False),
    ]
    found = turnout([name, "Fjordvik kommune"], bodies)
    assert ("Fjordvik kommune" in found.answered, name in found.answered) == (True, answered)
    assert isinstance(found, Turnout)
    assert "x" in found.uninvited
