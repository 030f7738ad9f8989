"""From the rows of pages to lines in reading order: columns, running titles, footnotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import starmap

from standpunkt.reading.pdf.rows import Row, Segment
from standpunkt.text.answers import is_answer
from standpunkt.text.ends import ends_sentence
from standpunkt.text.finite import has_finite_verb
from standpunkt.text.markers import DASHES
from standpunkt.text.page_numbers import OF_ALL, PAGE, PAGE_NUMBER

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    rf"{PAGE}?\s*[{DASHES}]?\s*\d{{1,4}}\s*[{DASHES}]?(?:{OF_ALL}|\s*\|\s*\d{{1,4}})?",
    re.IGNORECASE,
)
_ENDS_IN_PAGE = re.compile(rf".*\b(?:side|page)\s+{PAGE_NUMBER}", re.IGNORECASE)
_LABELLED = re.compile(
    r"(?:(?:\b|(?<=s))(?:spørsmål|svar|tema|forslag|punkt|pkt\.?|kapittel|kap\.?|del|vedlegg|"
    r"alternativ|tiltak|nr\.?)|§+)\s*\d+|^\d+[.)]\s",
    re.IGNORECASE,
)
_EDGE_NUMBER = re.compile(rf"^(\d{{1,4}})(?=\s)|(?<=\s)(\d{{1,4}})(?:{OF_ALL})?$")
_NOTE = re.compile(r"(\d{1,3}|[*†‡])[.)]?\s+(?=\S)")

_EDGE_ROWS = 4
"""So many rows from the top or the foot of a page can be running titles."""
_LONGEST_TITLE = 160
_HEAD_ROWS = 25
_SHORTEST_PROSE = 60
_FEWEST_IN_COLUMN = 4
_MOST_COLUMNS_DEEP = 2
_MOST_CROSSING = 0.15
_STEP = 4.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line in reading order: its text, its page from 0, and where it stands.

    `left` and `right` are the edges of the column it is in; a `table` line holds the cells
    of a row, with tabs between them.
    """

    text: str
    page: int
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    left: float
    right: float
    table: bool = False


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note from the foot of a page: its number as printed, and its lines."""

    number: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page in reading order, and its footnotes."""

    lines: tuple[Line, ...]
    footnotes: tuple[Footnote, ...] = ()


def lay_out(bodies: Sequence[Sequence[Row]]) -> list[Page]:
    """The pages, each given as rows from top to bottom, as they are read."""
    sizes: Counter[float] = Counter()
    for rows in bodies:
        for row in rows:
            for segment in row:
                sizes[round(segment.size * 2) / 2] += len(segment.text)
    usual = max(sizes, key=lambda size: sizes[size], default=0.0)
    pages_read = []
    gutter: float | None = None
    for number, rows in enumerate(bodies):
        # The last page of columns can be too short to tell that it has them.
        gutter = _gutter(rows) or (gutter if _parts(rows, gutter) else None)
        pages_read.append(_page(list(rows), number, usual, gutter))
    return pages_read


def _parts(rows: Sequence[Row], gutter: float | None) -> bool:
    """Whether the gutter of the page before parts these rows too."""
    segments = [segment for row in rows for segment in row]
    crossing = sum(gutter is not None and s.x0 < gutter < s.x1 for s in segments)
    return crossing <= _MOST_CROSSING * len(segments)


# --- running titles --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Untitled:
    """Pages without their running titles: the rows that stay, and the titles that went.

    Of titles that differ only in their numbers the first is told.
    """

    pages: list[list[Row]]
    titles: tuple[str, ...] = ()


def without_running_titles(pages: Sequence[Sequence[Row]]) -> Untitled:
    """The rows of each page but for its page number and the titles that most pages have.

    A running title stands at the very edge of the page, or next to one that does, and at the
    same height on most pages, or on most left or right ones; numbers may differ where they count
    the pages. It is neither a sentence nor an answer, and no page is emptied: a form with one
    answer a page looks much the same. A title without a number stays at the head of the first
    page, where it is the letterhead.
    """
    seen: Counter[tuple[str, int, int]] = Counter()
    keys = [_edges(rows, number) for number, rows in enumerate(pages)]
    # A page that is printed twice says nothing about what runs through the document.
    different = list({tuple(map(_words, rows)): n for n, rows in enumerate(pages)}.values())
    for number in different:
        near = keys[number]
        # A title may sit a little higher on one page, so each counts for its neighbours.
        for words, level in set().union(*near.values()):
            seen.update((words, level + step, number % 2) for step in (-1, 0, 1))
    sides = [sum(number % 2 == side for number in different) for side in (0, 1)]

    def repeated(words: str, level: int) -> bool:
        found = [seen[words, level, side] for side in (0, 1)]
        return sum(found) > max(1, len(different) / 2) or any(
            there > max(2, pages_there / 2) for there, pages_there in zip(found, sides, strict=True)
        )

    bodies: list[list[Row]] = []
    titles: dict[str, str] = {}
    for number, (rows, near) in enumerate(zip(pages, keys, strict=True)):
        numbers = {i for i in (0, len(rows) - 1) if rows and _is_numbered(rows[i])}
        going: set[int] = set()
        for inwards in (range(len(rows)), range(len(rows) - 1, -1, -1)):
            for index in inwards:
                if index in numbers:
                    continue
                if (
                    index not in near
                    or not _is_title(rows[index])
                    or not any(starmap(repeated, near[index]))
                ):
                    break
                going.add(index)
        if len(going | numbers) == len(rows):
            going.clear()
        if number == 0:
            # What has but one name, without a page's number, is the letterhead.
            going = {i for i in going if i >= len(rows) // 2 or len(near[i]) > 1}
        for index in sorted(going | numbers):
            if not _PAGE_NUMBER.fullmatch(_words(rows[index])):
                titles.setdefault(_DIGITS.sub("#", _words(rows[index])), _words(rows[index]))
        bodies.append([row for i, row in enumerate(rows) if i not in going | numbers])
    return Untitled(bodies, tuple(titles.values()))


def _is_numbered(row: Row) -> bool:
    """Whether a row is a page number, or a running title that ends in one."""
    words = _words(row)
    if _PAGE_NUMBER.fullmatch(words):
        return True
    return _ENDS_IN_PAGE.fullmatch(words) is not None and not has_finite_verb(words)


def _is_title(row: Row) -> bool:
    """Whether a row can be a running title: it is no sentence, no question and no answer."""
    words = _words(row)
    if has_finite_verb(words) or is_answer(words) or is_answer(words.rpartition(": ")[2]):
        return False
    return len(words) <= _LONGEST_TITLE and not ends_sentence(words)


def _edges(rows: Sequence[Row], number: int) -> dict[int, set[tuple[str, int]]]:
    """Index of each row near an edge to what tells it on other pages, each with its height.

    That is its words, and its words but for the number of its page.
    """
    near = {*range(min(_EDGE_ROWS, len(rows)))}
    near |= {*range(max(0, len(rows) - _EDGE_ROWS), len(rows))}
    return {
        i: {
            (words, round(rows[i][0].y / 4))
            for words in (_words(rows[i]).lower(), _without_page(_words(rows[i]), number))
        }
        for i in near
    }


def _without_page(words: str, number: int) -> str:
    """A row with "#" for what can be the number of its page, which is `number` from 0.

    "Side 3 av 9" has one and "Fjordvik kommune 3" too; a labelled number is none: "Spørsmål 3".
    """
    if _PAGE_NUMBER.fullmatch(words) or _ENDS_IN_PAGE.fullmatch(words):
        return _DIGITS.sub("#", words).lower()
    if _LABELLED.search(words):
        return words.lower()
    # What numbers of pages have in common is how far they are from the page's place.
    return _EDGE_NUMBER.sub(lambda edge: f"#{int(edge[1] or edge[2]) - number}", words).lower()


def _words(row: Row) -> str:
    return " ".join(segment.text for segment in row)


# --- one page --------------------------------------------------------------------------


def _page(rows: list[Row], number: int, usual: float, gutter: float | None) -> Page:
    start = _notes_start(rows, usual)
    body = rows[:start]
    head = _head_length(body) if number == 0 else 0
    cells = [(segment,) for row in body[:head] for segment in row]
    lines = _straight(cells, number) + _in_order(body[head:], number, gutter)
    notes: list[tuple[str, list[Line]]] = []
    for line in _straight(rows[start:], number):
        if begins := _NOTE.match(line.text):
            rest = _cut(line, begins.end())
            notes.append((begins[1], [rest]))
        else:
            notes[-1][1].append(line)
    return Page(tuple(lines), tuple(Footnote(mark, tuple(found)) for mark, found in notes))


def _head_length(rows: Sequence[Row]) -> int:
    """How many rows stand above the first prose: the letterhead, whose cells are lines."""
    for index, row in enumerate(rows[:_HEAD_ROWS]):
        if len(row) == 1 and len(row[0].text) > _SHORTEST_PROSE:
            return index
    return 0


def _notes_start(rows: Sequence[Row], usual: float) -> int:
    """The index of the first footnote: small print at the foot that begins with a number."""
    start = len(rows)
    for index in range(len(rows) - 1, 0, -1):
        if max(segment.size for segment in rows[index]) > 0.93 * usual:
            break
        if _NOTE.match(_words(rows[index])):
            start = index
    return start


def _in_order(rows: Sequence[Row], page: int, gutter: float | None, depth: int = 0) -> list[Line]:
    """The lines of some rows, column by column where they stand in columns."""
    if gutter is None:
        return _straight(rows, page)
    found: list[Line] = []
    across: list[Row] = []
    left: list[Row] = []
    right: list[Row] = []

    def columns() -> None:
        if len(left) < _FEWEST_IN_COLUMN > len(right):
            both = sorted([*left, *right], key=lambda row: -row[0].y)
            found.extend(_straight(_same_level(both), page))
        else:
            for side in (left, right):
                inner = _gutter(side) if depth + 1 < _MOST_COLUMNS_DEEP else None
                found.extend(_in_order(list(side), page, inner, depth + 1))
        left.clear()
        right.clear()

    for row in rows:
        if any(segment.x0 < gutter < segment.x1 for segment in row):
            columns()
            across.append(row)
            continue
        found.extend(_straight(across, page))
        across.clear()
        if here := tuple(segment for segment in row if segment.x1 <= gutter):
            left.append(here)
        if there := tuple(segment for segment in row if segment.x0 >= gutter):
            right.append(there)
    columns()
    found.extend(_straight(across, page))
    return found


def _same_level(rows: Iterable[Row]) -> list[Row]:
    """Rows that were divided by a gutter, whole again."""
    whole: list[Row] = []
    for row in rows:
        if whole and abs(whole[-1][0].y - row[0].y) < 0.3 * row[0].size:
            whole[-1] = tuple(sorted((*whole[-1], *row), key=lambda segment: segment.x0))
        else:
            whole.append(row)
    return whole


def _gutter(rows: Sequence[Row]) -> float | None:
    """The x of the white space between two columns of prose; None where there is none."""
    segments = [segment for row in rows for segment in row]
    if len(segments) < 2 * _FEWEST_IN_COLUMN:
        return None
    start, end = min(s.x0 for s in segments), max(s.x1 for s in segments)
    steps = int(min((end - start) / _STEP, 2000))
    cover = [0] * (steps + 2)
    for segment in segments:
        cover[min(steps, max(0, int((segment.x0 - start) / _STEP)))] += 1
        cover[min(steps, max(0, int((segment.x1 - start) / _STEP))) + 1] -= 1
    count, best = 0, (len(segments), 0.0)
    for step in range(steps):
        count += cover[step]
        if 0.25 * steps < step < 0.75 * steps:
            middle = abs(step / steps - 0.5)
            best = min(best, (count, middle * steps))
            if best == (count, middle * steps):
                place = step
    if best[0] > _MOST_CROSSING * len(segments):
        return None
    gutter = start + (place + 0.5) * _STEP
    sides = (
        [s for s in segments if s.x1 <= gutter],
        [s for s in segments if s.x0 >= gutter],
    )
    return gutter if all(map(_is_prose, sides)) else None


def _is_prose(segments: Sequence[Segment]) -> bool:
    """Whether enough lines fill a column, as they do in prose and not in tables.

    Forms set in columns have many short answers between, so a third is enough.
    """
    if len(segments) < _FEWEST_IN_COLUMN:
        return False
    width = max(s.x1 for s in segments) - min(s.x0 for s in segments)
    full = [s for s in segments if s.x1 - s.x0 > 0.7 * width and len(s.text) > 18]
    return len(full) >= max(_FEWEST_IN_COLUMN - 1, len(segments) / 3)


def _straight(rows: Sequence[Row], page: int) -> list[Line]:
    """A line for each row; what stands far apart on it is cells."""
    if not rows:
        return []
    prose = [row for row in rows if len(row) == 1 and len(row[0].text) > 30] or rows
    left = min(row[0].x0 for row in prose)
    right = max(row[-1].x1 for row in prose)
    return [
        Line(
            "\t".join(segment.text for segment in row),
            page,
            row[0].x0,
            row[-1].x1,
            row[0].y,
            max(row, key=lambda segment: len(segment.text)).size,
            all(segment.bold for segment in row),
            left,
            right,
            len(row) > 1,
        )
        for row in rows
    ]


def _cut(line: Line, start: int) -> Line:
    """The line without its first `start` characters."""
    return Line(
        line.text[start:], line.page, line.x0, line.x1, line.y, line.size, line.bold, line.left,
        line.right, line.table,
    )  # fmt: skip
