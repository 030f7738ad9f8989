"""Blocks: what each stretch of a document's lines is, before anything is read as sentences.

A block is a paragraph, a heading, a list item or chrome. Wrapped lines are brought together,
and a paragraph that a page foot cuts in two is one block with the foot left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from standpunkt.documents import Span
from standpunkt.language import chrome
from standpunkt.language.boxes import read_boxes
from standpunkt.language.groups import (
    GREETS,
    LONGEST_HEADING,
    NAMED_HEADING,
    NUMBERED_HEADING,
    Group,
    gather,
    has_columns,
    is_sibling,
    read_lines,
)
from standpunkt.text.answers import is_answer
from standpunkt.text.capitals import in_capitals
from standpunkt.text.ends import ends_sentence

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


@lru_cache(maxsize=2)
def find_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of `text`, in the order in which they begin.

    Kept for the text at hand, since its language and its sentences are both read from them.

    >>> [block.kind.value for block in find_blocks("Gebyr\\nVi støtter:\\n- gebyr\\n- tilsyn")]
    ['heading', 'paragraph', 'item', 'item']
    """
    lines, unticked = read_boxes(list(read_lines(text)))
    furniture = chrome.find(lines)
    if unticked:
        furniture = furniture._replace(lines=furniture.lines | unticked)
    groups = gather(lines, furniture)
    kinds = _kinds(groups)
    leads = _lead_ins(groups, kinds)
    found: list[tuple[int, Block]] = []
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


def _introduced(block: Block, lead: int | None, position: dict[int, int]) -> Block:
    if lead is None:
        return block
    return Block(block.kind, block.lines, block.marker, block.indent, position[lead])


def _block(group: Group, kind: BlockKind) -> Block:
    lines = [Span(line.start, line.end) for line in group.lines]
    marker, indent = "", group.lines[0].indent
    if group.marker is not None and (kind is BlockKind.ITEM or group.marker.text[0] == "#"):
        marker = group.marker.text
        lines[0] = Span(lines[0].start + group.marker.length, lines[0].end)
    return Block(kind, tuple(lines), marker, indent)


# --- kinds -----------------------------------------------------------------------------


def _kinds(groups: Sequence[Group]) -> list[BlockKind]:
    """What each group is; its neighbours tell numbered headings from numbered items."""
    padded = [None, *groups, None]
    return [
        _kind(group, before, after)
        for before, group, after in zip(padded, groups, padded[2:], strict=False)
    ]


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


def _lead_ins(groups: Sequence[Group], kinds: Sequence[BlockKind]) -> list[int | None]:
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
