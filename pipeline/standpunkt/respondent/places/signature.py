"""Who signs, below the closing words or in the footer."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Final

from standpunkt.respondent import names
from standpunkt.respondent.cleaning import cleaned
from standpunkt.respondent.letter import CLOSING, Letter, LineKind, is_prose, line_kind
from standpunkt.respondent.name_candidate import NameCandidate
from standpunkt.respondent.person_names import is_household
from standpunkt.respondent.places.body import is_no_name, owner_of_body
from standpunkt.respondent.places.cutting import (
    split_bracket,
    trimmed,
)
from standpunkt.respondent.places.title import JOINT, OF_A_WHOLE
from standpunkt.respondent.together import collective
from standpunkt.respondent.voice import is_petition, speak_as_persons
from standpunkt.text.first_names import is_first_name

_INNER_CLOSING: Final = re.compile(r"\b(?i:hilsen|helsing|mvh)\b[,.]? +(?=[A-ZÆØÅ])")
_FOR: Final = re.compile(
    r"(?:(?i:for|på vegner? av|etter fullmakt for) +)?"
    r"(?:(?i:styret|leiinga|ledelsen|arbeidsutvalget|administrasjonen|elevrådsstyret|medlemmene)"
    r" +(?:i|ved|for) +)?"
)
_APART: Final = re.compile(r"\s{3,}|\s/\s+(?=[^\W\d_])")
"""Between what stands side by side in a signature: "Ola Testmann / Norsk Brolag"."""
_FOOTER: Final = re.compile(
    r"(?P<name>[^|•·–]{2,90}?)\s+[|•·–]\s"
    r".*(?:org\.? ?nr|postboks|www\.|@|\d{4} [A-ZÆØÅ]|tlf|telefon)",
    re.I,
)
_OFFICE: Final = re.compile(
    r"(?:[A-ZÆØÅ][\w.-]*(?: [A-ZÆØÅ][\w.-]*){1,3}, )?"
    r"(?i:\w*(?:leder|leiar|direktør|sekretær|rektor|ordfører|ordførar|sjef|formann|talsperson"
    r"|rådgiver|rådgjevar))(?P<joint>, | i | for | )(?=[A-ZÆØÅ])"
)

_COLLECTIVE: Final = 9.0
"""Persons who sign for themselves answer, whatever letterhead they write on."""


def signature(letter: Letter) -> list[str]:
    """The lines after the closing words, or the last ones when there are none.

    >>> from standpunkt.respondent.letter import letter_of
    >>> signature(letter_of("Vi takker.\\nMed hilsen\\nOla Testmann"))
    ['Ola Testmann']
    """
    lines = list(letter.tail[-25:])
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        closing = CLOSING.match(line)
        if closing and len(line) < 120:
            rest = trimmed(line[closing.end() :].strip(" ,:–-"))
            return ([rest] if rest else []) + lines[index + 1 :]
        inner = _INNER_CLOSING.search(line[-160:])
        if inner:
            return [line[-160:][inner.end() :], *lines[index + 1 :]]
    above = {row.line for row in letter.top}
    last = lines[-8:]
    # What stands above a paragraph of the body is its heading and nobody's signature.
    sentences = (is_prose(line) and line.endswith((".", "!", "?")) for line in last)
    body = max((n for n, said in enumerate(sentences) if said), default=-1)
    return [line for line in last[body + 1 :] if line not in above]


def household_in(letter: Letter) -> str:
    """The family that signs, if one does: "Kari og Ola Testmann".

    Two of one family may sign beside or below each other.
    """
    lines = signature(letter)[:3]
    cells = [cell.strip() for line in lines for cell in _APART.split(line)]
    pairs = (_as_household(one, other) for one, other in itertools.pairwise(cells))
    return next(filter(is_household, (*lines, *pairs)), "")


_MOST_PERSONS: Final = 4


def persons_in(letter: Letter) -> str:
    """The family that signs, or the few who do and say that they are persons of a sort.

    >>> from standpunkt.respondent.letter import letter_of
    >>> persons_in(letter_of("Vi er naboer i Lia.\\nHilsen\\nKari Testmann\\nOla Prøve"))
    'Kari Testmann og Ola Prøve'
    """
    if (family := household_in(letter)) or not speak_as_persons("\n".join(letter.head)):
        return family
    cells = [cell.strip() for line in signature(letter) for cell in _APART.split(line)]
    signed = list(itertools.takewhile(_is_one, cells))
    several = 1 < len(signed) <= _MOST_PERSONS
    return f"{', '.join(signed[:-1])} og {signed[-1]}" if several else ""


def _is_one(cell: str) -> bool:
    return names.is_person_name(cell) and is_first_name(cell.split(maxsplit=1)[0])


def _as_household(one: str, other: str) -> str:
    """Two of one family as they would write it: "Kari og Ola Testmann"; empty for any others."""
    first, _, family = one.rpartition(" ")
    second, _, same = other.rpartition(" ")
    return f"{first} og {other}" if first and second and family == same else ""


def from_signature(letter: Letter) -> Iterator[NameCandidate]:
    """The names under "Med vennlig hilsen", and the one in the footer."""
    petition = is_petition("\n".join((*letter.head, *letter.tail)))
    signed: list[str] = []
    closed = any(CLOSING.match(line) for line in letter.tail)
    for line in signature(letter)[:10]:
        footer = _FOOTER.match(line)
        if footer and names.looks_like_name(footer["name"]) and _is_plain(footer["name"]):
            yield NameCandidate(footer["name"], 3, "signature")
        cells = [cell.strip() for cell in _APART.split(_after_office(line)) if cell.strip()]
        found = [signer for cell in cells if (signer := _signer(cell)).name]
        if petition and names.is_person_name(cells[0].partition(", ")[0]):
            found = []  # "Kari Testmann, lege, Testvik sykehus"
        if not closed:  # the name of the page's owner, below the letter
            found = [signer for signer in found if not _is_ministry(signer.name)]
        known = [signer.name for signer in found if names.kind_of(signer.name)]
        signed += known
        if len(known) > 1 and len(known) == len(cells):
            yield NameCandidate(_joined(known), 6, "signature")
        else:
            yield from found
    if len(signed) > 1 and any(JOINT.search(line) for line in letter.head[:12]):
        yield NameCandidate(_joined(list(dict.fromkeys(signed))), 6, "signature")


def _after_office(line: str) -> str:
    """A line without the office before its body: "Salgssjef | Testvik Båt AS"."""
    office, _, rest = line.partition(" | ")
    known = names.telling_kind(rest.partition(" | ")[0])
    return rest if known and names.kind_of(office) is None else line


def _is_plain(line: str) -> bool:
    return line_kind(line) is LineKind.OTHER


def _is_ministry(name: str) -> bool:
    kind = names.kind_of(name)
    return kind is not None and kind.name == "ministry"


def _joined(several: list[str]) -> str:
    return f"{', '.join(several[:-1])} og {several[-1]}" if len(several) > 1 else several[0]


_NOBODY: Final = NameCandidate("", 0, "signature")


def _signer(cell: str) -> NameCandidate:
    """The organisation a cell of the signature names; an empty name for anything else."""
    if is_prose(cell) or (len(cell.split()) > 2 and cell.endswith(".")):
        return _NOBODY
    office = _OFFICE.match(cell)
    if office and office["joint"] == " " and not names.telling_kind(cell[office.end() :]):
        office = None  # "Styreleder Ola Testmann"
    introduced = office or _FOR.match(cell)
    start = introduced.end() if introduced else 0
    bare = re.split(r"\s*v/|\s+[·|•–]\s|, \d+ (?:medlem|lag\b)", cell[start:])[0]
    if persons := collective(bare):
        return NameCandidate(persons, _COLLECTIVE, "signature")
    if OF_A_WHOLE.match(bare):
        bare = bare[:1].upper() + bare[1:]
    signs, _, by = (
        cell.rpartition(" ved ") if cell[:start].endswith("ved ") else bare.rpartition(" ved ")
    )
    ours = signs.casefold() in names.self_names()
    by_person = names.is_person_name(by) and (not ours or is_first_name(by.split()[0]))
    by_person = by_person and not names.is_abbreviation(by.split()[-1])  # "ved Lia DPS"
    if by_person and (ours or cell[:start].endswith("ved ")):
        return _NOBODY  # "Foreningen ved Kari Testmann", "Styret ved Kari Testmann"
    name, short = split_bracket(signs if signs and by_person else bare)
    name = owner_of_body(cleaned(name))
    person, _, body = name.partition(", ")
    if body and all(map(names.is_person_name, name.split(", "))):
        return _NOBODY
    if names.is_person_name(person) and names.telling_kind(body):
        name = body  # "Ola Testmann, Ytre Fjord Bondelag"
    if not name:
        return _NOBODY
    kind = line_kind(name)
    address = kind is LineKind.ADDRESS and names.kind_of(name) is None
    furniture = address or kind not in (LineKind.OTHER, LineKind.ADDRESS)
    no_name = is_no_name(name) and not start
    if furniture or not names.looks_like_name(name) or no_name:
        return _NOBODY
    known = names.kind_of(name) is not None
    if not known and not start and names.is_person_name(name):
        return _NOBODY
    if name.casefold() in names.self_names():
        return _NOBODY
    weight = 3.0 + known + bool(start) if known or start else 1.0
    return NameCandidate(name, weight, "signature", short)
