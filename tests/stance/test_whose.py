"""Whose a view is, with the respondent's name as a letter gives it, and others' beside it."""

from collections.abc import Callable

import pytest

from standpunkt.documents import Document
from standpunkt.positions import RESPONDENT, Position
from standpunkt.respondent.identify import identify
from standpunkt.stance.engine import Engine

Letter = Callable[[str, str], list[Position]]


@pytest.fixture(scope="module")
def letter(engine: Engine) -> Letter:
    """Reads a letter of one sentence, headed and signed by an organisation."""

    def read(name: str, sentence: str) -> list[Position]:
        text = (
            f"{name}\n\nHøringssvar – endringer i loven\n\nVi viser til høringsbrevet.\n\n"
            f"{sentence}\n\nMed vennlig hilsen\n\n{name}\n"
        )
        return engine.read(Document("a", "a.txt", text, identify(text)))

    return read


def _rows(table: str) -> list[tuple[str, str]]:
    rows = (line.split(" | ") for line in table.strip().splitlines())
    return [(name, sentence) for name, sentence in rows]


OWN = """
Fjordvik kommune | Etter kommunens vurdering er forslaget uheldig.
Fjordvik kommune | Kommunens syn er at fristen er for kort.
Fjordvik kommune | Det er kommunens oppfatning at fristen er for kort.
Fjordvik kommune | Etter kommunen sitt syn er fristen for kort.
Straumnes herad | Etter heradets syn er fristen for kort.
Ytre fylkeskommune | Det er fylkeskommunens syn at forslaget er uheldig.
Norsk Lampeforbund | Etter forbundets mening er fristen for kort.
Skog- og broarbeidernes landsforbund | Forbundet krever at fristen forlenges.
Skog- og broarbeidernes landsforbund | Etter forbundets syn er fristen for kort.
Nes velforening | Etter foreningens syn er fristen for kort.
Nordre Myr Bondelag | Lagets vurdering er at forslaget er uheldig.
Fjordvik Kraft AS | Etter selskapets syn er fristen for kort.
Statens brovesen | Etter etatens syn er fristen for kort.
Statens brovesen | Etter Brovesenets syn er fristen for kort.
Fjordvik sykehus HF | Etter sykehusets syn er fristen for kort.
Fjordvik sykehus HF | Etter helseforetakets vurdering er fristen for kort.
Norsk Sykkelforbund | Etter NSFs syn er fristen for kort.
Norsk Sykkelforbund | NSFs vurdering er at forslaget er uheldig.
Studentparlamentet ved Universitetet i Nes | Parlamentet går inn for forslaget.
Studentparlamentet ved Universitetet i Nes | Etter parlamentets syn er forslaget uheldig.
Broferdselsdirektoratet | Etter direktoratets syn er forslaget uheldig.
Tøyhusstiftelsen | Etter stiftelsens syn er forslaget uheldig.
Nesheim bydelsutvalg | Etter utvalgets mening er forslaget uheldig.
"""

OTHERS = """
Fjordvik kommune | Etter nabokommunens syn er forslaget uheldig.
Fjordvik kommune | Etter Nes kommunes syn er forslaget uheldig.
Fjordvik kommune | Rådmannen i nabokommunen mener forslaget er positivt.
Norsk Lampeforbund | Etter Brolagets syn er fristen for kort.
"""


@pytest.mark.parametrize(("name", "sentence"), _rows(OWN))
def test_the_noun_of_its_kind_is_the_respondent(letter: Letter, name: str, sentence: str) -> None:
    assert {p.holder for p in letter(name, sentence)} == {RESPONDENT}


@pytest.mark.parametrize(("name", "sentence"), _rows(OTHERS))
def test_another_body_of_the_kind_is_not(letter: Letter, name: str, sentence: str) -> None:
    assert RESPONDENT not in {p.holder for p in letter(name, sentence)}
