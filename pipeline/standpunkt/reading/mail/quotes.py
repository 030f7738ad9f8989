"""The sender's own words in a mail, apart from the earlier mail that it quotes or sends on.

Earlier mail is told by its quote marks, or by the lines that mail programs write above it:
"Den 3. mai 2026 kl. 12.30 skrev …:", "Fra: … Sendt: … Til: …". The lines are known in bokmål,
nynorsk, Swedish, Danish, English and German. A line that only looks like one ("Den 3. mai skrev
departementet at …") is kept: earlier mail is read rather than an answer lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from standpunkt.text.ends import is_ended
from standpunkt.text.finite import has_finite_verb

_SENDER_WORD: Final = r"(?:fra|frå|från|from|von|de)"
_HEAD_WORD: Final = (
    rf"(?:{_SENDER_WORD}|sendt|send|skickat|sent|gesendet|dato|datum|date|til|till|to|an|kopi|kopia"
    r"|cc|bcc|emne|ämne|subject|betreff|svar til|svara till|reply-to|prioritet|viktighet)"
)
_MESSAGE: Final = (
    r"(?:opprinnelig melding|opprinneleg melding|opprinnelig e-?post|original ?message"
    r"|original ?meddelelse|oprindelig meddelelse|ursprungligt meddelande|ursprüngliche nachricht"
    r"|videresendt (?:melding|e-?post|meddelelse)|vidaresend(?:t)? (?:melding|e-?post)"
    r"|vidarebefordrat (?:meddelande|brev)|forwarded message"
    r"|(?:begynnelse|starten?) på (?:den )?vid(?:ere|are)send\w* (?:melding|e-?post)\w{0,2}"
    r"|begin forwarded message)"
)
_ORIGINAL: Final = re.compile(
    rf"\s*(?:-{{2,}}|_{{5,}})\s*{_MESSAGE}\s*-*\s*:?\s*|\s*{_MESSAGE}\s*:\s*|\s*_{{10,}}\s*", re.I
)
_MARKS: Final = r"\s*[*_>]{0,2}\s*"
_FROM: Final = re.compile(rf"{_MARKS}{_SENDER_WORD}\s*:[*_]{{0,2}}\s*\S.*", re.I)
_HEADER_LINE: Final = re.compile(rf"{_MARKS}{_HEAD_WORD}\s*:[*_]{{0,2}}.*", re.I)
# All the header on one line, as a page copied into a mail has it.
_HEADER_IN_LINE: Final = re.compile(
    rf"{_MARKS}{_SENDER_WORD}\s*:.{{2,120}}?\s(?:sendt|send|skickat|sent|dato|datum|date)\s*:.{{4,80}}?"
    rf"\s(?:til|till|to)\s*:.{{1,300}}",
    re.I,
)
_NEXT_HEAD: Final = re.compile(rf"\s{_HEAD_WORD}\s*:", re.I)
_DAY: Final = (
    r"(?:man|mån|tirs|tis|tys|ons|tors|fre|lør|lör|laur|søn|sön|mon|tue|wed|thu|fri|sat|sun)"
    r"\w*\.?,?"
)
_VERB: Final = r"(?:skrev|skreiv|wrote|schrieb|skriver|skriv)"
_WROTE: Final = re.compile(rf"\s*.{{2,200}}?\s{_VERB}\b.{{0,160}}:\s*", re.I)
_ADDRESS: Final = re.compile(r"\S@\S")
_TIME: Final = re.compile(
    r"\bkl\.?\s?\d{1,2}[:.]\d{2}|(?<![\d:.])\d{1,2}:\d{2}(?![\d:]*\d{3})", re.I
)
_DATED: Final = re.compile(
    rf"\b(?:19|20)\d\d\b|\b\d{{1,2}}[./]\d{{1,2}}[./]\d\d\b|\b{_DAY}\s", re.I
)
_OPENS_WROTE: Final = re.compile(rf"\s*(?:den|on|på|am|{_DAY}|\d{{1,4}}[.\-/])\s", re.I)
_QUOTED: Final = re.compile(r"\s{0,3}>")
_LONG_LINE: Final = 55
_WRAPPED_OVER: Final = 3
_LONGEST_HEAD: Final = 1_000
_DEEPEST: Final = 20
SENT_ON_AT_MOST: Final = 5
"""How often one mail is sent on for the first of them to be found."""


_SENDS_ON: Final = re.compile(
    r"\b(?:vid(?:ere|are)send\w*|vid(?:ere|are)formidl\w*|sende?r? \w+ vid(?:ere|are)"
    r"|forwarding)\b",
    re.I,
)
_POINTS_AT_IT: Final = re.compile(
    r"\b(?:oversend\w*|sende?r? \w+ over"
    r"|(?:se|sjå) (?:\w+ ){0,3}(?:under|nedenfor|nedanfor|nedafor|vedlagt|vedlagte|vedlegg)"
    r"|til (?:\w+ )?(?:orientering|info\w*|behandling|handsaming|oppfølg\w+|kunnskap)|fyi"
    r"|vedlagt (?:følg\w+|ligg\w*|er)|her (?:kommer|kjem|er|følger|følgjer)|see below"
    r"|(?:kom|kommet|kome|komen|mottatt|motteke|havnet|hamna|fikk|fekk) (?:\w+ ){0,3}(?:oss|meg"
    r"|hit|feil)"
    r"|feilsendt|feilsend|rett\w? (?:mottaker|mottakar|vedkommende|vedkomande|adresse\w?))(?!\w)",
    re.I,
)
_FORWARDED: Final = re.compile(
    r"(?:^|\n)[ \t]*(?:(?:emne|subject|ämne|betreff)\s*:[ \t]*)?(?:vs|fwd?|vidaresendt?"
    r"|videresendt)\s*:"
    r"|vid(?:ere|are)sendt? (?:melding|e-?post|meddelelse)|forwarded message",
    re.I,
)
_TAKES_PART: Final = re.compile(
    r"\b(?:(?:u|u-)?(?:enige?|einige?|samde?)|støtt\w*|stør|imot|mot|ja|nei|slutt\w+|tiltre\w*"
    r"|merknad\w*|forslag\w*|framlegg\w*)\b",
    re.I,
)
_GOODBYE: Final = re.compile(
    r"\s*(?:(?:med )?(?:\w+ )?(?:hilsen|helsing|hilsning|regards)|mvh|vh)\b", re.I
)
_LONGEST_COVER: Final = 500
"""Letters of what somebody writes who only sends on a mail."""


class Own(NamedTuple):
    """What a mail says itself; `quoted` counts the lines of earlier mail that were left out.

    `between` is whether some of it stands between or below quoted lines, and `again` whether
    earlier mail by the same sender is part of it.
    """

    text: str
    quoted: int = 0
    between: bool = False
    again: bool = False


def own_words(
    text: str, mine: Callable[[str], bool] = lambda _: False, depth: int = _DEEPEST
) -> Own:
    """The text without quoted earlier mail; `mine` tells whether a line above one names the sender.

    Of the sender's own earlier mails `depth` are looked for, each in the one before.

    >>> own_words("Vi er imot.\\n\\nDen 3. mai 2026 skrev Etaten <a@b.example>:\\n> Enig?")
    Own(text='Vi er imot.', quoted=2, between=False, again=False)
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    end = next((n for n in range(len(lines)) if begins_earlier(lines, n)), len(lines))
    own, rest = lines[:end], lines[end:]
    length = head_length(rest)
    head, below = rest[:length], rest[length:]
    if head and depth and mine(_who(head)):
        # The sender's own earlier mail: "Viser til svaret vårt under".
        later = own_words("\n".join(below), mine, depth - 1)
        kept, quoted = _unquoted(own)
        words = "\n\n".join(("\n".join(kept).strip(), later.text)).strip("\n \t")
        return Own(words, quoted + later.quoted, later.between, again=True)
    between = False
    # An answer between the lines of the mail it answers: only what is quoted goes. Without any
    # quote mark nothing tells the two apart, and what stands below the head is the earlier mail.
    marked = _is_wrote(head) or any(map(_QUOTED.match, head))
    if marked and any(map(_QUOTED.match, below)):
        kept, _ = _unquoted(below)
        until = next((n for n in range(len(kept)) if begins_earlier(kept, n)), len(kept))
        between = any(map(str.strip, kept[:until]))
        own += kept[:until] if between else []
    kept, _ = _unquoted(own)
    words = "\n".join(kept).strip("\n \t")
    if between:
        words = re.sub(r"\n{3,}", "\n\n", words)
    said = sum(1 for line in words.split("\n") if line.strip())
    return Own(words, sum(1 for line in lines if line.strip()) - said, between)


def only_sends_on(own: str, around: str = "") -> bool:
    """Whether one's own words in a mail only say that it sends on what is below or attached.

    `around` is what may say besides that it is sent on: the subject, the line above the mail
    below. Without that, "se under" may as well be an answer to it.

    >>> only_sends_on("Hei,\\n\\nvideresender denne.\\n\\nHilsen Kari"), only_sends_on("Se under.")
    (True, False)
    >>> only_sends_on("Se under.", "VS: Høringssvar"), only_sends_on("Vi er imot. Videresendes.")
    (True, False)
    """
    if len(own) > _LONGEST_COVER:
        return False
    said: list[str] = []
    for line in own.split("\n"):
        if _GOODBYE.match(line):
            break
        if not _is(_HEADER_LINE, line):
            said += re.split(r"(?<=[.!?]) +", line)
    forwarded = _FORWARDED.search(around) is not None
    covers = [
        _SENDS_ON.search(one) is not None or (forwarded and _POINTS_AT_IT.search(one) is not None)
        for one in said
    ]
    return any(covers) and not any(
        _TAKES_PART.search(one) or (not cover and has_finite_verb(one))
        for one, cover in zip(said, covers, strict=True)
    )


def earlier(text: str) -> str:
    """The mail that a mail answers or sends on, from its head on; nothing where there is none."""
    lines = text.split("\n")
    start = next((n for n in range(len(lines)) if begins_earlier(lines, n)), len(lines))
    return "\n".join(lines[start:])


def sent_on(text: str, depth: int = SENT_ON_AT_MOST) -> str:
    """The mail that a mail sends on: its headers and its sender's own words.

    Of one that again only sends on another it is that one, `depth` times at most.
    """
    lines = re.sub(r"(?m)^ {0,3}(?:> ?)+", "", text).replace("\r\n", "\n").strip().split("\n")
    heads = 0
    while heads < len(lines) and (
        not lines[heads].strip()
        or any(_is(p, lines[heads]) for p in (_HEADER_LINE, _ORIGINAL, _WROTE))
        or _is_wrote(lines[heads : heads + 2])
    ):
        heads += 1
    rest = "\n".join(lines[heads:])
    own = own_words(rest)
    if depth and own.quoted and only_sends_on(own.text, text):
        return sent_on(earlier(rest), depth - 1)
    return "\n".join([*lines[:heads], own.text]).strip("\n \t")


def begins_earlier(lines: Sequence[str], n: int) -> bool:
    """Whether line `n` begins the mail that this one answers or sends on."""
    line = lines[n]
    if _is(_ORIGINAL, line):
        near = [other for other in lines[n + 1 : n + 6] if other.strip()][:2]
        marked = "_" not in line and "-" in line
        return marked or any(_is(_FROM, other) or _QUOTED.match(other) for other in near)
    if _is(_HEADER_IN_LINE, line):
        return True
    if _is(_FROM, line):
        near = [other for other in lines[n + 1 : n + 7] if other.strip()][:3]
        return sum(_is(_HEADER_LINE, other) for other in near) > 1
    length = _wrote_length(lines, n)
    if not length:
        return False
    said = " ".join(lines[n : n + length])
    # Running text tells what somebody wrote on a day; a mail program gives the time or the address.
    quotes = any(map(_QUOTED.match, lines[n + length : n + length + 3]))
    return quotes or _is_stamped(said)


def is_attribution(text: str) -> bool:
    """Whether a text is the line that a mail program writes above the mail it quotes.

    >>> is_attribution("ons. 26. aug. 2026 kl. 14:05 skrev Etaten:"), is_attribution("Vi skrev:")
    (True, False)
    """
    line = " ".join(text.split())
    dated = _is(_WROTE, line) and (_is_stamped(line) or _DATED.search(line) is not None)
    return dated or _is(_HEADER_IN_LINE, line)


def quoted_note(own: Own) -> str:
    """What a user should know of the earlier mail in this one; empty where there is none."""
    if own.again:
        left = f"; {_lines(own.quoted)} between left out" if own.quoted else ""
        return f"an earlier mail by the same sender is read too{left}"
    if not own.quoted:
        return ""
    kept = "; what is between and below its lines is kept" if own.between else ""
    return f"quoted earlier mail left out ({_lines(own.quoted)}{kept})"


def _lines(number: int) -> str:
    return "1 line" if number == 1 else f"{number:,} lines"


def says_original(line: str) -> bool:
    """Whether a line says that the original message follows: "-----Opprinnelig melding-----"."""
    return _is(_ORIGINAL, line)


def _is(pattern: re.Pattern[str], line: str) -> bool:
    """Whether a line is one of a mail's head; long ones are none, and not worth the search."""
    return len(line) <= _LONGEST_HEAD and pattern.fullmatch(line) is not None


def _is_stamped(line: str) -> bool:
    """Whether a line gives an address, or a day with the time of day."""
    return bool(_ADDRESS.search(line) or (_TIME.search(line) and _DATED.search(line)))


def _wrote_length(lines: Sequence[str], n: int) -> int:
    """How many lines, from line `n` on, say who wrote the mail below; 0 where none do."""
    for length in range(1, _WRAPPED_OVER + 1):
        some = lines[n : n + length]
        if len(some) < length or not some[-1].strip():
            return 0
        if length > 1 and not (_OPENS_WROTE.match(some[0]) or "@" in some[0]):
            return 0
        if _is(_WROTE, " ".join(some)):
            return length
    return 0


def _is_wrote(head: Sequence[str]) -> bool:
    return bool(head) and _wrote_length(head, 0) > 0


def _who(head: Sequence[str]) -> str:
    """The words of a head that say who wrote what is below it."""
    line = next((line for line in head if _is(_FROM, line)), None)
    if line is None:
        return " ".join(head) if _is_wrote(head) else ""
    return _NEXT_HEAD.split(line.partition(":")[2], maxsplit=1)[0]


def head_length(lines: Sequence[str]) -> int:
    """How many lines at the start say whose mail begins here."""
    if not lines:
        return 0
    if length := _wrote_length(lines, 0):
        return length
    at = 1
    while at < len(lines) and (
        not lines[at].strip() or any(_is(p, lines[at]) for p in (_HEADER_LINE, _ORIGINAL))
    ):
        at += 1
    return at


def _unquoted(lines: Sequence[str]) -> tuple[list[str], int]:
    """The lines without quoted ones, and how many those were.

    A quoted line that a mail program wrapped goes on without its mark, in small letters.
    """
    kept: list[str] = []
    inside = ""
    for line in lines:
        if _QUOTED.match(line):
            inside = line
            continue
        wrapped = len(inside) > _LONG_LINE and not is_ended(inside)
        if wrapped and line[:1].islower():
            inside = line
            continue
        inside = ""
        kept.append(line)
    return kept, len(lines) - len(kept)
