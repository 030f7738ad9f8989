"""The command that reads responses and writes the table of positions."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from standpunkt.cli import options
from standpunkt.cli.notes import list_failures, list_some
from standpunkt.cli.proposals import proposals_of
from standpunkt.cli.status import SOME_FAILED, WRONG_USE
from standpunkt.errors import OutputError, StandpunktError
from standpunkt.printable import counted
from standpunkt.temporary import PREFIX

if TYPE_CHECKING:
    from standpunkt.reading.finding.files import Found, Source
    from standpunkt.running.extracting import Summary
    from standpunkt.running.setup import Setup

_STDIN = "stdin.txt"


def extract(
    inputs: options.Inputs,
    outputs: options.Tables = None,
    metadata: options.MetadataFile = None,
    organisations: options.Organisations = None,
    invited: options.Invited = None,
    proposals: options.ProposalList = None,
    hearing_title: options.HearingTitle = "",
    hearing: options.Hearing = None,
    save_proposals: options.SaveProposals = None,
    model: options.Model = None,
    rules: options.RuleFiles = None,
    text_column: options.TextColumn = "",
    ocr: options.OcrMode = options.Ocr.AUTO,
    keep_running_titles: options.KeepRunningTitles = False,
    pseudonymise: options.Pseudonymise = False,
    time_limit: options.TimeLimit = None,
    excel: options.Excel = False,
    reviewed: options.ReviewFiles = None,
    plain: options.Plain = False,
    lang: options.BookLanguage = options.Language.NB,
    save_text: options.SaveText = False,
    jobs: options.Jobs = 0,
    resume: options.Resume = False,
    part: options.PartOfRun = "",
    scheduler: options.Scheduler = "",
) -> None:
    """Read responses and write the table of positions.

    Ends with 0 when all was read, 1 for wrong use, 2 when some documents failed: they are
    listed, and the rest is written; 130 when it was interrupted.
    """
    from standpunkt.cli.outputs import check, to_files, to_stdout, written_as
    from standpunkt.running.jobs import as_part
    from standpunkt.running.request import Request, planned, setup_for
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
    setup = setup_for(
        model=model,
        rules=rules or (),
        text_column=text_column,
        ocr=ocr.value,
        keep_running_titles=keep_running_titles,
        time_limit=time_limit,
        proposals=proposals_of(proposals, hearing, save_proposals),
        organisations=organisations,
        invited=invited,
        pseudonymise=pseudonymise,
        texts=save_text or bool(reviewed),  # what people have decided is looked for in the texts
    )
    lists = (metadata, proposals, hearing, organisations, invited, *(reviewed or ()))
    own = [str(given) for given in (*(outputs or ()), save_proposals, *lists) if given]
    with ExitStack() as stack:
        stage = stack.enter_context(Stage(outputs or ()))
        check(stage, excel=excel, read=_read_too(inputs, (*lists, *(rules or ()))))
        given = stack.enter_context(_with_stdin(inputs))
        title = hearing_title.strip()
        request = Request(given, setup, own, metadata, title, part, jobs, scheduler)
        run = stack.enter_context(planned(request, _seen(setup, text_column, part)))
        if outputs:
            language = None if plain else lang.value
            how = written_as(
                run.headings, language, setup.proposals, run.found, reviewed or (), invited
            )
            how = replace(how, excel=excel, texts=save_text)
            summary, done = to_files(run.plan, stage, run.made_with, how, resume=resume)
        else:
            summary, done = to_stdout(run.plan, run.headings, excel=excel), True

    failures = [*run.found.failures, *summary.failures]
    if not part:  # what a row fits may lie in another
        unmatched = run.plan.known.unmatched(summary.inside, named=setup.named)
        list_some([f"{metadata}: {row}" for row in unmatched])
    _report(summary, failures)
    if not done:
        raise typer.Exit(WRONG_USE)
    if failures:
        raise typer.Exit(SOME_FAILED)


# --- what is wrong is told before anything is read -----------------------------------------


def _read_too(inputs: Sequence[str], lists: Sequence[str | Path | None]) -> list[Path]:
    """The files that are read, so that no output may take their place.

    "svar/*" names the table of the last run too, which has its manifest beside it.
    """
    from standpunkt.running.manifest import path_of

    files = [name for name in inputs if Path(name).is_file()]
    old = [name for name in files if path_of(Path(name)).exists()]
    fresh = [name for name in files if name not in old or len(old) == len(inputs)]
    return [Path(name) for name in (*fresh, *lists) if name and Path(name).is_file()]


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


# --- what is read --------------------------------------------------------------------------


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


def _seen(setup: Setup, text_column: str, part: str) -> Callable[[Found], Found]:
    """What there is to tell of the files that were found, before any is read."""
    from standpunkt.reading.registry import without_table
    from standpunkt.running.console import say
    from standpunkt.running.request import NOTHING

    def seen(found: Found) -> Found:
        found = _named_stdin(found) if setup.named else found
        for note in found.notes:
            say(note)
        list_some(without_table(text_column, [source.path for source in found.sources]))
        if not found.sources:
            list_failures(found.failures)
            raise StandpunktError(*NOTHING)
        _tell_of_part(part, found)
        return found

    return seen


def _named_stdin(found: Found) -> Found:
    """What was found, with standard input by the name the user gave it."""

    def plain(source: Source) -> Source:
        ours = source.path.name == _STDIN and source.path.parent.name.startswith(PREFIX)
        return replace(source, doc_id="stdin", name="-") if ours else source

    return replace(found, sources=tuple(map(plain, found.sources)))


def _tell_of_part(part: str, found: Found) -> None:
    from standpunkt.running.console import say
    from standpunkt.running.jobs import as_part, part_of

    if not part_of(found.sources, *as_part(part)):
        say(f"note: part {part} holds nothing: there are {counted(len(found.sources), 'file')}")


def _report(summary: Summary, failures: Sequence[StandpunktError]) -> None:
    from standpunkt.running.console import say

    list_some(summary.notes)
    list_failures(failures)
    positions = counted(summary.positions, "position")
    documents = counted(summary.documents, "document")
    say(f"{positions} in {documents}" + (f"; {len(failures)} failed" if failures else ""))
