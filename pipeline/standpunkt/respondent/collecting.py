"""The places where a response names its sender, and the name that stands in each.

Each place puts forward candidates with a weight: how often a name in that place is the
respondent's. Weights are rough on purpose; what decides is that a respondent names itself
in several places while everybody else stands in one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from standpunkt.respondent import names
from standpunkt.respondent.adopted import without_adopted
from standpunkt.respondent.aliases import COMMON_VERBS, OPINION_VERBS, definite_forms
from standpunkt.respondent.cleaning import cleaned, is_unit, unit_apart
from standpunkt.respondent.hearing import hearing_title
from standpunkt.respondent.letter import Letter, LineKind
from standpunkt.respondent.mentioned import without_mentioned
from standpunkt.respondent.name_candidate import NameCandidate
from standpunkt.respondent.names import CAPITAL
from standpunkt.respondent.places.answering import PUT_IT_FORWARD
from standpunkt.respondent.places.body import (
    from_first_person,
    from_opening,
    from_own_noun,
    from_subjects,
)
from standpunkt.respondent.places.letterhead import from_letterhead
from standpunkt.respondent.places.signature import from_signature, persons_in
from standpunkt.respondent.places.title import from_label, from_title
from standpunkt.respondent.together import collective, collectives_we_are

_LAWYER: Final = "Advokat"
_LAW_FIRM: Final = re.compile(
    rf"(?i:advokatfirma|advokatkontor|advokatfellesskap)|Advokat(?:ene|ane)? [{CAPITAL}]"
)
_CLIENTS_NAME: Final = (
    rf"(?P<name>(?:vår klient,? )?[{CAPITAL}][\w&-]*"
    rf"(?: (?:[{CAPITAL}][\w&-]*|(?:for|og|i|av|på|ved)(?= [{CAPITAL}])|kommune"
    rf"|\w+(?:lag|forening|foreining|forbund))(?!\w))*)"
)
_FOR_CLIENT: Final = re.compile(rf"\b[Pp]å vegn(?:e|er) av {_CLIENTS_NAME}")
_ACTS_FOR: Final = re.compile(
    r"\b(?:bistår|representere?r|representerar|opptrer for|engasjert av"
    r"|(?:advokat|prosessfullmektig) for|interess\w+ (?:til|for|åt))"
    rf" {_CLIENTS_NAME}"
)
_COMMISSIONED: Final = re.compile(
    r"(?i:(?:dette|denne|svaret|\w*uttalelsen|fråsegna|rapporten|notatet)\b)[^.\n]{0,60} av (?P<by>"
    rf"[{CAPITAL}][^.,\n]{{1,60}}?),? (?:på oppdrag (?:for|fra|frå|av)|på vegner? av)"
    rf" (?P<name>[{CAPITAL}][^.,;:\n]{{2,80}}?)"
    r"(?= (?:og|som|i) [a-zæøå]|[.,;:\n]|$)"
)
_CLIENT_FIELD: Final = re.compile(rf"(?i:på vegner? av) ?: ?(?P<name>[{CAPITAL}].{{1,90}})")
_ORGAN_OF: Final = re.compile(
    r"^(?:Styret|Leiinga|Ledelsen|Årsmøtet|Landsstyret|Hovedstyret|Hovudstyret|Sentralstyret"
    rf"|Arbeidsutvalget|Arbeidsutvalet|Administrasjonen|Sekretariatet)"
    rf" (?:i|for|ved) (?=[{CAPITAL}])"
)
_ON_BEHALF: Final = re.compile(rf"^.+ på vegner? av (?=[{CAPITAL}])")
_NOBODY: Final = frozenset(
    [
        *("nn", "nb", "ps", "obs", "ja", "nei", "vi", "me", "jeg", "eg", "navn", "namn"),
        *("svar", "vårt svar", "tilsvar", "innsending", "e-post", "melding", "brev"),
        *("min", "mitt", "mine", "vår", "vårt", "våre", "dykkar", "deres", "eget", "eige"),
    ]
)
_ROLE: Final = re.compile(
    r"(?!\w+(?:grupp\w*|forening\w*|foreining\w*|(?:lag|forbund|råd|nettverk)(?:et)?)(?!\w))"
    r"(?:rektor|leder|leiar"
    r"|styreleder|styreleiar|daglig leder|dagleg leiar|direktør|ordfører"
    r"|ordførar|rådgiver|rådgjevar|seniorrådgiver|avdelingsdirektør|avdelingsleder|kommunedirektør"
    r"|instituttleder|instituttleiar|dekan|sekretær|sorenskriver|sorenskrivar|fagsjef|fagleder"
    r"|kredittsjef|redaktør|generalsekretær|forbundsleder|banksjef|ekspedisjonssjef)\w*(?!\w)"
    r"|medlem (?:i|av) ",
    re.I,
)
_IS_TOLD: Final = 3.0
"""The weight of a name that answers as a body of a known kind, or signs."""
_OF_A_PLACE: Final = frozenset(["municipality", "county"])
_IS_WE: Final = 5.0
"""The weight of what "we" say that we are."""
_VERB_FIRST: Final = re.compile(rf"(?:{OPINION_VERBS}|{COMMON_VERBS})(?!\w)", re.I)


def candidates_in(text: str, letter: Letter) -> list[NameCandidate]:
    """Every candidate in a tidied text; the addressee only where it signs or is titled.

    >>> from standpunkt.respondent.letter import letter_of
    >>> text = "Fra: Fjordvik kommune\\n\\nVi takker."
    >>> [found.name for found in candidates_in(text, letter_of(text))]
    ['Fjordvik kommune']
    """
    addressees = {names.fold(name) for name in letter.addressees}
    client = _client(letter)
    titled = [*([client[0]] if client else ()), *from_title(letter)]
    named = [*titled, *from_label(letter), *from_signature(letter)]
    matter = names.fold(hearing_title(letter)[0])
    mentioned = [
        *from_letterhead(letter, text, frozenset(names.fold(found.name) for found in titled)),
        *from_first_person(text),
        *from_opening(letter, text),
        *from_own_noun(text),
        *from_subjects(text),
    ]
    strangers = addressees - {names.fold(candidate.name) for candidate in named}
    persons = [NameCandidate(name, _IS_WE, "text") for name in collectives_we_are(text)]
    strangers |= _written_to(letter, [*named, *mentioned, *persons])
    found = [
        candidate
        for put_forward in (*named, *mentioned)
        if (candidate := _clean(put_forward)).name
        and names.fold(candidate.name) not in strangers
        and not _is_matter(candidate.name, matter)
        and not (client and names.fold(candidate.name).startswith(names.fold(client[1])))
    ]
    found = list(_parted(without_adopted(text, found)))
    placed = [candidate for candidate in found if candidate.origin != "text"]
    told = [candidate for candidate in found if candidate.origin == "text"]
    ours = without_mentioned(text, [*placed, *persons], told)
    # A body that writes of itself may call its members "we": "vi studenter i Norge".
    return [*placed, *ours] if _tells_the_writer(ours) else [*placed, *ours, *persons]


def _parted(found: list[NameCandidate]) -> Iterator[NameCandidate]:
    """The candidates, a name that joins those who each sign for themselves with "; " between."""
    signed = {names.fold(one.name) for one in found if one.origin == "signature"}
    for candidate in found:
        parts = re.split(r", | og ", candidate.name)
        joint = len(parts) > 1 and signed.issuperset(map(names.fold, parts))
        yield replace(candidate, name="; ".join(parts)) if joint else candidate


def _tells_the_writer(told: Iterable[NameCandidate]) -> bool:
    return any(candidate.weight >= _IS_TOLD for candidate in told)


def _written_to(letter: Letter, found: list[NameCandidate]) -> set[str]:
    """An authority on the first line, the key of its name, where somebody else answers in the text.

    An authority that answers itself names itself in its text or signature, or nobody else does. To
    persons who answer together a municipality is one.
    """
    persons = persons_in(letter) != "" or any(collective(c.name) for c in found)
    first = next((c.name for c in found if c.origin == "letterhead"), "")
    kind = names.kind_of(first)
    if _another_signs(first, letter, found):
        return {names.fold(first)}
    if (
        kind is None
        or kind.name not in (PUT_IT_FORWARD | (_OF_A_PLACE if persons else frozenset()))
        or not names.fold(_first_line(letter)).startswith(names.fold(first))
    ):
        return set()
    key = names.fold(first)
    ours = {key, *definite_forms(first)}  # "Tunneltilsynet" is Statens Tunneltilsyn
    others = [c for c in found if c.origin != "letterhead" and c.weight >= _IS_TOLD]
    if persons_in(letter) and not others:
        return {key}
    told = [c for c in found if c.origin != "letterhead"]
    own = sum(c.weight for c in told if names.fold(c.name) in ours)
    if not others or own >= max(c.weight for c in others):
        return set()
    return set() if any(names.fold(c.name) == key for c in others) else {key}


def _another_signs(first: str, letter: Letter, found: list[NameCandidate]) -> bool:
    """Whether the body on the first line is never named again, and another answers and signs.

    To a municipality that is never named again, whoever answers in the text writes.
    """
    if not first or not names.fold(_first_line(letter)).startswith(names.fold(first)):
        return False
    key = names.fold(first)
    signed = {names.fold(c.name) for c in found if c.origin == "signature" and c.weight >= _IS_TOLD}
    said = {names.fold(c.name) for c in found if c.origin == "text" and c.weight >= _IS_TOLD}
    if any(key in other or other in key for other in signed | said):
        return False
    nouns = "|".join(map(re.escape, (first, *definite_forms(first))))
    again = re.findall(rf"(?<![\w-])(?:{nouns})(?![\w-])", "\n".join(letter.head[1:]), re.I)
    if again:
        return False
    kind = names.kind_of(first)
    if said and kind is not None and kind.name in _OF_A_PLACE:
        return True
    return any(one == other or one.startswith(f"{other} ") for one in said for other in signed)


def _first_line(letter: Letter) -> str:
    """The first line that is no date."""
    return next((row.line for row in letter.top if row.kind is not LineKind.DATE), "")


def _client(letter: Letter) -> tuple[NameCandidate, str] | None:
    """For whom a lawyer or a consultant writes, and what the writer's name begins with.

    "Advokatfirmaet Test AS skriver på vegne av Ytre Vann AS", "Denne rapporten er utarbeidet av
    Testanalyse på oppdrag for Norsk Vannlag", and a field "På vegne av: Ytre Vann AS".
    """
    by_firm = any(_LAW_FIRM.match(line) for line in (*letter.head[:3], *letter.tail[-5:]))
    for line in letter.head[:40]:
        if field := _CLIENT_FIELD.fullmatch(line):
            return NameCandidate(field["name"], 9, "letterhead"), _LAWYER
        for sentence in re.split(r"(?<=[.!?]) ", line)[:3]:
            found = _FOR_CLIENT.search(sentence)
            acts = _ACTS_FOR.search(sentence) if by_firm and not found else None
            if acts and (names.kind_of(acts["name"]) or names.is_person_name(acts["name"])):
                found = acts
            if found and (by_firm or _LAWYER.casefold() in sentence.casefold()):
                name = re.sub(r"^vår klient,? ", "", found["name"])
                return NameCandidate(name, 9, "letterhead"), _LAWYER
            if found := _COMMISSIONED.match(sentence):
                return NameCandidate(found["name"], 9, "letterhead"), found["by"]
    return None


def _clean(found: NameCandidate) -> NameCandidate:
    """The candidate without what sticks to its name; an empty name for what names nobody."""
    whole, unit = unit_apart(_ON_BEHALF.sub("", found.name))
    name = _ORGAN_OF.sub("", cleaned(whole))
    nobody = (
        name.casefold() in _NOBODY
        or "§" in name
        or _ROLE.match(name) is not None
        or _VERB_FIRST.match(name) is not None
        or is_unit(name)
    )
    spelt = names.spelt_out(name)
    short = found.short if spelt == name else name
    return replace(found, name="" if nobody else spelt, short=short, unit=found.unit or unit)


def _is_matter(name: str, matter: str) -> bool:
    """Whether what was taken for a name is the hearing's own title, or the start of it."""
    key = names.fold(name)
    return len(key.split()) > 2 and bool(matter) and matter.startswith(key)
