"""The program as a whole: its commands, how it begins, and how it ends."""

from __future__ import annotations

import io
import signal
import sys
from typing import Annotated

import typer

from standpunkt import __version__
from standpunkt.cli import rules, usage
from standpunkt.cli.compare import compare
from standpunkt.cli.evaluate import evaluate
from standpunkt.cli.explain import explain
from standpunkt.cli.export import export
from standpunkt.cli.extract import extract
from standpunkt.cli.help import plain_types
from standpunkt.cli.report import figures, report
from standpunkt.cli.review import agreement, review
from standpunkt.cli.status import INTERRUPTED, WRONG_USE
from standpunkt.cli.summary import summary
from standpunkt.errors import StandpunktError
from standpunkt.printable import printable

app = typer.Typer(
    name="standpunkt",
    help="Read Norwegian hearing responses: who takes which stance on what, and on which words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(rules.app)
for command in (
    *(compare, summary, report, figures, export, review, agreement),
    *(extract, explain, evaluate),
):
    app.command()(command)


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


def main() -> None:
    """Run the command line and exit with its status: wrong use is 1, one line on stderr."""
    _heed_signals()
    plain_types()
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
        if not usage.is_of_use(error):
            raise
        if said := usage.in_one_line(error):  # empty where the help was asked for by giving nothing
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
