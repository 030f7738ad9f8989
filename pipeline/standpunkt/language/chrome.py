"""Page chrome: letterheads, page numbers, running titles, signatures and portal furniture.

What stands round the body of a hearing response and is no part of its text. Everything
here looks at single lines or at their neighbours and is careful: a line that is not known
for chrome is body, for a title or an answer that is lost cannot be won back. No line with a
finite verb is chrome, whatever else is in it, but for the few in `_FORMULA` and the answers of
a form that were not ticked; where running text goes on after a field on the same line, only the
field goes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from standpunkt.documents import Block, BlockKind
from standpunkt.text.answers import is_answer
from standpunkt.text.dates import MONTHS
from standpunkt.text.ends import is_ended
from standpunkt.text.finite import has_finite_verb
from standpunkt.text.markers import NEVER_A_NAME
from standpunkt.text.page_numbers import OF_ALL, PAGE, PAGE_NUMBER

_MONTH = rf"(?:{'|'.join(MONTHS)})"
_DATE = rf"(?:\d{{1,2}}\.\s?{_MONTH}\s\d{{4}}|\d{{1,2}}[./-]\s?\d{{1,2}}[./-]\s?\d{{2,4}})"

_LONGEST = 160
_LONGEST_AT_THE_HEAD = 400
"""Characters; no line longer than this is chrome."""

_ANYWHERE = re.compile(
    rf"""
    (?:deres|vår|våre|dykkar)\s(?:ref(?:eranse)?\b|dato\b|sak(?:snr)?\b\.?:|arkiv\w*:|saksbeh).*
    |(?:saksbehandl[ae]r|saksbeh\.?|sakshandsamar|sakshands\.?)\b[^:.]{{0,30}}:.*
    |(?:arkiv|arkivsak|arkivsaksnr|arkivsak-?dok|arkivkode|arkivnr|arkivref|journalpost-?id
       |journalnr|j\.?nr|løpenr|saksnr|saksnummer|sak\snr|doknr|dokumentnr|ephorte\w*)
      \.?(?:\s*:.*|\s+[\d/.-]+.*)
    |(?:dato|vår\sdato|utskriftsdato|møtedato|innsendt|mottatt|motteke|publisert|oppdatert
       |høringsfrist|høyringsfrist|frist|svarfrist)\s*:?\s*{_DATE}(?:\s+(?:kl\.?\s*)?[\d.:]+)?
      (?:\s{{2,}}.*)?
    |dato\s*:\s*{_DATE}.*
    |svartype\s*:(?!\s*(?:uten|utan)\smerknad).*|referanse\s*:\s*\S+|gradering\s*:.*|unntatt\soffentlig.*
    |(?:org\.?\s?(?:nr|nummer)|organisasjonsnummer|org)\.?\s*:?\s*(?:no\s?)?[\d\s]{{9,}}.*
    |(?:telefon|tlf|tel|telefaks|faks|mobil|sentralbord)\.?\s*:?\s*\+?[\d\s()]{{5,}}.*
    |(?:e-?post|e-?postadresse|epost|internett|nettside|www|hjemmeside)\s*:\s*\S+.*
    |(?:post|besøks|kontor|retur|faktura|sentralbord|leverings)-?adresse\s*:?\s.*
    |(?:postadresse|besøksadresse|kontoradresse|returadresse)
    |(?:postboks|boks|pb|p\.?b\.)\.?\s?\d{{1,5}}\b.*
    |(?:n-?)?\d{{4}}\s(?-i:[A-ZÆØÅ])\w*(?:\s\w+){{0,2}}
    |sendt\s(?:via|fra\smin|frå\smin|frå\smobil|fra\smobil|elektronisk|per\s|kun\s|berre\s).*
    |(?:vedlegg|kopi|kopi\stil|likelydende\stil|utskrift\stil|sendes\sogså\stil|cc|att|v/postmottak
       |vedlagt|med\skopi\stil)\.?\s*(?::.*)?
    |rett\sutskrift(?:\sstadfest)?\s*(?::.*)?
    |(?:størrelse|begynne\smed\sside)\s*:.*|transkript(?:ion)?|last\sned|forsiden?|til\stoppen
    |hjem\s(?:/|>|»)\s.*|lenkeblokk\sicon\b.*|les\shele\shøringssvaret.*|til\shøringen(?:\s*:.*)?
    |departement\s*:\s.*|type\s(?:virksomhet|avsender)\s*:.*|kontaktperson\s*:.*
    |hopp\stil\s(?:hoved)?innhold.*|skriv\sut|del\spå\s(?:facebook|twitter).*
    |[¹²³⁴⁵⁶⁷⁸⁹]+\s*(?:<?https?://\S+|\[.{{1,100}}\]\(.{{0,60}}\))
    |\S+@\S+\.\w+|(?:https?://|www\.)\S+
    """,
    re.IGNORECASE | re.VERBOSE,
)

_PORTAL = re.compile(
    r"""
    (?:vi\s)?(?:ønsker|ønskjer|vil)\s(?:du\s|dere\s|de\s)?(?:å\s)?ta\sstilling\stil
      \s(?:høringen|høyringa)\s?(?:[:?]\s*(?:ja|nei)?)?\.?
    |(?:vi\s)?(?:ønsker|ønskjer|vil)\s(?:du\s|dere\s|de\s)?(?:å\s)?(?:uttale\sseg|gi\sinnspill
      |komme\smed\sinnspill|kommentere)\b[^:?.]{0,50}[:?]\s*(?:ja|nei)?\.?
    |(?:samtykke[rt]?|svarer?)\b[^:?.]{0,20}\b(?:publisering|lagring|personopplysninger|på\svegne\sav)
      \b[^:?.]{0,40}[:?]\s*(?:ja|nei)?\.?|samtykker?\s?[:?]\s*(?:ja|nei)\.?
    |er\s(?:svaret|høringssvaret)\s(?:offentlig|unntatt|anonymt)\b[^:?.]{0,40}[:?]\s*(?:ja|nei)?\.?
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What a portal's form asks about the answer itself, with the answer."""

_FORMULA = re.compile(
    r"""
    (?=.*\b(?:elektronisk|digitalt))(?=.*(?:godkjen|signe|send))
      (?:dokumentet|brevet|høringssvaret|høringsuttalelsen|uttalelsen|svaret|fråsegna|dette\sbrevet
       |dette\sdokumentet|skrivet)\s(?:er|har\sblitt|ble|vart|blei|blir)\s[^.!?]{0,100}\.?
    |(?:elektronisk|digitalt)\s(?:godkjen[dt]|signert)\b[^.!?]{0,80}\.?
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""The only whole sentences that are chrome besides: how a letter came to be signed."""

_LEADING = re.compile(
    rf"""
    (?:(?:til|fra|frå|sendt|avsender|mottaker|mottakar)\s*:\s*[^.:;?!]{{2,80}}\.(?=\s+(?-i:[A-ZÆØÅ]))
    |til\s(?:[\w-]+,?\s){{0,5}}?[\w-]*departementet(?=\s+(?-i:[A-ZÆØÅ]))
    |(?:deres|vår|våre|dykkar)\s(?:ref(?:eranse)?|dato|sak(?:snr)?)\b\.?\s*:?\s*
      (?:{_DATE}|[\w/.-]*\d[\w/.-]*)
    |(?:arkiv|arkivsak|arkivsaksnr|arkivkode|arkivnr|arkivref|journalnr|saksnr|saksnummer|sak\snr
       |doknr|org\.?\s?nr|organisasjonsnummer|telefon|tlf|tel|telefaks|mobil)\.?\s*:?\s*
      \+?\d[\d\s/.-]*
    |(?:dato|vår\sdato|innsendt|mottatt|publisert)\s*:?\s*{_DATE}
    |(?:e-?post|e-?postadresse|www|nettside|hjemmeside)\s*:?\s*\S+
    |(?:postboks|pb)\.?\s?\d{{1,5}},?\s\d{{4}}\s[A-ZÆØÅ]\w+
    )[.,;]?\s+
    """,
    re.IGNORECASE | re.VERBOSE,
)
_MOST_LEADING = 12

_AT_THE_HEAD = re.compile(
    rf"""
    (?:til|fra|frå|sendt|dato|avsender|mottaker|mottakar|styrevedtak|utvalg|utval|møtestad|møtested
       |saksgang)\s*:.*|sak\s*:\s*[\d/]+.*
    |(?:til|frå|fra)\s.*(?:departementet|direktoratet|etaten|stortinget|tilsynet)(?:\s\(?\w+\)?)?
    |(?:[\w-]+(?:,?\s|\s?&\s|/)){{0,6}}[\w-]*departementet(?:\s?[-–]\s?\w+|\s\(\w+\))?
      (?:,\s?postmottak)?
    |v/\s?.*
    |(?:[A-ZÆØÅ][\w.-]*(?:\s[A-ZÆØÅ][\w.-]*){{0,2}},?\s)?(?:den\s)?{_DATE}
    |.*\bpostboks\s\d+.*
    |(?:[A-ZÆØÅ][\w.]*\s){{1,4}}\d{{1,4}}\s?\w?,\s\d{{4}}\s[A-ZÆØÅ]\w+.*
    """,
    re.IGNORECASE | re.VERBOSE,
)

_PAGE_NUMBER = re.compile(rf"{PAGE}\s*{PAGE_NUMBER}|\d{{1,4}}{OF_ALL}", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"[-–—]?\s*\d{1,3}\s*[-–—]?")
_ENDS_IN_PAGE = re.compile(rf".*(?:\s{{2,}}|\t|[•·|]\s*)(?:side\s*)?{PAGE_NUMBER}", re.IGNORECASE)
_ENDS_IN_SIDE = re.compile(rf".*(?:\s{{2,}}|\t|[•·|]\s*)side\s*{PAGE_NUMBER}", re.IGNORECASE)
_STARTS_IN_PAGE = re.compile(r"\d{1,4}(?:\s{4,}|\t)\S.*")
_CONTACT = re.compile(r"\S+@\S+\.\w|\bwww\.|\borg\.?\s?nr|\btelefon\b|\btlf\b", re.IGNORECASE)
_WIDE_GAP = re.compile(r"\S(?:\s{3,}|\t)\S")
_SEPARATED = re.compile(r"(?:[^|•·]+ [|•·] ){2}")
_SIGNED = re.compile(r"\((?:s|sign|e\.\s?f|u\.\s?t)\.?\)$", re.IGNORECASE)
_FIELD = re.compile(r"[A-ZÆØÅ][\w./ -]{1,40}:\s")
_NUMBER = re.compile(r"\d+")

_GREETING = re.compile(
    r"(?:(?:med\s)?(?:(?:vennlig|venleg|vennleg|beste?|hjertelig|hjarteleg|god|kjær|alt\sgodt)\s)?"
    r"(?:hilsen|helsing|hilsning|hilsninger|helsingar)|mvh|m\.?v\.?h\.?|vh|v\.h\.?)\b[^.?:]{0,80}"
    r"[.,!]?",
    re.IGNORECASE,
)
_SIGNED_FOR = re.compile(r"(?:for|på\svegne\sav)\s(?:[^.?!:;]|avd\.){2,70},?", re.IGNORECASE)
_ROLE = re.compile(
    r"(?:[\w.-]+,?\s){0,5}\w*(?:leder|leiar|direktør|sjef|rådgiver|rådgjevar|sekretær|skrivar|"
    r"skriver|dekan|rektor|ordfører|ordførar|rådmann|styret|formann|president|advokat|"
    r"koordinator|administrasjonen|sekretariat|underskrift|signatur|formannskapssekretær|"
    r"konsulent|sekretariatet|kanslar|biskop|prost|talsperson|talsmann|utskrift)\b.{0,60}",
    re.IGNORECASE,
)
_TITLE_WORDS = re.compile(
    r"\b(?:høring|høyring|forslag|framlegg|forskrift|lov\b|nou\b|endring|innspill|innspel|uttal|"
    r"fråsegn|svar\b|merknad|nei\b|ja\b|støtt|imot|vedr|notat)",
    re.IGNORECASE,
)

_LINK_NOTE = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹]+\s*<?https?://")
_FOOTNOTE = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹]|\[\d{1,2}\]\s|\d{1,2}\s(?:https?://|www\.)")

_TICKED = "☒☑"
_EMPTY_BOX = re.compile(r"☐[^☐☒☑]*")

_HEAD_LINES = 30
_TAIL_LINES = 16
_LONGEST_NAME = 80
_LONGEST_FIELD = 60
_MOST_IN_FIELD = 8
_SHORTEST_RUNNING = 30
_LONGEST_SIGNATURE = 100

IN_PORTAL = "Dato: "
PORTAL = re.compile(
    rf"(?:\s|^)(?:Referanse: \d+ )?{IN_PORTAL}{_DATE}(?: Svartype: (?:Med|Uten) merknad)?(?=\s|$)"
)
"""The line of facts on a response page, where the page has been read as one line."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank; `text` is what stands from `start` to `end`, stripped.

    `indent` counts the characters before it, `gap` the blank lines above it; `new_page`
    tells that a page break stands between it and the line above. `known` is the block of which
    the file says that it stands in.
    """

    text: str
    start: int
    end: int
    indent: int = 0
    gap: int = 0
    new_page: bool = False
    known: Block | None = None

    @property
    def heads(self) -> bool:
        """Whether the file says that it is of a heading."""
        return self.known is not None and self.known.kind is BlockKind.HEADING

    @property
    def ended(self) -> bool:
        """Whether it ends as a sentence or a lead-in does, so that what follows is new."""
        return is_ended(self.text)


class Chrome(NamedTuple):
    """The indices of the lines that are chrome; `page` has those that come with the page.

    Text may go on over the latter in the middle of a sentence; so it may over the footnotes in
    `notes`, which say something and are read apart.
    """

    lines: frozenset[int]
    page: frozenset[int]
    notes: frozenset[int] = frozenset()


def find(lines: Sequence[Line]) -> Chrome:
    """Which lines are chrome."""
    page, notes = _page_furniture(lines)
    found = page | {i for i, line in enumerate(lines) if _alone(line.text) and not _runs(lines, i)}
    found |= _unticked(lines)
    found |= _head(lines, found)
    found |= _signature(lines, found)
    found |= _tail(lines, found)
    found -= {i for i, line in enumerate(lines) if line.heads}
    return Chrome(frozenset(found - notes), frozenset(page | notes), frozenset(notes))


def says_something(text: str) -> bool:
    """Whether a line is running text, however much it looks like a field.

    >>> says_something("Norsk Brolag, Postboks 12, støtter forslaget")
    True
    """
    return has_finite_verb(text) and not (_FORMULA.fullmatch(text) or _PORTAL.fullmatch(text))


def fields_end(line: str) -> int:
    """Where running text begins on a line that begins with fields; 0 without either.

    >>> line = "Deres ref.: 13/3171 Norsk Brolag støtter forslaget."
    >>> line[fields_end(line):]
    'Norsk Brolag støtter forslaget.'
    """
    end = 0
    for _ in range(_MOST_LEADING):
        found = _LEADING.match(line, end)
        if found is None or has_finite_verb(found[0]):
            break
        end = found.end()
    return end if end and (has_finite_verb(line[end:]) or line[-1:] in ".!") else 0


def _unticked(lines: Sequence[Line]) -> set[int]:
    """The answers of a form that are not the respondent's: an empty box where others are ticked.

    Without any ticked box, empty ones are bullets.
    """
    if not any(line.text[0] in _TICKED for line in lines):
        return set()
    return {i for i, line in enumerate(lines) if _EMPTY_BOX.fullmatch(line.text)}


def is_furniture(text: str) -> bool:
    """Whether a line is chrome by itself: a letterhead field, a page foot with its number.

    >>> is_furniture("Norsk Forbund  •  Postboks 311  •  Side 1 av 3")
    True
    """
    return _alone(text) or (len(text) <= _LONGEST and _ENDS_IN_SIDE.fullmatch(text) is not None)


def _alone(text: str) -> bool:
    """Whether a line is chrome wherever it stands."""
    if len(text) > _LONGEST or says_something(text):
        return False
    if _FORMULA.fullmatch(text):
        return not _is_sentence(text)
    if _ANYWHERE.fullmatch(text) or _PORTAL.fullmatch(text):
        return not _is_sentence(text)
    columns = _WIDE_GAP.search(text) or _SEPARATED.match(text)
    return columns is not None and _CONTACT.search(text) is not None


def _is_sentence(text: str) -> bool:
    """Whether a line that looks like a letterhead field goes on as running text."""
    label, _, value = text.partition(":")
    return is_ended(text) and len((value or label).split()) > 12


def _isolated(lines: Sequence[Line], i: int) -> bool:
    """Whether line `i` has a blank line, a page break or the document's edge on both sides."""
    above = i == 0 or lines[i].gap > 0 or lines[i].new_page
    below = i + 1 == len(lines) or lines[i + 1].gap > 0 or lines[i + 1].new_page
    return above and below


def _page_furniture(lines: Sequence[Line]) -> tuple[set[int], set[int]]:
    """Page numbers, running heads and feet; and the footnotes in the middle of a sentence.

    Footnotes that say nothing by themselves are with the former.
    """
    notes: set[int] = set()
    found = {i for i, line in enumerate(lines) if _is_page_line(lines, i, line.text)}
    for cluster in _clusters(lines):
        text = lines[cluster.start].text
        if _LINK_NOTE.match(text) or (_FOOTNOTE.match(text) and _splits(lines, cluster)):
            (notes if any(says_something(lines[i].text) for i in cluster) else found).update(
                cluster
            )
    return found | _repeated(lines, found), notes


def _is_page_line(lines: Sequence[Line], i: int, text: str) -> bool:
    if len(text) > _LONGEST or not _NUMBER.search(text) or says_something(text):
        return False
    if _PAGE_NUMBER.fullmatch(text) or _ENDS_IN_SIDE.fullmatch(text):
        return True
    if not _isolated(lines, i):
        return False
    return any(
        pattern.fullmatch(text) for pattern in (_BARE_NUMBER, _ENDS_IN_PAGE, _STARTS_IN_PAGE)
    )


def _repeated(lines: Sequence[Line], page_lines: Iterable[int]) -> set[int]:
    """Lines that come again beside page numbers, page breaks or in the middle of a sentence."""
    known = set(page_lines)
    alike: dict[str, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        if (
            len(line.text) <= _LONGEST
            and not says_something(line.text)
            and not is_answer(line.text)
        ):
            alike[_NUMBER.sub("0", line.text)].append(i)
    found = set()
    for places in alike.values():
        if len(places) > 1:
            misplaced = [
                i
                for i in places
                if _beside_page(lines, i, known) or _splits(lines, range(i, i + 1))
            ]
            if 2 * len(misplaced) >= len(places):
                found.update(places)
    return found


def _beside_page(lines: Sequence[Line], i: int, page_lines: set[int]) -> bool:
    """Whether line `i` stands at a page break, or in one cluster with a page number."""
    if lines[i].new_page or (i + 1 < len(lines) and lines[i + 1].new_page):
        return True
    above = lines[i].gap == 0 and i - 1 in page_lines
    return above or (i + 1 in page_lines and lines[i + 1].gap == 0)


def _splits(lines: Sequence[Line], cluster: range) -> bool:
    """Whether a run of lines, parted from its neighbours, stands in the middle of a sentence."""
    first, last = cluster.start, cluster.stop - 1
    if not 0 < first <= last < len(lines) - 1:
        return False
    parted = all(lines[i].gap or lines[i].new_page for i in (first, last + 1))
    before, after = lines[first - 1], lines[last + 1]
    running = len(before.text) > 40 or not before.gap
    return parted and running and not before.ended and after.text[0].islower()


def _clusters(lines: Sequence[Line]) -> list[range]:
    """Runs of lines with no blank line between."""
    starts = [i for i, line in enumerate(lines) if i == 0 or line.gap or line.new_page]
    return [range(a, b) for a, b in pairwise([*starts, len(lines)])]


def _head(lines: Sequence[Line], known: set[int]) -> set[int]:
    """The letterhead: sender, addressee and the lines of facts before the body begins."""
    found: set[int] = set()
    head = lines[:_HEAD_LINES]
    for cluster in _clusters(head):
        sure = {i for i in cluster if i in known or _is_field(head, i)}
        found |= sure
        if any(_is_body(head[i].text) for i in cluster if i not in sure):
            break
        # A name among address lines belongs to them; a title and what goes on from it do not.
        named = True
        for i in cluster if sure else ():
            text = head[i].text
            title = _TITLE_WORDS.search(text) or says_something(text) or text[-1] == "?"
            named = i in sure or (not title and (named or head[i].ended))
            if named and (i in sure or text[0].isupper()):
                found.add(i)
    return found


def _is_field(lines: Sequence[Line], i: int) -> bool:
    """Whether a line near the top names sender or addressee, or gives the date."""
    text = lines[i].text
    long = is_ended(text) and len(text.split()) > _MOST_IN_FIELD
    if long or len(text) > _LONGEST or says_something(text):
        return False
    return _AT_THE_HEAD.fullmatch(text) is not None and not _runs(lines, i)


def _runs(lines: Sequence[Line], i: int) -> bool:
    """Whether line `i` looks like a line of wrapped running text, by its neighbours."""
    if _FIELD.match(lines[i].text):
        return False
    if lines[i].gap == 0 and i > 0:
        before = lines[i - 1]
        long = len(before.text) > _LONGEST_FIELD and not _WIDE_GAP.search(before.text)
        if long and not before.ended:
            return True
    after = lines[i + 1] if i + 1 < len(lines) else None
    if after is None or after.gap or len(lines[i].text) <= _SHORTEST_RUNNING:
        return False
    return after.text[0].islower() and _WIDE_GAP.search(lines[i].text) is None


def _is_body(text: str) -> bool:
    """Whether a line is running text and so stands below the letterhead."""
    words = len(text.split())
    return len(text) > 100 or (words > 5 and text[-1] in ".:?!") or (words > 9)


def _signature(lines: Sequence[Line], known: set[int]) -> set[int]:
    """From "Med vennlig hilsen" to the end, or to where body text begins again."""
    found: set[int] = set()
    for i, line in enumerate(lines):
        signs = _GREETING.fullmatch(line.text) and len(line.text) <= _LONGEST_SIGNATURE
        signs = signs and not says_something(line.text)
        if i in found or not signs or _runs(lines, i):
            continue
        end = i + 1
        while end < len(lines) and end - i < _TAIL_LINES and _may_sign(lines, end, known):
            end += 1
        # A heading right above the body that follows belongs to the body.
        if end < len(lines) and end - i > 2 and lines[end - 1].gap and end - 1 not in known:
            end -= 1
        found.update(range(i, end))
    return found


def _may_sign(lines: Sequence[Line], i: int, known: set[int]) -> bool:
    if i in known:
        return True
    text = lines[i].text
    if len(text) > _LONGEST_SIGNATURE or says_something(text):
        return False
    if _ROLE.fullmatch(text) or _AT_THE_HEAD.fullmatch(text) or _SIGNED.search(text):
        return True
    if NEVER_A_NAME.match(text):
        return False
    return not lines[i].ended and (
        _TITLE_WORDS.search(text) is None or _WIDE_GAP.search(text) is not None
    )


def _tail(lines: Sequence[Line], known: set[int]) -> set[int]:
    """Names and roles at the very end, where no greeting comes before them."""
    found: set[int] = set()
    names = {line.text for i, line in enumerate(lines[:3]) if not _answers(lines, i)}
    for i in range(len(lines) - 1, max(2, len(lines) - _TAIL_LINES), -1):
        if is_answer(lines[i].text):
            break  # "For strengt", which looks like "For styret"
        # A name right above a role needs no other mark.
        named = i + 1 in found and not lines[i + 1].gap and _is_name(lines[i])
        signs = i in known or named or _signs(lines[i], names)
        if not signs or (i not in known and _runs(lines, i)):
            break
        found.add(i)
    return found


def _answers(lines: Sequence[Line], i: int) -> bool:
    """Whether line `i` answers a question, and so is no name however short it is."""
    return is_answer(lines[i].text) or (i > 0 and lines[i - 1].text.endswith("?"))


def _is_name(line: Line) -> bool:
    return (
        len(line.text) <= _LONGEST_NAME
        and not line.ended
        and line.text[0].isupper()
        and not says_something(line.text)
        and not NEVER_A_NAME.match(line.text)
        and not _TITLE_WORDS.search(line.text)
    )


def _signs(line: Line, names: set[str]) -> bool:
    """Whether a line at the end is a name the document began with, a role or a date."""
    text = line.text
    if len(text) > _LONGEST_NAME or says_something(text):
        return False
    if (
        (text in names and not line.ended)
        or _AT_THE_HEAD.fullmatch(text)
        or _SIGNED_FOR.fullmatch(text)
    ):
        return True
    return not line.ended and not NEVER_A_NAME.match(text) and _ROLE.fullmatch(text) is not None
