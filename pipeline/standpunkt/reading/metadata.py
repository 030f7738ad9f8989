"""The metadata file: what a user knows about the responses, one row a document."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from standpunkt.documents import Metadata
from standpunkt.errors import InputError
from standpunkt.printable import encodable
from standpunkt.reading.columns import (
    METADATA_FILE,
    as_aliases,
    as_date,
    as_language,
    heading_key,
    rank,
)
from standpunkt.reading.files import Source
from standpunkt.reading.text import read_text


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a metadata file: which document it names and what it says of it."""

    line: int
    doc_id: str
    source: str
    metadata: Metadata


@dataclass(frozen=True, slots=True)
class Known:
    """What the metadata file says of each document.

    `by_document` holds the rows that name a file, by its doc_id; what is said of a ZIP file
    or a table holds for all in it. `waiting` are rows that name no file, but may name a
    response inside one (`by_key` finds them), and `several` those that fit several files.
    `roots` tells the files whose name no other file has. `hearing` is that of all documents, where
    the user says so.
    """

    by_document: Mapping[str, Metadata] = field(default_factory=dict)
    waiting: tuple[Row, ...] = ()
    several: tuple[Row, ...] = ()
    roots: frozenset[str] = frozenset()
    by_key: Mapping[str, Metadata] = field(default_factory=dict)
    hearing: str = ""

    def of(self, file: Source, inside: Source | None = None) -> Metadata:
        """What is known of a file, or of the response `inside` it."""
        found = self._said_of(file, inside)
        return replace(found, hearing=self.hearing) if self.hearing else found

    def _said_of(self, file: Source, inside: Source | None) -> Metadata:
        whole = self.by_document.get(file.doc_id, Metadata())
        if inside is None or not self.waiting:
            return whole
        fitting = (self.by_key[key] for key in self._keys(file, inside) if key in self.by_key)
        return merge(next(fitting, Metadata()), whole)

    def unmatched(
        self, inside: Iterable[tuple[Source, Source]] = (), *, named: bool = True
    ) -> tuple[str, ...]:
        """Rows that fit no document, given the responses met inside files, or several.

        Unless `named`, only their lines are told: names of files may be those of persons.
        """
        met = {key for pair in inside for key in self._keys(*pair)} if self.waiting else set()
        none = [row for row in self.waiting if met.isdisjoint(_keys_of(row))]
        said = {row.line: "fits several documents" for row in self.several}
        said |= {row.line: "fits no document" for row in none}
        called = {row.line: row.doc_id or row.source for row in (*self.several, *none)}
        return tuple(
            f"line {line} ({called[line]}) {said[line]}" if named else f"line {line} {said[line]}"
            for line in sorted(said)
        )

    def _keys(self, file: Source, inside: Source) -> list[str]:
        """The names that fit one response in a file: its doc_id, and its source as given.

        The folders before the file may be left out where no other file has its name.
        """
        keys = ["id " + _key(inside.doc_id), "source " + _key(inside.name)]
        own = PurePosixPath(file.name).name
        if _key(own) in self.roots:
            keys.append("source " + _key(own + inside.name.removeprefix(file.name)))
        return keys


def read_metadata(path: Path, name: str = "") -> tuple[Row, ...]:
    """The rows of a CSV file, UTF-8 or Windows-1252, with comma, semicolon or tab.

    `name` is how messages call it (the path where not given).

    Raises InputError, with the line, where the heading names no document column, or a
    row has too many cells, no document, or a date or language nobody can read.
    """
    name = name or str(path)
    text = read_text(path, name).text
    delimiter = max(";,\t", key=text.partition("\n")[0].count)
    # newline="": line breaks inside quoted cells are the csv module's to judge.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = [unicodedata.normalize("NFC", cell).strip() for cell in next(reader)]
        fields = [METADATA_FILE.get(heading_key(cell), "") for cell in header]
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


def extra_headings(rows: Iterable[Row]) -> tuple[str, ...]:
    """The headings that fill no field of their own, in their order."""
    return tuple(dict.fromkeys(encodable(key) for row in rows for key, _ in row.metadata.extra))


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
    waiting: list[Row] = []
    several: list[Row] = []
    for row in rows:
        fitting = by_id.get(_key(row.doc_id)) or by_source.get(_key(row.source)) or []
        if len(fitting) == 1:
            found[fitting[0]] = row.metadata
        else:
            (several if fitting else waiting).append(row)
    once = frozenset(key for key, ids in by_source.items() if len(ids) == 1)
    by_key = {key: row.metadata for row in reversed(waiting) for key in _keys_of(row)}
    return Known(found, tuple(waiting), tuple(several), once, by_key)


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
    columns = sorted(zip(header, fields, cells, strict=False), key=lambda column: rank(column[0]))
    for heading, fills, cell in columns:
        value = cell.strip()
        if fills:
            values.setdefault(fills, []).append(value)
        elif value:
            extra.append((heading, value))

    def first(column: str) -> str:
        return next(filter(None, values.get(column, ())), "")

    if not first("doc_id") and not first("source"):
        raise wrong("names no document", "fill in its doc_id or source")
    language = as_language(first("language"))
    if language is None:
        raise wrong(f"unknown language '{first('language')}'", "write nb or nn")
    when = as_date(first("date"))
    if first("date") and when is None:
        raise wrong(f"unknown date '{first('date')}'", "write it as 2026-11-18 or 18.11.2026")
    said = [key for key in ("organisation", "hearing", "date", "language") if first(key)]
    return Row(
        line,
        first("doc_id"),
        first("source"),
        Metadata(
            organisation=first("organisation"),
            aliases=as_aliases(values.get("aliases", ())),
            hearing=first("hearing"),
            date=when,
            language=language,
            extra=tuple(extra),
            origin=tuple((key, "file") for key in said),
        ),
    )


def _keys_of(row: Row) -> set[str]:
    return {"id " + _key(row.doc_id), "source " + _key(row.source)}


def _key(name: str) -> str:
    """How names are compared: an empty one never fits."""
    return unicodedata.normalize("NFC", name.strip().removeprefix("./")).casefold() or "\0"
