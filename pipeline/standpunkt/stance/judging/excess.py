"""Too much or too little of anything: "for kort", "altfor vid", "i for liten grad"."""

from __future__ import annotations

from collections.abc import Sequence

from standpunkt.language.reading import Reading, Token
from standpunkt.stance.judging.reach import REACH
from standpunkt.stance.phrases import Tokens, find_row, negator
from standpunkt.stance.words import endings, phrases, verb_forms, words


def excess(reading: Reading, first: int, last: int) -> Tokens | None:
    """Where "for kort", "altfor vid", "vel langt" stands: too much of anything is a fault."""
    tokens = reading.tokens
    unmeasured = _out_of_measure(tokens, first, last)
    if unmeasured is not None:
        return unmeasured
    for i in range(first, last):
        if _is_politely_too(tokens, first, i):
            return i, i + 1
        if tokens[i].lower in words("seeming") and _ends_measured(tokens, i):
            return i, i + 1
        if not (_is_too(tokens, i) and _is_predicate_of_too(reading, first, i)):
            continue
        if negator(tokens, max(first, i - 2), i - 1) is None and not _too_early_to_say(tokens, i):
            return i, i + 1
    return None


def _too_early_to_say(tokens: Sequence[Token], i: int) -> bool:
    """Whether a judgement is only put off: "for tidlig å si om forslaget er godt"."""
    said = [t.lower for t in tokens[i + 1 : i + 4]]
    concluding = verb_forms("speaking_verbs") | verb_forms("concluding_verbs")
    return said[:2] in (["tidlig", "å"], ["tidleg", "å"]) and not concluding.isdisjoint(said)


def _out_of_measure(tokens: Sequence[Token], first: int, last: int) -> Tokens | None:
    """ "i for liten grad", "ikke i tilstrekkelig grad"."""
    found = find_row(tokens, first, last, phrases("out_of_measure"))
    if found is not None:
        return found if negator(tokens, max(first, found[0] - 3), found[0] - 1) is None else None
    found = find_row(tokens, first, last, phrases("in_measure"))
    if found is None:
        return None
    no = negator(tokens, max(first, found[0] - REACH), found[0] - 1)
    return None if no is None else (no, found[1])


def _is_politely_too(tokens: Sequence[Token], first: int, i: int) -> bool:
    """Whether "vel langt", "litt knapp" stands at token `i` as a predicate."""
    if tokens[i].lower not in words("politely") or tokens[i + 1].lower not in words("too_much_of"):
        return False
    if tokens[i].lower in ("noe", "noko") and tokens[i + 1].lower in ("stort", "lite"):
        return False  # "er noe stort"
    onward = tokens[i + 2 : i + 3]
    if onward and (
        onward[0].pos in ("NOUN", "ADJ", "VERB") or onward[0].lower in ("siden", "sidan")
    ):
        return False
    near = tokens[max(first, i - REACH) : i]
    copula = [
        t for t in near if t.lower in verb_forms("copula_verbs") or t.lower in ("går", "blir")
    ]
    return bool(copula) and "Tense=Past" not in copula[-1].feats


def _ends_measured(tokens: Sequence[Token], i: int) -> bool:
    """Whether the verb at `i` ends in a bare measure: "anslaget virker lavt"."""
    after = tokens[i + 1 : i + 3]
    ends = len(after) < 2 or after[1].pos in ("PUNCT", "SCONJ", "CCONJ")
    return bool(after) and after[0].lower in words("too_much_of") and ends


_ARTICLES = ("en", "ein", "et", "eit", "ei")


_MEASURES = ("lite", "mye", "mykje", "langt", "sent")


def _is_too(tokens: Sequence[Token], i: int) -> bool:
    """Whether "for" at token `i` means "too" and not "for"."""
    token = tokens[i]
    if token.lower not in ("for", "altfor") or token.pos in ("SCONJ", "CCONJ"):
        return False
    before = tokens[i - 1].lower if i else ""
    if token.lower == "for" and token.pos == "ADP" and before not in ("alt", "all", *_ARTICLES):
        # Tagged as a preposition: only a lone adjective after it tells otherwise.
        after = tokens[i + 1 : i + 3]
        alone = len(after) < 2 or after[1].pos in ("PUNCT", "SCONJ", "CCONJ", "PART")
        if not (alone and after and _says_how_much(after[0])):
            return False
    if any(t.lower in ("siden", "sidan") for t in tokens[i + 2 : i + 4]):
        return False  # "for lenge siden"
    if before in words("striving"):
        return False  # "har arbeidet for lenge", "har kjempet for"
    return not (before in ("i", "grunnlag", "behov", "fare") and i > 0)


def _says_how_much(token: Token) -> bool:
    """Whether the word is an adjective: by its tags, or because there can be too much of it."""
    tagged = token.pos == "ADJ" and "Degree=Pos" in token.feats
    return tagged or token.lower in words("too_much_of")


_SHORTEST_NOUN = 7


def never_too(word: str) -> bool:
    """Whether "for" before this word, in lower case, is never "too", whatever stands around it.

    >>> never_too("kommunene"), never_too("sene"), never_too("5")
    (True, False, True)
    """
    if not word[0].isalpha() or word in words("after_for"):
        return True
    return len(word) >= _SHORTEST_NOUN and word.endswith(endings("ends_after_for"))


def _is_predicate_of_too(reading: Reading, first: int, i: int) -> bool:
    """Whether what is too much is said of the subject, and is no attribute in passing."""
    tokens = reading.tokens
    word = tokens[i + 1]
    sure = tokens[i].lower == "altfor" or (i > 0 and tokens[i - 1].lower in ("alt", "all"))
    known = word.lower in words("too_much_of")
    if word.pos not in ("ADJ", "ADV") and not known and not (sure and word.pos == "NOUN"):
        return False
    if "Degree=Cmp" in word.feats or never_too(word.lower):
        return False
    if not (sure or known or word.pos == "ADJ" or word.lower in _MEASURES):
        return False
    near = tokens[max(first, i - 8) : i]
    verbs = [t for t in near if t.lower in verb_forms("copula_verbs") or t.finite]
    if not verbs:
        return False
    if tokens[i].pos == "ADP" and verbs[-1].lower not in verb_forms("copula_verbs"):
        return False  # "gjelder for statlige og private eiere"
    noun = tokens[i + 2] if i + 2 < len(tokens) else None
    if noun is None or noun.pos != "NOUN" or word.head != noun.i:
        return True
    # "er for kort tid", "har en for stor tro"
    predicate = any(tokens[c].dep == "cop" for c in reading.children[noun.i])
    return predicate or (i > 0 and tokens[i - 1].lower in _ARTICLES)
