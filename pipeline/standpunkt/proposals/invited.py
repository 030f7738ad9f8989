"""The list of bodies that were invited to answer, held against those that did."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from standpunkt.errors import InputError
from standpunkt.proposals.cells import read_cells
from standpunkt.proposals.organisations import Names, Organisation
from standpunkt.reading.finding.remote import at_hand
from standpunkt.reading.tables.columns import NAMES, heading_key
from standpunkt.respondent import organisations

_TABLES: Final = (".csv", ".xlsx", ".parquet")
_BRACKET: Final = re.compile(r"(?P<long>.+?)\s*\((?P<short>[^()]+)\)$")


@dataclass(frozen=True, slots=True)
class Turnout:
    """Who of those invited has answered, who has not, and who answered uninvited."""

    answered: tuple[str, ...]
    silent: tuple[str, ...]
    uninvited: tuple[str, ...]


def read_invited(given: str) -> tuple[str, ...]:
    """The names in the list of those who were asked, by path or URL.

    The column of names in a .csv, .xlsx or .parquet, its first where no heading says "organisasjon"
    or the like; else a list with a name a line, or the ministry's page or letter. Raises InputError
    where there are none.
    """
    with at_hand(given) as path:
        if path.suffix.lower() not in _TABLES:
            return tuple(body.name for body in organisations.read_invited(path, given))
        names: list[str] = []
        for cells in read_cells(path):
            keys = [heading_key(heading) for heading in cells.headings]
            fitting = [n for n, key in enumerate(keys) if key in NAMES["organisation"]]
            column = fitting[0] if fitting else 0
            names = [] if fitting else list(cells.headings[:1])
            names += [str(row[column] or "") for _, row in cells.rows if len(row) > column]
    found = tuple(dict.fromkeys(" ".join(name.split()) for name in names if name.strip()))
    if not found:
        raise InputError("holds no names", "write one a line", path=given)
    return found


def turnout(invited: Iterable[str], organisations: Iterable[Organisation]) -> Turnout:
    """Who has answered. One name may fit one organisation, by its name or its initials.

    >>> bodies = [Organisation("a", "Norsk Brolag"), Organisation("b", "Fjordvik kommune")]
    >>> found = turnout(["Norsk Brolag (NBL)", "Sunnvik kommune"], bodies)
    >>> found.answered, found.silent, found.uninvited
    (('Norsk Brolag (NBL)',), ('Sunnvik kommune',), ('Fjordvik kommune',))
    """
    every = tuple(organisations)
    names = Names()
    for organisation in every:
        if organisation.named:
            names.add(organisation.id, organisation.name)
    answered: dict[str, str] = {}
    silent = []
    for name in invited:
        found = next(filter(None, map(names.find, _ways(name))), None)
        if found is None:
            silent.append(name)
        else:
            answered[name] = found
    met = set(answered.values())
    uninvited = tuple(organisation.name for organisation in every if organisation.id not in met)
    return Turnout(tuple(answered), tuple(silent), uninvited)


def _ways(name: str) -> tuple[str, ...]:
    """A name, and where it has its abbreviation behind it, each of the two alone."""
    both = _BRACKET.match(name)
    return (name, both["long"], both["short"]) if both else (name,)
