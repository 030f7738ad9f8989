"""Which hearing a response answers, as its subject line names it: one form, however it is spelt.

Whatever says no more than that this answers a hearing, who does and when, is left out. What is
the same hearing in two responses is told by `title_key` and `reference_key`.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from standpunkt.respondent.letter import PREFIX, RESPONSE, Letter, LineKind, is_prose, line_kind
from standpunkt.text.dates import dates_in

_LEAD: Final = re.compile(rf"{PREFIX}(?:{RESPONSE}(?!\w))?", re.I)
_SENDER_IN_TITLE: Final = re.compile(
    r"\s*(?:fra|frå) .{2,120}?(?= (?:til|om|på|vedr\w*)\b|,? ?[–—:]| - |, (?:vedt|dat)|$)"
)
_MINISTRYS: Final = re.compile(
    r"^[\s–—:,.-]*(?:(?:til|om|på|i|av|vedr\w*\.?) +)?\w*departementets? +"
    r"(?=(?:høring|høyring|forslag|framlegg|utkast))",
    re.I,
)
_FILLER: Final = re.compile(
    r"^[\s–—:,.-]*(?:(?:til|om|på|i|av|vedr\w*\.?) +)?(?:(?:høring\w*|høyring\w*|sak\w*)\b)?"
    r"[\s–—:,.-]*(?:(?:om|til|på|av|vedrørende|vedrørande) +)?",
    re.I,
)
_AFTER_TITLE: Final = re.compile(
    r"\s+(?:dato: ?\d|svartype:)|,? +(?:deres |vår |dykkar )?(?:ref|saks?nr)\.?:? +\d"
    r"|\s+[–-] (?:(?:hørings?|høyrings?)-?)?"
    r"(?:innspill|innspel|svar|uttal\w+|fråsegn|merknad\w*|brev) fr[aå] ",
    re.I,
)
_REFERRED: Final = re.compile(
    r"vis(?:er|es|t) til (?:\w+ )?(?:\w+(?:et|en|a|ets) )?"
    r"(?:(?:høring|høyring)\w*|brev\w*|forslag\w*|framlegg\w*)"
    r"(?: (?:av|datert) [^,.]{5,25}\d{4})?,? "
    r"(?:om|til|vedrørende|vedrørande|med forslag til|med framlegg til) (?P<title>[^.\n]{15,220})",
    re.I,
)

_OPEN_ENDS: Final = ("...", "mv.", "m.v.", "m.m.", "mm.")
_SENDERS_LINES: Final = 15
_TURNED: Final = re.compile(
    r"[^\W\d_].{1,100}?(?:s|'|’|:| sitt| sin| si| [–—-]) "
    r"(?:(?:hørings?|høyrings?)-?(?:svar|uttal\w*|fråsegn\w*|innspill|innspel|merknad\w*)"
    r"(?: (?:til|om|på|vedr\w*\.?)\b|\s*[–—:-])"
    r"|(?:innspill|innspel|uttal\w+|fråsegn|merknad\w+|kommentar\w+) (?:til|om)"
    r" (?=NOU|høring|høyring))\s*(?P<title>\S.{3,})"
    r"|(?P<before>.*(?:NOU|lov|forskrift|forslag|framlegg|endring|regl).*?) [–—-] "
    r"(?:hørings?|høyrings?)(?:svar|uttal\w*|fråsegn\w*|innspill|innspel)?"
    r"(?: (?:fra|frå) .{2,100})?"
)
"""A subject that begins with who answers, or with the matter: "Fjordvik turlags høringssvar om ny
brolov", "Ny brolov – høringssvar"."""


def hearing_title(letter: Letter) -> tuple[str, Literal["title", "text", ""]]:
    """The subject of the response without "Høringssvar –" and the like, and its origin.

    >>> from standpunkt.respondent.letter import letter_of
    >>> hearing_title(letter_of("Høringssvar – forslag til ny husleielov\\n\\nVi takker."))
    ('Forslag til ny husleielov', 'title')
    """
    lines = letter.head[:40]
    for index, line in enumerate(lines):
        sentence = is_prose(line) and line.endswith(".") and not line.endswith(_OPEN_ENDS)
        named = _TURNED.fullmatch(line) if index < _SENDERS_LINES else None
        if sentence or not (named or line_kind(line) is LineKind.SUBJECT):
            continue
        subject = named["before"] or named["title"] if named else _joined(lines, index)
        title = plain_title(subject)
        if title:
            return title, "title"
    referred = _REFERRED.search("\n".join(letter.head[:12]))
    title = _told_apart(_capitalised(referred["title"])) if referred else ""
    return (title, "text") if title else ("", "")


def plain_title(subject: str) -> str:
    """The title in a subject line; empty where it names no hearing.

    >>> plain_title("SV: Svar på høring av «Ny brolov», 3. mai 2026"), plain_title("Høringssvar")
    ('Ny brolov', '')
    """
    title = _told_apart(_bare_title(subject))
    return title if re.search(r"[^\W\d_]{3}", title) else ""


_LONGEST_HEARING: Final = 240
_TAIL: Final = re.compile(
    r"\s+side \d+(?: av \d+)?$"
    r"|\s*\((?:deres |vår |dykkar )?(?:ref|(?:hørings|høyrings)?frist|saks?nr|jf)\b[^()]*\)$"
    r"|\s*[–,-]\s*(?:hørings?|høyrings?)?frist(?:en)?:? (?:er |den )?\d.*$"
    r"|\s*[–-]\s*(?:alminnelig |allmenn )?(?:hørings?|høyrings?)?"
    r"(?:høring|høyring|uttal\w+|svar|innspill|innspel|fråsegn)?$",
    re.I,
)
_HEAD: Final = re.compile(
    r"^(?:sv|vs|re|fw|fwd)\s*:\s*|^(?:hørings|høyrings)?(?:svar|innspill)\s*:\s*", re.I
)
_OWN_WORDS: Final = re.compile(
    r"^(?:nei|ja|stopp|behold|bevar|vern|redd)\b.*? [–-] (?:hørings|høyrings)?svar ", re.I
)
_NO_HEARING: Final = re.compile(
    r"(?:og|eller|men|fra|frå)\b.*|\w*departementet|(?:endelig|signert|revidert|ferdig|kopi|svar)"
    r"|(?:forslag til )?vedtak|(?:dei?|alle) (?:enkelte|ulike|einskilde) \w+"
    r"|(?:lov|forskrifts?)?(?:utkastet|forslaget|framlegget|notatet|saken?)"
    r"|(?:framlegg|forslag|vedtak|behandling|handsaming) i (?:møtet|utvalget|utvalet)\.?"
    r"|(?:forslag|framlegg|spørsmål|punkt|kapittel|tiltak|vedlegg) \d+\b.*"
    r"|(?:sendt|svart?|levert) .*|download\b.*|last ned\b.*|.*\bskjema",
    re.I,
)


_QUOTES: Final = re.compile('[«»“”„"]')
_NOU: Final = re.compile(r"\bNOU *(\d{4}) *[:-] *(\d+)", re.I)
_BEFORE_DATE: Final = re.compile(
    r"(?:,|\s[–-]|\()\s*(?:dat(?:ert|o|\.)?:?|den)?\s*$|\s+datert\s*$", re.I
)


def _undated(title: str) -> str:
    """The title without the response's own date at its end; dates in names of laws stay."""
    dates = dates_in(title)
    if not dates or title[dates[-1][1] :].strip(" .)"):
        return title
    before = _BEFORE_DATE.search(title[: dates[-1][0]])
    return title[: before.start()] if before else title


def _told_apart(title: str) -> str:
    """The hearing's name without what stands around it; empty where it names no hearing.

    >>> _told_apart("Gategrunn      Side 1 av 2"), _told_apart("Forslag 1 – nærværsteam")
    ('Gategrunn', '')
    """
    title = " ".join(_QUOTES.sub("", _OWN_WORDS.sub("", _HEAD.sub("", title))).split())
    while cut := _TAIL.search(title):
        title = title[: cut.start()]
    title = _capitalised(_NOU.sub(r"NOU \1: \2", _undated(title)))
    if len(title) > _LONGEST_HEARING or _NO_HEARING.fullmatch(title):
        return ""
    return title if title.count("(") == title.count(")") else title[: title.rindex("(")].rstrip()


def _joined(lines: tuple[str, ...], index: int) -> str:
    """The subject line with the lines it is wrapped over."""
    title = lines[index]
    for following in lines[index + 1 : index + 4]:
        shouted = title.isupper() and following.isupper() and len(lines[index]) > 50
        carried = following[:1].islower() or title.endswith(("-", ",")) or following[0] == "("
        carried = carried or title.count("(") > title.count(")")
        if not (shouted or carried) or title.endswith(("...", "…")) or is_prose(following):
            break
        hyphenated = re.search(r"\w-$", title) and not re.match(r"(?:og|eller)\b", following)
        title = title[:-1] + following if hyphenated else f"{title} {following}"
    return title


def _bare_title(line: str) -> str:
    """The subject without what only says that it answers a hearing, and who does."""
    title = line[_end(_LEAD.match(line)) :]
    title = _MINISTRYS.sub("", title, count=1)
    title = title[_end(_SENDER_IN_TITLE.match(title)) :]
    if re.match(r",? (?:vedt|dat)", title):
        return ""
    title = _FILLER.sub("", title, count=1)
    cut = _AFTER_TITLE.search(title)
    return _capitalised(title[: cut.start()] if cut else title)


def _end(match: re.Match[str] | None) -> int:
    return match.end() if match else 0


def _capitalised(title: str) -> str:
    title = title.removesuffix("...").strip(" –—-:,…")
    return title[:1].upper() + title[1:]


# --- the same hearing ---------------------------------------------------------------------

_WORD: Final = re.compile(r"[^\W_]+")
_ADD_NOTHING: Final = frozenset(
    (
        *("forslag", "framlegg", "fremlegg", "utkast", "til", "om", "av", "i", "og", "på", "for"),
        *("med", "frå", "fra", "et", "ein", "en", "det", "den", "dei", "de", "mv", "m", "v"),
    )
)
_GENERAL: Final = frozenset({"endring", "lov", "forskrift", "regel", "regl", "ny", "høring"})
_NYNORSK: Final = (
    *(
        ("høyr", "hør"),
        ("skule", "skole"),
        ("heim", "hjem"),
        ("vatn", "vann"),
        ("tenest", "tjenest"),
    ),
    *(
        ("kyrkje", "kirke"),
        ("sjuk", "syk"),
        ("vidaregåande", "videregående"),
        ("tryggleik", "sikkerhet"),
    ),
)
_FOLLOWS: Final = re.compile(r"oppfølg|forslag|framlegg|endring", re.I)
_ENDING: Final = re.compile(r"(?<=\w{3})(?:ane|ene|ar|er|or|en|et|a|e|s)$")


def title_key(title: str) -> str:
    """What two spellings of a title have in common, across case, endings and written standards.

    Empty where nothing in it tells one hearing from another.

    >>> title_key("Framlegg til endringar i brolova"), title_key("ENDRINGER I BROLOVEN")
    ('endring brolov', 'endring brolov')
    >>> title_key("NOU 2024: 3 Tid for bruer"), title_key("Forslag til endringer i loven")
    ('nou 2024 3', '')
    """
    if (report := _NOU.search(title)) and not _FOLLOWS.search(title[: report.start()]):
        return f"nou {report[1]} {report[2]}"
    words = []
    for word in _WORD.findall(title.lower()):
        if word in _ADD_NOTHING:
            continue
        words.append(_ENDING.sub("", _in_bokmaal(word)))
    return " ".join(words) if any(word not in _GENERAL for word in words) else ""


def _in_bokmaal(word: str) -> str:
    for one, other in _NYNORSK:
        word = word.replace(one, other)
    return word


def reference_key(reference: str) -> str:
    """The case that a reference names, whichever letter in it: "2024/1234-7" is of "24/1234".

    >>> reference_key("2024/1234-7"), reference_key("24/01234"), reference_key("201912")
    ('24/1234', '24/1234', '')
    """
    case = re.match(r"(?:19|20)?(\d\d)/0*(\d+)", reference)
    return f"{case[1]}/{case[2]}" if case else ""
