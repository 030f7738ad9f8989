import random

import pytest

from fit_confidence import by_chance, reliability, worst_quarter


def test_the_lowest_quarter_holds_its_share_of_the_wrong_rows() -> None:
    pairs = [(0.2, False), (0.7, True), (0.8, False), (0.9, True)]
    assert worst_quarter(pairs) == 0.5
    assert worst_quarter([(0.2, True), (0.7, True)]) == 1.0


def test_few_rows_are_off_by_chance_and_many_less() -> None:
    few, many = by_chance([(0.9, True)] * 50), by_chance([(0.9, True)] * 5000)
    assert few > 0.05
    assert many < 0.02


def test_the_table_has_a_line_a_bin_and_sums_up() -> None:
    draw = random.Random(0)
    pairs = [(sure, draw.random() < sure) for sure in (draw.random() for _ in range(2000))]
    *lines, error, quarter = reliability(pairs).splitlines()
    assert len(lines) == 11
    assert float(error.split()[1]) == pytest.approx(0.03, abs=0.02)
    assert float(quarter.split()[-1]) > 0.35
