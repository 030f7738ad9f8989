"""The outputs a user names: ending to format, checked first, written last."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Generic, Self, TypeVar

from standpunkt.errors import OutputError
from standpunkt.reading.finding.outputs import MARKER, mark_as_output
from standpunkt.writing.files import cannot_write, prepare, replacing_text, sweep
from standpunkt.writing.table import COLUMNS, Add, Column, Row

T = TypeVar("T")

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
                f"unknown ending '{path.suffix}'", path=path, remedy=f"use {' '.join(FORMATS)}"
            )
    if len({path.resolve() for path in paths}) < len(paths):
        raise OutputError("the same output is named twice", remedy="name each once")
    if excel and paths and all(path.suffix.lower() != ".csv" for path in paths):
        raise OutputError(
            "--excel is about .csv outputs", remedy="name one with -o, or leave it out"
        )
    for path in paths:
        prepare(path)


def write(path: Path, rows: Iterable[Row], *, excel: bool = False) -> None:
    """Write the table in the format its ending says; `excel` is about CSV alone."""
    with writing(path, excel=excel) as add:
        add(rows)


def writing(
    path: Path, mark: str = "", columns: Sequence[Column] = COLUMNS, *, excel: bool = False
) -> AbstractContextManager[Add]:
    """As `write`, for rows of these `columns` that come little by little; `mark` as in
    `files.replacing`.
    """
    ending = path.suffix.lower()
    module = importlib.import_module(FORMATS[ending])
    found: AbstractContextManager[Add] = (
        module.writing(path, mark, columns, excel=excel)
        if ending == ".csv"
        else module.writing(path, mark, columns)
    )
    return found


def text_folder(table: Path) -> Path:
    """Where `--save-text` puts the texts: a folder beside the table.

    >>> text_folder(Path("outputs/positions.csv")).as_posix()
    'outputs/positions-texts'
    """
    return table.with_name(f"{table.stem}-texts")


@contextmanager
def saving_texts(folder: Path, mark: str = "") -> Iterator[Callable[[str, str], None]]:
    """What takes a doc_id and the text that offsets count in, and writes it to `folder` as UTF-8,
    otherwise as it is.

    The folder is marked as an output, so that no later run reads it. Raises OutputError.
    """
    prepare(folder / MARKER)
    if mark:
        sweep(folder, mark)
    mark_as_output(folder)

    def save(doc_id: str, text: str) -> None:
        path = folder / f"{doc_id}.txt"
        with replacing_text(path, mark) as file:
            file.write(text)

    yield save


class Together(Generic[T]):
    """Several outputs that are written together, the others too where one cannot be.

    `outputs` are what opens each, by the name it goes by. A context manager: what is whole at
    its end takes its place, and nothing does where the run is broken off. `written` and
    `failures` are known after it.
    """

    def __init__(self, outputs: Mapping[Path, AbstractContextManager[Callable[[T], None]]]) -> None:
        self.written: list[Path] = []
        self.failures: list[OutputError] = []
        self._outputs = outputs
        self._open: dict[Path, Callable[[T], None]] = {}

    def __enter__(self) -> Self:
        for path, output in self._outputs.items():
            try:
                self._open[path] = output.__enter__()
            except Exception as error:  # noqa: BLE001 - whatever ails one spares the others
                self._failed(path, error)
        return self

    def add(self, what: T) -> None:
        """Put something into all outputs."""
        for path, add in list(self._open.items()):
            try:
                add(what)
            except Exception as error:  # noqa: BLE001 - as above
                del self._open[path]
                try:
                    self._outputs[path].__exit__(type(error), error, error.__traceback__)
                except Exception as another:  # noqa: BLE001 - as above
                    error = another
                self._failed(path, error)

    def is_open(self, path: Path) -> bool:
        """Whether this output can still be written."""
        return path in self._open

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for path in self._open:
            try:
                self._outputs[path].__exit__(kind, error, trace)
            except Exception as another:  # noqa: BLE001 - as above
                if another is not error:
                    self._failed(path, another)
            else:
                self.written.append(path)
        self._open = {}

    def _failed(self, path: Path, error: Exception) -> None:
        as_error = error if isinstance(error, OutputError) else cannot_write(error, path)
        self.failures.append(as_error)
