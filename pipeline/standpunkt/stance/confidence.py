"""Confidence: the estimated probability that a row is right.

A logistic regression over a few features that a person can check, fitted on the gold by
cross-validation over documents (`benchmarks/fit_confidence.py`). The weights and the
rules' own precision stand in `confidence.json`; nothing here is tuned by hand.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from standpunkt.positions import Strength, Tier
from standpunkt.stance.candidate import Candidate

SCANNED: Final = 0.97
"""What the probability is multiplied by where the letters were recognised in a picture.

The weights were fitted on clean text. Misread letters mostly hide a position, and seldom make
one wrong: with one word in ten misread, as on a poor scan, precision is 0.97 of that on clean
text (`benchmarks/scanned.py`).
"""


DOUBTFUL: Final = 0.3
"""What is told of a row beside whose cue a word may be a negation that was not understood.

If it is one the row says the opposite of the text: it is to be looked at before all others.
"""


@dataclass(frozen=True, slots=True)
class Weights:
    """The fitted model: an intercept, a weight a feature, a precision a rule."""

    intercept: float
    weights: Mapping[str, float]
    precision: Mapping[str, float]
    """Smoothed precision by rule id, and by construction for rules never seen."""


@cache
def fitted() -> Weights:
    """The weights that come with the program."""
    text = (resources.files("standpunkt.stance") / "confidence.json").read_text(encoding="utf-8")
    found = json.loads(text)
    return Weights(found["intercept"], found["weights"], found["precision"])


def log_odds(p: float) -> float:
    """The logarithm of p / (1 - p), for 0 < p < 1."""
    return math.log(p / (1 - p))


def features(won: Candidate, precision: Mapping[str, float]) -> dict[str, float]:
    """What the estimate is made from, by name."""
    rule = precision.get(won.rule, precision.get(won.construction, 0.5))
    length = won.evidence[1] - won.evidence[0] + 1
    return {
        "rule": log_odds(rule),
        "holder named": float(won.own),
        "cue words": float(min(won.elements, 4)),
        "no target": float(won.target is None),
        "target before cue": float(won.target is not None and won.target[1] < won.cue[0]),
        "distance": math.log1p(_distance(won)),
        "long evidence": float(length > 30),
        "inferred": float(len(won.why)),
        "hedged": float(won.strength is Strength.WEAK),
        "implicit": float(won.tier is Tier.IMPLICIT),
    }


def _distance(won: Candidate) -> int:
    """Tokens between cue and target."""
    if won.target is None:
        return 0
    return max(0, won.target[0] - won.cue[1] - 1, won.cue[0] - won.target[1] - 1)


def confidence(won: Candidate, model: Weights | None = None) -> float:
    """The probability, from 0 to 1, that the candidate is right."""
    model = model or fitted()
    found = features(won, model.precision)
    if won.doubtful:
        return DOUBTFUL
    score = model.intercept + sum(model.weights[name] * x for name, x in found.items())
    return round(1 / (1 + math.exp(-score)), 3)
