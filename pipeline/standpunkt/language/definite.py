"""The definite forms of Norwegian nouns, as far as their endings tell.

A noun carries its article as an ending ("gebyret", "rammene", "reglane"), so that words which a
closed list has are looked for by their stems, and a word that no parser knows may show that it is
a noun.
"""

from __future__ import annotations

from typing import Final

_SINGULAR: Final = ("en", "et", "a")
_PLURAL: Final = ("ene", "ane")
_SHORT: Final = ("n", "t", "ne")
"""What is left of an ending after a vowel or a plural: "rammen", "styret", "brukerne"."""
_INDEFINITE_PLURAL: Final = ("er", "ar", "r")


def looks_definite(word: str) -> bool:
    """Whether a word in lower case ends as a noun in its definite form does.

    >>> [looks_definite(word) for word in ("gebyret", "rammene", "brukerne", "krav")]
    [True, True, True, False]
    """
    return word.endswith((*_SINGULAR, *_PLURAL, "erne"))


def stem(word: str) -> str:
    """The word without the longest ending that a definite form may have.

    >>> [stem(word) for word in ("klyngen", "lagene", "brukerne", "forbund")]
    ['klyng', 'lag', 'bruker', 'forbund']
    """
    endings = sorted((*_SINGULAR, *_PLURAL, *_SHORT), key=len, reverse=True)
    return next((word.removesuffix(end) for end in endings if word.endswith(end)), word)


def stems(word: str) -> tuple[str, ...]:
    """The word, and what it may be an inflected form of: what stands before each ending.

    >>> stems("rapporten")
    ('rapporten', 'rapport', 'rapporte')
    """
    endings = (*_SINGULAR, *_PLURAL, *_SHORT, *_INDEFINITE_PLURAL)
    return (word, *(word.removesuffix(end) for end in endings if word.endswith(end)))
