"""Rules as data: the schema, the reader and its complaints.

A rule file is TOML with `[[rule]]` tables. The keys are those of `Rule`; a key that is
not known, a stance that is no stance or a cue that cannot be read is a RuleError that
names the file and the rule.

A cue is a row of elements that must stand in this order, with room for adverbs and an
inverted subject between them:

    støtte.v        any form of the verb "støtte" (.n noun, .a adjective)
    til             the word itself, in lower case
    til|på          either
    NEG REFL COPH   a named set of words or forms, see `SETS`
    ADJ ADV         any adjective or determiner, any adverb
    [x]             the target, standing between two elements
    [who]           somebody, standing between two elements: "enig med [who] i"
    X?              X, or nothing
    X!              X close to the one before: adverbs, negation or an inverted subject
                    may stand between, nothing else
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

from standpunkt.errors import RuleError
from standpunkt.positions import Stance, Tier
from standpunkt.stance.inflection import WordClass, forms


class Construction(StrEnum):
    """How holder and target are found around a cue."""

    ACT = "act"
    """The subject takes the stance; the complement is the target."""
    REQUEST = "request"
    """The subject asks; the content is the target and can be a rejection."""
    SAY = "say"
    """The subject says; the content decides the stance."""
    JUDGE = "judge"
    """The subject is the target, the predicate the stance."""
    ANSWER = "answer"
    """The cue is the whole line."""


SETS: Mapping[str, tuple[str, ...]] = {
    "NEG": ("ikke", "ikkje", "ingen", "inga", "intet", "inkje", "aldri", "ingenting",
            "verken", "korkje", "hverken", "slett", "neppe"),
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
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it looks for, what it says, and its examples."""

    id: str
    stance: Stance
    cue: tuple[str, ...] = ()
    predicate: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    """Cues that look like this one and mean something else: "støtte seg til"."""
    construction: Construction = Construction.ACT
    tier: Tier = Tier.CORE
    negated: str = ""
    """The stance under negation ("" for the usual one, "none" for no position)."""
    polar: bool = False
    """The cue holds its own negation."""
    respondent_only: bool = False
    """Of anybody else it is a fact and no stand: "kommunene har behov for"."""
    impersonal: bool = False
    """The clause names no holder: "det er ikke grunnlag for"."""
    passive: bool = True
    """A passive without an agent is the respondent's."""
    content: str = ""
    accept: tuple[Stance, ...] = ()
    positive: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()
    note: str = ""
    cues: int = 0
    """How many of the patterns come from `cue`; the others come from `predicate`."""
    patterns: tuple[tuple[Element, ...], ...] = field(default=(), repr=False)
    exceptions: tuple[tuple[Element, ...], ...] = field(default=(), repr=False)


_KEYS = {f.name for f in fields(Rule)} - {"patterns", "exceptions", "cues"}


def read(text: str, name: str) -> tuple[Rule, ...]:
    """The rules of one file. Raises RuleError naming file and rule."""
    try:
        tables = tomllib.loads(text).get("rule", [])
    except tomllib.TOMLDecodeError as error:
        raise RuleError(str(error), "mend the TOML", path=name) from error
    return tuple(_rule(table, name) for table in tables)


def _rule(table: Mapping[str, Any], name: str) -> Rule:
    rule_id = str(table.get("id", "?"))
    unknown = set(table) - _KEYS
    if unknown:
        raise RuleError(
            f"unknown key {min(unknown)!r}",
            f"known keys: {', '.join(sorted(_KEYS))}",
            path=name,
            place=f"rule {rule_id}",
        )
    try:
        values: dict[str, Any] = dict(table)
        for key, kind in (("stance", Stance), ("construction", Construction), ("tier", Tier)):
            if key in values:
                values[key] = kind(values[key])
        values["accept"] = tuple(map(Stance, values.get("accept", ())))
        for key in ("cue", "predicate", "unless", "positive", "negative"):
            values[key] = tuple(values.get(key, ()))
        patterns = [p for cue in values["cue"] for p in _orders(compile_cue(cue))]
        values["cues"] = len(patterns)
        patterns += [compile_cue(cue) for cue in values["predicate"]]
        exceptions = tuple(compile_cue(cue) for cue in values["unless"])
        return Rule(**values, patterns=tuple(patterns), exceptions=exceptions)
    except (ValueError, TypeError) as error:
        raise RuleError(str(error), "mend the rule", path=name, place=f"rule {rule_id}") from error


@cache
def _single(word: str) -> tuple[str, frozenset[str]]:
    base, dot, word_class = word.rpartition(".")
    if dot and word_class in {"v", "n", "a"}:
        return word_class, forms(base, WordClass(word_class))
    return "", frozenset({word})


@cache
def element(text: str) -> Element:
    """The element that one piece of a cue stands for."""
    optional, tight = text.endswith("?"), text.endswith("!")
    text = text.rstrip("?!")
    if "!" in text or "?" in text:
        raise ValueError(f"? and ! stand last in an element, not in {text!r}")
    if text in ("[x]", "[who]"):
        return Element(gap=True, tag=text, optional=optional)
    if text in {"ADJ", "ADV"}:
        return Element(tag=text, optional=optional)
    verbal: set[str] = set()
    nominal: set[str] = set()
    adjectival: set[str] = set()
    plain: set[str] = set()
    into = {"v": verbal, "n": nominal, "a": adjectival, "": plain}
    for alternative in text.split("|"):
        for word in SETS.get(alternative, (alternative,)):
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
    )


def compile_cue(cue: str) -> tuple[Element, ...]:
    """The elements of a cue. Raises ValueError when it has no words."""
    found = tuple(element(piece) for piece in cue.split())
    if not any(e.forms and not e.optional for e in found):
        raise ValueError(f"cue {cue!r} names no word")
    return found


def _orders(elements: tuple[Element, ...]) -> list[tuple[Element, ...]]:
    """The cue, and its order in a subordinate clause: "går ikke langt", "at det ikke går langt"."""
    for n, (verb, no) in enumerate(pairwise(elements)):
        if verb.verbal and no.plain == _NEG:
            # Close in both directions, since a match is sought from its anchor both ways.
            swapped = replace(no, tight=True), replace(verb, tight=True)
            return [elements, (*elements[:n], *swapped, *elements[n + 2 :])]
    return [elements]


_NEG = frozenset(SETS["NEG"])


@cache
def shipped() -> tuple[Rule, ...]:
    """The rules that come with the program, in the order of their ids."""
    folder = resources.files("standpunkt.stance") / "rules"
    found: list[Rule] = []
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".toml"):
            found += read(entry.read_text(encoding="utf-8"), entry.name)
    return in_order(found)


def in_order(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Rules by id, so that their order in files never matters. Raises RuleError on a double id."""
    ordered = tuple(sorted(rules, key=lambda rule: rule.id))
    for before, after in pairwise(ordered):
        if before.id == after.id:
            raise RuleError(f"two rules have the id {after.id!r}", "rename one of them")
    return ordered
