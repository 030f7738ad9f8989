"""The command line. Heavy imports stand inside the commands, so that --help is quick."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from standpunkt import (
    __version__,
    cli_errors,
    cli_export,
    cli_matrix,
    cli_report,
    cli_review,
    cli_rules,
    cli_summary,
)
from standpunkt.cli_matrix import (
    Hearing,
    ProposalList,
    SaveProposals,
    explained_links,
    listed_in,
    proposals_of,
)
from standpunkt.cli_review import ReviewFiles
from standpunkt.cli_rules import RuleFiles
from standpunkt.errors import OutputError, StandpunktError
from standpunkt.printable import counted, printable, shown
from standpunkt.temporary import PREFIX

if TYPE_CHECKING:
    from standpunkt.proposals.proposal import Proposal
    from standpunkt.reading.finding.files import Found, Source
    from standpunkt.running.books import Shape
    from standpunkt.running.entries import Entry
    from standpunkt.running.extracting import Plan, Summary
    from standpunkt.running.keeping import RunFolder
    from standpunkt.running.results import Results
    from standpunkt.writing.remote import Stage
    from standpunkt.writing.table import Row

WRONG_USE = 1
SOME_FAILED = 2
INTERRUPTED = 130
_LISTED = 20
_STDIN = "stdin.txt"

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
app.command()(cli_export.export)
app.command()(cli_review.review)
app.command()(cli_review.agreement)

Model = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="A spaCy pipeline with a parser: a package, such as nb_core_news_sm, or a folder. "
        "The one that is shipped when left out. Only one that you trust: it can run code.",
        show_default=False,
    ),
]


class Ocr(StrEnum):
    """When to recognise the letters of scanned pages."""

    AUTO = "auto"
    ON = "on"
    OFF = "off"


class BookLanguage(StrEnum):
    """The language of a workbook."""

    NB = "nb"
    NN = "nn"
    EN = "en"


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _standpunkt(
    version: Annotated[
        bool,
        typer.Option(
            "--version", metavar="", callback=_version, is_eager=True, help="Show the version."
        ),
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
            ".zip files and folders of all these; also by URL, such as s3://…; - for standard "
            "input, as text.",
        ),
    ],
    outputs: Annotated[
        list[str] | None,
        typer.Option(
            "-o",
            "--output",
            metavar="OUT",
            help="A .csv, .parquet, .xlsx or .jsonl file; may be given several times. One whose "
            "name ends in 'documents' gets a row for every response instead. Without "
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
    organisations: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="A CSV file of bodies with name and any of aliases, kind, parent; it goes before "
            "the catalogue.",
            show_default=False,
        ),
    ] = None,
    invited: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="The list of those who were asked: CSV, or a page or letter with a name a line.",
            show_default=False,
        ),
    ] = None,
    proposals: ProposalList = None,
    hearing_title: Annotated[
        str,
        typer.Option(
            metavar="TEXT",
            help="The title or reference of the hearing, where all responses are to the same one.",
            show_default=False,
        ),
    ] = "",
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
    keep_running_titles: Annotated[
        bool,
        typer.Option(
            "--keep-running-titles", help="Read what comes again at the edges of PDF pages, too."
        ),
    ] = False,
    pseudonymise: Annotated[
        bool,
        typer.Option(
            "--pseudonymise", metavar="", help="Put marks for the names of persons before reading."
        ),
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
            metavar="",
            help="CSV as Norwegian Excel opens it: semicolons, decimal commas, no formulas.",
        ),
    ] = False,
    reviewed: ReviewFiles = None,
    plain: Annotated[
        bool,
        typer.Option(
            "--plain",
            metavar="",
            help="Write .xlsx as a bare table for other programs, not as a workbook.",
        ),
    ] = False,
    lang: Annotated[
        BookLanguage, typer.Option(help="The language of the workbook.")
    ] = BookLanguage.NB,
    save_text: Annotated[
        bool,
        typer.Option(
            "--save-text",
            metavar="",
            help="Also write the texts that offsets count in, beside the first OUT.",
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
        typer.Option(
            "--resume", metavar="", help="Continue a run that was interrupted, from its first OUT."
        ),
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
    from standpunkt.reading.containers.parts import Options
    from standpunkt.reading.finding.files import find
    from standpunkt.reading.finding.metadata import extra_headings, match, read_metadata
    from standpunkt.reading.finding.remote import at_hand
    from standpunkt.reading.guard.guarded import Limits
    from standpunkt.respondent.organisations import bodies_given
    from standpunkt.running import batch, manifest
    from standpunkt.running.extracting import Plan
    from standpunkt.running.jobs import as_part, fitting, part_of
    from standpunkt.running.pseudonyms import pseudonymiser, without_names
    from standpunkt.running.work import Setup, sizes
    from standpunkt.stance.overlays import rules_with
    from standpunkt.writing.remote import Stage

    if not outputs:
        _need_an_output(save_text=save_text, resume=resume, reviewed=bool(reviewed))
    _check_together(
        {
            # The numbers in the marks of pseudonyms count documents as they come.
            ("--resume", "--pseudonymise"): resume and pseudonymise,
            ("--scheduler", "--pseudonymise"): bool(scheduler) and pseudonymise,
            ("--scheduler", "--jobs"): bool(scheduler and jobs),
            # A part knows nothing of decisions that belong to another.
            ("--part", "--reviewed"): bool(part and reviewed),
            ("--pseudonymise", "--reviewed"): bool(pseudonymise and reviewed),
        }
    )
    as_part(part)  # what is wrong in it is told before anything is read
    options, limits = Options(text_column, ocr.value, keep_running_titles), Limits(time_limit)
    setup = Setup(
        model,
        tuple(map(str, rules or ())),
        options,
        limits,
        save_text or bool(reviewed),  # what people have decided is looked for in the texts
        proposals_of(proposals, hearing, save_proposals),
        bodies=bodies_given(organisations, invited),
    )
    how = (
        batch.How(options, limits, pseudonymiser(), setup.bodies, named=False)
        if pseudonymise
        else None
    )
    with ExitStack() as stack:
        stage = stack.enter_context(Stage(outputs or ()))
        _check(stage, excel=excel)
        rules_with(rules or ())  # what is wrong in them is told before anything is read
        table = stack.enter_context(at_hand(metadata)) if metadata else None
        own = _own(
            outputs,
            *(metadata, proposals, hearing, save_proposals, organisations, invited),
            *(reviewed or ()),
        )
        found = _named_stdin(find(stack.enter_context(_with_stdin(inputs)), without=own))
        found = _tell(without_names(found) if pseudonymise else found, text_column, part=part)
        rows = read_metadata(table, metadata or "") if table else ()
        known = replace(match(rows, found.sources), hearing=hearing_title.strip())
        files = part_of(found.sources, *as_part(part))
        workers = 1 if pseudonymise or scheduler else fitting(jobs, sizes(files))
        plan = Plan(files, known, setup, how, workers, scheduler)
        if outputs:
            made_with = manifest.made_with(setup, table, pseudonymise=pseudonymise)
            shape = None if plain else _workbook(lang.value, setup.proposals, found)
            written_as = Written(
                extra_headings(rows), shape, reviewed or (), excel=excel, texts=save_text
            )
            summary, written = _to_files(plan, stage, made_with, written_as, resume=resume)
        else:
            summary, written = _to_stdout(plan, extra_headings(rows), excel=excel), True

    failures = [*found.failures, *summary.failures]
    if not part:  # what a row fits may lie in another
        unmatched = known.unmatched(summary.inside, named=not pseudonymise)
        _list_some([f"{metadata}: {row}" for row in unmatched])
    _report(summary, failures)
    if not written:
        raise typer.Exit(WRONG_USE)
    if failures:
        raise typer.Exit(SOME_FAILED)


@app.command()
def explain(
    sentence: Annotated[
        str,
        typer.Argument(
            metavar="SENTENCE", help="A Norwegian sentence, in quotes, or the name of a file."
        ),
    ],
    proposals: ProposalList = None,
    model: Model = None,
    rules: RuleFiles = None,
) -> None:
    """Show how a sentence is read: tokens, cues, the rule that won, and why others lost.

    Of a file each sentence is shown as `extract` reads it, without its tokens. With --proposals
    also which proposal a sentence is on, and why not the next.
    """
    from standpunkt.language import pipeline
    from standpunkt.reading.finding.files import find
    from standpunkt.running.batch import run
    from standpunkt.stance.engine import Engine
    from standpunkt.stance.explain import explain as explained
    from standpunkt.stance.explain import explain_document
    from standpunkt.stance.overlays import rules_with

    if not sentence.strip():
        raise StandpunktError("there is no sentence to explain", "write one, in quotes")
    known_rules = rules_with(rules or ())
    nlp = pipeline.load(model)
    engine = Engine(nlp, known_rules)
    if not _names_file(sentence):
        typer.echo(shown(explained(sentence, nlp, rules=known_rules)))
        if listed := listed_in(proposals):
            typer.echo(shown(explained_links(sentence, engine, listed)))
        return
    found = find([sentence])
    result = run(found.sources, engine)
    for document in result.documents:
        who = document.metadata.organisation or "nobody known"
        typer.echo(shown(f"{document.source}: {who}\n"))
        for line in explain_document(document, engine):
            typer.echo(shown(line))
    failures = [*found.failures, *result.failures]
    for failure in failures:
        typer.echo(str(failure), err=True)
    if failures:
        raise typer.Exit(SOME_FAILED)


def _names_file(words: str) -> bool:
    """Whether an argument is the name of a file or folder; a long sentence is no name at all."""
    try:
        return Path(words).exists()
    except (OSError, ValueError):  # too long, or with a character that no name has
        return False


@app.command()
def evaluate(
    gold: Annotated[
        Path | None,
        typer.Argument(
            metavar="GOLD_DIR", help="A folder of annotated responses.", show_default=False
        ),
    ] = None,
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
    reviewed: Annotated[
        list[Path] | None,
        typer.Option(
            "--reviewed",
            metavar="FILE",
            help="Count what people decided on rows, in a workbook or a decisions file, instead.",
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

    if reviewed or gold is None:
        cli_review.told_quality(gold, reviewed or ())
        return
    if rules and predictions:
        raise StandpunktError("--rules is about reading anew", "leave --predictions out")
    before = run.evaluate(gold, predictions=against) if against else None
    whole = None
    if predictions:
        score = run.evaluate(gold, predictions=predictions)
    else:
        score, whole = run.whole(gold, model, rules_with(rules or ()))
    typer.echo(shown(report.tables(score)))
    if before is not None:
        comparison = compare(before, score)
        typer.echo(shown(f"\nsince {against}: {report.summary(comparison)}"))
        if errors:
            typer.echo(shown(f"\n{report.changes(comparison)}"))
    elif errors:
        typer.echo(shown(f"\n{report.errors(score)}"))
    if whole:
        typer.echo(shown(f"\n{hearing_report.tables(whole)}"))
        if errors and whole.cells:
            typer.echo(shown(f"\n{hearing_report.errors(whole)}"))


@contextmanager
def _with_stdin(inputs: Sequence[str]) -> Iterator[list[str]]:
    """The inputs, with a file that holds standard input for "-"."""
    if "-" not in inputs:
        yield list(inputs)
        return
    from standpunkt.reading.text import MAX_BYTES
    from standpunkt.temporary import Folder

    with Folder() as folder:
        path = folder.path / _STDIN
        path.write_bytes(sys.stdin.buffer.read(MAX_BYTES + 1))  # too long a text is told as such
        yield [str(path) if given == "-" else given for given in inputs]


def _own(outputs: Sequence[str] | None, *lists: str | Path | None) -> list[str]:
    """What a run is not to read: its outputs and its lists."""
    return [*(outputs or ()), *(str(given) for given in lists if given)]


def _named_stdin(found: Found) -> Found:
    """What was found, with standard input by the name the user gave it."""

    def plain(source: Source) -> Source:
        ours = source.path.name == _STDIN and source.path.parent.name.startswith(PREFIX)
        return replace(source, doc_id="stdin", name="-") if ours else source

    return replace(found, sources=tuple(map(plain, found.sources)))


def _tell(found: Found, text_column: str, part: str) -> Found:
    """What was found, when what was passed over is told.

    Raises StandpunktError where nothing is left to read.
    """
    from standpunkt.reading.registry import without_table
    from standpunkt.running.console import say
    from standpunkt.running.jobs import as_part, part_of

    for note in found.notes:
        say(note)
    _list_some(without_table(text_column, [source.path for source in found.sources]))
    if not found.sources:
        _list_failures(found.failures)
        raise StandpunktError("no responses to read", "name a file, or a folder that holds some")
    if not part_of(found.sources, *as_part(part)):
        say(f"note: part {part} holds nothing: there are {counted(len(found.sources), 'file')}")
    return found


def _need_an_output(*, save_text: bool, resume: bool, reviewed: bool) -> None:
    if reviewed:
        raise OutputError("--reviewed is about files that are written", "name one with -o")
    if save_text:
        raise OutputError("--save-text writes beside a table", "name one with -o")
    if resume:
        raise OutputError("--resume continues from a table", "name the one of that run with -o")


def _check_together(wrong: Mapping[tuple[str, str], bool]) -> None:
    for (one, other), both in wrong.items():
        if both:
            raise OutputError(f"{one} does not go with {other}", "leave one of them out")


def _check(stage: Stage, *, excel: bool) -> None:
    """See that all outputs can be written. Raises OutputError."""
    from standpunkt.writing import outputs as out

    try:
        out.check(stage.paths, excel=excel)
    except OutputError as error:
        raise stage.named(error) from error
    stage.check()


class Written:
    """How the outputs of a run are to be."""

    def __init__(
        self,
        headings: Sequence[str],
        shape: Shape | None,
        reviewed: Sequence[Path],
        *,
        excel: bool,
        texts: bool,
    ) -> None:
        from standpunkt.review.reviews import read_reviews

        self.headings = headings
        self.reviews = read_reviews(reviewed)
        self.excel = excel
        self.texts = texts
        self.shape = shape


def _workbook(language: str, proposals: tuple[Proposal, ...], found: Found) -> Shape:
    from standpunkt.running.books import Shape

    return Shape(language, proposals, found.failures, list(found.notes))


def _to_files(
    plan: Plan,
    stage: Stage,
    made_with: dict[str, object],
    how: Written,
    *,
    resume: bool,
) -> tuple[Summary, bool]:
    """Run into the outputs, with a manifest; whether all could be written."""
    from standpunkt import temporary
    from standpunkt.running import console, extracting, keeping
    from standpunkt.running.results import Results

    targets, place = stage.paths, keeping.folder_of(stage.first)
    named = plan.how is None  # pseudonymised: the names of files may be those of persons
    with ExitStack() as stack:
        folder = stack.enter_context(
            keeping.RunFolder(place, made_with, resume=resume, outputs=targets, keeps=named)
        )
        stack.enter_context(temporary.here(folder.temporary))
        if resume:
            console.say(f"resumed: {counted(folder.resumed, 'document')} done before")
        results = Results(
            targets,
            made_with,
            folder.mark,
            headings=how.headings,
            excel=how.excel,
            texts=how.texts,
            named=named,
            shape=how.shape,
            reviewed=bool(how.reviews),
        )
        try:
            with results, console.progress(len(plan.files)) as progress:
                held: list[Entry] = []
                take = held.append if how.reviews else results.add

                def tell(entry: Entry) -> None:
                    take(entry)
                    progress(entry)

                summary = extracting.run(plan, folder, tell)
                if how.reviews:
                    _add_reviewed(held, how, plan.setup.proposals, results)
            failures = _put(stage, results)
        except KeyboardInterrupt:
            _interrupted(folder)
            raise typer.Exit(INTERRUPTED) from None
        except OutputError as error:
            raise stage.named(error) from error
        if folder.lost:
            console.say(f"note: {folder.lost}")
        if not failures:
            folder.remove()
    return summary, not failures


def _add_reviewed(
    held: Sequence[Entry], how: Written, proposals: Sequence[Proposal], results: Results
) -> None:
    """Put the entries of a run into its outputs with what people decided, and tell of it."""
    from standpunkt.running import reviewing
    from standpunkt.running.console import say

    found = reviewing.reviewed(held, how.reviews, proposals)
    for note in found.notes:
        say(f"note: {note}")
    for line in reviewing.told(found.merged):
        say(line)
    if how.shape:
        how.shape.judged.update(found.judged)
        how.shape.notes.extend((*found.notes, *reviewing.told(found.merged)))
    for entry in found.entries:
        results.add(entry)


def _put(stage: Stage, results: Results) -> list[OutputError]:
    """Put the tables that are whole where they belong, and tell of all; those that failed."""
    from standpunkt.running.console import say

    failures = [stage.named(error) for error in results.failures]
    written = []
    for path in results.tables:
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


def _to_stdout(plan: Plan, headings: Sequence[str], *, excel: bool) -> Summary:
    """Run into a table on stdout: short for a terminal, whole as CSV for a pipe."""
    from standpunkt.running import console, extracting
    from standpunkt.running.results import with_extra

    rows: list[Row] = []
    on_terminal = sys.stdout.isatty() and not excel
    add = rows.extend if on_terminal else _csv_on_stdout(headings, excel=excel)
    # A pipe may lead to the terminal that a bar would be drawn on.
    with console.progress(len(plan.files), bar=on_terminal) as progress:

        def tell(entry: Entry) -> None:
            add(with_extra(entry, headings).rows)
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

        console_ = Console()
        console_.print(screen.table(rows, console_.width))
    return summary


def _csv_on_stdout(headings: Sequence[str], *, excel: bool) -> Callable[[Sequence[Row]], None]:
    from standpunkt.writing import csv
    from standpunkt.writing.table import with_meta

    text = io.StringIO(newline="")
    put = csv.begun(text, with_meta(headings), excel=excel)
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
    _heed_signals()
    for stream in (sys.stdout, sys.stderr):
        # A console that lacks a letter must not stop a run.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        status = app(standalone_mode=False)
    except StandpunktError as error:
        _complain(str(error))
        status = WRONG_USE
    except typer.Abort:  # Ctrl-C before anything was begun
        status = INTERRUPTED
    except Exception as error:
        if not cli_errors.is_of_use(error):
            raise
        if said := cli_errors.told(error):  # empty where the help was asked for by giving nothing
            _complain(said)
        status = WRONG_USE
    sys.exit(status if isinstance(status, int) else 0)


def _heed_signals() -> None:
    """Take what Slurm, systemd and container hosts send for the Ctrl-C that it is."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        # What was ignored stays so, as under nohup.
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, interrupt)


def _complain(message: str) -> None:
    print(f"standpunkt: {printable(message)}", file=sys.stderr)
