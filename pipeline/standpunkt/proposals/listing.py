"""A list of proposals: what a user names with `--proposals`, and what is found and saved."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any, Final

from standpunkt.errors import InputError
from standpunkt.proposals.cells import read_cells
from standpunkt.proposals.proposal import BETWEEN, Proposal
from standpunkt.reading.tables.columns import as_aliases, heading_key
from standpunkt.reading.text import read_text

MOST: Final = 2_000
"""The most entries a list may have: every position is held against each of them."""

_SEVERAL: Final = ("aliases", "paragraphs")


def _names() -> Mapping[str, str]:
    text = (resources.files("standpunkt.proposals") / "columns.toml").read_text(encoding="utf-8")
    return {
        heading_key(name) or name: field
        for field, names in tomllib.loads(text).items()
        for name in names
    }


@dataclass(frozen=True, slots=True)
class Listing:
    """The entries of a list in their order, and what its user should know about them."""

    proposals: tuple[Proposal, ...]
    notes: tuple[str, ...] = ()


def read_proposals(path: Path, name: str = "") -> Listing:
    """The list in a .csv, .xlsx or .toml file; `name` is how messages call it.

    Headings are as in `columns.toml`, in Norwegian too; a TOML file holds `[[proposal]]` tables
    with the same keys. Raises InputError, with the place, for an entry without id or title,
    an id that another has or that holds ";", more than `MOST` entries, and for two entries
    that have the same words.
    """
    path = Path(path)
    name = name or str(path)
    found: list[tuple[str, Proposal]] = []
    for place, record in _toml(path, name) if path.suffix.lower() == ".toml" else _table(path):
        found.append((place, _proposal(record, name, place)))
        if len(found) > MOST:
            raise InputError(f"has more than {MOST:,} entries", "split it", path=name)
    if not found:
        raise InputError("holds no proposals", "write a row for each", path=name)
    return Listing(tuple(proposal for _, proposal in found), _checked(found, name))


def _table(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    names = _names()
    for cells in read_cells(path):
        fields = [names.get(heading_key(heading) or heading.strip()) for heading in cells.headings]
        for needed in ("id", "title"):
            if needed not in fields:
                raise InputError(
                    f"has no column '{needed}'",
                    "see docs/matrix.md for the columns of a list of proposals",
                    path=path,
                )
        for place, row in cells.rows:
            if len(row) > len(fields):
                raise InputError(
                    f"has {len(row)} cells under {len(fields)} headings",
                    "put cells that hold the separator in quotes",
                    path=path,
                    place=place,
                )
            if any(cell not in (None, "") for cell in row):
                record: dict[str, Any] = {}
                for field, cell in zip(fields, row, strict=False):
                    if field:  # of two columns for one field the first that is filled counts
                        record[field] = record.get(field) or cell
                yield place, record


def _toml(path: Path, name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    try:
        entries = tomllib.loads(read_text(path, name).text).get("proposal")
    except RecursionError as error:
        raise InputError(
            "lists are nested too deeply", "a proposal has lists of texts alone", path=name
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"is no TOML ({error})", "fix it", path=name) from error
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise InputError("has no [[proposal]] tables", "write one for each proposal", path=name)
    names = _names()
    for number, entry in enumerate(entries, 1):
        fields = {names.get(heading_key(key), ""): value for key, value in entry.items()}
        yield f"proposal {number}", fields


def _proposal(record: Mapping[str, Any], name: str, place: str) -> Proposal:
    said = {
        field: value if isinstance(value, list) else _text(value) for field, value in record.items()
    }
    for needed in ("id", "title"):
        if not said.get(needed):
            raise InputError(f"has no {needed}", "fill it in", path=name, place=place)
    key = str(said["id"])
    if BETWEEN in key:
        raise InputError(
            f"the id '{key}' holds a semicolon", "leave it out", path=name, place=place
        )
    several = {}
    for field in _SEVERAL:
        value = said.get(field) or ()
        several[field] = as_aliases(map(str, [value] if isinstance(value, str) else value))
    return Proposal(
        id=key,
        title=str(said["title"]),
        description=str(said.get("description") or ""),
        aliases=several["aliases"],
        paragraphs=several["paragraphs"],
        chapter=str(said.get("chapter") or ""),
    )


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # a spreadsheet's 3 is 3.0
    return "" if value is None else " ".join(str(value).split())


def _checked(found: Sequence[tuple[str, Proposal]], name: str) -> tuple[str, ...]:
    """What is to know about a list that can be used. Raises for one that cannot."""
    ids: dict[str, str] = {}
    words: dict[frozenset[str], str] = {}
    titles: dict[str, str] = {}
    notes = []
    for place, proposal in found:
        other = ids.setdefault(proposal.id.casefold(), place)
        if other != place:
            raise InputError(
                f"the id '{proposal.id}' is at {other} too",
                "rename one",
                path=name,
                place=place,
            )
        said = (proposal.title, proposal.description, *proposal.aliases, *proposal.paragraphs)
        same = words.setdefault(frozenset(heading_key(" ".join(said)).split()), proposal.id)
        if same != proposal.id:
            raise InputError(
                f"{proposal.id} has the same words as {same} ('{proposal.title}')",
                "say in the title or the description what tells them apart",
                path=name,
                place=place,
            )
        twin = titles.setdefault(heading_key(proposal.title), proposal.id)
        if twin != proposal.id:
            notes.append(
                f"{twin} and {proposal.id} have the same title ('{proposal.title}'); "
                "only their descriptions tell them apart"
            )
    return tuple(notes)
