"""From lines in reading order to text: what goes on, what begins again, and where pages start."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from standpunkt.documents import Place
from standpunkt.reading.pdf.layout import Footnote, Line, Page
from standpunkt.text.capitals import in_capitals
from standpunkt.text.ends import is_ended
from standpunkt.text.markers import BARE_NUMBER, BULLET, LETTER, NUMERAL
from standpunkt.text.spacing import Words, seam

_USUAL_PITCH = 1.2


@dataclass(frozen=True, slots=True)
class Composed:
    """The text of a document, the offset each page starts at, and its named places."""

    text: str
    pages: tuple[int, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Lines read as one; `gap` is whether white space stands above it on the page."""

    lines: tuple[Line, ...]
    gap: bool = True
    note: str = ""


@dataclass(slots=True)
class _Text:
    """The text while it is being written."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    pages: list[int] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)

    def add(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)

    def start_page(self, page: int) -> None:
        while len(self.pages) <= page:
            self.pages.append(self.length)

    def place(self, name: str) -> None:
        if name != (self.places[-1].name if self.places else ""):
            self.places.append(Place(self.length, name))


def compose(pages: Sequence[Page], scanned: frozenset[int] = frozenset()) -> Composed:
    """The text of laid-out pages: one line a paragraph, blank lines between paragraphs.

    Footnotes come after the last paragraph that ends on their page, so that every offset
    has the right page. `scanned` are the pages, from 0, that were read by OCR.
    """
    lines = [line for page in pages for line in page.lines]
    words = Words("\n".join(line.text for line in lines))
    found = _with_notes(_paragraphs(lines), pages)
    text = _Text()
    for before, paragraph in zip([None, *found], found, strict=False):
        if before is not None:
            text.add("\n\n" if _apart(before, paragraph) else "\n")
        for above, line in zip((None, *paragraph.lines), paragraph.lines, strict=False):
            _write(text, line, above, paragraph, scanned, words)
    text.start_page(len(pages) - 1)
    return Composed("".join(text.parts), tuple(text.pages), tuple(text.places))


def _write(
    text: _Text,
    line: Line,
    above: Line | None,
    paragraph: _Paragraph,
    scanned: frozenset[int],
    words: Words,
) -> None:
    """Write one line after the one `above` it in its paragraph."""
    if above is not None:
        drop, joint = seam(above.text, line.text, words)
        if drop:
            text.parts[-1] = text.parts[-1][:-drop]
            text.length -= drop
        text.add(joint)
    text.start_page(line.page)
    scan = f"scan, page {line.page + 1}" if line.page in scanned else ""
    text.place(", ".join(filter(None, (paragraph.note, scan))))
    text.add(line.text)


def _apart(before: _Paragraph, after: _Paragraph) -> bool:
    """Whether a blank line stands between two paragraphs.

    A heading keeps to what it is over and the items of a list to each other.
    """
    if before.note or after.note:
        return True
    last, first = before.lines[-1], after.lines[0]
    if last.page != first.page:
        return not (_is_item(before.lines[0]) and _is_item(first))
    if _heads(last, first) or (_is_item(before.lines[0]) and _is_item(first)):
        return False
    if last.text.endswith(":") and _is_item(first):
        return False
    return after.gap


def _heads(above: Line, below: Line) -> bool:
    larger = above.size > 1.08 * below.size
    return (larger or (above.bold and not below.bold)) and not _is_item(below)


def _is_item(line: Line) -> bool:
    return BULLET.match(line.text) is not None


def _is_numbered(line: Line) -> bool:
    text = line.text
    return any(form.match(text) for form in (NUMERAL, LETTER, BARE_NUMBER))


# --- paragraphs ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a document is set: the pitch of its lines, and whether they fill the column."""

    pitch: float
    justified: bool


def _paragraphs(lines: Sequence[Line]) -> list[_Paragraph]:
    setting = _Setting(_pitch(lines), _is_justified(lines))
    found: list[_Paragraph] = []
    gathered: list[Line] = []
    gap = True
    for line in lines:
        if gathered and not _goes_on(gathered, line, setting):
            found.append(_Paragraph(tuple(gathered), gap))
            gap = _has_gap(gathered[-1], line, setting.pitch)
            gathered = []
        gathered.append(line)
    if gathered:
        found.append(_Paragraph(tuple(gathered), gap))
    return found


def _pitch(lines: Sequence[Line]) -> float:
    """The usual distance of two baselines in a paragraph, in letter sizes."""
    found: Counter[float] = Counter()
    for above, line in pairwise(lines):
        step = (above.y - line.y) / line.size
        if above.page == line.page and 0.9 < step < 3 and not _ends_short(above, line):
            found[round(step * 20) / 20] += 1
    return max(found, key=lambda step: (found[step], -step), default=_USUAL_PITCH)


def _is_justified(lines: Sequence[Line]) -> bool:
    """Whether most lines that another follows closely end at the very edge of their column."""
    close = [a for a, b in pairwise(lines) if a.page == b.page and not a.table]
    full = sum(line.right - line.x1 < 0.2 * line.size for line in close)
    return len(close) >= _ENOUGH_LINES and full > 0.5 * len(close)


_ENOUGH_LINES = 10


def _has_gap(above: Line, line: Line, pitch: float) -> bool:
    if above.page != line.page or line.y >= above.y:
        return True
    return above.y - line.y > 1.25 * pitch * max(above.size, line.size)


def _goes_on(gathered: Sequence[Line], line: Line, setting: _Setting) -> bool:
    """Whether a line belongs to the paragraph that the gathered lines begin."""
    above = gathered[-1]
    if above.table or line.table or _is_item(line):
        return False
    alike = abs(above.size - line.size) < 0.08 * max(above.size, line.size)
    if not alike or above.bold != line.bold:
        return False
    if _is_title_above(gathered, line):
        return False
    ended = is_ended(above.text)
    short = _ends_short(above, line)
    if setting.justified and not above.text.endswith(("-", "\u2010", "\u00ad")):
        short = short or above.right - above.x1 > 0.8 * above.size
    if _is_numbered(line) and (ended or short):
        return False
    if above.page != line.page or line.y >= above.y:
        # Over a page foot or to the next column.
        return not ended and (not short or line.text[:1].islower())
    if _has_gap(above, line, setting.pitch) or short:
        return False
    indent = 0.8 * line.size
    marked = _is_item(gathered[0]) or _is_numbered(gathered[0])
    if line.x0 > above.x0 + indent and ended and not (marked and len(gathered) == 1):
        return False
    if marked and len(gathered) == 1 and line.x0 < above.x0 - 0.15 * line.size:
        return False
    if marked and len(gathered) > 1 and line.x0 < above.x0 - 0.5 * line.size:
        return False
    outdented = line.x0 < above.x0 - indent
    return not (outdented and ended and len(gathered) > 1)


def _is_title_above(gathered: Sequence[Line], line: Line) -> bool:
    """Whether the lines gathered are a heading in capitals, and `line` what stands below it."""
    capitals = all(above.text.isupper() for above in gathered) and in_capitals(gathered[0].text)
    return capitals and not line.text.isupper() and not line.text[:1].islower()


def _ends_short(above: Line, line: Line) -> bool:
    """Whether the next line's first word would have had room on the one above."""
    if above.text[-1:] in "-\u2010\u00ad" and above.text[-2:-1].isalpha():
        return False
    first = line.text.split(" ", 1)[0]
    width = (line.x1 - line.x0) * (len(first) + 1) / max(len(line.text), 1)
    return above.x1 + 1.15 * width + 0.3 * line.size < above.right


def _with_notes(found: Sequence[_Paragraph], pages: Sequence[Page]) -> list[_Paragraph]:
    """The paragraphs with each page's footnotes after the last that ends on that page."""
    merged: list[_Paragraph] = []
    waiting = [(number, note) for number, page in enumerate(pages) for note in page.footnotes]
    waiting.reverse()
    for paragraph in found:
        while waiting and waiting[-1][0] < paragraph.lines[-1].page:
            merged.append(_noted(waiting.pop()[1]))
        merged.append(paragraph)
    merged.extend(_noted(note) for _, note in reversed(waiting))
    return merged


def _noted(note: Footnote) -> _Paragraph:
    lines = tuple(replace(line, table=False) for line in note.lines)
    return _Paragraph(lines, note=f"footnote {note.number}")
