"""The score of a whole hearing as text: figures, then every cell that is wrong with its quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standpunkt.evaluation.hearing import HearingScore, Judged
from standpunkt.printable import counted, printable
from standpunkt.proposals.answers import AnswerStance
from standpunkt.proposals.same_text import Passage


def tables(score: HearingScore) -> str:
    """All figures of a hearing."""
    lines = ["links of positions that were found"]
    for name, rates in score.links.items():
        if name:
            share = _share(rates.right_predicted, rates.predicted)
            lines.append(f"  {name:<24}{share} right")
        else:
            figures = (rates.precision, rates.recall, rates.f1)
            lines.append(f"  P, R, F1                {' '.join(map(_figure, figures))}")
    for title, cells in (
        ("the matrix, from the texts", score.cells),
        ("the matrix, given the annotated positions", score.given),
    ):
        if cells:
            lines += ["", title, *_cells(cells)]
    if score.duplicates is not None:
        found = score.duplicates
        false = found.predicted - found.right_predicted
        lines += ["", "passages of the same text"]
        lines.append(f"  found                   {_share(found.right_gold, found.gold)}")
        lines.append(f"  false                   {_share(false, found.predicted)}")
    return "\n".join(lines)


def errors(score: HearingScore) -> str:
    """Every wrong cell and passage: what was found, on which words, and what the key has."""
    blocks = [_block(judged) for judged in score.cells if not judged.right]
    wrong = counted(len(blocks), "wrong cell")
    blocks += [_passage("false", passage) for passage in score.wrong_duplicates]
    blocks += [_passage("missed", passage) for passage in score.missed_duplicates]
    return "\n\n".join([wrong, *blocks])


def _cells(cells: Sequence[Judged]) -> Iterator[str]:
    not_mentioned = AnswerStance.NOT_MENTIONED
    mentioned = [judged for judged in cells if judged.cell.stance is not not_mentioned]
    silent = [judged for judged in cells if judged.cell.stance is not_mentioned]
    filled = [judged for judged in cells if judged.answer.mentioned]
    inherited = [judged for judged in mentioned if judged.cell.inherited_from]
    right = sum(judged.right for judged in mentioned)
    yield f"  cells right             {_share(right, len(mentioned))}"
    yield f"  not mentioned, filled   {_share(sum(not j.right for j in silent), len(silent))}"
    yield f"  sign errors             {_share(sum(j.sign_error for j in filled), len(filled))}"
    if inherited:
        taken = sum(j.right and bool(j.answer.inherited_from) for j in inherited)
        yield f"  inherited right         {_share(taken, len(inherited))}"


def _block(judged: Judged) -> str:
    cell, answer = judged.cell, judged.answer
    accepted = "/".join([cell.stance, *sorted(cell.accept - {cell.stance})])
    head = f"{cell.organisation}, {cell.proposal_id}: {accepted} -> {answer.stance}"
    if answer.reason:
        head += f"  [{answer.reason}]"
    lines = [head, f"    key:   {cell.evidence or '-'}" + f" ({cell.why})" * bool(cell.why)]
    lines.append(f"    found: {answer.evidence or '-'}")
    for row in answer.rows:
        if row is not answer.decisive:
            lines.append(f"    also:  {row.stance}: {' '.join(row.evidence.split())}")
    return "\n".join(map(printable, lines))


def _passage(what: str, passage: Passage) -> str:
    return printable(f"{what} passage, {', '.join(passage.documents)}: {passage.text}")


def _share(part: int, whole: int) -> str:
    return f"{part / whole if whole else 0.0:.3f}  {part} of {whole}"


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
