"""Marks: what stands in and around words without being one, left out of the reading text.

Mail and hand-typed text stress a word with signs ("*ikke*", "<b>ikke</b>", "i k k e"), hang a
note on it ("ikke1", "ikke[1]") or fence it off (", ikke,"), and to a parser it is no longer the
word it was. The reading text has the word alone. Every character of it still knows its source
offset, so nothing that is found ever moves.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain

from standpunkt.text.spacing import Readable

NEGATORS = ("ikkje", "ikke", "aldri", "ingen", "inga", "neppe", "verken", "hverken", "korkje")
"""Negators that are looked for in spite of what is hung on them, the longer ones first."""

_STRESSED = ("slett", "slettes", "absolutt", "definitivt", "dessverre", "diverre", "heller")
_NOT = rf"(?:(?:{'|'.join(_STRESSED)}) )?(?:{'|'.join(NEGATORS)})|på ingen måte"

_Edits = Iterator[tuple[int, int, str]]
"""Stretches of the text and what is read in their place: nothing, or one blank."""


def unmarked(readable: Readable) -> Readable:
    """The reading text without marks that are no words; each character keeps its offset.

    >>> unmarked(Readable("Vi kan *ikke* støtte s 5[1].", range(29))).text
    'Vi kan ikke støtte s 5.'
    >>> unmarked(Readable("Vi støtter, ikke, dette, i k k e dét.", range(38))).text
    'Vi støtter ikke dette, ikke dét.'
    """
    if not _suspicious(readable.text):
        return readable
    readable = Readable(_plain_letters(readable.text), readable.offsets)
    for edits in _PASSES:
        readable = _edited(readable, edits)
    return readable


def _edited(readable: Readable, edits: Callable[[Readable], _Edits]) -> Readable:
    text, offsets, parts, start = readable.text, readable.offsets, [], 0
    kept: list[range] = []
    for first, end, instead in edits(readable):
        parts += [text[start:first], instead]
        kept += [range(start, first), range(first, first + len(instead))]
        start = end
    if not start:
        return readable
    kept.append(range(start, len(offsets)))
    places = [offsets[i] for i in chain.from_iterable(kept)]
    return Readable("".join((*parts, text[start:])), tuple(places))


# --- letters ----------------------------------------------------------------------------

# Letters of other alphabets that look like ours, and the letters that a negator is misread with.
_LOOK_ALIKE = str.maketrans("іІкКеЕаАоОрРсСхХјЈΙιΚκΕΑ", "iIkKeEaAoOpPcCxXjJIiKkEA")
_MISREAD = re.compile(r"(?<![^\W\d])(?!ikkj?e)[1il|!íìîï]kk(j?)[eéèëc](?!\w)", re.IGNORECASE)
_STYLED = re.compile("[\uff21-\uff5a\U0001d400-\U0001d6a3]")


def _plain_letters(text: str) -> str:
    """The text with as many characters, mathematical and foreign letters as plain ones."""
    if text.isascii():
        return _MISREAD.sub(r"ikk\1e", text)
    text = _STYLED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return _MISREAD.sub(r"ikk\1e", text.translate(_LOOK_ALIKE))


# --- mark-up ----------------------------------------------------------------------------

_TAG = re.compile(
    r"<sup>\s*\d{1,3}\s*</sup>"
    r"|</?(?:b|i|u|s|em|strong|span|font|sup|sub|mark|del|ins|small|big|tt|code|a)"
    r"(?:\s[^<>]{0,200})?/?>"
    r"|\[/?(?:b|i|u|s)\]"
    r"|[\u0332\u0333\u0335-\u0338]+",
    re.IGNORECASE,
)
_PARTING_TAG = re.compile(r"<(?:br|p|div|wbr)\s?/?>|</(?:p|div)>|&nbsp;", re.IGNORECASE)
_EMPHASIS = re.compile(
    r"(?<![\w*])\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}(?![\w*])|(?<=[^\W\d_])\*{1,3}(?=[^\W\d_])"
    r"|(?<![\w~])~{1,2}(?=\w)|(?<=\w)~{1,2}(?![\w~])"
    r"|(?<!\w)_{1,3}(?=[^\W_])|(?<=[^\W_])_{1,3}(?!\w)|`{1,3}"
)
_SLASHED = re.compile(r"(?<![^\s(«\"])(/{1,2})[^\W\d_]+(?: [^\W\d_]+){0,3}(/{1,2})(?![\w/])")


def _markup(readable: Readable) -> _Edits:
    for found in re.finditer(
        f"(?P<parts>{_PARTING_TAG.pattern})|{_TAG.pattern}", readable.text, re.I
    ):
        yield (
            found.start(),
            found.end(),
            " " if found["parts"] or _beside_negator(readable.text, found) else "",
        )


def _beside_negator(text: str, tag: re.Match[str]) -> bool:
    """Whether a tag with no blank beside it opens or closes a negator: "støtter<b>ikke</b>det"."""
    return _parting(text, *tag.span()) == " " and bool(
        _NEGATOR.match(text, tag.end()) or _NEGATOR_BEFORE.search(text, 0, tag.start())
    )


_NEGATOR = re.compile(rf"(?:{'|'.join(NEGATORS)})(?!\w)", re.IGNORECASE)
_NEGATOR_BEFORE = re.compile(rf"(?<!\w)(?:{'|'.join(NEGATORS)})\Z", re.IGNORECASE)


def _emphasis(readable: Readable) -> _Edits:
    for found in _EMPHASIS.finditer(readable.text):
        yield found.start(), found.end(), ""


def _slashes(readable: Readable) -> _Edits:
    for found in _SLASHED.finditer(readable.text):
        yield found.start(1), found.end(1), ""
        yield found.start(2), found.end(2), ""


# --- notes ------------------------------------------------------------------------------

# A number glued to a long word of small letters is a note unless the word is one that is numbered.
_NOTE = re.compile(
    r"\s?\[\d{1,3}\]|(?<=[^\W\d_]{3})[¹²³⁴⁵⁶⁷⁸⁹⁰†‡]+"
    r"|(?:(?<=[a-zæøå]{5}[.!?])|(?<=[a-zæøå]{4}))(?<!\bcovid)(?<!punkt)(?<!modell)(?<!ativ)"
    r"(?<!ativet)(?<!apittel)(?<!vedlegg)(?<!trinn)(?<!ledd)(?<!plan)(?<!side)(?<!artikkel)"
    r"(?:\d{1,2}|\^\d{1,2}|\(\d{1,2}\))(?![\w.,:/–-]*[\d§])(?!\w)"
)


def _notes(readable: Readable) -> _Edits:
    for found in _NOTE.finditer(readable.text):
        yield found.start(), found.end(), ""


# --- letter-spacing ---------------------------------------------------------------------

_SPACED = re.compile(r"(?<!\S)(?:[^\W\d_] ){2,}[^\W\d_](?!\w)")


_ALPHABET = "abcdefghijklmnopqrstuvwxyzæøå"


@cache
def _torn() -> re.Pattern[str]:
    """A negator with blanks, points or dashes anywhere between its letters."""
    torn = "|".join("[ .·-]?".join(word) for word in NEGATORS)
    return re.compile(rf"(?<!\w)(?:{torn})(?!\w)", re.IGNORECASE)


def _letters(readable: Readable) -> _Edits:
    """Letters that stand apart: "i k k e", "ik ke", "S T Ø T T E R"."""
    text = readable.text
    torn = [(m.start(), m.end()) for m in _torn().finditer(text) if not m[0].isalpha()]
    spaced = [
        (start, end)
        for m in _SPACED.finditer(text)
        for start, end in _split(readable, m.start(), m.end(), torn)
    ]
    outside = [t for t in torn if not any(s[0] <= t[0] and t[1] <= s[1] for s in spaced)]
    for start, end in sorted((*spaced, *outside)):
        for i in range(start, end):
            if not text[i].isalpha():
                yield i, i + 1, ""


_DOUBLED = re.compile(r"(?<!\w)(i+)(k{2,})(j*)(e+)(?!\w)", re.IGNORECASE)


def _doubled(readable: Readable) -> _Edits:
    """Letters of a negator that stand there once too often: "ikkke", fake bold "iikkkkee"."""
    for found in _DOUBLED.finditer(readable.text):
        for group, times in ((1, 1), (2, 2), (3, 1), (4, 1)):
            start, end = found.span(group)
            if end - start > times:
                yield start + times, end, ""


def _split(
    readable: Readable, start: int, end: int, torn: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The words in a stretch of letters that stand apart.

    A wider gap in the source parts two words, and so does a negator: the "å" of "å i k k e" and
    of "i k k e å" is a word by itself.
    """
    text, offsets = readable.text, readable.offsets
    if text[start:end:2].lower() in _ALPHABET:
        return  # "bokstav a b c"
    first = start
    for i in range(start + 1, end, 2):
        if offsets[i + 1] - offsets[i] > 1:
            yield first, i
            first = i + 1
    for begin, stop in torn:
        before, after = text[first : max(first, begin)], text[stop + 1 : end]
        # "å i k k e", "v i s t ø t t e r i k k e", but not "d r i k k e" or "s i k k e r"
        parts = before.strip() in _SINGLE or len(before) > _LONG
        if first <= begin and stop <= end and parts and after in _SINGLE:
            if before:
                yield first, begin - 1
            yield begin, stop
            first = stop + 1
    if first < end:
        yield first, end


_SINGLE = ("", "i", "å", "I", "Å")
_LONG = 12
"""Characters of a stretch of letters, blanks included, that is more than one syllable."""


# --- negators fenced off ----------------------------------------------------------------

_FENCE = r"[*_~/=+^#|\"'«»“”„‘’‹›()\[\]{}<>`]"
_HUNG = (
    r"\(?\d{1,3}\)?",  # "ikke1", "ikke(1)"
    r"\^\d{1,2}",
    r"\*{1,3}",
    r"\((?:!|sic|\?)\)",
    r"[!?:]+(?= [a-zæøå§])",  # "IKKE! forslaget"
)
_FENCED = re.compile(
    rf"({_FENCE}+ ?)(?:{_NOT})(?: ?\(?[!?]{{1,3}}\)?)?"
    rf"( ?{_FENCE}+|[*†‡^]+\d{{0,2}}|[!?]+(?= [a-zæøå]))"
    rf"|(?<!\w)(?:{_NOT})({'|'.join(_HUNG)})(?!\w)",
    re.IGNORECASE,
)
_STOP = r" ?(?:,|[–—-]|…|\.{3})"
_INSERTED = re.compile(
    rf"({_STOP}) ?(?:{_NOT})({_STOP})(?= ?[^\W\d_§])"
    rf"|(,|(?: [–—-])) ?(?:{_NOT})({_STOP})?(?=\.?(?: |$))",
    re.IGNORECASE,
)


def _fences(readable: Readable) -> _Edits:
    """Signs on both sides of a negator, and what is hung on it: "(ikke)", "ikke(!)"."""
    text = readable.text
    for found in _FENCED.finditer(text):
        for group in (1, 2, 3):
            start, end = found.span(group)
            path = "/" in text[start:end] and text[found.start() - 1 : found.start()].isalnum()
            if start >= 0 and not path:
                yield start, end, _parting(text, start, end)


def _insertions(readable: Readable) -> _Edits:
    """A negator between two commas or dashes, or after one at the end: "Vi støtter det, ikke."."""
    text = readable.text
    for found in _INSERTED.finditer(text):
        within = found[1] is not None
        ends = found.end() == len(text) or text[found.end()] == "."
        if found[1].strip() != found[2].strip() if within else not ends:
            continue
        for group in (1, 2) if within else (3, 4):
            start, end = found.span(group)
            if start >= 0:
                yield start, end, _parting(text, start, end)


def _parting(text: str, start: int, end: int) -> str:
    """A blank where two words would run together without what stands between."""
    return " " if text[start - 1 : start].isalnum() and text[end : end + 1].isalnum() else ""


# --- stops of abbreviated laws ------------------------------------------------------------

_LAW = re.compile(
    # "pbl.", "aml.", "forskr.": no word ends so, or it is one of these
    r"(?:(?<=[^\Waeiouyæøål]l)|(?<=[a-zæøå]kr)|(?<=\bhol)|(?<=\bsal)|(?<=ppll)|(?<=\bopll)"
    r"|(?<=\butll)|(?<=\bhusll)|(?<=stoll)|(?<=\bmval)|(?<=\beal)|(?<=\bul)|(?<=sosiall))"
    r"(\.)(?= ?(?:§|[Kk]ap\b|[Kk]apittel|[Kk]apitlet))"
)


def _stops(readable: Readable) -> _Edits:
    """The stop after a law's short name, which ends no sentence: "pbl. § 8-1"."""
    for found in _LAW.finditer(readable.text):
        yield found.start(1), found.end(1), ""


def _blanks(readable: Readable) -> _Edits:
    """Blanks that stand side by side once what parted them is gone."""
    for found in re.finditer(r"(?<= ) +", readable.text):
        yield found.start(), found.end(), ""


_PASSES = (
    _markup,
    _letters,
    _doubled,
    _fences,
    _insertions,
    _emphasis,
    _slashes,
    _notes,
    _stops,
    _blanks,
)

# --- a quick look -----------------------------------------------------------------------

_SIGN = re.compile(
    "[*_~`†‡^<|\\[#¹²³⁴⁵⁶⁷⁸⁹⁰\u0332\u0333\u0335-\u0338\u0370-\u04ff\uff21-\uff5a\U0001d400-\U0001d6a3]"
    r"|\. ?(?:§|[Kk]ap)"
    r"|\d(?<=[a-zæøå.!?^(]\d)| [^\W\d_] [^\W\d_](?!\w)|^[^\W\d_] [^\W\d_] | /|&nbsp;"
)
_HEDGED = re.compile(
    rf"[^\w\s.;] ?(?:{_NOT})\W|(?:(?<=\.\.)|(?<=\.\. ))(?:{_NOT})\W"
    rf"|(?<!\w)(?:{_NOT})(?:\d|[^\w\s.,;])"
)
_PARTED = tuple(
    f"{word[:n]}{sign}{word[n:]}"
    for word in NEGATORS[:4]
    for n in range(1, len(word))
    for sign in " -"
)
_DOTTED = tuple(f"{word[0]}{sign}{word[1]}" for word in NEGATORS[:4] for sign in ".·-")


def _suspicious(text: str) -> bool:
    """Whether marks can stand there: most text has none, and this costs next to nothing."""
    if _SIGN.search(text) is not None:
        return True
    lower = text.lower()
    if "kk" in lower and _MISREAD.search(lower):
        return True
    if any(twice in lower for twice in ("iikk", "kkk", "kkee", "kkjj", "kjee")):
        return True
    if any(part in lower for part in (*_PARTED, *_DOTTED)):
        return True
    return any(word in lower for word in _NOTS) and _HEDGED.search(lower) is not None


_NOTS = (*NEGATORS, "på ingen måte")
