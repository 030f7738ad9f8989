"""Tables with one response a row: which rows are responses, and what each says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

from standpunkt.documents import Metadata
from standpunkt.errors import InputError
from standpunkt.reading.containers.parts import Options, Part, Remark
from standpunkt.reading.tables import answers
from standpunkt.reading.tables.choosing import Cells, Choice, choose, choose_longest, compose
from standpunkt.reading.tables.columns import (
    DATE_REMEDY,
    LANGUAGE_REMEDY,
    METADATA,
    NAMES,
    as_aliases,
    as_date,
    as_language,
    heading_key,
    rank,
)
from standpunkt.reading.tables.sheets import Table, Torn, sheets_of
from standpunkt.reading.tables.tags import without_tags
from standpunkt.reading.text import MAX_CHARACTERS, Read, check_prose

_FIELDS: Final = ("organisation", "hearing", "date", "language")
_SAMPLE: Final = 200
_NAMED_AT_MOST: Final = 30
_NOBODY: Final = frozenset(NAMES["nobody"])

# No table of responses has all of these.
_OF_POSITIONS: Final = frozenset({"doc_id", "stance", "holder", "cue_start", "evidence_start"})


def responses(
    path: Path, name: str, options: Options, *, named: bool = True
) -> Iterator[Part | Remark]:
    """The rows of a table that hold a response.

    `named` is whether the user named this file: a table that was met in a folder is read
    only where a heading says that the column holds responses.

    Raises InputError for a table that cannot be read or has no column of responses.
    """
    # The file is open for as long as its sheets are asked for, and closed with them.
    with closing(sheets_of(path, name, options)) as sheets:
        ours = not options.text_column and _is_workbook(path)
        table, choice = (_NO_TABLE, None) if ours else _chosen(sheets, name, options, named=named)
        for remark in table.remarks:
            yield Remark(name, remark)
        if ours or (not options.text_column and set(table.headings) >= _OF_POSITIONS):
            if named:
                raise InputError(
                    "is a table of positions, which an earlier run wrote",
                    "name the responses themselves",
                    path=name,
                )
            yield Remark(name, "skipped: a table of positions, which an earlier run wrote")
        elif choice is None:
            yield Remark(name, "skipped: no heading says that a column holds responses")
        elif not choice.named and (columns := answers.columns_of(table.headings)):
            yield from _put_together(name, table, columns)
        else:
            yield from _responses(name, table, choice)


def _is_workbook(path: Path) -> bool:
    """Whether a run wrote this file as a workbook: it has a sheet that only those have."""
    if path.suffix.lower() != ".xlsx":
        return False
    try:
        with ZipFile(path) as archive, archive.open("xl/workbook.xml") as file:
            return b'"_standpunkt"' in file.read(_LARGEST_LIST)
    except (BadZipFile, KeyError, OSError, NotImplementedError, RuntimeError):
        return False  # what ails it is told by whoever reads it


_NO_TABLE: Final = Table((), ())
_LARGEST_LIST: Final = 1 << 20
"""The bytes of a list of sheets that are looked at."""


def _responses(name: str, table: Table, choice: Choice) -> Iterator[Part | Remark]:
    yield from (Remark(name, said) for said in _columns_note(table, choice))
    empty = stripped = 0
    ids: set[str] = set()
    for number, cells in table.rows:
        if not any(cells):
            continue
        if isinstance(cells, Torn):
            yield Part(
                f"{name}, row {number}", partial(_torn, f"{name}, row {number}"), (str(number),)
            )
            continue
        plain = tuple(
            without_tags(cell) if i in choice.columns and len(cell) <= MAX_CHARACTERS else cell
            for i, cell in enumerate(cells)
        )
        if not any(_at(plain, i).strip() for i in choice.columns):
            empty += 1
            continue
        stripped += any(cells[i] != cell for i, cell in enumerate(plain))
        own = _at(cells, choice.own_id).strip()
        # A column that names the hearing rather than the row has one value for all.
        step = f"{own}~{number}" if own and own.casefold() in ids else own or str(number)
        ids.add(own.casefold())
        yield _part(f"{name}, row {number}", step, plain, table, choice)
    if stripped:
        yield Remark(name, f"HTML tags were taken out of {_rows(stripped)}")
    if empty:
        yield Remark(name, f"{_rows(empty)} without text skipped")


def _torn(name: str) -> Read:
    raise InputError(
        "holds a quote that is not closed, so that what the rows below it say may be in it",
        "close the quote, and double those that stand inside a cell",
        path=name,
    )


def _put_together(name: str, table: Table, columns: answers.Columns) -> Iterator[Part | Remark]:
    """The responses of a table that has one answer a row."""
    found, by = answers.put_together(replace(table, rows=_whole(name, table.rows)), columns)
    asked, told = table.headings[columns.question], table.headings[columns.answers[0]]
    many = "1 response" if len(found) == 1 else f"{len(found):,} responses"
    apart = f", told apart by '{by}'" if by else ""
    yield Remark(
        name,
        f"holds one answer a row, to the question in '{asked}': read as {many}{apart} "
        f"(--text-column '{told}' reads each row as a response)",
    )
    ids: set[str] = set()
    for one in found:
        span = f"row {one.first}" if one.first == one.last else f"rows {one.first}–{one.last}"
        step = one.own_id if one.own_id and one.own_id.casefold() not in ids else str(one.first)
        ids.add(step.casefold())
        plain = tuple(map(without_tags, one.cells))
        whole = Table(one.headings, ())
        # A table that is one response has the name of who sent it, as a letter has.
        titled = len(found) == 1 and not by
        yield _part(f"{name}, {span}", step, plain, whole, one.choice, titled=titled)


def _whole(name: str, rows: Iterable[tuple[int, Cells]]) -> Iterator[tuple[int, Cells]]:
    """The rows, none of which may be torn where several of them are one response."""
    for number, cells in rows:
        if isinstance(cells, Torn):
            _torn(f"{name}, row {number}")
        yield number, cells


def _columns_note(table: Table, choice: Choice) -> Iterator[str]:
    """Which columns were read and which not, where the user did not name one."""
    if choice.named:
        return
    columns = choice.columns
    if len(columns) == 1:
        heading = table.headings[columns[0]]
        yield f"the responses were taken from column '{heading}' (--text-column names another)"
    else:
        yield (
            f"the responses were taken from the columns {_called(table, columns)}, each with its "
            "heading as the question (--text-column names one)"
        )
    left = [
        i
        for i, heading in enumerate(table.headings)
        if i not in columns and i != choice.own_id and heading_key(heading) not in METADATA
    ]
    if left and len(columns) > 1:
        yield f"not read as answers: {_called(table, left)}"


def _called(table: Table, columns: Iterable[int]) -> str:
    named = [f"'{table.headings[i]}'" for i in columns if table.headings[i]]
    more = len(named) - _NAMED_AT_MOST
    return ", ".join(named[:_NAMED_AT_MOST]) + (f" and {more} more" if more > 0 else "")


def _rows(number: int) -> str:
    return "1 row" if number == 1 else f"{number:,} rows"


def _at(cells: Cells, column: int | None) -> str:
    return cells[column] if column is not None and column < len(cells) else ""


def _part(
    name: str, step: str, cells: Cells, table: Table, choice: Choice, *, titled: bool = False
) -> Part:
    headings = table.headings

    def read() -> Read:
        if any(cells[len(headings) :]):
            raise InputError(
                f"has {len(cells)} cells under {len(headings)} headings",
                "put cells that hold the separator in quotes",
                path=name,
            )
        text, places = compose(cells, headings, choice, table.asked)
        check_prose(text, name)
        pairs = enumerate(zip(headings, cells, strict=False))
        beside = (pair for i, pair in pairs if i not in choice.columns)
        metadata = metadata_of(beside)
        return Read(text, notes=_unread(metadata), places=places, metadata=metadata)

    return Part(name, read, (step,), titled=titled)


def _unread(metadata: Metadata) -> tuple[str, ...]:
    """A note for each date and language that nobody can read, which are kept as they are."""
    wrong = {"date": (as_date, DATE_REMEDY), "language": (as_language, LANGUAGE_REMEDY)}
    notes = []
    for heading, value in metadata.extra:
        field = METADATA.get(heading_key(heading), "")
        if field in wrong and wrong[field][0](value) is None:
            notes.append(f"{field} '{value}' is not read; {wrong[field][1]}")
    return tuple(notes)


def read_row(text: str, cells: Cells, headings: Cells, text_column: int, name: str) -> Read:
    """The response in a row, its `text` without tags, with what the other cells say of it.

    Raises InputError, which `name` begins, for a text that is none.
    """
    check_prose(text, name)
    pairs = enumerate(zip(headings, cells, strict=False))
    metadata = metadata_of(pair for i, pair in pairs if i != text_column)
    return Read(text, notes=_unread(metadata), metadata=metadata)


def metadata_of(cells: Iterable[tuple[str, str]]) -> Metadata:
    """What the cells beside a response say of it, by their headings.

    A date or language that cannot be read is kept under its heading, as are all columns
    with other headings.

    >>> found = metadata_of([("Avsender", "KS"), ("Dato", "snart"), ("Fylke", "Agder")])
    >>> found.organisation, found.extra
    ('KS', (('Dato', 'snart'), ('Fylke', 'Agder')))
    """
    filled = [(heading, cell.strip()) for heading, cell in cells if cell.strip()]
    fields = [_field(heading, value) for heading, value in filled]
    first: dict[str, int] = {}
    for i in sorted(range(len(filled)), key=lambda i: rank(filled[i][0])):
        first.setdefault(fields[i], i)
    said = {field: filled[first[field]][1] for field in _FIELDS if field in first}
    left = [
        pair
        for i, (pair, field) in enumerate(zip(filled, fields, strict=True))
        if field != "aliases" and (not field or first[field] != i)
    ]
    return Metadata(
        organisation=said.get("organisation", ""),
        aliases=as_aliases(
            value for (_, value), field in zip(filled, fields, strict=True) if field == "aliases"
        ),
        hearing=said.get("hearing", ""),
        date=as_date(said.get("date", "")),
        language=as_language(said.get("language", "")) or "",
        extra=tuple(left),
        origin=tuple((field, "table") for field in said),
    )


def _field(heading: str, value: str) -> str:
    """The field of Metadata that a cell fills; empty where it fills none."""
    field = METADATA.get(heading_key(heading), "")
    if field == "date" and as_date(value) is None:
        return ""
    if field == "organisation" and heading_key(value) in _NOBODY:
        return ""
    return "" if field == "language" and as_language(value) is None else field


# --- which column -----------------------------------------------------------------------


def _chosen(
    sheets: Iterable[Table], name: str, options: Options, *, named: bool
) -> tuple[Table, Choice | None]:
    """The first sheet that has a column of responses, and which columns those are.

    Headings of all sheets are asked before lengths, so that a sheet of notes that happens
    to come first is not taken for the responses.
    """
    first: tuple[Table, list[Cells]] | None = None
    columns: list[str] = []
    for sheet in sheets:
        rows = iter(sheet.rows)
        sample = list(islice(rows, _SAMPLE))
        whole = Table(sheet.headings, chain(sample, rows), sheet.remarks, sheet.asked)
        cells = [row for _, row in sample]
        choice = choose(whole.headings, cells, options.text_column, whole.asked)
        if choice and (named or choice.by_heading):
            return whole, choice
        columns += whole.headings
        first = first or (whole, cells)
    if first is None:
        raise InputError("holds no rows", "leave it out", path=name)
    if not named:
        return first[0], None
    if not options.text_column:
        choice = choose_longest(first[0].headings, first[1])
        if choice:
            return first[0], choice
    wanted = f"'{options.text_column}'" if options.text_column else "of responses"
    there = ", ".join(f"'{column}'" for column in columns if column)[:300]
    raise InputError(
        f"has no column {wanted}", f"name one with --text-column: it has {there}", path=name
    )
