"""Every shipped rule on its own examples, with the whole engine around it."""

from __future__ import annotations

import pytest

from standpunkt.documents import Document, Metadata
from standpunkt.positions import Position, Stance, Tier
from standpunkt.stance.engine import Engine
from standpunkt.stance.rules import Rule, shipped

RESPONDENT = Metadata(
    organisation="Fjordvik kommune",
    aliases=(
        *("kommunen", "KS", "laget", "fylkeskommunen", "kommunestyret", "styret"),
        "foreningen",
    ),
)
MOST_OPEN = 7
OPEN: frozenset[str] = frozenset(
    {
        "Det som uroar oss, er kostnadene.",
        "Han går for langt turer.",
        "Ja, til sommeren.",
        "Kravet let seg ikkje gjennomføre.",
        "Politiet etterlyser vitner.",
        "Utvalgets medlemmer var uenige.",
        "Vi kan godta dette.",
    }
)
"""Examples that are not read as their rule says yet."""

EXAMPLES = [(rule, text) for rule in shipped() for text in rule.positive]
LOOK_ALIKES = [(rule, text) for rule in shipped() for text in rule.negative]


def parameters(pairs: list[tuple[Rule, str]]) -> list[object]:
    return [
        pytest.param(
            rule,
            text,
            id=f"{rule.id}: {text[:40]}",
            marks=[pytest.mark.xfail(strict=True)] if text in OPEN else [],
        )
        for rule, text in pairs
    ]


def read(engine: Engine, text: str) -> list[Position]:
    return engine.read(Document("example", "example.txt", text, RESPONDENT))


def says(rule: Rule) -> set[str]:
    """The stances that an example of the rule may come out as."""
    negated = {rule.negated} - {"", "none"}
    return {str(rule.stance), *map(str, rule.accept), *negated}


@pytest.mark.parametrize(("rule", "text"), parameters(EXAMPLES))
def test_an_example_is_read_as_its_rule_says(engine: Engine, rule: Rule, text: str) -> None:
    found = read(engine, text)
    by_rule = [p for p in found if rule.id in p.rule.split("+")]
    by_stance = [p for p in found if str(p.stance) in says(rule)]
    assert by_rule or by_stance, [(str(p.stance), p.rule) for p in found]


@pytest.mark.parametrize(("rule", "text"), parameters(LOOK_ALIKES))
def test_a_look_alike_is_not_read_by_the_rule(engine: Engine, rule: Rule, text: str) -> None:
    core = [p for p in read(engine, text) if p.tier is Tier.CORE]
    assert [p.rule for p in core if rule.id in p.rule.split("+")] == []


def test_no_more_examples_are_open_than_before() -> None:
    assert len(OPEN) <= MOST_OPEN


def test_open_examples_are_examples_still() -> None:
    assert {text for _, text in (*EXAMPLES, *LOOK_ALIKES)} >= OPEN


def test_every_stance_has_a_rule() -> None:
    assert {rule.stance for rule in shipped()} | {Stance.CONDITIONAL_SUPPORT} == set(Stance)
