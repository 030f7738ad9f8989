"""Lines that end where no sentence does: a page break, a cell that is too narrow, a bullet."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path

import pytest
from tests.conftest import SHARE

from standpunkt.documents import Document
from standpunkt.stance.engine import Engine

CUT = [
    "Vi støtter forslaget, men",
    "Vi støttar framlegget men\n\nSide 2\n\nber om lengre frist.",
    "- Støtter forslaget, men\n- Gebyr",
    "Slett",
    "Er vi imot? Slett",
    "Uten forslaget vil\n\nsituasjonen bli verre.",
    "Vi synes det\n\ner bra.",
    "Vi er ikke",
    "Etter vårt syn bør",
    "Forslaget er ikkje billeg,",
    "Det minste vi kan forlange, er at",
]


@pytest.mark.parametrize("text", CUT)
def test_a_line_that_was_cut_is_read_all_the_same(engine: Engine, text: str) -> None:
    engine.read(Document("a", "a", text))


@SHARE
def test_sentences_cut_after_any_word_never_fail(engine: Engine, share: int) -> None:
    """A document in which one line fails would be lost whole."""
    texts = [
        case["text"]
        for path in sorted((Path(__file__).parent / "sentences").glob("*.toml"))
        for case in tomllib.loads(path.read_text(encoding="utf-8")).get("case", ())
    ]
    for text in random.Random(1).sample(texts, len(texts) // (2 * share)):
        words = text.rstrip(".!?").split()
        lines = "\n\n".join(" ".join(words[:n]) for n in range(1, len(words)))
        engine.read(Document("a", "a", lines))
