"""The catalogue of bodies: that it hangs together, and what a name stands for."""

from __future__ import annotations

from datetime import date

import pytest

from standpunkt.documents import Metadata, OrganisationKind
from standpunkt.respondent.catalogue import Body, Catalogue, id_of, shipped
from standpunkt.respondent.described import described


def test_every_body_has_a_key_of_its_own_and_a_kind() -> None:
    bodies = shipped().bodies
    assert len({body.id for body in bodies}) == len(bodies)
    assert {body.kind for body in bodies} <= {str(kind) for kind in OrganisationKind}
    assert [body.id for body in bodies if not body.name or not body.id.isascii()] == []


def test_every_body_that_is_referred_to_is_there() -> None:
    known = shipped().by_id
    named = {key for body in known.values() for key in (*body.predecessors, body.parent) if key}
    assert sorted(named - known.keys()) == []


def test_no_body_ends_before_it_begins() -> None:
    assert [b.id for b in shipped().bodies if b.start and b.end and b.start > b.end] == []


@pytest.mark.parametrize(("day", "count"), [(date(2019, 6, 1), 422), (date(2022, 6, 1), 356)])
def test_all_municipalities_of_a_year_are_there(day: date, count: int) -> None:
    old = [b for b in shipped().bodies if b.kind == "municipality" and b.had_its_name_on(day)]
    # Haram of 2019 has its name again, and stands in the catalogue once.
    assert abs(len(old) - count) <= 1


def test_all_municipalities_of_today_are_there() -> None:
    today = date(2026, 1, 1)
    found = [b for b in shipped().bodies if b.kind == "municipality" and b.had_its_name_on(today)]
    assert len(found) == 357


NAMES = [
    ("Helse- og omsorgsdepartementet", "helse-og-omsorgsdepartementet"),
    ("HELSE- OG OMSORGSDEPARTEMENTET", "helse-og-omsorgsdepartementet"),
    ("HOD", "helse-og-omsorgsdepartementet"),
    ("Noregs Høgsterett", "norges-hoyesterett"),
    ("Guovdageainnu suohkan", "kautokeino-kommune"),
    ("Kommunesektorens organisasjon", "ks"),
    ("Fjordvik kommune", ""),
]


@pytest.mark.parametrize(("name", "key"), NAMES)
def test_a_name_stands_for_a_body(name: str, key: str) -> None:
    assert [body.id for body in shipped().called(name)] == ([key] if key else [])


def test_the_year_tells_bodies_of_one_name_apart() -> None:
    known = shipped()
    assert len(known.called("Bø kommune", date(2019, 5, 1))) == 2
    assert [b.id for b in known.called("Bø kommune", date(2022, 5, 1))] == ["bo-kommune-nordland"]


def test_two_bodies_of_one_name_get_neither_ones_key() -> None:
    found = described(Metadata("Herøy kommune"), "Kommunen støtter forslaget.").respondent
    assert (found.id, found.kind) == ("heroy-kommune", "municipality")
    told = described(Metadata("Herøy kommune"), "Vi i Nordland støtter forslaget.").respondent
    assert told.id == "heroy-kommune-nordland"


def test_a_body_that_changed_its_name_keeps_its_key() -> None:
    before = described(Metadata("Petroleumstilsynet", date=date(2023, 11, 1)), "")
    after = described(Metadata("Havindustritilsynet", date=date(2024, 2, 1)), "")
    assert before.respondent.id == after.respondent.id == "havindustritilsynet"
    assert before.organisation == "Petroleumstilsynet"


def test_a_users_own_bodies_go_first() -> None:
    own = Body("ks-klubben", "Kjekke Seilere", "association", aliases=("KS",))
    known = shipped().over([own])
    assert [body.id for body in known.called("KS")] == ["ks-klubben"]
    assert [body.id for body in shipped().called("KS")] == ["ks"]


def test_a_key_does_not_hang_on_how_a_name_is_written() -> None:
    assert id_of("FJORDVIK  KOMMUNE") == id_of("Fjordvik kommune") == "fjordvik-kommune"
    assert Catalogue().called("Fjordvik kommune") == ()


KINDS = {
    "municipality": ["Lomvik herad", "Eldrerådet i Lomvik kommune", "Lomvik eldreråd"],
    "county": ["Nordmark fylkeskommune", "Fylkesrådet i Nordmark"],
    "agency": ["Direktoratet for skilt", "Nordmark politidistrikt", "Havneverket"],
    "ministry": ["Skiltdepartementet"],
    "court": ["Øvre Nordmark tingrett", "Jordskifteretten i Nordmark"],
    "county_governor": ["Statsforvaltaren i Nordmark", "Fylkesmannen i Nordmark"],
    "university": ["Høgskulen i Lomvik", "Brusenteret ved Universitetet i Lomvik"],
    "health": ["Helse Lomvik HF", "Lomvik sjukehus", "Lomvik legesenter"],
    "church": ["Kirkelig fellesråd i Lomvik", "Lomvik menighet", "Lomvik bispedømme"],
    "sami": ["Lomvidda reinbeitedistrikt", "Samisk språksenter i Lomvik"],
    "working_life": ["Skiltmakernes Forbund", "Lomvik bondelag", "Klubben ved Lomvik Mek"],
    "association": ["Lomvik turlag", "Aksjonen Bevar Kaia", "Lomvik idrettsråd"],
    "company": ["Lomvik Kraft AS", "Lomvik Sparebank", "Lombladet"],
    "school": ["FAU ved Lomvik skole", "Lomvik barnehage SA", "Elevrådet ved Lomvik skule"],
    "other": ["Morild"],
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_kind_is_told_by_the_name(kind: str) -> None:
    found = {name: described(Metadata(name), "Vi er imot.").respondent.kind for name in KINDS[kind]}
    assert found == dict.fromkeys(KINDS[kind], kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Morild er en forening for nattevandrere.", "association"),
        ("Morild er eit selskap med ni tilsette. Vi er imot.", "company"),
        ("Vi er imot. Banken har 12 400 lån.", "company"),
        ("Vi er imot. Kommunen har sagt ja.", "other"),
    ],
)
def test_the_text_tells_the_kind_where_the_name_does_not(text: str, kind: str) -> None:
    assert described(Metadata("Morild"), text).respondent.kind == kind
