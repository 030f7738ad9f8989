"""Judgement: what a clause says of its subject, good or bad, wanted or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from standpunkt.language.reading import Reading, Token
from standpunkt.positions import Stance
from standpunkt.stance.clauses import finite_of, heads_clause
from standpunkt.stance.matching import Match
from standpunkt.stance.phrases import negator
from standpunkt.stance.words import endings, verb_forms, words


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a stretch of text says: the stance, the words that carry it, and the rule."""

    stance: Stance
    cue: tuple[int, int]
    rule: str
    modal: bool = False
    core: bool = True


def content_head(reading: Reading, first: int, last: int) -> int:
    """The token in the span whose head stands outside it, a clause head if there is one."""
    tokens = reading.tokens
    tops = [
        i
        for i in range(first, last + 1)
        if tokens[i].head == i or not first <= tokens[i].head <= last
    ]
    tops = [i for i in tops if tokens[i].pos not in ("PUNCT", "SCONJ", "CCONJ", "ADP", "PART")]
    clausal = [i for i in tops if heads_clause(reading, i)]
    if clausal:
        return clausal[0]
    finite = [i for i in range(first, last + 1) if tokens[i].finite]
    if finite and not clausal:
        verb = finite[0]
        return tokens[verb].head if tokens[verb].dep in ("aux", "cop", "aux:pass") else verb
    return tops[0] if tops else first


def predicate_fits(reading: Reading, match: Match) -> bool:
    """Whether a predicate match stands as a predicate and not as an attribute."""
    tokens = reading.tokens
    onward = next((t for t in tokens[match.last + 1 : match.last + 3] if t.lower != "nok"), None)
    adjective = tokens[match.last].pos in ("ADJ", "ADV")
    if (
        adjective
        and onward is not None
        and (onward.pos == "NOUN" or (match.rule.near_matter and _modified(onward)))
    ):
        # "ikke gode nok løsninger", "dramatisk annleis" (but "urimelig kort"), whatever the tree
        return False
    if match.first == match.last and _only_adverb(reading, match.first):
        return False  # "glitrer så bra", "verst er det for dei små"
    head = match.last if tokens[match.last].pos in ("ADJ", "NOUN", "VERB") else match.first
    for i in match.places:
        token = tokens[i]
        if token.dep in ("amod", "nmod") and match.first == match.last:
            return False
        if token.dep == "amod" and token.head > match.last:
            return False  # "ikke gode nok løsninger"
        if any(tokens[c].dep == "cop" for c in reading.children[i]):
            return True
    if tokens[match.first].pos == "ADV" and match.first == match.last:
        return False
    if _in_phrase(tokens, match):
        return False
    # "fremstår som uklar", "finner det uheldig", "virker lite gjennomtenkt"
    at = head
    for _ in range(4):
        token = tokens[at]
        if token.lower in verb_forms("copula_verbs") and at < match.first:
            return True
        if token.head == at:
            break
        at = token.head
    after = tokens[match.last + 1 : match.last + 3]
    said = [t.lower for t in after]
    if match.first <= 1 and (said[:1] in (["at"], ["å"]) or said in _GOING_ON):
        return True  # "Positivt at dere lytter!"
    return any(t.lower in verb_forms("copula_verbs") for t in _same_clause(tokens, match))


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
    while at > 0 and tokens[at].pos in ("ADJ", "ADV", "CCONJ", "DET", "NUM"):
        at -= 1
    held = any(t.lower in words("holding") for t in tokens[max(0, at - 8) : at])
    allowed = ("for", "som") if held else ("som",)  # "held det for ei god løysing"
    return at >= 0 and tokens[at].pos == "ADP" and tokens[at].lower not in allowed


def _only_adverb(reading: Reading, i: int) -> bool:
    """Whether an adjective tells how something is done, or who comes first or last."""
    token, head = reading.tokens[i], reading.tokens[reading.tokens[i].head]
    if "Degree=Sup" in token.feats:
        return True
    before = next((t for t in reading.tokens[:i][::-1] if t.pos != "ADV"), token)
    after = reading.tokens[i + 1 : i + 2]
    ends = not after or after[0].pos in ("CCONJ", "PUNCT", "SCONJ")
    if ends and before.lower in verb_forms("copula_verbs"):
        return False  # "er oversiktlig og lett å lese", whatever the tree
    done = head.pos == "VERB" and "VerbForm=Part" not in head.feats
    return token.dep == "advmod" and done and head.lower not in verb_forms("copula_verbs")


def _modified(onward: Token) -> bool:
    """Whether the word after an adjective is what it says the degree or manner of."""
    if onward.lower in words("made"):
        return False  # "hensiktsmessig utformet" judges what is made
    return onward.pos == "ADJ" and "VerbForm=Part" not in onward.feats and onward.dep != "conj"


def judge(reading: Reading, first: int, last: int, matches: Sequence[Match]) -> Judgement | None:
    """The judgement that tokens `first` to `last` pass, or None for a plain statement."""
    tokens = reading.tokens
    head = content_head(reading, first, last)
    finite = finite_of(reading, head)
    if finite is not None and not first <= finite <= last:
        finite = None
    if finite is None:
        finite = next((i for i in range(first, last + 1) if tokens[i].finite), None)
    inside = [m for m in matches if first <= m.first and m.last <= last]
    if finite is not None and tokens[finite].lower in words("modals"):
        begin = finite if tokens[first].lower in words("if_words") else first
        stance = wanted(reading, begin, last)
        return Judgement(stance, (finite, finite), "judge.modal", modal=True)
    best: Judgement | None = None
    for match in inside:
        if match.rule.construction.value != "judge":
            continue
        if not _main(reading, match, head, finite, first):
            continue
        stance = turned(reading, match, first)
        if only_possible(reading, stance, finite):
            continue
        if match.rule.tier.value == "implicit" and not proposal_like(
            reading, first, match.first - 1
        ):
            continue
        if stance is Stance.SUPPORT and counterfactual(reading, finite):
            stance = Stance.DEMAND
        found = Judgement(stance, (match.first, match.last), match.rule.id,
                          core=match.rule.tier.value == "core")  # fmt: skip
        # The longest predicate says most; the id makes the choice the same in any order.
        if best is None or _rank(found) < _rank(best):
            best = found
    if best is not None:
        return best
    return excess(reading, first, last)


def _rank(judgement: Judgement) -> tuple[int, str, tuple[int, int]]:
    return judgement.cue[0] - judgement.cue[1], judgement.rule, judgement.cue


def counterfactual(reading: Reading, finite: int | None) -> bool:
    """ "hadde vært bedre", "ville truffet bedre": praise of what is not proposed."""
    if finite is None:
        return False
    tokens = reading.tokens
    return tokens[finite].lower in ("hadde", "ville", "skulle") and any(
        t.lower in ("vært", "vore", "være", "vere", "gitt", "gjeve", "truffet")
        for t in tokens[finite + 1 : finite + 5]
    )


def told_as_past(reading: Reading, finite: int | None) -> bool:
    """Whether a full verb or copula tells of the past: a narrative judges no proposal."""
    if finite is None or "Tense=Past" not in reading.tokens[finite].feats:
        return False
    return reading.tokens[finite].lower not in words("past_modals")


def only_possible(reading: Reading, stance: Stance, finite: int | None) -> bool:
    """ "kan være et godt tiltak": no praise yet."""
    return (
        stance is Stance.SUPPORT
        and finite is not None
        and reading.tokens[finite].lower in ("kan", "kunne")
    )


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
        t.pos in ("NOUN", "PROPN", "SYM", "X", "ADJ", "VERB") and _names_proposal(t.lower)
        for t in tokens[first : min(last, first + 6) + 1]
    )


@lru_cache(maxsize=2**14)
def _names_proposal(word: str) -> bool:
    """Whether a word begins with or holds a noun for what is put to hearing."""
    nouns = endings("hearing_nouns")
    return word.startswith(nouns) or any(noun in word[3:] for noun in nouns)


def _main(reading: Reading, match: Match, head: int, finite: int | None, first: int) -> bool:
    """Whether the match is the predicate of the content's own clause, not of one inside it."""
    tokens = reading.tokens
    if match.predicate and not predicate_fits(reading, match):
        return False
    if head in range(match.first, match.last + 1) or finite in range(match.first, match.last + 1):
        return True
    if any(tokens[i].head == head for i in match.places):
        return not any(
            tokens[i].dep in ("advcl", "acl:relcl", "ccomp")
            for i in match.places
            if tokens[i].head == head
        )
    if match.first > first and tokens[match.first - 1].lower == "å":
        return False
    return finite is not None and 0 <= match.first - finite <= 4


def turned(reading: Reading, match: Match, first: int) -> Stance:
    """The stance of a judging match after negation."""
    tokens = reading.tokens
    low = max(first, match.first - 5)
    no = negator(tokens, low, match.first - 1, match.places)
    inner = None if match.rule.polar else negator(tokens, match.first, match.last, match.places)
    # "kan ikke sies å være", "er ikke i seg selv": the negator must belong to this clause
    negative = no is not None and not any(
        tokens[i].lower in (",", "som", "at") for i in range(no, match.first)
    )
    before = tokens[match.first - 1].lower if match.first > first else ""
    held = any(
        t.lower in words("holding") for t in tokens[max(first, match.first - 8) : match.first]
    )
    too = ("lite", "altfor") if held else ("lite", "for", "altfor")  # "held vi for rett"
    if before in too and match.rule.stance is Stance.SUPPORT:
        return Stance.SKEPTICAL
    if negative or inner is not None:
        if match.rule.negated:
            return Stance(match.rule.negated)
        return {Stance.SUPPORT: Stance.SKEPTICAL, Stance.SKEPTICAL: Stance.SUPPORT}[
            match.rule.stance
        ]
    return match.rule.stance


def excess(reading: Reading, first: int, last: int) -> Judgement | None:
    """ "for kort", "altfor vid": too much of anything is a fault."""
    tokens = reading.tokens
    for i in range(first, last):
        if not (_is_too(tokens, i) and _is_predicate_of_too(reading, first, i)):
            continue
        if negator(tokens, max(first, i - 2), i - 1) is None:
            return Judgement(Stance.SKEPTICAL, (i, i + 1), "judge.too")
    return None


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
        if not (alone and after and after[0].pos == "ADJ" and "Degree=Pos" in after[0].feats):
            return False
    if any(t.lower in ("siden", "sidan") for t in tokens[i + 2 : i + 4]):
        return False  # "for lenge siden"
    return not (before in ("i", "grunnlag", "behov", "fare") and i > 0)


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
    if word.pos not in ("ADJ", "ADV") and not (sure and word.pos == "NOUN"):
        return False
    if "Degree=Cmp" in word.feats or never_too(word.lower):
        return False
    if not (sure or word.pos == "ADJ" or word.lower in _MEASURES):
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


def wanted(reading: Reading, first: int, last: int) -> Stance:
    """Demand, or oppose/support where the wanted thing is the end or the adoption of a proposal.

    The object is looked for among the first words: "forslaget trekkes", "kapittel 3 tas ut".
    """
    tokens = reading.tokens
    said = [t.lower for t in tokens[first : last + 1]]
    about_proposal = len(said) <= _SHORT and any(
        any(noun in word for noun in words("proposal_nouns")) or word in _WHOLE for word in said[:3]
    )
    if not about_proposal:
        return Stance.DEMAND
    negative = negator(tokens, first, last) is not None
    if not negative and any(word in verb_forms("rejecting_verbs") for word in said):
        return Stance.OPPOSE
    if any(word in verb_forms("adopting_verbs") for word in said):
        return Stance.OPPOSE if negative else Stance.SUPPORT
    return Stance.DEMAND


_SHORT = 14
"""Tokens; a longer wish is about more than the fate of the proposal."""
_WHOLE = ("denne", "dette", "det", "kapittel", "§")


def about_world(reading: Reading, first: int, last: int) -> bool:
    """Whether a judged noun phrase is a state of the world and no proposal."""
    tokens = reading.tokens
    if _is_clause(reading, first, last):
        return False
    stop = next((i for i in range(first, last + 1) if tokens[i].pos == "ADP"), last + 1)
    head = tokens[first : min(stop, first + 3)]
    return any(
        t.lower.removeprefix(noun) in _ENDINGS
        for t in head
        for noun in endings("world_nouns")
        if t.lower.startswith(noun)
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
    if any(noun in t.lower for t in head for noun in endings("proposers")):
        return True  # what the ministry does well or badly is the proposal
    return any(t.pos in ("NUM", "SYM") or t.lower.endswith(_DEEDS) for t in head)


_DEEDS = ("ing", "inga", "ingen", "else", "elsen", "sjon", "sjonen", "ingane", "ingene")


def _is_clause(reading: Reading, first: int, last: int) -> bool:
    if reading.tokens[first].lower in ("at", "å", "om"):
        return True
    return heads_clause(reading, content_head(reading, first, last))
