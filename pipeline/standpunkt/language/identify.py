"""Which language a document and each of its paragraphs is in, and whether that is read.

Bokmål (nb) and nynorsk (nn) are read. Paragraphs in other languages are told from Norwegian
by the words that each language knows (`identify.toml`), and are reported and not guessed at:
the rules know no Sámi, and would take Danish for bokmål with mistakes. What is too short to
tell, such as a line of names, has its document's language.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import chain
from types import MappingProxyType
from typing import Final, NamedTuple

from standpunkt.documents import Block, BlockKind, Stretch
from standpunkt.language import standard
from standpunkt.language.blocks import find_blocks

UNKNOWN: Final = "unknown"
"""A paragraph of words that no language here knows."""

NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "nb": "bokmål",
        "nn": "nynorsk",
        "da": "Danish",
        "sv": "Swedish",
        "en": "English",
        "de": "German",
        "fi": "Finnish",
        "sme": "North Sámi",
        "smj": "Lule Sámi",
        "sma": "South Sámi",
        UNKNOWN: "an unknown language",
    }
)
"""What each code stands for, as notes say it."""

_NORWEGIAN: Final = "no"
_CLOSE: Final = ("da", "sv")
"""Languages that share so many words with Norwegian that a sentence may be either."""

_FEWEST_WORDS: Final = 4
_CLEAR: Final = 2
_SHARE: Final = 0.08
"""Of a paragraph's words: by so many another language must know more of them."""

_FEWEST_UNKNOWN: Final = 12
_KNOWN: Final = 0.08
"""Where even the best language knows a smaller share of so many words, none is it."""

_SHORTEST_SPELT: Final = 6
_CLEAR_STANDARD: Final = 3
_LONGEST_SHOWN: Final = 40
_WORD: Final = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")


class Spelling(NamedTuple):
    """What only one language spells so: letters, beginnings and endings of words, marks."""

    language: str
    letters: frozenset[str]
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Which languages know a word, and how languages spell."""

    languages_of: Mapping[str, tuple[str, ...]]
    spellings: tuple[Spelling, ...]


@cache
def _table() -> Table:
    source = resources.files(__package__).joinpath("identify.toml").read_text("utf-8")
    languages_of: defaultdict[str, list[str]] = defaultdict(list)
    spellings = []
    for language, entry in tomllib.loads(source).items():
        for word in dict.fromkeys(entry["words"].split()):
            languages_of[word].append(language)
        parts = (tuple(entry.get(key, ())) for key in ("beginnings", "endings", "marks"))
        spellings.append(Spelling(language, frozenset(entry.get("letters", "")), *parts))
    return Table(
        MappingProxyType({word: tuple(codes) for word, codes in languages_of.items()}),
        tuple(spellings),
    )


@lru_cache(maxsize=2**15)
def _known_by(word: str) -> tuple[str, ...]:
    """The languages that a word in lower case speaks for."""
    table = _table()
    known = table.languages_of.get(word)
    if known is not None:
        return known
    return tuple(
        spelling.language
        for spelling in table.spellings
        if not spelling.letters.isdisjoint(word)
        or (
            len(word) >= _SHORTEST_SPELT
            and (word.endswith(spelling.endings) or word.startswith(spelling.beginnings))
        )
    )


def of(text: str) -> str:
    """The language of a paragraph: a code of NAMES, or "" where too little tells.

    >>> of("Vi støttar ikkje framlegget."), of("The municipality does not support the proposal.")
    ('nn', 'en')
    >>> of("Ola Testmann, Kari Testmann")
    ''
    """
    foreign, lead = _weighed(text)
    return foreign or (_standard(text) if lead is not None and lead >= 0 else "")


def _standard(text: str) -> str:
    """Bokmål or nynorsk, where more than one word tells."""
    evidence = standard.weigh(text)
    return evidence.standard if abs(evidence.nb - evidence.nn) >= _CLEAR_STANDARD else ""


@lru_cache(maxsize=1024)
def _weighed(text: str) -> tuple[str, int | None]:
    """The other language that a paragraph is in, if any, or how far ahead Norwegian is.

    Norwegian is ahead by how many more words it knows than the next best, which may be none or
    fewer where that is a close language; None where the paragraph tells nothing of Norwegian.
    """
    words = _WORD.findall(text)
    hits = Counter(chain.from_iterable(map(_known_by, map(str.lower, words))))
    for spelling in _table().spellings:
        hits[spelling.language] += sum(map(text.count, spelling.marks))
    norwegian = hits.pop(_NORWEGIAN, 0)
    best, most = max(hits.items(), key=lambda hit: hit[1], default=("", 0))
    if len(words) >= _FEWEST_WORDS and most - norwegian >= max(_CLEAR, _SHARE * len(words)):
        return best, None
    if max(most, norwegian) < _KNOWN * len(words):
        running = sum(map(str.islower, words))
        if running >= _FEWEST_UNKNOWN and max(most, norwegian) < _KNOWN * running:
            return UNKNOWN, None
    possible = norwegian and (norwegian >= most or best in _CLOSE)
    return "", norwegian - most if possible else None


def of_document(text: str, known: tuple[Block, ...] = ()) -> str:
    """The language most of a document is in: "nb", "nn", another code, or "" for none.

    `known` are the blocks that its file tells of.

    >>> of_document("Høringssvar\\n\\nKommunen støtter ikke forslaget.")
    'nb'
    """
    sizes: Counter[str] = Counter()
    norwegian = shared = 0
    paragraphs = [paragraph for _, paragraph in _paragraphs(text, known)]
    for paragraph in paragraphs:
        language, lead = _weighed(paragraph)
        if language:
            sizes[language] += len(paragraph)
        elif lead is not None and lead > 0:
            norwegian += len(paragraph)
        elif lead is not None:
            shared += len(paragraph)
    if not sizes and not norwegian:
        # Each paragraph may be too little to tell, and all of them enough.
        return _weighed(" ".join(paragraphs))[0] or standard.of_document(text)
    language, size = sizes.most_common(1)[0] if sizes else ("", 0)
    if size > norwegian + (0 if language in _CLOSE else shared):
        return language
    return standard.of_document(text)


def stretches(text: str, language: str, known: tuple[Block, ...] = ()) -> tuple[Stretch, ...]:
    """Where the language changes, for a document in `language` whose file tells of some blocks.

    >>> stretches("Vi støtter ikke forslaget her.\\n\\nWe do not support this proposal.", "nb")
    (Stretch(start=0, language='nb'), Stretch(start=32, language='en'))
    """
    found: list[Stretch] = []
    for start, paragraph in _paragraphs(text, known):
        own = _in_document(paragraph, language)
        if not found or found[-1].language != own:
            found.append(Stretch(start if found else 0, own))
    return tuple(found)


def _in_document(paragraph: str, language: str) -> str:
    """The language of a paragraph of a document that is in `language`."""
    if is_read(language):
        return of(paragraph) or language
    foreign, lead = _weighed(paragraph)
    if foreign or lead is None:
        return foreign or language
    # Most short Danish sentences could be bokmål as well.
    if language in _CLOSE and lead < _CLEAR:
        return language
    return standard.of(paragraph) or "nb"


def is_read(language: str) -> bool:
    """Whether text in a language is read for positions: Norwegian, and what nobody can tell."""
    return language in ("nb", "nn") or language not in NAMES


def notes(text: str, found: tuple[Stretch, ...]) -> tuple[str, ...]:
    """What a user should know of the paragraphs that are not read, a note a language.

    >>> english = "We do not support this proposal."
    >>> notes(english, stretches(english, "en"))
    ('not read, being in English: the whole text',)
    """
    unread: defaultdict[str, list[str]] = defaultdict(list)
    ends = [*(stretch.start for stretch in found[1:]), len(text)]
    for stretch, end in zip(found, ends, strict=False):
        if not is_read(stretch.language):
            unread[stretch.language].append(" ".join(text[stretch.start : end].split()))
    return tuple(
        f"not read, being in {NAMES[language]}: {_which_passages(several, whole=len(found) == 1)}"
        for language, several in unread.items()
    )


def _which_passages(several: list[str], *, whole: bool) -> str:
    if whole:
        return "the whole text"
    first = several[0]
    shown = first if len(first) <= _LONGEST_SHOWN else f"{first[:_LONGEST_SHOWN].rstrip()}…"
    more = f" and {len(several) - 1} more" if len(several) > 1 else ""
    return f"the passage that begins “{shown}”{more}"


def _paragraphs(text: str, known: tuple[Block, ...] = ()) -> Iterator[tuple[int, str]]:
    """Start and words of each block that is no chrome."""
    for block in find_blocks(text, known):
        if block.kind is not BlockKind.CHROME:
            yield block.lines[0].start, " ".join(line.of(text) for line in block.lines)
