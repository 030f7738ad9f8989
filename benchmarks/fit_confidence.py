"""Fit the confidence estimate on the annotated texts, and show how well it is calibrated.

    python benchmarks/fit_confidence.py            # tables only
    python benchmarks/fit_confidence.py --write    # and write the new weights

To be run again whenever rules change. Fitted on `FITTED`, texts that the rules were not written
from or of which they know little, cross-validated by document; `SHOWN` are only shown.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from standpunkt.documents import Document
from standpunkt.evaluation.gold import GoldDocument, read_gold
from standpunkt.evaluation.predictions import from_positions
from standpunkt.evaluation.scoring import Judged, calibration_error, pair
from standpunkt.language.pipeline import load
from standpunkt.language.reading import parse
from standpunkt.language.sentences import split
from standpunkt.positions import RESPONDENT, Tier
from standpunkt.respondent.identify import identify
from standpunkt.stance.candidate import Candidate
from standpunkt.stance.confidence import Setting, Weights, confidence, features
from standpunkt.stance.engine import Engine

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "corpus" / "gold"
WEIGHTS = ROOT / "pipeline" / "standpunkt" / "stance" / "confidence.json"
FITTED = ("train2", "hearing-gategrunn", "short", "letters")
SHOWN = ("dev", "dev2", "short-dev", "letters-dev")
FOLDS = 10
RIDGE = 5.0
"""How strongly weights are drawn to nought: some four hundred rows carry twenty of them."""

TEXTS: Final = 2
"""A rule that so few texts meet may have been written from them: that it is right there says
nothing of others, and so its right rows teach nothing. Its wrong ones do."""

Pairs = Sequence[tuple[float, bool]]
"""Confidence and whether the row was right."""


@dataclass(frozen=True, slots=True)
class Case:
    """One row in the respondent's name, whether it was right, and whether it counts as core."""

    document: str
    candidate: Candidate
    setting: Setting
    right: bool
    core: bool


def cases(engine: Engine, *names: str) -> list[Case]:
    """The rows in the respondent's name on these annotated folders, judged."""
    documents = [document for name in names for document in read_gold(GOLD / name)]
    return [case for document in documents for case in _judged(engine, document)]


def _judged(engine: Engine, gold: GoldDocument) -> Iterable[Case]:
    document = Document(gold.doc_id, "", gold.text, identify(gold.text, f"{gold.doc_id}.txt"))
    readings = list(parse(engine.nlp, split(document.text)))
    traces = list(engine.trace(document, readings))
    found = [(won, trace.at) for trace in traces for won, _ in trace.taken]
    rows = from_positions(position for trace in traces for _, position in trace.taken).rows
    for judged in pair(gold, list(enumerate(rows))).judged:
        candidate, setting = found[judged.row]
        if judged.in_core:
            yield Case(gold.doc_id, candidate, setting, judged.correct, core=True)
        elif judged.prediction.tier is Tier.IMPLICIT and judged.prediction.holder == RESPONDENT:
            yield Case(gold.doc_id, candidate, setting, _holds(judged), core=False)


def _holds(judged: Judged) -> bool:
    """Whether an implicit row is paired with the respondent's position and has its label."""
    gold = judged.gold
    return (
        gold is not None and gold.holder == RESPONDENT and judged.prediction.stance in gold.accept
    )


def fit(cases: Sequence[Case]) -> Weights:
    """A ridge logistic regression; rows that are doubtful by decree teach it nothing."""
    texts = texts_of(cases)
    cases = [
        c
        for c in cases
        if not c.candidate.doubtful and not (c.right and texts[c.candidate.rule] <= TEXTS)
    ]
    rows = [features(c.candidate, c.setting) for c in cases]
    names = list(rows[0])
    x = np.array([[1.0, *(row[name] for name in names)] for row in rows])
    y = np.array([float(c.right) for c in cases])
    w = np.zeros(x.shape[1])
    penalty = np.diag([0.0, *([RIDGE] * len(names))])
    for _ in range(50):  # Newton's method
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (y - p) - penalty @ w
        hessian = (x.T * (p * (1 - p))) @ x + penalty
        w += np.linalg.solve(hessian, gradient)
    weights = {name: round(float(v), 4) for name, v in zip(names, w[1:], strict=True)}
    return Weights(round(float(w[0]), 4), weights)


def texts_of(cases: Sequence[Case]) -> Counter[str]:
    """In how many documents each rule is met."""
    return Counter(rule for _, rule in {(c.document, c.candidate.rule) for c in cases})


def folds(cases: Sequence[Case]) -> dict[str, int]:
    """The fold of each document, by its place in the order of names."""
    return {name: n % FOLDS for n, name in enumerate(sorted({c.document for c in cases}))}


def cross_validated(cases: Sequence[Case], folds: Mapping[str, int]) -> list[tuple[float, bool]]:
    """Each core case's confidence from a model that has not seen its document's fold."""
    out = []
    for fold in range(FOLDS):
        model = fit([c for c in cases if folds[c.document] != fold])
        out += judged([c for c in cases if folds[c.document] == fold], model)
    return out


def judged(cases: Sequence[Case], model: Weights, core: bool = True) -> list[tuple[float, bool]]:
    """The confidence of the cases of one tier, and whether they are right."""
    return [(confidence(c.candidate, c.setting, model), c.right) for c in cases if c.core is core]


def reliability(pairs: Pairs, bins: int = 10) -> str:
    """A table of mean confidence against share right, and what sums it up."""
    ordered = sorted(pairs)
    lines = ["  n   confidence  right"]
    for k in range(bins):
        part = ordered[k * len(ordered) // bins : (k + 1) * len(ordered) // bins]
        if part:
            mean = sum(c for c, _ in part) / len(part)
            right = sum(ok for _, ok in part) / len(part)
            lines.append(f"{len(part):>4}   {mean:.3f}       {right:.3f}")
    error = calibration_error(ordered) or 0.0
    lines.append(f"ECE {error:.3f} (perfect estimates of so few rows: {by_chance(pairs):.3f})")
    return "\n".join([*lines, f"wrong rows in the lowest quarter: {worst_quarter(pairs):.2f}"])


def by_chance(pairs: Pairs, draws: int = 200) -> float:
    """The mean calibration error if each row were right with just the chance that is told.

    So few rows a bin are seldom right in the very share that they promise.
    """
    random = np.random.default_rng(0)
    errors = [
        calibration_error([(told, bool(random.random() < told)) for told, _ in pairs])
        for _ in range(draws)
    ]
    return float(np.mean([error or 0.0 for error in errors]))


def worst_quarter(pairs: Pairs) -> float:
    """The share of the wrong rows that stands in the least sure quarter; 1 without any."""
    ordered = sorted(pairs)
    wrong = [not ok for _, ok in ordered]
    return sum(wrong[: len(wrong) // 4]) / sum(wrong) if any(wrong) else 1.0


def main() -> None:
    """Fit, show, and write when asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    parser.add_argument("--model", help="another spaCy pipeline than the shipped one")
    args = parser.parse_args()
    engine = Engine(load(args.model))
    seen = cases(engine, *FITTED)
    model = fit(seen)
    print(f"{', '.join(FITTED)}, cross-validated by document")
    print(reliability(cross_validated(seen, folds(seen))))
    every: list[tuple[float, bool]] = []
    for name in SHOWN:
        found = cases(engine, name)
        every += judged(found, model)
        print(f"\n{name}, which nothing was fitted on\n{reliability(judged(found, model))}")
        apart = judged(found, model, core=False)
        if apart:
            told, right = (sum(x) / len(apart) for x in zip(*apart, strict=True))
            print(f"tier implicit: {len(apart)} rows, confidence {told:.2f}, right {right:.2f}")
    print(f"\nthese together\n{reliability(every)}")
    print("\nweights")
    for name, weight in {"intercept": model.intercept, **model.weights}.items():
        print(f"  {name:<26} {weight:+.2f}")
    if args.write:
        found_weights = {"intercept": model.intercept, "weights": model.weights}
        WEIGHTS.write_text(json.dumps(found_weights, indent=1) + "\n", encoding="utf-8")
        print(f"\nwrote {WEIGHTS.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
