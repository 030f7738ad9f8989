"""Lists of proposals: every form they come in, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from tests.sheets import only_sheet

from standpunkt.errors import InputError
from standpunkt.proposals.listing import MOST, read_proposals
from standpunkt.proposals.proposal import Proposal
from standpunkt.writing.proposals import write

TWO = (
    Proposal("1", "Gebyr for gjestehavn", "Punkt 3.1.", ("havnegebyr",), ("§ 4",), "3"),
    Proposal("2", "Fiskeforbud", "Forbud i gyteperioden."),
)


def test_csv_with_norwegian_headings(tmp_path: Path) -> None:
    path = tmp_path / "forslag.csv"
    path.write_text(
        "Nr;Tittel;Beskrivelse;Andre navn;Paragrafer;Kapittel\n"
        "1;Gebyr for gjestehavn;Punkt 3.1.;havnegebyr;§ 4;3\n"
        "2;Fiskeforbud;Forbud i gyteperioden.;;;\n",
        encoding="cp1252",
    )
    assert read_proposals(path).proposals == TWO


def test_xlsx_with_numbers_as_ids(tmp_path: Path) -> None:
    path = tmp_path / "forslag.xlsx"
    book = openpyxl.Workbook()
    only_sheet(book).append(["ID", "Forslag", "Omtale", "Alias", "Paragraf", "Punkt"])
    only_sheet(book).append([1, TWO[0].title, TWO[0].description, "havnegebyr", "§ 4", 3])
    only_sheet(book).append([2.0, TWO[1].title, TWO[1].description])
    book.save(path)
    assert read_proposals(path).proposals == TWO


def test_toml(tmp_path: Path) -> None:
    path = tmp_path / "forslag.toml"
    path.write_text(
        '[[proposal]]\nid = 1\ntitle = "Gebyr for gjestehavn"\ndescription = "Punkt 3.1."\n'
        'aliases = ["havnegebyr"]\nparagraphs = ["§ 4"]\nchapter = 3\n'
        '[[proposal]]\nid = "2"\ntittel = "Fiskeforbud"\nbeskrivelse = "Forbud i gyteperioden."\n',
        encoding="utf-8",
    )
    assert read_proposals(path).proposals == TWO


def test_what_is_written_is_read(tmp_path: Path) -> None:
    write(tmp_path / "liste.csv", TWO)
    assert read_proposals(tmp_path / "liste.csv").proposals == TWO


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("1,Gebyr\n1,Forbud\n", "line 3: the id '1' is at line 2 too; rename one"),
        ("A,Gebyr\na,Forbud\n", "line 3: the id 'a' is at line 2 too; rename one"),
        (",Gebyr\n", "line 2: has no id; fill it in"),
        ("1,\n", "line 2: has no title; fill it in"),
        ("1;2,Gebyr\n", "line 2: the id '1;2' holds a semicolon; leave it out"),
        ("1,Gebyr,3\n", "line 2: has 3 cells under 2 headings"),
        (
            "1,Gebyr i havn\n2,Gebyr  i HAVN\n",
            "line 3: 2 has the same words as 1 ('Gebyr i HAVN'); say in the title",
        ),
        ("", "holds no proposals; write a row for each"),
        ("".join(f"{n},Tittel {n}\n" for n in range(MOST + 1)), "has more than 2,000 entries"),
    ],
)
def test_a_bad_list_is_refused_with_its_place(tmp_path: Path, rows: str, said: str) -> None:
    path = tmp_path / "forslag.csv"
    path.write_text("id,title\n" + rows, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_proposals(path)
    assert str(refused.value).startswith(str(path))
    assert said in str(refused.value)


def test_a_list_without_titles_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "forslag.csv"
    path.write_text("id,description\n1,Gebyr\n", encoding="utf-8")
    with pytest.raises(InputError, match="has no column 'title'"):
        read_proposals(path)


def test_entries_with_one_title_are_told_of(tmp_path: Path) -> None:
    path = tmp_path / "forslag.csv"
    path.write_text("id,title,description\n1,Gebyr,i havn\n2,Gebyr,på veg\n", encoding="utf-8")
    (note,) = read_proposals(path).notes
    assert note.startswith("1 and 2 have the same title ('Gebyr')")
