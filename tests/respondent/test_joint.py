"""Several who answer in one letter are all named, and their common nouns are theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from standpunkt.positions import RESPONDENT
from standpunkt.reading.finding.files import Source
from standpunkt.respondent.identify import identify
from standpunkt.respondent.load import load
from standpunkt.stance.engine import Engine

BODY = "Vi støtter forslaget. Organisasjonene er imot gebyret."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            f"Felles høringssvar fra Norsk Brolag og Norsk Tunnellag\n\n{BODY}",
            "Norsk Brolag; Norsk Tunnellag",
        ),
        (
            f"Norsk Brolag          Norsk Tunnellag\n\nTestdepartementet\n\nHøring – ny "
            f"lov\n\n{BODY}",
            "Norsk Brolag; Norsk Tunnellag",
        ),
        (
            f"Norsk Brolag\nNorsk Tunnellag\n\nTestdepartementet\n\nFelles høringssvar – "
            f"lov\n\n{BODY}",
            "Norsk Brolag; Norsk Tunnellag",
        ),
        (
            f"Svar\n\nPå vegne av Norsk Brolag, Tunnellaget og Veilaget sendes dette "
            f"svaret.\n\n{BODY}",
            "Norsk Brolag; Tunnellaget; Veilaget",
        ),
        # names without a telling noun, each of which signs
        (
            f"Høringssvar fra Morild og Kystens Venner\n\n{BODY}\n\n"
            "På vegne av Morild               På vegne av Kystens Venner\nAne Holm           "
            "Leif Berg",
            "Morild; Kystens Venner",
        ),
        (
            "Fellesfråsegn frå Lia kommune og Vik kommune\n\nKommunane støttar framlegget.",
            "Lia kommune; Vik kommune",
        ),
        (
            "Høringssvar fra kommunene Lia, Vik og Ytre Sund\n\nKommunene støtter forslaget.",
            "Lia kommune; Vik kommune; Ytre Sund kommune",
        ),
        (
            "Lia og Vik kommuner viser til høringen. Kommunene støtter forslaget.",
            "Lia kommune; Vik kommune",
        ),
        (
            "Fylkeskommunane Nordmark og Sørmark takkar for høvet. Me støttar framlegget.",
            "Nordmark fylkeskommune; Sørmark fylkeskommune",
        ),
        # one who has talked to another, or writes to one in the second column, is alone
        (
            "Norsk Brolag\n\nNorsk Brolag og Norsk Tunnellag har møttes. Vi støtter forslaget.",
            "Norsk Brolag",
        ),
        ("Norsk Brolag          Lia kommune\n\nHøring – ny lov\n\nVi er imot.", "Norsk Brolag"),
    ],
)
def test_who_answers_together(text: str, name: str) -> None:
    found = identify(text)
    assert found.organisation == name
    assert found.respondent.id.count(";") == name.count(";")


@pytest.mark.parametrize(
    "text",
    [
        "Norsk Brolag Norsk Brolag\n\nHøringssvar – lov om felles register\n\nVi er imot.",
        "Norsk Brolag\nPlan- og miljøavdelingen\nFagutvalget\n\nFelles høringssvar\n\nVi er for.",
        "Norsk Brolag\nAvdelingen for bru\n\nFelles høringssvar\n\nVi er for.",
    ],
)
def test_a_matter_in_common_or_a_part_makes_nobody_joint(text: str) -> None:
    assert identify(text).organisation == "Norsk Brolag"


def test_felles_is_nobodys_name() -> None:
    found = identify("Felles høringssvar om ferje\n\nVi er imot.")
    assert found.organisation == ""


@pytest.mark.parametrize(
    ("title", "stands"),
    [
        ("Felles høringssvar fra Norsk Brolag og Norsk Tunnellag", "Organisasjonene er imot det."),
        ("Felles uttalelse fra kommunene Lia og Vik", "Kommunene er imot gebyret."),
        ("Fellesfråsegn frå Lia og Vik kommunar", "Kommunane er imot gebyret."),
    ],
)
def test_their_plural_is_theirs(tmp_path: Path, engine: Engine, title: str, stands: str) -> None:
    path = tmp_path / "svar.txt"
    path.write_text(f"{title}\n\n{stands}\n", encoding="utf-8")
    rows = engine.read(load(Source("svar", str(path), path)))
    assert [row.holder for row in rows] == [RESPONDENT]
