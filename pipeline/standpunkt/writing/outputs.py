"""The outputs a user names: ending to format, checked first, written last."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self

from standpunkt.errors import OutputError
from standpunkt.writing import documents, table
from standpunkt.writing.files import prepare, replacing_text
from standpunkt.writing.table import Add, Column, Row

# Modules by name: pyarrow and the XLSX library are loaded only where they are needed.
FORMATS: Mapping[str, str] = MappingProxyType(
    {
        ".csv": "standpunkt.writing.csv",
        ".parquet": "standpunkt.writing.parquet",
        ".xlsx": "standpunkt.writing.xlsx",
        ".jsonl": "standpunkt.writing.jsonl",
    }
)
"""Ending to the module whose `writing(path, mark)` writes it."""


def check(paths: Sequence[Path], *, excel: bool = False) -> None:
    """See that all `paths` can be written before the work begins.

    Raises OutputError for an unknown ending, a path named twice, a folder that is not
    there or cannot be written, and for `excel` where no CSV is asked for.
    """
    for path in paths:
        if path.suffix.lower() not in FORMATS:
            raise OutputError(
                f"unknown ending '{path.suffix}'", path=path, mend=f"use {' '.join(FORMATS)}"
            )
    if len({path.resolve() for path in paths}) < len(paths):
        raise OutputError("the same output is named twice", mend="name each once")
    if excel and paths and all(path.suffix.lower() != ".csv" for path in paths):
        raise OutputError("--excel is about .csv outputs", mend="name one with -o, or leave it out")
    for path in paths:
        prepare(path)


def write(path: Path, rows: Iterable[Row], *, excel: bool = False) -> None:
    """Write the table in the format its ending says; `excel` is about CSV alone."""
    with writing(path, excel=excel) as add:
        add(rows)


def writing(
    path: Path,
    mark: str = "",
    columns: Sequence[Column] = table.COLUMNS,
    *,
    excel: bool = False,
) -> AbstractContextManager[Add]:
    """As `write`, for rows that come little by little; `mark` as in `files.replacing`."""
    ending = path.suffix.lower()
    module = importlib.import_module(FORMATS[ending])
    found: AbstractContextManager[Add] = (
        module.writing(path, mark, columns, excel=excel)
        if ending == ".csv"
        else module.writing(path, mark, columns)
    )
    return found


_Adds = tuple[Add, Add]
"""What takes the rows of positions, and what takes those of documents."""


@contextmanager
def _writing_both(path: Path, mark: str, *, excel: bool) -> Iterator[_Adds]:
    """An output of a run: a table of positions or of documents, or in .xlsx a sheet of each."""

    def leave(rows: Iterable[Row]) -> None:
        """Take no rows: they go into another output."""

    if documents.is_documents(path):
        with writing(path, mark, documents.COLUMNS, excel=excel) as add:
            yield leave, add
    elif path.suffix.lower() == ".xlsx":
        xlsx = importlib.import_module(FORMATS[".xlsx"])
        sheets = {"positions": table.COLUMNS, "documents": documents.COLUMNS}
        with xlsx.writing_sheets(path, sheets, mark) as (add, add_document):
            yield add, add_document
    else:
        with writing(path, mark, excel=excel) as add:
            yield add, leave


def text_folder(output: Path) -> Path:
    """Where `--save-text` puts the texts: a folder beside the table.

    >>> text_folder(Path("outputs/positions.csv")).as_posix()
    'outputs/positions-texts'
    """
    return output.with_name(f"{output.stem}-texts")


def save_text(folder: Path, doc_id: str, text: str) -> None:
    """Write the text that offsets count in to `folder`, as UTF-8 and otherwise as it is."""
    path = folder / f"{doc_id}.txt"
    prepare(path)
    with replacing_text(path) as file:
        file.write(text)


class Tables:
    """Several outputs that are written together, the others too where one cannot be.

    A context manager: what is whole at its end takes its place, and nothing does where the
    run is broken off. `written` and `failures` are known after it.
    """

    def __init__(self, paths: Sequence[Path], mark: str = "", *, excel: bool = False) -> None:
        self.written: list[Path] = []
        self.failures: list[OutputError] = []
        self._open: dict[Path, tuple[AbstractContextManager[_Adds], _Adds]] = {}
        self._excel = excel
        self._mark = mark
        self._paths = paths

    def __enter__(self) -> Self:
        for path in self._paths:
            output = _writing_both(path, self._mark, excel=self._excel)
            try:
                self._open[path] = (output, output.__enter__())
            except OutputError as error:
                self.failures.append(error)
        return self

    def add(self, rows: Sequence[Row], document: Row | None = None) -> None:
        """Put a document's positions into the tables of positions, its row into the others."""
        for path, (output, (add, add_document)) in list(self._open.items()):
            try:
                add(rows)
                if document is not None:
                    add_document([document])
            except OSError as error:
                del self._open[path]
                try:
                    output.__exit__(type(error), error, error.__traceback__)
                except OutputError as told:
                    self.failures.append(told)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for path, (output, _) in self._open.items():
            try:
                output.__exit__(kind, error, trace)
            except OutputError as told:
                self.failures.append(told)
            else:
                self.written.append(path)
        self._open = {}
