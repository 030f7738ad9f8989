"""Mentions: the words of a position, and what stands around them in its document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from standpunkt.documents import Document
from standpunkt.language.sentences import BlockKind, Sentence, sentences
from standpunkt.positions import Aspect, Position

_LOOK_BACK: Final = 12
"""How many sentences back what a position is on may have been named."""

_CLAUSE: Final = 2


@dataclass(frozen=True, slots=True)
class Mention:
    """The words of a position and what stands around them, white space made single.

    `before` is what its sentence says before it, with the sentences before that in its paragraph,
    the nearest first, and `earlier` are those of its section before that; `lead_in` is what
    introduces the list it stands in, and `label` what its sentence begins with before a colon
    ("Forslag 4: Vi …"). `respondent` is who answers, whose name tells of no proposal.
    """

    target: str
    evidence: str
    referent: str = ""
    section: str = ""
    lead_in: str = ""
    before: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    condition: str = ""
    aspect: Aspect = Aspect.PROPOSAL
    cue: str = ""
    label: str = ""
    respondent: str = ""


class Around:
    """What stands around the positions of a document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._sentences = sentences(document.text, document.blocks)
        self._starts = [sentence.span.start for sentence in self._sentences]

    def mention(self, position: Position) -> Mention:
        """The words of a position with what stands around it."""
        n = max(0, bisect_right(self._starts, position.evidence.start) - 1)
        lead_in, section = "", position.section
        before: tuple[str, ...] = ()
        earlier: tuple[str, ...] = ()
        if self._sentences:
            sentence = self._sentences[n]
            section = section or sentence.section
            if sentence.lead_in is not None:
                lead_in = self._sentences[sentence.lead_in].text
            back = list(self._before(n))
            before = tuple(one.text for one in back if one.block == sentence.block)
            if clause := self._earlier_clause(position):
                before = (clause, *before)
            earlier = tuple(one.text for one in back if one.block != sentence.block)
        return Mention(
            target=_single(position.words(position.target)),
            evidence=_single(position.words(position.evidence)),
            referent=_single(self._document.text[slice(*position.referent)])
            if position.referent and position.referent != section
            else "",
            section=_single(position.words(section)),
            lead_in=lead_in,
            before=before,
            earlier=earlier,
            condition=_single(position.words(position.condition)),
            aspect=position.aspect,
            cue=_single(position.words(position.cue)),
            label=label_of(
                _single(position.words(position.sentence)),
                _single(position.words(position.evidence)),
            ),
            respondent=self._document.metadata.organisation,
        )

    def before(self, position: Position) -> list[str]:
        """All that the document says before a position, its headings too, in its order."""
        n = bisect_right(self._starts, position.evidence.start) - 1
        return [sentence.text for sentence in self._sentences[: max(0, n)]]

    def _earlier_clause(self, position: Position) -> str:
        """What the sentence says before the evidence: "Påbud er bra, men vi er imot at det …"."""
        clause = _single(self._document.text[position.sentence.start : position.evidence.start])
        return clause if clause.count(" ") >= _CLAUSE else ""

    def _before(self, n: int) -> Iterator[Sentence]:
        """The sentences before, in the same section and of the running text, nearest first."""
        section = self._sentences[n].section
        for sentence in reversed(self._sentences[max(0, n - _LOOK_BACK) : n]):
            if sentence.section != section or sentence.kind is BlockKind.HEADING:
                return
            yield sentence


def label_of(sentence: str, evidence: str) -> str:
    """What a sentence begins with before a colon or a dash, where the evidence comes after it.

    >>> label_of("Til forslag 4: Vi støtter det.", "Vi støtter det"), label_of("Vi er imot.", "Vi")
    ('Til forslag 4', '')
    >>> label_of("Kap. 3.3: Vi støtter det.", "Vi støtter det")
    'Kap. 3.3'
    """
    found = _LABEL.match(sentence)
    return found[1] if found and sentence.find(evidence, found.end()) >= 0 else ""


# A dot is of a number or of "nr.", else the sentence has ended.
_LABEL: Final = re.compile(
    r"((?:[^.:–—]|(?<=\d)\.(?=\d)|(?<=\b[Nn]r)\.|(?<=\b[Kk]ap)\.|(?<=\b[Pp]kt)\.){1,60})"
    r"\s*(?::| [–—]) ?"
)


def _single(text: str) -> str:
    return " ".join(text.split())
