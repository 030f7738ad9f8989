"""Reading text: what stands on several lines of a source, as one clean line that maps back.

White space becomes single spaces, soft hyphens and unseen characters go, and words
divided at a line end are put together. Nothing is ever moved in the source: each reading
character knows the source offset it was read from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain, zip_longest
from typing import NamedTuple

from standpunkt.documents import Span
from standpunkt.text.finite import has_finite_verb

SOFT_HYPHENS = "\u00ad\ufffe"
"""Marks of a division that are no part of the word; PDF extraction writes both."""

_HYPHENS = "\u2010" + SOFT_HYPHENS + "-"
UNSEEN = (
    "\u200b\u200c\u200d\u2060\ufeff"
    "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
"""Characters without width, and those that only say in which direction a line is set."""
_IRREGULAR = re.compile(rf"[\s{SOFT_HYPHENS}{UNSEEN}]{{2,}}|[^\S ]|[{SOFT_HYPHENS}{UNSEEN}]")
_LAST_WORD = re.compile(rf"([^\W_]+)[{_HYPHENS}]$")
_FIRST_WORD = re.compile(r"[^\W_]+")
_WORD_TO = re.compile(r"([^\W_]+)[,.;:?!»”)]*$")
_WHOLE_WORD = re.compile(rf"(?<![\w{_HYPHENS}])[^\W_]+(?![\w{_HYPHENS}])")
_COMPOUND = re.compile(r"[^\W_]+(?:-[^\W_]+)+")
_LONGEST_WORD = 80

# After these a hyphen stands for the rest of a compound: "helse- og omsorgstjenester".
_COORDINATORS = frozenset({"og", "eller", "samt"})
# First elements that are written with a hyphen: "ikke-statlig".
_HYPHENED_FIRST = frozenset({"ikke", "ikkje", "ikkj", "eks", "non"})
_SHORTEST_CAPS_REST = 4
_ALONE = frozenset(
    {
        "ikke",
        "ikkje",
        "aldri",
        "og",
        "eller",
        "som",
        "at",
        "det",
        "den",
        "denne",
        "dette",
        "forslaget",
    }
)


class Readable(NamedTuple):
    """Reading text and the source offset of each character, with one more for the end.

    `offsets` is a range where the source could be read as it stands, else a tuple; it is
    strictly increasing and has len(text) + 1 entries.
    """

    text: str
    offsets: Sequence[int]

    def part(self, start: int, end: int) -> Readable:
        """The reading characters `start` to `end`, end exclusive."""
        stop = self.offsets[end - 1] + 1
        offsets = self.offsets[start:end]
        if isinstance(offsets, range):
            return Readable(self.text[start:end], range(offsets.start, stop + 1))
        return Readable(self.text[start:end], _compact((*offsets, stop)))


class Words:
    """The words of a document, to tell how a word divided at a line end is written.

    >>> Words("Vi har e-helse. Mer om e-\\nhelse.").hyphened("e", "helse")
    True
    """

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _compounds(self) -> frozenset[str]:
        return frozenset(found[0].lower() for found in _COMPOUND.finditer(self._text))

    @cached_property
    def _plain(self) -> frozenset[str]:
        return frozenset(found[0].lower() for found in _FIRST_WORD.finditer(self._text))

    @cached_property
    def _alone(self) -> frozenset[str]:
        return frozenset(found[0] for found in _WHOLE_WORD.finditer(self._text))

    def hyphened(self, first: str, rest: str) -> bool:
        """Whether the document writes `first`-`rest`, or has `first` as a name.

        Either counts only where it never has the two as one word.
        """
        if (first + rest).lower() in self._plain:
            return False
        name = first[0].isupper() and first in self._alone and first.lower() not in self._alone
        return name or f"{first}-{rest}".lower() in self._compounds


def read(text: str, lines: Iterable[Span], words: Words | None = None) -> Readable:
    """The reading text of some lines of `text`, in order, read as one.

    `words` decides on words divided at a line end; without it `text` itself is asked.

    >>> read("Vi støtter opp-\\nlæring i helse-\\nog omsorg.", [Span(0, 15), Span(16, 31),
    ...     Span(32, 42)]).text
    'Vi støtter opplæring i helse- og omsorg.'
    """
    words = words or Words(text)
    pieces: list[tuple[str, int]] = []
    lines = list(lines)
    for here, after in zip_longest(lines, lines[1:]):
        drop, joint = 0, ""
        if after is not None:
            left = text[max(here.start, here.end - _LONGEST_WORD) : here.end]
            right = text[after.start : min(after.end, after.start + _LONGEST_WORD)]
            drop, joint = seam(left, right, words)
        pieces.extend(_pieces(text, here.start, here.end - drop))
        # "- " stands for a soft hyphen and the line break after it: two source characters.
        pieces.append((joint, here.end - drop))
    return _joined(pieces)


def seam(left: str, right: str, words: Words) -> tuple[int, str]:
    """How a line that ends `left` and one that begins `right` are read as one.

    Returns how many characters to drop from `left`, and what to put between the two.

    >>> seam("kultur-", "og idrettsformål", Words("")), seam("opp-", "læring", Words(""))
    ((1, '- '), (1, ''))
    """
    if left[-1:] not in _HYPHENS:
        return (0, "") if _unspaced(left, right) else (0, " ")
    found = _LAST_WORD.search(left)
    if not found or not right:
        return 0, " "
    first, rest = found[1], _FIRST_WORD.match(right)
    if rest is not None and rest[0].lower() in _COORDINATORS:
        return 1, "- "
    if rest is None:
        return 1, "-"
    soft = left[-1] in SOFT_HYPHENS
    return 1, "" if _divided(first, rest[0], soft, words) else "-"


def _unspaced(left: str, right: str) -> bool:
    """Whether nothing stands between: "lokal/" + "regional", "2024–" + "2026"."""
    if left[-2:-1].isspace() or not right[:1].isalnum():
        return False
    return left[-1] == "/" or (left[-1] in "–" and left[-2:-1].isdigit() and right[0].isdigit())


def _divided(first: str, rest: str, soft: bool, words: Words) -> bool:
    """Whether a hyphen at a line end divides one word, rather than belonging to it."""
    if not rest[0].isalpha():
        return False
    if soft:
        return True
    if rest[0].isupper():
        return first.isupper() and rest.isupper() and len(rest) >= _SHORTEST_CAPS_REST
    belongs = (
        len(first) == 1
        or first.isupper()
        or first[-1].isdigit()
        or first.lower() in _HYPHENED_FIRST
        or words.hyphened(first, rest)
    )
    return not belongs


def _pieces(text: str, start: int, end: int) -> Iterable[tuple[str, int]]:
    """Stretches of one line as they are read, each with the offset of its first character."""
    for found in _IRREGULAR.finditer(text, start, end):
        if found.start() > start:
            yield text[start : found.start()], start
        if _is_gap(text, found.start(), found.end(), end):
            yield " ", found.start()
        start = found.end()
    if start < end:
        yield text[start:end], start


def _is_gap(text: str, start: int, stop: int, end: int) -> bool:
    """Whether white space and unseen characters from `start` to `stop` part two words."""
    if not text[start:stop].strip(SOFT_HYPHENS + UNSEEN):
        return "\u200b" in text[start:stop] and _parts_words(text, start, stop)
    mended = text[start] in SOFT_HYPHENS and stop < end and text[stop].islower()
    return not mended


def _parts_words(text: str, start: int, stop: int) -> bool:
    """Whether a zero-width space stands for a space, and not for where a word may be divided.

    It does next to a word that is no part of a longer one, and where there are hardly any spaces
    but these.
    """
    left, right = text[max(0, start - _LONGEST_WORD) : start], text[stop : stop + _LONGEST_WORD]
    before, after = _WORD_TO.search(left), _FIRST_WORD.match(right)
    if before is None or after is None:
        return False
    near = left + right
    return any(
        word in _ALONE or has_finite_verb(word) for word in (before[1].lower(), after[0].lower())
    ) or near.count("\u200b") > near.count(" ")


def _joined(pieces: Iterable[tuple[str, int]]) -> Readable:
    kept: list[tuple[str, int]] = []
    for words, start in pieces:
        doubled = words == " " and (not kept or kept[-1][0][-1] == " ")
        if words and not doubled:
            kept.append((words, start))
    if not kept:
        return Readable("", range(1))
    text = "".join(words for words, _ in kept)
    first, last = kept[0][1], kept[-1][1] + len(kept[-1][0])
    if last - first == len(text):
        return Readable(text, range(first, last + 1))
    runs = (range(start, start + len(words)) for words, start in kept)
    return Readable(text, (*chain.from_iterable(runs), last))


def _compact(offsets: tuple[int, ...]) -> Sequence[int]:
    """The same offsets, as a range where they follow one another."""
    if offsets[-1] - offsets[0] == len(offsets) - 1:
        return range(offsets[0], offsets[-1] + 1)
    return offsets
