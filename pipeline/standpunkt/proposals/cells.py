"""Tables by their headings, a row at a time: CSV, XLSX, Parquet and JSON lines.

What the lists and tables of this stage have in common; which columns there must be, and what
their cells mean, is for those who read them.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from standpunkt.errors import InputError
from standpunkt.reading.containers import archives
from standpunkt.reading.tables.sheets import DAMAGED, csv_lines, encoding_of
from standpunkt.reading.text import MAX_CHARACTERS
from standpunkt.wire import from_json

_PIECE: Final = 1 << 14
_BATCH: Final = 4096
_ABOVE: Final = 20
"""The headings of a workbook stand in one of so many first rows."""
_DELIMITERS: Final = ";,\t"


@dataclass(frozen=True, slots=True)
class Cells:
    """The headings of a table, as they are written, and its rows with what tells their place.

    A value is a string, or what Parquet, XLSX and JSON make of a number, a date or nothing.
    `guarded` is whether the table was written for a spreadsheet, with an apostrophe before
    what it would take for a formula and a comma for the decimal point.
    """

    headings: tuple[str, ...]
    rows: Iterable[tuple[str, tuple[Any, ...]]]
    guarded: bool = False


def read_cells(
    path: Path, wanted: Callable[[str], bool] | None = None
) -> Generator[Cells, None, None]:
    """Yields the table in `path` once, open for as long as its rows are asked for.

    Of Parquet, only columns whose heading is `wanted` are read, and of a workbook the sheet that
    has most of them; without it all, and the first sheet. Raises InputError, with the
    place, for what is no such table.
    """
    readers = {".csv": _csv, ".jsonl": _jsonl, ".ndjson": _jsonl}
    ending = path.suffix.lower()
    try:
        if path.is_dir():
            raise InputError(
                "is a folder, not a table",
                f"make the table first: standpunkt extract {path} -o positions.csv",
                path=path,
            )
        if not path.is_file():
            raise InputError("no such file", "check the name", path=path)
        if ending == ".parquet":
            yield from _parquet(path, wanted or (lambda _: True))
        elif ending == ".xlsx":
            yield from _xlsx(path, wanted)
        elif ending in readers:
            yield from readers[ending](path)
        else:
            raise InputError(
                f"the ending '{path.suffix}' is not read here",
                "use .csv, .xlsx, .parquet or .jsonl",
                path=path,
            )
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise InputError(f"cannot be read ({reason})", "check the file", path=path) from error


def _csv(path: Path) -> Iterator[Cells]:
    encoding, errors, _ = encoding_of(path, str(path))
    csv.field_size_limit(MAX_CHARACTERS)
    with path.open(encoding=encoding, errors=errors, newline="") as file:
        heading = file.readline(_PIECE)
        delimiter = max(_DELIMITERS, key=heading.count)
        file.seek(0)
        lines = csv_lines(file, path, delimiter=delimiter, strict=True)
        every = ((f"line {line}", cells) for line, cells in lines)
        first = next(every, ("", ()))[1]
        yield Cells(tuple(map(str, first)), every, guarded=delimiter == ";")


def _xlsx(path: Path, wanted: Callable[[str], bool] | None) -> Iterator[Cells]:
    from openpyxl import load_workbook

    with archives.opened(path, str(path)) as archive:
        for member in archive.infolist():
            archives.check(member, str(path))
    try:
        book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        for sheet in sheets:
            # What a file says of its own size may be wrong.
            sheet.reset_dimensions()
        sheet, at = sheets[0], 1
        if wanted:
            found = {sheet.title: _headings(sheet, wanted) for sheet in sheets}
            sheet = max(sheets, key=lambda sheet: found[sheet.title])
            at = -found[sheet.title][1]
        rows = sheet.iter_rows(min_row=at, values_only=True)
        first = next(rows, ())
    except OSError:
        raise  # the file is as good as it was; it cannot be read
    except (*DAMAGED, StopIteration) as error:
        raise InputError("is damaged or empty", "open it and save it again", path=path) from error
    numbered = ((f"row {number}", row) for number, row in enumerate(rows, at + 1))
    try:
        yield Cells(tuple("" if cell is None else str(cell) for cell in first), numbered)
    finally:
        book.close()


def _headings(sheet: Any, wanted: Callable[[str], bool]) -> tuple[int, int]:
    """How many wanted headings a row of a sheet has, and minus the number of the first such row.

    Somebody may have put a title above the headings.
    """
    found = (0, -1)
    for number, row in enumerate(sheet.iter_rows(max_row=_ABOVE, values_only=True), 1):
        count = sum(wanted(str(cell)) for cell in row if cell is not None)
        found = max(found, (count, -number))
    return found


def _parquet(path: Path, wanted: Callable[[str], bool]) -> Iterator[Cells]:
    import pyarrow as pa
    from pyarrow import parquet

    try:
        file = parquet.ParquetFile(path)
    except (pa.ArrowException, ValueError) as error:
        raise InputError("is no Parquet file", "write it again", path=path) from error
    with file:
        names = [name for name in file.schema_arrow.names if wanted(name)]

        def rows() -> Iterator[tuple[str, tuple[Any, ...]]]:
            number = 0
            for batch in file.iter_batches(batch_size=_BATCH, columns=names):
                for row in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                    number += 1
                    yield f"row {number}", row

        yield Cells(tuple(names), rows())


def _jsonl(path: Path) -> Iterator[Cells]:
    def records() -> Iterator[tuple[str, dict[str, Any]]]:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if not line.strip():
                    continue
                place = f"line {number}"
                try:
                    record = from_json(line)
                except ValueError as error:
                    raise InputError("is no JSON", "fix it", path=path, place=place) from error
                if not isinstance(record, dict):
                    raise InputError("is no JSON object", "fix it", path=path, place=place)
                yield place, record

    headings = tuple(next((record for _, record in records()), {}))
    rows = ((place, tuple(record.get(name) for name in headings)) for place, record in records())
    yield Cells(headings, rows)
