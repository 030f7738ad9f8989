"""How many of a lawyer's points a drafted section holds, counted one by one.

    python benchmarks/section_points.py [-v]

Reads the shared hearing, drafts "Høringsinstansenes syn" and looks for each point of
section_points.toml in the clauses that rest on the response of the organisation it is on. Prints
the share, and the points that are not there; with -v all of them.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import standpunkt
from standpunkt.proposals.listing import read_proposals
from standpunkt.proposals.matrix import Matrix, matrix
from standpunkt.proposals.rows import rows_of
from standpunkt.writing.section.draft import Clause, Draft, draft
from standpunkt.writing.table import to_frame

ROOT = Path(__file__).resolve().parent.parent
HEARING = ROOT / "corpus" / "gold" / "hearing-gategrunn"
POINTS = Path(__file__).with_name("section_points.toml")


@dataclass(frozen=True, slots=True)
class Point:
    """One thing the lawyer says: of which proposal and organisation, and the words to find.

    Both are empty in the opening and the balance, which are on no organisation alone. Of words
    with bars between them one is enough.
    """

    point: str
    says: tuple[str, ...]
    proposal: str = ""
    organisation: str = ""


def read_points(path: Path = POINTS) -> list[Point]:
    """The points of a file, in order."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))["point"]
    return [Point(**{**one, "says": tuple(one["says"])}) for one in told]


def drafted() -> tuple[Matrix, Draft]:
    """The matrix of the shared hearing and the section drafted from it, in bokmål."""
    listing = HEARING / "proposals.csv"
    files = sorted(HEARING.glob("*.txt"))
    positions = standpunkt.extract(files, proposals=listing)
    rows = list(rows_of(to_frame(positions)))
    found = matrix(rows, read_proposals(listing).proposals)
    texts = {position.document.doc_id: position.document.text for position in positions}
    return found, draft(found, rows, texts=texts)


def holds(point: Point, found: Matrix, section: Draft) -> bool:
    """Whether the section says it, in clauses that rest on the organisation's response."""
    said = " ".join(clause.text for clause in _clauses(point, found, section)).casefold()
    return all(
        any(re.search(rf"\b{re.escape(way.casefold())}\b", said) for way in words.split("|"))
        for words in point.says
    )


def share(points: Sequence[Point], found: Matrix, section: Draft) -> float:
    """The part of the points that the section holds."""
    return sum(holds(point, found, section) for point in points) / len(points)


def _clauses(point: Point, found: Matrix, section: Draft) -> list[Clause]:
    documents = _documents(found).get(point.organisation, frozenset())
    if not point.proposal:
        clauses = list(section.opening)
    else:
        places: Mapping[str, int] = {p.id: n for n, p in enumerate(found.proposals)}
        balance, *others = section.topics[places[point.proposal]].paragraphs
        if not point.organisation:
            return list(balance)
        clauses = [clause for paragraph in others for clause in paragraph]
    if not point.organisation:
        return clauses
    return [c for c in clauses if any(row.doc_id in documents for row in c.rows)]


def _documents(found: Matrix) -> Mapping[str, frozenset[str]]:
    return {o.name: frozenset(o.doc_ids) for o in found.organisations}


def main(arguments: Sequence[str]) -> int:
    """Print the share and what is missing."""
    points = read_points()
    found, section = drafted()
    for point in points:
        there = holds(point, found, section)
        if "-v" in arguments or not there:
            where = " ".join(filter(None, (point.proposal, point.organisation)))
            print(f"{'there' if there else 'MISSING':<9}{where or 'opening'}: {point.point}")
    held = sum(holds(point, found, section) for point in points)
    print(f"{held} of {len(points)} points, {share(points, found, section):.1%}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
