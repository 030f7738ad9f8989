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
    Texts,
    WrittenLanguage,
)
from standpunkt.cli.proposals import list_of, responses_of, tell_of_texts, text_folders
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
    texts: Texts = None,
    lang: DraftLanguage = WrittenLanguage.NB,
) -> None:
    """Draft "Høringsinstansenes syn": per proposal who supports it, who does not, and why.

    Every clause names the rows it is based on: a comment in Word, links in Markdown. Reasons given
    beside a position are quoted from the saved texts.
    """
    from standpunkt.proposals.matrix import matrix
    from standpunkt.review.tables import reviewed_rows
    from standpunkt.running import earlier_runs
    from standpunkt.running.console import remark, say
    from standpunkt.writing.files import prepare
    from standpunkt.writing.section.draft import draft
    from standpunkt.writing.texts import read_texts

    for path in outputs:
        if path.suffix.lower() not in ENDINGS:
            raise OutputError(
                f"unknown ending '{path.suffix}'", f"use {' or '.join(ENDINGS)}", path=path
            )
        prepare(path)
    folders = text_folders(texts, positions)
    listed = list_of(proposals, positions)
    rows = list(reviewed_rows(positions, tell=remark))
    responses = responses_of(positions, documents)
    found = matrix(rows, listed, responses=responses, known=earlier_runs.proposals_of(positions))
    saved = read_texts(folders, list(dict.fromkeys(row.doc_id for row in rows)))
    tell_of_texts(positions, folders, rows, saved)
    drafted = draft(found, rows, lang.value, saved)
    for path in outputs:
        if path.suffix.lower() == ".docx":
            from standpunkt.writing.section import docx as out
        else:
            from standpunkt.writing.section import markdown as out  # type: ignore[no-redef]
        out.write(path, drafted)
        say(f"wrote {path}")
    if not found.proposals:
        say(
            "note: no proposals are known, so there is nothing to draft: read the responses with "
            "extract --proposals, as docs/workbook.md shows"
        )
    if not saved and rows:
        say(
            "note: no saved texts were found, so only the sentences with positions are quoted. "
            "standpunkt extract --save-text saves them"
        )
    for note in drafted.notes:
        say(f"note: {note}")
