import json

import pytest
from tests.stance.trees import FRONTED, TOO_SHORT, tree

from ablation import (
    AS_IT_IS,
    VARIANTS,
    figures,
    forms_only,
    hangs_together,
    parsed,
    run,
    turned,
    without_tree,
)
from standpunkt.evaluation.scoring import Score
from standpunkt.stance.engine import Engine

SVAR = "Vi støtter forslaget om målere. Dette kan vi ikke være med på, sa rådet som var enig.\n"

TWO_CLAUSES = tree("""
Vi         PRON  2 nsubj
mener      VERB  0 root   VerbForm=Fin
rådet      NOUN  4 nsubj
ser        VERB  2 ccomp  VerbForm=Fin
at         SCONJ 7 mark
fristen    NOUN  7 nsubj
går        VERB  4 ccomp  VerbForm=Fin
""")


def test_without_tree_heads_and_relations_carry_nothing() -> None:
    flat = without_tree(FRONTED)
    assert {t.head for t in flat.tokens} == {1}  # "kan", the finite verb
    assert [t.dep for t in flat.tokens].count("dep") == len(flat.tokens) - 1
    kept = [(t.text, t.lemma, t.pos, t.feats) for t in flat.tokens]
    assert kept == [(t.text, t.lemma, t.pos, t.feats) for t in FRONTED.tokens]


def test_forms_only_leaves_forms_and_punctuation() -> None:
    bare = forms_only(TOO_SHORT)
    assert [t.text for t in bare.tokens] == [t.text for t in TOO_SHORT.tokens]
    assert [t.pos for t in bare.tokens] == ["X", "X", "X", "X", "PUNCT"]
    assert {(t.head, t.feats) for t in bare.tokens} == {(0, frozenset())}
    assert forms_only(tree("")).tokens == without_tree(tree("")).tokens == ()


@pytest.mark.parametrize(
    ("places", "together"),
    [
        ((1,), True),
        ((0, 1), True),
        ((1, 4), True),  # "mener … at": one above the other, if clauses apart
        ((0, 2), False),  # the subjects of two clauses
        ((2, 3), True),
        ((2, 5), False),
        ((1, 2, 5), True),
    ],
)
def test_what_hangs_together(places: tuple[int, ...], together: bool) -> None:
    assert hangs_together(TWO_CLAUSES, places) is together


@pytest.fixture(scope="module")
def scores(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Score]:
    """Every variant on a text of one position."""
    folder = tmp_path_factory.mktemp("gold")
    record = {"evidence": [0, 30], "cue": [3, 10], "target": [11, 30], "stance": "support"}
    (folder / "svar.txt").write_text(SVAR)
    (folder / "svar.jsonl").write_text(json.dumps(record))
    document = parsed(engine, folder)
    return {name: run(engine, variant, document) for name, variant in VARIANTS.items()}


def test_every_variant_is_scored(scores: dict[str, Score]) -> None:
    assert scores[AS_IT_IS].overall.all.right_gold == 1
    lines = figures({"x": scores}).splitlines()
    assert [line.split(" | ")[1] for line in lines[2:]] == list(VARIANTS)


def test_what_a_variant_turns_is_counted_by_family(scores: dict[str, Score]) -> None:
    lost = scores | {"no tree": scores[AS_IT_IS]}
    rows = [line.split(" | ") for line in turned({"x": lost}).splitlines()]
    stand = next(row for row in rows if row[0] == "| stance predicate")
    assert stand[1:3] == ["0", "0"]
    changed = scores["forms only"].overall.all.right_gold
    assert stand[4] == str(1 - changed)
