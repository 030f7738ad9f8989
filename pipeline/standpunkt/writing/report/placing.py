"""Where each position stands in what is shown of its response.

With the saved texts that is the whole response. Without them, or where the text is of another
run, it is the sentences of the positions, one a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from standpunkt.documents import Span
from standpunkt.proposals.rows import PositionRow
from standpunkt.writing.report.marks import Mark, Role
from standpunkt.writing.texts import fits

_WITHIN: Final = 400
"""How far from its evidence, in characters, the words of a condition are looked for."""

_OWN: Final = re.compile(r"\b(?:vi|me|jeg|eg)\b", re.IGNORECASE)
_END: Final = re.compile(r"[.!?…]['\"»”)]*\s|\n\s*\n")
_BETWEEN: Final = "\n\n"


@dataclass(frozen=True, slots=True)
class Placed:
    """What is shown of a response, and the spans of its positions in that.

    `whole` is whether it is the text itself, so that its offsets are those of the table.
    `marks` holds the spans of a position by its number, the evidence always among them, and
    `sentences` the span of the sentence around it.
    """

    text: str
    whole: bool
    marks: Mapping[int, Mapping[Role, Span]] = field(default_factory=dict)
    sentences: Mapping[int, Span] = field(default_factory=dict)

    def every(self) -> Iterator[Mark]:
        """All marks, position by position."""
        for number, spans in self.marks.items():
            for role, span in spans.items():
                yield Mark(span, role, number)


def placed(rows: Mapping[int, PositionRow], text: str | None) -> Placed:
    """The positions of one response, by their numbers, in its text or in their sentences."""
    if text is not None and all(fits(row, text) for row in rows.values()):
        return _in_text(rows, text)
    return _in_sentences(rows)


def _in_text(rows: Mapping[int, PositionRow], text: str) -> Placed:
    marks: dict[int, dict[Role, Span]] = {}
    sentences: dict[int, Span] = {}
    for number, row in rows.items():
        assert row.evidence_start is not None
        assert row.evidence_end is not None
        evidence = Span(row.evidence_start, row.evidence_end)
        sentence = _sentence(text, evidence, row.sentence)
        spans = {Role.EVIDENCE: evidence}
        for role, start, end in (
            (Role.CUE, row.cue_start, row.cue_end),
            (Role.TARGET, row.target_start, row.target_end),
        ):
            if start is not None and end is not None and 0 <= start < end <= len(text):
                spans[role] = Span(start, end)
        marks[number] = spans | _further(row, text, evidence, sentence)
        sentences[number] = sentence
    return Placed(_unmarked(text), whole=True, marks=marks, sentences=sentences)


def _unmarked(text: str) -> str:
    """The text with the marks of its headings unseen, and everything in its place."""
    return _HEADING.sub(lambda found: _UNSEEN * len(found[0]), text)


_HEADING: Final = re.compile(r"^#{1,6} (?=\S)", re.MULTILINE)
_UNSEEN: Final = "\u200b"


def _in_sentences(rows: Mapping[int, PositionRow]) -> Placed:
    pieces: list[str] = []
    marks: dict[int, dict[Role, Span]] = {}
    sentences: dict[int, Span] = {}
    starts: dict[str, int] = {}
    at = 0
    for number, row in rows.items():
        said = " ".join(row.sentence.split())
        evidence = _found(row.evidence, said)
        if evidence is None:  # a list's point, whose sentence is another
            said = " ".join(row.evidence.split()) or "–"
            evidence = Span(0, len(said))
        if said not in starts:
            starts[said] = at
            pieces.append(said)
            at += len(said) + len(_BETWEEN)
        start = starts[said]
        spans = {Role.EVIDENCE: evidence}
        for role, words in ((Role.CUE, row.cue), (Role.TARGET, row.target)):
            found = _found(words, said, near=evidence)
            if found:
                spans[role] = found
        spans |= _further(row, said, evidence, Span(0, len(said)))
        marks[number] = {role: Span(s + start, e + start) for role, (s, e) in spans.items()}
        sentences[number] = Span(start, start + len(said))
    return Placed(_BETWEEN.join(pieces), whole=False, marks=marks, sentences=sentences)


def _further(row: PositionRow, text: str, evidence: Span, sentence: Span) -> dict[Role, Span]:
    """The spans the table has no offsets of: the condition, and where the holder is named."""
    spans = {}
    condition = _found(row.condition, text, near=evidence)
    if condition:
        spans[Role.CONDITION] = condition
    holder = _found(row.organisation if row.own else row.holder, text, within=sentence)
    if holder is None and row.own:
        own = _OWN.search(text, evidence.start, evidence.end)
        holder = Span(*own.span()) if own else None
    if holder:
        spans[Role.HOLDER] = holder
    return spans


def _found(
    words: str, text: str, *, near: Span | None = None, within: Span | None = None
) -> Span | None:
    """Where `words` stand, whatever white space is between them: the place nearest to `near`.

    Inside of `within`, whether letters are large does not matter.
    """
    low, high = within or Span(0, len(text))
    if near:
        low, high = max(0, near.start - _WITHIN), min(len(text), near.end + _WITHIN)
    window = text[low:high]
    if within and len(window.lower()) == len(window):
        words, window = words.lower(), window.lower()
    found = [Span(low + start, low + end) for start, end in _places(words.split(), window)]
    if near is None:
        return found[0] if found else None
    return min(found, key=lambda span: abs(span.start - near.start), default=None)


def _places(parts: Sequence[str], text: str) -> Iterator[tuple[int, int]]:
    """The places where parts follow each other with nothing but white space between them.

    Compiling a pattern for each takes longer than the search.
    """
    if not parts:
        return
    start = text.find(parts[0])
    while start >= 0:
        end = start + len(parts[0])
        for part in parts[1:]:
            at = end
            while at < len(text) and text[at].isspace():
                at += 1
            if at == end or not text.startswith(part, at):
                break
            end = at + len(part)
        else:
            yield start, end
        start = text.find(parts[0], start + 1)


def _sentence(text: str, evidence: Span, words: str) -> Span:
    """The sentence around the evidence: the table's where it stands there, else what stops show."""
    found = _found(words, text, near=evidence) if len(words) <= 4 * _WITHIN else None
    if found and found.start <= evidence.start and evidence.end <= found.end:
        return found
    low = max(0, evidence.start - _WITHIN)
    before = [match.end() for match in _END.finditer(text, low, evidence.start)]
    after = _END.search(text, evidence.end, min(len(text), evidence.end + _WITHIN))
    start = before[-1] if before else low if low == 0 else evidence.start
    return Span(start, after.end() if after else evidence.end)
