"""The lines above the body that read as a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from standpunkt.language.definite import stem
from standpunkt.respondent import names
from standpunkt.respondent.aliases import JOINT_NOUNS, OPINION_VERBS, SPEAKING, definite_nouns
from standpunkt.respondent.cleaning import cleaned, is_unit, unit_apart
from standpunkt.respondent.letter import Letter, LineKind, is_prose, line_kind
from standpunkt.respondent.name_candidate import NameCandidate
from standpunkt.respondent.names import CAPITAL
from standpunkt.respondent.places.answering import PUT_IT_FORWARD
from standpunkt.respondent.places.cutting import (
    goes_on,
    reads_as_matter,
    split_bracket,
    unwrapped,
)
from standpunkt.respondent.places.title import TITLE_OF, is_field, says_from
from standpunkt.respondent.voice import speaks_as_one
from standpunkt.text.finite import has_finite_verb

_A_MATTER: Final = 0.5
_WITH_ADDRESS: Final = 2.0
_JOINTLY: Final = 9.0
_PART_SPEAKS: Final = 4.0
"""What the parts above it in the letterhead may weigh more than the one that answers."""
_TITLE_LINES: Final = 12
_JOINT_ANSWER: Final = re.compile(
    r"\b(?:felles|sams|samlet) ?(?:hørings?|høyrings?)?-?(?:svar|uttal|fråsegn|utsegn|inns)", re.I
)
_PART: Final = re.compile(r"\b\w*(?:avdeling|utvalg|utval|seksjon|komit[eé])\w{0,2}\b", re.I)
_JOINT_VOICE: Final = re.compile(rf"\b(?:{'|'.join(JOINT_NOUNS)}) {SPEAKING}\b", re.I)
_OF_A_PLACE: Final = ("municipality", "county")
_WRITTEN_TO: Final = PUT_IT_FORWARD | frozenset(_OF_A_PLACE)
"""Kinds of body that stand below another's address where the letter is to them."""
_REST: Final = re.compile(
    r" (?:Saksnr|Saksnummer|Sak|Vår ref|Deres ref|Arkiv|Dato|Org\.? ?nr)\b.*$"
)
_BEGINS: Final = re.compile(
    rf"(?:^|[.!?]\s+|\n)(?P<word>[{CAPITAL}][a-zæøå]{{3,}})(?= [a-zæøå])", re.M
)
_LONGEST_NAME: Final = 7
"""Words of a name whose words do not tell that it is one."""
_FIRST_SENTENCES: Final = 500
_SHORTEST_NOUN: Final = 4
_IN_COLUMNS: Final = re.compile(r"\s{3,}|\s+[–—|·•]\s")
_BY: Final = re.compile(r"^v/ ?")
_OFFICE_AT: Final = re.compile(
    r"^(?:rektor|styrer|styrar|(?:dagle?i?g )?(?:leder|leiar)|direktør|formann|prest|sokneprest)"
    rf" (?:ved|i|for|på) (?=[{CAPITAL}])",
    re.I,
)
_SAYS: Final = re.compile(rf"\w (?:{OPINION_VERBS}|er) \w", re.I)
_COUNCIL_FOR: Final = re.compile(r"Råd(?:et)? for ")
_COUNCIL: Final = re.compile(r"\w*råd(?:et)?(?: for |$)", re.I)


def from_letterhead(letter: Letter, text: str, titled: frozenset[str]) -> Iterator[NameCandidate]:
    """The name-like lines above the body that are not the addressee's, the first foremost.

    `titled` are the keys of the names that the title gives.
    """
    weight = 5.0
    parent = above = ""
    inside: set[int] = set()
    alone = speaks_as_one(text)
    below_an_address = False
    jointly = _answer_jointly(letter, text)
    together: dict[str, None] = {}
    for index, row in enumerate(letter.top):
        below_an_address = below_an_address or (bool(parent) and row.kind is LineKind.ADDRESS)
        if row in letter.addressee_rows:
            weight = min(weight, 2.0)
        if row in letter.addressee_rows:
            yield from _beside(row.line)
        if row in letter.addressee_rows or not _may_name(row.line, row.kind):
            continue
        if index in inside or TITLE_OF.match(row.line) or says_from(row.line):
            continue
        line = _OFFICE_AT.sub("", _BY.sub("", _IN_COLUMNS.split(row.line)[0]))
        if line == row.line and goes_on(letter, index, long_only=True):
            line = unwrapped(letter, index, long_only=True)
            inside.update((index + 1, index + 2))
        whole, unit = unit_apart(split_bracket(line)[0])
        short = split_bracket(line)[1]
        name = cleaned(_without_rest(whole))
        echoed = not names.looks_like_name(name) and index == 0 and _is_echoed(name, text)
        if is_unit(name) or not (echoed or names.looks_like_name(name)) or _is_any(name):
            continue
        unit = unit or _unit_beside(letter, index)
        name = names.in_normal_case(name, text)
        kind = names.telling_kind(name)
        addressed = index + 1 < len(letter.top) and letter.top[index + 1].kind is LineKind.ADDRESS
        doubt = (
            2.5 if addressed and kind and kind.name in ("directorate", "authority", "court") else 0
        )
        told = weight + (1.5 if kind else -1.5) - doubt
        if below_an_address and kind and kind.name in _WRITTEN_TO:
            told = min(told, _WITH_ADDRESS)
        if row.kind is LineKind.ADDRESS and index:
            told = min(told, _WITH_ADDRESS)  # it may as well be whom the letter is to
        person = names.is_person_name(name.partition(",")[0])
        titles = kind is None and alone and not (echoed or person)
        others = _beside_it(row.line, jointly)
        together |= _named_jointly(name, others) if jointly else {}
        yield NameCandidate(
            name,
            min(told, _A_MATTER) if titles or reads_as_matter(name) else told,
            "letterhead",
            short,
            unit,
        )
        # An institute of a faculty goes with their university.
        owner = above if names.SUB_UNIT.match(parent) else parent
        if owner or parent:
            yield from _parts_that_answer(owner or parent, name, titled, text)
        for cell in _IN_COLUMNS.split(row.line)[1:]:
            yield from _parts_that_answer(name, cell, titled, text)
        above = above if names.SUB_UNIT.match(name) else name
        parent = name
        weight = max(1.0, weight - 2)
    yield from _as_one(together)


def _as_one(together: dict[str, None]) -> Iterator[NameCandidate]:
    """Those who answer jointly, where there are several."""
    if len(together) > 1:
        yield NameCandidate("; ".join(together), _JOINTLY, "letterhead")


def _answer_jointly(letter: Letter, text: str) -> bool:
    """Whether a title says "felles", or "organisasjonene" say something."""
    return (
        any(_JOINT_ANSWER.search(row) for row in letter.head[:_TITLE_LINES] if not is_prose(row))
        or _JOINT_VOICE.search(text) is not None
    )


def _named_jointly(name: str, others: list[str]) -> dict[str, None]:
    """The bodies of one line, each once, and no part of one: "Avdeling for plan"."""
    whole = names.telling_kind(name) is not None and not _PART.search(name)
    return dict.fromkeys((name, *others)) if whole else {}


def _beside_it(line: str, jointly: bool) -> list[str]:
    """The names in further columns of a line, where several answer jointly."""
    cells = re.split(r"\s{3,}", line)[1:] if jointly else []
    return [cell for cell in cells if names.telling_kind(cell) and names.looks_like_name(cell)]


def _unit_beside(letter: Letter, index: int) -> str:
    """The department above a line or below it, or below that of a part: "Klinikk for barn"."""
    above = letter.top[index - 1].line if index else ""
    if is_unit(above):
        return above
    for row in letter.top[index + 1 : index + 3]:
        if row in letter.addressee_rows or row.kind is not LineKind.OTHER:
            return ""
        if is_unit(row.line):
            return row.line
    return ""


def _without_rest(line: str) -> str:
    """A name without the label or the departments that share its line.

    >>> _without_rest("Lia kommune Saksnr. 26/1204"), _without_rest("Lia kommune, næring og plan")
    ('Lia kommune', 'Lia kommune')
    """
    name = _REST.sub("", line)
    body, about, _ = name.partition(" om ")
    if about and names.kind_of(body):
        name = body  # "Norsk Brolag om ny bruforskrift"
    first, _, after = name.partition(", ")
    kind = names.telling_kind(first) if after[:1].islower() else None
    return first if kind is not None and kind.name in ("municipality", "county") else name


def _is_any(name: str) -> bool:
    """Whether a line names no body in particular, whoever writes to it: "Kommunen"."""
    heads = names.heads_of(name)
    own = bool(heads) and name.casefold() in heads[0].definite
    return own and heads[0].kind.name in (*_OF_A_PLACE, "ministry")


def _is_echoed(line: str, text: str) -> bool:
    """Whether the first sentences call themselves by a noun of the line above them.

    >>> _is_echoed("Havråket sjømatklynge", "Havråket sjømatklynge\\nKlyngen samler ti.")
    True
    """
    words = [stem(re.sub(r"\W", "", word).casefold()) for word in line.split()]
    words += [re.sub(r"\W", "", word).casefold() for word in line.split()]
    if not words or not line[0].isupper() or len(words) > _LONGEST_NAME or line[-1] in ".:;?!":
        return False
    body = text[text.find(line) + len(line) :][:_FIRST_SENTENCES]
    nouns = {stem(found["word"].casefold()) for found in _BEGINS.finditer(body)}
    return any(
        word.endswith((noun, f"{noun}e"))
        for noun in nouns
        if len(noun) >= _SHORTEST_NOUN
        for word in words
    )


def _may_name(line: str, kind: LineKind) -> bool:
    """Whether a line can be a name, one with its address behind it included."""
    if is_field(line) or (line.endswith(":") and has_finite_verb(line)):
        return False
    if line.isupper() and _SAYS.search(line):
        return False  # in capitals a sentence is cased as a name is
    if kind is LineKind.ADDRESS:
        name = cleaned(_IN_COLUMNS.split(line)[0])
        known = names.telling_kind(name) if name != line else None
        return known is not None and known.name != "ministry"
    return kind is LineKind.OTHER


def _beside(line: str) -> Iterator[NameCandidate]:
    """Who stands in a second column beside the addressee."""
    for cell in re.split(r"\s{3,}", line)[1:]:
        name, short = split_bracket(cell)
        plain = line_kind(name) is LineKind.OTHER and names.looks_like_name(name)
        if plain and not names.is_person_name(name):
            yield NameCandidate(name, 3 if names.telling_kind(name) else 2, "letterhead", short)


def _parts_that_answer(
    parent: str, unit: str, titled: frozenset[str], text: str
) -> Iterator[NameCandidate]:
    """A part of the sender that answers for itself: a faculty, a council of citizens.

    The part stands first where the title says that the response is from it.
    """
    if names.fold(parent) == names.fold(unit):
        return
    owner = names.kind_of(parent)
    below = names.kind_of(unit)
    if below is not None and below.name == "university" and names.SUB_UNIT.match(parent):
        yield NameCandidate(f"{parent}, {unit}", 9, "letterhead", parent)
        return
    if below is not None and below.name in ("municipality", "county") and _COUNCIL.match(parent):
        yield NameCandidate(f"{parent} i {unit}", 9, "letterhead", parent)
        return
    if owner is None and names.is_abbreviation(parent) and names.SUB_UNIT.match(unit):
        yield NameCandidate(f"{parent}, {unit}", 9, "letterhead", unit)  # "NTNU"
    if owner is None:
        return
    if unit.startswith("Bydel "):
        yield NameCandidate(unit, 9, "letterhead")
    if owner.name in ("municipality", "county") and _COUNCIL_FOR.match(unit):
        yield NameCandidate(f"{unit} i {parent}", 9, "letterhead", unit)
    if owner.name == "university" and names.SUB_UNIT.match(unit):
        whole = f"{unit}, {parent}" if names.fold(unit) in titled else f"{parent}, {unit}"
        speaks = any(_speaks(noun, text) for noun in definite_nouns(unit))
        yield NameCandidate(whole, 9 + _PART_SPEAKS * speaks, "letterhead", unit)
    council = re.fullmatch(r"(?P<stem>\w{3,}råd)(?:et)?", unit, re.I)
    if owner.name in ("municipality", "county") and council:
        place = parent.rsplit(" ", 1)[0]
        weight = 9 if _speaks(unit, text) else 6
        yield NameCandidate(f"{place} {council['stem'].casefold()}", weight, "letterhead", unit)


def _speaks(council: str, text: str) -> bool:
    """Whether a text takes its positions by a council's noun: "Eldrerådet støtter"."""
    said = rf"(?<!\w){re.escape(council)}(?: (?:{OPINION_VERBS}|er)|s (?:vedtak|uttal))"
    return re.search(said, text, re.I) is not None
