"""Blocks: what each stretch of a document's lines is, before anything is read as sentences.

A block is a paragraph, a heading, a list item or chrome. Wrapped lines are brought together,
and a paragraph that a page foot cuts in two is one block with the foot left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from standpunkt.documents import Span
from standpunkt.language import chrome
from standpunkt.language.abbreviations import FINAL, INNER, MONTHS
from standpunkt.language.chrome import Chrome, Line


class BlockKind(StrEnum):
    """What a block of lines is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    CHROME = "chrome"


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that are read as one, as source spans without surrounding white space.

    `marker` is the bullet or number of a list item, which its lines leave out; `indent`
    the number of characters before it. `lead_in` is the index of the block that introduces
    the list the item stands in.
    """

    kind: BlockKind
    lines: tuple[Span, ...]
    marker: str = ""
    indent: int = 0
    lead_in: int | None = None


class _Marker(NamedTuple):
    text: str
    length: int
    """Characters of the line to skip, white space after the marker included."""

    @property
    def style(self) -> str:
        """What markers of one list have in common: the glyph, or the kind of numbering."""
        inner = self.text.strip("().")
        if inner[:1].isdigit():
            return _DIGITS.sub("1", self.text)
        return self.text.replace(inner, "a") if inner else self.text

    @property
    def number(self) -> int | None:
        """The number an item is counted by: the last one of "3.1"."""
        inner = self.text.strip("().").rpartition(".")[2]
        return int(inner) if inner.isdecimal() else None


@dataclass(slots=True)
class _Group:
    """Lines that belong together, while they are being gathered."""

    lines: list[Line]
    marker: _Marker | None = None

    @property
    def ended(self) -> bool:
        return self.lines[-1].ended

    @property
    def words(self) -> str:
        """The text of the group's first lines, marker included, enough to judge it by."""
        return " ".join(line.text for line in self.lines[:4])


_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff"
_SPACES = (
    " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000" + _UNSEEN
)

_WORDS_TOO = frozenset({"o", "i."})
_LONGEST_INNER_LIST = 50
_GLYPHS = "•·●○▪▫■□◦‣⁃∙➢➤►▶✓✔❖◆☐☑☒\uf0b7\ue000-\uf8ff"
_BULLET = re.compile(rf"[{_GLYPHS}]\s*(?=\S)|[-–—*+o]\s+(?=\S)")
_NUMERAL = re.compile(r"(?:\(?\d{1,2}[.)]|\d{1,2}\.\)|\d{1,2}(?:\.\d{1,2}){1,4}\.?)\s+(?=\S)")
_LIST_NUMBER = re.compile(r"^(?:[\d.)]+|[A-ZIVX]{1,4}\.)\s+")
_DIGITS = re.compile(r"\d+")
_LETTER = re.compile(r"(?:\(?[a-zæøå]\)|[a-zæøå]\.|\(?[ivx]{1,4}\)|[ivx]{1,4}\.|[A-H]\))\s+(?=\S)")
_CAPITAL_LETTER = re.compile(r"[A-H]\)")
_INLINE_BULLET = re.compile(r"(?<=\S)\s+(?=[•●▪\uE000-\uF8FF]\s)")
_MARKDOWN = re.compile(r"#{1,6}\s+(?=\S)")

_NUMBERED_HEADING = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,4}\.?|[IVX]{1,5}\.?|[A-H]\.)\s+[«“\"(]?[A-ZÆØÅ§]"
)
_NAMED_HEADING = re.compile(
    r"(?:(?:til|ad|om|vedr\.?|merknader?\stil|kommentar(?:er)?\stil)\s)?"
    r"(?:§+\s?\d+|kapittel\s\d+|kap\.?\s\d+|kapitlene\s\d+|punkt\s\d+|pkt\.?\s\d+|del\s[\dA-F]\b|"
    r"forslag\s\d+|spørsmål\s\d+|vedlegg\s\d+)",
    re.IGNORECASE,
)
_REFERS = re.compile(
    r"\((?:ny\s|nye\s|utkastet\s|høringsnotatet\s|høyringsnotatet\s)?"
    r"(?:§|kap|pkt|punkt|forslag)[^()]{1,60}\)$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:sak|gjelder|gjeld|emne|tema|tittel|vedr(?:ørende)?\.?|kommentar|svar|merknad|"
    r"spørsmål(?:\s\d+)?)\s?[.:]\s",
    re.IGNORECASE,
)
_TITLE_START = re.compile(
    r"(?:særutskrift|saksframlegg|høring|høyring|svar\s(?:på|til|frå|fra)|innspill?|uttal|fråsegn|"
    r"vedr|nou\s|forslag|framlegg|merknad|ps\s\d|sak\s\d|nei\b|ja\b|felles\shøring|lov\som|forskrift)",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    r"(?:(?:svar|kommentar|merknad)\s*:\s*)?"
    r"(?:(?:svært|helt|heilt|delvis|litt|noe|verken|hverken|meget|sterkt)\s)?"
    r"(?:ja|nei|nja|enig|uenig|einig|ueinig|samd|usamd|vet\sikke|veit\sikkje|ingen|inga|-|–|"
    r"ikke\sbesvart|ikkje\ssvart|støtter|støttes|støtter\sikke|nøytral|verken\senig\seller\suenig|"
    r"ingen\smening|ingen\s(?:merknad|merknader|kommentar|kommentarer|formening)|greit|greitt|ok)"
    r"(?:\s?[/,]\s?[\w\s]{0,30})?[.!]?",
    re.IGNORECASE,
)
_GREETS = re.compile(
    r"(?:hei|hallo|heisann|god\s?dag|kjære\b.{0,60}|til\srette\svedkommende)\s?[,!.:]*",
    re.IGNORECASE,
)
_COLUMNS = re.compile(r"\S(?: {4,}|\t)\s*\S")
_FIRST_WORD = re.compile(r"\S+")
# What a line can only end in when the next one goes on from it.
_OPEN_END = re.compile(
    r"(?:^|\s)(?:og|eller|samt|at|som|å|en|et|ein|eit|fordi|dersom|hvis|mellom|\S+,)$"
)
# What a line ends in when a number first on the next one is a reference and no marker.
_BEFORE_NUMBER = re.compile(
    r"(?:^|\s)(?:nr|pkt|punkt|kap|kapittel|§+|side|s|art|artikkel|forslag|spørsmål|alternativ|"
    r"vedlegg|tabell|figur|til|av|på|i|jf|jfr|ca|om|fra|frå|for|med|ved|den|under|over|etter|"
    r"innen|innan|er)\.?$",
    re.IGNORECASE,
)
_TERMINAL = re.compile(r"[.?!][»”\"')\]]*$")

_HAS_SENTENCE = re.compile(r"[a-zæøå]{2}(?:\.\s+[A-ZÆØÅ]|[?!]+\s)")

_SHORTEST_WRAPPED = 30
_LONGEST_WRAPPED = 160
_FEWEST_WRAPS = 2
_LONGEST_HEADING = 110
_LONGEST_TITLE = 260
_LONGEST_LABEL = 70
_SHORTEST_OPEN = 25
_LONGEST_ABBREVIATION = 30
_SHORTEST_POINTING = 8
_LONGEST_REFERENCE = 80


class _Wrap(NamedTuple):
    """How a document's lines are wrapped: at which width, if at all.

    A line is full when the first word of the next one would have passed `least`, or when it
    is as long as they `typical`ly are; one longer than `longest` is a paragraph of its own.
    """

    least: float
    typical: float
    longest: float

    def full(self, line: Line, after: Line) -> bool:
        if len(line.text) > self.longest:
            return False
        found = _FIRST_WORD.match(after.text)
        word = len(found[0]) if found else 0
        length = line.indent + len(line.text)
        return length >= self.typical or length + 1 + word >= self.least


def find_blocks(text: str) -> list[Block]:
    """The blocks of `text`, in the order in which they begin.

    >>> [block.kind.value for block in find_blocks("Gebyr\\nVi støtter:\\n- gebyr\\n- tilsyn")]
    ['heading', 'paragraph', 'item', 'item']
    """
    lines = list(_lines(text))
    furniture = chrome.find(lines)
    groups = _gather(lines, furniture)
    kinds = _kinds(groups)
    leads = _lead_ins(groups, kinds)
    found: list[tuple[int, Block]] = []
    position: dict[int, int] = {}
    body = [
        (group.lines[0].start, number, group, kind)
        for number, (group, kind) in enumerate(zip(groups, kinds, strict=True))
    ]
    outside = [(lines[i].start, -1, _Group([lines[i]]), BlockKind.CHROME) for i in furniture.lines]
    for _, number, group, kind in sorted([*body, *outside], key=lambda entry: entry[0]):
        if number >= 0:
            position[number] = len(found)
        found.append((number, _block(group, kind)))
    return [
        _introduced(block, None if number < 0 else leads[number], position)
        for number, block in found
    ]


def _introduced(block: Block, lead: int | None, position: dict[int, int]) -> Block:
    if lead is None:
        return block
    return Block(block.kind, block.lines, block.marker, block.indent, position[lead])


def _block(group: _Group, kind: BlockKind) -> Block:
    lines = [Span(line.start, line.end) for line in group.lines]
    marker, indent = "", group.lines[0].indent
    if group.marker is not None and (kind is BlockKind.ITEM or group.marker.text[0] == "#"):
        marker = group.marker.text
        lines[0] = Span(lines[0].start + group.marker.length, lines[0].end)
    return Block(kind, tuple(lines), marker, indent)


def is_answer(text: str) -> bool:
    """Whether a line is no more than an answer in a form.

    >>> is_answer("Delvis enig"), is_answer("Enig i at fristen er kort")
    (True, False)
    """
    return len(text) < _LONGEST_HEADING and _ANSWER.fullmatch(text) is not None


# --- lines -----------------------------------------------------------------------------


def _lines(text: str) -> Iterator[Line]:
    """The lines of `text` that are not blank."""
    offset, gap, new_page = 0, 0, False
    for raw in text.splitlines(keepends=True):
        body = raw.strip(_SPACES)
        if body:
            indent = len(raw) - len(raw.lstrip(_SPACES))
            for part in _parts(body):
                start = offset + indent + part.start
                yield Line(
                    part.of(body),
                    start,
                    start + part.end - part.start,
                    indent if not part.start else 0,
                    gap,
                    new_page,
                )
                gap, new_page = 0, False
        else:
            gap += 1
        new_page = new_page or "\f" in raw[-2:]
        offset += len(raw)
        if body:
            gap = 0


def _parts(line: str) -> Iterator[Span]:
    """A line, cut where extraction has run several into one: portal facts, bullets."""
    cuts = {0, len(line)}
    for found in chrome.PORTAL.finditer(line):
        cuts.update((found.start(), found.end()))
    if not chrome.is_furniture(line):
        cuts.update(found.start() for found in _INLINE_BULLET.finditer(line))
    places = sorted(cuts)
    for start, end in pairwise(places):
        body = line[start:end]
        if body.strip(_SPACES):
            left = start + len(body) - len(body.lstrip(_SPACES))
            yield Span(left, left + len(body.strip(_SPACES)))


# --- wrapped lines ---------------------------------------------------------------------


def _wrapping(lines: Sequence[Line], furniture: Chrome) -> _Wrap | None:
    """How lines are wrapped, from the pairs where the second surely goes on the first."""
    lengths, reaches = [], []
    for i, (here, after) in enumerate(pairwise(lines)):
        surely = (
            i not in furniture.lines
            and i + 1 not in furniture.lines
            and not after.gap
            and not here.ended
            and _SHORTEST_WRAPPED <= len(here.text) <= _LONGEST_WRAPPED
            and after.text[0].islower()
            and not _LETTER.match(after.text)
        )
        if surely:
            found = _FIRST_WORD.match(after.text)
            lengths.append(here.indent + len(here.text))
            reaches.append(lengths[-1] + 1 + (len(found[0]) if found else 0))
    if len(lengths) < _FEWEST_WRAPS:
        return None
    reaches.sort()
    lengths.sort()
    width = lengths[len(lengths) * 9 // 10]  # a long address must not set the measure
    overlong = sum(len(line.text) > 1.3 * width for line in lines)
    filled = sum(reach > 0.93 * width for reach in reaches)
    if 4 * overlong > len(lengths) or 2 * filled < len(lengths):
        return None
    typical = lengths[len(lengths) // 2]
    return _Wrap(reaches[len(reaches) // 10] - 0.04 * width, typical, 1.2 * width)


def _gather(lines: Sequence[Line], furniture: Chrome) -> list[_Group]:
    """Body lines in groups, each of which is read as one."""
    wrap = _wrapping(lines, furniture)
    groups: list[_Group] = []
    cut = parted = False
    for i, line in enumerate(lines):
        if i in furniture.lines:
            cut, parted = cut or i in furniture.page, True
            continue
        parted = parted or line.gap > 0 or line.new_page
        marker = _marker(line, groups, wrap, parted)
        if groups and marker is None and _goes_on(groups, line, wrap, cut, parted):
            groups[-1].lines.append(line)
        else:
            groups.append(_Group([line], marker))
        cut = parted = False
    return groups


def _marker(
    line: Line, groups: Sequence[_Group], wrap: _Wrap | None, parted: bool
) -> _Marker | None:
    """The bullet, number or letter that `line` begins with, if it is one."""
    for pattern in (_MARKDOWN, _BULLET, _NUMERAL, _LETTER):
        found = pattern.match(line.text)
        if found:
            marker = _Marker(found[0].strip(), found.end())
            return marker if _begins(marker, line, groups, wrap, parted) else None
    return None


def _begins(
    marker: _Marker, line: Line, groups: Sequence[_Group], wrap: _Wrap | None, parted: bool
) -> bool:
    """Whether `marker` begins an item, and does not just happen to stand first in a line."""
    before = groups[-1].lines[-1] if groups else None
    rest = line.text[marker.length :]
    sibling = _sibling(marker, groups)
    announced = sibling is not None or (before is not None and before.text[-1] == ":")
    if marker.text in _WORDS_TOO and not announced:
        return False
    if marker.number is not None and rest[0].islower() and not _counts(marker, rest, sibling):
        return False
    if before is None or parted or marker.text in _GLYPHS:
        return True
    running = wrap is not None and wrap.full(before, line) and not before.ended
    if marker.number is not None or marker.text in "-–—":
        running = running or _points_on(before)
    if marker.number is not None:
        running = running or _BEFORE_NUMBER.search(before.text[-20:]) is not None
    return not running or (sibling is not None and _is_next(marker, rest, sibling))


def _counts(marker: _Marker, rest: str, sibling: _Group | None) -> bool:
    """Whether a number before a small letter counts items, unlike "2. ledd" and "8. mars"."""
    if rest.split(maxsplit=1)[0].strip(".,").lower() in MONTHS:
        return False
    return marker.number == 1 or (sibling is not None and _is_next(marker, rest, sibling))


def _sibling(marker: _Marker, groups: Sequence[_Group]) -> _Group | None:
    """The last item of the same style in the list that is under way."""
    for group in reversed(groups[-_LONGEST_INNER_LIST:]):
        if group.marker is None:
            return None
        if group.marker.style == marker.style:
            return group
    return None


def _is_next(marker: _Marker, rest: str, sibling: _Group) -> bool:
    """Whether a marker continues a list, though the item before it has not ended."""
    earlier = sibling.marker
    if earlier is None:
        return False
    if marker.number is not None and earlier.number is not None:
        return marker.number == earlier.number + 1
    return sibling.lines[0].text[earlier.length :][0].islower() == rest[0].islower()


def _goes_on(
    groups: Sequence[_Group], line: Line, wrap: _Wrap | None, cut: bool, parted: bool
) -> bool:
    """Whether `line` belongs to the same running text as the last of `groups`."""
    group = groups[-1]
    last = group.lines[-1]
    full = wrap is not None and wrap.full(last, line)
    if _stands_alone(last, line, group, full):
        return False
    divided = last.text[-1] in "-\u2010\u00ad\ufffe" and last.text[-2:-1].isalpha()
    lower = line.text[0].islower() or (divided and line.text[0].isalpha())
    if parted:
        return _crosses(group, line, full, lower, cut)
    if last.ended:
        # A full line that ends a sentence is followed by the next one of the paragraph.
        heads = _is_heading_line(line, wrap) or _NAMED_HEADING.match(line.text)
        return _hangs(last, line) or (full and not heads)
    hanging = group.marker is not None and line.indent > group.lines[0].indent
    if lower or hanging:
        heading = _NUMBERED_HEADING.match(last.text) or _NAMED_HEADING.match(last.text)
        short = len(last.text) < (_SHORTEST_OPEN if heading else _SHORTEST_POINTING)
        return full or hanging or divided or group.marker is not None or not short
    capitals = _capitals(last.text) and line.text.isupper()
    if _points_on(last) or (capitals and len(last.text) >= _SHORTEST_WRAPPED):
        return True
    return full and not _may_be_heading(groups, line, wrap)


def _hangs(last: Line, line: Line) -> bool:
    """Whether the full stop that a line ends in ends no sentence: "jf.", "den 12." + "juni"."""
    if last.text[-1] != ".":
        return False
    token = last.text[-_LONGEST_ABBREVIATION:-1].rpartition(" ")[2].lstrip("(«").lower()
    if line.text[0].islower():
        return token in INNER or token in FINAL or token.isdecimal()
    return token in INNER


def _points_on(line: Line) -> bool:
    """Whether a line ends in a word or a comma that the next line must go on from."""
    if len(line.text) < _SHORTEST_POINTING or line.text.isupper():
        return False
    return _OPEN_END.search(line.text[-20:]) is not None


def _may_be_heading(groups: Sequence[_Group], line: Line, wrap: _Wrap | None) -> bool:
    """Whether the last group is one line that may be a heading, and a capital follows it.

    It may with a number, unless it is full or counts on from an item, and with a reference:
    "Gebyr (§ 15)".
    """
    group = groups[-1]
    if len(group.lines) > 1 or not line.text[0].isupper():
        return False
    first = group.lines[0].text
    if _REFERS.search(first[-_LONGEST_REFERENCE:]):
        return True
    before = groups[-2].marker if len(groups) > 1 else None
    if group.marker is not None and _is_sibling(group.marker, before, -1):
        return False
    numbered = _NUMBERED_HEADING.match(first) or _NAMED_HEADING.match(first)
    return bool(numbered) and (wrap is None or len(first) < wrap.typical - 3)


def _stands_alone(last: Line, line: Line, group: _Group, full: bool) -> bool:
    """Whether either line is of a kind that is never part of a longer text."""
    if any(
        is_answer(one.text.rpartition(": ")[2]) or _GREETS.fullmatch(one.text)
        for one in (last, line)
        if len(one.text) < _LONGEST_HEADING
    ):
        return not (line.text[0].islower() and not last.ended and len(last.text) > 40)
    if (_COLUMNS.search(last.text) or _COLUMNS.search(line.text)) and not line.text[0].islower():
        return True
    if last.text[-1] == ":" and not line.text[0].islower() and (line.gap or not full):
        return True
    title = group.marker is not None and group.marker.text[0] == "#"
    if title or (_LABEL.match(line.text) and line.text[0].isupper()):
        return True
    capitals = _capitals(last.text)
    if group.marker is None and capitals != _capitals(line.text) and line.text[0].isupper():
        return not line.text.isupper() if capitals else last.ended
    return False


def _capitals(text: str) -> bool:
    """Whether a line is set in capitals, and is more than an abbreviation."""
    return text.isupper() and sum(map(str.isalpha, text)) >= 8


def _crosses(group: _Group, line: Line, full: bool, lower: bool, cut: bool) -> bool:
    """Whether a text goes on over a blank line, a page break or a page foot."""
    last = group.lines[-1]
    ended = last.ended and not _hangs(last, line)
    alone = len(group.lines) == 1 and len(last.text) < _SHORTEST_OPEN
    if ended or (alone and not _points_on(last)):
        return False
    if group.marker is not None and line.indent < group.lines[0].indent:
        return False  # what follows an indented list goes on from its lead-in
    if lower:
        short = last.text[-1] == "," and not cut and len(last.text) < 40
        return not short and not _parallel(group.lines[0].text, line.text)
    return cut and full and not _is_heading_line(line, None) and not _capitals(last.text)


def _parallel(first: str, second: str) -> bool:
    """Whether two texts begin alike, as the items of a list without bullets do."""
    return first.split(maxsplit=1)[0] == second.split(maxsplit=1)[0]


def _is_heading_line(line: Line, wrap: _Wrap | None) -> bool:
    """Whether a line has the look of a numbered or capital heading."""
    if line.ended or len(line.text) > _LONGEST_HEADING:
        return False
    if _capitals(line.text):
        return True
    numbered = _NUMBERED_HEADING.match(line.text)
    return numbered is not None and (wrap is None or len(line.text) < wrap.least - 10)


# --- kinds -----------------------------------------------------------------------------


def _kinds(groups: Sequence[_Group]) -> list[BlockKind]:
    """What each group is; its neighbours tell numbered headings from numbered items."""
    padded = [None, *groups, None]
    return [
        _kind(group, before, after)
        for before, group, after in zip(padded, groups, padded[2:], strict=False)
    ]


def _kind(group: _Group, before: _Group | None, after: _Group | None) -> BlockKind:
    if group.marker is not None and group.marker.text[0] == "#":
        return BlockKind.HEADING
    if group.marker is not None and not _is_numbered_heading(group, before, after):
        return BlockKind.ITEM
    return BlockKind.HEADING if _is_heading(group, after) else BlockKind.PARAGRAPH


def _is_numbered_heading(group: _Group, before: _Group | None, after: _Group | None) -> bool:
    """Whether a group that begins with a number is a heading, not an item of a list."""
    marker = group.marker
    if marker is None or not (marker.number is not None or _CAPITAL_LETTER.fullmatch(marker.text)):
        return False
    text = group.words
    question = text[-1] == "?"
    if len(text) > _LONGEST_TITLE or (group.ended and not question):
        return False
    if not text[marker.length : marker.length + 1].isupper():
        return False
    if after is None or _is_sibling(marker, after.marker, 1):
        return False
    if _is_sibling(marker, before.marker if before else None, -1):
        return False
    return before is None or before.lines[-1].text[-1] != ":"


def _is_sibling(marker: _Marker, other: _Marker | None, step: int) -> bool:
    if other is None or other.style != marker.style:
        return False
    return marker.number is None or other.number == marker.number + step


def _is_heading(group: _Group, after: _Group | None) -> bool:
    text = group.words
    if after is None or len(text) > _LONGEST_TITLE or len(group.lines) > 4:
        return False
    if (
        is_answer(text.rpartition(": ")[2])
        or _GREETS.fullmatch(text)
        or not any(map(str.isalpha, text))
    ):
        return False
    if len(group.lines) == 1 and _COLUMNS.search(_LIST_NUMBER.sub("", text)):
        return False  # a row of a table
    if text[-1] == ":":
        return len(text) <= _LONGEST_LABEL and (after.marker is None or after.marker.text == "#")
    if text[-1] == "?":
        labelled = group.marker is not None or _NAMED_HEADING.match(text) is not None
        return labelled or is_answer(after.lines[0].text) or not after.lines[0].gap
    return _is_title(text) and not _small_item(after)


def _is_title(text: str) -> bool:
    """Whether a text has the look of a title: no full stop, and not too long."""
    if _capitals(text):
        return True
    if text[-1] in ".!;," or _TERMINAL.search(text[-8:]):
        return False
    if _TITLE_START.match(text) or _NUMBERED_HEADING.match(text):
        return True
    return len(text) <= _LONGEST_HEADING and not _HAS_SENTENCE.search(text)


def _small_item(group: _Group) -> bool:
    """Whether an item goes on the sentence above it, beginning with a small letter."""
    marker = group.marker
    return marker is not None and group.lines[0].text[marker.length :][:1].islower()


# --- lists -----------------------------------------------------------------------------


def _lead_ins(groups: Sequence[_Group], kinds: Sequence[BlockKind]) -> list[int | None]:
    """For each group the index of the group that introduces its list, for items that have one.

    An item that ends in a colon introduces the items of another style right below it; they
    end where a marker of the outer list comes again. A paragraph between "1." and "2." does
    not end the list.
    """
    leads: list[int | None] = []
    open_lists: list[tuple[str, int | None]] = []
    counted: dict[str, int] = {}  # the last number of each style under the last heading
    for i, (group, kind) in enumerate(zip(groups, kinds, strict=True)):
        if kind is BlockKind.HEADING:
            open_lists.clear()
            counted.clear()
        if kind is not BlockKind.ITEM or group.marker is None:
            leads.append(None)
            continue
        style = f"{group.marker.style} {group.lines[0].indent}"
        number = group.marker.number
        resumed = number is not None and counted.get(style) == number - 1
        if i and kinds[i - 1] is not BlockKind.ITEM and not resumed:
            open_lists.clear()
        if number is not None:
            counted[style] = number
        while open_lists and open_lists[-1][0] != style and any(s == style for s, _ in open_lists):
            open_lists.pop()
        if not open_lists:
            open_lists.append((style, _introducer(groups, kinds, i)))
        elif open_lists[-1][0] != style:
            nested = groups[i - 1].lines[-1].text[-1] == ":" or not groups[i - 1].ended
            open_lists.append((style, i - 1 if nested else open_lists[-1][1]))
        leads.append(open_lists[-1][1])
    return leads


def _introducer(groups: Sequence[_Group], kinds: Sequence[BlockKind], i: int) -> int | None:
    """The group before item `i`, when it is the beginning of what the item says."""
    if i == 0 or kinds[i - 1] is BlockKind.ITEM:
        return None
    before = groups[i - 1]
    if before.lines[-1].text[-1] == ":":
        return i - 1
    if kinds[i - 1] is BlockKind.HEADING or _TERMINAL.search(before.lines[-1].text[-8:]):
        return None
    return i - 1
