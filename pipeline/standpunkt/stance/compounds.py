"""Compounds: whether a word is a noun of a set, or a compound that has one as an element."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from standpunkt.stance.words import endings

_SHORTEST_FIRST = 3
"""Letters; a shorter beginning makes no compound: the "svar" of "ansvar"."""
_SHORT_NOUN = 4
"""Letters; so short a noun is found by chance in longer words, unless it ends them."""
_INFLECTED = frozenset(
    """
    s e a as n r t en ens et ets er ers ar ane anes ene enes ne nes
    """.split()  # noqa: SIM905 - a table of endings reads best as one
) | {""}
_WORD: Final = re.compile(r"[^\W\d_]+|§")


@lru_cache(maxsize=2**15)
def has_element(word: str, nouns: str, but: str) -> bool:
    """Whether a lower-case word is, begins with or ends in one of a set of nouns.

    Not where it starts as one of the set `but` does, whose words only look like such compounds.

    >>> [has_element(w, "hearing_nouns", "no_hearing_nouns") for w in ("lovforslaget", "planeten")]
    [True, False]
    """
    if word.startswith(endings(but)):
        return False
    return any(
        _is_part(word, at, noun)
        for noun in endings(nouns)
        for at in (0, word.find(noun, _SHORTEST_FIRST))
        if word.startswith(noun, at)
    )


def _is_part(word: str, at: int, noun: str) -> bool:
    """Whether the noun at `at` is an element of the word: "lovforslaget", but not "planeten"."""
    return at >= 0 and (len(noun) > _SHORT_NOUN or word[at + len(noun) :] in _INFLECTED)


@lru_cache(maxsize=2**13)
def is_form(word: str, nouns: str) -> bool:
    """Whether a lower-case word is a noun of a set in any form, or a compound that ends in it.

    >>> [is_form(w, "proposers") for w in ("klimautvalgets", "utvalgte", "tilsynsplikten")]
    [True, False, False]
    """
    return any(
        word[at + len(noun) :] in _INFLECTED
        for noun in endings(nouns)
        if (at := word.rfind(noun)) >= 0
    )


def any_has_element(lower: str, nouns: str, but: str) -> bool:
    """Whether a word of a lower-case text has one.

    >>> any_has_element("etter § 4", "hearing_words", "no_hearing_nouns")
    True
    """
    for word in _WORD.findall(lower):  # noqa: SIM110 - a generator would cost as much again
        if has_element(word, nouns, but):
            return True
    return False
