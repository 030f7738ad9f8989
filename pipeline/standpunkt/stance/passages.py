"""Passages: what a sentence gets from the text around it.

Whose words it is (a rejected motion in a council paper is not the council's), the question
it answers, and the lead-in of the list it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from standpunkt.language.blocks import BlockKind
from standpunkt.language.reading import Reading
from standpunkt.positions import RESPONDENT

_MOTION = re.compile(
    r"^(?:alternativt |felles )?(?:tilleggs|endrings|mindretalls|mindretals|felles)?"
    r"(?:framlegg|forslag|fremlegg|merknad)"
    r"(?: til (?:vedtak|uttalelse|uttale))? (?:frå|fra|av) (?P<name>[^:]{2,60}):"
    r"|^protokolltilførsel (?:frå|fra|av) (?P<dissenter>[^:]{2,60}):",
    re.IGNORECASE,
)
_DECISION = re.compile(
    r"\b(?:vedtak|innstilling|tilråding|konklusjon|uttalelse|uttale)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a sentence stands: the holder in force, and the question just before it."""

    holder: str = RESPONDENT
    question: int | None = None


def passages(readings: Sequence[Reading], asked: Collection[int] = ()) -> Iterator[Passage]:
    """One passage per reading, in order; those of the indices `asked` are known for questions."""
    holder, until = RESPONDENT, -1
    for n, reading in enumerate(readings):
        text = reading.sentence.text
        block = reading.sentence.block
        if block > until or (reading.sentence.kind is BlockKind.HEADING and _DECISION.search(text)):
            holder = RESPONDENT
        motion = _MOTION.match(text)
        if motion:
            holder = (motion["name"] or motion["dissenter"]).strip()
            # The motion's words follow in the same block or, after a colon, in the next.
            until = block + 1 if text.rstrip().endswith(":") else block
        yield Passage(holder=holder, question=_question(readings, n, asked))


def _question(readings: Sequence[Reading], n: int, asked: Collection[int]) -> int | None:
    """Index of the question that stands just before reading `n`, if one does."""
    if n == 0:
        return None
    if n - 1 in asked:
        return n - 1
    before = readings[n - 1].sentence
    text = before.text.rstrip()
    if text.endswith("?") or (text.endswith(":") and "?" in text):
        return n - 1
    if text.endswith(":") and before.block == readings[n].sentence.block:
        return n - 1
    if n > 1 and before.kind is BlockKind.HEADING and before.text.lower().startswith("svar"):
        return n - 2
    return None
