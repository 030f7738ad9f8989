import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.stance.test_matching import flat

from standpunkt.errors import RuleError
from standpunkt.stance.matching import Matcher
from standpunkt.stance.notation import LONGEST, compile_cue, element, orders
from standpunkt.stance.rules import build


def test_compile_cue_reads_the_notation() -> None:
    gap, optional, tight = compile_cue("ønske.v [x] COPH? velkommen|velkomen!")[1:]
    assert gap.gap
    assert optional.optional
    assert tight.tight
    assert tight.forms == {"velkommen", "velkomen"}


@pytest.mark.parametrize(
    ("cue", "said"),
    [
        ("", "names no word"),
        ("ADJ?", "names no word"),
        ("[x]", "names no word"),
        ("støtte.v?", "names no word"),
        ("til!|på", "has a mark inside; write ? and ! last"),
        ("støtte.x", "'støtte.x' is no word with its class; write støtte.v"),
        ("støtte.verb", "'støtte.verb' is no word with its class"),
        (".v", "'.v' is no word with its class"),
        ("til||på", "'' is no word"),
        ("?", "'' is no word"),
        ("støtte.v [y] i", "'[y]' is no word"),
        ("støtte.v [x]|[who] i", "'[x]' is no word"),
        ("Støtte.v [x]", "is beside no word"),
        ("Enig i", "'Enig' is no set of words"),
        ("NEI enig.a", "'NEI' is no set of words (NEG, REFL, COPH, ADJ, ADV, or of the lexicon"),
        ("ADJ|god.a", "'ADJ' is no set of words"),
        ("støtte.v [x]", "[x] is beside no word"),
        ("[who] støtte.v", "[who] is beside no word"),
        ("be.v [who] [x] om", "is beside no word"),
        ("be.v [who]? om", "'[who]?' cannot be marked"),
        ("i " * (LONGEST + 1), f"more than {LONGEST} elements"),
    ],
)
def test_a_cue_that_cannot_be_met_is_refused(cue: str, said: str) -> None:
    with pytest.raises(RuleError) as caught:
        compile_cue(cue)
    assert said in str(caught.value)
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("text", "optional", "tight"),
    [("til", False, False), ("til?", True, False), ("til!", False, True), ("til?!", True, True)],
)
def test_marks_of_an_element(text: str, optional: bool, tight: bool) -> None:
    assert (element(text).optional, element(text).tight) == (optional, tight)


def test_a_cue_with_negation_has_two_orders() -> None:
    first, second = orders(compile_cue("gå.v NEG langt"))
    assert "går" in first[0].forms
    assert "ikke" in second[0].forms
    assert "går" in second[1].forms
    assert len(orders(compile_cue("gå.v langt"))) == 1


PIECES = ("støtte", "i", ".v", ".n", ".a", ".x", "NEG", "ADJ", "[x]", "[who]", "?", "!", "|", " ")
TEXT = " ".join(f"{word}/ADP" for word in ["vi", "støtter", "i", "ikke", "i", "støtte", "i"])


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text(max_size=12))
def test_any_cue_is_refused_or_can_be_looked_for(cue: str) -> None:
    try:
        compile_cue(cue)
    except RuleError:
        return
    rule = build({"id": "a", "stance": "support", "cue": [cue]}, "a.toml")
    for match in Matcher([rule]).find(flat(TEXT)):
        assert list(match.places) == sorted(match.places)
