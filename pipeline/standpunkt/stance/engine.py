"""The engine: from a document to its positions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standpunkt.documents import Document
from standpunkt.language.blocks import BlockKind
from standpunkt.language.reading import Reading, parse
from standpunkt.language.sentences import split
from standpunkt.positions import RESPONDENT, Position
from standpunkt.stance.candidates import Candidate, Context, Rejected, candidates
from standpunkt.stance.confidence import confidence
from standpunkt.stance.holders import Names
from standpunkt.stance.matching import Matcher
from standpunkt.stance.rules import Rule, shipped
from standpunkt.stance.selection import Verdict, select

if TYPE_CHECKING:
    from spacy.language import Language


class Engine:
    """Reads documents with one spaCy pipeline and one set of rules."""

    def __init__(self, nlp: Language, rules: Iterable[Rule] | None = None) -> None:
        self.nlp = nlp
        self.rules = tuple(shipped() if rules is None else rules)
        self.matcher = Matcher(self.rules)

    def read(self, document: Document) -> list[Position]:
        """The positions of a document, in text order."""
        sentences = [s for s in split(document.text) if s.kind is not BlockKind.CHROME]
        return self.read_parsed(document, list(parse(self.nlp, sentences)))

    def read_parsed(self, document: Document, readings: Sequence[Reading]) -> list[Position]:
        """The same from sentences that are parsed already."""
        metadata = document.metadata
        names = Names.of((metadata.organisation, *metadata.aliases))
        found: list[Position] = []
        for reading in readings:
            for verdict in self.verdicts(reading, Context(names)):
                if isinstance(verdict.what, Candidate) and verdict.kept:
                    found.append(position(document, reading, verdict.what))
        return sorted(found, key=lambda p: (p.evidence, p.cue, p.target or (-1, -1), p.stance))

    def verdicts(self, reading: Reading, context: Context) -> list[Verdict]:
        """What each cue in a sentence came to, the losers included."""
        if not reading.tokens:
            return []
        matches = list(self.matcher.find(reading))
        return select(reading, list(candidates(reading, matches, context)))


def position(document: Document, reading: Reading, won: Candidate) -> Position:
    """The position that a winning candidate stands for, in source offsets."""
    return Position(
        document=document,
        evidence=reading.source(*won.evidence),
        cue=reading.source(*won.cue),
        target=None if won.target is None else reading.source(*won.target),
        stance=won.stance,
        holder=won.holder,
        tier=won.tier,
        confidence=confidence(won),
        rule=won.rule,
        sentence=reading.sentence.span,
        strength=won.strength,
        aspect=won.aspect,
        condition=None if won.condition is None else reading.source(*won.condition),
        section=reading.sentence.section,
    )
