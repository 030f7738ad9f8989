import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from standpunkt.documents import Document, Place
from standpunkt.language.identify import stretches
from standpunkt.positions import Position
from standpunkt.stance.confidence import SCANNED
from standpunkt.stance.engine import Engine

Read = Callable[[str], list[Position]]

SENTENCES = tomllib.loads(
    (Path(__file__).parent / "sentences" / "first-of-each.toml").read_text(encoding="utf-8")
)["case"]


def test_read_keeps_every_span_in_the_text(read: Read) -> None:
    text = "\n\n".join(case["text"] for case in SENTENCES)
    found = read(text)
    assert len(found) > 80
    for p in found:
        for span in (p.evidence, p.cue, p.target, p.condition, p.referent, p.section, p.sentence):
            assert span is None or 0 <= span.start < span.end <= len(text)
        assert p.target is None or p.evidence.overlaps(p.target)


@pytest.mark.parametrize("text", ["", "\n\n", "Innledning", "1.", "§", "?"])
def test_read_of_next_to_nothing_finds_nothing(read: Read, text: str) -> None:
    assert read(text) == []


def test_a_wrapped_sentence_is_read_as_one(read: Read) -> None:
    text = (
        "Fjordvik kommune kan etter en samlet vurdering\n"
        "ikke støtte forslaget om avgift for hytte-\neiere."
    )
    (position,) = read(text)
    assert position.stance == "oppose"
    assert position.words(position.target) == "forslaget om avgift for hytte-\neiere"


def test_what_stands_on_a_scanned_page_is_less_sure(engine: Engine) -> None:
    first, second = "Vi støtter forslaget om målere.\n", "Vi støtter forslaget om målere."
    places = (Place(0, ""), Place(len(first), "scan, page 2"))
    plain, scanned = engine.read(Document("a", "a.pdf", first + second, places=places))
    assert scanned.confidence == round(plain.confidence * SCANNED, 3)


def test_paragraphs_in_other_languages_have_no_positions(engine: Engine) -> None:
    danish = "Foreningen støtter forslaget og ser frem til, at uddannelsen af lærere styrkes."
    text = f"Kommunen støtter forslaget.\n\n{danish}\n\nKommunen er imot gebyret.\n"
    languages = stretches(text, "nb")
    found = engine.read(Document("a", "a.txt", text, languages=languages))
    assert [p.stance.value for p in found] == ["support", "oppose"]
    assert engine.read(Document("a", "a.txt", danish, languages=stretches(danish, "da"))) == []


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("2 Forslaget om frist støttes ikke", "Forslaget om frist"),
        ("2.1 FORSKNING MÅ MEDTAS I KRAV TIL LEKTOR", "FORSKNING MÅ MEDTAS I KRAV TIL LEKTOR"),
        ("IV. Forslaget om tilsyn støttes ikke", "Forslaget om tilsyn"),
        ("3.2.1. Årlig kontroll støttes", "Årlig kontroll"),
    ],
)
def test_the_number_of_a_heading_is_no_part_of_the_target(
    read: Read, heading: str, target: str
) -> None:
    first, *_ = read(
        f"Høringssvar fra Fjordvik kommune\n\n{heading}\n\nKommunen har drøftet saken."
    )
    assert first.words(first.target) == target
