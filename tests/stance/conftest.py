"""The shipped pipeline, loaded once, and sentences read with an invented respondent."""

from collections.abc import Callable

import pytest
from spacy.language import Language

from standpunkt.documents import Document, Metadata
from standpunkt.language.pipeline import load
from standpunkt.positions import Position
from standpunkt.stance.engine import Engine

RESPONDENT = Metadata(
    organisation="Fjordvik kommune", aliases=("kommunen", "kommunestyret", "laget", "styret")
)


@pytest.fixture(scope="session")
def nlp() -> Language:
    return load()


@pytest.fixture(scope="session")
def engine(nlp: Language) -> Engine:
    return Engine(nlp)


@pytest.fixture(scope="session")
def read(engine: Engine) -> Callable[[str], list[Position]]:
    return lambda text: engine.read(Document("a", "a.txt", text, RESPONDENT))
