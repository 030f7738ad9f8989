"""From the elements of a web page to lines: paragraphs, headings, list items and table rows.

The text is made for `language.blocks`: a blank line between blocks, none between the items of
a list, each item with its marker, footnotes apart at the end.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from lxml import etree

from standpunkt.documents import QUESTION, BlockKind
from standpunkt.reading.composing import Composed
from standpunkt.reading.forms import answer_tables
from standpunkt.reading.mail.quotes import is_attribution
from standpunkt.reading.web.furniture import DEAD, said_by_image
from standpunkt.text.ends import is_ended
from standpunkt.text.markers import marker_in

Element = Any
"""An lxml element; lxml says no types."""

_BLOCKS: Final = frozenset(
    """
    address article aside blockquote body caption center dd details dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main ol p pre
    section summary table tbody td tfoot th thead tr ul
    """.split()  # noqa: SIM905 - a table of words reads best as one
)
_HEADINGS: Final = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_LISTS: Final = frozenset(["ul", "ol", "dir"])
_QUOTE_CLASSES: Final = frozenset(
    ["gmail_quote", "yahoo_quoted", "protonmail_quote", "tutanota_quote", "moz-cite"]
)
_DELETED: Final = frozenset(["del", "s", "strike"])
_SPACE: Final = re.compile(r"[ \t\n\r\f]+")
_UNSEEN: Final = re.compile("[\u00ad\u200b\u2060\ufeff]")
_NUMBERS: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NOTE_ID: Final = re.compile(r"_?(?:fn|ftn|footnote|fotnote|note|endnote|edn)[-_:.]?\d+", re.I)
_NOTES_CLASS: Final = re.compile(
    r"(?:^|[\s_-])(?:footnotes?|fotnoter?|endnotes?)(?:$|[\s_-])", re.I
)
_BACK: Final = re.compile(r"\s*(?:↩\ufe0e?|↑|\^)\s*$|^\s*(?:\[\d{1,3}\]|\d{1,3}[.)]?|\^)\s+")
_KEEPS_LINES: Final = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.I)
_LONGEST_LABEL: Final = 70
_LONGEST_CELL: Final = 60
_WIDEST: Final = 63
_ALL: Final = -1
"""The column of a whole row in one line."""
_DEEPEST_INDENT: Final = 6
_DEEPEST_APART: Final = 4
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyzæøå"


class Piece(NamedTuple):
    """Lines of a page, whether a blank line goes before them, their place, and what they are.

    `kind`, `level` and `marker` are those of a `Block`; a page says nothing of a kind of None.
    """

    text: str
    apart: bool
    place: str = ""
    kind: BlockKind | None = None
    level: int = 0
    marker: int = 0


@dataclass
class Lines:
    """The lines of a page as they are gathered: pieces with the gap before each."""

    left_out: Callable[[Element], bool]
    in_sentence: Callable[[Element], bool]
    """Whether an element is a word of a line of text."""
    within: int = 0
    """How many notes and tables these lines stand in; a few are read apart, the rest as lines."""
    pieces: list[Piece] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Name and text of each footnote."""
    deleted: int = 0
    marks_quotes: bool = False
    """Whether lines that a mail quotes from an earlier one get "> " before them."""
    _quoted: int = 0
    _inline: list[str] = field(default_factory=list)
    _lists: list[list[Any]] = field(default_factory=list)
    _item: str | None = None
    _headings: list[int] = field(default_factory=list)
    """The levels of the headings that are open."""
    _keeping: int = 0
    _skipped: set[Element] = field(default_factory=set)
    _item_before: bool = False

    def read(self, root: Element) -> Lines:
        """Gather what stands in `root`; a page of any depth is read without recursion."""
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                if self._enters(element, element is root):
                    self._open(element)
                else:
                    self._skipped.add(element)
                    walk.skip_subtree()
                continue
            # What was skipped has an end too.
            if element in self._skipped:
                self._skipped.discard(element)
            else:
                self._close(element)
            if element is not root:
                self._add(element.tail)
        self._flush()
        return self

    def _enters(self, element: Element, is_root: bool) -> bool:
        tag = element.tag
        if tag == "img" and not self.left_out(element):
            self._add(said_by_image(element))
        dead = tag in DEAD and not (tag == "button" and self.in_sentence(element))
        if not is_root and (dead or self.left_out(element)):
            if tag in _BLOCKS:
                self._flush()
            return False
        if tag in _DELETED:
            self.deleted += bool("".join(element.itertext()).strip())
        elif not is_root and self.within < _DEEPEST_APART and _is_note(element):
            self._flush()
            self._note(element)
        elif tag == "table" and self.within < _DEEPEST_APART and _is_data(element):
            self._flush()
            self._rows(element)
        elif tag == "sup" and (mark := "".join(element.itertext()).strip("[]() \n\t")).isdecimal():
            # The mark of a footnote goes: the note is told by its place.
            linked = any(link.get("href", "").startswith("#") for link in element.iter("a"))
            self._inline.append("" if linked else mark.translate(_NUMBERS))
        else:
            return True
        return False

    def _open(self, element: Element) -> None:
        tag = element.tag
        if tag == "br":
            self._inline.append("\v")
        elif tag in _BLOCKS:
            # What a term is, goes on its line.
            if tag != "dd" or not self._said().endswith(":"):
                self._flush()
            if self.marks_quotes and (self._quoted or self._is_quote(element)):
                self._quoted += 1
            if tag in _LISTS:
                self._lists.append([element, _start_of(element)])
            elif tag == "li":
                self._item = self._marker(element)
            if level := _heading_level(element):
                self._headings.append(level)
        elif tag == "q":
            self._inline.append("«")
        if _keeps_lines(element):
            self._keeping += 1
        self._add(element.text)

    def _close(self, element: Element) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            if tag == "dt" and self._is_label():
                self._inline.append(" " if self._said().endswith(":") else ": ")
            else:
                self._flush()
            self._quoted -= self._quoted > 0
            if tag in _LISTS and self._lists:
                self._lists.pop()
            elif tag == "li":
                self._item = None
            if self._headings and _heading_level(element):
                self._headings.pop()
        elif tag == "q":
            self._inline.append("»")
        if _keeps_lines(element):
            self._keeping -= 1

    def _add(self, text: str | None) -> None:
        if text:
            text = text.replace("\v", " ")
            kept = text.replace("\r\n", "\n").replace("\n", "\v") if self._keeping else text
            self._inline.append(kept)

    def _said(self) -> str:
        return tidy("".join(self._inline)).strip()

    def _is_label(self) -> bool:
        return 0 < len(self._said()) <= _LONGEST_LABEL

    def _marker(self, element: Element) -> str:
        """The marker of a list item, with the spaces that show how deep the list is."""
        if not self._lists:
            return "- "
        current = self._lists[-1]
        indent = "  " * min(len(self._lists) - 1, _DEEPEST_INDENT)
        if current[0].tag != "ol":
            return f"{indent}- "
        value = element.get("value", "")
        number = int(value) if value.isdecimal() and len(value) < 6 else current[1]
        current[1] = number + 1
        if current[0].get("type") in ("a", "A") and 0 < number <= len(_LETTERS):
            return f"{indent}{_LETTERS[number - 1]}) "
        return f"{indent}{number}. "

    def _flush(self) -> None:
        """What has been said since the last block becomes a block, and `<br><br>` parts two."""
        if not self._inline:
            return
        raw = "".join(self._inline)
        self._inline.clear()
        for part in re.split(r"\v(?:[ \t\n\r\f]*\v)+", raw):
            lines = [tidy(line).strip(" ") for line in part.split("\v")]
            text = "\n".join(line for line in lines if line.strip())
            if text:
                self._block(text)

    def _is_quote(self, element: Element) -> bool:
        """Whether a block holds the mail that this one answers, as mail programs mark it."""
        if not _QUOTE_CLASSES.isdisjoint(element.get("class", "").lower().split()):
            return element.tag == "blockquote" or "gmail_quote" not in element.get("class", "")
        if element.tag != "blockquote":
            return False
        # Writers set their own words in, too.
        return element.get("type") == "cite" or (
            bool(self.pieces) and is_attribution(self.pieces[-1].text)
        )

    def _block(self, text: str, column: int | None = None, place: str = "") -> None:
        item, self._item = self._item, None
        marker = ""
        if item is not None:
            indent = item[: len(item) - len(item.lstrip())]
            typed = marker_in(text)
            if typed and len(typed[0]) >= len(text):
                typed = None  # an item that says no more than "•" is what it says
            text = f"{indent if typed else item}{text}"
            marker = f"{indent}{typed[0]}" if typed else item
        kind, level = self._kind(marker, column)
        self.pieces.append(
            Piece(
                self._as_quoted(text),
                item is None or not self._item_before,
                place,
                # Of what a mail quotes nothing is known: who writes between the lines, do so.
                kind=None if self._quoted else kind,
                level=level,
                marker=len(marker),
            )
        )
        self._item_before = item is not None

    def _kind(self, marker: str, column: int | None) -> tuple[BlockKind, int]:
        """What a piece is, and its level."""
        if self._headings:
            return BlockKind.HEADING, self._headings[-1]
        if column is not None:
            return (BlockKind.ROW, 0) if column == _ALL else (BlockKind.CELL, column)
        if marker:
            return BlockKind.ITEM, max(1, len(self._lists))
        return BlockKind.PARAGRAPH, len(self._lists)

    def _as_quoted(self, text: str) -> str:
        return "> " + text.replace("\n", "\n> ") if self._quoted else text

    # --- tables and footnotes -----------------------------------------------------------

    def _rows(self, table: Element) -> None:
        rows: list[tuple[list[Element], list[str]]] = []
        for row in table.iter("tr", "caption"):
            if self.left_out(row):
                continue
            cells = [row] if row.tag == "caption" else [c for c in row if c.tag in ("td", "th")]
            rows.append((cells, [self._inside(cell) for cell in cells]))
        titles = [texts for cells, texts in rows if cells and cells[0].tag == "caption"]
        below = [row for row in rows if not row[0] or row[0][0].tag != "caption"]
        grid = _grid(below)
        pieces, asked = answer_tables.pieces(grid), answer_tables.asking(grid)
        heads = below[0][1] if below else []
        for texts in titles if pieces is not None else [texts for _, texts in rows]:
            lines = _row_lines([(n, text) for n, text in enumerate(texts) if text])
            for line, column in lines:
                asks = asked is not None and (texts is heads or column == asked)
                place = QUESTION if asks else ""
                self._block(line, column if len(texts) > 1 else None, place)
        self.pieces += [
            Piece(
                self._as_quoted(text),
                True,
                QUESTION if piece.asked else "",
                kind=None if self._quoted else BlockKind.CELL,
                level=piece.column,
            )
            for piece in pieces or ()
            for text in piece.text.split("\n\n")
        ]
        self._item_before = False

    def _inside(self, element: Element) -> str:
        """The text of an element that is read apart from what stands around it."""
        if self.left_out(element):
            return ""
        inner = Lines(self.left_out, self.in_sentence, self.within + 1).read(element)
        self.deleted += inner.deleted
        self.notes.extend(inner.notes)
        return "\n".join(piece.text for piece in inner.pieces)

    def _note(self, element: Element) -> None:
        inner = Lines(self.left_out, self.in_sentence, self.within + 1).read(element)
        self.deleted += inner.deleted
        text = _BACK.sub("", _BACK.sub("", "\n".join(piece.text for piece in inner.pieces))).strip()
        text = re.sub(r"^(?:- |[¹²³⁴⁵⁶⁷⁸⁹⁰]+\s*)", "", text)
        if text:
            number = re.search(r"\d+", element.get("id", ""))
            self.notes.append((number[0] if number else str(len(self.notes) + 1), text))

    def composed(self) -> Composed:
        """The whole text, footnotes last, with its places and blocks."""
        composed = Composed()
        for piece in self.pieces:
            composed.add(
                piece.text,
                apart=piece.apart,
                place=piece.place,
                kind=piece.kind,
                level=piece.level,
                marker=piece.marker,
            )
        for number, note in self.notes:
            composed.add(note, place=f"footnote {number}")
        return composed


def tidy(text: str) -> str:
    """Text with the white space of a page: single spaces, and nothing that is not seen.

    >>> tidy("hørings\\u00adsvar  fra\\n KS")
    'høringssvar fra KS'
    """
    return _SPACE.sub(" ", _UNSEEN.sub("", text))


def _keeps_lines(element: Element) -> bool:
    return element.tag == "pre" or _KEEPS_LINES.search(element.get("style", "")) is not None


def _start_of(element: Element) -> int:
    start = element.get("start", "1")
    return int(start) if start.isdecimal() and len(start) < 6 else 1


def _is_note(element: Element) -> bool:
    """Whether the element is one footnote: by its id, or by where it stands."""
    if element.tag not in ("li", "p", "div", "aside"):
        return False
    if element.get("role") in ("doc-footnote", "doc-endnote"):
        return True
    if _NOTE_ID.fullmatch(element.get("id", "")):
        return True
    parent = element.getparent()
    if element.tag == "div" or parent is None:
        return False
    around = (parent, parent.getparent())
    return element.tag in ("li", "p") and any(
        above is not None
        and (_NOTES_CLASS.search(above.get("class", "")) or above.get("role") == "doc-endnotes")
        for above in around
    )


def _is_data(table: Element) -> bool:
    """Whether a table is rows of cells, not a way to lay out a page."""
    if table.get("role") in ("presentation", "none"):
        return False
    return next(table.iterdescendants("table", "h1", "h2", "main", "article"), None) is None


def _grid(rows: list[tuple[list[Element], list[str]]]) -> list[list[str]]:
    """The text of each cell in its column; a cell over several rows or columns fills the first."""
    grid: list[list[str]] = []
    below: dict[int, int] = {}  # how many more rows a column is taken by a cell above
    for cells, texts in rows:
        line: list[str] = []
        for cell, text in zip(cells, texts, strict=True):
            while below.get(len(line)):
                below[len(line)] -= 1
                line.append("")
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            below |= {len(line) + n: high - 1 for n in range(wide) if high > 1}
            line += [text, *[""] * (wide - 1)]
        while below.get(len(line)):
            below[len(line)] -= 1
            line.append("")
        grid.append(line)
    return grid


def _span(cell: Element, name: str) -> int:
    said = cell.get(name, "1").strip()
    return max(1, min(int(said), _WIDEST)) if said.isdecimal() and len(said) < 6 else 1


def _row_lines(cells: list[tuple[int, str]]) -> list[tuple[str, int]]:
    """A row as lines: a label and what is said of it, short cells beside each other, or cells.

    Each comes with its column, or with `_ALL`.
    """
    texts = [text for _, text in cells]
    short = all(len(text) <= _LONGEST_CELL and "\n" not in text for text in texts[:-1])
    if len(cells) < 2 or not short:
        return [(text, column) for column, text in cells]
    column, last = cells[-1]
    if len(cells) > 2:
        long = len(last) > _LONGEST_CELL or is_ended(last)
        if long:
            return [("\t".join(texts[:-1]), 0), (last, column)]
        return [("\t".join(texts), _ALL)]
    return [(f"{texts[0]}{' ' if is_ended(texts[0]) else ': '}{last}", _ALL)]


def _heading_level(element: Element) -> int:
    """The level of a heading, 0 for another element.

    >>> from lxml import html
    >>> [_heading_level(html.fromstring(f"<{tag}>a")) for tag in (
    ...     "h3", "div role='heading' aria-level='4'", "header")]
    [3, 4, 0]
    """
    if element.tag in _HEADINGS:
        return int(element.tag[1])
    if element.get("role") == "heading":
        level = element.get("aria-level", "")
        return int(level) if f"h{level}" in _HEADINGS else 2
    return 0
