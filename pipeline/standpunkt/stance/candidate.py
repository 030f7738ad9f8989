"""Candidates: what a cue in a sentence could mean, before any is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from standpunkt.language.reading import Reading
from standpunkt.positions import RESPONDENT, Stance, Strength, Tier
from standpunkt.stance.construction import Construction, Detector
from standpunkt.stance.holders import Names
from standpunkt.stance.matching import Match
from standpunkt.stance.matter import Matter
from standpunkt.stance.phrases import Tokens
from standpunkt.stance.rules import Rule
from standpunkt.stance.scales import Scale
from standpunkt.stance.words import words


class Reason(StrEnum):
    """Reasons that a later step asks for; all others are words for a person alone."""

    OPEN_ECHO = "echoes what comes before it in the sentence"
    """The stance of an echo is known only once the cues before it are chosen."""
    SIDES = "does, or does not, as others do"
    """The stance is that of somebody else, or its opposite."""
    ECHO = "the position before it, on another target"
    """The stance was taken over."""
    EARLIER = "an earlier position"
    """It is told as past, so that the text may take it back further on."""
    TAKEN_BACK = "taken back at once"
    """The same sentence denies it."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence is read with: the respondent's names, the holder in force."""

    names: Names
    holder: str = RESPONDENT
    question: str = ""
    """The question that stands just before; empty when none does."""
    before: Candidate | None = None
    """The last stand of the respondent's in the sentence before it in the paragraph."""
    held: Candidate | None = None
    """The last stand in that sentence, where it is somebody else's."""
    told: Stance | None = Stance.POSITION
    """What others are told to hold just before, which "dette synet" points at; None for nothing."""
    matter: Matter = Matter.NEAR
    """How near the words for what is put to hearing are."""
    topics: frozenset[str] = frozenset()
    """The words of headings, and of sentences that name the hearing."""
    lead: str = ""
    """The lead-in of the list whose item the sentence opens; empty where it opens none."""
    scale: Scale | None = None
    """What the numbers of answers mean here, where that is told."""


@dataclass(frozen=True)
class Scene:
    """A sentence with every cue that was found in it, and its context."""

    reading: Reading
    matches: tuple[Match, ...]
    detected: Mapping[Detector, Rule]
    """The rules whose detector looks for them, by it."""
    context: Context

    @property
    def asks(self) -> bool:
        """Whether the sentence is a question."""
        return self.reading.tokens[-1].lower == "?"

    @cached_property
    def said(self) -> frozenset[str]:
        """The words of the sentence, in lower case."""
        return frozenset([token.lower for token in self.reading.tokens])

    def says(self, *names: str) -> bool:
        """Whether it has a word of one of these sets: a quick look before it is read for them."""
        return any(not words(name).isdisjoint(self.said) for name in names)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading of one cue; the engine keeps those that win.

    Spans are token indices, both inclusive. `content` is what a saying verb, a request or
    a frame rules: cues inside it belong to it. `own` says that the clause itself names the
    respondent. `lead` is the index of the reading that holds the cue, for an item under a
    lead-in. `why` tells what decided, one inference each, in words or as a `Reason`.
    """

    rule: str
    construction: Construction
    stance: Stance
    cue: Tokens
    evidence: Tokens
    target: Tokens | None
    holder: str
    tier: Tier = Tier.CORE
    condition: Tokens | None = None
    strength: Strength = Strength.PLAIN
    own: bool = False
    content: Tokens | None = None
    elements: int = 1
    lead: int | None = None
    why: tuple[str, ...] = ()
    doubtful: bool = False
    """A word beside the cue may be a negation that was not understood."""
    denied: bool = False
    """A negator beside the cue turned its stance: "støtter ikke"."""
    contrasted: bool = False
    """Only what follows "men" limits it: "støtter målet, men ikke virkemidlene"."""
    unnamed: bool = False
    """The cue is a passive that names nobody: "forslaget støttes"."""
    negated: str = ""
    """What its rule says that the cue comes to when denied; empty for the usual opposite."""

    @property
    def composed(self) -> bool:
        """Whether two rules made it, a frame and what judges in it: "frame.view+judge.bad"."""
        return "+" in self.rule

    @property
    def inferences(self) -> int:
        """How many inferences its reading took."""
        return len(self.why)


@dataclass(frozen=True, slots=True)
class Rejected:
    """A cue that means nothing here, and why."""

    rule: str
    cue: Tokens
    reason: str
