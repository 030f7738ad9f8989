"""The walk through a word-processor file, whichever format it has.

The formats differ in their elements; here is what is met on the way through any of them.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final
from xml.etree.ElementTree import Element

from standpunkt.reading.text import Read
from standpunkt.reading.word.flow import Paragraph, finish, is_prose

LETTERHEAD: Final = "letterhead"
"""The place of the first page's header."""

TEXT_BOX: Final = "text box"
"""The place of text in a box or a shape."""

WIDEST: Final = 63
"""Columns; no program makes a wider table."""

_NOTES: Final = ("footnote", "endnote")
_WHITE: Final = re.compile(r"[ \t\r\n]+")


@dataclass
class Tally:
    """What was met on the way that the notes tell of."""

    insertions: int = 0
    deletions: int = 0
    comments: int = 0
    hidden: int = 0
    struck: int = 0
    embedded: int = 0
    pictures: int = 0

    def notes(self) -> Iterator[str]:
        """What a user should know of how the file was read."""
        if self.insertions or self.deletions:
            kept, out = counted(self.insertions, "insertion"), counted(self.deletions, "deletion")
            yield f"has unresolved changes: {kept} kept, {out} left out"
        if self.comments:
            yield f"{counted(self.comments, 'comment')} left out"
        if self.hidden:
            yield "hidden text left out"
        if self.struck:
            yield "has struck-through text, which is read as it is"
        if self.embedded:
            yield f"{counted(self.embedded, 'embedded document')} left out"


@dataclass
class Line:
    """A paragraph under way: its text, and the paragraphs of boxes anchored in it."""

    pieces: list[str] = field(default_factory=list)
    above: list[Paragraph] = field(default_factory=list)
    below: list[Paragraph] = field(default_factory=list)
    begun: bool = False
    spaced: bool = True
    """Whether white space of the XML would be the second here, or stand first."""

    def put(self, text: str) -> None:
        """Add characters as they are."""
        if text:
            self.pieces.append(text)
            self.begun = self.begun or not text.isspace()
            self.spaced = False

    def say(self, text: str) -> None:
        """Add characters of XML in which any white space is one space."""
        text = _WHITE.sub(" ", text)
        if self.spaced:
            text = text.removeprefix(" ")
        if text:
            self.put(text)
            self.spaced = text[-1] == " "

    def anchor(self, boxes: Iterable[Paragraph]) -> None:
        """Add boxes, above the paragraph or below what it began."""
        (self.below if self.begun else self.above).extend(boxes)


class Walk(ABC):
    """One file being read: what was met so far, and what its paragraphs become."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._tally = Tally()
        self._top = True  # no prose has come yet

    @abstractmethod
    def _blocks(self, container: Element) -> list[Paragraph]:
        """The paragraphs of a body, cell, box, header or note."""

    @abstractmethod
    def _header(self, body: Element) -> Element | None:
        """The header of the first page: the respondent's name often stands there alone."""

    @abstractmethod
    def _noted(self, kind: str) -> list[Element]:
        """The footnotes or endnotes in the order in which the text refers to them."""

    def read(self, body: Element) -> Read:
        """The text of a body with its letterhead above and its notes below."""
        header = self._header(body)
        letterhead = [] if header is None else self._blocks(header)
        text = [replace(p, place=LETTERHEAD, close=True) for p in letterhead]
        text += self._blocks(body)
        for kind in _NOTES:
            for number, note in enumerate(self._noted(kind), 1):
                text += [replace(p, place=f"{kind} {number}") for p in self._blocks(note)]
        return finish(text, self._tally.notes(), self._name, pictures=self._tally.pictures > 0)

    def _finished(
        self, line: Line, *, marker: str, level: int, heading: int, close: bool
    ) -> list[Paragraph]:
        """The paragraph a line has become, with its boxes; none where it has no text."""
        text = "".join(line.pieces)
        if not text.strip():
            return [*line.above, *line.below]
        paragraph = Paragraph(text, marker, level, heading, close=close and not line.above)
        self._top = self._top and not is_prose(paragraph)
        return [*line.above, paragraph, *line.below]

    def _boxes(self, drawings: Iterable[Element]) -> list[Paragraph]:
        """The paragraphs of a picture that has text in it, one way or another."""
        self._tally.pictures += 1
        return [
            replace(paragraph, place=paragraph.place or TEXT_BOX)
            for drawing in drawings
            for paragraph in self._blocks(drawing)
        ]


def counted(number: int, noun: str) -> str:
    """A count with its noun.

    >>> counted(1, "comment"), counted(2, "comment")
    ('1 comment', '2 comments')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
