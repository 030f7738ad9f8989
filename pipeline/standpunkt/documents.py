"""The nouns of what comes in: spans, metadata, documents."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple


class Span(NamedTuple):
    """A stretch of a document's text, in Unicode code points, end exclusive.

    >>> Span(3, 9).of("KS støtter forslaget")
    'støtte'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two have at least one character in common."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a response besides its words; empty means not known.

    `aliases` are the other names the respondent goes by in the text: abbreviation,
    short name. `origin` tells where each known field came from ("file", "table", "letterhead",
    "title", "signature", "file name", "page" for a register's page, "mail header").
    """

    organisation: str = ""
    aliases: tuple[str, ...] = ()
    hearing: str = ""
    date: date | None = None
    language: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    origin: tuple[tuple[str, str], ...] = ()


SCANNED = "scan, "
"""How the name of a place begins whose letters were recognised in a picture."""

QUESTION: Final = "question"
"""The name of a place that holds what was asked, in words that are not the respondent's."""


class Place(NamedTuple):
    """Where a stretch of text that starts at `start` stands in the source: "footnote 3"."""

    start: int
    name: str


class Stretch(NamedTuple):
    """A stretch of text that starts at `start`, up to the next, and the language it is in."""

    start: int
    language: str


@dataclass(frozen=True, slots=True)
class Document:
    """One response: its text as it is, and what is known about it.

    Every offset in the program counts code points into `text`. `pages` holds the
    offset at which each page starts, and is empty for formats without pages; `places`
    holds, in order, the stretches that have a place worth naming, each up to the next,
    with the empty name for the running text. `languages` holds, in order, where the language
    changes, and is empty where nobody has looked.
    """

    doc_id: str
    source: str
    text: str
    metadata: Metadata = field(default_factory=Metadata)
    pages: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    languages: tuple[Stretch, ...] = ()

    def page_of(self, offset: int) -> int | None:
        """The 1-based page that holds `offset`; None for formats without pages.

        >>> Document("a", "a.pdf", "one two", pages=(0, 4)).page_of(5)
        2
        """
        return bisect_right(self.pages, offset) if self.pages else None

    def place_of(self, offset: int) -> str:
        """The name of the place that holds `offset`; empty in the running text.

        >>> Document("a", "a.docx", "body note", places=(Place(5, "footnote 1"),)).place_of(6)
        'footnote 1'
        """
        before = bisect_right(self.places, offset, key=lambda place: place.start)
        return self.places[before - 1].name if before else ""

    def language_of(self, offset: int) -> str:
        """The language at `offset`; the document's own where it has no stretches.

        >>> Document("a", "a.txt", "Hei. Hi.", languages=(Stretch(0, "nb"), Stretch(5, "en"))
        ...     ).language_of(6)
        'en'
        """
        before = bisect_right(self.languages, offset, key=lambda stretch: stretch.start)
        return self.languages[before - 1].language if before else self.metadata.language
