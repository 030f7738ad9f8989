"""Fates: what is to become of a matter, in a clause or infinitive that is judged or wanted.

"Å avvise forslaget", "at forslaget ikke vedtas": who finds that good is against the matter, and who
finds it bad is for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from standpunkt.language.reading import Reading, Token
from standpunkt.positions import Stance
from standpunkt.stance.phrases import Tokens, negator, without_punctuation
from standpunkt.stance.words import endings, verb_forms, words

OF_END: Final[Mapping[Stance, Stance]] = {
    Stance.SUPPORT: Stance.OPPOSE,
    Stance.OPPOSE: Stance.SUPPORT,
    Stance.SKEPTICAL: Stance.SUPPORT,
}
"""What a judgement of an end comes to for the matter: "det er feil å avvise forslaget"."""


def is_proposal(token: Token) -> bool:
    """Whether the word is one for the proposal itself, and not for the rules in force."""
    return token.lower.startswith(_PROPOSALS) or token.lower.endswith(_PROPOSED)


_PROPOSALS = ("forslag", "framlegg", "fremlegg", "utkast", "høringsforslag", "lovforslag")
_PROPOSED = ("forslaget", "forslagene", "framlegget", "framlegga")


def is_end(reading: Reading, first: int, last: int) -> bool:
    """Whether the tokens from "at", "om" or "å" on tell that the proposal comes to nothing.

    It is rejected, or not adopted: "å skrinlegge planen", "at forslaget ikke vedtas". Of anything
    else than the proposal, its own end is what is judged: "å fjerne klageretten".
    """
    tokens = reading.tokens
    if tokens[first].lower not in ("at", "om", "å", "dersom", "hvis", "viss") or first >= last:
        return False
    end = _before_clause(tokens, first + 1, last)
    if not words("until").isdisjoint(t.lower for t in tokens[first : end + 1]):
        return False
    verbs = [
        t
        for t in tokens[first + 1 : end + 1]
        if t.pos in ("VERB", "AUX") or "VerbForm=Part" in t.feats
    ]
    matter = next((t.i for t in tokens[first + 1 : end + 1] if is_proposal(t)), None)
    dropping, rejecting = verb_forms("dropping_verbs"), verb_forms("rejecting_verbs")
    adopting = verb_forms("adopting_verbs")
    for verb in verbs:
        denied = negator(tokens, first + 1, verb.i) is not None
        if matter is None:
            done = tokens[first].lower == "å" and _is_definite(tokens, verb.i, end)
            known = verb.lower in dropping and not denied and done
        elif matter < verb.i and not befalls(tokens, verb.i):
            known = False  # "at forslaget ikke innfører en klagerett"
        else:
            near = matter - verb.i <= _NEAR if matter > verb.i else True
            known = near and (
                (verb.lower in rejecting and not denied) or (verb.lower in adopting and denied)
            )
        if known:
            return True
    return False


def keeps_all(tokens: Sequence[Token], target: Tokens) -> bool:
    """Whether the target is the alternative in which nothing is changed: "nullalternativet"."""
    near = tokens[target[0] : min(target[1], target[0] + _NEAR) + 1]
    return any(t.lower.startswith(endings("zero_options")) for t in near)


def is_in_force(tokens: Sequence[Token], target: Tokens) -> bool:
    """Whether the target is what there is already: "dagens ordning", "gjeldende regler"."""
    return tokens[target[0]].lower in words("in_force") and target[1] > target[0]


_NEAR = 3
"""Tokens from a verb to its object: "avvise hele forslaget"."""


def _before_clause(tokens: Sequence[Token], first: int, last: int) -> int:
    """The last token before another clause opens."""
    opens = (i for i in range(first + 1, last + 1) if tokens[i].pos in ("PUNCT", "SCONJ"))
    return next(opens, last + 1) - 1


def _is_definite(tokens: Sequence[Token], verb: int, end: int) -> bool:
    """Whether the object of the verb is a known one: "skrote planen", not "skrote biler"."""
    near = tokens[verb + 1 : min(verb + _NEAR, end) + 1]
    return any("Definite=Def" in t.feats or t.lower in ("dette", "denne") for t in near)


def befalls(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the verb is a passive: "vedtas", "blir vedtatt", "skal bli trekt"."""
    word = tokens[verb].lower
    if word.endswith(("s", "st")) or "Voice=Pass" in tokens[verb].feats:
        return True
    if not word.endswith(("t", "d", "a", "tt", "dd", "e", "de", "te", "en")):
        return False
    before = {t.lower for t in tokens[max(0, verb - 5) : verb]}
    return not before.isdisjoint(words("become") | {"bli", "verte", "er", "var"})


def fate_of(reading: Reading, target: Tokens) -> Tokens:
    """What is to be rejected or adopted: the object of the verb, or the subject of its passive."""
    tokens = reading.tokens
    first, last = target
    if "VerbForm=Inf" in tokens[first].feats:
        while first < last and (
            tokens[first].pos in ("VERB", "ADV") or tokens[first].dep == "compound:prt"
        ):
            first += 1
        while last > first and tokens[last].lower in words("particles"):
            last -= 1  # "trekke forslaget tilbake"
        return first, last
    verb = next((i for i in range(first + 1, last + 1) if tokens[i].finite), None)
    if verb is None:
        return target
    done = next((i for i in range(verb, last + 1) if tokens[i].dep == "obj"), None)
    if done is None and not any(is_proposal(t) for t in tokens[first:verb]):
        named = next((i for i in range(verb, last + 1) if is_proposal(tokens[i])), None)
        if named is not None:  # "at departementet ikke går videre med forslaget"
            return named, last
    if done is not None and not _is_passive(tokens, verb, done):
        at = verb + 1
        while at < done and tokens[at].pos in ("ADV", "VERB", "AUX", "PART"):
            at += 1  # "vil droppe påbudet"
        return at, last
    end = verb - 1
    while end > first and tokens[end].lower in words("negators"):
        end -= 1
    return first, without_punctuation(tokens, first, end)


def _is_passive(tokens: Sequence[Token], verb: int, until: int) -> bool:
    """Whether one of the verbs from `verb` on is a passive: "trekkes", "blir trukket"."""
    verbs = [t for t in tokens[verb:until] if t.pos in ("VERB", "AUX")]
    return any(t.lower.endswith(("s", "st")) or t.lower in words("become") for t in verbs)
