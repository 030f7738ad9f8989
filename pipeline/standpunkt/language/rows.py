"""Rows: tables of what is put to hearing and what is said of it, each row in one line.

"Forslag | Vår vurdering" stands over two columns, the second of which answers the first. Readers
write a table whose cells are short as lines with tabs, and so do people in plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from standpunkt.documents import Block, BlockKind, Span
from standpunkt.language.chrome import Line
from standpunkt.reading.forms.choices import is_about, is_reply
from standpunkt.text.finite import has_finite_verb

_BETWEEN: Final = re.compile(r"\s*\t\s*| {4,}|\s+\|\s+")
_EDGES: Final = re.compile(r"^\|\s+|\s+\|$")
_RULE: Final = re.compile(r"[\s|:+=-]+")
_LONGEST_HEADING: Final = 60


def read_rows(lines: Sequence[Line]) -> list[Line]:
    """The lines with the cells of such tables by themselves; all others are as they were.

    >>> from standpunkt.language.groups import read_lines
    >>> table = "Forslag\\tVår vurdering\\nNy § 5\\tStøttes ikke\\n\\nMed hilsen\\tKari"
    >>> [line.text for line in read_rows(list(read_lines(table)))]
    ['Forslag\\tVår vurdering', 'Ny § 5', 'Støttes ikke', 'Med hilsen\\tKari']
    """
    found: list[Line] = []
    first_reply: int | None = None
    width = 0
    within = False
    for line in lines:
        cells = _cells(line.text)
        if len(cells) < 2 or line.gap:
            within, first_reply = False, None
        if len(cells) < 2:
            found.append(line)
            continue
        if not within:
            within, width = True, len(cells)
            first_reply = _first_reply([line.text[slice(*cell)] for cell in cells])
            found.append(line)
        elif first_reply is None or _RULE.fullmatch(line.text):
            found.append(line)
        else:
            # a row in which cells are empty has the last one for what is said
            at = first_reply if len(cells) == width else len(cells) - 1
            found += _parts(line, [(cells[0][0], cells[at - 1][1]), *cells[at:]])
    return found


def _cells(text: str) -> list[tuple[int, int]]:
    """The cells of a line, as offsets in it; one where it has no columns."""
    if "\t" not in text and "    " not in text and " | " not in text:
        return [(0, len(text))]
    start, end = 0, len(text)
    for edge in _EDGES.finditer(text):
        start, end = (edge.end(), end) if not edge.start() else (start, edge.start())
    cuts = [(m.start(), m.end()) for m in _BETWEEN.finditer(text, start, end)]
    starts, ends = [start, *(cut[1] for cut in cuts)], [*(cut[0] for cut in cuts), end]
    return [cell for cell in zip(starts, ends, strict=True) if cell[0] < cell[1]]


def _first_reply(headings: Sequence[str]) -> int | None:
    """The first column of what is said, below headings that tell so; None below others."""
    if any(len(text) > _LONGEST_HEADING or has_finite_verb(text) for text in headings):
        return None
    # "Kommentar fra kommunen", "Kommunens vurdering"
    replies = [is_reply(text) or is_reply(text.split()[-1]) for text in headings]
    if True not in replies[1:] or replies[0] or not any(map(is_about, headings)):
        return None
    return replies.index(True)


def _parts(line: Line, cells: Sequence[tuple[int, int]]) -> Iterator[Line]:
    for column, (start, end) in enumerate(cells):
        span = Span(line.start + start, line.start + end)
        cell = replace(
            line,
            text=line.text[start:end],
            start=span.start,
            end=span.end,
            known=Block(BlockKind.CELL, span, column),
        )
        yield cell if not column else replace(cell, gap=0, new_page=False)
