"""Persons that a text names, by the named entities of the shipped pipeline."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from standpunkt.language.pipeline import SHIPPED

if TYPE_CHECKING:
    from spacy.language import Language

_LONGEST_LINE = 2_000
_NOT_ASKED = ["parser", "senter", "morphologizer", "lemmatizer", "attribute_ruler"]


def persons_in(text: str) -> Iterable[str]:
    """The persons that the entity recogniser finds, line by line.

    >>> list(persons_in("Forskeren Bent Aarrud har vist det i Oslo."))
    ['Bent Aarrud']
    """
    lines = [
        line[start : start + _LONGEST_LINE]
        for line in text.split("\n")
        for start in range(0, len(line), _LONGEST_LINE)
    ]
    for doc in _recogniser().pipe(lines):
        yield from (entity.text for entity in doc.ents if entity.label_ == "PER")


@cache
def _recogniser() -> Language:
    nlp: Language = import_module(SHIPPED).load(exclude=_NOT_ASKED)
    return nlp
