"""Finding cues: rules against the tokens of one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from standpunkt.language.reading import Reading, Token
from standpunkt.stance.form_index import FormIndex
from standpunkt.stance.notation import element
from standpunkt.stance.phrases import at_row, find_row, is_word, negates, word_at
from standpunkt.stance.rules import Element, Rule
from standpunkt.stance.words import Row, phrases, words

MAX_GAP = 8
"""Tokens that may stand between two elements: adverbs, an inverted subject."""

MAX_INSERTION = 12
"""Tokens between two dashes that a cue can run across."""

MAX_TARGET_GAP = 40
"""The same where the target stands between them."""


@dataclass(frozen=True, slots=True)
class Match:
    """A rule's cue in a sentence: the tokens that fill its elements, in order.

    `gap` is the span of tokens (first, last) that fills `[x]`, where the cue has one.
    """

    rule: Rule
    places: tuple[int, ...]
    gap: tuple[int, int] | None = None
    predicate: bool = False
    cue: str = ""
    """The cue as the rule has it."""
    fronted: bool = False
    """Whether what the cue ends in stands before it: "bak dette stiller vi oss"."""

    @property
    def first(self) -> int:
        """Index of the cue's first token."""
        return self.places[0]

    @property
    def last(self) -> int:
        """Index of the cue's last token."""
        return self.places[-1]


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A row of elements, parted at the one that is looked for first."""

    rule: Rule
    before: tuple[Element, ...]
    """What stands before the anchor, the nearest first."""
    anchor: Element
    after: tuple[Element, ...]
    predicate: bool = False
    others: frozenset[frozenset[str]] = frozenset()
    """The forms of each other element that must stand there: a quick look before the match."""
    exceptions: tuple[_Pattern, ...] = ()
    cue: str = ""
    fronted: bool = False


class Matcher:
    """All rules, indexed by the forms of their anchors: cost hardly grows with their number."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        patterns = [pattern for rule in rules for pattern in _patterns(rule)]
        # Each distinct element has a bit, so that one comparison of numbers says whether all
        # that a pattern needs stands anywhere in a sentence: nearly all patterns end there.
        bits: dict[frozenset[str], int] = {}
        for pattern in patterns:
            for forms in pattern.others:
                bits.setdefault(forms, 1 << len(bits))
        self._bits = FormIndex(bits.items(), sum)
        self._patterns = FormIndex(
            (
                (pattern.anchor.forms, (sum(bits[forms] for forms in pattern.others), pattern))
                for pattern in patterns
            ),
            tuple,
        )

    def find(self, reading: Reading) -> Iterator[Match]:
        """Every match of every rule, one per rule, pattern and anchor."""
        tokens = reading.tokens
        met = 0
        for word in {token.lower for token in tokens}:
            met |= self._bits[word]
        for token in tokens:
            for needed, pattern in self._patterns[token.lower]:
                if needed & met != needed:
                    continue
                match = _match(tokens, pattern, token.i)
                if match is not None and pattern.fronted:
                    match = _in_front(tokens, match)
                if match is not None and not _excepted(tokens, match, pattern.exceptions):
                    yield match


def _patterns(rule: Rule) -> Iterator[_Pattern]:
    exceptions = tuple(_Pattern(rule, *_parted(elements)) for elements in rule.exceptions)
    for n, (elements, cue) in enumerate(zip(rule.patterns, rule.sources, strict=True)):
        before, anchor, after = _parted(elements)
        others = frozenset(e.forms for e in (*before, *after) if e.forms and not e.optional)
        fronted = is_in_front(elements, cue)
        yield _Pattern(
            rule, before, anchor, after, n >= rule.cues, others, exceptions, cue, fronted
        )


def is_in_front(elements: tuple[Element, ...], cue: str) -> bool:
    """Whether the pattern is its cue with what that ends in set in front: `notation.in_front`."""
    return elements[1:2] == (element("[x]"),) and "[x]" not in cue


def may_open_after(word: str) -> bool:
    """Whether a main clause can open behind the word: behind punctuation, "og", "men"."""
    return word in _JOINING or not is_word(word)


_JOINING = ("og", "men", "eller", "for")


def _parted(
    elements: tuple[Element, ...],
) -> tuple[tuple[Element, ...], Element, tuple[Element, ...]]:
    at = anchor_of(elements)
    return elements[:at][::-1], elements[at], elements[at + 1 :]


def _excepted(tokens: Sequence[Token], match: Match, exceptions: Iterable[_Pattern]) -> bool:
    """Whether the words are rather one of the rule's exceptions, which share a word with them."""
    near = range(max(0, match.first - MAX_GAP), min(len(tokens), match.last + MAX_GAP + 1))
    for pattern in exceptions:
        for at in (i for i in near if tokens[i].lower in pattern.anchor.forms):
            other = _match(tokens, pattern, at)
            if other is not None and not set(match.places).isdisjoint(other.places):
                return True
    return False


@cache
def _running_across() -> frozenset[str]:
    """Single words that a close pair of elements may have between them."""
    return words("gap_adverbs") | words("target_adverbs")


def anchor_of(elements: Sequence[Element]) -> int:
    """The element that the fewest words can fill, a word with a class first."""

    def cost(n: int) -> tuple[bool, bool, int]:
        e = elements[n]
        classed = bool(e.verbal or e.nominal or e.adjectival)
        return (not e.forms or e.optional, not classed, len(e.forms))

    # A light verb says little: prefer a content word where there is one.
    light = words("light_words")
    content = [
        n
        for n, e in enumerate(elements)
        if e.forms and not e.optional and e.forms.isdisjoint(light)
    ]
    return min(content or range(len(elements)), key=cost)


def fits(e: Element, tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` can fill the element."""
    token = tokens[i]
    word = token.lower
    if e.tag == "ADJ":
        measures = token.pos == "NOUN" and word in words("too_much_of")  # "urimelig kort"
        kind = measures or token.pos in ("ADJ", "DET", "NUM", "PRON", "ADV")
        return kind and word not in words("negators")
    if e.tag == "ADV":
        if negates(tokens, i):
            return False  # "langt fra godt nok"
        return word not in words("negators") and token.pos in ("ADV", "ADJ", "PART")
    if word not in e.forms:
        return False
    if word in e.plain:
        return word not in words("negators") or negates(tokens, i)  # "ikke bare"
    if word in e.verbal:
        opens = i == 0 or tokens[i - 1].pos in ("PUNCT", "CCONJ") or token.text[:1].isupper()
        unknown = token.pos in ("PROPN", "X") and token.text.islower()  # "kravet uthuler regelen"
        known = token.pos in ("VERB", "AUX", "ADJ") or unknown
        return known or opens or _has_auxiliary(tokens, i)
    if word in e.nominal:
        return token.pos not in ("VERB", "AUX")
    before = tokens[i - 1] if token.pos == "NOUN" and i else token
    if before.pos in ("ADP", "DET") and before.lower not in ("for", "som"):
        # "på leie av" is no form of "lei", but "for stram", "som gjennomarbeidet" are adjectives
        return False
    if _is_infinitive(tokens, i):
        return False
    return word in e.adjectival and token.pos not in ("AUX", "PRON", "CCONJ", "SCONJ")


def _is_infinitive(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word that looks like an adjective is a verb: "å fjerne kravet", "bør lette".

    Not an adjective that the "å" reaches over: "å fremme nye tiltak" has its verb before it.
    """
    at = i - 1
    while at > 0 and tokens[at].pos in ("ADV", "PART") and tokens[at].lower != "å":
        at -= 1
    if at >= 0 and tokens[at].lower == "å":
        return tokens[i].pos != "ADJ" or at == i - 1
    modal = at >= 0 and tokens[at].lower in words("auxiliary_modals") | words("modals")
    return modal and "VerbForm=Inf" in tokens[i].feats


def _has_auxiliary(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word tagged as a noun is the verb of a modal: "kan etter dette ikke støtte"."""
    near = tokens[max(0, i - MAX_GAP) : i]
    if any(t.head == i and t.dep == "aux" for t in near):
        return True
    said = any(
        at_row(tokens, k, phrases("intensifiers", "limiters")) == i - k > 1
        for k in range(max(0, i - 4), i)
    )
    if not said and (not near or near[-1].pos not in ("PART", "ADV", "PRON")):
        return False
    # "vil forbundet … advare": a noun in -et is tagged as a participle now and then
    verbs = [t for t in near if t.finite]
    return bool(verbs) and verbs[-1].lower in words("auxiliary_modals")


def fills_gap(token: Token) -> bool:
    """Whether a token may stand unread between two elements of a cue."""
    return (not token.finite or _abbreviates(token)) and token.lower not in words("gap_blocks")


def _abbreviates(token: Token) -> bool:
    """Whether the token is a name in capitals, whatever it is tagged as: "slutter LBS seg til"."""
    return len(token.text) > 1 and token.text.isalpha() and token.text.isupper()


def fills_tight_gap(tokens: Sequence[Token], i: int) -> bool:
    """The same for a close pair: adverbs, negation and an inverted subject only."""
    token = tokens[i]
    runs = token.pos in ("ADV", "PART", "PUNCT", "INTJ", "PROPN") or _abbreviates(token)
    if runs or token.lower in _running_across():
        return token.lower not in words("gap_blocks")
    if token.pos == "CCONJ":
        # "er i utgangspunktet, og jamt over, einig i"
        # and nynorsk "og" for "òg": "sluttar seg og til"
        return i + 1 < len(tokens) and (
            tokens[i + 1].pos in ("ADV", "ADP") or at_row(tokens, i + 1, _insertions()) > 0
        )
    if token.dep == "flat:name" and tokens[token.head].pos == "PROPN":
        return True  # "det er Fjordvik kommune imot", which trees take for the predicate
    at = i
    for _ in range(8):
        if tokens[at].dep == "nsubj":
            return True
        if tokens[at].head == at:
            return False
        at = tokens[at].head
        if abs(at - i) > MAX_GAP:
            return False
    return False


def fills_noun_phrase(tokens: Sequence[Token], i: int) -> bool:
    """Whether a token may stand between words of one noun phrase: "et nytt, men dyrt grep".

    Not the comma before another clause, "galt, fristene …", and no word that asks.
    """
    token = tokens[i]
    if token.lower == ",":
        after = [t.pos for t in tokens[i + 1 : i + 3]]
        another = after[:1] == ["ADJ"] and after[1:] != ["ADV"]
        return another or after[:1] in (["ADV"], ["CCONJ"]) or word_at(tokens, i + 1) == "men"
    fills = token.pos in ("ADJ", "ADV", "CCONJ", "DET", "NUM", "PART")
    return fills and token.lower not in words("asking")


def _match(tokens: Sequence[Token], pattern: _Pattern, at: int) -> Match | None:
    if not fits(pattern.anchor, tokens, at):
        return None
    after = _walk(tokens, pattern.after, at, 1, pattern.anchor)
    if after is None:
        return None
    before = _walk(tokens, pattern.before, at, -1, pattern.anchor)
    if before is None:
        return None
    return Match(
        rule=pattern.rule,
        places=(*before.places[::-1], at, *after.places),
        gap=after.gap or before.gap,
        predicate=pattern.predicate,
        cue=pattern.cue,
    )


def _in_front(tokens: Sequence[Token], match: Match) -> Match | None:
    """The match, where its first word opens a clause and its verb follows what that governs."""
    first, second = match.places[:2]
    if first and not may_open_after(tokens[first - 1].lower):
        return None
    verb = next((i for i in range(second, first + 1, -1) if tokens[i].finite), None)
    more = tokens[match.last + 1 : match.last + 2]
    if verb is None or (more and (more[0].lower in words("prepositions") | {"at", "å"})):
        return None
    return replace(match, gap=(first + 1, verb - 1), fronted=True)


@dataclass(frozen=True, slots=True)
class _Walk:
    places: tuple[int, ...] = ()
    gap: tuple[int, int] | None = None


def _walk(
    tokens: Sequence[Token], rest: Sequence[Element], here: int, step: int, filled: Element
) -> _Walk | None:
    """Fill the elements of `rest` one by one from token `here` on; None when it can't be done.

    `filled` is the element that token `here` fills.
    """
    if not rest:
        return _Walk()
    e = rest[0]
    if e.gap:
        return _walk_gap(tokens, e, rest[1:], here, step)
    # How close two elements stand is written at the later one of them, wherever one starts.
    found = _seek(tokens, e, here, step, e if step > 0 else filled)
    if found is not None:
        further = _walk(tokens, rest[1:], found, step, e)
        if further is not None:
            return _Walk((found, *further.places), further.gap)
    return _walk(tokens, rest[1:], here, step, filled) if e.optional else None


def _walk_gap(
    tokens: Sequence[Token], e: Element, rest: Sequence[Element], here: int, step: int
) -> _Walk | None:
    """The target, or somebody, stands next: find the element after, and go on from there."""
    at = here + 2 * step
    is_target = e.tag == "[x]"
    barred = (";", ":") if is_target else (";", ":", "at")  # nobody's name opens a clause
    for _ in range(MAX_TARGET_GAP if is_target else MAX_GAP):
        if not 0 <= at < len(tokens) or tokens[at - step].lower in barred:
            return None
        if not is_target and "VerbForm=Inf" in tokens[at].feats and tokens[at - 1].lower != "å":
            return None  # "ber departementet trekke …": what is asked for has begun
        if fits(rest[0], tokens, at):
            further = _walk(tokens, rest[1:], at, step, rest[0])
            if further is not None:
                inside = (here + 1, at - 1) if step > 0 else (at + 1, here - 1)
                return _Walk((at, *further.places), inside if is_target else further.gap)
        at += step
    return None


def _joined_between(tokens: Sequence[Token], low: int, high: int) -> bool:
    """Whether an "og" after a noun stands between: "er imot fristen og skeptisk til gebyret".

    A comma does the same in a list of stands: "er positive til fristen, negative til gebyret".
    """
    if tokens[high].pos == "ADJ" and any(
        tokens[i].lower == ","
        and tokens[i - 1].pos in ("NOUN", "PROPN", "NUM")
        and any(t.pos == "ADJ" and t.dep != "amod" for t in tokens[low + 1 : i])
        for i in range(low + 3, high)
    ):
        return True
    return any(
        tokens[i].lower == "og"
        and tokens[i - 1].pos in ("NOUN", "PROPN", "NUM")
        and not tokens[i - 1].dep.startswith("nsubj")
        for i in range(low + 2, high)
    )


def _between_dashes(tokens: Sequence[Token], at: int, step: int) -> int:
    """Length of an insertion from here on: "er – etter en lang debatt – imot"; 0 for none."""
    if tokens[at].text not in _DASHES:
        return 0
    for n in range(1, MAX_INSERTION + 2):
        i = at + step * n
        if not 0 <= i < len(tokens) or tokens[i].finite:
            return 0
        if tokens[i].text in _DASHES:
            return n + 1
    return 0


_DASHES = ("–", "—", "-")


@cache
def _insertions() -> Mapping[str, tuple[Row, ...]]:
    """Phrases that a cue can run across as if they were one word."""
    return phrases("discourse", "intensifiers", "limiters")


def _own_view(tokens: Sequence[Token], at: int) -> int:
    """Length of somebody's view from here on: "går etter kommunens mening for langt"."""
    if tokens[at].lower != "etter":
        return 0
    near = range(at + 1, min(at + _LONGEST_VIEW, len(tokens)))
    noun = next((i for i in near if tokens[i].lower in words("frame_nouns")), None)
    return 0 if noun is None or any(tokens[i].finite for i in range(at, noun)) else noun - at + 1


_LONGEST_VIEW = 6
"""Tokens of "etter Fjordvik kommunes mening" and the like."""


def _of_a_noun_between(tokens: Sequence[Token], here: int, at: int) -> bool:
    """Whether the preposition at `at` goes with a noun after `here`: "enig i forslaget om"."""
    if tokens[at].pos == "NOUN" and tokens[at].dep == "nmod":
        owner = tokens[tokens[at].head]  # "har forståelse for behovet": "behovet" goes with it
        return here < owner.i < at and owner.pos == "NOUN" and not owner.dep.startswith("nsubj")
    owner = tokens[tokens[tokens[at].head].head]
    phrase = find_row(tokens, here + 1, at - 1, _insertions())
    if phrase is not None and phrase[0] <= owner.i <= phrase[1]:
        return False  # "sluttar oss langt på veg til"
    return (
        tokens[at].pos == "ADP"
        and tokens[at].head > at
        and here < owner.i < at
        and owner.pos in ("NOUN", "PROPN")
        and not owner.dep.startswith("nsubj")
        and not any(t.text in _DASHES for t in tokens[owner.i : at])
    )


def _seek(tokens: Sequence[Token], e: Element, here: int, step: int, later: Element) -> int | None:
    """The nearest token on that side that fills the element, past what may be skipped.

    `later` is the one of the two elements that stands last: it says how close they stand.
    """
    at = here + step
    for _ in range(2 if e.tag else MAX_GAP + 1):
        if not 0 <= at < len(tokens):
            return None
        if fits(e, tokens, at):
            low, high = min(here, at), max(here, at)
            apart = _of_a_noun_between(tokens, low, high) or _joined_between(tokens, low, high)
            return None if apart else at
        skipped = 0 if e.tag else _between_dashes(tokens, at, step)
        if step > 0 and not e.tag:
            skipped = skipped or at_row(tokens, at, _insertions()) or _own_view(tokens, at)
        if skipped:
            at += step * skipped
            continue
        if later.beside and not fills_noun_phrase(tokens, at):
            return None
        if not fills_gap(tokens[at]) or (
            later.tight and not later.beside and not fills_tight_gap(tokens, at)
        ):
            return None
        at += step
    return None
