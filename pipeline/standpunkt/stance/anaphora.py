"""Anaphors and aspects: what a target stands for, and what kind of thing it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from standpunkt.documents import Span
from standpunkt.language.reading import Reading
from standpunkt.positions import Aspect
from standpunkt.stance.phrases import Tokens
from standpunkt.stance.words import words

_ENDINGS = ("", "et", "en", "a", "ene", "ane", "er", "ar", "n", "t", "ne")


def aspect(reading: Reading, target: Tokens | None) -> Aspect:
    """Whether the stand is on the proposal, on the process or on a premise."""
    if target is None:
        return Aspect.PROPOSAL
    said = [t.lower for t in reading.tokens[target[0] : min(target[1], target[0] + 4) + 1]]
    if said and said[0] in ("at", "å", "om"):
        said = said[1:3]
    for n, word in enumerate(said):
        if _of_process(word):
            # "forslagene i høringsnotatet": the paper is only where the proposals stand
            placed = n > 1 and said[n - 1] == "i" and said[n - 2].startswith(_PUT_THERE)
            return Aspect.PROPOSAL if placed else Aspect.PROCESS
        if word in _premises():
            return Aspect.PREMISE
    return Aspect.PROPOSAL


_PUT_THERE = ("forslag", "framlegg", "endring", "tiltak", "lovforslag", "anbefaling", "tilråding")


@lru_cache(maxsize=2**14)
def _of_process(word: str) -> bool:
    """Whether a word is a noun of the process, by itself or as the last part of a compound."""
    return word.endswith(_forms("process_nouns"))


@cache
def _forms(name: str) -> tuple[str, ...]:
    return tuple(noun + end for noun in words(name) for end in _ENDINGS)


@cache
def _premises() -> frozenset[str]:
    return frozenset(_forms("premise_nouns"))


def is_anaphor(reading: Reading, target: Tokens) -> bool:
    """Whether the target only points: "dette", "en slik ordning"."""
    said = [t.lower for t in reading.tokens[target[0] : target[1] + 1]]
    if len(said) == 1:
        return said[0] in words("anaphors")
    return len(said) <= 3 and any(word in words("pointing_determiners") for word in said[:2])


def referent(readings: Sequence[Reading], n: int, target: Tokens | None) -> Span | None:
    """What an anaphoric target in reading `n` stands for.

    The sentence before in the same block, else the heading above. None when the target
    names its matter itself or nothing stands before it.
    """
    if target is None or not is_anaphor(readings[n], target):
        return None
    sentence = readings[n].sentence
    if n > 0 and readings[n - 1].sentence.block == sentence.block:
        return readings[n - 1].sentence.span
    return sentence.section
