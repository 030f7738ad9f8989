"""The PDF reader: from a file's pages to text, with OCR for pages that are scans."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from standpunkt.errors import InputError
from standpunkt.reading.pdf.forms import with_answers
from standpunkt.reading.pdf.layout import lay_out, without_running_titles
from standpunkt.reading.pdf.ocr import MAX_SCANS, recogniser
from standpunkt.reading.pdf.paragraphs import compose
from standpunkt.reading.pdf.rows import MAX_PAGE_CHARACTERS, Row, page_rows
from standpunkt.reading.text import MAX_CHARACTERS, Read, unreadable

MAX_PAGES = 3_000
MAX_PDF_BYTES = 300_000_000

_FEW_CHARACTERS = 40
_MOSTLY_IMAGE = 0.5
_MOST_OBJECTS = 5_000
_UNMAPPED = 0.3
_MOST_TITLES = 4
_SHOWN = 60
_SPLIT = "split it into one file a response"


class OcrMode(StrEnum):
    """Which pages OCR reads: scans, every page, or none."""

    AUTO = "auto"
    ON = "on"
    OFF = "off"


def read_pdf(
    path: Path, name: str = "", ocr: OcrMode = OcrMode.AUTO, *, running_titles: bool = False
) -> Read:
    """Read a PDF; `name` is how messages call it (the path where not given).

    `running_titles` keeps what comes again at the edge of the pages, page numbers too.

    Raises InputError for a file that cannot be opened, needs a password, is damaged, holds
    no text, or passes the bounds above; also where OCR is needed and cannot be had, and no
    page has text of its own.
    """
    name = name or str(path)
    try:
        size = path.stat().st_size
        if size > MAX_PDF_BYTES:
            raise InputError(
                f"is too large ({size / 1e6:,.0f} MB; at most {MAX_PDF_BYTES / 1e6:,.0f} MB "
                "are read)",
                path=name,
                remedy=_SPLIT,
            )
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(error, name) from error
    if not data.strip():
        raise InputError("is empty", path=name, remedy="leave it out or fetch the file again")
    document = _opened(data, name)
    try:
        return _read(document, name, ocr, running_titles)
    finally:
        document.close()


def _opened(data: bytes, name: str) -> Any:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        reason = getattr(error, "err_code", None)
    if reason in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        raise InputError(
            "is protected by a password",
            path=name,
            remedy="open it with the password and save it without one",
        )
    if not data[:1024].lstrip().startswith(b"%PDF-"):
        raise InputError(
            "is no PDF file, whatever its ending says",
            path=name,
            remedy="give it the ending of what it is, or save it as PDF",
        )
    raise _damaged(name)


def _damaged(name: str) -> InputError:
    return InputError(
        "is a damaged PDF", path=name, remedy="fetch it again, or open it and print it to a new PDF"
    )


def _read(document: Any, name: str, ocr: OcrMode, running_titles: bool) -> Read:
    count = len(document)
    if count == 0:
        raise InputError("is a PDF without pages", path=name, remedy="fetch the file again")
    if count > MAX_PAGES:
        raise InputError(
            f"has {count:,} pages; at most {MAX_PAGES:,} are read", path=name, remedy=_SPLIT
        )
    pages: list[list[Row]] = []
    scans: list[int] = []
    broken: list[int] = []
    characters = 0
    for number in range(count):
        rows, scan = _page(document, number, name, ocr)
        if rows is None:
            broken.append(number)
        if scan:
            scans.append(number)
        pages.append(rows or [])
        characters += sum(len(segment.text) for row in pages[-1] for segment in row)
        if characters > MAX_CHARACTERS:
            raise InputError(
                f"is too long (at most {MAX_CHARACTERS:,} characters are read)",
                path=name,
                place=f"page {number + 1}",
                remedy=_SPLIT,
            )
    notes = [f"{_pages(broken)} could not be read; the file is damaged"] if broken else []
    if scans:
        notes.append(_recognise(document, scans, pages, name, ocr))
    if not any(pages):
        if broken:
            raise _damaged(name)
        raise InputError(
            "holds no text",
            path=name,
            remedy="if it is a scan, read it with OCR; else leave it out",
        )
    if document.get_formtype() != pdfium.FORMTYPE_NONE:
        notes.append("has form fields; what was typed into them may be missing")
    if not running_titles:
        untitled = without_running_titles(pages)
        pages = untitled.pages
        notes.append(_titles_note(untitled.titles))
    found = compose(
        lay_out([with_answers(rows) for rows in pages]),
        frozenset(scans if ocr is not OcrMode.OFF else ()),
    )
    if not found.text.strip():
        raise InputError("holds no text but page numbers", path=name, remedy="leave it out")
    return Read(found.text, found.pages, tuple(filter(None, notes)), found.places)


def _titles_note(titles: Sequence[str]) -> str:
    """The note on running titles that were left out; nothing without any.

    >>> _titles_note(["Fjordvik kommune", "Sak 12/34"])
    'left out as running titles: “Fjordvik kommune” and “Sak 12/34”'
    """
    if not titles:
        return ""
    *most, last = [
        f"“{title if len(title) <= _SHOWN else f'{title[:_SHOWN].rstrip()}…'}”"
        for title in titles[:_MOST_TITLES]
    ]
    if len(titles) > _MOST_TITLES:
        most, last = [*most, last], f"{len(titles) - _MOST_TITLES} more"
    said = f"{', '.join(most)} and {last}" if most else last
    return f"left out as running titles: {said}"


def _page(document: Any, number: int, name: str, ocr: OcrMode) -> tuple[list[Row] | None, bool]:
    """The rows of a page, None where it is damaged, and whether it is for OCR to read."""
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return None, False
    try:
        textpage = page.get_textpage()
        count = textpage.count_chars()
        if count > MAX_PAGE_CHARACTERS:
            raise InputError(
                f"has {count:,} characters on a page; at most {MAX_PAGE_CHARACTERS:,} are read",
                path=name,
                place=f"page {number + 1}",
                remedy="take the page out",
            )
        rows = page_rows(textpage)
        if ocr is OcrMode.ON:
            return rows, True
        length = sum(len(segment.text) for row in rows for segment in row)
        little = length < _FEW_CHARACTERS and _is_image(page)
        return rows, little or (length > 0 and _is_unmapped(textpage, count))
    except (pypdfium2.PdfiumError, OverflowError):
        return None, False
    finally:
        page.close()


def _is_image(page: Any) -> bool:
    """Whether images cover most of the page."""
    width, height = page.get_size()
    covered = 0.0
    box = [ctypes.c_float() for _ in range(4)]
    for index in range(min(pdfium.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)):
        drawn = pdfium.FPDFPage_GetObject(page.raw, index)
        if pdfium.FPDFPageObj_GetType(drawn) not in (
            pdfium.FPDF_PAGEOBJ_IMAGE,
            pdfium.FPDF_PAGEOBJ_FORM,
        ):
            continue
        if pdfium.FPDFPageObj_GetBounds(drawn, *box):
            left, bottom, right, top = (edge.value for edge in box)
            covered += max(0.0, right - left) * max(0.0, top - bottom)
    return bool(covered > _MOSTLY_IMAGE * width * height)


def _is_unmapped(textpage: Any, count: int) -> bool:
    """Whether the fonts do not tell which letters their glyphs are."""
    sample = range(0, count, max(1, count // 100))
    unknown = sum(pdfium.FPDFText_HasUnicodeMapError(textpage.raw, i) == 1 for i in sample)
    return bool(unknown > _UNMAPPED * len(sample))


def _recognise(
    document: Any, scans: Sequence[int], pages: list[list[Row]], name: str, ocr: OcrMode
) -> str:
    """Put what OCR reads in the place of the scanned pages; the note to give."""
    what = f"{_pages(scans)} {'is a scan' if len(scans) == 1 else 'are scans'}"
    alone = not any(rows for number, rows in enumerate(pages) if number not in scans)
    if ocr is OcrMode.OFF:
        if alone and not any(pages):
            raise InputError(f"{what}, and OCR is off", path=name, remedy="turn OCR on")
        return f"{what} and not read, since OCR is off"
    if len(scans) > MAX_SCANS:
        raise InputError(
            f"has {len(scans):,} scanned pages; OCR reads at most {MAX_SCANS:,}",
            path=name,
            remedy=_SPLIT,
        )
    try:
        reader = recogniser()
    except InputError as error:
        if alone:
            raise InputError(f"{what}, and {error.problem}", error.remedy, path=name) from error
        return f"{what} and not read: {error.problem}; {error.remedy}"
    failed = []
    for number in scans:
        rows = reader(document[number])
        if rows is None:
            failed.append(number)
        else:
            pages[number] = rows
    note = f"{_pages(scans)} read by OCR, so expect misread letters"
    return f"{note}; OCR failed on {_pages(failed)}" if failed else note


def _pages(numbers: Sequence[int]) -> str:
    """Page numbers from 0 as a message says them.

    >>> _pages([0, 1, 2, 6])
    'pages 1-3 and 7'
    """
    parts: list[list[int]] = []
    for number in numbers:
        if parts and parts[-1][-1] == number - 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    shown = [f"{p[0] + 1}-{p[-1] + 1}" if len(p) > 1 else str(p[0] + 1) for p in parts]
    *most, last = shown
    word = "page" if len(numbers) == 1 else "pages"
    return f"{word} {', '.join(most)} and {last}" if most else f"{word} {last}"
