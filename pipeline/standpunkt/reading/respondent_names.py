"""Names of organisations: their kind, their shape, and the other names that follow from them.

A Norwegian organisation's name nearly always holds a noun that tells what it is: *kommune*,
*forbund*, *lag*, *direktorat*. The noun decides which definite nouns ("kommunen") and which
bodies ("kommunestyret") speak for the organisation; `respondent.toml` lists them.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

CAPITAL: Final = "A-ZÆØÅÄÖÁČĐŊŠŦŽÉ"
PREPOSITIONS: Final = frozenset("for i av ved på til om mot med under hos hjå".split())
CONNECTIVES: Final = PREPOSITIONS | frozenset(
    "og & - – de den det the of and eller avd. avd".split()
)
BRANCH: Final = re.compile(
    r"\b(?:avd(?:\.|eling)|lokallag|lokalavdeling|fylkeslag|fylkesavdeling|klubb|krets)\b", re.I
)
_NATIONAL: Final = re.compile(
    r"\b(?:nors[ke]\w*|norges|noregs|nasjonal\w*|nordisk\w*|lands\w*|\w*forbund\w*)\b", re.I
)
NATIONAL_ORGANS: Final = (
    "landsstyret",
    "landsmøtet",
    "sentralstyret",
    "hovedstyret",
    "hovudstyret",
)

# Words that end like an organisation's noun but name something else.
_NOT_NOUNS: Final = re.compile(
    r"(?:forslag|framlegg|grunnlag|innslag|utslag|oppslag|vedlag|anslag|vedtak|sakspapir"
    r"|regelverk|lovverk|nettverk(?:et)?s|rammeverk|hverk|samråd|område|jordvern|barnevern"
    r"|personvern|brannvern|naturvern|miljøvern|bygning|bustadsak|klagesak)(?:et|a|en|s)?$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of organisation and what it calls itself; see `respondent.toml`."""

    name: str
    nouns: tuple[tuple[str, tuple[str, ...]], ...]
    prefixes: tuple[str, ...] = ()
    legal: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    organs: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """The word of a name that says what the organisation is.

    `compound` is the word as the name has it ("skogeigarlag"), `noun` its last part
    ("lag"), `definite` the noun's definite forms ("laget").
    """

    kind: Kind
    compound: str
    noun: str
    definite: tuple[str, ...]


@cache
def kinds() -> tuple[Kind, ...]:
    """Every kind in `respondent.toml`.

    >>> [kind.name for kind in kinds()][:2]
    ['municipality', 'county']
    """
    source = resources.files(__package__).joinpath("respondent.toml").read_text("utf-8")
    return tuple(
        Kind(
            name=name,
            nouns=tuple((noun, tuple(forms)) for noun, forms in entry["nouns"].items()),
            prefixes=tuple(entry.get("prefixes", ())),
            legal=tuple(entry.get("legal", ())),
            synonyms=tuple(entry.get("synonyms", ())),
            organs=tuple(entry.get("organs", ())),
            bodies=tuple(entry.get("bodies", ())),
        )
        for name, entry in tomllib.loads(source).items()
    )


@cache
def _nouns() -> tuple[tuple[str, str, tuple[str, ...], Kind], ...]:
    """(ending, noun, definite forms, kind), longest ending first."""
    rows = [
        (ending, noun, forms, kind)
        for kind in kinds()
        for noun, forms in kind.nouns
        for ending in (noun, *(form.casefold() for form in forms), f"{noun}s")
    ]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


@cache
def _legal_forms() -> dict[str, Kind]:
    return {form: kind for kind in kinds() for form in kind.legal}


def without_legal_form(name: str) -> str:
    """The name without AS, IKS, RHF and the like at its end.

    >>> without_legal_form("Lydlia Strømming AS")
    'Lydlia Strømming'
    """
    stem, _, last = name.rpartition(" ")
    return stem if stem and last.upper() in _legal_forms() else name


def fold(name: str) -> str:
    """The key under which two ways of writing one name meet.

    >>> fold("FJORDVIK  KOMMUNE") == fold("Fjordvik kommune")
    True
    """
    plain = unicodedata.normalize("NFC", without_legal_form(name.strip()))
    return " ".join(re.findall(r"\w+", plain.casefold()))


@cache
def _noun_of(word: str) -> tuple[str, tuple[str, ...], Kind] | None:
    bare = word.casefold().strip(".,()-–")
    if _NOT_NOUNS.search(bare):
        return None
    for ending, noun, forms, kind in _nouns():
        if bare == ending or (bare.endswith(ending) and len(bare) - len(ending) >= 2):
            return noun, forms, kind
    return None


def head_of(name: str) -> Head | None:
    """The word that says what the organisation is; None for a bare proper name.

    >>> head_of("Norsk Forbund for Drift og Renhold").noun
    'forbund'
    >>> head_of("Lauvstranda skogeigarlag").compound
    'skogeigarlag'
    """
    words = name.replace(",", " ").split()
    core = _before_preposition(words)
    for word in (*reversed(core), *words[len(core) :]):
        found = _noun_of(word)
        if found and not (word.islower() and word == words[0]):
            noun, forms, kind = found
            return Head(kind, word.strip(".,()"), noun, forms)
    return None


def _before_preposition(words: list[str]) -> list[str]:
    for index, word in enumerate(words):
        if index and (word.casefold() in PREPOSITIONS or word.casefold().startswith("avd")):
            return words[:index]
    return words


def kind_of(name: str) -> Kind | None:
    """The kind of organisation a name stands for; None when the name does not tell.

    >>> kind_of("Ytre Vestheim fylkeskommune").name, kind_of("Sørfjella Vann IKS").name
    ('county', 'company')
    """
    for word in reversed(name.replace(",", " ").split()[1:]):
        if word in _legal_forms():
            return _legal_forms()[word]
    first = name.split(" ", 1)[0] if name else ""
    for kind in kinds():
        if first in kind.prefixes:
            return kind
    head = head_of(name)
    return head.kind if head else None


def is_national(name: str) -> bool:
    """Whether the name is that of a nationwide organisation rather than a branch of one.

    >>> is_national("Norges Bondelag"), is_national("Fjellskåla bondelag")
    (True, False)
    """
    return bool(_NATIONAL.search(name)) and not BRANCH.search(name)


def looks_like_name(line: str) -> bool:
    """Whether a line by itself could be the name of an organisation.

    >>> looks_like_name("Nettverket for klimarådgivere i små kommuner")
    True
    >>> looks_like_name("Vi takker for muligheten.")
    False
    """
    words = line.split()
    if not words or len(line) > 110 or len(words) > 14 or line[-1] in ".:;?!":
        return False
    if not re.match(rf"[{CAPITAL}]", line) or re.search(r"\d{3}|[@/\\|=<>«»\"]", line):
        return False
    return _is_cased_like_name(words)


def _is_cased_like_name(words: list[str]) -> bool:
    """Lower case is for connectives and the kind's noun, and free after a preposition."""
    for index, word in enumerate(words[1:], 1):
        lower = word.casefold()
        if lower in PREPOSITIONS and word.islower():
            return bool(index)
        if word[:1].isupper() or lower in CONNECTIVES or not word[:1].isalpha():
            continue
        if not _noun_of(word) and lower not in {"norske", "norsk", "kommunale", "videregående"}:
            return False
    return True


_ABBREVIATION: Final = re.compile(rf"[{CAPITAL}][\w&-]{{1,9}}$")


def is_abbreviation(word: str) -> bool:
    """Whether a word is written as an abbreviation: short, with two capitals or more.

    >>> is_abbreviation("NFDR"), is_abbreviation("SFrbd"), is_abbreviation("Kommunen")
    (True, True, False)
    """
    capitals = sum(character.isupper() for character in word)
    return bool(_ABBREVIATION.match(word)) and capitals >= 2


def abbreviates(short: str, name: str) -> bool:
    """Whether the letters of `short` can be read off `name`, most of them word-initial.

    >>> abbreviates("NFDR", "Norsk Forbund for Drift og Renhold")
    True
    >>> abbreviates("HOD", "Norsk Forbund for Drift og Renhold")
    False
    """
    letters = [character for character in short.casefold() if character.isalpha()]
    plain = name.casefold()
    if not letters or not plain or letters[0] != plain[0]:
        return False
    initials = {part[0] for part in re.findall(r"\w+", plain)}
    if sum(letter in initials for letter in letters) * 2 < len(letters):
        return False
    position = 0
    for letter in letters:
        position = plain.find(letter, position) + 1
        if position == 0:
            return False
    return True
