"""Private persons: telling that one answers, and putting a pseudonym in place of the name.

Whether a name is an organisation's, and of which kind, is told by `kinds.toml`. A name
that is shaped like a person's is one where the text speaks as "I", or where a register says so.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Final

from standpunkt.documents import (
    Document,
    Metadata,
    OrganisationKind,
    Place,
    Span,
    Stretch,
    on_lines,
)
from standpunkt.respondent import names, person_names
from standpunkt.respondent.contacts import EMAIL, Change, contacts_in
from standpunkt.respondent.letter import letter_of, tidy
from standpunkt.respondent.places.signature import signature
from standpunkt.respondent.voice import SEVERAL, speaks_as_one
from standpunkt.text.first_names import is_first_name

PRIVATE: Final = "privatperson"

_SAYS_SO: Final = re.compile(
    r"\b(?:som privatperson|privatperson\b|undertegnede|underteikna|kategori: privat)", re.I
)
UNNAMED: Final = re.compile(
    r"(?:en )?privatperson(?: \(.*\))?|anonym|person som ikk[ej]e? har oppgitt navn", re.I
)


def looks_private(name: str, text: str = "") -> bool:
    """Whether a name is a private person's.

    `text` is what the respondent says: it tells a person from a firm with a person's name.

    >>> looks_private("Ola Testmann", "Jeg er imot."), looks_private("Ola Testmann", "Vi er imot.")
    (True, False)
    >>> looks_private("Ola Testmann", "Bor her. Nei takk.")
    True
    >>> looks_private("Vann NOR", "Jeg er imot.")
    False
    """
    if UNNAMED.fullmatch(name) or person_names.is_household(name):
        return True
    if person_names.are_persons(name):
        return True
    alone = speaks_as_one(text) or _SAYS_SO.search(text) is not None
    if not alone and text and SEVERAL.search(text) is None:
        alone = is_first_name(name.partition(" ")[0])  # "Er motstander av vindkraft."
    return alone and person_names.is_person(name)


def is_private(metadata: Metadata) -> bool:
    """Whether the respondent is a private person.

    >>> from standpunkt.documents import Respondent
    >>> is_private(Metadata("Ola Testmann", respondent=Respondent(kind="person")))
    True
    """
    return metadata.respondent.kind == OrganisationKind.PERSON


# --- pseudonyms ---------------------------------------------------------------------------

_SIGNATURE_LETTERS: Final = 600
_SHORTEST_PART: Final = 2
_GUESSED: Final = (None, "file name")
_READ: Final = (None, "file name", "text", "signature", "letterhead", "title", "mail header")

Entities = Callable[[str], Iterable[str]]
"""The persons that a text names, as the named entities of a pipeline tell them."""


def nobody(_text: str) -> Iterable[str]:
    """No entities, where there is no pipeline."""
    return ()


def pseudonymised(document: Document, number: int, entities: Entities = nobody) -> Document:
    """The document with "Privatperson `number`" in place of a private respondent.

    The name and its parts, the names of others, e-mail addresses, phone numbers, national
    identity numbers and street addresses go, from the text, the metadata, the notes and the
    file name; pages, places and languages move along. In an organisation's document only those
    go whom its words show to be private persons or somebody's contact; where nobody is, it is
    the same document.

    >>> from standpunkt.documents import Respondent
    >>> known = Metadata("Ola Testmann", respondent=Respondent(kind="person"))
    >>> told = pseudonymised(Document("a", "a.txt", "Ola Testmann er imot.", known), 3)
    >>> told.text, told.metadata.organisation
    ('Privatperson 3 er imot.', 'Privatperson 3')
    """
    metadata = document.metadata
    pseudonym = f"Privatperson {number}"
    if _answers_for_oneself(document):
        called = _called(_people(document, entities), pseudonym)
        patterns = [(pattern, put) for name, put in called.items() for pattern in _patterns(name)]
        if home := _home(metadata.organisation):
            patterns.append((re.compile(rf"(?<!\w){re.escape(home)}(?!\w)"), "[adresse]"))
        return _without(document, called, patterns, pseudonym)
    people = list(_beside_an_organisation(document, entities))
    if not people:
        return document
    called = _called(people, pseudonym)
    patterns = [(pattern, put) for name, put in called.items() for pattern in _patterns(name)]
    return _without(document, called, patterns, "")


def _called(people: Iterable[str], pseudonym: str) -> dict[str, str]:
    """What to call each person; a name whose words are all in one before it is that one's."""
    kept: list[str] = []
    for name in people:
        words = _words(name)
        if not any(words <= _words(other) for other in kept):
            kept.append(name)
    return {
        name: pseudonym + (chr(ord("a") + n) if 0 < n < 26 else "") for n, name in enumerate(kept)
    }


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.casefold()))


def _without(
    document: Document,
    called: dict[str, str],
    patterns: list[tuple[re.Pattern[str], str]],
    pseudonym: str,
) -> Document:
    """The document without the persons; `pseudonym` is the respondent's, if it is one of them."""
    metadata = document.metadata
    text, moved = _changed(document.text, _changes(document.text, patterns))

    def without(said: str) -> str:
        return _changed(said, _changes(said, patterns))[0]

    stem, source = _renamed(document, called, pseudonym)
    aliases = (without(alias) for alias in metadata.aliases)
    told = metadata.respondent
    # What spoke for the name is full of it.
    told = (
        replace(told, organisation=pseudonym, id=names.slug(pseudonym), unit="", evidence=())
        if (pseudonym)
        else replace(
            told, evidence=tuple(replace(one, name=without(one.name)) for one in told.evidence)
        )
    )
    return Document(
        doc_id=stem,
        source=source,
        text=text,
        metadata=replace(
            metadata,
            organisation=pseudonym or metadata.organisation,
            aliases=tuple(
                dict.fromkeys(a for a in aliases if a and not a.startswith("Privatperson "))
            ),
            hearing=without(metadata.hearing),
            extra=tuple(
                (key, _counted(value) if key == "attachments" else without(value))
                for key, value in metadata.extra
            ),
            respondent=told,
        ),
        pages=tuple(map(moved, document.pages)),
        notes=tuple(without(_without_files(note)) for note in document.notes),
        places=tuple(Place(moved(place.start), place.name) for place in document.places),
        languages=tuple(Stretch(moved(s.start), s.language) for s in document.languages),
        blocks=on_lines(
            text, (b._replace(span=Span(*map(moved, b.span))) for b in document.blocks)
        ),
    )


def _renamed(document: Document, people: Iterable[str], pseudonym: str) -> tuple[str, str]:
    """The doc_id and source, without what may tell a person."""
    path = PurePosixPath(document.source)
    hidden = any(_names(people, part) for part in path.parts)
    if pseudonym:
        hidden = hidden or not (_is_neutral(document.doc_id) and _is_neutral(path.stem))
    if not hidden:
        return document.doc_id, document.source
    stem = names.slug(next(iter(people), pseudonym)) if not pseudonym else names.slug(pseudonym)
    folders = [part for part in path.parts[:-1] if not _names(people, part)]
    # "svar.csv, row 2": what comes after the ending tells where, not who.
    ending = re.sub(r"[^\W\d_]{3,}(?=.*,)", "", path.suffix) if "," in path.suffix else path.suffix
    return stem, str(PurePosixPath(*folders, stem + ending))


# --- who is private -----------------------------------------------------------------------


def _answers_for_oneself(document: Document) -> bool:
    """Whether a private person answers, as far as anything tells.

    A name that was read out of the text may be of a body that it only mentions: where the text
    says "I" and never "we" and a person signs it, that person answers.
    """
    metadata, text = document.metadata, document.text
    name = metadata.organisation
    if is_private(metadata) or name.casefold() in _turned(text):
        return True
    kind = metadata.respondent.kind
    origin = dict(metadata.origin).get("organisation")
    one = speaks_as_one(text) or _SAYS_SO.search(text) is not None
    several = SEVERAL.search(text) is not None
    if kind not in ("", OrganisationKind.OTHER):
        return origin == "text" and one and not several and next(_signers(text), "") != ""
    if _FAMILY.match(name) or len(_couple(name)) > 1:
        return True
    own = _own_name(metadata)
    if own and person_names.is_person(own):
        named = person_names.begins_as_one(own) or _is_initialled(own)
        return one or named or (_signs(own, text) and not several)
    if any(person_names.in_file_name(PurePosixPath(document.source).stem)) and origin in _GUESSED:
        return True
    if origin in _GUESSED:
        return one
    return origin in _READ and one and not several and next(_signers(text), "") != ""


_FAMILY: Final = re.compile(r"(?:familien?|fam\.|ekteparet)\b", re.I)


def _own_name(metadata: Metadata) -> str:
    """The respondent's name as a person's: without a field's heading, and what is beside it."""
    name = person_names.without_field(metadata.organisation)
    return "" if UNNAMED.fullmatch(name) else name.partition(",")[0].strip()


def _couple(name: str) -> list[str]:
    """The persons in a name that is only theirs: "Kari og Ola Nordmann"."""
    parts = re.split(r" og | & |, ", name)
    named = all(person_names.begins_as_one(part) for part in parts)
    return parts if named and len(parts) > 1 else []


def _is_initialled(name: str) -> bool:
    return re.match(rf"[{names.CAPITAL}]\.", name) is not None


def _signers(text: str) -> Iterator[str]:
    """The persons who sign or present themselves."""
    plain = tidy(text)
    signed = {person_names.bare(line) for line in signature(letter_of(plain))[:8]}
    for name in person_names.in_text(plain):
        if name in signed or person_names.begins_as_one(name):
            yield name


def _turned(text: str) -> set[str]:
    return {f"{last}, {first}".casefold() for last, first in person_names.greets_turned(text)}


def _signs(name: str, text: str) -> bool:
    """Whether what a letterhead gives is the person who signs: "Ola Testmann, Lia 3"."""
    person = name.partition(",")[0].strip()
    if not person_names.is_person(person):
        return False
    signed = {person_names.bare(line).casefold() for line in signature(letter_of(tidy(text)))}
    greeted = {said.casefold() for said in person_names.in_text(text[-_SIGNATURE_LETTERS:])}
    return person.casefold() in greeted | signed


# --- whom to replace ----------------------------------------------------------------------


def _people(document: Document, entities: Entities) -> Iterator[str]:
    """The names to replace, the respondent's own first."""
    metadata = document.metadata
    own = _own_name(metadata)
    given = is_private(metadata) or person_names.is_person(own)
    if own and (given or _FAMILY.match(own)) and not person_names.is_organisation(own):
        yield re.sub(rf"^{_FAMILY.pattern}[ ]*", "", own, flags=re.I)
    elif own and is_private(metadata):
        yield own
    yield from _couple(metadata.organisation)
    plain = _normalised(document.text)
    for line in (*signature(letter_of(tidy(plain)))[:8], *plain.split("\n")[:3]):
        for piece in re.split(r",| og | & |/", line):
            name = person_names.bare(piece)
            if person_names.is_person(name) or person_names.begins_as_one(name):
                yield from filter(None, [person_names.accepted(name) or _small(name)])
    found = [*person_names.in_text(plain), *_of_entities(plain, entities)]
    yield from found
    yield from person_names.of_one_family(plain, [own, *found] if given else found)
    yield from _told_beside(document)
    told = [PurePosixPath(document.source).stem]
    told += [found[0].partition("@")[0] for found in EMAIL.finditer(plain)]
    for word in told:
        yield from person_names.spelt_otherwise(plain, word, person_names.WORDS["files"])


def _normalised(text: str) -> str:
    """The text in composed letters, with plain line ends and spaces; tabs part cells."""
    return unicodedata.normalize("NFC", re.sub(r"\r\n?|\f", "\n", text).replace("\u00a0", " "))


def _small(name: str) -> str:
    return name if name.islower() and not person_names.is_body(name) else ""


def _of_entities(text: str, entities: Entities) -> Iterator[str]:
    """Persons among the named entities; a word alone may be a place unless it is a first name."""
    for said in entities(text):
        name = person_names.accepted(said)
        if not name or names.heads_of(name):
            continue
        if " " in name or person_names.begins_as_one(name):
            yield name


def _beside_an_organisation(document: Document, entities: Entities) -> Iterator[str]:
    """Persons to replace in the document of somebody who is no private person.

    Of a body that no noun tells, and of one whose letter somebody writes as "I", everybody; it
    may be a neighbour. Of any other, those whom the words around them show to be private or a
    contact.
    """
    metadata = document.metadata
    plain = _normalised(document.text)
    unknown = metadata.respondent.kind in ("", OrganisationKind.OTHER)
    read = dict(metadata.origin).get("organisation") in _READ[2:]
    unknown = unknown or (read and speaks_as_one(plain) and not SEVERAL.search(plain))
    found = [*person_names.of_private_people(plain)]
    if unknown:
        found += [*person_names.in_text(plain), *_of_entities(plain, entities)]
    own = metadata.organisation.casefold()
    body = names.fold(metadata.organisation)
    for name in found:
        if name.casefold() not in own and names.fold(name) not in body:
            yield name


def _told_beside(document: Document) -> Iterator[str]:
    """Names outside the text: in metadata, aliases and notes, and in the names of files."""
    metadata = document.metadata
    for key, value in metadata.extra:
        name = person_names.bare(re.sub(r"<.*|[\w.+-]+@.*", "", value))
        if not name or person_names.is_organisation(name) or UNNAMED.fullmatch(name):
            continue
        shaped = person_names.is_person(name) or person_names.begins_as_one(name)
        if shaped or (_OF_A_PERSON.search(key) and len(name.split()) < 5):
            yield name
    for said in (*metadata.aliases, *document.notes, metadata.hearing):
        yield from person_names.in_text(said)
    yield from person_names.in_file_name(PurePosixPath(document.source).stem)


_OF_A_PERSON: Final = re.compile(
    r"navn|namn|avsender|avsendar|innsender|kontakt|signat|forfatter", re.I
)


def _home(name: str) -> str:
    """The address beside a name in a letterhead: "Ola Testmann, Lia 3"."""
    beside = name.partition(",")[2].strip()
    return beside if re.search(r"\d", beside) else ""


def _without_files(note: str) -> str:
    """A note that says how many files there are instead of what they are called.

    >>> _without_files("comes with Klage Ola Testmann.pdf; b.pdf")
    'comes with 2 files'
    """
    for begins in ("comes with ", "names documents that are not read: "):
        if note.startswith(begins):
            return begins + _counted(note.removeprefix(begins))
    return note


def _counted(files: str) -> str:
    number = files.count("; ") + 1
    return "1 file" if number == 1 else f"{number} files"


# --- putting others in their place ----------------------------------------------------------


def _patterns(name: str) -> Iterator[re.Pattern[str]]:
    """How a name may stand in a text: whole, turned round, with initials, and its parts."""
    words = [w for w in re.findall(r"[\w'’-]+", name) if len(w) >= _SHORTEST_PART]
    yield re.compile(rf"(?<!\w){re.escape(name)}(?=s?(?!\w))", re.I)
    if initials := re.match(rf"(?:[{names.CAPITAL}]\.[ ]?){{2,}}", name):
        yield _dotted(re.findall(r"\w", initials[0]))
    if not words:
        return
    if name == name.casefold():  # somebody who writes without capitals may not everywhere
        words = [word.title() for word in words]
    if len(words) > 1:
        first, last = words[0], words[-1]
        begins, ends = _spelt(first), _spelt(last)
        initial = re.escape(first[0])
        shapes = (
            rf"{begins}(?:\s+[\w.'’-]{{1,20}}){{0,2}}?\s+{ends}",
            rf"{ends},\s*{begins}(?:\s+[\w.-]{{1,20}})?",
            rf"{initial}\.\s?(?:[{names.CAPITAL}]\.\s?)*{ends}",
            rf"{begins}\s{re.escape(last[0])}\.",
            rf"{begins}[._-]?{ends}",
            rf"{ends}[._-]?{begins}",
        )
        for shape in shapes:
            yield re.compile(rf"(?<!\w){shape}(?=s?(?!\w))", re.I)
        yield _dotted([word[0] for word in words])
    for part in dict.fromkeys([*words[-1:], *words[:-1]]):
        halves = [half for half in part.split("-") if len(half) > 3] if "-" in part else []
        for one in (part, *halves):
            if one[0].isupper() and not person_names.is_no_name(one):
                yield _alone(one)


def _dotted(letters: Iterable[str]) -> re.Pattern[str]:
    """Initials with stops: "T. B. F."."""
    return re.compile(r"(?<!\w)" + r"\.\s?".join(map(re.escape, letters)) + r"\.(?!\w)")


def _spelt(part: str) -> str:
    """A part of a name as a pattern without regard to case, also in ASCII and decomposed."""
    return f"(?:{'|'.join(sorted(map(re.escape, _spellings(part))))})"


def _spellings(part: str) -> set[str]:
    ascii_only = {
        part.translate(str.maketrans("øåØÅ", "oaOA")).replace("æ", "ae").replace("Æ", "Ae"),
        _in_two_letters(part),
    }
    return {part, *ascii_only, unicodedata.normalize("NFD", part)}


def _in_two_letters(part: str) -> str:
    """A name as it is spelt without æ, ø and å: "Soerboe", "Aasen"."""
    for letter, spelt in (
        ("æ", "ae"),
        ("ø", "oe"),
        ("å", "aa"),
        ("Æ", "Ae"),
        ("Ø", "Oe"),
        ("Å", "Aa"),
    ):
        part = part.replace(letter, spelt)
    return part


def _alone(part: str) -> re.Pattern[str]:
    """A part of a name by itself, with a capital, also in the genitive."""
    forms = {part, part.upper(), part.title() if part.isupper() else part}
    forms |= {spelt[:1].upper() + spelt[1:] for form in forms for spelt in _spellings(form)}
    if part[-1] == "s" and len(part) > 4 and not is_first_name(part):
        forms |= {form[:-1] for form in forms}
    either = "|".join(sorted(map(re.escape, forms), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})(?=(?:s|S)?(?!\w))")


def _changes(text: str, patterns: Iterable[tuple[re.Pattern[str], str]]) -> list[Change]:
    """What to change in a text, in order and without overlaps."""
    found = list(contacts_in(text))
    for pattern, put in patterns:
        found += [
            Change(*m.span(), put)
            for m in pattern.finditer(text)
            if not _is_common_word(text, m.start(), m.end())
        ]
    kept: list[Change] = []
    taken: list[tuple[int, int]] = []
    # What was found first goes first: an address before the name in it.
    for change in found:
        at = bisect_right(taken, (change.start, change.end))
        before, after = taken[at - 1 : at], taken[at : at + 1]
        if (before and before[0][1] > change.start) or (after and after[0][0] < change.end):
            continue
        taken.insert(at, (change.start, change.end))
        kept.append(change)
    return sorted(kept, key=lambda change: change.start)


def _is_common_word(text: str, start: int, end: int) -> bool:
    """Whether what looks like a first name begins a sentence as a word: "Per i dag"."""
    if text[start:end].casefold() not in person_names.WORDS["also_words"]:
        return False
    begins = re.search(r"(?:^|[.!?:]\s+|\n\s*)$", text[max(0, start - 5) : start]) is not None
    return begins and re.match(r" [a-zæøå]", text[end : end + 2]) is not None


def _changed(text: str, changes: list[Change]) -> tuple[str, _Moved]:
    parts = []
    at = 0
    for change in changes:
        parts += [text[at : change.start], change.put]
        at = change.end
    return "".join([*parts, text[at:]]), _Moved(tuple(changes))


@dataclass(frozen=True, slots=True)
class _Moved:
    """Where an offset of the old text stands in the new one."""

    changes: tuple[Change, ...]

    def __call__(self, offset: int) -> int:
        shift = 0
        for change in self.changes:
            if offset < change.end:
                # Inside what was replaced, the new words' beginning is the place.
                return (
                    min(offset, change.start) + shift if offset > change.start else offset + shift
                )
            shift += len(change.put) - (change.end - change.start)
        return offset + shift


def _is_neutral(stem: str) -> bool:
    """Whether a file name tells nothing of who wrote it: "svar-017", "a".

    >>> _is_neutral("svar-017"), _is_neutral("svar-kn-2"), _is_neutral("BjørnDag")
    (True, False, False)
    """
    plain = unicodedata.normalize("NFC", stem).casefold()
    neutral = person_names.WORDS["files"]
    return all(len(word) == 1 or word in neutral for word in re.findall(r"[^\W\d_]+", plain))


def _names(people: Iterable[str], part: str) -> bool:
    """Whether a file or folder is called after one of these, also run together: "KariN"."""
    called = names.slug(part).replace("-", "")
    parts = {p for person in people for p in names.slug(person).split("-") if len(p) > 2}
    return any(p in called for p in parts)
