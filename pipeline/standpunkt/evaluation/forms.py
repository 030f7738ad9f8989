"""How a stand is put: its construction family and the form its holder has.

Both are read off the words that are marked, annotated or predicted alike, so that recall can
be broken down by them too: a position that nothing was found for has no rule to go by. The
lists are rough on purpose; they sort positions for a reader and decide nothing.
"""

from __future__ import annotations

import re
from enum import StrEnum

from standpunkt.documents import Span
from standpunkt.evaluation.gold import Gold, GoldDocument
from standpunkt.evaluation.predictions import Prediction
from standpunkt.language.definite import stem
from standpunkt.stance.words import endings, words


class Family(StrEnum):
    """What kind of words carry a stand."""

    ANSWER = "bare answer"
    VIEW = "own view"
    ASKS = "asks"
    SAYS = "says"
    JUDGES = "judges, nobody named"
    PREDICATE = "stance predicate"


class HolderForm(StrEnum):
    """How the respondent is expressed."""

    FIRST_PERSON = "vi, me, jeg"
    NAME = "name"
    NOUN = "noun"
    PASSIVE = "passive"
    NOBODY = "not expressed"


def family(document: GoldDocument, marked: Gold | Prediction) -> Family:
    """The construction family of a position; the first of these that fits, in this order."""
    cue = _plain(marked.cue.of(document.text))
    if _answers(document.text, marked):
        return Family.ANSWER
    if _VIEW.search(_plain(_outside_target(document.text, marked))):
        return Family.VIEW
    if _ASKS.search(cue):
        return Family.ASKS
    if _SAYS.search(cue):
        return Family.SAYS
    if holder_form(document, marked) is HolderForm.NOBODY and (
        # What is judged goes first, or "det" stands for it; an elided subject leaves neither.
        marked.evidence.start < marked.cue.start or re.search(r"\bdet\b", cue)
    ):
        return Family.JUDGES
    return Family.PREDICATE


def holder_form(document: GoldDocument, marked: Gold | Prediction) -> HolderForm:
    """How the holder is expressed in the evidence and the cue, outside the target.

    The mention that comes first counts; the ministry and others whom a response is written
    to are no holders unless they are the respondent's name.
    """
    said = _outside_target(document.text, marked)
    found = [
        (at.start(), form)
        for form, pattern in (
            (HolderForm.FIRST_PERSON, _FIRST_PERSON),
            (HolderForm.NAME, _names(document.names)),
            (HolderForm.NOUN, _NOUN),
        )
        for at in pattern.finditer(said)
        if form is not HolderForm.NOUN or _speaks(at[0].lower())
    ]
    if found:
        return min(found)[1]
    passive = _PASSIVE.search(_plain(marked.cue.of(document.text)))
    return HolderForm.PASSIVE if passive else HolderForm.NOBODY


_ANSWER = re.compile(
    r"(?:(?:helt|heilt|delvis|litt|noe|svært|sterkt|både|verken)\s+)?"
    r"(?:ja|nei|jo|enig|einig|samd|uenig|ueinig|usamd|ingen|inga|intet|vet|veit|"
    r"støttes|avvises|nøytral)\b"
)
_VIEW = re.compile(
    r"\better\W(?:\S+\s){1,6}?(?:NOUNS)\b|\b(?:vår|vårt|våre|min|mitt|mi)\s(?:\S+\s){0,2}?(?:NOUNS)"
    r"\b(?=.*\ber\b)|\ber\s(?:\S+\s){1,3}?(?:NOUNS)\sat\b|\bslik\s(?:\S+\s){1,3}ser\b"
    r"|\bfor\s(?:oss|meg|vår\sdel|min\sdel|vårt\svedkommende)\b".replace(
        "NOUNS", "|".join(sorted(words("frame_nouns")))
    )
)
_ASKS = re.compile(
    r"\b(?:ber|bed|ba|bad|bedt|be om|anmod\w*|oppford\w*|oppmod\w*|foresl\w+|føresl\w+|"
    r"krev(?:er|de|es|s|jar|st)?|krav\w*|forlang\w*|forvent\w*|forutset\w*|føreset\w*|anbefal\w*|"
    r"tilrå\w*|rår? .*\btil|råder .*\btil|ønsk(?!\w* .*velkom)\w*|ynskj\w*|håp\w*|von(?:ar|a)|"
    r"etterlys\w*|til orde for)\b"
)
_SAYS = re.compile(
    r"\b(?:men(?:er|te)|mein(?:er|te)|syne?s|synest|syntes|tykkj\w*|tykte|tror|trur|anser|"
    r"finner det|finn det|vurder(?:er|te)|oppfatt\w*|landet på|kommet til|påpei?k\w*|pei?k\w*|"
    r"understrek\w*|strek\w* under|presiser\w*|fr[ae]mhev\w*|minn\w* om|bemerker?|hevd\w*)\b"
    r"|\b(?:uttal\w*|konkluder\w*|legg\w*|går|antar|ser|sjår|erkjenn\w*|skjønn?ar|skjønner|forstår|nevn\w*|"
    r"nemn\w*|sier|seier|skriv\w*|konstater\w*|registrer\w*|opptatt|oppteken|uttrykk)\b.*\bat\b"
)
_PASSIVE = re.compile(
    r"^(?:det )?(?:(?:kan|bør|må|skal|vil|lyt)\s(?:\S+\s)?)?"
    r"(?!(?:syne|finne|trenge|minne)s\b)\w{3,}(?:es|ast)\b"
    r"|^(?:blir|ble|blei|vert|vart)\s(?:ikkje\s|ikke\s)?\w{4,}(?:et|t|a|d)$"
)
_FIRST_PERSON = re.compile(
    r"\b(?:vi|jeg|eg|oss|meg|me|vår|vårt|våre|min|mitt|mine|undertegnede|underteikna)\b",
    re.IGNORECASE,
)
_NOUN = re.compile(r"\b\w+(?:en|n|et|t|a|ne)s?\b")
_ADDRESSED = ("departement", "regjering", "storting", "stat", "flertall", "fleirtal", "myndighet")


def _answers(text: str, marked: Gold | Prediction) -> bool:
    """Whether a line, or what follows its label, opens with a word that answers a question."""
    before = text[text.rfind("\n", 0, marked.cue.start) + 1 : marked.cue.start].strip()
    opens = before.endswith((":", "–")) or not re.search(r"\w", before)
    return opens and _ANSWER.match(_plain(marked.cue.of(text))) is not None


def _outside_target(text: str, marked: Gold | Prediction) -> str:
    """The words of evidence and cue less those of the target that are no part of the cue.

    Where the cue is a lead-in before the evidence, its sentence counts from the start.
    """
    evidence, cue, target = marked.evidence, marked.cue, marked.target or Span(-1, -1)
    start, end = min(evidence.start, cue.start), max(evidence.end, cue.end)
    if cue.start < evidence.start:
        start = max(text.rfind(stop, 0, cue.start) for stop in ("\n", ". ", ": ", "? ", "! ")) + 1
        end = cue.end
    return "".join(
        " " if target.start <= at < target.end and not cue.start <= at < cue.end else text[at]
        for at in range(start, end)
    )


def _names(names: tuple[str, ...]) -> re.Pattern[str]:
    """Whole names, as they are written: "kommunen" is a noun, "Fjordvik" is not."""
    written = [re.escape(name) for name in names if name != name.lower()]
    return re.compile(rf"\b(?:{'|'.join(written)})(?!\w{{2}})" if written else r"(?!)")


def _speaks(word: str) -> bool:
    plain = word.removesuffix("s")
    stems = {stem(plain), f"{stem(plain)}e", plain}
    if word in words("own_staff"):
        return True
    return any(
        s.endswith(endings("speakers")) and not s.endswith((*endings("not_speakers"), *_ADDRESSED))
        for s in stems - {word}
    )


def _plain(words: str) -> str:
    """On one line, in lower case, without the hyphens that end lines."""
    return " ".join(re.sub(r"\xad\s*", "", words).lower().split())
