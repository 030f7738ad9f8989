"""The closed sets of words in `words.toml`, by name."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from standpunkt.stance.inflection import WordClass, forms

Row = tuple[str, ...]


@cache
def _file() -> dict[str, str | list[str]]:
    text = (resources.files("standpunkt.stance") / "words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _entries(name: str) -> list[str]:
    """The entries of a set, those of the sets that it takes in by `@` among them."""
    entry = _file()[name]
    found: list[str] = []
    for one in entry.split() if isinstance(entry, str) else entry:
        found += _entries(one[1:]) if one.startswith("@") else [one]
    return found


@cache
def words(name: str) -> frozenset[str]:
    """The single words of a set, lower-case.

    >>> "ikkje" in words("negators")
    True
    """
    return frozenset(_entries(name))


@cache
def phrases(*names: str) -> Mapping[str, tuple[Row, ...]]:
    """Sets of phrases as rows of words, by their first word, the longest first.

    >>> phrases("limiters")["langt"]
    (('langt', 'på', 'veg'), ('langt', 'på', 'vei'))
    """
    rows = {tuple(entry.split()) for name in names for entry in _entries(name)}
    found: dict[str, tuple[Row, ...]] = {}
    for row in sorted(rows, key=lambda row: (-len(row), row)):
        found[row[0]] = (*found.get(row[0], ()), row)
    return found


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
