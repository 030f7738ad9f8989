"""The command that drafts the ministry's section on what the responses say."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from standpunkt.cli.options import (
    Documents,
    DraftLanguage,
    Positions,
    ProposalList,
    WrittenLanguage,
)
from standpunkt.cli.proposals import responses_of
from standpunkt.errors import OutputError

ENDINGS = (".docx", ".md")


def summary(
    positions: Positions,
    outputs: Annotated[
        list[Path],
        typer.Option("-o", "--output", metavar="OUT", help="A .docx or .md file."),
    ],
    proposals: ProposalList = None,
    documents: Documents = None,
    lang: DraftLanguage = WrittenLanguage.NB,
) -> None:
    """Draft "Høringsinstansenes syn": per proposal who supports it, who does not, and why.

    Every clause carries the rows it rests on: a comment in Word, links in Markdown.
    """
    from standpunkt.proposals.listing import read_proposals
    from standpunkt.proposals.matrix import matrix
    from standpunkt.review.tables import reviewed_rows
    from standpunkt.running.console import say
    from standpunkt.writing.files import prepare
    from standpunkt.writing.section.draft import draft

    for path in outputs:
        if path.suffix.lower() not in ENDINGS:
            raise OutputError(
                f"unknown ending '{path.suffix}'", f"use {' or '.join(ENDINGS)}", path=path
            )
        prepare(path)
    listing = read_proposals(proposals) if proposals else None
    for note in listing.notes if listing else ():
        say(f"note: {note}")
    rows = list(reviewed_rows(positions))
    responses = responses_of(positions, documents)
    found = matrix(rows, listing.proposals if listing else None, responses=responses)
    drafted = draft(found, [row for row in rows if not row.own], lang.value)
    for path in outputs:
        if path.suffix.lower() == ".docx":
            from standpunkt.writing.section import docx as out
        else:
            from standpunkt.writing.section import markdown as out  # type: ignore[no-redef]
        out.write(path, drafted)
        say(f"wrote {path}")
    for note in drafted.notes:
        say(f"note: {note}")
