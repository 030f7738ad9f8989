"""Lead-ins: which sentence introduces the list that another one stands in.

Bullets and numbers at the head of a line are found with the blocks. Here are lists without
any: short lines right below a line that ends in a colon, and the sentences "1. … 2. …" of one
paragraph. And here are lead-ins that do not end as such: a heading, a sentence with a full stop
that announces what follows, an item that says what is to be said of those below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from standpunkt.language.groups import TURNS
from standpunkt.language.sentences import BlockKind, Sentence
from standpunkt.text.markers import IN_PARAGRAPH

LONGEST_LINE = 12
"""Words; a longer line is a sentence."""

MOST_LINES = 20

_ENDS = (".", "!", "?", ":", ";", ",")


def lead_of(sentences: Sequence[Sentence], n: int) -> int | None:
    """The index of the sentence that introduces the list which sentence `n` opens an item of."""
    sentence = sentences[n]
    new_block = n > 0 and sentences[n - 1].block != sentence.block
    if sentence.lead_in is not None:
        if not (sentence.marker or new_block) or not 0 <= sentence.lead_in < len(sentences):
            return None
        return _turn_above(sentences, n) or sentence.lead_in
    if sentence.marker:
        return _lead_above(sentences, n)
    if n > 0 and sentences[n - 1].kind is BlockKind.ITEM and TURNS.fullmatch(sentence.text):
        return sentences[n - 1].lead_in  # "men ikke:" below an item
    return _lead_of_line(sentences, n) if new_block else _lead_of_number(sentences, n)


_ANNOUNCES = re.compile(r"\b(?:følgende|følgjande|følgande)(?:\s+\w+){0,3}\.$", re.IGNORECASE)


_UNFINISHED = re.compile(r"\b(?:at|å)(?: \w+){0,3}$")
"""A clause that the items of a list end: "ber om at departementet"."""


def _turn_above(sentences: Sequence[Sentence], n: int) -> int | None:
    """The item of the same list above that turns it: "• men går imot:"."""
    lead = sentences[n].lead_in or 0
    for at in range(n - 1, max(lead, n - 1 - _LONGEST_LIST), -1):
        if sentences[at].lead_in != sentences[n].lead_in:
            return None
        if sentences[at].marker and TURNS.fullmatch(sentences[at].text):
            return at
    return None


def _lead_above(sentences: Sequence[Sentence], n: int) -> int | None:
    """The heading right above a list, or the sentence shortly above it that announces it."""
    first = n
    while first > 0 and sentences[first - 1].kind is BlockKind.ITEM and n - first < MOST_LINES:
        first -= 1
    if first == 0:
        return None
    if sentences[first - 1].kind is BlockKind.HEADING:
        return first - 1
    for at in range(first - 1, max(-1, first - 1 - _FURTHEST), -1):
        if sentences[at].kind is not BlockKind.PARAGRAPH:
            return None
        announces = _ANNOUNCES.search(sentences[at].text)
        if announces or (at == first - 1 and _UNFINISHED.search(sentences[at].text)):
            return at
    return None


_LONGEST_LIST = 40
"""Sentences of a list in which a line that turns it is looked for."""

_FURTHEST = 2
"""Sentences above a list among which one announces it."""


def _lead_of_line(sentences: Sequence[Sentence], n: int) -> int | None:
    """The line that ends in a colon above two or more short ones, with no blank line between."""
    if not _is_line(sentences, n):
        return None
    first = n
    while first > 0 and n - first < MOST_LINES and not sentences[first - 1].text.endswith(":"):
        first -= 1
        if not _is_line(sentences, first):
            return None
    if first == 0 or not sentences[first - 1].text.endswith(":"):
        return None
    alone = first == n and not (n + 1 < len(sentences) and _is_line(sentences, n + 1))
    return None if alone else first - 1


def _is_line(sentences: Sequence[Sentence], n: int) -> bool:
    """Whether sentence `n` is a short line of its own, right below the one before it."""
    sentence, before = sentences[n], sentences[n - 1] if n else None
    return (
        before is not None
        and not sentence.marker
        and sentence.lead_in is None
        and sentence.block != before.block
        and sentence.span.start - before.span.end == 1
        and not sentence.text.endswith(_ENDS)
        and len(sentence.text.split()) <= LONGEST_LINE
    )


def _lead_of_number(sentences: Sequence[Sentence], n: int) -> int | None:
    """The sentence of the paragraph that holds "…: 1. …", where `n` opens with the next number."""
    found = IN_PARAGRAPH.match(sentences[n].text)
    at = n
    while found is not None and at > 0 and n - at < MOST_LINES:
        at -= 1
        if sentences[at].block != sentences[n].block:
            return None
        wanted, text = _before(found["number"]), sentences[at].text
        if wanted in ("1", "a") and re.search(rf": {wanted}[.)] ", text):
            return at
        found = IN_PARAGRAPH.match(text)
        if found is None or found["number"] != wanted:
            return None
    return None


def _before(number: str) -> str:
    """The number or letter before one: "2" before "3", "a" before "b"."""
    return str(int(number) - 1) if number.isdigit() else chr(ord(number) - 1)
