"""The command that reads responses and writes the table of positions."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
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
    from standpunkt.reading.containers.parts import Options
    from standpunkt.reading.finding.metadata import extra_headings, match, read_metadata
    from standpunkt.reading.finding.remote import at_hand
    from standpunkt.reading.guard.guarded import Limits
    from standpunkt.respondent.organisations import bodies_given
    from standpunkt.running import manifest, setup
    from standpunkt.running.extracting import Plan
    from standpunkt.running.jobs import as_part, fitting, part_of
    from standpunkt.running.tasks import sizes
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
    made = setup.Setup(
        model,
        tuple(map(str, rules or ())),
        Options(text_column, ocr.value, keep_running_titles),
        Limits(time_limit),
        save_text or bool(reviewed),  # what people have decided is looked for in the texts
        proposals_of(proposals, hearing, save_proposals),
        bodies=bodies_given(organisations, invited),
        pseudonymise=pseudonymise,
    )
    lists = (metadata, proposals, hearing, organisations, invited, *(reviewed or ()))
    own = [str(given) for given in (*(outputs or ()), save_proposals, *lists) if given]
    with ExitStack() as stack:
        stage = stack.enter_context(Stage(outputs or ()))
        check(stage, excel=excel, read=_read_too(inputs, (*lists, *(rules or ()))))
        rules_with(rules or ())  # what is wrong in them is told before anything is read
        table = stack.enter_context(at_hand(metadata)) if metadata else None
        found = _found(stack.enter_context(_with_stdin(inputs)), own, made.named, text_column)
        _tell_of_part(part, found)
        rows = read_metadata(table, metadata or "") if table else ()
        known = replace(match(rows, found.sources), hearing=hearing_title.strip())
        files = part_of(found.sources, *as_part(part))
        workers = 1 if pseudonymise or scheduler else fitting(jobs, sizes(files))
        plan = Plan(files, known, made, workers, scheduler)
        headings = extra_headings(rows)
        if outputs:
            language = None if plain else lang.value
            how = written_as(headings, language, made.proposals, found, reviewed or (), invited)
            how = replace(how, excel=excel, texts=save_text)
            made_with = manifest.made_with(made, table)
            summary, done = to_files(plan, stage, made_with, how, resume=resume)
        else:
            summary, done = to_stdout(plan, headings, excel=excel), True

    failures = [*found.failures, *summary.failures]
    if not part:  # what a row fits may lie in another
        unmatched = known.unmatched(summary.inside, named=made.named)
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


def _found(inputs: Sequence[str], own: Sequence[str], named: bool, text_column: str) -> Found:
    """What there is to read besides a run's `own` files; what was skipped is told.

    Raises StandpunktError where nothing is left.
    """
    from standpunkt.reading.finding.files import find
    from standpunkt.reading.registry import without_table
    from standpunkt.running.console import say
    from standpunkt.running.pseudonyms import without_names

    found = _named_stdin(find(inputs, without=own))
    found = found if named else without_names(found)
    for note in found.notes:
        say(note)
    list_some(without_table(text_column, [source.path for source in found.sources]))
    if not found.sources:
        list_failures(found.failures)
        raise StandpunktError("no responses to read", "name a file, or a folder that holds some")
    return found


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
