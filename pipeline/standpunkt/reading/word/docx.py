"""Word files (.docx, .docm): the text as it reads with all changes accepted.

The XML is read here and not through a library: the usual ones leave tracked insertions
out, and "støtter ikke" must never be read as "støtter". Macros are never run.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from standpunkt.reading.text import Read
from standpunkt.reading.word.docx_numbering import Numbering, read_numbering
from standpunkt.reading.word.docx_styles import (
    Format,
    Styles,
    integer,
    is_on,
    paragraph_format,
    read_styles,
    value,
)
from standpunkt.reading.word.flow import (
    Cell,
    Paragraph,
    Row,
    table_paragraphs,
)
from standpunkt.reading.word.markup import each, find
from standpunkt.reading.word.numerals import symbol
from standpunkt.reading.word.package import Package, opened
from standpunkt.reading.word.walk import WIDEST, Line, Walk

_OFFICE = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"
_PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        f"{_OFFICE}/wordprocessingml/2006/main": "w",
        f"{_STRICT}/wordprocessingml/main": "w",
        f"{_OFFICE}/officeDocument/2006/relationships": "r",
        f"{_STRICT}/officeDocument/relationships": "r",
        f"{_OFFICE}/package/2006/relationships": "rel",
        f"{_OFFICE}/markup-compatibility/2006": "mc",
        f"{_OFFICE}/officeDocument/2006/math": "m",
        f"{_STRICT}/officeDocument/math": "m",
        "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
        "http://www.w3.org/XML/1998/namespace": "xml",
    }
)

_LEFT_OUT = frozenset({"w:del", "w:moveFrom"})
_KEPT_CHANGE = frozenset({"w:ins", "w:moveTo"})
_DRAWN = frozenset({"w:drawing", "w:pict", "w:object"})
# Their characters are no text: properties, field codes, readings above ruby text.
_SILENT = frozenset(
    {
        "w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:tblPr", "w:tblGrid", "w:trPr", "w:tcPr",
        "w:sectPr", "w:smartTagPr", "w:customXmlPr", "w:fldData", "w:ffData", "w:instrText",
        "w:delInstrText", "w:delText", "w:rt", "w:rubyPr", "m:oMathParaPr", "m:ctrlPr",
    }
)  # fmt: skip
_BLOCKS = frozenset({"w:p", "w:tbl"})
_CHARACTERS: Mapping[str, str] = MappingProxyType(
    {
        "w:tab": "\t",
        "w:ptab": "\t",
        "w:br": "\n",
        "w:cr": "\n",
        "w:noBreakHyphen": "-",
        "w:softHyphen": "\u00ad",
    }
)
_REFERENCES: Mapping[str, str] = MappingProxyType(
    {"w:footnoteReference": "footnote", "w:endnoteReference": "endnote"}
)
_UNSEEN_SPACE = re.compile(r"[\t\n\r]")
_ON = frozenset({"1", "true", "on"})
_CLOSE_TOGETHER = 60
_READABLE = frozenset({"w:t", "w:p", "w:sym", "m:t"})
_WRITTEN = frozenset({"w:t", "w:delText", "m:t"})
_NOTHING = Element("nothing")


def read_docx(path: Path, name: str) -> Read:
    """Read a Word file; `name` is how messages call it.

    Raises InputError for a file that is none, is damaged, encrypted, without text or
    beyond the bounds of `package` and `markup`.
    """
    with opened(path, name, _PREFIXES) as package:
        main = _main_part(package)
        tree = package.tree(main)
        body = find(tree, "w:body")
        if body is None:
            if "content.xml" in package:
                problem = "is an OpenDocument file by its content (give it the ending .odt)"
                raise package.damaged(problem)
            raise package.damaged("is damaged or no Word file (it has no document in it)")
        parts = _parts(package, main)
        return _Document(package, parts).read(body)


# --- parts -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Part:
    key: str
    kind: str
    name: str


def _main_part(package: Package) -> str:
    for part in _relations(package, ""):
        if part.kind == "officeDocument":
            return part.name
    return "word/document.xml"


def _parts(package: Package, main: str) -> dict[str, _Part]:
    """The parts that the main part names, by the ids it uses for them."""
    return {part.key: part for part in _relations(package, main)}


def _relations(package: Package, source: str) -> Iterator[_Part]:
    folder, file = posixpath.split(source)
    tree = package.tree(posixpath.join(folder, "_rels", f"{file}.rels"))
    for element in each(tree, "rel:Relationship"):
        if element.get("TargetMode") == "External":
            continue  # nothing is fetched
        target = posixpath.join("/", folder, unquote(element.get("Target", "")))
        kind = element.get("Type", "").rpartition("/")[2]
        yield _Part(element.get("Id", ""), kind, posixpath.normpath(target).lstrip("/"))


# --- the document ------------------------------------------------------------------------


@dataclass
class _Fields:
    """The fields that are open, True for one whose code is being read; `codes` counts those."""

    open: list[bool] = field(default_factory=list)
    codes: int = 0

    def begin(self) -> None:
        self.open.append(True)
        self.codes += 1

    def separate(self) -> None:
        if self.open and self.open[-1]:
            self.open[-1] = False
            self.codes -= 1

    def end(self) -> None:
        if self.open:
            self.codes -= self.open.pop()

    def drop_codes(self) -> None:
        if self.codes:
            self.open = [code for code in self.open if not code]
            self.codes = 0


class _Document(Walk):
    """A Word file being read: styles, lists as far as they are counted, notes to come."""

    def __init__(self, package: Package, parts: Mapping[str, _Part]) -> None:
        super().__init__(package.name)
        self._package = package
        self._parts = parts
        self._styles: Styles = read_styles(self._tree("styles"))
        self._numbering: Numbering = read_numbering(self._tree("numbering"))
        self._tally.comments = len(list(each(self._tree("comments"), "w:comment")))
        self._references: dict[tuple[str, str], None] = {}  # notes referred to, in order
        self._fields = _Fields()
        self._after_mark = False

    def _tree(self, kind: str) -> Element | None:
        found = next((part for part in self._parts.values() if part.kind == kind), None)
        return None if found is None else self._package.tree(found.name)

    def _header(self, body: Element) -> Element | None:
        section = next(body.iter("w:sectPr"), None)
        if section is None:
            return None
        named = {
            reference.get("w:type", "default"): self._parts.get(reference.get("r:id", ""))
            for reference in each(section, "w:headerReference")
        }
        part = named.get("first" if is_on(find(section, "w:titlePg")) else "default")
        return None if part is None else self._package.tree(part.name)

    def _noted(self, kind: str) -> list[Element]:
        tree = self._tree(f"{kind}s")
        elements = {} if tree is None else {e.get("w:id", ""): e for e in tree}
        keys = (key for referred, key in self._references if referred == kind)
        return [elements[key] for key in keys if key in elements]

    # --- blocks ---

    def _blocks(self, container: Element) -> list[Paragraph]:
        """The paragraphs of a body, cell, box, header or note."""
        outer, self._fields = self._fields, _Fields()
        found: list[Paragraph] = []
        line = Line()
        above: tuple[str, Format] | None = None
        unended = ("", Format())  # the style of a line whose paragraph mark is deleted
        for block in self._flat(container):
            if block.tag == "w:tbl":
                found += self._ended(line, *unended, close=False)
                found += self._table(block)
                line, above, unended = Line(), None, ("", Format())
                continue
            properties = find(block, "w:pPr")
            style = self._style(properties)
            own = paragraph_format(properties).over(self._styles.format(style))
            insertions, deletions = self._tally.insertions, self._tally.deletions
            self._inline(block, line, bool(own.hidden))
            # A field whose code goes on in the next paragraph has lost its end.
            self._fields.drop_codes()
            mark = find(properties, "w:rPr")
            if find(mark, "w:ins") is not None:
                self._tally.insertions += insertions == self._tally.insertions
            if any(find(mark, tag) is not None for tag in _LEFT_OUT):
                self._tally.deletions += deletions == self._tally.deletions
                unended = (style, own) if line.begun else ("", Format())
                continue  # the next paragraph goes on from this one
            close = above is not None and _touch(above, (style, own))
            paragraphs = self._ended(line, style, own, close=close)
            found += paragraphs
            above = (style, own) if paragraphs else None
            line, unended = Line(), ("", Format())
        found += self._ended(line, *unended, close=False)
        self._fields = outer
        return found

    def _flat(self, container: Element) -> Iterator[Element]:
        """The paragraphs and tables in a container, out of the wrappers they stand in."""
        for child in container:
            if child.tag in _BLOCKS:
                yield child
            elif child.tag in _LEFT_OUT:
                self._tally.deletions += 1
            elif child.tag == "mc:AlternateContent":
                yield from self._flat(_alternative(child))
            elif child.tag == "w:altChunk":
                self._tally.embedded += 1
            elif child.tag == "w:sdt":
                yield from self._flat(_content(child))
            elif child.tag not in _SILENT:
                yield from self._flat(child)

    def _ended(self, line: Line, style: str, own: Format, *, close: bool) -> list[Paragraph]:
        marker, level = self._marker(style, own)
        return self._finished(line, marker=marker, level=level, heading=own.heading, close=close)

    def _marker(self, style: str, own: Format) -> tuple[str, int]:
        if own.number in (None, "", "0"):
            return "", 0
        assert own.number is not None
        level = own.level
        if level is None:
            level = self._numbering.level_of_style(own.number, style)
        return self._numbering.marker(own.number, level), level + 1

    def _table(self, table: Element) -> list[Paragraph]:
        rows: list[Row] = []
        for line in _inside(table, "w:tr"):
            if find(line, "w:trPr/w:del") is not None:
                self._tally.deletions += 1
                continue
            self._tally.insertions += find(line, "w:trPr/w:ins") is not None
            before = integer(value(find(line, "w:trPr/w:gridBefore"))) or 0
            cells = [Cell([], min(before, WIDEST))] if before > 0 else []
            cells += [
                Cell(self._blocks(cell), _span(find(cell, "w:tcPr/w:gridSpan")))
                for cell in _inside(line, "w:tc")
                if find(cell, "w:tcPr/w:cellDel") is None
            ]
            rows.append(Row(cells, self._top))
        return table_paragraphs(rows)

    def _style(self, properties: Element | None) -> str:
        return value(find(properties, "w:pStyle")) or self._styles.default

    # --- within a paragraph ---

    def _inline(self, parent: Element, line: Line, hidden: bool) -> None:
        for child in parent:
            tag = child.tag
            if tag in _LEFT_OUT:
                self._tally.deletions += _has_text(child)
            elif tag == "w:r":
                self._run(child, line, hidden)
            elif tag == "mc:AlternateContent":
                self._inline(_alternative(child), line, hidden)
            elif tag == "w:sdt":
                self._inline(_content(child), line, hidden)
            elif tag == "m:t":
                self._say(child.text or "", line)
            elif tag not in _SILENT:
                self._tally.insertions += tag in _KEPT_CHANGE and _has_text(child)
                self._inline(child, line, hidden)

    def _run(self, run: Element, line: Line, hidden: bool) -> None:
        properties = find(run, "w:rPr")
        if properties is not None:
            said = is_on(find(properties, "w:vanish"))
            if said is None:
                said = self._styles.format(value(find(properties, "w:rStyle"))).hidden
            hidden = hidden if said is None else said
            struck = find(properties, "w:strike"), find(properties, "w:dstrike")
            if any(map(is_on, struck)) and find(run, "w:t") is not None:
                self._tally.struck += 1
        if hidden:
            self._tally.hidden += _has_text(run)
            self._fields_only(run)
            return
        self._after_mark = False
        self._characters(run, line)

    def _fields_only(self, run: Element) -> None:
        """Field marks count in hidden runs too, or a field would seem never to end."""
        for mark in each(run, "w:fldChar"):
            self._field(mark, Line())

    def _characters(self, run: Element, line: Line) -> None:
        for child in run:
            tag = child.tag
            if tag == "w:t":
                if not self._after_mark:
                    self._say(_shown(child), line)
            elif tag in _CHARACTERS:
                self._say(_CHARACTERS[tag], line)
            elif tag == "w:sym":
                self._say(_symbol(child), line)
            elif tag == "w:fldChar":
                self._field(child, line)
            elif tag in _REFERENCES:
                self._references.setdefault((_REFERENCES[tag], child.get("w:id", "")))
                self._after_mark = child.get("w:customMarkFollows", "0") in _ON
            elif tag in _DRAWN:
                line.anchor(self._boxes(_text_boxes(child)))
            elif tag == "mc:AlternateContent":
                self._characters(_alternative(child), line)
            elif tag == "w:rubyBase":
                self._inline(child, line, hidden=False)
            elif tag not in _SILENT:
                self._characters(child, line)

    def _say(self, text: str, line: Line) -> None:
        if text and not self._fields.codes:
            line.put(text)

    def _field(self, mark: Element, line: Line) -> None:
        """Keeps account of which fields are open, and says what a form field is set to."""
        kind = mark.get("w:fldCharType", "")
        if kind == "begin":
            self._say(_form_field(find(mark, "w:ffData")), line)
            self._fields.begin()
        elif kind == "separate":
            self._fields.separate()
        elif kind == "end":
            self._fields.end()


def _text_boxes(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == "w:txbxContent":
            yield child
        elif child.tag == "mc:AlternateContent":
            yield from _text_boxes(_alternative(child))
        else:
            yield from _text_boxes(child)


def _alternative(element: Element) -> Element:
    """The first choice of an mc:AlternateContent that holds text, else its fallback."""
    for choice in each(element, "mc:Choice"):
        if any(inner.tag in _READABLE for inner in choice.iter()):
            return choice
    fallback = find(element, "mc:Fallback")
    return _NOTHING if fallback is None else fallback


def _content(control: Element) -> Element:
    """What stands in a content control; nothing where it only asks to be filled in."""
    content = find(control, "w:sdtContent")
    asks = is_on(find(control, "w:sdtPr/w:showingPlcHdr"))
    return _NOTHING if asks or content is None else content


def _inside(parent: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, out of the wrappers they stand in."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag == "w:sdt":
            yield from _inside(_content(child), tag)
        elif child.tag not in _BLOCKS | _SILENT | _LEFT_OUT:
            yield from _inside(child, tag)


def _span(element: Element | None) -> int:
    """How many columns a cell goes over, as its gridSpan says."""
    return max(1, min(integer(value(element)) or 1, WIDEST))


def _has_text(element: Element) -> bool:
    return any(inner.text for inner in element.iter() if inner.tag in _WRITTEN)


def _shown(text: Element) -> str:
    """The characters of a w:t: line breaks in the XML are spaces, those at its ends nothing."""
    written = _UNSEEN_SPACE.sub(" ", text.text or "")
    return written if text.get("xml:space") == "preserve" else written.strip(" ")


def _symbol(element: Element) -> str:
    code = element.get("w:char", "")
    if not re.fullmatch(r"[0-9A-Fa-f]{1,6}", code):
        return ""
    return symbol(int(code, 16), element.get("w:font", ""))


def _form_field(data: Element | None) -> str:
    """How an old form field is set: a box as its glyph, a list as the entry chosen."""
    if data is None:
        return ""
    box, choices = find(data, "w:checkBox"), find(data, "w:ddList")
    if box is not None:
        set_to, default = is_on(find(box, "w:checked")), is_on(find(box, "w:default"))
        return "☒" if (default if set_to is None else set_to) else "☐"
    if choices is not None:
        entries = [value(entry) for entry in each(choices, "w:listEntry")]
        chosen = integer(value(find(choices, "w:result")) or value(find(choices, "w:default"))) or 0
        return entries[chosen] if 0 <= chosen < len(entries) else ""
    return ""


def _touch(above: tuple[str, Format], below: tuple[str, Format]) -> bool:
    """Whether no space parts two paragraphs, each given with its style."""
    alike = above[0] == below[0]
    after = 0 if alike and above[1].contextual else above[1].after or 0
    before = 0 if alike and below[1].contextual else below[1].before or 0
    return max(after, before) <= _CLOSE_TOGETHER
