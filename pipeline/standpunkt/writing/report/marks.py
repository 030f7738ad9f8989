"""Spans that overlap cut into segments that do not: what marking in HTML needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from standpunkt.documents import Span


class Role(StrEnum):
    """What marked words are to a position; by the letter that the page calls it by."""

    EVIDENCE = "e"
    HOLDER = "h"
    CUE = "c"
    TARGET = "t"
    CONDITION = "k"


@dataclass(frozen=True, slots=True)
class Mark:
    """The words that play a role in a position, which is told by its number."""

    span: Span
    role: Role
    number: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that the same marks lie over, none where `numbers` is empty.

    `numbers` are the positions, in order, `roles` what the words are to any of them, and `ends`
    the positions whose evidence ends where the segment does.
    """

    span: Span
    numbers: tuple[int, ...] = ()
    roles: frozenset[Role] = frozenset()
    ends: tuple[int, ...] = ()


def segments(length: int, marks: Iterable[Mark]) -> Iterator[Segment]:
    """The segments of a text of `length` characters, which together are the whole of it.

    Marks that are empty or reach beyond the text raise ValueError.

    >>> overlapping = [Mark(Span(0, 5), Role.EVIDENCE, 1), Mark(Span(3, 8), Role.EVIDENCE, 2)]
    >>> [(segment.span[:], segment.numbers, segment.ends) for segment in segments(9, overlapping)]
    [((0, 3), (1,), ()), ((3, 5), (1, 2), (1,)), ((5, 8), (2,), (2,)), ((8, 9), (), ())]
    """
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in marks:
        start, end = mark.span
        if not 0 <= start < end <= length:
            raise ValueError(f"no part of a text of {length} characters: {mark}")
        opening.setdefault(start, []).append(mark)
        closing.setdefault(end, []).append(mark)
    numbers: Counter[int] = Counter()
    roles: Counter[Role] = Counter()
    cuts = sorted({0, length, *opening, *closing})
    for start, end in pairwise(cuts):
        for mark in closing.get(start, ()):
            numbers[mark.number] -= 1
            roles[mark.role] -= 1
        for mark in opening.get(start, ()):
            numbers[mark.number] += 1
            roles[mark.role] += 1
        numbers, roles = +numbers, +roles
        ends = {m.number for m in closing.get(end, ()) if m.role is Role.EVIDENCE}
        yield Segment(
            Span(start, end), tuple(sorted(numbers)), frozenset(roles), tuple(sorted(ends))
        )
