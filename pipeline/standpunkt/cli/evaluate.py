"""The command that scores what is read against what people have annotated or decided."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from standpunkt.cli.options import Model, RuleFiles
from standpunkt.cli.review import print_quality
from standpunkt.errors import StandpunktError
from standpunkt.printable import shown


def evaluate(
    gold: Annotated[
        Path | None,
        typer.Argument(
            metavar="GOLD_DIR", help="A folder of annotated responses.", show_default=False
        ),
    ] = None,
    model: Model = None,
    rules: RuleFiles = None,
    predictions: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Score this positions table (.csv, .jsonl, .parquet) instead of reading again.",
            show_default=False,
        ),
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Report what changed since this positions table, instead of every error.",
            show_default=False,
        ),
    ] = None,
    reviewed: Annotated[
        list[Path] | None,
        typer.Option(
            "--reviewed",
            metavar="FILE",
            help="Count what people decided on rows, in a workbook or a decisions file, instead.",
            show_default=False,
        ),
    ] = None,
    errors: Annotated[
        bool, typer.Option("--errors/--no-errors", help="List every miss and false alarm.")
    ] = True,
) -> None:
    """Score the positions found in annotated responses, and list what went wrong."""
    from standpunkt.evaluation import hearing_report, report, run
    from standpunkt.evaluation.comparison import compare
    from standpunkt.stance.overlays import rules_with

    if reviewed or gold is None:
        print_quality(gold, reviewed or ())
        return
    if rules and predictions:
        raise StandpunktError("--rules is about reading again", "leave --predictions out")
    before = run.evaluate(gold, predictions=against) if against else None
    whole = None
    if predictions:
        score = run.evaluate(gold, predictions=predictions)
    else:
        score, whole = run.whole(gold, model, rules_with(rules or ()))
    typer.echo(shown(report.tables(score)))
    if before is not None:
        comparison = compare(before, score)
        typer.echo(shown(f"\nsince {against}: {report.summary(comparison)}"))
        if errors:
            typer.echo(shown(f"\n{report.changes(comparison)}"))
    elif errors:
        typer.echo(shown(f"\n{report.errors(score)}"))
    if whole:
        typer.echo(shown(f"\n{hearing_report.tables(whole)}"))
        if errors and whole.cells:
            typer.echo(shown(f"\n{hearing_report.errors(whole)}"))
