"""Same text: near-identical responses, and paragraphs that went from one into another.

Two documents are held against each other only where a sentence stands word for word in both;
then the sentences around it are, so that what was changed in a template is found too.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import combinations
from typing import Final

from standpunkt.language.sentences import BlockKind, split

ENOUGH: Final = 20
"""How many words two documents must have in sentences of both."""

ALIKE: Final = 0.6
"""The share of the sentences of the shorter that makes two responses near-identical."""

_SHORTEST: Final = 5
_NEAR: Final = 0.7
_OPENING: Final = 5
_MOST_IN_PAIRS: Final = 60

# What every letter says, and what many quote from the paper that they answer.
_OF_ALL: Final = re.compile(
    r"^(?:vi |det |eg |jeg |me )?(?:viser|vises|visast|syner|takk|takker|takkar)\b|"
    r"^med (?:vennlig |venleg )?(?:hilsen|helsing)|^(?:høring|høyring|svar på)\b|"
    r"^(?:høringsfrist|høyringsfrist|dokumentet er|brevet er|dette (?:brevet|dokumentet))|"
    r"^(?:departementet|regjeringen|regjeringa|direktoratet|utvalget|utvalet|kommisjonen|"
    r"forslaget|framlegget)\b.*\b(?:foreslår|føreslår|innebærer|inneber|går ut på)\b"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that stands in several documents, as the first of them has it.

    `changed` is whether some have it in other words.
    """

    documents: tuple[str, ...]
    text: str
    changed: bool = False

    def meets(self, other: Passage) -> bool:
        """Whether this is about the documents of the other, and begins as it does."""
        mine, theirs = (_words(passage.text) for passage in (self, other))
        shorter = min(len(mine), len(theirs))
        return set(other.documents) <= set(self.documents) and mine[:shorter] == theirs[:shorter]


@dataclass(frozen=True, slots=True)
class Group:
    """Responses that are near-identical, the first being the one that comes first."""

    documents: tuple[str, ...]
    passages: tuple[Passage, ...] = ()

    @property
    def differing(self) -> tuple[Passage, ...]:
        """The sentences that were changed."""
        return tuple(passage for passage in self.passages if passage.changed)


@dataclass(slots=True)
class _Text:
    """A document's sentences, as they are and as their words."""

    sentences: list[str]
    keys: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.keys = [" ".join(_words(sentence)) for sentence in self.sentences]


def shared(texts: Mapping[str, str]) -> tuple[Passage, ...]:
    """The passages that documents share, given their texts by doc_id.

    >>> letter = "Gebyret treffer de minste havnene hardest av alle havner i landet vårt. "
    >>> letter += "Vi har ikke folk til å kreve det inn. "
    >>> found = shared({"a": letter + "Vi er imot.", "b": "Hei. " + letter, "c": "Vi er for."})
    >>> [(passage.documents, passage.text[:10]) for passage in found]
    [(('a', 'b'), 'Gebyret tr'), (('a', 'b'), 'Vi har ikk')]
    """
    return shared_sentences(
        {
            doc_id: [s.text for s in split(text) if s.kind is not BlockKind.HEADING]
            for doc_id, text in texts.items()
        }
    )


def shared_sentences(sentences: Mapping[str, Sequence[str]]) -> tuple[Passage, ...]:
    """The same from the sentences of each document."""
    known = {doc_id: _Text(list(given)) for doc_id, given in sentences.items()}
    order = {doc_id: number for number, doc_id in enumerate(known)}
    found: dict[str, tuple[dict[str, None], str, bool]] = {}
    for first, second in _pairs(known):
        for text, changed in _aligned(known[first], known[second]):
            documents, _, was = found.get(text, ({}, text, False))
            documents |= {first: None, second: None}
            found[text] = (documents, text, was or changed)
    return tuple(
        Passage(tuple(sorted(documents, key=order.__getitem__)), text, changed)
        for documents, text, changed in found.values()
    )


def groups(sentences: Mapping[str, Sequence[str]]) -> tuple[Group, ...]:
    """The near-identical responses, given the sentences of each document by doc_id."""
    passages = shared_sentences(sentences)
    shares: Counter[tuple[str, str]] = Counter()
    for passage in passages:
        shares.update(combinations(passage.documents, 2))
    leader: dict[str, str] = {}

    def lead(document: str) -> str:
        while leader.get(document, document) != document:
            document = leader[document]
        return document

    for (first, second), count in shares.items():
        if count >= ALIKE * min(len(sentences[first]), len(sentences[second])):
            leader[lead(second)] = lead(first)
    members: dict[str, list[str]] = defaultdict(list)
    for document in sentences:
        members[lead(document)].append(document)
    return tuple(
        Group(tuple(of_one), tuple(p for p in passages if set(p.documents) & set(of_one)))
        for of_one in members.values()
        if len(of_one) > 1
    )


def _pairs(texts: Mapping[str, _Text]) -> list[tuple[str, str]]:
    """The pairs of documents with enough words in sentences that both have, in their order."""
    holders: dict[str, dict[str, None]] = defaultdict(dict)
    for doc_id, text in texts.items():
        for key in text.keys:
            if key.count(" ") + 1 >= _SHORTEST and not _OF_ALL.match(key):
                holders[key][doc_id] = None
    words: Counter[tuple[str, str]] = Counter()
    for key, documents in holders.items():
        held = list(documents)
        if len(held) < 2:
            continue
        # Of a letter that thousands sent, each is held against the first alone.
        pairs: Iterable[tuple[str, str]] = (
            combinations(held, 2)
            if len(held) <= _MOST_IN_PAIRS
            else ((held[0], other) for other in held[1:])
        )
        for pair in pairs:
            words[pair] += key.count(" ") + 1
    return [pair for pair, count in words.items() if count >= ENOUGH]


def _aligned(first: _Text, second: _Text) -> list[tuple[str, bool]]:
    """The sentences of the first that the second has too, and whether it changed them."""
    found = []
    matcher = SequenceMatcher(None, first.keys, second.keys, autojunk=False)
    for kind, a_start, a_end, b_start, b_end in matcher.get_opcodes():
        if kind == "equal":
            found += [
                (first.sentences[n], False)
                for n in range(a_start, a_end)
                if first.keys[n].count(" ") + 1 >= _SHORTEST and not _OF_ALL.match(first.keys[n])
            ]
        elif kind == "replace":
            for n in range(a_start, a_end):
                if any(_near(first.keys[n], second.keys[m]) for m in range(b_start, b_end)):
                    found.append((first.sentences[n], True))
    return found


def _near(one: str, other: str) -> bool:
    """Whether two sentences are one that was changed."""
    mine, theirs = one.split(), other.split()
    if min(len(mine), len(theirs)) < _SHORTEST or _OF_ALL.match(one):
        return False
    if mine[:_OPENING] == theirs[:_OPENING]:
        return True
    return SequenceMatcher(None, mine, theirs, autojunk=False).ratio() >= _NEAR


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
