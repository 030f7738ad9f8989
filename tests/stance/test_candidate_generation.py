"""The rules over hand-built trees: UPOS, features, lemma and UD relations are all they need."""

import pytest
from tests.stance import trees

from standpunkt.language.reading import Reading
from standpunkt.positions import Stance
from standpunkt.stance.candidate import Candidate, Context, Scene
from standpunkt.stance.candidate_generation import candidates
from standpunkt.stance.holders import Names
from standpunkt.stance.matching import Matcher
from standpunkt.stance.rules import by_detector, shipped
from standpunkt.stance.selection import select

NAMES = Names.of(["Fjordvik kommune", "kommunen", "laget"])
MATCHER = Matcher(shipped())
DETECTED = by_detector(shipped())


def kept(reading: Reading) -> list[Candidate]:
    scene = Scene(reading, tuple(MATCHER.find(reading)), DETECTED, Context(NAMES))
    verdicts = select(reading, list(candidates(scene)))
    return [v.what for v in verdicts if v.kept and isinstance(v.what, Candidate)]


@pytest.mark.parametrize(
    ("reading", "stance", "target"),
    [
        (trees.SUPPORTS_NOT, Stance.OPPOSE, "forslaget om gebyr"),
        (trees.FRONTED, Stance.OPPOSE, "Dette"),
        (trees.TOO_SHORT, Stance.SKEPTICAL, "Fristen"),
        (trees.SAYS, Stance.DEMAND, "fristen bør forlengjast"),
        (trees.UNDER_CONDITION, Stance.CONDITIONAL_SUPPORT, "forslaget"),
    ],
)
def test_candidates_of_hand_built_trees(reading: Reading, stance: Stance, target: str) -> None:
    (won,) = kept(reading)
    assert won.stance is stance
    assert won.target is not None
    assert reading.words(*won.target) == target
    assert won.holder == "respondent"


def test_a_condition_is_told_from_the_target() -> None:
    (won,) = kept(trees.UNDER_CONDITION)
    assert won.condition is not None
    assert trees.UNDER_CONDITION.words(*won.condition) == "under forutsetning av at staten betaler"


def test_somebody_else_is_named() -> None:
    reading = trees.tree("""
    Grunneierlaget NOUN 2 nsubj
    støtter    VERB  0 root   VerbForm=Fin|Tense=Pres
    forslaget  NOUN  2 obj
    .          PUNCT 2 punct
    """)
    (won,) = kept(reading)
    assert won.holder == "Grunneierlaget"


def test_a_thing_takes_no_stand() -> None:
    reading = trees.tree("""
    Forslaget  NOUN  2 nsubj
    støtter    VERB  0 root   VerbForm=Fin|Tense=Pres
    gebyret    NOUN  2 obj
    .          PUNCT 2 punct
    """)
    assert kept(reading) == []
