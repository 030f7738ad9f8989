"""The metadata file: what a user knows about the responses, one row a document."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from standpunkt.documents import Metadata
from standpunkt.errors import InputError
from standpunkt.printable import encodable
from standpunkt.reading.containers.parts import Options
from standpunkt.reading.finding.files import Source
from standpunkt.reading.tables.columns import (
    DATE_REMEDY,
    LANGUAGE_REMEDY,
    METADATA_FILE,
    NAMES,
    as_aliases,
    as_date,
    as_language,
    heading_key,
    rank,
)
from standpunkt.reading.tables.sheets import csv_lines, xlsx
from standpunkt.reading.text import read_text, unreadable


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a metadata file: which document it names and what it says of it.

    `notes` tell what could not be read; those of the first row tell of the file, too.
    """

    line: int
    doc_id: str
    source: str
    metadata: Metadata
    notes: tuple[str, ...] = ()


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
    notes: tuple[str, ...] = ()
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
        """What of the file had no effect: headings and cells, and rows that fit no document.

        `inside` are the responses met inside files; a row that fits several has none, either.
        Unless `named`, only their lines are told: names of files may be those of persons.
        """
        met = {key for pair in inside for key in self._keys(*pair)} if self.waiting else set()
        none = [row for row in self.waiting if met.isdisjoint(_keys_of(row))]
        said = {row.line: "fits several documents" for row in self.several}
        said |= {row.line: "fits no document" for row in none}
        called = {row.line: row.doc_id or row.source for row in (*self.several, *none)}
        rows = (
            f"line {line} ({called[line]}) {said[line]}" if named else f"line {line} {said[line]}"
            for line in sorted(said)
        )
        return (*self.notes, *rows)

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
    """The rows of a table: CSV (UTF-8 or Windows-1252; comma, semicolon or tab) or XLSX.

    `name` is how messages call it (the path where not given). A date or language that nobody
    can read is kept under its heading, with a note.

    Raises InputError, with the line, where the heading names no document column, or a
    row has too many cells or no document.
    """
    name = name or str(path)
    lines = _xlsx(path, name) if is_zip(path, name) else _csv(path, name)
    at, header = next(lines, (1, ()))
    header = tuple(unicodedata.normalize("NFC", cell).strip() for cell in header)
    fields = [METADATA_FILE.get(heading_key(cell), "") for cell in header]
    if not {"doc_id", "source"} & set(fields):
        there = ", ".join(f"'{heading}'" for heading in header if heading)[:300]
        accepted = ", ".join(h for h, to in METADATA_FILE.items() if to in ("doc_id", "source"))
        raise InputError(
            "has no column that names the document of each row",
            path=name,
            place=f"line {at}",
            remedy=f"call one {accepted}; it has {there or 'no headings'}",
        )
    rows = [_row(cells, header, fields, name, line) for line, cells in lines if any(cells)]
    if rows:
        rows[0] = replace(rows[0], notes=(*_headings_note(header, fields), *rows[0].notes))
    return tuple(rows)


def is_zip(path: Path, name: str) -> bool:
    """Whether a file is packed, as a spreadsheet is; InputError where it cannot be opened."""
    try:
        with path.open("rb") as file:
            return file.read(4) == b"PK\x03\x04"
    except (OSError, ValueError) as error:
        raise unreadable(error, name) from error


def _xlsx(path: Path, name: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows of the first sheet that is shown, with their numbers; the headings first."""
    with closing(xlsx(path, name, Options())) as sheets:
        table = next(sheets, None)
        if table is None:
            return
        yield 1, table.headings
        yield from table.rows


def _csv(path: Path, name: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    text = read_text(path, name).text
    delimiter = max(";,\t", key=text.partition("\n")[0].count)
    # newline="": line breaks inside quoted cells are the csv module's to judge.
    return csv_lines(io.StringIO(text, newline=""), name, delimiter=delimiter, strict=True)


def _headings_note(header: Sequence[str], fields: Sequence[str]) -> Iterator[str]:
    """The columns that tell nothing the program knows of, and which names it does."""
    others = [heading for heading, to in zip(header, fields, strict=True) if heading and not to]
    if others:
        known = ", ".join(f"{key} ({NAMES[key][0]})" for key in ("organisation", "hearing", "date"))
        named = ", ".join(f"'{heading}'" for heading in others)[:300]
        yield f"columns kept as they are, since no field is called so: {named}; known are {known} …"


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
    listed = tuple(rows)
    for row in listed:
        fitting = by_id.get(_key(row.doc_id)) or by_source.get(_key(row.source)) or []
        if len(fitting) == 1:
            found[fitting[0]] = row.metadata
        else:
            (several if fitting else waiting).append(row)
    once = frozenset(key for key, ids in by_source.items() if len(ids) == 1)
    by_key = {key: row.metadata for row in reversed(waiting) for key in _keys_of(row)}
    notes = tuple(note for row in listed for note in row.notes)
    return Known(found, tuple(waiting), tuple(several), once, by_key, notes)


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


def _row(
    cells: Sequence[str], header: Sequence[str], fields: Sequence[str], name: str, line: int
) -> Row:
    def wrong(problem: str, remedy: str) -> InputError:
        return InputError(problem, path=name, place=f"line {line}", remedy=remedy)

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
    language, when = as_language(first("language")), as_date(first("date"))
    notes = []
    for key, read, remedy in (("language", language, LANGUAGE_REMEDY), ("date", when, DATE_REMEDY)):
        if first(key) and read is None:
            notes.append(f"line {line}: {key} '{first(key)}' is not read; {remedy}")
            extra.append((key, first(key)))
            values[key] = []
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
            language=language or "",
            extra=tuple(extra),
            origin=tuple((key, "file") for key in said),
        ),
        tuple(notes),
    )


def _keys_of(row: Row) -> set[str]:
    return {"id " + _key(row.doc_id), "source " + _key(row.source)}


def _key(name: str) -> str:
    """How names are compared: an empty one never fits."""
    return unicodedata.normalize("NFC", name.strip().removeprefix("./")).casefold() or "\0"
