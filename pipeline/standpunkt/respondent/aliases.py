"""The other names a respondent goes by in its own text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from standpunkt.respondent import names
from standpunkt.respondent.names import CAPITAL
from standpunkt.respondent.together import nouns_of
from standpunkt.respondent.voice import SEVERAL, without_quoted_voices

OPINION_VERBS: Final = (
    "mener|meiner|støtter|støttar|ønsker|ønskjer|ynskjer|takker|takkar|slutter|sluttar|stiller"
    "|viser|ber|bed|anbefaler|tilrår|understreker|understrekar|avgir|avgjev|vurderer|foreslår"
    "|føreslår|forutsetter|føreset|forventer|ventar|krever|krev|advarer|åtvarar|går|rår|godtar"
    "|godtek|oppfatter|oppfattar|merker|konstaterer|deler|synes|synest|tykkjer|tror|trur"
    "|fraråder|stør|vedtar|vedtek|peker|peikar|registrerer|bemerker|mottar|legger|legg|noterer"
    "|anser|antar|antek|avviser|etterlyser|frykter|fryktar|hevder|hevdar|motsetter|oppfordrer"
    "|protesterer|protesterar"
    "|oppmoder|oppmodar|påpeker|påpeikar|savner|savnar"
)
COMMON_VERBS: Final = (
    "er|har|vil|kan|ser|tar|tek|gir|gjev|gjer|må|får|sier|seier|sender|organiserer|representerer"
    "|forvalter|forvaltar|tilbyr|driver|driv|produserer|utdanner|utdannar|behandlet|handsama"
    "|arbeider|arbeidar|jobber|kommer|kjem|finner|finn|står|bidrar|eier|eig|leverer|opplever"
    "|samler|samlar|ble|vart|hadde|tok|gav|ga|fikk|fekk|drives|drivast|blir|består"
    "|svarer|svarar"
)
SPEAKING: Final = f"(?:{OPINION_VERBS}|{COMMON_VERBS})"
JUDGING: Final = (
    "enig|einig|uenig|ueinig|samd|usamd|positiv|negativ|kritisk|skeptisk|imot|bekymret|uroa|glad"
    "|fornøyd|nøgd|tilfreds|opptatt|oppteken"
)
"""What one who answers is of a proposal; forms have endings after them."""

_VIEW: Final = (
    r"(?:\w+ )?(?:syn|vurdering|mening|meining|oppfatning|oppfatting|standpunkt|skjønn|holdning"
    r"|haldning|erfaring|konklusjon|anbefaling|tilråding)"
)

JOINT_NOUNS: Final = (
    "organisasjonene", "organisasjonane", "partene", "partane", "foreningene", "foreiningane",
    "forbundene", "forbunda", "lagene", "laga", "rådene", "råda", "selskapene", "selskapa",
    "institusjonene", "institusjonane", "avsenderne", "underskriverne", "avsendarane",
    "underskrivarane",
)  # fmt: skip
_BRANCH_NOUNS: Final = (
    "avdelingen", "avdelinga", "lokallaget", "fylkeslaget", "lokalavdelingen", "klubben", "kretsen",
)  # fmt: skip
_NATIONAL_ORGANS: Final = (
    "landsstyret", "landsmøtet", "sentralstyret", "hovedstyret", "hovudstyret",
)  # fmt: skip
_UNIVERSITY_ORGANS: Final = ("universitetsstyret", "rektor", "rektoratet")
_NOT_ABBREVIATIONS: Final = frozenset(
    ["AS", "ASA", "IKS", "SA", "KF", "HF", "RHF", "PDF", "NOU", "EU", "EØS", "HMS", "IKT", "NB"]
)


def aliases_in(text: str, name: str, introduced: Iterable[str] = ()) -> tuple[str, ...]:
    """The other names `name` goes by in `text`, most specific first.

    `introduced` are short names already met, such as the one in the title. Definite nouns
    and governing bodies come in lower case; they stand for the respondent in any case.

    >>> aliases_in("Kommunen mener det. Kommunestyret vedtok. Departementet foreslår.",
    ...            "Fjordvik kommune")
    ('kommunen', 'kommunestyret')
    """
    if not name:
        return ()
    lowered = text.casefold()

    def occurs(phrase: str) -> bool:
        folded = phrase.casefold()
        if not _WORD.fullmatch(folded):
            return folded in lowered
        # "etter kommunens syn" may be the only place where a text says what it is
        return any(_has_word(lowered, form, "-") for form in (folded, f"{folded}s"))

    own = _answering_part(name)
    found = (
        *introduced,
        *_introduced(text, own),
        *_introduced_without_place(text, own),
        *_unexplained(text, own),
        *(alias for alias in _derived(text, lowered, name, own) if occurs(alias)),
    )
    unique: dict[str, str] = {}
    for alias in found:
        unique.setdefault(alias.casefold(), alias)
    return tuple(alias for key, alias in unique.items() if key not in ("", name.casefold()))


_SPEAKS_AS: Final = re.compile(
    rf"(?<![\w«-])(?P<noun>[{CAPITAL}]?[a-zæøå]+)"
    rf" (?:(?:{OPINION_VERBS})\b|er (?:\w+ )?(?:{JUDGING})\w*)"
)
_NEVER_OWN: Final = frozenset(
    [
        "utvalget",
        "utvalet",
        "regjeringen",
        "regjeringa",
        "partiet",
        "tinget",
        "stortinget",
        "retten",
        "skolen",
        "skulen",
    ]
)


_FIRST_PERSON: Final = re.compile(r"\b(?:vi|jeg|eg)\b", re.I)


def _is_compound(noun: str) -> bool:
    """Whether a noun tells more than what such a body is called for short: "bondelaget"."""
    return any(noun != short and noun.endswith(short) for short in names.self_names())


def nouns_it_speaks_as(text: str, name: str = "") -> Iterator[str]:
    """The nouns by which a text without a telling name takes its stands: "forbundet mener".

    Those of ministries and committees are never the respondent's, and none is of which the text
    names another body.

    >>> list(nouns_it_speaks_as("Forbundet støtter forslaget. Departementet mener noe."))
    ['forbundet']
    >>> list(nouns_it_speaks_as("Kommunen støtter det, som Testvik kommune støttet i fjor."))
    []
    """
    own = names.fold(name)
    we = _FIRST_PERSON.search(text) is not None
    counts = Counter(found["noun"].casefold() for found in _SPEAKS_AS.finditer(text))
    for noun, times in counts.items():
        heads = names.heads_of(noun)
        if noun in _NEVER_OWN or not heads:
            continue
        if noun not in names.self_names() and not _says_it_is_one(heads[0], text, name):
            continue
        if heads[0].kind.name in ("ministry", "council", "party"):
            continue
        if we and times == 1 and _is_compound(noun):
            continue  # "Bondelaget mener noe annet enn vi"
        if all(names.fold(other) in own for other in _named_with(heads[0].noun, text)):
            yield noun


def _says_it_is_one(head: names.Head, text: str, name: str) -> bool:
    """Whether a text says that its respondent is what a noun tells: "Vik er et fellesskap"."""
    ends = sorted((form for form in head.definite if head.is_definite), key=len, reverse=True)
    stem = next((head.compound[: -len(end)] for end in ends if head.compound.endswith(end)), "")
    said = rf"{re.escape(name)} (?:er|som) (?:en|ein|ei|et|eit) (?:\w+ ){{0,3}}{stem}{head.noun}\b"
    return bool(name and ends) and re.search(said, text, re.I) is not None


def nouns_it_says_it_is(text: str, name: str) -> Iterator[str]:
    """The nouns by which a text takes its stands and that it says its respondent is.

    >>> list(nouns_it_says_it_is("Sámi Vik er en forening. Foreningen er imot.", "Sámi Vik"))
    ['foreningen']
    """
    spoken = dict.fromkeys(found["noun"].casefold() for found in _SPEAKS_AS.finditer(text))
    for noun in spoken:
        if any(_says_it_is_one(head, text, name) for head in names.heads_of(noun)[:1]):
            yield noun


def organs_it_speaks_as(text: str) -> Iterator[str]:
    """The council or board by which a text in the third person that names no sender speaks.

    None is where another body's noun speaks too: the council may be somebody else's.

    >>> list(organs_it_speaks_as("Fylkestinget støtter forslaget. Fylkestinget er imot § 4."))
    ['fylkestinget']
    >>> list(organs_it_speaks_as("Fylkestinget støtter forslaget. Det gjør ikke vi."))
    []
    """
    if SEVERAL.search(without_quoted_voices(text)):
        return
    spoken = dict.fromkeys(found["noun"].casefold() for found in _SPEAKS_AS.finditer(text))
    speakers = [noun for noun in spoken if noun in names.self_names() or names.heads_of(noun)]
    for kind in names.kinds():
        own = {*kind.organs, *(form for noun, forms in kind.nouns for form in (noun, *forms))}
        if speakers and own.issuperset(speakers):
            yield from (noun for noun in speakers if noun in kind.organs)
            return


def named_by_its_noun(text: str) -> Iterator[str]:
    """The only body named that has the noun by which a text takes its stands.

    >>> list(named_by_its_noun("Norsk Brolag spør hvorfor. Laget støtter det ikke."))
    ['Norsk Brolag']
    """
    for noun in dict.fromkeys(found["noun"].casefold() for found in _SPEAKS_AS.finditer(text)):
        heads = names.heads_of(noun)
        if noun in _NEVER_OWN or noun not in names.self_names() or not heads:
            continue
        named = dict.fromkeys(_named_with(heads[0].noun, text))
        if heads[0].kind.name != "ministry" and len(named) == 1:
            yield from named


def _named_with(noun: str, text: str) -> list[str]:
    """The names in a text that end in a noun."""
    return re.findall(
        rf"(?:[{CAPITAL}][\w-]{{0,40}} ){{1,6}}\w{{0,40}}{re.escape(noun)}(?!\w)", text
    )


_WORD: Final = re.compile(r"[\w-]+")


def _has_word(text: str, word: str, joint: str = "") -> bool:
    """Whether a word stands in a text and not as a part of another; `joint` joins words to one."""
    return any(
        not _joins(text[start - 1 : start], joint) and not _joins(text[end : end + 1], joint)
        for start, end in _places(text, word)
    )


def _joins(character: str, joint: str) -> bool:
    """Whether a character beside a word is a part of it; the text's edge is none."""
    return character.isalnum() or character in ("_", joint) if character else False


def _places(text: str, words: str) -> Iterator[tuple[int, int]]:
    start = text.find(words)
    while start >= 0:
        yield start, start + len(words)
        start = text.find(words, start + 1)


def _answering_part(name: str) -> str:
    """The faculty in "University, Faculty": it is the part that answers.

    >>> _answering_part("Testvik universitet, Fakultet for språk")
    'Fakultet for språk'
    """
    first, _, rest = name.partition(", ")
    if names.SUB_UNIT.match(rest):
        return rest
    unit, comma, parent = name.rpartition(", ")
    return unit if comma and names.SUB_UNIT.match(first) and names.kind_of(parent) else name


def _derived(text: str, lowered: str, name: str, own: str) -> Iterator[str]:
    """Names that follow from the name and its kind, whether the text has them or not."""
    if own != name:
        yield own
    parts = names.parts_of(name)
    if len(parts) > 1:
        yield from JOINT_NOUNS
        yield from _plurals(parts)
        return
    if persons := nouns_of(own):
        yield from persons
        return
    whole, at, _ = own.partition(" ved ")
    if at and names.is_abbreviation(whole):
        yield whole  # "NTL ved Testvik kontor": who is told of is called something more
    yield from _short_names(own, text)
    kind = names.kind_of(own)
    if kind is None:
        return
    yield from definite_nouns(own)
    if kind.name == "party":
        yield from _party_of(own)
    yield from _shortened_compounds(own, lowered)
    yield from kind.synonyms
    whole_only = _UNIVERSITY_ORGANS if names.SUB_UNIT.match(own) else ()
    yield from (organ for organ in kind.organs if organ not in (*_NATIONAL_ORGANS, *whole_only))
    if names.is_national(own) and kind.name in ("union", "association", "trade", "interest"):
        yield from _NATIONAL_ORGANS


def _party_of(name: str) -> Iterator[str]:
    """A party's local branch with its place behind: "Høgre i Testvik" for Testvik Høyre."""
    for head in names.heads_of(name)[:1]:
        place = name.replace(head.compound, "").replace(" i ", " ").strip()
        forms = (head.noun, *head.definite) if place else ()
        yield from (f"{form} i {place}" for form in forms)
        yield from (f"{place} {form}" for form in forms)


def _plurals(parts: tuple[str, ...]) -> Iterator[str]:
    """What several of one kind are called together: "kommunene", "lagene"."""
    nouns = {head.noun for part in parts for head in names.heads_of(part)[:1]}
    if len(nouns) == 1:
        (noun,) = nouns
        stem = noun.removesuffix("e")
        yield from (f"{stem}ene", f"{stem}ane", f"{stem}a")


# --- short names ------------------------------------------------------------------------

_CALLED: Final = re.compile(
    r"^(?:(?:heretter|i det følgende|i det følgjande|forkortet|forkorta|seinare|senere"
    r"|vidare|videre|frå no av|også|òg)\b[,:]? ?)?"
    r"(?:(?:kalt|kalla|omtalt som|omtala som|benevnt|nemnd|forkortet|forkorta til|forkortet til)"
    r"\b[,:]? ?)?",
    re.I,
)


def short_in(inside: str) -> str:
    """The short name that a bracket introduces; empty when it holds something else.

    >>> short_in("NFDR"), short_in("heretter kalt «Forbundet»"), short_in("se vedlegg 2")
    ('NFDR', 'Forbundet', '')
    """
    plain = inside.strip()
    called = _CALLED.sub("", plain, count=1)
    called = called.strip(" «»\"'”“‘’")
    if called.upper() in _NOT_ABBREVIATIONS or not called:
        return ""
    named = called != plain and len(called.split()) <= 4
    first = called.split(" ", 1)[0]
    shaped = names.is_abbreviation(first) or re.fullmatch(rf"[{CAPITAL}][\w-]{{3,30}}", called)
    return called if (named or shaped) and not re.search(r"\d{3}", called) else ""


def _introduced(text: str, name: str) -> Iterator[str]:
    """Short names in brackets or after "heretter" right behind the name."""
    stem = re.escape(names.without_legal_form(name))
    pattern = rf"{stem}(?: [A-Z]{{2,3}})?(?: ?\(([^()\n]{{2,60}})\)|,? (heretter [^,.\n]{{2,50}}))"
    for match in re.finditer(pattern, text, re.I):
        said = (match[1] or match[2]).strip()
        # "Norsk Brolag (NB)": right behind the name that it is cut down from, it is no other word.
        yield said if _is_cut_down(said, name) else short_in(said)


def _introduced_without_place(text: str, name: str) -> Iterator[str]:
    """The short name of what a name has before its place: "Ungdommens fylkesråd (UFR)"."""
    core, _, place = name.partition(" i ")
    if place and " " in core:
        yield from (short for short in _introduced(text, core) if names.abbreviates(short, core))


def _is_cut_down(short: str, name: str) -> bool:
    """Whether letters are just those that the words of a name begin with."""
    letters = "".join(word[0] for word in names.without_legal_form(name).split())
    return len(short) > 1 and short.isupper() and short == letters.upper()


def _unexplained(text: str, name: str) -> Iterator[str]:
    """Abbreviations that speak, or whose view it is, and whose letters the name has: "NSFs syn"."""
    pattern = rf"(?<![\w(&-])([{CAPITAL}][\w&]{{1,9}}?)(?: {SPEAKING}\b|s {_VIEW}\b)"
    counts = Counter(match[1] for match in re.finditer(pattern, text))
    for short, _ in counts.most_common(20):
        fits = names.is_abbreviation(short) and names.abbreviates(short, name)
        if fits and short not in _NOT_ABBREVIATIONS and short != name:
            yield short


_CAPITALS: Final = re.compile(rf"[{CAPITAL}]{{2,4}}(?= [a-zæøå])")
_SPEAKS: Final = re.compile(rf"{SPEAKING}\b")


def _short_names(name: str, text: str) -> Iterator[str]:
    """The name without its legal form or its noun, or with its noun abbreviated."""
    stem = names.without_legal_form(name)
    if stem != name:
        yield stem
    first, *rest = name.split()
    if not rest:
        return
    own = names.is_abbreviation(rest[-1]) and rest[-1] not in _NOT_ABBREVIATIONS
    if own and _what_follows(rest[-1], _SPEAKS, text):
        yield rest[-1]  # "Hovedorganisasjonen KT"
    abbreviated = _what_follows(first, _CAPITALS, text)
    if abbreviated and names.abbreviates(abbreviated, _noun_word(rest[-1])):
        yield f"{first} {abbreviated}"
    kind = names.kind_of(name)
    place = " ".join([first, *rest[:-1]])
    if kind and kind.bodies:
        yield from (f"{place} {body}" for body in kind.bodies)
        if _what_follows(place, _SPEAKS, text):
            yield place
    yield from _abbreviated_in_front(name, text)
    yield from _definite_last(name)
    plural = re.search(r"\w{4,}(?:er|ar|e)$", name)
    if plural and names.kind_of(name) is None:  # "brobyggerne" of Norske Brobyggere
        stem = re.sub(r"(?:er|ar|e)$", "", plural[0]).casefold()
        yield from (stem + form for form in ("ene", "ane", "ne"))
    for head in names.heads_of(name)[:1]:  # "Elveforbundet" for Landsforbundet Trygg Elv
        others = [word.casefold() for word in name.split() if word != head.compound]
        stems = [word + joint for word in others for joint in ("", "e", "s")]
        yield from (stem + form for stem in stems for form in head.definite if len(stem) > 2)
    branch = re.search(r"\bavd(?:\.|eling) ?\d+", name, re.I)
    if branch:
        yield branch.group()


def _abbreviated_in_front(name: str, text: str) -> Iterator[str]:
    """The name with initials for its first words: "IKA Fjordane" for an Interkommunalt arkiv."""
    words = names.without_legal_form(name).split()
    for size in range(2, len(words)):
        front, rest = " ".join(words[:size]), " ".join(words[size:])
        pattern = rf"(?<![\w-])([{CAPITAL}]{{2,6}}) {re.escape(rest)}(?![\w-])"
        for short in dict.fromkeys(re.findall(pattern, text)):
            if names.abbreviates(short, front):
                yield f"{short} {rest}"


def _what_follows(words: str, pattern: re.Pattern[str], text: str) -> str:
    """What fits a pattern right after some words, the first time that it does; else empty."""
    for start, end in _places(text, f"{words} "):
        found = pattern.match(text, end)
        if found and not _joins(text[start - 1 : start], ""):
            return found[0]
    return ""


def _noun_word(compound: str) -> str:
    """A compound with its last part set off: "idrettslag" as "idretts lag".

    >>> _noun_word("idrettslag")
    'idretts lag'
    """
    heads = names.heads_of(compound)
    noun = heads[0].noun if heads else ""
    return f"{compound[: -len(noun)]} {noun}" if noun and compound != noun else compound


def _shortened_compounds(name: str, lowered: str) -> Iterator[str]:
    """The definite compound without its first part: *bondelaget* of a *Småbondelag*."""
    for head in names.heads_of(name)[:1]:
        compound = head.compound.casefold()
        if not compound.endswith(head.noun):
            continue
        stem = re.split(r"\W", compound.removesuffix(head.noun))[-1]
        ends = [stem[start:] for start in range(len(stem) - 2)]  # of three letters and more
        for form in head.definite:
            words = sorted(end + form for end in ends)
            yield from (word for word in words if _has_word(lowered, word))


_LONG_WORD: Final = 8
"""Letters: a word this long is a name, and no "plan" or "hus"."""


def _definite_last(name: str) -> Iterator[str]:
    last = name.rpartition(" ")[2].casefold()
    if last != name.casefold() and len(last) > _LONG_WORD and names.kind_of(last) is None:
        yield from (last + ending for ending in ("en", "n", "et", "a"))


def definite_forms(name: str) -> Iterator[str]:
    """The definite nouns of a name, and what its last word would be if it is none that is known.

    >>> "testvarslingstjenesten" in definite_forms("Statens Testvarslingstjeneste")
    True
    """
    yield from definite_nouns(name)
    yield from _definite_last(name)


def definite_nouns(name: str) -> Iterator[str]:
    """The definite forms of the nouns in a name, compounds first, in lower case.

    >>> list(definite_nouns("Ytre Havn Fiskarlag"))
    ['fiskarlaget', 'laget']
    """
    kind = names.kind_of(name)
    if names.BRANCH.search(name):
        yield from _BRANCH_NOUNS
        return
    for index, head in enumerate(names.heads_of(name)):
        compound = head.compound.casefold()
        if head.is_definite:
            yield compound
        elif index:
            continue
        elif compound.endswith(head.noun) and compound != head.noun:
            start = compound[: -len(head.noun)]
            yield from (start + form for form in head.definite)
        if head.kind is kind or head.is_definite:
            yield from head.definite
