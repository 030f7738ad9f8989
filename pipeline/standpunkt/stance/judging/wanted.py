"""What a wish wants done: with a proposal as a whole, or with anything else."""

from __future__ import annotations

from collections.abc import Sequence

from standpunkt.language.reading import Reading, Token
from standpunkt.positions import Stance
from standpunkt.stance.fates import befalls, is_proposal
from standpunkt.stance.judging.subject import proposes
from standpunkt.stance.phrases import negator
from standpunkt.stance.words import verb_forms, words


def wanted(reading: Reading, first: int, last: int, wish: Stance = Stance.DEMAND) -> Stance:
    """The stance of a wish: oppose or support where it is for the end or adoption of a proposal.

    Of anything else only that it is not to be enacted, or is to be dropped, is opposition; not
    where that is only so until something is done.
    The object is looked for among the first words: "forslaget trekkes", "kapittel 3 tas ut".
    """
    tokens = reading.tokens
    said = _until_another(_without_relative([t.lower for t in tokens[first : last + 1]]))
    if "," in said and (said[0] in words("if_words") or (said[0] == "om" and said[1] != "at")):
        return wish  # "Om forslaget fremmes, må …": its fate is only a condition
    # "at et nytt forslag fremmes" is not about the one that is put to hearing
    other = not words("new_one").isdisjoint(said[:3]) and not {"den", "det", "dei", "de"} & {
        *said[:1]
    }
    about_proposal = (
        not other
        and len(said) <= _SHORT
        and any(
            any(noun in word for noun in words("proposal_nouns")) or word in _WHOLE
            # "departementet legger bort forslaget"
            for word in said[: 3 + proposes(said[0])]
        )
    )
    negative = negator(tokens, first, _before_reason(tokens, first, last)) is not None
    if not about_proposal:
        ending = verb_forms("enacting_verbs") if negative else verb_forms("dropping_verbs")
        short = len(said) <= _SHORT and words("until").isdisjoint(said)
        return Stance.OPPOSE if short and any(word in ending for word in said) else wish
    if _rejects(said):
        return Stance.SUPPORT if negative else Stance.OPPOSE
    adopting = verb_forms("adopting_verbs").intersection(said)
    adopted = (t for t in tokens[first : last + 1] if t.lower in adopting)
    own = next((t.i for t in tokens[first : first + 3] if is_proposal(t)), last)
    # "forslaget ikke innfører klagerett": what it does is not what is done to it
    if any(t.i < own or befalls(tokens, t.i) for t in adopted):
        return Stance.OPPOSE if negative else Stance.SUPPORT
    return wish


def _rejects(said: Sequence[str]) -> bool:
    """Whether the words want an end: "trekkes", "legges bort", but not "trekkes fram"."""
    for n, word in enumerate(said):
        after = said[n + 1 : n + 4]
        if word in verb_forms("rejecting_verbs") and words("forth").isdisjoint(after[:1]):
            return True
        if word in verb_forms("laying_verbs") and not words("away").isdisjoint(after):
            return True
    return False


def _until_another(said: list[str]) -> list[str]:
    """The words before a clause set after the verb: "må beregnes før grensen blir fastsatt"."""
    verb = next((n for n, word in enumerate(said) if word in words("modals")), len(said))
    after = range(verb + 2, len(said))
    return said[: next((n for n in after if said[n] in words("another_clause")), len(said))]


def _before_reason(tokens: Sequence[Token], first: int, last: int) -> int:
    """The last token before a reason is given: "§ 4 bør utgå, da den ikke tilfører noe"."""
    reasons = (i for i in range(first + 1, last) if tokens[i].lower in words("giving_reason"))
    return next((i - 1 for i in reasons if tokens[i - 1].lower == ","), last)


def _without_relative(said: list[str]) -> list[str]:
    """The words without a relative clause set in among the first: "forskriften, som …, bør"."""
    for n in range(1, min(_BEFORE_RELATIVE, len(said) - 2)):
        if said[n] == "," and said[n + 1] in ("som", "der", "hvor", "kor"):
            closed = next((k for k in range(n + 2, len(said)) if said[k] == ","), None)
            return said if closed is None else said[:n] + said[closed + 1 :]
    return said


_BEFORE_RELATIVE = 6
"""Tokens of a subject, within which a relative clause of it opens."""


_SHORT = 14
"""Tokens; a longer wish is about more than the fate of the proposal."""


_WHOLE = ("denne", "dette", "det", "kapittel", "§")
