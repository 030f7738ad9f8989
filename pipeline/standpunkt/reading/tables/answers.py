"""Tables with one answer a row, under "Spørsmål" and "Svar": the rows of a response, put together.

Such a table is turned into one with a response a row and a column for each question, which is what
the rest of this folder reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from standpunkt.reading.forms import choices
from standpunkt.reading.tables.choosing import Cells, Choice
from standpunkt.reading.tables.columns import METADATA, NAMES, heading_key
from standpunkt.reading.tables.sheets import Table

Numbered = tuple[int, Cells]


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a table with one answer a row has its question, its answers, and all else."""

    question: int
    answers: tuple[int, ...]
    others: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Response:
    """The rows of one response as one row: its number, its id, the headings, cells and choice."""

    first: int
    last: int
    own_id: str
    headings: Cells
    cells: Cells
    choice: Choice


def columns_of(headings: Cells) -> Columns | None:
    """The columns of a table with one answer a row; None for any other table.

    >>> columns_of(("Avsender", "Spørsmål", "Svar", "Begrunnelse"))
    Columns(question=1, answers=(2, 3), others=(0,))
    >>> columns_of(("Avsender", "Svar")) is None
    True
    """
    keys = [heading_key(heading) for heading in headings]
    question = next((i for i, key in enumerate(keys) if key in NAMES["question"]), None)
    answers = tuple(i for i, key in enumerate(keys) if key in NAMES["text"])
    if question is None or not answers or choices.is_remark(headings[answers[0]]):
        return None
    others = (i for i in range(len(headings)) if i != question and i not in answers)
    return Columns(question, answers, tuple(others))


def put_together(table: Table, columns: Columns) -> tuple[list[Response], str]:
    """The responses of a table with one answer a row, and the heading that tells them apart.

    The heading is empty where none does: a question that comes back then begins a new response.
    """
    rows = [(n, cells) for n, cells in table.rows if any(cells)]
    by = _telling(table.headings, columns, rows)
    groups = _in_runs(rows, columns.question) if by is None else _by_column(rows, by)
    found = [_response(table.headings, columns, by, group) for group in groups]
    return [one for one in found if one], "" if by is None else table.headings[by]


def _telling(headings: Cells, columns: Columns, rows: Sequence[Numbered]) -> int | None:
    """The column whose cell is the same in all rows of a response: its id, or who sent it."""
    keys = [heading_key(heading) for heading in headings]
    ids = [i for i in columns.others if keys[i] in NAMES["id"]]
    senders = [i for i in columns.others if METADATA.get(keys[i]) == "organisation"]
    for i in (*ids, *senders):
        groups = list(_by_column(rows, i))
        asked = [[_at(cells, columns.question) for _, cells in group] for group in groups]
        once = all(len(set(questions)) == len(questions) for questions in asked)
        if once and all(_at(group[0][1], i) for group in groups) and len(groups) < len(rows):
            return i
    # Each response may have answered one question alone.
    return next((i for i in senders if all(_at(cells, i) for _, cells in rows)), None)


def _by_column(rows: Iterable[Numbered], column: int) -> list[list[Numbered]]:
    groups: dict[str, list[Numbered]] = {}
    for number, cells in rows:
        groups.setdefault(_at(cells, column), []).append((number, cells))
    return list(groups.values())


def _in_runs(rows: Iterable[Numbered], question: int) -> Iterator[list[Numbered]]:
    """The rows in stretches in which no question comes twice."""
    run: list[Numbered] = []
    asked: set[str] = set()
    for number, cells in rows:
        here = _at(cells, question)
        if here and here in asked:
            yield run
            run, asked = [], set()
        asked.add(here)
        run.append((number, cells))
    if run:
        yield run


def _response(
    headings: Cells, columns: Columns, by: int | None, group: Sequence[Numbered]
) -> Response | None:
    """The rows of one response as one row; None where it has no answer."""
    names: list[str] = []
    cells: list[str] = []
    texts: list[int] = []
    for _, row in group:
        for n, column in enumerate(columns.answers):
            if answer := _at(row, column):
                asked = _at(row, columns.question) or headings[column]
                # Who answers may be asked like anything else, and is then no answer.
                if METADATA.get(heading_key(asked)) is None or n:
                    texts.append(len(names))
                names.append(headings[column] if n else asked)
                cells.append(answer)
    if not texts:
        return None
    for i in columns.others:
        values = {_at(row, i) for _, row in group} - {""}
        if len(values) == 1 and i not in columns.answers:  # the number of a question differs
            names.append(headings[i])
            cells.append(values.pop())
    own_id = _at(group[0][1], by) if by is not None else ""
    is_id = by is not None and heading_key(headings[by]) in NAMES["id"]
    return Response(
        group[0][0],
        group[-1][0],
        own_id if is_id else "",
        tuple(names),
        tuple(cells),
        Choice(tuple(texts)),
    )


def _at(cells: Cells, i: int) -> str:
    return cells[i].strip() if i < len(cells) else ""
