"""Phrases at a place in a sentence: negators, limiters, conditions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from standpunkt.language.definite import looks_definite
from standpunkt.language.reading import Token
from standpunkt.stance.words import Row, endings, phrases, verb_forms, words

Tokens = tuple[int, int]
"""First and last token of a span, both inclusive."""


def at_row(tokens: Sequence[Token], i: int, rows: Mapping[str, tuple[Row, ...]]) -> int:
    """Length of the longest of `rows` (by first word) that stands at token `i`; 0 for none."""
    if i >= len(tokens):
        return 0
    starting = rows.get(tokens[i].lower)
    if not starting:
        return 0
    second = word_at(tokens, i + 1)  # nearly all end here, and "i" alone begins forty
    for row in starting:
        n = len(row)
        if n == 1 or (second == row[1] and _stands(tokens, i, row)):
            return n
    return 0


def _stands(tokens: Sequence[Token], i: int, row: Row) -> bool:
    return tuple([t.lower for t in tokens[i : i + len(row)]]) == row


def find_row(
    tokens: Sequence[Token], first: int, last: int, rows: Mapping[str, tuple[Row, ...]]
) -> Tokens | None:
    """The first phrase within tokens `first` to `last`."""
    for i in range(first, min(last + 1, len(tokens))):
        n = at_row(tokens, i, rows) if tokens[i].lower in rows else 0
        if n and i + n - 1 <= last:
            return i, i + n - 1
    return None


_FROM = ("fra", "frå", "ifra", "ifrå")


@cache
def _negating() -> frozenset[str]:
    """Every word that `negates` asks for: most words are none of them, and one look tells."""
    single = ("negators", "ruling_out", "hardly", "barely")
    return frozenset({"langt", "annet", "anna", "ei", "si", "null", "liten", "lita"}).union(
        verb_forms("refusing_verbs"), *(words(name) for name in single)
    )


def negates(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` turns what it stands by."""
    word = tokens[i].lower
    follows = tokens[i + 1].lower if i + 1 < len(tokens) else ""
    if word in words("negators"):
        return not _lifted(tokens, i, follows) and not none_exceeds_us(tokens, i)
    if word in words("barely"):
        # "er knapt godt", but "knapt 5 prosent", "et knapt flertall", "kunne knapt vært bedre"
        counts = i + 1 >= len(tokens) or tokens[i + 1].pos in ("NUM", "NOUN", "SYM")
        return not counts and not _unsurpassed(tokens, i)
    if word in words("ruling_out") and _rules_an_infinitive(tokens, i):
        # "ikke vanskelig å støtte", "vanskelig å ikke støtte"
        near = (*tokens[max(0, i - 2) : i], *tokens[i + 2 : i + 3])
        return not any(t.lower in words("negators") for t in near)
    if word == "langt":
        # "langt fra enig"; "langt mindre kan vi støtte", but "langt mindre enn"
        return follows in _FROM or (follows == "mindre" and word_at(tokens, i + 2) != "enn")
    if word == "si":
        return word_at(tokens, i - 1) == "enn"  # "enn si anbefale"
    if word == "null":
        return follows == "og" and word_at(tokens, i + 2) == "niks"
    if word == "ei":
        # "støtter ei forslaget": no article stands before "at" or a definite noun
        return follows == "at" or (
            i + 1 < len(tokens) and "Definite=Def" in tokens[i + 1].feats and i > 0
        )
    if word in ("annet", "anna"):
        return follows == "enn" and word_at(tokens, i - 1) == "alt"
    if word in verb_forms("refusing_verbs"):
        return follows == "å" and word_at(tokens, i - 1) not in words("negators")
    if word in ("liten", "lita"):
        return follows == "grunn"  # "det er liten grunn til å støtte"
    if word in words("hardly") and follows not in ("å", "for"):
        return any(t.lower in ("kan", "kunne") for t in tokens[max(0, i - 4) : i])
    return False


def _lifted(tokens: Sequence[Token], i: int, follows: str) -> bool:
    """Whether what comes after the negator at token `i` takes its force away."""
    if follows in words("not_negating") or either_way(tokens, i):
        return True  # "ikke bare"
    if follows == "mindre" and i + 2 < len(tokens) and tokens[i + 2].pos == "ADJ":
        return True  # "ikke mindre enige enn før"
    if follows == "å" and word_at(tokens, i - 1) in verb_forms("refusing_verbs"):
        return True  # "unnlater ikke å støtte"
    if follows in words("ruling_out") and _rules_an_infinitive(tokens, i + 1):
        return True  # "ikke vanskelig å støtte"
    if word_at(tokens, i - 1) == "å" and word_at(tokens, i - 2) in words("ruling_out"):
        return True  # "umulig å ikke like"
    if at_row(tokens, i + 1, phrases("lifting")):
        return True  # "ikke annet enn", "intet mindre enn", "ikke la være å"
    if follows == "med" and word_at(tokens, i - 1) in verb_forms("hesitating_verbs"):
        return True  # "nøler ikke med å"
    if word_at(tokens, i - 1) == "for" and word_at(tokens, i - 2) in words("negators"):
        return True  # "ikke for ingenting"
    if _unsurpassed(tokens, i) or _never_so(tokens, i):
        return True
    return _denies_reason(tokens, i)


def none_exceeds_us(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` says that none is more so than we: "ingen er mer positive enn oss"."""
    if word_at(tokens, i) not in ("ingen", "inga"):
        return False
    than = next((t.i for t in tokens[i + 1 :] if t.lower == "enn"), None)
    return (
        than is not None
        and word_at(tokens, than + 1) in words("first_person")
        and word_at(tokens, than + 2) in ("", ".", "!", ",", "i", "som")
        and any(t.lower in ("mer", "meir") or "Degree=Cmp" in t.feats for t in tokens[i + 1 : than])
    )


def before_aside(tokens: Sequence[Token], at: int) -> int:
    """`at`, or the comma that opens the aside before it: "ikke riktig, slik noen hevder, at"."""
    if word_at(tokens, at - 1) != ",":
        return at
    opens = (i for i in range(at - 2, max(0, at - _LONGEST_ASIDE), -1) if tokens[i].lower == ",")
    comma = next(opens, None)
    aside = comma is not None and word_at(tokens, comma + 1) in ("slik", "som", "sånn")
    return comma if aside and comma is not None else at


_LONGEST_ASIDE = 12
"""Tokens of "slik enkelte hevder" with its commas."""


def either_way(tokens: Sequence[Token], i: int) -> bool:
    """Whether a negator names the other case alone: "om det skal gjelde eller ikke, …"."""
    ends = i + 1 >= len(tokens) or tokens[i + 1].pos == "PUNCT" or tokens[i + 1].finite
    return ends and negates_word(tokens[i]) and word_at(tokens, i - 1) == "eller"


def _denies_reason(tokens: Sequence[Token], i: int) -> bool:
    """Whether a reason is denied: "ikke fordi det er billig, men fordi det er rett".

    One that is set off denies nothing else: "støtter ikke forslaget, ikke fordi X, men fordi Y".
    """
    at = next((k for k in range(i + 1, len(tokens)) if tokens[k].lower == "fordi"), None)
    if at is None or (at > i + 1 and any(negates_word(tokens[k]) for k in range(i + 1, at))):
        return False
    return any(
        tokens[k].lower == "men" and word_at(tokens, k + 1) == "fordi"
        for k in range(at + 1, len(tokens))
    )


def reason_denied(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether it is open what "støtter ikke X fordi A, men fordi B" denies: stand or reason."""
    return any(
        negates_word(tokens[i]) and tokens[i + 1].lower != "fordi" and _denies_reason(tokens, i)
        for i in range(first, min(last + 1, len(tokens) - 1))
    )


def negates_word(token: Token) -> bool:
    """Whether the word by itself is a negator, whatever stands around it."""
    return token.lower in words("negators")


def _never_so(tokens: Sequence[Token], i: int) -> bool:
    """Whether "aldri" says that it was never so much: "Aldri før har vi støttet noe så sterkt"."""
    if tokens[i].lower not in ("aldri", "aldrig") or (i and tokens[i - 1].pos != "PUNCT"):
        return False
    before = ("før", "tidligere", "tidlegare", "har", "hadde", "var")
    if word_at(tokens, i + 1) not in before:
        return False
    onward = tokens[i + 2 :]
    if any(t.lower in ("så", "mer", "meir") and _is_adjective(tokens, t.i + 1) for t in onward):
        return True
    return any(
        (t.lower in ("så", "mer", "meir") or "Degree=Cmp" in t.feats)
        and n + 1 < len(onward)
        and onward[n + 1].pos in ("ADJ", "ADV", "SCONJ", "ADP", "NOUN")
        for n, t in enumerate(onward)
    ) and any(t.lower in ("som", "enn") for t in onward)


def _is_adjective(tokens: Sequence[Token], i: int) -> bool:
    """Whether the word at `i` says what somebody or something is: "enig", "imot"."""
    if i >= len(tokens):
        return False
    return tokens[i].pos == "ADJ" or tokens[i].lower in ("imot", "mot", "for")


def _unsurpassed(tokens: Sequence[Token], i: int) -> bool:
    """Whether the negator says that it could be no more: "kunne ikke vært mer enige"."""
    before = {t.lower for t in tokens[max(0, i - 3) : i]}
    never = tokens[i].lower in words("barely") | {"aldri"}
    if before.isdisjoint(("kan", "kunne")) and not (never and before & {"har", "hadde"}):
        return False  # but "har aldri vært mer enige"
    if any(
        tokens[k].lower == "nok" and tokens[k - 1].lower in _MUCH
        for k in range(i + 2, min(i + 10, len(tokens)))
    ):
        return True  # "kan ikke støttes sterkt nok"
    if word_at(tokens, i + 1) == "få" and "nok" in [t.lower for t in tokens[i + 2 : i + 6]]:
        return True  # "kan vi ikke få rost nok"
    onward = [t.lower for t in tokens[i + 1 : i + 4] if t.lower not in ("ha", "hatt")]
    return onward[:1] != [] and (
        onward[0] in verb_forms("copula_verbs")
        and any(word in ("mer", "meir", "mindre") for word in onward[1:2])
    )


_MUCH = ("sterkt", "fort", "raskt", "varmt", "ofte", "høyt", "høgt")


def fronted_negator(tokens: Sequence[Token], first: int, finite: int) -> int | None:
    """The negator that opens the phrase before the finite verb and so negates the clause.

    "Ikke under noen omstendighet støtter vi", "Verken vi eller fylket støtter", "Heller ikke er X
    god": but "ikke overraskende støtter vi" and "ikke uten grunn" deny that word alone.
    """
    if first and tokens[first - 1].lower in words("neither"):
        first -= 1  # a conjunction, which stands outside of the clause
    if tokens[first].lower == "heller" and first + 1 < finite and negates(tokens, first + 1):
        return None if any(t.finite for t in tokens[first:finite]) else first + 1
    if first >= finite or not negates(tokens, first):
        return None
    if word_at(tokens, first + 1) in words("any_of") and first + 1 < finite:
        return first  # "Ikke noe av det som foreslås, er godt"
    if any(t.finite or t.pos in ("PUNCT", "SCONJ") for t in tokens[first + 1 : finite]):
        return None
    word, onward = tokens[first].lower, tokens[first + 1]
    if word in words("neither") or word == "langt":
        return first
    denies = onward.pos == "ADP" and onward.lower not in ("uten", "utan", "for")
    return first if denies else None


def final_negator(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """The negator that ends a clause whose tokens `first` to `last` stand after its cue.

    "Vi støtter forslaget om målere ikke": it belongs to the clause and not to what it is about.
    """
    for i in range(last, first - 1, -1):
        if tokens[i].lower not in words("final_negators"):
            continue
        ends = i + 1 >= len(tokens) or tokens[i + 1].pos in ("PUNCT", "CCONJ")
        if not ends and tokens[i + 1].lower == "slik" and tokens[i].lower != "ei":
            ends = word_at(tokens, i - 1) != ","  # "støtter forslaget ikke slik det foreligger"
        if not ends or word_at(tokens, i - 1) in ("eller", "om"):
            continue
        comma = next((k for k in range(i - 1, first, -1) if tokens[k].lower == ","), None)
        # "støtter sentrene, fylkene ikke": the rest of a clause of its own
        if comma is None or comma == i - 1 or any(t.finite for t in tokens[comma + 1 : i]):
            return i
    return None


def gapped_denial(tokens: Sequence[Token], after: int) -> tuple[int, int, int] | None:
    """A half with no verb of its own, or one that stands for it, that denies what went before.

    "Kapittel 2 støtter vi, kapittel 3 ikke", "fristen er god, gebyret er det ikke": its first
    token, its last, and the negator. Those who answer ("…, men vi gjør det ikke") are no target.
    """
    for no in range(after + 3, len(tokens)):
        ends = no + 1 >= len(tokens) or tokens[no + 1].pos in ("PUNCT", "CCONJ")
        if tokens[no].lower not in words("final_negators") or not ends:
            continue
        comma = next((k for k in range(no - 2, after, -1) if tokens[k].lower in _PARTING), None)
        if comma is None:
            return None
        first, last = comma + 1, no - 1
        if tokens[first].lower in ("men", "mens", "medan", "og"):
            first += 1
        while last > first and tokens[last].lower in words("contrasting") | words("pro_forms"):
            last -= 1
        said = tokens[first : last + 1]
        if len(said) == 1 and said[0].pos != "PRON" and looks_definite(said[0].lower):
            return first, last, no  # a lone noun is taken for a verb now and then: "gebyret ikke"
        if not said or said[0].pos == "ADP" or any(t.finite or t.pos in _OF_CLAUSE for t in said):
            return None
        head = next((t for t in said if t.pos not in ("DET", "ADJ")), said[-1])
        return (first, last, no) if head.pos in ("NOUN", "SYM", "PROPN") else None
    return None


_OF_CLAUSE = ("SCONJ", "PRON")
_PARTING = (",", ";", "–", "men", "mens", "medan")


def only(tokens: Sequence[Token], i: int) -> bool:
    """Whether "ikke bare" or the like stands at token `i`."""
    return word_at(tokens, i) in words("negators") and word_at(tokens, i + 1) in words(
        "not_negating"
    )


def _rules_an_infinitive(tokens: Sequence[Token], i: int) -> bool:
    """Whether "å" follows token `i`, at once or after whom it is for: "uaktuelt for oss å"."""
    return any(
        t.lower == "å"
        for t in tokens[i + 1 : i + (6 if word_at(tokens, i + 1) in ("for", "av") else 2)]
    )


def word_at(tokens: Sequence[Token], i: int) -> str:
    """The word at `i` in lower case; empty past the end."""
    return tokens[i].lower if 0 <= i < len(tokens) else ""


def negator(tokens: Sequence[Token], first: int, last: int, own: Iterable[int] = ()) -> int | None:
    """The token among `first` to `last` that negates and is not one of the cue's `own`."""
    negating = _negating()
    for i in range(first, min(last + 1, len(tokens))):
        if tokens[i].lower in negating and i not in own and negates(tokens, i):
            return i
    return None


@cache
def condition_openers() -> frozenset[str]:
    """Every word that `opens_condition` asks for: most are none of them, and one look tells."""
    return frozenset({"om", *_RESERVED_BY}).union(words("given"), phrases("conditions"))


def opens_condition(tokens: Sequence[Token], i: int) -> bool:
    """Whether a limiting condition starts at token `i`."""
    if tokens[i].lower not in condition_openers():
        return False
    if _reserves(tokens, i):
        return True
    if tokens[i].lower in words("given") and (i == 0 or tokens[i - 1].lower == ","):
        return True
    if tokens[i].lower == "om" and tokens[i].pos == "SCONJ" and word_at(tokens, i - 1) == ",":
        return any(t.finite for t in tokens[i + 1 : i + 6])
    if tokens[i].lower == "om" and tokens[i].pos == "SCONJ" and _restricted(tokens, i):
        return True
    n = at_row(tokens, i, phrases("conditions"))
    if not n or (tokens[i].lower == "viss" and tokens[i].pos != "SCONJ"):
        return False  # "en viss vekst" is no nynorsk "if"
    if at_row(tokens, i, phrases("weak_conditions")) == n:
        # "berre ho kan førast på mobilen": only before a clause, after a comma
        return i > 0 and tokens[i - 1].lower == "," and any(t.finite for t in tokens[i + 1 : i + 4])
    return True


def _restricted(tokens: Sequence[Token], om: int) -> bool:
    """Whether "only" stands before an "if": "støtter bare forslaget om staten betaler"."""
    before = {t.lower for t in tokens[max(0, om - 4) : om]}
    clause = any(t.finite for t in tokens[om + 1 : om + 5])
    return clause and not before.isdisjoint(words("restricting"))


_RESERVED_BY = {"med": "reservations", "på": "terms", "under": "terms"}


def _reserves(tokens: Sequence[Token], i: int) -> bool:
    """Whether a reservation starts at token `i`: "med (disse) forbeholdene", "på visse vilkår"."""
    opener = tokens[i].lower
    nouns = _RESERVED_BY.get(opener)
    if nouns is None:
        return False
    at = i + 1
    while word_at(tokens, at) in words("before_reservation") or (
        word_at(tokens, at) == "få" and at > i + 1  # "med noen få unntak", but not "få unntak"
    ):
        at += 1
    named = endings(nouns)
    if opener == "med" and at > i + 1:
        named += endings("changes")
    return word_at(tokens, at).startswith((*named, *(endings("terms") if opener == "med" else ())))


def is_word(text: str) -> bool:
    """Whether a token is more than punctuation.

    >>> is_word("5."), is_word("–")
    (True, False)
    """
    return any(map(str.isalnum, text))


def without_punctuation(tokens: Sequence[Token], first: int, last: int) -> int:
    """`last` moved left past punctuation, never past `first`."""
    while last > first and tokens[last].pos == "PUNCT":
        last -= 1
    return last
