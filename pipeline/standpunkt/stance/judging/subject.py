"""Whether what is judged is, or can be, what is put to hearing."""

from __future__ import annotations

from collections.abc import Sequence

from standpunkt.language.reading import Reading, Token
from standpunkt.stance.clauses import content_head, heads_clause
from standpunkt.stance.compounds import has_element, is_form
from standpunkt.stance.matter import Matter
from standpunkt.stance.words import endings, words


def proposal_like(reading: Reading, first: int, last: int) -> bool:
    """Whether the subject among these tokens is, or can be, a thing put to hearing."""
    tokens = reading.tokens
    if first > last:
        return True
    if tokens[first].lower in ("at", "å", "om", "en", "ein", "et", "eit") or tokens[
        first
    ].lower in words("judged_pronouns"):
        return True
    return any(
        t.pos in ("NOUN", "PROPN", "SYM", "X", "ADJ", "VERB") and proposal_like_word(t.lower)
        for t in tokens[first : min(last, first + 6) + 1]
    )


def proposal_like_word(word: str) -> bool:
    """Whether a word is, begins with or ends in a noun for what is put to hearing."""
    return has_element(word, "hearing_nouns", "no_hearing_nouns")


def about_world(reading: Reading, first: int, last: int) -> bool:
    """Whether a judged noun phrase is a state of the world and no proposal."""
    tokens = reading.tokens
    if _is_clause(reading, first, last):
        return False
    if as_now(tokens, first, last):
        return True
    stop = next((i for i in range(first, last + 1) if tokens[i].pos == "ADP"), last + 1)
    head = tokens[first : min(stop, first + 3)]
    return any(
        t.lower.removeprefix(noun) in _ENDINGS
        for t in head
        for noun in endings("world_nouns")
        if t.lower.startswith(noun)
    ) or any(
        t.lower.endswith(noun + ending)
        for t in head
        for noun in endings("world_states")
        for ending in _ENDINGS
    )


def as_now(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a noun is said to be meant as it is now: "lova slik ho er i dag"."""
    as_ = next((i for i in range(first + 1, last) if tokens[i].lower in ("slik", "sånn")), None)
    if as_ is None:
        return False
    said = [t.lower for t in tokens[as_ + 1 : last + 1]]
    return any(w in ("er", "fungerer", "fungerar", "lyder", "lyd") for w in said[:4]) and (
        ["i", "dag"] in [said[n : n + 2] for n in range(len(said))] or said[-1:] in (["nå"], ["no"])
    )


_ENDINGS = ("", "a", "ane", "ar", "en", "ene", "ens", "er", "et", "ets", "n", "ne", "r", "s", "t")


def on_proposal(reading: Reading, first: int, last: int) -> bool:
    """Whether a judgement on these tokens is a stand on what is put to hearing.

    A clause, a pronoun, a date or number, a made-up case ("et påbud") and a noun of
    making or doing can be; any other noun only when it is one that hearings are about.
    """
    tokens = reading.tokens
    if _is_clause(reading, first, last) or proposal_like(reading, first, last):
        return True
    head = tokens[first : min(last, first + 3) + 1]
    if any(is_proposer(t.lower) for t in head):
        return True  # what the ministry does well or badly is the proposal
    if tokens[first].lower in words("addressed"):
        return True  # "dere tar feil"
    return any(t.pos in ("NUM", "SYM") or t.lower.endswith(_DEEDS) for t in head)


def proposes(name: str) -> bool:
    """Whether the name is of somebody who has put something to hearing.

    >>> proposes("Kulturdepartementet"), proposes("Fjordvik kommune")
    (True, False)
    """
    return any(map(is_proposer, name.lower().split()))


def is_proposer(word: str) -> bool:
    """Whether a word, in lower case, is of somebody who has put something to hearing.

    >>> is_proposer("klimautvalget"), is_proposer("utvalgte")
    (True, False)
    """
    return is_form(word, "proposers")


def on_matter(reading: Reading, first: int, last: int, matter: Matter) -> bool:
    """Whether these tokens are what is put to hearing, told by what stands around them too.

    Near words for the matter a definite noun may point back to it: "det strengeste taket".
    """
    if matter is Matter.LETTER or on_proposal(reading, first, last):
        return True
    head = reading.tokens[content_head(reading, first, last)]
    return matter is Matter.NEAR and head.pos == "NOUN" and "Definite=Def" in head.feats


_DEEDS = ("ing", "inga", "ingen", "else", "elsen", "sjon", "sjonen", "ingane", "ingene")


def _is_clause(reading: Reading, first: int, last: int) -> bool:
    if reading.tokens[first].lower in ("at", "å", "om"):
        return True
    return heads_clause(reading, content_head(reading, first, last))
