"""Bokmål or nynorsk, for sentences, paragraphs and whole responses."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standpunkt.language import standard

SENTENCES = [
    ("nb", "Kommunen støtter ikke forslaget."),
    ("nb", "Vi mener at fristen er for kort."),
    ("nb", "Jeg er uenig i dette."),
    ("nb", "Det er positivt at departementet tar tak i saken."),
    ("nb", "Forbundet slutter seg til høringssvaret fra Norsk Testlag og ber om flere møter."),
    ("nb", "HVORFOR BLE IKKE DETTE UTREDET?"),
    ("nb", "Endringene får store følger for virksomhetene."),
    ("nb", "Muligheten er vesentlig svekket."),
    ("nn", "Kommunen støttar ikkje framlegget."),
    ("nn", "Me meiner at fristen er for knapp."),
    ("nn", "Eg er ueinig i dette."),
    ("nn", "Det er bra at departementet tek tak i saka."),
    ("nn", "Laget sluttar seg til fråsegna frå Noregs Testlag og bed om fleire møte."),
    ("nn", "KVIFOR VART IKKJE DETTE GREIDD UT?"),
    ("nn", "Endringane får store følgjer for verksemdene."),
    ("nn", "Moglegheita er vesentleg svekt."),
    ("", ""),
    ("", "KS 2026"),
    ("", "§ 4-2 (3)"),
    ("", "Testvik kommune"),
]


@pytest.mark.parametrize(("expected", "text"), SENTENCES, ids=[row[1][:30] for row in SENTENCES])
def test_of_sentence(expected: str, text: str) -> None:
    assert standard.of(text) == expected


def test_of_weighs_a_quotation_less_than_the_text_around_it() -> None:
    text = (
        "Departementet skriv at «kommunene skal ikke ha ansvar». Det er kommunen ikkje samd i. "
        "Me meiner at framlegget ikkje held, og ber om at det vert sendt på ny høyring."
    )
    assert standard.of(text) == "nn"


DOCUMENTS = [
    (
        "nn",
        "nynorsk answers in a bokmål form",
        """Ønsker å ta stilling til høringen: Ja
1. Ansvaret for plassene overføres fra rådet til kommunen
Velg et alternativ: Uenig
Hvor viktig er dette? Svært viktig
Eventuell kommentar
Rådet ser ingen grunn til å endre ei ordning som verkar.
2. Kommunen skal tilby et rom
Velg et alternativ: Enig
Hvor viktig er dette? Nullstill
Eventuell kommentar
Einig, dersom staten tek rekninga.""",
    ),
    (
        "nn",
        "nynorsk below a bokmål page head",
        "Forsiden\nHøringssvar fra Testvik\nDato: 30.04.2027\nSvartype: Med merknad\n\n"
        "Me er samde.",
    ),
    ("nb", "headings alone", "Høringssvar fra Testvik\nHvordan svare"),
    (
        "nn",
        "wrapped lines",
        "Vi ser at framlegget har mange gode sider, men det er ikkje ferdig\nog må greiast ut",
    ),
    ("", "nothing", ""),
]


@pytest.mark.parametrize(("expected", "case", "text"), DOCUMENTS, ids=[row[1] for row in DOCUMENTS])
def test_of_document(expected: str, case: str, text: str) -> None:
    assert standard.of_document(text) == expected


def test_weigh_counts_words_double_and_endings_once() -> None:
    assert standard.weigh("ikke") == standard.Evidence(nb=2, nn=0)
    assert standard.weigh("svekkelsen") == standard.Evidence(nb=1, nn=0)
    assert standard.weigh("testingane") == standard.Evidence(nb=0, nn=1)


@given(st.text())
def test_of_document_takes_any_text(text: str) -> None:
    assert standard.of_document(text) in ("nb", "nn", "")


@pytest.mark.parametrize("text", ["a" * 1_000_000, "ikke " * 200_000, "\n" * 1_000_000])
def test_of_document_takes_linear_time(text: str) -> None:
    started = time.process_time()
    standard.of_document(text)
    assert time.process_time() - started < 5
