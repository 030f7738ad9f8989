"""Blocks and sentences: from a document's text to clean sentences that map back to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from standpunkt.documents import Block, BlockKind, Span
from standpunkt.language.abbreviations import FINAL, INNER, NAMED_BY_LETTER
from standpunkt.language.blocks import find_blocks
from standpunkt.language.marks import unmarked
from standpunkt.text.answers import is_answer
from standpunkt.text.dates import MONTHS
from standpunkt.text.spacing import Words, read

__all__ = ["LONGEST", "BlockKind", "Boundaries", "Sentence", "boundaries", "sentences", "split"]

LONGEST = 1000
"""Characters; what runs on for longer without an end is cut."""

_LONGEST_ROW_HEAD = 260
"""Characters of a first cell that says what its row is about; a longer one is running text."""

Boundaries = Callable[[str], Sequence[int]]
"""From a block's reading text to where its sentences end: ascending offsets, end exclusive."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as it is read, and where it stands.

    `text` is the reading text: wrapped lines and line-end hyphens joined, white space
    single. `offsets` has len(text) + 1 entries: reading character i stands at source
    offset offsets[i], and the sentence ends before offsets[-1]. `section` is the span of
    the nearest heading above, in a table of the first cell of the row; `lead_in` the index
    (in the document's list of sentences) of the sentence that introduces the list this item
    stands in. `marker` is the bullet or number before a list item's first sentence, which the
    text leaves out.
    """

    text: str
    offsets: Sequence[int]
    kind: BlockKind = BlockKind.PARAGRAPH
    block: int = 0
    section: Span | None = None
    lead_in: int | None = None
    marker: str = ""

    def source(self, start: int, end: int) -> Span:
        """The source span of reading characters `start` to `end`, end exclusive."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    @property
    def span(self) -> Span:
        """The source span of the whole sentence."""
        return self.source(0, len(self.text))


def split(
    text: str, ends: Boundaries | None = None, known: tuple[Block, ...] = ()
) -> list[Sentence]:
    """The sentences of a document, in order; page chrome is left out.

    `ends` finds where sentences end in the reading text of one block, and is `boundaries`
    unless told otherwise. `known` are the blocks that the file tells of, which are those of its
    `Document`. Each sentence's `block` counts the blocks of `find_blocks(text, known)`.

    >>> for sentence in split("1. KS støtter kap. 3 mv. Vi ber\\nom ny frist.\\n2. KS er imot."):
    ...     print(sentence.marker or "-", sentence.text)
    1. KS støtter kap. 3 mv.
    - Vi ber om ny frist.
    2. KS er imot.
    """
    ends = ends or boundaries
    words = Words(text)
    found: list[Sentence] = []
    last_of_block: dict[int, int] = {}
    section: Span | None = None
    row: Span | None = None  # what the first cell of a row says, of which the others tell
    counted = False  # whether the block before is the number of a row
    for number, block in enumerate(find_blocks(text, known)):
        if block.kind is BlockKind.CHROME:
            counted = block.lines[0].of(text).strip(" .").isdigit()
            continue
        readable = unmarked(read(text, block.lines, words))
        lead_in = None if block.lead_in is None else last_of_block.get(block.lead_in)
        heads_row = block.column == 0 or (counted and block.column == 1)
        counted = False
        if heads_row or (block.column is None and block.kind is not BlockKind.ITEM):
            row = None
        above = None if block.kind is BlockKind.HEADING else row or section
        marker = block.marker
        for start, end in _stretches(readable.text, ends):
            part = readable.part(start, end)
            found.append(
                Sentence(part.text, part.offsets, block.kind, number, above, lead_in, marker)
            )
            marker = ""
            last_of_block[number] = len(found) - 1
        whole = Span(block.lines[0].start, block.lines[-1].end)
        if block.kind is BlockKind.HEADING:
            section = whole
        elif heads_row:
            row = whole if whole.end - whole.start <= _LONGEST_ROW_HEAD else None
    return found


@lru_cache(maxsize=2)
def sentences(text: str, known: tuple[Block, ...] = ()) -> tuple[Sentence, ...]:
    """The sentences of `split`, kept for the text at hand: more than one stage asks for them."""
    return tuple(split(text, known=known))


def _stretches(text: str, ends: Boundaries) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of a block, white space around it left out."""
    start = 0
    for end in (*ends(text), len(text)):
        for begin, stop in _bounded(text, start, end):
            left = begin + len(text[begin:stop]) - len(text[begin:stop].lstrip())
            right = begin + len(text[begin:stop].rstrip())
            if left < right:
                yield left, right
        start = end


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch itself, or pieces of at most LONGEST characters, cut where it reads best."""
    while end - start > LONGEST:
        cut = _best_cut(text, start + LONGEST // 2, start + LONGEST)
        yield start, cut
        start = cut
    yield start, end


def _best_cut(text: str, low: int, high: int) -> int:
    for mark in ("; ", ": ", ". ", ", ", " "):
        found = text.rfind(mark, low, high)
        if found >= 0:
            return found + len(mark)
    return high


def endless(found: Sequence[Sentence]) -> int:
    """How many sentences ran on for so long that they were cut: what follows has lost its verb.

    >>> endless(split("Vi støtter " + ", ".join(["målere"] * 300)))
    1
    """
    return sum(
        len(piece.text) >= LONGEST // 2
        and rest.block == piece.block
        and piece.text[-1] not in ".!?…:»”"
        and (before is None or before.block != piece.block or len(before.text) < LONGEST // 2)
        for before, piece, rest in zip((None, *found), found, found[1:], strict=False)
    )


# --- where sentences end ---------------------------------------------------------------

_STOP = re.compile(
    r"(?P<marks>[.?!]+|…+[.?!]*)(?P<close>[»”\"')\]]*)(?P<note>[¹²³⁴⁵⁶⁷⁸⁹⁰]*)(?P<space>\s*)"
    r"|(?<=[^\s:.?!]) (?=(?:Svar|Kommentar): )"
)
_OPENERS = "«“”\"'(["
_GOES_ON = frozenset("»”)],;:!?.")
_LONGEST_TOKEN = 60
_LONGEST_ASIDE = 300
_LONGEST_ANSWER = 60
_SHORTEST_WORD = 3
_VOWEL = re.compile(r"[aeiouyæøåéèêóòôäöü]", re.IGNORECASE)
# No Norwegian word ends like this, so the word is cut short: "forskr.".
_CUT_SHORT = re.compile(r"[bdfgkpstv][lr]$|[^\Wrl]r[bv]$")
_ADDRESS = re.compile(r"@|www\.|https?:|//|\.(?:no|com|org|net|example|pdf|docx?|html?)$", re.I)
_NUMBER = re.compile(r"[§\d][\d.,:/–-]*[a-h]?")
_LISTED = re.compile(r"\d{1,2}(?:\.\d{1,2})*")
_YEAR = re.compile(r"\d{4}")
_MORE_NUMBER = re.compile(r"\d+(?:\.\d|\.\s|\s?[–-]\s?\d)")
_SECTION_NEXT = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.? [A-ZÆØÅ]")
_LONGEST_SHORT_MONTH = 4
_GLUED = re.compile(r"[A-ZÆØÅ](?:[a-zæøå]+|[A-ZÆØÅ]+)(?=[\s,.:;?!]|$)")
_WORD_BEFORE = re.compile(r"(\S+)\s$")
_PAIRED = re.compile(r"(?<!\w)\w (?:og|eller|til) $")
# Words that begin sentences and are nobody's surname.
_OPENING = frozenset(
    """
    vi det den de dette disse i for på med men jeg eg me dei her der da når hvis dersom at som en
    et ein eit alle ingen noen etter ved til av om så også òg vår våre dermed derfor difor ikke
    """.split()  # noqa: SIM905 - a table of words reads best as one
)
_INITIALS = re.compile(r"[^\W\d_]|[A-ZÆØÅ](?:\.[A-ZÆØÅ])+")
_ROMAN = re.compile(r"[IVX]{1,5}")
_LABELLED = re.compile(
    r"(?:spørsmål|forslag|punkt|pkt\.|alternativ|merknad|tiltak|del|vedlegg) ", re.I
)
_FORM_LABEL = re.compile(
    r"(?:velg|vel|kryss|avkryss|svar|ditt svar|deres svar|alternativ|standpunkt|støtter|støttar|"
    r"er |bør|skal|ønsker|ynskjer|hva|kva|hvilke|kva for|har |mener|meiner)[^.]{0,250}",
    re.IGNORECASE,
)


def boundaries(text: str) -> list[int]:
    """Where sentences end in the reading text of one block, the text's end left out.

    Offsets are ascending, and each is where the next sentence begins.

    >>> text = "Vi viser til § 5. KS støtter nr. 2 mv. Fristen er 1. mai 2027. Nei?"
    >>> [text[i:] for i in boundaries(text)][-1], len(boundaries(text))
    ('Nei?', 3)
    """
    answer = _answer_after_label(text)
    if answer is not None:
        return [answer]
    found: list[int] = []
    start = 0
    for stop in _STOP.finditer(text):
        if stop.end() < len(text) and _ends(text, start, stop):
            start = stop.end()
            found.append(start)
    return found


def _answer_after_label(text: str) -> int | None:
    """Where the answer begins in a form's line: "Velg et alternativ: Uenig"."""
    label, colon, answer = text.rpartition(": ")
    if not colon or len(answer) > _LONGEST_ANSWER or not _FORM_LABEL.fullmatch(label):
        return None
    return len(label) + len(colon) if is_answer(answer) else None


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether a sentence that began at `start` ends with the marks found."""
    if stop["marks"] is None:
        return True
    rest = text[stop.end() : stop.end() + _LONGEST_TOKEN]
    token = _token(text, start, stop.start())
    if not stop["space"]:
        return _ends_unspaced(token, stop, rest)
    if rest[:1] in _GOES_ON or _in_aside(text, start, stop):
        return False
    onward = rest.lstrip(_OPENERS + "–-—•· ")
    if stop["marks"] != ".":
        return _ends_marked(text[stop.start() - 1 : stop.start()], stop, onward)
    return _ends_full_stop(text, start, stop, token, onward)


def _ends_full_stop(text: str, start: int, stop: re.Match[str], token: str, onward: str) -> bool:
    if onward[:1].islower():
        return not stop["close"] and _is_word(token)
    if _NUMBER.fullmatch(token):
        return _ends_number(text, start, stop, token, onward)
    return _ends_word(text[max(start, stop.start() - _LONGEST_ASIDE) : stop.start()], token, onward)


def _token(text: str, start: int, end: int) -> str:
    """What stands between the last white space and `end`, opening marks left out."""
    low = max(start, end - _LONGEST_TOKEN)
    return text[max(low, text.rfind(" ", low, end) + 1) : end].lstrip(_OPENERS)


def _in_aside(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether the marks stand within parentheses inside the sentence."""
    low = max(start, stop.start() - _LONGEST_ASIDE)
    opened = text.rfind("(", low, stop.start())
    if opened <= start or opened < text.rfind(")", low, stop.start()) or ")" in stop["close"]:
        return False
    return text.find(")", stop.end(), stop.end() + _LONGEST_ASIDE) >= 0


def _ends_unspaced(token: str, stop: re.Match[str], rest: str) -> bool:
    """Whether a sentence ends where the blank after its full stop is missing."""
    if len(stop["marks"]) > 1 or not _GLUED.match(rest) or _ADDRESS.search(token):
        return False
    word = token.rpartition(".")[2]
    if word.isdigit():
        return bool(_YEAR.fullmatch(word)) and word == token
    lower = token.lower()
    whole = len(word) > 1 and word[1:].islower() and lower not in INNER
    return whole and word.lower() not in INNER


def _ends_marked(before: str, stop: re.Match[str], onward: str) -> bool:
    """Whether "?", "!" or "…" ends a sentence; `before` is the character before it."""
    if before == "(" and stop["close"]:  # "(!)"
        return False
    if not onward[:1].islower():
        return "?" in stop["marks"] or "!" in stop["marks"] or onward[:1].isupper()
    return not stop["close"] and ("?" in stop["marks"] or "!" in stop["marks"])


def _ends_number(text: str, start: int, stop: re.Match[str], token: str, onward: str) -> bool:
    """Whether a full stop after a number ends a sentence, and does not make it an ordinal."""
    before = text[max(start, stop.start() - len(token) - 3) : stop.start() - len(token)]
    first = stop.start() - len(token) <= start or before.rstrip(_OPENERS)[-2:] in (": ", "; ")
    labelled = _LABELLED.fullmatch(text, start, max(start, stop.start() - len(token)))
    if (first or labelled) and _LISTED.fullmatch(token):
        return False
    following = onward.split(maxsplit=1)[0].strip(".,;:").lower() if onward else ""
    if following in MONTHS and (onward[:1].islower() or len(following) > _LONGEST_SHORT_MONTH):
        return False
    if _SECTION_NEXT.match(onward):
        return True
    if onward[:1].isdigit():
        return not _MORE_NUMBER.match(onward) and not (_YEAR.match(onward) and before[-2:] == ". ")
    return True


def _is_word(token: str) -> bool:
    """Whether a token before a full stop is a whole word, though a small letter follows."""
    return (
        len(token) >= _SHORTEST_WORD
        and token.replace("-", "").isalpha()
        and token.lower() not in INNER
        and token.lower() not in FINAL
        and _VOWEL.search(token) is not None
        and _CUT_SHORT.search(token.lower()) is None
    )


def _ends_word(before: str, token: str, onward: str) -> bool:
    """Whether a full stop after a word ends a sentence, given that no small letter follows."""
    lower = token.lower()
    if lower in INNER:
        return False
    if _ROMAN.fullmatch(token) and before == token:  # "II. Spesielt"
        return False
    if _INITIALS.fullmatch(token):
        opener = onward.partition(" ")[0].rstrip(",").lower() in _OPENING
        return opener or (onward[:1].isupper() and _is_name_of(token, before[: -len(token)]))
    if not token:
        return onward[:1].isupper()
    abbreviated = lower in FINAL or "." in token or not _VOWEL.search(token)
    return not (abbreviated and onward[:1].isdigit())


def _is_name_of(letter: str, before: str) -> bool:
    """Whether a single letter names something ("modell A"), and is no initial ("A. Nilsen")."""
    if len(letter) > 1 or _LABELLED.fullmatch(before):  # "K.G. Nilsen", "Del A. Gravplasser"
        return False
    if _PAIRED.search(before) or letter in "iåø":
        return True
    found = _WORD_BEFORE.search(before[-_LONGEST_TOKEN:])
    return found is not None and (found[1].lower() in NAMED_BY_LETTER or found[1][-1].isdigit())
