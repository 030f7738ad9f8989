"""The engine: from a document to its positions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from standpunkt.documents import QUESTION, Document, Span
from standpunkt.documents import SCANNED as SCAN
from standpunkt.language.identify import is_read
from standpunkt.language.reading import Reading
from standpunkt.language.sentences import BlockKind, sentences
from standpunkt.positions import RESPONDENT, Position, Stance, Tier
from standpunkt.respondent.others import holder_name
from standpunkt.stance.anaphora import aspect, referent
from standpunkt.stance.candidate import Candidate, Context, Scene
from standpunkt.stance.candidate_generation import candidates
from standpunkt.stance.confidence import SCANNED, Setting, confidence
from standpunkt.stance.construction import Construction
from standpunkt.stance.constructions.echoed import held_by_others, last_stand
from standpunkt.stance.edges import tidied
from standpunkt.stance.headings import section_of
from standpunkt.stance.holders import Names
from standpunkt.stance.judging import proposes
from standpunkt.stance.leads import lead_of
from standpunkt.stance.lists import listed
from standpunkt.stance.matching import Match, Matcher
from standpunkt.stance.matter import matters, topics
from standpunkt.stance.parsing import REMEMBERED, Parser
from standpunkt.stance.passages import Passage, passages
from standpunkt.stance.phrases import Tokens
from standpunkt.stance.pronouns import antecedent, widened
from standpunkt.stance.revoking import settled
from standpunkt.stance.rules import Rule, by_detector, in_order, shipped
from standpunkt.stance.scales import legend, scales
from standpunkt.stance.selection import Verdict, select
from standpunkt.stance.triggers import Triggers
from standpunkt.stance.words import words
from standpunkt.text.answers import is_answer
from standpunkt.text.markers import HEADING

# The tokens of the number of a heading: its dot or bracket may be a token of its own.
_NUMBER = re.compile(rf"(?:{HEADING})\)?|[A-H]\)|[.)]")

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class Trace:
    """How one sentence was read: what each cue came to, and the positions that were made of it.

    A candidate that was kept and stands for no position handed its cue over to the items of a
    list; those have it in `taken`.
    """

    at: Setting
    verdicts: tuple[Verdict, ...]
    taken: tuple[tuple[Candidate, Position], ...]
    foreign: bool = False
    """Whether it is in another language, and so is not read."""

    @property
    def reading(self) -> Reading:
        """The sentence."""
        return self.at.reading


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
        self.detected = by_detector(self.rules)
        self.parser = Parser(nlp, Triggers(self.rules), remembered)

    def read(self, document: Document) -> list[Position]:
        """The positions of a document, in text order."""
        return self.read_parsed(document, self._readings(document))

    def _readings(self, document: Document) -> Sequence[Reading]:
        return self.parser.readings(sentences(document.text, document.blocks))

    def read_parsed(self, document: Document, readings: Sequence[Reading]) -> list[Position]:
        """The same from sentences that are parsed already, all or those that can hold one."""
        found = (p for trace in self.trace(document, readings) for _, p in trace.taken)
        return sorted(found, key=lambda p: (p.evidence, p.cue, p.target or (-1, -1), p.stance))

    def trace(
        self, document: Document, readings: Sequence[Reading] | None = None
    ) -> Iterator[Trace]:
        """How each sentence of a document was read, in text order.

        All that reads, explains or tries rules goes through here, so that they agree. `readings`
        are its sentences where they are parsed already.
        """
        if readings is None:
            readings = self._readings(document)
        metadata = document.metadata
        names = Names.of((metadata.organisation, *metadata.aliases))
        asked = _asked(document, readings)
        near = list(matters(readings, names))
        about = list(topics(readings))
        around = list(passages(readings, asked, names))
        lines = [reading.sentence for reading in readings]
        leads = [lead_of(lines, n) for n in range(len(lines))]
        rated = list(scales(line.text for line in lines))
        scenes: list[Scene] = []
        judged: list[tuple[Verdict, ...]] = []
        for n, (reading, passage, matter) in enumerate(zip(readings, around, near, strict=True)):
            scene = Scene(reading, (), self.detected, Context(names, passage.holder))
            verdicts: list[Verdict] = []
            # The rules know Norwegian alone: a paragraph of another language holds no position.
            is_words = reading.tokens and n not in asked
            if is_words and is_read(document.language_of(reading.sentence.span.start)):
                question = passage.question
                words = "" if question is None else readings[question].sentence.text
                met = self.matcher.find(reading)
                cues = tuple(m for m in met if not _in_name(m, reading, names))
                lead = leads[n]
                before = _kept_before(readings, judged, n)
                context = Context(
                    names,
                    passage.holder,
                    words,
                    last_stand(before),
                    held_by_others(before),
                    _told_before(readings, judged, n),
                    matter,
                    about[n],
                    "" if lead is None else lines[lead].text,
                    rated[n],
                )
                scene = Scene(reading, cues, self.detected, context)
                verdicts = select(reading, list(candidates(scene)))
            scenes.append(scene)
            judged.append(tuple(verdicts))
        judged = settled(readings, judged)
        kept = [[v.what for v in vs if v.kept and isinstance(v.what, Candidate)] for vs in judged]
        found = [list(listed(readings, kept, scenes, leads, n)) for n in range(len(readings))]
        stands = sum(w.tier is Tier.CORE and w.holder == RESPONDENT for ws in found for w in ws)
        for n, reading in enumerate(readings):
            at = Setting(reading, max(0, stands - 1))
            taken = ((w, position(document, readings, n, w, around[n], at)) for w in found[n])
            foreign = not is_read(document.language_of(reading.sentence.span.start))
            yield Trace(at, judged[n], tuple(taken), foreign)


def _asked(document: Document, readings: Sequence[Reading]) -> frozenset[int]:
    """The readings that hold what a form says: a question, a claim, what its numbers mean.

    What is a question the document's reader knows.
    """
    claims = frozenset(
        n
        for n, (reading, after) in enumerate(pairwise(readings))
        if (_CLAIM.match(reading.sentence.text) and is_answer(after.sentence.text))
        or (legend(reading.sentence.text) and not _RATED.search(reading.sentence.text))
    )
    if all(place.name != QUESTION for place in document.places):
        return claims
    return claims | frozenset(
        n
        for n, reading in enumerate(readings)
        if document.place_of(reading.sentence.span.start) == QUESTION
    )


_CLAIM = re.compile(r"(?:påstand|utsagn)(?: \d+)?\s?[:.]", re.IGNORECASE)
"""What a form has one agree with: "Påstand: Ordningen bør utvides"."""
_RATED = re.compile(r": \d{1,2}\.?$")
"""How a line ends that answers on the scale that it explains."""


def _kept_before(
    readings: Sequence[Reading], judged: Sequence[tuple[Verdict, ...]], n: int
) -> list[Candidate]:
    """What was kept of the sentence before reading `n` in its paragraph."""
    if n == 0 or readings[n - 1].sentence.block != readings[n].sentence.block:
        return []
    kept = (v.what for v in judged[n - 1] if v.kept)
    return [c for c in kept if isinstance(c, Candidate)]


def _told_before(
    readings: Sequence[Reading], judged: Sequence[tuple[Verdict, ...]], n: int
) -> Stance | None:
    """What others hold by the sentence before reading `n`; None where it tells of nobody.

    Those who propose something find fault with how things are, which is no fault of the proposal.
    """
    if n == 0:
        return None
    held = [v.what for v in judged[n - 1] if v.kept and isinstance(v.what, Candidate)]
    others = [c for c in held if c.holder != RESPONDENT]
    faults = [
        c
        for c in others
        if c.stance in (Stance.SKEPTICAL, Stance.OPPOSE)
        and c.tier is Tier.CORE
        and not proposes(c.holder)
    ]
    if faults:
        return faults[-1].stance
    named = proposes(readings[n - 1].sentence.text)
    return Stance.POSITION if others or named else None


def _in_name(match: Match, reading: Reading, names: Names) -> bool:
    """Whether the words are part of the respondent's name: "Nei til bomring støtter …".

    A line that is no more than the name may well be a slogan and is read.
    """
    tokens = reading.tokens
    return any(
        first <= match.first and match.last <= last and first < last
        for first, last in names.within(tokens, 0, len(tokens) - 1)
        if any(t.finite and not first <= t.i <= last for t in tokens)
    )


def position(
    document: Document,
    readings: Sequence[Reading],
    n: int,
    won: Candidate,
    passage: Passage,
    at: Setting,
) -> Position:
    """The position that a winning candidate in reading `n` stands for, in source offsets."""
    reading = readings[n]
    sure = confidence(won, at)
    won = widened(reading, won)
    lead = None if won.lead is None else readings[won.lead]
    stands_for = referent(readings, n, won.target)
    if (
        passage.question is not None
        and won.construction is Construction.ANSWER
        and won.target is None
    ):
        stands_for = readings[passage.question].sentence.span
    elif won.target is None:
        stands_for = reading.sentence.section  # "Støttes." under the heading that names it
    evidence = reading.source(*_with_negation(reading, won))
    target = None
    if won.target is not None:
        whole = reading.source(*_unnumbered(reading, won.target))
        target = tidied(document.text, whole, reading.sentence.span)
        if evidence.start <= whole.start and whole.end <= evidence.end < target.end:
            evidence = Span(evidence.start, target.end)
    scanned = document.place_of(evidence.start).startswith(SCAN)
    return Position(
        document=document,
        evidence=evidence,
        cue=(lead or reading).source(*won.cue),
        target=target,
        stance=won.stance,
        holder=_holder(document, readings, n, won),
        tier=won.tier,
        confidence=round(sure * SCANNED, 3) if scanned else sure,
        rule=won.rule,
        sentence=reading.sentence.span,
        strength=won.strength,
        aspect=aspect(reading, won.target),
        condition=None if won.condition is None else reading.source(*won.condition),
        section=section_of(document.text, reading.sentence.section, document.metadata),
        referent=stands_for,
    )


def _holder(document: Document, readings: Sequence[Reading], n: int, won: Candidate) -> str:
    if won.holder == RESPONDENT:
        return won.holder
    return holder_name(antecedent(readings, n, won.holder, won.evidence[0]), document)


def _with_negation(reading: Reading, won: Candidate) -> Tokens:
    """The evidence with the negation that ends its clause: "Gebyret støttes ikke"."""
    first, last = won.evidence
    tokens = reading.tokens
    if won.lead is None and first <= won.cue[0] <= last:
        last = max(last, won.cue[1])
    no = last + 1
    ends = no + 1 >= len(tokens) or tokens[no + 1].pos == "PUNCT"
    if no < len(tokens) and ends and tokens[no].lower in words("final_negators"):
        last = no
    return first, last


def _unnumbered(reading: Reading, target: Tokens) -> Tokens:
    """The target without the number of the heading it stands in: "2.1 Målere støttes"."""
    first, last = target
    if reading.sentence.kind is BlockKind.HEADING and first == 0:
        while first < last and _NUMBER.fullmatch(reading.tokens[first].text):
            first += 1
    return first, last
