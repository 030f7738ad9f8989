"""The options and arguments of commands, each declared once.

Help texts are shown as they stand here. Types with `| None` are None where left out.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Ocr(StrEnum):
    """When to read scanned pages with OCR."""

    AUTO = "auto"
    ON = "on"
    OFF = "off"


class Language(StrEnum):
    """The language of what is shown: a workbook, a report."""

    NB = "nb"
    NN = "nn"
    EN = "en"


class WrittenLanguage(StrEnum):
    """The written language of a draft."""

    NB = "nb"
    NN = "nn"


# --- what is read --------------------------------------------------------------------------

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT...",
        help="Responses: .txt, .md, .pdf, .docx, .docm, .odt, .doc, .rtf, .html, .htm, "
        ".mhtml, .mht, .eml; tables with one response a row: .csv, .tsv, .xlsx, .parquet; "
        ".zip files and folders of all these; also by URL, such as s3://…; - for standard "
        "input, as text.",
    ),
]
Positions = Annotated[
    list[Path],
    typer.Argument(
        metavar="POSITIONS...",
        help="Tables that extract wrote: .csv, .parquet, .xlsx, .jsonl. Read with --proposals, "
        "they name the proposal of each position.",
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
Texts = Annotated[
    Path | None,
    typer.Option(
        metavar="FOLDER",
        help="The texts that extract --save-text wrote. Looked for beside the tables when left "
        "out.",
        show_default=False,
    ),
]
MetadataFile = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="A CSV file with doc_id or source, and any of organisation, aliases, hearing, "
        "date, language.",
        show_default=False,
    ),
]
Organisations = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="A CSV file of bodies with name and any of aliases, kind, parent; it takes "
        "precedence over the catalogue.",
        show_default=False,
    ),
]
Invited = Annotated[
    str | None,
    typer.Option(
        metavar="FILE",
        help="The list of those who were asked: CSV, or a page or letter with a name a line.",
        show_default=False,
    ),
]
HearingTitle = Annotated[
    str,
    typer.Option(
        metavar="TEXT",
        help="The title or reference of the hearing, where all responses are to the same one.",
        show_default=False,
    ),
]
ReviewFiles = Annotated[
    list[Path] | None,
    typer.Option(
        "--reviewed",
        metavar="FILE",
        help="A workbook that was corrected, or a decisions file (.jsonl): what people "
        "decided takes precedence over what is read. May be given several times; where two "
        "disagree, the first counts.",
        show_default=False,
    ),
]

# --- proposals -----------------------------------------------------------------------------

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

# --- how it is read ------------------------------------------------------------------------

Model = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="A spaCy pipeline with a parser: a package, such as nb_core_news_sm, or a folder. "
        "The one that is shipped when left out. Only one that you trust: it can run code.",
        show_default=False,
    ),
]
RuleFiles = Annotated[
    list[Path] | None,
    typer.Option(
        "--rules",
        metavar="FILE",
        help="A .toml file of rules that overrides those that are shipped; may be given several "
        "times, later ones over earlier ones.",
        show_default=False,
    ),
]
TextColumn = Annotated[
    str,
    typer.Option(
        metavar="NAME",
        help="The column of tables that holds the responses. Guessed when left out.",
        show_default=False,
    ),
]
OcrMode = Annotated[
    Ocr,
    typer.Option(help="Read scanned pages with OCR: where there is no text, always or never."),
]
KeepRunningTitles = Annotated[
    bool,
    typer.Option(
        "--keep-running-titles", help="Also read what is repeated at the edges of PDF pages."
    ),
]
Pseudonymise = Annotated[
    bool,
    typer.Option(
        "--pseudonymise", metavar="", help="Replace the names of persons by marks before reading."
    ),
]
TimeLimit = Annotated[
    float | None,
    typer.Option(
        metavar="SECONDS",
        min=0.1,
        max=86_400,
        help="How long the reading of one response may take: 60, and 600 where OCR may be "
        "needed, when left out.",
        show_default=False,
    ),
]
Jobs = Annotated[
    int,
    typer.Option(
        metavar="N",
        min=0,
        max=256,
        help="How many processes read at a time; 0 for as many as the responses are worth.",
    ),
]
Resume = Annotated[
    bool,
    typer.Option(
        "--resume", metavar="", help="Continue a run that was interrupted, from its first OUT."
    ),
]
PartOfRun = Annotated[
    str,
    typer.Option(
        metavar="I/N",
        help="Read only the Ith of N equal parts of the files, for job arrays.",
        show_default=False,
    ),
]
Scheduler = Annotated[
    str,
    typer.Option(
        metavar="ADDRESS",
        help="Read on the workers of this dask scheduler, such as tcp://host:8786.",
        show_default=False,
    ),
]

# --- what is written -----------------------------------------------------------------------

Tables = Annotated[
    list[str] | None,
    typer.Option(
        "-o",
        "--output",
        metavar="OUT",
        help="A .csv, .parquet, .xlsx or .jsonl file; may be given several times. One whose "
        "name ends in 'documents' gets a row for every response instead. Without "
        "it a terminal gets a short table and anything else the whole table as CSV.",
    ),
]
Excel = Annotated[
    bool,
    typer.Option(
        "--excel",
        metavar="",
        help="CSV as Norwegian Excel opens it: semicolons, decimal commas, no formulas.",
    ),
]
Plain = Annotated[
    bool,
    typer.Option(
        "--plain",
        metavar="",
        help="Write .xlsx as a bare table for other programs, not as a workbook.",
    ),
]
BookLanguage = Annotated[Language, typer.Option(help="The language of the workbook.")]
ReportLanguage = Annotated[Language, typer.Option(help="Bokmål, nynorsk or English.")]
DraftLanguage = Annotated[WrittenLanguage, typer.Option(help="Bokmål or nynorsk.")]
SaveText = Annotated[
    bool,
    typer.Option(
        "--save-text",
        metavar="",
        help="Also write the texts that offsets count in, beside the first OUT.",
    ),
]
Decisions = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", metavar="OUT", help="Write the decisions as .jsonl.", show_default=False
    ),
]
