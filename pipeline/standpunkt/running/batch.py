"""Many documents, one after another: one that cannot be read never stops the rest."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from standpunkt.documents import Document, Metadata
from standpunkt.errors import InputError, StandpunktError
from standpunkt.positions import Position
from standpunkt.reading.files import Source
from standpunkt.reading.load import load


class Reader(Protocol):
    """What reads positions out of a document: the stance engine."""

    def read(self, document: Document) -> list[Position]:
        """The positions in `document`, in text order."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one source: a document with its positions, or why there is none."""

    source: Source
    document: Document | None = None
    positions: tuple[Position, ...] = ()
    failure: StandpunktError | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What came of all sources, in their order."""

    outcomes: tuple[Outcome, ...]

    @property
    def positions(self) -> list[Position]:
        """All positions: documents in order, each in text order."""
        return [position for outcome in self.outcomes for position in outcome.positions]

    @property
    def documents(self) -> list[Document]:
        """The documents that were read."""
        return [outcome.document for outcome in self.outcomes if outcome.document]

    @property
    def failures(self) -> list[StandpunktError]:
        """Why the others were not."""
        return [outcome.failure for outcome in self.outcomes if outcome.failure]


def run(
    sources: Iterable[Source],
    engine: Reader,
    metadata: Mapping[str, Metadata] = MappingProxyType({}),
    progress: Callable[[Outcome], None] = lambda _: None,
) -> Result:
    """Read every source and call `progress` after each; `metadata` is by doc_id."""
    outcomes = []
    for source in sources:
        outcome = _one(source, engine, metadata.get(source.doc_id))
        progress(outcome)
        outcomes.append(outcome)
    return Result(tuple(outcomes))


def _one(source: Source, engine: Reader, metadata: Metadata | None) -> Outcome:
    try:
        document = load(source, metadata)
        positions = sorted(engine.read(document), key=_place)
        return Outcome(source, document, tuple(positions))
    except StandpunktError as error:
        return Outcome(source, failure=error)
    except Exception as error:  # noqa: BLE001 - whatever one text brings out spares the rest
        return Outcome(source, failure=_unforeseen(source, error))


def _unforeseen(source: Source, error: Exception) -> InputError:
    """A fault of the program, told with what a report of it needs."""
    where = traceback.extract_tb(error.__traceback__)[-1]
    reason = " ".join(str(error).split())[:200]
    return InputError(
        f"stopped the program's own work ({type(error).__name__}: {reason})",
        "please report this with the file",
        path=source.name,
        place=f"at {Path(where.filename).name}:{where.lineno}",
    )


def _place(position: Position) -> tuple[int, ...]:
    """Text order, told apart to the last span so that no two runs differ."""
    spans = (position.evidence, position.cue, position.target or (-1, -1))
    return tuple(edge for span in spans for edge in span)
