"""References by number: "§§ 5–7", "punkt 4.2", "kap. 7", "forslag 2 og 3", "de to første".

What a text refers to is read the same way in a list of proposals and in a response, so that the
two can be held against each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

PARAGRAPH: Final = "§"
POINT: Final = "punkt"
PROPOSAL: Final = "forslag"
OWN_ID: Final = "id"


class Reference(NamedTuple):
    """One thing that is referred to: "§" with "15-8" and ledd 3, or "punkt" with "4.2".

    `part` is the ledd of a provision, 0 where none is named.
    """

    kind: str
    number: str
    part: int = 0


_NUMBER = r"\d{1,3}(?:[-.]\d{1,3})*(?:\s?[a-hj-np-zæø]\b(?!\.?\s?\d))?"
# Capitals alone: the "i" in "forslaget i § 5" is no number.
_ROMAN = r"(?-i:[IVX]{1,5}\b)(?!\s*§)"
# A hyphen without spaces is part of a number: § 5-7 is one provision, §§ 5–7 are three.
_DASH = r"\s*[–—]\s*|\s+-\s+|\s+til\s+"
_NEXT = rf"(?:\s*,\s*(?:og\s+|samt\s+)?|\s+og\s+|\s+samt\s+|\s+eller\s+|{_DASH})"
_JOINED = re.compile(rf"({_NEXT})")
_ORDINALS: Final = {
    word: number
    for number, words in enumerate(
        (
            ("første", "fyrste", "1."),
            ("andre", "annet", "annen", "anna", "2."),
            ("tredje", "3."),
            ("fjerde", "4."),
            ("femte", "5."),
            ("sjette", "6."),
            ("sjuende", "syvende", "sjuande", "7."),
            ("åttende", "åttande", "8."),
            ("niende", "niande", "9."),
            ("tiende", "tiande", "10."),
        ),
        1,
    )
    for word in words
}
_LEDD = rf"(?:\s+({'|'.join(map(re.escape, _ORDINALS))})\s+ledd)?"
_SPECIES: Final = (
    (PARAGRAPH, re.compile(rf"§+\s*({_NUMBER}(?:{_NEXT}(?:§+\s*)?{_NUMBER})*){_LEDD}")),
    (
        POINT,
        re.compile(
            r"\b(?:punkt(?:et|ene|a)?|pkt\.?|kapittel|kapitlet|kapittelet|kapitlene|kapitla|kap\.?|"
            rf"avsnitt|del|boks)\s+((?:{_NUMBER}|{_ROMAN})(?:{_NEXT}(?:{_NUMBER}|{_ROMAN}))*)",
            re.IGNORECASE,
        ),
    ),
    (
        PROPOSAL,
        re.compile(
            r"\b(?:forslag(?:et|ene)?|framlegg(?:et|a)?|tiltak(?:et|ene|a)?|anbefaling(?:en|ene)?|"
            r"tilråding(?:a|ane)?|spørsmål(?:et|ene)?|modell(?:en)?|alternativ(?:et)?)\s+"
            rf"(?:nr\.?\s+|nummer\s+)?((?:{_NUMBER}|{_ROMAN})(?:{_NEXT}(?:{_NUMBER}|{_ROMAN}))*)",
            re.IGNORECASE,
        ),
    ),
)
# "punkt 4.2" and its heading "4.2 Vannmålere": a number of one level is the response's own.
# "forslaget i 3.3": no amount, since a word for what is put forward stands before it.
_UNDER: Final = re.compile(
    r"\b(?:(?:lov|endrings)?(?:forslag|framlegg|fremlegg|endring)|tiltak|merknad|bestemmels|"
    r"føresegn|regulering)\w*\s+(?:i|til|under)\s+"
    rf"(\d{{1,2}}(?:\.\d{{1,2}})+(?:{_NEXT}\d{{1,2}}(?:\.\d{{1,2}})+)*)(?!\s*(?:%|prosent))",
    re.IGNORECASE,
)
_BRACKETED: Final = re.compile(r"\((\d{1,2}(?:\.\d{1,2})+)\)")
_HEADED: Final = re.compile(r"^(\d{1,2}(?:\.\d{1,2})+)\.?(?=\s|$|:)", re.IGNORECASE)
_NUMBERED: Final = re.compile(r"\d|\b[IVX]+\b")
_MOST: Final = 40


@lru_cache(maxsize=2**12)
def references(text: str) -> tuple[Reference, ...]:
    """What a text refers to, in its order.

    >>> [(r.kind, r.number) for r in references("Vi støtter §§ 5–7 og pkt. 4.2, men ikke kap. II")]
    [('§', '5'), ('§', '6'), ('§', '7'), ('punkt', '4.2'), ('punkt', '2')]
    >>> [r.number for r in references("forslagene under 3.1 og 3.2, men ikke til 0,2 promille")]
    ['3.1', '3.2']
    >>> references("§ 15-8 tredje ledd")
    (Reference(kind='§', number='15-8', part=3),)
    """
    if not _NUMBERED.search(text):
        return ()
    found: list[tuple[int, Reference]] = []
    for kind, pattern in _SPECIES:
        for match in pattern.finditer(text):
            ledd = match[2] if kind == PARAGRAPH else None
            part = _ORDINALS.get(ledd.lower(), 0) if ledd else 0
            found += [(match.start(), Reference(kind, n, part)) for n in _numbers(match[1])]
    found += [(m.start(), Reference(POINT, m[1])) for m in _BRACKETED.finditer(text)]
    for match in _UNDER.finditer(text):
        found += [(match.start(), Reference(POINT, n)) for n in _numbers(match[1])]
    found.sort(key=lambda pair: pair[0])
    return tuple(dict.fromkeys(reference for _, reference in found))


# A provision that is broken, applied or departed from is another's: "ved brudd på kravene i § 3".
_ABOUT: Final = r"(?:\s+[\wæøåÆØÅ-]+){0,4}"
_ANOTHERS: Final = re.compile(
    r"\b(?:(?:brudd|brot|overtredels\w*|overtreding\w*|krenk(?:else|ing)\w*)\s+(?:på|av|mot)|"
    r"(?:bryt(?:e|er)?|overtre(?:r|d\w*)?|brutt|brote)|i\s+strid\s+med|"
    r"(?:unntak\w*|unnatak\w*|unntatt|unntas|unnateke?|fritak\w*|fritatt|friteke?|fritas|"
    r"dispensasjon\w*|dispensere\w*|avvik\w*)\s+(?:fra|frå))"
    rf"{_ABOUT}\s*$",
    re.IGNORECASE,
)
# What a provision leans on is most often another, and not where it is the only one that is named.
_LEANT_ON: Final = re.compile(
    r"\b(?:jfr?\.?|jamfør|etter|i\s+(?:medhold|medhald|henhold|samsvar|tråd)\s+(?:av|til|med)|"
    r"med\s+(?:hjemmel|heimel)\s+i|følger\s+av|følgjer\s+av|ut\s*over|"
    r"(?:krava|kravene|reglene|reglane|vilkårene|vilkåra|plikten|plikta|forbudet|forbodet)\s+i)"
    r"(?:\s+(?:loven|lova|lovens|gjeldende|gjeldande|dagens))?\s*$",
    re.IGNORECASE,
)


class Provisions(NamedTuple):
    """The provisions in a text: those it names as its own, and those it only leans on."""

    named: tuple[Reference, ...]
    leant_on: tuple[Reference, ...]


@lru_cache(maxsize=2**10)
def provisions(text: str) -> Provisions:
    """The provisions that a text is about; those that it says are broken are left out.

    >>> found = provisions("gebyr ved brudd på kravene i §§ 3 og 5, se § 12, jf. § 2")
    >>> [r.number for r in found.named], [r.number for r in found.leant_on]
    (['12'], ['2'])
    """
    named: dict[Reference, None] = {}
    leant_on: dict[Reference, None] = {}
    for match in _SPECIES[0][1].finditer(text):
        before = text[max(0, match.start() - _FAR_BEFORE) : match.start()]
        if _ANOTHERS.search(before):
            continue
        part = _ORDINALS.get(match[2].lower(), 0) if match[2] else 0
        found = leant_on if _LEANT_ON.search(before) else named
        found.update((Reference(PARAGRAPH, n, part), None) for n in _numbers(match[1]))
    return Provisions(tuple(named), tuple(r for r in leant_on if r not in named))


_FAR_BEFORE: Final = 90


class OwnIds:
    """The ids of a list, for finding where a text calls a proposal by its own: "Forslag E4".

    Letters and a number may also be a road or a form ("E6"), so they count alone only where
    nothing else stands with them, or where a text begins with them as a label: "E4: Støttes".
    """

    def __init__(self, ids: Iterable[str]) -> None:
        lettered = [one for one in ids if _LETTERED.fullmatch(one)]
        self._ids = frozenset(lettered)
        numbered = [one for one in lettered if one[-1].isdigit()]
        self._named = _of_ids(rf"(?:\b(?i:{_SORTS})\s+(?:nr\.?\s+|nummer\s+)?|\(){{row}}", lettered)
        self._alone = _of_ids(r"^(?i:(?:til|ad|om)\s+)?{row}\s*(?:$|[:.)–—-])", numbered)

    def references(self, text: str) -> tuple[Reference, ...]:
        """The ids of the list that a text calls proposals by.

        >>> ids = OwnIds(["E1", "E4", "E6"])
        >>> [r.number for r in ids.references("Til forslag nr. E4 og E6")]
        ['E4', 'E6']
        >>> ids.references("trafikken på E6"), len(ids.references("E1: Støttes"))
        ((), 1)
        """
        found = [
            one
            for pattern in (self._named, self._alone)
            if pattern
            for match in pattern.finditer(text)
            for one in re.findall(r"[\w-]+", match[1])
        ]
        return tuple(Reference(OWN_ID, one) for one in dict.fromkeys(found) if one in self._ids)


_LETTERED: Final = re.compile(r"[A-ZÆØÅ]{1,3}-?\d{1,3}|[A-ZÆØÅ]")
_SORTS: Final = (
    r"(?:lov|endrings|del)?(?:forslag|framlegg|fremlegg|tiltak|punkt|spørsmål|alternativ)\w*|"
    r"pkt\.?|nr\.?"
)


def _of_ids(pattern: str, ids: Sequence[str]) -> re.Pattern[str] | None:
    if not ids:
        return None
    one = "|".join(map(re.escape, sorted(ids, key=len, reverse=True)))
    row = rf"((?:{one})\b(?:(?:\s*,\s*(?:og\s+)?|\s+og\s+|\s+samt\s+)(?:{one})\b)*)"
    return re.compile(pattern.replace("{row}", row))


def number_of(heading: str) -> Reference | None:
    """The number a heading begins with, which may be the response's own: "6.3 Vannmålere".

    >>> number_of("6.3 Vannmålere"), number_of("6 Vannmålere")
    (Reference(kind='punkt', number='6.3', part=0), None)
    """
    headed = _HEADED.match(heading.strip())
    return Reference(POINT, headed[1]) if headed else None


def _numbers(said: str) -> Iterator[str]:
    """The single numbers in "5, 6 og 7", "I og II" and "5–7"."""
    pieces = _JOINED.split(said)
    before = ""
    for place, piece in enumerate(pieces):
        if place % 2:
            continue
        number = _plain(piece)
        joint = pieces[place - 1] if place else ""
        if before and re.fullmatch(_DASH, joint):
            yield from _between(before, number)
        if number:
            yield number
        before = number


def _between(first: str, last: str) -> Iterator[str]:
    """What lies between two numbers that differ in their last part alone."""
    stem, start = re.match(r"(.*?)(\d*)$", first).groups()  # type: ignore[union-attr]
    end_stem, end = re.match(r"(.*?)(\d*)$", last).groups()  # type: ignore[union-attr]
    if stem == end_stem and start and end and 0 < int(end) - int(start) <= _MOST:
        yield from (f"{stem}{number}" for number in range(int(start) + 1, int(end)))


def _plain(piece: str) -> str:
    plain = re.sub(r"[§\s]", "", piece)
    if re.fullmatch(_ROMAN, plain):
        return str(_roman(plain))
    return plain.lower()


def _roman(letters: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in letters]
    after = [*values[1:], 0]
    return sum(-v if v < n else v for v, n in zip(values, after, strict=True))


def meets(said: Reference, listed: Reference) -> bool:
    """Whether a reference in a response is to what an entry of the list names.

    A ledd tells apart only where both name one, "punkt 4.2.1" lies in "punkt 4.2", and
    "kapittel 4" holds it.

    >>> meets(Reference("punkt", "4"), Reference("punkt", "4.2"))
    True
    >>> meets(Reference("§", "4"), Reference("§", "4-2"))
    False
    """
    if said.kind != listed.kind or (said.part and listed.part and said.part != listed.part):
        return False
    if said.number == listed.number:
        return True
    if said.kind != POINT:
        return False
    return said.number.startswith(f"{listed.number}.") or listed.number.startswith(
        f"{said.number}."
    )


_COUNTS: Final = {"to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6}
_LAST: Final = r"(?:nest\s?)?siste|sistnevnte|sistnemnde|sistnemnte"
_ONE_PLACE: Final = (
    r"(?:(?:det|den|dei?|dette)\s+)?(?:(to|tre|fire|fem|seks)\s+)?"
    rf"({'|'.join(re.escape(word) for word in _ORDINALS)}|{_LAST}|"
    r"førstnevnte|fyrstnemnde|førstnemnde)"
)
_PLACE: Final = re.compile(_ONE_PLACE, re.IGNORECASE)
_PLACES: Final = re.compile(
    rf"^({_ONE_PLACE}(?:(?:\s*,\s*|\s+og\s+|\s*,\s+og\s+|\s+samt\s+){_ONE_PLACE})*)"
    r"(?:\s+(?P<noun>forslag\w*|framlegg\w*|fremlegg\w*|punkt\w*|tiltak\w*|del\w*))?$",
    re.IGNORECASE,
)


class Places(NamedTuple):
    """Which of a row are meant: their `numbers`, from 1, or from the end where negative.

    `listed` is whether the words name proposals, so that the row may be the list itself.
    """

    numbers: tuple[int, ...]
    listed: bool

    def of(self, row: Sequence[int]) -> list[int]:
        """Those of a row; none where it is too short.

        >>> Places((1, -1), True).of([7, 8, 9]), Places((4,), True).of([7, 8, 9])
        ([7, 9], [])
        """
        if any(not -len(row) <= number <= len(row) for number in self.numbers):
            return []
        return [row[number - 1 if number > 0 else number] for number in self.numbers]


def places(text: str) -> Places | None:
    """Which of a row a target means that names them by their place in it.

    >>> places("Det tredje"), places("de to første forslagene"), places("siste forslag")
    (Places(numbers=(3,), listed=False), Places(numbers=(1, 2), listed=True), \
Places(numbers=(-1,), listed=True))
    >>> places("det første og det nest siste punktet")
    Places(numbers=(1, -2), listed=True)
    """
    found = _PLACES.match(" ".join(text.split()))
    if not found:
        return None
    numbers = [n for one in _PLACE.finditer(found[1]) for n in _of_place(one[1], one[2])]
    return Places(tuple(dict.fromkeys(numbers)), bool(found["noun"]))


def _of_place(count: str | None, word: str) -> range | tuple[int, ...]:
    """The numbers in "to første", "tredje" and "siste"."""
    several, word = _COUNTS.get((count or "").lower(), 1), word.lower()
    if word.startswith("nest"):
        return (-2,)
    if word.startswith("sist"):
        return range(-several, 0)
    number = 1 if word.startswith(("først", "fyrst")) else _ORDINALS[word]
    return range(1, several + 1) if number == 1 else (number,)


def written(provision: Reference) -> str:
    """A provision as a list of proposals has it.

    >>> written(Reference("§", "6", 2)), written(Reference("§", "15-8"))
    ('§ 6 andre ledd', '§ 15-8')
    """
    ledd = next((word for word, n in _ORDINALS.items() if n == provision.part), "")
    return f"§ {provision.number} {ledd} ledd" if ledd else f"§ {provision.number}"
