"""Pairing predicted with annotated positions, and the figures that follow.

The rules are those of "Scoring" in `corpus/gold/GUIDELINES.md`; `docs/evaluate.md` spells
out what that section leaves open.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import TypeVar

from standpunkt.documents import Span
from standpunkt.evaluation.forms import Family, HolderForm, family, holder_form
from standpunkt.evaluation.gold import Gold, GoldDocument, text_order
from standpunkt.evaluation.predictions import Prediction, Predictions
from standpunkt.positions import RESPONDENT, Stance, Tier

EVALUATIVE = tuple(stance for stance in Stance if stance.evaluative)
"""The labels that answer "for or against?"."""

BINS = 10
"""How many bins of equal mass the calibration error is taken over."""


# ------------------------------------------------------------------ pairing


@dataclass(frozen=True, slots=True)
class Judged:
    """A prediction, the annotated position it is paired with, and where it lies.

    `row` is its place among all predictions; `on_implicit` says that it lies on an
    annotated position of tier implicit and so counts neither for nor against.
    """

    row: int
    prediction: Prediction
    gold: Gold | None
    on_implicit: bool

    @property
    def in_core(self) -> bool:
        """Whether it is a prediction of the core set."""
        p = self.prediction
        return p.tier is Tier.CORE and p.holder == RESPONDENT and not self.on_implicit

    @property
    def detected(self) -> bool:
        """Whether it is paired with an annotated position of the core set."""
        return self.gold is not None and self.gold.core

    @property
    def correct(self) -> bool:
        """Whether it is detected and its label accepted."""
        return (
            self.gold is not None and self.gold.core and self.prediction.stance in self.gold.accept
        )


@dataclass(frozen=True, slots=True)
class Pairing:
    """One document: each annotated position with the prediction that found it, if any."""

    document: GoldDocument
    judged: tuple[Judged, ...]
    gold: tuple[tuple[Gold, Judged | None], ...]


def pair(document: GoldDocument, predictions: Sequence[tuple[int, Prediction]]) -> Pairing:
    """Pair the predictions of one document, given with their rows, one to one.

    Predictions choose in text order: those of tier core before implicit ones, and in each
    tier those that share a cue word before those whose evidence alone matches.
    """
    gold = document.positions
    share_cue = partial(_share_cue, document)
    taken: dict[int, int] = {}  # index of the annotated position -> index of the prediction
    chosen: dict[int, int] = {}  # and the reverse
    order = sorted(range(len(predictions)), key=lambda i: text_order(*_spans(predictions[i][1])))
    for core in (True, False):
        for matches in (share_cue, _share_evidence):
            for index in order:
                prediction = predictions[index][1]
                if index in chosen or (prediction.tier is Tier.CORE) is not core:
                    continue
                free = [
                    g for g in range(len(gold)) if g not in taken and matches(prediction, gold[g])
                ]
                if free:
                    best = _closest(prediction, gold, free)
                    chosen[index], taken[best] = best, index
    judged = []
    for index, (row, prediction) in enumerate(predictions):
        mate = gold[chosen[index]] if index in chosen else None
        near = [mate] if mate else _near(document, prediction)
        implicit = any(g.tier is Tier.IMPLICIT for g in near)
        judged.append(Judged(row, prediction, mate, implicit))
    return Pairing(
        document,
        tuple(judged),
        tuple((g, judged[taken[i]] if i in taken else None) for i, g in enumerate(gold)),
    )


def _share_cue(document: GoldDocument, prediction: Prediction, gold: Gold) -> bool:
    """A cue word in common, and evidence that touches.

    Where the cue stands outside the evidence, as in a lead-in, touching targets do.
    """
    touches = common(prediction.evidence, gold.evidence) or (
        _detached(gold) and common(prediction.target, gold.target)
    )
    return bool(touches and words_in(document, prediction.cue) & words_in(document, gold.cue))


def _near(document: GoldDocument, prediction: Prediction) -> list[Gold]:
    """The annotated positions that an unpaired prediction lies on, free or not."""
    gold = document.positions
    return [g for g in gold if _share_cue(document, prediction, g)] or [
        g for g in gold if _share_evidence(prediction, g)
    ]


def words_in(document: GoldDocument, span: Span | None) -> frozenset[int]:
    """The indices of the words of which `span` covers at least one character."""
    if span is None:
        return frozenset()
    first = bisect_right(document.words, span.start, key=lambda word: word.end)
    last = bisect_left(document.words, span.end, key=lambda word: word.start)
    return frozenset(range(first, last))


def common(a: Span | None, b: Span | None) -> int:
    """How many code points two spans have in common.

    >>> common(Span(0, 5), Span(3, 9)), common(Span(0, 5), None)
    (2, 0)
    """
    if a is None or b is None:
        return 0
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def _share_evidence(prediction: Prediction, gold: Gold) -> bool:
    shorter = min(_length(prediction.evidence), _length(gold.evidence))
    return 2 * common(prediction.evidence, gold.evidence) >= shorter


def _closest(prediction: Prediction, gold: Sequence[Gold], free: Collection[int]) -> int:
    """Which of the matching positions a prediction is paired with."""
    # Bullets under one lead-in share their cue, so that the target must tell them apart.
    by_target = any(_detached(gold[g]) for g in free)

    def distance(index: int) -> tuple[int, int, int, int, int]:
        g = gold[index]
        target = common(prediction.target, g.target)
        reach = Span(min(g.evidence.start, g.cue.start), max(g.evidence.end, g.cue.end))
        return (
            -target if by_target else 0,
            -common(prediction.evidence, reach),
            -target,
            abs(_length(prediction.evidence) - _length(g.evidence)),
            index,  # annotated positions stand in text order
        )

    return min(free, key=distance)


def _detached(gold: Gold) -> bool:
    """Whether the cue reaches outside the evidence: a lead-in, a second conjunct."""
    return gold.cue.start < gold.evidence.start or gold.evidence.end < gold.cue.end


def _length(span: Span) -> int:
    return span.end - span.start


def _spans(prediction: Prediction) -> tuple[Span, Span, Span | None]:
    return prediction.evidence, prediction.cue, prediction.target


# ------------------------------------------------------------------ figures


@dataclass(frozen=True, slots=True)
class Rates:
    """Counts of right ones among the predicted and among the annotated."""

    right_predicted: int
    predicted: int
    right_gold: int
    gold: int

    @property
    def precision(self) -> float | None:
        """The share of predictions that are right; None without predictions."""
        return ratio(self.right_predicted, self.predicted)

    @property
    def recall(self) -> float | None:
        """The share of annotated positions that are found; None without any."""
        return ratio(self.right_gold, self.gold)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of the two; None where there is nothing on either side.

        >>> Rates(1, 2, 1, 1).f1
        0.6666666666666666
        """
        p, r = self.precision, self.recall
        if p is None and r is None:
            return None
        return 2 * p * r / (p + r) if p and r else 0.0


@dataclass(frozen=True, slots=True)
class HolderErrors:
    """Paired core positions whose holder is the respondent on one side alone."""

    as_respondent: int
    as_third_party: int
    pairs: int

    @property
    def total(self) -> int:
        """Errors of both kinds."""
        return self.as_respondent + self.as_third_party

    @property
    def rate(self) -> float | None:
        """Errors a pair; None without pairs."""
        return ratio(self.total, self.pairs)


@dataclass(frozen=True, slots=True)
class Implicit:
    """Annotated positions of tier implicit by the respondent: all, paired, right label.

    `rates` also counts the respondent's predictions outside the core set: those of tier
    implicit, and core ones that lie on an annotated position of tier implicit.
    """

    gold: int
    paired: int
    correct: int
    rates: Rates


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of "Scoring" over some documents; None where there is no denominator."""

    documents: int
    evaluative: Rates
    all: Rates
    detection: Rates
    detection_any_holder: Rates
    target_f1: float | None
    target_pairs: int
    holder: HolderErrors
    ece: float | None
    ignored_on_implicit: int
    implicit: Implicit


@dataclass(frozen=True, slots=True)
class Score:
    """The figures over all documents, and broken down."""

    overall: Figures
    labels: Mapping[Stance, Rates]
    families: Mapping[Family, Rates]
    holder_forms: Mapping[HolderForm, Rates]
    languages: Mapping[str, Figures]
    documents: Mapping[str, Figures]
    pairings: tuple[Pairing, ...]
    unknown: int


def score(gold: Sequence[GoldDocument], predictions: Predictions) -> Score:
    """Score predictions against the gold documents they name."""
    rows: dict[str, list[tuple[int, Prediction]]] = {document.doc_id: [] for document in gold}
    for row, prediction in enumerate(predictions.rows):
        rows[prediction.doc_id].append((row, prediction))
    pairings = tuple(pair(document, rows[document.doc_id]) for document in gold)
    languages = sorted({document.language for document in gold})
    return Score(
        overall=figures(pairings),
        labels=MappingProxyType({stance: stance_rates(pairings, (stance,)) for stance in Stance}),
        families=_rates_by(pairings, Family, family),
        holder_forms=_rates_by(pairings, HolderForm, holder_form),
        languages=MappingProxyType(
            {
                language: figures([p for p in pairings if p.document.language == language])
                for language in languages
            }
        ),
        documents=MappingProxyType({p.document.doc_id: figures([p]) for p in pairings}),
        pairings=pairings,
        unknown=predictions.unknown,
    )


def figures(pairings: Sequence[Pairing]) -> Figures:
    """The figures over the documents of these pairings."""
    judged = _judged(pairings)
    gold = [found for pairing in pairings for found in pairing.gold]
    core = [j for j in judged if j.in_core]
    any_holder = [j for j in judged if j.prediction.tier is Tier.CORE and not j.on_implicit]
    targets = list(_target_scores(pairings))
    return Figures(
        documents=len(pairings),
        evaluative=stance_rates(pairings, EVALUATIVE),
        all=stance_rates(pairings, tuple(Stance)),
        detection=Rates(
            sum(j.detected for j in core),
            len(core),
            sum(g.core and j is not None and j.in_core for g, j in gold),
            sum(g.core for g, _ in gold),
        ),
        detection_any_holder=Rates(
            sum(j.gold is not None for j in any_holder),
            len(any_holder),
            sum(
                g.tier is Tier.CORE and j is not None and j.prediction.tier is Tier.CORE
                for g, j in gold
            ),
            sum(g.tier is Tier.CORE for g, _ in gold),
        ),
        target_f1=ratio(sum(targets), len(targets)),
        target_pairs=len(targets),
        holder=_holder_errors(judged),
        ece=calibration_error([(j.prediction.confidence, j.correct) for j in core]),
        ignored_on_implicit=sum(j.on_implicit for j in judged),
        implicit=_implicit(judged, gold),
    )


def _implicit(judged: Sequence[Judged], gold: Sequence[tuple[Gold, Judged | None]]) -> Implicit:
    annotated = [(g, j) for g, j in gold if g.tier is Tier.IMPLICIT and g.holder == RESPONDENT]
    apart = [j for j in judged if j.prediction.holder == RESPONDENT and not j.in_core]
    correct = sum(
        _right_label(g, j) and j.prediction.holder == RESPONDENT for g, j in _pairs(annotated)
    )
    right = sum(
        j.gold is not None
        and j.gold.tier is Tier.IMPLICIT
        and j.gold.holder == RESPONDENT
        and _right_label(j.gold, j)
        for j in apart
    )
    return Implicit(
        gold=len(annotated),
        paired=sum(j is not None for _, j in annotated),
        correct=correct,
        rates=Rates(right, len(apart), correct, len(annotated)),
    )


def stance_rates(pairings: Iterable[Pairing], labels: Collection[Stance]) -> Rates:
    """Rates over the core set: predictions and annotations each by their own label."""
    return _rates(pairings, lambda _, marked: marked.stance in labels)


_Key = TypeVar("_Key", Family, HolderForm)


def _rates_by(
    pairings: Sequence[Pairing],
    keys: Iterable[_Key],
    key_of: Callable[[GoldDocument, Gold | Prediction], _Key],
) -> Mapping[_Key, Rates]:
    """Rates over the core set by what `key_of` says of each side."""

    def where(key: _Key) -> Rates:
        return _rates(pairings, lambda document, marked: key_of(document, marked) is key)

    return MappingProxyType({key: where(key) for key in keys})


def _rates(
    pairings: Iterable[Pairing], counts: Callable[[GoldDocument, Gold | Prediction], bool]
) -> Rates:
    """Rates over the core set of the predictions and of the annotations that `counts`."""
    predicted = right_predicted = annotated = right_gold = 0
    for pairing in pairings:
        for judged in pairing.judged:
            if judged.in_core and counts(pairing.document, judged.prediction):
                predicted += 1
                right_predicted += judged.correct
        for gold, found in pairing.gold:
            if gold.core and counts(pairing.document, gold):
                annotated += 1
                right_gold += found_right(gold, found)
    return Rates(right_predicted, predicted, right_gold, annotated)


def found_right(gold: Gold, found: Judged | None) -> bool:
    """Whether a core position is found in the core set with a label that is accepted."""
    return gold.core and found is not None and found.in_core and _right_label(gold, found)


def target_score(document: GoldDocument, gold: Span, predicted: Span | None) -> float:
    """Token F1 of a predicted target span."""
    a, b = words_in(document, gold), words_in(document, predicted)
    return 2 * len(a & b) / (len(a) + len(b)) if a & b else 0.0


def calibration_error(
    judgements: Sequence[tuple[float | None, bool]], bins: int = BINS
) -> float | None:
    """Expected calibration error of (confidence, correct) pairs over bins of equal size.

    Equal confidences keep the order given. None without pairs, or where one has no
    confidence.

    >>> calibration_error([(0.5, True), (0.5, False)], bins=1)
    0.0
    """
    known = [(confidence, right) for confidence, right in judgements if confidence is not None]
    if not known or len(known) < len(judgements):
        return None
    known.sort(key=lambda pair: pair[0])
    size, extra = divmod(len(known), min(bins, len(known)))
    gap, start = 0.0, 0
    for number in range(min(bins, len(known))):
        end = start + size + (number < extra)
        inside = known[start:end]
        gap += abs(sum(confidence for confidence, _ in inside) - sum(right for _, right in inside))
        start = end
    return gap / len(known)


def ratio(part: float, whole: int) -> float | None:
    """part / whole; None where there is nothing to take a share of."""
    return part / whole if whole else None


def _judged(pairings: Sequence[Pairing]) -> list[Judged]:
    """All predictions in the order of their rows, in which sums and ties are taken."""
    return sorted((j for pairing in pairings for j in pairing.judged), key=lambda j: j.row)


def _target_scores(pairings: Sequence[Pairing]) -> Iterator[float]:
    documents = {pairing.document.doc_id: pairing.document for pairing in pairings}
    for judged in _judged(pairings):
        if judged.in_core and judged.correct and judged.gold and judged.gold.target:
            document = documents[judged.prediction.doc_id]
            yield target_score(document, judged.gold.target, judged.prediction.target)


def _holder_errors(judged: Iterable[Judged]) -> HolderErrors:
    sides = [
        (j.prediction.holder == RESPONDENT, j.gold.holder == RESPONDENT)
        for j in judged
        if j.gold is not None and j.gold.tier is Tier.CORE
    ]
    return HolderErrors(sides.count((True, False)), sides.count((False, True)), len(sides))


def _pairs(found: Iterable[tuple[Gold, Judged | None]]) -> Iterator[tuple[Gold, Judged]]:
    return ((g, j) for g, j in found if j is not None)


def _right_label(gold: Gold, judged: Judged) -> bool:
    return judged.prediction.stance in gold.accept
