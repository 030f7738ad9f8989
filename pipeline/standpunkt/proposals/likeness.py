"""Likeness of content: how much of what tells an entry of a list is in the words of a response.

Words are held against each other by the three to five letters in a row that they share, so that
parts of compounds, endings and most of what nynorsk writes otherwise meet; words of one group of
`thesaurus.toml` meet too. A piece weighs by how telling it is: few responses have it
(`background.tsv`), and few entries of the list.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from standpunkt.proposals.proposal import Proposal

Scores = NDArray[np.float64]
"""A score for each entry of the list, in its order."""

_WORD: Final = re.compile(r"[^\W\d_]+|\d+(?:[.,  ]\d+)*")
_SHORTEST, _LONGEST = 3, 5
_GROUP: Final = 1.5
_NUMBER: Final = 2.0
_TITLE: Final = 3.0
_REMEMBERED: Final = 2**16


class Word(NamedTuple):
    """What a word adds to the score of each entry, and to the length of the text it stands in."""

    scores: Scores
    square: float


class Likeness:
    """A list of proposals, ready for texts to be held against it."""

    def __init__(self, proposals: Sequence[Proposal]) -> None:
        self.size = len(proposals)
        entries = [_entry(proposal) for proposal in proposals]
        spread = Counter(piece for entry in entries for piece in entry)
        self._telling = {
            piece: math.log((self.size + 1) / count) if self.size > 1 else 1.0
            for piece, count in spread.items()
        }
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, entry in enumerate(entries):
            weights = {
                piece: (1 + math.log(count)) * weight_of(piece) * self._telling[piece]
                for piece, count in entry.items()
            }
            length = math.sqrt(sum(weight**2 for weight in weights.values())) or 1.0
            for piece, weight in weights.items():
                self._postings[piece].append((number, weight / length))
        # Bound to this list, and let go with it.
        self.word = lru_cache(maxsize=_REMEMBERED)(self._word)

    def scores(self, text: str) -> Scores:
        """How like a text is to each entry: 0 for nothing in common, 1 for the same words.

        >>> like = Likeness([Proposal("1", "Krav om måler for vann"), Proposal("2", "Natt")])
        >>> like.scores("Vi er imot vannmålerkravet").round(1).tolist()[1]
        0.0
        """
        found = [self.word(word) for word in dict.fromkeys(words_of(text))]
        if not found:
            return np.zeros(self.size)
        length = math.sqrt(sum(word.square for word in found))
        total: Scores = np.add.reduce([word.scores for word in found])
        return total / length

    def telling(self, text: str, number: int, count: int = 4) -> list[str]:
        """The words of a text that add most to the score of one entry, by its place."""
        added = {word: self.word(word).scores[number] for word in words_of(text)}
        words = sorted(added, key=lambda word: -added[word])
        return [word for word in words[:count] if added[word] > 0]

    def _word(self, word: str) -> Word:
        scores = np.zeros(self.size)
        square = 0.0
        for piece in pieces(word):
            weight = weight_of(piece)
            square += weight**2
            for number, listed in self._postings.get(piece, ()):
                scores[number] += weight * listed
        return Word(scores, square)


def words_of(text: str) -> list[str]:
    """The words and numbers of a text that can tell of a matter, plain.

    >>> words_of("Kravet på 1,2 meter er for lågt")
    ['kravet', '1.2', 'meter', 'lågt']
    """
    found = []
    for match in _WORD.finditer(text.lower()):
        word = match[0]
        if word[0].isdigit():
            found.append(re.sub(r"[  ]", "", word).replace(",", "."))
        elif len(word) > 1 and _common(word) < _FUNCTION:
            found.append(word)
    return found


def rare(text: str) -> list[str]:
    """The longer words of a text that few responses have: what it is about.

    >>> rare("en plikt til å ha vannmålere")
    ['vannmålere']
    """
    return [
        word
        for word in words_of(text)
        if len(word) >= _LONG and not word[0].isdigit() and _common(word) < _RARE
    ]


_LONG, _RARE = 5, 0.12
_FUNCTION: Final = 0.33
"""A word that stands in more of the responses than this tells nothing."""


@lru_cache(maxsize=_REMEMBERED)
def pieces(word: str) -> tuple[str, ...]:
    """What a word is held against others by: its rows of letters and its groups.

    >>> pieces("natt")[:3], pieces("2032")
    ((' na', 'nat', 'at '), ('#2032',))
    """
    if word[0].isdigit():
        return (f"#{word}",)
    plain = f" {spelled(word)} "
    rows = [
        plain[start : start + length]
        for length in range(_SHORTEST, _LONGEST + 1)
        for start in range(len(plain) - length + 1)
    ]
    return tuple(dict.fromkeys([*rows, *(f"≈{group}" for group in groups(word))]))


@lru_cache(maxsize=_REMEMBERED)
def weight_of(piece: str) -> float:
    """How telling a piece is among responses at large."""
    if piece[0] == "#":
        return _NUMBER * math.log(1 + _background().total) / 2
    if piece[0] == "≈":
        return _GROUP * math.log(1 + _background().total) / 2
    counts = _background()
    return math.log((counts.total + 1) / (min(counts.pieces.get(piece, 0), counts.total) + 0.5))


@lru_cache(maxsize=_REMEMBERED)
def spelled(word: str) -> str:
    """A word as bokmål and nynorsk alike are brought to one form.

    >>> spelled("utsleppssoner"), spelled("utslippssoner")
    ('utslipsoner', 'utslipsoner')
    """
    for pattern, form in _thesaurus().spelling:
        word = pattern.sub(form, word)
    return word


@lru_cache(maxsize=_REMEMBERED)
def groups(word: str) -> tuple[int, ...]:
    """The groups of `thesaurus.toml` that a word, or a part of it, belongs to."""
    stems = _thesaurus().stems
    found: dict[int, None] = {}
    for start in range(max(1, len(word) - 3)):
        if 0 < start < 3:
            continue  # no part of a compound is that short
        for end in range(start + 2, min(len(word), start + _thesaurus().longest) + 1):
            stem = word[start:end]
            # A short stem says little inside another word: "hus" is not in "thus".
            if stem in stems and (start == 0 or len(stem) > 3):
                found |= dict.fromkeys(stems[stem])
    return tuple(found)


def _entry(proposal: Proposal) -> Counter[str]:
    """The pieces of an entry with how often each is there; a title says more than the rest."""
    found: Counter[str] = Counter()
    said = [(proposal.title, _TITLE), (proposal.description, 1.0)]
    said += [(alias, _TITLE) for alias in proposal.aliases]
    for text, weight in said:
        for word in words_of(text):
            for piece in pieces(word):
                found[piece] += weight  # type: ignore[assignment]
    return found


class _Background(NamedTuple):
    total: int
    words: Mapping[str, int]
    pieces: Mapping[str, int]


@cache
def _background() -> _Background:
    lines = _data("background.tsv").splitlines()
    cells = [line.split("\t") for line in lines if not line.startswith("#")]
    total = int(cells[0][1])
    words = {word: int(count) for word, count in cells[1:]}
    found: Counter[str] = Counter()
    for word, count in words.items():
        for piece in pieces(word):
            found[piece] += count
    return _Background(total, words, found)


@lru_cache(maxsize=_REMEMBERED)
def _common(word: str) -> float:
    counts = _background()
    return counts.words.get(word, 0) / counts.total


class _Thesaurus(NamedTuple):
    stems: Mapping[str, tuple[int, ...]]
    longest: int
    spelling: tuple[tuple[re.Pattern[str], str], ...]


@cache
def _thesaurus() -> _Thesaurus:
    given = tomllib.loads(_data("thesaurus.toml"))
    stems: dict[str, tuple[int, ...]] = {}
    for number, group in enumerate(given["same"]):
        for stem in group:
            stems[stem] = (*stems.get(stem, ()), number)
    spelling = tuple((re.compile(pattern), form) for pattern, form in given["spelling"])
    return _Thesaurus(stems, max(map(len, stems)), spelling)


def _data(name: str) -> str:
    return (resources.files("standpunkt.proposals") / name).read_text(encoding="utf-8")


def best(scores: Scores, count: int = 3) -> list[int]:
    """The places of the highest scores, the first of equal ones first."""
    order: list[int] = np.argsort(-scores, kind="stable")[:count].tolist()
    return order
