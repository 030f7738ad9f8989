"""The commands of review: what became of decisions, and how far two reviewers agree."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from standpunkt.cli.options import Decisions
from standpunkt.errors import OutputError, StandpunktError
from standpunkt.printable import counted, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from standpunkt.decisions import Decision
    from standpunkt.review.reviews import Review

_Old = Annotated[
    Path,
    typer.Argument(metavar="OLD", help="A corrected workbook, or decisions (.jsonl)."),
]


def review(
    old: _Old,
    new: Annotated[
        Path,
        typer.Argument(
            metavar="NEW", help="The table of another run: .csv, .parquet, .xlsx or .jsonl."
        ),
    ],
    output: Decisions = None,
) -> None:
    """Show what becomes of decisions in another run: kept, without a place, read differently now.

    Texts that extract saved beside NEW with --save-text are searched for rows that it lacks.
    """
    from standpunkt.proposals.rows import read_positions
    from standpunkt.review.merge import merge
    from standpunkt.review.reviews import read_review
    from standpunkt.running.earlier_runs import texts_of
    from standpunkt.running.reviewing import in_lines
    from standpunkt.writing.texts import read_texts

    _check(output, old, new)
    found = read_review(old)
    rows = list(read_positions([new]))
    texts = read_texts([texts_of(new)])
    merged = merge(found.decisions, rows, documents=texts)
    _notes(found)
    for line in in_lines(merged):
        typer.echo(shown(line))
    _write(output, [one.decision for one in merged.rows + merged.rejected if one.decision])


def agreement(
    first: Annotated[Path, typer.Argument(metavar="FIRST", help="One reviewer's file.")],
    second: Annotated[Path, typer.Argument(metavar="SECOND", help="The other's.")],
    output: Decisions = None,
) -> None:
    """Show how far two reviewers of one run agree, and put their decisions together.

    Cohen's kappa is over the stance, or the rejection, of the rows that both have judged. Where
    they disagree, OUT holds the decision of the first.
    """
    from standpunkt.review.agreement import agree
    from standpunkt.review.merge import describe
    from standpunkt.review.reviews import read_review

    _check(output, first, second)
    one, other = read_review(first), read_review(second)
    _notes(one)
    _notes(other)
    found = agree(one, other)
    for d in found.disagreements:
        typer.echo(shown(f"disagree on {', '.join(d.columns)}:"))
        for decision in (d.one, d.other):
            values = "; ".join(
                f"{c} {decision.now(c) or '–'}" for c in d.columns if c != "decision"
            )
            typer.echo(shown(f"  {describe(decision)}" + (f": {values}" if values else "")))
    kappa = "not known" if found.kappa is None else f"{found.kappa:.2f}"
    typer.echo(
        f"{found.same} of {counted(found.both, 'row')} that both judged are the same; "
        f"Cohen's kappa {kappa} (n = {found.both})"
    )
    _write(output, found.decisions)


def print_quality(gold: Path | None, reviewed: Sequence[Path]) -> None:
    """Tell what reviews say of how well responses are read. Raises StandpunktError."""
    from standpunkt.review.quality import quality, tables
    from standpunkt.review.reviews import read_reviews
    from standpunkt.running.console import say

    if gold is not None or not reviewed:
        raise StandpunktError("evaluate needs either GOLD_DIR or --reviewed", "name one of them")
    found = read_reviews(reviewed)
    for one in found:
        _notes(one)
    counted_up = quality(found)
    typer.echo(tables(counted_up))
    if counted_up.chosen:
        say(
            "note: precision is that of the judged rows; where those were judged that looked "
            "wrong, it says nothing of the others"
        )


def _notes(found: Review) -> None:
    from standpunkt.running.console import say

    for note in found.notes:
        say(f"note: {note}")


def _check(output: Path | None, *read: Path) -> None:
    """Raises OutputError for an output that would take the place of what is read."""
    from standpunkt.writing.files import keep_apart

    if output is not None:
        keep_apart([output], read)


def _write(output: Path | None, decisions: Iterable[Decision]) -> None:
    from standpunkt.review import decision_files
    from standpunkt.running.console import say
    from standpunkt.writing.files import prepare

    if output is None:
        return
    if output.suffix.lower() != ".jsonl":
        raise OutputError(f"unknown ending '{output.suffix}'", "use .jsonl", path=output)
    prepare(output)
    decision_files.write(output, decisions)
    say(f"wrote {output}")
