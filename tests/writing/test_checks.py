"""What is led to: the rows that are most likely to be wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.proposals.conftest import MakeRow, row

from standpunkt.decisions import Decision, Verdict
from standpunkt.proposals.matrix import matrix
from standpunkt.proposals.proposal import Proposal
from standpunkt.proposals.rows import PositionRow
from standpunkt.writing.checks import ORDER, checks
from standpunkt.writing.contents import Contents
from standpunkt.writing.workbook.words import LANGUAGES, words

__all__ = ["row"]

LIST = (
    Proposal("F1", "Lekeplass innen 200 meter", "Boliger skal ha lekeplass.", paragraphs=("4",)),
    Proposal("F2", "Røykfrie lekeplasser", "Røyking på lekeplasser forbys.", paragraphs=("7",)),
    Proposal("F4", "Gebyr for utbygger", "Utbygger betaler gebyr.", paragraphs=("12",)),
)


def found(rows: list[PositionRow], **more: object) -> list[tuple[str, int | None, str]]:
    """The checks on rows: the reason, which row, and the other proposal."""
    made = checks(Contents(rows, matrix(rows, LIST), **more))  # type: ignore[arg-type]
    return [(c.reason, c.row, c.proposal_id or c.detail) for c in made if c.row is not None]


def test_the_stand_of_others_where_the_respondent_has_none(row: MakeRow) -> None:
    majority = row(on="F4", holder="Flertallet", doc_id="a")
    assert found([majority]) == [("others_only", 0, "F4")]
    assert found([majority, row(on="F4", doc_id="a")]) == []
    # What another response says of the proposal is no stand of this one.
    assert found([majority, row("Norsk Brolag", on="F4", doc_id="b")]) == [("others_only", 0, "F4")]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("support", "oppose", True),
        ("conditional_support", "oppose", True),
        ("support", "conditional_support", False),
        ("support", "demand", False),
    ],
)
def test_rows_that_go_against_each_other(row: MakeRow, one: str, other: str, told: bool) -> None:
    rows = [row(on="F4", stance=one, doc_id="a"), row(on="F4", stance=other, doc_id="a")]
    reasons = {reason for reason, *_ in found(rows)}
    assert bool(reasons & {"goes_against", "contradiction"}) is told
    apart = [rows[0], replace(rows[1], proposal_id="F1")]
    assert "goes_against" not in {reason for reason, *_ in found(apart)}


def test_a_reservation_about_another_proposal(row: MakeRow) -> None:
    made = row(on="F1", stance="conditional_support", doc_id="a")
    for condition, told in (
        ("forutsatt at gebyret for utbygger faller bort", [("condition_elsewhere", 0, "F4")]),
        ("dersom § 7 tas ut", [("condition_elsewhere", 0, "F2")]),
        ("dersom boligen har lekeplass innen 200 meter", []),
        ("forutsatt at staten betaler", []),
    ):
        assert found([replace(made, condition=condition)]) == told, condition


def test_a_link_by_likeness_with_another_proposal_near(row: MakeRow) -> None:
    words = "at lekeplassene er røykfrie"
    made = replace(row(on="F1", doc_id="a"), target=words, evidence=words, link_reason="likeness")
    assert found([made]) == [("link_near", 0, "F2")]
    assert found([replace(made, link_reason="number")]) == []
    judged = Decision("", "a", Verdict.CONFIRMED)
    assert found([made], judged={0: judged}) == []


@pytest.mark.parametrize(
    ("reasons", "told"),
    [
        (["referent"], True),
        (["before"], True),
        (["before", "referent"], True),
        (["referent", "likeness"], False),
        (["number"], False),
        ([""], False),
    ],
)
def test_a_cell_that_only_pointing_words_decide(
    row: MakeRow, reasons: list[str], told: bool
) -> None:
    rows = [
        replace(row(on="F2", doc_id="a"), link_reason=reason, link_score=0.83) for reason in reasons
    ]
    assert ("link_unsure" in {reason for reason, *_ in found(rows)}) is told


def test_of_several_links_that_of_the_cell_counts(row: MakeRow) -> None:
    made = replace(
        row(on="F2", doc_id="a"),
        proposal_id="F1;F2",
        proposal="Lekeplass;Røykfrie",
        link_reason="number;referent",
        link_score=0.83,
    )
    assert ("link_unsure", 0, "F2") in found([made])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_its_words(language: str) -> None:
    assert set(ORDER) <= set(words(language).table["checks"])
