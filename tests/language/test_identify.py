"""Which language: whole documents, paragraphs, and what is too short to tell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standpunkt.documents import Document, Metadata
from standpunkt.language import identify

PARAGRAPHS = [
    ("nb", "Kommunen støtter ikke forslaget om å øke avgiften."),
    (
        "nb",
        "Vi støtter ikke forslaget, og mener efter en vurdering at loven nu bør bli stående.",
    ),
    ("nb", "Etter vår mening må språket i undervisningen bli bedre for alle."),
    ("nb", "Sámediggi og Åarjelsaemien Gïelejarnge har uttalt at de støtter forslaget."),
    ("nb", "Begrepet «state of the art» bør ikke brukes i forskriften, mener vi."),
    ("nn", "Kommunen støttar ikkje framlegget om å auke avgifta."),
    ("nn", "Vi er samde i at skulane treng fleire lærarar, og viser til fråsegna vår."),
    ("da", "Kommunen mener ikke, at afgiften bør hæves, og vi ønsker mere tid til høringen."),
    ("da", "Lovforslaget giver mulighed for, at kommunerne efter ansøgning kan blive fritaget."),
    ("da", "Vi har ingen bemærkninger til udkastet, men foreslår at reglerne bliver forenklet."),
    ("da", "Foreningen støtter forslaget og ser frem til, at uddannelsen af lærere styrkes."),
    ("sv", "Kommunen stödjer inte förslaget att höja avgiften."),
    ("sv", "Länsstyrelsen tillstyrker förslaget men anser att kostnaderna bör utredas."),
    ("sv", "Vi har inga synpunkter på remissen och avstår från att svara."),
    ("en", "The municipality does not support the proposal."),
    ("en", "We welcome the consultation and recommend that the deadline is extended."),
    ("en", "In our view, better guidance for schools is needed before the rules are changed."),
    ("sme", "Sámediggi doarju evttohusa, muhto oaivvilda ahte gielddat galget oažžut eanet ruđa."),
    ("sme", "Sámi mánáin lea riekti oažžut oahpahusa sámegillii."),
    ("sme", "Mii eat doarjjo dán evttohusa."),
    ("smj", "Mij doarjjop oajvvadusáv, valla gielda hæhttuji ienep rudájt oadtjot."),
    ("smj", "Sáme mánájn la riektá oahpadussaj sámegiellaj."),
    ("sma", "Mijjieh raeriem dåarjoehtibie, men tjïelth edtjieh vielie beetnegh åadtjodh."),
    ("sma", "Saemien maanah reaktam utnieh ööhpehtimmiem saemien gïelesne åadtjodh."),
    ("sma", "Ibie mijjieh dam raeriem dåarjoehth."),
    ("de", "Die Gemeinde unterstützt den Vorschlag nicht und bittet um mehr Zeit."),
    ("fi", "Kunta ei kannata ehdotusta, mutta se on hyvin valmisteltu."),
    (
        "unknown",
        "samorząd popiera projekt ustawy oraz wnosi dodatkowe uwagi dotyczące finansowania szkół "
        "podstawowych przez gminę",
    ),
]
TOO_LITTLE = [
    "",
    "Ola Testmann",
    "Ola Testmann, Kari Prøve, Per Eksempel og Åse Mønster",
    "KS 2026",
    "§ 4-2 (3)",
    "Testvik kommune",
    "Vedlegg 1 2 3",
    "The Testvik Institute",
]


@pytest.mark.parametrize(
    ("language", "text"), PARAGRAPHS, ids=[f"{row[0]} {row[1][:30]}" for row in PARAGRAPHS]
)
def test_of_paragraph(language: str, text: str) -> None:
    found = identify.of(text)
    if language in ("nb", "nn"):
        assert found in (language, "")
    else:
        assert found == language


@pytest.mark.parametrize("text", TOO_LITTLE)
def test_what_is_too_little_has_no_language(text: str) -> None:
    assert identify.of(text) == ""


def test_gold_documents(root: Path) -> None:
    wrong = []
    paths = sorted((root / "corpus" / "gold").glob("*/*.meta.json"))
    for path in paths:
        known = json.loads(path.read_text(encoding="utf-8"))["language"]
        text = path.with_name(path.name.replace(".meta.json", ".txt")).read_text(encoding="utf-8")
        found = identify.of_document(text)
        unread = [s for s in identify.stretches(text, found) if not identify.is_read(s.language)]
        if found != known or unread:
            wrong.append(path.name)
    assert len(wrong) <= 0.02 * len(paths), wrong


NORWEGIAN = "Vi støtter ikke forslaget om å øke avgiften."
ENGLISH = "We do not support the proposal to raise the fee."
SAMI = "Mii eat doarjjo dán evttohusa, muhto mii doarjut eará evttohusa."


def test_a_paragraph_in_another_language_is_told() -> None:
    text = f"{NORWEGIAN} Vi takker for høringen.\n\n{ENGLISH}\n\nOla Testmann\n\n{SAMI}\n"
    found = identify.stretches(text, identify.of_document(text))
    # The line with a name has the document's language.
    assert [stretch.language for stretch in found] == ["nb", "en", "nb", "sme"]
    document = Document("a", "a.txt", text, Metadata(language="nb"), languages=found)
    assert document.language_of(text.index("We do")) == "en"
    assert document.language_of(text.index("Vi støtter")) == "nb"
    told = identify.notes(text, found)
    assert [("English" in note, "North Sámi" in note) for note in told] == [
        (True, False),
        (False, True),
    ]


def test_a_norwegian_paragraph_in_an_english_document_is_read() -> None:
    text = f"{ENGLISH} We thank you.\n\n{ENGLISH} We ask for more time.\n\n{NORWEGIAN}\n"
    assert identify.of_document(text) == "en"
    assert [s.language for s in identify.stretches(text, "en")] == ["en", "nb"]


def test_short_danish_paragraphs_tell_together() -> None:
    text = (
        "Kommunen støtter forslaget. Vi er imod den foreslåede afgift.\n\nVi mener, at fristen bør "
        "udsættes.\n\nVi støtter ikke forslaget om gebyr.\n\nMed venlig hilsen\nPrøvestrup\n"
    )
    assert identify.of_document(text) == "da"
    assert [s.language for s in identify.stretches(text, "da")] == ["da"]


@given(st.text(max_size=300))
def test_any_text_has_stretches_in_order(text: str) -> None:
    found = identify.stretches(text, identify.of_document(text))
    assert [stretch.start for stretch in found] == sorted({stretch.start for stretch in found})
    assert not found or found[0].start == 0
    assert len(identify.notes(text, found)) <= len(found)
