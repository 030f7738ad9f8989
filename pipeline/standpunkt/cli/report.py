"""The commands that show a run: a page to look at, search and mend, and its figures."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from standpunkt.cli.options import (
    Documents,
    Language,
    Positions,
    ProposalList,
    ReportLanguage,
    Texts,
)
from standpunkt.cli.proposals import list_of, responses_of, tell_of_texts, text_folders
from standpunkt.errors import OutputError

if TYPE_CHECKING:
    from standpunkt.writing.contents import Contents


class Format(StrEnum):
    """What figures are written as."""

    SVG = "svg"
    PNG = "png"


def report(
    positions: Positions,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="OUT", help="An .html file.")],
    proposals: ProposalList = None,
    documents: Documents = None,
    texts: Texts = None,
    lang: ReportLanguage = Language.NB,
) -> None:
    """Write a page to look at, search and correct: one file that needs no network and no program.

    Without saved texts the sentences of the positions are shown.
    """
    from standpunkt.running.console import say
    from standpunkt.writing.files import prepare
    from standpunkt.writing.report import page
    from standpunkt.writing.texts import read_texts

    if output.suffix.lower() not in (".html", ".htm"):
        raise OutputError(f"unknown ending '{output.suffix}'", "use .html", path=output)
    prepare(output)
    folders = text_folders(texts, positions)
    contents = contents_of(positions, proposals, documents)
    doc_ids = dict.fromkeys(response.doc_id for response in contents.responses)
    found = read_texts(folders, [doc_id for doc_id in doc_ids if doc_id])
    tell_of_texts(positions, folders, contents.rows, found)
    page.write(output, contents, found, lang.value)
    say(f"wrote {output}")
    if not found and contents.rows:
        say(
            "note: no saved texts were found; the sentences of the positions are shown instead. "
            "standpunkt extract --save-text saves them"
        )


def figures(
    positions: Positions,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FOLDER", help="Where the figures go.")
    ],
    proposals: ProposalList = None,
    documents: Documents = None,
    formats: Annotated[
        list[Format] | None,
        typer.Option(
            "--format",
            help="What to write; may be given several times.",
            show_default="svg and png",
        ),
    ] = None,
    lang: ReportLanguage = Language.NB,
) -> None:
    """Write the figures of a run as SVG and PNG: stances, who thinks what, who agrees."""
    from standpunkt.running.console import say
    from standpunkt.writing.files import prepare, replacing
    from standpunkt.writing.report import page, png
    from standpunkt.writing.report.words import words

    contents = contents_of(positions, proposals, documents)
    wanted = formats or list(Format)
    drawn = list(page.figures(contents, words(lang.value)))
    if not drawn:
        say("note: there is nothing to draw: no position is linked to a proposal")
    for name, _, svg in drawn:
        for form in wanted:
            path = output / f"{name}.{form.value}"
            prepare(path)
            made = png.rendered(svg) if form is Format.PNG else svg.encode()
            with replacing(path) as part:
                part.write_bytes(made)
            say(f"wrote {path}")


def contents_of(
    positions: list[Path], proposals: Path | None, documents: list[Path] | None = None
) -> Contents:
    """What is in the tables and beside them."""
    from standpunkt.proposals.matrix import matrix
    from standpunkt.review.tables import reviewed_rows
    from standpunkt.running import earlier_runs
    from standpunkt.running.console import remark
    from standpunkt.writing.contents import Contents

    rows = list(reviewed_rows(positions, tell=remark))
    answered = responses_of(positions, documents)
    return Contents(
        rows=rows,
        matrix=matrix(
            rows,
            list_of(proposals, positions),
            responses=answered,
            known=earlier_runs.proposals_of(positions),
        ),
        responses=earlier_runs.responses(positions, rows, answered),
        run=earlier_runs.made_with(positions),
    )
