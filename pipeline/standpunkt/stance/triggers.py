"""Triggers: which sentences can hold a position at all, told by their words alone.

Most sentences of a response hold no cue, and a parse is what costs. So the words of a sentence
are looked at first: every construction has a condition here that its words must meet before
a parse could find anything. What meets none of them is never parsed. A condition may let
through too much but never too little: `tests/stance/test_triggers.py` parses what is skipped,
and whoever adds a detector declares its conditions in `constructions/detectors.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from standpunkt.stance.construction import Construction
from standpunkt.stance.constructions.answered import LABEL_ENDS, LONGEST_ANSWER
from standpunkt.stance.constructions.detectors import DETECTORS, Condition, Words
from standpunkt.stance.form_index import FormIndex
from standpunkt.stance.matching import MAX_GAP, MAX_TARGET_GAP, anchor_of
from standpunkt.stance.notation import Element
from standpunkt.stance.rules import Rule
from standpunkt.stance.words import Row, phrases, words


class Triggers:
    """The words that start anything, each with what must stand around it."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        cues: list[tuple[frozenset[str], _Forms]] = []
        answers: list[tuple[frozenset[str], _Forms]] = []
        self._detected: dict[str, tuple[Condition, ...]] = {}
        alike: dict[object, _Forms] = {}  # rules share them, and are then looked at once
        for rule in rules:
            if rule.detector is not None and rule.detector in DETECTORS:
                for word, conditions in DETECTORS[rule.detector].starts.items():
                    self._detected[word] = (*self._detected.get(word, ()), *conditions)
            started = answers if rule.construction is Construction.ANSWER else cues
            for elements in rule.patterns:
                at = anchor_of(elements)
                after, before = elements[at + 1 :], elements[:at][::-1]
                needed = tuple(
                    e.forms for e in (*after, *before) if e.forms and not e.optional and not e.tag
                )
                forms = alike.setdefault((after, before), _Forms(after, before, needed))
                started.append((elements[at].forms, forms))
        self._cues = FormIndex(cues, _once)
        self._answers = FormIndex(answers, _once)

    def any(self, said: Words) -> bool:
        """Whether a sentence of these words can hold a position, so that it must be parsed."""
        if _any_cue(self._answers, said, _may_answer):
            return True
        # A question takes no stand, but "Støttes forslaget? Ja" can stand in one line.
        asks = said and said[-1] == "?"
        return not asks and (self._any_detected(said) or _any_cue(self._cues, said))

    def _any_detected(self, said: Words) -> bool:
        return any(
            condition(said, i)
            for i, word in enumerate(said)
            for condition in self._detected.get(word, ())
        )


def _once(found: Iterable[_Forms]) -> tuple[_Forms, ...]:
    return tuple(dict.fromkeys(found))


def needs_lemmas(said: Words) -> bool:
    """Whether a lemma decides anything: whether "han" and "ho" are nynorsk for a thing."""
    return "han" in said or "ho" in said


# --- rules -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False)
class _Forms:
    """What must stand after and before the anchor of a cue, the nearest element first.

    `needed` has the words of which one must stand anywhere, for a quick look.
    """

    after: tuple[Element, ...]
    before: tuple[Element, ...]
    needed: tuple[frozenset[str], ...]


def _any_cue(
    index: FormIndex[_Forms, tuple[_Forms, ...]], said: Words, allowed: Condition | None = None
) -> bool:
    """Whether a cue stands there, its anchor where the words around it allow it."""
    free: bool | None = None
    anywhere = frozenset(said)
    for i, word in enumerate(said):
        started = index[word]
        if not started or (allowed is not None and not allowed(said, i)):
            continue
        for forms in started:
            if not forms.after and not forms.before:
                return True
            if any(needed.isdisjoint(anywhere) for needed in forms.needed):
                continue
            if free is None:
                free = _has_insertion(said)
            if _walks(said, forms.after, i, 1, free) and _walks(said, forms.before, i, -1, free):
                return True
    return False


def _has_insertion(said: Words) -> bool:
    """Whether something stands there that a cue can run across, however long it is."""
    rows = _insertions()
    return any(
        word in _DASHES
        or word == "etter"
        or any(tuple(said[i : i + len(row)]) == row for row in rows.get(word, ()))
        for i, word in enumerate(said)
    )


_DASHES = ("–", "—", "-")


@cache
def _insertions() -> Mapping[str, tuple[Row, ...]]:
    return phrases("discourse", "intensifiers", "limiters")


def _walks(said: Words, rest: Sequence[Element], here: int, step: int, free: bool) -> bool:
    """Whether words that fill `rest` stand in order from word `here` on: `matching`, tagless."""
    if not rest:
        return True
    e = rest[0]
    if e.gap:
        for at in range(here + 2 * step, here + (2 + MAX_TARGET_GAP) * step, step):
            if not 0 <= at < len(said) or said[at - step] in (";", ":"):
                return False
            if _fits(rest[1], said[at]) and _walks(said, rest[2:], at, step, free):
                return True
        return False
    reach = 2 if e.tag else len(said) if free else MAX_GAP + 1
    for at in range(here + step, here + (reach + 1) * step, step):
        if not 0 <= at < len(said):
            break
        if _fits(e, said[at]) and _walks(said, rest[1:], at, step, free):
            return True
        if said[at] in words("gap_blocks") and not free:
            break
    return e.optional and _walks(said, rest[1:], here, step, free)


def _fits(e: Element, word: str) -> bool:
    return word not in words("negators") if e.tag else word in e.forms


def _may_answer(said: Words, i: int) -> bool:
    """ "Enig", "§ 5: Ingen merknader": near the beginning, or a label's end."""
    line = said[:i]
    label = next((n + 1 for n, word in enumerate(line) if word in LABEL_ENDS), 0)
    return i - label < LONGEST_ANSWER
