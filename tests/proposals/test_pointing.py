"""What a target that names no matter stands for."""

import pytest

from standpunkt.proposals.mentions import Mention
from standpunkt.proposals.pointing import (
    idea_of_others,
    may_mean_paper,
    names_all_of_paper,
    names_paper,
    points_at_premise,
)


@pytest.mark.parametrize(
    ("target", "paper", "all_of_it"),
    [
        ("forslaget", True, False),
        ("lovframlegget", True, False),
        ("forslaget i sin helhet", True, True),
        ("forslaget om gebyr", False, False),
        ("gebyret", False, False),
    ],
)
def test_one_word_for_the_paper(target: str, *, paper: bool, all_of_it: bool) -> None:
    assert (names_paper(target), names_all_of_paper(target)) == (paper, all_of_it)


@pytest.mark.parametrize(
    ("target", "referent", "reads", "idea", "premise"),
    [
        ("dette", "Vi har gjennomgått utkastet", True, "", False),
        (
            "det",
            "Rederiene har tatt til orde for losplikt",
            False,
            "losplikt",
            False,
        ),
        ("det", "Departementet har foreslått et gebyr", False, "", False),
        ("det", "Departementet legger til grunn at unntak kan gis", False, "", True),
        ("det", "Vi legger til grunn at unntak kan gis", False, "", False),
        ("gebyret", "Rederiene har tatt til orde for losplikt", False, None, False),
    ],
)
def test_what_a_pronoun_points_at(
    target: str, referent: str, *, reads: bool, idea: str | None, premise: bool
) -> None:
    mention = Mention(target, f"{target} er vi enige i", referent=referent)
    assert may_mean_paper(mention) is reads
    assert points_at_premise(mention) is premise
    if idea is not None:
        assert idea_of_others(mention).strip() == idea
