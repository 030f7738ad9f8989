"""Who answers: a response's organisation, its other names, hearing, date and language.

Every place where a respondent gives its name puts forward a candidate
(`candidates`); the ways of writing one name are added up, and the heaviest
wins. A response that names nobody is a private person's, or is known by its file name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final, Literal

from standpunkt.documents import Block, Evidence, Metadata, Origin, Respondent
from standpunkt.language import identify as tongue
from standpunkt.respondent import names, person_names
from standpunkt.respondent.aliases import (
    aliases_in,
    definite_forms,
    nouns_it_says_it_is,
    nouns_it_speaks_as,
    organs_it_speaks_as,
)
from standpunkt.respondent.catalogue import Catalogue, shipped
from standpunkt.respondent.collecting import candidates_in
from standpunkt.respondent.described import described
from standpunkt.respondent.hearing import hearing_title
from standpunkt.respondent.letter import (
    Letter,
    LineKind,
    letter_of,
    references,
    tidy,
)
from standpunkt.respondent.name_candidate import NameCandidate
from standpunkt.respondent.persons import PRIVATE
from standpunkt.respondent.places.cutting import trimmed
from standpunkt.respondent.places.signature import persons_in, signature
from standpunkt.respondent.places.title import is_initialled, is_unnamed
from standpunkt.respondent.voice import speaks_as_one
from standpunkt.text.dates import response_date
from standpunkt.text.first_names import is_first_name

_ENOUGH: Final = 1.5
_FILE_NAME_AGREES: Final = 2.0
_IS_LISTED: Final = 2.0


@dataclass(frozen=True, slots=True)
class Sender:
    """The respondent's name, the place it was read from, and short forms met beside it."""

    name: str = ""
    origin: Origin | None = None
    shorts: tuple[str, ...] = ()
    unit: str = ""
    confidence: float = 0.0
    evidence: tuple[Evidence, ...] = ()


def identify(
    text: str,
    source: str = "",
    catalogue: Catalogue | None = None,
    known: tuple[Block, ...] = (),
) -> Metadata:
    """What a response says about itself; `source` is its path, asked where the text is silent.

    `known` are the blocks that its file tells of.
    `extra` holds, where known, the `recipient`, the response's own `reference` and the
    hearing's (`hearing_reference`).

    >>> found = identify("FJORDVIK KOMMUNE\\n\\nFjordvik kommune støtter ikke forslaget.")
    >>> found.organisation, found.language, found.respondent.kind
    ('Fjordvik kommune', 'nb', 'municipality')
    """
    plain = tidy(text)
    letter = letter_of(plain)
    catalogue = catalogue or shipped()
    sender = sender_of(plain, letter, source, catalogue)
    hearing, hearing_origin = hearing_title(letter)
    day, date_origin = response_date(tuple(row.line for row in letter.top), letter.tail)
    ours, theirs = references(letter)
    extra = (
        ("recipient", _recipient(letter, sender.name)),
        ("reference", ours),
        ("hearing_reference", theirs),
    )
    origin: tuple[tuple[str, Origin | Literal[""] | None], ...] = (
        ("organisation", sender.origin),
        ("hearing", hearing_origin),
        ("date", date_origin),
    )
    found = Metadata(
        organisation=sender.name,
        aliases=(
            *aliases_in(plain, sender.name, (*sender.shorts, *_of_unit(sender.unit, plain))),
            *_generic(plain, sender.name),
        ),
        hearing=names.in_sentence_case(hearing, plain),
        date=day,
        language=tongue.of_document(plain, known if plain == text else ()),
        extra=tuple((field, value) for field, value in extra if value),
        origin=tuple((field, value) for field, value in origin if value),
        respondent=Respondent(
            unit=sender.unit, confidence=sender.confidence, evidence=sender.evidence
        ),
    )
    return described(found, plain, catalogue)


_UNITS: Final = {
    "avdeling": ("avdelingen", "avdelinga"),
    "seksjon": ("seksjonen",),
    "enhet": ("enheten",),
    "eining": ("eininga",),
    "etat": ("etaten",),
    "virksomhet": ("virksomheten",),
    "verksemd": ("verksemda",),
}


def _of_unit(unit: str, text: str) -> tuple[str, ...]:
    """By what a department that answers is called: "Avdeling for plan", "avdelingen"."""
    said = unit.casefold().split()
    return tuple(
        form
        for noun, forms in _UNITS.items()
        if any(word.endswith(noun) for word in said)
        for form in forms
        if re.search(rf"\b{form}\b", text, re.I)
    )


def _generic(text: str, name: str) -> tuple[str, ...]:
    """The nouns that are the respondent's where its name does not tell which are."""
    if names.kind_of(name):
        return tuple(nouns_it_says_it_is(text, name))
    organs = () if name else organs_it_speaks_as(text)
    return tuple(dict.fromkeys((*nouns_it_speaks_as(text, name), *organs)))


def _recipient(letter: Letter, sender: str) -> str:
    own = names.fold(sender)
    return next((name for name in letter.addressees if names.fold(name) != own), "")


# --- choosing ---------------------------------------------------------------------------


def sender_of(
    text: str, letter: Letter, source: str = "", catalogue: Catalogue | None = None
) -> Sender:
    """The respondent: the heaviest candidate, else a private person, else the file name.

    >>> text = "Jeg er imot forslaget. Jeg bor her.\\nHilsen\\nOla Testmann"
    >>> sender_of(text, letter_of(text))
    Sender(name='Ola Testmann', origin='signature', shorts=(), unit='', confidence=0.8, evidence=())
    """
    candidates = candidates_in(text, letter)
    if is_unnamed(letter):  # only one who signs or is an organisation is named after all
        candidates = [c for c in candidates if c.origin != "text" or names.kind_of(c.name)]
    person = _person(text, letter)
    if person and _AS_A_PERSON.search(text):
        return person
    several = person and person_names.are_persons(person.name)
    if several or (person and person_names.is_household(person.name)):
        # "Testmann" on top may be theirs
        candidates = [c for c in candidates if names.kind_of(c.name)]
    if person and person.origin == "signature":  # what only sentences name is whom it is about
        candidates = [c for c in candidates if c.origin != "text" or c.weight > _IN_PASSING]
    return (
        _heaviest(candidates, text, source, catalogue or shipped())
        or person
        or _only_one(candidates, text)
        or _from_file_name(text, source)
        or Sender()
    )


def _heaviest(
    candidates: list[NameCandidate], text: str, source: str, catalogue: Catalogue
) -> Sender | None:
    """Adds up the candidates that are one name and takes the heaviest."""
    groups = _grouped(candidates)
    if not groups:
        return None
    stem = names.slug(PurePath(source).stem)
    evidence = [Evidence(c.origin, c.name, c.weight) for c in candidates]
    weights = {key: sum(candidate.weight for candidate in group) for key, group in groups.items()}
    for key in groups:
        if len(key) > 3 and names.slug(key) in stem:
            weights[key] += _FILE_NAME_AGREES
            evidence.append(Evidence("file name", groups[key][0].name, _FILE_NAME_AGREES))
        if any(body.id in catalogue.own for body in catalogue.called(groups[key][0].name)):
            weights[key] += _IS_LISTED
            evidence.append(Evidence("list", groups[key][0].name, _IS_LISTED))
    for key in groups:
        for longer in groups:
            if longer.startswith(f"{key} "):
                weights[longer] += weights[key]
    best = max(weights, key=lambda key: weights[key])
    if weights[best] < _ENOUGH:
        return None
    group = groups[best]
    own = [candidate for candidate in group if names.fold(candidate.name) == best]
    written = max(own, key=lambda candidate: (not candidate.name.isupper(), len(candidate.name)))
    first = max(own, key=lambda candidate: candidate.weight)
    shorts = tuple(dict.fromkeys(candidate.short for candidate in group if candidate.short))
    others = [w for key, w in weights.items() if key != best and not best.startswith(f"{key} ")]
    return Sender(
        written_out(names.in_normal_case(written.name, text), text),
        first.origin,
        shorts,
        next((candidate.unit for candidate in group if candidate.unit), ""),
        _confidence(weights[best], max(others, default=0.0)),
        tuple(sorted(evidence, key=lambda e: -e.weight)),
    )


def _only_one(candidates: list[NameCandidate], text: str) -> Sender | None:
    """The only name that a text puts forward, though it does so in a weak place."""
    found = {names.fold(c.name): c for c in candidates if c.weight >= _WEAK}
    if len(found) != 1:
        return None
    (only,) = found.values()
    evidence = tuple(Evidence(c.origin, c.name, c.weight) for c in candidates)
    shorts = (only.short,) if only.short else ()
    name = names.in_normal_case(only.name, text)
    return Sender(name, only.origin, shorts, only.unit, 0.4, evidence)


_WEAK: Final = 0.8
_IN_PASSING: Final = 2.0
_AS_A_PERSON: Final = re.compile(r"\b(?:jeg|eg) (?:\w+ ){1,3}som privatperson\b", re.I)
_LONG_NAME: Final = re.compile(
    rf"(?<![\w-])[{names.CAPITAL}][\w-]+"
    rf"(?: (?:for|og|i|av|mot|på|ved|[{names.CAPITAL}][\w-]+)){{1,8}}"
)


def written_out(name: str, text: str) -> str:
    """A name of initials in full, where the text has it; any other as it is.

    >>> written_out("RPD", "RPD er for. Rådet for Prøvens Dag er fra 1990.")
    'Rådet for Prøvens Dag'
    """
    if not names.is_abbreviation(name) or name.islower():
        return name
    for found in _LONG_NAME.finditer(text):
        words = found.group().split()
        while words[-1].islower():
            words.pop()
        long = " ".join(words)
        plain = not any(names.is_abbreviation(word) for word in words)
        first = words[0].casefold() not in ("for", "og", "i", "av", "mot", "på", "ved", "om", "til")
        if plain and first and len(words) > 1 and names.abbreviates(name, long):
            return long
    return next(_small_names(name, text), name)


_SMALL_NAME: Final = re.compile(
    rf"(?<![\w-])[{names.CAPITAL}][a-zæøå]+(?=( (?:for|mot|av|i|på) [\w-]+(?: [\w-]+){{0,5}}))"
)


def _small_names(short: str, text: str) -> Iterator[str]:
    """Names in small letters whose main words begin with the letters of `short`, one by one.

    >>> list(_small_names("RBV", "Rådet for barnehage og vern støtter forslaget."))
    ['Rådet for barnehage og vern']
    """
    for found in _SMALL_NAME.finditer(text):
        words = f"{found[0]}{found[1]}".split()
        for size in range(3, len(words) + 1):
            main = [word for word in words[:size] if word not in _BETWEEN]
            spelt = "".join(word[0] for word in main).casefold()
            if spelt == short.casefold() and words[size - 1] not in _BETWEEN:
                yield " ".join(words[:size])


_BETWEEN: Final = frozenset(["for", "mot", "av", "i", "på", "og"])


def _confidence(best: float, second: float) -> float:
    """How sure a name is, by its weight and that of the next one.

    >>> _confidence(12, 0), _confidence(3, 2.5)
    (0.97, 0.59)
    """
    ahead = max(0.0, best - second) / (best + second)
    return round(min(0.97, 0.5 + 0.5 * ahead * min(1.0, best / 5) + 0.02 * min(best, 8)), 2)


def _grouped(candidates: list[NameCandidate]) -> dict[str, list[NameCandidate]]:
    """Candidates under one key per name; a short form goes with the name that explains it."""
    long_of = {
        short: names.fold(candidate.name)
        for candidate in candidates
        for short in _short_keys(candidate)
    }
    groups: defaultdict[str, list[NameCandidate]] = defaultdict(list)
    for candidate in candidates:
        key = names.fold(candidate.name)
        if key:
            groups[long_of.get(key, key)].append(candidate)
    return dict(groups)


def _short_keys(candidate: NameCandidate) -> Iterator[str]:
    """Keys that stand for a candidate: its short form, and its noun as a name of its own."""
    if candidate.short:
        yield names.fold(candidate.short)
    if " " in candidate.name:
        yield from definite_forms(candidate.name)


def _person(text: str, letter: Letter) -> Sender | None:
    """The private person who signs, or one who nowhere gives a name."""
    if is_unnamed(letter):
        return Sender(PRIVATE, "title", confidence=0.9)
    if persons := persons_in(letter):
        return Sender(persons, "signature", confidence=0.8)
    if not speaks_as_one(text):
        return None
    for line in signature(letter)[:3]:
        name = trimmed(re.split(r",| / | \(", line)[0])
        if names.is_person_name(name) or is_initialled(name) or _is_in_small_letters(name):
            return Sender(name, "signature", confidence=0.8)
    said = _PRESENTS_ONESELF.search(text)
    own = (said["name"] or said["called"]) if said else ""
    if own and person_names.is_person(own):
        return Sender(own, "text", confidence=0.7)
    for row in letter.top:
        name = row.line.partition(", ")[0]
        if row.kind is LineKind.ADDRESS and _is_known_person(name):
            return Sender(name, "letterhead", confidence=0.7)
    return Sender(PRIVATE, "text", confidence=0.6)


def _is_known_person(name: str) -> bool:
    return names.is_person_name(name) and is_first_name(name.split(maxsplit=1)[0])


_PRESENTS_ONESELF: Final = re.compile(
    r"\b(?:[Jj]eg|[Ee]g|[Uu]ndertegnede|[Uu]nderteikna),? (?:he(?:i)?ter )?"
    rf"(?P<name>[{names.CAPITAL}][\w'’-]+(?: [{names.CAPITAL}][\w.'’-]*){{1,3}})(?=[,.]| er| og"
    rf"| bor| bur)"
    rf"|\b(?:[Mm]itt na[vm]n|[Nn]a[vm]net mitt) er (?P<called>[{names.CAPITAL}][\w'’-]+"
    rf"(?: [{names.CAPITAL}][\w.'’-]*){{1,3}})"
)


def _is_in_small_letters(name: str) -> bool:
    """Whether somebody who writes no capitals signs: "kari testmann"."""
    words = name.split()
    return name.islower() and 1 < len(words) < 4 and is_first_name(words[0])


def _from_file_name(text: str, source: str) -> Sender | None:
    name = names.from_file_name(source, text)
    return Sender(name, "file name", confidence=0.4) if name else None
