"""Overlays, and what they change in an extraction."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from standpunkt.documents import Document, Metadata
from standpunkt.errors import RuleError
from standpunkt.language.pipeline import load
from standpunkt.language.reading import parse
from standpunkt.language.sentences import split
from standpunkt.positions import Position
from standpunkt.stance.engine import Engine
from standpunkt.stance.overlays import lay, rules_with
from standpunkt.stance.rule_files import RuleFile, parsed
from standpunkt.stance.rules import Rule, shipped

NEW = '[[rule]]\nid = "support.ball"\nstance = "support"\ncue = ["sparke.v ballen fram for"]\n'
TEXT = "Vi sparker ballen fram for forslaget."


def laid(*texts: str) -> tuple[Rule, ...]:
    done = lay(shipped(), [parsed(text, f"{n}.toml") for n, text in enumerate(texts)])
    assert not done.errors
    return done.rules


def stands(nlp: Language, rules: tuple[Rule, ...], text: str) -> list[tuple[str, str]]:
    document = Document("a", "a.txt", text, Metadata("Fjordvik kommune"))
    return [(str(p.stance), p.rule) for p in Engine(nlp, rules).read(document)]


@pytest.mark.parametrize(
    ("text", "overlays", "expected"),
    [
        (TEXT, [], []),
        (TEXT, [NEW], [("support", "support.ball")]),
        (TEXT, [NEW, 'disable = ["support.ball"]'], []),
        (TEXT, [NEW, '[[rule]]\nid = "support.ball"\nstance = "oppose"'],
         [("oppose", "support.ball")]),
        (TEXT, [NEW, 'disable = ["support.ball"]', '[[rule]]\nid = "support.ball"'],
         [("support", "support.ball")]),
        (TEXT, ['[[rule]]\nid = "support.stotte"\nextend = true\ncue = ["sparke.v ballen fram"]'],
         [("support", "support.stotte")]),
        ("Vi støtter forslaget.", [], [("support", "support.stotte")]),
        ("Vi støtter forslaget.",
         ['[[rule]]\nid = "support.stotte"\nextend = true\ncue = ["sparke.v ballen fram"]'],
         [("support", "support.stotte")]),
        ("Vi støtter forslaget.", ['[[rule]]\nid = "support.stotte"\ncue = ["hylle.v"]'], []),
        ("Vi støtter forslaget.", ['disable = ["support.stotte"]'], []),
        ("Vi støtter forslaget.",
         ['[[rule]]\nid = "support.stotte"\nextend = true\nunless = ["støtte.v forslag.n"]'],
         []),
    ],
)  # fmt: skip
def test_an_overlay_changes_what_is_read(
    nlp: Language, text: str, overlays: list[str], expected: list[tuple[str, str]]
) -> None:
    assert [s for s in stands(nlp, laid(*overlays), text) if s[1] in RULES] == expected


RULES = {"support.stotte", "support.ball"}


def test_lay_tells_everything_that_is_wrong_and_keeps_the_rest() -> None:
    text = (
        'disable = ["support.stottte", "qqq"]\n'
        f'{NEW}[[rule]]\nid = "x.y"\nstance = "for"\n[[rule]]\nid = "x.z"\nextend = true\n'
    )
    done = lay(shipped(), [parsed(text, "m.toml")])
    assert [str(error) for error in done.errors] == [
        "m.toml: disable: there is no rule 'support.stottte'; did you mean support.stotte?",
        "m.toml: disable: there is no rule 'qqq'; see standpunkt rules list",
        "m.toml, rule x.y: stance: 'for' is not known; known: support, conditional_support, "
        "skeptical, oppose, neutral, demand, position",
        "m.toml, rule x.z: extend: no rule under this file has the id; correct the id, or "
        "leave extend out",
    ]
    assert {rule.id for rule in done.rules} == {rule.id for rule in shipped()} | {"support.ball"}


def test_rules_with_files_and_without(tmp_path: Path) -> None:
    assert rules_with() == shipped()
    (tmp_path / "a.toml").write_text(NEW, encoding="utf-8")
    assert len(rules_with([tmp_path / "a.toml"])) == len(shipped()) + 1
    (tmp_path / "b.toml").write_text('disable = ["x"]', encoding="utf-8")
    with pytest.raises(RuleError, match=r"b\.toml: disable: there is no rule 'x'"):
        rules_with([tmp_path / "a.toml", tmp_path / "b.toml"])


# ------------------------------------------------------------ order

SENTENCES = (
    "Vi støtter i hovedsak forslaget, men ber om lengre frist.\n\n"
    "Laget mener at det er positivt at fristen forlenges, og slutter seg til dette.\n\n"
    "Fristen er for kort, og kommunen kan ikke gå inn for en slik ordning.\n\n"
    "Vi sparker ballen fram for forslaget. § 5: Ingen merknader.\n"
)
OVERLAY = parsed(
    NEW
    + '[[rule]]\nid = "demand.ball"\nstance = "demand"\ncue = ["sparke.v ballen fram"]\n'
    + '[[rule]]\nid = "support.stotte"\nextend = true\ncue = ["be.v om"]\n'
    + '[[rule]]\nid = "a.frist"\nstance = "oppose"\nconstruction = "judge"\ncue = ["være.v kort"]',
    "m.toml",
)


@cache
def sentences() -> tuple[Language, Document, list]:  # type: ignore[type-arg]
    nlp = load()
    document = Document("a", "a.txt", SENTENCES, Metadata("Fjordvik kommune", ("laget",)))
    return nlp, document, list(parse(nlp, split(SENTENCES)))


@cache
def laid_in_order() -> list[Position]:
    nlp, document, readings = sentences()
    return Engine(nlp, lay(shipped(), [OVERLAY]).rules).read_parsed(document, readings)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(use_true_random=False), st.permutations(OVERLAY.tables))
def test_the_order_of_rules_changes_nothing(rng, tables) -> None:  # type: ignore[no-untyped-def]
    nlp, document, readings = sentences()
    expected = laid_in_order()
    assert len(expected) >= 6
    base = list(shipped())
    rng.shuffle(base)
    shuffled = list(lay(base, [RuleFile("m.toml", tuple(tables))]).rules)
    rng.shuffle(shuffled)
    assert Engine(nlp, shuffled).read_parsed(document, readings) == expected
