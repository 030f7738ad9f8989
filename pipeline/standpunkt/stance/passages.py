"""Passages: what a sentence gets from the text around it.

Whose words it is (a rejected motion in a council paper is not the council's), the question
it answers, and the lead-in of the list it stands in.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from standpunkt.documents import BlockKind
from standpunkt.language.reading import Reading
from standpunkt.positions import RESPONDENT
from standpunkt.stance.holders import Names
from standpunkt.stance.words import words

_NOBODY = Names(())

_MOTION = re.compile(
    r"^(?:alternativt |felles )?(?:tilleggs|endrings|mindretalls|mindretals|felles)?"
    r"(?:framlegg|forslag|fremlegg|merknad)"
    r"(?: til (?:vedtak|uttalelse|uttale))? (?:frå|fra|av) (?P<name>[^:]{2,60}):"
    r"|^protokolltilførsel (?:frå|fra|av) (?P<dissenter>[^:]{2,60}):"
    r"|^(?P<minority>(?:et |eit )?mindretal\w*)(?: [^:.]{0,60})? (?:følgende|følgjande|slik\w*) "
    r"(?:\w*forslag|framlegg|fremlegg|merknad)\w*(?:, [^:]{0,80})?:"
    r"|^(?P<author>(?:departementet|direktoratet|regjeringa?|utvalet|utvalget|kommisjonen|flertallet|"
    r"fleirtalet)(?:en)?)(?:s| sitt| sin| si| sine) "
    r"(?:forslag|framlegg|fremlegg|vurdering\w*|syn|begrunnelse|grunngjeving|merknad\w*):"
    r"|^(?P<minoritys>mindretall?et)s (?:merknad|forslag|framlegg|fremlegg|syn)\w*:"
    r"|^(?P<mover>(?:representanten?|medlem(?:met|men)?) [^:.]{2,60}?|[^:.]{2,60}? \(\w{1,4}\)) "
    r"(?:fremm[ea]r?|fremmet|fremja|la fr[ae]m|fremsatte|sette fram|foreslo|føreslo) "
    r"(?:følgende|følgjande|slikt?|dette) (?:\w*forslag|framlegg|fremlegg|merknad)\w*:"
    r"|^(?P<proposer>(?:repr(?:esentanten?|\.)|medlem(?:met|men)?) [^:.]{2,60}?"
    r"|[^:.]{2,60}? \(\w{1,4}\)) (?:foreslo|føreslo|foreslår|føreslår)(?: at)?:"
    r"|^(?P<voters>(?:et |eit )?mindretall?\w*(?: \([^)]{2,40}\))?|[^:.]{2,60}? \(\w{1,4}\)) "
    r"(?:røysta|røystet|stemte|voterte) (?:for|mot)\b[^:.]{0,40}:",
    re.IGNORECASE,
)
_PARTY = (
    r"(?:Høyre|Høgre|H|Ap|AP|SV|Sp|SP|Venstre|V|Rødt|Raudt|Frp|FrP|FRP|KrF|Krf|MDG|INP"
    r"|[A-ZÆØÅ][\w-]*(?:partiet|lista|listen|alliansen)|Representanten [A-ZÆØÅ]\w+)"
)
_MOVED = r"(?:foreslo|føreslo|fremmet|fremja|la fr[ae]m|sette fram)"
_PARTIES = rf"{_PARTY}(?:(?:, | og |/){_PARTY}){{0,4}}"
_PROPOSED_BY = re.compile(
    rf"^(?P<name>{_PARTIES}) {_MOVED}\b[^.:]{{0,40}}:"
    rf"|^[^.:]{{0,60}}\b{_MOVED} (?P<inverted>(?:(?:representanten|medlemmet|medlemen) \w+"
    rf"|{_PARTIES}))(?: (?:følgende|følgjande|at|slikt?|dette)\b[^.:]{{0,40}})?:"
)
"""A motion told in a sentence: "Sp og SV foreslo:", "Under behandlinga føreslo Høgre:"."""
_ITS_FATE = re.compile(
    r"^(?:dette |[A-ZÆØÅ]\w+(?:s| sitt) )?(?:forslag|framlegg|fremlegg)(?:et)?\b[^.:]{0,60}?"
    r"\b(?:(?P<fell>falt|fall|nedstemt|nedrøysta|(?:røysta|stemt) ned|forkasta?e?t?|avvist|trukket"
    r"|trekt|(?:ikke|ikkje) (?:\w+ )?(?:vedtatt|vedteke|fleirtal|flertall))"
    r"|(?P<won>(?:ble|vart|blei|blitt) (?:(?!ikk)\w+ )?(?:vedtatt|vedteke)"
    r"|(?:fikk|fekk) (?:(?!ikk)\w+ )?(?:flertall|fleirtal)))\b",
    re.IGNORECASE,
)
"""What became of the motion told just before: "Forslaget falt", "Lies forslag ble nedstemt"."""
_DECIDED = re.compile(r"^(?:vedtak|votering|røysting|avstemning)\b[^.:]{0,60}:", re.IGNORECASE)
_TELLS = re.compile(
    r"^(?P<name>(?!(?:Vi|Me|Jeg|Eg|Man|Det|Dette) )[A-ZÆØÅ][^:.,]{1,80}?) "
    r"(?:skriver|skriv|skrev|uttaler|uttalar|uttalte|sier|seier|sa|heter det)\b[^:.]{0,60}:$"
)
"""The line above a paragraph of somebody's words: "KS skriver i sin uttalelse:"."""
_OWN = re.compile(
    r"(?:vår|vårt|våre|(?:fylkes)?kommunens|kommunen si[nt]t?|styrets|[A-ZÆØÅ]\w+ kommunes) "
    r"(?:\w+ )?(?:merknad|kommentar|vurdering|syn|innspill|svar|høringssvar|standpunkt)\w*:",
    re.IGNORECASE,
)
_POST = (
    r"(?:(?:fylkes)?kommunedirektør|(?:fylkes)?rådmann|fylkesdirektør|(?:fylkes|by)råd"
    r"|administrasjon|administrerende direktør|virksomhetsleder|saksbehandler|sakshandsamar"
    r"|(?:fylkes)?ordfører|(?:fylkes)?ordførar|formannskap|hovedutvalg|hovudutval|utvalg|utval)\w{0,3}?"
)
_OFFICE = rf"{_POST}(?:s| sitt| sin| si)"
_PROPOSED = (
    r"(?:innstilling|tilrådn?ing|anbefaling|forslag|framlegg|fremlegg)\w*"
    r"(?: til (?:vedtak|uttalelse|uttale|høringssvar|høyringssvar))?"
)
_DIRECTORS = re.compile(
    rf"^(?:(?P<office>{_OFFICE}) {_PROPOSED}|{_PROPOSED} (?:frå|fra|av) (?P<post>{_POST})"
    r"|(?P<bare>innstilling\w*|tilrådn?ing\w*"
    r"|(?:forslag|framlegg) til (?:vedtak|uttalelse|uttale)))"
    r"(?: (?:til|i) [^:.]{0,40})?(?::|$)",
    re.IGNORECASE,
)
"""What is put before the council: "Kommunedirektørens innstilling:", "Innstilling:"."""
_FELL = re.compile(
    rf"\b(?:innstilling|tilrådn?ing|{_OFFICE} {_PROPOSED})\w*\b[^.:]{{0,60}}?"
    r"\b(?:falt|fall|nedstemt|nedrøysta|forkasta?e?t?|avvist|satt? til side|sett til side"
    r"|(?:ikke|ikkje) (?:\w+ )?(?:vedtatt|vedteke|fulgt|følgd|tatt til følge|teke til følgje|bifalt"
    r"|flertall|fleirtal))\b",
    re.IGNORECASE,
)
_WON = re.compile(
    r"\b(?:forslag|framlegg|fremlegg)(?:et)?\b[^.:]{0,60}?\b(?:ble|vart|blei|blitt) "
    r"(?:\w+ )?(?:vedtatt|vedteke|vedtatt)\b",
    re.IGNORECASE,
)
_STOOD = re.compile(
    rf"\b(?:innstilling|tilrådn?ing|{_OFFICE} {_PROPOSED})\w*\b[^.:]{{0,60}}?"
    r"\b(?:vedtatt|vedteke)\b",
    re.IGNORECASE,
)
_AMENDED = re.compile(
    r"\b(?:\w*endrings?(?:forslag|framlegg|fremlegg))(?:et)?\b[^.:]{0,60}?"
    r"\b(?:(?:ble|vart|blei|blitt) (?:\w+ )?(?:vedtatt|vedteke)"
    r"|(?:fikk|fekk) (?:\w+ )?(?:flertall|fleirtal))",
    re.IGNORECASE,
)
"""A change was adopted: what was decided is not what was proposed."""
_WITH_CHANGE = re.compile(r"\b(?:endring\w*|endra|endret|endre)\b", re.IGNORECASE)
_WORDED = re.compile(
    r"\b(?:vedtek|vedtar|gir|gjev|avgir|avgjev|sender|fatter|fattar|gjer|rår til)\b[^.:]{0,40}"
    r"\b(?:følgende|følgjande|slik\w*|dette|denne)\b[^.:]{0,40}:$",
    re.IGNORECASE,
)
"""What opens the wording of a proposed decision: "Kommunestyret vedtek følgjande uttale:"."""
_OPENS_PART = re.compile(
    r"[^.:]{3,60}:$|^(?:vedtak|behandling|handsaming|votering)\b[^.:]{0,60}:", re.IGNORECASE
)
_OPENS_QUOTE = ("«", '"', "“", "”", "„", "»")
_DECISION = re.compile(
    r"\b(?:vedtak|innstilling|tilrådn?ing|konklusjon|uttalelse|uttale)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a sentence stands: the holder in force, and the question just before it."""

    holder: str = RESPONDENT
    question: int | None = None


def passages(
    readings: Sequence[Reading], asked: Collection[int] = (), names: Names = _NOBODY
) -> Iterator[Passage]:
    """One passage per reading, in order; those of the indices `asked` are known for questions.

    `names` are the respondent's: what it quotes of its own is its own.
    """
    holder, until = RESPONDENT, -1
    moved, told = -1, False  # the paragraph that tells a motion, and whether its fate was told
    overruled = _overruled(readings)
    for n, reading in enumerate(readings):
        text = reading.sentence.text
        block = reading.sentence.block
        if block == moved and (_DECIDED.match(text) or told):
            holder, until, moved = RESPONDENT, -1, -1
        told = _ITS_FATE.match(text) is not None
        if until == _TO_NEXT_PART and (_opens_part(reading) or _FELL.search(text)):
            holder, until = RESPONDENT, -1
        if block > until or (reading.sentence.kind is BlockKind.HEADING and _DECISION.search(text)):
            holder = RESPONDENT
        motion = _MOTION.match(text) or _PROPOSED_BY.match(text)
        directors = _DIRECTORS.match(text) if overruled else None
        if directors:
            holder, until = _officer(directors), _TO_NEXT_PART
        elif motion:
            holder = next(filter(None, motion.groups())).strip()
            # The motion's words follow in the same block or, after a colon, in the next.
            until = block + 1 if text.rstrip().endswith(":") else block
            moved = block
            if _carried(readings, n):
                holder, until = RESPONDENT, -1
        elif quoted := _quoted(readings, n, names):
            holder, until = quoted, block + 1
        if until >= 0 and _OWN.match(text):
            holder, until = RESPONDENT, -1  # "Kommunens merknad: …" in the same paragraph
        yield Passage(holder=holder, question=_question(readings, n, asked))


def _carried(readings: Sequence[Reading], n: int) -> bool:
    """Whether the paragraph goes on to tell that the motion in reading `n` was adopted."""
    block = readings[n].sentence.block
    for reading in readings[n + 1 :]:
        if reading.sentence.block != block or _DECIDED.match(reading.sentence.text):
            return False
        fate = _ITS_FATE.match(reading.sentence.text)
        if fate is not None:
            return fate["won"] is not None
    return False


_TO_NEXT_PART = 10**9
"""A block past every document's end: what is proposed goes on to the next line above a part."""


def _opens_part(reading: Reading) -> bool:
    """Whether a line stands above a part of a paper: a heading, "Vedtak:"."""
    text = reading.sentence.text.rstrip()
    if reading.sentence.kind is BlockKind.HEADING:
        return True
    return _OPENS_PART.match(text) is not None and _WORDED.search(text) is None


def _officer(line: re.Match[str]) -> str:
    """Who it is in "Kommunedirektørens innstilling", "Innstilling frå rådmannen", "Innstilling"."""
    if line["post"]:
        return line["post"][:1].upper() + line["post"][1:]
    if line["bare"]:
        nynorsk = re.match("tilrådn?ing|framlegg", line["bare"], re.IGNORECASE)
        return "forslagsstillaren" if nynorsk else "forslagsstilleren"
    genitive = line["office"]
    first, _, last = genitive.rpartition(" ")
    return first if last in ("sitt", "sin", "si") else genitive.removesuffix("s")


def _overruled(readings: Sequence[Reading]) -> bool:
    """Whether the council of a case paper went another way than what was put before it.

    It tells so, or what it decided is what was proposed but for a "not".
    """
    texts = [r.sentence.text for r in readings]
    lines = {n: line for n, text in enumerate(texts) if (line := _DIRECTORS.match(text))}
    proposed = list(lines)
    if not proposed:
        return False
    if any(_FELL.search(text) for text in texts):
        return True
    first = proposed[0]
    decided = next(
        (n for n in range(first + 1, len(texts)) if texts[n].lower().startswith("vedtak")),
        len(texts),
    )
    restated = decided + 1 < len(texts)
    if any(_STOOD.search(text) and not (restated and _WITH_CHANGE.search(text)) for text in texts):
        return False
    if restated and any(_AMENDED.search(text) for text in texts):
        return True
    # "Forslaget ble vedtatt" may be what stands below "Forslag til vedtak" alone.
    by_office = any(not line["bare"] for line in lines.values())
    if by_office and any(_WON.search(text) for text in texts):
        return True
    below = range(first + 1, len(texts))
    end = next((n for n in below if _opens_part(readings[n])), len(texts))
    before = [_without_label(text) for text in texts[first : min(end, decided)]]
    after = [_without_label(text) for text in texts[decided:]]
    return any(b and b != a and b ^ a <= words("negators") for b in before for a in after)


_LABEL = re.compile(rf"^(?:vedtak|{_OFFICE})[^:]{{0,60}}:", re.IGNORECASE)


def _without_label(text: str) -> frozenset[str]:
    """The words of a line less "Vedtak:" and the like before them."""
    return frozenset(re.findall(r"\w+", _LABEL.sub("", text).lower()))


def _quoted(readings: Sequence[Reading], n: int, names: Names) -> str:
    """Whose words the paragraph in quotation marks below reading `n` gives; empty for none."""
    opening = _TELLS.match(readings[n].sentence.text.rstrip())
    if opening is None or n + 1 == len(readings):
        return ""
    below = readings[n + 1].sentence
    if below.block == readings[n].sentence.block or not below.text.startswith(_OPENS_QUOTE):
        return ""
    name = opening["name"].lower()
    own = names.kind_is(name) or any(name.startswith(" ".join(row)) for row in names.rows)
    return "" if own else opening["name"]


_ANSWERS = re.compile(
    r"(?:(?:vårt?|deres|dykkar) )?(?:svar\w*|kommentar|vurdering)(?: \d+)?:", re.IGNORECASE
)
"""A line that says no more than that an answer follows."""


def _question(readings: Sequence[Reading], n: int, asked: Collection[int]) -> int | None:
    """Index of the question that stands just before reading `n`, if one does."""
    if n == 0:
        return None
    if n - 1 in asked:
        return n - 1
    before = readings[n - 1].sentence
    text = before.text.rstrip()
    if _ANSWERS.fullmatch(text) and n > 1 and readings[n - 2].sentence.text.endswith("?"):
        return n - 2
    if text.endswith("?") or (text.endswith(":") and "?" in text):
        return n - 1
    if text.endswith(":") and before.block == readings[n].sentence.block:
        return n - 1
    if n > 1 and before.kind is BlockKind.HEADING and before.text.lower().startswith("svar"):
        return n - 2
    return None
