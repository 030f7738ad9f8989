"""The items of an enumeration that is run into one sentence, and brackets that are none."""

import pytest
from spacy.language import Language

from standpunkt.language.reading import Token, parse
from standpunkt.language.sentences import Sentence
from standpunkt.stance.numbered import after_number, items


def tokens(nlp: Language, text: str) -> tuple[Token, ...]:
    (reading,) = parse(nlp, [Sentence(text, range(len(text) + 1))])
    return reading.tokens


def said(nlp: Language, text: str) -> list[str]:
    """What each item of a sentence says."""
    found = tokens(nlp, text)
    spans = [item.said for item in items(found)]
    return [text[found[first].start : found[last].end] for first, last in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi støtter: a) nye bruer, b) ny ferje.", ["nye bruer", "ny ferje"]),
        ("Vi støtter a) nye bruer, b) ny ferje og c) ny veg.", ["nye bruer", "ny ferje", "ny veg"]),
        ("Me støttar (1) nye bruer og (2) ny ferje.", ["nye bruer", "ny ferje"]),
        ("Vi støtter 1) nye bruer 2) ny ferje", ["nye bruer", "ny ferje"]),
        ("Vi støtter: i) nye bruer, ii) ny ferje, men iii) ikke veg.",
         ["nye bruer", "ny ferje", "ikke veg"]),
        ("Vi går imot: 1. Nye soner.", ["Nye soner"]),
        ("Vi er: – for bruene – mot ferja", ["for bruene", "mot ferja"]),
        ("Vi støtter: • nye bruer • ny ferje", ["nye bruer", "ny ferje"]),
        ("Me støttar følgjande: nye bruer; ny ferje; og ny veg.",
         ["nye bruer", "ny ferje", "ny veg"]),
    ],
)  # fmt: skip
def test_items(nlp: Language, text: str, expected: list[str]) -> None:
    assert said(nlp, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Vi støtter nye bruer og ny ferje.", id="no markers"),
        pytest.param("Vi støtter a) nye bruer.", id="one is no enumeration"),
        pytest.param("Vi støtter b) nye bruer og c) ny ferje.", id="does not begin at the first"),
        pytest.param("Vi støtter bokstav a) og b).", id="references that say nothing"),
        pytest.param("Vi støtter forslaget (jf. § 5 a) og fristen (jf. § 6 b).", id="in brackets"),
        pytest.param("Vi støtter bruene – som er dyre – og ferja.", id="dashes without a colon"),
        pytest.param("Vi støtter dette: bruene – som er dyre – og ferja.", id="no dash at first"),
        pytest.param("Vi støtter dette: – nye bruer", id="one dash"),
        pytest.param("Vi støtter bruene; ferja er vi imot.", id="a semicolon without a colon"),
    ],
)
def test_no_enumeration(nlp: Language, text: str) -> None:
    assert said(nlp, text) == []


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("2. Gebyr på klager", "Gebyr"),
        ("2) Gebyr på klager", "Gebyr"),
        ("b) Gebyr på klager", "Gebyr"),
        ("Gebyr på klager", "Gebyr"),
        ("2 nye gebyr", "2"),
        ("12", "12"),
    ],
)
def test_the_number_that_a_sentence_opens_with(nlp: Language, text: str, first: str) -> None:
    found = tokens(nlp, text)
    assert found[after_number(found)].text == first
