"""Who answers where only the end of a letter tells, or a lawyer writes it."""

import pytest

from standpunkt.respondent.identify import identify

BODY = (
    "Høringssvar – endringer i loven\n\nVi viser til høringsbrev av 3. mars. Vi støtter"
    " forslaget om ny lov, men mener at fristen er for kort.\n\nVi ber om at fristen utsettes.\n\n"
)


@pytest.mark.parametrize(
    ("end", "name"),
    [
        ("Ola Testmann / styreleder, Nesvik vel", "Nesvik vel"),
        ("Ola Testmann\nstyreleder, Nesvik vel", "Nesvik vel"),
        ("Ola Testmann\nStyreleder Nesvik vel", "Nesvik vel"),
        ("Ola Testmann, leder i Nesvik vel", "Nesvik vel"),
        ("Nesvik vel / v/ styreleder Ola Testmann", "Nesvik vel"),
        ("Nesvik vel v/Ola Testmann", "Nesvik vel"),
        ("Styreleder Ola Testmann\nNesvik vel", "Nesvik vel"),
        ("Ola Testmann / Broforbundet avd. 123", "Broforbundet avd. 123"),
        ("For Broforbundet avd. 123\nOla Testmann", "Broforbundet avd. 123"),
        ("Nesvik kommune, Postboks 3, 1234 Nesvik", "Nesvik kommune"),
        ("Nesvik kommune, Storgata 3, 1234 Nesvik", "Nesvik kommune"),
        ("Ola Testmann, Nesvik Bondelag", "Nesvik Bondelag"),
        ("Kari Prøve / leiar / Nes sogelag", "Nes sogelag"),
        ("Ytre Leia interkommunale vannverk IKS", "Ytre Leia interkommunale vannverk IKS"),
        ("Skog- og broarbeidernes landsforbund", "Skog- og broarbeidernes landsforbund"),
        ("Stiftelsen Hjelmen på!", "Stiftelsen Hjelmen på!"),
    ],
)
def test_the_ending_names_the_respondent(end: str, name: str) -> None:
    assert identify(f"{BODY}Med vennlig hilsen\n\n{end}\n").organisation == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Høringssvar\n\nAdvokatfirmaet Prøve AS skriver på vegne av Nesvik Kraft AS. Vi støtter"
            " forslaget.\n\nMed vennlig hilsen\n\nAdvokatfirmaet Prøve AS\n",
            "Nesvik Kraft AS",
        ),
        (
            "Høringssvar\n\nPå vegne av Nesvik Kraft AS inngir Advokatfirmaet Prøve AS dette"
            " høringssvaret. Vi støtter forslaget.\n\nHilsen\n\nAdvokatfirmaet Prøve AS\n",
            "Nesvik Kraft AS",
        ),
        (
            "Høyringssvar\n\nAdvokat Kari Prøve skriv på vegner av Nes Fiskarlag. Vi støttar"
            " framlegget.\n\nMed helsing\nKari Prøve\n",
            "Nes Fiskarlag",
        ),
        (
            "Høringssvar\n\nAdvokatfirmaet Prøve AS støtter forslaget.\n\nMed vennlig hilsen\n\n"
            "Advokatfirmaet Prøve AS\n",
            "Advokatfirmaet Prøve AS",
        ),
        (
            "Departementet for broer, Postboks 8190 Dep, 0032 Oslo\n\nHøringssvar\n\nVi viser til"
            " brevet. Brofartsdirektoratet fører tilsyn med broer.\n\nDirektoratet deler"
            " departementets syn.\n\nBrofartsdirektoratet støtter forslaget.\n\nMed hilsen\n\n"
            "Ola Testmann, avdelingsdirektør\n",
            "Brofartsdirektoratet",
        ),
        (f"T.B.F.\n\n{BODY}Med vennlig hilsen\n\nT.B.F.\n", "T.B.F."),
        (
            f"Nesvik kommune, Postboks 3, 1234 Nesvik\n\n{BODY}Hilsen\nOla Testmann\n",
            "Nesvik kommune",
        ),
        (
            "Jeg bor her.\n\nJeg er imot forslaget.\n\nHilsen\nOla Testmann / lærer\n",
            "Ola Testmann",
        ),
    ],
)
def test_who_answers(text: str, name: str) -> None:
    assert identify(text).organisation == name
