"""Which responses of a run are to the same hearing, so that each hearing has one value.

Told by the ministry's reference or the title, however it is spelt. What a later response tells
holds for those before it too: a run's rows are written when all are read, and lie in a file of
their own until then.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from io import FileIO
from types import TracebackType
from typing import Final, Self

from standpunkt.documents import Metadata
from standpunkt.respondent.hearing import reference_key, title_key
from standpunkt.running.entries import Entry, to_entry, to_message
from standpunkt.running.stages import Response
from standpunkt.temporary import Folder
from standpunkt.writing.documents import COLUMNS as DOCUMENTS
from standpunkt.writing.table import COLUMNS, Row

_IN_ROW: Final = [column.name for column in COLUMNS].index("hearing")
_IN_DOCUMENT: Final = [column.name for column in DOCUMENTS].index("hearing")
_GIVEN: Final = ("", "title", "text", "mail header", "page", "table", "file")
"""Whose title is taken where several are told: the later in this list, then the more frequent."""

_Key = tuple[str, ...]


class Hearings:
    """The hearings of a run, learnt response by response.

    >>> found = Hearings()
    >>> for title, reference in [("Ny brolov", "24/12"), ("", "2024/12-3"), ("NY BROLOV", "")]:
    ...     found.learn(Entry("a", "a.txt", hearing=(title, "title", reference, "")))
    >>> found.title_of(Entry("b", "b.txt", hearing=("", "", "24/12", "")))
    'Ny brolov'
    """

    def __init__(self) -> None:
        self._above: dict[_Key, _Key] = {}
        self._titles: defaultdict[_Key, Counter[tuple[str, str]]] = defaultdict(Counter)
        self._cases: defaultdict[str, set[str]] = defaultdict(set)
        self._chosen: dict[_Key, str] = {}

    def learn(self, entry: Entry) -> None:
        """Take in what a response tells of its hearing."""
        if not entry.hearing:
            return
        title, origin, reference, recipient = entry.hearing
        keys = _keys(title, reference, recipient)
        if not keys:
            return
        for key in keys[1:]:
            self._join(keys[0], key)
        if title:
            self._titles[keys[0]][title, origin] += 1
        if case := reference_key(reference):
            self._cases[case].add(recipient)
        self._chosen.clear()

    def agreed(self, entry: Entry) -> Entry:
        """The entry with the title that all responses to its hearing have."""
        title = self.title_of(entry)
        if not entry.hearing or title == entry.hearing[0]:
            return entry
        document = entry.document and _with(entry.document, _IN_DOCUMENT, title)
        rows = tuple(_with(row, _IN_ROW, title) for row in entry.rows)
        response = entry.response and _retitled(entry.response, title)
        return replace(entry, rows=rows, document=document, response=response)

    def title_of(self, entry: Entry) -> str:
        """The title of a response's hearing, or the ministry's reference where none is known."""
        title, origin, reference, recipient = entry.hearing or ("", "", "", "")
        keys = _keys(title, reference, recipient)
        if not keys or origin in ("file", "table"):
            return title
        self._chosen = self._chosen or self._choose()
        return self._chosen.get(self._top(keys[0])) or title or reference_key(reference)

    def _choose(self) -> dict[_Key, str]:
        # Two ministries may have a case of the same number; a letter that names none means the
        # one that the others are to.
        for case, recipients in self._cases.items():
            named = recipients - {""}
            if len(named) == 1 and "" in recipients:
                self._join(("case", case, ""), ("case", case, *named))
        found: defaultdict[_Key, Counter[tuple[str, str]]] = defaultdict(Counter)
        for key, titles in self._titles.items():
            found[self._top(key)].update(titles)
        return {key: _best(titles) for key, titles in found.items()}

    def _top(self, key: _Key) -> _Key:
        while (above := self._above.get(key, key)) != key:
            self._above[key] = self._above.get(above, above)
            key = above
        return key

    def _join(self, one: _Key, other: _Key) -> None:
        # The smaller of two is above, so that the order of the responses does not matter.
        first, second = sorted((self._top(one), self._top(other)))
        if first != second:
            self._above[second] = first


def agreed(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries of a whole run, each with the title that its hearing has in all."""
    hearings = Hearings()
    for entry in entries:
        hearings.learn(entry)
    return map(hearings.agreed, entries)


class Held:
    """The entries of a run until all are read, in a file, and in memory where it cannot grow.

    A context manager, which takes the file away. What is gone through is agreed, unless the user
    has `told` the title of them all.
    """

    def __init__(self, told: str = "") -> None:
        self._hearings = None if told else Hearings()
        self._folder: Folder | None = None
        self._file: FileIO | None = None
        self._whole = 0
        self._more: list[Entry] = []
        with suppress(OSError):  # no room there, which need not be so where the tables go
            self._folder = Folder()
            self._file = FileIO(self._folder.path / "held.jsonl", "xb")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file:
            self._file.close()
        if self._folder:
            self._folder.remove()

    def add(self, entry: Entry) -> None:
        """Hold one more."""
        if self._hearings:
            self._hearings.learn(entry)
        if not self._more and self._written(json.dumps(to_message(entry)).encode() + b"\n"):
            return
        self._more.append(entry)

    def _written(self, line: bytes) -> bool:
        if self._file is None:
            return False
        try:
            # Without a buffer, so that nothing waits to be written that never can be.
            whole = self._file.write(line) == len(line)
        except OSError:
            return False
        self._whole += len(line) if whole else 0
        return whole

    def __iter__(self) -> Iterator[Entry]:
        return map(self._hearings.agreed, self._each()) if self._hearings else self._each()

    def _each(self) -> Iterator[Entry]:
        if self._folder and self._whole:
            with (self._folder.path / "held.jsonl").open("rb") as file:
                while file.tell() < self._whole:
                    yield to_entry(json.loads(file.readline()))
        yield from self._more


def _keys(title: str, reference: str, recipient: str) -> list[_Key]:
    """What tells the hearing of a response: its title's key, its reference's, either or none."""
    name, case = title_key(title), reference_key(reference)
    keys: list[_Key] = [("title", name)] if name else []
    return [*keys, ("case", case, recipient)] if case else keys


def _best(titles: Counter[tuple[str, str]]) -> str:
    def rank(told: tuple[str, str]) -> tuple[int, int, int, str]:
        title, origin = told
        standing = _GIVEN.index(origin) if origin in _GIVEN else 0
        return (standing >= _GIVEN.index("page"), titles[told], len(title), title)

    return max(titles, key=rank)[0]


def _with(row: Row, column: int, value: str) -> Row:
    return (*row[:column], value or None, *row[column + 1 :])


def _retitled(response: Response, title: str) -> Response:
    document = response.document
    metadata: Metadata = replace(document.metadata, hearing=title)
    known = replace(document, metadata=metadata)
    positions = tuple(replace(position, document=known) for position in response.positions)
    return Response(known, positions)
