"""The numbers and bullets of lists in a DOCX file, counted as Word counts them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from xml.etree.ElementTree import Element

from standpunkt.reading.word.docx_styles import integer, is_on, value
from standpunkt.reading.word.markup import each, find
from standpunkt.reading.word.numerals import bullet, numeral

LEVELS = 9

_FORMS: Mapping[str, str] = MappingProxyType(
    {
        "none": "",
        "decimalZero": "01",
        "lowerLetter": "a",
        "upperLetter": "A",
        "lowerRoman": "i",
        "upperRoman": "I",
    }
)
_PLACEHOLDER = re.compile(r"%([1-9])")
_LONGEST_MARKER = 40


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its number is written and where it starts.

    `restart` is the number of levels whose items restart it; None for any level above.
    """

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class _List:
    """A w:num: the w:abstractNum it counts on, its levels, and levels it starts again."""

    counts_on: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass
class Numbering:
    """The lists of a document by id, and how far each has been counted."""

    _lists: dict[str, _List] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def level_of_style(self, number: str, style: str) -> int:
        """The level of list `number` that belongs to a paragraph style; 0 where none does."""
        found = self._lists.get(number)
        levels = found.levels if found else {}
        return next((i for i, level in levels.items() if style and level.style == style), 0)

    def marker(self, number: str, at: int) -> str:
        """Counts one more item of list `number` at level `at` and returns its marker."""
        found = self._lists.get(number)
        at = min(max(at, 0), LEVELS - 1)
        if found is None:
            return ""
        counts = self._counts.setdefault(found.counts_on, [None] * LEVELS)
        level = found.levels.get(at, Level())
        if at in found.starts and (number, at) not in self._begun:
            counts[at] = found.starts[at]
        else:
            earlier = counts[at]
            counts[at] = level.start if earlier is None else earlier + 1
        self._begun.add((number, at))
        for above in range(at):
            if counts[above] is None:
                counts[above] = found.levels.get(above, Level()).start
        for below in range(at + 1, LEVELS):
            restart = found.levels.get(below, Level()).restart
            if restart is None or restart > at:
                counts[below] = None
        return self._written(found, level, counts)

    @staticmethod
    def _written(found: _List, level: Level, counts: list[int | None]) -> str:
        if level.form == "bullet":
            return bullet(level.text[:_LONGEST_MARKER])

        def written(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            form = found.levels.get(index, Level()).form
            count = counts[index]
            if count is None or form == "bullet":
                return ""
            return numeral(count, "1" if level.legal else _FORMS.get(form, "1"))

        return " ".join(_PLACEHOLDER.sub(written, level.text[:_LONGEST_MARKER]).split())


def read_numbering(tree: Element | None) -> Numbering:
    """The lists in a numbering part; none without one."""
    if tree is None:
        return Numbering()
    abstract = {e.get("w:abstractNumId", ""): e for e in each(tree, "w:abstractNum")}
    by_style_link = {
        value(link): key
        for key, element in abstract.items()
        if (link := find(element, "w:styleLink")) is not None
    }
    levels_of = {key: _levels(element) for key, element in abstract.items()}
    lists = {}
    for element in each(tree, "w:num"):
        key = value(find(element, "w:abstractNumId"))
        if key not in abstract:
            continue
        # A list that only names a list style has its levels where that style is defined.
        linked = find(abstract[key], "w:numStyleLink")
        key = by_style_link.get(value(linked), key) if linked is not None else key
        levels, starts = dict(levels_of[key]), {}
        for override in each(element, "w:lvlOverride"):
            at = _at(override)
            own = find(override, "w:lvl")
            if own is not None:
                levels[at] = _level(own)
            start = integer(value(find(override, "w:startOverride")))
            if start is not None:
                starts[at] = start
                levels[at] = replace(levels.get(at, Level()), start=start)
        lists[element.get("w:numId", "")] = _List(key, levels, starts)
    return Numbering(lists)


def _levels(element: Element) -> dict[int, Level]:
    return {_at(level): _level(level) for level in each(element, "w:lvl")}


def _at(element: Element) -> int:
    """The level that an element is about, one of those there are."""
    return min(max(integer(element.get("w:ilvl", "")) or 0, 0), LEVELS - 1)


def _level(element: Element) -> Level:
    start = integer(value(find(element, "w:start")))
    picture = find(element, "w:lvlPicBulletId") is not None
    return Level(
        form="bullet" if picture else value(find(element, "w:numFmt")) or "decimal",
        text="" if picture else value(find(element, "w:lvlText")),
        # The default is 0, which only lists made by hand leave it at.
        start=0 if start is None else start,
        restart=integer(value(find(element, "w:lvlRestart"))),
        legal=bool(is_on(find(element, "w:isLgl"))),
        style=value(find(element, "w:pStyle")),
    )
