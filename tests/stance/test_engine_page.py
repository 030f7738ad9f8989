"""The examples in docs/engine.md, which must be read as the page says."""

import re
from pathlib import Path

import pytest

from standpunkt.documents import Document, Metadata
from standpunkt.positions import Position, Tier
from standpunkt.stance.engine import Engine

PAGE = Path(__file__).parents[2] / "docs" / "engine.md"
RESPONDENT = Metadata("Fjordvik kommune", ("kommunen",))


def rows(name: str) -> list[tuple[str, ...]]:
    """The cells of a table between its marks, without the heading."""
    text = PAGE.read_text(encoding="utf-8")
    found = re.search(rf"<!-- {name} -->\n(.*?)\n<!-- /{name} -->", text, re.DOTALL)
    assert found is not None
    lines = found[1].splitlines()[2:]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]


def core(engine: Engine, text: str) -> list[Position]:
    found = engine.read(Document("page", "page.md", text, RESPONDENT))
    return [position for position in found if position.tier is Tier.CORE]


@pytest.mark.parametrize(("text", "stance", "target"), rows("read"))
def test_what_is_read(engine: Engine, text: str, stance: str, target: str) -> None:
    (position,) = core(engine, text)
    assert (position.holder, str(position.stance)) == ("respondent", stance)
    assert position.words(position.target) == target


@pytest.mark.parametrize(("text", "stance", "holder"), rows("others"))
def test_whose_it_is(engine: Engine, text: str, stance: str, holder: str) -> None:
    (position,) = core(engine, text)
    assert (position.holder, str(position.stance)) == (holder, stance)


@pytest.mark.parametrize("row", rows("none"))
def test_what_is_no_stand(engine: Engine, row: tuple[str]) -> None:
    assert core(engine, row[0]) == []
