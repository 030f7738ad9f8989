"""Decisions find their rows in another run, or are named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import Run
from tests.proposals.conftest import MakeRow
from tests.review.conftest import LIST, TEXTS, Edit, at, moved

from standpunkt.decisions import MACHINES, Decision, Verdict
from standpunkt.positions import RESPONDENT, Aspect, Stance
from standpunkt.proposals.answers import AnswerStance
from standpunkt.proposals.matrix import matrix
from standpunkt.proposals.proposal import Proposal
from standpunkt.proposals.rows import PositionRow, row_ids
from standpunkt.review import row_id
from standpunkt.review.agreement import agree, together
from standpunkt.review.merge import Merged, merge
from standpunkt.review.quality import quality, tables
from standpunkt.review.reviews import Review, read_review
from standpunkt.review.tables import reviewed_rows
from standpunkt.running import reviewing
from standpunkt.writing.contents import Contents
from standpunkt.writing.workbook import book

CELLS = {
    (2, "Standpunkt"): "delvis",
    (3, "Avgjørelse"): "avvist",
    (4, "Forslag"): "G2",
    (5, "Avgjørelse"): "bekreftet",
}


@pytest.fixture
def decisions(edit: Edit) -> tuple[Decision, ...]:
    return read_review(edit(CELLS)).decisions


def state(merged: Merged) -> list[tuple[str, str, str]]:
    return [(k.row.stance.value, k.row.proposal_id, k.row.evidence) for k in merged.rows]


REVIEWED = [
    ("conditional_support", "G1", "Fjordvik kommune støtter forslaget om målere"),
    ("demand", "G2", "Kommunen ber om lengre frist"),
    ("oppose", "G1", "Norsk Brolag går imot målere i fritidsboliger"),
    ("support", "G2", "Gebyret er vi for"),
]


def test_no_decisions_change_nothing(rows: list[PositionRow]) -> None:
    merged = merge((), rows, LIST, TEXTS)
    assert [kept.row for kept in merged.rows] == rows
    assert [kept.row_id for kept in merged.rows] == row_ids(rows)
    assert (merged.kept, merged.lost, merged.changed) == (0, [], [])


def test_the_same_run_takes_them_all(
    decisions: tuple[Decision, ...], rows: list[PositionRow]
) -> None:
    merged = merge(decisions, rows, LIST, TEXTS)
    assert state(merged) == REVIEWED
    assert (merged.kept, merged.lost, merged.changed) == (4, [], [])
    first = merged.rows[0].row
    assert (first.proposal_stance, first.confidence) == ("conditional_support", 1.0)
    assert merged.rows[1].row.proposal == "Gebyr"
    assert [k.row.evidence for k in merged.rejected] == ["Vi er imot gebyret"]


def other_offsets(rows: list[PositionRow]) -> list[PositionRow]:
    return moved(rows, 500)


def renamed(rows: list[PositionRow]) -> list[PositionRow]:
    return [replace(row, doc_id=f"2026-11/{row.doc_id}_v2") for row in rows]


def another_format(rows: list[PositionRow]) -> list[PositionRow]:
    return [
        replace(row, doc_id=f"{row.doc_id}-pdf", evidence=row.evidence.replace(" ", "\n").upper())
        for row in rows
    ]


def hyphenated(rows: list[PositionRow]) -> list[PositionRow]:
    return [replace(row, evidence=row.evidence.replace("mål", "må\u00ad\nl")) for row in rows]


def longer_clauses(rows: list[PositionRow]) -> list[PositionRow]:
    return [replace(row, evidence=f"{row.evidence}, og det står fast") for row in rows]


def turned_round(rows: list[PositionRow]) -> list[PositionRow]:
    return rows[::-1]


@pytest.mark.parametrize(
    "other",
    [other_offsets, renamed, another_format, hyphenated, longer_clauses, turned_round],
)
def test_decisions_follow_the_words(
    decisions: tuple[Decision, ...], rows: list[PositionRow], other: Any
) -> None:
    merged = merge(decisions, other(rows), LIST)
    assert (merged.kept, merged.lost) == (4, [])
    assert len(merged.rejected) == 1
    assert sorted(s[:2] for s in state(merged)) == sorted(s[:2] for s in REVIEWED)


def test_what_the_machine_reads_otherwise_now_is_told_and_the_person_holds(
    decisions: tuple[Decision, ...], rows: list[PositionRow]
) -> None:
    turned = [replace(row, stance=Stance.SKEPTICAL) for row in rows]
    merged = merge(decisions, turned, LIST)
    # The confirmed row stays as it was confirmed; the one without a decision is read again.
    assert [k.row.stance.value for k in merged.rows] == [
        "conditional_support", "demand", "oppose", "skeptical"
    ]  # fmt: skip
    assert {(c.column, c.then, c.now) for c in merged.changed} == {
        ("stance", "support", "skeptical"),
        ("stance", "oppose", "skeptical"),
        ("stance", "demand", "skeptical"),
    }


def test_a_row_that_is_not_found_any_more_stays_where_its_text_does(
    decisions: tuple[Decision, ...], rows: list[PositionRow]
) -> None:
    merged = merge(decisions, rows[4:], LIST, TEXTS)
    assert sorted(state(merged)) == sorted(REVIEWED)
    assert (merged.kept, merged.carried, merged.settled) == (3, 3, 1)
    for kept in merged.rows:
        text = TEXTS[kept.row.doc_id]
        assert text[kept.row.evidence_start : kept.row.evidence_end] == kept.row.evidence


def test_without_texts_such_a_row_is_named(
    decisions: tuple[Decision, ...], rows: list[PositionRow]
) -> None:
    merged = merge(decisions, [rows[1], rows[4]], LIST)
    assert merged.kept == 1
    assert [p.how for p in merged.lost] == ["its words are no position in this run"] * 3


def test_a_response_that_is_gone_is_named(
    decisions: tuple[Decision, ...], rows: list[PositionRow]
) -> None:
    merged = merge(decisions, rows[3:], LIST, {"brolag": TEXTS["brolag"]})
    assert merged.kept == 1
    assert [p.how for p in merged.lost] == ["its response is not in this run"] * 3


def test_copies_of_a_response_under_other_names_are_not_guessed_among(
    decisions: tuple[Decision, ...], rows: list[PositionRow]
) -> None:
    first = [replace(r, doc_id="a1", organisation="Nordvik") for r in rows[:3]]
    second = [replace(r, doc_id="b2", organisation="Sørvik") for r in rows[:3]]
    merged = merge(decisions[:3], first + second, LIST)
    assert merged.kept == 0
    assert all("several responses hold its words" in p.how for p in merged.lost)
    same = [replace(r, organisation="Fjordvik kommune") for r in first]
    assert merge(decisions[:3], same + second, LIST).kept == 3


def test_equal_words_in_one_response_keep_their_own_decisions(row: MakeRow) -> None:
    words: dict[str, Any] = {"doc_id": "a", "evidence": "Vi støtter dette", "cue": "støtter"}
    twice = [row(on="", evidence_start=n, **words) for n in (0, 100)]
    keys = row_ids(twice)
    assert keys == [row_id(twice[0]), row_id(twice[1], 1)]
    machine = {"evidence": "Vi støtter dette", "cue": "støtter", "stance": "support"}
    said = [
        Decision(keys[0], "a", Verdict.REJECTED, machine | {"evidence_start": 0}),
        Decision(keys[1], "a", Verdict.CONFIRMED, machine | {"evidence_start": 100}),
    ]
    merged = merge(said[::-1], [replace(r, doc_id="b") for r in twice])
    assert [k.row.evidence_start for k in merged.rejected] == [0]
    assert [k.row.evidence_start for k in merged.rows] == [100]


def test_a_proposal_that_left_the_list_is_named(
    decisions: tuple[Decision, ...], rows: list[PositionRow]
) -> None:
    merged = merge(decisions, rows, (Proposal("G1", "Målere"),))
    assert len(merged.notes) == 1
    assert "proposal G2 is not on the list any more" in merged.notes[0]
    assert merged.rows[1].row.proposal_id == ""


def test_a_name_that_is_corrected_once_holds_for_the_response(
    edit: Edit, rows: list[PositionRow]
) -> None:
    decisions = read_review(edit({(2, "Organisasjon"): "Fjordvik by"})).decisions
    merged = merge(decisions, rows, LIST)
    names = [kept.row.organisation for kept in merged.rows]
    assert names == ["Fjordvik by"] * 3 + ["Norsk Brolag"] * 2


def test_an_added_row_is_found_in_its_text(edit: Edit, rows: list[PositionRow]) -> None:
    new = {(7, "Standpunkt"): "for", (7, "Sitat"): "vi er  enige i at tilsynet styrkes"}
    merged = merge(read_review(edit(new)).decisions, rows, LIST, TEXTS)
    (added,) = [k for k in merged.rows if k.decision]
    assert added.row.evidence == "Vi er enige i at tilsynet styrkes"
    assert (added.row.doc_id, added.row.organisation) == ("fjordvik", "Fjordvik kommune")
    assert [k.row.doc_id for k in merged.rows] == ["fjordvik"] * 4 + ["brolag"] * 2


def test_an_added_row_has_the_whole_sentence_of_its_words(
    edit: Edit, rows: list[PositionRow]
) -> None:
    new = {(7, "Standpunkt"): "for", (7, "Sitat"): "enige i at tilsynet styrkes"}
    (added,) = [
        k for k in merge(read_review(edit(new)).decisions, rows, LIST, TEXTS).rows if k.decision
    ]
    assert added.row.evidence == "enige i at tilsynet styrkes"
    assert added.row.sentence == "Vi er enige i at tilsynet styrkes."


def test_a_second_round_gives_the_same(
    decisions: tuple[Decision, ...], rows: list[PositionRow], tmp_path: Path
) -> None:
    merged = merge(decisions, rows, LIST, TEXTS)
    kept = [k.row for k in merged.rows]
    path = tmp_path / "neste.xlsx"
    book.write(
        path,
        Contents(
            kept,
            matrix(kept, LIST),
            row_ids=[k.row_id for k in merged.rows],
            judged={n: k.decision for n, k in enumerate(merged.rows) if k.decision},
            rejected=[(k.row, k.decision) for k in merged.rejected if k.decision],
        ),
    )
    again = merge(read_review(path).decisions, rows, LIST, TEXTS)
    assert [k.row for k in again.rows] == kept
    assert [(d.row_id, d.verdict, d.reviewer) for d in read_review(path).decisions] == [
        (k.decision.row_id, k.decision.verdict, k.decision.reviewer)
        for k in [*merged.rows, *merged.rejected]
        if k.decision
    ]


def test_a_workbook_read_as_a_table_is_as_it_was_corrected(edit: Edit) -> None:
    new = {(7, "Organisasjon"): "Norsk Brolag", (7, "Standpunkt"): "mot", (7, "Sitat"): "Nei takk"}
    found = list(reviewed_rows([edit(CELLS | new)]))
    assert sorted((r.stance.value, r.proposal_id, r.evidence) for r in found) == sorted(
        [*REVIEWED, ("oppose", "", "Nei takk")]
    )


@pytest.mark.parametrize("way", ["workbook", "decisions"])
@pytest.mark.parametrize(
    ("cells", "machine"),
    [
        ({(2, "Standpunkt"): "mot"}, {"section": "Vedtak"}),
        ({(2, "Standpunkt"): "mot"}, {"stance": Stance.CONDITIONAL_SUPPORT}),
        (
            {
                (7, "Organisasjon"): "Fjordvik kommune",
                (7, "Standpunkt"): "mot",
                (7, "Forslag"): "G1",
                (7, "Sitat"): "Vi er enige i at tilsynet styrkes",
            },
            {"section": "Vedtak"},
        ),
    ],
)
def test_what_a_reviewer_says_is_the_answer_of_the_matrix(
    edit: Edit,
    rows: list[PositionRow],
    cells: dict[tuple[int, str], str],
    machine: dict[str, Any],
    way: str,
) -> None:
    path = edit(cells)
    if way == "workbook":
        (corrected,) = [r for r in reviewed_rows([path]) if r.judged]
        # The machine's own row weighs more than the one that the person judged.
        found = matrix([*rows[:1], corrected, replace(rows[0], **machine)], LIST)
    else:
        merged = merge(
            read_review(path).decisions,
            [*rows, replace(rows[0], evidence="", **machine)],
            LIST,
            TEXTS,
        )
        found = matrix([kept.row for kept in merged.rows], LIST)
    answer = found.answer(found.organisations[0], LIST[0])
    assert (answer.organisation, answer.stance) == ("Fjordvik kommune", AnswerStance.OPPOSE)
    assert not answer.contradiction


def test_a_stance_that_a_person_gives_is_on_the_proposal(
    edit: Edit, rows: list[PositionRow]
) -> None:
    of_process = [replace(rows[0], aspect=Aspect.PROCESS), *rows[1:]]
    merged = merge(read_review(edit({(2, "Standpunkt"): "mot"})).decisions, of_process, LIST, TEXTS)
    found = matrix([kept.row for kept in merged.rows], LIST)
    assert found.answer(found.organisations[0], LIST[0]).stance is AnswerStance.OPPOSE


def test_a_remark_leaves_the_row_as_it_is(edit: Edit, rows: list[PositionRow]) -> None:
    decisions = read_review(edit({(2, "Merknad"): "se på denne"})).decisions
    assert [kept.row for kept in merge(decisions, rows, LIST, TEXTS).rows] == rows


# ------------------------------------------------------------ several people


def test_two_reviewers(rows: list[PositionRow]) -> None:
    machine = [
        {"stance": r.stance.value, "evidence": r.evidence, "proposal_id": r.proposal_id}
        for r in rows
    ]
    keys = row_ids(rows)

    def review(name: str, *verdicts: str) -> Review:
        made = []
        for key, row_, said, verdict in zip(keys, rows, machine, verdicts, strict=True):
            if verdict:
                person = {} if verdict in ("confirmed", "rejected") else {"stance": verdict}
                kind = verdict if not person else "corrected"
                made.append(Decision(key, row_.doc_id, Verdict(kind), said, person, name))
        return Review(Path(name), tuple(made))

    one = review("a", "confirmed", "rejected", "confirmed", "skeptical", "")
    two = review("b", "confirmed", "rejected", "rejected", "confirmed", "confirmed")
    found = agree(one, two)
    assert (found.both, found.same) == (4, 2)
    # Labels: support, rejected, demand, skeptical against support, rejected, rejected, oppose.
    assert found.kappa == pytest.approx((0.5 - 3 / 16) / (1 - 3 / 16), abs=1e-4)
    assert [d.columns for d in found.disagreements] == [("decision",), ("stance",)]
    decisions, notes = together([one, two])
    assert [d.verdict.value for d in decisions] == [
        "confirmed", "rejected", "confirmed", "corrected", "confirmed"
    ]  # fmt: skip
    assert len(notes) == 2


def test_what_decisions_say_of_the_machine(edit: Edit) -> None:
    cells = {
        (2, "Avgjørelse"): "bekreftet", (3, "Standpunkt"): "for", (4, "Avgjørelse"): "avvist",
        (5, "Avgjørelse"): "ok",
        (7, "Organisasjon"): "Fjordvik kommune", (7, "Standpunkt"): "for",
        (7, "Sitat"): "Vi er enige i at tilsynet styrkes",
    }  # fmt: skip
    found = quality([read_review(edit(cells))])
    assert (found.confirmed, found.corrected, found.rejected, found.added) == (2, 1, 1, 1)
    assert (found.stance, found.wrong) == (2, {"stance": 1})
    # Of the two responses one is wholly reviewed: two positions were found in it, one was not.
    assert (found.documents, found.found, found.missed) == (1, 2, 1)
    assert found.brier == pytest.approx((0.1**2 * 2 + 0.9**2 * 2) / 4)
    assert "recall                0.667 (2 of 3)  in 1 wholly" in tables(found)
    assert (found.unjudged, found.chosen) == (1, True)
    assert "rows nobody judged    1" in tables(found)


def test_rows_that_are_all_judged_were_not_chosen(edit: Edit) -> None:
    every = edit({(n, "Avgjørelse"): "bekreftet" for n in range(2, 7)})
    found = quality([read_review(every), read_review(every)])
    assert (found.judged, found.unjudged, found.chosen) == (10, 0, False)
    alone = replace(read_review(every), seen=())
    assert (quality([alone]).unjudged, quality([alone]).chosen) == (None, True)
    assert not quality([]).chosen


def test_precision_of_chosen_rows_is_told_to_be_that(
    edit: Edit, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    for rows, told in (((3,), True), (range(2, 7), False)):
        path = edit({(n, "Avgjørelse"): "avvist" for n in rows})
        assert run("evaluate", "--reviewed", path) == 0
        assert ("says nothing of the others" in capsys.readouterr().err) is told


def test_the_rows_of_a_decision_that_were_made_in_another_format(rows: list[PositionRow]) -> None:
    """A decision without offsets, as a person may write one by hand, is placed all the same."""
    decision = Decision("", "brolag", Verdict.REJECTED, {"evidence": "Gebyret  er vi for"})
    merged = merge([decision], rows)
    assert [k.row.evidence for k in merged.rejected] == ["Gebyret er vi for"]


def test_text_positions_hold_after_a_target_is_corrected(row: MakeRow) -> None:
    text = "Vi støtter forslaget om målere."
    one = row(on="G1", doc_id="a", **at(text, "Vi støtter forslaget om målere"))
    decision = Decision(row_ids([one])[0], "a", Verdict.CORRECTED, {}, {"target": "målere"})
    (kept,) = merge([decision], [one], documents={"a": text}).rows
    assert text[kept.row.target_start : kept.row.target_end] == kept.row.target == "målere"


def test_the_table_that_took_decisions_over_reads_nothing_differently(
    decisions: tuple[Decision, ...], rows: list[PositionRow]
) -> None:
    taken = merge(decisions, rows, LIST, TEXTS)
    again = merge(decisions, [kept.row for kept in taken.rows], LIST, TEXTS)
    assert again.changed == []
    counts = [next(iter(reviewing.in_lines(merged))) for merged in (taken, again)]
    assert counts == ["4 decisions kept"] * 2


@pytest.mark.parametrize("holder", ["Elevrådet ved Haugen skole", "elevrådet ved  Haugen skole"])
def test_the_holder_whose_name_the_respondent_gets_is_the_respondent(
    rows: list[PositionRow], holder: str
) -> None:
    rows = [replace(row, holder=holder) if row.doc_id == "brolag" else row for row in rows]
    name = "Elevrådet ved Haugen skole"
    n = next(n for n, row in enumerate(rows) if row.doc_id == "brolag")
    machine = {key: getattr(rows[n], key) or None for key in MACHINES}
    said = {"organisation": name}
    decision = Decision(row_ids(rows)[n], "brolag", Verdict.CORRECTED, machine, said)
    merged = merge([decision], rows, LIST, TEXTS)
    of_it = [kept for kept in merged.rows if kept.row.doc_id == "brolag"]
    assert {(k.row.organisation, k.row.holder) for k in of_it} == {(name, RESPONDENT)}
    assert {k.row.organisation_kind for k in of_it} == {"school"}
    assert {k.row.organisation_confidence for k in of_it} == {1.0}
    answered = matrix([kept.row for kept in merged.rows], LIST)
    school = next(o for o in answered.organisations if o.name == name)
    assert answered.answer(school, LIST[0]).mentioned
    # Who says himself whose stand it is has the last word.
    other = replace(decision, person={**said, "holder": "Skolen"})
    kept = merge([other], rows, LIST, TEXTS).rows
    assert "Skolen" in {k.row.holder for k in kept}
