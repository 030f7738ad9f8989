"""The metadata file: what a user knows about the responses, one row a document."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from standpunkt.documents import Metadata
from standpunkt.errors import InputError
from standpunkt.reading.files import Source
from standpunkt.reading.text import read_text

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "doc_id": "doc_id",
        "dokument": "doc_id",
        "source": "source",
        "file": "source",
        "fil": "source",
        "organisation": "organisation",
        "organisasjon": "organisation",
        "høringsinstans": "organisation",
        "hearing": "hearing",
        "høring": "hearing",
        "date": "date",
        "dato": "date",
        "language": "language",
        "språk": "language",
        "målform": "language",
        "aliases": "aliases",
        "alias": "aliases",
        "abbreviation": "aliases",
        "forkortelse": "aliases",
        "kortnavn": "aliases",
    }
)
"""Column heading, in lower case, to the field it fills; other columns are kept as extra."""

_LANGUAGES = MappingProxyType(
    {"": "", "nb": "nb", "nn": "nn", "bokmål": "nb", "nynorsk": "nn", "no": ""}
)
_DATE_FORMATS = ("%Y-%m-%d", "%d.%m.%Y")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a metadata file: which document it names and what it says of it."""

    line: int
    doc_id: str
    source: str
    metadata: Metadata


@dataclass(frozen=True, slots=True)
class Known:
    """What the metadata file says of each document, by doc_id, and rows that fit none."""

    by_document: Mapping[str, Metadata]
    unmatched: tuple[str, ...] = ()


def read_metadata(path: Path) -> tuple[Row, ...]:
    """The rows of a CSV file, UTF-8 or Windows-1252, with comma, semicolon or tab.

    Raises InputError, with the line, where the heading names no document column, or a
    row has too many cells, no document, or a date or language nobody can read.
    """
    name = str(path)
    text = read_text(path, name).text
    delimiter = max(";,\t", key=text.partition("\n")[0].count)
    # newline="": line breaks inside quoted cells are the csv module's to judge.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = [_plain(cell).strip() for cell in next(reader)]
        fields = [FIELDS.get(cell.lower(), "") for cell in header]
        if not {"doc_id", "source"} & set(fields):
            raise InputError(
                "has neither a doc_id nor a source column",
                path=name,
                place="line 1",
                mend="name the column that tells which document each row is about",
            )
        return tuple(
            _row(cells, header, fields, name, reader.line_num) for cells in reader if any(cells)
        )
    except csv.Error as error:
        raise InputError(
            f"is no table ({error})",
            path=name,
            place=f"line {reader.line_num}",
            mend="save it as CSV",
        ) from error


def match(rows: Iterable[Row], sources: Iterable[Source]) -> Known:
    """Give each document the row that names it: by doc_id, path as given or file name."""
    by_id: dict[str, list[str]] = {}
    by_source: dict[str, list[str]] = {}
    for source in sources:
        by_id.setdefault(_key(source.doc_id), []).append(source.doc_id)
        path = PurePosixPath(source.name)
        for name in {source.name, path.name, path.stem}:
            by_source.setdefault(_key(name), []).append(source.doc_id)
    found: dict[str, Metadata] = {}
    unmatched = []
    for row in rows:
        fitting = by_id.get(_key(row.doc_id)) or by_source.get(_key(row.source)) or []
        if len(fitting) == 1:
            found[fitting[0]] = row.metadata
        else:
            reason = "fits several documents" if fitting else "fits no document"
            unmatched.append(f"line {row.line} ({row.doc_id or row.source}) {reason}")
    return Known(found, tuple(unmatched))


def merge(given: Metadata, found: Metadata) -> Metadata:
    """What a user gave, filled up with what was found in the document.

    The name found stays an alias where the user gives another: it is what the text
    calls the respondent.

    >>> merge(Metadata("Fjordvik kommune"), Metadata("FK", language="nb")).aliases
    ('FK',)
    """
    names = dict.fromkeys([*given.aliases, found.organisation, *found.aliases])
    organisation = given.organisation or found.organisation
    known = [key for key, _ in given.origin]
    return replace(
        found,
        organisation=organisation,
        aliases=tuple(name for name in names if name and name != organisation),
        hearing=given.hearing or found.hearing,
        date=given.date or found.date,
        language=given.language or found.language,
        extra=given.extra + found.extra,
        origin=given.origin + tuple(pair for pair in found.origin if pair[0] not in known),
    )


def _row(cells: list[str], header: list[str], fields: list[str], name: str, line: int) -> Row:
    def wrong(problem: str, mend: str) -> InputError:
        return InputError(problem, path=name, place=f"line {line}", mend=mend)

    if len(cells) > len(header):
        raise wrong(
            f"has {len(cells)} cells under {len(header)} headings",
            "put cells that hold the separator in quotes",
        )
    values: dict[str, list[str]] = {}
    extra = []
    for heading, field, cell in zip(header, fields, cells, strict=False):
        value = cell.strip()
        if field:
            values.setdefault(field, []).append(value)
        elif value:
            extra.append((heading, value))

    def first(field: str) -> str:
        return next(filter(None, values.get(field, ())), "")

    if not first("doc_id") and not first("source"):
        raise wrong("names no document", "fill in its doc_id or source")
    language = _LANGUAGES.get(first("language").lower())
    if language is None:
        raise wrong(f"unknown language '{first('language')}'", "write nb or nn")
    when = _date(first("date"))
    if first("date") and when is None:
        raise wrong(f"unknown date '{first('date')}'", "write it as 2026-11-18 or 18.11.2026")
    said = [key for key in ("organisation", "hearing", "date", "language") if first(key)]
    return Row(
        line,
        first("doc_id"),
        first("source"),
        Metadata(
            organisation=first("organisation"),
            aliases=_aliases(values.get("aliases", ())),
            hearing=first("hearing"),
            date=when,
            language=language,
            extra=tuple(extra),
            origin=tuple((key, "file") for key in said),
        ),
    )


def _aliases(cells: Iterable[str]) -> tuple[str, ...]:
    names = (name.strip() for cell in cells for name in cell.replace("|", ";").split(";"))
    return tuple(dict.fromkeys(filter(None, names)))


def _date(cell: str) -> date | None:
    for form in _DATE_FORMATS:
        try:
            return datetime.strptime(cell, form).date()
        except ValueError:
            continue
    return None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _key(name: str) -> str:
    """How names are compared: an empty one never fits."""
    return _plain(name.strip().removeprefix("./")).casefold() or "\0"
