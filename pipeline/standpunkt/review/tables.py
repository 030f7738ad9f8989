"""Positions tables read with what people have made of them, as commands begin with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from standpunkt.errors import InputError
from standpunkt.proposals.proposal import Proposal
from standpunkt.proposals.responses import Response
from standpunkt.proposals.rows import PositionRow, read_positions
from standpunkt.review.merge import Merged, lost, merge
from standpunkt.review.reviews import Review, read_review

if TYPE_CHECKING:
    from standpunkt.review.workbook.book import About


def reviewed_rows(
    paths: Iterable[Path],
    leave_out: Sequence[str] = (),
    tell: Callable[[str], None] = lambda _: None,
) -> Iterator[PositionRow]:
    """The rows of positions tables, those of workbooks as they were corrected in them.

    What `leave_out` names is not kept of tables without corrections; `tell` is called with what was
    not understood in a workbook, or has no place. Raises InputError as `read_positions` does.
    """
    for path in paths:
        review = _in_workbook(path)
        for note in review.notes if review else ():
            tell(note)
        if review is None or not review.decisions:
            yield from read_positions([path], leave_out)
        else:
            merged = corrected(list(read_positions([path])), review)
            for note in (*merged.notes, *lost(merged)):
                tell(note)
            yield from (kept.row for kept in merged.rows)


def responses_in(path: Path) -> tuple[Response, ...]:
    """Who has answered, as a workbook tells it with those who take no position; else nobody."""
    found = _about(path)
    return found.responses if found else ()


def proposals_in(paths: Iterable[Path]) -> tuple[Proposal, ...]:
    """The list of proposals of workbooks that all have the same; none for other tables."""
    lists = {found.proposals if (found := _about(path)) else () for path in paths}
    return lists.pop() if len(lists) == 1 else ()


def _about(path: Path) -> About | None:
    if path.suffix.lower() != ".xlsx":
        return None
    from standpunkt.review.workbook import book

    try:
        return book.read_about(path)
    except InputError:
        return None  # whoever reads its rows tells what ails it


def corrected(rows: list[PositionRow], review: Review) -> Merged:
    """The rows of a workbook with the decisions that stand in it.

    What stands in its folded columns is as it was after the decisions of before.
    """
    return merge(review.decisions, rows, documents=_quotes(review))


def _quotes(review: Review) -> dict[str, str]:
    """What was added stands in no text here: its quotation is taken as it is."""
    found: dict[str, list[str]] = {}
    for decision in review.decisions:
        if decision.doc_id:
            found.setdefault(decision.doc_id, []).append(str(decision.now("evidence") or ""))
    return {key: "\n\n".join(told) for key, told in found.items()}


def _in_workbook(path: Path) -> Review | None:
    """The review in a file, where it is a workbook; what ails another is told by its reader."""
    if path.suffix.lower() != ".xlsx":
        return None
    try:
        return read_review(path)
    except InputError:
        return None
