"""The furniture of a letter: what each line at its top and bottom is.

Hearing responses come as letters, e-mails, council papers, web pages and forms. All of
them name sender, addressee, date and subject on short lines of their own; `line_kind`
tells those lines from the body, and everything else about the respondent builds on it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Final

from standpunkt.language.chrome import says_something
from standpunkt.reading.mail.quotes import only_sends_on
from standpunkt.respondent import names
from standpunkt.text.dates import MONTHS, is_date_line
from standpunkt.text.spacing import UNSEEN

HEAD: Final = 6000
TAIL: Final = 4000
_LONGEST_LINE: Final = 400
_TOP_LINES: Final = 30

_SPACES: Final = re.compile(r"[\t\u00a0\u2007\u202f\u2002-\u200a]")
_INVISIBLE: Final = re.compile(f"[\u00ad{UNSEEN}]")


def tidy(text: str) -> str:
    """The text with plain line ends and spaces, composed letters and no soft hyphens.

    >>> tidy("Fjordvik\\u00a0kommune\\r\\n")
    'Fjordvik kommune\\n'
    """
    plain = re.sub(r"\r\n?|\u2028|\u2029|\f", "\n", text).replace("\u00ad\n", "-\n")
    return unicodedata.normalize("NFC", _SPACES.sub(" ", _INVISIBLE.sub("", plain)))


class LineKind(StrEnum):
    """What a line at the top or bottom of a response is."""

    CHROME = "chrome"
    LABEL = "label"
    ADDRESS = "address"
    DATE = "date"
    SUBJECT = "subject"
    PAPER = "paper"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the letterhead and what it is."""

    line: str
    kind: LineKind


@dataclass(frozen=True)
class Letter:
    """The stripped, non-empty lines at the top and the bottom of a response.

    They overlap in a short one.
    """

    head: tuple[str, ...]
    tail: tuple[str, ...]
    apart: frozenset[int] = frozenset()
    """The lines of the head, by number, that have an empty line above them."""

    @cached_property
    def top(self) -> tuple[Row, ...]:
        """The lines above the body."""
        rows: list[Row] = []
        for line in self.head[:_TOP_LINES]:
            kind = line_kind(line)
            if (is_prose(line) and kind is LineKind.PAPER) or _begins_body(line, kind):
                break
            rows.append(Row(line, kind))
        return tuple(rows)

    @cached_property
    def addressees(self) -> tuple[str, ...]:
        """Who the response is addressed to, as written, without department or post room."""
        return tuple(without_unit(row.line) for row in self.top if row in self.addressee_rows)

    @cached_property
    def addressee_rows(self) -> frozenset[Row]:
        """The rows of the letterhead that name the addressee."""
        top = self.top
        return frozenset(row for index, row in enumerate(top) if _is_addressee(top, index))


def letter_of(text: str) -> Letter:
    """The top and bottom lines of a text that has been through `tidy`.

    >>> letter_of("Fjordvik kommune\\n\\nMed hilsen\\nordfører").tail[-1]
    'ordfører'
    """
    text = _broken(_own_part(text))
    head: list[str] = []
    apart: set[int] = set()
    for line in text[:HEAD].split("\n"):
        bare = line.strip(" #*_")
        if bare:
            head.append(bare[:_LONGEST_LINE])
        else:
            apart.add(len(head))
    return Letter(tuple(head), _lines(text[-TAIL:]), frozenset(apart))


def _lines(text: str) -> tuple[str, ...]:
    """Non-empty lines, cut to a length that no line of furniture reaches."""
    return tuple(
        line.strip(" #*_")[:_LONGEST_LINE] for line in text.split("\n") if line.strip(" #*_")
    )


_QUOTED: Final = re.compile(
    r"^[ \t]*(?:-{2,}|_{5,})[ \t]*(?:opprinnelig|opprinneleg|original|videresendt|vidaresend"
    r"|forwarded)|^[ \t]*_{10,}[ \t]*\n+[ \t]*(?:fra|frå|from):",
    re.I | re.M,
)
_SHORTEST_MAIL: Final = 80


def _own_part(text: str) -> str:
    """A mail without the one that it answers, whose head names somebody else as its sender.

    Of one that only sends on another it is that other.
    """
    quoted = _QUOTED.search(text, _SHORTEST_MAIL)
    if quoted is None or not text[: quoted.start()].strip():
        return text
    own, below = text[: quoted.start()], text[quoted.start() :]
    return below if only_sends_on(own, f"{own}\n{quoted[0]}") else own


_FEW_LINES: Final = 4
_LONG_LINE: Final = 160
_BREAK_BEFORE: Final = re.compile(
    r" (?=(?:Navn|Namn|Organisasjon|Virksomhet|Verksemd|Adresse|Avsender|Avsendar|Innsender"
    r"|Innsendar"
    r"|Høringsinstans|Høyringsinstans|Kontaktperson|Rolle|Kommentar|Merknad|Melding|Uttalelse|Uttale"
    r"|Innspill|Innspel|Vedlegg)(?: på \w+)?: )"
    r"| (?=(?:Postboks|Pb\.?|Boks) \d|\d{4} [A-ZÆØÅ][a-zæøå]|(?:Vår|Deres|Dykkar) (?:ref|dato)"
    r"|Dato\b|Org\.? ?nr|Telefon\b|Tlf\b|E-post\b|Høring(?:ssvar|suttalelse)?\b"
    r"|Høyring(?:ssvar|sfråsegn|suttale)?\b|HØRING|HØYRING|Til:? [A-ZÆØÅ]"
    r"|(?:Det|Vi|Me) (?:vises|viser) til|(?:Med |Vennlig |Beste )*[Hh]ilsen\b"
    r"|(?:Med |Venleg |Vennleg )*[Hh]elsing\b"
    r"|(?<!Til )(?<!Til: )[A-ZÆØÅ][\wæøå,-]*(?: (?:og|[a-zæøå]+-))*(?: [a-zæøå]+)?departementet\b)"
)
_BREAK_AFTER: Final = re.compile(
    r"(?<=departementet) (?=[A-ZÆØÅ])|(?<=[Hh]ilsen) (?=[A-ZÆØÅf])|(?<=[Hh]elsing) (?=[A-ZÆØÅf])"
    r"|^(?:Dato:? )?\d{1,2}\.(?: ?\d{1,2}\.| \w+) ?\d{4}\b"
)

_MONTH: Final = "|".join(MONTHS)
_BODY: Final = re.compile(
    r" (?=(?:Vi|Me|Jeg|Eg|Det|Den|Dette|Denne|Viser|Takk|Hei|Undertegnede|Kommunen|Styret|Saken"
    r"|Saka) [a-zæøå]|(?:Vi|Me|Jeg|Eg) )"
)
_HEAD_BREAK: Final = re.compile(
    # "Oslo 7. oktober 2026", "Testvik, den 5. mai 2026", "12.03.2026"
    rf" (?=(?:[A-ZÆØÅ][\wæøå-]+,? (?:den )?)?\d{{1,2}}\.? ?(?:{_MONTH}) \d{{4}}\b)"
    r"| (?=(?:[A-ZÆØÅ][\wæøå-]+,? (?:den )?)?\d{1,2}\.\d{1,2}\.\d{4}\b)"
    rf"|(?<= \d{{4}}) (?=[A-ZÆØÅ][\wæøå-]+ (?!\d|{_MONTH}))|(?<=\.\d{{4}}) (?=[A-ZÆØÅ])"
    r"| (?=Til(?: [A-ZÆØÅ]| departementet| kommunen)|Fr[aå]:? [A-ZÆØÅ]|Avsender|Møte|Sak \d|v/)"
    r"| (?=\S+@\S)"
    # a municipality and its department, a number and the name it is of
    r"|(?<=[a-zæøå] kommune) (?=[A-ZÆØÅ])|(?<=\d{3} \d{3} \d{3}) (?=[A-ZÆØÅ])"
    # an authority that is written to, and a street with its number
    r"| (?=[A-ZÆØÅ]\w+(?:direktoratet|tilsynet|etaten)\b|Direktoratet for )"
    r"| (?=[A-ZÆØÅ]\w+(?:gata|gaten|gate|veien|vegen|vei|veg|plass|torg) \d)"
)
"""Where the head of a page that came as one line breaks, besides what breaks all of it."""
_AFTER_NAME: Final = (
    re.compile(
        r"^((?:[A-ZÆØÅ]{2,}[ -])+[A-ZÆØÅ]{2,}) (?=[A-ZÆØÅ][a-zæøå])"
    ),  # "HAUGEN SKOLE Elevrådet"
    re.compile(
        r"\b([A-ZÆØÅ][a-zæøå]+) (?=\1 (?:fylkes)?kommune\b)"
    ),  # "… i Elvedal Elvedal kommune"
)


def _broken(text: str) -> str:
    """A page that came as one line, with breaks where a letter has them; any other as it is.

    Scanners and forms leave such pages. The breaks are for finding the furniture alone.
    """
    lines = [line for line in text[:HEAD].split("\n") if line.strip()]
    if len(lines) >= _FEW_LINES or max(map(len, lines), default=0) <= _LONG_LINE:
        return text
    if len(text) > HEAD + TAIL:  # nobody looks at what lies between
        text = f"{text[:HEAD]}\n{text[-TAIL:]}"
    body = _BODY.search(text)
    if body:
        head = text[: body.start()]
        for name in _AFTER_NAME:
            head = name.sub(r"\1\n", head)
        text = f"{_HEAD_BREAK.sub(chr(10), head)}\n{text[body.end() :]}"
    broken = _BREAK_AFTER.sub(lambda found: f"{found[0].rstrip()}\n", text)
    return _BREAK_BEFORE.sub(_outside_brackets, broken)


def _outside_brackets(found: re.Match[str]) -> str:
    """A line break, but for what stands in brackets: "Norsk Brolag (Postboks 12, 0101 Oslo)"."""
    before = found.string[max(0, found.start() - _LONGEST_BRACKET) : found.start()]
    return found[0] if before.count("(") > before.count(")") else "\n"


_LONGEST_BRACKET: Final = 60
"""Letters."""


CLOSING: Final = re.compile(
    r"(?:med\s+)?(?:(?:vennlige?|venlege?|beste?|kjærlig|god)\s+)?(?:hils(?:en|ener|ning)|helsing(?:ar)?"
    r"|klem)\b(?: fra(?= [A-ZÆØÅ])| frå(?= [A-ZÆØÅ]))?|mvh\b"
    r"|(?:(?:best|kind|warm|with kind) )?regards\b|(?:yours )?(?:sincerely|faithfully)\b",
    re.I,
)

# --- kinds of line ----------------------------------------------------------------------

_CHROME: Final = re.compile(
    r"(?:forsiden?|hjem|til toppen|hopp til|meny|logg inn|skriv ut|del|les hele|les heile"
    r"|skjema for|\w*skjema(?:svar)?$|registrert|mottatt|motteke|kategori|kontaktperson"
    r"|svartype|størrelse|begynne med side|transkript|lenkeblokk|side \d+|\d+$|vedlegg"
    r"|informasjonskapsler|cookies?|søk$|publisert|sist oppdatert)\b"
    r"|(?:\S+ {2,}){3,}\S+$|hei[!,. ]*$|hei (?:alle|dere|dykk)\b|(?:kjære|gode) [A-ZÆØÅ]",
    re.I,
)
_LABEL: Final = re.compile(
    r"(?:(?:deres|vår|dykkar|hoved|saks?)\s*(?:ref|dato|saks?nr|saksbeh|referan)"
    r"|saks?(?:behandler|behandlar|handsamar|nr|nummer|beh|gang)|sakshandsamar|arkiv|ref\b"
    r"|referanse|journal|løpenr|telefon|tlf|telefaks|mobil|e-?post|org\.?\s*(?:nr|nummer)|att\b"
    r"|kopi|unntatt|unnateke|gradering|returadresse|besøksadresse|postadresse|adresse|fakturaadr"
    r"|kontakt|utval[g]?:|utval[g]? {2,}|møte(?:dato|stad|sted)|innsendt|sendt|frist|høringsfrist"
    r"|høyringsfrist|(?:sent|cc|bcc|importance|attachments|date):|dokument|antall|type |bankgiro"
    r"|nettside|www|departement:|til høring"
    r"|til høyring|dato|status|ønsker å|velg |avgitte|behandlet av|handsama av|styrevedtak"
    r"|styresak)",
    re.I,
)
_ADDRESS_MARKS: Final = ("postboks", "@", "http:", "https:", "www.")
_NUMBERED_ADDRESS: Final = re.compile(
    r"(?i:\bboks \d|\bpb\.? ?\d"
    r"|(?:gata|gaten|gate|veien|vegen|vei|veg|plass|allé|torg|torget|kaia|kaien) \d+)"
    r"|(?:^|, ?|N-)\d{4} [A-ZÆØÅ]\w+",
)
_DIGIT: Final = re.compile(r"\d")
_PAPER: Final = re.compile(
    r"(?:saks?(?:framlegg|fremlegg|utskrift|papir|protokoll|opplysning\w*|utgreiing)|særutskrift"
    r"|utskrift|møte(?:bok|protokoll)|protokoll\b|saksgang|høringsskjema|høyringsskjema|notat\b"
    r"|innledning|innleiing|bakgrunn|sammendrag|samandrag|oppsummering|hovedpunkt|hovudpunkt"
    r"|hovedsyn|hovudsyn|om oss|hvem er vi|kven er vi|kort (?:fortalt|om)|generel(?:t|le)\b"
    r"|konklusjon|avslutning|vedtak|vurdering|innstilling|tilråding|votering"
    r"|til (?:§|kapittel|kap|punkt)|spørsmål|felles\s*$|brev\b"
    r"|offentlig|pressemelding|nyheter?|nyhende|aktuelt|sentraladministrasjonen"
    r"|(?:fylkes)?rådmannens?\b|(?:fylkes|kommune)direktørens?\b|rett utskrift|dokument"
    r"|opprop\b|underskrift\w*)",
    re.I,
)
RESPONSE: Final = (
    r"(?:felles )?(?:(?:offentlig|offentleg|alminnelig|alminneleg|allmenn|åpen|open) )?(?:"
    r"(?:hørings?|høyrings?)-?"
    r"(?:svar|uttal\w*|utsegn\w*|fråsegn\w*|innspill|innspel|brev|merknad\w*|notat)?"
    r"|uttalelse|uttale|utsegn|fråsegn|innspill|innspel|merknad(?:er|ar)|kommentar(?:er|ar)|tilsvar"
    r"|svar (?:(?:på|til)|[–-]) (?:hørings?|høyrings?)(?:brev\w*|notat\w*)?)"
)
PREFIX: Final = (
    r"(?:(?:ps|fs|ks)? ?\d+/\d+:? +|sak(?:snr)?\.? \d+/\d+:? +"
    r"|(?:sv|re|vs|fwd?|subject|vedr(?:ørende|ørande)?|ang(?:ående|åande)?|emne|gjelder|gjeld|sak"
    r"|saka gjeld|tema|til høringen|til høyringa)\b *[.:]+ *){0,4}"
    r"(?:(?:angående|angåande|vedrørende|vedrørande) +)?"
)
_SUBJECT: Final = re.compile(
    rf"{PREFIX}{RESPONSE}\b"
    r"|(?:emne|subject|gjelder|gjeld|sak|saka gjeld|vedr\w*|tema|til høringen|til høyringa) *[.:]"
    r"|(?:ps|fs|ks) \d+/\d+ "
    r"|(?:forslag|framlegg|utkast|endring(?:er|ar)?|ny lov|nou \d{4}|forskrift|prop\.)\b",
    re.I,
)


@lru_cache(maxsize=1024)
def line_kind(line: str) -> LineKind:
    """What one stripped line is, judged by its words alone.

    >>> line_kind("Postboks 8112 Dep").value, line_kind("Høring – ny lov").value
    ('address', 'subject')
    """
    if is_date_line(line):
        return LineKind.DATE
    for kind, pattern in (
        (LineKind.SUBJECT, _SUBJECT),
        (LineKind.LABEL, _LABEL),
        (LineKind.CHROME, _CHROME),
        (LineKind.PAPER, _PAPER),
    ):
        if pattern.match(line) and not (kind is LineKind.LABEL and _is_called_so(line)):
            return kind
    return LineKind.ADDRESS if _is_address(line) else LineKind.OTHER


def _is_called_so(line: str) -> bool:
    """Whether a label's letters only begin a body's name: "Arkivforbundet", "Adressetilsynet"."""
    heads = names.heads_of(line.split(maxsplit=1)[0])
    return bool(heads) and len(heads[0].compound) > len(heads[0].noun) + len("en")


def _is_address(line: str) -> bool:
    if says_something(line):
        return False
    lower = line.lower()
    if any(mark in lower for mark in _ADDRESS_MARKS):
        return True
    return bool(_DIGIT.search(line) and _NUMBERED_ADDRESS.search(line))


def is_prose(line: str) -> bool:
    """Whether a line belongs to the body: a sentence, or too long for a letterhead.

    >>> is_prose("Vi viser til brev av 10. juni 2025."), is_prose("Fjordvik kommune")
    (True, False)
    """
    words = line.split()
    return len(words) > 14 or (len(words) > 5 and line.endswith((".", "!")))


def _begins_body(line: str, kind: LineKind) -> bool:
    """Whether a line that is nothing in particular opens the body, or already closes it."""
    sentence = is_prose(line) or (len(line.split()) > 2 and line.endswith("."))
    return kind is LineKind.OTHER and (sentence or bool(CLOSING.match(line)))


# --- addressee --------------------------------------------------------------------------

_TO: Final = re.compile(
    r"(?i:til|mottaker|mottakar|adressat)\b\s*:?\s*(?=[A-ZÆØÅ])|(?i:to):\s*|To the (?=[A-Z])"
)
_TO_ALONE: Final = re.compile(r"(?:til|mottaker|mottakar|adressat) ?:?", re.I)
_DEPARTMENT_LABEL: Final = re.compile(r"departement: *", re.I)
_POST_ROOM: Final = re.compile(r",? postmottak\b|\bv/ ?postmottak", re.I)


_UNIT: Final = re.compile(
    r", |\s+[-–]\s|\s+v/|\s{3,}|\s*\(| [Pp]ostmottak|(?<=departementet) \w*avdeling(?:en|a)?\b"
)


def without_unit(line: str) -> str:
    """An addressee without its label, department, abbreviation and post room.

    >>> without_unit("Til: Kulturdepartementet - KUD v/ postmottak")
    'Kulturdepartementet'
    """
    bare = _DEPARTMENT_LABEL.sub("", _TO.sub("", line.strip(), count=1), count=1)
    unit = _UNIT.search(bare)
    return bare[: unit.start()].strip() if unit else bare.strip()


@lru_cache(maxsize=1024)
def _is_ministry(line: str) -> bool:
    name = without_unit(line)
    kind = names.kind_of(name)
    return kind is not None and kind.name == "ministry" and names.looks_like_name(name)


def _is_addressee(top: tuple[Row, ...], index: int) -> bool:
    """Whether a row names the addressee.

    A ministry above the body is one, unless a second ministry below it is: then the first
    is the letterhead of a ministry that answers another. Anyone else needs a "Til", a post
    room, or the government's own post boxes ("Dep").
    """
    row = top[index]
    if row.kind is LineKind.LABEL:
        return bool(_DEPARTMENT_LABEL.match(row.line))
    if row.kind is not LineKind.OTHER:
        return False
    if _TO.match(row.line) or _TO_ALONE.fullmatch(row.line) or _POST_ROOM.search(row.line):
        return True
    if index and _TO_ALONE.fullmatch(top[index - 1].line):
        return True
    below = [other for other in top[index + 1 : index + 8] if other.kind is LineKind.OTHER]
    if any(_is_ministry(other.line) for other in below):
        return False
    if _is_ministry(row.line):
        return True
    address = [other.line for other in top[index + 1 : index + 3] if other.kind is LineKind.ADDRESS]
    return any(re.search(r"\bDep\b", line) for line in address)


# --- references ---------------------------------------------------------------------------

_OURS: Final = re.compile(
    r"(?:vår ref\w*|saks?nr|saksnummer|arkivsak\S*)\.?:? {0,20}(\d[\w./-]{3,25})", re.I
)
_THEIRS: Final = re.compile(r"(?:deres|dykkar) ref\w*\.?:? {0,20}(\d[\w./-]{3,25})", re.I)


def references(letter: Letter) -> tuple[str, str]:
    """(the response's own reference, the hearing's reference), empty where not plain.

    >>> references(letter_of("Deres ref.: 25/1904   Vår ref.: 2025-0388/abk"))
    ('2025-0388/abk', '25/1904')
    """
    head = "\n".join(letter.head[:_TOP_LINES])
    ours, theirs = _OURS.search(head), _THEIRS.search(head)
    return (ours[1] if ours else "", theirs[1] if theirs else "")
