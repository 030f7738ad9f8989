import pytest
from tests.stance import trees
from tests.stance.trees import flat, tree

from standpunkt.positions import Stance
from standpunkt.stance.judging import excess, proposal_like, proposal_like_word, wanted


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("forslaget avvises", Stance.OPPOSE),
        ("framlegget blir trekt", Stance.OPPOSE),
        ("forslaget ikke vedtas", Stance.OPPOSE),
        ("forslaget vedtas", Stance.SUPPORT),
        ("fristen forlenges", Stance.DEMAND),
        ("staten betaler", Stance.DEMAND),
    ],
)
def test_wanted(text: str, stance: Stance) -> None:
    reading = flat(text)
    assert wanted(reading, 0, len(reading.tokens) - 1) is stance


def test_excess_is_a_fault() -> None:
    assert excess(trees.TOO_SHORT, 0, 4) == (2, 3)


def test_for_is_no_excess_before_a_noun() -> None:
    reading = tree("""
    Dette PRON 3 nsubj
    er    AUX  3 cop    VerbForm=Fin
    bra   ADJ  0 root   Degree=Pos
    for   ADP  5 case
    alle  PRON 3 obl
    """)
    assert excess(reading, 0, 4) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("kravet", True), ("overvannsgebyret", True), ("dette", True), ("bilen", False)],
)
def test_proposal_like(text: str, expected: bool) -> None:
    assert proposal_like(flat(text), 0, 0) is expected


@pytest.mark.parametrize(
    ("word", "names"),
    [
        ("planen", True),
        ("taket", True),
        ("lovforslaget", True),
        ("forskriftsutkastet", True),
        ("bruksretten", True),
        ("skattesatsen", True),
        ("kontakten", False),
        ("inntaket", False),
        ("planeten", False),
        ("middagsretten", False),
        ("lovende", False),
        ("innsatsen", False),
    ],
)
def test_a_proposal_is_an_element_of_a_word_and_no_chance_string(word: str, names: bool) -> None:
    assert proposal_like_word(word) is names
