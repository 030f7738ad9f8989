"""A run as Python asks for it: the same driver as the program's, and what came of it in memory."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from standpunkt.errors import InputError, OutputError
from standpunkt.positions import Position
from standpunkt.proposals.listing import read_proposals
from standpunkt.proposals.proposal import Proposal
from standpunkt.reading.containers.parts import Options
from standpunkt.reading.finding.files import Found, find
from standpunkt.reading.finding.metadata import Known, match, read_metadata
from standpunkt.reading.finding.remote import at_hand
from standpunkt.reading.guard.guarded import Limits
from standpunkt.reading.registry import without_table
from standpunkt.respondent.organisations import bodies_given
from standpunkt.running import extracting, setup
from standpunkt.running.entries import Entry
from standpunkt.running.hearings import agreed
from standpunkt.running.jobs import fitting
from standpunkt.running.manifest import made_with
from standpunkt.running.pseudonyms import without_names
from standpunkt.running.run_folder import RunFolder
from standpunkt.running.tasks import sizes
from standpunkt.stance.overlays import rules_with
from standpunkt.writing.table import Row

Name = str | os.PathLike[str]
Inputs = Iterable[Name | Iterable[Name]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a run came to: positions, rows of the table of documents, and what there is to know."""

    positions: list[Position]
    documents: list[Row]
    said: list[str]


def read(
    inputs: Inputs,
    *,
    model: str | None = None,
    metadata: Name | None = None,
    organisations: Name | None = None,
    invited: Name | None = None,
    proposals: Name | Iterable[Proposal] = (),
    rules: Iterable[Name] = (),
    text_column: str = "",
    ocr: str = "auto",
    keep_running_titles: bool = False,
    time_limit: float | None = None,
    pseudonymise: bool = False,
    jobs: int = 1,
    resume: Name | None = None,
) -> Answer:
    """Do a run; the options, and what is raised, are as in `standpunkt.extract`."""
    if resume and pseudonymise:
        raise OutputError("resume does not go with pseudonymise", "leave one of them out")
    files = tuple(str(rule) for rule in rules)
    rules_with(files)  # what is wrong in them is told before anything is read
    made = setup.Setup(
        model,
        files,
        Options(text_column, ocr, keep_running_titles),
        Limits(time_limit),
        proposals=listed(proposals),
        bodies=bodies_given(organisations, invited),
        pseudonymise=pseudonymise,
        whole=True,
    )
    lists = (metadata, organisations, invited, proposals)
    own = [given for given in lists if given and isinstance(given, (str, os.PathLike))]
    found = _found(inputs, own, named=made.named)
    known = Known()
    with ExitStack() as stack:
        table = stack.enter_context(at_hand(os.fspath(metadata))) if metadata else None
        if table:
            known = match(read_metadata(table, os.fspath(metadata or "")), found.sources)
        workers = 1 if pseudonymise else fitting(jobs, sizes(found.sources))
        plan = extracting.Plan(found.sources, known, made, workers)
        folder = None
        if resume:
            kept = _own_folder(Path(resume))
            names = {source.name for source in found.sources}
            folder = stack.enter_context(
                RunFolder(kept, made_with(made, table), resume=True, files=names)
            )
        entries: list[Entry] = []
        summary = extracting.run(plan, folder, entries.append)
        entries = list(agreed(entries))
        if folder:
            folder.remove()
    said = [str(failure) for failure in (*found.failures, *summary.failures)]
    # What lies in a folder and is no response, such as a list of proposals, is no fault.
    said += [note for note in summary.notes if ": skipped: " not in note]
    said += without_table(text_column, [source.path for source in found.sources])
    unmatched = known.unmatched(summary.inside, named=made.named)
    said += [f"{metadata}: {row}" for row in unmatched]
    positions = [p for entry in entries if entry.response for p in entry.response.positions]
    return Answer(positions, [e.document for e in entries if e.document is not None], said)


def listed(proposals: Name | Iterable[Proposal]) -> tuple[Proposal, ...]:
    """A list of proposals, out of its file where one is named. Raises InputError."""
    if isinstance(proposals, (str, os.PathLike)):
        return read_proposals(Path(proposals)).proposals
    return tuple(proposals)


def _found(inputs: Inputs, own: Iterable[Name], *, named: bool) -> Found:
    found = find(list(_each(inputs)), without=list(own))
    found = found if named else without_names(found)
    if not found.sources:
        raise (
            found.failures[0]
            if found.failures
            else InputError("no responses to read", "name a file, or a folder that holds some")
        )
    return found


def _each(inputs: Inputs) -> Iterator[Name]:
    for given in inputs:
        if isinstance(given, (str, os.PathLike)):
            yield given
        else:
            yield from given


def _own_folder(path: Path) -> Path:
    """The folder a run is kept in. Raises OutputError for one that holds other things.

    It is taken away in the end, with all that is in it.
    """
    if path.exists() and not (path / "settings.json").is_file() and any(path.iterdir()):
        raise OutputError("holds other things", "name a new folder for the run", path=path)
    return path
