"""Private persons: telling that one answers, and putting a pseudonym in place of the name.

Whether a name is an organisation's, and of which kind, is told by `kinds.toml`. A name
that is shaped like a person's is one where the text speaks as "I", or where a register says so.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Final

from standpunkt.documents import (
    Document,
    Metadata,
    OrganisationKind,
    Place,
    Stretch,
)
from standpunkt.respondent import names
from standpunkt.respondent.candidates import signature
from standpunkt.respondent.letter import letter_of, tidy
from standpunkt.text.first_names import is_first_name

PRIVATE: Final = "privatperson"

_ONE: Final = re.compile(r"\b(?:jeg|eg|meg|æ|æg|mæ|undertegnede|underteikna|min|mitt)\b", re.I)
_SEVERAL: Final = re.compile(r"\b(?:vi|me|oss|vår|vårt|våre)\b", re.I)
_SAYS_SO: Final = re.compile(
    r"\b(?:som privatperson|privatperson\b|undertegnede|underteikna|kategori: privat)", re.I
)
UNNAMED: Final = re.compile(
    r"(?:en )?privatperson(?: \(.*\))?|anonym|person som ikk[ej]e? har oppgitt navn", re.I
)


def speaks_as_one(text: str) -> bool:
    """Whether the text says "I" at least half as often as "we".

    >>> speaks_as_one("Jeg er imot."), speaks_as_one("Vi er imot.")
    (True, False)
    """
    one = len(_ONE.findall(text))
    return one > 0 and one * 2 >= len(_SEVERAL.findall(text))


def looks_private(name: str, text: str = "") -> bool:
    """Whether a name is a private person's.

    `text` is what the respondent says: it tells a person from a firm with a person's name.

    >>> looks_private("Ola Testmann", "Jeg er imot."), looks_private("Ola Testmann", "Vi er imot.")
    (True, False)
    """
    if UNNAMED.fullmatch(name):
        return True
    alone = speaks_as_one(text) or _SAYS_SO.search(text) is not None
    return alone and names.is_person_name(name)


def is_private(metadata: Metadata) -> bool:
    """Whether the respondent is a private person.

    >>> from standpunkt.documents import Respondent
    >>> is_private(Metadata("Ola Testmann", respondent=Respondent(kind="person")))
    True
    """
    return metadata.respondent.kind == OrganisationKind.PERSON


# --- pseudonyms ---------------------------------------------------------------------------

# What RFC 5322 allows before the @, typographic apostrophes, and the @ spelt out.
_EMAIL: Final = re.compile(
    r"[\w.!#$%&'*+/=?^`{|}~’‘-]+(?:@|[ ]?[(\[{][ ]?(?:at|alfa|krøllalfa|snabel-a)[ ]?[)\]}][ ]?)"
    r"[\w-]+(?:(?:\.|[ ]?[(\[{](?:dot|punktum|prikk)[)\]}][ ]?)[\w-]+)*\.?\w{2,}",
    re.I,
)
_PROFILE: Final = re.compile(
    r"(?:https?://)?(?:www\.)?(?:facebook|fb|linkedin|instagram|twitter|x)\.com/[\w./?=&%-]+", re.I
)
_PHONE: Final = re.compile(
    r"(?<![\w/.-])(?:(?:\+|00)47 ?)?"
    r"(?:[2-9]\d(?: \d{2}){3}|[49]\d{2} \d{2} \d{3}|[49]\d{7})(?![\w/]|[.,-]\d)"
    r"|(?<![\w/.-])(?:\+|00)47 ?\d(?: ?\d){7}(?!\d)"
    r"|\b(?:tlf|telefon|tel|mobil|mob)\.?[ :]{1,3}(?P<labelled>\+?\d(?: ?\d){6,11})(?!\d)",
    re.I,
)
_NATIONAL_ID: Final = re.compile(r"(?<![\d/.-])\d{6} ?\d{5}(?![\d/-])")
_STREET: Final = re.compile(
    rf"(?:[{names.CAPITAL}][\w.'-]*[ ])*?"
    rf"[{names.CAPITAL}][\w'-]*(?:[ ]?(?:vei|veien|veg|vegen|gate|gata|gaten|allé|alleen"
    r"|plass|plassen|torg|torget|brygge|sti|stien|bakken|bakke|lia|stranda|haugen|tunet|jordet|svingen|terrasse)"
    r")[ ]\d{1,4}[ ]?[A-Za-z]?\b(?:,?[ \n]+\d{4}[ ][A-ZÆØÅ][\w-]+(?:[ ][A-ZÆØÅ]\w+)?)?"
)
_NUMBERED_LINE: Final = re.compile(
    rf"[ \t]*(?P<address>(?:[{names.CAPITAL}][\w.'-]*[ ]){{1,3}}\d{{1,4}}[ ]?[A-Za-z]?"
    r"(?:,?[ ]+\d{4}[ ][A-ZÆØÅ][\w-]+)?|Postboks[ ]\d+.*)[ \t]*"
)
_POSTCODE_LINE: Final = re.compile(
    r"[ \t]*(?P<address>(?:N-)?\d{4}[ ][A-ZÆØÅ][\w-]+(?:[ ]\w+)?)[ \t]*"
)
_LABEL: Final = re.compile(
    r"[ \t]*(?:navn|namn|avsender|avsendar|fra|frå|innsender|underskrift|signatur|kontaktperson)"
    r"[ \t]*:[ \t]*(?P<name>[^\n<(,;]{3,60})",
    re.I,
)
# A name in running text: first names, initials, von and the like, in any case but all small.
_NAME: Final = (
    rf"(?:[{names.CAPITAL}]\.|[{names.CAPITAL}][\w'’-]*)"
    r"(?:[ \u00a0]+(?:(?:von|van|de|af|av|el|al)[ ])?"
    rf"(?:[{names.CAPITAL}]\.|[{names.CAPITAL}][\w'’-]*)){{0,4}}"
)
# In small letters too, where only a name can follow.
_ANY_NAME: Final = r"[^\W\d_][\w'’.-]*(?:[ \u00a0]+[^\W\d_][\w'’.-]*){0,4}"
_PRESENTS: Final = re.compile(
    r"\b(?:(?:jeg|eg|æ|vi)[ ]+(?:heter|heiter|hete)|(?:mitt|fulle)[ ]+(?:navn|namn)[ ]+er"
    r"|(?:navnet|namnet)[ ]+mitt[ ]+er|(?:jeg|eg)[ ]+er[ ]+(?=[A-ZÆØÅ][\w-]+[ ][A-ZÆØÅ])"
    r"|undertegnede|underteikna|underskrevet|signert|sign\.?:"
    r"|(?:skrevet|sendt|innsendt|levert|skrive|avgitt)[ ]+av|svar[ ]+fra|innspill[ ]+fra)"
    rf"[ ,:]+(?:av[ ]+)?(?P<name>{_NAME})",
    re.I,
)
_SMALL_PRESENTS: Final = re.compile(
    r"\b(?:(?:jeg|eg)[ ]+(?:heter|heiter)|(?:mitt|fulle)[ ]+(?:navn|namn)[ ]+er)"
    rf"[ ]+(?P<name>{_ANY_NAME})",
    re.I,
)
_GREETS: Final = re.compile(
    r"\b(?:hilsen|helsing|mvh|vh|vennligst|respektfullt|takk)\.?[ ,:]*(?:fra|frå)?[ ,:\n]*"
    rf"(?P<name>{_NAME})(?:[ ]+(?:og|&)[ ]+(?P<second>{_NAME}))?",
    re.I,
)
_GREETS_TURNED: Final = re.compile(
    r"\b(?:hilsen|helsing|mvh|vh)[ .,:\n]*"
    rf"(?P<last>[{names.CAPITAL}][\w'’-]+),[ ]*(?P<first>[{names.CAPITAL}][\w'’-]+)[ \t]*$",
    re.I | re.M,
)
_I_AM: Final = re.compile(
    rf"\b(?i:jeg|eg|æ|vi|me|undertegnede)[ ]*,[ ]*(?P<name>{_NAME})"
    rf"(?:[ ]+(?:og|&)[ ]+(?P<second>{_NAME}))?[ ]*,"
)
_SIGNED: Final = re.compile(rf"(?P<name>{_NAME})[ ]*[(/][ ]*(?:sign|s|sgn|e\.?f)\.?[ ]*[)/]", re.I)
_RELATED: Final = re.compile(
    r"\b(?:mann(?:en)?|kon[ae]|kjæreste|samboer(?:en)?|ektefelle|sønn(?:en)?|datter(?:en|a)?|dotter"
    r"|barn(?:et)?|mor|far|mamma|pappa|søster|bror|bestefar|bestemor|farfar|morfar|mormor|farmor"
    r"|nabo(?:en)?|venn(?:en|inne)?|kollega|fastlege(?:n)?|lege(?:n)?|doktor|dr\.|advokat(?:en)?"
    r"|saksbehandler(?:en)?|sakshandsamar|rektor|lærer(?:en)?|herr|hr\.|fru|frk\.|verge(?:n)?)"
    r"(?:[ ]+(?:min|mi|mitt|vår|vårt|hans|hennes|som[ ]heter))?[ ,:]+"
    rf"(?P<name>{_NAME})",
    re.I,
)
_OF_A_PERSON: Final = re.compile(
    r"navn|namn|avsender|avsendar|innsender|kontakt|signat|forfatter", re.I
)
# What a file may be called without telling who wrote what is in it.
_NEUTRAL: Final = frozenset(
    (
        "svar", "hørings", "høring", "hoering", "høyring", "høringssvar", "hoeringssvar",
        "høyringssvar", "høringsuttalelse", "uttalelse", "innspill", "brev", "response",
        "respons", "dokument", "document", "doc", "fil", "file", "vedlegg", "side", "sak", "nr",
        "person", "privatperson", "privat", "anonym", "e", "epost", "post", "mail", "scan",
        "skann", "tekst", "row", "rad", "del", "ny",
    )
)  # fmt: skip
_LETTERHEAD_LINES: Final = 15
_SIGNATURE_LINES: Final = 15
_SIGNATURE_LETTERS: Final = 600
_SHORTEST_PART: Final = 2
# First names and surnames that begin sentences as words of their own.
_ALSO_WORDS: Final = frozenset(
    ["per", "dag", "liv", "bo", "li", "vår", "mai", "stein", "jo", "lie"]
)


@dataclass(frozen=True, slots=True)
class Change:
    """Something to put in place of the characters `start` to `end`."""

    start: int
    end: int
    put: str


def pseudonymised(document: Document, number: int) -> Document:
    """The document with "Privatperson `number`" in place of a private respondent.

    The name and its parts, other names that sign, e-mail addresses, phone numbers, national
    identity numbers and street addresses go, from the text, the metadata, the notes and the
    file name; pages, places and languages move along. Any other respondent's document is
    left as it is.

    >>> from standpunkt.documents import Respondent
    >>> known = Metadata("Ola Testmann", respondent=Respondent(kind="person"))
    >>> told = pseudonymised(Document("a", "a.txt", "Ola Testmann er imot.", known), 3)
    >>> told.text, told.metadata.organisation
    ('Privatperson 3 er imot.', 'Privatperson 3')
    """
    metadata = document.metadata
    guessed = dict(metadata.origin).get("organisation") in (None, "file name")
    signs = _signs(metadata.organisation, document.text)
    turned = metadata.organisation.casefold() in {
        f"{match['last']}, {match['first']}".casefold()
        for match in _GREETS_TURNED.finditer(document.text)
    }
    unknown = turned or (
        (guessed or signs) and metadata.respondent.kind in ("", OrganisationKind.OTHER)
    )
    alone = speaks_as_one(document.text) or _SAYS_SO.search(document.text) is not None
    alone = alone or any(_in_file_name(PurePosixPath(document.source).stem))
    alone = alone or (signs and not _SEVERAL.search(document.text))
    if not is_private(metadata) and not (unknown and alone):
        return document
    pseudonym = f"Privatperson {number}"
    people = _people(document.text, metadata)
    people += [name for name in _told_beside(document) if name not in people]
    called = {
        person: pseudonym + (chr(ord("a") + n) if 0 < n < 26 else "")
        for n, person in enumerate(people)
    }
    patterns = [(pattern, put) for name, put in called.items() for pattern in _patterns(name)]
    if home := _home(metadata.organisation):
        patterns.append((re.compile(rf"(?<!\w){re.escape(home)}(?!\w)"), "[adresse]"))
    changes = _changes(document.text, patterns)
    text, moved = _changed(document.text, changes)

    def without(said: str) -> str:
        return _changed(said, _changes(said, patterns))[0]

    path = PurePosixPath(document.source)
    hidden = not (_is_neutral(document.doc_id) and _is_neutral(path.stem))
    hidden = hidden or any(_names(people, part) for part in path.parts)
    stem = names.slug(pseudonym)
    folders = [part for part in path.parts[:-1] if not _names(people, part)]
    # "svar.csv, row 2": what comes after the ending tells where, not who.
    ending = re.sub(r"[^\W\d_]{3,}(?=.*,)", "", path.suffix) if "," in path.suffix else path.suffix
    aliases = (without(alias) for alias in metadata.aliases)
    return Document(
        doc_id=stem if hidden else document.doc_id,
        source=str(PurePosixPath(*folders, stem + ending)) if hidden else document.source,
        text=text,
        metadata=replace(
            metadata,
            organisation=pseudonym,
            aliases=tuple(dict.fromkeys(a for a in aliases if a and not a.startswith(pseudonym))),
            hearing=without(metadata.hearing),
            extra=tuple(
                (key, _counted(value) if key == "attachments" else without(value))
                for key, value in metadata.extra
            ),
            # What spoke for the name is full of it.
            respondent=replace(
                metadata.respondent, organisation=pseudonym, id=stem, unit="", evidence=()
            ),
        ),
        pages=tuple(map(moved, document.pages)),
        notes=tuple(without(_without_files(note)) for note in document.notes),
        places=tuple(Place(moved(place.start), place.name) for place in document.places),
        languages=tuple(Stretch(moved(s.start), s.language) for s in document.languages),
    )


def _people(text: str, metadata: Metadata) -> list[str]:
    """The names to replace, the respondent's own first."""
    found: dict[str, None] = {}
    own = metadata.organisation
    if _signs(own, text):
        own = own.partition(",")[0]
    if own and not UNNAMED.fullmatch(own):
        found[own] = None
    plain = tidy(text)
    letter = letter_of(plain)
    lines = plain.split("\n")
    labelled = (_LABEL.match(line) for line in (*lines[:30], *lines[-30:]))
    candidates = (
        *(match["name"] for match in labelled if match),
        *(part for line in signature(letter)[:8] for part in re.split(r",| og | & |/", line)),
        *lines[:3],
    )
    for candidate in candidates:
        name = _bare(candidate)
        if (names.is_person_name(name) or _begins_as_one(name)) and not _is_body(name):
            found.setdefault(name, None)
    for name in _in_running_text(text):
        found.setdefault(name, None)
    return list(found)


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


def _signs(name: str, text: str) -> bool:
    """Whether what a letterhead gives is the person who signs: "Ola Testmann, Lia 3"."""
    person = name.partition(",")[0].strip()
    if not names.is_person_name(person):
        return False
    last = text[-_SIGNATURE_LETTERS:]
    greeted = {_bare(said).casefold() for said in _groups(_GREETS, last)}
    signed = {_bare(line).casefold() for line in signature(letter_of(tidy(text)))}
    return person.casefold() in greeted | signed


def _bare(name: str) -> str:
    """A name without what stands around it: "Kari Nordmann (sign.)", "- Kari Nordmann"."""
    return re.sub(r"[ ]*[(/][^)]*[)/]?[ ]*$", "", name).strip(" .,;:!\t\r-–—*_•")


def _begins_as_one(name: str) -> bool:
    """Whether a short line begins with a first name: "kari nordmann", "Kari"."""
    words = name.split()
    return (
        0 < len(words) <= 4
        and is_first_name(words[0])
        and all(re.fullmatch(r"[\w.'’-]+", word) and not word.isdigit() for word in words)
        # "Per i dag", "Even if": a name goes on with names.
        and (len(words) == 1 or all(w[0].isupper() for w in words[1:]) or name == name.casefold())
    )


def _in_running_text(text: str) -> Iterator[str]:
    """Names that the words before or after them show, and first names with what follows."""
    for pattern in (_PRESENTS, _GREETS, _I_AM, _SIGNED, _RELATED):
        for said in _groups(pattern, text):
            name = _bare(said)
            # Without regard to case the pattern takes small words: keep the capitalised ones.
            words = list(itertools.takewhile(_is_capitalised, name.split()))
            name = " ".join(words)
            if words and not _is_body(name) and not _is_organisation(name):
                yield name
    for match in _GREETS_TURNED.finditer(text):
        name = f"{match['first']} {match['last']}"
        if all(map(_is_capitalised, name.split())) and not _is_body(name):
            yield name
    for match in _SMALL_PRESENTS.finditer(text):
        words = [word.strip(".,") for word in match["name"].split()]
        told = list(itertools.takewhile(lambda word: word.casefold() not in _ENDS_A_NAME, words))
        if told and is_first_name(told[0]):
            yield " ".join(told)
    for match in re.finditer(_NAME, text):
        words = _bare(match[0]).split()
        # The sentence's first word may stand before it: "Naboen", "Da Kari Nordmann …".
        first = next((n for n, word in enumerate(words) if is_first_name(word)), None)
        if first is not None and len(words) - first > 1:
            yield " ".join(words[first:])


def _groups(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    for match in pattern.finditer(text):
        yield from filter(None, match.groups())


def _in_file_name(stem: str) -> Iterator[str]:
    """The name in the name of a file: "CV-Kari Nordmann", "BjørnDag"."""
    words = re.findall(rf"[{names.CAPITAL}]?[^\W\d_{names.CAPITAL}]+", stem)
    first = next((n for n, word in enumerate(words) if len(word) > 2 and is_first_name(word)), None)
    if first is not None:
        yield " ".join(words[first : first + 3]).title()


def _is_organisation(name: str) -> bool:
    """Whether a name has an organisation's noun; what begins with a first name has none."""
    return names.kind_of(name) is not None and not is_first_name(name.split(maxsplit=1)[0])


def _is_capitalised(word: str) -> bool:
    return word[0].isupper() or word.casefold() in ("von", "van", "de", "af", "av", "el", "al")


_ENDS_A_NAME: Final = frozenset(
    ["og", "er", "bor", "som", "jeg", "eg", "vil", "har", "ønsker", "i", "på", "fra", "frå", "med"]
)


def _told_beside(document: Document) -> Iterator[str]:
    """Names outside the text: in metadata, aliases and notes, and in the names of files."""
    metadata = document.metadata
    for key, value in metadata.extra:
        name = _bare(re.sub(r"<.*|[\w.+-]+@.*", "", value))
        named = re.search(
            r"navn|namn|avsender|avsendar|innsender|kontakt|signat|forfatter", key, re.I
        )
        shaped = names.is_person_name(name) or _begins_as_one(name)
        if not name or _is_organisation(name) or UNNAMED.fullmatch(name):
            continue
        if shaped or (named and len(name.split()) < 5):
            yield name
    for said in (*metadata.aliases, *document.notes, metadata.hearing):
        yield from _in_running_text(said)
    yield from _in_file_name(PurePosixPath(document.source).stem)


_NO_NAMES: Final = frozenset(
    [
        "mvh",
        "vh",
        "med",
        "vennlig",
        "beste",
        "takk",
        "til",
        "høring",
        "høringssvar",
        "høyring",
        "kjære",
        "hei",
        "svar",
        "hilsen",
        "helsing",
    ]
)


def _is_body(name: str) -> bool:
    """Whether a line shaped like a name is an office or greeting: "Kjære Statsråd"."""
    words = {word.casefold() for word in re.findall(r"\w+", name)}
    return not words.isdisjoint(_NO_NAMES) or any(
        word.endswith(("departementet", "direktoratet", "kommune")) for word in words
    )


def _patterns(name: str) -> Iterator[re.Pattern[str]]:
    """How a name may stand in a text: whole, turned round, with initials, and its parts."""
    words = [w for w in re.findall(r"[\w'’-]+", name) if len(w) >= _SHORTEST_PART]
    if not words:
        return
    if name == name.casefold():  # somebody who writes without capitals may not everywhere
        words = [word.title() for word in words]
    first, *middle, last = words if len(words) > 1 else [words[0], words[0]]
    between = r"(?:\s+[\w.'’-]{1,20}){0,2}?\s+" if len(words) > 1 else ""
    if len(words) > 1:
        whole = rf"{re.escape(first)}{between}{re.escape(last)}"
        turned = rf"{re.escape(last)},\s*{re.escape(first)}(?:\s+[\w.-]{{1,20}})?"
        initials = rf"(?:{re.escape(first[0])}\.\s?)(?:[A-ZÆØÅ]\.\s?)*{re.escape(last)}"
        pair = (re.escape(first), re.escape(last))
        together = "|".join("[._-]?".join(order) for order in (pair, pair[::-1]))
        for shape in (re.escape(name), whole, turned, initials, together):
            yield re.compile(rf"(?<!\w)(?:{shape})(?=s?(?!\w))", re.I)
    for part in dict.fromkeys([last, first, *middle]):
        if part[0].isupper() or part.isupper():
            forms = {part, part.upper(), part.capitalize() if part.isupper() else part}
            forms |= {unicodedata.normalize("NFD", form) for form in forms}
            either = "|".join(sorted(map(re.escape, forms)))
            yield re.compile(rf"(?<!\w)(?:{either})(?=(?:s|S)?(?!\w))")


def _changes(text: str, patterns: Iterable[tuple[re.Pattern[str], str]]) -> list[Change]:
    """What to change in a text, in order and without overlaps."""
    found = [
        *(Change(*m.span(), "[e-post]") for m in _EMAIL.finditer(text)),
        *(Change(*m.span(), "[profil]") for m in _PROFILE.finditer(text)),
        *(Change(*m.span(m.lastgroup or 0), "[telefon]") for m in _PHONE.finditer(text)),
        *(Change(*m.span(), "[fødselsnummer]") for m in _NATIONAL_ID.finditer(text)),
        *(Change(*m.span(), "[adresse]") for m in _STREET.finditer(text)),
        *_address_lines(text),
    ]  # fmt: skip
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
    if text[start:end].casefold() not in _ALSO_WORDS:
        return False
    begins = re.search(r"(?:^|[.!?:]\s+|\n\s*)$", text[max(0, start - 5) : start]) is not None
    return begins and re.match(r" [a-zæøå]", text[end : end + 2]) is not None


def _address_lines(text: str) -> Iterator[Change]:
    """Addresses that stand on lines of their own at the top and the bottom."""
    lines = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            lines.append((start, line.rstrip("\r")))
        start += len(line) + 1
    top = lines[:_LETTERHEAD_LINES]
    edges = [*top, *lines[max(len(top), len(lines) - _SIGNATURE_LINES) :]]
    follows = False
    for start, line in edges:
        match = _NUMBERED_LINE.fullmatch(line)
        if match is None and follows:
            match = _POSTCODE_LINE.fullmatch(line)
        # A public office's box and postcode may stay.
        public = re.search(r"\bDep\b", line) is not None
        follows = match is not None or _STREET.search(line) is not None
        if match and not public:
            yield Change(start + match.start("address"), start + match.end("address"), "[adresse]")


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
    return all(len(word) == 1 or word in _NEUTRAL for word in re.findall(r"[^\W\d_]+", plain))


def _names(people: Iterable[str], part: str) -> bool:
    """Whether a file or folder is called after one of these, also run together: "KariN"."""
    called = names.slug(part).replace("-", "")
    parts = {p for person in people for p in names.slug(person).split("-") if len(p) > 2}
    return any(p in called for p in parts)
