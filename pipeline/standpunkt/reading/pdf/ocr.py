"""OCR: scanned pages read by the program Tesseract, as rows like those of a printed page."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from statistics import median
from typing import Any

import pypdfium2

from standpunkt.errors import InputError
from standpunkt.reading.pdf.rows import Row, Segment

PROGRAM = "tesseract"
LANGUAGE = "nor"
MAX_SCANS = 500
"""Pages; at some seconds each the bound on what one file may cost."""

_SECONDS_A_PAGE = 60
_DPI = 300
_MOST_PIXELS = 40_000_000
_WORD_LEVEL = "5"
_CELL_GAP = 2.5
_LARGER = 1.35
_INSTALL = (
    "install Tesseract with Norwegian (Debian: apt install tesseract-ocr tesseract-ocr-nor; "
    "macOS: brew install tesseract tesseract-lang)"
)
# Tesseract's Norwegian letters have no section sign, so it reads a dollar sign or an 8. Before
# the number of a section nothing else can be meant by the first, and before one with a chapter
# ("8 7-1") nothing else by the second.
_SECTION = re.compile(
    r"(?<![\w$])(?<!\d )\$(\$?)(?=\s?\d{1,3}(?:\s?-\s?\d{1,3})?(?![\d,]|\.\d))"
    r"|(?<=[^\W\d_]\s)8(8?)(?=\s\d{1,2}-\d{1,2}(?![\d-]))"
)
_BULLET = re.compile(r"^[e«»*¢©°](?=\s[A-ZÆØÅ])")

Recogniser = Callable[[Any], list[Row] | None]
"""From a pypdfium2 page to its rows; None where the program failed on it."""


def recogniser() -> Recogniser:
    """The OCR of this machine.

    Raises InputError, saying how to get it, where the program or its Norwegian is missing.
    """
    program = shutil.which(PROGRAM)
    if program is None:
        raise InputError(f"the program {PROGRAM} is not installed", _INSTALL)
    if LANGUAGE not in _languages(program):
        raise InputError(f"{PROGRAM} lacks the language '{LANGUAGE}'", _INSTALL)
    return lambda page: _recognised(page, program)


def mended(text: str) -> str:
    """The text of a line with the slips mended that OCR always makes.

    >>> mended("Vi støtter $ 7-1 og $$ 8 og 9, men ikke 100 $.")
    'Vi støtter § 7-1 og §§ 8 og 9, men ikke 100 $.'
    """
    return _SECTION.sub(lambda found: "§" * (1 + len(found[1] or found[2] or "")), text)


@cache
def _languages(program: str) -> frozenset[str]:
    try:
        listed = subprocess.run(  # noqa: S603 - a program found on the path, no shell
            [program, "--list-langs"], capture_output=True, timeout=_SECONDS_A_PAGE, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return frozenset()
    return frozenset((listed.stdout + listed.stderr).decode(errors="replace").split())


def _recognised(page: Any, program: str) -> list[Row] | None:
    try:
        image, scale = _image(page)
        done = subprocess.run(  # noqa: S603 - a program found on the path, no shell
            [program, "stdin", "stdout", "-l", LANGUAGE, "--dpi", str(round(72 * scale)), "tsv"],
            input=image,
            capture_output=True,
            timeout=_SECONDS_A_PAGE,
            check=True,
        )
    except (OSError, subprocess.SubprocessError, pypdfium2.PdfiumError, MemoryError):
        return None
    return rows(done.stdout.decode("utf-8", errors="replace"), scale)


def _image(page: Any) -> tuple[bytes, float]:
    """The page in grey as a PGM file, and its pixels a point."""
    width, height = page.get_size()
    scale = min(_DPI / 72, (_MOST_PIXELS / max(width * height, 1)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    data, stride = bytes(bitmap.buffer), bitmap.stride
    lines = (data[y * stride : y * stride + bitmap.width] for y in range(bitmap.height))
    return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + b"".join(lines), scale


def rows(tsv: str, scale: float) -> list[Row]:
    """The rows of a page from Tesseract's table of words, `scale` being pixels a point."""
    lines: dict[tuple[str, ...], list[Segment]] = {}
    for word in csv.DictReader(io.StringIO(tsv), delimiter="\t", quoting=csv.QUOTE_NONE):
        if word.get("level") != _WORD_LEVEL or not (word.get("text") or "").strip():
            continue
        left, top, width, height = (
            float(word[key]) / scale for key in ("left", "top", "width", "height")
        )
        key = (word["page_num"], word["block_num"], word["par_num"], word["line_num"])
        found = Segment(word["text"].strip(), left, left + width, -top - height, height)
        lines.setdefault(key, []).append(found)
    usual = median([_height(line) for line in lines.values()]) if lines else 1.0
    return sorted((_row(line, usual) for line in lines.values()), key=lambda row: -row[0].y)


def _height(line: list[Segment]) -> float:
    return max(word.size for word in line)


def _row(line: list[Segment], usual: float) -> Row:
    """One row; heights of words vary with their letters, so only a title is larger."""
    size = usual if _height(line) < _LARGER * usual else _height(line)
    y = median(word.y for word in line)
    cells: list[list[Segment]] = []
    for word in line:
        if cells and word.x0 - cells[-1][-1].x1 < _CELL_GAP * size:
            cells[-1].append(word)
        else:
            cells.append([word])
    return tuple(
        Segment(_text(cell, not index), cell[0].x0, cell[-1].x1, y, size)
        for index, cell in enumerate(cells)
    )


def _text(cell: list[Segment], first: bool) -> str:
    text = mended(" ".join(word.text for word in cell))
    return _BULLET.sub("•", text) if first else text
