"""How many processes a run is worth."""

from __future__ import annotations

import os
from collections.abc import Iterable

TEXT_A_WORKER = 400_000
"""Bytes of text that are worth a process of their own: reading them takes several times as
long as starting it."""

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
