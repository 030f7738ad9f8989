"""What something is bad without: who finds so is for what is to be done without.

"Uten sanksjoner blir loven et slag i luften", "en lov uten gebyr er verdiløs", "vi kan vanskelig
se for oss en lov uten § 12". Only of a part of a rule: money, time and studies are what a proposal
lacks, and "uten unødig byråkrati" is no loss.
"""

from __future__ import annotations

from collections.abc import Sequence

from standpunkt.language.definite import stems
from standpunkt.language.reading import Token
from standpunkt.stance.clauses import Clause
from standpunkt.stance.fates import is_proposal
from standpunkt.stance.phrases import Tokens, without_punctuation
from standpunkt.stance.words import endings, words


def bad_without(
    tokens: Sequence[Token], clause: Clause, judged_last: int, target: Tokens | None
) -> Tokens | None:
    """What the subject of a bad judgement would be without; None where it is bad by itself.

    The "uten" stands in front of the verb, in the target, or behind the judgement, whose last
    token is `judged_last`.
    """
    if clause.finite is None:
        return None
    lost = without_in_front(tokens, clause.finite) or _behind(tokens, judged_last, clause)
    if lost is None:
        return None if target is None else lacking(tokens, target)
    if target is not None and any(map(is_proposal, tokens[target[0] : target[1] + 1])):
        # "uten sanksjoner blir forslaget tannløst" may tell what the proposal lacks
        return lost if tokens[lost[0]].lower in words("numbered_rules") else None
    return lost


def lacking(tokens: Sequence[Token], target: Tokens) -> Tokens | None:
    """What the target is imagined without: "§ 12" in "en lov uten § 12"."""
    first, last = target
    if tokens[first].lower not in words("articles"):
        return None
    at = next((i for i in range(first + 2, min(first + _NEAR, last)) if _without(tokens, i)), None)
    if at is None or any(map(is_proposal, tokens[first:at])):
        return None
    return _part(tokens, at + 1, last)


_NEAR = 5
"""Tokens from the article to the "uten"."""


def without_in_front(tokens: Sequence[Token], verb: int) -> Tokens | None:
    """What stands between "uten", which opens the clause, and its finite verb, the token `verb`."""
    opens = (i for i in range(verb) if i == 0 or tokens[i - 1].pos in ("PUNCT", "CCONJ"))
    at = next((i for i in opens if _without(tokens, i)), None)
    return None if at is None else _part(tokens, at + 1, verb - 1)


def _behind(tokens: Sequence[Token], judged_last: int, clause: Clause) -> Tokens | None:
    """What stands behind "uten" after the judgement: "blir tannløs uten sanksjoner"."""
    at = judged_last + 1
    if at >= clause.last or not _without(tokens, at):
        return None
    return _part(tokens, at + 1, without_punctuation(tokens, at + 1, clause.last))


def _without(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i].lower in ("uten", "utan")


def _part(tokens: Sequence[Token], first: int, last: int) -> Tokens | None:
    """The tokens where they name a part of a rule and no kind of it: "§ 12", "en plikt"."""
    last = without_punctuation(tokens, first, last)
    named = tokens[first : last + 1]
    if not named or any(t.finite or t.pos == "PUNCT" for t in named):
        return None
    if named[0].lower in words("numbered_rules"):
        return first, last
    noun = next((t for t in named if t.pos in ("NOUN", "PROPN")), None)
    if noun is None or any(t.pos not in ("DET", "PRON") for t in tokens[first : noun.i]):
        return None  # "uten klare krav", "uten unødig tilsyn"
    known = any(stem.endswith(endings("rule_parts")) for stem in stems(noun.lower))
    return (first, last) if known else None
