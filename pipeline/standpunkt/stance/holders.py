"""Holders: whose stand it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from standpunkt.language.reading import Reading, Token
from standpunkt.stance.clauses import Clause, span_of, subjects
from standpunkt.stance.phrases import negates
from standpunkt.stance.words import endings, verb_forms, words


class Who(StrEnum):
    """What a subject can be."""

    RESPONDENT = "respondent"
    OTHER = "other"
    THING = "thing"
    NOBODY = "nobody"
    """No subject: elided, passive, elliptic."""


_BODIES = (
    *((kind, "municipal_bodies") for kind in ("kommune", "herad", "kommunen")),
    *((kind, "county_bodies") for kind in ("fylkeskommune", "fylkeskommunen")),
    *((kind, "academic_bodies") for kind in ("universitet", "høgskole", "høgskule", "høyskole")),
    *((kind, "academic_bodies") for kind in ("fakultet", "universitetet", "høgskolen")),
    *((kind, "agency_bodies") for kind in ("direktorat", "direktoratet", "tilsyn", "tilsynet")),
    *((kind, "association_bodies") for kind in ("lag", "laget", "forbund", "forbundet")),
    *((kind, "association_bodies") for kind in ("forening", "foreningen", "forum", "union")),
)
"""The kinds of organisation whose bodies speak for them, by the end of a word in the name."""

_SWAPPED = {"ar": "er", "er": "ar"}

_NAME_STOP = re.compile(r",? (?:som|der|hvor|i sitt svar|i si fråsegn)\b.*")


@dataclass(frozen=True, slots=True)
class Names:
    """The ways a text names its respondent, as lower-case token rows, longest first."""

    rows: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, names: Iterable[str]) -> Names:
        """From the organisation's name, which goes first, and its aliases.

        The first word of the name is a name too, if it is no word of two or three letters:
        "Fjordstrøm" for Fjordstrøm Drift AS. It is not where several answer jointly: what one
        of them does by itself is its own.
        """
        names = tuple(names)
        first = names[0] if names else ""
        rows = [tuple(re.findall(r"[\w&.]+(?:-\w+)*|,", name.lower())) for name in names]
        if rows and rows[0] and len(rows[0][0]) > 3 and ";" not in first:
            rows.append(rows[0][:1])
        of_a_kind = bool(rows) and len(rows[0]) == _KIND_AND_NAME and _names_speaker(rows[0][0])
        if of_a_kind and first.split()[-1][:1].isupper():
            rows.append(rows[0][1:])  # "Brovern" for Stiftelsen Brovern
        # "Nei til ny vei" for Aksjonen Nei til ny vei
        called = ((r, i) for r in rows for i in range(1, len(r) - 2))
        rows += [r[i:] for r, i in called if r[i] in ("nei", "ja") and r[i + 1] == "til"]
        return cls(tuple(sorted({r for r in rows if r}, key=lambda r: (-len(r), r))))

    def kind_is(self, word: str) -> bool:
        """Whether a definite noun says what the respondent is: "banken" for Fjordvik Sparebank."""
        if word == "kommunen" and any("herad" in _head_of(row) for row in self.rows):
            return True  # a herad is a kommune by another name
        stems = {word.removesuffix(e) for e in ("en", "et", "a", "n") if word.endswith(e)}
        # "statsforvaltaren" for Statsforvalteren, and the other way round
        stems |= {s[:-2] + _SWAPPED[s[-2:]] for s in stems if s[-2:] in _SWAPPED}
        return _names_speaker(word) and any(
            part.endswith(word) or (len(stem) > 3 and part.removesuffix("en").endswith(stem))
            for row in self.rows
            for part in _head_of(row)
            for stem in stems
        )

    def body_is(self, word: str) -> bool:
        """Whether a definite noun is a body of the respondent's: "kommunestyret" for a kommune."""
        if word in words("own_staff") or word in words("common_bodies"):
            return True
        heads = {part for row in self.rows for part in _head_of(row)}
        for part in endings("body_parts"):
            stem = word.removesuffix(part).removesuffix("s")
            kinds = (stem, stem + "e", stem + "et", stem + "en")
            if word.endswith(part) and len(stem) > 3 and any(p.endswith(kinds) for p in heads):
                return True  # "almenningsstyret" for Fjordvik Almenning
        if word in words("company_bodies") and any(row[-1] in ("as", "asa") for row in self.rows):
            return True
        return any(word in words(bodies) for bodies in _bodies_of(heads)) or self._is_slip(
            word, heads
        )

    def _is_slip(self, word: str, heads: set[str]) -> bool:
        """Whether one letter is wrong in a body of the respondent's: "Fytkestinget"."""
        return (
            len(word) >= _LONG_ENOUGH
            and not _names_speaker(word)
            and any(
                _one_letter_off(word, body)
                for bodies in _bodies_of(heads)
                for body in words(bodies)
            )
        )

    def are(self, said: Sequence[str]) -> bool:
        """Whether words, in lower case, are no more than the respondent: "vi", its name, "laget".

        >>> Names.of(["Fjordvik kommune"]).are(["fjordvik", "kommune"])
        True
        """
        if len(said) == 1 and (said[0] in words("first_nominative") or self.kind_is(said[0])):
            return True
        return tuple(said) in self.rows or (len(said) == 1 and self.body_is(said[0]))

    def ends_at(self, tokens: tuple[Token, ...], last: int) -> bool:
        """Whether a name of several words ends with a token: "Bevar bygda, Fjordvik"."""
        return any(
            1 < len(row) <= last + 1
            and tuple(t.lower for t in tokens[last + 1 - len(row) : last + 1]) == row
            for row in self.rows
        )

    def within(self, tokens: tuple[Token, ...], first: int, last: int) -> Iterator[tuple[int, int]]:
        """Each stretch of tokens within `first` to `last` that is a name of the respondent's."""
        text = [t.lower for t in tokens[first : last + 1]]
        for row in self.rows:
            n = len(row)
            for start in range(len(text) - n + 1):
                if text[start] == row[0] and tuple(text[start : start + n]) == row:
                    yield first + start, first + start + n - 1


def _bodies_of(heads: Iterable[str]) -> set[str]:
    """The lists of bodies that speak for organisations with these words in their names."""
    return {bodies for kind, bodies in _BODIES for part in heads if part.endswith(kind)}


_LONG_ENOUGH = 9
"""Letters of a word in which one that is wrong leaves no other word."""


def _one_letter_off(word: str, right: str) -> bool:
    """Whether one letter is changed, left out or too much, and neither the first nor the last.

    >>> _one_letter_off("fytkestinget", "fylkestinget")
    True
    >>> _one_letter_off("fylkestinga", "fylkestinget")
    False
    """
    if (
        word == right
        or abs(len(word) - len(right)) > 1
        or word[0] + word[-1] != right[0] + right[-1]
    ):
        return False
    same = next((i for i, (a, b) in enumerate(zip(word, right, strict=False)) if a != b), 0)
    rest, left = word[same:], right[same:]
    return rest[1:] == left[1:] or rest[1:] == left or rest == left[1:]


_KIND_AND_NAME = 2
_PARTS = frozenset(["for", "i", "ved", "på", "av", "mot", "til", "under", "hos"])


def _head_of(row: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name before what it is for or a part of.

    Rådet for eldre i Fjordvik kommune is no kommune, and has no kommunestyre.
    """
    for n, word in enumerate(row):
        if n and word in _PARTS:
            return row[:n]
    return row


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject and who it is; `name` for third parties, `certain` from 0 to 1.

    `span` is where it stands (first and last token), None where it is not expressed.
    """

    who: Who
    name: str = ""
    certain: float = 1.0
    span: tuple[int, int] | None = None


def classify(reading: Reading, span: tuple[int, int], head: int, names: Names) -> Subject:
    """Who the phrase `span` with head token `head` is."""
    token = reading.tokens[head]
    said = [t.lower for t in reading.tokens[span[0] : span[1] + 1]]
    respondent = _respondent(reading, span, head, names, said)
    if respondent is not None:
        return respondent
    word = token.lower
    if word in ("som", "der"):
        return Subject(Who.OTHER, certain=0.3)
    if len(said) == 1 and word in words("thing_pronouns"):
        return Subject(Who.THING)
    if word in words("personal") and "av" in said and said[1:3] != ["av", "oss"]:
        # "flere av forslagene": what is counted decides
        counted = [t for t in reading.tokens[span[0] : span[1] + 1] if t.pos == "NOUN"]
        if counted and not speaks(counted[0]):
            return Subject(Who.THING)
    if word in ("han", "ho") and _nynorsk(reading):
        return Subject(Who.THING)  # "ordninga … ho er uklar"
    at_first = span[0] == 0 and token.pos == "PROPN" and not speaks(token)
    if at_first and word.endswith(endings("thing_endings")):
        return Subject(Who.THING)  # "Lettelsen er stor": the capital is the sentence's
    somebody = word in words("personal") and token.pos != "VERB"  # "få" is a verb as well
    if speaks(token) or somebody or token.pos == "PROPN" or _in_capitals(reading, head):
        whole = reading.words(*span)
        # "dei som har bygd om båten": without the clause nobody is told from anybody
        alone = said[0] in words("personal") and said[1:2] == ["som"]
        return Subject(Who.OTHER, name=whole if alone else _NAME_STOP.sub("", whole))
    return Subject(Who.THING)


def _in_capitals(reading: Reading, head: int) -> bool:
    """Whether a noun in capitals is the name of an organisation: "KS er skeptisk", tagged NOUN.

    Not in a line all in capitals, and not what is no organisation: "KI", "MVA".
    """
    text = reading.tokens[head].text
    short = 1 < len(text) <= _LONGEST_ABBREVIATION and text.isalpha() and text.isupper()
    others = (t.text for t in reading.tokens if t.i != head and t.text.isalpha())
    line = any(not other.isupper() for other in others)
    return short and line and text.lower() not in words("thing_abbreviations")


_LONGEST_ABBREVIATION = 6
"""Letters."""


def _nynorsk(reading: Reading) -> bool:
    """Whether a copula is nynorsk, where "han" and "ho" stand for things as well."""
    return any(token.lemma == "vere" for token in reading.tokens)


def _respondent(
    reading: Reading, span: tuple[int, int], head: int, names: Names, said: Sequence[str]
) -> Subject | None:
    """The respondent, if the phrase is one of its names, "vi" or a body of its own."""
    token = reading.tokens[head]
    if token.lower in words("first_person") or (token.lower == "me" and token.pos == "PRON"):
        return Subject(Who.RESPONDENT)
    if said[1:3] == ["av", "oss"]:
        # "ingen av oss" speaks for all, "noen av oss" does not
        return Subject(Who.RESPONDENT) if said[0] in words("all_of") else None
    if said[0] in words("all_of") and said[1:2] in (["i"], ["av"]) and names.body_is(said[-1]):
        return Subject(Who.RESPONDENT, certain=0.8)
    if len(said) <= 6 and any(
        w in words("first_person") and (n == 0 or said[n - 1] not in _AMONG)
        for n, w in enumerate(said[:3])
    ):
        return Subject(Who.RESPONDENT)
    for named in names.within(reading.tokens, span[0], min(span[1], span[0] + 20)):
        modifies = _only_modifier(reading, named, head)
        if not modifies and not _part_of_longer_name(reading.tokens, span, named, names):
            return Subject(Who.RESPONDENT)
    if names.ends_at(reading.tokens, span[1]):
        return Subject(Who.RESPONDENT)  # the tree cuts a name that reads as a clause in two
    if _is_own_body(reading, span, head, names) or _decides(token.lower, said, names):
        return Subject(Who.RESPONDENT, certain=0.8)
    if len(said) == 1 and names.kind_is(token.lower):
        return Subject(Who.RESPONDENT, certain=0.8)
    if speaks(token) and any(w in words("first_possessive") for w in said):
        if token.lower.startswith(endings("serving")) and "Number=Plur" not in token.feats:
            return None  # "dyrlegen vår": whom one goes to speaks for nobody else
        return Subject(Who.RESPONDENT, certain=0.7)
    if len(said) == 1 and token.lower in words("generic"):
        return Subject(Who.RESPONDENT, certain=0.5)
    return None


def _is_own_body(reading: Reading, span: tuple[int, int], head: int, names: Names) -> bool:
    """Whether the phrase is a body of the respondent's and names nobody else.

    "formannskapet", "formannskapet i Fjordvik", "Fjordvik formannskap", "et samlet formannskap".
    """
    word = reading.tokens[head].lower
    own = {i for first, last in names.within(reading.tokens, *span) for i in range(first, last + 1)}
    rest = [reading.tokens[i] for i in range(span[0], span[1] + 1) if i not in own and i != head]
    if names.body_is(word):
        return not any(
            (t.pos == "PROPN" or speaks(t)) and not names.kind_is(t.lower.removesuffix("s"))
            for t in rest
        )
    return any(names.body_is(word + ending) for ending in ("et", "en", "t")) and all(
        names.kind_is(t.lower.removesuffix("s"))
        or (t.pos in ("DET", "ADJ") and t.lower not in words("personal") | words("others"))
        for t in rest
    )


def _decides(word: str, said: Sequence[str], names: Names) -> bool:
    """Whether it is most of a body of the respondent's, which is what that body decides.

    "flertallet i kommunestyret", "kommunestyrets flertall"; a minority speaks for itself alone.
    """
    most = word.startswith(endings("majorities"))
    return most and any(names.body_is(w) or names.body_is(w.removesuffix("s")) for w in said)


def speaks(token: Token) -> bool:
    """Whether the noun is one for somebody who can take a stand."""
    return token.pos in ("NOUN", "PROPN", "ADJ") and _names_speaker(token.lower)


@lru_cache(maxsize=2**14)
def _names_speaker(word: str) -> bool:
    """Whether a form of a noun is one for somebody who can take a stand."""
    stems = {word, *(word.removesuffix(end) for end in _ENDINGS if word.endswith(end))}
    # nynorsk nouns in -e lose it: "kommunane", "kommunar"
    stems |= {word.removesuffix(end) + "e" for end in ("ane", "ar") if word.endswith(end)}
    return any(
        stem.endswith(endings("speakers")) and not stem.endswith(endings("not_speakers"))
        for stem in stems
    )


_AMONG = ("hos", "hjå", "blant", "der", "som")
"""What makes somebody else's name of a phrase with "oss": "de tillitsvalgte hos oss"."""

_ENDINGS = (
    *("t", "et", "en", "a", "ene", "ane", "er", "ar", "e", "ne", "n", "r", "sa", "met", "mer"),
    *("mene", "s", "ets", "ens", "tet", "lene", "rne", "re", "rar", "rane"),
)


def _only_modifier(reading: Reading, named: tuple[int, int], head: int) -> bool:
    """Whether the name is a genitive or a phrase inside somebody else's name."""
    tokens = reading.tokens
    if named[0] <= head <= named[1]:
        return False
    at = named[1]
    for _ in range(len(tokens)):
        if at == head:
            return False
        token = tokens[at]
        if token.dep in ("nmod:poss", "nmod", "obl", "acl:relcl", "advcl", "acl"):
            return True
        if token.head == at:
            return False
        at = token.head
    return False


def _part_of_longer_name(
    tokens: tuple[Token, ...], span: tuple[int, int], named: tuple[int, int], names: Names
) -> bool:
    """Whether the name goes on: "Fjordvik" in "Fjordvik Næringslag", "Laget" in "Laget for X"."""
    if any(t.lower in ("øvrige", "andre", "fleste") for t in tokens[span[0] : named[0]]):
        return True
    after = tokens[named[1] + 1 : min(named[1] + 3, span[1] + 1)]
    if not after:
        return False
    if after[0].pos in ("PROPN", "NOUN") and after[0].text[:1].isupper():
        return True
    if len(after) < 2 or after[0].lower not in ("for", "av", "i"):
        return False
    if any(after[1].lower in row for row in names.rows) or names.kind_is(after[1].lower):
        return False
    if speaks(after[1]):
        return True  # "rådmannen i nabokommunen"
    # "Rådet for personer …" is not the "rådet" that answers; a name of its own goes on likewise.
    return after[1].text[:1].isupper() or (named[0] == named[1] and after[0].lower == "for")


def subject_of(reading: Reading, clause: Clause, names: Names) -> Subject:
    """The holder that the clause's own subject gives."""
    tokens = reading.tokens
    pronoun = _pronoun_beside(tokens, clause)
    if pronoun is not None:
        return Subject(Who.RESPONDENT, span=(pronoun, pronoun))
    found = []
    for head in subjects(reading, clause.head):
        span = span_of(reading, head)
        found.append(replace(classify(reading, span, head, names), span=span))
    for who in (Who.RESPONDENT, Who.OTHER):
        for subject in found:
            if subject.who is who:
                return subject
    # The tree can miss the subject: look for the respondent beside the finite verb.
    near = _beside_finite(tokens, clause, names)
    if near is not None:
        return Subject(Who.RESPONDENT, certain=0.8, span=near)
    if clause.subject is not None:
        return Subject(Who.THING, span=clause.subject)
    return Subject(Who.NOBODY)


def _pronoun_beside(tokens: tuple[Token, ...], clause: Clause) -> int | None:
    """The "vi" or "jeg" next to the finite verb."""
    if clause.finite is None:
        return None
    beside = tokens[max(clause.first, clause.finite - 1) : clause.finite + 2]
    return next((t.i for t in beside if t.lower in words("first_nominative")), None)


def _beside_finite(
    tokens: tuple[Token, ...], clause: Clause, names: Names
) -> tuple[int, int] | None:
    """The respondent's name next to the finite verb."""
    if clause.finite is None:
        return None
    after = clause.finite + 1
    while after < len(tokens) - 1 and negates(tokens, after):
        after += 1  # "Den vurderinga deler ikkje Fjordvik kommune"
    if tokens[after : after + 1] and tokens[after].lower in words("all_together"):
        counted = tokens[after + 1 : after + 2]
        stops = after + 2 >= len(tokens) or tokens[after + 2].pos in ("PUNCT", "ADP", "ADV")
        if counted and counted[0].lower in words("small_numbers") and stops:
            return after, after + 1  # "det applauderer alle tre"
    for row in names.rows:
        n = len(row)
        start = clause.finite - n
        if tuple(t.lower for t in tokens[max(0, start) : clause.finite]) == row:
            preposed = start > 0 and tokens[start - 1].pos == "ADP"
            return None if preposed else (start, clause.finite - 1)
        if tuple(t.lower for t in tokens[after : after + n]) == row:
            return after, after + n - 1
    past_negation = after > clause.finite + 1 and names.are([tokens[after].lower])
    return (after, after) if past_negation else None


def view(reading: Reading, names: Names) -> tuple[Subject, int] | None:
    """Whose view "Slik NN ser det, …" opens with, and the last token of those words."""
    tokens = reading.tokens
    if tokens[0].lower not in ("slik", "sånn"):
        return None
    for verb in range(2, min(9, len(tokens) - 2)):
        if tokens[verb].lower not in verb_forms("viewing_verbs") or not tokens[verb].finite:
            continue
        near = range(verb + 1, min(verb + 5, len(tokens)))
        comma = next((i for i in near if tokens[i].lower == ","), None)
        if comma is not None or tokens[verb + 1].lower in ("det", "saken", "saka"):
            subject = classify(reading, (1, verb - 1), verb - 1, names)
            return subject, verb + 1 if comma is None else comma - 1
    return None


def according_to(reading: Reading, names: Names) -> Subject | None:
    """Whose view "Ifølge NN er …" and "Etter NNs syn er …" open with."""
    tokens = reading.tokens
    opened = [t.lower for t in tokens[:2]]
    if opened[0] in ("ifølge", "ifølgje"):
        first = 1
    elif opened in (["i", "følge"], ["i", "følgje"]):
        first = 2
    elif opened[0] == "etter":
        first = 1
    else:
        return None
    last = first
    while last + 1 < len(tokens) and tokens[last + 1].pos in ("PROPN", "NOUN", "ADJ", "DET"):
        last += 1
        if opened[0] == "etter" and tokens[last].lower.startswith(endings("frame_nouns")):
            break
    if opened[0] == "etter":
        # "Etter KS' syn", "Etter flertallet sitt syn"; "etter vårt syn" and "etter loven" are none
        if last == first or not tokens[last].lower.startswith(endings("frame_nouns")):
            return None
        last -= 1 + (tokens[last - 1].lower in ("sitt", "sin", "si"))
        if last < first:
            return None
    head = next((i for i in range(first, last + 1) if not first <= tokens[i].head <= last), first)
    found = classify(reading, (first, last), head, names)
    owner = tokens[head].lower.removesuffix("s")
    if names.body_is(owner) or names.kind_is(owner):
        return None  # "Etter kommunedirektørens vurdering"
    named = tokens[head].text[:1].isupper() and "Definite=Def" not in tokens[head].feats
    if found.who is Who.THING and named:  # "Ifølge KS": tagged as any noun
        return replace(found, who=Who.OTHER, name=reading.words(first, last))
    return found


def seen_by(reading: Reading, names: Names) -> str | None:
    """Who else the sentence is the view of: "utvalget" in "Slik utvalget ser det"."""
    found = view(reading, names)
    subject = according_to(reading, names) if found is None else found[0]
    return subject.name if subject is not None and subject.who is Who.OTHER else None
