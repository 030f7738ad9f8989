"""Which of several cues wins: candidates made by hand, in every order."""

from dataclasses import replace
from itertools import permutations

import pytest
from tests.stance import trees
from tests.stance.trees import tree

from standpunkt.positions import Stance, Tier
from standpunkt.stance.candidate import Candidate, Rejected
from standpunkt.stance.construction import Construction
from standpunkt.stance.selection import select

SUPPORTS = Candidate(
    rule="support.a",
    construction=Construction.ACT,
    stance=Stance.SUPPORT,
    cue=(1, 1),
    evidence=(0, 5),
    target=(3, 5),
    holder="respondent",
)


def won(*candidates: Candidate | Rejected) -> set[str]:
    return {v.what.rule for v in select(trees.SUPPORTS_NOT, candidates) if v.kept}


@pytest.mark.parametrize(
    ("changes", "winner"),
    [
        ({"elements": 2, "cue": (1, 2)}, "other"),
        ({"cue": (1, 2)}, "other"),
        ({"cue": (0, 1), "elements": 0}, "support.a"),
        ({"construction": Construction.BARE, "tier": Tier.IMPLICIT, "cue": (3, 3)}, "support.a"),
        ({"construction": Construction.JUDGE, "cue": (3, 3)}, "support.a"),
    ],
)
def test_one_of_two_wins_whatever_their_order(changes: dict[str, object], winner: str) -> None:
    other = replace(SUPPORTS, rule="other", **changes)  # type: ignore[arg-type]
    assert won(SUPPORTS, other) == won(other, SUPPORTS) == {winner}


@pytest.mark.parametrize("rule", ["z", "a"])
@pytest.mark.parametrize("elements", [1, 3])
def test_a_cue_inside_the_target_of_another_belongs_to_it(rule: str, elements: int) -> None:
    inside = replace(
        SUPPORTS, rule=rule, cue=(4, 4), evidence=(4, 5), target=(5, 5), elements=elements
    )
    assert won(SUPPORTS, inside) == won(inside, SUPPORTS) == {"support.a"}


def test_what_a_loser_would_have_beaten_is_kept() -> None:
    outer = replace(SUPPORTS, rule="outer", cue=(0, 0), target=(1, 2), evidence=(0, 2))
    middle = replace(SUPPORTS, rule="middle", cue=(1, 1), target=(3, 5))
    inner = replace(SUPPORTS, rule="inner", cue=(4, 4), evidence=(4, 5), target=(5, 5))
    orders = permutations([outer, middle, inner])
    assert {frozenset(won(*order)) for order in orders} == {frozenset({"outer", "inner"})}


def test_the_rule_id_decides_between_equals() -> None:
    alike = [replace(SUPPORTS, rule=rule) for rule in ("c", "a", "b")]
    assert {frozenset(won(*order)) for order in permutations(alike)} == {frozenset({"a"})}


def test_losers_say_why() -> None:
    lost = [
        v
        for v in select(
            trees.SUPPORTS_NOT,
            [SUPPORTS, replace(SUPPORTS, rule="z"), Rejected("r", (1, 1), "a question")],
        )
        if not v.kept
    ]
    assert {(v.what.rule, v.reason) for v in lost} == {
        ("z", "gives way to support.a"),
        ("r", "a question"),
    }


def test_what_follows_men_limits_support() -> None:
    reading = tree("""
    Vi         PRON  2 nsubj
    støtter    VERB  0 root   VerbForm=Fin
    forslaget  NOUN  2 obj
    ,          PUNCT 6 punct
    men        CCONJ 6 cc
    ber        VERB  2 conj   VerbForm=Fin
    om         ADP   8 case
    svar       NOUN  6 obl
    .          PUNCT 2 punct
    """)
    support = replace(SUPPORTS, evidence=(0, 2), target=(2, 2))
    request = replace(
        SUPPORTS,
        rule="demand.a",
        construction=Construction.REQUEST,
        stance=Stance.DEMAND,
        cue=(5, 6),
        evidence=(5, 7),
        target=(7, 7),
    )
    kept = [v.what for v in select(reading, [request, support]) if v.kept]
    (limited,) = (c for c in kept if isinstance(c, Candidate))
    assert limited.stance is Stance.CONDITIONAL_SUPPORT
    assert limited.condition == (5, 7)
    refusal = replace(request, construction=Construction.ACT, stance=Stance.OPPOSE)
    both = [v.what for v in select(reading, [refusal, support]) if v.kept]
    assert len(both) == 2


def test_joined_cues_share_a_target() -> None:
    reading = tree("""
    Vi         PRON  2 nsubj
    støtter    VERB  0 root   VerbForm=Fin
    og         CCONJ 4 cc
    vedtar     VERB  2 conj   VerbForm=Fin
    forslaget  NOUN  4 obj
    .          PUNCT 2 punct
    """)
    first = replace(SUPPORTS, evidence=(0, 1), target=None)
    second = replace(SUPPORTS, rule="other", cue=(3, 3), evidence=(3, 4), target=(4, 4))
    kept = [v.what for v in select(reading, [first, second]) if v.kept]
    assert [c.target for c in kept if isinstance(c, Candidate)] == [(4, 4), (4, 4)]


def test_a_target_ends_where_the_next_predicate_starts() -> None:
    reading = tree("""
    Vi         PRON  2 nsubj
    støtter    VERB  0 root   VerbForm=Fin
    gebyret    NOUN  2 obj
    og         CCONJ 5 cc
    glade      ADJ   2 conj
    for        ADP   7 case
    svaret     NOUN  5 obl
    """)
    first = replace(SUPPORTS, evidence=(0, 6), target=(2, 6))
    second = replace(SUPPORTS, rule="other", cue=(4, 5), evidence=(4, 6), target=(6, 6))
    kept = [v.what for v in select(reading, [first, second]) if v.kept]
    assert {c.target for c in kept if isinstance(c, Candidate)} == {(2, 2), (6, 6)}
