"""Other holders: cleaned names, and one name for one body."""

from __future__ import annotations

from datetime import date

import pytest

from standpunkt.documents import Document, Metadata
from standpunkt.respondent.cleaning import cleaned, is_unit, third_party, unit_apart
from standpunkt.respondent.others import holder_name

CLEANED = [
    ("Storvik kommune Storvik kommune", "Storvik kommune"),
    ("Storvik kommune Storvik kommune Storvik kommune", "Storvik kommune"),
    ("Ytre Leia regionråd NOU 2024:40", "Ytre Leia regionråd"),
    ("Morild NOU 2026: 14 Adresser for alle", "Morild"),
    ("Brolaget – høringssvar", "Brolaget"),
    ("Kodeloftet AS v/ sikkerhetsansvarlig", "Kodeloftet AS"),
    ("Fjordvik kommune ved havneutvalget", "Fjordvik kommune"),
    ("Norsk Brolag ved generalsekretær Kari Testmann", "Norsk Brolag"),
    ("Steinåsen Kraft AS Jorunn Testmann", "Steinåsen Kraft AS"),
    ("Klubben ved Sørvik Støperi", "Klubben ved Sørvik Støperi"),
    ("Havdal Skjel AS og Ytre Havdal Fiskarlag", "Havdal Skjel AS og Ytre Havdal Fiskarlag"),
    ("Institutt for avgift ved Høyskolen i Vik", "Institutt for avgift ved Høyskolen i Vik"),
]


@pytest.mark.parametrize(("name", "expected"), CLEANED)
def test_what_sticks_to_a_name_goes(name: str, expected: str) -> None:
    assert cleaned(name) == expected


def test_a_department_is_told_from_a_body() -> None:
    assert unit_apart("SKARDAL KOMMUNE Eining for næring") == (
        "SKARDAL KOMMUNE",
        "Eining for næring",
    )
    assert unit_apart("Testvik kommune, Avdeling for helse") == (
        "Testvik kommune",
        "Avdeling for helse",
    )
    assert is_unit("Seksjon for plan")
    assert not is_unit("Testansattes Forbund avd. 14")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Statsforvalterens", "Statsforvalteren"),
        ("Brolagets", "Brolaget"),
        ("Norsk Brolag", "Norsk Brolag"),
        ("Skolenes landsforbund", "Skolenes landsforbund"),
        ("Fjordvik kommune flertallet i utvalget", "Fjordvik kommune"),
        ("«Brolaget»", "Brolaget"),
    ],
)
def test_a_third_partys_name_has_no_genitive_and_no_tail(name: str, expected: str) -> None:
    assert third_party(name) == expected


def letter(text: str = "", recipient: str = "", day: date | None = None) -> Document:
    extra = (("recipient", recipient),) if recipient else ()
    return Document("a", "a.txt", text, Metadata(date=day, extra=extra))


def test_the_ministry_has_one_name() -> None:
    document = letter(recipient="Helse- og omsorgsdepartementet")
    ways = ("departementet", "Departementets", "HOD", "Helse- og omsorgsdepartementet")
    assert {holder_name(way, document) for way in ways} == {"Helse- og omsorgsdepartementet"}


def test_the_only_ministry_that_is_named_is_the_ministry() -> None:
    document = letter("Vi viser til brev fra Kulturdepartementet.", day=date(2020, 5, 1))
    assert holder_name("departementet", document) == "Kulturdepartementet"
    two = letter("Vi viser til Kunnskapsdepartementet og Finansdepartementet.")
    assert holder_name("Departementet", two) == "departementet"


def test_an_abbreviation_that_the_text_gives_to_another_stays() -> None:
    document = letter("Helsevennenes Ordensklubb Distrikt (HOD) mener noe.")
    assert holder_name("HOD", document) == "HOD"


def test_a_definite_noun_is_nobody_in_particular() -> None:
    assert holder_name("Bondelaget", letter("Bondelaget er imot.")) == "Bondelaget"
    named = letter("Norges Bondelag skrev i fjor. Bondelaget er imot.")
    assert holder_name("Bondelaget", named) == "Norges Bondelag"
