"""The order in which organisations that answer alike stand next to each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from standpunkt.proposals.agreement import polarity
from standpunkt.proposals.matrix import Matrix
from standpunkt.proposals.organisations import Organisation

MOST: Final = 300
"""The most organisations that are clustered; the time this takes grows by the third power."""

_UNKNOWN: Final = 0.5
"""How far apart two are that take a stand on nothing in common: neither near nor far."""

_Array = np.ndarray[Any, np.dtype[np.float64]]


def by_likeness(matrix: Matrix) -> list[Organisation]:
    """The organisations in the order of the leaves of a tree of average linkage.

    The distance of two is the mean difference of their answers, -1 to 1, on what both take a stand
    on. Those that say most are clustered, `MOST` of them, and the others follow as they came.
    """
    values = _values(matrix)
    said = np.count_nonzero(~np.isnan(values), axis=1)
    chosen = [int(n) for n in np.argsort(-said, kind="stable") if said[n]][:MOST]
    order = [chosen[n] for n in leaves(_distances(values[chosen]))]
    rest = sorted(set(range(len(matrix.organisations))) - set(order))
    return [matrix.organisations[n] for n in (*order, *rest)]


def leaves(distances: _Array) -> list[int]:
    """The leaves of a tree of average linkage over a square of distances.

    Of two branches that are joined, the ends that are nearest to each other meet.

    >>> leaves(np.array([[0.0, 1.0, 0.1], [1.0, 0.0, 0.9], [0.1, 0.9, 0.0]]))
    [0, 2, 1]
    """
    branches = {n: [n] for n in range(len(distances))}
    between = distances.astype(np.float64)
    np.fill_diagonal(between, np.inf)
    while len(branches) > 1:
        first, second = divmod(int(between.argmin()), len(between))
        sizes = len(branches[first]), len(branches[second])
        branches[first] = _joined(branches[first], branches.pop(second), distances)
        mean = (sizes[0] * between[first] + sizes[1] * between[second]) / sum(sizes)
        between[first, :] = between[:, first] = mean
        between[second, :] = between[:, second] = np.inf
        between[first, first] = np.inf
    return next(iter(branches.values()), [])


def _joined(one: Sequence[int], other: Sequence[int], distances: _Array) -> list[int]:
    turned = [
        [*left, *right] for left in (one, list(one)[::-1]) for right in (other, list(other)[::-1])
    ]
    return min(turned, key=lambda row: distances[row[len(one) - 1], row[len(one)]])


def _values(matrix: Matrix) -> _Array:
    places = {proposal.id: n for n, proposal in enumerate(matrix.proposals)}
    bodies = {organisation.id: n for n, organisation in enumerate(matrix.organisations)}
    values = np.full((len(bodies), len(places)), np.nan)
    for answer in matrix.answers.cells.values():
        value = polarity(answer.stance)
        if value is not None and answer.proposal_id in places:
            values[bodies[answer.organisation_id], places[answer.proposal_id]] = value
    return values


def _distances(values: _Array) -> _Array:
    known = ~np.isnan(values)
    found = np.full((len(values), len(values)), _UNKNOWN)
    for n, row in enumerate(values):
        both = known & known[n]
        shared = both.sum(axis=1)
        apart = np.where(both, np.abs(np.nan_to_num(values) - np.nan_to_num(row)), 0.0).sum(axis=1)
        some = shared > 0
        found[n, some] = apart[some] / shared[some] / 2
    return found
