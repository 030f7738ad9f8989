"""What is asked of a run, by the command or in Python, and the plan that it comes to.

The two differ only in where the results go: into files (`cli/outputs.py`) or back to the
caller (`in_memory.py`).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from standpunkt.errors import InputError
from standpunkt.proposals.proposal import Proposal
from standpunkt.reading.containers.parts import Options
from standpunkt.reading.finding.files import Found, find
from standpunkt.reading.finding.metadata import extra_headings, match, read_metadata
from standpunkt.reading.finding.remote import at_hand
from standpunkt.reading.guard.guarded import Limits
from standpunkt.respondent.organisations import bodies_given
from standpunkt.running.extracting import Plan
from standpunkt.running.jobs import as_part, fitting, part_of
from standpunkt.running.manifest import made_with
from standpunkt.running.pseudonyms import without_names
from standpunkt.running.setup import Setup
from standpunkt.running.tasks import sizes
from standpunkt.stance.overlays import rules_with

Name = str | os.PathLike[str]

NOTHING: Final = ("no responses to read", "name a file, or a folder that holds some")
"""What is told, and what to do, where nothing was found."""


def setup_for(
    *,
    model: str | None,
    rules: Iterable[Name],
    text_column: str,
    ocr: str,
    keep_running_titles: bool,
    time_limit: float | None,
    proposals: tuple[Proposal, ...],
    organisations: Name | None,
    invited: Name | None,
    pseudonymise: bool,
    texts: bool = False,
    whole: bool = False,
) -> Setup:
    """The setup of a run from its options, named as users know them.

    Raises RuleError and InputError for what is wrong in rules and lists, before anything is read.
    """
    files = tuple(os.fspath(rule) for rule in rules)
    rules_with(files)
    return Setup(
        model,
        files,
        Options(text_column, ocr, keep_running_titles),
        Limits(time_limit),
        texts=texts,
        proposals=proposals,
        bodies=bodies_given(organisations, invited),
        pseudonymise=pseudonymise,
        whole=whole,
    )


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be read, and with what.

    `inputs` are files, folders and URLs, of which the run's `own` files are no responses;
    `metadata` is the table about them, `hearing` the title that they all answer to. `part` is as
    in `jobs.as_part`, `jobs` how many processes, 0 for as many as the files are worth.
    """

    inputs: Iterable[Name]
    setup: Setup
    own: Iterable[Name] = ()
    metadata: Name | None = None
    hearing: str = ""
    part: str = ""
    jobs: int = 1
    scheduler: str = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """The plan of a run, and what was met on the way to it.

    `headings` are those of the user's own columns, `table` is the table of metadata.
    """

    plan: Plan
    found: Found
    headings: tuple[str, ...]
    table: Path | None

    @property
    def made_with(self) -> dict[str, Any]:
        """What decides which rows a response gets, as the manifest tells it."""
        return made_with(self.plan.setup, self.table)


@contextmanager
def planned(
    request: Request, seen: Callable[[Found], Found] = lambda found: found
) -> Iterator[Planned]:
    """What a request comes to; a table of metadata from a store is here for as long as it is open.

    What was found passes through `seen` first, which may tell of it. Raises InputError where there
    is nothing to read.
    """
    setup = request.setup
    with ExitStack() as stack:
        given = os.fspath(request.metadata) if request.metadata else ""
        table: Path | None = stack.enter_context(at_hand(given)) if given else None
        found = find(request.inputs, without=request.own)
        found = seen(found if setup.named else without_names(found))
        if not found.sources:
            raise next(
                iter(found.failures),
                InputError(*NOTHING),
            )
        rows = read_metadata(table, given) if table else ()
        known = replace(match(rows, found.sources), hearing=request.hearing)
        files = part_of(found.sources, *as_part(request.part))
        # Marks of pseudonyms count documents as they come; a cluster has its own processes.
        alone = setup.pseudonymise or bool(request.scheduler)
        workers = 1 if alone else fitting(request.jobs, sizes(files))
        plan = Plan(files, known, setup, workers, request.scheduler)
        yield Planned(plan, found, extra_headings(rows), table)
