import pytest
from tests.stance import trees

from standpunkt.language.reading import Reading
from standpunkt.stance.clauses import clause_of, finite_of, heads_clause, subjects


@pytest.mark.parametrize(
    ("reading", "cue", "span", "finite", "subject"),
    [
        (trees.SUPPORTS_NOT, 1, (0, 5), 1, (0, 0)),
        (trees.FRONTED, 4, (0, 4), 1, (2, 2)),
        (trees.TOO_SHORT, 3, (0, 3), 1, (0, 0)),
    ],
)
def test_clause_of(
    reading: Reading, cue: int, span: tuple[int, int], finite: int, subject: tuple[int, int]
) -> None:
    clause = clause_of(reading, cue, cue, cue)
    assert (clause.first, clause.last) == span
    assert (clause.finite, clause.subject) == (finite, subject)


def test_an_auxiliary_goes_before_the_head() -> None:
    assert finite_of(trees.FRONTED, 4) == 1
    assert finite_of(trees.SAYS, 1) == 1


def test_a_helper_heads_no_clause() -> None:
    assert heads_clause(trees.TOO_SHORT, 3)
    assert not heads_clause(trees.TOO_SHORT, 1)


def test_subjects_of_an_embedded_clause() -> None:
    assert subjects(trees.SAYS, 5) == [3]
