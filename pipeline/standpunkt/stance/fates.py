"""Fates: what is to become of a matter, in a clause or infinitive that is judged or wanted.

"Å avvise forslaget", "at forslaget ikke vedtas": who finds that good is against the matter, and who
finds it bad is for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from standpunkt.language.reading import Reading, Token
from standpunkt.positions import Stance
from standpunkt.stance.phrases import Tokens, find_row, negator, without_punctuation
from standpunkt.stance.words import Row, endings, verb_forms, words

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
    return fate(reading, first, last) is Stance.OPPOSE


def fate(reading: Reading, first: int, last: int) -> Stance | None:
    """What the clause or infinitive that opens at `first` wants of the proposal; None for nothing.

    OPPOSE where it comes to nothing, SUPPORT where it is adopted: "å innføre ordningen".
    """
    tokens = reading.tokens
    if tokens[first].lower not in _OPENERS or first >= last:
        return None
    end = _before_clause(tokens, first + 1, last)
    if not words("until").isdisjoint(t.lower for t in tokens[first : end + 1]):
        return None
    matter = next((t.i for t in tokens[first + 1 : end + 1] if is_proposal(t)), None)
    for verb in tokens[first + 1 : end + 1]:
        if verb.pos not in ("VERB", "AUX") and "VerbForm=Part" not in verb.feats:
            continue
        sign = _sign(tokens, verb.i, end)
        if sign is None or not _is_done_to(tokens, verb.i, (first, end), matter, sign):
            continue
        if negator(tokens, first + 1, verb.i) is None:
            return sign
        return OF_END[sign]
    return None


_OPENERS = ("at", "om", "å", "dersom", "hvis", "viss", "hvorfor", "kvifor")


def _sign(tokens: Sequence[Token], verb: int, end: int) -> Stance | None:
    """Whether the verb ends or adopts what it is done to: "avvise", "gå imot", "legge bort"."""
    word = tokens[verb].lower
    onward = {t.lower for t in tokens[verb + 1 : min(verb + _NEAR, end) + 1]}
    if word in verb_forms("rejecting_verbs") | verb_forms("dropping_verbs"):
        return None if onward & words("forth") else Stance.OPPOSE
    if word in verb_forms("opposing_verbs"):
        return Stance.OPPOSE
    if word in verb_forms("laying_verbs"):
        return Stance.OPPOSE if onward & words("away") else None
    if word in verb_forms("voting_verbs") and onward & words("voted_down"):
        return Stance.OPPOSE
    if word in verb_forms("siding_verbs") and onward & words("voted_down") - {"ned"}:
        return Stance.OPPOSE
    if word in verb_forms("voting_verbs") | verb_forms("siding_verbs") and "ja" in onward:
        return Stance.SUPPORT
    if word in verb_forms("forcing_verbs") and onward & {"gjennom", "igjennom"}:
        return Stance.SUPPORT
    return Stance.SUPPORT if word in verb_forms("adopting_verbs") else None


def _is_done_to(
    tokens: Sequence[Token], verb: int, clause: Tokens, matter: int | None, sign: Stance
) -> bool:
    """Whether the verb is done to the proposal, the token `matter`, or to what stands for it."""
    first, end = clause
    if matter is None:
        known = sign is Stance.SUPPORT or tokens[verb].lower in verb_forms("dropping_verbs")
        return known and tokens[first].lower == "å" and _is_definite(tokens, verb, end)
    if matter < verb:
        return befalls(tokens, verb)  # not "at forslaget ikke innfører en klagerett"
    return matter - verb <= _NEAR


def long_due(tokens: Sequence[Token], target: Tokens, times: Mapping[str, tuple[Row, ...]]) -> bool:
    """Whether something is said not to be done yet that is high time: "det ikke er gjort før"."""
    first, last = target
    done = verb_forms("enacting_verbs") | verb_forms("doing_verbs")
    verb = next((i for i in range(first, last + 1) if tokens[i].lower in done), None)
    if verb is None or negator(tokens, first, verb) is None:
        return False
    return find_row(tokens, verb + 1, last, times) is not None


def keeps_all(tokens: Sequence[Token], target: Tokens) -> bool:
    """Whether the target is the alternative in which nothing is changed: "nullalternativet"."""
    near = tokens[target[0] : min(target[1], target[0] + _NEAR) + 1]
    return any(t.lower.startswith(endings("zero_options")) for t in near)


def is_in_force(tokens: Sequence[Token], target: Tokens) -> bool:
    """Whether the target is what there is already: "dagens ordning", "gjeldende regler"."""
    first = target[0]
    if first < target[1] and tokens[first].lower in ("de", "dei", "den", "det"):
        first += 1  # "den noverande ordninga"
    return tokens[first].lower in words("in_force") and target[1] > first


_NEAR = 3
"""Tokens from a verb to its object: "avvise hele forslaget"."""


def _before_clause(tokens: Sequence[Token], first: int, last: int) -> int:
    """The last token before another clause opens, or an infinitive: "at det er feil å avvise"."""
    weighed = tokens[first].lower == "det"
    opens = (
        i
        for i in range(first + 1, last + 1)
        if tokens[i].pos in ("PUNCT", "SCONJ") or (weighed and tokens[i].lower == "å")
    )
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
            tokens[first].pos in ("VERB", "ADV")
            or tokens[first].dep == "compound:prt"
            or tokens[first].lower in words("before_matter")  # "gå imot forslaget"
        ):
            first += 1
        return first, _before_particle(tokens, first, last)
    # the present passive reads like an infinitive: "forslaget ikke vedtas"
    said = range(first + 1, last + 1)
    verb = next((i for i in said if tokens[i].finite or _is_passive(tokens, i, i + 1)), None)
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
        return at, _before_particle(tokens, at, last)
    end = verb - 1
    while end > first and tokens[end].lower in words("negators"):
        end -= 1
    return first, without_punctuation(tokens, first, end)


def _before_particle(tokens: Sequence[Token], first: int, last: int) -> int:
    """The last token before the particle of the verb: "trekke forslaget tilbake"."""
    while last > first and tokens[last].lower in words("particles"):
        last -= 1
    return last


def _is_passive(tokens: Sequence[Token], verb: int, until: int) -> bool:
    """Whether one of the verbs from `verb` on is a passive: "trekkes", "blir trukket"."""
    verbs = [t for t in tokens[verb:until] if t.pos in ("VERB", "AUX")]
    return any(t.lower.endswith(("s", "st")) or t.lower in words("become") for t in verbs)
