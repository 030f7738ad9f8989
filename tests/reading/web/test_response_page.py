"""The lines of facts on a public register's page of one response."""

from __future__ import annotations

import pytest

from standpunkt.reading.web.response_page import facts_apart, facts_of

TITLE = "Høringssvar fra Testvik kommune"


@pytest.mark.parametrize(
    ("text", "organisation", "hearing", "day", "extra"),
    [
        (
            f"{TITLE}\n\nDato: 03.02.2026\n\nSvartype: Med merknad\n\nVi er imot.",
            *("Testvik kommune", "", "2026-02-03", {"answer_type": "Med merknad"}),
        ),
        (
            f"Til høringen: Ny vannlov\n\n{TITLE}\n\nDato: 3. februar 2026",
            *("Testvik kommune", "Ny vannlov", "2026-02-03", {}),
        ),
        (
            "Høyringssvar frå Prøvelaget\n\nSvartype: Uten merknad\n\nKategori: Organisasjon",
            *("Prøvelaget", "", "", {"answer_type": "Uten merknad", "category": "Organisasjon"}),
        ),
        (
            "Høringssvar fra Person som ikke har oppgitt navn\n\nDato: 03.02.2026",
            *("", "", "2026-02-03", {}),
        ),
        (f"{TITLE}\n\nVi er imot.", "", "", "", {}),
        ("Brev\n\nDato: 03.02.2026\n\nVi er imot.", "", "", "", {}),
        ("", "", "", "", {}),
    ],
)
def test_facts(text: str, organisation: str, hearing: str, day: str, extra: dict[str, str]) -> None:
    found = facts_of(text)
    assert (found.organisation, found.hearing) == (organisation, hearing)
    assert (found.date.isoformat() if found.date else "") == day
    assert dict(found.extra) == extra


@pytest.mark.parametrize(
    ("title", "hearing"),
    [
        ("Høring - ny vannlov - regjeringen.no", "Høring - ny vannlov"),
        ("Høringssvar fra Testvik kommune - regjeringen.no", ""),
        ("regjeringen.no", ""),
    ],
)
def test_the_hearing_from_the_head_of_the_page(title: str, hearing: str) -> None:
    assert facts_of(f"{TITLE}\n\nDato: 03.02.2026", {"title": title}).hearing == hearing


def test_facts_on_one_line_are_parted_and_sentences_are_not() -> None:
    parted = facts_apart("Referanse: 12 Dato: 03.02.2026 Svartype: Med merknad", True)
    assert [line for line, _ in parted] == [
        *("Referanse: 12", "Dato: 03.02.2026", "Svartype: Med merknad"),
    ]
    sentence = "Vi skrev Dato: 03.02.2026 i brevet."
    assert facts_apart(sentence, False) == [(sentence, False)]
