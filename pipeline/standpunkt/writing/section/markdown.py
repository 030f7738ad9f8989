"""The draft as Markdown: each clause ends in links to its rows, which are listed last."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path

from standpunkt.positions import RESPONDENT
from standpunkt.proposals.rows import PositionRow
from standpunkt.reading.finding.outputs import LAST_LINE
from standpunkt.writing.files import replacing_text
from standpunkt.writing.section.draft import Clause, Draft
from standpunkt.writing.section.phrases import phrases

_RUNS = 4
"""So many runs of rows a clause links to; of more it names the first ones and the last."""
# What Markdown or the HTML made from it would take for more than a letter.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~&!])")


def write(path: Path, draft: Draft) -> None:
    """Write the draft, whole or not at all. Raises OutputError where that cannot be done."""
    with replacing_text(path) as file:
        file.write(text(draft))


def text(draft: Draft) -> str:
    """The draft as one Markdown text."""
    words = phrases(draft.language)
    numbers = draft.numbers
    parts = [f"# {draft.title}"]
    parts.append(_paragraph(draft.opening, numbers))
    for topic in draft.topics:
        parts.append(f"## {escaped(topic.heading)}")
        parts += [_paragraph(clauses, numbers) for clauses in topic.paragraphs]
    parts.append(f"## {words.one('notes.title')}")
    notes = (*draft.notes, words.one("notes.rows"))
    parts.append("\n".join(f"- {escaped(note)}" for note in notes))
    parts.append(f"## {words.one('rows')}")
    parts.append("\n".join(_row(row, n) for row, n in numbers.items()) or "–")
    return "\n\n".join([*parts, LAST_LINE]) + "\n"


def escaped(text: str) -> str:
    """Text that stays text in Markdown and in HTML made from it.

    >>> escaped("<b>*ikke*</b> [1]")
    '\\\\<b\\\\>\\\\*ikke\\\\*\\\\</b\\\\> \\\\[1\\\\]'
    """
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def reference(row: PositionRow) -> str:
    """Where a row stands, and what it says: for a list or a comment."""
    page = f", s. {row.page}" if row.page else ""
    whose = "" if row.holder == RESPONDENT else f", {row.holder}"
    said = " ".join(row.evidence.split())
    return f"{row.doc_id}{page}{whose}: «{said}» ({row.stance.label()}, {row.confidence:.2f})"


def _paragraph(clauses: Sequence[Clause], numbers: Mapping[PositionRow, int]) -> str:
    """Its clauses, each with its rows; of several that rest on the same, the last has them."""
    following = [clause.rows for clause in clauses[1:]]
    said = [
        _clause(clause, () if clause.rows == after else [numbers[row] for row in clause.rows])
        for clause, after in zip_longest(clauses, following)
    ]
    return " ".join(said)


def _clause(clause: Clause, cited: Sequence[int]) -> str:
    said = "".join(
        f"*{escaped(run.text)}*" if run.name else _spaced(run.text) for run in clause.runs
    )
    links = [
        f"[{first}](#p{first})" if first == last else f"[{first}–{last}](#p{first})"
        for first, last in runs(cited)
    ]
    if len(links) > _RUNS:
        links = [*links[: _RUNS - 1], "…", links[-1]]
    return f"{said} \\[{', '.join(links)}\\]" if links else said


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers in order as runs of those that follow each other, first and last.

    >>> runs([7, 1, 2, 3, 9, 8])
    [(1, 3), (7, 9)]
    """
    found: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def _spaced(text: str) -> str:
    """Escaped, with the spaces at its ends, which part it from a name."""
    inner = escaped(text)
    return f"{' ' if text[:1].isspace() else ''}{inner}{' ' if text[-1:].isspace() else ''}"


def _row(row: PositionRow, n: int) -> str:
    return f'- <a id="p{n}"></a>{n}. {escaped(reference(row))}'
