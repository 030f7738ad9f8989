"""Persons who answer together under what they are and where: "Lærerne ved Myra skole".

They have no board and no noun of a body. Their name is a plural, a preposition and a place, and
stands where a body's name does: under the letter, in its title, or behind "vi".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from standpunkt.respondent.names import CAPITAL, OF_A_PLACE, without_legal_form
from standpunkt.respondent.voice import without_quoted_voices

_SORT: Final = (
    r"(?!(?:flere|fleire|andre|større|mindre|videre|tidligere|tidlegare|nærmere|nærare|senere"
    r"|seinare|bedre|heller|eller|etter|under|utover|interessenter|elementer|dokumenter)\b)"
    # those who do something: "lærere", "hytteeierne", "bebuarane", "pensjonister", "studentene"
    r"(?:\w{2,}(?:ere|erne|arar|arane|ister|istene|istar|istane)"
    r"|(?:student|klient|pasient|assistent|produsent|agent|abonnent)(?:er|ene|ar|ane)"
    r"|\w*(?:elev|nabo|kunde|lege|kollega|kolleg|sykeplei|venn|partn)(?:er|ene|ne|ar|ane|r)"
    r"|\w*(?:foreldre(?:ne)?|foreldra|ansatte|tilsette|foresatte|føresette|pårørende|pårørande"
    r"|tillitsvalgte|tillitsvalde|reisende|reisande|studerende|studerande|mødre(?:ne)?|fedre(?:ne)?"
    r"|bønder|bøndene|medlemmer|medlemmene|medlemer|medlemene|ungdommer|ungdommene|ungdomar"
    r"|ungdomane|familier|familiene|familiar|familiane|beboerne|folk))"
)
_BEFORE: Final = (
    r"(?:(?:[Dd]ei?|[Aa]lle|[Uu]ndertegnede|[Uu]nderteikna|[Uu]nderskrevne) )?"
    r"(?:(?:\w+(?:lige|lege|ske|ende|ande)|tidligere|tidlegare|berørte|råka) )?"
)
_AT: Final = (
    r"(?:ved|på|i|av|langs|langsmed|rundt|til|for|frå|fra|innenfor|innafor|nær|under|mellom"
    r"|nord for"
    r"|sør for|øst for|vest for|aust for|og)"
)
_CLASS: Final = (
    r"(?:[Kk]lass[ea]n? )?\d{1,2}[A-Za-z](?![\w.])|\d{1,2}\.? ?(?:klasse|klassen|klassa|trinn"
    r"|trinnet)"
    r"|[Kk]lasse \d{1,2}(?![\w.])"
)
_WHO: Final = rf"(?:{_CLASS}|{_BEFORE}(?i:{_SORT}))"
_LINE: Final = re.compile(
    rf"(?:(?:[Vv]i|[Mm]e|[Oo]ss),? (?:i )?)?(?P<name>{_WHO} {_AT} [^.:;!?,\n]{{2,80}})"
)
_PLACE: Final = (
    rf"(?:(?:\d{{1,2}}\.? ?)?[{CAPITAL}][\w.-]*|\d{{1,3}}[A-Za-z]?(?![\w.])|den|det|de|dei"
    r"|\w+(?:en|et|a|ene|ane))"
)
_WE_ARE: Final = re.compile(
    rf"\b(?:[Vv]i|[Mm]e|[Oo]ss),? (?:(?:er|i) (?={_CLASS}))?(?P<name>{_WHO} (?:{_AT} {_PLACE}"
    rf"(?: (?:[{CAPITAL}][\w-]*|\d{{1,3}}[A-Za-z]?(?![\w.])|\d?\.? ?(?:trinn|klasse)"
    rf"|{OF_A_PLACE}(?!\w))){{0,4}}){{1,2}})(?![\w-])"
)
_SENTENCE: Final = re.compile(
    r" (?:er|har|vil|kan|må|bør|skal|ber|bed|mener|meiner|støtter|støttar|stør|ønsker|ønskjer"
    r"|ynskjer|sender|går|som)(?: |$)"
)
_LONGEST: Final = 12
"""Words."""
_MOST: Final = 5


def collective(line: str) -> str:
    """The name of the persons who a line by itself says are of a sort and at a place, or nothing.

    >>> collective("Vi naboer i Sjøgata"), collective("hytteeigarane langs Storelva")
    ('Naboer i Sjøgata', 'Hytteeigarane langs Storelva')
    >>> collective("Lærerne mener at det er bra"), collective("Norsk Brolag")
    ('', '')
    """
    found = _LINE.fullmatch(line.strip(" .,–-"))
    if not found or len(line.split()) > _LONGEST or _SENTENCE.search(line):
        return ""
    if without_legal_form(found["name"]) != found["name"]:
        return ""  # "Bryggeeierne på Tangen AS"
    return _capitalised(found["name"])


def collectives_we_are(text: str) -> Iterator[str]:
    """What "we" say that we are: "Vi naboer i Sjøgata er imot".

    >>> list(collectives_we_are("Me foreldre i Blåbær barnehage ber om svar."))
    ['Foreldre i Blåbær barnehage']
    """
    for found in islice(_WE_ARE.finditer(without_quoted_voices(text)), _MOST):
        yield _capitalised(found["name"])


def nouns_of(name: str) -> tuple[str, ...]:
    """The definite nouns by which those who are called `name` speak of themselves, or none.

    >>> nouns_of("Naboer i Sjøgata"), nouns_of("Lærarane ved Myra skule"), nouns_of("Norsk Brolag")
    (('naboene',), ('lærarane',), ())
    """
    if not collective(name):
        return ()
    if re.match(_CLASS, name):
        return ("klassen", "klassa", "trinnet")
    noun = re.match(rf"{_BEFORE}(?P<noun>(?i:{_SORT}))", name)
    word = noun["noun"].casefold() if noun else ""
    for ending, definite in _DEFINITE:
        if word.endswith(ending):
            return (word.removesuffix(ending) + definite,)
    return (word,)


_DEFINITE: Final = (
    *((form, form) for form in ("erne", "ene", "ane", "arane", "foreldra")),
    *(("foreldre", "foreldrene"), ("mødre", "mødrene"), ("fedre", "fedrene")),
    *(("bønder", "bøndene"), ("medlemmer", "medlemmene"), ("ere", "erne"), ("arar", "arane")),
    *(("boer", "boene"), ("er", "ene"), ("ar", "ane")),
)
"""How a plural ends, and its definite; the first that fits holds. Others have one form."""


def _capitalised(name: str) -> str:
    plain = re.sub(r"^(?:[Aa]lle|[Uu]ndertegnede|[Uu]nderteikna|[Uu]nderskrevne) ", "", name)
    return plain[:1].upper() + plain[1:]
