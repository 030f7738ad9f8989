"""What is quoted of a response: the sentence of a position, and what stands beside it.

The grounds for a stand often stand in the sentence before it or after it, without a stand of
their own. Where the saved text is known, a quotation takes them along; it never takes what is said
of another proposal, what somebody else says, or what the response retells of the hearing paper.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from standpunkt.language.sentences import BlockKind, sentences
from standpunkt.printable import joined
from standpunkt.proposals.rows import PositionRow
from standpunkt.writing.texts import fits

LONGEST: Final = 320
"""Characters of a quoted sentence; a longer one is cut at a word."""

LONGEST_PASSAGE: Final = 420
"""Characters of a quotation of several sentences."""

_BESIDE: Final = 2
"""So many sentences without a position are taken along on each side."""

LEFT_OUT: Final = "(…)"
"""The mark of what a quotation leaves out."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a response as they stand, white space made single, and the rows they bear out.

    `whole` is whether they are sentences and not a piece of one, as a point of a list is.
    """

    words: str
    rows: tuple[PositionRow, ...]
    whole: bool = True


class Passages:
    """Finds passages in the texts of responses, by doc_id, among all `rows` of the tables."""

    def __init__(self, texts: Mapping[str, str], rows: Iterable[PositionRow]) -> None:
        self._texts = texts
        self._rows: dict[str, list[PositionRow]] = {}
        for row in rows:
            self._rows.setdefault(row.doc_id, []).append(row)
        self._read: dict[str, _Read | None] = {}

    def of(
        self, row: PositionRow, proposal_id: str, *, alone: bool = False, anyone: bool = False
    ) -> Passage:
        """The sentence of a row, with what stands beside it unless it is to stand `alone`.

        Of several who sign and differ, what `anyone` of them says goes together. What stands
        before a stand of somebody else's is not theirs, and so it is left out.
        """
        read = None if alone else self._of_document(row.doc_id)
        if read is None or not fits(row, read.text):
            return _alone(row)
        return read.around(row, proposal_id, anyone=anyone) or _alone(row)

    def _of_document(self, doc_id: str) -> _Read | None:
        if doc_id not in self._read:
            text = self._texts.get(doc_id)
            found = None if text is None else _Read(text, self._rows.get(doc_id, ()))
            self._read[doc_id] = found
        return self._read[doc_id]


class _Read:
    """One response: its sentences, and the rows that stand in each."""

    def __init__(self, text: str, rows: Sequence[PositionRow]) -> None:
        self.text = text
        self.sentences = sentences(text)
        self._starts = [sentence.span.start for sentence in self.sentences]
        self._rows: dict[int, list[PositionRow]] = {}
        for row in rows:
            if fits(row, text) and (n := self._number(row)) is not None:
                self._rows.setdefault(n, []).append(row)

    def around(self, row: PositionRow, proposal_id: str, *, anyone: bool) -> Passage | None:
        """The passage of a row; None where its sentence alone is too long for one."""
        at = self._number(row)
        if at is None or len(self.sentences[at].text) > LONGEST:
            return None
        first = last = at
        length = len(self.sentences[at].text)
        for step in (1, -1) if row.own or anyone else (1,):
            beside = 0
            n = at + step
            while self._goes_with(n, at, proposal_id, row, anyone=anyone):
                beside += n not in self._rows
                length += 1 + len(self.sentences[n].text)
                if beside > _BESIDE or length > LONGEST_PASSAGE:
                    break
                first, last = min(first, n), max(last, n)
                n += step
        found = self.sentences[first : last + 1]
        rows = [r for n in range(first, last + 1) for r in self._rows.get(n, ())]
        rows = [row, *(r for r in rows if r != row)]
        # As they stand: the reading text leaves out what sets words off, as in "*mindre*".
        words = " ".join(joined(s.span.of(self.text)) for s in found)
        return Passage(words, tuple(rows), not words[:1].islower() or row.added)

    def _goes_with(
        self, n: int, at: int, proposal_id: str, stand: PositionRow, *, anyone: bool
    ) -> bool:
        """Whether a sentence is of the same paragraph and speaks of nothing and nobody else."""
        if not 0 <= n < len(self.sentences):
            return False
        sentence = self.sentences[n]
        if sentence.block != self.sentences[at].block or sentence.kind is BlockKind.HEADING:
            return False
        rows = self._rows.get(n, ())
        if not rows:
            # "Forslaget fikk to stemmer og falt" is of whose motion it was, and no one's ground.
            decided = _begins("outcome").match(sentence.text) is not None
            return not _begins("retold").match(sentence.text) and not (stand.own and decided)
        return all(
            (anyone or row.holder == stand.holder) and proposal_id in dict(row.links)
            for row in rows
        )

    def _number(self, row: PositionRow) -> int | None:
        """The sentence that a row stands in."""
        assert row.evidence_start is not None
        n = bisect_right(self._starts, row.evidence_start) - 1
        if n < 0 or row.evidence_start >= self.sentences[n].span.end:
            return None
        return n


def _alone(row: PositionRow) -> Passage:
    """The words of a row alone; what is left out of a long sentence is marked."""
    sentence = plain(row.sentence)
    said = sentence if sentence and len(sentence) <= LONGEST else plain(row.evidence)
    if len(said) > LONGEST:
        said = f"{said[:LONGEST].rsplit(' ', 1)[0]} {LEFT_OUT}"
    whole = not said[:1].islower()
    # Whoever quotes in mid-sentence wants it quoted; the draft marks that something is before it.
    if row.added and not whole:
        said, whole = f"{LEFT_OUT} {said}", True
    return Passage(said, (row,), whole)


@cache
def _begins(kind: str) -> re.Pattern[str]:
    """How a sentence of a kind begins, by its name in `passages.toml`."""
    text = (resources.files(__package__) / "passages.toml").read_text(encoding="utf-8")
    return re.compile("|".join(tomllib.loads(text)[kind]), re.IGNORECASE)


def plain(text: str) -> str:
    """Text with its white space made single."""
    return " ".join(text.split())
