"""Names of many shapes in the places where respondents name themselves; all are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from standpunkt.respondent.identify import identify

NAMES = [
    *("Stillhet", "Grønt Nabolag", "SKUR", "Stopp Fabrikken i Lomvika", "Folk for Ferga"),
    *("Lysverket Nord AS", "Aksjonsgruppa mot Gruva", "Nettverket for enslige forsørgere"),
    *("Senter for havrett ved Universitetet i Austvik", "Eldrerådet i Lomvik kommune"),
    *("Lomvik kommune", "Lomvik og omegn turlag", "Austre Lomvik tingrett", "Havneverket"),
    *("Landsforeningen for Skiltsyke", "Nordre Lomvik menighetsråd", "Barnehageforeldrene"),
    *("Lomvik videregående skole", "Kirkelig fellesråd i Lomvik", "Private Fergers Landsforbund"),
]
MINISTRY = "Kulturdepartementet\nPostboks 8030 Dep\n0030 Oslo"
BODY = "Vi støtter forslaget om et adresseregister.\n\nVi er imot at fristen settes til tre uker."

LAYOUTS: dict[str, Callable[[str], str]] = {
    "matter between": lambda n: f"Innspill til høring om adresser fra {n}\n\n{BODY}",
    "possessive": lambda n: f"{n} sitt høringssvar om adresser\n\n{BODY}",
    "genitive": lambda n: f"{n}s høringsuttalelse om adresser\n\n{BODY}",
    "second column": lambda n: f"Kulturdepartementet          {n}\n0030 Oslo\n\n{BODY}",
    "footer": lambda n: f"{MINISTRY}\n\n{BODY}\n\n{n}  |  0000 Testvik  |  Org.nr. 999 999 999",
    "office": lambda n: f"{MINISTRY}\n\n{BODY}\n\nVennlig hilsen\nKari Testmann\nleder, {n}",
    "on behalf": lambda n: f"{MINISTRY}\n\n{BODY}\n\nPå vegne av {n},\nKari Testmann",
    "decided": lambda n: f"Uttalelse fra {n} vedtatt 3. mai 2026\n\n{BODY}",
    "colon": lambda n: f"{n}: svar på høring om adresser\n\n{BODY}",
    "dash": lambda n: f"{n} – høringssvar om adresser\n\n{BODY}",
    "sent by": lambda n: f"Innsendt av: Kari Testmann, {n}\nDato: 4.5.2026\n\n{BODY}",
    "nynorsk": lambda n: f"Høyringssvar frå {n}\n\nVi støttar forslaget.",
    "top": lambda n: f"{n}\n\n{BODY}",
    "end": lambda n: f"{BODY}\n\n{n}",
    "subject": lambda n: f"{n} støtter forslaget.\n\n{n} er imot at fristen er kort.",
    "thanks": lambda n: f"Høring\n\n{n} takker for muligheten til å gi innspill.\n\n{BODY}",
    "we in": lambda n: f"Hei!\n\nVi i {n} har lest forslaget.\n\n{BODY}\n\nHilsen Kari",
    "doubled": lambda n: f"{n} {n}\n\nHøringssvar – adresser\n\n{BODY}",
    "glued": lambda n: f"Høringssvar fra {n} NOU 2026: 14 Adresser for alle\n\n{BODY}",
    "label above": lambda n: f"Navn på organisasjon\n{n}\nKategori: Annet\n\n{BODY}",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_name_is_found_wherever_it_stands(layout: str) -> None:
    found = {name: identify(LAYOUTS[layout](name)).organisation for name in NAMES}
    assert {name: said for name, said in found.items() if said != name} == {}


def test_names_that_are_joined_are_told_apart() -> None:
    for name in NAMES:
        found = identify(f"Felles høringssvar fra {name} og Norsk Brolag\n\n{BODY}").organisation
        assert found == f"{name}; Norsk Brolag"


NOBODY = [
    "Ber om at regjeringen dropper forslaget\n\nVi er imot.",
    "Bruk av språkmodellar i skulen\n\nRektor ved skulen\n\nVi er imot framlegget.",
    "Grunnlova § 16\n\nVi er samde.",
    "NN\n\nVi er imot.",
    "Emne: høring om adresser\n\nVi er imot.",
    "Avdeling for plan\n\nVi er imot.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_a_headline_an_office_or_a_paragraph_is_nobody(text: str) -> None:
    assert identify(text).organisation == ""


def test_the_department_stands_apart() -> None:
    known = identify(f"SKARDAL KOMMUNE\nEining for næring og areal\n\n{MINISTRY}\n\n{BODY}")
    assert (known.organisation, known.respondent.unit) == (
        "Skardal kommune",
        "Eining for næring og areal",
    )


def test_who_wrote_the_paper_does_not_answer() -> None:
    text = "Broeiernes fond («BF») har laget et grundig notat. Bro Norge er enig i at det haster."
    assert identify(text).organisation == "Bro Norge"


def test_the_portals_placeholder_is_no_name_and_the_texts_own_is_found() -> None:
    page = "Høringssvar fra Person som ikke har oppgitt navn\nDato: 04.05.2026\n\n"
    signed = identify(f"{page}{BODY}\n\nMed hilsen\nLomvik turlag\nKari Testmann")
    assert signed.organisation == "Lomvik turlag"
    unsigned = identify(f"{page}Jeg er imot forslaget.")
    assert (unsigned.organisation, unsigned.respondent.kind) == ("Privatperson", "person")


def test_initials_are_written_out_where_the_text_does_so() -> None:
    text = "RPD støtter forslaget. RPD er imot fristen. Rådet for Prøvens Dag er fra 1990."
    known = identify(text)
    assert known.organisation == "Rådet for Prøvens Dag"
    assert "RPD" in known.aliases


def test_nouns_are_the_respondents_where_nobody_is_named() -> None:
    assert "kommunen" in identify("Kommunen støtter forslaget.").aliases
    other = identify("Kommunen støtter forslaget, som Lomvik kommune støttet i fjor.")
    assert "kommunen" not in other.aliases or other.organisation == "Lomvik kommune"
    assert identify("Departementet mener noe.").aliases == ()


def test_a_compound_that_a_text_in_the_first_person_names_once_is_another() -> None:
    assert identify("Vi er fem bønder. Bondelaget mener det motsatte.").aliases == ()
    assert identify("Bondelaget er imot. Bondelaget støtter § 3.").aliases == ("bondelaget",)


def test_a_mail_that_is_answered_names_others() -> None:
    mail = (
        "Fra: Kari Testmann <kari@lomvik.example>\nTil: Postmottak\n\nHei\n\n"
        "Her er svaret fra Lomvik turlag. Turlaget støtter forslaget.\n\n"
        "-----Opprinnelig melding-----\nFra: Kulturdepartementet\nTil: Lomvik turlag\n\nSvar oss."
    )
    assert identify(mail).organisation == "Lomvik turlag"


def test_a_letter_that_is_quoted_names_others() -> None:
    text = (
        f"Norsk Brolag\n\nVi har fått dette brevet:\n\n«LOMVIK KOMMUNE\nStorgata 1, 0000 Lomvik\n\n"
        f"Til: Norsk Brolag\n\nLomvik kommune ber om svar.»\n\n{BODY}\n\nMed hilsen\nNorsk Brolag"
    )
    assert identify(text).organisation == "Norsk Brolag"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Styret i Lomvik turlag behandlet saken. Styret støtter forslaget.", "Lomvik turlag"),
        ("Kommunestyret i Lomvik støtter forslaget.", "Lomvik kommune"),
        ("Lomvik formannskap støtter forslaget.", "Lomvik kommune"),
    ],
)
def test_an_organ_speaks_for_its_body(text: str, name: str) -> None:
    assert identify(text).organisation == name


def test_every_place_is_evidence_the_heaviest_first() -> None:
    known = identify(f"Høringssvar fra Lomvik turlag\n\nLomvik turlag støtter det.\n\n{BODY}")
    told = known.respondent.evidence
    assert [found.weight for found in told] == sorted((e.weight for e in told), reverse=True)
    assert {found.name for found in told} == {"Lomvik turlag"}
    assert known.respondent.confidence > 0.9
