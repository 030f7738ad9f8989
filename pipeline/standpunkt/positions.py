"""The nouns of what comes out: stances and positions.

The words are those of the annotation guidelines in `corpus/gold/GUIDELINES.md`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from standpunkt.documents import Document, Span

RESPONDENT = "respondent"


class Stance(StrEnum):
    """The seven labels; the first five answer "for or against?"."""

    SUPPORT = "support"
    CONDITIONAL_SUPPORT = "conditional_support"
    SKEPTICAL = "skeptical"
    OPPOSE = "oppose"
    NEUTRAL = "neutral"
    DEMAND = "demand"
    POSITION = "position"

    @property
    def evaluative(self) -> bool:
        """Whether the label answers "for or against?"."""
        return self not in (Stance.DEMAND, Stance.POSITION)

    @property
    def polarity(self) -> float | None:
        """-1 (oppose) to +1 (support); None for the own-view labels."""
        return _POLARITY[self]

    @property
    def in_favour(self) -> bool:
        """Whether it is for, with or without reservations."""
        return self in (Stance.SUPPORT, Stance.CONDITIONAL_SUPPORT)

    @property
    def takes_side(self) -> bool:
        """Whether it is for or against, and not only a view, a wish or no opinion."""
        return self.in_favour or self in (Stance.SKEPTICAL, Stance.OPPOSE)

    def label(self, language: str = "nb") -> str:
        """The display name in bokmål ("nb"), nynorsk ("nn") or English ("en").

        >>> Stance.CONDITIONAL_SUPPORT.label("nn")
        'støttar med atterhald'
        """
        return _LABELS[self][LABEL_LANGUAGES.index(language)]


_POLARITY: dict[Stance, float | None] = {
    Stance.SUPPORT: 1.0,
    Stance.CONDITIONAL_SUPPORT: 0.5,
    Stance.SKEPTICAL: -0.5,
    Stance.OPPOSE: -1.0,
    Stance.NEUTRAL: 0.0,
    Stance.DEMAND: None,
    Stance.POSITION: None,
}

LABEL_LANGUAGES = ("nb", "nn", "en")
_LABELS = {
    Stance.SUPPORT: ("støtter", "støttar", "supports"),
    Stance.CONDITIONAL_SUPPORT: (
        "støtter med forbehold",
        "støttar med atterhald",
        "supports with reservations",
    ),
    Stance.SKEPTICAL: ("skeptisk", "skeptisk", "skeptical"),
    Stance.OPPOSE: ("støtter ikke", "støttar ikkje", "opposes"),
    Stance.NEUTRAL: ("nøytral", "nøytral", "neutral"),
    Stance.DEMAND: ("krever", "krev", "demands"),
    Stance.POSITION: ("mener", "meiner", "states"),
}


class Tier(StrEnum):
    """Core has an explicit stance cue; implicit argues without one."""

    CORE = "core"
    IMPLICIT = "implicit"


class Aspect(StrEnum):
    """What kind of thing the stand is on."""

    PROPOSAL = "proposal"
    PROCESS = "process"
    PREMISE = "premise"


class Strength(StrEnum):
    """How strongly the stand is put."""

    STRONG = "strong"
    PLAIN = "plain"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Position:
    """One stand: who, which stance, on what, with which words.

    Spans are code points into `document.text`; `target` is None where the clause does
    not name it. `holder` is `RESPONDENT` or the third party's name. The rows of the
    positions table are made from these fields by `standpunkt.writing.table`. From `proposal_id`
    on they are filled by `standpunkt.proposals`, as `docs/columns.md` tells.
    """

    document: Document = field(repr=False)
    evidence: Span
    cue: Span
    target: Span | None
    stance: Stance
    holder: str
    tier: Tier
    confidence: float
    rule: str
    sentence: Span
    strength: Strength = Strength.PLAIN
    aspect: Aspect = Aspect.PROPOSAL
    condition: Span | None = None
    referent: Span | None = None
    section: Span | None = None
    proposal_id: str = ""
    proposal: str = ""
    proposal_stance: str = ""
    proposal_stance_reason: str = ""
    link_reason: str = ""
    link_score: float | None = None
    inherited_from: str = ""

    def words(self, span: Span | None) -> str:
        """The document's words under `span`, as they stand; empty for None."""
        return "" if span is None else span.of(self.document.text)
