"""The command line. Heavy imports stand inside the commands, so that --help is quick."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from standpunkt import __version__, cli_matrix, cli_report, cli_rules, cli_summary
from standpunkt.cli_matrix import (
    Hearing,
    ProposalList,
    SaveProposals,
    explained_links,
    listed_in,
    proposals_of,
)
from standpunkt.cli_rules import RuleFiles
from standpunkt.errors import OutputError, StandpunktError
from standpunkt.printable import counted, printable

if TYPE_CHECKING:
    from standpunkt.reading.files import Found
    from standpunkt.running.entries import Entry
    from standpunkt.running.extracting import Plan, Summary
    from standpunkt.running.keeping import RunFolder
    from standpunkt.writing.outputs import Tables
    from standpunkt.writing.remote import Stage
    from standpunkt.writing.table import Row

WRONG_USE = 1
SOME_FAILED = 2
INTERRUPTED = 130
_LISTED = 20

app = typer.Typer(
    name="standpunkt",
    help="Read Norwegian hearing responses: who takes which stance on what, and on which words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(cli_rules.app)
app.command()(cli_matrix.compare)
app.command()(cli_summary.summary)
app.command()(cli_report.report)
app.command()(cli_report.figures)

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
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help="Responses: .txt, .md, .pdf, .docx, .docm, .odt, .doc, .rtf, .html, .htm, "
            ".mhtml, .mht, .eml; tables with one response a row: .csv, .tsv, .xlsx, .parquet; "
            ".zip files and folders of all these; also by URL, such as s3://….",
        ),
    ],
    outputs: Annotated[
        list[str] | None,
        typer.Option(
            "-o",
            "--output",
            metavar="OUT",
            help="A .csv, .parquet, .xlsx or .jsonl file; may be given several times. Without "
            "it a terminal gets a short table and anything else the whole table as CSV.",
        ),
    ] = None,
    metadata: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="A CSV file with doc_id or source, and any of organisation, aliases, hearing, "
            "date, language.",
            show_default=False,
        ),
    ] = None,
    proposals: ProposalList = None,
    hearing: Hearing = None,
    save_proposals: SaveProposals = None,
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
    jobs: Annotated[
        int,
        typer.Option(
            metavar="N",
            min=0,
            max=256,
            help="How many processes read at a time; 0 for as many as the responses are worth.",
        ),
    ] = 0,
    resume: Annotated[
        bool,
        typer.Option("--resume", help="Continue a run that was interrupted, from its first OUT."),
    ] = False,
    part: Annotated[
        str,
        typer.Option(
            metavar="I/N",
            help="Read only the Ith of N equal parts of the files, for job arrays.",
            show_default=False,
        ),
    ] = "",
    scheduler: Annotated[
        str,
        typer.Option(
            metavar="ADDRESS",
            help="Read on the workers of this dask scheduler, such as tcp://host:8786.",
            show_default=False,
        ),
    ] = "",
) -> None:
    """Read responses and write the table of positions.

    Ends with 0 when all was read, 1 for wrong use, 2 when some documents failed: they are
    listed, and the rest is written; 130 when it was interrupted.
    """
    from standpunkt.reading.files import find
    from standpunkt.reading.guarded import Limits
    from standpunkt.reading.metadata import Known, match, read_metadata
    from standpunkt.reading.parts import Options
    from standpunkt.reading.remote import at_hand
    from standpunkt.running import batch, keeping, manifest
    from standpunkt.running.extracting import Plan
    from standpunkt.running.jobs import as_part, fitting, part_of
    from standpunkt.running.pseudonyms import pseudonymiser
    from standpunkt.running.work import Setup, sizes
    from standpunkt.stance.overlays import rules_with
    from standpunkt.writing.remote import Stage

    if not outputs:
        _need_an_output(save_text=save_text, resume=resume)
    if pseudonymise and (resume or scheduler):
        # The numbers in the marks count documents as they come.
        _not_together("--resume" if resume else "--scheduler", "--pseudonymise")
    if scheduler and jobs:
        _not_together("--scheduler", "--jobs")
    which, options, limits = as_part(part), Options(text_column, ocr.value), Limits(time_limit)
    listed = proposals_of(proposals, hearing, save_proposals)
    setup = Setup(model, tuple(map(str, rules or ())), options, limits, save_text, listed)
    how = batch.How(options, limits, pseudonymiser()) if pseudonymise else None
    with ExitStack() as stack:
        stage = stack.enter_context(Stage(outputs or ()))
        _check(stage, excel=excel)
        rules_with(rules or ())  # what is wrong in them is told before anything is read
        table = stack.enter_context(at_hand(metadata)) if metadata else None
        own = [
            *(outputs or ()),
            *(str(given) for given in (metadata, proposals, hearing, save_proposals) if given),
        ]
        if outputs:
            own += [manifest.path_of(stage.paths[0]), *keeping.leftovers(stage.first)]
        found = find(inputs, without=own)
        _tell(found)
        known = match(read_metadata(table, metadata or ""), found.sources) if table else Known()

        files = part_of(found.sources, *which)
        workers = 1 if pseudonymise or scheduler else fitting(jobs, sizes(files))
        plan = Plan(files, known, setup, how, workers, scheduler)
        if outputs:
            made_with = manifest.made_with(setup, table, pseudonymise=pseudonymise)
            summary, written = _to_files(plan, stage, made_with, excel=excel, resume=resume)
        else:
            summary, written = _to_stdout(plan, excel=excel), True

    failures = [*found.failures, *summary.failures]
    if not part:  # what a row fits may lie in another
        _list_some([f"{metadata}: {row}" for row in known.unmatched(summary.inside)])
    _report(summary, failures)
    if not written:
        raise typer.Exit(WRONG_USE)
    if failures:
        raise typer.Exit(SOME_FAILED)


@app.command()
def explain(
    sentence: Annotated[str, typer.Argument(help="A Norwegian sentence, in quotes.")],
    proposals: ProposalList = None,
    model: Model = None,
    rules: RuleFiles = None,
) -> None:
    """Show how a sentence is read: tokens, cues, the rule that won, and why others lost.

    With --proposals also which proposal it is on, and why not the next.
    """
    from standpunkt.language import pipeline
    from standpunkt.stance.explain import explain as explained
    from standpunkt.stance.overlays import rules_with

    known_rules, nlp = rules_with(rules or ()), pipeline.load(model)
    typer.echo(explained(sentence, nlp, rules=known_rules))
    if listed := listed_in(proposals):
        from standpunkt.stance.engine import Engine

        typer.echo(explained_links(sentence, Engine(nlp, known_rules), listed))


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
    from standpunkt.evaluation import hearing_report, report, run
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
    if predictions is None and (whole := run.hearing(gold, model, rules_with(rules or ()))):
        typer.echo(f"\n{hearing_report.tables(whole)}")
        if errors and whole.cells:
            typer.echo(f"\n{hearing_report.errors(whole)}")


def _tell(found: Found) -> None:
    """Tell what was passed over. Raises StandpunktError where nothing is left to read."""
    from standpunkt.running.console import say

    for note in found.notes:
        say(note)
    if not found.sources:
        _list_failures(found.failures)
        raise StandpunktError("no responses to read", "name a file, or a folder that holds some")


def _need_an_output(*, save_text: bool, resume: bool) -> None:
    if save_text:
        raise OutputError("--save-text writes beside a table", "name one with -o")
    if resume:
        raise OutputError("--resume continues from a table", "name the one of that run with -o")


def _not_together(one: str, other: str) -> None:
    raise OutputError(f"{one} does not go with {other}", "leave one of them out")


def _check(stage: Stage, *, excel: bool) -> None:
    """See that all outputs can be written. Raises OutputError."""
    from standpunkt.writing import outputs as out

    try:
        out.check(stage.paths, excel=excel)
    except OutputError as error:
        raise stage.named(error) from error
    stage.check()


def _to_files(
    plan: Plan,
    stage: Stage,
    made_with: dict[str, object],
    *,
    excel: bool,
    resume: bool,
) -> tuple[Summary, bool]:
    """Run into the outputs, with a manifest; whether all could be written."""
    from standpunkt.running import console, extracting, keeping, manifest
    from standpunkt.writing import outputs as out

    targets, place = stage.paths, keeping.folder_of(stage.first)
    named = plan.how is None  # pseudonymised: the names of files may be those of persons
    with ExitStack() as stack:
        folder = None
        if named:
            folder = stack.enter_context(keeping.RunFolder(place, made_with, resume=resume))
            if resume:
                console.say(f"resumed: {counted(folder.resumed, 'document')} done before")
        mark = folder.mark if folder else ""
        try:
            with (
                manifest.writing(
                    manifest.path_of(targets[0]), made_with, mark, named=named
                ) as described,
                out.Tables(targets, mark, excel=excel) as tables,
                console.progress(len(plan.files)) as progress,
            ):

                def tell(entry: Entry) -> None:
                    if entry.text is not None:
                        out.save_text(out.text_folder(targets[0]), entry.text_id, entry.text)
                    tables.add(entry.rows)
                    described.add(entry)
                    progress(entry)

                summary = extracting.run(plan, folder, tell)
            failures = _put(stage, tables)
        except KeyboardInterrupt:
            _interrupted(folder)
            raise typer.Exit(INTERRUPTED) from None
        if folder and not failures:
            folder.remove()
    return summary, not failures


def _put(stage: Stage, tables: Tables) -> list[OutputError]:
    """Put the tables that are whole where they belong, and tell of all; those that failed."""
    from standpunkt.running.console import say

    failures = [stage.named(error) for error in tables.failures]
    written = []
    for path in tables.written:
        try:
            stage.put(path)
            written.append(stage.shown(path))
        except OutputError as error:
            failures.append(error)
    for failure in failures:
        say(f"not written: {failure}")
    for name in written:
        say(f"wrote {name}")
    return failures


def _interrupted(folder: RunFolder | None) -> None:
    from standpunkt.running.console import say

    kept = folder.done if folder else 0
    say(f"interrupted; {counted(kept, 'document')} done" + "; --resume continues" * bool(kept))


def _to_stdout(plan: Plan, *, excel: bool) -> Summary:
    """Run into a table on stdout: short for a terminal, whole as CSV for a pipe."""
    from standpunkt.running import console, extracting

    shown: list[Row] = []
    on_terminal = sys.stdout.isatty() and not excel
    add = shown.extend if on_terminal else _csv_on_stdout(excel=excel)
    with console.progress(len(plan.files)) as progress:

        def tell(entry: Entry) -> None:
            add(entry.rows)
            progress(entry)

        try:
            summary = extracting.run(plan, tell=tell)
        except KeyboardInterrupt:
            _interrupted(None)
            raise typer.Exit(INTERRUPTED) from None
        except BrokenPipeError:
            # Whoever reads has had enough, as `head` has; Python must not try again at its end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit from None
    if on_terminal:
        from rich.console import Console

        from standpunkt.writing import screen

        Console().print(screen.table(shown))
    return summary


def _csv_on_stdout(*, excel: bool) -> Callable[[Sequence[Row]], None]:
    from standpunkt.writing import csv

    text = io.StringIO(newline="")
    put = csv.begun(text, excel=excel)
    encoding = "utf-8-sig" if excel else "utf-8"

    def add(rows: Sequence[Row]) -> None:
        nonlocal encoding
        put(rows)
        sys.stdout.buffer.write(text.getvalue().encode(encoding))
        sys.stdout.buffer.flush()
        encoding = "utf-8"  # the byte order mark stands once
        text.seek(0)
        text.truncate()

    return add


def _report(summary: Summary, failures: Sequence[StandpunktError]) -> None:
    from standpunkt.running.console import say

    _list_some(summary.notes)
    _list_failures(failures)
    positions = counted(summary.positions, "position")
    documents = counted(summary.documents, "document")
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
