"""What a sentence that never ends may cost: a bounded number of calls a cue."""

from __future__ import annotations

import cProfile
import pstats

import pytest

from standpunkt.documents import Document
from standpunkt.language.pipeline import load
from standpunkt.stance.engine import Engine


@pytest.fixture(scope="module")
def engine() -> Engine:
    made = Engine(load())
    made.read(Document("a", "a.txt", "Vi mener at det er bra."))
    return made


def calls(engine: Engine, text: str) -> int:
    """The calls that reading a text makes: the same on any machine, whatever else it does."""
    with cProfile.Profile() as profile:
        engine.read(Document("a", "a.txt", text))
    return sum(count for count, *_ in pstats.Stats(profile).stats.values())  # type: ignore[attr-defined]


@pytest.mark.parametrize("words", ["Vi mener at ", "Vi er uenig i at "])
def test_a_run_of_cues_costs_a_bounded_number_of_calls(engine: Engine, words: str) -> None:
    assert calls(engine, words * 600) < 5_500 * 600
