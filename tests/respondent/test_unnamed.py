"""Responses that hardly name their sender: nobody else's name is put in its place."""

from __future__ import annotations

import pytest

from standpunkt.respondent.described import UNNAMED_PERSON
from standpunkt.respondent.identify import identify


@pytest.mark.parametrize(
    "text",
    [
        "Brutilsynet foreslår årlig kontroll av alle bruer. Vi synes det er for ofte.",
        "Brutilsynet har i dag en liste med 19 bruer. Vi er imot at den utvides.",
        "Brutilsynet vil ha kontroll kvart år. Det er vi samde i, og vi har sagt det før.",
        "Riksverket foreslår like regler for alle. Noen av oss har barn, og vi er imot.",
        "Planen viser et bygg på åtte etasjer. Vi liker den ikke. Planen har store feil.",
        "Målingane viser at tiltaka sparar lite. Vi trur ikkje på dei.",
        "Eigarane ønskjer seks månader, og vi tolv. Eigarane har ikkje rett.",
        "Trasé B går 140 meter fra huset vårt. Trasé B er for dyr. Trasé B vil gi støy, mener vi.",
        "Bank i butikk er bedre enn ingenting. Bank i butikk er vi for.",
        "Grensen for tilskudd er lav, og vi ber om en ny. Grensen for tilskudd er gammel.",
        "Rettleiaren med bilete er god. Vi vil ha han på trykk.",
        "Åpningstid til klokka 20 er kort for dem som jobber. Vi vil ha 22.",
        "Statsforvalteren fraråder forslaget. Norges Testlag går imot det. Vi er uroa.",
        "To lager er for lite, og vi vil ha fire. To lager er dyrt nok.",
    ],
)
def test_who_put_it_forward_and_what_it_is_about_do_not_answer(text: str) -> None:
    assert identify(text, "svar.txt").organisation == ""


@pytest.mark.parametrize(
    "text",
    [
        "Snørydding\n\nJeg er 83 år og bor i bakken. Kommunen vil ha gebyr. Det er jeg imot.",
        "Jakttid for rype\n\nEg har jakta i 45 år. Å slutte i november er eg imot.",
        "Bilvei ved Storvannet\n\nJeg fisker der hver vår og vil ikke ha veien.",
        "Jeg er for kurs. Norges Testlag går imot gebyret, og det er feil av dem.\n\nEn hytteeier",
        "Eg er pensjonert los. Fjordlaget seier at farta må ned. Eg er samd i det.",
        "Mitt høringssvar\n\nJeg går i sjuende klasse, og jeg vil ikke ha karakterer.",
    ],
)
def test_the_title_of_a_person_is_what_it_writes_about(text: str) -> None:
    assert identify(text, "svar.txt").organisation == UNNAMED_PERSON


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Fjøslys\n\nEg er enkje og driv garden. Skatten er eg imot.\n\nKari Testmann",
            "Kari Testmann",
        ),
        ("Jeg er imot. Elvelaget får selge kort.\n\nOla Testmann", "Ola Testmann"),
        (
            "Jeg svarer som privatperson, ikke for Statsforvalteren i Vest.\n\nKari Testmann",
            "Kari Testmann",
        ),
        (
            "Jeg er lege i Fjordvik kommune. Fjordvik kommune støtter også dette.\n\nOla Testmann",
            "Ola Testmann",
        ),
        ("Jeg er imot.\n\nVennlig hilsen Ola Testmann (og Bamse)", "Ola Testmann"),
        ("Mitt syn på fiske\n\nJeg er imot.\n\nMvh Ola Testmann", "Ola Testmann"),
    ],
)
def test_the_person_who_signs_answers(text: str, name: str) -> None:
    assert identify(text, "svar.txt").organisation == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Havbukt sjømatklynge\n\nKlyngen samler 34 bedrifter. Vi er imot.",
            "Havbukt sjømatklynge",
        ),
        (
            "Storvik musikkorps\n\nKorpset har 41 medlemmer. Avgift er vi imot.",
            "Storvik musikkorps",
        ),
        (
            "Aksjonsgruppa Lys i sund\n\nGruppa har 42 medlemer. Skrap framlegget.",
            "Aksjonsgruppa Lys i sund",
        ),
        ("Fjordvik kommune, næring og plan\n\nVi viser til brevet og er imot.", "Fjordvik kommune"),
        ("Fjordvik kommune Saksnr. 26/1204\n\nVi støtter forslaget.", "Fjordvik kommune"),
        ("Arkivforbundet\n\nArkivforbundet har uttalt seg før. Vi er imot.", "Arkivforbundet"),
        (
            "Adressetilsynet\n\nVi viser til brevet. Adressetilsynet støtter forslaget.",
            "Adressetilsynet",
        ),
        ("Norske Brurådgivere er en fagforening. Vi er imot forslaget.", "Norske Brurådgivere"),
        ("Fylkesutvalet i Ytre Vestheim støttar framlegget.", "Ytre Vestheim fylkeskommune"),
        (
            "Brudepartementet Lovavdelingen\n\nFjordvik tingrett viser til brevet og støtter det.",
            "Fjordvik tingrett",
        ),
        ("Fjordvik kommunestyre kan ikke slutte seg til forslaget.", "Fjordvik kommune"),
        (
            "Brudirektoratet\n\nForeningen for prøvde brukarer støtter ikke forslaget. Vi er imot.",
            "Foreningen for prøvde brukarer",
        ),
        ("Brudirektoratet\n\nVi viser til brevet og støtter forslaget.", "Brudirektoratet"),
        (
            "STATSFORVALTEREN I VEST har sendt saka på høyring.\n\nFjordvik herad stør framlegget. "
            "Fjordvik herad vil ha det snart.",
            "Fjordvik herad",
        ),
        (
            "Fra: Advokatfirmaet Lund DA på vegne av Norsk Testforbund Vest\n\nVi er imot.",
            "Norsk Testforbund Vest",
        ),
        (
            "Navn på høringsinstans: Testlegeforeningen\n\nKS støtter modellen. Vi gjør ikke det.",
            "Testlegeforeningen",
        ),
        ("Kjære Brudirektorat\n\nFjordvik velforening er imot forslaget.", "Fjordvik velforening"),
        (
            "Høring\n\nFBO støtter forslaget. FBO takker.\n\nForbundet for barnehage og omsorg",
            "Forbundet for barnehage og omsorg",
        ),
    ],
)
def test_a_sender_is_found_by_what_it_calls_itself(text: str, name: str) -> None:
    assert identify(text, "svar.txt").organisation == name


def test_a_heading_above_the_last_paragraph_signs_nothing() -> None:
    text = (
        "Høring om bruer\n\nFjordvik velforening støtter forslaget om kontroll av bruer.\n\n"
        "Hjemmekontor\n\nVi har ingen merknader til punktet om hjemmekontor i etaten.\n\n"
        "Flytting\n\nDet er ikke tid til å flytte alt på en måned, mener vi."
    )
    assert identify(text, "svar.txt").organisation == "Fjordvik velforening"


@pytest.mark.parametrize("source", ["svar_nb.txt", "012-nn.docx", "h_nynorsk.txt", "v1 bokmål.txt"])
def test_the_language_in_a_file_name_is_nobody(source: str) -> None:
    assert identify("Vi er imot.", source).organisation == ""


@pytest.mark.parametrize("signs", ["Foreningen ved Ola Testmann", "Styret ved Kari Testmann"])
def test_a_noun_with_who_signs_for_it_is_no_name(signs: str) -> None:
    text = f"Hyttefolket i Blådal\n\nVi er 412 eiere. Gebyret er vi imot.\n\n{signs}"
    assert identify(text, "svar.txt").organisation == "Hyttefolket i Blådal"
