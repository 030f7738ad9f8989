"""Dates in Norwegian letters, and which of them is the response's own.

A response is full of dates: the hearing letter's, the deadline's, the meetings', those in
the prose. Its own stands after a label, alone on a line, or with the decision.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Final, Literal

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "januar jan",
            "februar febr feb",
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
"""The names of the months, whole and cut short, in lower case: each with its number."""
_DIGIT: Final = re.compile(r"\d")
_DATE: Final = re.compile(
    r"(?<![\d.])(?:(?P<iso>\d{4})-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)"
    r"|(?P<day>\d{1,2})\s?(?:\.\s?(?P<word>" + "|".join(MONTHS) + r")\b\.?,?\s{0,3}"
    r"|[./]\s?(?P<month>\d{1,2})\s?[-./]\s?-?)(?P<year>\d{4}|\d\d))(?![\d/-])",
    re.I,
)


@lru_cache(maxsize=1024)
def dates_in(line: str) -> tuple[tuple[int, int, date], ...]:
    """(start, end, date) of every full date in a line.

    >>> [day.isoformat() for _, _, day in dates_in("Oslo, 28. januar 2027, 12.6.26, 24/8 -26")]
    ['2027-01-28', '2026-06-12', '2026-08-24']
    """
    if not _DIGIT.search(line):  # a search for that costs a twentieth
        return ()
    found = ((match.start(), match.end(), _date_of(match)) for match in _DATE.finditer(line))
    return tuple((start, end, day) for start, end, day in found if day)


def _date_of(match: re.Match[str]) -> date | None:
    if match["iso"]:
        year, month, day = int(match["iso"]), int(match["iso_month"]), int(match["iso_day"])
    else:
        year, day = int(match["year"]), int(match["day"])
        month = MONTHS[match["word"].lower()] if match["word"] else int(match["month"])
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
    found = dates_in(line)
    if not found:
        return False
    start, end, _ = found[0]
    before, after = line[:start], line[end:].strip(" .")
    return not after and bool(_PLACE_AND_DATE.fullmatch(before))


_OWN_LABEL: Final = re.compile(
    r"(?:(?P<other>deres|dykkar|møte|frist|utskrifts?|mottatt|høringsbrev\w*)[ -]?)?"
    r"\b(?:vår ?dato|(?:brev|svar)?dato|innsendt|sendt|dagsett|datert|date)\b[^\d\n]{0,25}$",
    re.I,
)
_DATE_LABEL: Final = re.compile(
    r"(?:(deres|dykkar|vår|møte|frist)[ -]?)?\bdato\b:?|\bmøtedato\b", re.I
)
_FOREIGN: Final = re.compile(
    r"(?:frist\w*|deres \w+|dykkar \w+|brev\w* (?:av|datert|frå|fra)|sendt ut|publisert|mottatt"
    r"|høringsbrev\w*|høyringsbrev\w*|i kraft|ikrafttred\w*|siden|sidan)\b[^\d]{0,25}$",
    re.I,
)
_MEETING: Final = re.compile(
    r"møtedato|møte|kommunestyre|formannskap|bystyre|heradsstyre|fylkesting|fylkesut|utval"
    r"|vedtatt|vedtek|vedtak|behandl|handsam|styret",
    re.I,
)
_DECIDED: Final = re.compile(r"(?:vedtatt|vedtek|behandlet|handsama|godkjent|styret)", re.I)
_CERTIFIED: Final = re.compile(r"rett utskrift|utskriftsdato", re.I)


def response_date(
    top: tuple[str, ...], tail: tuple[str, ...]
) -> tuple[date | None, Literal["letterhead", "signature", ""]]:
    """The response's own date and where it stands; (None, "") when it names none.

    `top` are the lines above the body, `tail` the last lines.

    >>> day, origin = response_date(("Frist: 4. mai 2027", "Bergen, 2.5.2027"), ())
    >>> day.isoformat(), origin
    ('2027-05-02', 'letterhead')
    """
    bottom = tail[-12:]
    places: tuple[tuple[date | None, Literal["letterhead", "signature"]], ...] = (
        (_labelled(top), "letterhead"),
        (_standing_alone(top), "letterhead"),
        (_last_meeting(top), "letterhead"),
        (_in_furniture(top), "letterhead"),
        (_labelled(bottom), "signature"),
        (_standing_alone(bottom), "signature"),
        (_decided(bottom), "signature"),
        (_certified(bottom), "signature"),
    )
    for day, origin in places:
        if day:
            return day, origin
    return None, ""


def _labelled(lines: tuple[str, ...]) -> date | None:
    """The date after "Dato:", "Vår dato" and the like, in the line or in the row below."""
    for line, following in pairwise((*lines, "")):
        for start, _, day in dates_in(line):
            label = _OWN_LABEL.search(line[max(0, start - 60) : start])
            if label and not label["other"]:
                return day
        if not dates_in(line) and (below := _below(line, following)):
            return below
    return None


def _below(labels: str, values: str) -> date | None:
    """The date that stands under "Dato" or "Vår dato" in a table of two rows."""
    days = [day for _, _, day in dates_in(values)]
    if not days or "møtedato" in labels.lower() or _MEETING.search(values):
        return None
    named = [(match[1] or "").lower() for match in _DATE_LABEL.finditer(labels)]
    own = [index for index, label in enumerate(named) if label in ("", "vår")]
    if not own:
        return None
    return days[own[0]] if len(days) == len(named) else days[-1]


def _standing_alone(lines: tuple[str, ...]) -> date | None:
    """The first line that is a date, or ends in "Place, date" after a gap."""
    for before, line in pairwise(("", *lines)):
        *cells, last = re.split(r" {2,}", line)
        if not is_date_line(last) or re.search(r"frist|utskrift", before, re.I):
            continue
        if not any(_MEETING.search(cell) for cell in cells):
            return dates_in(last)[0][2]
    return None


def _last_meeting(lines: tuple[str, ...]) -> date | None:
    """The last meeting named in a council paper's head: the one that decided."""
    days = [
        day
        for line in lines
        if len(line) < 120
        for start, _, day in dates_in(line)
        if _MEETING.search(line[:start]) and not _FOREIGN.search(line[:start])
    ]
    return max(days, default=None)


def _in_furniture(lines: tuple[str, ...]) -> date | None:
    """Any date in the letterhead that is not somebody else's."""
    for line in lines:
        for start, _, day in dates_in(line):
            if not _FOREIGN.search(line[:start]) and not re.match(
                r"deres|dykkar|frist", line, re.I
            ):
                return day
    return None


def _decided(lines: tuple[str, ...]) -> date | None:
    """The date in "Vedtatt på medlemsmøte 8. februar 2027" at the end."""
    days = [
        day
        for line in lines
        if len(line) < 120 and _DECIDED.match(line)
        for _, _, day in dates_in(line)
    ]
    return days[-1] if days else None


def _certified(lines: tuple[str, ...]) -> date | None:
    """The date with or under "Rett utskrift"."""
    for before, line in pairwise(("", *lines)):
        if _CERTIFIED.search(before) or _CERTIFIED.search(line):
            for _, _, day in dates_in(line):
                return day
    return None
