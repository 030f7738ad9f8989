"""What a run tells on stderr: a progress bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from standpunkt.printable import counted, printable
from standpunkt.running.batch import Outcome


def say(message: str) -> None:
    """One line on stderr, with nothing in it that a terminal would act on."""
    print(printable(message), file=sys.stderr, flush=True)


@contextmanager
def progress(total: int) -> Iterator[Callable[[Outcome], None]]:
    """What to call with each outcome of `total` files."""
    console = Console(stderr=True)
    if not console.is_terminal:

        def line(outcome: Outcome) -> None:
            if not outcome.remark:
                found = "failed" if outcome.failure else counted(len(outcome.positions), "position")
                say(f"[{outcome.number}/{total}] {outcome.source.name}: {found}")

        yield line
        return

    # markup=False: brackets in a file name are no markup.
    name = TextColumn("{task.description}", markup=False)
    bar = Progress(name, BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=console)
    with bar:
        task = bar.add_task("reading", total=total)
        yield lambda outcome: bar.update(
            task, completed=outcome.number, description=printable(outcome.source.doc_id)[:40]
        )
