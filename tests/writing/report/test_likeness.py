import numpy as np
from tests.writing.report.conftest import contents, in_text

from standpunkt.writing.report.likeness import by_likeness, leaves

TEXT = "Vi støtter V1. Vi støtter V2. Vi avviser V1. Vi avviser V2. Vi er usikre på V1."


def test_those_who_answer_alike_stand_together_and_the_silent_last() -> None:
    said = {
        "Tause by": [],
        "A": [("Vi støtter V1", "support", "V1"), ("Vi avviser V2", "oppose", "V2")],
        "B": [("Vi avviser V1", "oppose", "V1"), ("Vi støtter V2", "support", "V2")],
        "C": [("Vi støtter V1", "support", "V1"), ("Vi avviser V2", "oppose", "V2")],
        "D": [("Vi er usikre på V1", "skeptical", "V1"), ("Vi støtter V2", "support", "V2")],
    }
    rows = [
        in_text(TEXT, evidence, stance, proposal, doc_id=name, organisation=name)
        for name, positions in said.items()
        for evidence, stance, proposal in positions or [("Vi støtter V1", "demand", "")]
    ]
    order = "".join(o.name for o in by_likeness(contents(rows).matrix))
    assert order.endswith("Tause by")
    assert {order[:2], order[2:4]} in ({"AC", "BD"}, {"AC", "DB"}, {"CA", "BD"}, {"CA", "DB"})


def test_leaves_of_nothing_and_of_one() -> None:
    assert leaves(np.zeros((0, 0))) == []
    assert leaves(np.zeros((1, 1))) == [0]


def test_each_leaf_stands_once_whatever_the_distances() -> None:
    random = np.random.default_rng(1)
    apart = random.random((40, 40))
    assert sorted(leaves((apart + apart.T) / 2)) == list(range(40))
