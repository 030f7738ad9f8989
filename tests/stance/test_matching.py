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
        ("gå.v imot!", "Vi/PRON går/VERB –/PUNCT no –/PUNCT imot/ADP det/PRON", [(1, 5)]),
        ("slutte.v REFL! til!", "Det slutter/VERB LBS/VERB seg/PRON til/ADV", [(1, 3, 4)]),
        ("ønske.v NEG", "Vi/PRON ønsker/VERB ikke/PART bare/ADV det/PRON", []),
        ("lei.a av", "Vi/PRON er/AUX mot/ADP leie/NOUN av/ADP hall/NOUN", []),
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


def test_a_preposition_of_a_noun_between_is_none_of_the_cue() -> None:
    reading = tree("""
    Vi         PRON 2 nsubj
    er         AUX  3 cop VerbForm=Fin
    enige      ADJ  0 root
    i          ADP  5 case
    forslaget  NOUN 3 obl
    om         ADP  7 case
    gebyr      NOUN 5 nmod
    """)
    rule = '[[rule]]\nid = "a"\nstance = "support"\ncue = ["enig.a i", "enig.a om"]\n'
    assert [m.places for m in Matcher(read(rule, "a.toml")).find(reading)] == [(2, 3)]
