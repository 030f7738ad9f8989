"""A negation that a blank line sets apart belongs to the sentence around it."""

import pytest

from standpunkt.language.sentences import split


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Laget støtter\n\nikke gebyret.", ["Laget støtter ikke gebyret."]),
        ("Laget støtter\n\nIKKE\n\ngebyret.", ["Laget støtter IKKE gebyret."]),
        ("Me er\n\n   ikkje\n\nsamde i dette.", ["Me er ikkje samde i dette."]),
        # an answer, a heading and a list keep what is their own
        ("Gebyr\n\nIkke tilslutning.", ["Gebyr", "Ikke tilslutning."]),
        ("Støttes:\n\nikke", ["Støttes:", "ikke"]),
        ("Laget er ferdig.\n\nikke nå", ["Laget er ferdig.", "ikke nå"]),
        ("- fellesnemnd nå\n\nikke gebyr", ["fellesnemnd nå", "ikke gebyr"]),
    ],
)
def test_a_negation_set_apart_is_read_with_its_sentence(text: str, read: list[str]) -> None:
    assert [sentence.text for sentence in split(text)] == read
