"""Names of persons in a letter: what the words and signs around a name tell.

Each finder knows one place: under a greeting, after "jeg heter", in a form's field, in the head of
a mail that is quoted. A name that no such place shows is told by its first name alone, or by
the named entities of the pipeline, which `persons` adds.
"""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Iterable, Iterator
from importlib import resources
from typing import Final

from standpunkt.respondent import names
from standpunkt.respondent.names import CAPITAL
from standpunkt.text.first_names import is_first_name

WORDS: Final = {
    name: frozenset(words)
    for name, words in tomllib.loads(
        resources.files(__package__).joinpath("person_words.toml").read_text("utf-8")
    ).items()
}
_PARTICLES: Final = WORDS["particles"]
_NO_NAMES: Final = WORDS["no_names"]
_ROLES: Final = WORDS["roles"]
_ENDS_A_NAME: Final = WORDS["end_a_name"]
_SMALL: Final = "|".join(map(re.escape, sorted(_PARTICLES)))
_INITIAL: Final = rf"[{CAPITAL}]\.[ ]?"
_PART: Final = rf"(?:(?:{_INITIAL}){{0,4}}[{CAPITAL}][\w'’-]*|(?:[{CAPITAL}]\.){{1,4}})"
NAME: Final = (
    rf"(?<![\w]){_PART}(?:[ \u00a0]+(?:(?:{_SMALL})[ ]){{0,2}}[\"«“”'(]?{_PART}[\"»“”')]?){{0,5}}"
)
"""A name as running text has it: first names, initials, a nickname in quotes, "von" and so on."""
# In small letters too, where only a name can follow.
_ANY_NAME: Final = r"[^\W\d_][\w'’.-]*(?:[ \u00a0]+[^\W\d_][\w'’.-]*){0,4}"
_PAIR: Final = rf"(?P<name>{NAME})(?:[ ]+(?i:og|&|and)[ ]+(?P<second>{NAME}))?"
_LIST: Final = (
    rf"(?P<name>{NAME})(?:,[ ]*(?P<third>{NAME}))?(?:[ ]+(?:og|&)[ ]+(?P<second>{NAME}))?"
)

_PRESENTS: Final = re.compile(
    r"\b(?i:(?:jeg|eg|æ|vi|me)[ ]+(?:heter|heiter|hete)|(?:mitt|fulle)[ ]+(?:navn|namn)[ ]+er"
    r"|(?:navnet|namnet)[ ]+mitt[ ]+er|my[ ]+name[ ]+is|undertegnede|underteikna|underskrevet"
    r"|privatperson(?:en)?|signert|sign\.?:|(?:skrevet|sendt|innsendt|levert|skrive|avgitt)[ ]+av"
    r"|(?:(?:høringss|høyringss|s)var|innspill|innspel|uttalelse|fråsegn)[ ]+(?:fra|frå))"
    rf"[ ,:]+(?i:av[ ]+|privatperson(?:en)?[ ]+)?{_PAIR}"
)
_IS: Final = re.compile(rf"\b(?i:(?:jeg|eg)[ ]+er|i[ ]am|i'm)[ ]+(?P<name>{_PART}[ ]+{NAME})")
_OWNED: Final = re.compile(
    rf"(?P<name>{_PART}[ ]+{NAME})(?:s|'s?|’s?)[ ]+(?i:hørings|høyrings)?"
    r"(?i:svar|innspill|innspel|uttalelse|fråsegn|kommentar|merknad)"
)
_SMALL_PRESENTS: Final = re.compile(
    r"\b(?:(?:jeg|eg)[ ]+(?:heter|heiter)|(?:mitt|fulle)[ ]+(?:navn|namn)[ ]+er)"
    rf"[ ]+(?P<name>{_ANY_NAME})",
    re.I,
)
_OF_FIRST_NAME: Final = re.compile(rf"(?<![\w-])(?P<name>[{CAPITAL}][\w-]{{2,}})s[ ](?=[a-zæøå])")
_HERE: Final = re.compile(rf"(?<![\w.])(?P<name>{NAME})[ ]+(?:her|here)[ ]*[!.,]")
_GREETING_WORDS: Final = (
    r"(?:\b(?:hilsen|hilsning|hilsener|hilsner|helsing|helsingar|hils|mvh|m\.v\.h|vh|vennligst"
    r"|respektfullt|klem|ærbødigst|regards|sincerely|hälsningar)\b"
    r"|^(?:tusen[ ])?takk\b(?:[ ]for[ ]meg)?|^best,)"
    r"[ .,:;!]*(?:(?:fra|frå|from)\b)?[ .,:]*"
)
_GREETING: Final = re.compile(_GREETING_WORDS, re.I)
_GREETS: Final = re.compile(rf"(?i:{_GREETING_WORDS}){_PAIR}")
_GREETS_TURNED: Final = re.compile(
    r"\b(?:hilsen|helsing|mvh|vh)[ .,:\n]*"
    rf"(?P<last>[{CAPITAL}][\w'’-]+),[ ]*(?P<first>[{CAPITAL}][\w'’-]+)[ \t]*$",
    re.I | re.M,
)
_TURNED: Final = re.compile(
    rf"(?P<last>[{CAPITAL}][\w'’-]+),[ ]*(?P<first>[{CAPITAL}][\w'’-]+)(?:[ ]{_PART})?\.?"
)
_I_AM: Final = re.compile(rf"\b(?i:jeg|eg|æ|vi|me|undertegnede)[ ]*,[ ]*{_PAIR}[ ]*,")
_SIGNED: Final = re.compile(rf"(?P<name>{NAME})[ ]*[(/][ ]*(?i:sign|s|sgn|e\.?f)\.?[ ]*[)/]")
_DASHED: Final = re.compile(rf"[-–—/~*][ ]?(?P<name>{NAME})[ ]*")
_FAMILY: Final = re.compile(rf"\b(?i:familien?|fam\.|ekteparet|søsknene)[ ]+{_LIST}")
_FOR: Final = re.compile(
    r"(?<!\w)(?i:v/|c/o|p\.?v\.?a\.?|på[ ]?vegne?r?[ ]av|kontaktperson:?|ved[ ]verge)"
    rf"[ ]*{_PAIR}"
)
_RELATED: Final = re.compile(
    r"\b(?i:mann(?:en)?|kon[ae]|kjæreste|samboer(?:en)?|sambuar(?:en)?|ektefelle|sønn(?:en)?"
    r"|son(?:en)?|datter(?:en|a)?|dotter(?:a)?|barn(?:et|a)?|barnebarn(?:et|a)?|unge(?:n|ne)"
    r"|mor(?:a|en)?|far(?:en)?|mamma(?:en)?|pappa(?:en)?|søster(?:en|a)?|syster(?:a)?|bror(?:en)?"
    r"|bestefar|bestemor|farfar|morfar|mormor|farmor|tante(?:n|a)?|onkel(?:en)?|svigermor|svigerfar"
    r"|nabo(?:en|ene|ane)?|venn(?:en|inne|innen|ene)?|ven(?:en|inna)?|kollega(?:en)?|elev(?:en)?"
    r"|pasient(?:en)?|beboer(?:en)?|bebuar(?:en)?|bruker(?:en)?|fastlege(?:n)?|lege(?:n)?|doktor"
    r"|dr\.|advokat(?:en)?|saksbehandler(?:en)?|sakshandsamar(?:en)?|rektor|lærer(?:en)?|lærar(?:en)?"
    r"|herr|hr\.|fru|frk\.|verge(?:n)?)"
    r"(?i:[ ]+(?:min|mi|mitt|mine|vår|vårt|våre|hans|hennes|som[ ]heter))?[ ,:]+"
    r"(?i:(?:dr\.|doktor|fru|herr)[ ]+)?"
    rf"{_LIST}"
)
_PRIVATE_PEOPLE: Final = re.compile(
    r"\b(?i:elev(?:en)?|pasient(?:en)?|beboer(?:en)?|bebuar(?:en)?|bruker(?:en)?|nabo(?:en)?"
    r"|sønn(?:en)?|datter(?:en|a)?|dotter(?:a)?|mor|far|søster|syster|bror|medlem(?:met)? vårt)"
    rf"(?i:[ ]+(?:min|mi|vår|vårt|hans|hennes|som[ ]heter))?[ ,:]+{_PAIR}"
)
_BY_MAIL: Final = re.compile(rf"(?P<name>{NAME})[\"']?[ ]*(?:<|&lt;|\[mailto:|\()[ ]*[\w.'+-]+@")
_WROTE: Final = re.compile(
    rf"\b(?i:skrev|skreiv|svarte)[ ]+(?P<name>{NAME})(?=[ ]*(?:[:<(]|\n|$))"
    rf"|(?P<second>{NAME})[ ]*(?:<[^>\n]*>)?[ ]*(?:skrev|skreiv|wrote)[ ]*:"
)
_SALUTES: Final = re.compile(
    rf"^[> \t]*(?i:hei|hallo|kjære|hi|dear|heisann)[ ,]+(?P<name>{NAME})[ ]*[,!.]?[ \t]*$", re.M
)

_FIELD: Final = (
    r"(?:(?:for- og etter|for-? ?/ ?etter|fornavn og etter|fullt |fullstendig |ditt |for|føre"
    r"|etter|mellom)?(?:navn|namn)|(?:navn|namn) på (?:innsender|avsender|kontaktperson|forfatter)"
    r"|avsender|avsendar|innsender|innsendar|underskrift|signatur|kontaktperson|kontakt|forfatter"
    r"|(?:first|last|full|sur|given |family )?[ ]?name|fra|frå|til|kopi|kopi til|from|to|cc"
    r"|sendt av|skrevet av|skrive av|foresatt|føresett|verge|pasient|elev|fullmektig)"
)
_FIELD_LINE: Final = re.compile(
    rf"[> \t|*_]*{_FIELD}[ \t*_]*(?::|\t|[|;]|[ ]{{2,}}|[.…_]{{3,}})[ \t_.|:*\"']*"
    r"(?P<value>[^\n]{2,120})",
    re.I,
)
_FIELD_ALONE: Final = re.compile(rf"[> \t|*_#]*{_FIELD}[ \t*_|]*:?[ \t*_|]*", re.I)
_CELLS: Final = re.compile(r"[ ]*(?:\t|[|]|;|[ ]{3,})[ ]*")
_BETWEEN_NAMES: Final = re.compile(r",|;| og | & | and |/|\(|\)|\||\t|[ ]{3,}")

_ROLE_BEFORE: Final = re.compile(
    r"^(?:\w*(?:leder|leiar|sjef|direktør|ordfører|ordførar|rektor|lege|fogd|rådgiver|rådgjevar"
    r"|sekretær|advokat|dommer|dommar|professor|forsker|forskar|statsråd|minister|lærer|lærar|prest"
    r"|biskop|nabo|pasient|elev|sogneprest|dr\.)(?:en)?[ ]+)+(?=\w)",
    re.I,
)
_SIGNATURE_LINES: Final = 5
_LAST_LINES: Final = 7
_SHORT: Final = 70


def in_text(text: str) -> Iterator[str]:
    """The names that a letter's words and lines show, in no order, some more than once.

    >>> sorted(set(in_text("Jeg heter Yngvild Torsgård.\\n\\nMvh\\nG.W. Stuvland")))
    ['G.W. Stuvland', 'Yngvild Torsgård']
    """
    lines = [line.strip("\r>\t ") for line in text.split("\n")]
    yield from _in_running_text(text)
    yield from _signed(lines)
    yield from _in_fields(lines)
    yield from _in_tables(lines)


def of_private_people(text: str) -> Iterator[str]:
    """Names in an organisation's letter that its words show to be of nobody who speaks for it.

    >>> list(of_private_people("Pasienten vår, Yngvild Torsgård, har ventet. Kari Nordmann, leder"))
    ['Yngvild Torsgård']
    """
    for pattern in (_PRIVATE_PEOPLE, _FOR):
        for said in _groups(pattern, text):
            name = accepted(said)
            if " " in name or (name and begins_as_one(name)):
                yield name


def accepted(said: str) -> str:
    """The name in what a finder met, empty where it is an office, a body or no name.

    >>> accepted("Kari Nordmann og"), accepted("Testvik kommune"), accepted("Kjære Statsråd")
    ('Kari Nordmann', '', '')
    """
    words: list[str] = []
    for word in _ROLE_BEFORE.sub("", bare(said)).split():
        if word.strip(".,").casefold() in _ENDS_A_NAME - _PARTICLES or not _may_be_part(word):
            if words and names.heads_of(word):  # "Testvik" of "Testvik kommune"
                return ""
            break
        words.append(word)
    while words and words[-1].casefold() in _PARTICLES:
        words.pop()
    name = bare(" ".join(words))
    if (
        not words
        or len(re.findall(r"[^\W\d_]", name)) < 2
        or is_body(name)
        or is_organisation(name)
    ):
        return ""
    return name


def of_one_family(text: str, people: Iterable[str]) -> Iterator[str]:
    """Others with a surname of these: "Storm Vetrhus" beside "Bernt Vetrhus".

    >>> list(of_one_family("Elias og Storm Vetrhus er redde.", ["Bernt Vetrhus"]))
    ['Storm Vetrhus']
    """
    surnames = {name.split()[-1] for name in people if " " in name}
    for last in sorted(surnames):
        before = rf"(?<=[a-zæøå,] )(?P<name>{_PART}(?:[ ]{_PART})?[ ]{re.escape(last)})(?!\w)"
        for match in re.finditer(before, text):
            if name := accepted(match["name"]):
                yield name


def bare(name: str) -> str:
    """A name without what stands around it: "Kari Nordmann (sign.)", "- Kari Nordmann"."""
    within = re.sub(r"[ ]*[(/][^)]*[)/]?[ ]*$", "", name) or name
    return within.strip(" .,;:!\t\r-–—*_•>|\"'«»“”()/~")


def begins_as_one(name: str) -> bool:
    """Whether a short line begins with a first name: "kari nordmann", "Kari"."""
    words = name.split()
    return (
        0 < len(words) <= 4
        and is_first_name(words[0])
        and all(re.fullmatch(r"[\w.'’-]+", word) and not word.isdigit() for word in words)
        # "Per i dag", "Even if": a name goes on with names.
        and (len(words) == 1 or all(w[0].isupper() for w in words[1:]) or name == name.casefold())
    )


_HOUSEHOLD: Final = re.compile(
    rf"(?:(?i:familien|fam\.|ekteparet) [{CAPITAL}][\w'’-]+(?: [{CAPITAL}][\w'’-]+)?"
    rf"|(?P<one>[{CAPITAL}][\w'’-]+)(?:, [{CAPITAL}][\w'’-]+)* (?:og"
    rf"|&) (?P<other>[{CAPITAL}][\w'’-]+)"
    rf"(?: [{CAPITAL}][\w.'’-]*)+)"
)


def is_household(name: str) -> bool:
    """Whether those of one family are named by it: "Kari og Ola Testmann", "Familien Testmann".

    >>> is_household("Kari og Ola Testmann"), is_household("Kari Testmann og Ola Prøve")
    (True, False)
    """
    found = _HOUSEHOLD.fullmatch(name)
    if found is None or is_organisation(name):
        return False
    return found["one"] is None or (is_first_name(found["one"]) and is_first_name(found["other"]))


def are_persons(name: str) -> bool:
    """Whether several persons are named by it, each in full.

    >>> are_persons("Kari Testmann, Siv Li og Ola Prøve"), are_persons("Lie, Moen og Berg")
    (True, False)
    """
    parts = re.split(r", | og ", name)
    return len(parts) > 1 and all(begins_as_one(part) and is_person(part) for part in parts)


def is_person(name: str) -> bool:
    """Whether a name is shaped like a person's, also in capitals or with initials.

    >>> is_person("ROLF-ARNE STENHAUG"), is_person("T.B.F. Nordlid"), is_person("NRK Testvik")
    (True, True, False)
    """
    if names.kind_of(name) is not None and not begins_as_one(name):
        return False
    if re.fullmatch(rf"(?:{_INITIAL})+[{CAPITAL}][\w'’-]+(?:[ ][{CAPITAL}][\w'’-]+)?", name):
        return True
    if re.fullmatch(rf"[{CAPITAL}][\w'’-]+ [{CAPITAL}]\.?", name):
        return is_first_name(name.split(maxsplit=1)[0])
    first, _, last = name.partition(" ")
    abbreviated = names.is_abbreviation(last.rpartition(" ")[2])
    if abbreviated and not name.isupper() and not is_first_name(first):
        return False  # "Vann NOR", but "Ola BERG" is one
    shaped = name.title() if name.isupper() and is_first_name(name.split(maxsplit=1)[0]) else name
    return names.is_person_name(shaped) or (begins_as_one(name) and " " in name)


def is_body(name: str) -> bool:
    """Whether a line shaped like a name is an office or greeting: "Kjære Statsråd"."""
    words = {word.casefold() for word in re.findall(r"\w+", name)}
    return not words.isdisjoint(_NO_NAMES) or any(
        word.endswith(("departementet", "direktoratet", "kommune", "tilsynet")) for word in words
    )


def is_organisation(name: str) -> bool:
    """Whether a name has an organisation's noun; what begins with a first name has none."""
    return names.kind_of(name) is not None and not is_first_name(name.split(maxsplit=1)[0])


def in_file_name(stem: str) -> Iterator[str]:
    """The name in the name of a file: "CV-Kari Nordmann", "BjørnDag"."""
    words = re.findall(rf"[{CAPITAL}]?[^\W\d_{CAPITAL}]+", stem)
    first = next((n for n, word in enumerate(words) if len(word) > 2 and is_first_name(word)), None)
    if first is not None:
        yield " ".join(words[first : first + 3]).title()


def spelt_otherwise(text: str, told: str, neutral: frozenset[str]) -> Iterator[str]:
    """Words of a text that an e-mail address or a file name has in ASCII: "aasgard" for "Åsgard".

    What stands after "i" or "på" is a place, and what stands in a body's name is the body's.
    """
    keys = {
        key
        for word in re.findall(r"[^\W\d_]{4,}", told)
        if word.casefold() not in neutral and names.kind_of(word) is None
        for key in (names.slug(word),)
    }
    if not keys:
        return
    for word in dict.fromkeys(re.findall(rf"(?<!\w)[{CAPITAL}][\w'’-]{{3,}}", text)):
        shown = re.escape(word)
        key = names.slug(word)
        if key not in keys and not (key.endswith("s") and key[:-1] in keys):
            continue
        if re.search(rf"\b(?:i|på)[ ]{shown}(?!\w)", text):
            continue
        body = re.search(rf"(?<!\w){shown}[ ](?P<next>[\w-]+)", text)
        if body is None or names.kind_of(f"{word} {body['next']}") is None:
            yield word if key in keys else word.rstrip("s")


# --- one place each -----------------------------------------------------------------------


def _in_running_text(text: str) -> Iterator[str]:
    """Names that the words before or after them show, and first names with what follows."""
    patterns = (
        _PRESENTS,
        _IS,
        _OWNED,
        _HERE,
        _GREETS,
        _I_AM,
        _SIGNED,
        _FAMILY,
        _FOR,
        _RELATED,
        _BY_MAIL,
    )
    for pattern in (*patterns, _WROTE):
        for said in _groups(pattern, text):
            if name := accepted(said):
                yield name
    for match in _GREETS_TURNED.finditer(text):
        if name := accepted(f"{match['first']} {match['last']}"):
            yield name
    for match in _SALUTES.finditer(text):
        name = accepted(match["name"])
        if name and begins_as_one(name):
            yield name
    for match in _SMALL_PRESENTS.finditer(text):
        words = [word.strip(".,") for word in match["name"].split()]
        told = list(itertools.takewhile(lambda word: word.casefold() not in _ENDS_A_NAME, words))
        if told and is_first_name(told[0]):
            yield " ".join(told)
    for match in re.finditer(NAME, text):
        yield from _by_first_name(text, match)
    for match in _OF_FIRST_NAME.finditer(text):
        name = match["name"]
        if is_first_name(name) and name.casefold() not in WORDS["also_words"]:
            yield name


def _by_first_name(text: str, match: re.Match[str]) -> Iterator[str]:
    """The part of a run of capitalised words that begins with a first name."""
    words = bare(match[0]).split()
    # The sentence's first word may stand before it: "Naboen", "Da Kari Nordmann …".
    first = next(
        (n for n, word in enumerate(words) if is_first_name(_without_genitive(word))), None
    )
    if first is None:
        return
    name = " ".join(words[first:])
    if len(words) - first > 1:
        if not names.heads_of(name):
            yield name
        return
    # A first name by itself, inside a sentence: "sammen med Tobias".
    before = text[max(0, match.start() - 2) : match.start()]
    alone = first == 0 and re.search(r"[a-zæøå,] $", before) and len(_without_genitive(name)) > 2
    if alone and not re.match(
        r"[ ][a-zæøå]*(?:kirke|kyrkje|plass|gate|skole|skule)", text[match.end() :]
    ):
        yield _without_genitive(name)


def _without_genitive(word: str) -> str:
    return re.sub(r"['’]s?$", "", word)


def _signed(lines: list[str]) -> Iterator[str]:
    """Names on the lines under a greeting, and on the last lines."""
    shown = [line for line in lines if line]
    for at, line in enumerate(shown):
        greeting = _GREETING.search(line) if len(line) <= 2 * _SHORT else None
        if greeting is None:
            continue
        below = shown[at + 1 : at + 1 + _SIGNATURE_LINES]
        rest = bare(line[greeting.end() :])
        first = 0 if len(rest) > 1 else 1
        for n, signed in enumerate([rest, *below]):
            if len(signed) > _SHORT:
                break
            yield from _on_a_line(signed, alone=n == first)
    for line in (*shown[-_LAST_LINES:], *shown[:1]):
        if len(line) <= _SHORT:
            yield from _on_a_line(line, alone=False)
            if (dashed := _DASHED.fullmatch(line)) and (name := accepted(dashed["name"])):
                yield name


def _on_a_line(line: str, *, alone: bool) -> Iterator[str]:
    """The names on a line that has little else; `alone`: one word is enough, in any letters."""
    if turned := _TURNED.fullmatch(line):
        name = f"{turned['first']} {turned['last']}"
        if is_first_name(turned["first"]) and accepted(name):
            yield name
            return
    for n, piece in enumerate(_BETWEEN_NAMES.split(line)):
        name = bare(piece)
        alone = alone and n == 0  # after a comma there may be a place
        words = name.split()
        if not 0 < len(words) <= 5 or re.search(r"[\d@:?!]", name):
            continue
        if begins_as_one(name) and accepted(name.title() if name.islower() else name):
            yield name
        elif name.islower():
            if alone and len(words) <= 3 and not _ROLES.intersection(words):
                yield name
        elif all(map(_may_be_part, words)) and (alone or len(words) > 1):
            told = accepted(name)
            if told == name and not (len(words) > 1 and names.heads_of(name)):
                yield name


def _in_fields(lines: list[str]) -> Iterator[str]:
    """What stands in the fields of a form or the head of a mail: "Navn:", "Kopi:"."""
    for at, line in enumerate(lines):
        if len(line) > 2 * _SHORT or len(_CELLS.split(line.strip("| "))) > 2:
            continue
        said = ""
        if match := _FIELD_LINE.fullmatch(line):
            said = match["value"]
        elif _FIELD_ALONE.fullmatch(line):
            said = next((below for below in lines[at + 1 : at + 3] if below), "")
        for piece in re.split(r"[;|\t]|,(?![ ]*[^,<]*<)|<[^>]*>| og ", said)[:8]:
            words = bare(re.sub(r"\S+@\S+", "", piece)).split()
            if not 0 < len(words) <= 5 or any(re.search(r"\d", word) for word in words):
                continue
            name = accepted(" ".join(words))
            if name and (begins_as_one(name) or len(name.split()) == len(words)):
                yield name


def _in_tables(lines: list[str]) -> Iterator[str]:
    """What stands under a heading "Navn" in rows of cells."""
    for at, line in enumerate(lines):
        heads = _CELLS.split(line.strip("| ")) if len(line) <= 4 * _SHORT else []
        column = next((n for n, cell in enumerate(heads) if _FIELD_ALONE.fullmatch(cell)), None)
        if column is None or len(heads) < 2:
            continue
        for row in lines[at + 1 :]:
            cells = _CELLS.split(row.strip("| "))
            if len(cells) <= column or len(cells) < 2:
                break
            if len(cells[column].split()) <= 5 and (name := accepted(cells[column])):
                yield name


def _groups(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    for match in pattern.finditer(text):
        yield from filter(None, match.groups())


def _may_be_part(word: str) -> bool:
    """Whether a word may be part of a name: capitalised, an initial, or "von"."""
    inner = word.strip("\"«»“”'()")
    return bool(inner) and (inner[0].isupper() or inner.casefold() in _PARTICLES)


def is_no_name(word: str) -> bool:
    """Whether a word of what was taken for a name is none, so that it stays where it is alone."""
    return word.casefold() in _NO_NAMES or word.casefold() in _PARTICLES


def without_field(name: str) -> str:
    """A name without the heading of the field that it stands in: "Navn Kari Nordmann"."""
    return re.sub(rf"^{_FIELD}[ :]+(?=[{CAPITAL}])", "", name, flags=re.I)


def greets_turned(text: str) -> Iterator[tuple[str, str]]:
    """Last and first names of those that sign as "Nordmann, Kari"."""
    for match in _GREETS_TURNED.finditer(text):
        yield match["last"], match["first"]
