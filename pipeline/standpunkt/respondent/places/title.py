"""Titles, subject lines and sender lines: "Høringssvar fra X", "Avsender: X"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from standpunkt.respondent import names
from standpunkt.respondent.aliases import OPINION_VERBS
from standpunkt.respondent.letter import Letter, LineKind, is_prose, line_kind
from standpunkt.respondent.name_candidate import NameCandidate
from standpunkt.respondent.names import CAPITAL
from standpunkt.respondent.places.cutting import (
    cut_name,
    split_bracket,
    unwrapped,
)
from standpunkt.respondent.together import collective
from standpunkt.text.first_names import is_first_name

_RESPONSE: Final = (
    r"(?:(?:felles)?(?:hørings?|høyrings?)?(?:svar(?:et)?|uttal\w+|utsegn|fråsegna?|innspill(?:et)?|innspel(?:et)?"
    r"|notat)"
    r"|merknad(?:er|ar)?|kommentar(?:er|ar)?|høring|høyring|tilsvar)"
)
_TITLE_FROM: Final = re.compile(
    rf"(?<!\w){_RESPONSE}(?: til \w+)? (?:fra|frå) (?P<name>[^;|\n]{{2,220}})", re.I
)
# "Svar fra Testlaget": what is no subject line by its words alone
_SAYS_FROM: Final = re.compile(rf"(?i:svar (?:fra|frå)) (?=[{CAPITAL}])")
# "Innspill til høring om adresser fra Testlaget": the matter stands between.
_TITLE_THEN_FROM: Final = re.compile(
    r"(?:hørings?|høyrings?)?(?:svar|uttal\w+|utsegn|fråsegn|innspill|innspel|merknad(?:er|ar))\b"
    rf"[^.:;\n]{{3,120}} (?:fra|frå) (?P<name>(?-i:[{CAPITAL}])[^.:;\n]{{1,120}})$",
    re.I,
)
# "Protokoll fra møte i Testvik eldreråd 3. juni"
_MINUTES: Final = re.compile(
    r"(?i:\w*(?:protokoll|referat|utskrift|møtebok)) (?:fra|frå|for|i)"
    r"(?: \w*møte[nt]?\w*)? ?(?:i|for|av)? ?"
    rf"(?P<name>[{CAPITAL}]\D{{2,80}}?)(?=,? (?:den )?\d|[.,]|$)"
)
# "Testlaget: svar på høring om adresser"
_TITLE_AFTER: Final = re.compile(
    rf"(?P<name>[{CAPITAL}][^.:;!?\n]{{1,90}}): (?i:svar på|innspill|innspel|høring|høyring|uttal"
    r"|merknad|fråsegn)"
)
TITLE_OF: Final = re.compile(
    rf"(?P<name>[{CAPITAL}][^.:;!?\n]{{2,90}}?)(?P<genitive>s|s?['’`]| si(?:tt|ne|n)?)"
    rf" (?i:{_RESPONSE})\b(?! (?:fra|frå)\b)"
)
OF_A_WHOLE: Final = re.compile(
    rf"[a-zæøå]+(?:et|en|a|laget|rådet) (?:ved|i|for|på|av) (?:\d|.*[{CAPITAL}])"
)
"""A body's noun in small letters, and whose it is: "elevrådet ved Testvik skole"."""
_ANONYMOUS: Final = re.compile(
    r"(?:\bfr[aå] |^)person som ikk[ej]e? har (?:oppgitt|oppgjeve) na[vm]n",
    re.I,
)
_TITLE_ROWS: Final = 6
JOINT: Final = re.compile(
    r"\b(?:felles|samlet|sams)\b|\bfelles(?:hørings?|høyrings?)?(?:svar|utta|fråsegn|utsegn|inns)",
    re.I,
)
_FIELD: Final = (
    r"(?:avsender|avsendar|høringsinstans|høyringsinstans|organisasjon|instans|virksomhet|verksemd"
    r"|innsender|innsendar|navn|namn"
    r"|(?:\w*(?:svar|uttal|innspill|innspel|fråsegn)\w* )?(?:inn)?(?:levert|sendt|gitt|avgitt"
    r"|avgjeve"
    r"|skrevet|skrive|fylt ut) av"
    r"|(?:navn|namn) på (?!den\b|kontakt|saks|person)[\w/ ]{4,40}"
    r"|(?:organisasjon|virksomhet)s?(?:navn|namn)|svar (?:fra|frå)"
    r"|(?:hvem|kven) svare?a?r(?: (?:du|de|dere|dykk))?(?: på vegner? av)?"
    r"|(?:svar(?:er)? )?på vegner? av)"
)
_LABEL_ALONE: Final = re.compile(rf"{_FIELD}\s*[:*?]*", re.I)
_SENDER: Final = re.compile(
    rf"(?:(?i:fra|frå|from|{_FIELD})\s*[:?]\s*|(?:Fra|Frå)\s+(?=[A-ZÆØÅ]|{OF_A_WHOLE.pattern}))"
    r"(?P<name>\S.*)"
)
_BRACKETED: Final = re.compile(r"\(([^()]{2,60})\)")
_QUESTION: Final = re.compile(r"^(?:(?:spørsmål|spm\.?|felt) )?\d{1,2}[.:)] ", re.I)
_HEADS: Final = re.compile(r"[:?]$")
"""How a field ends that has no answer on its own line."""
_NAMES: Final = (LineKind.OTHER, LineKind.ADDRESS)
_SAYS: Final = re.compile(rf"(?<=\w )(?:{OPINION_VERBS})(?!\w)")
_CITES: Final = re.compile(r"\b(?:siter(?:er|es|ar|ast)|gjengi(?:s|r)|gjengitt)\b.*:$", re.I)


def says_from(line: str) -> bool:
    """Whether a line says whose response it is: "Svar fra Testlaget"."""
    return _SAYS_FROM.match(line) is not None


def is_unnamed(letter: Letter) -> bool:
    """Whether a title says that the response is from a person who gave no name."""
    return any(_ANONYMOUS.search(row) for row in letter.head[:_TITLE_ROWS])


def from_title(letter: Letter) -> Iterator[NameCandidate]:
    """A page title, subject line or closing link that says whose response it is."""
    last = len(letter.head)
    for index, row in enumerate((*letter.head[:25], *letter.tail[-3:])):
        lower = row.lower()
        sent = "fra " in lower or "frå " in lower
        if sent and _ANONYMOUS.search(row):
            continue
        line = unwrapped(letter, index) if sent and index < len(letter.head[:25]) else row
        match = _TITLE_FROM.search(line[:260]) or _TITLE_THEN_FROM.match(line) if sent else None
        if match and match.start() <= 60:
            name, short = cut_name(match["name"])
            name = collective(name) or name
            name = names.spelt_out(name)
            if OF_A_WHOLE.match(name):
                name = name[:1].upper() + name[1:]
            if JOINT.search(line[: match.start("name")]):
                name = _listed(name)
            if name[:1].isupper() and len(name.split()) <= 20:
                is_title = (says_from(row) and index < _TITLE_ROWS) or line_kind(
                    line
                ) is LineKind.SUBJECT
                is_title = is_title and not line.endswith(".")
                first = index < 6 and match.start() < 12
                told = 4 if names.telling_kind(name) else 2
                weight = (10 if first else 6) if is_title else told
                yield NameCandidate(name, weight, "title" if is_title else "text", short)
        elif JOINT.match(line):
            continue  # "Felles høringssvar" is nobody's
        elif index < min(6, last) and (owned := TITLE_OF.match(line)) and not is_prose(line):
            yield NameCandidate(owned["name"], 5, "title")
        elif index < min(6, last) and (minutes := _MINUTES.match(row)):
            yield NameCandidate(minutes["name"], 6, "title")
        elif index < min(6, last) and (said := _TITLE_AFTER.match(row)):
            if line_kind(row) is not LineKind.OTHER:
                continue
            yield NameCandidate(said["name"], 6, "title")


def _listed(name: str) -> str:
    """Names that a title says are joint, with what parts them made plain.

    >>> _listed("Morild og Norsk Brolag")
    'Morild; Norsk Brolag'
    """
    parts = re.split(r", | og (?=[^,]*$)", name) if ", " in name else name.rsplit(" og ", 1)
    return "; ".join(parts) if all(part[:1].isupper() for part in parts) else name


def from_label(letter: Letter) -> Iterator[NameCandidate]:
    """Sender lines ("Fra:", "Avsender:"). A person there often writes for somebody."""
    for index, whole in enumerate(letter.head[:25]):
        row = _QUESTION.sub("", whole)
        if _LABEL_ALONE.fullmatch(row) and index + 1 < len(letter.head):
            below = unwrapped(letter, index + 1)
            answered = line_kind(below) in _NAMES and not _HEADS.search(below)
            match = _SENDER.match(f"Avsender: {below}") if answered else None
        else:
            line = (
                _QUESTION.sub("", unwrapped(letter, index, long_only=True)) if ":" in row else row
            )
            match = None if is_prose(line) else _SENDER.match(line)
        if not match:
            continue
        cell = re.split(r"\s{3,}|\s(?:Til|Dato|Sendt|Date|To):|<|\[", match["name"])[0]
        name, short = split_bracket(cell.strip(" \"'"))
        if OF_A_WHOLE.match(name):
            name = name[:1].upper() + name[1:]
        first, _, after = name.partition(", ")
        if names.is_person_name(first) and after[:1].isupper():
            name = after  # who sends it for whom
        bracketed = _BRACKETED.search(cell)
        if bracketed and names.is_person_name(name) and names.telling_kind(bracketed[1]):
            name, short = bracketed[1], ""  # "Kari Testmann (Testvik Kraft AS)"
        if name and "@" not in name and name[:1].isupper() and not _tells(name):
            known = any(map(is_first_name, re.findall(r"\w+", name)))
            person = (names.is_person_name(name) and known) or is_initialled(name)
            # What a question asks may be answered by a part of a body, or by what it is.
            told = 5 if "?" in row else 10
            # A person there may send what a body has written.
            yield NameCandidate(name, 2.5 if person else told, "letterhead", short)


def is_field(line: str) -> bool:
    """Whether a line is the heading of a form's field for the sender, with its answer or without.

    >>> is_field("Organisasjon"), is_field("Avsender: Testlaget"), is_field("Testlaget")
    (True, True, False)
    """
    return _LABEL_ALONE.fullmatch(line) is not None or _SENDER.match(line) is not None


def _tells(name: str) -> bool:
    """Whether what follows "Fra" is a sentence: "Fra KS sitt høringssvar siteres:"."""
    return _SAYS.search(name) is not None or _CITES.search(name) is not None


def is_initialled(name: str) -> bool:
    """Whether a name is a person's with an initial: "Turid M.", "T. Sjåvik"."""
    return bool(
        re.fullmatch(rf"[{CAPITAL}]\w+ [{CAPITAL}]\.|(?:[{CAPITAL}]\. ?)+[{CAPITAL}][\w-]+", name)
    )
