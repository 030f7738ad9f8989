"""Who answers: a response's organisation, its other names, hearing, date and language.

Every place where a respondent gives its name (title, sender line, letterhead, opening,
signature, subject of *mener* and *støtter*, file name) puts forward a candidate with a
weight; ways of writing the same name are added up, and the heaviest wins. The addressee
stands in the same places and is told apart by its address and its being a ministry.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from standpunkt.documents import Metadata
from standpunkt.reading import respondent_letter as letters
from standpunkt.reading import respondent_names as names
from standpunkt.reading import standard
from standpunkt.reading.respondent_letter import Letter, LineKind
from standpunkt.reading.respondent_names import CAPITAL

ANONYMOUS: Final = "Person som ikke har oppgitt navn"
PRIVATE: Final = "privatperson"

_STANCE_VERB: Final = (
    r"(?:mener|meiner|støtter|støttar|ønsker|ønskjer|ynskjer|viser|takker|takkar|slutter|sluttar"
    r"|stiller|stiller|ber|bed|vil|er|har|kan|ser|går|avgir|gir|gjev|gir|anbefaler|tilrår"
    r"|understreker|understrekar|vurderer|vurderer|foreslår|føreslår|forutsetter|forventer"
    r"|organiserer|representerer|tilbyr|forvaltar|forvalter|produserer|sender|legger|legg"
    r"|merker|registrerer|konstaterer|deler|deler|behandlet|handsama|rår|rår|tar|tek|krever|krev)"
)
_SPEAKING_VERB: Final = (
    r"(?:mener|meiner|støtter|støttar|ønsker|ønskjer|ynskjer|takker|takkar|slutter|sluttar"
    r"|stiller|viser|ber|bed|anbefaler|tilrår|understreker|understrekar|avgir|avgjev"
    r"|vurderer|forutsetter|føreset|organiserer|vil|er|har|kan|ser|går)"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name put forward as the respondent's, with the weight of the place it stands in."""

    name: str
    weight: float
    origin: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class _Sender:
    """The winning candidate."""

    name: str = ""
    origin: str = ""
    shorts: tuple[str, ...] = ()


def identify(text: str, source: str = "") -> Metadata:
    """What a response says about itself; `source` is its path, used where the text is silent.

    >>> found = identify("FJORDVIK KOMMUNE\\n\\nFjordvik kommune støtter ikke forslaget.")
    >>> found.organisation, found.language, found.extra
    ('Fjordvik kommune', 'nb', (('kind', 'municipality'),))
    """
    plain = letters.tidy(text)
    letter = letters.letter_of(plain)
    sender = _sender(plain, letter, source)
    hearing, hearing_origin = letters.hearing_title(letter)
    day, date_origin = letters.response_date(letter)
    kind = _kind(sender.name)
    ours, theirs = letters.references(letter)
    extra = (
        ("kind", kind),
        ("recipient", _recipient(letter, sender.name)),
        ("reference", ours),
        ("hearing_reference", theirs),
    )
    origin = (
        ("organisation", sender.origin),
        ("hearing", hearing_origin),
        ("date", date_origin),
    )
    language = standard.of_document(plain)
    return Metadata(
        organisation=sender.name,
        aliases=aliases_in(plain, sender.name, sender.shorts),
        hearing=_in_normal_case(hearing, plain) if hearing.isupper() else hearing,
        date=day,
        language=language,
        extra=tuple((field, value) for field, value in extra if value),
        origin=tuple((field, value) for field, value in origin if value),
    )


def _kind(name: str) -> str:
    if name in (ANONYMOUS, PRIVATE):
        return "person"
    kind = names.kind_of(name)
    if kind:
        return kind.name
    return "person" if _is_person_name(name) else ""


# --- choosing the sender ----------------------------------------------------------------


def _sender(text: str, letter: Letter, source: str) -> _Sender:
    addressees = {names.fold(name) for name in _addressees(letter)}
    candidates = [
        candidate
        for candidate in (
            *_from_title(letter),
            *_from_label(letter),
            *_from_letterhead(letter),
            *_from_opening(letter, addressees),
            *_from_signature(letter),
        )
        if candidate.origin in ("title", "signature")
        or names.fold(candidate.name) not in addressees
    ]
    candidates += _from_subjects(text, addressees)
    best = _heaviest(candidates, text, source)
    if best.name:
        return best
    person = _person(text, letter)
    if person.name:
        return person
    return _from_file_name(text, source)


def _heaviest(candidates: list[Candidate], text: str, source: str) -> _Sender:
    """Adds up the candidates that are one name and takes the heaviest."""
    if not candidates:
        return _Sender()
    shorts: dict[str, list[str]] = {}
    for candidate in candidates:
        if candidate.short:
            shorts.setdefault(names.fold(candidate.name), []).append(candidate.short)
    long_of = {names.fold(short): key for key, group in shorts.items() for short in group}
    weights: Counter[str] = Counter()
    for candidate in candidates:
        key = names.fold(candidate.name)
        weights[long_of.get(key, key)] += candidate.weight  # type: ignore[assignment]
    folder = _slug(PurePath(source).stem)
    for key in weights:
        if folder and len(key) > 3 and _slug(key) in folder:
            weights[key] += 2
    for key in list(weights):
        longer = [other for other in weights if other.startswith(f"{key} ")]
        for other in longer:
            weights[other] += weights[key]
    key = max(weights, key=lambda item: (weights[item], len(item)))
    same = [candidate for candidate in candidates if names.fold(candidate.name) == key]
    if not same:
        return _Sender()
    first = max(same, key=lambda candidate: candidate.weight)
    name = max((candidate.name for candidate in same), key=_completeness)
    return _Sender(
        _in_normal_case(name, text), first.origin, tuple(dict.fromkeys(shorts.get(key, ())))
    )


def _completeness(name: str) -> tuple[bool, int]:
    """Prefers a name in normal case, then one with its legal form."""
    return (not name.isupper(), len(name))


# --- candidates -------------------------------------------------------------------------

_TITLE_FROM: Final = re.compile(
    r"(?:svar|uttalelse|uttale|utsegn|fråsegn|innspill|innspel|merknader|merknadar|kommentarer)\w*"
    r"(?: til \w+)? (?:fra|frå) (?P<name>[^:;|]{2,200})",
    re.I,
)
_NAME_ENDS: Final = re.compile(
    r"\s+(?:[–—:|]|-(?= ))|(?<=[\w)])[:,;] |\s+(?:til|om|på|vedr\w*|i sak\w*|dato|datert|vedteke"
    r"|vedtatt|angående)\b|\s{2,}|(?<!avd)\.(?: |$)",
    re.I,
)
_BRACKET: Final = re.compile(r"\s*\(([^()]{2,40})\)")


def _cut_name(rest: str) -> tuple[str, str]:
    """The name at the start of `rest`, and the short form it gives in brackets."""
    name, short = _split_bracket(rest)
    end = _NAME_ENDS.search(name)
    return (name[: end.start()] if end else name).strip(" .,–-"), short


def _split_bracket(rest: str) -> tuple[str, str]:
    """`rest` up to a bracket that introduces a short name, and that short name."""
    bracket = _BRACKET.search(rest)
    short = ""
    if bracket:
        short = _short_in(bracket[1])
        rest = rest[: bracket.start()] + (rest[bracket.end() :] if not short else "")
    return rest.strip(" .,–-"), short


def _short_in(inside: str) -> str:
    """The short name a bracket introduces: "NFDR", "heretter NFDR", "heretter kalt X"."""
    called = re.sub(
        r"^(?:heretter|heretter kalt|i det følgende|forkortet|forkorta|kalla|kalt|seinare|senere"
        r"|frå no av)[,:]? ?(?:kalt|kalla|omtalt som|omtala som|benevnt|som)? ?",
        "",
        inside.strip(),
        flags=re.I,
    ).strip(" «»\"'”“")
    if called != inside.strip() or names.is_abbreviation(called.split(" ", 1)[0]):
        return called
    return called if re.fullmatch(rf"[{CAPITAL}][\w-]{{3,30}}", called) else ""


def _from_title(letter: Letter) -> Iterator[Candidate]:
    """ "Høringssvar fra X" as a page title, a subject line or a link at the end."""
    for index, line in enumerate((*letter.head[:25], *letter.tail[-3:])):
        if index > 3 and letters.is_prose(line) and len(line) > 200 and "fra" not in line[:60]:
            continue
        match = _TITLE_FROM.search(line[:200])
        if not match:
            continue
        if "person som ikke har oppgitt navn" in line.lower():
            yield Candidate(ANONYMOUS, 20, "title")
            continue
        name, short = _cut_name(match["name"])
        opening = match.start() == 0 or letters.line_kind(line) is LineKind.SUBJECT
        if name[:1].isupper() and len(name.split()) <= 14:
            own = index < 4 and match.start() < 8
            yield Candidate(name, 10 if own else 6 if opening else 2, "title", short)


_SENDER_LABEL: Final = re.compile(
    r"(?:fra|frå|avsender|avsendar|høringsinstans|høyringsinstans|organisasjon|instans|virksomhet"
    r"|verksemd|svar fra|svar frå|innsender|innsendar|navn|namn|navn på virksomhet"
    r"|navn på organisasjon|from)\s*(?::|\s(?=[A-ZÆØÅ]))\s*(?P<name>\S.*)",
    re.I,
)


def _from_label(letter: Letter) -> Iterator[Candidate]:
    """ "Fra:", "Avsender:" and their like."""
    for line in letter.head[:25]:
        match = _SENDER_LABEL.match(line)
        if not match or letters.is_prose(line):
            continue
        cell = re.split(r"\s{3,}|\s(?:Til|Dato|Sendt):|<|\[", match["name"])[0].strip(" \"'")
        name, short = _split_bracket(cell)
        if name and "@" not in name and name[:1].isupper():
            yield Candidate(name, 10, "letterhead", short)


def _letterhead_lines(letter: Letter) -> list[tuple[int, str, LineKind]]:
    """(index, line, kind) of the lines above the body."""
    rows = []
    for index, line in enumerate(letter.head[:20]):
        kind = letters.line_kind(line)
        if letters.is_prose(line) and kind in (LineKind.OTHER, LineKind.PAPER):
            break
        rows.append((index, line, kind))
    return rows


_TO: Final = re.compile(r"(?:til|att|mottaker|mottakar|adressat)\b\s*:?\s*(?=\S)", re.I)
_AUTHORITIES: Final = frozenset({"ministry"})


def _addressees(letter: Letter) -> list[str]:
    """Who the response is addressed to."""
    return [name for _, name in _addressee_rows(letter)]


def _addressee_rows(letter: Letter) -> list[tuple[int, str]]:
    rows = _letterhead_lines(letter)
    found: list[tuple[int, str]] = []
    named: list[int] = []
    for position, (index, line, kind) in enumerate(rows):
        if (
            _TO.match(line)
            and kind is not LineKind.SUBJECT
            and not line.lower().startswith("til §")
        ):
            name = _strip_unit(line[_TO.match(line).end() :])  # type: ignore[union-attr]
            found.append((index, name))
            continue
        if kind is LineKind.LABEL and line.lower().startswith("departement:"):
            found.append((index, line.split(":", 1)[1].strip()))
            continue
        if kind is not LineKind.OTHER:
            continue
        head = names.head_of(_strip_unit(line))
        ministry = head is not None and head.kind.name == "ministry"
        below = " ".join(row[1] for row in rows[position + 1 : position + 4])
        to_dep = bool(re.search(r"\bDep\b", " ".join([below[:80]]))) and not named
        later = any(
            (other := names.head_of(_strip_unit(row[1]))) is not None
            and other.kind.name == "ministry"
            and row[2] is LineKind.OTHER
            for row in rows[position + 1 : position + 8]
        )
        if (ministry and not later) or (to_dep and not later and _next_is_address(rows, position)):
            found.append((index, _strip_unit(line)))
        elif re.search(r",? postmottak\b|^v/", line, re.I):
            found.append((index, _strip_unit(line)))
        else:
            named.append(index)
    return found


def _next_is_address(rows: list[tuple[int, str, LineKind]], position: int) -> bool:
    return position + 1 < len(rows) and rows[position + 1][2] is LineKind.ADDRESS


def _strip_unit(line: str) -> str:
    """An addressee without its department, abbreviation and post room."""
    return re.split(r", |\s+[-–]\s|\s+v/|\s{3,}|\s*\(", line.strip())[0].strip()


def _recipient(letter: Letter, sender: str) -> str:
    own = names.fold(sender)
    return next(
        (name for name in _addressees(letter) if names.fold(name) != own and name[:1].isupper()), ""
    )


_SUB_UNIT: Final = re.compile(
    r"(?:det )?(?:\w+(?:fakultet|institutt)|fakultet|institutt|senter)\w*\b", re.I
)


def _from_letterhead(letter: Letter) -> Iterator[Candidate]:
    """The first name-like lines above the body that are not the addressee."""
    taken = {index for index, _ in _addressee_rows(letter)}
    rows = _letterhead_lines(letter)
    weight = 5.0
    previous = ""
    for index, line, kind in rows:
        if index in taken or kind is not LineKind.OTHER:
            if index in taken:
                weight = min(weight, 2.0)
            continue
        cell = re.split(r"\s{3,}|\s+[–—|]\s", line)[0].strip()
        name, short = _split_bracket(cell)
        if not name or not names.looks_like_name(name):
            continue
        known = names.kind_of(name) is not None
        yield Candidate(name, weight + (1.5 if known else -1.5), "letterhead", short)
        if previous:
            yield from _composed(previous, name)
        previous = name
        weight = max(1.0, weight - 2)


def _composed(parent: str, unit: str) -> Iterator[Candidate]:
    """A part of the sender that answers for itself: a faculty, a council of citizens."""
    owner = names.kind_of(parent)
    if owner is None:
        return
    if owner.name == "university" and _SUB_UNIT.match(unit):
        yield Candidate(f"{parent}, {unit}", 9, "letterhead")
        yield Candidate(f"{unit}, {parent}", 4, "letterhead")
    council = re.fullmatch(r"(?P<stem>\w+råd)(?:et)?", unit, re.I)
    if owner.name == "municipality" and council and not unit.casefold().startswith("kommune"):
        place = parent.rsplit(" ", 1)[0]
        yield Candidate(f"{place} {council['stem'].casefold()}", 9, "letterhead")


_OPENING: Final = re.compile(
    rf"^(?:[^.:]{{0,60}}?\b(?:Vi i|Me i|fra|frå) )?(?P<name>[{CAPITAL}][^.:;!?\n]{{1,140}}?)"
    rf"(?P<bracket> \([^()\n]{{2,60}}\))?,? (?:{_STANCE_VERB})\b"
)
_NOT_NAME: Final = re.compile(
    r"(?:vi|me|jeg|eg|det|dette|den|de|dei|denne|i|etter|når|som|for|med|på|til|om|ved|fra|frå|vår"
    r"|vårt|våre|departementet|regjeringen|regjeringa|forslaget|framlegget|høringen|høyringa|en|ein"
    r"|et|eit|ei|å|at|dersom|hvis|men|og|også|alle|mange|noen|nokre|flere|fleire|kommunen|kommunene"
    r"|kommunane|utvalget|utvalet|flertallet|fleirtalet|mindretallet|stortinget|saken|saka|norge"
    r"|noreg|loven|lova|her|der|dagens|endringene|endringane|videre|vidare|samtidig|samstundes"
    r"|imidlertid|man|ein|ingen|styret|rådet|hun|han|ho|dere|de|dykk|ja|nei|hva|kva|hvor|kor"
    r"|formålet|føremålet|målet|høringsnotatet|høyringsnotatet|svaret|svarene|rett|mens|slik"
    r"|ordføreren|ordføraren|kommunestyret|formannskapet|kommunedirektøren|rådmannen|forskriften"
    r"|forskrifta|staten|norske|avdelingen|laget|tillegg|bakgrunn|både|hver|kvar|barn|elever|elevar)\b",
    re.I,
)


def _from_opening(letter: Letter, addressees: set[str]) -> Iterator[Candidate]:
    """ "X (ABBR) viser til …" in the first paragraphs."""
    opened = 0
    for line in letter.head[:60]:
        if len(line) < 25 or letters.line_kind(line) in (LineKind.LABEL, LineKind.ADDRESS):
            continue
        if opened >= 8:
            return
        opened += 1
        for sentence in re.split(r"(?<=[.!?]) ", line[:400])[:4]:
            match = _OPENING.match(sentence)
            if not match or _NOT_NAME.match(match["name"]):
                continue
            name, short = _split_bracket(match["name"] + (match["bracket"] or ""))
            if not names.looks_like_name(name) or names.fold(name) in addressees:
                continue
            known = names.kind_of(name) is not None
            ministry = known and _kind(name) in _AUTHORITIES
            weight = 2.0 + 2 * known + 3 * bool(short) - 3 * ministry
            if len(name.split()) == 1 and not short:
                weight -= 1
            if opened > 3:
                weight /= 2
            yield Candidate(name, weight, "text", short)


_CLOSING: Final = re.compile(
    r"(?:med\s+)?(?:vennlig|venleg|beste|best|vennlige|venlege)?\s*(?:hilsen|helsing|hilsning)\b|mvh\b"
    r"|vennligst\b|for$",
    re.I,
)
_FOR: Final = re.compile(r"(?:for|på vegne av|på vegner av|på vegne|styret i|v/)\s+(?=\S)", re.I)
_BODY_IN: Final = re.compile(
    r"^(?:(?:for )?(?:styret|leiinga|ledelsen|arbeidsutvalget|elevrådsstyret|administrasjonen) (?:i|ved) )",
    re.I,
)


def _signature(letter: Letter) -> list[str]:
    """The lines after the closing words, or the last ones when there are none."""
    lines = list(letter.tail[-25:])
    for index in range(len(lines) - 1, -1, -1):
        match = _CLOSING.match(lines[index])
        if match and len(lines[index]) < 120:
            rest = lines[index][match.end() :].strip(" ,.:–-")
            return ([rest] if rest else []) + lines[index + 1 :]
        inner = re.search(
            r"\b(?:hilsen|helsing|mvh)\b[,.]? +(?=[A-ZÆØÅ])", lines[index][-160:], re.I
        )
        if inner:
            return [lines[index][-160:][inner.end() :], *lines[index + 1 :]]
    return lines[-8:]


def _from_signature(letter: Letter) -> Iterator[Candidate]:
    """The names under "Med vennlig hilsen"."""
    for line in _signature(letter)[:8]:
        if letters.is_prose(line):
            continue
        cells = [cell.strip() for cell in re.split(r"\s{3,}|\t", line) if cell.strip()]
        plain = [_unrole(cell) for cell in cells]
        signers = [
            (name, is_for)
            for name, is_for in plain
            if names.looks_like_name(name) and letters.line_kind(name) is LineKind.OTHER
        ]
        known = [name for name, is_for in signers if is_for or names.kind_of(name)]
        if len(known) > 1 and len(known) == len(cells):
            yield Candidate(f"{', '.join(known[:-1])} og {known[-1]}", 5, "signature")
            continue
        for name, is_for in signers:
            name, short = _split_bracket(name)
            if not name or _NOT_NAME.match(name):
                continue
            if is_for or names.kind_of(name):
                weight = 3.0 + is_for + bool(names.kind_of(name))
                yield Candidate(name, weight, "signature", short)
            elif not _is_person_name(name):
                yield Candidate(name, 1, "signature", short)


def _unrole(cell: str) -> tuple[str, bool]:
    """The name in a signature cell, and whether it is introduced by "for"."""
    name = _BODY_IN.sub("", cell)
    is_for = name != cell
    match = _FOR.match(name)
    if match:
        name, is_for = name[match.end() :], True
        name = _BODY_IN.sub("", name)
    return re.split(r"\s+v/|,? ved |\s+[·|•]\s", name)[0].strip(" ,.–-"), is_for


_SUBJECT: Final = re.compile(
    rf"(?<![\w-])(?P<name>[{CAPITAL}][\w&-]*(?: (?:[{CAPITAL}][\w&-]*|for|og|i|av|kommune|fylkeskommune"
    rf"|\w*(?:lag|råd|forening|foreining|forbund|organisasjon))){{0,6}}) {_SPEAKING_VERB}\b"
)


def _from_subjects(text: str, addressees: set[str]) -> list[Candidate]:
    """Names that stand as subject of verbs of opinion, by how often they do."""
    counts: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for match in _SUBJECT.finditer(text):
        name = match["name"]
        if _NOT_NAME.match(name) or names.fold(name) in addressees:
            continue
        if " " not in name and not names.is_abbreviation(name) and name.casefold() in _definites():
            continue
        counts[names.fold(name)] += 1
        shown.setdefault(names.fold(name), name)
    return [
        Candidate(shown[key], min(4.0, 0.5 * count) - 1.0 * (" " not in shown[key]), "text")
        for key, count in counts.most_common(5)
        if count > 1
    ]


def _definites() -> frozenset[str]:
    return frozenset(
        form.casefold()
        for kind in names.kinds()
        for _, forms in kind.nouns
        for form in (*forms, *kind.organs, *kind.synonyms)
    )


# --- persons and file names ---------------------------------------------------------------

_FIRST_PERSON: Final = re.compile(r"\b(?:jeg|eg|meg|undertegnede|underteikna|min|mitt)\b", re.I)
_PLURAL: Final = re.compile(r"\b(?:vi|me|oss|vår|vårt|våre)\b", re.I)
_PERSON_NAME: Final = re.compile(rf"[{CAPITAL}][a-zæøåéöäü-]+(?: [{CAPITAL}][\w.-]*){{1,3}}")


def _is_person_name(name: str) -> bool:
    return bool(_PERSON_NAME.fullmatch(name)) and names.kind_of(name) is None


def _person(text: str, letter: Letter) -> _Sender:
    """The private person who signs, when nobody else answers."""
    if len(_FIRST_PERSON.findall(text)) <= len(_PLURAL.findall(text)) // 2:
        return _Sender()
    for line in _signature(letter)[:3]:
        if _is_person_name(line.strip(" ,.")):
            return _Sender(line.strip(" ,."), "signature")
    return _Sender(PRIVATE, "text")


def _slug(name: str) -> str:
    """A name as file names write it: ASCII letters and digits with hyphens between.

    >>> _slug("Bergåsen eldreråd"), _slug("01_Fjordvik kommune")
    ('bergasen-eldrerad', '01-fjordvik-kommune')
    """
    lower = name.casefold().replace("æ", "ae").replace("ø", "o").replace("å", "a")
    lower = lower.replace("oe", "o").replace("aa", "a")
    plain = unicodedata.normalize("NFKD", lower).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain))


_NOT_IN_FILE_NAME: Final = re.compile(
    r"(?:hoe?ringssvar|hoe?yringssvar|hoe?ringsuttalelse|hoe?ring|hoe?yring|svar|uttalelse|uttale"
    r"|frasegn|innspill|innspel|fra|til|nou|nr|v|vedlegg|brev|nettside|endelig|signert|dok|doc"
    r"|document|scan|side|pdf|svarbrev|horingssvar|\d+)$"
)


def _from_file_name(text: str, source: str) -> _Sender:
    stem = unicodedata.normalize("NFC", PurePath(source).stem)
    parts = [part for part in re.split(r"[\s_.–-]+", stem) if part]
    kept = [part for part in parts if not _NOT_IN_FILE_NAME.match(_slug(part) or "1")]
    if not kept:
        return _Sender()
    shown = {}
    for word in re.findall(r"\w+", text[: letters.HEAD]):
        if word[:1].isupper():
            shown.setdefault(_slug(word), word)
    words = [shown.get(_slug(part), part) for part in kept]
    name = " ".join(words)
    if len(kept) == 1 and len(name) <= 5 and name.isalpha():
        name = name.upper()
    return _Sender(name[:1].upper() + name[1:], "file name")


# --- case ---------------------------------------------------------------------------------


def _in_normal_case(name: str, text: str) -> str:
    """A name in capitals as the body writes it, or as such names are usually written.

    >>> _in_normal_case("SKARVØYA KOMMUNE", "")
    'Skarvøya kommune'
    """
    words = name.split()
    if not any(_is_shouted(word) for word in words) or not name.isupper():
        return name
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)", re.I)
    written = Counter(
        " ".join(match.group().split())
        for match in pattern.finditer(text)
        if not match.group().isupper() and not match.group().islower()
    )
    if written:
        return written.most_common(1)[0][0]
    return " ".join(_lowered(word, index, text) for index, word in enumerate(words))


def _is_shouted(word: str) -> bool:
    return word.isupper() and len(word) > 3


def _lowered(word: str, index: int, text: str) -> str:
    if names.without_legal_form(f"x {word}") == "x" or word in {"FAU", "NOU", "KS", "EU", "EØS"}:
        return word
    lower = word.lower()
    if lower in names.CONNECTIVES or (index and names.head_of(f"X {lower}") is not None):
        return lower
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.I)
    del found
    return lower[:1].upper() + lower[1:]


# --- aliases --------------------------------------------------------------------------------


def aliases_in(text: str, name: str, introduced: Iterable[str] = ()) -> tuple[str, ...]:
    """The other names `name` goes by in `text`, most specific first.

    >>> aliases_in("Kommunen mener. Kommunestyret vedtok. Departementet foreslår.",
    ...            "Fjordvik kommune")
    ('kommunen', 'kommunestyret')
    """
    if not name or name in (ANONYMOUS, PRIVATE):
        return ()
    lowered = text.casefold()
    tokens = set(re.findall(r"[\w-]+", lowered))

    def occurs(phrase: str) -> bool:
        folded = phrase.casefold()
        return folded in tokens if " " not in folded else folded in lowered

    found = [
        *introduced,
        *_introduced(text, name),
        *_unexplained_abbreviations(text, name),
        *(short for short in _short_names(name, text) if occurs(short)),
        *(noun for noun in _definite_nouns(name) if occurs(noun)),
        *(organ for organ in _organs(name) if occurs(organ)),
    ]
    unique = {alias.casefold(): alias for alias in reversed(found) if alias}
    own = name.casefold()
    return tuple(alias for alias in reversed(unique.values()) if alias.casefold() != own)


def _introduced(text: str, name: str) -> Iterator[str]:
    """Short names in brackets right after the name, wherever that is."""
    stem = names.without_legal_form(name)
    pattern = re.escape(stem) + r"(?: \w{2,3})? ?\(([^()\n]{2,60})\)"
    for match in list(re.finditer(pattern, text, re.I))[:5]:
        short = _short_in(match[1])
        if short:
            yield short


def _unexplained_abbreviations(text: str, name: str) -> Iterator[str]:
    """Abbreviations used as subjects whose letters can be read off the name."""
    pattern = (
        rf"(?<![\w(-])([{CAPITAL}][\w&]{{1,9}})(?: {_SPEAKING_VERB}\b|s? (?:vurdering|syn|mening))"
    )
    counts = Counter(match[1] for match in re.finditer(pattern, text))
    for short, _ in counts.most_common(10):
        if names.is_abbreviation(short) and names.abbreviates(short, name) and short != name:
            yield short


def _short_names(name: str, text: str) -> Iterator[str]:
    """The name without legal form, place or parent; the noun alone as a proper name."""
    stem = names.without_legal_form(name)
    if stem != name:
        yield stem
    head = names.head_of(name)
    if head is None:
        return
    words = name.split()
    if head.kind.name in ("municipality", "county") and len(words) > 1:
        place = " ".join(words[:-1])
        yield from (f"{place} {body}" for body in head.kind.bodies)
        if re.search(rf"(?<!\w){re.escape(place)} {_SPEAKING_VERB}\b", text):
            yield place
    first = words[0]
    if len(words) > 1 and re.search(rf"(?<!\w){re.escape(first)} [{CAPITAL}]{{2,4}}\b", text):
        match = re.search(rf"(?<!\w){re.escape(first)} [{CAPITAL}]{{2,4}}\b", text)
        if match and not match.group().isupper() and match.group() not in name:
            yield match.group()
    if names.BRANCH.search(name):
        branch = re.search(r"\bavd\. ?\d+", name, re.I)
        if branch:
            yield branch.group()


def _definite_nouns(name: str) -> Iterator[str]:
    """ "fiskarlaget", "laget": the definite forms the kind's noun takes in this name."""
    kind = names.kind_of(name)
    if kind is None:
        return
    head = names.head_of(name)
    if names.BRANCH.search(name):
        yield from ("avdelingen", "avdelinga", "lokallaget", "fylkeslaget", "klubben")
    elif head is not None:
        compound = head.compound.casefold()
        yield compound if compound in head.definite or compound.endswith(head.definite) else ""
        if compound.endswith(head.noun):
            start = compound[: len(compound) - len(head.noun)]
            yield from (start + form for form in head.definite if start)
        yield from head.definite
    yield from kind.synonyms


def _organs(name: str) -> Iterator[str]:
    kind = names.kind_of(name)
    if kind is None:
        return
    for organ in kind.organs:
        if organ in names.NATIONAL_ORGANS and not names.is_national(name):
            continue
        yield organ
    if names.is_national(name) and kind.name in ("union", "association"):
        yield from names.NATIONAL_ORGANS
