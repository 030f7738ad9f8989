"""What linking says of a position, and the columns that it fills in of its row."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Final

from standpunkt.positions import Position, Stance
from standpunkt.proposals.mentions import Mention
from standpunkt.proposals.proposal import Proposal, joined
from standpunkt.proposals.towards import towards

OFFERED: Final = 3
"""How many proposals are named for review where none is sure enough."""

_WORTH: Final = 0.02  # less is nothing to review


@dataclass(frozen=True, slots=True)
class Link:
    """One proposal a position is on; `score`, 0 to 1, is how sure that is."""

    proposal: Proposal
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Found:
    """The links of a position, and the proposals that come nearest, the best first.

    `nearest` have the sums they were ranked by, with what made up each. What is `excepting` is on
    all but what it names.
    """

    links: tuple[Link, ...] = ()
    nearest: tuple[tuple[Proposal, float, str], ...] = ()
    excepting: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """What linking fills in of a row or a position, by the names that both have for it."""

    proposal_id: str = ""
    proposal: str = ""
    proposal_stance: str = ""
    proposal_stance_reason: str = ""
    link_reason: str = ""
    link_score: float | None = None


def columns(found: Found, stance: Stance, mention: Mention) -> Columns:
    """The columns that the links of a position fill."""
    if not found.links:
        near = [proposal.id for proposal, score, _ in found.nearest if score >= _WORTH]
        offered = ", ".join(near[:OFFERED])
        return Columns(link_reason=f"unsure ({offered})" if offered else "")
    if found.excepting and stance is Stance.CONDITIONAL_SUPPORT:
        stance = Stance.SUPPORT  # the exception is no condition on the others
    stances = [towards(stance, mention, link.proposal) for link in found.links]
    reasons = tuple(one.reason for one in stances)
    return Columns(
        joined(tuple(link.proposal.id for link in found.links)),
        joined(tuple(link.proposal.title for link in found.links)),
        joined(tuple(one.stance.value for one in stances)),
        joined(reasons) if any(reasons) else "",
        joined(tuple(link.reason for link in found.links)),
        round(min(link.score for link in found.links), 3),
    )


def filled(position: Position, values: Columns) -> Position:
    """The position with these columns."""
    return replace(position, **asdict(values))
