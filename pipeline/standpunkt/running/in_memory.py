"""A run whose results come back to the caller in memory, as Python asks for it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from standpunkt.errors import OutputError
from standpunkt.positions import Position
from standpunkt.proposals.listing import read_proposals
from standpunkt.proposals.proposal import Proposal
from standpunkt.reading.registry import without_table
from standpunkt.running import extracting
from standpunkt.running.entries import Entry
from standpunkt.running.hearings import agreed
from standpunkt.running.request import Name, Request, planned, setup_for
from standpunkt.running.run_folder import RunFolder
from standpunkt.writing.table import Row

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
    setup = setup_for(
        model=model,
        rules=rules,
        text_column=text_column,
        ocr=ocr,
        keep_running_titles=keep_running_titles,
        time_limit=time_limit,
        proposals=listed(proposals),
        organisations=organisations,
        invited=invited,
        pseudonymise=pseudonymise,
        whole=True,
    )
    lists = (metadata, organisations, invited, proposals)
    own = [given for given in lists if given and isinstance(given, (str, os.PathLike))]
    with ExitStack() as stack:
        request = Request(list(_each(inputs)), setup, own, metadata, jobs=jobs)
        run = stack.enter_context(planned(request))
        folder = None
        if resume:
            kept = _own_folder(Path(resume))
            names = {source.name for source in run.found.sources}
            folder = stack.enter_context(RunFolder(kept, run.made_with, resume=True, files=names))
        entries: list[Entry] = []
        summary = extracting.run(run.plan, folder, entries.append)
        entries = list(agreed(entries))
        if folder:
            folder.remove()
    said = [str(failure) for failure in (*run.found.failures, *summary.failures)]
    # What lies in a folder and is no response, such as a list of proposals, is no fault.
    said += [note for note in summary.notes if ": skipped: " not in note]
    said += without_table(text_column, [source.path for source in run.found.sources])
    unmatched = run.plan.known.unmatched(summary.inside, named=setup.named)
    said += [f"{metadata}: {row}" for row in unmatched]
    positions = [p for entry in entries if entry.response for p in entry.response.positions]
    return Answer(positions, [e.document for e in entries if e.document is not None], said)


def listed(proposals: Name | Iterable[Proposal]) -> tuple[Proposal, ...]:
    """A list of proposals, out of its file where one is named. Raises InputError."""
    if isinstance(proposals, (str, os.PathLike)):
        return read_proposals(Path(proposals)).proposals
    return tuple(proposals)


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
