"""A user's own list of bodies, and the list of those who were asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from standpunkt.documents import Document, Metadata
from standpunkt.errors import InputError
from standpunkt.reading.finding.files import Source
from standpunkt.reading.text import Read
from standpunkt.respondent.load import document
from standpunkt.respondent.organisations import (
    catalogue_with,
    read_invited,
    read_organisations,
)


def written(tmp_path: Path, text: str, name: str = "liste.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def read(text: str, listed: Path | None = None, given: Metadata | None = None) -> Document:
    bodies = read_organisations(listed) if listed else ()
    source = Source("svar", "svar.txt", Path("svar.txt"))
    return document(source, Read(text), given, catalogue=catalogue_with(bodies))


LIST = """Navn;Kortnavn;Type;Overordnet
Norsk Brolag;NBL|Brolaget;interesseorganisasjon og forening;
Brodirektoratet;BDIR;agency;Samferdselsdepartementet
"""


def test_a_list_of_ones_own_is_read(tmp_path: Path) -> None:
    league, agency = read_organisations(written(tmp_path, LIST))
    assert (league.name, league.aliases, league.kind) == (
        "Norsk Brolag",
        ("NBL", "Brolaget"),
        "association",
    )
    assert (agency.id, agency.kind, agency.parent) == (
        "brodirektoratet",
        "agency",
        "samferdselsdepartementet",
    )


def test_an_alias_of_the_list_becomes_the_name(tmp_path: Path) -> None:
    found = read("Høringssvar fra NBL\n\nNBL støtter forslaget.", written(tmp_path, LIST))
    assert found.metadata.organisation == "Norsk Brolag"
    assert found.metadata.respondent.id == "norsk-brolag"
    assert "NBL" in found.metadata.aliases


def test_a_list_overrides_the_catalogue(tmp_path: Path) -> None:
    listed = written(tmp_path, "name,kind\nNorsk Vann,company\n")
    found = read("Høringssvar fra Norsk Vann\n\nVi støtter forslaget.", listed)
    assert found.metadata.respondent.kind == "company"
    plain = read("Høringssvar fra Norsk Vann\n\nVi støtter forslaget.")
    assert plain.metadata.respondent.kind == "working_life"
    assert plain.metadata.respondent.id == found.metadata.respondent.id


def test_a_name_that_stands_twice_is_one_body(tmp_path: Path) -> None:
    listed = written(tmp_path, "navn;alias\nNorsk Brolag;NBL\nNORSK BROLAG;Brolaget\n")
    (body,) = read_organisations(listed)
    assert body.aliases == ("NBL", "Brolaget")


WRONG = [
    ("by,alias\nNorsk Brolag,NBL\n", "no column of names", "line 1"),
    ("navn,alias\n,NBL\n", "has no name", "line 2"),
    ("navn,type\nNorsk Brolag,brolag\n", "unknown kind 'brolag'", "line 2"),
    ("navn,type\nNorsk Brolag,court\nNorsk Brolag,church\n", "is given twice", "line 3"),
    ('navn,type\n"Norsk Brolag,court\n', "is no table", "line"),
    ("", "is empty", ""),
]


@pytest.mark.parametrize(("text", "problem", "place"), WRONG)
def test_what_is_wrong_in_a_list_is_told_with_its_line(
    tmp_path: Path, text: str, problem: str, place: str
) -> None:
    with pytest.raises(InputError) as told:
        read_organisations(written(tmp_path, text))
    assert problem in str(told.value)
    assert place in str(told.value)


INVITED = """Høringsinstanser

Departementene
• Helsedirektoratet
• Fjordvik kommune
• Norsk Brolag
- KS – Kommunesektorens organisasjon
Postboks 8030 Dep
Høringsfristen er 1. mai 2026.
"""


def test_the_invited_are_read_off_a_letter(tmp_path: Path) -> None:
    found = [body.name for body in read_invited(written(tmp_path, INVITED, "liste.txt"))]
    assert found[-4:] == [
        "Helsedirektoratet",
        "Fjordvik kommune",
        "Norsk Brolag",
        "KS – Kommunesektorens organisasjon",
    ]
    assert "Høringsinstanser" not in found


def test_of_an_invitation_only_its_list_is_read(tmp_path: Path) -> None:
    bodies = [f"{n}. {name} kommune" for n, name in enumerate("ABCDEFGHIJ", 98)]
    letter = "Norsk Vegforbund har bedt om endringen.\nNorsk Vegforbund\n\nHøringsinstanser\n"
    path = written(tmp_path, letter + "\n".join(bodies), "brev.txt")
    assert [body.name for body in read_invited(path)] == [f"{x} kommune" for x in "ABCDEFGHIJ"]


def test_the_invited_are_read_off_a_page(tmp_path: Path) -> None:
    page = "<html><body><h1>Høringsinstanser</h1><ul><li>Norsk Brolag</li></ul></body></html>"
    assert [b.id for b in read_invited(written(tmp_path, page, "side.html"))] == ["norsk-brolag"]


def test_a_list_that_names_nobody_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="names nobody"):
        read_invited(written(tmp_path, "Vi takker for innspill.\n", "brev.txt"))


# --- two names, and one name of two -------------------------------------------------------


def test_a_given_name_wins_over_the_letterhead_and_a_note_says_so() -> None:
    given = Metadata("Testvik kommune", origin=(("organisation", "file"),))
    found = read("FJORDVIK KOMMUNE\n\nFjordvik kommune støtter forslaget.", given=given)
    assert found.metadata.organisation == "Testvik kommune"
    assert any("“Fjordvik kommune”" in note for note in found.notes)


def test_a_given_short_name_is_no_other_name() -> None:
    given = Metadata("NBL", origin=(("organisation", "file"),))
    found = read("Norsk Brolag (NBL)\n\nNorsk Brolag støtter forslaget.", given=given)
    assert found.notes == ()


def test_a_name_that_two_bodies_bear_gets_a_note() -> None:
    found = read("HERØY KOMMUNE\n\nHerøy kommune støtter forslaget.")
    assert any("is the name of several" in note for note in found.notes)
    told = read("HERØY KOMMUNE\nNordland\n\nHerøy kommune støtter forslaget.")
    assert told.metadata.respondent.id == "heroy-kommune-nordland"
    assert told.notes == ()
