"""Where the positions of a run go: into files, as they come, or onto standard output."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from standpunkt.cli.status import INTERRUPTED
from standpunkt.errors import OutputError
from standpunkt.printable import counted

if TYPE_CHECKING:
    from standpunkt.proposals.proposal import Proposal
    from standpunkt.reading.finding.files import Found
    from standpunkt.review.reviews import Review
    from standpunkt.running.books import Shape
    from standpunkt.running.entries import Entry
    from standpunkt.running.extracting import Plan, Summary
    from standpunkt.running.results import Results
    from standpunkt.running.run_folder import RunFolder
    from standpunkt.writing.remote import Stage
    from standpunkt.writing.table import Row


def check(stage: Stage, *, excel: bool, read: Sequence[Path] = ()) -> None:
    """See that all outputs can be written, over none that is `read`. Raises OutputError."""
    from standpunkt.writing import outputs as out
    from standpunkt.writing.files import keep_apart

    try:
        out.check(stage.paths, excel=excel)
        keep_apart(stage.paths, read)
    except OutputError as error:
        raise stage.named(error) from error
    stage.check()


@dataclass(frozen=True, slots=True)
class Written:
    """How the outputs of a run are to be, and what people have decided on its rows.

    `book` is None where an .xlsx is to be a bare table; `headings` are those of the user's own
    columns.
    """

    headings: Sequence[str] = ()
    book: Shape | None = None
    reviews: Sequence[Review] = ()
    excel: bool = False
    texts: bool = False


def written_as(
    headings: Sequence[str],
    language: str | None,
    proposals: tuple[Proposal, ...],
    found: Found,
    reviewed: Sequence[Path],
    invited: str | None = None,
) -> Written:
    """What is written: workbooks in `language`, None for none, with what `reviewed` files say.

    `invited` is the list of those who were asked. Raises InputError for a file of decisions that
    cannot be read.
    """
    from standpunkt.proposals.invited import read_invited
    from standpunkt.review.reviews import read_reviews
    from standpunkt.running.books import Shape

    book = None
    if language:
        asked = read_invited(invited) if invited else ()
        book = Shape(
            language, proposals, found.failures, list(found.notes), invited=asked, headings=headings
        )
    return Written(headings, book, read_reviews(reviewed))


def to_files(
    plan: Plan,
    stage: Stage,
    made_with: dict[str, object],
    how: Written,
    *,
    resume: bool,
) -> tuple[Summary, bool]:
    """Run into the outputs, with a manifest; whether all could be written."""
    from standpunkt import temporary
    from standpunkt.running import console, extracting, run_folder
    from standpunkt.running.hearings import Held
    from standpunkt.running.results import Results

    targets, place = stage.paths, run_folder.folder_of(stage.first)
    named = plan.setup.named
    files = {file.name for file in plan.files}
    with ExitStack() as stack:
        if resume and not place.exists():
            _check_finished(stage, made_with, plan)
        folder = stack.enter_context(
            run_folder.RunFolder(
                place, made_with, resume=resume, outputs=targets, keeps=named, files=files
            )
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
            shape=how.book,
            reviewed=bool(how.reviews),
            proposals=plan.setup.proposals,
        )
        try:
            with results, Held(plan.known.hearing) as held:
                with console.progress(len(plan.files)) as progress:

                    def tell(entry: Entry) -> None:
                        held.add(entry)
                        progress(entry)

                    summary = extracting.run(plan, folder, tell)
                if how.reviews:
                    _add_reviewed(list(held), how, plan.setup.proposals, results)
                else:
                    for entry in held:
                        results.add(entry)
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


def _check_finished(stage: Stage, made_with: dict[str, object], plan: Plan) -> None:
    """See that --resume with nothing to continue writes over no table of another run."""
    from standpunkt.running.earlier_runs import another_run

    for path in stage.paths:
        why = another_run(path, made_with, plan.files) if path.exists() else ""
        if why:
            raise OutputError(
                f"is of another run: {why}",
                "name another output with -o, or leave out --resume to write over it",
                path=stage.shown(path),
            )


def _add_reviewed(
    held: Sequence[Entry], how: Written, proposals: Sequence[Proposal], results: Results
) -> None:
    """Put the entries of a run into its outputs with what people decided, and tell of it."""
    from standpunkt.running import reviewing
    from standpunkt.running.console import say

    found = reviewing.reviewed(held, how.reviews, proposals)
    for note in found.notes:
        say(f"note: {note}")
    for line in reviewing.in_lines(found.merged):
        say(line)
    if how.book:
        how.book.judged.update(found.judged)
        how.book.notes.extend((*found.notes, *reviewing.in_lines(found.merged)))
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
    if results.texts:
        first = stage.shown(stage.paths[0])
        folder = first.removesuffix(Path(first).name) + results.texts.name
        say(f"wrote {folder}{os.sep}: the texts, which all outputs of this run share")
    return failures


def _interrupted(folder: RunFolder | None) -> None:
    from standpunkt.running.console import say

    kept = folder.done if folder else 0
    say(f"interrupted; {counted(kept, 'document')} done" + "; --resume continues" * bool(kept))


def to_stdout(plan: Plan, headings: Sequence[str], *, excel: bool) -> Summary:
    """Run into a table on stdout: short for a terminal, whole as CSV for a pipe."""
    from standpunkt.running import console, extracting
    from standpunkt.running.hearings import Held
    from standpunkt.running.results import with_extra

    rows: list[Row] = []
    on_terminal = sys.stdout.isatty() and not excel
    add = rows.extend if on_terminal else _csv_on_stdout(headings, excel=excel)
    # A pipe may lead to the terminal that a bar would be drawn on.
    with (
        Held(plan.known.hearing) as held,
        console.progress(len(plan.files), bar=on_terminal) as progress,
    ):

        def tell(entry: Entry) -> None:
            held.add(entry)
            progress(entry)

        try:
            summary = extracting.run(plan, tell=tell)
            for entry in held:
                add(with_extra(entry, headings).rows)
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
