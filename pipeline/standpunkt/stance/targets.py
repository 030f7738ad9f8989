"""Targets and conditions: what the stand is on, and what limits it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from standpunkt.language.reading import Reading, Token
from standpunkt.stance.clauses import Clause
from standpunkt.stance.phrases import (
    CONDITIONS, DISCOURSE, INTENSIFIERS, LIMITERS, NEGATORS, at_row, opens_condition, rows)  # fmt: skip

Tokens = tuple[int, int]
"""First and last token, both inclusive."""

_ADVERBS = frozenset(
    """derfor difor imidlertid likevel også òg dessuten videre vidare samtidig samstundes ellers elles
    derimot nå no her da altså nok vel jo heller fortsatt framleis fremdeles først fyrst i særleg særlig
    spesielt primært generelt prinsipielt sterkt fullt helt heilt ut svært meget dermed således dette
    forøvrig øvrig på det sterkeste helhjertet heilhjarta klart bestemt alltid gjerne bare berre tvert
    gjennomgående grunnleggende absolutt naturligvis selvsagt""".split()
)
_PREPOSITIONS = frozenset("til for om i på av med mot over ved frå fra bak under hos rundt rundt".split())
_ADVERBIAL_OPENERS = frozenset(
    """derfor difor i etter når da dersom hvis slik som for på samtidig likevel her der videre dessuten
    også òg imidlertid generelt nå no samstundes elles ellers med uten utan under ved av så spesielt
    særlig særleg til om utover ut prinsipielt tidligere endelig dermed ifølge subsidiært alternativt
    primært sekundært når skulle siden sidan fra frå deretter""".split()
)


@dataclass(frozen=True, slots=True)
class Reach:
    """Target and condition as token spans; `fronted` tells that the target stood first."""

    target: Tokens | None
    condition: Tokens | None = None
    fronted: bool = False
    start: int = 0
    """Where the complement starts: the negation is looked for before it."""


def reach(
    reading: Reading,
    clause: Clause,
    cue_first: int,
    cue_last: int,
    holder: Tokens | None,
    gap: Tokens | None = None,
) -> Reach:
    """What a cue with its holder as subject is about."""
    tokens = reading.tokens
    start = cue_last + 1
    if tokens[cue_last].lower != "at":
        start = _skip(tokens, start, clause.last, holder)
    condition = None
    if gap is not None:
        target = _cleaned(tokens, *gap, holder=holder)
        rest = _split(tokens, start, clause.last)
        return Reach(target, rest[1] or _after(tokens, clause), start=start)
    complement, condition = _split(tokens, start, clause.last)
    target = _cleaned(tokens, *complement) if complement else None
    front = fronted(reading, clause, cue_first, holder)
    if target is not None and not (front and _only_adjunct(tokens, target, cue_last)):
        return Reach(target, condition or _after(tokens, clause), start=start)
    if front is not None:
        return Reach(front, condition or _after(tokens, clause), fronted=True, start=start)
    return Reach(target, condition or _after(tokens, clause), start=start)


def _skip(tokens: Sequence[Token], at: int, last: int, holder: Tokens | None) -> int:
    """Past an inverted subject, negators, adverbs and limiters after the cue."""
    while at <= last:
        if holder is not None and holder[0] <= at <= holder[1]:
            at = holder[1] + 1
            continue
        n = at_row(tokens, at, LIMITERS) or at_row(tokens, at, INTENSIFIERS) or at_row(tokens, at, DISCOURSE)
        token = tokens[at]
        if n:
            at += n
        elif token.lower in NEGATORS or (token.lower in _ADVERBS and token.pos != "PRON") and (
            token.pos in ("ADV", "PART", "ADJ")
        ):
            at += 1
        elif token.lower in ("vi", "jeg", "eg", "me") and token.pos == "PRON":
            at += 1
        elif token.pos == "PUNCT" and token.lower in (",", "–", "-", "—") and at < last:
            nearby = tokens[at + 1]
            if nearby.lower in ("at", "om", "å") or nearby.pos in ("ADV", "DET", "NOUN", "ADP"):
                at += 1
            else:
                break
        else:
            break
    return at


def _split(
    tokens: Sequence[Token], first: int, last: int
) -> tuple[Tokens | None, Tokens | None]:
    """Complement and condition in tokens `first` to `last`."""
    for i in range(first, last + 1):
        if opens_condition(tokens, i) and (i == first or tokens[i].lower not in ("om",)):
            end = i - 1
            while end >= first and tokens[end].pos == "PUNCT":
                end -= 1
            return ((first, end) if end >= first else None), (i, last)
        if i > first and (tokens[i].lower == "men" or _goes_on_aside(tokens, i)):
            end = i - 1
            while end >= first and tokens[end].pos == "PUNCT":
                end -= 1
            return ((first, end) if end >= first else None), None
    return ((first, last) if first <= last else None), None


_ASIDES = rows(
    """noe som, noko som, ettersom, fordi, siden, sidan, selv om, sjølv om, jamvel om, da, slik, ikke minst,
    ikkje minst, særlig fordi, særleg fordi, jf, jfr, jf., jfr., for eksempel, blant annet fordi, når det gjelder,
    når det gjeld"""
)


def _goes_on_aside(tokens: Sequence[Token], i: int) -> bool:
    """Whether a reason or comment starts here, after a comma: no part of the target."""
    return tokens[i - 1].lower in (",", "(", "–") and at_row(tokens, i, _ASIDES) > 0


def _after(tokens: Sequence[Token], clause: Clause) -> Tokens | None:
    """A condition that follows the clause after a comma."""
    i = clause.last + 1
    if i + 1 < len(tokens) and tokens[i].lower in (",", "–", "(") and at_row(tokens, i + 1, CONDITIONS):
        if opens_condition(tokens, i + 1):
            last = len(tokens) - 1
            while last > i and tokens[last].pos == "PUNCT":
                last -= 1
            return (i + 1, last)
    if i < len(tokens) and opens_condition(tokens, i):
        last = len(tokens) - 1
        while last > i and tokens[last].pos == "PUNCT":
            last -= 1
        return (i, last)
    return None


def _cleaned(
    tokens: Sequence[Token], first: int, last: int, holder: Tokens | None = None
) -> Tokens | None:
    """The span without punctuation at its ends, a leading preposition or the holder."""
    while first <= last:
        token = tokens[first]
        if holder is not None and holder[0] <= first <= holder[1]:
            first = holder[1] + 1
        elif token.pos == "PUNCT" and token.text not in "«\"“”(§":
            first += 1
        elif token.lower in _PREPOSITIONS and token.pos == "ADP" and first < last:
            first += 1
        elif token.lower in NEGATORS or (token.lower in _ADVERBS and token.pos == "ADV"):
            first += 1
        else:
            break
    while last >= first and (tokens[last].pos == "PUNCT" and tokens[last].text not in "»\"”)"):
        last -= 1
    return (first, last) if first <= last else None


def _only_adjunct(tokens: Sequence[Token], span: Tokens, cue_last: int) -> bool:
    """Whether the words after the cue are an adverbial, so that the target must stand first."""
    first, last = span
    token = tokens[first]
    before = tokens[first - 1].lower if first else ""
    if before in _PREPOSITIONS and first - 1 > cue_last and last - first <= 6:
        return True
    if before == "å" or token.lower == "å":
        # "har vi ingen problemer med å støtte": a verb that still wants its object
        return last - first <= 1 or tokens[last].pos == "ADP"
    if token.pos in ("ADV", "PART", "ADP", "SCONJ") and token.lower not in ("at", "om", "å"):
        return True
    return all(t.pos in ("ADV", "ADP", "PUNCT", "ADJ") for t in tokens[first : last + 1])


def fronted(
    reading: Reading, clause: Clause, cue_first: int, holder: Tokens | None
) -> Tokens | None:
    """The phrase before the finite verb, when it can be the target."""
    tokens = reading.tokens
    finite = clause.finite if clause.finite is not None else cue_first
    last = min(finite, cue_first) - 1
    first = clause.first
    while first <= last and tokens[first].pos in ("PUNCT", "CCONJ"):
        first += 1
    while last >= first and tokens[last].lower in (",",):
        last -= 1
    for n in range(first, min(first + 4, last + 1)):
        length = at_row(tokens, n, DISCOURSE) or at_row(tokens, n, LIMITERS)
        if n == first and length and n + length - 1 >= last:
            return None
    if first > last:
        return None
    if holder is not None and first <= holder[0] <= last:
        return None
    opener = tokens[first].lower
    if opener in _ADVERBIAL_OPENERS or tokens[first].pos in ("ADV", "SCONJ"):
        if opener == "om" or opener not in ("at", "å", "hva", "kva", "hvor", "der"):
            return _inside_adverbial(tokens, first, last) if opener in ("for", "til", "i", "om") else None
    return _cleaned(tokens, first, last)


def _inside_adverbial(tokens: Sequence[Token], first: int, last: int) -> Tokens | None:
    """The noun phrase in "For månedsabonnement (sier vi nei)"; None for plain adverbials."""
    if first < last and tokens[first + 1].pos in ("NOUN", "PROPN", "DET", "ADJ", "SYM", "NUM"):
        return first + 1, last
    return None
