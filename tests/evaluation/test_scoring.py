"""The figures, against cases worked out by hand and against frozen ones.

frozen.json holds an invented response with its annotation and 24 sets of predictions, from
exact to badly damaged, each with the figures that the reference scorer of the annotation
project gave for it.
"""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from standpunkt.documents import Span
from standpunkt.evaluation.forms import HolderForm
from standpunkt.evaluation.gold import Gold, GoldDocument, read_gold
from standpunkt.evaluation.predictions import Prediction, Predictions, read_predictions
from standpunkt.evaluation.scoring import Figures, Rates, Score, calibration_error, score
from standpunkt.positions import Stance, Tier

FROZEN = json.loads(Path(__file__).with_name("frozen.json").read_text(encoding="utf-8"))


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


# ------------------------------------------------------------ frozen figures


def write_frozen(folder: Path, rows: list[list[Any]]) -> tuple[Path, Path]:
    gold = folder / "gold"
    gold.mkdir()
    (gold / "svar.txt").write_bytes(FROZEN["text"].encode())
    (gold / "svar.jsonl").write_text("\n".join(json.dumps(record) for record in FROZEN["gold"]))
    (gold / "svar.meta.json").write_text('{"language": "nb"}')
    table = folder / "ut.jsonl"
    records = ({"doc_id": "svar", **dict(zip(FROZEN["columns"], row, strict=True))} for row in rows)
    table.write_text("\n".join(map(json.dumps, records)))
    return gold, table


def rates(r: Rates) -> list[float | None]:
    return [r.right_predicted, r.predicted, r.right_gold, r.gold, r.f1]


def as_frozen(figures: Figures, labels: dict[str, list[float | None]]) -> dict[str, Any]:
    return {
        "evaluative": rates(figures.evaluative),
        "all": rates(figures.all),
        "detection": rates(figures.detection),
        "detection_any_holder": rates(figures.detection_any_holder),
        "labels": labels,
        "target": [figures.target_f1, figures.target_pairs],
        "holder": [
            figures.holder.as_respondent,
            figures.holder.as_third_party,
            figures.holder.pairs,
        ],
        "ece": figures.ece,
        "ignored": figures.ignored_on_implicit,
        "implicit": [figures.implicit.gold, figures.implicit.paired, figures.implicit.correct],
    }


def rounded(figures: Any) -> Any:
    """The same to fourteen digits: from Python 3.12 on, `sum` of floats is off by less."""
    if isinstance(figures, dict):
        return {name: rounded(each) for name, each in figures.items()}
    if isinstance(figures, list | tuple):
        return [rounded(each) for each in figures]
    return round(figures, 14) if isinstance(figures, float) else figures


@pytest.mark.parametrize("case", FROZEN["cases"])
def test_figures_agree_with_the_reference(tmp_path: Path, case: dict[str, Any]) -> None:
    folder, table = write_frozen(tmp_path, case["rows"])
    gold = read_gold(folder)
    found = score(gold, read_predictions(table, gold))
    labels = {str(label): rates(r) for label, r in found.labels.items()}
    assert rounded(as_frozen(found.overall, labels)) == rounded(case["figures"])
    # One document in one language: every breakdown by them is the whole.
    assert list(found.languages.values()) == list(found.documents.values()) == [found.overall]


# ------------------------------------------------------------ gold against itself


@pytest.mark.parametrize("folder", ["ks", "dev", "train"])
def test_gold_scores_full_marks_against_itself(root: Path, folder: str) -> None:
    gold = read_gold(root / "corpus" / "gold" / folder)
    figures = score(gold, Predictions(tuple(exact(gold)))).overall
    assert [r.f1 for r in (figures.evaluative, figures.all, figures.detection)] == [1.0] * 3
    assert (figures.target_f1, figures.holder.total, figures.ece) == (1.0, 0, 0.0)
    assert figures.implicit.correct == figures.implicit.gold


def exact(gold: tuple[GoldDocument, ...]) -> list[Prediction]:
    return [
        Prediction(d.doc_id, g.evidence, g.cue, g.target, g.stance, g.holder, g.tier, 1.0)
        for d in gold
        for g in d.positions
    ]


def test_dropping_predictions_costs_recall_alone(root: Path) -> None:
    gold = read_gold(root / "corpus" / "gold" / "dev")
    core = [p for p in exact(gold) if p.tier is Tier.CORE and p.holder == "respondent"]
    figures = score(gold, Predictions(tuple(core[::2]))).overall
    assert figures.all.precision == 1.0
    assert figures.all.recall == len(core[::2]) / len(core)


# ------------------------------------------------------------ worked out by hand

TEXT = "Vi støtter A. Vi går imot B. Rådet støtter C. Det må endres. Bakgrunn følger."
GOLD = (
    Gold(
        span(TEXT, "Vi støtter A"),
        span(TEXT, "støtter"),
        span(TEXT, "A"),
        Stance.SUPPORT,
        frozenset({Stance.SUPPORT, Stance.CONDITIONAL_SUPPORT}),
    ),
    Gold(
        span(TEXT, "Vi går imot B"),
        span(TEXT, "går imot"),
        span(TEXT, "B"),
        Stance.OPPOSE,
        frozenset({Stance.OPPOSE}),
    ),
    Gold(
        span(TEXT, "Rådet støtter C"),
        span(TEXT, "støtter C"),
        span(TEXT, "C"),
        Stance.SUPPORT,
        frozenset({Stance.SUPPORT}),
        holder="Rådet",
    ),
    Gold(
        span(TEXT, "Det må endres"),
        span(TEXT, "må"),
        span(TEXT, "Det"),
        Stance.DEMAND,
        frozenset({Stance.DEMAND}),
        tier=Tier.IMPLICIT,
    ),
)
DOCUMENT = GoldDocument("svar", Path("svar.txt"), TEXT, "nb", GOLD)
RIGHT = [
    Prediction("svar", g.evidence, g.cue, g.target, g.stance, g.holder, g.tier, 1.0) for g in GOLD
]


def scored(*predictions: Prediction) -> Score:
    return score([DOCUMENT], Predictions(predictions))


def test_another_accepted_label_is_right_but_counts_under_its_own_name() -> None:
    found = scored(replace(RIGHT[0], stance=Stance.CONDITIONAL_SUPPORT))
    assert found.overall.all.precision == 1.0
    assert found.labels[Stance.SUPPORT].recall == 1.0
    assert found.labels[Stance.SUPPORT].precision is None
    assert found.labels[Stance.CONDITIONAL_SUPPORT].precision == 1.0
    assert found.labels[Stance.CONDITIONAL_SUPPORT].recall is None


def test_a_third_party_taken_for_the_respondent_is_a_holder_error_and_a_false_alarm() -> None:
    figures = scored(*RIGHT[:2], replace(RIGHT[2], holder="respondent")).overall
    assert (figures.holder.as_respondent, figures.holder.as_third_party) == (1, 0)
    assert (figures.all.precision, figures.all.recall) == (2 / 3, 1.0)


def test_the_respondent_taken_for_a_third_party_is_a_holder_error_and_a_miss() -> None:
    figures = scored(RIGHT[0], replace(RIGHT[1], holder="NN")).overall
    assert (figures.holder.as_respondent, figures.holder.as_third_party) == (0, 1)
    assert (figures.all.precision, figures.all.recall) == (1.0, 0.5)


def test_predictions_on_implicit_positions_count_neither_way() -> None:
    figures = scored(*RIGHT[:2], replace(RIGHT[3], tier=Tier.CORE, stance=Stance.OPPOSE)).overall
    assert (figures.all.f1, figures.ignored_on_implicit) == (1.0, 1)


@pytest.mark.parametrize(
    ("rows", "rates"),
    [
        (RIGHT, [1, 1, 1, 1]),
        (RIGHT[:3], [0, 0, 0, 1]),
        ([replace(RIGHT[3], tier=Tier.CORE)], [1, 1, 1, 1]),  # found, if not as implicit
        ([replace(RIGHT[3], stance=Stance.OPPOSE)], [0, 1, 0, 1]),
        ([replace(RIGHT[0], tier=Tier.IMPLICIT)], [0, 1, 0, 1]),  # a core position
        ([replace(RIGHT[3], holder="NN")], [0, 0, 0, 1]),
    ],
)
def test_tier_implicit_is_scored_apart(rows: list[Prediction], rates: list[int]) -> None:
    found = scored(*rows).overall.implicit.rates
    assert [found.right_predicted, found.predicted, found.right_gold, found.gold] == rates


def test_every_core_position_counts_in_one_family_and_one_holder_form() -> None:
    found = scored(*RIGHT[:2])
    for parts in (found.families, found.holder_forms):
        assert sum(r.gold for r in parts.values()) == found.overall.all.gold
        assert sum(r.right_predicted for r in parts.values()) == found.overall.all.right_predicted
    assert found.holder_forms[HolderForm.FIRST_PERSON].f1 == 1.0
    assert found.holder_forms[HolderForm.NOBODY].f1 is None


@pytest.mark.parametrize(
    ("evidence", "cue", "paired"),
    [
        ("Vi støtter A", "støtter", True),
        ("Vi støtter A. Vi", "A.", True),  # all of the shorter evidence
        ("A. Vi", "støtter", True),  # a shared cue word and one character of evidence
        ("Vi gå", "støtter", False),  # a shared cue word, but evidence elsewhere
        ("A. Vi", "Vi gå", False),  # one character of five, no cue word
        (" A. ", "Bakgrunn", True),  # half of four
        ("støtter C", "støtter C", False),
    ],
)
def test_what_is_paired(evidence: str, cue: str, paired: bool) -> None:
    prediction = replace(RIGHT[0], evidence=span(TEXT, evidence), cue=span(TEXT, cue))
    assert bool(scored(prediction).pairings[0].gold[0][1]) is paired


@pytest.mark.parametrize(
    ("target", "figure"),
    [("A", 1.0), ("Vi støtter A", 2 / 4), ("Bakgrunn", 0.0), (None, 0.0)],
)
def test_target_f1_counts_words(target: str | None, figure: float) -> None:
    prediction = replace(RIGHT[0], target=span(TEXT, target) if target else None)
    assert scored(prediction).overall.target_f1 == figure


def test_each_bullet_is_paired_by_its_target() -> None:
    text = "Vi er imot:\n- nye skjema\n- kort frist\n"
    items = [span(text, "nye skjema"), span(text, "kort frist")]
    cue, whole = span(text, "er imot"), Span(0, len(text))
    gold = tuple(Gold(i, cue, i, Stance.OPPOSE, frozenset({Stance.OPPOSE})) for i in items)
    document = GoldDocument("svar", Path("svar.txt"), text, "nb", gold)
    second = Prediction("svar", whole, cue, items[1], Stance.OPPOSE)
    found = score([document], Predictions((second,))).pairings[0]
    assert [judged is not None for _, judged in found.gold] == [False, True]


def test_nothing_predicted_and_nothing_annotated_have_no_figures() -> None:
    assert scored().overall.all.f1 == 0.0
    empty = replace(DOCUMENT, positions=())
    figures = score([empty], Predictions(())).overall
    assert (figures.all.f1, figures.target_f1, figures.holder.rate, figures.ece) == (None,) * 4


@pytest.mark.parametrize(
    ("pairs", "error"),
    [
        ([], None),
        ([(None, True), (0.5, True)], None),
        ([(0.9, True), (0.1, False)], 0.1),
        ([(0.25, True)] * 4, 0.75),
        ([(0.5, True), (0.5, False)] * 10, 0.0),  # twenty in ten bins of two
    ],
)
def test_calibration_error(pairs: list[tuple[float | None, bool]], error: float | None) -> None:
    assert calibration_error(pairs) == (None if error is None else pytest.approx(error))


def test_calibration_error_does_not_read_whether_a_row_is_right_into_its_place() -> None:
    first = calibration_error([(0.5, True), (0.5, False)] * 10)
    assert first == calibration_error([(0.5, False), (0.5, True)] * 10)
