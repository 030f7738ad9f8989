"""Every shipped rule on its own examples, with the whole engine around it."""

from __future__ import annotations

import pytest

from standpunkt.positions import Stance
from standpunkt.stance.engine import Engine
from standpunkt.stance.rule_examples import Example, Outcome, examples, in_words, stances, tried
from standpunkt.stance.rules import read, shipped

MOST_OPEN = 7
RULE = '[[rule]]\nid = "a.b"\nstance = "support"\ncue = ["applaudere.v"]\n'
READ = "Vi applauderer forslaget."
UNREAD = "Skolen ligger ved elva."


def test_a_shipped_example_is_read_as_its_rule_says(engine: Engine) -> None:
    trials = list(tried(engine, examples(shipped())))
    assert len(trials) > 700
    wrong = [in_words(t) for t in trials if t.outcome not in (Outcome.PASS, Outcome.OPEN)]
    assert wrong == []


def test_no_more_examples_are_open_than_before() -> None:
    assert sum(len(rule.open) for rule in shipped()) <= MOST_OPEN


def test_every_stance_has_a_rule() -> None:
    assert {rule.stance for rule in shipped()} | {Stance.CONDITIONAL_SUPPORT} == set(Stance)


@pytest.mark.parametrize(
    ("text", "positive", "marked", "outcome"),
    [
        (READ, True, False, Outcome.PASS),
        (UNREAD, True, False, Outcome.FAIL),
        (UNREAD, True, True, Outcome.OPEN),
        (READ, True, True, Outcome.MENDED),
        (UNREAD, False, False, Outcome.PASS),
        (READ, False, False, Outcome.FAIL),
        (READ, False, True, Outcome.OPEN),
        (UNREAD, False, True, Outcome.MENDED),
    ],
)
def test_outcome(engine: Engine, text: str, positive: bool, marked: bool, outcome: Outcome) -> None:
    (rule,) = read(RULE + (f'open = ["{text}"]\n' if marked else ""), "a.toml")
    alone = Engine(engine.nlp, [rule])
    (trial,) = tried(alone, [Example(rule, text, positive)])
    assert trial.outcome is outcome


@pytest.mark.parametrize(
    ("text", "positive", "said"),
    [
        (READ, True, ["pass\ta.b\tpositive\tVi applauderer forslaget."]),
        (
            READ,
            False,
            [
                "fail\ta.b\tnegative\tVi applauderer forslaget.",
                "    read: support on 'forslaget', cue 'applauderer' (a.b)",
            ],
        ),
        (
            UNREAD,
            True,
            [
                "fail\ta.b\tpositive\tSkolen ligger ved elva.",
                "    read: no position",
                "    lost: no cue matches",
            ],
        ),
    ],
)
def test_a_trial_in_words_says_what_was_read_instead(
    engine: Engine, text: str, positive: bool, said: list[str]
) -> None:
    (rule,) = read(RULE, "a.toml")
    (trial,) = tried(Engine(engine.nlp, [rule]), [Example(rule, text, positive)])
    assert in_words(trial).splitlines() == said


def test_stances_of_a_rule() -> None:
    (rule,) = read(RULE + 'negated = "skeptical"\naccept = ["position"]\n', "a.toml")
    assert stances(rule) == {"support", "skeptical", "position"}
