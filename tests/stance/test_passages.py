from dataclasses import replace

from standpunkt.language.reading import Reading
from standpunkt.language.sentences import BlockKind, Sentence
from standpunkt.positions import RESPONDENT
from standpunkt.stance.passages import passages


def readings(*blocks: str) -> list[Reading]:
    return [
        Reading(Sentence(text, range(len(text) + 1), BlockKind.PARAGRAPH, block), ())
        for block, text in enumerate(blocks)
    ]


def test_a_motion_has_the_one_who_moves_it_for_holder() -> None:
    found = passages(
        readings("Framlegg frå Bygdelista:", "«Kommunen er imot.»", "Vedtak:", "Kommunen er for.")
    )
    assert [p.holder for p in found] == ["Bygdelista", "Bygdelista", RESPONDENT, RESPONDENT]


def test_the_question_before_an_answer_is_known() -> None:
    found = list(passages(readings("Bør gebyret innføres?", "Ja.", "Takk.")))
    assert [p.question for p in found] == [None, 0, None]


def test_a_label_in_the_same_block_is_a_question() -> None:
    label, answer = readings("Deres syn:", "Enig.")
    same = replace(answer, sentence=replace(answer.sentence, block=0))
    assert [p.question for p in passages([label, same])] == [None, 0]


def test_what_is_known_for_a_question_needs_no_mark() -> None:
    found = list(passages(readings("Målere", "Nei", "Gebyr", "Ja"), asked={0, 2}))
    assert [p.question for p in found] == [None, 0, None, 2]
