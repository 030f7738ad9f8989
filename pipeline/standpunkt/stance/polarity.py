"""The polarity lexicon in `polarity.toml`: words of praise and blame in sets that cues name."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from standpunkt.stance.inflection import WordClass, forms


@cache
def _file() -> Mapping[str, Mapping[str, str | list[str]]]:
    text = (resources.files("standpunkt.stance") / "polarity.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def sets() -> Mapping[str, tuple[str, ...]]:
    """The words of each set as elements of a cue, a lemma with its word class.

    >>> "nyttig.a" in sets()["NICE"], "svekke.v" in sets()["IMPAIR"]
    (True, True)
    """
    return {
        name: tuple(
            f"{word}.{fields['class']}"
            for field, listed in fields.items()
            if field != "class"
            for word in str(listed).split()
        )
        for name, fields in _file().items()
        if fields["class"] != "turn"
    }


@cache
def turns() -> Mapping[str, tuple[str, ...]]:
    """The turns of phrase of each set that holds such, as cues.

    >>> "holde.v|halde.v mål|vann|vatn|stikk" in turns()["PRAISING"]
    True
    """
    return {
        name: tuple(turn for field, listed in fields.items() if field != "class" for turn in listed)
        for name, fields in _file().items()
        if fields["class"] == "turn"
    }


@cache
def noun_forms(name: str) -> frozenset[str]:
    """Every form of the nouns in a set, in lower case.

    >>> "ventetiden" in noun_forms("ILL")
    True
    """
    nouns = (word.removesuffix(".n") for word in sets()[name] if word.endswith(".n"))
    return frozenset(form for noun in nouns for form in forms(noun, WordClass.NOUN))


@cache
def set_forms(name: str) -> frozenset[str]:
    """Every form of the words in a set, in lower case.

    >>> "uheldige" in set_forms("BAD")
    True
    """
    parted = (word.rpartition(".") for word in sets()[name])
    return frozenset(form for word, _, kind in parted for form in forms(word, WordClass(kind)))
