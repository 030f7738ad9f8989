"""What a run tells on stderr: a progress bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from standpunkt.printable import counted, printable
from standpunkt.running.entries import Entry


def say(message: str) -> None:
    """One line on stderr, with nothing in it that a terminal would act on."""
    print(printable(message), file=sys.stderr, flush=True)


def remark(message: str) -> None:
    """Something to know that is no error, as `say` tells it."""
    say(f"note: {message}")


@contextmanager
def progress(total: int, *, bar: bool = True) -> Iterator[Callable[[Entry], None]]:
    """What to call with each entry of `total` files; plain lines where a `bar` is in the way."""
    console = Console(stderr=True)
    if not (bar and console.is_terminal):

        def line(entry: Entry) -> None:
            if not entry.remark:
                found = "failed" if entry.failure else counted(len(entry.rows), "position")
                say(f"[{entry.number}/{total}] {entry.shown or entry.source}: {found}")

        yield line
        return

    # markup=False: brackets in a file name are no markup.
    name = TextColumn("{task.description}", markup=False)
    columns = (name, BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console) as shown:
        task = shown.add_task("reading", total=total)
        yield lambda entry: shown.update(
            task, completed=entry.number, description=printable(entry.shown or entry.doc_id)[-40:]
        )
