"""A workbook that a person worked in, opened and read, whatever program saved it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from standpunkt.errors import InputError
from standpunkt.proposals.proposal import Proposal
from standpunkt.proposals.responses import Response
from standpunkt.reading.containers import archives
from standpunkt.reading.tables.sheets import DAMAGED
from standpunkt.review.reviews import Review, Seen
from standpunkt.review.workbook.baseline import all_cells, baseline_of, from_technical
from standpunkt.review.workbook.columns import find_sheet, renamed
from standpunkt.review.workbook.decided import decisions_of
from standpunkt.review.workbook.sheet import Sheet, lines_of, under_merged
from standpunkt.writing.workbook.positions import BASELINE
from standpunkt.writing.workbook.words import LANGUAGES, words

_UNKNOWN_LANGUAGE: Final = "nb"
"""Taken where the baseline is gone: what cells hold is understood in every language."""


def read(path: Path) -> Review:
    """The review in a workbook. Raises InputError where there is no sheet of positions in it."""
    book = _opened(path)
    try:
        sheet, at, columns = find_sheet(book, path)
        baseline = baseline_of(book)
        language, titles = baseline[0] if baseline else (_UNKNOWN_LANGUAGE, _titles(book))
        said = Sheet(path, sheet.title, language, titles, *_who(book, path))
        merged = under_merged(sheet, said, at)
        lines = list(lines_of(sheet, at, columns))
        known = baseline[1] if baseline else from_technical(lines)
        if not baseline:
            said.note(
                f"the hidden sheet '{BASELINE}' is not there",
                "what the machine said is taken from the folded columns; keep the sheet",
            )
        columns = renamed(sheet, at, columns, lines, known, said)
        lines = list(lines_of(sheet, at, columns))
        decisions = decisions_of(lines, known, columns, merged, said)
    finally:
        book.close()
    for lock in (path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#")):
        if lock.exists():
            said.note("is open in another program", "what is not saved there is not read")
    seen = tuple(Seen(was.row_id, was.doc_id, was.machine) for was in known.values())
    return Review(path, tuple(decisions), tuple(said.notes), seen)


@dataclass(frozen=True, slots=True)
class About:
    """What a workbook knows besides its rows: the list of proposals, and who has answered."""

    proposals: tuple[Proposal, ...] = ()
    responses: tuple[Response, ...] = ()


def read_about(path: Path) -> About:
    """What the hidden sheet tells of a run, quickly; nothing where it is not there.

    Raises InputError for what is no workbook.
    """
    book = _opened(path, rows_alone=True)
    try:
        if BASELINE not in book.sheetnames:
            return About()
        first = next(book[BASELINE].iter_rows(max_row=1, values_only=True), ())
        told = all_cells(first[1:])
        return About(
            tuple(map(_proposal, told["list"])),
            tuple(Response(*r) for r in told["responses"]),
        )
    except (ValueError, KeyError, TypeError):
        return About()
    finally:
        book.close()


def _proposal(told: Mapping[str, Any]) -> Proposal:
    """A proposal in its fields as JSON has them, lists for tuples."""
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in told.items()
    }
    return Proposal(**values)


def _opened(path: Path, *, rows_alone: bool = False) -> Any:
    from openpyxl import load_workbook

    try:
        with archives.opened(path, str(path)) as archive:
            for member in archive.infolist():
                archives.check(member, str(path))
        return load_workbook(path, read_only=rows_alone, data_only=True, keep_links=False)
    except PermissionError as error:
        raise InputError(
            "may not be read", "close it where it is open, and try again", path=path
        ) from error
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise InputError(f"cannot be read ({reason})", "check the file", path=path) from error
    except DAMAGED as error:
        raise InputError("is damaged", "open it and save it again as .xlsx", path=path) from error


def _titles(book: Any) -> dict[str, str]:
    """The proposals, from their sheet, where the baseline is gone."""
    names = {words(language).sheet("proposals") for language in LANGUAGES}
    for sheet in book.worksheets:
        if sheet.title in names:
            rows = sheet.iter_rows(min_row=2, max_col=2, values_only=True)
            return {str(key): str(title or "") for key, title in rows if key}
    return {}


def _who(book: Any, path: Path) -> tuple[str, str]:
    """Who saved the book and when, as far as it tells; else the name of the file."""
    told = book.properties
    when = told.modified
    by = told.lastModifiedBy or told.creator or ""
    recent = isinstance(when, datetime) and when.year > 2000
    return (by if by != "openpyxl" else "") or path.stem, when.isoformat() if recent else ""
