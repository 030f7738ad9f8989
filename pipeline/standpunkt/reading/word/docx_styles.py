"""What a DOCX file says of its styles: which are headings, numbered, hidden, or spaced."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from xml.etree.ElementTree import Element

from standpunkt.reading.word.flow import named_heading
from standpunkt.reading.word.markup import each, find

_LONGEST_CHAIN = 30
_BODY_LEVEL = 9
_OFF = frozenset({"0", "false", "off"})


@dataclass(frozen=True, slots=True)
class Format:
    """Properties of a style or paragraph; None where it leaves them to what it builds on.

    `outline` is the level of a heading, from 0, with 9 for body text; `before` and `after`
    are the space around it in twentieths of a point.
    """

    outline: int | None = None
    number: str | None = None
    level: int | None = None
    hidden: bool | None = None
    before: int | None = None
    after: int | None = None
    contextual: bool | None = None

    def over(self, base: Format) -> Format:
        """These properties, filled up with those of `base`."""
        own = ((f.name, getattr(self, f.name)) for f in fields(self))
        return Format(**{key: getattr(base, key) if v is None else v for key, v in own})

    @property
    def heading(self) -> int:
        """The level of a heading, from 1; 0 for body text."""
        return 0 if self.outline is None or self.outline >= _BODY_LEVEL else self.outline + 1


@dataclass(slots=True)
class _Style:
    base: str
    own: Format
    full: Format | None = None


@dataclass
class Styles:
    """The styles of a document by their ids."""

    default: str = ""
    defaults: Format = field(default_factory=Format)
    _styles: dict[str, _Style] = field(default_factory=dict)

    def format(self, style: str) -> Format:
        """The properties of a style with all it builds on; the defaults for an unknown one."""
        chain: list[_Style] = []
        found = self._styles.get(style)
        while found is not None and found.full is None and len(chain) < _LONGEST_CHAIN:
            chain.append(found)
            found = self._styles.get(found.base)
        full = found.full if found is not None and found.full is not None else self.defaults
        for one in reversed(chain):
            full = one.full = one.own.over(full)
        return full


def read_styles(tree: Element | None) -> Styles:
    """The styles in a styles part; none without one."""
    if tree is None:
        return Styles()
    styles = Styles()
    spacing = find(tree, "w:docDefaults/w:pPrDefault/w:pPr")
    styles.defaults = paragraph_format(spacing)
    for element in each(tree, "w:style"):
        name = element.get("w:styleId", "")
        base, title = find(element, "w:basedOn"), find(element, "w:name")
        own = paragraph_format(find(element, "w:pPr"))
        hidden = is_on(find(element, "w:rPr/w:vanish"))
        named = named_heading(value(title) if title is not None else name)
        outline = named - 1 if own.outline is None and named else own.outline
        own = Format(outline, own.number, own.level, hidden).over(own)
        styles._styles[name] = _Style(value(base), own)  # noqa: SLF001 - it is being built
        if element.get("w:type") == "paragraph" and element.get("w:default") in ("1", "true", "on"):
            styles.default = name
    return styles


def paragraph_format(properties: Element | None) -> Format:
    """What a w:pPr says itself."""
    if properties is None:
        return Format()
    spacing = find(properties, "w:spacing")
    return Format(
        outline=integer(value(find(properties, "w:outlineLvl"))),
        number=value(find(properties, "w:numPr/w:numId")) or None,
        level=integer(value(find(properties, "w:numPr/w:ilvl"))),
        before=_space(spacing, "before"),
        after=_space(spacing, "after"),
        contextual=is_on(find(properties, "w:contextualSpacing")),
    )


def value(element: Element | None) -> str:
    """The w:val of an element, empty where there is none."""
    return "" if element is None else element.get("w:val", "")


def integer(text: str) -> int | None:
    """A small whole number, None for anything else.

    >>> integer("3"), integer("x"), integer("9" * 5000)
    (3, None, None)
    """
    digits = text.strip()
    return int(digits) if re.fullmatch(r"-?[0-9]{1,9}", digits) else None


def is_on(element: Element | None) -> bool | None:
    """Whether a switch is on; None where it is not there."""
    return None if element is None else element.get("w:val", "1").lower() not in _OFF


def _space(spacing: Element | None, side: str) -> int | None:
    if spacing is None:
        return None
    if spacing.get(f"w:{side}Autospacing", "0") in ("1", "true", "on"):
        return 280
    return integer(spacing.get(f"w:{side}", ""))
