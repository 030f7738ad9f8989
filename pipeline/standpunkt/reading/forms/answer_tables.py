"""Tables of questions and answers: a cross under "Støtter ikke", or the answer itself in a cell.

What is asked is apart from what is answered: the respondent says neither the headings nor the
proposals in the first column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from standpunkt.reading.forms import choices

Grid = Sequence[Sequence[str]]
"""The text of each cell, row by row; a cell over several columns fills the first of them."""

MOST_CELLS: Final = 20_000
"""Tables with more cells are data and no form."""

_HEADING_ROWS: Final = 4
_FEWEST_ROWS: Final = 2
_FORM_LIKE: Final = 0.5


class Piece(NamedTuple):
    """A paragraph of such a table; `asked` where it is no stand but what was asked.

    So is an answer that takes no side, which is `answered`.
    """

    text: str
    asked: bool = False
    answered: bool = False

    @property
    def column(self) -> int:
        """0 for what a row is about, 1 for what is said of it."""
        return int(self.answered or not self.asked)


class _Form(NamedTuple):
    """Which columns of a table hold what, below its row of headings."""

    headings: Sequence[str]
    ticks: tuple[int, ...]
    answers: tuple[int, ...]
    about: tuple[int, ...]
    remarks: tuple[int, ...]


def pieces(grid: Grid) -> list[Piece] | None:
    """The paragraphs of a table of questions and answers; None where it is another table.

    >>> found = pieces([["Forslag", "Støtter", "Støtter ikke"], ["Målere", "", "X"]])
    >>> [(piece.text, piece.asked) for piece in found[1:]]
    [('Målere', True), ('Støtter ikke', False)]
    """
    width = max(map(len, grid), default=0)
    if width < 2 or len(grid) < 2 or width * len(grid) > MOST_CELLS:
        return None
    even = [[*(" ".join(c.split()) if len(c) < 60 else c for c in row)] for row in grid]
    even = [row + [""] * (width - len(row)) for row in even]
    found = _read(even)
    if found is None:
        turned = [list(column) for column in zip(*even, strict=True)]
        found = _read(turned) if _is_turned(even) else None
    return found


def asking(grid: Grid) -> int | None:
    """The column of questions, in a table with open answers beside them; None for another table.

    >>> asking([["Nr.", "Spørsmål", "Vårt svar"], ["1", "Hva bør gebyret være?", "Lavere."]])
    1
    """
    headings = grid[0] if len(grid) > 1 else ()
    asked = [i for i, heading in enumerate(headings) if choices.is_question(heading)]
    replied = any(map(choices.is_reply, headings))
    return asked[0] if len(asked) == 1 and replied else None


def _is_turned(grid: Grid) -> bool:
    """Whether the answers stand below each other in the first column, the proposals on top."""
    return sum(choices.is_answer(row[0]) for row in grid if row) >= 2


def _read(grid: Grid) -> list[Piece] | None:
    at = next((n for n, row in enumerate(grid[:_HEADING_ROWS]) if _ticks_of(row)), None)
    if at is not None and (form := _tick_form(grid, at)) is not None:
        return [*_titles(grid[: at + 1]), *_rows(grid[at + 1 :], form)]
    form = _answer_form(grid)
    return None if form is None else [*_titles(grid[:1]), *_rows(grid[1:], form)]


def _ticks_of(row: Sequence[str]) -> tuple[int, ...]:
    """The columns of a row of headings that are answers to tick; none where it has fewer than 2."""
    found = tuple(i for i, cell in enumerate(row) if choices.is_answer(cell))
    different = {choices.key(row[i]) for i in found}
    return found if len(different) > 1 else ()


def _tick_form(grid: Grid, at: int) -> _Form | None:
    """The form below the headings in row `at`, where boxes are what stands below the answers."""
    headings = _joined(grid[: at + 1])
    ticks = _ticks_of(grid[at])
    body = grid[at + 1 :]
    cells = [row[i] for row in body for i in ticks]
    marks = sum(_is_mark(cell) or choices.after_tick(cell) is not None for cell in cells)
    if not body or len(ticks) == len(headings) or marks < _FORM_LIKE * len(cells):
        return None
    # Other columns of nothing but ticks are answers that are not known here.
    others = [i for i in range(len(headings)) if i not in ticks]
    unknown = tuple(i for i in others if _only_ticks([row[i] for row in body]))
    left = [i for i in others if i not in unknown]
    about, remarks = _split(headings, left)
    if not about:
        return None
    return _Form(headings, tuple(sorted((*ticks, *unknown))), (), about, remarks)


def _answer_form(grid: Grid) -> _Form | None:
    """The form whose rows hold the answer itself: Forslag | Standpunkt | Merknad."""
    headings, body = grid[0], grid[1:]
    if any(map(choices.is_answer, headings)):
        return None
    answers = []
    for i in range(len(headings)):
        filled = [row[i] for row in body if row[i].strip()]
        if filled and all(choices.is_answer(cell) or choices.boxes(cell) for cell in filled):
            answers.append(i)
    left = [i for i in range(len(headings)) if i not in answers]
    about, remarks = _split(headings, left)
    if len(answers) != 1 or not about:
        return None
    named = any(choices.is_about(headings[i]) for i in about)
    if not named and (answers[0] < about[0] or len(body) < _FEWEST_ROWS):
        return None
    # A box in the first column belongs to the words beside it.
    if all(_is_mark(row[i]) for row in body for i in about):
        return None
    return _Form(headings, (), tuple(answers), about, remarks)


def _split(headings: Sequence[str], columns: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """The columns that say what is asked about, and those with what is said of it."""
    about = tuple(i for i in columns if choices.is_about(headings[i]))
    if not about:
        about = tuple(i for i in columns if not choices.is_remark(headings[i]))[:1]
    return about, tuple(i for i in columns if i not in about)


def _joined(rows: Grid) -> list[str]:
    """The headings of each column: the lowest cell that says something."""
    return [
        next((c for c in reversed(column) if c.strip()), "") for column in zip(*rows, strict=True)
    ]


def _is_mark(cell: str) -> bool:
    return choices.is_ticked(cell) or choices.is_empty(cell)


def _only_ticks(cells: Sequence[str]) -> bool:
    return any(map(choices.is_ticked, cells)) and all(map(_is_mark, cells))


def _titles(rows: Grid) -> Iterator[Piece]:
    for row in rows:
        text = "\t".join(cell for cell in row if cell.strip())
        if text:
            yield Piece(text, asked=True)


def _rows(body: Grid, form: _Form) -> Iterator[Piece]:
    label = ""
    for row in body:
        if form.ticks and all(
            choices.key(row[i]) == choices.key(form.headings[i]) for i in form.ticks
        ):
            yield from _titles([row])  # the headings again, on the next page
            continue
        # A cell that is merged over several rows is empty in all but the first.
        label = " ".join(row[i].strip() for i in form.about if row[i].strip()) or label
        if label and any(cell.strip() for cell in row):
            yield Piece(label, asked=True)
        remarks = []
        for i in form.ticks:
            said, remark = _said(row[i], form.headings[i])
            if said:
                yield _answer(label, said)
            remarks.append(remark)
        for i in form.answers:
            ticked = choices.boxes(row[i])
            said_here = (row[i],) if ticked is None else ticked
            yield from (
                _answer(label, answer)._replace(text=choices.in_full(answer))
                for answer in said_here
                if answer.strip()
            )
        remarks += [row[i] for i in form.remarks]
        yield from (Piece(remark) for remark in remarks if remark.strip())


def _answer(label: str, said: str) -> Piece:
    neutral = not choices.takes_side(label, said)
    return Piece(said, asked=neutral, answered=neutral)


def _said(cell: str, heading: str) -> tuple[str, str]:
    """The answer that a cell under a heading gives, and what else it says."""
    if choices.leaves_out(cell, heading):
        return "", ""
    if choices.is_ticked(cell) or choices.key(cell) == choices.key(heading):
        return choices.in_full(heading), ""
    # Who writes the reason where the cross should be, has ticked the box by it.
    rest = choices.after_tick(cell)
    return choices.in_full(heading), cell if rest is None else rest
