"""OpenDocument text (.odt): the text as it reads with all changes accepted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from xml.etree.ElementTree import Element

from standpunkt.reading.text import Read
from standpunkt.reading.word.flow import (
    Cell,
    Paragraph,
    Row,
    table_paragraphs,
)
from standpunkt.reading.word.markup import each, find
from standpunkt.reading.word.odt_styles import Counter, Styles, header, whole
from standpunkt.reading.word.package import Package, encrypted, opened
from standpunkt.reading.word.walk import WIDEST, Line, Walk

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        **{
            f"{_OASIS}:{name}:1.0": name
            for name in ("office", "text", "style", "table", "manifest", "presentation", "form")
        },
        f"{_OASIS}:drawing:1.0": "draw",
        f"{_OASIS}:xsl-fo-compatible:1.0": "fo",
        f"{_OASIS}:svg-compatible:1.0": "svg",
        "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
        "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0": "field",
        "http://purl.org/dc/elements/1.1/": "dc",
        "http://www.w3.org/XML/1998/namespace": "xml",
    }
)
_PARAGRAPHS = frozenset({"text:p", "text:h"})
# Nothing in them is running text: declarations, titles of pictures, deleted text.
_SILENT = frozenset(
    {
        "text:tracked-changes", "text:sequence-decls", "text:variable-decls",
        "text:user-field-decls", "text:dde-connection-decls", "office:forms", "text:script",
        "svg:title", "svg:desc", "office:annotation-end", "text:ruby-text", "text:number",
        "text:table-of-content-source", "text:alphabetical-index-source",
        "text:bibliography-source", "text:illustration-index-source", "text:table-index-source",
        "text:note-citation", "office:event-listeners", "text:meta-field-source",
        "table:covered-table-cell", "office:binary-data",
        "text:alphabetical-index-auto-mark-file", "draw:object", "draw:object-ole",
    }
)  # fmt: skip
_DRAWN = frozenset(
    {
        "draw:frame", "draw:custom-shape", "draw:g", "draw:rect", "draw:ellipse", "draw:polygon",
        "draw:path", "draw:a", "draw:control", "draw:circle", "draw:line", "draw:text-box",
        "draw:connector", "draw:caption", "draw:regular-polygon", "draw:polyline",
    }
)  # fmt: skip
_CHARACTERS: Mapping[str, str] = MappingProxyType(
    {"text:s": " ", "text:tab": "\t", "text:line-break": "\n"}
)
_MAY_HIDE = frozenset({"text:section", "text:hidden-text", "text:hidden-paragraph"})
_CELLS = ("table:table-cell", "table:covered-table-cell")
_MOST_SPACES = 80
_TRUE = "true"


def read_odt(path: Path, name: str) -> Read:
    """Read an OpenDocument text; `name` is how messages call it.

    Raises InputError for a file that is none, is damaged, encrypted, without text or
    beyond the bounds of `package` and `markup`.
    """
    with opened(path, name, _PREFIXES) as package:
        if _is_encrypted(package):
            raise encrypted(name)
        content = package.tree("content.xml")
        body = find(content, "office:body/office:text")
        if content is None or body is None:
            if "word/document.xml" in package:
                raise package.damaged("is a Word file by its content (give it the ending .docx)")
            raise package.damaged("is damaged or no OpenDocument text (it has no text in it)")
        return _Document(package, content).read(body)


def _is_encrypted(package: Package) -> bool:
    if "encrypted-package" in package:
        return True
    manifest = package.tree("META-INF/manifest.xml")
    return manifest is not None and any(
        element.tag == "manifest:encryption-data" for element in manifest.iter()
    )


@dataclass
class _Item:
    """The list item that paragraphs stand in; `marker` until its first paragraph took it."""

    marker: str
    level: int


class _Document(Walk):
    """An OpenDocument text being read: styles, lists as far as they are counted, notes to come."""

    def __init__(self, package: Package, content: Element) -> None:
        super().__init__(package.name)
        styles = package.tree("styles.xml")
        self._masters = find(styles, "office:master-styles")
        self._styles = Styles()
        self._styles.add([find(styles, "office:styles"), find(styles, "office:automatic-styles")])
        self._styles.add([find(content, "office:automatic-styles")])
        self._outline = Counter(self._styles.outline)
        self._counters: dict[str, Counter] = {}  # by the id of the list
        self._latest: dict[str, Counter] = {}  # by the name of the list's style
        self._notes: list[tuple[str, Element]] = []

    def read(self, body: Element) -> Read:
        """As of any file; its changes are told of above its text."""
        for region in each(find(body, "text:tracked-changes"), "text:changed-region"):
            for change in region:
                self._tally.insertions += change.tag == "text:insertion"
                self._tally.deletions += change.tag == "text:deletion"
        return super().read(body)

    def _header(self, body: Element) -> Element | None:
        first = next((e for e in body.iter() if e.tag in _PARAGRAPHS), None)
        style = "" if first is None else first.get("text:style-name", "")
        return header(self._masters, self._styles.master(style))

    def _noted(self, kind: str) -> list[Element]:
        return [body for noted, body in self._notes if noted == kind]

    # --- blocks ---

    def _blocks(self, container: Element, item: _Item | None = None) -> list[Paragraph]:
        """The paragraphs of a body, section, cell, box, header, note or list item."""
        found: list[Paragraph] = []
        above: str | None = None
        for block in container:
            tag = block.tag
            if tag in _PARAGRAPHS:
                style = block.get("text:style-name", "")
                close = above is not None and self._styles.touches(above, style)
                paragraphs = self._paragraph(block, item, close)
                above = style if paragraphs else None
            else:
                paragraphs, above = self._other(block, item), None
            found += paragraphs
        return found

    def _other(self, block: Element, item: _Item | None) -> list[Paragraph]:
        """The paragraphs of a block that is none itself."""
        tag = block.tag
        if tag in _SILENT:
            return []
        if tag == "office:annotation":
            self._tally.comments += 1
            return []
        if tag == "text:list":
            return self._list(block, "", 0, None)
        if tag == "table:table":
            return table_paragraphs([self._row(row) for row in _inside(block, "table:table-row")])
        if tag in _DRAWN:
            return self._boxes([block])
        if _is_hidden(block):
            self._tally.hidden += _has_text(block)
            return []
        return self._blocks(block, item)

    def _paragraph(self, element: Element, item: _Item | None, close: bool) -> list[Paragraph]:
        line = Line()
        style = element.get("text:style-name", "")
        hidden = self._styles.hidden("paragraph", style) or any(
            _is_hidden(field) for field in each(element, "text:hidden-paragraph")
        )
        self._inline(element, line, hidden)
        marker, level = "", 0
        if item is not None:
            marker, level, item.marker = item.marker, item.level, ""
        heading = self._styles.heading(style)
        if element.tag == "text:h":
            heading = whole(element.get("text:outline-level", ""), 1) or 1
            if item is None and element.get("text:is-list-header") != _TRUE:
                start = whole(element.get("text:start-value", ""), -1)
                marker = self._outline.marker(heading, None if start < 0 else start)
        return self._finished(line, marker=marker, level=level, heading=heading, close=close)

    def _list(
        self, element: Element, style: str, depth: int, counter: Counter | None
    ) -> list[Paragraph]:
        style = element.get("text:style-name", "") or style
        if counter is None or (depth and style and element.get("text:style-name")):
            counter = self._counter(element, style, counter)
        self._counters[element.get("xml:id", "")] = counter
        self._latest[style] = counter
        found: list[Paragraph] = []
        for item in element:
            if item.tag not in ("text:list-item", "text:list-header"):
                continue
            inside = _Item("", depth + 1)
            if item.tag == "text:list-item" and _begins_with_text(item):
                start = whole(item.get("text:start-value", ""), -1)
                inside.marker = counter.marker(depth + 1, None if start < 0 else start)
            for block in item:
                if block.tag == "text:list":
                    found += self._list(block, style, depth + 1, counter)
                elif block.tag in _PARAGRAPHS:
                    found += self._paragraph(block, inside, close=False)
                else:
                    found += self._other(block, inside)
        return found

    def _counter(self, element: Element, style: str, outer: Counter | None) -> Counter:
        """A list's own count, or that of the list it says it goes on from."""
        earlier = None
        if element.get("text:continue-list"):
            earlier = self._counters.get(element.get("text:continue-list", ""))
        elif element.get("text:continue-numbering") == _TRUE:
            earlier = self._latest.get(style)
        if earlier is not None:
            return earlier
        counter = Counter(self._styles.lists.get(style, {}))
        if outer is not None:
            counter.counts = list(outer.counts)
        return counter

    def _row(self, line: Element) -> Row:
        cells: list[Cell] = []
        for cell in _inside(line, *_CELLS):
            # Where cells are empty, one stands for several.
            times = min(whole(cell.get("table:number-columns-repeated", ""), 1), WIDEST)
            empty = cell.tag == "table:covered-table-cell"
            paragraphs = [] if empty else self._blocks(cell)
            cells += [Cell(paragraphs)] * (times if not paragraphs else 1)
        return Row(cells, self._top)

    # --- within a paragraph ---

    def _inline(self, element: Element, line: Line, hidden: bool) -> None:
        self._say(element.text, line, hidden)
        for child in element:
            self._child(child, line, hidden)
            self._say(child.tail, line, hidden)

    def _child(self, child: Element, line: Line, hidden: bool) -> None:
        tag = child.tag
        if tag == "office:annotation":
            self._tally.comments += 1
        elif tag in _SILENT:
            return
        elif tag in _CHARACTERS:
            times = min(whole(child.get("text:c", ""), 1), _MOST_SPACES) if tag == "text:s" else 1
            line.put("" if hidden else _CHARACTERS[tag] * times)
        elif tag == "field:fieldmark":
            line.put("" if hidden else _form_field(child))
        elif tag == "text:note":
            self._note(child, hidden)
        elif tag in _DRAWN:
            line.anchor([] if hidden else self._boxes([child]))
        else:
            style = child.get("text:style-name", "") if tag == "text:span" else ""
            self._tally.struck += bool(style) and self._styles.struck(style)
            hidden = hidden or _is_hidden(child) or self._styles.hidden("text", style)
            self._inline(child, line, hidden)

    def _note(self, note: Element, hidden: bool) -> None:
        body = find(note, "text:note-body")
        if body is not None and not hidden:
            self._notes.append((note.get("text:note-class", "footnote"), body))

    def _say(self, text: str | None, line: Line, hidden: bool) -> None:
        if text and not hidden:
            line.say(text)
        elif text and text.strip():
            self._tally.hidden += 1


def _form_field(mark: Element) -> str:
    """How a form field is set: a box as its glyph, a list as the entry chosen."""
    values = [
        (parameter.get("field:name", ""), parameter.get("field:value", ""))
        for parameter in each(mark, "field:param")
    ]
    if mark.get("field:type", "").endswith("FORMCHECKBOX"):
        return "☒" if ("Checkbox_Checked", _TRUE) in values else "☐"
    entries = [value for name, value in values if name == "Dropdown_ListEntry"]
    chosen = whole(dict(values).get("Dropdown_Selected", ""), 0)
    return entries[chosen] if chosen < len(entries) else ""


def _is_hidden(element: Element) -> bool:
    """Whether a section or a field says of itself that it is out of sight.

    So does a placeholder, which only asks to be filled in.
    """
    if element.get("loext:showing-place-holder") == _TRUE:
        return True
    if element.tag == "text:section" and element.get("text:display") == "none":
        return True
    return element.tag in _MAY_HIDE and element.get("text:is-hidden") == _TRUE


def _inside(parent: Element, *tags: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, out of the groups they stand in."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag.startswith("table:table-") and child.tag not in _CELLS:
            yield from _inside(child, *tags)


def _begins_with_text(item: Element) -> bool:
    """Whether an item has a line of its own to number, and is not just a list within one."""
    first = next((child.tag for child in item if child.tag not in _SILENT), "")
    return first != "text:list"


def _has_text(element: Element) -> bool:
    return any(text.strip() for text in element.itertext())
