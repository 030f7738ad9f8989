import pytest
from tests.stance.trees import flat

from standpunkt.language.reading import Token
from standpunkt.stance.phrases import at_row, find_row, negates, negator, only, opens_condition
from standpunkt.stance.words import phrases


def tokens(text: str) -> tuple[Token, ...]:
    return flat(text, "X").tokens


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("vi støtter ikke dette", 2, True),
        ("laget støttar ikkje dette", 2, True),
        ("støtter ikke bare dette", 1, False),
        ("kan vanskelig støtte", 1, True),
        ("er vanskelig å støtte", 1, True),
        ("er vanskelig for oss å støtte", 1, True),
        ("er ikke vanskelig å støtte", 1, False),
        ("er ikke vanskelig å støtte", 2, False),
        ("er en vanskelig sak", 2, False),
        ("er langt ifra enig", 1, True),
        ("går langt nok", 1, False),
        ("er alt anna enn samd", 2, True),
        ("noko anna enn dette", 1, False),
        ("kan umulig støtte", 1, True),
        ("nekter å støtte", 0, True),
        ("nekter for dette", 0, False),
    ],
)
def test_negates(text: str, place: int, expected: bool) -> None:
    row = tokens(text)
    assert negates(row, place) is expected
    assert negator(row, place, place) == (place if expected else None)


def test_negator_leaves_the_cues_own_alone() -> None:
    row = tokens("har ingen merknader")
    assert negator(row, 0, 2) == 1
    assert negator(row, 0, 2, own=(1,)) is None


def test_the_longest_phrase_is_found() -> None:
    row = tokens("støtter i all hovedsak dette")
    assert at_row(row, 1, phrases("limiters")) == 3
    assert find_row(row, 0, 4, phrases("limiters")) == (1, 3)
    assert find_row(row, 2, 4, phrases("limiters")) is None


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("støtter det forutsatt at staten betaler", 2, True),
        ("stør det så framt staten betaler", 2, True),
        ("en viss vekst", 1, False),
        ("støtter bare dette", 1, False),
        ("støttar det med desse atterhalda", 2, True),
        ("støtter det med de endringene som følger", 2, True),
        ("støtter skolen med penger", 2, False),
        ("støtter det med noen få unntak", 2, True),
        ("en regel med få unntak", 2, False),
        ("støtter det på visse vilkår", 2, True),
        ("støtter det på skolen", 2, False),
        ("Forutsatt finansiering støtter vi", 0, True),
        ("er forutsatt i planen", 1, False),
    ],
)
def test_opens_condition(text: str, place: int, expected: bool) -> None:
    assert opens_condition(tokens(text), place) is expected


def test_only_is_no_negation() -> None:
    assert only(tokens("ønsker ikke bare dette"), 1)
    assert not only(tokens("ønsker ikke dette"), 1)
    assert not only(tokens("ønsker ikke"), 1)
