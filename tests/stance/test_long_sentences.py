"""What a sentence that never ends may cost: as much for each cue, however many there are."""

from __future__ import annotations

import cProfile
import pstats

import pytest
from spacy.language import Language

from standpunkt.documents import Document
from standpunkt.stance.engine import Engine


@pytest.fixture(scope="module")
def engine(nlp: Language) -> Engine:
    made = Engine(nlp)
    made.read(Document("a", "a.txt", "Vi mener at det er bra."))
    return made


def calls(engine: Engine, text: str) -> int:
    """The calls that reading a text makes: the same on any machine, whatever else it does."""
    with cProfile.Profile() as profile:
        engine.read(Document("a", "a.txt", text))
    return sum(count for count, *_ in pstats.Stats(profile).stats.values())  # type: ignore[attr-defined]


@pytest.mark.parametrize("words", ["Vi mener at ", "Vi er uenig i at "])
def test_a_run_of_cues_costs_in_proportion_to_its_length(engine: Engine, words: str) -> None:
    engine.read(Document("a", "a.txt", words * 10))
    times = 1_000 // len(words)  # as many as are read as one sentence
    assert calls(engine, words * 4 * times) < 4.5 * calls(engine, words * times)
