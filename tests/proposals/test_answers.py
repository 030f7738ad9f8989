"""The policy: what the positions of one body on one proposal come to."""

from __future__ import annotations

from datetime import date

import pytest
from tests.proposals.conftest import MakeRow

from standpunkt.positions import Aspect, Stance, Tier
from standpunkt.proposals.answers import Answer, AnswerStance, answers
from standpunkt.proposals.rows import PositionRow


def the(rows: list[PositionRow]) -> Answer:
    (answer,) = answers(rows).cells.values()
    return answer


@pytest.mark.parametrize(
    ("stances", "expected", "contradiction"),
    [
        (["support"], "support", False),
        (["support", "support", "conditional_support"], "conditional_support", False),
        (["support", "skeptical"], "conditional_support", False),
        (["skeptical", "oppose"], "oppose", False),
        (["oppose", "skeptical", "skeptical"], "oppose", False),
        (["neutral", "skeptical"], "skeptical", False),
        (["support", "demand"], "support", False),
        (["demand", "position"], "own_view", False),
        (["neutral"], "neutral", False),
        (["support", "oppose"], "oppose", True),
        (["oppose", "skeptical", "support"], "support", True),
    ],
)
def test_what_stands_that_meet_come_to(
    row: MakeRow, stances: list[str], expected: str, contradiction: bool
) -> None:
    answer = the([row(stance=stance) for stance in stances])
    assert (answer.stance, answer.contradiction) == (AnswerStance(expected), contradiction)
    assert len(answer.rows) == len(stances)


def test_the_decision_weighs_more_than_the_case_paper(row: MakeRow) -> None:
    paper = row(stance="oppose", section="Kommunedirektørens vurdering")
    decision = row(stance="support", section="Vedtak (9 mot 2 stemmer):")
    for rows in ([paper, decision], [decision, paper]):
        answer = the(rows)
        assert (answer.stance, answer.decisive) == (AnswerStance.SUPPORT, decision)
        assert not answer.contradiction


def test_said_outright_weighs_more_than_argued(row: MakeRow) -> None:
    answer = the([row(), row(stance="skeptical", tier=Tier.IMPLICIT)])
    assert answer.stance is AnswerStance.SUPPORT


def test_the_proposal_weighs_more_than_its_process_which_alone_is_an_own_view(row: MakeRow) -> None:
    process = row(stance="skeptical", aspect=Aspect.PROCESS)
    assert the([row(), process]).stance is AnswerStance.SUPPORT
    assert the([process]).stance is AnswerStance.OWN_VIEW


def test_likevel_takes_back_what_was_conceded(row: MakeRow) -> None:
    conceded = row(stance="support")
    answer = the([conceded, row(stance="oppose", sentence="Vi går likevel imot forslaget.")])
    assert (answer.stance, answer.contradiction) == (AnswerStance.OPPOSE, False)


def test_a_stand_on_the_proposal_goes_before_one_on_what_is_said_of_it(row: MakeRow) -> None:
    on_all = row(target="flertallets forslag", stance="oppose", link_reason="heading")
    aside = row(target="det", stance="support", link_reason="heading")
    answer = the([on_all, aside])
    assert (answer.stance, answer.contradiction) == (AnswerStance.OPPOSE, False)


def test_support_of_the_proposal_and_opposition_to_a_part_is_conditional(row: MakeRow) -> None:
    whole = row(target="konsesjon for utleie", link_reason="likeness")
    part = row(target="et tak", stance="oppose", link_reason="heading", evidence="nei til et tak")
    answer = the([whole, part])
    assert (answer.stance, answer.contradiction) == (AnswerStance.CONDITIONAL_SUPPORT, False)
    assert (answer.condition, answer.decisive) == ("nei til et tak", whole)


def test_a_demand_that_sets_a_condition_limits_a_support(row: MakeRow) -> None:
    demand = row(stance="demand", cue="Forutsetningen er at", evidence="at staten betaler")
    answer = the([row(), demand])
    assert (answer.stance, answer.condition) == (
        AnswerStance.CONDITIONAL_SUPPORT,
        "at staten betaler",
    )


def test_a_stand_on_this_proposal_weighs_more_than_one_on_all(row: MakeRow) -> None:
    every = row(on="G1;G2", stance="neutral", link_reason="all;all", evidence="ingen merknader")
    cells = answers([every, row(on="G1", stance="oppose")]).cells
    assert [cell.stance.value for cell in cells.values()] == ["oppose", "neutral"]
    assert [cell.reason for cell in cells.values()] == ["rejection", "no remarks"]


def test_neutral_and_no_remarks_are_told_apart(row: MakeRow) -> None:
    assert the([row(stance="neutral", evidence="Vi tar ikke stilling")]).reason == "neutral"


def test_a_later_response_of_the_same_body_weighs_more(row: MakeRow) -> None:
    first = row(doc_id="a", stance="oppose", date=date(2026, 3, 1))
    second = row(doc_id="b", stance="support", date=date(2026, 4, 1))
    answer = the([second, first])
    assert (answer.stance, answer.decisive, len(answer.rows)) == (AnswerStance.SUPPORT, second, 2)


def test_one_body_under_two_names_is_one_where_the_id_says_so(row: MakeRow) -> None:
    rows = [row("Norsk Brolag", organisation_id="no-1"), row("NBL", organisation_id="no-1")]
    assert len(answers(rows).organisations) == 1


def test_the_stand_of_a_third_party_does_not_count(row: MakeRow) -> None:
    found = answers([row(holder="KS"), row(on="")])
    assert (dict(found.cells), found.unlinked) == ({}, 1)


def test_of_several_who_sign_one_member_is_no_joint_stand(row: MakeRow) -> None:
    body = "Elvestad kommune, Lundby kommune og Brekkvik kommune"
    alone = [row(body, holder="Elvestad"), row(body, holder="Lundby", stance="oppose")]
    assert the(alone).reason == "divided"
    named = row(body, evidence="Elvestad og Brekkvik støtter avgiften", cue="støtter")
    assert the([named]).reason == "divided"
    every = row(body, evidence="Elvestad, Lundby og Brekkvik støtter avgiften", cue="støtter")
    assert the([every]).stance is AnswerStance.SUPPORT
    together = row(body, holder="Kommunene", stance="oppose")
    assert the([*alone, together]).stance is AnswerStance.OPPOSE


def test_what_is_adopted_is_inherited_and_own_stands_are_kept(row: MakeRow) -> None:
    adopts = row("Sunnvik kommune", on="", inherited_from="Fjordmark fylkeskommunes")
    own = row("Sunnvik kommune", on="G2", stance="support")
    theirs = [
        row("Fjordmark fylkeskommune", on="G1", stance="oppose", condition="x"),
        row("Fjordmark fylkeskommune", on="G2", stance="oppose"),
    ]
    cells = answers([adopts, own, *theirs]).cells
    first = cells["sunnvik kommune", "G1"]
    assert (first.stance, first.inherited_from) == (AnswerStance.OPPOSE, "Fjordmark fylkeskommune")
    assert (first.organisation, first.decisive) == ("Sunnvik kommune", adopts)
    assert cells["sunnvik kommune", "G2"].stance is AnswerStance.SUPPORT
    assert cells["sunnvik kommune", "G2"].inherited_from == ""


def test_what_is_adopted_and_is_not_there_is_missing(row: MakeRow) -> None:
    found = answers([row("Sunnvik kommune", on="", inherited_from="KS")])
    assert (dict(found.cells), found.missing) == ({}, (("Sunnvik kommune", "KS"),))


def test_two_who_adopt_each_other_end(row: MakeRow) -> None:
    rows = [
        row("Nordvik kommune", on="", inherited_from="Sørvik kommune"),
        row("Sørvik kommune", on="", inherited_from="Nordvik kommune"),
        row("Sørvik kommune", on="G1", stance=Stance.OPPOSE),
    ]
    cells = answers(rows).cells
    assert cells["nordvik kommune", "G1"].stance is AnswerStance.OPPOSE


def test_a_response_without_a_name_stands_under_its_document(row: MakeRow) -> None:
    found = answers([row("", doc_id="svar-7"), row("", doc_id="svar-8")])
    assert [(o.name, o.named) for o in found.organisations] == [
        ("svar-7", False),
        ("svar-8", False),
    ]


def test_no_further_remarks_leave_what_is_adopted(row: MakeRow) -> None:
    nothing = {"stance": "neutral", "link_reason": "all;all;all", "on": "G1;G2;G3"}
    found = answers(
        [
            row("Fjordvik kommune", on="G1"),
            row("Fjordvik kommune", on="G2", stance="oppose"),
            row("Sunnvik kommune", on="", inherited_from="Fjordvik kommune"),
            row("Sunnvik kommune", **nothing),
            row("Nordvik kommune", on="", inherited_from="Sunnvik kommune"),
            row("Nordvik kommune", on="G1", stance="neutral", link_reason="number"),
        ]
    ).cells
    stances = {key: (cell.stance, cell.inherited_from) for key, cell in found.items()}
    fjordvik = "Fjordvik kommune"
    assert stances["sunnvik kommune", "G1"] == ("support", fjordvik)
    assert stances["sunnvik kommune", "G2"] == ("oppose", fjordvik)
    assert stances["sunnvik kommune", "G3"] == ("neutral", "")
    assert stances["nordvik kommune", "G1"] == ("neutral", "")
    assert stances["nordvik kommune", "G2"] == ("oppose", fjordvik)
    assert stances["nordvik kommune", "G3"] == ("neutral", "Sunnvik kommune")
