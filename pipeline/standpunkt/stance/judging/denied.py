"""Whether a negator denies a judgement: before it, after it, in its subject or in front."""

from __future__ import annotations

from collections.abc import Sequence

from standpunkt.language.reading import Reading, Token
from standpunkt.stance.judging.reach import LONGEST_REACH, REACH, clause_end
from standpunkt.stance.matching import Match
from standpunkt.stance.phrases import (
    Tokens,
    at_row,
    final_negator,
    fronted_negator,
    negator,
    none_exceeds_us,
    only,
)
from standpunkt.stance.words import phrases, verb_forms, words


def is_denied(reading: Reading, match: Match, within: Tokens, verb: int | None) -> bool:
    """Whether the judgement that `match` passes is denied; `verb` is its finite verb.

    `within` is the first token whose words are the clause's, and the token where that opens.
    """
    tokens, (first, opens) = reading.tokens, within
    return (
        _denied_before(tokens, match, first, verb)
        or _denied_by_subject(tokens, match, opens, verb)
        or _denied_in_front(tokens, match, opens, verb)
        or _denied_after(reading, match, verb)
        or (
            not match.rule.polar
            and negator(tokens, match.first, match.last, match.places) is not None
        )
    )


def verb_of(reading: Reading, match: Match, opens: int) -> int | None:
    """The finite verb of a judgement: in its cue, else before it, else just after it."""
    tokens = reading.tokens
    own = [i for i in match.places if tokens[i].finite]
    before = [i for i in range(opens, match.first) if tokens[i].finite]
    after = [t.i for t in tokens[match.last + 1 : match.last + 3] if t.finite]
    return next(iter((*own, *before[-1:], *after)), None)


def _denied_before(tokens: Sequence[Token], match: Match, first: int, verb: int | None) -> bool:
    """ "er ikke god", "ikke er god", "kan ikke sies å være god"."""
    low = max(first, match.first - REACH)
    if verb is not None and first <= verb < match.first:
        low = min(low, max(first, verb - 2, match.first - LONGEST_REACH))
    for i in range(low, match.first):
        ruled = i + 1 in match.places and tokens[i + 1].lower in words("ruling_out")
        # "er ikke vanskelig å gjennomføre": what lifts the negator is the predicate itself
        no = negator(tokens, i, i) is not None or (ruled and tokens[i].lower in words("negators"))
        if i in match.places or not no:
            continue
        if _reaches(tokens, i, match.first):
            return True
    return False


def _reaches(tokens: Sequence[Token], no: int, match: int) -> bool:
    """Whether the negator at `no` belongs to the clause of the judgement that starts at `match`."""
    between = tokens[no + 1 : match]
    if any(t.lower in ("men", ";", ":") for t in between):
        return False
    if any(t.lower == "at" for t in between):
        return False
    if any(t.lower == "som" for t in between[:-1]):
        return False  # but "fremstår ikke som god"
    if (
        between
        and between[-1].lower == "som"
        and not any(t.lower in verb_forms("copula_verbs") for t in tokens[max(0, no - 3) : match])
    ):
        return False
    if sum(t.lower == "," for t in between) % 2:
        return False  # a pair of commas sets something in: "er ikke, slik vi ser det, god"
    verbs = [t.i for t in between if t.finite]
    # "å ikke høre kommunene er uheldig", but "forslaget ikke er godt"
    return not verbs or verbs[-1] - no <= _BEFORE_VERB


_BEFORE_VERB = 2
"""Tokens from a negator to the finite verb that it stands before in a subordinate clause."""


def _denied_by_subject(tokens: Sequence[Token], match: Match, opens: int, verb: int | None) -> bool:
    """ "Ingen av forslagene er gode", "Ingenting taler for"."""
    start = next((i for i in range(opens, match.first) if tokens[i].pos not in _OPENERS), None)
    if start is None or verb is None or not start < verb <= match.last:
        return False
    if tokens[start].lower not in words("negating_subjects") or start in match.places:
        return False
    if none_exceeds_us(tokens, start):
        return False
    if tokens[start].lower == "lite" and start + 1 != verb:
        return False  # "lite taler for", but "lite omtalte ordninger er"
    return not any("Degree=Cmp" in tokens[i].feats for i in match.places)


_OPENERS = ("PUNCT", "CCONJ")


def _denied_in_front(tokens: Sequence[Token], match: Match, opens: int, verb: int | None) -> bool:
    """ "Verken A eller B er godt nok", "Heller ikke X er god", "Ikke på noe punkt er X god"."""
    if verb is None or verb > match.last or match.rule.polar:
        return False
    first = opens
    while first and tokens[first - 1].lower in words("negators") | words("neither") | {"heller"}:
        first -= 1
    return fronted_negator(tokens, first, verb) is not None


def _denied_after(reading: Reading, match: Match, verb: int | None) -> bool:
    """ "svekker ikke", "skader på ingen måte", "Godt er forslaget ikke"."""
    tokens = reading.tokens
    end = clause_end(tokens, match.last)
    if verb is None or verb < match.first:
        return final_negator(tokens, match.last + 1, end) is not None
    subject = {
        i
        for c in reading.children[tokens[verb].head] + reading.children[verb]
        if tokens[c].dep.startswith("nsubj")
        for i in reading.subtree(c)
    }
    i = max(verb, match.last) + 1
    while i < min(len(tokens), match.last + LONGEST_REACH):
        if only(tokens, i):
            return False
        if tokens[i].lower in _NO_WAY[0] and _stands_no_way(tokens, i):
            return True
        if negator(tokens, i, i) is not None:
            return True
        skipped = at_row(tokens, i, phrases("discourse"))
        fills = tokens[i].pos in ("ADV", "PART", "PRON") or i in subject
        if not skipped and not fills:
            break
        i += skipped or 1
    return final_negator(tokens, max(verb, match.last) + 1, end) is not None


_NO_WAY = ("på",), ("ingen", "ingi")


def _stands_no_way(tokens: Sequence[Token], i: int) -> bool:
    """Whether "på ingen måte" stands at token `i`."""
    return i + 2 < len(tokens) and tokens[i + 1].lower in _NO_WAY[1]
