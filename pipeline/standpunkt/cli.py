"""The command line. Heavy imports stand inside the commands, so that --help is quick."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from standpunkt import __version__, cli_rules
from standpunkt.cli_rules import RuleFiles
from standpunkt.errors import OutputError, StandpunktError
from standpunkt.printable import counted, printable

if TYPE_CHECKING:
    from standpunkt.running.batch import Result
    from standpunkt.writing.table import Row

WRONG_USE = 1
SOME_FAILED = 2
_LISTED = 20

app = typer.Typer(
    name="standpunkt",
    help="Read Norwegian hearing responses: who takes which stance on what, and on which words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(cli_rules.app)

Model = Annotated[
    str | None,
    typer.Option(
        help="A spaCy pipeline with a parser: a package, such as nb_core_news_sm, or a folder. "
        "The one that is shipped when left out.",
        show_default=False,
    ),
]


class Ocr(StrEnum):
    """When to recognise the letters of scanned pages."""

    AUTO = "auto"
    ON = "on"
    OFF = "off"


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _standpunkt(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """The options of the program as a whole."""


@app.command()
def extract(
    inputs: Annotated[
        list[Path],
        typer.Argument(
            metavar="INPUT...",
            help="Responses: .txt, .md, .pdf, .docx, .docm, .odt, .doc, .rtf, .html, .htm, "
            ".mhtml, .mht, .eml; tables with one response a row: .csv, .tsv, .xlsx, .parquet; "
            ".zip files and folders of all these.",
        ),
    ],
    outputs: Annotated[
        list[Path] | None,
        typer.Option(
            "-o",
            "--output",
            metavar="OUT",
            help="A .csv, .parquet, .xlsx or .jsonl file; may be given several times. Without "
            "it a terminal gets a short table and anything else the whole table as CSV.",
        ),
    ] = None,
    metadata: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="A CSV file with doc_id or source, and any of organisation, aliases, hearing, "
            "date, language.",
            show_default=False,
        ),
    ] = None,
    model: Model = None,
    rules: RuleFiles = None,
    text_column: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="The column of tables that holds the responses. Guessed when left out.",
            show_default=False,
        ),
    ] = "",
    ocr: Annotated[
        Ocr,
        typer.Option(
            help="Recognise the letters of scanned pages: where there is no text, always or never."
        ),
    ] = Ocr.AUTO,
    pseudonymise: Annotated[
        bool,
        typer.Option("--pseudonymise", help="Put marks for the names of persons before reading."),
    ] = False,
    time_limit: Annotated[
        float | None,
        typer.Option(
            metavar="SECONDS",
            min=0.1,
            max=86_400,
            help="How long the reading of one response may take: 60, and 600 where OCR may be "
            "needed, when left out.",
            show_default=False,
        ),
    ] = None,
    excel: Annotated[
        bool,
        typer.Option(
            "--excel",
            help="CSV as Norwegian Excel opens it: semicolons, decimal commas, no formulas.",
        ),
    ] = False,
    save_text: Annotated[
        bool,
        typer.Option(
            "--save-text", help="Also write the texts that offsets count in, beside the first OUT."
        ),
    ] = False,
) -> None:
    """Read responses and write the table of positions.

    Ends with 0 when all was read, 1 for wrong use, 2 when some documents failed: they are
    listed, and the rest is written.
    """
    from standpunkt.language import pipeline
    from standpunkt.reading.files import find
    from standpunkt.reading.guarded import Limits
    from standpunkt.reading.metadata import Known, match, read_metadata
    from standpunkt.reading.parts import Options
    from standpunkt.running import batch, console
    from standpunkt.running.pseudonyms import pseudonymiser
    from standpunkt.stance.engine import Engine
    from standpunkt.stance.overlays import rules_with
    from standpunkt.writing import outputs as out
    from standpunkt.writing.table import rows

    targets = list(outputs or ())
    if save_text and not targets:
        raise OutputError("--save-text writes beside a table", "name one with -o")
    out.check(targets, excel=excel)
    known_rules = rules_with(rules or ())
    alter = pseudonymiser() if pseudonymise else None
    found = find(inputs, without=[*targets, *([metadata] if metadata else [])])
    for note in found.notes:
        console.say(note)
    if not found.sources:
        _list_failures(found.failures)
        raise StandpunktError("no responses to read", "name a file, or a folder that holds some")
    known = match(read_metadata(metadata), found.sources) if metadata else Known()

    engine = Engine(pipeline.load(model), known_rules)
    how = batch.How(Options(text_column, ocr.value), Limits(time_limit), alter)
    with console.progress(len(found.sources)) as progress:
        result = batch.run(found.sources, engine, known, progress, how)

    unmatched = [f"{metadata}: {row}" for row in known.unmatched(result.inside)]
    table = rows(result.positions)
    written = _write(targets, table, excel=excel) if targets else _show(table, excel=excel)
    if save_text:
        for document in result.documents:
            out.save_text(out.text_folder(targets[0]), document)
    failures = [*found.failures, *result.failures]
    _list_some(unmatched)
    _report(result, failures)
    if not written:
        raise typer.Exit(WRONG_USE)
    if failures:
        raise typer.Exit(SOME_FAILED)


@app.command()
def explain(
    sentence: Annotated[str, typer.Argument(help="A Norwegian sentence, in quotes.")],
    model: Model = None,
    rules: RuleFiles = None,
) -> None:
    """Show how a sentence is read: tokens, cues, the rule that won, and why others lost."""
    from standpunkt.language import pipeline
    from standpunkt.stance.explain import explain as explained
    from standpunkt.stance.overlays import rules_with

    known_rules = rules_with(rules or ())
    typer.echo(explained(sentence, pipeline.load(model), rules=known_rules))


@app.command()
def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD_DIR", help="A folder of annotated responses.")
    ],
    model: Model = None,
    rules: RuleFiles = None,
    predictions: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Score this positions table (.csv, .jsonl, .parquet) instead of reading anew.",
            show_default=False,
        ),
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Tell what changed since this positions table, instead of every error.",
            show_default=False,
        ),
    ] = None,
    errors: Annotated[
        bool, typer.Option("--errors/--no-errors", help="List every miss and false alarm.")
    ] = True,
) -> None:
    """Score the positions found in annotated responses, and list what went wrong."""
    from standpunkt.evaluation import report, run
    from standpunkt.evaluation.comparison import compare
    from standpunkt.stance.overlays import rules_with

    if rules and predictions:
        raise StandpunktError("--rules is about reading anew", "leave --predictions out")
    before = run.evaluate(gold, predictions=against) if against else None
    score = run.evaluate(gold, model, predictions, rules_with(rules or ()))
    typer.echo(report.tables(score))
    if before is not None:
        comparison = compare(before, score)
        typer.echo(f"\nsince {against}: {report.summary(comparison)}")
        if errors:
            typer.echo(f"\n{report.changes(comparison)}")
    elif errors:
        typer.echo(f"\n{report.errors(score)}")


def _write(targets: Sequence[Path], table: list[Row], *, excel: bool) -> bool:
    """Write every output, the others too where one cannot be; whether all were."""
    from standpunkt.running.console import say
    from standpunkt.writing import outputs as out

    written = True
    for path in targets:
        try:
            out.write(path, table, excel=excel)
        except OutputError as error:
            say(f"not written: {error}")
            written = False
        else:
            say(f"wrote {path}")
    return written


def _show(table: list[Row], *, excel: bool) -> bool:
    """The table on stdout: short for a terminal, whole as CSV for a pipe."""
    if sys.stdout.isatty() and not excel:
        from rich.console import Console

        from standpunkt.writing import screen

        Console().print(screen.table(table))
        return True
    from standpunkt.writing import csv

    text = io.StringIO(newline="")
    csv.stream(text, table, excel=excel)
    sys.stdout.buffer.write(text.getvalue().encode("utf-8-sig" if excel else "utf-8"))
    sys.stdout.buffer.flush()
    return True


def _report(result: Result, failures: Sequence[StandpunktError]) -> None:
    from standpunkt.running.console import say

    _list_some(result.notes)
    _list_failures(failures)
    positions = counted(len(result.positions), "position")
    documents = counted(len(result.documents), "document")
    say(f"{positions} in {documents}" + (f"; {len(failures)} failed" if failures else ""))


def _list_failures(failures: Sequence[StandpunktError]) -> None:
    from standpunkt.running.console import say

    for failure in failures:
        say(f"failed: {failure}")


def _list_some(notes: Sequence[str]) -> None:
    """Notes, cut short where a whole archive shares one: failures never are."""
    from standpunkt.running.console import say

    for note in notes[:_LISTED]:
        say(f"note: {note}")
    if len(notes) > _LISTED:
        say(f"note: … and {len(notes) - _LISTED} more like these")


def main() -> None:
    """Run the command line and exit with its status: wrong use is 1, one line on stderr."""
    for stream in (sys.stdout, sys.stderr):
        # A console that lacks a letter must not stop a run.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        status = app(standalone_mode=False)
    except StandpunktError as error:
        _complain(str(error))
        status = WRONG_USE
    except typer.Abort:
        status = WRONG_USE
    except Exception as error:
        # Typer's errors of use share no public class, but all can say what was wrong.
        said = getattr(error, "format_message", None)
        if said is None:
            raise
        if said():  # empty where the help was asked for by giving nothing
            _complain(f"{said()} (see standpunkt --help)")
        status = WRONG_USE
    sys.exit(status if isinstance(status, int) else 0)


def _complain(message: str) -> None:
    print(f"standpunkt: {printable(message)}", file=sys.stderr)
