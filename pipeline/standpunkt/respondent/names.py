"""Names of organisations: their kind, their shape, and how they are written.

A Norwegian organisation's name nearly always holds a noun that tells what it is: *kommune*,
*forbund*, *lag*, *direktorat*. `kinds.toml` lists the nouns, the kind each gives away,
and the names that the kind goes by.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from pathlib import PurePath
from typing import Final

from standpunkt.text.first_names import is_first_name

_LATIN: Final = [chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))]
CAPITAL: Final = "A-Z" + "".join(letter for letter in _LATIN if letter.isupper())
_LOWER: Final = "a-z" + "".join(letter for letter in _LATIN if letter.islower())
OF_A_PLACE: Final = (
    r"\w{0,30}(?:skole|skule|barnehage|gymnas|universitet|bibliotek|museum|sykehus|sjukehus|sykehjem"
    r"|sjukeheim|legesenter|legekontor|legevakt|fødestue|fødestove|klinikk|kirke|kyrkje|kommune"
    r"|fylkeskommune|herad|bydel|borettslag|sameie|hyttefelt|byggefelt|havn|hamn|lufthavn|lufthamn|stasjon"
    r"|verft|gruve|fengsel|fjellstue|idrettspark|museum|teater|tingrett)"
)
"""The noun of what is named by its place: "Lillevik fødestue", "Testvik skole"."""
BRANCH: Final = re.compile(
    r"\b(?:avd\.|avdeling|lokallag|lokalavdeling|fylkeslag|fylkesavdeling|klubb|krets)(?!\w)", re.I
)
SUB_UNIT: Final = re.compile(
    r"(?:det (?:\w+ ){0,2})?\w*(?:fakultet|institutt|senter|klinikk)(?:et|en)?\b", re.I
)

_ADJECTIVE_ENDS: Final = ("lege", "lige", "ske", "ande", "ende", "ale", "ige", "sk")
_PART_OF_UNIVERSITY: Final = re.compile(
    r"\w*(?:senter|gruppe|gruppa|miljøet|avdeling)\w*\b.*\bved "
    r"(?:universitet|høgskol|høyskol|høgskul|\w+ (?:universitet|høgskol|høyskol|høgskul))",
    re.I,
)
PREPOSITIONS: Final = frozenset(
    ["for", "i", "av", "ved", "på", "til", "om", "mot", "med", "under", "hos", "hjå", "v/"]
)
_SMALL_WORDS: Final = PREPOSITIONS | frozenset(
    [
        *("og", "&", "-", "–", "de", "den", "det", "the", "of", "and", "eller", "avd.", "avd"),
        *("norske", "omegn", "omland"),
    ]
)
_NATIONAL: Final = re.compile(
    r"\b(?:nors[ke]\w*|norges|noregs|nasjonal\w*|nordisk\w*|lands\w*|\w*forbund\w*"
    r"|KS|LO|NHO|YS|Unio)\b",
    re.I,
)
# Words that end in an organisation's noun but name something else. Those in "vern" are causes
# ("personvernet") before they are bodies.
_NOT_NOUNS: Final = re.compile(
    r"(?:forslag|framlegg|grunnlag|innslag|utslag|oppslag|vedlag|anslag|regelverk|lovverk"
    r"|rammeverk|samråd|likevel|farvel|(?:hjemme|heime|hoved|hovud)kontor"
    r"|(?:vind|vann|vass|sol|kjerne|atom|bio|bølge|arbeids|kjøpe)kraft"
    r"|(?<!same)(?<!fylkes)(?<!stor)(?<!ungdoms)(?<!elev)(?<!barne)(?<!land)(?<!kyrkje)(?<!kirke)(?<!^)ting"
    r"|(?:produ|do)senter|h[åa]ndverk|kunstverk|byggverk|(?<!stråle)(?<!heime)vern)"
    r"(?:et|ene|a)?$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of organisation and what it calls itself; see `kinds.toml`.

    `kind` is the broader one that it comes under, a value of `OrganisationKind`.
    """

    name: str
    kind: str
    nouns: tuple[tuple[str, tuple[str, ...]], ...]
    prefixes: tuple[str, ...] = ()
    legal: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    organs: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """The word of a name that says what the organisation is.

    `compound` is the word as the name has it ("skogeigarlag"), `noun` its last part
    ("lag"), `definite` the noun's definite forms ("laget").
    """

    kind: Kind
    compound: str
    noun: str
    definite: tuple[str, ...]

    @property
    def is_definite(self) -> bool:
        """Whether the name itself has the definite form, as in *Landslaget for …*."""
        return self.compound.casefold().endswith(tuple(form.casefold() for form in self.definite))


@cache
def kinds() -> tuple[Kind, ...]:
    """Every kind in `kinds.toml`.

    >>> [kind.name for kind in kinds()][:2]
    ['municipality', 'county']
    """
    source = resources.files(__package__).joinpath("kinds.toml").read_text("utf-8")
    return tuple(
        Kind(
            name=name,
            kind=entry.get("kind", name),
            nouns=tuple((noun, tuple(forms)) for noun, forms in entry["nouns"].items()),
            prefixes=tuple(entry.get("prefixes", ())),
            legal=tuple(entry.get("legal", ())),
            synonyms=tuple(entry.get("synonyms", ())),
            organs=tuple(entry.get("organs", ())),
            bodies=tuple(entry.get("bodies", ())),
        )
        for name, entry in tomllib.loads(source).items()
    )


@cache
def _nouns() -> tuple[tuple[str, str, tuple[str, ...], Kind], ...]:
    """(ending, noun, definite forms, kind), longest ending first."""
    rows = [
        (ending, noun, forms, kind)
        for kind in kinds()
        for noun, forms in kind.nouns
        for ending in (noun, *(form.casefold() for form in forms))
        if ending.startswith(noun[:4])
    ]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


@cache
def _legal_forms() -> dict[str, Kind]:
    return {form: kind for kind in kinds() for form in kind.legal}


# --- kind -------------------------------------------------------------------------------


@lru_cache(maxsize=2**12)
def _head_in(word: str) -> Head | None:
    bare = word.strip(".,()-–")
    folded = bare.casefold()
    if _NOT_NOUNS.search(folded) or (bare.istitle() and is_first_name(bare)):
        return None  # "Aslaug" is no guild
    for ending, noun, forms, kind in _nouns():
        if folded == ending or (folded.endswith(ending) and len(folded) - len(ending) >= 2):
            return Head(kind, bare, noun, forms)
    return None


def heads_of(name: str) -> tuple[Head, ...]:
    """The words that say what the organisation is, the weightiest first.

    A definite noun in front leads (*Landslaget for …*), then the last noun before a
    preposition does (*Norsk Forbund for …*). Nouns after a preposition only count where
    there is no other.

    >>> [head.compound for head in heads_of("Stiftelsen Fjordfartmuseet")]
    ['Stiftelsen', 'Fjordfartmuseet']
    >>> [head.compound for head in heads_of("Norsk Forbund for Drift og Renhold")]
    ['Forbund']
    """
    words = name.replace(",", " ").split()
    core = _before_preposition(words)
    found = [head for word in core if (head := _head_in(word))]
    if not found:
        found = [head for word in words[len(core) :] if (head := _head_in(word))][:1]
    if found and core and _head_in(core[0]) == found[0] and found[0].is_definite:
        return tuple(found)
    return tuple(reversed(found))


def _before_preposition(words: list[str]) -> list[str]:
    for index, word in enumerate(words):
        if index and (word.casefold() in PREPOSITIONS or word.casefold().startswith("avd")):
            return words[:index]
    return words


@lru_cache(maxsize=2**12)
def kind_of(name: str) -> Kind | None:
    """The kind of organisation a name stands for; None when the name does not tell.

    >>> kind_of("Ytre Vestheim fylkeskommune").name, kind_of("Sørfjella Vann IKS").name
    ('county', 'company')
    """
    words = name.replace(",", " ").split()
    heads = heads_of(name)
    for word in reversed(words[1:]):
        if word in _legal_forms():
            # "Testvik barnehage SA" keeps a kindergarten, whoever owns it.
            is_school = bool(heads) and heads[0].kind.name == "school"
            return heads[0].kind if is_school else _legal_forms()[word]
    for kind in kinds():
        if any(f"{name} ".startswith(f"{prefix} ") for prefix in kind.prefixes):
            return kind
    first, comma, whole = name.partition(", ")
    within = comma and heads_of(whole) and SUB_UNIT.match(first)
    if _PART_OF_UNIVERSITY.match(name) or (within and heads_of(whole)[0].kind.name == "university"):
        return next(kind for kind in kinds() if kind.name == "university")
    owner = _head_in(words[0].removesuffix("s")) if words and words[0].endswith("s") else None
    if owner and owner.is_definite and heads and heads[0].noun in _PARTS_OF_A_WHOLE:
        return owner.kind  # "Bondelagets lokallag i Testvik"
    return heads[0].kind if heads else None


_PARTS_OF_A_WHOLE: Final = frozenset(["klubb", "lag", "avdeling", "forening", "gruppe"])


def telling_kind(name: str) -> Kind | None:
    """The kind that a name gives away by itself, not by what it is about or where it is.

    >>> telling_kind("Bruk av bøker i skolen"), telling_kind("Nærnett AS").name
    (None, 'company')
    """
    kind = kind_of(name)
    core = " ".join(_before_preposition(name.replace(",", " ").split()))
    return (
        kind
        if kind is not None and (kind_of(core) or name.rsplit(maxsplit=1)[-1] in kind.legal)
        else None
    )


def is_national(name: str) -> bool:
    """Whether the name is that of a nationwide organisation rather than a branch of one.

    >>> is_national("Norges Bondelag"), is_national("Fjellskåla bondelag")
    (True, False)
    """
    return bool(_NATIONAL.search(name)) and not BRANCH.search(name)


@cache
def self_names() -> frozenset[str]:
    """The definite nouns that many organisations call themselves, in lower case.

    >>> "forbundet" in self_names(), "kommunestyret" in self_names()
    (True, True)
    """
    return frozenset(
        form.casefold()
        for kind in kinds()
        for form in (
            *(form for _, forms in kind.nouns for form in forms),
            *kind.organs,
            *kind.synonyms,
        )
    )


_SEVERAL_PLACES: Final = rf"(?P<places>[{CAPITAL}][^.:;]*? (?:og|&) [{CAPITAL}][^.,:;]*?)"
_TOGETHER: Final = (
    re.compile(rf"(?i:(?P<noun>(?:fylkes)?kommun)(?:ene|ane)),? {_SEVERAL_PLACES}"),
    re.compile(rf"{_SEVERAL_PLACES} (?P<noun>(?:fylkes)?kommun)(?:er|ar)"),
)


def spelt_out(name: str) -> str:
    """The names of municipalities or counties that share one plural, any other name as it is.

    >>> spelt_out("Kommunene Lia, Ytre Test og Vik"), spelt_out("Lia og Vik kommunar")
    ('Lia kommune; Ytre Test kommune; Vik kommune', 'Lia kommune; Vik kommune')
    >>> spelt_out("Kommunenes forbund")
    'Kommunenes forbund'
    """
    for pattern in _TOGETHER:
        if found := pattern.fullmatch(name):
            noun = f"{found['noun'].casefold()}e"
            return "; ".join(
                f"{place} {noun}" for place in re.split(r", | og | & ", found["places"])
            )
    return name


def parts_of(name: str) -> tuple[str, ...]:
    """The organisations that a joint name joins; the name itself when it is one.

    >>> parts_of("Norsk Geitelag, Landslaget for Sau og Ullforbundet")
    ('Norsk Geitelag', 'Landslaget for Sau', 'Ullforbundet')
    >>> parts_of("Norsk Forbund for Drift og Renhold")
    ('Norsk Forbund for Drift og Renhold',)
    """
    if "; " in name:
        return tuple(name.split("; "))
    parts: list[str] = []
    separator = ""
    for index, piece in enumerate(re.split(r"(; |, |(?<!-) og (?=[^,]*$))", name)):
        if index % 2:
            separator = piece
        elif parts and not (_is_own(parts[-1]) and _is_own(piece)):
            parts[-1] += separator + piece
        else:
            parts.append(piece)
    return tuple(parts) if all(map(_is_own, parts)) else (name,)


_LOCAL: Final = re.compile(
    r"\b(?:lokallag|lokalavdeling|lokalforening|lokalforeining|fylkeslag|fylkesavdeling|avdeling)$",
    re.I,
)


def _is_own(part: str) -> bool:
    """Whether a part is an organisation by its own words before any preposition."""
    core = " ".join(_before_preposition(part.split()))
    part_of_whole = SUB_UNIT.match(part) or _LOCAL.search(core)
    return part[:1].isupper() and kind_of(core) is not None and not part_of_whole


# --- shape ------------------------------------------------------------------------------


def looks_like_name(line: str) -> bool:
    """Whether a line by itself could be the name of an organisation.

    >>> looks_like_name("Nettverket for klimarådgivere i små kommuner")
    True
    >>> looks_like_name("Vi takker for muligheten.")
    False
    """
    words = line.split()
    if _INITIALS.fullmatch(line):
        return True
    # "Stiftelsen Hjelmen på!": a body that is called by its slogan
    called = len(words) > 1 and words[1][0].isupper() and _head_in(words[0]) is not None
    ends = ".:;?" if called else ".:;?!"
    if not words or len(line) > 140 or len(words) > 16 or line[-1] in ends:
        return False
    if line.startswith(_WELL_KNOWN_STARTS):
        return True
    words[-1] = words[-1].rstrip("!") or words[-1]
    numbered = _BRANCH_NUMBER.sub("", line)
    if not re.match(rf"[{CAPITAL}]", line) or re.search(r"\d{3}|[@/\\|=<>«»:\"]", numbered):
        return False
    return _is_cased_like_name(words)


_WELL_KNOWN_STARTS: Final = ("Barn og unges ", "Born og unges ")
_FEW: Final = 3
_INITIALS: Final = re.compile(rf"(?:[{CAPITAL}]\.){{3,6}}")
_BRANCH_NUMBER: Final = re.compile(r"\bavd(?:\.|eling) ?\d{1,4}(?!\w)", re.I)


def _is_cased_like_name(words: list[str]) -> bool:
    """Lower case is for small words and the kind's noun, and free after a preposition.

    A definite article in front brings an adjective with it, *Det juridiske fakultet*, and so
    may the noun at the end: *Ytre Testvik kyrkjelege fellesråd*.
    """
    if len(words) <= 6 and words[-1].islower() and _head_in(words[-1]):
        before = [word for word in words[1:-1] if word.islower() and word not in _SMALL_WORDS]
        if len(before) == 1 and before[0].endswith(_ADJECTIVE_ENDS):
            return True
    if words[-1] in _legal_forms() and sum(word.islower() for word in words) <= _FEW:
        return True  # "Ytre Leia interkommunale vannverk IKS"
    if len(words) == len(("Den", "norske", "noun")) and words[1].casefold() == "norske":
        return words[0] in ("Den", "Det", "Dei", "De")
    if words[0].endswith("-") and words[1:2] in (["og"], ["eller"], ["&"]):
        words = words[2:]  # "Skog- og landarbeidernes forbund"
    for word in words[2 if words[0] in ("Den", "Det") else 1 :]:
        if word in PREPOSITIONS:
            return True
        lower = word.islower() and word[0].isalpha() and not word.endswith("-")
        if lower and word not in _SMALL_WORDS and not _head_in(word):
            return False
    return True


def is_person_name(name: str) -> bool:
    """Whether a name is shaped like a person's: two to four capitalised words, no noun.

    >>> is_person_name("Ola Testmann"), is_person_name("Testvik kommune")
    (True, False)
    """
    shaped = re.fullmatch(
        rf"[{CAPITAL}][{_LOWER}]+(?:-[{CAPITAL}]\w+)?,?(?: [{CAPITAL}][\w.'’-]*){{1,3}}", name
    )
    return bool(shaped) and kind_of(name) is None


def is_abbreviation(word: str) -> bool:
    """Whether a word is written as an abbreviation: short, with two capitals or more.

    >>> is_abbreviation("NFDR"), is_abbreviation("SFrbd"), is_abbreviation("Kommunen")
    (True, True, False)
    """
    capitals = sum(character.isupper() for character in word)
    return bool(re.fullmatch(rf"[{CAPITAL}][\w&-]{{1,9}}", word)) and capitals >= 2


def abbreviates(short: str, name: str) -> bool:
    """Whether `short` can be read off `name`: letters in order, every main word begun.

    >>> abbreviates("NFDR", "Norsk Forbund for Drift og Renhold")
    True
    >>> abbreviates("SFrbd", "Svartfjellvidda reinbeitedistrikt")
    True
    >>> abbreviates("KS", "Kvamskog kommune")
    False
    """
    letters = [character for character in short.casefold() if character.isalpha()]
    main = [word for word in re.findall(r"[\w.]+", name.casefold()) if word not in _SMALL_WORDS]
    initials = [word[0] for word in main if word.upper() not in _legal_forms()]
    if not letters or not initials or letters[0] != initials[0]:
        return False
    return _in_order(initials, letters) and _in_order(letters, name.casefold())


def _in_order(wanted: list[str], among: list[str] | str) -> bool:
    rest = iter(among)
    return all(letter in rest for letter in wanted)


# --- writing ----------------------------------------------------------------------------


def without_legal_form(name: str) -> str:
    """The name without AS, IKS, RHF and the like at its end.

    >>> without_legal_form("Lydlia Strømming AS")
    'Lydlia Strømming'
    """
    stem, _, last = name.rpartition(" ")
    return stem if stem and last.upper() in _legal_forms() else name


def fold(name: str) -> str:
    """The key under which two ways of writing one name meet.

    >>> fold("FJORDVIK  KOMMUNE") == fold("Fjordvik kommune")
    True
    """
    plain = unicodedata.normalize("NFC", without_legal_form(name.strip()))
    return " ".join(re.findall(r"\w+", plain.casefold()))


def slug(name: str) -> str:
    """A name as file names write it: ASCII letters and digits with hyphens between.

    >>> slug("Bergåsen eldreråd"), slug("01_Fjordvik kommune")
    ('bergasen-eldrerad', '01-fjordvik-kommune')
    """
    lower = name.casefold().replace("æ", "ae").replace("ø", "o").replace("å", "a")
    lower = lower.replace("oe", "o").replace("aa", "a")
    plain = unicodedata.normalize("NFKD", lower).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def in_normal_case(name: str, text: str) -> str:
    """A name in capitals as the body writes it, or else as such names are usually written.

    >>> in_normal_case("SKARVØYA KOMMUNE", "")
    'Skarvøya kommune'
    >>> in_normal_case("SINTEF", "SINTEF viser til brevet. SINTEF mener noe.")
    'SINTEF'
    >>> in_normal_case("S.K.U.R.", "")
    'S.K.U.R.'
    """
    if not name.isupper():
        return name
    words = name.split()
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)"
    written = Counter(" ".join(match.split()) for match in re.findall(pattern, text, re.I))
    mixed = [form for form, _ in written.most_common() if form[0].isupper() and not form.isupper()]
    if mixed:
        return mixed[0]
    initials = re.fullmatch(r"(?:\w\.){2,}\w?", name)
    if len(words) == 1 and (len(name) <= 5 or written[name] > 1 or initials):
        return name
    return " ".join(_lowered(words, index, text) for index in range(len(words)))


_TITLE_CASED: Final = re.compile(r"(?:nors[ke]\w*|norges|noregs|nordisk|nasjonal\w*)$", re.I)
_CALLS: Final = frozenset(
    [
        "behold",
        "bevar",
        "redd",
        "stopp",
        "stans",
        "vern",
        "la",
        "gi",
        "nei",
        "ja",
        "folk",
        "trygt",
        "trygg",
        "flere",
        "fleire",
    ]
)
_ABOUT: Final = frozenset(["for", "mot", "om", "til", "med"])


def _lowered(words: list[str], index: int, text: str) -> str:
    """One word of a name in capitals as such names mostly have it.

    Lower case is for small words and plain nouns, for what a council or an association is for
    ("Rådet for personer med …"), and for the words of a slogan. National ones write all large.
    """
    word = words[index]
    if word in _legal_forms() or word == "FAU":
        return word
    lower = word.lower()
    if index == 0:
        return lower.capitalize()
    if lower.strip(",") in _SMALL_WORDS:
        return lower
    if not _TITLE_CASED.match(words[0]) and _is_plain(words, index, text):
        return lower
    return "-".join(part.capitalize() for part in lower.split("-"))


def _is_plain(words: list[str], index: int, text: str) -> bool:
    """Whether a word of a name is an ordinary one, and none that is only this body's."""
    lower = words[index].lower().strip(",")
    large = re.search(rf"(?<=[a-zæøå,] ){re.escape(lower.capitalize())}(?!\w)", text)
    if large:
        return False
    if re.search(rf"(?<!\w){re.escape(lower)}(?!\w)", text):
        return True
    head = _head_in(lower)
    if head is not None and (not head.is_definite or head.noun == lower):
        return True
    if lower.endswith(_ADJECTIVE_ENDS) and index + 1 < len(words):
        return _head_in(words[index + 1].lower()) is not None
    called = words[0].lower() in _CALLS
    if called or words[1].lower() in _CALLS:
        return head is not None
    before = [word.lower() for word in words[1:index] if word.lower() in PREPOSITIONS]
    first = _head_in(words[0].lower())
    return bool(before) and before[-1] in _ABOUT and first is not None and first.is_definite


def in_sentence_case(title: str, text: str) -> str:
    """A title in capitals with those words in capitals that the body gives one.

    >>> in_sentence_case("NY LOV OM SPRÅK I NORGE", "Det er mange språk i Norge.")
    'Ny lov om språk i Norge'
    """
    if not title.isupper():
        return title
    proper: dict[str, str] = {
        word.upper(): word for word in re.findall(rf"(?<=[a-zæøå] )[{CAPITAL}]\w+", text)
    }
    plain = set(re.findall(r"\b[a-zæøåé]\w+", text))

    def cased(match: re.Match[str]) -> str:
        word: str = match.group()
        return word.lower() if word.lower() in plain else proper.get(word, word.lower())

    lowered = re.sub(r"[^\W\d_]+", cased, title)
    return lowered[:1].upper() + lowered[1:]


# --- file names -------------------------------------------------------------------------

_NOT_IN_FILE_NAME: Final = re.compile(
    r"(?:ho?y?e?ring\w*|svar\w*|uttal\w*|frasegn|innspill|innspel|fra|til|nou|nr|v|vedlegg|brev"
    r"|nettside|endelig|signert|dok|document|dokument|scan|side|pdf|txt|test|ny|kopi|copy|final"
    r"|utkast|merknad\w*|nb|nn|no|nob|nno|bokmal|nynorsk|\w?)$"
)


def from_file_name(source: str, text: str = "") -> str:
    """The respondent as a file name gives it; letters the name lost are sought in `text`.

    >>> from_file_name("inn/01-fjordvik-kommune.txt")
    'Fjordvik kommune'
    >>> from_file_name("horingssvar_bergaasen_raad.pdf", "Møtet i Bergåsen")
    'Bergåsen raad'
    >>> from_file_name("scan0042.pdf")
    ''
    """
    stem = unicodedata.normalize("NFC", PurePath(source).stem)
    kept = [
        part
        for part in re.split(r"[\s_.,–-]+", stem)
        if not re.search(r"\d", part) and not _NOT_IN_FILE_NAME.match(slug(part))
    ]
    if not kept:
        return ""
    shown: dict[str, str] = {
        slug(word): word for word in reversed(re.findall(r"\w+", text)) if word[0].isupper()
    }
    name = " ".join(shown.get(slug(part), part) for part in kept)
    if len(kept) == 1 and len(name) <= 3:
        return name.upper()
    return name[:1].upper() + name[1:]
