"""The command that makes a matrix of positions: who stands where."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from standpunkt.errors import OutputError
from standpunkt.printable import counted

if TYPE_CHECKING:
    from standpunkt.proposals.matrix import Matrix
    from standpunkt.proposals.proposal import Proposal

Positions = Annotated[
    list[Path],
    typer.Argument(
        metavar="POSITIONS...",
        help="Tables that extract wrote with --proposals: .csv, .parquet, .xlsx, .jsonl.",
    ),
]
ProposalList = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="The list of proposals, .csv, .xlsx or .toml: id, title, description, and any of "
        "aliases, paragraphs, chapter; headings in Norwegian do too.",
        show_default=False,
    ),
]


def listed_in(path: Path | None) -> tuple[Proposal, ...]:
    """The proposals of a list, none without one; what is to know about it is told."""
    from standpunkt.proposals.listing import read_proposals
    from standpunkt.running.console import say

    if path is None:
        return ()
    listing = read_proposals(path)
    for note in listing.notes:
        say(f"note: {path}: {note}")
    return listing.proposals


def compare(
    positions: Positions,
    outputs: Annotated[
        list[Path],
        typer.Option(
            "-o",
            "--output",
            metavar="OUT",
            help="A .csv or .parquet file with one row a cell, or an .xlsx workbook with one row "
            "an organisation; may be given several times.",
        ),
    ],
    proposals: ProposalList = None,
    excel: Annotated[
        bool, typer.Option("--excel", help="CSV as Norwegian Excel opens it.")
    ] = False,
) -> None:
    """Write who stands where: one answer for every organisation and proposal.

    Without --proposals, the proposals are those that the tables name; with it, one that nobody
    mentions is shown too.
    """
    from standpunkt.proposals.matrix import matrix
    from standpunkt.review.tables import reviewed_rows
    from standpunkt.running.console import say
    from standpunkt.writing import matrix as out
    from standpunkt.writing.files import prepare

    for path in outputs:
        if path.suffix.lower() not in out.ENDINGS:
            raise OutputError(
                f"unknown ending '{path.suffix}'", f"use {' '.join(out.ENDINGS)}", path=path
            )
        prepare(path)
    found = matrix(reviewed_rows(positions), listed_in(proposals) if proposals else None)
    for path in outputs:
        out.write(path, found, excel=excel and path.suffix.lower() == ".csv")
        say(f"wrote {path}")
    _tell(found)


def _tell(found: Matrix) -> None:
    from standpunkt.running.console import say

    for organisation in found.organisations:
        if not organisation.named:
            say(f"note: {organisation.name}: no organisation is named; the document stands for it")
    for who, whose in found.answers.missing:
        say(f"note: {who} adopts the response of {whose}, which is not among the tables")
    for proposal in found.proposals:
        if not found.count(proposal).mentioned:
            say(f"note: {proposal.id} ({proposal.title}) is mentioned by nobody")
    if found.answers.unlinked:
        say(f"note: {counted(found.answers.unlinked, 'position')} on none of the proposals")
    bodies = counted(len(found.organisations), "organisation")
    say(f"{bodies}, {counted(len(found.proposals), 'proposal')}")
