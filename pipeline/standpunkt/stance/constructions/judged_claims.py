"""Judgements on whether something is so: "det er feil at …", "det stemmer ikke at …"."""

from __future__ import annotations

from collections.abc import Sequence

from standpunkt.language.reading import Token
from standpunkt.positions import Stance
from standpunkt.stance import judging
from standpunkt.stance.candidate import Scene
from standpunkt.stance.clauses import Clause
from standpunkt.stance.matching import Match
from standpunkt.stance.opposites import opposite
from standpunkt.stance.phrases import Tokens, negator, without_punctuation
from standpunkt.stance.words import endings, words


def of_a_claim(tokens: Sequence[Token], cue: int) -> int | None:
    """Where a claim opens that is judged: "påstanden om at vi støtter forslaget er feil"."""
    opened = (
        i
        for i in range(2, cue)
        if tokens[i].lower == "at"
        and tokens[i - 1].lower in ("om", "av")
        and tokens[i - 2].lower.startswith(endings("claims"))
    )
    return next(opened, None)


def claim(scene: Scene, match: Match, clause: Clause) -> Tokens | None:
    """The claim that is said to be wrong, from its noun on: trees cut it to its last words."""
    at = of_a_claim(scene.reading.tokens, match.first)
    if at is None or clause.finite is None or stance_of_denied_claim(scene, match, clause) is None:
        return None
    return at - 2, without_punctuation(scene.reading.tokens, at, clause.finite - 1)


def stance_of_denied_claim(scene: Scene, match: Match, clause: Clause) -> Stance | None:
    """What a claim that is said to be wrong comes to: "påstanden om at X skader, er feil"."""
    tokens, verb = scene.reading.tokens, clause.finite
    at = of_a_claim(tokens, match.first)
    wrong = not words("untrue").isdisjoint(tokens[i].lower for i in match.places)
    if at is None or verb is None or verb <= at + 1 or not wrong:
        return None
    if negator(tokens, verb, match.first) is not None:
        return None
    said = judging.judge(scene, at + 1, without_punctuation(tokens, at + 1, verb - 1))
    return None if said is None else opposite(said.stance, match.rule.construction, "")
