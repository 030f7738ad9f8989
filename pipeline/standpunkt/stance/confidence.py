"""Confidence: the estimated probability that a row is right.

A logistic regression over features that a person can check in the sentence itself, fitted on
annotated texts that the rules were not written from (`benchmarks/fit_confidence.py`). The
weights stand in `confidence.json`; nothing here is tuned by hand.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from standpunkt.language.reading import Reading
from standpunkt.positions import Stance, Tier
from standpunkt.stance.candidate import Candidate, Reason
from standpunkt.stance.construction import Construction
from standpunkt.stance.phrases import Tokens

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


ECHOED: Final = 0.85
"""What the probability of a row is multiplied by that takes over the stand before it.

It is right only where that one is right too, and where it is what "the same" means.
"""


EVERYDAY: Final = "everyday"
"""In the ids of rules whose words are said as much of the world as of a proposal: "bra"."""


ENOUGH: Final = 8
"""Positions in a text; with fewer, "ønsker" and "synes" are more often of something else."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a candidate stands: its sentence, and what else is found."""

    reading: Reading
    others: int = 0
    """Other explicit rows of the respondent in the document."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The fitted model: an intercept, and a weight a feature."""

    intercept: float
    weights: Mapping[str, float]


@cache
def fitted() -> Weights:
    """The weights that come with the program."""
    text = (resources.files("standpunkt.stance") / "confidence.json").read_text(encoding="utf-8")
    found = json.loads(text)
    return Weights(found["intercept"], found["weights"])


def features(won: Candidate, at: Setting) -> dict[str, float]:
    """What the estimate is made from, by name: 0 or 1 but for the counts."""
    cue = won.cue if won.lead is None else None  # under a lead-in the cue stands elsewhere
    return {
        "cue words": float(min(won.elements, 4)),
        "cue of one word": float(won.elements == 1 and won.cue[0] == won.cue[1]),
        "cue composed": float(won.composed),
        "everyday word": float(EVERYDAY in won.rule),
        "holder named": float(won.own),
        "no target": float(won.target is None),
        "target before cue": float(won.target is not None and won.target[1] < won.cue[0]),
        "parse joins cue and target": float(cue is None or _attached(at.reading, won)),
        "main clause": float(cue is not None and _holds_root(at.reading, cue)),
        "sentence without an end": float(at.reading.sentence.text[-1:] not in ".!?"),
        "others in the text": math.log1p(at.others),
        "asks or says in a short text": max(0.0, math.log(ENOUGH) - math.log1p(at.others))
        * (won.construction in (Construction.REQUEST, Construction.SAY)),
        "inferred": float(won.inferences),
        "own view": float(won.stance is Stance.POSITION),
        "tier implicit": float(won.tier is Tier.IMPLICIT),
        **{f"kind {kind}": float(won.construction is kind) for kind in _KINDS},
    }


_KINDS = sorted(set(Construction) - {Construction.ACT})
"""Constructions, each against a verb, noun or adjective of stance with its holder ("act")."""


def _tops(reading: Reading, span: Tokens) -> list[int]:
    """The tokens of a span whose head stands outside it, punctuation apart."""
    return [
        t.i
        for t in reading.tokens[span[0] : span[1] + 1]
        if t.pos != "PUNCT" and (t.head == t.i or not span[0] <= t.head <= span[1])
    ]


def _attached(reading: Reading, won: Candidate) -> bool:
    """Whether the target hangs on the cue in the tree, or the cue on the target."""
    if won.target is None:
        return True

    def hangs(inner: Tokens, outer: Tokens) -> bool:
        heads = {reading.tokens[i].head for i in _tops(reading, inner)}
        return any(outer[0] <= head <= outer[1] for head in heads)

    return hangs(won.target, won.cue) or hangs(won.cue, won.target)


def _holds_root(reading: Reading, cue: Tokens) -> bool:
    """Whether the cue has the root of the sentence, so that its clause is the main one."""
    return any(t.head == t.i for t in reading.tokens[cue[0] : cue[1] + 1])


def confidence(won: Candidate, at: Setting, model: Weights | None = None) -> float:
    """The probability, from 0 to 1, that the candidate is right."""
    model = model or fitted()
    if won.doubtful:
        return DOUBTFUL
    found = features(won, at)
    # A feature that is new counts for nothing until the weights are fitted again.
    score = model.intercept + sum(model.weights.get(name, 0.0) * x for name, x in found.items())
    sure = 1 / (1 + math.exp(-score))
    return round(sure * ECHOED if Reason.ECHO in won.why else sure, 3)
