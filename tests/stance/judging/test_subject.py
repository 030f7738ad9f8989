import pytest
from tests.stance.trees import flat

from standpunkt.stance.judging import proposal_like, proposal_like_word


@pytest.mark.parametrize(
    ("text", "expected"),
    [("kravet", True), ("overvannsgebyret", True), ("dette", True), ("bilen", False)],
)
def test_proposal_like(text: str, expected: bool) -> None:
    assert proposal_like(flat(text), 0, 0) is expected


@pytest.mark.parametrize(
    ("word", "names"),
    [
        ("planen", True),
        ("taket", True),
        ("lovforslaget", True),
        ("forskriftsutkastet", True),
        ("bruksretten", True),
        ("skattesatsen", True),
        ("kontakten", False),
        ("inntaket", False),
        ("planeten", False),
        ("middagsretten", False),
        ("lovende", False),
        ("innsatsen", False),
    ],
)
def test_a_proposal_is_an_element_of_a_word_and_no_chance_string(word: str, names: bool) -> None:
    assert proposal_like_word(word) is names
