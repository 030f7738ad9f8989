"""A tree in which "slik vi ser det" has taken the place of the predicate is mended."""

from __future__ import annotations

import pytest

from standpunkt.language.insertions import around_insertion
from standpunkt.language.reading import Token


def tree(words: str, heads: list[int], classes: str) -> tuple[Token, ...]:
    """Tokens with the given heads; the root has dependency ROOT, all others dep."""
    rows = zip(words.split(), heads, classes.split(), strict=True)
    return tuple(
        Token(i, w, w.lower(), w.lower(), pos, frozenset(), False, head, _dep(i, head), 0, 0)
        for i, (w, head, pos) in enumerate(rows)
    )


def _dep(i: int, head: int) -> str:
    return "ROOT" if head == i else "dep"


WORDS = "Kravet er , slik vi ser det , uklart ."
CLASSES = "NOUN AUX PUNCT ADV PRON VERB PRON PUNCT ADJ PUNCT"


@pytest.mark.parametrize(
    "heads",
    [
        pytest.param([3, 3, 3, 3, 5, 3, 5, 3, 3, 3], id="root is slik"),
        pytest.param([5, 5, 5, 5, 5, 5, 5, 8, 5, 5], id="root is the verb of the insertion"),
        pytest.param([3, 3, 3, 3, 5, 3, 5, 8, 5, 3], id="predicate hangs inside"),
    ],
)
def test_the_predicate_behind_the_insertion_is_the_root(heads: list[int]) -> None:
    mended = around_insertion(tree(WORDS, heads, CLASSES))
    assert mended[8].head == 8
    assert mended[8].dep == "ROOT"
    assert (mended[0].head, mended[1].head) == (8, 8)
    assert all(t.head in range(2, 9) for t in mended[3:7])


def test_a_tree_that_is_right_is_left_alone() -> None:
    right = tree(WORDS, [8, 8, 5, 5, 5, 8, 5, 5, 8, 8], CLASSES)
    assert around_insertion(right) == right


@pytest.mark.parametrize("words", ["", "Ja .", "Kravet er , slik"])
def test_what_ends_early_is_left_alone(words: str) -> None:
    n = len(words.split())
    tokens = tree(words, [0] * n, " ".join(["X"] * n))
    assert around_insertion(tokens) == tokens
