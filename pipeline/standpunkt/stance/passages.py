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
from standpunkt.stance.holders import Names

_NOBODY = Names(())

_MOTION = re.compile(
    r"^(?:alternativt |felles )?(?:tilleggs|endrings|mindretalls|mindretals|felles)?"
    r"(?:framlegg|forslag|fremlegg|merknad)"
    r"(?: til (?:vedtak|uttalelse|uttale))? (?:frå|fra|av) (?P<name>[^:]{2,60}):"
    r"|^protokolltilførsel (?:frå|fra|av) (?P<dissenter>[^:]{2,60}):"
    r"|^(?P<minority>(?:et |eit )?mindretal\w*)(?: [^:.]{0,60})? (?:følgende|følgjande|slik\w*) "
    r"(?:\w*forslag|framlegg|fremlegg|merknad)\w*(?:, [^:]{0,80})?:"
    r"|^(?P<author>(?:departementet|direktoratet|regjeringa?|utvalet|utvalget|kommisjonen|flertallet|"
    r"fleirtalet)(?:en)?)(?:s| sitt| sin| si| sine) "
    r"(?:forslag|framlegg|fremlegg|vurdering\w*|syn|begrunnelse|grunngjeving|merknad\w*):"
    r"|^(?P<minoritys>mindretall?et)s (?:merknad|forslag|framlegg|fremlegg|syn)\w*:"
    r"|^(?P<mover>(?:representanten?|medlem(?:met|men)?) [^:.]{2,60}?|[^:.]{2,60}? \(\w{1,4}\)) "
    r"(?:fremm[ea]r?|fremmet|fremja|la fr[ae]m|fremsatte|sette fram|foreslo|føreslo) "
    r"(?:følgende|følgjande|slikt?|dette) (?:\w*forslag|framlegg|fremlegg|merknad)\w*:",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"^(?P<name>(?!(?:Vi|Me|Jeg|Eg|Man|Det|Dette) )[A-ZÆØÅ][^:.,]{1,80}?) "
    r"(?:skriver|skriv|skrev|uttaler|uttalar|uttalte|sier|seier|sa|heter det)\b[^:.]{0,60}:$"
)
"""The line above a paragraph of somebody's words: "KS skriver i sin uttalelse:"."""
_OWN = re.compile(
    r"(?:vår|vårt|våre|(?:fylkes)?kommunens|kommunen si[nt]t?|styrets|[A-ZÆØÅ]\w+ kommunes) "
    r"(?:\w+ )?(?:merknad|kommentar|vurdering|syn|innspill|svar|høringssvar|standpunkt)\w*:",
    re.IGNORECASE,
)
_OPENS_QUOTE = ("«", '"', "“", "”", "„", "»")
_DECISION = re.compile(
    r"\b(?:vedtak|innstilling|tilråding|konklusjon|uttalelse|uttale)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a sentence stands: the holder in force, and the question just before it."""

    holder: str = RESPONDENT
    question: int | None = None


def passages(
    readings: Sequence[Reading], asked: Collection[int] = (), names: Names = _NOBODY
) -> Iterator[Passage]:
    """One passage per reading, in order; those of the indices `asked` are known for questions.

    `names` are the respondent's: what it quotes of its own is its own.
    """
    holder, until = RESPONDENT, -1
    for n, reading in enumerate(readings):
        text = reading.sentence.text
        block = reading.sentence.block
        if block > until or (reading.sentence.kind is BlockKind.HEADING and _DECISION.search(text)):
            holder = RESPONDENT
        motion = _MOTION.match(text)
        if motion:
            holder = next(filter(None, motion.groups())).strip()
            # The motion's words follow in the same block or, after a colon, in the next.
            until = block + 1 if text.rstrip().endswith(":") else block
        elif quoted := _quoted(readings, n, names):
            holder, until = quoted, block + 1
        if until >= 0 and _OWN.match(text):
            holder, until = RESPONDENT, -1  # "Kommunens merknad: …" in the same paragraph
        yield Passage(holder=holder, question=_question(readings, n, asked))


def _quoted(readings: Sequence[Reading], n: int, names: Names) -> str:
    """Whose words the paragraph in quotation marks below reading `n` gives; empty for none."""
    told = _TELLS.match(readings[n].sentence.text.rstrip())
    if told is None or n + 1 == len(readings):
        return ""
    below = readings[n + 1].sentence
    if below.block == readings[n].sentence.block or not below.text.startswith(_OPENS_QUOTE):
        return ""
    name = told["name"].lower()
    own = names.kind_is(name) or any(name.startswith(" ".join(row)) for row in names.rows)
    return "" if own else told["name"]


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
