"""Sentences read with an invented respondent."""

from collections.abc import Callable

import pytest

from standpunkt.documents import Document, Metadata
from standpunkt.positions import Position
from standpunkt.stance.engine import Engine

RESPONDENT = Metadata(
    organisation="Fjordvik kommune", aliases=("kommunen", "kommunestyret", "laget", "styret")
)


@pytest.fixture(scope="session")
def read(engine: Engine) -> Callable[[str], list[Position]]:
    return lambda text: engine.read(Document("a", "a.txt", text, RESPONDENT))
