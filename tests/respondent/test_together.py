"""Persons who answer together, a family, a class: who they are, and that "we" are theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from standpunkt.positions import RESPONDENT
from standpunkt.reading.finding.files import Source
from standpunkt.respondent.identify import identify
from standpunkt.respondent.load import load
from standpunkt.respondent.together import collective
from standpunkt.stance.engine import Engine


def _who(text: str) -> str:
    return identify(text, "brev.txt").organisation


@pytest.mark.parametrize(
    ("signed", "name"),
    [
        ("Lærerne ved Testlia skole", "Lærerne ved Testlia skole"),
        ("lærarane ved Testlia skule", "Lærarane ved Testlia skule"),
        ("Hytteeierne langs elva", "Hytteeierne langs elva"),
        ("hytteeigarane langs Testelva", "Hytteeigarane langs Testelva"),
        ("Vi naboer i Prøvegata", "Naboer i Prøvegata"),
        ("oss bebuarar i Prøvegata 4", "Bebuarar i Prøvegata 4"),
        ("De ansatte ved Testbakken sykehjem", "De ansatte ved Testbakken sykehjem"),
        ("dei tilsette ved Testbakken sjukeheim", "Dei tilsette ved Testbakken sjukeheim"),
        ("Foreldregruppa i 4B", "Foreldregruppa i 4B"),
        ("foreldra i 3. klasse ved Lia skule", "Foreldra i 3. klasse ved Lia skule"),
        ("elevrådet ved Testlia skole", "Elevrådet ved Testlia skole"),
        ("Klasse 10B ved Lia skule", "Klasse 10B ved Lia skule"),
        ("jordmødrene ved Testvik fødestue", "Jordmødrene ved Testvik fødestue"),
    ],
)
@pytest.mark.parametrize(
    "letter",
    [
        "Høring – ny lov\n\nVi støtter ikke forslaget. Fagforbundet gjør det.\n\nHilsen\n{}\n",
        "Til Fjordvik kommune\n\nMe er imot framlegget.\n\nHelsing {}\n",
        "Høring – ny lov\n\nVi er imot. Prøvelaget har sagt at de er for.\n\n{}\nv/ Kari "
        "Testmann\n",
        "Høring – ny lov\n\nVi er imot det.\n\nMvh\nKari Testmann\nfor {}\n",
    ],
)
def test_who_signs_together(letter: str, signed: str, name: str) -> None:
    assert _who(letter.format(signed)) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Innspill fra lærerne ved Testlia skole\n\nVi er imot.", "Lærerne ved Testlia skole"),
        ("Høyringssvar frå naboane i Prøvegata\n\nMe er imot.", "Naboane i Prøvegata"),
        ("Vi foreldre i Blåklokka barnehage er imot.", "Foreldre i Blåklokka barnehage"),
        (
            "Fjordvik kommune\n\nMerknad til plan\n\nMe naboar i Prøvegata er imot. Vi ber om "
            "svar.",
            "Naboar i Prøvegata",
        ),
        (
            "Fjordvik kommune\nHelse og omsorg\n\nHøring\n\nVi er imot. Prøveforbundet er for.\n\n"
            "Med hilsen\nAnsatte ved Testbakken sykehjem",
            "Ansatte ved Testbakken sykehjem",
        ),
        ("Hei!\n\nVi i klasse 10B ved Lia skole er imot.", "Klasse 10B ved Lia skole"),
        # whoever else refers to the proposal stands beside them
        (
            "Vann NOR viser til høringen og mener at det er trygt. Vi naboer langs Testbanen er "
            "imot.",
            "Naboer langs Testbanen",
        ),
        (
            "Vi lærere ved Lia skole er imot. Testforbundet viser til forslaget og avgir eget "
            "svar.",
            "Lærere ved Lia skole",
        ),
        # a body that writes of itself calls its members "we"
        ("Norsk Studentlag takkar for høyringa. Me studentar i Noreg er for.", "Norsk Studentlag"),
        ("Norsk Prøvelag\n\nVi støtter det.\n\nBrukere av bruer bør betale selv", "Norsk Prøvelag"),
        # and what a company is called is no description
        ("Bryggeeierne på Tangen AS\n\nVi er imot.", "Bryggeeierne på Tangen AS"),
    ],
)
def test_who_they_say_that_they_are(text: str, name: str) -> None:
    assert _who(text) == name


@pytest.mark.parametrize(
    "line",
    [
        "Lærerne mener at det er bra",
        "Lærerne ved skolen mener at det er bra",
        "Flere i Oslo",
        "Norsk Brolag",
        "Bryggeeierne på Tangen AS",
        "Rådet for eldre i Testvik",
    ],
)
def test_what_is_no_collective(line: str) -> None:
    assert collective(line) == ""


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Lærerne ved Testlia skole", "school"),
        ("Foreldra i Blåklokka barnehage", "school"),
        ("Ansatte ved Testbakken sykehjem", "other"),
        ("Naboene i Prøvegata", "other"),
        ("De ansatte i Fjordvik kommune", "other"),
    ],
)
def test_those_who_work_somewhere_are_not_that_body(name: str, kind: str) -> None:
    text = f"Høring\n\nVi er imot.\n\nHilsen {name}"
    assert identify(text).respondent.kind == kind


def test_their_noun_is_theirs_and_anothers_is_not(tmp_path: Path, engine: Engine) -> None:
    path = tmp_path / "brev.txt"
    path.write_text(
        "Høring – skolerute\n\nNaboene støtter forslaget. Vi er imot gebyret. "
        "Havnevesenet mener at fristen er for kort.\n\nHilsen naboene i Prøvegata\n",
        encoding="utf-8",
    )
    found = load(Source("brev", str(path), path))
    assert found.metadata.organisation == "Naboene i Prøvegata"
    holders = [(row.stance, row.holder) for row in engine.read(found)]
    assert [holder for _, holder in holders[:2]] == [RESPONDENT, RESPONDENT]
    assert "Havnevesenet" in [holder for _, holder in holders]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Fjordvik kommune\n\nMerknad til plan\n\nVi bor i Elvegata og er imot.\n\n"
            "Hilsen\nOle og Kari Prøveland",
            "Ole og Kari Prøveland",
        ),
        ("Høyring\n\nMe er imot.\n\nHelsing\nFamilien Prøveland", "Familien Prøveland"),
        # two officers of a body sign for it
        (
            "Fjordvik kommune\n\nHøring\n\nVi støtter forslaget.\n\nOle Berg og Kari Prøveland",
            "Fjordvik kommune",
        ),
    ],
)
def test_a_family(text: str, name: str) -> None:
    found = identify(text)
    assert found.organisation == name
    assert found.respondent.kind == ("municipality" if "kommune" in name else "person")


def test_who_writes_no_capitals() -> None:
    found = identify("jeg er imot det. jeg bor her.\n\nkari prøveland, mor til tre")
    assert (found.organisation, found.respondent.kind) == ("kari prøveland", "person")


def test_a_lawyers_title_is_no_body() -> None:
    found = identify("Advokat Kari Prøveland\nPostboks 12\n\nHøring\n\nJeg mener at det er bra.")
    assert found.respondent.kind == "person"
