"""The closed sets of words in `words.toml`, by name."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from standpunkt.stance.inflection import WordClass, forms

Row = tuple[str, ...]


@cache
def _file() -> dict[str, str | list[str]]:
    text = (resources.files("standpunkt.stance") / "words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _entries(name: str) -> list[str]:
    entry = _file()[name]
    return entry.split() if isinstance(entry, str) else entry


@cache
def words(name: str) -> frozenset[str]:
    """The single words of a set, lower-case.

    >>> "ikkje" in words("negators")
    True
    """
    return frozenset(_entries(name))


@cache
def phrases(name: str) -> tuple[Row, ...]:
    """A set of phrases as rows of words, the longest first.

    >>> ("i", "hovedsak") in phrases("limiters")
    True
    """
    rows = {tuple(entry.split()) for entry in _entries(name)}
    return tuple(sorted(rows, key=lambda row: (-len(row), row)))


@cache
def endings(name: str) -> Row:
    """The words of a set in the order of the file, for matching the ends of compounds."""
    return tuple(_entries(name))


@cache
def verb_forms(name: str) -> frozenset[str]:
    """Every form of the verbs in a set.

    >>> "avvises" in verb_forms("rejecting_verbs")
    True
    """
    return frozenset(form for lemma in _entries(name) for form in forms(lemma, WordClass.VERB))
