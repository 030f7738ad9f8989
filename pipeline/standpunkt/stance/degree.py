"""Degree: negation, limiters, conditions and strength around a cue."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from standpunkt.language.reading import Reading, Token
from standpunkt.positions import Stance, Strength
from standpunkt.stance.candidate import Reason
from standpunkt.stance.clauses import Clause
from standpunkt.stance.construction import Construction
from standpunkt.stance.matching import Match
from standpunkt.stance.opposites import opposite_of
from standpunkt.stance.phrases import (
    Tokens,
    at_row,
    final_negator,
    find_row,
    fronted_negator,
    negator,
)
from standpunkt.stance.revoking import so_now, taken_back
from standpunkt.stance.rules import Rule
from standpunkt.stance.targets import Reach
from standpunkt.stance.words import phrases, verb_forms, words


@dataclass(frozen=True, slots=True)
class Degree:
    """The stance once negation, limiters and conditions are read; None for none left."""

    stance: Stance | None
    strength: Strength
    condition: Tokens | None
    why: tuple[str, ...]
    denied: bool = False
    """Whether a negator turned it, which is the first of `why` then."""

    @property
    def plain(self) -> bool:
        """Whether nothing but a negator had to be read."""
        return len(self.why) == self.denied


def degree(reading: Reading, match: Match, clause: Clause, found: Reach) -> Degree:
    """The degree of a cue with its clause and reach."""
    tokens, rule = reading.tokens, match.rule
    low = match.first if clause.finite is None else min(clause.finite, match.first)
    past = found.target is not None and not found.fronted and found.target[0] > clause.last
    high = max(match.last, found.start - 1 if past else min(found.start - 1, clause.last))
    stance: Stance | None = rule.stance
    why: list[str] = []
    no = _negation(reading, match, clause, found, low, high)
    if no is not None:
        stance = _negated(tokens, rule, no, found)
        why.append(f"negated by {tokens[no].text!r}")
        if so_now(tokens, match.last):
            return Degree(rule.stance, Strength.PLAIN, None, (Reason.TAKEN_BACK,))
    elif rule.polar and so_now(tokens, match.last):
        return Degree(opposite_of(rule), Strength.PLAIN, None, (Reason.TAKEN_BACK,))
    elif rule.stance is Stance.SUPPORT and _wished_for(tokens, match, clause):
        stance = opposite_of(rule)
        why.append("wished for, and not done")
    elif taken_back(tokens, match.last, clause.subject) and rule.construction is Construction.ACT:
        why.append(Reason.TAKEN_BACK)
        return Degree(opposite_of(rule), Strength.PLAIN, None, tuple(why))
    scant = _scant(tokens, match, clause, low) is not None
    less = _less(reading, match, stance, scant=scant, denied=no is not None)
    if less is not stance:
        stance = less
        why.append("lessened")
    strength = _strength(tokens, max(clause.first, low - 3), high)
    limiter = _limiter(reading, match, clause, found, low, high)
    condition = found.condition or limiter
    if stance is Stance.SUPPORT and condition is not None:
        why.append(f"limited by {reading.words(*condition)!r}")
        strength = Strength.WEAK if found.condition is None else strength
        stance = Stance.CONDITIONAL_SUPPORT
    else:
        condition = found.condition
    return Degree(stance, strength, condition, tuple(why), no is not None)


def _strength(tokens: Sequence[Token], first: int, last: int) -> Strength:
    """How strongly it is put: "støtter fullt ut", "er noe skeptiske"."""
    if find_row(tokens, first, last, phrases("intensifiers")):
        return Strength.STRONG
    return Strength.WEAK if find_row(tokens, first, last, phrases("weakeners")) else Strength.PLAIN


def _negated(tokens: Sequence[Token], rule: Rule, no: int, found: Reach) -> Stance | None:
    """The stance of a cue that the negator `no` denies, all of it or a part."""
    follows = tokens[no + 1].lower if no + 1 < len(tokens) else ""
    half = follows in words("undivided")
    if found.target is not None and not found.fronted:
        half = half or tokens[found.target[0]].lower in words("universal")
    if half and rule.stance is Stance.SUPPORT:
        return Stance.SKEPTICAL
    if (half or follows in words("partly")) and rule.stance in (Stance.SKEPTICAL, Stance.OPPOSE):
        return Stance.SKEPTICAL  # "ikke udelt negative"
    return opposite_of(rule)


def _less(
    reading: Reading, match: Match, stance: Stance | None, *, scant: bool, denied: bool
) -> Stance | None:
    """What is left of a stance that is held to a small degree, if it is `scant` or lessened."""
    if stance is Stance.SUPPORT and (scant or _lessened(reading, match) or _scarce(reading, match)):
        return Stance.SKEPTICAL
    # A polar cue has its degree in itself: "det er lite poeng i".
    if stance is Stance.SKEPTICAL and not (denied or match.rule.polar) and _few(reading, match):
        return Stance.CONDITIONAL_SUPPORT  # "har få innvendinger"
    if scant and stance in (Stance.SKEPTICAL, Stance.OPPOSE):
        return Stance.POSITION
    if stance is Stance.SKEPTICAL and not denied and _lessened(reading, match, ("lite",)):
        return Stance.SUPPORT  # "lite bekymret for", but "mindre bekymret enn"
    return stance


def _few(reading: Reading, match: Match) -> bool:
    """Whether the cue is of few objections: "få" before their noun."""
    tokens = reading.tokens
    return any(
        i > 0 and tokens[i - 1].lower in words("few") and tokens[i].pos == "NOUN"
        for i in match.places
    )


def _scarce(reading: Reading, match: Match) -> bool:
    """Whether there is next to none of the good that the cue sees: "ser få fordeler med"."""
    tokens = reading.tokens
    nouns = [i for i in match.places if tokens[i].pos == "NOUN" and i > match.first]
    # not "få" as a verb: "kan vi ikke få fullrost"
    return any(tokens[i - 1].lower in words("few") and tokens[i - 1].pos == "ADJ" for i in nouns)


def _wished_for(tokens: Sequence[Token], match: Match, clause: Clause) -> bool:
    """Whether one would have liked to take the stand: "gjerne ville vi ha støttet forslaget"."""
    if clause.finite is None or tokens[clause.finite].lower not in ("ville", "skulle", "hadde"):
        return False
    said = [t.lower for t in tokens[clause.first : match.first]]
    hoped = not verb_forms("hoping_verbs").isdisjoint(said) and "å" in said
    if tokens[clause.finite].lower == "hadde":
        return hoped  # "hadde håpet å kunne støtte"
    done = "VerbForm=Part" in tokens[match.first].feats or "ha" in said
    return "gjerne" in said and done


_SCANT = 4
"""Tokens after a cue within which "i liten grad" is said of it."""


def _scant(tokens: Sequence[Token], match: Match, clause: Clause, low: int) -> Tokens | None:
    """Where it is said that little is left of the stand: "støtter forslaget i liten grad".

    Not what is said within a clause of its own: "støtter at det i liten grad åpnes for".
    """
    near = find_row(tokens, low, match.last + _SCANT, phrases("hardly_any"))
    if near is not None or match.rule.construction is Construction.SAY:
        return near
    found = find_row(tokens, clause.first, clause.last, phrases("hardly_any"))
    if found is None:
        return None
    between = tokens[found[1] + 1 : low] if found[0] < low else tokens[match.last + 1 : found[0]]
    inner = any(t.finite or t.lower in ("at", "som", "å") for t in between)
    return None if inner else found


def _lessened(reading: Reading, match: Match, less: Container[str] | None = None) -> bool:
    """Whether "mindre" or "lite", or one of `less`, stands before an adjective of the cue."""
    tokens = reading.tokens
    less = words("less") if less is None else less
    return any(
        i > 0
        and tokens[i - 1].lower in less
        and not (match.rule.stance is Stance.SKEPTICAL and i - 1 in match.places)
        and tokens[i].pos == "ADJ"
        and not (i > 1 and tokens[i - 2].lower in words("negators"))  # "ikke mindre enige"
        for i in match.places
    )


def _negation(
    reading: Reading, match: Match, clause: Clause, found: Reach, low: int, high: int
) -> int | None:
    """The token that negates the cue, between its finite verb and its target."""
    tokens = reading.tokens
    own = any(tokens[i].lower in words("negators") for i in match.places)
    if (match.rule.polar and own) or match.rule.construction is Construction.SAY:
        return None
    none = _of_nothing(tokens, match.first)
    if none is not None:
        # "Det er ikke noe vi kan støtte", "Det finst ikkje noko som vi ikkje kan slutte oss til"
        return None if negator(tokens, none + 1, match.last, match.places) is not None else none
    if tokens[match.last].lower == "at":
        high = min(high, match.last)  # "Svakheten ligger i at ingen får ansvaret"
    no = _by_verb(tokens, match, clause, low, high)
    if no is None and found.fronted and found.target is not None:
        # "Heller ikke dette kan vi støtte", "Det er ikke dette vi støtter"
        front = found.target
        no = negator(tokens, min(clause.first, front[0] - 1), front[0] - 1)
        if no is None:
            no = negator(tokens, front[1] + 1, low - 1)  # "Forslaget er ikke noe vi kan støtte"
    if no is None:
        no = _not_by_us(tokens, match.last)
    if no is None:
        no = _denied(tokens, clause)
    if no is None:
        ruled = _ruled_after(tokens, match, clause)
        return final_negator(tokens, found.start, clause.last) if ruled is None else ruled
    if found.target is not None and not found.fronted and found.target[0] <= no <= found.target[1]:
        return None
    return no


def _by_verb(
    tokens: Sequence[Token], match: Match, clause: Clause, low: int, high: int
) -> int | None:
    """The negator by the verb of the clause, or before it."""
    no = negator(tokens, max(clause.first, low - 2), high, match.places)
    if no is None and clause.finite is not None:
        no = fronted_negator(tokens, clause.first, clause.finite)
    if no is None:
        no = _never_if(tokens, match.first)
    if no is None and low > clause.first:
        # "Ikke engang vi støtter"
        no = negator(tokens, clause.first, min(clause.first + 1, low - 1), match.places)
        if no is not None and tokens[no + 1].lower not in words("not_even"):
            no = None
    if no is None and clause.subject is not None:
        # "Ingen av oss har noe imot"
        no = negator(tokens, clause.subject[0], clause.subject[0], match.places)
    return no


def _never_if(tokens: Sequence[Token], cue: int) -> int | None:
    """The negator of an oath: "Aldri i livet om vi går med på dette"."""
    om = next((i for i in range(cue - 1, 0, -1) if tokens[i].lower == "om"), None)
    if om is None or om + 1 >= cue or tokens[om + 1].lower not in words("first_nominative"):
        return None
    sworn = [t.lower for t in tokens[max(0, om - 3) : om]]
    return om if sworn in _OATHS or sworn[-1:] == ["pokker"] else None


_OATHS = (["aldri", "i", "livet"], ["ikke", "tale"], ["ikkje", "snakk"], ["ikke", "snakk"])


def _of_nothing(tokens: Sequence[Token], cue: int) -> int | None:
    """The negator of what a relative clause is on: "det er ikke noe i forslaget vi kan støtte"."""
    for i in range(cue - 1, max(-1, cue - _LONGEST_NOTHING), -1):
        if tokens[i].pos == "PUNCT" or tokens[i].lower in ("at", "om", "og", "eller"):
            return None
        if tokens[i].lower not in words("nothing"):
            continue
        there = {t.lower for t in tokens[max(0, i - 4) : i]}
        if there.isdisjoint(words("existing")) or "det" not in there:
            return None
        who = any(t.lower in words("first_nominative") for t in tokens[i + 1 : cue])
        if not who:
            return None
        if tokens[i].lower in words("negators") | {"lite"}:
            return i
        denies = (k for k in range(i - 1, max(-1, i - 3), -1))
        return next((k for k in denies if tokens[k].lower in words("negators")), None)
    return None


_LONGEST_NOTHING = 12
"""Tokens before a cue among which "ikke noe (i forslaget) som" stands."""


def _not_by_us(tokens: Sequence[Token], last: int) -> int | None:
    """The negator of an agent set against the others: "støttes av fylket, men ikke av oss"."""
    for i in range(last + 1, len(tokens) - 3):
        if tokens[i].lower == "men":
            agent = tokens[i + 2].lower == "av" and tokens[i + 3].lower in words("first_person")
            return i + 1 if agent and tokens[i + 1].lower in words("negators") else None
    return None


def _denied(tokens: Sequence[Token], clause: Clause) -> int | None:
    """The negation that a clause stands under: "det er ikke slik at vi støtter".

    Or what is thought or said: "vi mener ikke (at) vi kan støtte", "kan ikke si at vi støtter".
    """
    opens = tokens[clause.first].lower == "at"
    at = clause.first if opens or tokens[clause.first - 1].lower != "at" else clause.first - 1
    low = max(0, at - 3)
    before = [t.lower for t in tokens[low:at]]
    if at < 2 or not words("negators") & set(before):
        return None
    thinks = not verb_forms("thinking_verbs").isdisjoint(before) and before[-1] != ","
    if before[-1] in words("negators") and thinks:
        return negator(tokens, at - 1, at - 1)
    if tokens[at].lower != "at":
        return _not_among(tokens, clause)
    says = before[-1] in words("saying_so") and "kan" in {
        t.lower for t in tokens[max(0, at - 4) : at]
    }
    if says and before[-2] in words("negators"):
        return negator(tokens, at - 2, at - 2)
    return negator(tokens, low, at - 1) if words("true") & set(before) else None


def _not_among(tokens: Sequence[Token], clause: Clause) -> int | None:
    """The negation of those whom one is not among: "vi er ikke blant dem som støtter"."""
    som = next((i for i in range(clause.first, clause.head) if tokens[i].lower == "som"), None)
    if som is None or som < _LEAST_AMONG or tokens[som - 2].lower not in words("among"):
        return None
    return negator(tokens, som - _LEAST_AMONG, som - 3)


_LEAST_AMONG = 5
"""Tokens of "er ikke blant dem" and its subject."""


def _ruled_after(tokens: Sequence[Token], match: Match, clause: Clause) -> int | None:
    """The denial that follows a stand in front: "At vi skulle støtte dette, er utelukket"."""
    head = clause.head
    if head <= match.last and clause.relation.startswith("csubj") and clause.parent is not None:
        head = clause.parent
    if head <= match.last:
        return None
    no = next((t.i for t in tokens[max(0, head - 3) : head] if t.lower in words("negators")), None)
    word = tokens[head].lower
    if word in words("ruling_out"):
        return head if no is None else None
    return no if word in words("ruling_in") else None


def _limiter(
    reading: Reading, match: Match, clause: Clause, found: Reach, low: int, high: int
) -> Tokens | None:
    """The limiter in the adverb slot, before the clause's verb, or at an end of the target."""
    tokens = reading.tokens
    limiter = find_row(tokens, max(clause.first, low - 3), high, phrases("limiters"))
    if limiter is None and low == match.first:
        opening = min(high, clause.first + 6)
        limiter = find_row(tokens, clause.first, opening, phrases("limiters"))
    if limiter is not None or found.target is None:
        return limiter
    first, last = found.target
    n = at_row(tokens, first, phrases("quantified"))
    if n:
        return first, first + n - 1
    for start in range(max(first + 1, last - 4), last + 1):
        n = at_row(tokens, start, phrases("limiters"))
        if n and start + n - 1 == last:
            return start, last
    return None
