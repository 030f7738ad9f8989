"""The command that makes a matrix of positions: who stands where."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from standpunkt.cli.notes import LISTED, list_some
from standpunkt.cli.options import Documents, Positions, ProposalList, SaveProposals
from standpunkt.cli.proposals import list_of, responses_of, save_list
from standpunkt.errors import OutputError
from standpunkt.printable import counted

if TYPE_CHECKING:
    from standpunkt.proposals.matrix import Matrix
    from standpunkt.proposals.proposal import Proposal
    from standpunkt.proposals.responses import Response


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
    invited: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="The bodies that were invited to answer, one name a line or a table of them: who "
            "has answered, who has not, and who did uninvited.",
            show_default=False,
        ),
    ] = None,
    documents: Documents = None,
    save_proposals: SaveProposals = None,
    excel: Annotated[
        bool, typer.Option("--excel", help="CSV as Norwegian Excel opens it.")
    ] = False,
) -> None:
    """Write who takes which position: one answer for every organisation and proposal.

    The proposals are those of the list that extract was given, which is kept beside its tables,
    or of the list given here. Tables that name none are linked to the list, or without it to
    proposals that are found in what they are about.
    """
    from standpunkt.proposals.invited import read_invited, turnout
    from standpunkt.proposals.matrix import UNUSED, matrix
    from standpunkt.review.tables import reviewed_rows
    from standpunkt.running import earlier_runs
    from standpunkt.running.console import remark, say
    from standpunkt.writing import matrix as out
    from standpunkt.writing.files import keep_apart, prepare

    for path in outputs:
        if path.suffix.lower() not in out.ENDINGS:
            raise OutputError(
                f"unknown ending '{path.suffix}'", f"use {' '.join(out.ENDINGS)}", path=path
            )
        prepare(path)
    keep_apart(outputs, (*positions, *(documents or ())))
    listed = list_of(proposals, positions)
    responses = responses_of(positions, documents)
    known = earlier_runs.proposals_of(positions)
    rows = reviewed_rows(positions, UNUSED, remark)
    found = matrix(rows, listed, responses=responses, known=known)
    if not found.answers.cells and found.answers.unlinked:
        found = _linked(positions, listed, save_proposals, responses)
    elif save_proposals:
        if listed is None and not known:
            say(
                "note: a table holds ids and titles alone; descriptions, other names and "
                "paragraphs are in the list that it was linked to"
            )
        save_list(found.proposals, save_proposals)
    asked = turnout(read_invited(str(invited)), found.organisations) if invited else None
    for path in outputs:
        out.write(path, found, asked, excel=excel and path.suffix.lower() == ".csv")
        say(f"wrote {path}")
    _tell(found)
    if asked:
        every = len(asked.answered) + len(asked.silent)
        say(
            f"{len(asked.answered)} of {every} invited have answered, "
            f"{len(asked.uninvited)} uninvited; not: {', '.join(asked.silent) or 'nobody'}"
        )


def _linked(
    positions: Sequence[Path],
    listed: tuple[Proposal, ...] | None,
    save: Path | None,
    responses: Sequence[Response],
) -> Matrix:
    """The matrix of tables that name no proposals: linked here, to a list or to one that is found.

    A table knows less of what stands around a position than `extract` does.
    """
    from standpunkt.proposals.finding import found_in_responses
    from standpunkt.proposals.linking import Linker, linked_table
    from standpunkt.proposals.matrix import matrix
    from standpunkt.review.tables import reviewed_rows
    from standpunkt.running.console import remark, say

    rows = list(reviewed_rows(positions, tell=remark))
    if listed is None:
        listed = found_in_responses(rows)
        say(f"no list: {counted(len(listed), 'proposal')} found in what the responses are about")
    else:
        say("note: linked here, by the table alone; extract --proposals knows more of the texts")
    save_list(listed, save)
    linked = linked_table(Linker(listed), rows) if listed else rows
    return matrix(linked, listed, responses=responses)


def _tell(found: Matrix) -> None:
    from standpunkt.running.console import say

    notes = [
        f"{organisation.name}: no organisation is named; the document is listed instead"
        for organisation in found.organisations
        if not organisation.named
    ]
    for who, whose in found.answers.missing:
        notes.append(f"{who} adopts the response of {whose}, which is not among the tables")
    for proposal in found.proposals:
        if not found.count(proposal).mentioned:
            notes.append(f"{proposal.id} ({proposal.title}) is mentioned by nobody")
    for group in found.same:
        first, *others = group.documents
        names = ", ".join(others[:LISTED]) + " …" * (len(others) > LISTED)
        notes.append(f"{counted(len(others), 'response')} near-identical to {first}: {names}")
    if found.answers.unlinked:
        notes.append(f"{counted(found.answers.unlinked, 'position')} on none of the proposals")
    list_some(notes)
    bodies = counted(len(found.organisations), "organisation")
    say(f"{bodies}, {counted(len(found.proposals), 'proposal')}")
