"""Cues: the notation that rules are written in, and the elements it stands for.

A cue is a row of elements that must stand in this order, with room for adverbs and an
inverted subject between them:

    støtte.v        any form of the verb "støtte" (.n noun, .a adjective)
    til             the word itself, in lower case
    til|på          either
    NEG REFL COPH   a named set of words or forms, see `SETS`
    GOOD BAD MEANS  a set of the polarity lexicon, see polarity.toml
    PRAISING BLAMED a set of turns of phrase in it; such a name is a whole cue
    ADJ ADV         any adjective or determiner, any adverb
    [x]             the target, standing between two elements
    [who]           somebody, standing between two elements: "enig med [who] i"
    X?              X, or nothing
    X!              X close to the one before: adverbs, negation or an inverted subject
                    may stand between, nothing else
    X!!             X in the same noun phrase: only its other attributes between
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from standpunkt.errors import RuleError
from standpunkt.stance.inflection import WordClass, forms
from standpunkt.stance.polarity import sets, turns
from standpunkt.stance.words import words

SETS: Mapping[str, tuple[str, ...]] = {
    "NEG": tuple(sorted(words("negators"))),
    "REFL": ("seg", "oss", "meg", "deg", "dykk", "dere"),
    "COPH": ("være.v", "bli.v", "stille.v", "føle.v", "forholde.v", "erklære.v", "si.v", "seie.v",
             "vise.v", "kjenne.v"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a cue: what a token must be to fill it."""

    forms: frozenset[str] = frozenset()
    verbal: frozenset[str] = frozenset()
    """The subset of `forms` that must be tagged as a verb (and likewise below)."""
    nominal: frozenset[str] = frozenset()
    adjectival: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()
    tag: str = ""
    optional: bool = False
    tight: bool = False
    beside: bool = False
    gap: bool = False


LONGEST = 16
"""Elements; more are a sentence and no cue, and slow to look for."""


@cache
def _single(word: str) -> tuple[str, frozenset[str]]:
    """The word class after the dot, or "", and the forms that a word of a cue stands for."""
    base, dot, word_class = word.rpartition(".")
    if dot and base and word_class in {"v", "n", "a"}:
        return word_class, forms(base, WordClass(word_class))
    if dot and (word_class.isalpha() or word in {".v", ".n", ".a"}):
        raise RuleError(
            f"{word!r} is no word with its class", "write støtte.v, merknad.n or enig.a, say"
        )
    if not word or "[" in word or "]" in word:
        raise RuleError(f"{word!r} is no word", "write a word, a set's name, [x] or [who]")
    if word != word.lower():
        raise RuleError(
            f"{word!r} is no set of words ({', '.join((*SETS, *_TAGS))}, "
            f"or of the lexicon: {', '.join(sets())})",
            "write words in lower case, and ADJ and ADV by themselves",
        )
    return "", frozenset({word})


_TAGS = ("ADJ", "ADV")
_GAPS = ("[x]", "[who]")


@cache
def element(text: str) -> Element:
    """The element that one piece of a cue stands for. Raises RuleError, of no file yet."""
    name = text.rstrip("?!")
    marks = text[len(name) :]
    optional, tight = "?" in marks, "!" in marks
    if "!" in name or "?" in name:
        raise RuleError(f"{text!r} has a mark inside", "write ? and ! last in an element")
    if name in _GAPS:
        if marks:
            raise RuleError(f"{text!r} cannot be marked", f"write {name}")
        return Element(gap=True, tag=name)
    if name in _TAGS:
        return Element(tag=name, optional=optional)
    verbal: set[str] = set()
    nominal: set[str] = set()
    adjectival: set[str] = set()
    plain: set[str] = set()
    into = {"v": verbal, "n": nominal, "a": adjectival, "": plain}
    for alternative in name.split("|"):
        for word in SETS.get(alternative) or sets().get(alternative, (alternative,)):
            word_class, found = _single(word)
            into[word_class] |= found
    return Element(
        forms=frozenset(verbal | nominal | adjectival | plain),
        verbal=frozenset(verbal),
        nominal=frozenset(nominal),
        adjectival=frozenset(adjectival),
        plain=frozenset(plain),
        optional=optional,
        tight=tight,
        beside="!!" in marks,
    )


def spelled_out(cue: str) -> tuple[str, ...]:
    """The cues that one stands for: the name of a set of turns for each of them, else itself.

    >>> len(spelled_out("PRAISING")) > 20, spelled_out("støtte.v")
    (True, ('støtte.v',))
    """
    return turns().get(cue, (cue,))


def compile_cue(cue: str) -> tuple[Element, ...]:
    """The elements of a cue. Raises RuleError, of no file yet, when it can never be met."""
    found = tuple(element(piece) for piece in cue.split())
    if not any(e.forms and not e.optional for e in found):
        raise RuleError("it names no word", "add one that must be there")
    if len(found) > LONGEST:
        raise RuleError(f"it has more than {LONGEST} elements", "keep the words that matter")
    for n, e in enumerate(found):
        beside = (*found[max(0, n - 1) : n], *found[n + 1 : n + 2])
        if e.gap and (len(beside) < 2 or any(b.gap for b in beside)):
            raise RuleError(
                f"{e.tag} is beside no word", "put a word that must be there on either side"
            )
    return found


def orders(elements: tuple[Element, ...]) -> list[tuple[Element, ...]]:
    """The cue, and its order in a subordinate clause: "går ikke langt", "at det ikke går langt"."""
    for n, (verb, no) in enumerate(pairwise(elements)):
        if verb.verbal and no.plain == _NEG:
            swapped = no, replace(verb, tight=True)
            return [elements, (*elements[:n], *swapped, *elements[n + 2 :])]
    return [elements]


_NEG = frozenset(SETS["NEG"])
