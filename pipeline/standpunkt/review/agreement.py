"""Two reviewers held against each other, and their decisions put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from standpunkt.decisions import JUDGED, Decision, Verdict
from standpunkt.positions import Stance
from standpunkt.review.matching import letters
from standpunkt.review.reviews import Review


class Disagreement(NamedTuple):
    """What two reviewers made of one row, and in which columns they differ."""

    one: Decision
    other: Decision
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two reviewers agree: of `both` rows that both have judged, on `same`.

    `kappa` is Cohen's, over the stance of the row or its rejection; None where nothing can be
    told, as when both gave one label alone. `decisions` are those of both put together, where they
    disagree those of the first.
    """

    both: int
    same: int
    kappa: float | None
    disagreements: tuple[Disagreement, ...]
    decisions: tuple[Decision, ...]


def agree(one: Review, other: Review) -> Agreement:
    """What two reviews of the same run have in common."""
    first, second = _by_row(one.decisions), _by_row(other.decisions)
    pairs = [(first[key], second[key]) for key in first if key in second]
    judged = [pair for pair in pairs if Verdict.NOTED not in (pair[0].verdict, pair[1].verdict)]
    found = [Disagreement(a, b, columns) for a, b in judged if (columns := _differing(a, b))]
    more = [second[key] for key in second if key not in first]
    return Agreement(
        both=len(judged),
        same=len(judged) - len(found),
        kappa=kappa([(label(a), label(b)) for a, b in judged]),
        disagreements=tuple(found),
        decisions=(*one.decisions, *more),
    )


def together(reviews: Sequence[Review]) -> tuple[tuple[Decision, ...], list[str]]:
    """The decisions of several reviews, and a note for each row on which two disagree.

    Where they do, that of the review named first holds.
    """
    if not reviews:
        return (), []
    whole, notes = reviews[0], []
    for other in reviews[1:]:
        found = agree(whole, other)
        for d in found.disagreements:
            both = "; ".join(f"{c}: {_said(d.one, c)} / {_said(d.other, c)}" for c in d.columns)
            notes.append(
                f"{d.one.place or d.one.doc_id} and {d.other.place or d.other.doc_id} disagree "
                f"({both}); the first holds"
            )
        whole = Review(whole.path, found.decisions)
    return whole.decisions, notes


def label(decision: Decision) -> str:
    """What a reviewer says a row is: its stance, or that it is no position."""
    if decision.verdict is Verdict.REJECTED:
        return Verdict.REJECTED.value
    return Stance(str(decision.now("stance"))).value


def kappa(pairs: Iterable[tuple[str, str]]) -> float | None:
    """Cohen's kappa: agreement beyond what chance would give; None where chance explains all.

    >>> kappa([("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")])
    0.5
    >>> kappa([]) is None
    True
    """
    pairs = list(pairs)
    if not pairs:
        return None
    total = len(pairs)
    observed = sum(a == b for a, b in pairs) / total
    one, other = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    expected = sum(one[key] * other[key] for key in one) / total**2
    return None if expected == 1 else round((observed - expected) / (1 - expected), 4)


def _by_row(decisions: Sequence[Decision]) -> dict[tuple[str, ...], Decision]:
    """By id; what was added by its document and words."""
    return {
        (d.row_id,) if d.machine else (d.doc_id, letters(d.now("evidence"))): d for d in decisions
    }


def _differing(one: Decision, other: Decision) -> tuple[str, ...]:
    rejected = [d.verdict is Verdict.REJECTED for d in (one, other)]
    if all(rejected):
        return ()
    if any(rejected):
        return ("decision",)
    return tuple(name for name in JUDGED if str(one.now(name) or "") != str(other.now(name) or ""))


def _said(decision: Decision, column: str) -> str:
    if column == "decision":
        return decision.verdict.value
    return str(decision.now(column) or "–")
