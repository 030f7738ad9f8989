"""Sentences read with an invented respondent."""

from collections.abc import Callable, Iterator

import pytest

from standpunkt.documents import Document, Metadata
from standpunkt.language.sentences import sentences
from standpunkt.positions import Position
from standpunkt.stance.engine import Engine

RESPONDENT = Metadata(
    organisation="Fjordvik kommune", aliases=("kommunen", "kommunestyret", "laget", "styret")
)


@pytest.fixture(scope="session")
def read(engine: Engine) -> Callable[[str], list[Position]]:
    return lambda text: engine.read(Document("a", "a.txt", text, RESPONDENT))


@pytest.fixture(scope="module", autouse=True)
def parsed_together(request: pytest.FixtureRequest) -> None:
    """Has the engine parse all texts of a module's tables at once, for a third of the time.

    It remembers them when a test reads one, and a sentence is parsed alike whatever it is parsed
    with: `tests/language/test_replaced_layers.py`.
    """
    texts = dict.fromkeys(text for item in _reading(request) for text in _texts(item))
    if texts:
        engine: Engine = request.getfixturevalue("engine")
        engine.parser.readings([line for text in texts for line in sentences(text)])


def _reading(request: pytest.FixtureRequest) -> Iterator[pytest.Function]:
    """The tests of the module that read a row of a table."""
    for item in request.session.items:
        if not isinstance(item, pytest.Function) or item.path != request.path:
            continue
        if "engine" in item.fixturenames and hasattr(item, "callspec"):
            yield item


def _texts(item: pytest.Function) -> Iterator[str]:
    for value in item.callspec.params.values():
        text = value.get("text") if isinstance(value, dict) else getattr(value, "text", value)
        if isinstance(text, str):
            yield text
