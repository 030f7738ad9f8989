"""Rows with the texts they stand in: what formats that mark passages are made from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from standpunkt.documents import Span
from standpunkt.proposals.rows import PositionRow
from standpunkt.review.matching import letters
from standpunkt.review.merge import span_of
from standpunkt.writing.xlsx import CUT

_BREAK = re.compile("\r\n?")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A position in a text; spans are code points into it, None where it has none."""

    row: PositionRow
    evidence: Span
    cue: Span | None = None
    target: Span | None = None
    condition: Span | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """A response with its positions marked, in text order."""

    doc_id: str
    text: str
    passages: tuple[Passage, ...]

    @property
    def first(self) -> PositionRow | None:
        """A row of it, for what all its rows share."""
        return self.passages[0].row if self.passages else None


@dataclass(slots=True)
class Collection:
    """All responses that have a text, and a note on each row that stands in none."""

    documents: list[Marked] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def collected(rows: Iterable[PositionRow], texts: Mapping[str, str]) -> Collection:
    """The rows in their texts, which are by doc_id; texts without rows are among them."""
    by_document: dict[str, list[PositionRow]] = {key: [] for key in texts}
    for row in rows:
        by_document.setdefault(row.doc_id, []).append(row)
    found = Collection()
    for doc_id, of_it in by_document.items():
        text = texts.get(doc_id)
        if text is None:
            found.notes.append(f"{doc_id}: no text is saved; its {len(of_it)} rows are left out")
            continue
        passages = []
        for row in of_it:
            passage = _passage(row, text)
            if passage is None:
                found.notes.append(
                    f"{doc_id}: '{row.evidence[:60]}' is not in the text; its row is left out"
                )
            else:
                passages.append(passage)
        passages.sort(key=lambda p: (p.evidence, p.cue or p.evidence))
        found.documents.append(Marked(doc_id, text, tuple(passages)))
    return found


def plain_lines(document: Marked) -> Marked:
    r"""The same with "\n" alone for line breaks and nothing that XML cannot hold.

    >>> marked = Marked("a", "En\r\nto tre", ())
    >>> plain_lines(marked).text
    'En\nto tre'
    """
    removed = [m.start() + 1 for m in re.finditer("\r\n", document.text)]
    text = _FORBIDDEN.sub("\ufffd", _BREAK.sub("\n", document.text))

    def moved(span: Span | None) -> Span | None:
        if span is None:
            return None
        start, end = (edge - _before(removed, edge) for edge in span)
        return Span(start, end)

    passages = []
    for p in document.passages:
        evidence = moved(p.evidence)
        assert evidence is not None
        passages.append(Passage(p.row, evidence, moved(p.cue), moved(p.target), moved(p.condition)))
    return Marked(document.doc_id, text, tuple(passages))


def _before(places: Sequence[int], edge: int) -> int:
    from bisect import bisect_left

    return bisect_left(places, edge)


def pieces(text: str, span: Span) -> Iterator[Span]:
    r"""The parts of a span on each line, without blanks at their ends.

    >>> list(pieces("Vi støtter \n  det.", Span(0, 18)))
    [Span(start=0, end=10), Span(start=14, end=18)]
    """
    for found in re.finditer(r"[^\s](?:[^\n\r]*[^\s])?", text[span.start : span.end]):
        yield Span(span.start + found.start(), span.start + found.end())


def _passage(row: PositionRow, text: str) -> Passage | None:
    evidence = _span(row.evidence, row.evidence_start, row.evidence_end, text)
    if evidence is None:
        return None
    near = evidence.start
    return Passage(
        row,
        evidence,
        _span(row.cue, row.cue_start, row.cue_end, text, near),
        _span(row.target, row.target_start, row.target_end, text, near),
        _span(row.condition, None, None, text[: evidence.end + _NEAR], near),
    )


_NEAR = 2_000
"""How far behind the clause the words may stand that limit it."""


def _span(
    words: str, start: int | None, end: int | None, text: str, near: int | None = None
) -> Span | None:
    """Where words stand: by their offsets where these fit, else where the words are found."""
    if not words:
        return None
    words = words.removesuffix(CUT)
    if start is not None and end is not None:
        there = letters(text[start:end])
        if there and there.startswith(letters(words)):
            return Span(start, end)
    first, last = span_of(words, text, start if start is not None else near or 0)
    return None if first is None or last is None else Span(first, last)
