"""The catalogue of bodies: who there is, by every name, with kind, years and what went before.

The bodies stand in `bodies/*.csv`, one a row. A user's own list goes before them
(`standpunkt.respondent.organisations`).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from importlib import resources
from types import MappingProxyType

from standpunkt.respondent.names import fold, is_abbreviation, slug


@dataclass(frozen=True, slots=True)
class Body:
    """One body; empty and None mean not known.

    `kind` is a value of `OrganisationKind`. `start` and `end` are the first and the last day it
    had its name; `predecessors` and `parent` are ids.
    """

    id: str
    name: str
    kind: str = ""
    nynorsk: str = ""
    sami: str = ""
    aliases: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    predecessors: tuple[str, ...] = ()
    parent: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """All it is called, its own name first."""
        return tuple(filter(None, (self.name, self.nynorsk, self.sami, *self.aliases)))

    def had_its_name_on(self, day: date) -> bool:
        """Whether the body existed under this name on a day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True)
class Catalogue:
    """Bodies, the surest first: of two with one name on one day the earlier list's is taken."""

    bodies: tuple[Body, ...] = ()
    own: frozenset[str] = frozenset()
    """The ids that a user's own lists gave; their abbreviations are taken at their word."""
    by_id: Mapping[str, Body] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        known = {body.id: body for body in reversed(self.bodies)}
        object.__setattr__(self, "by_id", MappingProxyType(known))

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[Body, ...]]:
        found: dict[str, dict[str, Body]] = {}
        for body in self.bodies:
            for name in body.names:
                found.setdefault(fold(name), {}).setdefault(body.id, body)
        return {key: tuple(bodies.values()) for key, bodies in found.items()}

    @cached_property
    def _successors(self) -> Mapping[str, tuple[Body, ...]]:
        found: dict[str, list[Body]] = {}
        for body in self.by_id.values():
            for before in body.predecessors:
                found.setdefault(before, []).append(body)
        return {before: tuple(bodies) for before, bodies in found.items()}

    def called(self, name: str, day: date | None = None, text: str = "") -> tuple[Body, ...]:
        """The bodies that a name may stand for: none, one, or several that nothing tells apart.

        A name is looked up whole; an abbreviation too. `day` leaves out bodies of other years,
        and a county that `text` names tells homonyms apart.

        >>> [body.id for body in shipped().called("Våler kommune")]
        ['valer-kommune-ostfold', 'valer-kommune-innlandet']
        >>> [body.id for body in shipped().called("VÅLER KOMMUNE", text="Våler i Innlandet")]
        ['valer-kommune-innlandet']
        >>> [body.id for body in shipped().called("HOD")]
        ['helse-og-omsorgsdepartementet']
        """
        found = self._by_name.get(fold(name), ())
        ours = tuple(body for body in found if body.id in self.own)
        found = ours or found
        if len(found) > 1 and day:
            found = tuple(body for body in found if body.had_its_name_on(day)) or found
        if len(found) > 1 and day is None:
            found = tuple(body for body in found if body.end is None) or found
        if len(found) > 1 and text:
            found = tuple(body for body in found if self._place_is_in(body, text)) or found
        return found

    def is_short(self, name: str) -> bool:
        """Whether a name is only an abbreviation, which others may have as well.

        >>> shipped().is_short("HOD"), shipped().is_short("Helsedirektoratet")
        (True, False)
        """
        return is_abbreviation(name) and not any(
            fold(body.name) == fold(name) or body.id in self.own for body in self.called(name)
        )

    def _place_is_in(self, body: Body, text: str) -> bool:
        parent = self.by_id.get(body.parent)
        place = parent.name.rpartition(" ")[0] if parent else ""
        return bool(place) and re.search(rf"(?<!\w){re.escape(place)}s?(?!\w)", text) is not None

    def lasting_id(self, body: Body) -> str:
        """The key of a body through changes of name: that of the name it has last.

        A merger or a split makes new bodies, and is no change of name.

        >>> known = shipped()
        >>> known.lasting_id(known.by_id["fylkesmannen-i-rogaland"])
        'statsforvalteren-i-rogaland'
        >>> known.lasting_id(known.by_id["rygge-kommune"])
        'rygge-kommune'
        """
        met = {body.id}
        while body.end and len(self._successors.get(body.id, ())) == 1:
            (after,) = self._successors[body.id]
            new = after.start is not None and after.start > body.end  # no body that took it in
            if not new or len(after.predecessors) > 1 or after.id in met:
                break
            met.add(after.id)
            body = after
        return body.id

    def over(self, bodies: Iterable[Body]) -> Catalogue:
        """A catalogue in which a user's own `bodies` go before these."""
        given = tuple(bodies)
        return Catalogue((*given, *self.bodies), self.own | {body.id for body in given})


@cache
def shipped() -> Catalogue:
    """The catalogue in the package.

    >>> body = shipped().by_id["havindustritilsynet"]
    >>> body.kind, body.start.isoformat(), body.predecessors
    ('agency', '2024-01-01', ('petroleumstilsynet',))
    """
    folder = resources.files(__package__) / "bodies"
    files = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".csv")),
        key=lambda file: file.name,
    )
    return Catalogue(tuple(body for file in files for body in _bodies(file.read_text("utf-8"))))


def _bodies(table: str) -> Iterator[Body]:
    for row in csv.DictReader(io.StringIO(table)):
        yield Body(
            id=row["id"],
            name=row["name"],
            kind=row["kind"],
            nynorsk=row["nynorsk"],
            sami=row["sami"],
            aliases=_several(row["aliases"]),
            start=date.fromisoformat(row["from"]) if row["from"] else None,
            end=date.fromisoformat(row["to"]) if row["to"] else None,
            predecessors=_several(row["predecessors"]),
            parent=row["parent"],
        )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split("|")))


def id_of(name: str) -> str:
    """The key of a body that stands in no catalogue: the one it would have there.

    >>> id_of("Fjordvik kommune"), id_of("Helse Testvik RHF")
    ('fjordvik-kommune', 'helse-testvik-rhf')
    """
    return slug(name)
