"""The commands about rules: `standpunkt rules list`, `lint`, `test` and `stats`."""

from __future__ import annotations

import csv
import io
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import astuple, fields
from pathlib import Path
from typing import Annotated

import typer

from standpunkt.cli.options import RuleFiles
from standpunkt.errors import RuleError
from standpunkt.positions import Stance
from standpunkt.printable import counted, printable
from standpunkt.stance.construction import Construction
from standpunkt.stance.rules import Rule, near

FAILED = 1

app = typer.Typer(
    name="rules",
    help="List, check and try the rules: see docs/rules.md.",
    no_args_is_help=True,
)

_COLUMNS = ("id", "stance", "construction", "tier", "cues", "detector", "file")


@app.command("list")
def list_(
    rules: RuleFiles = None,
    stance: Annotated[
        Stance | None, typer.Option(help="Only rules of this stance.", show_default=False)
    ] = None,
    construction: Annotated[
        Construction | None,
        typer.Option(help="Only rules of this construction.", show_default=False),
    ] = None,
) -> None:
    """List the rules that hold: a table on a terminal, CSV elsewhere."""
    from standpunkt.stance.overlays import rules_with

    rows = [
        _row(rule)
        for rule in rules_with(rules or ())
        if stance in (None, rule.stance) and construction in (None, rule.construction)
    ]
    if sys.stdout.isatty():
        from rich import box
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        table = Table(*_COLUMNS, box=box.SIMPLE_HEAD)
        for row in rows:
            table.add_row(*(Text(printable(cell)) for cell in row))
        Console().print(table)
        return
    _csv([_COLUMNS, *rows])


def _csv(rows: Iterable[Iterable[object]]) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    typer.echo(text.getvalue(), nl=False)


def _row(rule: Rule) -> tuple[str, ...]:
    cues = len(rule.cue) + len(rule.predicate)
    detector = rule.detector or ""
    return (rule.id, rule.stance, rule.construction, rule.tier, str(cues), detector, rule.file)


@app.command()
def lint(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE...]",
            help="Rule files, each over those before; the shipped ones if none.",
        ),
    ] = None,
    rules: RuleFiles = None,
) -> None:
    """Check rule files: errors end with status 1, warnings are only listed."""
    from standpunkt.stance.lint import lint as linted

    report = linted([*(rules or ()), *(files or ())])
    for error in report.errors:
        typer.echo(printable(f"error: {error}"))
    for warning in report.warnings:
        typer.echo(printable(f"warning: {warning}"))
    typer.echo(
        f"{counted(len(report.errors), 'error')} and {counted(len(report.warnings), 'warning')} "
        f"in {counted(report.rules, 'rule')}"
    )
    if report.errors:
        raise typer.Exit(FAILED)


@app.command("test")
def try_(
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID...]", help="The rules to try; all when left out."),
    ] = None,
    rules: RuleFiles = None,
) -> None:
    """Read every example of the rules with the whole engine; a failure ends with status 1.

    What is not right comes last, with what was read instead.
    """
    from standpunkt.language import pipeline
    from standpunkt.stance.engine import Engine
    from standpunkt.stance.overlays import rules_with
    from standpunkt.stance.rule_examples import Outcome, examples, in_words, tried

    known = {rule.id: rule for rule in rules_with(rules or ())}
    for rule_id in ids or ():
        if rule_id not in known:
            raise RuleError(f"there is no rule {rule_id!r}", near(rule_id, known))
    engine = Engine(pipeline.load(), known.values())
    trials = list(tried(engine, examples(known[i] for i in dict.fromkeys(ids or known))))
    order = list(Outcome)
    for trial in sorted(trials, key=lambda t: order.index(t.outcome)):
        first, *more = in_words(trial).split("\n")
        typer.echo("\t".join(map(printable, first.split("\t"))))  # the tabs part its columns
        for line in more:
            typer.echo(printable(line))
    tally = Counter(trial.outcome for trial in trials)
    typer.echo(f"{counted(len(trials), 'example')}: " + ", ".join(f"{tally[o]} {o}" for o in order))
    if tally[Outcome.FAIL]:
        raise typer.Exit(FAILED)


@app.command()
def stats(
    folders: Annotated[
        list[Path], typer.Argument(metavar="FOLDER...", help="Folders of annotated texts.")
    ],
    rules: RuleFiles = None,
) -> None:
    """What each cue comes to on annotated texts, as CSV: matches, right and wrong rows, documents.

    Cues that match in no document, or in one alone, are worth a look.
    """
    from standpunkt.evaluation.rule_stats import CueStats, rule_stats
    from standpunkt.language import pipeline
    from standpunkt.stance.engine import Engine
    from standpunkt.stance.overlays import rules_with

    found = rule_stats(Engine(pipeline.load(), rules_with(rules or ())), folders)
    _csv([[field.name for field in fields(CueStats)], *map(astuple, found)])
