"""Where the characters of one text stand in another that has the same words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher

from standpunkt.documents import Span

_WORD = re.compile(r"\S+")


def aligned(made: str, text: str) -> dict[int, int]:
    """For characters of `made` that are no white space, where they stand in `text`.

    Words that differ are matched letter by letter; what `text` lacks has no place.

    >>> aligned("vi er", "1. vi  er"), aligned("høringen", "hø-\\nringen")[2]
    ({0: 3, 1: 4, 3: 7, 4: 8}, 4)
    """
    ours = [(m.start(), m[0]) for m in _WORD.finditer(made)]
    theirs = [(m.start(), m[0]) for m in _WORD.finditer(text)]
    found: dict[int, int] = {}
    words = SequenceMatcher(None, [w for _, w in ours], [w for _, w in theirs], autojunk=False)
    for tag, a, b, c, d in words.get_opcodes():
        left = [(i + n, letter) for i, word in ours[a:b] for n, letter in enumerate(word)]
        right = [(j + n, letter) for j, word in theirs[c:d] for n, letter in enumerate(word)]
        if tag == "equal":
            found.update((i, j) for (i, _), (j, _) in zip(left, right, strict=True))
        elif tag == "replace":
            letters = [x for _, x in left], [x for _, x in right]
            for block in SequenceMatcher(None, *letters, autojunk=False).get_matching_blocks():
                for n in range(block.size):
                    found[left[block.a + n][0]] = right[block.b + n][0]
    return found


def moved(span: Span | None, places: Mapping[int, int]) -> Span | None:
    """A span by where its characters stand elsewhere; None where none of them does.

    >>> moved(Span(0, 5), aligned("vi er", "1. vi  er"))
    Span(start=3, end=9)
    """
    there = [places[i] for i in range(*span) if i in places] if span else []
    return Span(min(there), max(there) + 1) if there else None
