"""Cues found in hand-built sentences, with rules of the test's own."""

import pytest
from tests.stance.trees import tree

from standpunkt.language.reading import Reading
from standpunkt.stance.matching import Matcher
from standpunkt.stance.rules import read


def flat(text: str) -> Reading:
    """A sentence whose words are tagged by what follows the stroke: "vi/PRON støtter/VERB"."""
    rows = []
    for i, piece in enumerate(text.split()):
        word, _, pos = piece.partition("/")
        rows.append(f"{word} {pos or 'ADV'} {0 if i == 0 else 1} dep")
    return tree("\n".join(rows))


def places(cue: str, text: str, unless: str = "") -> list[tuple[int, ...]]:
    rule = f'[[rule]]\nid = "a"\nstance = "support"\ncue = ["{cue}"]\n'
    if unless:
        rule += f'unless = ["{unless}"]\n'
    return [match.places for match in Matcher(read(rule, "a.toml")).find(flat(text))]


@pytest.mark.parametrize(
    ("cue", "text", "expected"),
    [
        ("støtte.v", "Vi/PRON støttar/VERB framlegget/NOUN", [(1,)]),
        ("støtte.v", "Ordninga/NOUN gir/VERB støtte/NOUN", []),
        ("gå.v inn! for!", "Vi/PRON går/VERB inn for/ADP dette/PRON", [(1, 2, 3)]),
        ("slutte.v REFL! til!", "Her slutter/VERB vi/PRON oss/PRON til/ADP det/PRON", [(1, 3, 4)]),
        ("være.v ADJ? bra.a", "Dette/PRON er/AUX bra/ADJ", [(1, 2)]),
        ("NEG enig.a", "Vi/PRON er/AUX ikkje/PART einige/ADJ", [(2, 3)]),
        ("til|på", "Vi/PRON ser/VERB på/ADP dette/PRON", [(2,)]),
        ("avslå.v", "Vi/PRON støtter/VERB dette/PRON", []),
    ],
)  # fmt: skip
def test_find(cue: str, text: str, expected: list[tuple[int, ...]]) -> None:
    assert places(cue, text) == expected


def test_the_target_may_stand_inside_the_cue() -> None:
    reading = flat("Vi/PRON ønsker/VERB ny/ADJ lov/NOUN velkommen/ADJ")
    rule = '[[rule]]\nid = "a"\nstance = "support"\ncue = ["ønske.v [x] velkommen"]\n'
    (match,) = Matcher(read(rule, "a.toml")).find(reading)
    assert match.gap is not None
    assert reading.words(*match.gap) == "ny lov"


def test_an_exception_takes_the_cue_away() -> None:
    text = "Laget/NOUN støtter/VERB seg/PRON på/ADP tall/NOUN"
    assert places("støtte.v", text) == [(1,)]
    assert places("støtte.v", text, unless="støtte.v REFL!") == []
