"""Opposites: what a stance becomes once its cue is denied."""

from __future__ import annotations

from collections.abc import Mapping

from standpunkt.positions import Stance
from standpunkt.stance.construction import Construction
from standpunkt.stance.rules import Rule

_TAKEN = {
    Stance.SUPPORT: Stance.OPPOSE,
    Stance.CONDITIONAL_SUPPORT: Stance.OPPOSE,
    Stance.SKEPTICAL: Stance.SUPPORT,
    Stance.OPPOSE: Stance.SUPPORT,
}
"""A stand that somebody takes: "vi støtter ikke"."""
_JUDGED = {
    **_TAKEN,
    Stance.SUPPORT: Stance.SKEPTICAL,
    Stance.CONDITIONAL_SUPPORT: Stance.SKEPTICAL,
}
"""What is said of a matter: "forslaget er ikke godt" rejects nothing yet."""

_TURNED: Mapping[Construction, Mapping[Stance, Stance]] = {
    construction: _JUDGED if construction is Construction.JUDGE else _TAKEN
    for construction in Construction
}
"""The stance under negation by construction; one that is not there stays what it is."""

VIEW_DENIED: Mapping[Stance, Stance] = {Stance.SUPPORT: Stance.SKEPTICAL}
"""What "mener ikke at" makes of a judgement; what is not there is a position."""

WISH_DENIED: Mapping[Stance, Stance] = {
    Stance.SUPPORT: Stance.OPPOSE,
    Stance.DEMAND: Stance.OPPOSE,
    Stance.OPPOSE: Stance.SUPPORT,
}
"""What it makes of a wish: "mener ikke at forslaget bør vedtas"."""

ASKED_AGAINST: Mapping[Stance, Stance] = {
    Stance.SUPPORT: Stance.SKEPTICAL,
    Stance.OPPOSE: Stance.SUPPORT,
}
"""What "ja" and "nei" come to where it is asked who is against."""


FOR_STAND: Mapping[Stance, Stance] = {
    Stance.OPPOSE: Stance.OPPOSE,
    Stance.SKEPTICAL: Stance.SKEPTICAL,
    Stance.SUPPORT: Stance.SUPPORT,
}
"""What siding with somebody else's stand comes to: "enig med dem som går imot"."""

AGAINST_STAND: Mapping[Stance, Stance] = {
    Stance.OPPOSE: Stance.SUPPORT,
    Stance.SKEPTICAL: Stance.SUPPORT,
    Stance.SUPPORT: Stance.OPPOSE,
}
"""What siding against it comes to: "uenig med dem som går imot", "imot å avvise forslaget"."""


DOUBTED_STAND: Mapping[Stance, Stance] = {
    Stance.OPPOSE: Stance.SUPPORT,
    Stance.SKEPTICAL: Stance.SUPPORT,
}
"""What a worry or doubt about it comes to: "frykter at forslaget trekkes"."""


def opposite_of(rule: Rule) -> Stance | None:
    """The stance that a rule's cue has under negation; None where it has none.

    >>> from standpunkt.stance.rules import build
    >>> opposite_of(build({"id": "a", "stance": "support", "cue": ["like.v"]}, "a.toml"))
    <Stance.OPPOSE: 'oppose'>
    """
    return opposite(rule.stance, rule.construction, rule.negated)


def opposite(stance: Stance, construction: Construction, negated: str) -> Stance | None:
    """What a stance comes to under negation where its rule says `negated`; None for nothing.

    >>> opposite(Stance.SUPPORT, Construction.JUDGE, "")
    <Stance.SKEPTICAL: 'skeptical'>
    """
    if negated == "none":
        return None
    return Stance(negated) if negated else _TURNED[construction].get(stance, stance)
