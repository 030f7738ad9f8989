from pathlib import Path

import pytest

from alignment import aligned
from formats_office import SYSTEM_WAYS, TOLERANCE, WAYS, Result, Way, carried, table
from standpunkt.documents import Span
from standpunkt.evaluation.gold import Gold, GoldDocument
from standpunkt.positions import Stance
from standpunkt.reading.registry import READERS

TEXT = (
    "Fjordvik kommune\nPostboks 1\n\nSyn på saka\n\nVi støtter ikke:\n1. gebyr for alle\n"
    "2. målere\n\nFor øvrig er  vi enige i\tforslaget slik det er\nlagt fram her."
)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_every_way_gives_the_words_back(tmp_path: Path, way: Way) -> None:
    path = tmp_path / f"svar{way.ending}"
    way.make(TEXT, path)
    read = READERS[way.ending](path, path.name)
    offsets = aligned(TEXT, read.text)
    words = [i for i, character in enumerate(TEXT) if character.isalpha()]
    assert [i for i in words if i not in offsets] == []
    assert len(read.text.replace("#", "").split()) == len(TEXT.split())
    assert bool(read.notes) is ("tracked" in way.name)


def test_positions_are_carried_over() -> None:
    gold = GoldDocument(
        "a",
        Path("a.txt"),
        "Vi er imot. Ja.",
        "nb",
        (
            Gold(Span(0, 10), Span(6, 10), None, Stance.OPPOSE, frozenset({Stance.OPPOSE})),
            Gold(Span(12, 14), Span(12, 14), None, Stance.SUPPORT, frozenset({Stance.SUPPORT})),
        ),
    )
    moved, lost = carried(gold, "# Vi er\nimot")
    assert moved.positions[0].evidence.of(moved.text) == "Vi er\nimot"
    assert moved.positions[0].cue.of(moved.text) == "imot"
    assert moved.positions[1].evidence.of(moved.text) == ""
    assert lost == 1


def test_the_table_tells_which_format_loses() -> None:
    rows = table(
        Result("dev", SYSTEM_WAYS[0], 0.9, 0.9 - loss, 0) for loss in (0.0, 2 * TOLERANCE)
    ).splitlines()
    assert [row.endswith("BELOW") for row in rows] == [False, False, True]
