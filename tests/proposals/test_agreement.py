"""Agreement between organisations, and what it rests on."""

from __future__ import annotations

import pytest
from tests.proposals.conftest import MakeRow

from standpunkt.proposals.agreement import FEWEST, alpha, over_all, pairs
from standpunkt.proposals.matrix import matrix


def test_alpha_against_a_worked_example() -> None:
    # Four coders on twelve units with gaps, the textbook's example for interval data: .849.
    coders = [
        "1 2 3 3 2 1 4 1 2 * * *",
        "1 2 3 3 2 2 4 1 2 5 * 3",
        "* 3 3 3 2 3 4 2 2 5 1 *",
        "1 2 3 3 2 4 4 1 2 5 1 *",
    ]
    units = zip(*(line.split() for line in coders), strict=True)
    found = alpha([float(value) for value in unit if value != "*"] for unit in units)
    assert found.value == pytest.approx(0.849, abs=0.001)
    assert found.cells == 40


def test_few_cells_in_common_are_no_agreement(row: MakeRow) -> None:
    few, many = ";".join(f"G{n}" for n in range(3)), ";".join(f"G{n}" for n in range(FEWEST))
    found = pairs(matrix([row("A", on=few), row("B", on=many), row("C", on=many, stance="oppose")]))
    assert [(p.first, p.second, p.cells, p.same, p.share) for p in found] == [
        ("B", "C", 4, 0, 0.0),
        ("B", "A", 3, 3, None),
        ("C", "A", 3, 0, None),
    ]


def test_own_views_and_inherited_answers_are_left_out_of_alpha(row: MakeRow) -> None:
    rows = [row("A"), row("B"), row("C", stance="demand"), row("D", on="", inherited_from="A")]
    assert over_all(matrix(rows)).cells == 2
