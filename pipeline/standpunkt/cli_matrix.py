"""The command that makes a matrix of positions: who stands where."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from standpunkt.errors import OutputError
from standpunkt.printable import counted

if TYPE_CHECKING:
    from standpunkt.proposals.matrix import Matrix
    from standpunkt.proposals.proposal import Proposal
    from standpunkt.proposals.responses import Response
    from standpunkt.stance.engine import Engine

_LISTED = 20

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


Hearing = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="The ministry's own letter: without a list, the proposals are those that it sets out.",
        show_default=False,
    ),
]
SaveProposals = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Write the list of proposals that was found, as .csv, to edit and give back.",
        show_default=False,
    ),
]


Documents = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="FILE",
        help="The table of responses that extract writes, which knows those without positions too. "
        "Looked for beside the tables when left out: x.documents.csv or documents.csv.",
        show_default=False,
    ),
]


def responses_of(
    positions: Sequence[Path], documents: Sequence[Path] | None
) -> tuple[Response, ...]:
    """The responses of the tables named, else of those beside the positions, which is told."""
    from standpunkt.proposals.responses import beside, read_responses
    from standpunkt.running.console import say

    if documents:
        return tuple(read_responses(documents))
    found = tuple(dict.fromkeys(path for table in positions if (path := beside(table))))
    for path in found:
        say(f"note: who has answered is read from {path} too")
    return tuple(read_responses(found))


def proposals_of(
    listing: Path | None, letter: Path | None, save: Path | None
) -> tuple[Proposal, ...]:
    """The proposals that positions are linked to: of the list, else of the ministry's letter.

    Raises StandpunktError for options that do not go together.
    """
    if save and letter is None:
        raise OutputError(
            "--save-proposals writes what is found in the ministry's letter",
            "name it with --hearing, or save a list from standpunkt compare",
        )
    if letter is None:
        return listed_in(listing)
    if listing is not None:
        raise OutputError("--proposals does not go with --hearing", "leave one of them out")
    return found_in_letter(letter, save)


def found_in_letter(path: Path, save: Path | None) -> tuple[Proposal, ...]:
    """The proposals that a ministry's letter sets out, told and saved.

    Raises InputError where it cannot be read or sets out none.
    """
    from standpunkt.errors import InputError
    from standpunkt.proposals import finding
    from standpunkt.reading.finding.files import Source
    from standpunkt.respondent.load import load
    from standpunkt.running.console import say

    found = finding.found_in_letter(load(Source(path.stem, str(path), path)).text)
    if not found:
        raise InputError(
            "sets out no proposals that were found", "list them with --proposals", path=path
        )
    say(f"{counted(len(found), 'proposal')} found in {path}")
    _save(found, save)
    return found


def _save(found: Sequence[Proposal], save: Path | None) -> None:
    from standpunkt.running.console import say
    from standpunkt.writing import proposals as out

    if save:
        out.write(save, found)
        say(f"wrote {save}; edit it and give it back with --proposals")


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


def explained_links(sentence: str, engine: Engine, listed: tuple[Proposal, ...]) -> str:
    """Why a sentence is linked to one of these proposals, and not to the next."""
    from standpunkt.documents import Document
    from standpunkt.proposals.explaining import explain_links
    from standpunkt.proposals.linking import Linker
    from standpunkt.respondent.identify import identify

    document = Document("", "", sentence, identify(sentence))
    return explain_links(document, engine.read(document), Linker(listed))


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
    """Write who stands where: one answer for every organisation and proposal.

    Without --proposals, the proposals are those that the tables name; with it, one that nobody
    mentions is shown too. Tables that name none are linked to the list, or to one that is found
    in what they are about.
    """
    from standpunkt.proposals.invited import read_invited, turnout
    from standpunkt.proposals.matrix import UNUSED, matrix
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
    listed = listed_in(proposals) if proposals else None
    responses = responses_of(positions, documents)
    found = matrix(reviewed_rows(positions, UNUSED), listed, responses=responses)
    if not found.answers.cells and found.answers.unlinked:
        found = _linked(positions, listed, save_proposals, responses)
    elif save_proposals:
        _save(found.proposals, save_proposals)
    asked = turnout(read_invited(invited), found.organisations) if invited else None
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
    from standpunkt.running.console import say

    rows = list(reviewed_rows(positions))
    if listed is None:
        listed = found_in_responses(rows)
        say(f"no list: {counted(len(listed), 'proposal')} found in what the responses are about")
    else:
        say("note: linked here, by the table alone; extract --proposals knows more of the texts")
    _save(listed, save)
    linked = linked_table(Linker(listed), rows) if listed else rows
    return matrix(linked, listed, responses=responses)


def _tell(found: Matrix) -> None:
    from standpunkt.running.console import say

    notes = [
        f"{organisation.name}: no organisation is named; the document stands for it"
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
        names = ", ".join(others[:_LISTED]) + " …" * (len(others) > _LISTED)
        notes.append(f"{counted(len(others), 'response')} near-identical to {first}: {names}")
    if found.answers.unlinked:
        notes.append(f"{counted(found.answers.unlinked, 'position')} on none of the proposals")
    for note in notes[:_LISTED]:
        say(f"note: {note}")
    if len(notes) > _LISTED:
        say(f"note: … and {len(notes) - _LISTED} more like these")
    bodies = counted(len(found.organisations), "organisation")
    say(f"{bodies}, {counted(len(found.proposals), 'proposal')}")
