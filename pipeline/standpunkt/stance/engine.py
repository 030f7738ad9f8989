"""The engine: from a document to its positions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from standpunkt.documents import SCANNED as SCAN
from standpunkt.documents import Document
from standpunkt.language.identify import is_read
from standpunkt.language.reading import Reading
from standpunkt.language.sentences import split
from standpunkt.positions import RESPONDENT, Position
from standpunkt.respondent.others import holder_name
from standpunkt.stance.anaphora import aspect, referent
from standpunkt.stance.candidate import Candidate, Context, Scene
from standpunkt.stance.candidates import candidates
from standpunkt.stance.confidence import SCANNED, confidence
from standpunkt.stance.holders import Names
from standpunkt.stance.lists import listed
from standpunkt.stance.matching import Match, Matcher
from standpunkt.stance.matter import matters
from standpunkt.stance.parsing import REMEMBERED, Parser
from standpunkt.stance.passages import Passage, passages
from standpunkt.stance.rules import Rule, in_order, shipped
from standpunkt.stance.selection import Verdict, select
from standpunkt.stance.triggers import Triggers

if TYPE_CHECKING:
    from spacy.language import Language


class Engine:
    """Reads documents with one spaCy pipeline and one set of rules, given in any order.

    Only sentences that can hold a position are parsed, and of the last `remembered` ones each
    only once; with 0 none is kept, for a pipeline that is still trained.
    """

    def __init__(
        self,
        nlp: Language,
        rules: Iterable[Rule] | None = None,
        remembered: int = REMEMBERED,
    ) -> None:
        self.nlp = nlp
        self.rules = shipped() if rules is None else in_order(rules)
        self.matcher = Matcher(self.rules)
        self.parser = Parser(nlp, Triggers(self.rules), remembered)

    def read(self, document: Document) -> list[Position]:
        """The positions of a document, in text order."""
        return self.read_parsed(document, self.parser.readings(split(document.text)))

    def read_parsed(self, document: Document, readings: Sequence[Reading]) -> list[Position]:
        """The same from sentences that are parsed already, all or those that can hold one."""
        found = (position for _, position in self.found(document, readings))
        return sorted(found, key=lambda p: (p.evidence, p.cue, p.target or (-1, -1), p.stance))

    def found(
        self, document: Document, readings: Sequence[Reading]
    ) -> Iterator[tuple[Candidate, Position]]:
        """Each winning candidate with its position, sentence by sentence."""
        metadata = document.metadata
        names = Names.of((metadata.organisation, *metadata.aliases))
        around = list(passages(readings))
        matches: list[tuple[Match, ...]] = []
        kept: list[list[Candidate]] = []
        for reading, passage, matter in zip(readings, around, matters(readings), strict=True):
            cues: tuple[Match, ...] = ()
            verdicts: list[Verdict] = []
            # The rules know Norwegian alone: a paragraph of another language holds no position.
            if reading.tokens and is_read(document.language_of(reading.sentence.span.start)):
                asked = "" if passage.question is None else readings[passage.question].sentence.text
                cues = tuple(self.matcher.find(reading))
                context = Context(names, passage.holder, asked, matter)
                verdicts = select(reading, list(candidates(Scene(reading, cues, context))))
            matches.append(cues)
            kept.append([v.what for v in verdicts if v.kept and isinstance(v.what, Candidate)])
        for n in range(len(readings)):
            for won in listed(readings, kept, matches, n):
                yield won, position(document, readings, n, won, around[n])

    def verdicts(self, reading: Reading, context: Context) -> list[Verdict]:
        """What each cue in a sentence came to, the losers included."""
        if not reading.tokens:
            return []
        scene = Scene(reading, tuple(self.matcher.find(reading)), context)
        return select(reading, list(candidates(scene)))


def position(
    document: Document,
    readings: Sequence[Reading],
    n: int,
    won: Candidate,
    passage: Passage,
) -> Position:
    """The position that a winning candidate in reading `n` stands for, in source offsets."""
    reading = readings[n]
    lead = None if won.lead is None else readings[won.lead]
    stands_for = referent(readings, n, won.target)
    if passage.question is not None and won.construction == "answer" and won.target is None:
        stands_for = readings[passage.question].sentence.span
    elif won.target is None:
        stands_for = reading.sentence.section  # "Støttes." under the heading that names it
    evidence = reading.source(*won.evidence)
    scanned = document.place_of(evidence.start).startswith(SCAN)
    return Position(
        document=document,
        evidence=evidence,
        cue=(lead or reading).source(*won.cue),
        target=None if won.target is None else reading.source(*won.target),
        stance=won.stance,
        holder=won.holder if won.holder == RESPONDENT else holder_name(won.holder, document),
        tier=won.tier,
        confidence=round(confidence(won) * SCANNED, 3) if scanned else confidence(won),
        rule=won.rule,
        sentence=reading.sentence.span,
        strength=won.strength,
        aspect=aspect(reading, won.target),
        condition=None if won.condition is None else reading.source(*won.condition),
        section=reading.sentence.section,
        referent=stands_for,
    )
