"""Two targets of one cue set against each other, each with a sign of its own.

"støtter § 3, men ikke § 4", "er for kvoter og mot avgifter", "kapittel 2 støtter vi, 3 ikke".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from standpunkt.language.definite import looks_definite
from standpunkt.language.reading import Reading, Token
from standpunkt.positions import Stance
from standpunkt.stance.candidate import Candidate
from standpunkt.stance.construction import Construction
from standpunkt.stance.opposites import opposite
from standpunkt.stance.phrases import gapped_denial, only, without_punctuation
from standpunkt.stance.words import words


def denied_second(reading: Reading, won: Candidate) -> tuple[Candidate, Candidate] | None:
    """ "støtter at A, men ikke at B": the first target, and the second with the opposite stance.

    "støtter ikke A, men B" is the same the other way round. After a denial, or after "heller", the
    second has the same stance: "kan ikke se at A, heller ikke at B".
    """
    if won.construction is not Construction.ACT or won.target is None:
        return None
    tokens = reading.tokens
    opens = won.target[0] if won.target[0] > won.cue[1] else won.cue[1]
    for i in range(opens + 1, len(tokens) - 1):
        denies = tokens[i].lower in ("ikke", "ikkje") and not only(tokens, i)
        if not denies and not (won.denied and tokens[i].lower == "men"):
            continue
        begin = _begins_second(tokens, i + 1, won)
        if begin is None:
            continue
        end = i - denies
        while end > opens and tokens[end].lower in words("contrasting"):
            end -= 1
        if denies and end == i - 1:
            continue  # "er enig i at planen ikke at den nye": nothing sets the two apart
        also = any(t.lower == "heller" for t in tokens[end:i])
        last = end_of(tokens, begin)
        stance = won.stance
        if not also and (not won.denied or not denies):
            stance = other_stance(won)
        if won.target[0] < opens:
            first = replace(won, evidence=(won.evidence[0], max(won.cue[1], won.target[1])))
        else:
            first = replace(won, target=(won.target[0], end), evidence=(won.evidence[0], end))
        if won.condition is not None and won.condition[1] >= i:
            # what follows "men" is a position of its own here
            plain = Stance.SUPPORT if won.contrasted else won.stance
            first = replace(first, stance=plain, condition=None)
            stance = plain if stance is Stance.CONDITIONAL_SUPPORT else stance
        second = replace(
            won,
            stance=stance,
            cue=(i, i),
            target=(begin, last),
            evidence=(i, last),
            condition=None,
            why=(*won.why, "denied of a second target" if denies else "said of a second target"),
        )
        return first, second
    return None


def other_side(reading: Reading, won: Candidate) -> tuple[Candidate, Candidate] | None:
    """The half that says no more than its side: "er for kvoter og mot avgifter"."""
    tokens, side = reading.tokens, reading.tokens[won.cue[1]].lower
    if won.construction is not Construction.ACT or side not in _SIDES or won.cue[0] == won.cue[1]:
        return None
    for i in range(won.cue[1] + 2, len(tokens) - 1):
        other = tokens[i].lower in _SIDES[side] and tokens[i - 1].lower in ("og", "men", ",")
        if tokens[i].finite and not other:
            return None
        if not other or tokens[i + 1].pos in ("PUNCT", "VERB", "AUX") or won.target is None:
            continue
        if tokens[i + 1].pos in ("ADV", "PRON", "SCONJ"):
            return None  # "imot det, for der er det trangt": a reason
        end = end_before(reading, won.target[0], i - (tokens[i - 1].lower != ","))
        first = replace(won, target=(won.target[0], end), evidence=(won.evidence[0], end))
        last = end_of(tokens, i + 1)
        second = replace(
            won,
            stance=other_stance(replace(won, negated="")),
            cue=(i, i),
            target=(i + 1, last),
            evidence=(i, last),
            condition=None,
            why=(*won.why, "the other side of a second target"),
        )
        return first, second
    return None


_SIDES = {"for": ("mot", "imot"), "mot": ("for",), "imot": ("for",)}


def gapped_second(reading: Reading, won: Candidate) -> tuple[Candidate, Candidate] | None:
    """The second half that has no verb: "Kapittel 2 støtter vi, kapittel 3 ikke"."""
    takes = won.construction in (Construction.ACT, Construction.JUDGE) and won.stance.evaluative
    end = max(won.evidence[1], won.cue[1])
    found = gapped_denial(reading.tokens, end) if takes else None
    if found is None or won.target is None or won.denied:
        return None
    first, last, no = found
    between = reading.tokens[end + 1 : first]
    if any(t.pos not in ("PUNCT", "CCONJ", "SCONJ") for t in between):
        return None
    second = replace(
        won,
        stance=other_stance(won),
        cue=(no, no),
        target=(first, last),
        evidence=(first, no),
        condition=None,
        why=(*won.why, "denied of a second target"),
    )
    return won, second


def other_stance(won: Candidate) -> Stance:
    """The stance of a half that denies the first: what is doubted no more is only taken up."""
    negated = "" if won.denied else won.negated  # "går ikke inn for A, men for B" takes it back
    return opposite(won.stance, won.construction, negated) or Stance.POSITION


def _begins_second(tokens: Sequence[Token], i: int, won: Candidate) -> int | None:
    """Where the second target starts: after the cue's preposition, at "at", or as the first does.

    "støtter målet, men ikke virkemidlene", "§ 3, men ikke § 4", "første ledd, men ikke andre".
    """
    first = won.target[0] if won.target else i
    word = tokens[i].lower
    preposition = tokens[won.cue[1]]
    if preposition.pos == "ADP" and word == preposition.lower:
        at_any_price = ("enhver", "kvar", "einkvar")
        follows = [t.lower for t in tokens[i + 1 : i + 2] if t.lower not in at_any_price]
        return i + 1 if follows else None
    if word in ("at", "å"):
        return i if word == "at" or tokens[first].lower == word else None
    phrase, end = _phrase(tokens, i), end_of(tokens, i)
    if phrase is None or (end > i and any(t.finite for t in tokens[i : end + 1])):
        return None
    named = tokens[phrase].pos in ("PROPN", "SYM") or "Definite=Def" in tokens[phrase].feats
    # A lone noun is taken for a participle now and then: "men ikke gebyret"
    named = named or (i == end and looks_definite(word))
    same = word == tokens[first].lower
    alike = _is_reference(tokens[i]) and _is_reference(tokens[first])
    return i if named or same or alike else None


def _phrase(tokens: Sequence[Token], i: int) -> int | None:
    """The noun of the phrase that opens at `i`, or its last word where it names none."""
    if tokens[i].lower in words("universal") | words("undivided"):
        return None  # "støtter forslagene, men ikke alle" limits the support of the same ones
    at = i
    while at + 1 < len(tokens) and tokens[at].pos in ("DET", "ADJ", "NUM"):
        if tokens[at + 1].pos == "PUNCT":
            break
        at += 1
    lone = tokens[at].pos == "VERB" and at == end_of(tokens, at)
    return at if tokens[at].pos in (*_NAMING, "DET", "ADJ", "NUM") or lone else None


_NAMING = ("NOUN", "PROPN", "SYM", "X")


def _is_reference(token: Token) -> bool:
    """Whether the word points at one of several: "første", "andre", "§", "2"."""
    sign = token.pos in ("NUM", "SYM") or token.text[0] in "§0123456789"
    return sign or token.lower in words("ordinals")


def end_of(tokens: Sequence[Token], start: int) -> int:
    """The last word of what starts there, up to a "men" or a semicolon."""
    stop = next(
        (k for k in range(start, len(tokens)) if tokens[k].lower in ("men", ";")), len(tokens)
    )
    return without_punctuation(tokens, start, stop - 1)


def end_before(reading: Reading, first: int, i: int) -> int:
    """The last word of what starts at `first` and ends before token `i`."""
    return without_punctuation(reading.tokens, first, i - 1)
