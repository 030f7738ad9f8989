"""The policy: what the positions of one body on one proposal come to."""

from __future__ import annotations

from dataclasses import replace
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
    assert (answer.condition, answer.decisive) == ("et tak", whole)


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


TOGETHER = "Elvestad kommune, Lundby kommune og Brekkvik kommune"


def test_several_who_sign_are_divided_where_their_stances_differ(row: MakeRow) -> None:
    alone = [row(TOGETHER, holder="Elvestad"), row(TOGETHER, holder="Lundby", stance="oppose")]
    assert the(alone).reason == "divided"
    named = row(TOGETHER, evidence="Elvestad og Brekkvik støtter avgiften", cue="støtter")
    assert the([named, alone[1]]).reason == "divided"
    every = row(TOGETHER, evidence="Elvestad, Lundby og Brekkvik støtter avgiften", cue="støtter")
    assert the([every]).stance is AnswerStance.SUPPORT
    together = row(TOGETHER, holder="Kommunene", stance="oppose")
    assert the([*alone, together]).stance is AnswerStance.OPPOSE
    on_all = row(TOGETHER, link_reason="all")
    assert the([on_all, *alone]).reason == "divided"


@pytest.mark.parametrize("holder", ["Lundby", "Lundby kommune", "Lundby og Brekkvik"])
def test_what_one_who_signs_says_is_the_stand_of_all(row: MakeRow, holder: str) -> None:
    one = row(TOGETHER, holder="Elvestad", stance="oppose")
    other = row(TOGETHER, holder=holder, stance="oppose")
    for rows in ([one], [one, other], [row(TOGETHER, link_reason="all"), one, other]):
        assert the(rows).stance is AnswerStance.OPPOSE
    other = row(TOGETHER, holder=holder, stance="skeptical")
    assert the([one, other]).stance is AnswerStance.OPPOSE


def test_a_third_party_with_a_word_of_a_name_is_none_of_those_who_sign(row: MakeRow) -> None:
    body = "Norges Stjernelag; Foreningen Nattdyr"
    assert dict(answers([row(body, holder="Norges Idrettslag")]).cells) == {}


def test_a_person_says_whose_stand_it_is_of_several_who_sign(row: MakeRow) -> None:
    said = {"evidence": "Elvestad er imot", "cue": "er imot", "stance": "oppose"}
    other = row(TOGETHER, holder="Lundby")
    assert the([row(TOGETHER, **said), other]).reason == "divided"
    corrected = row(TOGETHER, **said, decision="rettet")
    assert the([corrected, other]).stance is AnswerStance.OPPOSE


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


@pytest.mark.parametrize(
    ("concession", "stance"),
    [
        ("Vi er ikke imot at det innføres et gebyr, men da må det være lavt.", "ikke imot"),
        ("Vi er ikkje imot eit gebyr, men det må vere lågt.", "er ikkje imot"),
        ("Kommunen motset seg ikkje eit gebyr.", "motset seg ikkje"),
        ("Vi har ingen innvendinger mot et gebyr.", "har ingen innvendinger mot"),
        ("Vi kan leve med et gebyr, men det må være lavt.", "kan leve med"),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_plain_no_goes_before_a_concession_and_both_are_shown(
    row: MakeRow, concession: str, stance: str, first: bool
) -> None:
    no = row(stance="oppose", sentence="Vi er imot gebyret.", cue="imot")
    words = concession.split(",", maxsplit=1)[0].rstrip(".")
    conceded = row(stance="conditional_support", sentence=concession, evidence=words, cue=stance)
    answer = the([conceded, no] if first else [no, conceded])
    assert (answer.stance, answer.contradiction) == (AnswerStance.OPPOSE, True)
    assert answer.decisive == no


def test_a_plain_yes_is_no_concession(row: MakeRow) -> None:
    yes = row(
        sentence="Vi støtter gebyret, men det er høyt.",
        evidence="Vi støtter gebyret",
        cue="støtter",
    )
    answer = the([row(stance="oppose", cue="imot"), yes])
    assert (answer.stance, answer.contradiction) == (AnswerStance.SUPPORT, True)


def test_a_concession_in_the_sentence_of_the_no_is_no_contradiction(row: MakeRow) -> None:
    sentence = "Vi er imot gebyret, men ikke imot at det utredes."
    conceded = row(sentence=sentence, evidence="ikke imot at det utredes", cue="ikke imot")
    answer = the([row(stance="oppose", sentence=sentence, cue="imot"), conceded])
    assert (answer.stance, answer.contradiction) == (AnswerStance.OPPOSE, False)


@pytest.mark.parametrize("decision", ["confirmed", "corrected", "added", "Rettet", "lagd til"])
@pytest.mark.parametrize(
    "machine",
    [
        {"section": "Vedtak"},
        {"cue": "støtter"},
        {"stance": "conditional_support", "condition": "et tak"},
        {"stance": "skeptical"},
    ],
)
def test_what_a_person_says_wins_over_what_the_machine_reads(
    row: MakeRow, decision: str, machine: dict[str, str]
) -> None:
    said = row(stance="oppose", decision=decision, confidence=1.0, link_score=0.4)
    for rows in ([said, row(**machine)], [row(**machine), said]):
        answer = the(rows)
        assert (answer.stance, answer.decisive) == (AnswerStance.OPPOSE, said)
        assert (answer.contradiction, answer.confidence) == (False, 1.0)


def test_what_a_person_supports_is_not_limited_by_a_condition_that_the_machine_reads(
    row: MakeRow,
) -> None:
    demand = row(stance="demand", cue="forutsetter", evidence="Vi forutsetter lavt gebyr")
    assert the([row(), demand]).stance is AnswerStance.CONDITIONAL_SUPPORT
    assert the([row(decision="corrected"), demand]).stance is AnswerStance.SUPPORT
    both = [row(decision="corrected"), replace(demand, decision="confirmed")]
    assert the(both).stance is AnswerStance.CONDITIONAL_SUPPORT


def test_a_remark_alone_judges_nothing_and_two_judgements_contradict(row: MakeRow) -> None:
    later, noted = row(stance="oppose"), row(decision="noted")
    assert the([noted, later]).contradiction
    assert the([row(decision="confirmed"), row(stance="oppose", decision="added")]).contradiction


def test_a_person_confirming_one_response_leaves_a_later_one_its_weight(row: MakeRow) -> None:
    first = row(decision="confirmed", date=date(2026, 1, 1), doc_id="a")
    later = row(stance="oppose", date=date(2026, 3, 1), doc_id="b")
    assert the([first, later]).stance is AnswerStance.OPPOSE


LIMITS = [
    # The target, the condition and the evidence of the row that limits, and what the column holds.
    (
        "at registeret blir dyrt",
        "",
        "Vi frykter at registeret blir dyrt",
        "at registeret blir dyrt",
    ),
    ("eit tak på 60 døgn", "", "Vi tviler på eit tak på 60 døgn", "eit tak på 60 døgn"),
    ("det", "", "det er vi skeptiske til", "det er vi skeptiske til"),
    ("gebyret", "", "Vi er uroa for gebyret", "Vi er uroa for gebyret"),
    ("et  register", "", "et register tviler vi på", "et register tviler vi på"),
    ("et tak", "dersom det er lavt", "Et tak tviler vi på", "dersom det er lavt"),
]


@pytest.mark.parametrize(("target", "condition", "evidence", "told"), LIMITS)
@pytest.mark.parametrize("hedge", ["", "i hovedsak", "til ein viss grad"])
def test_a_reservation_is_told_by_what_it_is_about(
    row: MakeRow, target: str, condition: str, evidence: str, told: str, hedge: str
) -> None:
    stance = "conditional_support" if hedge else "support"
    yes = row(stance=stance, condition=hedge, target="et register")
    doubted = row(stance="skeptical", target=target, condition=condition, evidence=evidence)
    answer = the([yes, doubted])
    assert answer.stance is AnswerStance.CONDITIONAL_SUPPORT
    assert (answer.condition, answer.limiting) == (told, doubted)


@pytest.mark.parametrize("hedge", ["delvis", "I hovedsak", "langt på\nvei", "under  tvil"])
def test_a_hedge_is_no_condition(row: MakeRow, hedge: str) -> None:
    hedged = row(stance="conditional_support", condition=hedge)
    real = row(stance="conditional_support", condition="dersom fristen flyttes")
    assert (the([hedged]).condition, the([hedged]).limiting) == ("", None)
    assert the([hedged, real]).condition == "dersom fristen flyttes"


def test_a_demand_that_limits_is_told_without_its_verb(row: MakeRow) -> None:
    demand = row(
        stance="demand",
        cue="forutsetter",
        evidence="Vi forutsetter at det er gratis",
        target="at det er gratis",
    )
    assert the([row(), demand]).condition == "at det er gratis"


@pytest.mark.parametrize(
    "words",
    [
        "Tilsynet har ellers ingen merknader",
        "Vi har elles ikkje merknader",
        "For øvrig har vi ingen merknader",
        "Vi har ikke ytterligere kommentarer",
        "Utover dette har vi ingen innspill",
    ],
)
def test_nothing_else_to_say_is_no_answer_on_what_was_dealt_with(row: MakeRow, words: str) -> None:
    rest = row(stance="neutral", evidence=words)
    demand = row(stance="demand", evidence="Vi ber om at hjemmelen presiseres")
    answer = the([demand, rest])
    assert (answer.stance, answer.decisive) == (AnswerStance.OWN_VIEW, demand)
    assert the([rest]).stance is AnswerStance.NEUTRAL
