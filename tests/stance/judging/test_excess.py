from tests.stance import trees
from tests.stance.trees import tree

from standpunkt.stance.judging import excess


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
