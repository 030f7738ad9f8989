"""From the characters of a PDF page to rows: text on one baseline, with where it stands.

PDFium gives characters in the order they were drawn; here they are put on baselines by where
they stand. Lengths are points, 1/72 inch; y grows upwards.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from standpunkt.text.markers import ALONE

MAX_PAGE_CHARACTERS = 200_000
"""A page with more is a drawing, or made to hold a reader up."""

_WORD_GAP = 0.17
_CELL_GAP = 1.5
_STRETCHED_GAP = 3.0  # one space in a justified line can be this many ems wide
_DOUBLE = 0.86
_LOOSE = 0.35
_NEAR = 12.0
_MOST_KEPT = 50  # of one text within the square of _NEAR points
_FEWEST_GAPS = 5
_LEAST_SPACED = 0.06
_TORN = re.compile(r"(?:(?:^|(?<= ))[^\W\d_] ){2}[^\W\d_](?![^\W_])")
_MARK = re.compile(r"\d{1,3}(?:[,)]\d{0,3})*\)?|[*†‡]")
_UNIT = re.compile(r"(?<![^\W_])[kcdm]?m$")
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
# Symbol fonts put bullets here; U+F02D and U+F0BE are their dashes.
_PRIVATE_DASHES = {0xF02D: "–", 0xF0BE: "–"}
_LIGATURES = {0xFB00 + i: s for i, s in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))}
_SUPERSCRIPTS = str.maketrans("123", "¹²³")


@dataclass(frozen=True, slots=True)
class Segment:
    """Text on one baseline without a wide gap in it; `size` is that of its letters.

    `x0` and `x1` are its left and right edges, `y` its baseline.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False


Row = tuple[Segment, ...]
"""The segments of one baseline, left to right; never empty."""


@dataclass(frozen=True, slots=True)
class _Look:
    """What the characters of one text object have in common; `turn` is in degrees."""

    size: float
    turn: int
    bold: bool


def page_rows(textpage: Any) -> list[Row]:
    """The rows of a page, top to bottom, without the marks that point to footnotes.

    `textpage` is a pypdfium2 PdfTextPage. Text that stands at another angle than most of the
    page (watermarks, notes up the margin) is left out.
    """
    runs = _overprinted(_upright(list(_runs(textpage))))
    return rows_of(runs)


def rows_of(runs: Sequence[Segment]) -> list[Row]:
    """Rows from pieces of text in any order.

    >>> rows_of([Segment("b", 20, 25, 99.8, 10), Segment("a", 10, 15, 100, 10)])[0][0].text
    'a b'
    """
    body = _usual_size(runs)
    marks = [run for run in runs if run.size < 0.9 * body and _MARK.fullmatch(run.text.strip())]
    known = {id(run) for run in marks}
    lines = _baselines([run for run in runs if id(run) not in known])
    left = _placed(marks, lines)
    lines.extend(_baselines(left))
    lines.sort(key=lambda line: -_level(line))
    return [row for line in lines if (row := _segments(sorted(line, key=lambda r: r.x0)))]


# --- characters ------------------------------------------------------------------------


def _runs(textpage: Any) -> Iterator[tuple[Segment, int]]:
    """Stretches of characters drawn one after the other on a line, with their turn.

    A run of white space is one space at the end of the text before it.
    """
    drawing = _Drawing(textpage)
    text: list[str] = []
    places: list[int] = []
    x0 = baseline = 0.0
    spaces, current = 0, 0
    look = _Look(0, 0, False)

    def done() -> tuple[Segment, int]:
        x1 = max(x0, drawing.edges(places[-1], look.turn)[1])
        words = "".join(text)
        if _TORN.search(words):
            words = _mended(words, [drawing.edges(at, look.turn) for at in places], look.size)
        return Segment(words, x0, x1, baseline, look.size, look.bold), look.turn

    for index, (char, drawn) in enumerate(zip(drawing.chars, drawing.objects, strict=True)):
        if char in {"", " "}:
            # Between doubled letters PDFium makes up spaces that nobody drew.
            if char == " " and not (drawing.doubled and drawing.is_made_up(index)):
                spaces = 1 if drawing.doubled else spaces + 1
            continue
        # A text object holds one string on one baseline; made-up characters have none.
        if drawn == current and not spaces and text:
            # Inside a word no box is asked for: PDFium makes up a space for every gap.
            text.append(char)
            places.append(index)
            continue
        if not drawn or drawn in drawing.doubled:
            continue
        here, level = drawing.look(drawn)
        left = drawing.edges(index, here.turn)[0]
        if text:
            gap = left - drawing.edges(places[-1], look.turn)[1]
            widest = _STRETCHED_GAP if spaces == 1 else _CELL_GAP
            if (
                here == look
                and abs(level - baseline) < 0.1 * look.size
                and -0.4 * look.size < gap < widest * look.size
            ):
                if spaces or gap > _WORD_GAP * look.size:
                    text.append(" ")
            else:
                yield done()
                text, places = [], []
        if not text:
            x0, baseline, look = left, level, here
        text.append(char)
        places.append(index)
        spaces, current = 0, drawn
    if text:
        yield done()


class _Drawing:
    """The characters of a page in the order they were drawn, and what there is to ask of each.

    `chars` are as `_character` tells them, `objects` the text object each belongs to (0 for a
    made-up one), and `doubled` the objects that only make the letters of another look bold.
    """

    def __init__(self, textpage: Any) -> None:
        self._textpage = textpage.raw
        self._raw = ctypes.cast(textpage.raw, ctypes.c_void_p).value
        self._box = pdfium.FS_RECTF()
        self._box_at = ctypes.addressof(self._box)
        count = min(pdfium.FPDFText_CountChars(textpage), MAX_PAGE_CHARACTERS)
        self.chars = [_character(_unicode_at(self._raw, index)) for index in range(count)]
        self.objects = [
            0 if char in {"", " "} else _object_at(self._raw, index)
            for index, char in enumerate(self.chars)
        ]
        self._first: dict[int, int] = {}
        for index, drawn in enumerate(self.objects):
            if drawn:
                self._first.setdefault(drawn, index)
        self._looks: dict[int, tuple[_Look, float]] = {}
        self.doubled = self._doubled()

    def edges(self, at: int, turn: int) -> tuple[float, float]:
        """Left and right of a character, as they are once the page is turned upright."""
        _box_at(self._raw, at, self._box_at)
        left, right = _turned(self._box, turn)
        return (left, right) if math.isfinite(left) and math.isfinite(right) else (0.0, 0.0)

    def look(self, drawn: int) -> tuple[_Look, float]:
        """The look of an object, and the baseline it stands on."""
        if drawn not in self._looks:
            first = self._first[drawn]
            here = _look(self._textpage, first)
            self._looks[drawn] = here, _level_at(self._textpage, first, here.turn)
        return self._looks[drawn]

    def is_made_up(self, at: int) -> bool:
        """Whether nobody drew a character: PDFium puts spaces in the gaps between words."""
        return not _object_at(self._raw, at)

    def _doubled(self) -> frozenset[int]:
        words: dict[int, list[str]] = {}
        for char, drawn in zip(self.chars, self.objects, strict=True):
            if drawn:
                words.setdefault(drawn, []).append(char)
        alike: dict[str, list[int]] = {}
        for drawn, found in words.items():
            alike.setdefault("".join(found), []).append(drawn)
        again: set[int] = set()
        closeness = self._closeness(words)
        for text, objects in alike.items():
            if len(objects) > 1:
                standing = _Standing()
                for drawn in objects:
                    here, level = self.look(drawn)
                    left, right = self.edges(self._first[drawn], here.turn)
                    # Of a longer text only the first letter is asked for: it tells enough.
                    width = right - left + closeness * here.size
                    room = _DOUBLE * width if len(text) == 1 else _LOOSE * here.size
                    if not standing.takes(left, level, here.size, room):
                        again.add(drawn)
        return frozenset(again)

    def _closeness(self, words: Mapping[int, Sequence[str]]) -> float:
        """How far letters drawn one by one overlap the one before, in letter sizes, 0 or less."""
        gaps = []
        for before, drawn in pairwise(words):
            if len(words[before]) == len(words[drawn]) == 1 and words[before] != words[drawn]:
                here, _ = self.look(drawn)
                edge = self.edges(self._first[before], here.turn)[1]
                gap = (self.edges(self._first[drawn], here.turn)[0] - edge) / here.size
                if abs(gap) < _WORD_GAP:
                    gaps.append(gap)
        # After a double the next letter seems to overlap too, so the widest gaps tell.
        return min(0.0, sorted(gaps)[len(gaps) * 9 // 10]) if len(gaps) >= _FEWEST_GAPS else 0.0


class _Standing:
    """Where the copies of one text stand that are no doubles of each other."""

    def __init__(self) -> None:
        self._kept: dict[tuple[int, int], list[tuple[float, float, float]]] = {}

    def takes(self, x: float, y: float, size: float, room: float) -> bool:
        """Whether a copy is no double: none of the same size stands within `room` points.

        Legible text never stands on itself, so what does makes the letters look bold. Double
        letters stand the width of one apart, thin ones too.
        """
        column, row = int(x // _NEAR), int(y // _NEAR)
        for other in [(column + i, row + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]:
            for left, level, height in self._kept.get(other, ()):
                alike = abs(height - size) < 0.2 * size
                if alike and abs(left - x) < min(room, _NEAR) and abs(level - y) < 0.3 * size:
                    return False
        kept = self._kept.setdefault((column, row), [])
        if len(kept) < _MOST_KEPT:
            kept.append((x, y, size))
        return True


def _mended(text: str, edges: Sequence[tuple[float, float]], size: float) -> str:
    """Text whose letters are set wide apart, with spaces only between its words.

    `edges` are those of its characters, spaces aside.

    >>> edges = [(x, x + 5) for x in (0, 7, 14, 21, 31, 38)]
    >>> _mended("I K K E N Å", edges, 10)
    'IKKE NÅ'
    """
    letters = text.replace(" ", "")
    gaps = [after[0] - before[1] for before, after in pairwise(edges)]
    if len(letters) != len(edges) or len(gaps) < _FEWEST_GAPS:
        return text
    usual = sorted(gaps)[len(gaps) // 2]
    if not _LEAST_SPACED * size < usual < _CELL_GAP * size:
        return text
    return letters[0] + "".join(
        (" " if gap > usual + 0.12 * size else "") + letter
        for letter, gap in zip(letters[1:], gaps, strict=True)
    )


def _quick(function: Any, *arguments: Any) -> Any:
    """The same function of PDFium taking plain addresses, at half the cost a call."""
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.PYFUNCTYPE(*arguments)(address)


_unicode_at = _quick(pdfium.FPDFText_GetUnicode, ctypes.c_uint, ctypes.c_void_p, ctypes.c_int)
_object_at = _quick(pdfium.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_box_at = _quick(
    pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p
)


@lru_cache(maxsize=4096)
def _character(code: int) -> str:
    """A character as the text has it: white space as a space, controls as nothing.

    PDFium writes U+0002 or U+FFFE for a hyphen that ends a line.
    """
    if code in {0x02, 0xFFFE}:
        return "-"
    if code in _LIGATURES:
        return _LIGATURES[code]
    if 0xE000 <= code <= 0xF8FF:
        return _PRIVATE_DASHES.get(code, "•")
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return ""
    char = chr(code)
    if char.isspace():
        return " "
    return "" if unicodedata.category(char) in {"Cc", "Cn", "Co"} else char


def _look(raw: Any, index: int) -> _Look:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(raw, index, matrix)
    scale = math.hypot(matrix.c, matrix.d)
    size = abs(pdfium.FPDFText_GetFontSize(raw, index)) * (scale or 1)
    turn = round(math.degrees(math.atan2(matrix.b, matrix.a))) % 360 if scale else 0
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    length = pdfium.FPDFText_GetFontInfo(raw, index, name, 128, flags)
    font = name.value.decode("utf-8", errors="replace") if 0 < length <= 128 else ""
    bold = bool(_BOLD.search(font)) or pdfium.FPDFText_GetFontWeight(raw, index) >= 600
    return _Look(size if math.isfinite(size) and size > 0.1 else 1.0, turn, bold)


def _level_at(raw: Any, index: int, turn: int) -> float:
    """The baseline of a character as it is once the page is turned for upright text."""
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
    level = {90: -x.value, 180: -y.value, 270: x.value}.get(turn, y.value)
    return level if math.isfinite(level) else 0.0


def _turned(box: Any, turn: int) -> tuple[float, float]:
    """Left and right of a box as they are once the page is turned for upright text."""
    if turn == 90:
        return box.bottom, box.top
    if turn == 180:
        return -box.right, -box.left
    if turn == 270:
        return -box.top, -box.bottom
    return box.left, box.right


def _upright(runs: Sequence[tuple[Segment, int]]) -> list[Segment]:
    """The runs at the angle that most characters of the page stand at."""
    turns: Counter[int] = Counter()
    for run, turn in runs:
        turns[turn] += len(run.text)
    most = max((t for t in turns if t % 90 == 0), key=lambda t: turns[t], default=0)
    return [run for run, turn in runs if turn == most]


def _overprinted(runs: Iterable[Segment]) -> list[Segment]:
    """The runs without those drawn twice at one place, object by object in another way."""
    standing: dict[str, _Standing] = {}
    kept = []
    for run in runs:
        room = _DOUBLE * (run.x1 - run.x0) / max(1, len(run.text))
        known = standing.setdefault(run.text.strip(), _Standing())
        if known.takes(run.x0, run.y, run.size, room):
            kept.append(run)
    return kept


# --- baselines -------------------------------------------------------------------------


def _usual_size(runs: Iterable[Segment]) -> float:
    sizes: Counter[float] = Counter()
    for run in runs:
        sizes[round(run.size * 2) / 2] += len(run.text)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def _baselines(runs: Iterable[Segment]) -> list[list[Segment]]:
    """Runs by baseline, top to bottom."""
    lines: list[list[Segment]] = []
    for run in sorted(runs, key=lambda r: -r.y):
        if lines and _level(lines[-1]) - run.y < 0.3 * min(run.size, lines[-1][0].size):
            lines[-1].append(run)
        else:
            lines.append([run])
    return lines


def _level(line: Sequence[Segment]) -> float:
    return line[0].y


def _placed(marks: Sequence[Segment], lines: list[list[Segment]]) -> list[Segment]:
    """Leave out footnote marks, put numbers that begin a footnote on its line; the rest.

    A small figure raised above the end of a word is a mark; one in front of a line is the
    number of a footnote; a raised figure after a unit is its power.
    """
    levels = [-_level(line) for line in lines]
    left = []
    for mark in marks:
        for index in range(
            bisect_left(levels, -mark.y), min(len(lines), bisect_left(levels, -mark.y) + 3)
        ):
            line = lines[index]
            near = [run for run in line if run.x0 - mark.size < mark.x0 <= run.x1 + 0.6 * run.size]
            begins = 0 <= line[0].x0 - mark.x1 < 3 * line[0].size
            size = near[-1].size if near else line[0].size
            rise = mark.y - _level(line)
            if not (near or begins) or not 0.1 * size < rise < 0.8 * size or mark.size > 0.9 * size:
                continue
            before = [run for run in near if run.x0 < mark.x0]
            if not before:
                line.insert(0, replace(mark, text=mark.text.strip() + " ", y=_level(line)))
            elif _UNIT.search(before[-1].text) and mark.text in {"2", "3"}:
                line.append(replace(mark, text=mark.text.translate(_SUPERSCRIPTS)))
            break
        else:
            left.append(mark)
    return left


def _segments(line: Sequence[Segment]) -> Row:
    """The runs of a line, left to right, brought together where no wide gap parts them."""
    found: list[Segment] = []
    pieces: list[list[Segment]] = []
    for run in line:
        size = max(run.size, pieces[-1][-1].size) if pieces else run.size
        gap = run.x0 - pieces[-1][-1].x1 if pieces else 0.0
        marker = len(pieces) == 1 and ALONE.fullmatch(_joined(pieces[0]).strip())
        if pieces and (gap < _CELL_GAP * size or (marker and gap < 5 * size)):
            pieces[-1].append(run)
        else:
            pieces.append([run])
    for piece in pieces:
        text = unicodedata.normalize("NFC", _joined(piece)).strip()
        if text:
            longest = max(piece, key=lambda r: len(r.text))
            bold = all(r.bold for r in piece if any(map(str.isalpha, r.text)))
            bold = bold and longest.bold
            right = max(r.x1 for r in piece)
            found.append(Segment(text, piece[0].x0, right, longest.y, longest.size, bold))
    return tuple(found)


def _joined(runs: Sequence[Segment]) -> str:
    text = runs[0].text
    for before, run in pairwise(runs):
        bullet = before is runs[0] and ALONE.fullmatch(text.strip()) and not text.isalpha()
        spaced = run.x0 - before.x1 > _WORD_GAP * min(run.size, before.size)
        text += (" " if (spaced or bullet) and not text.endswith(" ") else "") + run.text
    return text
