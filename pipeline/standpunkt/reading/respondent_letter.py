"""The furniture of a letter: what each line at its top and bottom is, its date, its subject.

Hearing responses come as letters, e-mails, council papers, web pages and forms. All of
them name the sender, the date and the subject on lines of their own, and those lines are
short; `line_kind` tells them from the body, and everything else here builds on it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Final

HEAD: Final = 6000
TAIL: Final = 4000
_LONGEST_LINE: Final = 400

_SPACES: Final = re.compile(r"[ \t\u00a0\u2007\u202f\u2002-\u200a]")
_INVISIBLE: Final = re.compile("[\u00ad\u200b\ufeff]")


def tidy(text: str) -> str:
    """The text with plain line ends and spaces, composed letters and no soft hyphens.

    >>> tidy("Fjordvik\\u00a0kommune\\r\\n")
    'Fjordvik kommune\\n'
    """
    plain = re.sub(r"\r\n?|\u2028|\u2029|\f", "\n", text)
    return unicodedata.normalize("NFC", _SPACES.sub(" ", _INVISIBLE.sub("", plain)))


def lines_of(text: str) -> list[str]:
    """The non-empty lines, stripped, each cut to a length no letterhead line reaches.

    >>> lines_of(" a \\n\\nb")
    ['a', 'b']
    """
    return [line.strip()[:_LONGEST_LINE] for line in text.split("\n") if line.strip()]


class LineKind(StrEnum):
    """What a line at the top or bottom of a response is."""

    CHROME = "chrome"
    LABEL = "label"
    ADDRESS = "address"
    DATE = "date"
    SUBJECT = "subject"
    PAPER = "paper"
    OTHER = "other"


_CHROME: Final = re.compile(
    r"(?:forsiden?|hjem|til toppen|hopp til|meny|logg inn|skriv ut|del|les hele|les heile"
    r"|svartype|størrelse|begynne med side|transkript|lenkeblokk|side \d+|\d+|vedlegg)\b"
    r"|(?:\S+ {2,}){2,}\S+$|hei[!,. ]*$|hei (?:alle|dere|dykk)\b",
    re.I,
)
_LABEL: Final = re.compile(
    r"(?:(?:deres|vår|dykkar|hoved|saks?)\s*(?:ref|dato|saks?nr|saksbeh|referan)"
    r"|saks?(?:behandler|behandlar|handsamar|nr|nummer|beh|gang)|sakshandsamar|arkiv|ref\b"
    r"|referanse|journal|løpenr|telefon|tlf|telefaks|mobil|e-?post|org\.?\s*(?:nr|nummer)|att\b"
    r"|kopi|unntatt|unnateke|gradering|returadresse|besøksadresse|postadresse|adresse|fakturaadr"
    r"|kontakt|utval|møte|innsendt|sendt|frist|høringsfrist|høyringsfrist|dokument|antall"
    r"|type |bankgiro|nettside|www|departement:|til høringen|til høyringa|svartype|dato|status"
    r"|ønsker å|velg |avgitte|behandlet av|handsama av|styrevedtak|styresak)",
    re.I,
)
_ADDRESS: Final = re.compile(
    r"(?i:postboks|\bboks \d|\bpb\.? ?\d|@|https?:|www\."
    r"|\w+(?:gata|gaten|gate|veien|vegen|vei|veg|plass|allé|torg|torget|kaia|kaien) \d+)"
    r"|(?:^|, ?|N-)\d{4} [A-ZÆØÅ]\w+",
)
_PAPER: Final = re.compile(
    r"(?:saks?(?:framlegg|fremlegg|utskrift|papir|protokoll|opplysning\w*|utgreiing)|særutskrift"
    r"|utskrift|møte(?:bok|protokoll)|protokoll\b|saksgang|høringsskjema|høyringsskjema|notat\b"
    r"|innledning|innleiing|bakgrunn|sammendrag|samandrag|oppsummering|hovedpunkt|hovudpunkt"
    r"|hovedsyn|hovudsyn|om oss|hvem er vi|kven er vi|kort fortalt|generelt|generelle|konklusjon"
    r"|avslutning|vedtak|vurdering|til (?:§|kapittel|kap|punkt)|spørsmål|felles\s*$|brev\b|offentlig"
    r"|pressemelding|nyheter?|nyhende|aktuelt|publisert|sist oppdatert"
    r"|sent(?:ral)?administrasjonen|rådmannen\b|kommunedirektøren\b|rett utskrift)",
    re.I,
)
_RESPONSE: Final = (
    r"(?:felles\s+)?(?:hørings?|høyrings?)?-?(?:svar|uttalelser?|uttaler?|utsegn|fråsegn|innspill"
    r"|innspel|merknader|merknadar|kommentarer|kommentarar|notat|brev|sak)?"
)
SUBJECT_LEAD: Final = re.compile(
    rf"(?:ps \d+/\d+ +)?(?:sak \d+/\d+:? +)?(?:(?:sv|re|vs|fwd?|vedr(?:ørende|ørande)?|emne|gjelder|gjeld|sak|saka gjeld"
    r"|tema)\b[.:]* *)*"
    r"(?:(?:felles )?(?:høringssvar|høyringssvar|høringsuttal\w*|høyringsuttal\w*|høringsfråsegn"
    r"|høyringsfråsegn|høyringsutsegn|høringsinnspill|høyringsinnspel|høringsbrev|høring|høyring"
    r"|offentlig høring|offentleg høyring|uttalelse|uttale|fråsegn|innspill|innspel"
    r"|svar på høring|svar på høyring|svar til høring|merknader|kommentarer|kommentarar"
    r"|tilsvar|støtte til)\b)",
    re.I,
)
_SUBJECT_LABEL: Final = re.compile(
    r"(?:emne|gjelder|gjeld|sak|saka gjeld|vedr\w*|tema)\s*[.:]", re.I
)
_SUBJECT_TOPIC: Final = re.compile(
    r"(?:forslag|framlegg|utkast|endring(?:er|ar)?|ny lov|nytt|nou \d{4}|forskrift|prop\.)\b", re.I
)

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "januar jan",
            "februar feb",
            "mars mar",
            "april apr",
            "mai",
            "juni jun",
            "juli jul",
            "august aug",
            "september sept sep",
            "oktober okt",
            "november nov",
            "desember des",
        ),
        1,
    )
    for name in names.split()
}
_DATE: Final = re.compile(
    r"(?<![\d.])(?:(?P<iso>\d{4})-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)"
    r"|(?P<day>\d{1,2})\s?(?:\.\s?(?P<word>" + "|".join(_MONTHS) + r")\b\.?,?\s{0,3}"
    r"|[./]\s?(?P<month>\d{1,2})\s?[-./]\s?-?)(?P<year>\d{4}|\d\d))(?![\d/-])",
    re.I,
)


def dates_in(line: str) -> Iterator[tuple[int, int, date]]:
    """(start, end, date) of every full date in a line.

    >>> [day.isoformat() for _, _, day in dates_in("Oslo, 28. januar 2027, 12.6.26, 24/8 -26")]
    ['2027-01-28', '2026-06-12', '2026-08-24']
    """
    for match in _DATE.finditer(line):
        day = _date_of(match)
        if day:
            yield match.start(), match.end(), day


def _date_of(match: re.Match[str]) -> date | None:
    if match["iso"]:
        year, month, day = int(match["iso"]), int(match["iso_month"]), int(match["iso_day"])
    else:
        year, day = int(match["year"]), int(match["day"])
        month = _MONTHS[match["word"].lower()] if match["word"] else int(match["month"])
        year += 2000 if year < 100 else 0
    try:
        found = date(year, month, day)
    except ValueError:  # 31.02. and the like: digits that only look like a date
        return None
    return found if 1980 <= year <= 2100 else None


_PLACE_AND_DATE: Final = re.compile(
    r"(?:(?:[A-ZÆØÅ][\w-]+(?: [\w-]+){0,3}(?:,| den)? ?)?(?:den )?(?:mandag|måndag|tirsdag|tysdag"
    r"|onsdag|torsdag|fredag|lørdag|laurdag|søndag|sundag)?,? ?(?:den )?)$",
    re.I,
)


def is_date_line(line: str) -> bool:
    """Whether a line holds a date, perhaps after a place, and nothing else.

    >>> is_date_line("Oslo, 28. januar 2027"), is_date_line("Møtet 28. januar 2027 vedtok")
    (True, False)
    """
    found = next(dates_in(line), None)
    if found is None:
        return False
    start, end, _ = found
    before, after = line[:start], line[end:].strip(" .")
    return not after and bool(_PLACE_AND_DATE.fullmatch(before))


def is_prose(line: str) -> bool:
    """Whether a line belongs to the body: a sentence, or too long for a letterhead.

    >>> is_prose("Vi viser til brev av 10. juni 2025."), is_prose("Fjordvik kommune")
    (True, False)
    """
    words = line.split()
    return len(words) > 14 or (len(words) > 5 and line.endswith((".", "!")))


def line_kind(line: str) -> LineKind:
    """What one stripped line is, judged by its words alone.

    >>> line_kind("Postboks 8112 Dep").value, line_kind("Høring – ny lov").value
    ('address', 'subject')
    """
    if is_date_line(line):
        return LineKind.DATE
    if SUBJECT_LEAD.match(line) or _SUBJECT_TOPIC.match(line) or _SUBJECT_LABEL.match(line):
        return LineKind.SUBJECT
    for kind, pattern in (
        (LineKind.LABEL, _LABEL),
        (LineKind.CHROME, _CHROME),
        (LineKind.PAPER, _PAPER),
    ):
        if pattern.match(line):
            return kind
    return LineKind.ADDRESS if _ADDRESS.search(line) else LineKind.OTHER


@dataclass(frozen=True, slots=True)
class Letter:
    """The lines that stand at the top and the bottom of a response.

    `head` and `tail` are stripped, non-empty lines; they overlap in a short response.
    """

    head: tuple[str, ...]
    tail: tuple[str, ...]


def letter_of(text: str) -> Letter:
    """The top and bottom lines of a text that has been through `tidy`.

    >>> letter_of("Fjordvik kommune\\n\\nMed hilsen\\nordfører").tail[-1]
    'ordfører'
    """
    return Letter(tuple(lines_of(text[:HEAD])), tuple(lines_of(text[-TAIL:])))


# --- date -----------------------------------------------------------------------------

_OWN_DATE_LABEL: Final = re.compile(
    r"(?:vår dato|dato|innsendt|sendt|dagsett|datert|brevdato|svardato|date)\b[^\d]{0,25}$", re.I
)
_FOREIGN_DATE: Final = re.compile(
    r"(?:frist\w*|deres dato|dykkar dato|deres ref\S*|brev\w* (?:av|datert|frå|fra)|sendt ut"
    r"|publisert|mottatt|høringsbrev\w*)[^\d]{0,25}$",
    re.I,
)
_MEETING: Final = re.compile(
    r"(?:møtedato|møte|kommunestyre\w*|formannskap\w*|bystyre\w*|heradsstyre\w*|fylkesting\w*"
    r"|fylkesut\w+|utval\w*|styremøte\w*|årsmøte\w*|medlemsmøte\w*|vedtatt\w*|vedtek\w*|vedtak\w*"
    r"|behandlet|handsama|styret)",
    re.I,
)
_CERTIFIED: Final = re.compile(r"rett utskrift|utskriftsdato", re.I)


def response_date(letter: Letter) -> tuple[date | None, str]:
    """The response's own date and where it stands; (None, "") when it has none.

    >>> response_date(letter_of("Frist: 4. mai 2027\\nBergen, 2.5.2027"))[0].isoformat()
    '2027-05-02'
    """
    top = _top(letter.head)
    for days, origin in (
        (_labelled(top), "letterhead"),
        (_standing_alone(top), "letterhead"),
        (_meetings(top), "letterhead"),
        (_in_furniture(top), "letterhead"),
        (_labelled(letter.tail[-12:]), "signature"),
        (_standing_alone(letter.tail[-12:]), "signature"),
        (_decided(letter.tail[-6:]), "signature"),
        (_meetings(letter.head[:40]), "text"),
        (_certified(letter.tail[-6:]), "signature"),
    ):
        if days:
            return (max(days) if days is not None else None), origin
    return None, ""


def _top(head: tuple[str, ...]) -> tuple[str, ...]:
    """The lines before the body, and the body's first."""
    for index, line in enumerate(head[:30]):
        if is_prose(line) and line_kind(line) is LineKind.OTHER:
            return head[:index]
    return head[:30]


def _labelled(lines: tuple[str, ...]) -> list[date]:
    """Dates after "Dato:", "Vår dato" and the like, in the line or in the row below."""
    for line, following in pairwise((*lines, "")):
        for start, _, day in dates_in(line):
            before = line[:start]
            if _OWN_DATE_LABEL.search(before) and not _FOREIGN_DATE.search(before):
                if re.search(r"møtedato|deres dato|dykkar dato|fristdato", before, re.I):
                    continue
                return [day]
        if re.search(r"\bdato\b:?", line, re.I) and not re.search(r"\d{4}", line):
            below = [day for _, _, day in dates_in(following)]
            if below and not _MEETING.search(following):
                return [below[-1]]
    return []


def _standing_alone(lines: tuple[str, ...]) -> list[date]:
    """The first line that is a date, or ends in "Place, date" after a gap."""
    for before, line in pairwise(("", *lines)):
        if is_date_line(line) and not re.search(r"frist|utskrift", before, re.I):
            return [day for _, _, day in dates_in(line)]
        cells = re.split(r" {2,}", line)
        if len(cells) > 1 and is_date_line(cells[-1]) and not _MEETING.search(cells[0]):
            return [day for _, _, day in dates_in(cells[-1])]
    return []


def _meetings(lines: tuple[str, ...]) -> list[date]:
    """Dates of the meetings in a council paper's head; the last one decided."""
    return [
        day
        for line in lines
        if len(line) < 120 and not is_prose(line)
        for start, _, day in dates_in(line)
        if _MEETING.search(line[:start]) and not _FOREIGN_DATE.search(line[:start])
    ]


def _in_furniture(lines: tuple[str, ...]) -> list[date]:
    """Any date in the letterhead that is not somebody else's."""
    return [
        day
        for line in lines
        for start, _, day in dates_in(line)
        if not _FOREIGN_DATE.search(line[:start])
        and not re.match(r"deres|dykkar|frist", line, re.I)
    ][:1]


def _decided(lines: tuple[str, ...]) -> list[date]:
    """ "Vedtatt på medlemsmøte 8. februar 2027" at the end."""
    return [
        day
        for line in lines
        if len(line) < 120
        for start, _, day in dates_in(line)
        if re.match(r"(?:vedtatt|vedtek|behandlet|handsama|styret)", line[:start], re.I)
    ][-1:]


def _certified(lines: tuple[str, ...]) -> list[date]:
    """The date under "Rett utskrift"."""
    return [
        day
        for before, line in pairwise(("", *lines))
        if _CERTIFIED.search(before) or _CERTIFIED.search(line)
        for _, _, day in dates_in(line)
    ][:1]


# --- subject --------------------------------------------------------------------------

_FROM: Final = re.compile(r"\b(?:fra|frå) [A-ZÆØÅ]")


def hearing_title(letter: Letter) -> tuple[str, str]:
    """The subject of the response without "Høringssvar –" and the like, and its origin.

    >>> hearing_title(letter_of("Høringssvar – forslag til ny husleielov\\n\\nVi takker."))
    ('Forslag til ny husleielov', 'title')
    """
    best = ""
    top = letter.head[:40]
    for index, line in enumerate(top):
        if line_kind(line) is not LineKind.SUBJECT or (is_prose(line) and line.endswith(".")):
            continue
        title = _stripped_title(_joined(top, index))
        if title and not best:
            best = title
            if _SUBJECT_LABEL.match(line) or SUBJECT_LEAD.match(line):
                break
    return (best, "title") if best else ("", "")


def _joined(lines: tuple[str, ...], index: int) -> str:
    """The subject line with the lines it is wrapped over."""
    title = lines[index]
    for following in lines[index + 1 : index + 4]:
        shouted = title.isupper() and following.isupper() and len(lines[index]) > 50
        carried = following[:1].islower() or title.endswith(("-", ","))
        carried = carried or following.startswith("(") or title.count("(") > title.count(")")
        if not (shouted or carried) or is_prose(following):
            break
        title = title[:-1] + following if re.search(r"\w-$", title) else f"{title} {following}"
    return title


def _stripped_title(line: str) -> str:
    """The subject without what only says that it answers a hearing."""
    title = line
    lead = SUBJECT_LEAD.match(title)
    if lead:
        title = title[lead.end() :]
        sender = re.match(r"\s*(?:fra|frå) .{2,80}?(?= (?:til|om|på|vedr\w*)\b| ?[–:-] |$)", title)
        title = title[sender.end() :] if sender else title
    title = re.sub(
        r"^[\s–:,.-]*(?:(?:til|om|på|i|vedr\w*\.?)\s+(?:høring\w*|høyring\w*|sak\w*)\b)?[\s–:,.-]*"
        r"(?:(?:om|til|på|vedrørende|vedrørande|av) )?",
        "",
        title,
        count=1,
        flags=re.I,
    )
    title = re.sub(r"^(?:forslag|framlegg)\s*[–:]\s*", "", title, flags=re.I).strip(" –-:")
    return title[:1].upper() + title[1:]


_OURS: Final = re.compile(
    r"(?:vår ref\w*|saks?nr|saksnummer|arkivsak\S*)\.?:? {0,20}(\d[\w./-]{3,25})", re.I
)
_THEIRS: Final = re.compile(r"(?:deres|dykkar) ref\w*\.?:? {0,20}(\d[\w./-]{3,25})", re.I)


def references(letter: Letter) -> tuple[str, str]:
    """(the response's own reference, the hearing's reference), empty where not plain.

    >>> references(letter_of("Deres ref.: 25/1904   Vår ref.: 2025-0388/abk"))
    ('2025-0388/abk', '25/1904')
    """
    head = "\n".join(letter.head[:30])
    ours, theirs = _OURS.search(head), _THEIRS.search(head)
    return (ours[1] if ours else "", theirs[1] if theirs else "")
