"""The nouns of what comes in: spans, metadata, documents."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final, Literal, NamedTuple


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


class OrganisationKind(StrEnum):
    """What a respondent is."""

    MINISTRY = "ministry"
    AGENCY = "agency"
    COUNTY_GOVERNOR = "county_governor"
    MUNICIPALITY = "municipality"
    COUNTY = "county"
    COURT = "court"
    UNIVERSITY = "university"
    HEALTH = "health"
    CHURCH = "church"
    SAMI = "sami"
    WORKING_LIFE = "working_life"
    ASSOCIATION = "association"
    COMPANY = "company"
    SCHOOL = "school"
    PERSON = "person"
    OTHER = "other"

    def label(self, language: str = "nb") -> str:
        """The display name in bokmål ("nb"), nynorsk ("nn") or English ("en").

        >>> OrganisationKind.COUNTY_GOVERNOR.label("nn")
        'statsforvaltar'
        """
        return _KIND_LABELS[self][("nb", "nn", "en").index(language)]


_KIND_LABELS = {
    OrganisationKind.MINISTRY: ("departement", "departement", "ministry"),
    OrganisationKind.AGENCY: ("direktorat og etat", "direktorat og etat", "agency"),
    OrganisationKind.COUNTY_GOVERNOR: ("statsforvalter", "statsforvaltar", "county governor"),
    OrganisationKind.MUNICIPALITY: ("kommune", "kommune", "municipality"),
    OrganisationKind.COUNTY: ("fylkeskommune", "fylkeskommune", "county"),
    OrganisationKind.COURT: ("domstol", "domstol", "court"),
    OrganisationKind.UNIVERSITY: (
        "universitet og høyskole",
        "universitet og høgskule",
        "university or college",
    ),
    OrganisationKind.HEALTH: ("helseforetak", "helseføretak", "health enterprise"),
    OrganisationKind.CHURCH: ("kirke og trossamfunn", "kyrkje og trussamfunn", "church or faith"),
    OrganisationKind.SAMI: ("samisk organ", "samisk organ", "Sámi body"),
    OrganisationKind.WORKING_LIFE: (
        "organisasjon i arbeids- og næringslivet",
        "organisasjon i arbeids- og næringslivet",
        "organisation of working life",
    ),
    OrganisationKind.ASSOCIATION: (
        "interesseorganisasjon og forening",
        "interesseorganisasjon og foreining",
        "association",
    ),
    OrganisationKind.COMPANY: ("bedrift", "bedrift", "company"),
    OrganisationKind.SCHOOL: ("skole og elever", "skule og elevar", "school or students"),
    OrganisationKind.PERSON: ("privatperson", "privatperson", "private person"),
    OrganisationKind.OTHER: ("annet", "anna", "other"),
}


Origin = Literal[
    "file",
    "table",
    "page",
    "mail header",
    "letterhead",
    "title",
    "signature",
    "text",
    "file name",
]
"""Where a field of the metadata was read: in the user's file, a table, a register's page, the
header of a mail, or a place in the response itself."""

NameOrigin = Literal["metadata", "page", "letterhead", "signature", "text", "file_name", "none"]
"""Where the respondent's name was read, as the column `organisation_from` tells it."""

NAME_ORIGIN: Final[Mapping[Origin, NameOrigin]] = {
    "file": "metadata",
    "table": "metadata",
    "page": "page",
    "letterhead": "letterhead",
    "title": "letterhead",
    "mail header": "letterhead",
    "signature": "signature",
    "text": "text",
    "file name": "file_name",
}
"""What the one comes to in the other."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place that names somebody as the sender, and what it counted for.

    `place` is where ("letterhead", "signature"), `name` what it says, and `weight` how much a
    name there counts; below zero it counts against.
    """

    place: str
    name: str
    weight: float


@dataclass(frozen=True, slots=True)
class Respondent:
    """Who answers: one body or person, under one name; empty means not known.

    `organisation` is the body's own way of writing its name, without department, and joint
    respondents joined by "; "; `unit` is the department. `id` is the same for all the ways of
    writing one name. `kind` is a value of `OrganisationKind`. `origin` tells where the name was
    read, and `confidence` how surely, from 0 to 1. `evidence` lists what spoke for it and for
    others, the heaviest first.
    """

    organisation: str = ""
    id: str = ""
    kind: str = ""
    unit: str = ""
    origin: NameOrigin = "none"
    confidence: float = 0.0
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a response besides its words; empty means not known.

    `organisation` is the respondent's name and `respondent` all that is known of it.
    `aliases` are the other names the respondent goes by in the text: abbreviation,
    short name. `origin` tells where each known field came from.
    """

    organisation: str = ""
    aliases: tuple[str, ...] = ()
    hearing: str = ""
    date: date | None = None
    language: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    origin: tuple[tuple[str, Origin], ...] = ()
    respondent: Respondent = field(default_factory=Respondent)


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


class BlockKind(StrEnum):
    """What a block of a text is; chrome is told by how it reads, and never by a file.

    A row is a whole row of a table in one line; where its cells are too long, each is a cell.
    """

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    CELL = "cell"
    ROW = "row"
    CHROME = "chrome"


class Block(NamedTuple):
    """What a file itself says of a stretch of its text: whole lines, the last line end left out.

    `level` is that of a heading from 1, of an item or a paragraph within a list how deep it lies
    from 1 (0 outside lists), and of a cell its column from 0. `marker` counts the characters
    before what is said: an indent, a number or bullet, the signs of a heading.

    >>> text = "# Gebyr\\n\\n2. Målere"
    >>> [block.said(text) for block in (
    ...     Block(BlockKind.HEADING, Span(0, 7), 1, 2), Block(BlockKind.ITEM, Span(9, 18), 1, 3))]
    ['Gebyr', 'Målere']
    """

    kind: BlockKind
    span: Span
    level: int = 0
    marker: int = 0

    def said(self, text: str) -> str:
        """The words of the block, without its marker."""
        return text[self.span.start + self.marker : self.span.end]


def on_lines(text: str, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks that are still whole lines of `text`, once what they were blocks of has changed.

    What is known of the others is gone, and told from their words.

    >>> blocks = [Block(BlockKind.ITEM, Span(0, 2)), Block(BlockKind.ITEM, Span(6, 9))]
    >>> [block.span for block in on_lines("en to\\ntre", blocks)]
    [Span(start=6, end=9)]
    """
    return tuple(block for block in blocks if _is_on_lines(text, block))


def _is_on_lines(text: str, block: Block) -> bool:
    start, end = block.span
    if not (0 <= start < end <= len(text) and 0 <= block.marker < end - start):
        return False
    return text[start - 1 : start] in ("", "\n") and text[end : end + 1] in ("", "\n")


@dataclass(frozen=True, slots=True)
class Document:
    """One response: its text as it is, and what is known about it.

    Every offset in the program counts code points into `text`. `pages` holds the
    offset at which each page starts, and is empty for formats without pages; `places`
    holds, in order, the stretches that have a place worth naming, each up to the next,
    with the empty name for the running text. `languages` holds, in order, where the language
    changes, and is empty where nobody has looked. `blocks` holds, in order, what the file says
    of its headings, lists, tables and paragraphs, and is empty for formats that do not tell.
    """

    doc_id: str
    source: str
    text: str
    metadata: Metadata = field(default_factory=Metadata)
    pages: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    languages: tuple[Stretch, ...] = ()
    blocks: tuple[Block, ...] = ()

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
