"""Fit the confidence estimate on the annotated texts, and show how well it is calibrated.

    python benchmarks/fit_confidence.py            # table only
    python benchmarks/fit_confidence.py --write    # and write the new weights

Fitted on `ks` and `train`, by documents: a rule's own precision is always counted on other
documents than the one it is used on. `dev` is only shown.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from standpunkt.documents import Document
from standpunkt.evaluation.gold import GoldDocument, read_gold
from standpunkt.evaluation.predictions import from_positions
from standpunkt.evaluation.scoring import pair
from standpunkt.language.pipeline import load
from standpunkt.language.reading import parse
from standpunkt.language.sentences import split
from standpunkt.reading.respondent import identify
from standpunkt.stance.candidate import Candidate
from standpunkt.stance.confidence import Weights, confidence, features
from standpunkt.stance.engine import Engine

ROOT = Path(__file__).resolve().parents[1]
WEIGHTS = ROOT / "pipeline" / "standpunkt" / "stance" / "confidence.json"
FOLDS = 10
PRIOR = 40.0
"""How many rows of its construction's precision a rule starts with.

Many, since a rule's own record on documents it was mended on says little of new ones.
"""
RIDGE = 1.0
UNMENDED = 0.944
"""The share of rows on `train` that was right before the last round of mending rules there.

The rules are made to be right on the documents the estimate is fitted on, so their share
there promises too much of new ones; the intercept is lowered until the mean is this.
"""


@dataclass(frozen=True, slots=True)
class Case:
    """One row that counts, and whether it was right."""

    document: str
    candidate: Candidate
    right: bool


def cases(engine: Engine, folder: Path) -> list[Case]:
    """The rows of the core set on an annotated folder, judged."""
    return [case for document in read_gold(folder) for case in _judged(engine, document)]


def _judged(engine: Engine, gold: GoldDocument) -> Iterable[Case]:
    document = Document(gold.doc_id, "", gold.text, identify(gold.text, f"{gold.doc_id}.txt"))
    readings = list(parse(engine.nlp, split(document.text)))
    found = [taken for trace in engine.trace(document, readings) for taken in trace.taken]
    rows = from_positions(position for _, position in found).rows
    for judged in pair(gold, list(enumerate(rows))).judged:
        if judged.in_core:
            yield Case(gold.doc_id, found[judged.row][0], judged.correct)


def precision(cases: Sequence[Case]) -> dict[str, float]:
    """The smoothed precision of each rule, and of each construction."""
    rules: dict[str, list[bool]] = defaultdict(list)
    kinds: dict[str, list[bool]] = defaultdict(list)
    for case in cases:
        rules[case.candidate.rule].append(case.right)
        kinds[case.candidate.construction].append(case.right)
    overall = sum(c.right for c in cases) / len(cases)
    kind = {k: (sum(v) + PRIOR * overall) / (len(v) + PRIOR) for k, v in kinds.items()}
    of = {case.candidate.rule: case.candidate.construction for case in cases}
    rule = {r: (sum(v) + PRIOR * kind[of[r]]) / (len(v) + PRIOR) for r, v in rules.items()}
    return {name: round(p, 4) for name, p in sorted({**kind, **rule}.items())}


def fit(cases: Sequence[Case], folds: Mapping[str, int]) -> Weights:
    """A ridge logistic regression; each case's rule precision comes from other folds."""
    elsewhere = {
        fold: precision([c for c in cases if folds[c.document] != fold]) for fold in range(FOLDS)
    }
    rows = [features(c.candidate, elsewhere[folds[c.document]]) for c in cases]
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
    w[0] -= _too_sure(x @ w)
    weights = {name: round(float(v), 4) for name, v in zip(names, w[1:], strict=True)}
    return Weights(round(float(w[0]), 4), weights, precision(cases))


def _too_sure(scores: np.ndarray) -> float:
    """By how much every score must fall for the mean probability to be `UNMENDED`."""
    low, high = 0.0, 10.0
    for _ in range(60):
        middle = (low + high) / 2
        mean = float(np.mean(1 / (1 + np.exp(-(scores - middle)))))
        low, high = (middle, high) if mean > UNMENDED else (low, middle)
    return low


def reliability(pairs: Sequence[tuple[float, bool]], bins: int = 10) -> str:
    """A table of mean confidence against share right, and the calibration error."""
    ordered = sorted(pairs)
    lines, error = ["  n   confidence  right"], 0.0
    for k in range(bins):
        part = ordered[k * len(ordered) // bins : (k + 1) * len(ordered) // bins]
        if part:
            mean = sum(c for c, _ in part) / len(part)
            right = sum(ok for _, ok in part) / len(part)
            error += abs(mean - right) * len(part) / len(ordered)
            lines.append(f"{len(part):>4}   {mean:.3f}       {right:.3f}")
    return "\n".join([*lines, f"ECE {error:.3f}"])


def cross_validated(cases: Sequence[Case], folds: Mapping[str, int]) -> list[tuple[float, bool]]:
    """Each case's confidence from a model that has not seen its document's fold."""
    out = []
    for fold in range(FOLDS):
        model = fit([c for c in cases if folds[c.document] != fold], folds)
        out += [
            (confidence(c.candidate, model), c.right) for c in cases if folds[c.document] == fold
        ]
    return out


def main() -> None:
    """Fit, show, and write when asked."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    parser.add_argument("--model", help="another spaCy pipeline than the shipped one")
    args = parser.parse_args()
    engine = Engine(load(args.model))
    gold = ROOT / "corpus" / "gold"
    seen = [*cases(engine, gold / "ks"), *cases(engine, gold / "train")]
    documents = sorted({c.document for c in seen})
    folds = {document: n % FOLDS for n, document in enumerate(documents)}
    print("ks and train, cross-validated over documents")
    print(reliability(cross_validated(seen, folds)))
    model = fit(seen, folds)
    print("\ndev, which nothing was fitted on")
    print(
        reliability(
            [(confidence(c.candidate, model), c.right) for c in cases(engine, gold / "dev")]
        )
    )
    print("\nweights")
    for name, weight in {"intercept": model.intercept, **model.weights}.items():
        print(f"  {name:<18} {weight:+.2f}")
    if args.write:
        found = {
            "intercept": model.intercept,
            "weights": model.weights,
            "precision": model.precision,
        }
        WEIGHTS.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"\nwrote {WEIGHTS.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
