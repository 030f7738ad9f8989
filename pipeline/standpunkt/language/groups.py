"""Groups: which lines of a document are read as one.

Wrapped lines are brought together, also over a page foot, and kept apart from headings,
list items and answers. What the file says of its blocks goes before how their lines look.
What each group is, `blocks` says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from standpunkt.documents import Block, BlockKind, Span
from standpunkt.language import chrome
from standpunkt.language.abbreviations import FINAL, INNER
from standpunkt.language.chrome import Chrome, Line
from standpunkt.text.answers import is_answer
from standpunkt.text.capitals import in_capitals
from standpunkt.text.dates import MONTHS
from standpunkt.text.markers import DASHES, GLYPHS, HEADING, LETTER, PRIVATE, marker_in
from standpunkt.text.spacing import UNSEEN

_SPACES = (
    " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000" + UNSEEN
)

_WORDS_TOO = frozenset({"o", "i."})
_LONGEST_INNER_LIST = 50
_DIGITS = re.compile(r"\d+")
_INLINE_GLYPH = re.compile(r"[•●▪\uE000-\uF8FF]")
_INLINE_BULLET = re.compile(rf"(?<=\S)\s+(?={_INLINE_GLYPH.pattern}\s)")
_MARKDOWN = re.compile(r"#{1,6}\s+(?=\S)")

NUMBERED_HEADING = re.compile(rf"(?:{HEADING})\s+[«“\"(]?[A-ZÆØÅ§]")
NAMED_HEADING = re.compile(
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
GREETS = re.compile(
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

# Characters of a line.
_SHORTEST_WRAPPED = 30
_LONGEST_WRAPPED = 160
_FEWEST_WRAPS = 2
LONGEST_HEADING = 110
_SHORTEST_OPEN = 25
_LONGEST_ABBREVIATION = 30
_SHORTEST_POINTING = 8
_LONGEST_REFERENCE = 80


class Marker(NamedTuple):
    """The bullet, number or letter a line begins with: "•", "2.", "a)", "##"."""

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
class Group:
    """Lines that belong together, while they are being gathered."""

    lines: list[Line]
    marker: Marker | None = None
    opens: bool = False
    """Whether its first line is the first of a block that the file tells of."""

    @property
    def known(self) -> Block | None:
        """The block that the group is the beginning of, where the file tells."""
        return self.lines[0].known if self.opens else None

    @property
    def ended(self) -> bool:
        """Whether the last line ends as a sentence or a lead-in does."""
        return self.lines[-1].ended

    @property
    def words(self) -> str:
        """The text of the group's first lines, marker included, enough to judge it by."""
        return " ".join(line.text for line in self.lines[:4])


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


def is_sibling(marker: Marker, other: Marker | None, step: int) -> bool:
    """Whether `other` is of the same list, `step` items from `marker`."""
    if other is None or other.style != marker.style:
        return False
    return marker.number is None or other.number == marker.number + step


# --- lines -----------------------------------------------------------------------------


def read_lines(text: str, blocks: Iterable[Block] = ()) -> Iterator[Line]:
    """The lines of `text` that are not blank, each with its block of those that are known."""
    offset, gap, new_page = 0, 0, False
    left = iter(blocks)
    known = next(left, None)
    for raw in text.splitlines(keepends=True):
        body = raw.strip(_SPACES)
        if body:
            indent = len(raw) - len(raw.lstrip(_SPACES))
            while known is not None and known.span.end <= offset:
                known = next(left, None)
            here = known if known is not None and known.span.start <= offset else None
            whole = here is not None and here.kind is BlockKind.HEADING
            for part in (Span(0, len(body)),) if whole else _parts(body):
                start = offset + indent + part.start
                yield Line(
                    part.of(body),
                    start,
                    start + part.end - part.start,
                    indent if not part.start else 0,
                    gap,
                    new_page,
                    here,
                )
                gap, new_page = 0, False
        else:
            gap += 1
        new_page = new_page or "\f" in raw[-2:]
        offset += len(raw)
        if body:
            gap = 0


def _parts(line: str) -> Iterator[Span]:
    """A line, cut where extraction has run several into one: fields, portal facts, bullets."""
    cuts = {0, chrome.fields_end(line), len(line)}
    # Few lines hold either, and a quick look costs a tenth of the search.
    if chrome.IN_PORTAL in line:
        for found in chrome.PORTAL.finditer(line):
            cuts.update((found.start(), found.end()))
    if _INLINE_GLYPH.search(line) and not chrome.is_furniture(line):
        cuts.update(found.start() for found in _INLINE_BULLET.finditer(line))
    if len(cuts) == 2:
        yield Span(0, len(line))
        return
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
            and not LETTER.match(after.text)
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


def gather(lines: Sequence[Line], furniture: Chrome) -> list[Group]:
    """Body lines in groups, each of which is read as one; footnotes come last."""
    wrap = _wrapping(lines, furniture)
    groups: list[Group] = []
    notes: list[Group] = []
    cut = parted = False
    for i, line in enumerate(lines):
        if i in furniture.notes:
            if i - 1 in furniture.notes and not line.gap:
                notes[-1].lines.append(line)
            else:
                notes.append(Group([line]))
        if i in furniture.lines or i in furniture.notes:
            cut, parted = cut or i in furniture.page, True
            continue
        parted = parted or line.gap > 0 or line.new_page
        opens = _opens(groups, line)
        marker = _known_marker(line) if opens else None
        if marker is None and not line.heads:
            marker = _marker(line, groups, wrap, parted)
        goes_on = _known_to_go_on(groups, line, opens=opens)
        if goes_on is None:
            goes_on = marker is None and bool(groups) and _goes_on(groups, line, wrap, cut, parted)
        if goes_on:
            groups[-1].lines.append(line)
        else:
            groups.append(Group([line], marker, opens))
        cut = parted = False
    return groups + notes


# --- what the file says ----------------------------------------------------------------

_NEVER_JOINED = (BlockKind.HEADING, BlockKind.CELL, BlockKind.ROW)


def _opens(groups: Sequence[Group], line: Line) -> bool:
    """Whether a line is the first of a block that the file tells of."""
    return line.known is not None and not (groups and groups[-1].lines[-1].known is line.known)


def _known_marker(line: Line) -> Marker | None:
    """What a block that `line` opens begins with, as the file says."""
    if line.known is None:
        return None
    length = line.known.span.start + line.known.marker - line.start
    return Marker(line.text[:length].strip(), length) if 0 < length < len(line.text) else None


def _known_to_go_on(groups: Sequence[Group], line: Line, *, opens: bool) -> bool | None:
    """Whether a line goes on the group above; None where the file does not tell."""
    if not groups:
        return False
    before, here = groups[-1].lines[-1].known, line.known
    if not opens and line.heads:
        return True
    if before is here:
        return None
    if here is not None and here.kind is BlockKind.ITEM:
        return False
    kinds = {block.kind for block in (before, here) if block is not None}
    return None if kinds.isdisjoint(_NEVER_JOINED) else False


def _marker(line: Line, groups: Sequence[Group], wrap: _Wrap | None, parted: bool) -> Marker | None:
    """The bullet, number or letter that `line` begins with, if it is one."""
    found = _MARKDOWN.match(line.text) or marker_in(line.text)
    if found is None or found.end() == len(line.text):  # a bullet alone is no item
        return None
    marker = Marker(found[0].strip(), found.end())
    return marker if _begins(marker, line, groups, wrap, parted) else None


def _begins(
    marker: Marker, line: Line, groups: Sequence[Group], wrap: _Wrap | None, parted: bool
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
    if before is None or parted or marker.text in GLYPHS + PRIVATE:
        return True
    running = wrap is not None and wrap.full(before, line) and not before.ended
    if marker.number is not None or marker.text in DASHES:
        running = running or _points_on(before)
    if marker.number is not None:
        running = running or _BEFORE_NUMBER.search(before.text[-20:]) is not None
    return not running or (sibling is not None and _is_next(marker, rest, sibling))


def _counts(marker: Marker, rest: str, sibling: Group | None) -> bool:
    """Whether a number before a small letter counts items, unlike "2. ledd" and "8. mars"."""
    if rest.split(maxsplit=1)[0].strip(".,").lower() in MONTHS:
        return False
    return marker.number == 1 or (sibling is not None and _is_next(marker, rest, sibling))


def _sibling(marker: Marker, groups: Sequence[Group]) -> Group | None:
    """The last item of the same style in the list that is under way."""
    for group in reversed(groups[-_LONGEST_INNER_LIST:]):
        if group.marker is None:
            if TURNS.fullmatch(group.words):
                continue  # "men går imot:" stands within its list
            return None
        if group.marker.style == marker.style:
            return group
    return None


def _is_next(marker: Marker, rest: str, sibling: Group) -> bool:
    """Whether a marker continues a list, though the item before it has not ended."""
    earlier = sibling.marker
    if earlier is None:
        return False
    if marker.number is not None and earlier.number is not None:
        return marker.number == earlier.number + 1
    return sibling.lines[0].text[earlier.length :][0].islower() == rest[0].islower()


def _goes_on(
    groups: Sequence[Group], line: Line, wrap: _Wrap | None, cut: bool, parted: bool
) -> bool:
    """Whether `line` belongs to the same running text as the last of `groups`."""
    group = groups[-1]
    last = group.lines[-1]
    if _parts_negation(group, line):
        return True
    full = wrap is not None and wrap.full(last, line)
    if _stands_alone(last, line, group, full):
        return False
    divided = last.text[-1] in "-\u2010\u00ad\ufffe" and last.text[-2:-1].isalpha()
    lower = line.text[0].islower() or (divided and line.text[0].isalpha())
    if _turns_list(group, line):
        return False
    if parted:
        return _crosses(group, line, full, lower, cut)
    if last.ended:
        # A full line that ends a sentence is followed by the next one of the paragraph.
        heads = _is_heading_line(line, wrap) or NAMED_HEADING.match(line.text)
        return _hangs(last, line) or (full and not heads)
    hanging = group.marker is not None and line.indent > group.lines[0].indent
    if lower or hanging:
        heading = NUMBERED_HEADING.match(last.text) or NAMED_HEADING.match(last.text)
        short = len(last.text) < (_SHORTEST_OPEN if heading else _SHORTEST_POINTING)
        return full or hanging or divided or group.marker is not None or not short
    capitals = in_capitals(last.text) and line.text.isupper()
    if _points_on(last) or (capitals and len(last.text) >= _SHORTEST_WRAPPED):
        return True
    return full and not _may_be_heading(groups, line, wrap)


_NEGATOR = r"(?:(?:slett|absolutt|overhodet)\s)?(?:ikke|ikkje|aldri)"
_NEGATOR_ALONE = re.compile(_NEGATOR, re.IGNORECASE)
_OPENS_WITH_NEGATOR = re.compile(rf"{_NEGATOR}\s[a-zæøå]")


def _parts_negation(group: Group, line: Line) -> bool:
    """Whether a blank line or a raised line sets the negation of an unfinished sentence apart.

    "Kommunen støtter", "IKKE", "forslaget": three lines of one sentence, which would say the
    opposite without the second.
    """
    last = group.lines[-1]
    if last.ended or last.text[-1] == ":" or group.marker is not None:
        return False
    if _NEGATOR_ALONE.fullmatch(last.text):
        return len(group.lines) > 1 and line.text[0].islower()
    opens = _NEGATOR_ALONE.fullmatch(line.text) or _OPENS_WITH_NEGATOR.match(line.text)
    return opens is not None and len(last.text.split()) > 1 and not last.text.isupper()


TURNS = re.compile(
    r"(?:men|mens|medan|og|samt)\s[^.:]{1,60}(?::|\s(?:i|til|mot|i?mot|at|om|for))", re.IGNORECASE
)
"""A line in a list that says what is to be said of the items below it: "men går imot:"."""


def _turns_list(group: Group, line: Line) -> bool:
    """Whether a line below an item introduces the items that follow it: "men går imot:"."""
    outside = group.marker is not None and line.indent <= group.lines[0].indent
    return outside and TURNS.fullmatch(line.text) is not None


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


def _may_be_heading(groups: Sequence[Group], line: Line, wrap: _Wrap | None) -> bool:
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
    if group.marker is not None and is_sibling(group.marker, before, -1):
        return False
    numbered = NUMBERED_HEADING.match(first) or NAMED_HEADING.match(first)
    return bool(numbered) and (wrap is None or len(first) < wrap.typical - 3)


def _stands_alone(last: Line, line: Line, group: Group, full: bool) -> bool:
    """Whether either line is of a kind that is never part of a longer text."""
    if any(
        is_answer(one.text.rpartition(": ")[2]) or GREETS.fullmatch(one.text)
        for one in (last, line)
        if len(one.text) < LONGEST_HEADING
    ):
        return not (line.text[0].islower() and not last.ended and len(last.text) > 40)
    if not line.text[0].islower() and (has_columns(last.text) or has_columns(line.text)):
        return True
    if last.text[-1] == ":" and not line.text[0].islower() and (line.gap or not full):
        return True
    title = group.marker is not None and group.marker.text[0] == "#"
    if title or (_LABEL.match(line.text) and line.text[0].isupper()):
        return True
    capitals = in_capitals(last.text)
    if group.marker is None and capitals != in_capitals(line.text) and line.text[0].isupper():
        return not line.text.isupper() if capitals else last.ended
    return False


def has_columns(text: str) -> bool:
    """Whether a line is a row of a table: a tab or four blanks stand between its words."""
    return ("\t" in text or "    " in text) and _COLUMNS.search(text) is not None


def _crosses(group: Group, line: Line, full: bool, lower: bool, cut: bool) -> bool:
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
    return cut and full and not _is_heading_line(line, None) and not in_capitals(last.text)


def _parallel(first: str, second: str) -> bool:
    """Whether two texts begin alike, as the items of a list without bullets do."""
    return first.split(maxsplit=1)[0] == second.split(maxsplit=1)[0]


def _is_heading_line(line: Line, wrap: _Wrap | None) -> bool:
    """Whether a line has the look of a numbered or capital heading."""
    if line.ended or len(line.text) > LONGEST_HEADING:
        return False
    if in_capitals(line.text):
        return True
    numbered = NUMBERED_HEADING.match(line.text)
    return numbered is not None and (wrap is None or len(line.text) < wrap.least - 10)
