"""The matter: how near a sentence stands to words for what is put to hearing.

A response has them every few sentences. Where a longer stretch has none (an article quoted
at length, a chronicle of the municipality), "det er bra" and "vi er glade for" judge the
world and no proposal.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import Final

from standpunkt.documents import Span
from standpunkt.language.reading import Reading
from standpunkt.language.sentences import BlockKind
from standpunkt.stance.compounds import any_has_element
from standpunkt.stance.holders import Names
from standpunkt.stance.words import words

AROUND = 20
"""Sentences on each side within which a text speaks of its matter at least once."""
NEAR = 6
"""Sentences before the one that is read, in which a judged thing is pointed back to."""
ENOUGH = 6
"""Sentences; a shorter text tells nothing by what it leaves unsaid."""


LETTER = 30
"""Sentences; so short a letter of the respondent's speaks of what it was written for alone."""
NAMELESS: Final = Names(())
"""Of a respondent that nothing is known of."""
_PARAGRAPHS = 2
"""Blocks of a letter: what it says, and a heading, an address or who says it."""


class Matter(IntEnum):
    """How near the words for what is put to hearing are."""

    FAR = 0
    """The text around never names the hearing or what is put to it."""
    AROUND = 1
    """The text around does."""
    UNTOLD = 2
    """The text is too short to tell by what it leaves unsaid, and is taken for near."""
    NEAR = 3
    """The text around does, and the sentence, the one before or the heading names such a thing."""
    LETTER = 4
    """The text is a short letter of the respondent's, which speaks of nothing else."""


def names_hearing(text: str) -> bool:
    """Whether a text names the hearing, or a document that is put to hearing.

    >>> names_hearing("Forskriftsutkastet er uklart."), names_hearing("Kravet er nytt.")
    (True, False)
    """
    return _has_any(text.lower(), "hearing_words")


def _has_any(lower: str, nouns: str) -> bool:
    return any_has_element(lower, nouns, "no_hearing_nouns")


def matters(readings: Sequence[Reading], names: Names = NAMELESS) -> Iterator[Matter]:
    """How near each sentence is to words for what is put to hearing.

    `names` are the respondent's: a letter speaks of it, or in the first person.
    """
    texts = [reading.sentence.text.lower() for reading in readings]
    hearing = [_has_any(text, "hearing_words") for text in texts]
    matter = [
        named or _has_any(text, "matter_words") for text, named in zip(texts, hearing, strict=True)
    ]
    headings = [
        (reading.sentence.span, matter[n])
        for n, reading in enumerate(readings)
        if reading.sentence.section is None
    ]
    letter = _is_letter(readings, names)
    for n, reading in enumerate(readings):
        first, last = max(0, n - AROUND), min(len(readings), n + AROUND + 1)
        if letter:
            yield Matter.LETTER
        elif last - first < ENOUGH:
            yield Matter.UNTOLD
        elif not any(hearing[first:last]):
            yield Matter.FAR
        elif any(matter[max(0, n - NEAR) : n + 1]) or _under(headings, reading.sentence.section):
            yield Matter.NEAR
        else:
            yield Matter.AROUND


def topics(readings: Sequence[Reading]) -> Iterator[frozenset[str]]:
    """For each sentence the words, in lower case, by which the text says what it is about.

    They are those of its headings and of the other sentences that name the hearing.
    """
    said = [
        frozenset(_WORD.findall(r.sentence.text.lower()))
        if r.sentence.kind is BlockKind.HEADING or names_hearing(r.sentence.text)
        else frozenset()
        for r in readings
    ]
    often = Counter(word for words_ in said for word in words_)
    everywhere = frozenset(often)
    for reading, own in zip(readings, said, strict=True):
        heading = reading.sentence.kind is BlockKind.HEADING
        alone = () if heading else (word for word in own if often[word] == 1)
        yield everywhere.difference(alone)


def _is_letter(readings: Sequence[Reading], names: Names) -> bool:
    """Whether the text is a short letter of the respondent's, which need not name the hearing.

    One that tells what somebody proposes is, though it never says "we".
    """
    paragraphs = sum(not r.sentence.marker for r in readings)  # the items of a list are one with it
    if paragraphs > LETTER or len({r.sentence.block for r in readings}) < _PARAGRAPHS:
        return False
    ours = words("first_person") | words("first_possessive")
    said = {word for r in readings for word in _WORD.findall(r.sentence.text.lower())}
    answers = not ours.isdisjoint(said) or not words("puts_forward").isdisjoint(said)
    return answers or any(names.kind_is(w) or names.body_is(w) for w in said)


_WORD = re.compile(r"\w+")


def _under(headings: Sequence[tuple[Span, bool]], section: Span | None) -> bool:
    """Whether the heading above names the matter; `headings` are in order."""
    if section is None:
        return False
    first = bisect_right(headings, section.start, key=lambda heading: heading[0].end)
    last = bisect_left(headings, section.end, key=lambda heading: heading[0].start)
    return any(named for _, named in headings[first:last])
