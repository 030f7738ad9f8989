"""The places where a response names its sender, and the name that stands in each.

Each place puts forward candidates with a weight: how often a name in that place is the
respondent's. Weights are rough on purpose; what decides is that a respondent names itself
in several places while everybody else stands in one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from standpunkt.respondent import names
from standpunkt.respondent.aliases import COMMON_VERBS, OPINION_VERBS, SPEAKING, short_in
from standpunkt.respondent.cleaning import cleaned, is_unit, unit_apart
from standpunkt.respondent.hearing import hearing_title
from standpunkt.respondent.letter import (
    CLOSING,
    Letter,
    LineKind,
    is_prose,
    line_kind,
)
from standpunkt.respondent.names import CAPITAL
from standpunkt.respondent.voice import speaks_as_one
from standpunkt.text.first_names import is_first_name


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name put forward as the respondent's, the short form given beside it, and its unit."""

    name: str
    weight: float
    origin: str
    short: str = ""
    unit: str = ""


def candidates_in(text: str, letter: Letter) -> list[Candidate]:
    """Every candidate in a tidied text; the addressee only where it signs or is titled.

    >>> from standpunkt.respondent.letter import letter_of
    >>> text = "Fra: Fjordvik kommune\\n\\nVi takker."
    >>> [found.name for found in candidates_in(text, letter_of(text))]
    ['Fjordvik kommune']
    """
    addressees = {names.fold(name) for name in letter.addressees}
    client = _client(letter)
    titled = [*([client] if client else ()), *_from_title(letter)]
    named = [*titled, *_from_label(letter), *_from_signature(letter)]
    matter = names.fold(hearing_title(letter)[0])
    mentioned = [
        *_from_letterhead(letter, text, frozenset(names.fold(found.name) for found in titled)),
        *_from_opening(letter, text),
        *_from_subjects(text),
    ]
    strangers = addressees - {names.fold(candidate.name) for candidate in named}
    strangers |= _written_to(letter, [*named, *mentioned])
    return [
        candidate
        for found in (*named, *mentioned)
        if (candidate := _clean(found)).name
        and names.fold(candidate.name) not in strangers
        and not _is_matter(candidate.name, matter)
        and not (client and _LAWYER.match(candidate.name))
    ]


def _written_to(letter: Letter, found: list[Candidate]) -> set[str]:
    """An authority on the first line, the key of its name, where somebody else answers in the text.

    An authority that answers itself names itself in its text or signature, or nobody else does.
    """
    first = next((c.name for c in found if c.origin == "letterhead"), "")
    kind = names.kind_of(first)
    if kind is None or kind.name not in _PUT_IT_FORWARD or not letter.head[0].startswith(first):
        return set()
    key = names.fold(first)
    others = [c for c in found if c.origin != "letterhead" and c.weight >= _IS_TOLD]
    if not others or any(names.fold(c.name) == key for c in others):
        return set()
    return {key}


_IS_TOLD: Final = 3.0
"""The weight of a name that answers as a body of a known kind, or signs."""
_LAWYER: Final = re.compile(r"Advokat", re.I)
_FOR_CLIENT: Final = re.compile(
    rf"\b[Pp]å vegn(?:e|er) av (?P<name>(?:vår klient,? )?[{CAPITAL}][\w&-]*"
    rf"(?: (?:[{CAPITAL}][\w&-]*|(?:for|og|i|av)(?= [{CAPITAL}])|kommune"
    rf"|\w+(?:lag|forening|foreining|forbund))(?!\w))*)"
)


def _client(letter: Letter) -> Candidate | None:
    """Whom a lawyer answers for: "Advokatfirmaet Test AS skriver på vegne av Ytre Vann AS"."""
    for line in letter.head[:40]:
        for sentence in re.split(r"(?<=[.!?]) ", line)[:3]:
            found = _FOR_CLIENT.search(sentence)
            if found and _LAWYER.search(sentence):
                name = re.sub(r"^vår klient,? ", "", found["name"])
                return Candidate(name, 9, "text")
    return None


_ORGAN_OF: Final = re.compile(
    r"^(?:Styret|Leiinga|Ledelsen|Årsmøtet|Landsstyret|Hovedstyret|Hovudstyret|Sentralstyret"
    rf"|Arbeidsutvalget|Arbeidsutvalet|Administrasjonen|Sekretariatet)"
    rf" (?:i|for|ved) (?=[{CAPITAL}])"
)
_NOBODY: Final = frozenset(
    [
        *("nn", "nb", "ps", "obs", "ja", "nei", "vi", "me", "jeg", "eg", "navn", "namn"),
        *("min", "mitt", "mine", "vår", "vårt", "våre", "dykkar", "deres", "eget", "eige"),
    ]
)
_ROLE: Final = re.compile(
    r"(?:rektor|leder|leiar|styreleder|styreleiar|daglig leder|dagleg leiar|direktør|ordfører"
    r"|ordførar|rådgiver|rådgjevar|seniorrådgiver|avdelingsdirektør|avdelingsleder|kommunedirektør"
    r"|instituttleder|instituttleiar|dekan|sekretær|sorenskriver|sorenskrivar|fagsjef|fagleder"
    r"|kredittsjef|redaktør|generalsekretær|forbundsleder|banksjef|ekspedisjonssjef)\w*(?!\w)"
    r"|medlem (?:i|av) ",
    re.I,
)
_VERB_FIRST: Final = re.compile(rf"(?:{OPINION_VERBS}|{COMMON_VERBS})(?!\w)", re.I)


def _clean(found: Candidate) -> Candidate:
    """The candidate without what sticks to its name; an empty name for what names nobody."""
    whole, unit = unit_apart(found.name)
    name = _ORGAN_OF.sub("", cleaned(whole))
    nobody = (
        name.casefold() in _NOBODY
        or "§" in name
        or _ROLE.match(name) is not None
        or _VERB_FIRST.match(name) is not None
        or is_unit(name)
    )
    return replace(found, name="" if nobody else name, unit=found.unit or unit)


def _is_matter(name: str, matter: str) -> bool:
    """Whether what was taken for a name is the hearing's own title, or the start of it."""
    key = names.fold(name)
    return len(key.split()) > 2 and bool(matter) and matter.startswith(key)


def _goes_on(letter: Letter, index: int, *, long_only: bool = False) -> bool:
    """Whether a line of the head that may hold a name is wrapped into the next one."""
    if index + 1 >= len(letter.head) or index + 1 in letter.apart:
        return False
    line, following = letter.head[index], letter.head[index + 1]
    if line_kind(following) is not LineKind.OTHER or len(following.split()) > 9:
        return False
    if following[-1] in ".:;?!" or (is_prose(line) and line.endswith(".")):
        return False
    if _UNFINISHED.search(line):
        return True
    if len(line) >= _WRAPPED_FROM and following[0].islower():
        return True
    return not long_only and len(line) >= _FULL_LINE and len(following.split()) <= 5


_UNFINISHED: Final = re.compile(r"(?:,| (?:og|&|ved|for|i|av|på|med|mot|til|innen|under))$", re.I)
_WRAPPED_FROM: Final = 22
_FULL_LINE: Final = 55


def _unwrapped(letter: Letter, index: int, *, long_only: bool = False) -> str:
    """A line of the head with those that it is wrapped into."""
    line = letter.head[index]
    for at in range(index, index + 2):
        if not _goes_on(letter, at, long_only=long_only):
            break
        line += f" {letter.head[at + 1]}"
    return line


# --- cutting names out of lines -----------------------------------------------------------

_NAME_ENDS: Final = re.compile(
    r"\s+(?:[–—:|]|-(?= ))|(?<=[\w)])[:;] |(?<! ja)(?<! nei),? (?:til|om|vedr\w*|i sak\w*|dato"
    r"|datert|vedteke|vedtatt|angående|v/|i forbindelse|i samband)(?=[ :])"
    r"| (?:er|ble|vart|blei|blir|har|vil|kan|skal) (?=[a-zæøå])"
    r"|,? på (?=høring|høyring|forslag|utkast|nou)|\s{2,}|(?<!avd)(?<! [A-ZÆØÅ])\.(?: |$)",
    re.I,
)
_BRACKET: Final = re.compile(r" ?\(([^()]{2,60})\)")


def _split_bracket(rest: str) -> tuple[str, str]:
    """`rest` without the first bracket, and the short name it introduces."""
    bracket = _BRACKET.search(rest)
    if not bracket:
        return trimmed(rest), ""
    return trimmed(rest[: bracket.start()]), short_in(bracket[1])


def trimmed(rest: str) -> str:
    """A name without what separates it; the stop of an initial stays: "Turid M."."""
    bare = rest.strip(" .,–-")
    return f"{bare}." if re.search(rf"[ .][{CAPITAL}]$", bare) and f"{bare}." in rest else bare


def _cut_name(rest: str) -> tuple[str, str]:
    """The name at the start of `rest`, up to what can only be the title's next part."""
    bracket = _BRACKET.search(rest)
    end = _NAME_ENDS.search(rest)
    if bracket and (end is None or bracket.start() <= end.start()):
        return _split_bracket(rest[: bracket.end()])
    name = trimmed(rest[: end.start()] if end else rest)
    first, _, after = name.partition(", ")
    joint = len(names.parts_of(name)) > 1 or names.SUB_UNIT.match(after) or " og " in after
    joint = joint or (after[:1].isupper() and len(after.split()) <= 2 and not names.kind_of(after))
    return (name if joint or names.SUB_UNIT.match(first) else first), ""


# --- title and sender line ----------------------------------------------------------------

_RESPONSE: Final = (
    r"(?:(?:hørings?|høyrings?)?(?:svar(?:et)?|uttal\w+|utsegn|fråsegna?|innspill(?:et)?|innspel(?:et)?"
    r"|notat)"
    r"|merknad(?:er|ar)|kommentar(?:er|ar)|høring|høyring|tilsvar)"
)
_TITLE_FROM: Final = re.compile(
    rf"(?<!\w){_RESPONSE}(?: til \w+)? (?:fra|frå) (?P<name>[^;|\n]{{2,220}})", re.I
)
# "Innspill til høring om adresser fra Testlaget": the matter stands between.
_TITLE_THEN_FROM: Final = re.compile(
    r"(?:hørings?|høyrings?)?(?:svar|uttal\w+|utsegn|fråsegn|innspill|innspel|merknad(?:er|ar))\b"
    rf"[^.:;\n]{{3,120}} (?:fra|frå) (?P<name>(?-i:[{CAPITAL}])[^.:;\n]{{1,120}})$",
    re.I,
)
# "Testlaget: svar på høring om adresser"
_TITLE_AFTER: Final = re.compile(
    rf"(?P<name>[{CAPITAL}][^.:;!?\n]{{1,90}}): (?i:svar på|innspill|innspel|høring|høyring|uttal"
    r"|merknad|fråsegn)"
)
_TITLE_OF: Final = re.compile(
    rf"(?P<name>[{CAPITAL}][^.:;!?\n]{{2,90}}?)(?P<genitive>s|s?['’`]| si(?:tt|ne|n)?)"
    rf" (?i:{_RESPONSE})\b(?! (?:fra|frå)\b)"
)
_DEFINITE_NAME: Final = re.compile(
    rf"[a-zæøå]+(?:et|en|a|laget|rådet) (?:ved|i|for|på) .*[{CAPITAL}]\w+"
)
_ANONYMOUS: Final = re.compile(
    r"(?:\bfr[aå] |^)person som ikk[ej]e? har (?:oppgitt|oppgjeve) na[vm]n",
    re.I,
)


_TITLE_ROWS: Final = 6


def is_unnamed(letter: Letter) -> bool:
    """Whether a title says that the response is from a person who gave no name."""
    return any(_ANONYMOUS.search(row) for row in letter.head[:_TITLE_ROWS])


def _from_title(letter: Letter) -> Iterator[Candidate]:
    """A page title, subject line or closing link that says whose response it is."""
    last = len(letter.head)
    for index, row in enumerate((*letter.head[:25], *letter.tail[-3:])):
        lower = row.lower()
        sent = "fra " in lower or "frå " in lower
        if sent and _ANONYMOUS.search(row):
            continue
        line = _unwrapped(letter, index) if sent and index < len(letter.head[:25]) else row
        match = _TITLE_FROM.search(line[:260]) or _TITLE_THEN_FROM.match(line) if sent else None
        if match and match.start() <= 60:
            name, short = _cut_name(match["name"])
            if _DEFINITE_NAME.match(name):
                name = name[:1].upper() + name[1:]
            if _JOINT.search(line[: match.start("name")]):
                name = _listed(name)
            if name[:1].isupper() and len(name.split()) <= 20:
                is_title = line_kind(line) is LineKind.SUBJECT and not line.endswith(".")
                first = index < 6 and match.start() < 12
                told = 4 if names.telling_kind(name) else 2
                weight = (10 if first else 6) if is_title else told
                yield Candidate(name, weight, "title" if is_title else "text", short)
        elif index < min(6, last) and (owned := _TITLE_OF.match(line)) and not is_prose(line):
            yield Candidate(owned["name"], 5, "title")
        elif index < min(6, last) and (said := _TITLE_AFTER.match(row)):
            if line_kind(row) is not LineKind.OTHER:
                continue
            yield Candidate(said["name"], 6, "title")


def _listed(name: str) -> str:
    """Names that a title says are joint, with what parts them made plain.

    >>> _listed("Morild og Norsk Brolag")
    'Morild; Norsk Brolag'
    """
    parts = re.split(r", | og (?=[^,]*$)", name) if ", " in name else name.rsplit(" og ", 1)
    return "; ".join(parts) if all(part[:1].isupper() for part in parts) else name


_LABEL_ALONE: Final = re.compile(
    r"(?:avsender|avsendar|høringsinstans|høyringsinstans|organisasjon|instans|virksomhet|verksemd"
    r"|innsender|innsendar|navn|namn|(?:navn|namn) på [\w/ ]{4,40}|(?:organisasjon|virksomhet)s?"
    r"(?:navn|namn)|hvem svarer|svar(?:er)? på vegne av|på vegne av)\s*[:*]*",
    re.I,
)
_SENDER: Final = re.compile(
    r"(?:(?i:fra|frå|avsender|avsendar|høringsinstans|høyringsinstans|organisasjon|instans"
    r"|virksomhet|verksemd|svar fra|svar frå|innsender|innsendar|innsendt av|navn|namn"
    r"|navn på (?:virksomhet|organisasjon)(?:en)?|from)\s*:\s*|(?:Fra|Frå)\s+(?=[A-ZÆØÅ]))"
    r"(?P<name>\S.*)"
)


def _from_label(letter: Letter) -> Iterator[Candidate]:
    """Sender lines ("Fra:", "Avsender:"). A person there often writes for somebody."""
    for index, row in enumerate(letter.head[:25]):
        if _LABEL_ALONE.fullmatch(row) and index + 1 < len(letter.head):
            below = _unwrapped(letter, index + 1)
            match = _SENDER.match(f"Avsender: {below}") if line_kind(below) in _NAMES else None
        else:
            line = _unwrapped(letter, index, long_only=True) if ":" in row else row
            match = None if is_prose(line) else _SENDER.match(line)
        if not match:
            continue
        cell = re.split(r"\s{3,}|\s(?:Til|Dato|Sendt|Date|To):|<|\[", match["name"])[0]
        name, short = _split_bracket(cell.strip(" \"'"))
        first, _, after = name.partition(", ")
        if names.is_person_name(first) and after[:1].isupper():
            name = after  # who sends it for whom
        if name and "@" not in name and name[:1].isupper() and not _tells(name):
            person = names.is_person_name(name) or is_initialled(name)
            yield Candidate(name, 3 if person else 10, "letterhead", short)


_NAMES: Final = (LineKind.OTHER, LineKind.ADDRESS)
_SAYS: Final = re.compile(rf"(?<=\w ){OPINION_VERBS}(?!\w)")
_CITES: Final = re.compile(r"\b(?:siter(?:er|es|ar|ast)|gjengi(?:s|r)|gjengitt)\b.*:$", re.I)


def _tells(name: str) -> bool:
    """Whether what follows "Fra" is a sentence: "Fra KS sitt høringssvar siteres:"."""
    return _SAYS.search(name) is not None or _CITES.search(name) is not None


def is_initialled(name: str) -> bool:
    """Whether a name is a person's with an initial: "Turid M.", "T. Sjåvik"."""
    return bool(
        re.fullmatch(rf"[{CAPITAL}]\w+ [{CAPITAL}]\.|(?:[{CAPITAL}]\. ?)+[{CAPITAL}][\w-]+", name)
    )


# --- letterhead ---------------------------------------------------------------------------


def _from_letterhead(letter: Letter, text: str, titled: frozenset[str]) -> Iterator[Candidate]:
    """The name-like lines above the body that are not the addressee's, the first foremost.

    `titled` are the keys of the names that the title gives.
    """
    weight = 5.0
    parent = ""
    inside: set[int] = set()
    alone = speaks_as_one(text)
    for index, row in enumerate(letter.top):
        if row in letter.addressee_rows:
            weight = min(weight, 2.0)
        if row in letter.addressee_rows:
            yield from _beside(row.line)
        if row in letter.addressee_rows or not _may_name(row.line, row.kind):
            continue
        if index in inside or _TITLE_OF.match(row.line):
            continue
        line = re.split(r"\s{3,}|\s+[–—|·]\s", row.line)[0]
        if line == row.line and _goes_on(letter, index, long_only=True):
            line = _unwrapped(letter, index, long_only=True)
            inside.update((index + 1, index + 2))
        whole, unit = unit_apart(_split_bracket(line)[0])
        short = _split_bracket(line)[1]
        name = cleaned(_without_rest(whole))
        echoed = not names.looks_like_name(name) and index == 0 and _is_echoed(name, text)
        if is_unit(name) or not (echoed or names.looks_like_name(name)):
            continue
        if index + 1 < len(letter.top) and is_unit(letter.top[index + 1].line):
            unit = unit or letter.top[index + 1].line
        name = names.in_normal_case(name, text)
        kind = names.telling_kind(name)
        addressed = index + 1 < len(letter.top) and letter.top[index + 1].kind is LineKind.ADDRESS
        doubt = (
            2.5 if addressed and kind and kind.name in ("directorate", "authority", "court") else 0
        )
        told = weight + (1.5 if kind else -1.5) - doubt
        if row.kind is LineKind.ADDRESS:
            told = min(told, _WITH_ADDRESS)  # it may as well be whom the letter is to
        person = names.is_person_name(name.partition(",")[0])
        titles = kind is None and alone and not (echoed or person)
        yield Candidate(
            name,
            min(told, _A_MATTER) if titles or _reads_as_matter(name) else told,
            "letterhead",
            short,
            unit,
        )
        if parent:
            yield from _parts_that_answer(parent, name, titled)
        parent = name
        weight = max(1.0, weight - 2)


_REST: Final = re.compile(
    r" (?:Saksnr|Saksnummer|Sak|Vår ref|Deres ref|Arkiv|Dato|Org\.? ?nr)\b.*$"
)


def _without_rest(line: str) -> str:
    """A name without the label or the departments that share its line.

    >>> _without_rest("Lia kommune Saksnr. 26/1204"), _without_rest("Lia kommune, næring og plan")
    ('Lia kommune', 'Lia kommune')
    """
    name = _REST.sub("", line)
    first, _, after = name.partition(", ")
    kind = names.telling_kind(first) if after[:1].islower() else None
    return first if kind is not None and kind.name in ("municipality", "county") else name


_BEGINS: Final = re.compile(
    rf"(?:^|[.!?]\s+|\n)(?P<word>[{CAPITAL}][a-zæøå]{{3,}})(?= [a-zæøå])", re.M
)
_DEFINITE: Final = re.compile(r"(?:ene|ane|en|et|a|n)$")
_LONGEST_NAME: Final = 7
"""Words of a name whose words do not tell that it is one."""


def _is_echoed(line: str, text: str) -> bool:
    """Whether the first sentences call themselves by a noun of the line above them.

    >>> _is_echoed("Havråket sjømatklynge", "Havråket sjømatklynge\\nKlyngen samler ti.")
    True
    """
    words = [_DEFINITE.sub("", re.sub(r"\W", "", word).casefold()) for word in line.split()]
    words += [re.sub(r"\W", "", word).casefold() for word in line.split()]
    if not words or not line[0].isupper() or len(words) > _LONGEST_NAME or line[-1] in ".:;?!":
        return False
    body = text[text.find(line) + len(line) :][:_FIRST_SENTENCES]
    nouns = {_DEFINITE.sub("", found["word"].casefold()) for found in _BEGINS.finditer(body)}
    return any(
        word.endswith((noun, f"{noun}e"))
        for noun in nouns
        if len(noun) >= _SHORTEST_NOUN
        for word in words
    )


_FIRST_SENTENCES: Final = 500
_SHORTEST_NOUN: Final = 4


def _may_name(line: str, kind: LineKind) -> bool:
    """Whether a line can be a name, one with its address behind it included."""
    if kind is LineKind.ADDRESS:
        name = cleaned(line)
        known = names.telling_kind(name) if name != line else None
        return known is not None and known.name != "ministry"
    return kind is LineKind.OTHER


def _beside(line: str) -> Iterator[Candidate]:
    """Who stands in a second column beside the addressee."""
    for cell in re.split(r"\s{3,}", line)[1:]:
        name, short = _split_bracket(cell)
        plain = line_kind(name) is LineKind.OTHER and names.looks_like_name(name)
        if plain and not names.is_person_name(name):
            yield Candidate(name, 3 if names.telling_kind(name) else 2, "letterhead", short)


_A_MATTER: Final = 0.5
_WITH_ADDRESS: Final = 2.0


_OF_A_MATTER: Final = frozenset(["av", "i", "på", "om", "til", "og", "å", "at"])
_OF_A_SUBJECT: Final = _OF_A_MATTER | {"for", "med", "ved", "mot", "per", "hver", "kvar"}


def _reads_as_matter(name: str, small: frozenset[str] = _OF_A_MATTER) -> bool:
    """Whether a line is as likely a title: "Bruk av bøker i skolen". Alone it names nobody.

    `small` are the words that such a title has; in a sentence there may be more of them.
    """
    first, *rest = name.split()
    if rest and rest[0] in small and rest[-1].islower() and _is_bare_noun(first):
        return True  # "Bank i butikk"
    return (
        bool(rest)
        and names.telling_kind(name) is None
        and all(word.islower() for word in rest)
        and not small.isdisjoint(rest)
        and not names.heads_of(first)
    )


def _is_bare_noun(word: str) -> bool:
    """Whether a word is a kind of body in the indefinite, and no body: "Bank", "Skole"."""
    heads = names.heads_of(word)
    return bool(heads) and word.istitle() and heads[0].noun == word.casefold()


def _parts_that_answer(parent: str, unit: str, titled: frozenset[str]) -> Iterator[Candidate]:
    """A part of the sender that answers for itself: a faculty, a council of citizens.

    The part stands first where the title says that the response is from it.
    """
    if names.fold(parent) == names.fold(unit):
        return
    owner = names.kind_of(parent)
    below = names.kind_of(unit)
    if below is not None and below.name == "university" and names.SUB_UNIT.match(parent):
        yield Candidate(f"{parent}, {unit}", 9, "letterhead", parent)
        return
    if below is not None and below.name in ("municipality", "county") and _COUNCIL.match(parent):
        yield Candidate(f"{parent} i {unit}", 9, "letterhead", parent)
        return
    if owner is None:
        return
    if owner.name == "university" and names.SUB_UNIT.match(unit):
        whole = f"{unit}, {parent}" if names.fold(unit) in titled else f"{parent}, {unit}"
        yield Candidate(whole, 9, "letterhead", unit)
    council = re.fullmatch(r"(?P<stem>\w{3,}råd)(?:et)?", unit, re.I)
    if owner.name in ("municipality", "county") and council:
        place = parent.rsplit(" ", 1)[0]
        yield Candidate(f"{place} {council['stem'].casefold()}", 6, "letterhead", unit)


_COUNCIL: Final = re.compile(r"\w*råd(?:et)?(?: for |$)", re.I)


# --- body -------------------------------------------------------------------------------

_OPENING: Final = re.compile(
    rf"(?:(?:Vi|Me) i |(?:På|Etter) vegner? av |For )?(?P<name>[{CAPITAL}][^.:;!?\n]{{1,140}}?)"
    rf"(?P<bracket> \([^()\n]{{2,60}}\))?,? (?P<verb>{SPEAKING})\b(?P<rest>[^.\n]{{0,90}})"
)
_JUDGES: Final = re.compile(
    r" (?:ikke |ikkje |svært |veldig |sterkt |meget |godt |i hovedsak |i hovudsak |også |òg )*"
    r"(?:enig|einig|uenig|ueinig|samd|usamd|positiv|negativ|kritisk|skeptisk|imot|for at|bekymret"
    r"|uroa|glad|fornøyd|nøgd|tilfreds|opptatt|oppteken|spørrende|tvilende|betenkt)\w*\b"
)
_REFERS: Final = re.compile(
    r"viser til [^.]{0,60}(?:brev|høring|høyring|forslag|framlegg|nou\b)"
    r"|takka?e?r for (?:mulig|moglegheit|høve|anledning|invitasjon|tilsend|oversend)",
    re.I,
)
_SPEAKS_FOR: Final = ("Vi i ", "Me i ", "På vegne", "På vegner", "Etter vegne")
_WROTE_IT: Final = re.compile(
    r" (?:laget|lagd|laga|utarbeidet|utarbeidd|sendt|skrevet|skrive|lagt fram|lagt frem|foreslått"
    r"|føreslått|utredet|greidd|levert)\b[^.]{0,60}(?:notat|forslag|framlegg|utredning|utgreiing"
    r"|rapport|høring|høyring)",
    re.I,
)
_MARKER: Final = re.compile(r"[\d.•*–-]+ +")
_NOT_NAME: Final = re.compile(
    r"(?!de[nt]? norske )"
    r"(?:vi|me|jeg|eg|min|mitt|mine|det|dette|den|de|dei|denne|i|etter|når|som|for|med|på|til|om|ved|fra|frå|vår"
    r"|vårt|våre|departementet|regjering\w*|forslag\w*|framlegg\w*|høring\w*|høyring\w*|en|ein"
    r"|et|eit|ei|å|at|dersom|hvis|men|og|også|alle|mange|noen|nokre|flere|fleire|kommunene"
    r"|kommunane|utvalget|utvalet|flertallet|fleirtalet|mindretallet|stortinget|saken|saka|norge"
    r"|noreg|loven|lova|her|der|dagens|endring\w*|videre|vidare|samtidig|samstundes|imidlertid"
    r"|man|ingen|hun|han|ho|dere|dykk|ja|nei|hva|kva|hvor|kor|formålet|føremålet|målet|svar\w*"
    rf"|rett|mens|slik|forskrift\w*|staten|norske(?! (?-i:[{CAPITAL}]))|tillegg|bakgrunn"
    r"|både|hver|kvar|barn|elever"
    r"|elevar|særlig|særleg|dessuten|likevel|derfor|difor|hvem|kven|dermed|nå|no|så|jo|nei"
    r"|to|tre|fire|fem|seks|sju|syv|åtte|ni|ti"
    r"|krav(?:et|ene|a)?|ordning\w*|gebyr(?:et|ene|a)?|avgift\w*|frist\w*|plikt\w*|bestemmelse\w*"
    r"|tiltak\w*|behovet|bruken|reglene|reglane|spørsmål|punkt|kapittel|tabell|figur|vedtak|velg|enig|einig|uenig|ueinig)(?!\w)",
    re.I,
)
# "Barn av Vidda" is a name, "Barn i skolen" is none.
_CALLED_SO: Final = re.compile(rf"(?:Barn|Elever|Elevar|Alle|Rett) (?:av|på|for|i) [{CAPITAL}]\w+$")


def _is_no_name(name: str) -> bool:
    """Whether what stands as subject begins as no name does."""
    return _NOT_NAME.match(name) is not None and not _CALLED_SO.match(name)


_BODY: Final = re.compile(
    r"(?P<place>.+) (?:kommunestyre|bystyre|heradsstyre|formannskap|kommunestyret|bystyret)$"
)


_BODY_IN: Final = re.compile(
    rf"(?:Kommunestyret|Bystyret|Heradsstyret|Formannskapet) i (?P<place>[{CAPITAL}][\w-]+)"
)


def _owner_of_body(name: str) -> str:
    """The municipality for "Straumfjell kommunestyre", any other name as it is.

    >>> _owner_of_body("Straumfjell kommunestyre")
    'Straumfjell kommune'
    """
    body = _BODY.match(name) or _BODY_IN.fullmatch(name)
    return f"{body['place']} kommune" if body else name


def _from_opening(letter: Letter, text: str) -> Iterator[Candidate]:
    """The subject of the first sentences, as in "X (ABBR) viser til …"."""
    paragraphs = [
        line
        for line in letter.head[:60]
        if len(line) >= 20 and line_kind(line) in (LineKind.OTHER, LineKind.PAPER)
    ]
    for index, line in enumerate(paragraphs[:10]):
        for sentence in re.split(r"(?<=[.!?]) ", line)[:4]:
            marker = _MARKER.match(sentence)
            start = marker.end() if marker else 0
            # What is set in capitals is read as it would be written without them.
            capitals = sentence.isupper()
            plain = sentence[:start] + sentence[start:].capitalize() if capitals else sentence
            match = _OPENING.match(plain, start)
            if match and not _is_no_name(match["name"]):
                for found in _opened(match, index, text):
                    yield replace(found, name=found.name.upper()) if capitals else found


def _opened(match: re.Match[str], index: int, text: str) -> Iterator[Candidate]:
    name, short = _split_bracket(match["name"] + (match["bracket"] or ""))
    name = _owner_of_body(name)
    if not names.looks_like_name(name) or name.casefold() in names.self_names():
        return
    kind = names.kind_of(name)
    if not short and (
        _reads_as_matter(name, _OF_A_SUBJECT) or not _speaks_here(match["name"], text)
    ):
        return  # "Lossing og lasting er", "Ambisjonen om å bevare bygg har"
    verb, rest = match["verb"], match["rest"]
    opinion = re.fullmatch(OPINION_VERBS, verb) or (verb == "er" and _JUDGES.match(rest))
    weight = 1.0 + 2 * (kind is not None) + 3 * bool(short)
    weight += bool(opinion) - (" " not in name and not short)
    if _REFERS.match(f"{verb}{rest}"):
        weight += 2
    if match.start("name") > match.start() and match.group().startswith(_SPEAKS_FOR):
        weight += 2
    if verb in ("har", "hadde") and _WROTE_IT.match(rest):
        weight -= 6
    if kind and kind.name == "ministry":
        weight -= 3
    yield Candidate(name, weight if index < 4 else weight / 2, "text", short)


_SUBJECT: Final = re.compile(
    rf"(?<![\w&-])(?P<name>[{CAPITAL}][\w&-]{{0,40}}(?: (?:[{CAPITAL}][\w&-]{{0,40}}|for|og|i|av"
    rf"|ved|kommune|fylkeskommune|kommunestyre"
    rf"|\w{{0,30}}(?:lag|råd|forening|foreining|forbund|rett|herad|bank|skole|skule))){{0,6}})"
    rf" (?:(?P<opinion>{OPINION_VERBS})|{COMMON_VERBS})\b"
)


_SPEAKER: Final = frozenset(["vi", "me", "jeg", "eg"])
_JUDGED: Final = (
    "enig|einig|uenig|ueinig|samd|usamd|positiv|negativ|kritisk|skeptisk|imot|bekymret|uroa|glad"
    "|fornøyd|nøgd|tilfreds|opptatt|oppteken|mot"
)
_ANSWERS: Final = re.compile(
    r"(?:mener|meiner|støtter|støttar|stør|anbefaler|fraråder|frarår|tilrår|understreker"
    r"|understrekar|forutsetter|føreset|bemerker|etterlyser|frykter|fryktar|avviser|oppfordrer"
    r"|oppmoder|påpeker|påpeikar|peker|peikar|savner|saknar|synes|synest|tykkjer|tror|trur|takker"
    r"|takkar|deler|ønsker|ynskjer|ønskjer|forventer|ventar|avgir|avgjev|vurderer|konstaterer"
    r"|registrerer|noterer|vedtar|vedtek|godtar|godtek|motsetter|anser|advarer|åtvarar|ber|bed"
    r"|hevder|hevdar|merker|merkar|sluttar|slutter|mottar|viser (?:også )?til"
    r"|går (?:inn for|imot|mot|i mot|sterkt)|stiller seg|rår (?:til|frå)"
    r"|legger (?:til grunn|vekt)|legg (?:til grunn|vekt)|(?:sier|seier) (?:ja|nei|seg)"
    r"|har (?:ingen|ikke|ikkje|få|følgende|følgjande|mottatt|motteke|lest|lese|gjennomgått|gått"
    r"|vurdert|behandlet|handsama|drøftet|drøfta|fått|blitt|tidligere|tidlegare)|behandlet"
    rf"|handsama|drøfta|er (?:\w+ )?(?:{_JUDGED}))(?!\w)",
    re.I,
)
_TAKES_A_STAND: Final = re.compile(
    r"(?:mener|meiner|støtter|støttar|stør|anbefaler|fraråder|frarår|tilrår|takker|takkar"
    rf"|viser til|slutter seg|sluttar seg|er (?:\w+ )?(?:{_JUDGED}))(?!\w)",
    re.I,
)
_PRESENTS: Final = re.compile(
    r"(?:er (?:en|ei|et|ein|eit|\d+|landets|norges|den|det|de|dei)|representerer|organiserer"
    r"|består|samler|samlar|arbeider|arbeidar|jobber|jobbar|driver|driv"
    r"|har (?:om lag |rundt |over |cirka |ca\.? )?\d+|eies|eigast|ble|vart|blei|leverer|produserer"
    r"|tilbyr|forvalter|forvaltar|utdanner|utdannar)(?!\w)",
    re.I,
)
_PROPOSES: Final = re.compile(
    r"(?:foreslår|føreslår|har (?:foreslått|føreslått|sendt)"
    r"|vil (?:nå |no )?(?:at|ha|la|gi|gje|ta|innføre|krev\w+|endre|fjerne|prioritere|forby))(?!\w)",
    re.I,
)
_PUT_IT_FORWARD: Final = frozenset(["ministry", "directorate", "authority", "county_governor"])


def _speaks_here(name: str, text: str) -> bool:
    """Whether a name that only sentences have answers, or presents itself, in any of them.

    A response that does not name its sender mostly names who has put the matter to hearing, and
    what is put to hearing.

    >>> _speaks_here("Mattverket", "Mattverket foreslår en ordning. Vi er imot.")
    False
    >>> _speaks_here("Norsk Brolag", "Norsk Brolag er en forening. Vi er imot.")
    True
    """
    kind = names.kind_of(_owner_of_body(name))
    said = [
        text[found.end() : found.end() + 40]
        for found in re.finditer(
            rf"(?<![\w-]){re.escape(name)}(?: \([^()]*\))?,? (?=[a-zæøå])", text, re.I
        )
    ]
    if kind is not None and kind.name not in _PUT_IT_FORWARD:
        return not said or not all(_PROPOSES.match(rest) for rest in said)
    # "Planen", "Forlagene": a noun that begins sentences is a name only if it says what it thinks
    common = " " not in name and kind is None and not _is_proper(name, text)
    answers = _TAKES_A_STAND if common else _ANSWERS
    presents = kind is None and not common
    return any(answers.match(rest) or (presents and _PRESENTS.match(rest)) for rest in said)


_SUBJECT: Final = re.compile(
    rf"(?<![\w&-])(?P<name>[{CAPITAL}][\w&-]{{0,40}}(?: (?:[{CAPITAL}][\w&-]{{0,40}}|for|og|i|av"
    rf"|ved|kommune|fylkeskommune|kommunestyre"
    rf"|\w{{0,30}}(?:lag|råd|forening|foreining|forbund|rett|herad|bank|skole|skule))){{0,6}})"
    rf" (?:(?P<opinion>{OPINION_VERBS})|{COMMON_VERBS})\b"
)


_SPEAKER: Final = frozenset(["vi", "me", "jeg", "eg"])


def _from_subjects(text: str) -> Iterator[Candidate]:
    """Names that stand as subject, verbs of opinion counting most, by how often they do."""
    counts: Counter[str] = Counter()
    written: dict[str, str] = {}
    for match in _SUBJECT.finditer(text):
        name = _owner_of_body(match["name"])
        if name.split()[-1:] and name.split()[-1].casefold() in _SPEAKER:
            continue  # "Til departementet Vi støtter": a page that came as one line
        if not _is_no_name(name) and name.casefold() not in names.self_names():
            written[name] = match["name"]
            counts[name] += 4 if match["opinion"] else 1
    for name, count in counts.most_common(6):
        if _reads_as_matter(name, _OF_A_SUBJECT) or not _speaks_here(written[name], text):
            continue
        if count >= 4 and (" " in name or _is_proper(name, text)):
            yield Candidate(name, min(4.0, count / 5), "text")
        elif count >= 4 and _speaks_as_its_noun(name, text):
            yield Candidate(name, 2, "text")


def _speaks_as_its_noun(word: str, text: str) -> bool:
    """Whether a definite compound speaks as its noun too: "Brodirektoratet", "Direktoratet mener".

    No other body of that kind may be named, as the noun could be that one's.
    """
    heads = names.heads_of(word)
    if not heads or not heads[0].is_definite or heads[0].kind.name == "ministry":
        return False
    short = "|".join(re.escape(form) for form in heads[0].definite)
    named = {found.casefold() for found in re.findall(rf"\w+(?:{short})\b", text, re.I)}
    speaks = re.search(rf"(?<!\w)(?:{short}) (?:{OPINION_VERBS})\b", text, re.I)
    return named == {word.casefold()} and speaks is not None


def _is_proper(word: str, text: str) -> bool:
    """Whether a lone word is a name: an abbreviation, or capitalised inside a sentence."""
    if names.is_abbreviation(word):
        return True
    return bool(re.search(rf"[a-zæøå,] {re.escape(word)}(?!\w)", text))


# --- signature --------------------------------------------------------------------------

_INNER_CLOSING: Final = re.compile(r"\b(?i:hilsen|helsing|mvh)\b[,.]? +(?=[A-ZÆØÅ])")
_FOR: Final = re.compile(
    r"(?:(?i:for|på vegner? av|etter fullmakt for) +)?"
    r"(?:(?i:styret|leiinga|ledelsen|arbeidsutvalget|administrasjonen|elevrådsstyret|medlemmene)"
    r" +(?:i|ved|for) +)?"
)
_JOINT: Final = re.compile(r"\b(?:felles|samlet|sams)\b", re.I)


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


def _from_signature(letter: Letter) -> Iterator[Candidate]:
    """The names under "Med vennlig hilsen", and the one in the footer."""
    signed: list[str] = []
    closed = any(CLOSING.match(line) for line in letter.tail)
    for line in signature(letter)[:10]:
        footer = _FOOTER.match(line)
        if footer and names.looks_like_name(footer["name"]):
            yield Candidate(footer["name"], 3, "signature")
        cells = [cell.strip() for cell in _APART.split(line) if cell.strip()]
        found = [signer for cell in cells if (signer := _signer(cell)).name]
        if not closed:  # the name of the page's owner, below the letter
            found = [signer for signer in found if not _is_ministry(signer.name)]
        known = [signer.name for signer in found if names.kind_of(signer.name)]
        signed += known
        if len(known) > 1 and len(known) == len(cells):
            yield Candidate(_joined(known), 6, "signature")
        else:
            yield from found
    if len(signed) > 1 and any(_JOINT.search(line) for line in letter.head[:12]):
        yield Candidate(_joined(list(dict.fromkeys(signed))), 6, "signature")


def _is_ministry(name: str) -> bool:
    kind = names.kind_of(name)
    return kind is not None and kind.name == "ministry"


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


def _joined(several: list[str]) -> str:
    return f"{', '.join(several[:-1])} og {several[-1]}" if len(several) > 1 else several[0]


def _signer(cell: str) -> Candidate:
    """The organisation a cell of the signature names; an empty name for anything else."""
    if is_prose(cell) or (len(cell.split()) > 2 and cell.endswith(".")):
        return Candidate("", 0, "")
    office = _OFFICE.match(cell)
    if office and office["joint"] == " " and not names.telling_kind(cell[office.end() :]):
        office = None  # "Styreleder Ola Testmann"
    introduced = office or _FOR.match(cell)
    start = introduced.end() if introduced else 0
    bare = re.split(r"\s+v/|\s+[·|•–]\s", cell[start:])[0]
    signs, _, by = (
        cell.rpartition(" ved ") if cell[:start].endswith("ved ") else bare.rpartition(" ved ")
    )
    ours = signs.casefold() in names.self_names()
    by_person = names.is_person_name(by) and (not ours or is_first_name(by.split()[0]))
    if by_person and (ours or cell[:start].endswith("ved ")):
        return Candidate("", 0, "")  # "Foreningen ved Kari Testmann", "Styret ved Kari Testmann"
    name, short = _split_bracket(signs if signs and by_person else bare)
    name = _owner_of_body(cleaned(name))
    person, _, body = name.partition(", ")
    if names.is_person_name(person) and names.telling_kind(body):
        name = body  # "Ola Testmann, Ytre Fjord Bondelag"
    if not name:
        return Candidate("", 0, "")
    furniture = line_kind(name) not in (LineKind.OTHER, LineKind.ADDRESS)
    no_name = _is_no_name(name) and not start
    if furniture or not names.looks_like_name(name) or no_name:
        return Candidate("", 0, "")
    known = names.kind_of(name) is not None
    if not known and not start and names.is_person_name(name):
        return Candidate("", 0, "")
    if name.casefold() in names.self_names():
        return Candidate("", 0, "")
    weight = 3.0 + known + bool(start) if known or start else 1.0
    return Candidate(name, weight, "signature", short)
