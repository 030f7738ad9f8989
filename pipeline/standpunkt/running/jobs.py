"""How a run is shared out: how many processes it is worth, and which part of it a job does."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from standpunkt.errors import StandpunktError

TEXT_A_WORKER = 400_000
"""Bytes of text that are worth a process of their own: reading them takes several times as
long as starting it."""

T = TypeVar("T")

_ALL_TEXT = frozenset({".txt", ".md", ".csv", ".tsv"})
_PACKED = frozenset({".zip", ".xlsx", ".parquet"})
_MOST_OF_A_FILE = 10_000


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def text(ending: str, size: int) -> int:
    """The bytes of text a file is taken to hold.

    >>> text(".txt", 50_000), text(".docx", 2_000_000), text(".zip", 50_000)
    (50000, 10000, 150000)
    """
    if ending in _ALL_TEXT:
        return size
    if ending in _PACKED:
        return 3 * size
    # What makes other files large is pictures and fonts.
    return min(size, _MOST_OF_A_FILE)


def fitting(asked: int, files: Iterable[tuple[str, int]], most: int | None = None) -> int:
    """The number of processes: as asked for, or for 0 what the files are worth.

    `files` are endings with sizes; `most` the processors there are.

    >>> fitting(0, [(".txt", 5_000)] * 10, most=8), fitting(0, [(".txt", 5_000)] * 250, most=8)
    (1, 3)
    >>> fitting(0, [(".txt", 5_000)] * 9_000, most=8), fitting(5, [(".txt", 5)], most=8)
    (8, 5)
    """
    if asked:
        return asked
    worth = sum(text(ending, size) for ending, size in files) // TEXT_A_WORKER
    return max(1, min(worth, processors() if most is None else most))


def as_part(said: str) -> tuple[int, int]:
    """Which of how many parts is meant; empty for the whole. Raises StandpunktError.

    >>> as_part("3/100"), as_part("")
    ((3, 100), (1, 1))
    """
    found = re.fullmatch(r"0*(\d{1,9})/0*(\d{1,9})", said or "1/1")
    if not found or not 1 <= int(found[1]) <= int(found[2]):
        raise StandpunktError(f"--part {said} is no part", "write 1/100 for the first of a hundred")
    return int(found[1]), int(found[2])


def part_of(items: Sequence[T], number: int, parts: int) -> Sequence[T]:
    """One of some parts as equal as can be, which make up the whole in their order.

    >>> [part_of("abcde", number, 3) for number in (1, 2, 3)]
    ['a', 'bc', 'de']
    """
    return items[len(items) * (number - 1) // parts : len(items) * number // parts]
