"""What an OpenDocument text says of its styles: headers, hidden text, space, lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from standpunkt.reading.word.flow import named_heading
from standpunkt.reading.word.markup import each, find
from standpunkt.reading.word.numerals import bullet, numeral

LEVELS = 10

_NUMBERED = frozenset({"text:list-level-style-number", "text:outline-level-style"})
_LONGEST_CHAIN = 30
_LENGTH = re.compile(r"\s*(-?[0-9.]{1,12})\s*(cm|mm|in|pt|pc|px)\s*")
_POINTS = {"cm": 28.35, "mm": 2.835, "in": 72.0, "pt": 1.0, "pc": 12.0, "px": 0.75}
_TOUCHING = 3.0
_LONGEST_AFFIX = 20


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: bullet or number, and how many levels its number shows."""

    form: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1
    glyph: str | None = None


@dataclass(frozen=True, slots=True)
class _Style:
    base: str
    element: Element


@dataclass
class Styles:
    """The styles of content and styles parts, by family and name."""

    _styles: dict[tuple[str, str], _Style] = field(default_factory=dict)
    lists: dict[str, dict[int, Level]] = field(default_factory=dict)
    outline: dict[int, Level] = field(default_factory=dict)
    _known: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def add(self, containers: Iterable[Element | None]) -> None:
        """Takes in the styles of some containers; later ones go before earlier ones."""
        for container in containers:
            for element in () if container is None else container:
                name = element.get("style:name", "")
                if element.tag == "style:style":
                    key = (element.get("style:family", ""), name)
                    self._styles[key] = _Style(element.get("style:parent-style-name", ""), element)
                elif element.tag == "text:list-style":
                    self.lists[name] = _levels(element)
                elif element.tag == "text:outline-style":
                    self.outline = _levels(element)

    def hidden(self, family: str, name: str) -> bool:
        """Whether a style takes its text out of sight."""
        return self._property(family, name, "style:text-properties", "text:display") == "none"

    def struck(self, name: str) -> bool:
        """Whether a style of characters strikes them through."""
        found = self._property(
            "text", name, "style:text-properties", "style:text-line-through-style"
        )
        return found not in ("", "none")

    def heading(self, name: str) -> int:
        """The level of headings in a paragraph style, 0 for another one."""
        for style in self._chain("paragraph", name):
            level = style.element.get("style:default-outline-level", "")
            if re.fullmatch("[1-9]", level):
                return int(level)
            called = style.element.get("style:name", "")
            shown = style.element.get("style:display-name", called)
            if named := named_heading(shown.replace("_20_", " ")):
                return named
        return 0

    def master(self, name: str) -> str:
        """The page layout that a paragraph style begins, empty for none."""
        chain = self._chain("paragraph", name)
        return next((m for s in chain if (m := s.element.get("style:master-page-name"))), "")

    def touches(self, above: str, below: str) -> bool:
        """Whether no space parts two paragraphs of these styles."""
        after = _points(self._property("paragraph", above, _PARAGRAPH, "fo:margin-bottom"))
        before = _points(self._property("paragraph", below, _PARAGRAPH, "fo:margin-top"))
        return max(after, before) <= _TOUCHING

    def _property(self, family: str, name: str, group: str, key: str) -> str:
        asked = (family, name, key)
        if asked not in self._known:
            self._known[asked] = self._looked_up(family, name, group, key)
        return self._known[asked]

    def _looked_up(self, family: str, name: str, group: str, key: str) -> str:
        for style in self._chain(family, name):
            properties = find(style.element, group)
            found = None if properties is None else properties.get(key)
            if found is not None:
                return found
        return ""

    def _chain(self, family: str, name: str) -> list[_Style]:
        chain: list[_Style] = []
        found = self._styles.get((family, name))
        while found is not None and len(chain) < _LONGEST_CHAIN:
            chain.append(found)
            found = self._styles.get((family, found.base))
        return chain


_PARAGRAPH = "style:paragraph-properties"


@dataclass
class Counter:
    """How far one list has been counted."""

    levels: dict[int, Level]
    counts: list[int | None] = field(default_factory=lambda: [None] * (LEVELS + 1))

    def marker(self, at: int, start: int | None = None) -> str:
        """Counts one more item at level `at`, from 1, and returns its number or bullet."""
        at = min(max(at, 1), LEVELS)
        level = self.levels.get(at, Level())
        earlier = self.counts[at]
        if start is not None:
            self.counts[at] = start
        else:
            self.counts[at] = level.start if earlier is None else earlier + 1
        self.counts[at + 1 :] = [None] * (LEVELS - at)
        if level.glyph is not None:
            return bullet(level.glyph)
        if not level.form:
            return f"{level.prefix}{level.suffix}".strip()
        numbers = []
        for shown in range(max(1, at - level.shown + 1), at + 1):
            one = self.levels.get(shown, Level())
            count = self.counts[shown]
            number = numeral(one.start if count is None else count, one.form)
            if number:
                numbers.append(number)
        return f"{level.prefix}{'.'.join(numbers)}{level.suffix}".strip()


def _levels(element: Element) -> dict[int, Level]:
    return {
        int(number): _level(level)
        for level in element
        if re.fullmatch("[1-9]|10", number := level.get("text:level", ""))
    }


def _level(element: Element) -> Level:
    if element.tag not in _NUMBERED:
        return Level(glyph=element.get("text:bullet-char", "")[:_LONGEST_AFFIX])
    form = element.get("style:num-format", "")
    return Level(
        form=form if form in ("", "1", "a", "A", "i", "I") else "1",
        prefix=element.get("style:num-prefix", "")[:_LONGEST_AFFIX],
        suffix=element.get("style:num-suffix", "")[:_LONGEST_AFFIX],
        start=whole(element.get("text:start-value", ""), 1),
        shown=whole(element.get("text:display-levels", ""), 1),
    )


def whole(text: str, default: int) -> int:
    """A small whole number; `default` for anything else.

    >>> whole("3", 1), whole("", 1)
    (3, 1)
    """
    return int(text) if re.fullmatch("[0-9]{1,9}", text) else default


def _points(length: str) -> float:
    found = _LENGTH.fullmatch(length)
    try:
        return float(found[1]) * _POINTS[found[2]] if found else 0.0
    except ValueError:
        return 0.0


def header(masters: Element | None, name: str) -> Element | None:
    """The header of the first page: that of the page layout `name`, or of the standard one."""
    known = {m.get("style:name", ""): m for m in each(masters, "style:master-page")}
    master = known.get(name) or known.get("Standard") or next(iter(known.values()), None)
    first = find(master, "style:header-first")
    if first is not None and first.get("style:display", "true") != "false":
        return first
    found = find(master, "style:header")
    return None if found is None or found.get("style:display", "true") == "false" else found
