"""Points of a decision without a cue: what they want to be so."""

import pytest

from standpunkt.documents import Document, Metadata
from standpunkt.positions import Stance, Tier
from standpunkt.stance.engine import Engine

OPENED = "Høringssvar om ny lov\n\nFjordvik kommune viser til høringen om forslaget.\n\n"


def points(engine: Engine, heading: str, item: str) -> list[tuple[Stance, Tier]]:
    """What an item of a list below a line is read as, after one that supports."""
    text = f"{OPENED}{heading}\n\n1. Fjordvik kommune støtter forslaget.\n\n2. {item}\n"
    rows = engine.read(Document("d", "d.txt", text, Metadata("Fjordvik kommune")))
    return [(p.stance, p.tier) for p in rows if p.evidence.start >= text.index("2. ")]


@pytest.mark.parametrize(
    "item",
    [
        "Vaktene finansieres av staten.",
        "Gebyret vert teke ut av forskrifta.",
        "Språkrådet får vetorett.",
        "Det skal setjast av eit fond til rydding.",
        "Fristen forlenges med et halvt år.",
    ],
)
@pytest.mark.parametrize("heading", ["Vedtak:", "Kommunestyret gav slik uttale:"])
def test_a_point_of_a_decision_wants_what_it_says(engine: Engine, heading: str, item: str) -> None:
    assert points(engine, heading, item) == [(Stance.DEMAND, Tier.IMPLICIT)]


@pytest.mark.parametrize(
    ("heading", "item"),
    [
        ("Vedtak:", "Saken oversendes departementet."),
        ("Vedtak:", "Uttalelsen sendes til statsforvalteren."),
        ("Bakgrunn:", "Vaktene finansieres av staten."),
        ("Om ordninga:", "Gebyret vert teke ut av budsjettet."),
    ],
)
def test_what_is_done_with_the_answer_and_how_things_are_wants_nothing(
    engine: Engine, heading: str, item: str
) -> None:
    assert points(engine, heading, item) == []
