"""What a document alone meets is dropped for it, and for no other."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from leave_one_out import (
    Grain,
    LeavingOut,
    Met,
    figures,
    left_out,
    measure,
    meetings,
    met,
    parsed,
    singles,
)
from standpunkt.positions import Position
from standpunkt.stance.engine import Engine

SHARED = "Vi støtter forslaget om målere."
TEXTS = {
    "01-fjordvik": f"{SHARED} Laget er usamd i fristen.",
    "02-lihaug": f"{SHARED} Vi er usamde i gebyret.",
    "03-nesvik": f"{SHARED} Gebyret er prisverdig. Vi vrakar fristen.",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("gold")
    for name, text in TEXTS.items():
        (path / f"{name}.txt").write_text(text, encoding="utf-8")
        (path / f"{name}.jsonl").write_text(
            '{"evidence": [0, 30], "cue": [3, 10], "target": [11, 30], "stance": "support", '
            '"holder": "respondent", "tier": "core"}\n',
            encoding="utf-8",
        )
        meta = '{"organisation": "Fjordvik kommune", "language": "nb", "hearing": "Målere"}'
        (path / f"{name}.meta.json").write_text(meta, encoding="utf-8")
    return path


def stances(positions: Sequence[Position]) -> list[str]:
    return [p.stance.value for p in positions]


def test_what_one_document_alone_meets_is_dropped_for_it(engine: Engine, folder: Path) -> None:
    documents = parsed(engine, folder)
    found = left_out(engine, documents, Grain.CUE)
    assert [stances(each) for each in found] == [
        ["support", "oppose"],
        ["support", "oppose"],
        ["support"],  # neither "prisverdig" nor "vrake" is met elsewhere
    ]
    assert type(engine.matcher).__name__ == "Matcher"


def test_a_word_of_the_lexicon_is_met_by_itself(engine: Engine, folder: Path) -> None:
    found = meetings(engine, parsed(engine, folder), Grain.CUE)
    assert found[Met("", "GOOD prisverdig.a")] == {2}
    assert found[Met("support.stotte", "støtte.v")] == {0, 1, 2}


def test_the_words_grain_tells_alternatives_apart(engine: Engine, folder: Path) -> None:
    documents = parsed(engine, folder)
    reading = documents[0].readings[-1]
    whats = {
        what.what
        for match in engine.matcher.find(reading)
        for what in met(match, reading.tokens, Grain.WORDS)
    }
    assert "COPH? usamd.a i" in whats
    assert "COPH? usamd.a i|med|om" not in whats


def test_leaving_out_keeps_the_other_matches(engine: Engine, folder: Path) -> None:
    reading = parsed(engine, folder)[0].readings[0]
    every = list(engine.matcher.find(reading))
    out = frozenset({Met("support.stotte", "støtte.v")})
    kept = list(LeavingOut(engine.matcher, out, Grain.CUE).find(reading))
    gone = [(m.rule.id, m.cue) for m in every if m not in kept]
    assert gone == [("support.stotte", "støtte.v")]


def test_the_tables(engine: Engine, folder: Path) -> None:
    documents = parsed(engine, folder)
    table = figures(measure(engine, {"small": documents}))
    assert [line.split(" | ")[1] for line in table.splitlines()[2:]] == [
        "all",
        "own cue out",
        "own words out",
    ]
    assert "lexicon\tGOOD prisverdig.a\t03-nesvik" in singles(engine, documents).splitlines()
