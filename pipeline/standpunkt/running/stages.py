"""The way of a response, stage by stage: a document in, its positions out, linked and told.

Each stage takes a response and gives it on with more in it. A new stage is a function in the
package that knows how, and a line in `stages`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Protocol

from standpunkt.documents import Document
from standpunkt.positions import RESPONDENT, Position
from standpunkt.respondent.catalogue import Catalogue
from standpunkt.respondent.organisations import catalogue_with
from standpunkt.respondent.others import holder_name
from standpunkt.running.pseudonyms import pseudonymiser
from standpunkt.running.setup import Setup
from standpunkt.running.silence import silence


class Reader(Protocol):
    """What reads positions out of a document: the stance engine."""

    def read(self, document: Document) -> list[Position]:
        """The positions in `document`, in text order."""


@dataclass(frozen=True, slots=True)
class Response:
    """A document, and what is found in it so far."""

    document: Document
    positions: tuple[Position, ...] = ()


Stage = Callable[[Response], Response]


def engine_of(setup: Setup) -> Reader:
    """The engine of a run. Raises ModelError and RuleError."""
    made: Reader = import_module(setup.engine).make(setup.model, setup.rules)
    return made


def stages(engine: Reader, setup: Setup) -> tuple[Stage, ...]:
    """What is done to each document of a run, in this order."""
    return (
        *([_pseudonymised()] if setup.pseudonymise else []),
        _read(engine),
        *([_linked(setup)] if setup.proposals else []),
        _in_order,
        *([_called(catalogue_with(setup.bodies))] if setup.bodies else []),
        _told_of_silence,
    )


def _pseudonymised() -> Stage:
    """Marks for the names of persons, before anything is read; documents are numbered."""
    alter = pseudonymiser()
    return lambda response: replace(response, document=alter(response.document))


def _read(engine: Reader) -> Stage:
    return lambda response: replace(response, positions=tuple(engine.read(response.document)))


def _linked(setup: Setup) -> Stage:
    """Which proposal each position is on."""
    from standpunkt.proposals.linked_documents import link  # needed by some runs alone
    from standpunkt.proposals.linking import Linker

    linker = Linker(setup.proposals)

    def linked(response: Response) -> Response:
        found = link(linker, response.document, response.positions)
        return replace(response, positions=tuple(found))

    return linked


def _in_order(response: Response) -> Response:
    return replace(response, positions=tuple(sorted(response.positions, key=_place)))


def _place(position: Position) -> tuple[int, ...]:
    """Text order, told apart to the last span so that no two runs differ."""
    spans = (position.evidence, position.cue, position.target or (-1, -1))
    return tuple(edge for span in spans for edge in span)


def _called(known: Catalogue) -> Stage:
    """Other holders by the names that a user's own list has for them."""

    def named(position: Position) -> Position:
        if position.holder == RESPONDENT:
            return position
        return replace(position, holder=holder_name(position.holder, position.document, known))

    return lambda response: replace(response, positions=tuple(map(named, response.positions)))


def _told_of_silence(response: Response) -> Response:
    """A note where nothing was found, and why that may be."""
    document = response.document
    note = "" if response.positions else silence(document)
    if not note:
        return response
    return replace(response, document=replace(document, notes=(*document.notes, note)))
