"""How far organisations agree: over all of them, and pair by pair, with what that rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from standpunkt.proposals.answers import AnswerStance
from standpunkt.proposals.matrix import Matrix

FEWEST: Final = 4
"""Of fewer cells that both mention no agreement is told."""

MOST: Final = 300
"""The most organisations that are held against each other pair by pair."""


@dataclass(frozen=True, slots=True)
class Alpha:
    """Krippendorff's alpha over `cells` answers that can be paired; None where none differ."""

    value: float | None
    cells: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two organisations: on how many proposals both take a stand, and the same one.

    `share` is None where the cells are fewer than `FEWEST`.
    """

    first: str
    second: str
    cells: int
    same: int

    @property
    def share(self) -> float | None:
        """The share of the cells on which they are on the same side."""
        return self.same / self.cells if self.cells >= FEWEST else None


def alpha(values: Iterable[Iterable[float]]) -> Alpha:
    """Krippendorff's alpha for interval data, given the values of each unit.

    >>> alpha([[1, 1], [-1, -1], [1, 1, 1]]).value
    1.0
    >>> alpha([[1, -1]])
    Alpha(value=0.0, cells=2)
    """
    units = [counts for unit in values if (counts := Counter(unit)).total() > 1]
    cells = sum(unit.total() for unit in units)
    everything: Counter[float] = Counter()
    observed = 0.0
    for unit in units:
        everything.update(unit)
        observed += _differences(unit) / (unit.total() - 1)
    expected = _differences(everything) / (cells - 1) if cells > 1 else 0.0
    return Alpha(1 - observed / expected if expected else (1.0 if cells else None), cells)


def _differences(counts: Counter[float]) -> float:
    """The sum of squared differences over all ordered pairs of values."""
    return sum(n * m * (a - b) ** 2 for a, n in counts.items() for b, m in counts.items())


def polarity(stance: AnswerStance) -> float | None:
    """Where an answer stands between -1 (against) and 1 (for); None for what takes no stand."""
    return stance.stance.polarity if stance.stance else None


def over_all(matrix: Matrix) -> Alpha:
    """Alpha over all organisations, each proposal being a unit."""
    by_proposal: dict[str, list[float]] = {}
    for answer in matrix.answers.cells.values():
        value = polarity(answer.stance)
        if value is not None and not answer.inherited_from:  # what is copied agrees by itself
            by_proposal.setdefault(answer.proposal_id, []).append(value)
    return alpha(by_proposal.values())


def pairs(matrix: Matrix) -> list[Pair]:
    """The pairs of organisations with a cell in common, those with most cells first.

    Of the `MOST` organisations that say most; each is for, against or neither.
    """
    places = {proposal.id: n for n, proposal in enumerate(matrix.proposals)}
    sides: dict[str, np.ndarray[tuple[int], np.dtype[np.float64]]] = {}
    for answer in matrix.answers.cells.values():
        value = polarity(answer.stance)
        if value is not None and answer.proposal_id in places:
            row = sides.setdefault(answer.organisation_id, np.full(len(places), np.nan))
            row[places[answer.proposal_id]] = np.sign(value)
    chosen = [o for o in matrix.organisations if o.id in sides]
    chosen.sort(key=lambda o: -np.count_nonzero(~np.isnan(sides[o.id])))
    chosen = chosen[:MOST]
    found = []
    for n, first in enumerate(chosen):
        for second in chosen[n + 1 :]:
            both = ~np.isnan(sides[first.id]) & ~np.isnan(sides[second.id])
            cells = int(both.sum())
            if cells:
                same = int((sides[first.id] == sides[second.id])[both].sum())
                found.append(Pair(first.name, second.name, cells, same))
    return sorted(found, key=lambda pair: -pair.cells)
