"""Hard sentences and the positions in them, one file a construction.

A case has `text`, `language`, and `expect`, its core positions; [] is none. An expectation
has a `stance`, and where they are worth holding: the stances to `accept` as well, the
`target` (one wording or several, "" for no target), the `holder` where it is not the
respondent, words of the `cue`, a `condition`, `tier = "implicit"`. `alternatives` are other
defensible readings of the whole case. Implicit positions where nothing is expected are an
error unless the case says `implicit = true`; positions of other holders are, unless it says
`others = true`. `open = true` marks a case that is not read right yet.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import SHARE

from standpunkt.documents import Document, Metadata
from standpunkt.language.reading import parse
from standpunkt.language.sentences import split
from standpunkt.positions import RESPONDENT, Position, Tier
from standpunkt.stance.engine import Engine
from standpunkt.stance.rules import shipped

Case = dict[str, Any]

FOLDER = Path(__file__).parent / "sentences"
NAMES = ("Fjordvik kommune", "kommunen")
MOST_OPEN = 14
LIKE_ENOUGH = 0.6


@cache
def cases() -> tuple[tuple[str, Case], ...]:
    """Every case with its name: file, number and first words."""
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        for n, case in enumerate(table["case"], 1):
            found.append((f"{path.stem}-{n}: {' '.join(case['text'].split()[:6])}", case))
    return tuple(found)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def likeness(a: str, b: str) -> float:
    """F1 over the words of two phrases; two empty ones are alike."""
    left, right = Counter(words(a)), Counter(words(b))
    if not left or not right:
        return float(left == right)
    return 2 * (left & right).total() / (left.total() + right.total())


def positions(engine: Engine, case: Case) -> list[Position]:
    name, *aliases = case.get("respondent", NAMES)
    metadata = Metadata(name, tuple(aliases), language=case["language"])
    return engine.read(Document("case", "case.txt", case["text"], metadata))


def fits(found: Position, wanted: Case) -> bool:
    """Whether a position found is the one that is wanted."""
    if str(found.stance) not in (wanted["stance"], *wanted.get("accept", ())):
        return False
    if str(found.tier) != wanted.get("tier", "core"):
        return False
    holder = wanted.get("holder", RESPONDENT)
    if (found.holder == RESPONDENT) != (holder == RESPONDENT):
        return False
    if not shares(holder, found.holder):
        return False
    if "cue" in wanted and not shares(wanted["cue"], found.words(found.cue)):
        return False
    if "condition" in wanted and not shares(wanted["condition"], found.words(found.condition)):
        return False
    if "target" not in wanted:
        return True
    targets = wanted["target"]
    target = found.words(found.target)
    each = [targets] if isinstance(targets, str) else targets
    return any(likeness(target, one) >= LIKE_ENOUGH for one in each)


def shares(a: str, b: str) -> bool:
    """Whether two phrases have a word in common."""
    return bool(set(words(a)) & set(words(b)))


def paired(found: Sequence[Position], wanted: Sequence[Case]) -> list[Position] | None:
    """What is left of `found` when every wanted position has one; None if one has not."""
    if not wanted:
        return list(found)
    for n, position in enumerate(found):
        if fits(position, wanted[0]):
            left = paired([*found[:n], *found[n + 1 :]], wanted[1:])
            if left is not None:
                return left
    return None


def readings(case: Case) -> Iterator[list[Case]]:
    yield case["expect"]
    yield from case.get("alternatives", ())


def right(found: Sequence[Position], case: Case) -> bool:
    """Whether the positions found are those of one of the case's readings."""
    others = case.get("others", False)
    for wanted in readings(case):
        left = paired(found, wanted)
        if left is None:
            continue
        implicit = case.get("implicit", False) or bool(wanted)
        extra = [
            p
            for p in left
            if not (others and p.holder != RESPONDENT)
            and not (implicit and p.tier is Tier.IMPLICIT)
        ]
        if not extra:
            return True
    return False


def told(found: Sequence[Position]) -> str:
    """What was found, for the message of a failing case."""
    return "\n".join(
        f"{p.stance} ({p.tier}, {p.holder}, {p.rule}) cue {p.words(p.cue)!r}"
        f" target {p.words(p.target)!r} condition {p.words(p.condition)!r}"
        for p in found
    )


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case, id=name, marks=[pytest.mark.xfail(strict=True)] if case.get("open") else []
        )
        for name, case in cases()
    ],
)
def test_a_case_is_read_right(engine: Engine, case: Case) -> None:
    found = positions(engine, case)
    assert right(found, case), told(found) or "nothing found"


@SHARE
def test_shuffled_rules_read_the_same(engine: Engine, share: int) -> None:
    text = "\n\n".join(case["text"] for _, case in cases()[::share])
    document = Document("all", "all.txt", text, Metadata(NAMES[0], NAMES[1:]))
    readings = list(parse(engine.nlp, split(text)))
    expected = engine.read_parsed(document, readings)
    assert len(expected) > 500 / share
    for seed in range(2):
        rules = list(shipped())
        random.Random(seed).shuffle(rules)
        assert Engine(engine.nlp, rules).read_parsed(document, readings) == expected


def test_no_more_cases_are_open_than_before() -> None:
    assert sum(case.get("open", False) for _, case in cases()) <= MOST_OPEN


def test_the_table_is_large_and_in_both_standards() -> None:
    languages = Counter(case["language"] for _, case in cases())
    assert set(languages) == {"nb", "nn"}
    assert languages.total() >= 420
    assert languages["nn"] >= 0.35 * languages.total()


def test_no_sentence_stands_twice() -> None:
    texts = Counter(case["text"] for _, case in cases())
    assert [text for text, n in texts.items() if n > 1] == []


def test_a_quarter_of_the_cases_hold_no_core_stand_of_the_respondent() -> None:
    def holds(wanted: list[Case]) -> bool:
        return any("holder" not in w and w.get("tier", "core") == "core" for w in wanted)

    empty = sum(not holds(case["expect"]) for _, case in cases())
    assert empty >= len(cases()) / 4
