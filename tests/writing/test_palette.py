"""Every stance has one look, in one order, wherever it is shown."""

from importlib import resources

from standpunkt.positions import Stance
from standpunkt.proposals.answers import AnswerStance
from standpunkt.writing.palette import FILLS, ORDER, SCALE, STRONG, SYMBOLS


def test_every_stance_of_a_position_and_of_an_answer_has_a_look() -> None:
    values = {one.value for one in (*Stance, *AnswerStance)}
    assert values == set(SYMBOLS) == set(FILLS) == set(STRONG) == {one.value for one in SCALE}


def test_answers_follow_each_other_from_for_to_against() -> None:
    assert sorted(ORDER) == sorted(AnswerStance)
    said = [one.stance.polarity for one in ORDER if one.stance]
    assert said == sorted(said, key=lambda polarity: -(polarity or 0.0))
    assert ORDER[-1] is AnswerStance.NOT_MENTIONED


def test_signs_of_answers_differ() -> None:
    assert len({SYMBOLS[one.value] for one in AnswerStance}) == len(AnswerStance)


def test_the_script_of_the_page_knows_no_order_of_its_own() -> None:
    script = (resources.files("standpunkt.writing.report") / "script.js").read_text("utf-8")
    assert not [
        one for one in AnswerStance if one.value != "support" and f'"{one.value}"' in script
    ]
