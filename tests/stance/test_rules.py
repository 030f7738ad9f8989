import pytest

from standpunkt.errors import RuleError
from standpunkt.stance.rules import Construction, compile_cue, in_order, read, shipped

RULE = '[[rule]]\nid = "a.b"\nstance = "support"\ncue = ["støtte.v"]\n'


def test_read_gives_the_rules_of_a_file() -> None:
    (rule,) = read(RULE, "mine.toml")
    assert (rule.id, str(rule.stance), rule.construction) == ("a.b", "support", Construction.ACT)
    assert "støttar" in rule.patterns[0][0].forms


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (RULE + 'colour = "red"\n', "unknown key 'colour'"),
        (RULE.replace("support", "for"), "'for' is not a valid Stance"),
        (RULE.replace("støtte.v", "ADJ?"), "names no word"),
        (RULE.replace("støtte.v", "til!|på"), "stand last in an element"),
        ("[[rule]\n", "mine.toml"),
    ],
)
def test_read_names_file_rule_and_mend(text: str, said: str) -> None:
    with pytest.raises(RuleError, match=r"mine\.toml") as caught:
        read(text, "mine.toml")
    assert said in str(caught.value)


def test_in_order_refuses_two_rules_with_one_id() -> None:
    rules = read(RULE, "a.toml")
    with pytest.raises(RuleError, match="two rules have the id"):
        in_order([*rules, *rules])


def test_a_cue_with_negation_is_read_in_both_orders() -> None:
    (rule,) = read(RULE.replace("støtte.v", "gå.v NEG langt"), "a.toml")
    first, second = rule.patterns
    assert "går" in first[0].forms
    assert "ikke" in second[0].forms
    assert "går" in second[1].forms


def test_compile_cue_reads_the_notation() -> None:
    gap, optional, tight = compile_cue("ønske.v [x] COPH? velkommen|velkomen!")[1:]
    assert gap.gap
    assert optional.optional
    assert tight.tight
    assert tight.forms == {"velkommen", "velkomen"}


@pytest.mark.parametrize("rule", shipped(), ids=lambda rule: rule.id)
def test_shipped_rules_have_examples_of_both_kinds(rule) -> None:  # type: ignore[no-untyped-def]
    assert rule.positive
    assert rule.negative
