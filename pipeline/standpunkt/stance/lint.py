"""Lint: what is wrong in rule files, and what is doubtful in the rules that come of them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from standpunkt.errors import RuleError
from standpunkt.stance.construction import Construction
from standpunkt.stance.notation import Element, compile_cue
from standpunkt.stance.overlays import lay
from standpunkt.stance.rule_files import RuleFile, load
from standpunkt.stance.rules import Rule, shipped
from standpunkt.stance.words import words

_SHORT = 2
"""Words; a cue of more is met seldom, however common each of them is."""
_HANGING = ',;:()"«»'
"""Signs that are words of their own in a sentence, so that no word ever ends in one."""


@dataclass(frozen=True, slots=True)
class Report:
    """What lint found: errors, for which the other commands stop, and warnings."""

    errors: tuple[RuleError, ...]
    warnings: tuple[RuleError, ...]
    rules: int
    """How many rules were looked at."""


def lint(paths: Sequence[str | os.PathLike[str]] = ()) -> Report:
    """What is wrong with rule files laid over the shipped rules; without files, with those."""
    files: list[RuleFile] = []
    errors: list[RuleError] = []
    for path in paths:
        try:
            files.append(load(path))
        except RuleError as error:
            errors.append(error)
    laid = lay(shipped(), files)
    given = {table["id"] for file in files for table in file.tables}
    of = [rule for rule in laid.rules if not paths or rule.id in given]
    return Report((*errors, *laid.errors), tuple(warnings(laid.rules, of)), len(of))


def warnings(rules: Sequence[Rule], of: Sequence[Rule]) -> Iterator[RuleError]:
    """What is doubtful about the rules `of`, by themselves and beside all `rules`."""
    cues = {rule.id: _cues(rule) for rule in rules}
    by_cue: dict[tuple[Element, ...], list[Rule]] = {}
    for rule in rules:
        for cue in cues[rule.id]:
            by_cue.setdefault(cue, []).append(rule)
    by_shape: dict[object, list[_Written]] = {}
    for rule in rules:
        for written in _written(rule):
            by_shape.setdefault(_shape(written), []).append(written)
    mine = {rule.id for rule in of}
    for rule in of:
        found = (*_alone(rule), *_shared(rule, cues[rule.id], by_cue, mine))
        for problem, remedy in (*found, *_covered(rule, by_shape)):
            yield RuleError(problem, remedy, path=rule.file, place=f"rule {rule.id}")


def _cues(rule: Rule) -> dict[tuple[Element, ...], str]:
    """The cues of a rule as they stand, by what they come to."""
    return {compile_cue(cue): cue for cue in (*rule.cue, *rule.predicate)}


def _alone(rule: Rule) -> Iterator[tuple[str, str]]:
    """What is doubtful about a rule by itself, each with its remedy."""
    for kind in ("positive", "negative"):
        if not getattr(rule, kind):
            yield f"has no {kind} example", "add one, so that rules test can try it"
    for text in rule.open:
        if text not in (*rule.positive, *rule.negative):
            yield f"open: {text!r} is none of its examples", "take it out"
    same: dict[tuple[Element, ...], list[str]] = {}
    for cue in (*rule.cue, *rule.predicate):
        same.setdefault(compile_cue(cue), []).append(cue)
    for elements, each in same.items():
        if len(each) > 1:
            yield f"{' and '.join(map(repr, each))} are the same cue", "take one out"
        yield from _cue(each[0], elements)


def _cue(cue: str, elements: Sequence[Element]) -> Iterator[tuple[str, str]]:
    pieces = [piece.rstrip("?!").split("|") for piece in cue.split()]
    for word in (word for piece in pieces for word in piece):
        if len(word) > 1 and (word[0] in _HANGING or word[-1] in _HANGING):
            yield (
                f"cue {cue!r}: {word!r} never matches, for a text's signs are words of their own",
                "put a space between word and sign",
            )
    for piece in pieces:
        for word in (word for word, times in Counter(piece).items() if times > 1):
            yield f"cue {cue!r}: {word!r} is twice in an element", "take one out"
    solid = [e for e in elements if e.forms and not e.optional]
    if len(solid) <= _SHORT and all(e.forms & words("light_words") for e in solid):
        yield f"cue {cue!r} has common words only and matches nearly everywhere", "add a word"
    for n, e in enumerate(elements):
        beside = (*elements[max(0, n - 1) : n], *elements[n + 1 : n + 2])
        if e.gap and any(b.optional for b in beside):
            yield f"cue {cue!r}: what is beside {e.tag} is never left out", "take its ? away"


def _shared(
    rule: Rule,
    cues: Mapping[tuple[Element, ...], str],
    by_cue: Mapping[tuple[Element, ...], Sequence[Rule]],
    mine: set[str],
) -> Iterator[tuple[str, str]]:
    """The cues that stand in another rule too, other rule by other rule.

    Two rules that are both looked at are told once, and an answer may share the cues of
    other constructions, since it is the whole line.
    """
    found: dict[str, list[str]] = {}
    others: dict[str, Rule] = {}
    for elements, cue in cues.items():
        for other in by_cue[elements]:
            told = other.id in mine and other.id <= rule.id
            if not told and other.id != rule.id and _compete(rule, other):
                found.setdefault(other.id, []).append(cue)
                others[other.id] = other
    for other_id, shared in sorted(found.items()):
        other = others[other_id]
        alike = (rule.stance, rule.construction) == (other.stance, other.construction)
        as_what = "" if alike else f", which reads {other.stance} by {other.construction}"
        yield (
            f"{', '.join(map(repr, shared))} in {other_id} too ({other.file}){as_what}",
            "take it out of one of them" if len(shared) == 1 else "take them out of one of them",
        )


@dataclass(frozen=True, slots=True)
class _Written:
    """A cue as it is written, and what it comes to."""

    rule: Rule
    cue: str
    elements: tuple[Element, ...]
    predicate: bool


def _written(rule: Rule) -> Iterator[_Written]:
    for predicate, cues in ((False, rule.cue), (True, rule.predicate)):
        for cue in cues:
            yield _Written(rule, cue, compile_cue(cue), predicate)


def _shape(cue: _Written) -> object:
    """All of a cue but its words: of two that differ here neither covers the other."""
    row = tuple((e.tag, e.optional, e.tight, e.beside, e.gap) for e in cue.elements)
    return row, cue.predicate, cue.rule.construction


def _covered(
    rule: Rule, by_shape: Mapping[object, Sequence[_Written]]
) -> Iterator[tuple[str, str]]:
    """The cues that never meet anything but what another one, wider than they are, meets too."""
    for written in _written(rule):
        for other in by_shape[_shape(written)]:
            if other.elements == written.elements or not _covers(other.elements, written.elements):
                continue
            where = "" if other.rule.id == rule.id else f" in {other.rule.id}"
            yield f"cue {written.cue!r} is part of {other.cue!r}{where}", "take it out"
            break


def _covers(wide: Sequence[Element], narrow: Sequence[Element]) -> bool:
    """Whether each word of a cue fills the other's element too, as the same class of word."""
    return all(
        n.forms <= w.forms
        and n.verbal <= w.verbal
        and n.nominal <= w.nominal
        and n.adjectival <= w.adjectival
        and n.plain <= w.plain
        for w, n in zip(wide, narrow, strict=True)
    )


def _compete(a: Rule, b: Rule) -> bool:
    answers = (a.construction is Construction.ANSWER) + (b.construction is Construction.ANSWER)
    return answers != 1
