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


REPORTED = """
Regjeringen mener at ordningen er blitt for dyr.
Regjeringa meiner at ordninga er for dyr.
Kunnskapsdepartementet mener at flere eksamensforsøk er uheldig.
Finansdepartementet mener at satsen er for lav.
Kulturdepartementet skriver at ordningen er utdatert.
Justisdepartementet har konkludert med at ordningen er uheldig.
Universitets- og høgskulerådet meiner at fleire eksamensforsøk er uheldig.
Riksrevisjonen mener at oppfølgingen er for svak.
Foreldrene ved skolen opplever at tilbudet er for dårlig.
Lærerne opplever at dokumentasjonskravet er for omfattende.
Legene ved sykehuset opplever at systemet er for tungvint.
Pasientene opplever at ventetiden er for lang.
Brukerne sier at tilbudet er for dårlig.
Forskere har funnet at ordningen er lite treffsikker.
Rådmannen i nabokommunen mener forslaget er positivt.
Rådmannen i nabokommunen mener at forslaget er positivt.
Ordføreren i Lillevik mener forslaget er negativt.
Eieren av bygget mener forslaget er negativt.
Det sies at ordningen er for dyr.
Det blir hevdet at ordningen er uheldig.
I media hevdes det at reformen er mislykket.
I avisen hevdes det at gebyret er for høyt.
Det hevdes i notatet at dagens ordning er uheldig.
Rapporten viser at ordningen er uheldig.
I meldingen heter det at tilsynet er for svakt.
Domstolene mener at fristen er for kort.
Statsråden har uttalt at reformen er vellykket.
Flere innbyggere har gitt uttrykk for at gebyret er for høyt.
Naboen min synes forslaget er for dårlig.
Helsepersonell forteller at skjemaet er unødvendig.
Elevane seier at prøva er urettferdig.
Politikarane i nabobygda meiner at ordninga er urimeleg.
Kundane synest at gebyret er for høgt.
Det blir sagt at reglane er for strenge.
Det er blitt hevdet at kravet er urimelig.
Det vert hevda at ordninga er uheldig.
Det påstås at ordningen er uforsvarlig.
I notatet står det at ordningen er uheldig.
Evalueringen viser at ordningen er uheldig.
Utredninga konkluderer med at dagens modell er uheldig.
Noen hevder at forslaget er urimelig.
Enkelte er av den oppfatning at forslaget er urimelig.
Drosjesjåførene frykter at forslaget er ødeleggende.
Statsråden sa at forslaget var positivt.
Sykepleierne ved legevakten har sagt at ordningen er uforsvarlig.
Riksrevisjonen har påpekt at tilsynet er mangelfullt.
Regjeringen hevder at forslaget er rimelig.
Mange fiskere hevder at kvoten er for lav.
Dette er dem som mener at forslaget er unødvendig.
Kritikerne hevder at reformen er for dyr.
Professor Ola Testmann mener at loven er uklar.
Hun mener at loven er uklar.
Barna forteller at skoleveien er uforsvarlig.
"""

SAID_BY_THE_WRITER = """
Vi mener at regjeringens forslag er for dyrt.
Kommunen opplever at tilbudet er for dårlig.
Rådmannen mener at forslaget er uheldig.
Det understrekes at forslaget er uheldig.
Det bemerkes at fristen er for kort.
Vår erfaring er at ordningen er uheldig.
Det må sies at forslaget er uheldig.
Innbyggerne i kommunen vår vet at vi støtter forslaget.
"""


@pytest.mark.parametrize("sentence", REPORTED.strip().splitlines())
def test_what_others_say_is_not_the_respondents(letter: Letter, sentence: str) -> None:
    assert RESPONDENT not in {p.holder for p in letter("Fjordvik kommune", sentence)}


@pytest.mark.parametrize("sentence", SAID_BY_THE_WRITER.strip().splitlines())
def test_what_it_says_itself_is(letter: Letter, sentence: str) -> None:
    assert {p.holder for p in letter("Fjordvik kommune", sentence)} == {RESPONDENT}


@pytest.mark.parametrize(
    ("sentence", "holder"),
    [
        ("Regjeringen mener at ordningen er for dyr.", "Regjeringen"),
        ("Kulturdepartementet skriver at ordningen er utdatert.", "Kulturdepartementet"),
        ("Legene ved sykehuset opplever at systemet er for tungvint.", "Legene ved sykehuset"),
    ],
)
def test_a_third_party_keeps_what_it_says(letter: Letter, sentence: str, holder: str) -> None:
    assert {p.holder for p in letter("Fjordvik kommune", sentence)} == {holder}


def test_the_writer_takes_over_after_a_report(letter: Letter) -> None:
    found = letter(
        "Fjordvik kommune",
        "Regjeringen mener at ordningen er for dyr, men det er feil å avvikle den.",
    )
    assert [p.holder for p in found] == ["Regjeringen", RESPONDENT]


@pytest.mark.parametrize("mark", ["\u200b", "\u200d", "\u200e", "\u202c", "\u202e", "\u2067"])
def test_an_unseen_mark_is_no_part_of_a_name(letter: Letter, mark: str) -> None:
    said = f"{mark}Kommunen støtter gebyret. {mark}Regjeringen mener at ordningen er for dyr."
    assert [p.holder for p in letter(f"{mark}Fjordvik kommune", said)] == [
        RESPONDENT,
        "Regjeringen",
    ]
