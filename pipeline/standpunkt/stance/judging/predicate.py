"""Whether a judging word stands as the predicate of its clause, and not in passing."""

from __future__ import annotations

from collections.abc import Sequence

from standpunkt.language.reading import Reading, Token
from standpunkt.stance.judging.subject import proposal_like_word
from standpunkt.stance.matching import Match
from standpunkt.stance.phrases import negator
from standpunkt.stance.words import verb_forms, words


def predicate_fits(reading: Reading, match: Match) -> bool:
    """Whether a predicate match stands as a predicate and not as an attribute."""
    tokens = reading.tokens
    onward = next((t for t in tokens[match.last + 1 : match.last + 3] if t.lower != "nok"), None)
    adjective = tokens[match.last].pos in ("ADJ", "ADV")
    if (
        adjective
        and onward is not None
        and (
            (onward.pos == "NOUN" and onward.lower not in words("made"))
            or (match.rule.near_matter and _modified(onward))
        )
    ):
        # "ikke gode nok løsninger", "dramatisk annleis" (but "urimelig kort"), whatever the tree
        return False
    if tokens[match.last].lower == "slett" and negator(tokens, match.last + 1, match.last + 1):
        return False  # "er det slett ikke"
    if match.first == match.last and _only_adverb(reading, match.first):
        return False  # "glitrer så bra", "verst er det for dei små"
    if adjective and match.first == match.last and _found_as(tokens, match.first):
        return True  # "oppfatter et delt ansvar som uheldig", whatever the tree
    head = match.last if tokens[match.last].pos in ("ADJ", "NOUN", "VERB") else match.first
    for i in match.places:
        token = tokens[i]
        attribute = token.dep in ("amod", "nmod") and match.first == match.last
        # "oppfatningen om at kravene er urimelige": what has a copula is none, whatever the tree
        if attribute and not any(tokens[c].dep == "cop" for c in reading.children[i]):
            return False
        if token.dep == "amod" and token.head > match.last and not _made(tokens[token.head]):
            return False  # "ikke gode nok løsninger"
        if any(tokens[c].dep == "cop" for c in reading.children[i]):
            return True
    if tokens[match.first].pos == "ADV" and match.first == match.last:
        return False
    if _in_phrase(tokens, match):
        return False
    if _below_copula(tokens, head, match.first) or _found_as(tokens, match.first):
        return True
    if match.first <= 1 and _before_clause(tokens, match.last):
        return True
    near = _same_clause(tokens, match)
    copula = next((t.i for t in near[::-1] if t.lower in verb_forms("copula_verbs")), None)
    # "mener forslaget fjerner en god ordning": that is its object
    noun = tokens[match.last].pos == "NOUN"
    return copula is not None and not any(
        noun and t.finite and t.pos == "VERB" for t in tokens[copula + 1 : match.first]
    )


def _before_clause(tokens: Sequence[Token], last: int) -> bool:
    """Whether a clause follows: "Positivt at dere lytter!", "Synd det bare er tre av dem"."""
    after = tokens[last + 1 : last + 4]
    said = [t.lower for t in after]
    bare = said[:1] == ["det"] and any(t.finite for t in after[2:])
    return bare or said[:1] in (["at"], ["å"]) or said[:2] in _GOING_ON


def _below_copula(tokens: Sequence[Token], head: int, first: int) -> bool:
    """Whether it hangs on one: "fremstår som uklar", "finner det uheldig"."""
    at = head
    for _ in range(4):
        token = tokens[at]
        if token.lower in verb_forms("copula_verbs") and at < first:
            return True
        if token.head == at:
            break
        at = token.head
    return False


def seems(tokens: Sequence[Token], verb: int) -> bool:
    """Whether "synes" tells how a thing looks: "kravet synes strengt", "synes å være uklart"."""
    if tokens[verb].lower not in words("seeming_or_thinking"):
        return False
    at = verb + 1
    while at < len(tokens) and tokens[at].pos in ("ADV", "PART") and tokens[at].lower != "å":
        at += 1
    if at < len(tokens) and tokens[at].lower in ("å", "som"):
        return True
    start = at
    while at < len(tokens) and tokens[at].pos == "ADJ":
        at += 1
    return at > start and (at == len(tokens) or tokens[at].pos not in ("NOUN", "PROPN", "DET"))


def _found_as(tokens: Sequence[Token], first: int) -> bool:
    """Whether "som" ties it to a verb of finding: "anser ordningen med X som et framskritt"."""
    as_ = next((i for i in range(first - 1, 1, -1) if tokens[i].pos not in ("ADV", "ADJ")), 0)
    if as_ < 2 or tokens[as_].lower != "som":
        return False
    verb = next((t for t in reversed(tokens[:as_]) if t.pos in ("VERB", "AUX")), None)
    finds = words("finding") | verb_forms("finding_lemmas")
    return verb is not None and verb.lower in finds


_GOING_ON = (["er", "det"], ["blir", "det"], ["er", "at"])
"""After a predicate that opens the line: "Positivt er det at"."""


def _same_clause(tokens: Sequence[Token], match: Match) -> Sequence[Token]:
    """The words just before a predicate among which its copula can stand."""
    before = tokens[max(0, match.first - 6) : match.first]
    if tokens[match.last].pos != "NOUN":
        return before
    opener = max((t.i for t in before if t.lower in words("gap_blocks")), default=-1)
    return [t for t in before if t.i > opener]  # "er avgjørende at strenge krav …"


def _in_phrase(tokens: Sequence[Token], match: Match) -> bool:
    """Whether a preposition governs a noun phrase: "er opptatt av en god løsning"."""
    if tokens[match.last].pos != "NOUN":
        return False
    at = match.first - 1
    while at > 0 and (
        tokens[at].pos in ("ADJ", "ADV", "CCONJ", "DET", "NUM") or tokens[at].lower == "dagens"
    ):
        at -= 1
    held = any(t.lower in words("holding") for t in tokens[max(0, at - 8) : at])
    allowed = ("for", "som") if held else ("som",)  # "held det for ei god løysing"
    return at >= 0 and tokens[at].pos == "ADP" and tokens[at].lower not in allowed


def names_kind(reading: Reading, noun: int) -> bool:
    """Whether a predicate says what kind of thing its subject is: "dette er en ordning som …"."""
    tokens = reading.tokens
    below = [tokens[c] for c in reading.children[noun]]
    subject = next((t for t in below if t.dep == "nsubj"), None)
    if subject is None or not any(t.dep == "cop" and t.finite for t in below):
        return False
    indefinite = any(t.lower in words("articles") | words("some") for t in (*below, tokens[noun]))
    if not indefinite and "Number=Plur" not in tokens[noun].feats:
        return False
    thing = subject.pos == "NOUN" or subject.lower in words("judged_pronouns")
    return thing and (
        proposal_like_word(tokens[noun].lower) or tokens[noun].lower in words("kinds")
    )


def _only_adverb(reading: Reading, i: int) -> bool:
    """Whether an adjective tells how something is done, or who comes first or last."""
    token, head = reading.tokens[i], reading.tokens[reading.tokens[i].head]
    if "Degree=Sup" in token.feats:
        return True
    before = next(
        (t for t in reading.tokens[:i][::-1] if t.pos != "ADV" and t.lower != "som"), token
    )
    after = reading.tokens[i + 1 : i + 2]
    ends = not after or after[0].pos in ("CCONJ", "PUNCT", "SCONJ")
    if ends and before.lower in verb_forms("copula_verbs"):
        return False  # "er oversiktlig og lett å lese", whatever the tree
    done = head.pos == "VERB" and "VerbForm=Part" not in head.feats
    return token.dep == "advmod" and done and head.lower not in verb_forms("copula_verbs")


def _made(word: Token) -> bool:
    """Whether the word is a participle of making, which trees take for a noun now and then."""
    return word.lower in words("made")


def _modified(onward: Token) -> bool:
    """Whether the word after an adjective is what it says the degree or manner of."""
    if onward.lower in words("made"):
        return False  # "hensiktsmessig utformet" judges what is made
    return onward.pos == "ADJ" and "VerbForm=Part" not in onward.feats and onward.dep != "conj"
