"""Sheets: the headings and rows of CSV, TSV, XLSX and Parquet files.

Rows are read one by one, so that a table of a million rows takes no more memory than one of
a hundred (XLSX keeps the distinct texts of the whole file in one list, which must be read
first). Formulas are not evaluated: the value that was saved with the file counts.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
import zlib
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile

from standpunkt.errors import InputError
from standpunkt.reading.containers import archives
from standpunkt.reading.containers.parts import Options
from standpunkt.reading.tables.choosing import Cells
from standpunkt.reading.tables.columns import METADATA, NAMES, heading_key

ENDINGS: Final = (".csv", ".tsv", ".xlsx", ".parquet")

_HEADING_ROWS: Final = 10
_LONGEST_HEADING: Final = 200
_LONGEST_CELL: Final = 1 << 28
_DELIMITERS: Final = ";,\t|"
_NO_DELIMITER: Final = "\x1f"
_PIECE: Final = 1 << 16
_BATCH: Final = 64
_KNOWN: Final = frozenset({*METADATA, *NAMES["text"], *NAMES["id"]})
_UNDER: Final = frozenset(NAMES["under"])
_LONGEST_UNDER: Final = 100
_MERGED: Final = re.compile(
    rb"<(?:\w{1,20}:)?mergeCell\s+ref=[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})[\"']"
)
_LONGEST_MERGE: Final = 80
_WIDEST_MERGE: Final = 500
_MOST_MERGED: Final = 100_000
_ESCAPE: Final = re.compile("_x([0-9A-Fa-f]{4})_")

DAMAGED: Final = (
    AttributeError,
    BadZipFile,
    EOFError,
    IndexError,
    KeyError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
    zlib.error,
)
"""What openpyxl raises for files it cannot make sense of; broken XML is a SyntaxError."""


@dataclass(frozen=True, slots=True)
class Table:
    """Headings, and the rows below them with the numbers a person sees beside them.

    `asked` are the questions in a row above the headings, each over one or more of them.
    """

    headings: Cells
    rows: Iterable[tuple[int, Cells]]
    remarks: tuple[str, ...] = ()
    asked: Cells = ()


def sheets_of(path: Path, name: str, options: Options) -> Generator[Table, None, None]:
    """The sheets of a file that have headings, one where it is no workbook.

    Raises InputError where it cannot be read.
    """
    ending = path.suffix.lower()
    if ending == ".xlsx":
        yield from xlsx(path, name, options)
    elif ending == ".parquet":
        yield from _parquet(path, name)
    else:
        yield from _csv(path, name, options)


def _known(wanted: str) -> frozenset[str]:
    """The headings that are known, and the one that is asked for; an empty cell is none."""
    return (_KNOWN | {heading_key(wanted)}) - {""}


def _headed(rows: Iterator[tuple[int, Cells]], name: str, wanted: str) -> Table | None:
    """The table below the headings: the first row, or one soon after it that is known.

    Exports often have a title above their headings.
    """
    top = [row for row in islice(rows, _HEADING_ROWS) if any(row[1])]
    if not top:
        return None
    known = _known(wanted)
    at = next(
        (i for i, (_, row) in enumerate(top) if not known.isdisjoint(map(heading_key, row))), 0
    )
    headings = tuple(cell.strip() for cell in top[at][1])
    asked, headings, below = _two_rows(top, at, headings)
    if any(len(heading) > _LONGEST_HEADING for heading in headings):
        raise InputError(
            "has no headings", "write one above each column", path=name, place=f"row {top[at][0]}"
        )
    return Table(headings, chain(top[below:], rows), asked=asked)


def _two_rows(
    top: Sequence[tuple[int, Cells]], at: int, headings: Cells
) -> tuple[Cells, Cells, int]:
    """Questions over several columns, the headings below them, and where the answers begin.

    Surveys write a question over the columns of its answers: "Støtter dere gebyr?", and below it
    "Ja", "Nei", "Begrunnelse". The columns beside have one heading, in either row.
    """
    under = tuple(cell.strip() for cell in top[at + 1][1]) if at + 1 < len(top) else ()
    if _stands_under(headings, under):
        over, lower, below = headings, under, at + 2
    elif at and _stands_under(above := tuple(c.strip() for c in top[at - 1][1]), headings):
        over, lower, below = above, headings, at + 1
    else:
        return (), headings, at + 1
    width = max(len(over), len(lower))
    over, lower = (row + ("",) * (width - len(row)) for row in (over, lower))
    asked: list[str] = []
    group = ""
    for i in range(width):
        alone = bool(over[i]) and (not lower[i] or heading_key(over[i]) in _KNOWN)
        group = "" if alone else over[i] or (group if lower[i] else "")
        asked.append("" if heading_key(lower[i]) in METADATA or alone else group)
    named = tuple(
        (over[i] if not asked[i] else "")
        if not lower[i] or heading_key(lower[i]) in _UNDER
        else lower[i]
        for i in range(width)
    )
    # A question whose only heading below it is "Svar" is the heading itself.
    headings = tuple(name or asked[i] for i, name in enumerate(named))
    asked = ["" if not name else asked[i] for i, name in enumerate(named)]
    return tuple(asked), headings, below


def _stands_under(over: Cells, under: Cells) -> bool:
    """Whether a row holds headings of the columns that one heading above stands over."""
    width = max(len(over), len(under))
    pairs = list(zip(over + ("",) * (width - len(over)), under + ("",) * width, strict=False))
    if len({above for above, _ in pairs if above}) < 2:
        return False  # a title above the headings, merged over all columns maybe
    if any(len(cell) > _LONGEST_UNDER for cell in under):
        return False
    # Below a heading over several columns, spreadsheets leave the others empty or repeat it.
    shared = [
        i
        for i, (above, below) in enumerate(pairs)
        if below and (not above or (i and above == pairs[i - 1][0]))
    ]
    if not any(i and pairs[i - 1][0] for i in shared):
        return False
    # A row with a sender in it is a response.
    beside = [(above, below) for above, below in pairs if heading_key(above) in _KNOWN]
    if beside:
        return all(
            not below or below == above or heading_key(below) in _UNDER for above, below in beside
        )
    return any(heading_key(below) in _KNOWN for below in under)


def _csv(path: Path, name: str, options: Options) -> Iterator[Table]:
    encoding, errors, remark = encoding_of(path, name)
    # The module's own bound is far below the longest response, and would end the whole table.
    csv.field_size_limit(_LONGEST_CELL)
    with path.open(encoding=encoding, errors=errors, newline="") as file:
        sample = file.read(_PIECE)
        file.seek(0)
        delimiter = _NO_DELIMITER
        if said := re.match(r"\ufeff?sep=(.)\r?\n", sample):
            delimiter = said[1]
            file.readline()
        else:
            delimiter = delimiter_of(sample, options.text_column)
        # Numbered as a spreadsheet shows them: a cell may hold several lines.
        rows = enumerate(_csv_rows(file, name, delimiter), 1)
        table = _headed(rows, name, options.text_column)
        if table:
            yield replace(table, remarks=(remark,) if remark else ())


class Torn(tuple[str, ...]):
    """A row of CSV with a quote that is not closed: it may hold what the rows below it said."""

    __slots__ = ()


def _csv_rows(file: Iterable[str], name: str, delimiter: str) -> Iterator[Cells]:
    """The rows of a CSV file, read as leniently as people write them.

    A quote within a line does no harm. One that runs over the end of its line, and is no CSV when
    read strictly, has taken the row below for its own.
    """
    lines: list[str] = []

    def noted() -> Iterator[str]:
        for line in file:
            lines.append(line)
            yield line

    for _, cells in csv_lines(noted(), name, delimiter=delimiter):
        torn = len(lines) > 1 and _is_torn(lines, delimiter)
        lines.clear()
        yield Torn(cells) if torn else cells


def _is_torn(lines: Sequence[str], delimiter: str) -> bool:
    try:
        return len(list(csv.reader(lines, delimiter=delimiter, strict=True))) != 1
    except csv.Error:
        return True


def csv_lines(
    file: Iterable[str], path: Path | str, *, delimiter: str, strict: bool = False
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows of a CSV file, each with the number of the line that it ends on.

    With `strict`, a quote that is never closed is an error: else it swallows what follows.
    Raises InputError that names the line from which on the file is no CSV.
    """
    reader = csv.reader(file, delimiter=delimiter, strict=strict)
    try:
        for cells in reader:
            yield reader.line_num, tuple(cells)
    except csv.Error as error:
        raise InputError(
            f"is no table ({error})",
            "save it as CSV again",
            path=path,
            place=f"line {reader.line_num}",
        ) from error


def encoding_of(path: Path, name: str) -> tuple[str, str, str]:
    """The encoding of a text file however long, how to treat errors, and a remark.

    Raises InputError for a file that is no text.
    """
    with path.open("rb") as file:
        start = file.read(4)
        if start[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return "utf-16", "replace", "read as UTF-16"
        decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        lost = letters = 0
        piece = start
        while piece:
            if b"\0" in piece or start == b"PK\x03\x04":
                raise InputError("is a binary file, not text", path=name, remedy="save it as CSV")
            text = decoder.decode(piece)
            if not text.isascii():
                lost += text.count("\ufffd")
                letters += len(text) - len(text.encode("ascii", errors="ignore"))
            piece = file.read(_PIECE)
    if not lost:
        return "utf-8-sig", "replace", ""
    if letters > 2 * lost:
        return "utf-8-sig", "replace", f"read as UTF-8; {lost} damaged characters replaced"
    return "cp1252", "replace", "read as Windows-1252"


def delimiter_of(sample: str, wanted: str = "") -> str:
    r"""What separates the cells: known headings tell best, then rows of equal length.

    >>> delimiter_of("navn;svar\nKS;Ja, helt enig, støttes\n")
    ';'
    """
    known = _known(wanted)

    def fitness(delimiter: str) -> tuple[int, float, int]:
        try:
            read = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
            rows = list(islice(read, _HEADING_ROWS))
        except csv.Error:
            return 0, 0.0, 0
        columns = max(map(len, rows), default=0)
        if columns < 2:
            return 0, 0.0, columns
        headings = max(sum(heading_key(cell) in known for cell in row) for row in rows)
        return headings, sum(len(row) == columns for row in rows) / len(rows), columns

    best = max(_DELIMITERS, key=fitness)
    heading = next(filter(str.strip, sample.splitlines()), "")
    # One column: nothing separates, and its texts may hold any of these.
    return best if best in heading else _NO_DELIMITER


def xlsx(path: Path, name: str, options: Options) -> Generator[Table, None, None]:
    """The sheets of a workbook that are shown, each with the headings of its columns.

    Raises InputError for a file that is none, or damaged.
    """
    from openpyxl import load_workbook

    _check_xlsx(path, name)
    try:
        # keep_links=False: other workbooks are never looked at.
        book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except DAMAGED as error:
        raise _bad_sheet(name, error) from error
    try:
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible":
                continue
            # What a file says of its own size may be wrong, and empty cells be made for it.
            sheet.reset_dimensions()

            table = _headed(
                _xlsx_rows(sheet, name, _merged(book, sheet)), name, options.text_column
            )
            if table:
                others = len(book.worksheets) > 1
                remark = (f"only sheet '{sheet.title}' is read",) if others else ()
                yield replace(table, remarks=remark)
    finally:
        book.close()


Merged = tuple[int, int, int, int]
"""First row, last row, first column and last column of cells that are merged, from 1."""


def _xlsx_rows(sheet: Any, name: str, merged: Iterable[Merged]) -> Iterator[tuple[int, Cells]]:
    """The rows of a sheet; each of the cells that are merged holds what the first of them does."""
    waiting = sorted(merged, reverse=True)
    open_now: list[tuple[Merged, str]] = []
    try:
        for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
            cells = [_unescaped(as_text(cell)) for cell in row]
            while waiting and waiting[-1][0] <= number:
                area = waiting.pop()
                at = area[2] - 1
                open_now.append((area, cells[at] if at < len(cells) else ""))
            open_now = [(area, text) for area, text in open_now if area[1] >= number]
            for (_, _, first, last), text in open_now:
                cells += [""] * (last - len(cells))
                cells[first - 1 : last] = [text] * (last - first + 1)
            yield number, tuple(cells)
    except DAMAGED as error:
        raise _bad_sheet(name, error) from error


def _merged(book: Any, sheet: Any) -> list[Merged]:
    """The areas of merged cells in a sheet, which openpyxl leaves out where it reads row by row.

    They stand after all rows, so that the part is gone through once more, as bytes.
    """
    from openpyxl.utils import column_index_from_string

    found: list[Merged] = []
    try:
        # openpyxl has no other way to the part that a sheet was read from
        with book._archive.open(sheet._worksheet_path) as part:  # noqa: SLF001
            kept = b""
            while piece := part.read(_PIECE):
                for area in _MERGED.finditer(kept + piece):
                    low, top, high, bottom = (area[n].decode() for n in range(1, 5))
                    columns = [column_index_from_string(letters) for letters in (low, high)]
                    if columns[1] - columns[0] < _WIDEST_MERGE:
                        found.append((int(top), int(bottom), columns[0], columns[1]))
                if len(found) > _MOST_MERGED:
                    return []
                kept = piece[-_LONGEST_MERGE:]
    except DAMAGED as error:
        raise _bad_sheet(sheet.title, error) from error
    return list(dict.fromkeys(found))


def _unescaped(cell: str) -> str:
    r"""Characters that XML cannot hold, which Excel writes as `_x000D_`."""
    return _ESCAPE.sub(lambda m: chr(int(m[1], 16)), cell) if "_x" in cell else cell


def _check_xlsx(path: Path, name: str) -> None:
    with path.open("rb") as file:
        if file.read(4) == b"\xd0\xcf\x11\xe0":
            raise InputError(
                "is an encrypted or old Excel file", "save it as .xlsx without password", path=name
            )
    with archives.opened(path, name) as archive:
        for member in archive.infolist():
            archives.check(member, name)


def _bad_sheet(name: str, error: Exception) -> InputError:
    # After a colon come paths of our own temporary files.
    reason = " ".join(str(error).partition(":")[0].split())[:100]
    return InputError(f"is damaged ({reason})", "open it and save it again", path=name)


def _parquet(path: Path, name: str) -> Iterator[Table]:
    import pyarrow as pa
    from pyarrow import parquet

    try:
        file = parquet.ParquetFile(path, buffer_size=_PIECE, pre_buffer=False)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise _bad_sheet(name, error) from error

    def rows() -> Iterator[tuple[int, Cells]]:
        number = 0
        try:
            for batch in file.iter_batches(batch_size=_BATCH, use_threads=False):
                for row in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                    number += 1
                    yield number, tuple(map(as_text, row))
        except (pa.ArrowException, OSError, ValueError) as error:
            raise _bad_sheet(name, error) from error

    with file:
        yield Table(tuple(str(heading) for heading in file.schema_arrow.names), rows())


def as_text(value: object) -> str:
    """What a cell holds, as text.

    >>> as_text(12.0), as_text(datetime(2026, 11, 18)), as_text(None), as_text(["a", "b"])
    ('12', '2026-11-18', '', 'a; b')
    """
    match value:
        case None | bytes():
            return ""
        case str():
            return value
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case list():
            return "; ".join(map(as_text, value))
        case dict():
            return json.dumps(value, ensure_ascii=False, default=str)
        case _:
            return str(value)
