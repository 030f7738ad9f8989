"""Paragraphs of a word-processor file, written as the text that the program reads.

Word processors know what plain text only shows: what is a heading, an item, a table.
Here it is written as Markdown and plain text do: "# " before a heading, "2. " or "• " with
an indent before an item, a blank line between paragraphs. `language.blocks` reads it so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from standpunkt.documents import QUESTION, Metadata, Place
from standpunkt.errors import InputError
from standpunkt.reading.forms import answer_tables
from standpunkt.reading.text import MAX_CHARACTERS, MAX_WORD, Read
from standpunkt.text.ends import ends_sentence, is_ended
from standpunkt.text.markers import DASHES

LETTERHEAD = "letterhead"
"""The place of the first page's header."""

TEXT_BOX = "text box"
"""The place of text in a box or a shape."""

_HEADING_NAME = re.compile(r"(?:heading|overskrift)[ _]?([1-9])?$|(?:title|tittel)$", re.IGNORECASE)
_BOXES = frozenset("☐☒☑")
_LONGEST_HEADING = 200
_LONGEST_LINE = 60
_LONGEST_CELL = 40
_LONGEST_LETTERHEAD = 100
_TYPED_MARKER = re.compile(
    r"(\(?\d{1,3}(?:\.\d{1,3})*[.)]{0,2}|\(?[A-Za-zæøåÆØÅ][.)]{1,2}|"
    rf"[{DASHES}•*])\t+(?=\S)"
)
_BARE_MARKER = re.compile(r"\d{1,2}|[a-zæøå]|[ivx]{1,4}")
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; soft line breaks in its text are newlines.

    `marker` is the number or bullet of an item and `level` how deep its list is nested;
    `heading` the level of a heading, 0 for none; `close` tells that no space parts it from
    the paragraph above.
    """

    text: str
    marker: str = ""
    level: int = 0
    heading: int = 0
    place: str = ""
    close: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, over `span` columns of it."""

    paragraphs: Sequence[Paragraph]
    span: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; `top` is whether it stands above any prose."""

    cells: Sequence[Cell]
    top: bool = False


def table_paragraphs(rows: Sequence[Row]) -> list[Paragraph]:
    """The paragraphs of a table.

    In a form with answers, what is asked has the place `QUESTION`, and the answer is what
    stands over the box that is ticked; other tables are read row by row.

    >>> heads = [Cell([Paragraph(head)]) for head in ("Forslag", "Ja", "Nei")]
    >>> ticked = [Cell([Paragraph("Gebyr")]), Cell([]), Cell([Paragraph("x")])]
    >>> [(p.text, p.place) for p in table_paragraphs([Row(heads), Row(ticked)])][1:]
    [('Gebyr', 'question'), ('Nei', '')]
    """
    grid = [
        [text for cell in line.cells for text in (_of_cell(cell), *[""] * (cell.span - 1))]
        for line in rows
    ]
    pieces = answer_tables.pieces(grid)
    if pieces is None:
        return [p for line in rows for p in row([c.paragraphs for c in line.cells], line.top)]
    return [
        Paragraph(text, place=QUESTION if piece.asked else "")
        for piece in pieces
        for text in piece.text.split("\n\n")
    ]


def _of_cell(cell: Cell) -> str:
    return "\n\n".join(_written(paragraph) for paragraph in cell.paragraphs).strip()


def row(cells: Sequence[Sequence[Paragraph]], top: bool = False) -> list[Paragraph]:
    """A row of a table: one line with tabs where all its cells are short, else cell by cell.

    Sentences never run from one cell into the next, and a question has its answer below.
    At the `top`, above any prose, tables hold letterheads: each cell is a line.

    >>> [p.text for p in row([[Paragraph("Gebyr")], [Paragraph("1200")]])]
    ['Gebyr\\t1200']
    """
    filled = _boxes_joined([list(cell) for cell in cells if cell])
    short = all(len(cell) == 1 and _is_value(cell[0]) for cell in filled)
    if len(filled) > 1 and short and not top:
        text = "\t".join(cell[0].text for cell in filled)
        return [replace(filled[0][0], text=text, close=True)]
    return [
        replace(paragraph, close=(top and short) or (paragraph.close and index > 0))
        for cell in filled
        for index, paragraph in enumerate(cell)
    ]


def named_heading(style: str) -> int:
    """The level of headings in a style of that name, 0 for another style.

    >>> named_heading("heading 2"), named_heading("Tittel"), named_heading("Title Page")
    (2, 1, 0)
    """
    found = _HEADING_NAME.match(style)
    return int(found[1] or 1) if found else 0


def is_prose(paragraph: Paragraph) -> bool:
    """Whether a paragraph is running text, so that no letterhead comes below it."""
    text = paragraph.text.rstrip()
    return len(text) > _LONGEST_LETTERHEAD or (len(text) > 25 and text.endswith((".", "!", "?")))


def _boxes_joined(cells: list[list[Paragraph]]) -> list[list[Paragraph]]:
    """A row whose first cell is a box to tick, with the box before the answer in the next."""
    if len(cells) < 2 or len(cells[0]) > 1 or cells[0][0].text.strip() not in _BOXES:
        return cells
    (box,), (answer, *more), *others = cells
    return [[replace(answer, text=f"{box.text.strip()} {answer.text}"), *more], *others]


def _is_value(paragraph: Paragraph) -> bool:
    """Whether a cell holds a word, a name or a number, and nothing that is read by itself."""
    text = paragraph.text
    return (
        not paragraph.marker
        and not paragraph.heading
        and "\n" not in text
        and len(text) <= _LONGEST_CELL
        and not is_ended(text)
    )


def compose(paragraphs: Iterable[Paragraph]) -> tuple[str, tuple[Place, ...]]:
    """The text of some paragraphs in order, and where its places begin.

    >>> compose([Paragraph("Syn", heading=1), Paragraph("Vi støtter:"), Paragraph("a", "1.")])[0]
    '# Syn\\n\\nVi støtter:\\n\\n1. a'
    """
    parts: list[str] = []
    places: list[Place] = []
    length, here = 0, ""
    before: Paragraph | None = None
    for given in paragraphs:
        text = "\n".join(line.strip(" \t") for line in given.text.split("\n")).strip()
        if not text:
            continue
        paragraph = replace(given, text=text)
        if before is not None:
            parts.append("\n" if _in_line(before, paragraph) else "\n\n")
            length += len(parts[-1])
        if paragraph.place != here:
            here = paragraph.place
            places.append(Place(length, here))
        parts.append(_written(paragraph))
        length += len(parts[-1])
        before = paragraph
    return "".join(parts), tuple(places)


def finish(
    paragraphs: Iterable[Paragraph], notes: Iterable[str], name: str, pictures: bool = False
) -> Read:
    """What a reader hands over; `pictures` tells that the file holds some.

    Raises InputError for a file without text and for one that is too long or no prose.
    """
    text, places = compose(paragraphs)
    if not text:
        raise InputError(
            "holds pictures but no text" if pictures else "holds no text",
            "put the text in it" if pictures else "leave it out or put the text in it",
            path=name,
        )
    if len(text) > MAX_CHARACTERS:
        raise InputError(
            f"is too long ({len(text):,} characters; at most {MAX_CHARACTERS:,} are read)",
            "split it into one file a response",
            path=name,
        )
    if max(map(len, text.split())) > MAX_WORD:
        raise InputError(
            f"holds a word of more than {MAX_WORD:,} characters, so not prose",
            "take out the encoded data in it",
            path=name,
        )
    return Read(text, (), tuple(note for note in notes if note), places, Metadata())


def counted(number: int, noun: str) -> str:
    """A count with its noun.

    >>> counted(1, "comment"), counted(2, "comment")
    ('1 comment', '2 comments')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def changes_note(insertions: int, deletions: int) -> str:
    """The note on changes that nobody has accepted or rejected; nothing without any.

    >>> changes_note(1, 2)
    'has unresolved changes: 1 insertion kept, 2 deletions left out'
    """
    if not insertions and not deletions:
        return ""
    kept, dropped = counted(insertions, "insertion"), counted(deletions, "deletion")
    return f"has unresolved changes: {kept} kept, {dropped} left out"


def left_out_note(number: int, noun: str) -> str:
    """The note on parts that are not read; nothing without any.

    >>> left_out_note(2, "comment")
    '2 comments left out'
    """
    return f"{counted(number, noun)} left out" if number else ""


def _in_line(before: Paragraph, paragraph: Paragraph) -> bool:
    """Whether two paragraphs are lines of one block: an address, a letterhead, table rows."""
    if not paragraph.close or before.place != paragraph.place:
        return False
    return _is_line(before) and _is_line(paragraph)


def _is_line(paragraph: Paragraph) -> bool:
    if paragraph.marker or paragraph.heading or ends_sentence(paragraph.text):
        return False
    return "\t" in paragraph.text or len(paragraph.text.rpartition("\n")[2]) <= _LONGEST_LINE


def _written(paragraph: Paragraph) -> str:
    text = paragraph.text
    if paragraph.heading and _is_heading(text):
        title = " ".join(filter(None, (paragraph.marker, text.replace("\n", " "))))
        return f"{'#' * min(6, paragraph.heading)} {title}"
    if not paragraph.marker:
        # After a typed number a tab is no column: "1.", tab, "Innledning".
        return _TYPED_MARKER.sub(r"\1 ", text, count=1) if _TYPED_MARKER.match(text) else text
    marker = paragraph.marker
    if _BARE_MARKER.fullmatch(marker):
        marker += "." if marker.isdigit() else ")"
    return f"{'  ' * min(_DEEPEST, paragraph.level)}{marker} {text}"


def _is_heading(text: str) -> bool:
    """Whether text that is set as a heading reads as one: writers set sentences so, too."""
    return len(text) <= _LONGEST_HEADING and not text.endswith((".", "!", ";", ","))
