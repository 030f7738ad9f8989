"""What a stand is on, over hand-built trees."""

import pytest
from tests.stance import trees
from tests.stance.trees import tree

from standpunkt.language.reading import Reading
from standpunkt.stance.clauses import clause_of
from standpunkt.stance.targets import reach

NO_STAND_ON = tree("""
Vi         PRON  2 nsubj
støtter    VERB  0 root   VerbForm=Fin
ikke       PART  2 advmod
fullt      ADV   2 advmod
forslaget  NOUN  2 obj
,          PUNCT 8 punct
men        CCONJ 8 cc
venter     VERB  2 conj   VerbForm=Fin
.          PUNCT 2 punct
""")

UNLESS = tree("""
Vi         PRON  2 nsubj
støtter    VERB  0 root   VerbForm=Fin
–          PUNCT 6 punct
med        ADP   6 case
ett        NUM   6 nummod
unntak     NOUN  2 obl
–          PUNCT 8 punct
forslaget  NOUN  2 obj
.          PUNCT 2 punct
""")

NOR_THIS = tree("""
Heller     ADV   2 advmod
ikke       PART  3 advmod
dette      PRON  6 obj
kan        AUX   6 aux    VerbForm=Fin
vi         PRON  6 nsubj
støtte     VERB  0 root   VerbForm=Inf
.          PUNCT 6 punct
""")

ENDS_IN_NOTHING = tree("""
Vi         PRON  2 nsubj
protesterer VERB 0 root   VerbForm=Fin
.          PUNCT 2 punct
""")


def words(reading: Reading, span: tuple[int, int] | None) -> str | None:
    return None if span is None else reading.words(*span)


@pytest.mark.parametrize(
    ("reading", "cue", "holder", "target", "condition"),
    [
        (trees.SUPPORTS_NOT, 1, (0, 0), "forslaget om gebyr", None),
        (trees.FRONTED, 4, (2, 2), "Dette", None),
        (trees.UNDER_CONDITION, 1, (0, 0), "forslaget", "under forutsetning av at staten betaler"),
        (NO_STAND_ON, 1, (0, 0), "forslaget", None),
        (UNLESS, 1, (0, 0), "forslaget", "med ett unntak"),
        (NOR_THIS, 5, (4, 4), "dette", None),
        (ENDS_IN_NOTHING, 1, (0, 0), None, None),
    ],
)
def test_reach(
    reading: Reading,
    cue: int,
    holder: tuple[int, int],
    target: str | None,
    condition: str | None,
) -> None:
    found = reach(reading, clause_of(reading, cue, cue, cue), cue, cue, holder)
    assert words(reading, found.target) == target
    assert words(reading, found.condition) == condition


def test_reach_tells_a_target_that_stood_first() -> None:
    clause = clause_of(trees.FRONTED, 4, 4, 4)
    assert reach(trees.FRONTED, clause, 4, 4, (2, 2)).fronted
    clause = clause_of(trees.SUPPORTS_NOT, 1, 1, 1)
    assert not reach(trees.SUPPORTS_NOT, clause, 1, 1, (0, 0)).fronted
