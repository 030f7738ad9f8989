"""A user's own bodies: a list with names, aliases, kinds and parents, or a list of the invited."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from standpunkt.documents import OrganisationKind
from standpunkt.errors import InputError
from standpunkt.reading import registry
from standpunkt.reading.finding.remote import at_hand
from standpunkt.reading.invitation import heads_the_invited, invited_in
from standpunkt.reading.tables.columns import as_aliases, heading_key
from standpunkt.reading.tables.sheets import csv_lines
from standpunkt.reading.text import read_text
from standpunkt.respondent import names
from standpunkt.respondent.catalogue import Body, Catalogue, id_of, shipped
from standpunkt.respondent.cleaning import cleaned
from standpunkt.respondent.letter import LineKind, line_kind
from standpunkt.text.markers import unmarked

_HEADINGS: Final = {
    heading: field
    for field, headings in {
        "id": ("id", "organisation id", "nøkkel"),
        "name": (
            *("name", "navn", "namn", "organisation", "organisasjon", "organisasjonsnavn"),
            *("organisasjonsnamn", "høringsinstans", "høyringsinstans", "instans", "virksomhet"),
        ),
        "aliases": (
            *("aliases", "alias", "kortnavn", "kortnamn", "forkortelse", "forkorting"),
            *("abbreviation", "abbreviations"),
        ),
        "kind": ("kind", "type", "kategori", "organisation kind", "organisasjonstype"),
        "parent": ("parent", "overordnet", "overordna", "del av"),
    }.items()
    for heading in headings
}
_LONGEST_NAME: Final = 120
"""Characters of a name; a text with a longer line is no list."""
_ENDS: Final = (".", "?", "!", ":")
_KINDS: Final = {
    word.casefold(): kind.value
    for kind in OrganisationKind
    for word in (kind.value, kind.label("nb"), kind.label("nn"), kind.label("en"))
}


def read_organisations(path: Path, name: str = "") -> tuple[Body, ...]:
    """The bodies of a CSV file: a name a row, and any of aliases, kind, parent and id.

    Headings may be Norwegian; aliases are separated by ";" or "|", and kinds are those of
    `docs/columns.md` by key or display name. A name that stands twice is one body. `name` is how
    messages call the file.

    Raises InputError, with the line, for a file without a column of names, a row without a name,
    a kind that nobody knows, and a name that stands twice with two kinds.
    """
    called = name or str(path)
    text = read_text(path, called).text
    delimiter = max(";,\t", key=text.partition("\n")[0].count)
    rows = csv_lines(io.StringIO(text, newline=""), called, delimiter=delimiter, strict=True)
    line, headings = next(rows, (0, ()))

    def wrong(line: int, problem: str, remedy: str) -> InputError:
        return InputError(problem, remedy, path=called, place=f"line {line}")

    found: dict[str, Body] = {}
    fields = [_HEADINGS.get(heading_key(heading), "") for heading in headings]
    if "name" not in fields:
        raise wrong(line, "has no column of names", "call one 'name' or 'navn'")
    for line, cells in rows:
        if not any(cells):
            continue
        row = {field: cell.strip() for field, cell in zip(fields, cells, strict=False) if field}
        if not row.get("name"):
            raise wrong(line, "has no name", "fill it in, or leave the row out")
        kind = _KINDS.get(row.get("kind", "").casefold(), "")
        if row.get("kind") and not kind:
            raise wrong(
                line, f"unknown kind '{row['kind']}'", "use one of those in docs/columns.md"
            )
        body = _body(row, kind)
        twin = found.get(names.fold(body.name))
        if twin and kind and twin.kind and twin.kind != kind:
            raise wrong(
                line, f"'{body.name}' is given twice with two kinds", "leave one of them out"
            )
        found[names.fold(body.name)] = _joined(twin, body) if twin else body
    return tuple(found.values())


def _body(row: Mapping[str, str], kind: str) -> Body:
    """A body of a user's list; what it leaves out the catalogue may know."""
    name = row["name"]
    aliases = as_aliases([row.get("aliases", "")])
    known = shipped().called(name)
    parent = row.get("parent", "")
    if len(known) == 1 and not row.get("id"):
        (body,) = known
        return replace(
            body,
            name=name,
            kind=kind or body.kind,
            aliases=tuple(dict.fromkeys((*aliases, *body.names))),
            parent=id_of(parent) if parent else body.parent,
        )
    return Body(row.get("id") or id_of(name), name, kind, aliases=aliases, parent=id_of(parent))


def _joined(one: Body, other: Body) -> Body:
    return replace(
        one,
        kind=one.kind or other.kind,
        aliases=tuple(dict.fromkeys((*one.aliases, *other.aliases))),
        parent=one.parent or other.parent,
    )


def read_invited(path: Path, name: str = "") -> tuple[Body, ...]:
    """The bodies that were asked, from the ministry's list: a CSV file, a list, a page or a letter.

    A list has short lines alone, and each is a name. Of a page or a letter the lines are taken
    that are shaped like names, bulleted or not: those below the heading of such a list, where it
    has one.

    Raises InputError where the file cannot be read, or names nobody.
    """
    called = name or str(path)
    if path.suffix.lower() == ".csv":
        return read_organisations(path, called)
    reader = registry.reader_for(path)
    if reader is None:
        raise registry.not_read(path, called)
    text = reader(path, called).text
    lines = [unmarked(" ".join(line.split())) for line in text.splitlines() if line.strip()]
    if all(
        len(line) <= _LONGEST_NAME and not line.endswith((".", "?", "!", ":")) for line in lines
    ):
        said: Iterator[str] = iter([line for line in lines if not heads_the_invited(line)])
    else:
        said = _names_in(invited_in(text) or lines)
    found = {names.fold(line): _body({"name": line}, "") for line in said}
    if not found:
        raise InputError("names nobody who was invited", "give one name a line", path=called)
    return tuple(found.values())


def _names_in(lines: Iterable[str]) -> Iterator[str]:
    known = shipped()
    for line in lines:
        if known.called(line) or (
            line_kind(line) is LineKind.OTHER
            and cleaned(line) == line
            and names.looks_like_name(line)
            and names.telling_kind(line) is not None
        ):
            yield line


@lru_cache(maxsize=4)
def catalogue_with(bodies: tuple[Body, ...]) -> Catalogue:
    """The catalogue in the package with a user's own bodies before it.

    >>> own = Body("testlaget", "Testlaget", aliases=("TL",))
    >>> [body.id for body in catalogue_with((own,)).called("TL")]
    ['testlaget']
    """
    return shipped().over(bodies) if bodies else shipped()


def bodies_given(
    organisations: str | os.PathLike[str] | None, invited: str | os.PathLike[str] | None
) -> tuple[Body, ...]:
    """The bodies of both lists, by path or URL; those of the first go before the second's."""
    bodies: list[Body] = []
    for given, read in ((organisations, read_organisations), (invited, read_invited)):
        if given:
            name = os.fspath(given)
            with at_hand(name) as path:
                bodies += read(path, name)
    return tuple(bodies)
