"""What a run leaves: its tables, the texts beside the first, and the manifest."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from standpunkt import wire
from standpunkt.errors import OutputError
from standpunkt.proposals.proposal import Proposal
from standpunkt.running import books, manifest, reviewing
from standpunkt.running.books import Shape
from standpunkt.running.entries import Entry
from standpunkt.temporary import PREFIX
from standpunkt.writing import outputs as out
from standpunkt.writing.documents import COLUMNS as DOCUMENTS
from standpunkt.writing.documents import is_documents
from standpunkt.writing.table import COLUMNS, Column, Row, with_meta

Put = Callable[[Entry], None]


class Results:
    """All that is written of a run's entries, each for itself: what fails stops no other.

    A context manager, as `outputs.Together` is. `headings` are those of the user's metadata file
    that have columns of their own. `tables` are those that took their places, and
    `failures` tell of all that did not. Adding raises OutputError where no table is left. With
    `shape`, an .xlsx file is a workbook of that shape, and a bare table without. Entries that were
    `reviewed` have the columns of `reviewing` too. The manifest tells of the `proposals` that
    positions were linked to.
    """

    def __init__(
        self,
        tables: Sequence[Path],
        made_with: Mapping[str, Any],
        mark: str = "",
        *,
        headings: Sequence[str] = (),
        excel: bool = False,
        texts: bool = False,
        named: bool = True,
        shape: Shape | None = None,
        reviewed: bool = False,
        proposals: Sequence[Proposal] = (),
    ) -> None:
        self._tables = tables
        self._headings = headings
        columns = with_meta(headings)
        if reviewed:
            columns = (*COLUMNS, *reviewing.COLUMNS, *columns[len(COLUMNS) :])
        folder = out.text_folder(tables[0])

        def opening(path: Path) -> AbstractContextManager[Put]:
            if shape is None or path.suffix.lower() != ".xlsx" or is_documents(path):
                return _table(path, mark, columns, excel=excel)
            link = os.path.relpath(folder, path.parent) if texts else ""
            return books.writing(path, mark, shape, made_with, Path(link).as_posix() * bool(link))

        opened = {path: opening(path) for path in tables}
        if texts:
            opened[folder] = _texts(folder, mark)
        # The manifest last: where it is, all it tells of is.
        told = manifest.path_of(tables[0])
        column_names = [column.name for column in columns]
        head = {**made_with, **_wrote(tables, folder if texts else None)}
        if proposals:
            head[manifest.PROPOSALS] = [wire.plain(proposal) for proposal in proposals]
        opened[told] = _manifest(told, head, mark, column_names, named=named)
        self._together = out.Together(opened)

    def __enter__(self) -> Self:
        self._together.__enter__()
        return self

    def add(self, entry: Entry) -> None:
        """Put an entry into all of them."""
        self._together.add(with_extra(entry, self._headings))
        if not any(map(self._together.is_open, self._tables)):
            raise self.failures[0]

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._together.__exit__(kind, error, trace)

    @property
    def tables(self) -> list[Path]:
        """The tables that took their places."""
        return [path for path in self._together.written if path in self._tables]

    @property
    def texts(self) -> Path | None:
        """The folder of texts that were saved, if they were."""
        folder = out.text_folder(self._tables[0])
        return folder if folder in self._together.written else None

    @property
    def failures(self) -> list[OutputError]:
        """Why the others, the texts or the manifest did not."""
        return self._together.failures


def _wrote(tables: Sequence[Path], folder: Path | None) -> dict[str, Any]:
    """The outputs of a run as seen from its manifest, so that each of them finds the texts."""
    beside = tables[0].parent
    names = [Path(os.path.relpath(table, beside)).as_posix() for table in tables]
    # An output in a store is written in a temporary folder first.
    found: dict[str, Any] = {"outputs": [name for name in names if PREFIX not in name]}
    return found | ({"texts": folder.name} if folder else {})


def with_extra(entry: Entry, headings: Sequence[str]) -> Entry:
    """The entry with a cell more in each row for each of these headings."""
    if not headings or not entry.rows:
        return entry
    known = dict(reversed(entry.extra))
    more = tuple(known.get(heading) for heading in headings)
    return replace(entry, rows=tuple((*row, *more) for row in entry.rows))


@contextmanager
def _table(path: Path, mark: str, columns: Sequence[Column], *, excel: bool) -> Iterator[Put]:
    if is_documents(path):
        with out.writing(path, mark, DOCUMENTS, excel=excel) as add:
            yield lambda entry: add(_documents(entry))
    elif path.suffix.lower() == ".xlsx":
        from standpunkt.writing import xlsx  # its library is loaded only where it is needed

        sheets = {"positions": columns, "documents": DOCUMENTS}
        with xlsx.writing_sheets(path, sheets, mark) as (add, add_document):

            def put(entry: Entry) -> None:
                add(entry.rows)
                add_document(_documents(entry))

            yield put
    else:
        with out.writing(path, mark, columns, excel=excel) as add:
            yield lambda entry: add(entry.rows)


def _documents(entry: Entry) -> list[Row]:
    return [] if entry.document is None else [entry.document]


@contextmanager
def _texts(folder: Path, mark: str) -> Iterator[Put]:
    with out.saving_texts(folder, mark) as save:

        def put(entry: Entry) -> None:
            if entry.text is not None:
                save(entry.text_id, entry.text)

        yield put


@contextmanager
def _manifest(
    path: Path, made_with: Mapping[str, Any], mark: str, names: Sequence[str], *, named: bool
) -> Iterator[Put]:
    with manifest.writing(path, made_with, mark, names, named=named) as told:
        yield told.add
