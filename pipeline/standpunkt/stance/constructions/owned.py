"""What follows one's own noun: "støtten vår gjelder", "vårt krav er", "oppmodinga vår er klar:"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from standpunkt.language.definite import stems
from standpunkt.language.reading import Reading, Token
from standpunkt.stance.phrases import Tokens, without_punctuation
from standpunkt.stance.polarity import set_forms
from standpunkt.stance.words import words

COPULA = ("er", "var", "blir", "vert")
"""Between such a noun and what is told."""


def noun_at(tokens: Sequence[Token], i: int) -> str | None:
    """The noun of a view, feeling or wish at token `i`."""
    return view_noun(tokens[i].lower, tokens[i + 1].lower if i + 1 < len(tokens) else "")


def view_noun(word: str, after: str) -> str | None:
    """The noun of a view, feeling or wish that `word` is; definite before "vår": "synet vårt"."""
    if word in own_nouns():
        return word
    if after in words("first_possessive"):
        return next((noun for noun in stems(word) if noun in own_nouns()), None)
    return None


@cache
def own_nouns() -> frozenset[str]:
    """All nouns that are somebody's stand."""
    return words("frame_nouns") | words("request_nouns") | _felt()


@cache
def _felt() -> frozenset[str]:
    """Those that are a stand by themselves: "støtten", "skepsisen", "motstanden"."""
    return words("doubt_nouns") | words("approval_nouns") | words("refusal_nouns")


def told_by(reading: Reading, i: int, noun: str) -> Tokens | None:
    """The words that tell what the noun at token `i` is of; None where nothing tells.

    They are the clause after "vår oppfatning er at", the phrase after "vårt krav er", what stands
    behind "oppmodinga vår er klar:", or what "vår uro gjelder" and "vår motstand mot" are on.
    """
    tokens = reading.tokens
    last = without_punctuation(tokens, i, len(tokens) - 1)
    if noun in _felt():
        held = _concerned(tokens, i) or _held(tokens, i)
        if held is not None:
            return (held, last) if isinstance(held, int) else held
    at = _content_start(tokens, i, noun)
    return (at, last) if at is not None and at <= last else None


def _concerned(tokens: Sequence[Token], i: int) -> int | None:
    """Where the matter starts in "vår bekymring gjelder …", "vår uro knytter seg til …"."""
    for k in range(i + 1, min(i + 4, len(tokens) - 1)):
        if tokens[k].lower in words("revolving") | words("hinging"):
            at = k + 1
            while at < len(tokens) - 1 and _between(tokens[at]):
                at += 1
            return at + (tokens[at].pos == "ADP" and at < len(tokens) - 1)
    return None


def _between(token: Token) -> bool:
    """Whether the word stands between a verb and what it is on: "skyldes *først og fremst* at"."""
    aside = token.lower in words("negators") | words("focus") | {"seg", "først", "fremst", "og"}
    return aside or (token.pos == "ADV" and token.dep == "advmod")


def _held(tokens: Sequence[Token], i: int) -> Tokens | None:
    """What "vår motstand mot gebyret er uendret" is on: the noun opens the sentence."""
    near = range(i + 1, min(i + _WHOSE, len(tokens)))
    at = next((k for k in near if tokens[k].lower in words("held_to")), None)
    if at is None or i > _OPENING or any(t.finite for t in tokens[i:at]):
        return None
    verb = next((k for k in range(at + 1, len(tokens)) if tokens[k].finite), None)
    if verb is None or verb == at + 1 or verb + 1 >= len(tokens):
        return None
    firm = any(t.lower in words("firm") for t in tokens[verb + 1 : verb + 4])
    denied = any(t.lower in words("negators") for t in tokens[verb + 1 : verb + 4])
    return (at + 1, verb - 1) if firm and not denied else None


_WHOSE = 5
"""Tokens from a noun past whose it is: "blant våre medlemmer"."""
_OPENING = 3
"""Tokens of a sentence before the noun of its subject: "vår klare"."""


def _content_start(tokens: Sequence[Token], i: int, noun: str) -> int | None:
    """Where the content starts behind "vår oppfatning er at", "vårt krav er", "rådet vårt er:"."""
    near = range(i + 1, min(i + _NEAR, len(tokens)))
    being = next((k for k in near if tokens[k].lower in COPULA), None)
    wishes = noun in words("request_nouns") | words("doubt_nouns")
    opener = ("at", "å") if wishes else ("at",)
    at = next((k for k in near if tokens[k].lower in opener), None)
    before = any(t.lower in COPULA for t in tokens[max(0, i - 6) : i])
    if at is not None and (before or (being is not None and being < at)):
        return at + 1
    asks = noun in words("request_nouns") - words("own_council")
    told = being or (had(tokens, i) if asks else None)
    if told is None or tokens[told].lower == "var":
        return None
    colon = next((k for k in near if k > told and tokens[k].lower == ":"), None)
    if being is None and any(t.lower in words("among_ours") for t in tokens[i + 1 : colon]):
        return None  # "har ei oppmoding frå staten:"
    if colon is not None or being is None:
        return None if colon is None else colon + 1
    return _named(tokens, being + 1) if noun in words("request_nouns") else None


_NEAR = 8
"""Tokens from a noun to what opens its content."""


def had(tokens: Sequence[Token], i: int) -> int | None:
    """The "har" of "vi har to ønsker", the noun at token `i`."""
    at = i - 1
    while at > 0 and tokens[at].pos in ("ADJ", "DET", "NUM", "ADV"):
        at -= 1
    return at if at >= 0 and tokens[at].lower == "har" else None


def _named(tokens: Sequence[Token], at: int) -> int | None:
    """Where the thing asked for starts: "vårt krav er (derfor) *full kompensasjon*"."""
    while at < len(tokens) and tokens[at].pos == "ADV":
        at += 1
    for k in range(at, min(at + _NEAR, len(tokens))):
        if tokens[k].lower in set_forms("GOOD") | set_forms("BAD") | set_forms("TREATED"):
            return None  # "vårt forslag er godt begrunnet"
        if tokens[k].pos in ("NOUN", "PROPN"):
            return at
        if tokens[k].pos not in ("DET", "ADJ", "NUM", "ADV"):
            return None
    return None
