"""Blocks: what each stretch of a document's lines is, before anything is read as sentences.

A block is a paragraph, a heading, a list item or chrome. Wrapped lines are brought together,
and a paragraph that a page foot cuts in two is one block with the foot left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from standpunkt.documents import Block, BlockKind, Span
from standpunkt.language import chrome
from standpunkt.language.boxes import read_boxes
from standpunkt.language.groups import (
    GREETS,
    LONGEST_HEADING,
    NAMED_HEADING,
    NUMBERED_HEADING,
    TURNS,
    Group,
    gather,
    has_columns,
    is_sibling,
    read_lines,
)
from standpunkt.language.rows import read_rows
from standpunkt.text.answers import is_answer
from standpunkt.text.capitals import in_capitals
from standpunkt.text.ends import ends_sentence
from standpunkt.text.finite import has_finite_verb

__all__ = ["BlockKind", "TextBlock", "find_blocks"]

_LIST_NUMBER = re.compile(r"^(?:[\d.)]+|[A-ZIVX]{1,4}\.)\s+")
_CAPITAL_LETTER = re.compile(r"[A-H]\)")
_TITLE_START = re.compile(
    r"(?:særutskrift|saksframlegg|høring|høyring|svar\s(?:på|til|frå|fra)|innspill?|uttal|fråsegn|"
    r"vedr|nou\s|forslag|framlegg|merknad|ps\s\d|sak\s\d|nei\b|ja\b|felles\shøring|lov\som|forskrift)",
    re.IGNORECASE,
)
_PROVISION = re.compile(
    r"§{1,2}\s?\d{1,3}(?:[-.]\d{1,3})*\s?[a-z]?"
    r"(?:\s?(?:,|og|[–—-]|til)\s?(?:§\s?)?\d{1,3}(?:[-.]\d{1,3})*\s?[a-z]?)*\s?[:.]?"
)
_HAS_SENTENCE = re.compile(r"[a-zæøå]{2}(?:\.\s+[A-ZÆØÅ]|[?!]+\s)")
_LONGEST_TITLE = 260
_LONGEST_LABEL = 70


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Lines that are read as one, as source spans without surrounding white space.

    `marker` is the bullet or number of a list item, which its lines leave out; `indent`
    the number of characters before it. `lead_in` is the index of the block that introduces
    the list the item stands in, and `column` that of a cell.
    """

    kind: BlockKind
    lines: tuple[Span, ...]
    marker: str = ""
    indent: int = 0
    lead_in: int | None = None
    column: int | None = None


@lru_cache(maxsize=2)
def find_blocks(text: str, known: tuple[Block, ...] = ()) -> tuple[TextBlock, ...]:
    """The blocks of `text`, in the order in which they begin.

    What the file said of them is believed: `known` are its headings, items, cells and paragraphs.
    The rest is told by how its lines look. Kept for the text at hand, since its language and its
    sentences are both read from them.

    >>> [block.kind.value for block in find_blocks("Gebyr\\nVi støtter:\\n- gebyr\\n- tilsyn")]
    ['heading', 'paragraph', 'item', 'item']
    """
    lines, unticked = read_boxes(read_rows(list(read_lines(text, known))))
    furniture = chrome.find(lines)
    if unticked:
        furniture = furniture._replace(lines=furniture.lines | unticked)
    groups = gather(lines, furniture)
    kinds = _kinds(groups)
    leads = _lead_ins(groups, kinds)
    found: list[tuple[int, TextBlock]] = []
    position: dict[int, int] = {}
    body = [
        (group.lines[0].start, number, group, kind)
        for number, (group, kind) in enumerate(zip(groups, kinds, strict=True))
    ]
    outside = [(lines[i].start, -1, Group([lines[i]]), BlockKind.CHROME) for i in furniture.lines]
    for _, number, group, kind in sorted([*body, *outside], key=lambda entry: entry[0]):
        if number >= 0:
            position[number] = len(found)
        found.append((number, _block(group, kind)))
    return tuple(
        _introduced(block, None if number < 0 else leads[number], position)
        for number, block in found
    )


def _introduced(block: TextBlock, lead: int | None, position: dict[int, int]) -> TextBlock:
    return block if lead is None else replace(block, lead_in=position[lead])


def _block(group: Group, kind: BlockKind) -> TextBlock:
    lines = [Span(line.start, line.end) for line in group.lines]
    marker, indent = "", group.lines[0].indent
    told = group.known
    marked = kind is BlockKind.ITEM or (told is not None and told.marker > 0)
    if group.marker is not None and (marked or group.marker.text[0] == "#"):
        marker = group.marker.text
        lines[0] = Span(lines[0].start + group.marker.length, lines[0].end)
    column = told.level if told is not None and told.kind is BlockKind.CELL else None
    return TextBlock(kind, tuple(lines), marker, indent, column=column)


# --- kinds -----------------------------------------------------------------------------


def _kinds(groups: Sequence[Group]) -> list[BlockKind]:
    """What each group is; its neighbours tell numbered headings from numbered items."""
    padded = [None, *groups, None]
    headed = _has_headings(groups)
    kinds: list[BlockKind] = []
    for before, group, after in zip(padded, groups, padded[2:], strict=False):
        kind = _known_kind(group, headed=headed) or _kind(group, before, after)
        if kind is not BlockKind.ITEM and group.known is None and _resumes(groups, kinds):
            kind = BlockKind.ITEM
        kinds.append(kind)
    return kinds


def _resumes(groups: Sequence[Group], kinds: Sequence[BlockKind]) -> bool:
    """Whether the next group is the next item of a list, whose last one holds a list itself."""
    marker, indent = groups[len(kinds)].marker, groups[len(kinds)].lines[0].indent
    if marker is None or marker.number is None:
        return False
    for group, kind in zip(reversed(groups[: len(kinds)]), reversed(kinds), strict=True):
        if kind is not BlockKind.ITEM:
            return False
        if group.lines[0].indent <= indent:
            return is_sibling(marker, group.marker, -1)
    return False


def _has_headings(groups: Sequence[Group]) -> bool:
    """Whether whoever wrote the file sets headings as such, in its text and not above it alone."""
    prose = next((n for n, group in enumerate(groups) if group.ended), len(groups))
    return any(group.lines[0].heads for group in groups[prose:])


def _known_kind(group: Group, *, headed: bool) -> BlockKind | None:
    """What the file says that a group is; None where it does not tell.

    In a file whose headings are set as such, a short paragraph is none, unless it names a part:
    "Til § 5".
    """
    told = group.lines[0].known
    if told is None:
        return None
    if told.kind is BlockKind.HEADING or (told.kind is BlockKind.ITEM and group.opens):
        return told.kind
    if group.marker is not None and group.marker.text[0] != "#":
        return BlockKind.ITEM if headed else None
    if told.kind in (BlockKind.CELL, BlockKind.ROW):
        return told.kind
    if not headed or _names_part(group.words):
        return None
    return BlockKind.PARAGRAPH


def _names_part(text: str) -> bool:
    """Whether a text does no more than name a part of what is put to hearing.

    >>> _names_part("Til § 5 om gebyr"), _names_part("Kapittel 3 støtter vi"), _names_part("Gebyr")
    (True, False, False)
    """
    named = _PROVISION.fullmatch(text) or NAMED_HEADING.match(text)
    return named is not None and not has_finite_verb(text)


def _kind(group: Group, before: Group | None, after: Group | None) -> BlockKind:
    if group.marker is not None and group.marker.text[0] == "#":
        return BlockKind.HEADING
    if group.marker is not None and not _is_numbered_heading(group, before, after):
        return BlockKind.ITEM
    return BlockKind.HEADING if _is_heading(group, after) else BlockKind.PARAGRAPH


def _is_numbered_heading(group: Group, before: Group | None, after: Group | None) -> bool:
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
    if after is None or is_sibling(marker, after.marker, 1):
        return False
    if is_sibling(marker, before.marker if before else None, -1):
        return False
    return before is None or before.lines[-1].text[-1] != ":"


def _is_heading(group: Group, after: Group | None) -> bool:
    text = group.words
    if after is None or len(text) > _LONGEST_TITLE or len(group.lines) > 4:
        return False
    if _PROVISION.fullmatch(text):
        return not after.lines[0].text[0].islower()  # else a sentence goes on after it
    if (
        is_answer(text.rpartition(": ")[2])
        or GREETS.fullmatch(text)
        or not any(map(str.isalpha, text))
    ):
        return False
    if len(group.lines) == 1 and has_columns(_LIST_NUMBER.sub("", text)):
        return False  # a row of a table
    if text[-1] == ":":
        return len(text) <= _LONGEST_LABEL and (after.marker is None or after.marker.text == "#")
    if text[-1] == "?":
        labelled = group.marker is not None or NAMED_HEADING.match(text) is not None
        return labelled or is_answer(after.lines[0].text) or not after.lines[0].gap
    return _is_title(text) and not _small_item(after)


def _is_title(text: str) -> bool:
    """Whether a text has the look of a title: no full stop, and not too long."""
    if in_capitals(text):
        return True
    if text[-1] in ".!;," or ends_sentence(text):
        return False
    if _TITLE_START.match(text) or NUMBERED_HEADING.match(text):
        return True
    return len(text) <= LONGEST_HEADING and not _HAS_SENTENCE.search(text)


def _small_item(group: Group) -> bool:
    """Whether an item goes on the sentence above it, beginning with a small letter."""
    marker = group.marker
    return marker is not None and group.lines[0].text[marker.length :][:1].islower()


# --- lists -----------------------------------------------------------------------------


class _List(NamedTuple):
    """A list that is open: what its items have in common, and the group that introduces them.

    `depth` is how deep it lies, where the file tells.
    """

    style: str
    depth: int | None
    lead: int | None


def _lead_ins(groups: Sequence[Group], kinds: Sequence[BlockKind]) -> list[int | None]:
    """For each group the index of the group that introduces its list, for items that have one.

    An item that ends in a colon introduces the items of another style right below it; they
    end where a marker of the outer list comes again. A paragraph between "1." and "2." does
    not end the list, nor does one within an item.
    """
    leads: list[int | None] = []
    open_lists: list[_List] = []
    counted: dict[str, int] = {}  # the last number of each style under the last heading
    for i, (group, kind) in enumerate(zip(groups, kinds, strict=True)):
        if kind is BlockKind.HEADING:
            open_lists.clear()
            counted.clear()
        if kind is not BlockKind.ITEM:
            leads.append(None)
            continue
        told = group.known
        depth = told.level if told is not None and told.kind is BlockKind.ITEM else None
        marker = group.marker
        style = f"{marker.style if marker else ''} {group.lines[0].indent}"
        number = None if marker is None else marker.number
        resumed = number is not None and counted.get(style) == number - 1
        within = i > 0 and (kinds[i - 1] is BlockKind.ITEM or _is_inside(groups[i - 1]))
        turned = not within and i > 0 and TURNS.fullmatch(groups[i - 1].words) is not None
        if (not within and not resumed) or turned:
            open_lists.clear()
        if number is not None:
            counted[style] = number
        _close(open_lists, style, depth)
        if not open_lists:
            open_lists.append(_List(style, depth, _introducer(groups, kinds, i)))
        elif open_lists[-1][:2] != (style, depth):
            nested = _introduces(groups[i - 1], open_lists[-1].depth, depth)
            open_lists.append(_List(style, depth, i - 1 if nested else open_lists[-1].lead))
        leads.append(open_lists[-1].lead)
    return leads


def _introduces(before: Group, outer: int | None, depth: int | None) -> bool:
    """Whether the group above the first item of a list introduces it, given how deep both lie."""
    if before.lines[-1].text[-1] == ":":
        return True
    beside = outer is not None and depth is not None and depth <= outer
    return not beside and not before.ended


def _close(open_lists: list[_List], style: str, depth: int | None) -> None:
    """Close the lists that lie within the one which an item goes on."""
    inner: _List | None = None
    while depth is not None and open_lists and (open_lists[-1].depth or 0) > depth:
        inner = open_lists.pop()
    if any(one[:2] == (style, depth) for one in open_lists):
        while open_lists[-1][:2] != (style, depth):
            open_lists.pop()
    elif inner is not None and not open_lists:
        open_lists.append(inner._replace(style=style, depth=depth))  # it began deeper


def _is_inside(group: Group) -> bool:
    """Whether a group is a paragraph that the file puts within an item of a list."""
    told = group.lines[0].known
    return told is not None and told.kind is BlockKind.PARAGRAPH and told.level > 0


def _introducer(groups: Sequence[Group], kinds: Sequence[BlockKind], i: int) -> int | None:
    """The group before item `i`, when it is the beginning of what the item says."""
    if i == 0 or kinds[i - 1] is BlockKind.ITEM:
        return None
    before = groups[i - 1]
    if before.lines[-1].text[-1] == ":":
        return i - 1
    if kinds[i - 1] is BlockKind.HEADING or ends_sentence(before.lines[-1].text):
        return None
    return i - 1
