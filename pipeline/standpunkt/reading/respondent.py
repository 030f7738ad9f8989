"""Who answers: a response's organisation, its other names, hearing, date and language.

Every place where a respondent gives its name puts forward a candidate
(`respondent_candidates`); the ways of writing one name are added up, and the heaviest
wins. A response that names nobody is a private person's, or is known by its file name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from standpunkt.documents import Metadata
from standpunkt.language import identify as tongue
from standpunkt.reading import respondent_names as names
from standpunkt.reading.persons import PRIVATE, kind_of, speaks_as_one
from standpunkt.reading.respondent_aliases import aliases_in, definite_nouns
from standpunkt.reading.respondent_candidates import (
    Candidate,
    candidates_in,
    signature,
)
from standpunkt.reading.respondent_dates import response_date
from standpunkt.reading.respondent_letter import (
    Letter,
    hearing_title,
    letter_of,
    references,
    tidy,
)

_ENOUGH: Final = 1.5
_FILE_NAME_AGREES: Final = 2.0


@dataclass(frozen=True, slots=True)
class Sender:
    """The respondent's name, the place it was read from, and short forms met beside it."""

    name: str = ""
    origin: str = ""
    shorts: tuple[str, ...] = ()


def identify(text: str, source: str = "") -> Metadata:
    """What a response says about itself; `source` is its path, asked where the text is silent.

    `extra` holds, where known, the `kind` of organisation, the `recipient`, the response's
    own `reference` and the hearing's (`hearing_reference`).

    >>> found = identify("FJORDVIK KOMMUNE\\n\\nFjordvik kommune støtter ikke forslaget.")
    >>> found.organisation, found.language, found.extra
    ('Fjordvik kommune', 'nb', (('kind', 'municipality'),))
    """
    plain = tidy(text)
    letter = letter_of(plain)
    sender = sender_of(plain, letter, source)
    hearing, hearing_origin = hearing_title(letter)
    day, date_origin = response_date(tuple(row.line for row in letter.top), letter.tail)
    ours, theirs = references(letter)
    extra = (
        ("kind", kind_of(sender.name, plain)),
        ("recipient", _recipient(letter, sender.name)),
        ("reference", ours),
        ("hearing_reference", theirs),
    )
    origin = (
        ("organisation", sender.origin),
        ("hearing", hearing_origin),
        ("date", date_origin),
    )
    return Metadata(
        organisation=sender.name,
        aliases=aliases_in(plain, sender.name, sender.shorts),
        hearing=names.in_sentence_case(hearing, plain),
        date=day,
        language=tongue.of_document(plain),
        extra=tuple((field, value) for field, value in extra if value),
        origin=tuple((field, value) for field, value in origin if value),
    )


def _recipient(letter: Letter, sender: str) -> str:
    own = names.fold(sender)
    return next((name for name in letter.addressees if names.fold(name) != own), "")


# --- choosing ---------------------------------------------------------------------------


def sender_of(text: str, letter: Letter, source: str = "") -> Sender:
    """The respondent: the heaviest candidate, else a private person, else the file name.

    >>> text = "Jeg er imot forslaget. Jeg bor her.\\nHilsen\\nOla Testmann"
    >>> sender_of(text, letter_of(text))
    Sender(name='Ola Testmann', origin='signature', shorts=())
    """
    return (
        _heaviest(candidates_in(text, letter), text, source)
        or _person(text, letter)
        or _from_file_name(text, source)
        or Sender()
    )


def _heaviest(candidates: list[Candidate], text: str, source: str) -> Sender | None:
    """Adds up the candidates that are one name and takes the heaviest."""
    groups = _grouped(candidates)
    if not groups:
        return None
    stem = names.slug(PurePath(source).stem)
    weights = {
        key: sum(candidate.weight for candidate in group)
        + (_FILE_NAME_AGREES if len(key) > 3 and names.slug(key) in stem else 0)
        for key, group in groups.items()
    }
    for key in groups:
        for longer in groups:
            if longer.startswith(f"{key} "):
                weights[longer] += weights[key]
    best = max(weights, key=lambda key: (weights[key], len(key)))
    if weights[best] < _ENOUGH:
        return None
    group = groups[best]
    own = [candidate for candidate in group if names.fold(candidate.name) == best]
    written = max(own, key=lambda candidate: (not candidate.name.isupper(), len(candidate.name)))
    first = max(own, key=lambda candidate: candidate.weight)
    shorts = tuple(dict.fromkeys(candidate.short for candidate in group if candidate.short))
    return Sender(names.in_normal_case(written.name, text), first.origin, shorts)


def _grouped(candidates: list[Candidate]) -> dict[str, list[Candidate]]:
    """Candidates under one key per name; a short form goes with the name that explains it."""
    long_of = {
        short: names.fold(candidate.name)
        for candidate in candidates
        for short in _short_keys(candidate)
    }
    groups: defaultdict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        key = names.fold(candidate.name)
        if key:
            groups[long_of.get(key, key)].append(candidate)
    return dict(groups)


def _short_keys(candidate: Candidate) -> Iterator[str]:
    """Keys that stand for a candidate: its short form, and its noun as a name of its own."""
    if candidate.short:
        yield names.fold(candidate.short)
    if " " in candidate.name:
        yield from definite_nouns(candidate.name)


def _person(text: str, letter: Letter) -> Sender | None:
    """The private person who signs, or an unnamed one."""
    if not speaks_as_one(text):
        return None
    for line in signature(letter)[:3]:
        name = line.split(",")[0].strip(" .")
        if names.is_person_name(name):
            return Sender(name, "signature")
    return Sender(PRIVATE, "text")


def _from_file_name(text: str, source: str) -> Sender | None:
    name = names.from_file_name(source, text)
    return Sender(name, "file name") if name else None
