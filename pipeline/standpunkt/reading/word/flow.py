"""Paragraphs of a word-processor file, written as the text that the program reads.

Word processors know what plain text only shows: what is a heading, an item, a cell. It is written
as Markdown and plain text do, "# " before a heading, "2. " or "• " with an indent before an item,
and goes along as `Read.blocks`, which `language.blocks` goes by.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from standpunkt.documents import QUESTION, BlockKind, Metadata
from standpunkt.errors import InputError
from standpunkt.reading.composing import Composed
from standpunkt.reading.forms import answer_tables
from standpunkt.reading.text import MAX_CHARACTERS, MAX_WORD, Read
from standpunkt.text.ends import ends_sentence, is_ended
from standpunkt.text.markers import BEFORE_TAB, COUNTED

_HEADING_NAME = re.compile(r"(?:heading|overskrift)[ _]?([1-9])?$|(?:title|tittel)$", re.IGNORECASE)
_BOXES = frozenset("☐☒☑")
_LONGEST_HEADING = 200
_LONGEST_LINE = 60
_LONGEST_CELL = 40
_LONGEST_LETTERHEAD = 100
_FEWEST_COLUMNS = 2
_MORE_SENTENCES = re.compile(r"[a-zæøå]{2}[.!]\s+[A-ZÆØÅ]")
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; soft line breaks in its text are newlines.

    `marker` is the number or bullet of an item and `level` how deep its list is nested, from 1,
    0 outside lists; `heading` the level of a heading, 0 for none; `column` that of a cell of a
    table, from 0, and `joined` tells that it is a whole row; `close` that no space parts it from
    the paragraph above.
    """

    text: str
    marker: str = ""
    level: int = 0
    heading: int = 0
    place: str = ""
    close: bool = False
    column: int | None = None
    joined: bool = False


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
    stands over the box that is ticked; other tables are read row by row. Questions beside open
    answers have that place, too.

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
        asked = answer_tables.asking(grid)
        return [
            replace(p, place=QUESTION) if _is_asked(p, line, asked, heads=not number) else p
            for number, line in enumerate(rows)
            for p in row([cell.paragraphs for cell in line.cells], line.top, asked is not None)
        ]
    return [
        Paragraph(text, place=QUESTION if piece.asked else "", column=piece.column)
        for piece in pieces
        for text in piece.text.split("\n\n")
    ]


def _is_asked(paragraph: Paragraph, line: Row, asked: int | None, *, heads: bool) -> bool:
    """Whether a paragraph of a row is a question of the ministry's, or the headings above them."""
    if asked is None or paragraph.place:
        return False
    at = paragraph.column
    return heads or (at is not None and sum(cell.span for cell in line.cells[:at]) == asked)


def _of_cell(cell: Cell) -> str:
    return "\n\n".join("".join(_written(paragraph)) for paragraph in cell.paragraphs).strip()


def row(
    cells: Sequence[Sequence[Paragraph]], top: bool = False, asks: bool = False
) -> list[Paragraph]:
    """A row of a table: one line with tabs where all its cells are short, else cell by cell.

    Sentences never run from one cell into the next, and a question has its answer below.
    At the `top`, above any prose, tables hold letterheads, but for one that `asks`: each cell is
    a line.

    >>> [(p.text, p.column) for p in row([[Paragraph("Gebyr")], [Paragraph("1200")]])]
    [('Gebyr\\t1200', None)]
    """
    filled = _boxes_joined([(n, list(cell)) for n, cell in enumerate(cells) if cell])
    short = all(len(cell) == 1 and _is_value(cell[0]) for _, cell in filled)
    if len(filled) > 1 and short and not top:
        text = "\t".join(cell[0].text for _, cell in filled)
        return [replace(filled[0][1][0], text=text, close=True, joined=True)]
    return [
        replace(
            paragraph,
            close=(top and short) or (paragraph.close and index > 0),
            column=None if (top and not asks) or len(cells) < _FEWEST_COLUMNS else column,
        )
        for column, cell in filled
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


def _boxes_joined(cells: list[tuple[int, list[Paragraph]]]) -> list[tuple[int, list[Paragraph]]]:
    """A row whose first cell is a box to tick, with the box before the answer in the next."""
    if len(cells) < 2 or len(cells[0][1]) > 1 or cells[0][1][0].text.strip() not in _BOXES:
        return cells
    (_, (box,)), (column, (answer, *more)), *others = cells
    text = f"{box.text.strip()} {answer.text}"
    return [(column, [replace(answer, text=text), *more]), *others]


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


def compose(paragraphs: Iterable[Paragraph]) -> Composed:
    """The text of some paragraphs in order, with its places and blocks.

    >>> a = Paragraph("a", "1.", level=1)
    >>> compose([Paragraph("Syn", heading=1), Paragraph("Vi støtter:"), a]).text
    '# Syn\\n\\nVi støtter:\\n\\n1. a'
    """
    composed = Composed()
    written = [replace(one, text=text) for one in paragraphs if (text := _stripped(one.text))]
    before: Paragraph | None = None
    for paragraph, below in zip_longest(written, written[1:]):
        marker, words = _written(paragraph)
        kind = _kind(paragraph, below)
        composed.add(
            marker + words,
            apart=before is None or not _in_line(before, paragraph),
            place=paragraph.place,
            kind=kind,
            level=_level(paragraph, kind),
            marker=len(marker),
        )
        before = paragraph
    return composed


def _stripped(text: str) -> str:
    return "\n".join(line.strip(" \t") for line in text.split("\n")).strip()


def _kind(paragraph: Paragraph, below: Paragraph | None) -> BlockKind:
    if paragraph.heading and (_is_title(paragraph.text) or _heads(paragraph.text, below)):
        return BlockKind.HEADING
    if paragraph.marker:
        return BlockKind.ITEM
    if paragraph.joined:
        return BlockKind.ROW
    return BlockKind.PARAGRAPH if paragraph.column is None else BlockKind.CELL


def _level(paragraph: Paragraph, kind: BlockKind) -> int:
    match kind:
        case BlockKind.HEADING:
            return paragraph.heading
        case BlockKind.CELL:
            return paragraph.column or 0
        case _:
            return paragraph.level


def finish(
    paragraphs: Iterable[Paragraph], notes: Iterable[str], name: str, pictures: bool = False
) -> Read:
    """What a reader hands over; `pictures` tells that the file holds some.

    Raises InputError for a file without text and for one that is too long or no prose.
    """
    composed = compose(paragraphs)
    text = composed.text
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
    return Read(text, (), tuple(notes), tuple(composed.places), Metadata(), tuple(composed.blocks))


def _in_line(before: Paragraph, paragraph: Paragraph) -> bool:
    """Whether two paragraphs are lines of one block: an address, a letterhead, table rows."""
    if not paragraph.close or before.place != paragraph.place:
        return False
    return _is_line(before) and _is_line(paragraph)


def _is_line(paragraph: Paragraph) -> bool:
    if paragraph.marker or paragraph.heading or ends_sentence(paragraph.text):
        return False
    return "\t" in paragraph.text or len(paragraph.text.rpartition("\n")[2]) <= _LONGEST_LINE


def _written(paragraph: Paragraph) -> tuple[str, str]:
    """The marker of a paragraph, with the space before and after it, and its words."""
    text, marker = paragraph.text, paragraph.marker
    if paragraph.heading and _is_title(text):
        title = " ".join(filter(None, (marker, text.replace("\n", " "))))
        return f"{'#' * min(6, paragraph.heading)} ", title
    if not marker:
        # After a typed number a tab is no column: "1.", tab, "Innledning".
        typed = BEFORE_TAB.match(text)
        return "", BEFORE_TAB.sub(r"\1 ", text, count=1) if typed else text
    if COUNTED.fullmatch(marker):
        marker += "." if marker.isdigit() else ")"
    return f"{'  ' * min(_DEEPEST, paragraph.level - 1)}{marker} ", text


def _is_title(text: str) -> bool:
    """Whether a heading is written with "#": writers set sentences and lead-ins so, too."""
    return len(text) <= _LONGEST_HEADING and not text.endswith((".", "!", ";", ","))


def _heads(text: str, below: Paragraph | None) -> bool:
    """Whether a sentence that is set as a heading heads what is `below`, which is none.

    Where whole letters are set so, and in paragraphs in large letters, the style says nothing.

    >>> below = Paragraph("Gebyret er for høyt.")
    >>> _heads("Vi støtter forslaget.", below), _heads("Vi er imot. Det er for dyrt.", below)
    (True, False)
    """
    alone = len(text) <= _LONGEST_HEADING and _MORE_SENTENCES.search(text) is None
    return alone and below is not None and not below.heading
