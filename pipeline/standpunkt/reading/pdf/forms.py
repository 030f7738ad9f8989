"""Tables with boxes to tick on a PDF page: which heading a cross stands under.

A page has no cells, only words with places; empty cells leave no trace. The headings give the
columns, and a cross belongs to the one whose middle is nearest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from standpunkt.reading.forms import choices
from standpunkt.reading.pdf.rows import Row, Segment

_FARTHEST = 0.6  # of the distance between two headings


def with_answers(rows: Sequence[Row]) -> list[Row]:
    """The rows of a page, with the answer that is ticked after what it is about: "Gebyr: Nei".

    >>> def row(y, *cells):
    ...     return tuple(Segment(text, x, x + 6 * len(text), y, 10) for text, x in cells)
    >>> heads = row(100, ("Forslag", 50), ("Ja", 200), ("Nei", 300))
    >>> [s.text for s in with_answers([heads, row(80, ("Gebyr", 50), ("x", 305))])[1]]
    ['Gebyr: Nei']
    """
    found: list[Row] = []
    headings: tuple[Segment, ...] = ()
    for row in rows:
        apart = [part for segment in row for part in _parted(segment)]
        answers = tuple(part for part in apart if choices.is_answer(part.text))
        if len({choices.key(segment.text) for segment in answers}) > 1 and len(answers) < len(
            apart
        ):
            headings = answers
            found.append(row)
            continue
        if headings and _leaves(row, headings):
            headings = ()
        found += _answered(row, headings) if headings else [row]
    return found


def _parted(segment: Segment) -> list[Segment]:
    """Headings that stand so close that they were taken for one: "Delvis Vet ikke"."""
    words = re.split(r"\s+(?=[A-ZÆØÅ])", segment.text)
    known = all(
        choices.is_answer(word) or choices.is_remark(word) or choices.is_about(word)
        for word in words
    )
    if len(words) < 2 or not known:
        return [segment]
    width = (segment.x1 - segment.x0) / len(segment.text)
    parts: list[Segment] = []
    at = 0
    for word in words:
        at = segment.text.index(word, at)
        x0 = segment.x0 + at * width
        parts.append(replace(segment, text=word, x0=x0, x1=x0 + len(word) * width))
        at += len(word)
    return parts


def _leaves(row: Row, headings: Sequence[Segment]) -> bool:
    """Whether a row is no part of the table: its text goes on over the columns of boxes."""
    return any(
        segment.x0 < _middle(heading) < segment.x1 and not choices.is_ticked(segment.text)
        for segment in row
        for heading in headings
        if len(segment.text) > 2 * len(heading.text) + 10
    )


def _answered(row: Row, headings: Sequence[Segment]) -> list[Row]:
    """A row of the table as the line it says, and its remarks; as it is where nothing is ticked."""
    ticks = [segment for segment in row if choices.is_ticked(segment.text)]
    others = [segment for segment in row if segment not in ticks]
    said = [heading.text for tick in ticks if (heading := _above(tick, headings)) is not None]
    if not said or len(said) < len(ticks) or not others:
        return [row]
    label, *remarks = others
    answer = "; ".join(map(choices.in_full, said))
    if not choices.takes_side(label.text, said[0]):
        return [row]
    line = replace(label, text=f"{label.text.rstrip(' :')}: {answer}")
    # A remark is a line of its own, right below.
    below = tuple(replace(remark, y=remark.y - 0.3 * remark.size) for remark in remarks)
    return [(line,), below] if below else [(line,)]


def _above(tick: Segment, headings: Sequence[Segment]) -> Segment | None:
    nearest = min(headings, key=lambda heading: abs(_middle(heading) - _middle(tick)))
    inside = nearest.x0 - tick.size <= _middle(tick) <= nearest.x1 + tick.size
    apart = min(
        (abs(_middle(other) - _middle(nearest)) for other in headings if other is not nearest),
        default=0.0,
    )
    near = abs(_middle(nearest) - _middle(tick)) < _FARTHEST * apart
    return nearest if inside or near else None


def _middle(segment: Segment) -> float:
    return (segment.x0 + segment.x1) / 2
