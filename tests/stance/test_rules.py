import contextlib
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standpunkt.errors import RuleError
from standpunkt.stance.construction import Construction, Detector
from standpunkt.stance.rules import KEYS, Rule, build, by_detector, in_order, near, read, shipped

RULE = '[[rule]]\nid = "a.b"\nstance = "support"\ncue = ["støtte.v"]\n'
NEED = '[[rule]]\nid = "a.b"\nstance = "demand"\ndetector = "need"\n'
MADE = {"cues", "patterns", "sources", "exceptions", "file"}


def test_read_gives_the_rules_of_a_file() -> None:
    (rule,) = read(RULE, "mine.toml")
    assert (rule.id, str(rule.stance), rule.construction) == ("a.b", "support", Construction.ACT)
    assert rule.file == "mine.toml"
    assert "støttar" in rule.patterns[0][0].forms


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (RULE + 'colour = "red"\n', "unknown key 'colour'; known: id, stance,"),
        (RULE + 'negativ = ["Nei."]\n', "unknown key 'negativ'; did you mean negative"),
        (RULE + 'disable = ["x"]\n', "unknown key 'disable'; write it above the first [[rule]]"),
        (RULE.replace("support", "for"), "stance: 'for' is not known; known: support,"),
        (RULE.replace('"support"', "1"), 'stance: 1 is no text; write stance = "…"'),
        (RULE.replace('stance = "support"\n', ""), "stance: a new rule has none"),
        (RULE + 'construction = "acts"\n', "'acts' is not known; did you mean act"),
        (RULE + 'tier = "middle"\n', "tier: 'middle' is not known; known: core, implicit"),
        (RULE + 'negated = "nothing"\n', "negated: 'nothing' is not known"),
        (RULE + 'content = "facts"\n', "content: 'facts' is not known; known: opinion"),
        (RULE + 'accept = ["against"]\n', "accept: 'against' is not known"),
        (RULE + 'polar = "yes"\n', "polar: 'yes' is neither true nor false; write polar = true"),
        (RULE + 'positive = "Vi støtter."\n', "no list of texts; write positive = ["),
        (RULE + "negative = [1]\n", "negative: [1] is no list of texts"),
        (RULE + 'negative = [" "]\n', "negative: [' '] is no list of texts"),
        (RULE.replace('["støtte.v"]', '"støtte.v"'), "cue: 'støtte.v' is no list of texts"),
        (RULE.replace('"støtte.v"', ""), "cue: there is none"),
        (RULE.replace('"støtte.v"', '"støtte.v", "i!|på"'), "cue 'i!|på': 'i!|på' has a mark"),
        (RULE + 'unless = ["ADV"]\n', "unless 'ADV': it names no word; add one"),
        (RULE + 'predicate = ["bra.a"]\n', "predicate: only a judgement has one"),
        (RULE + "near_matter = true\n", 'near_matter: a rule with construction = "act" has none'),
        (RULE + "after_question = true\n", "after_question: a rule with"),
        (RULE + "goes_on = true\n", 'write construction = "answer"'),
        (RULE + 'construction = "answer"\npolar = true\n', "polar: a rule with construction"),
        (RULE + 'construction = "judge"\nrecaps = true\n', "recaps: a rule with"),
        (RULE + "also_past = true\n", "leave also_past out"),
        (RULE + 'construction = "judge"\ncontent = "matter"\n', 'write construction = "act"'),
        (RULE + 'construction = "judge"\nimpersonal = true\n', "impersonal: a rule with"),
        (RULE + 'construction = "answer"\npassive = false\n', "passive: a rule with"),
        (RULE + 'construction = "answer"\nnegated = "none"\n', "negated: a rule with"),
        (RULE + 'construction = "bare"\n', 'construction: "bare" has no cues; name a detector'),
        (RULE + 'detector = "modals"\n', "'modals' is not known; did you mean modal"),
        (RULE + 'detector = "modal"\n', "cue: a rule with a detector has none; leave cue out"),
        (NEED + "polar = true\n", "polar: a rule with a detector has none"),
        (NEED + 'construction = "act"\n', 'the detector "need" finds is no "act"; leave'),
        (RULE + "extend = true\n", "extend: no rule under this file has the id"),
    ],
)
def test_read_names_file_rule_key_and_mend(text: str, said: str) -> None:
    with pytest.raises(RuleError, match=r"^mine\.toml, rule a\.b: .+; .+") as caught:
        read(text, "mine.toml")
    assert said in str(caught.value)


def test_every_key_is_a_field_and_stands_in_the_docs(root: Path) -> None:
    assert {f.name for f in fields(Rule)} - MADE == set(KEYS) - {"extend"}
    page = (root / "docs" / "rules.md").read_text(encoding="utf-8")
    assert [key for key in KEYS if f"| `{key}` |" not in page] == []


def test_build_over_a_rule_replaces_what_is_given() -> None:
    (base,) = read(RULE + 'note = "Old."\npositive = ["Ja."]\npolar = true\n', "a.toml")
    over = build({"id": "a.b", "cue": ["hylle.v"], "polar": False}, "b.toml", base)
    assert (over.cue, over.note, over.positive, over.polar, over.file) == (
        ("hylle.v",),
        "Old.",
        ("Ja.",),
        False,
        "b.toml",
    )
    assert "hyller" in over.patterns[0][0].forms


def test_build_over_a_rule_adds_to_its_lists_where_it_extends() -> None:
    (base,) = read(RULE + 'positive = ["Ja."]\n', "a.toml")
    table = {"id": "a.b", "extend": True, "cue": ["hylle.v"], "tier": "implicit"}
    over = build(table, "b.toml", base)
    assert over.cue == ("støtte.v", "hylle.v")
    assert (over.positive, str(over.tier)) == (("Ja.",), "implicit")
    assert len(over.patterns) == over.cues == 2


def test_in_order_refuses_two_rules_with_one_id() -> None:
    with pytest.raises(RuleError, match=r"b\.toml, rule a\.b: a\.toml has the same id"):
        in_order([*read(RULE, "a.toml"), *read(RULE, "b.toml")])


def test_a_rule_with_a_detector_needs_no_cue() -> None:
    (rule,) = read(NEED, "a.toml")
    assert (rule.detector, rule.construction) == (Detector.NEED, Construction.BARE)
    assert rule.patterns == ()
    assert by_detector([rule]) == {Detector.NEED: rule}


def test_two_rules_with_one_detector_are_refused() -> None:
    both = [*read(NEED, "a.toml"), *read(NEED.replace("a.b", "a.c"), "b.toml")]
    with pytest.raises(RuleError, match=r'b\.toml, rule a\.c: a\.b has the detector "need"'):
        by_detector(both)


def test_near_lists_few_words_only() -> None:
    assert near("x", ["abc", "def"]) == "known: abc, def"
    assert near("x", [f"abc{n}" for n in range(40)]) == "see standpunkt rules list"


@pytest.mark.parametrize("rule", shipped(), ids=lambda rule: rule.id)
def test_shipped_rules_have_examples_of_both_kinds(rule: Rule) -> None:
    assert rule.positive
    assert rule.negative
    assert {*rule.positive, *rule.negative} >= set(rule.open)


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=5)
    | st.sampled_from(["oppose", "act"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2)
    ),
    max_leaves=4,
)


@given(st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=5), VALUES, max_size=6))
def test_any_table_is_a_rule_or_refused(table: dict[str, object]) -> None:
    (base,) = read(RULE, "a.toml")
    for under in (None, base):
        with contextlib.suppress(RuleError):
            assert build(table | {"id": "a.b"}, "b.toml", under).id == "a.b"
