"""Adoption: a response that makes another body's response its own, whole or on one matter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from standpunkt.positions import Stance

_RESPONSE: Final = (
    r"(?:hørings|høyrings)?(?:svar(?:et|a|ene)?|uttalelse(?:n|ne|r)?|uttale(?:n|ne)?|fråsegn(?:a)?|"
    r"innspill?(?:et|ene)?|innspel(?:et|a)?|merknad(?:en|ene|ane|er|ar)|kommentar(?:en|ene|ane|er)|"
    r"synspunkt(?:er|ene|a)?|vurdering(?:en|ene|ane|er|ar)?)"
)
_END: Final = (
    r"(?=\s+(?:av|datert|dagsett|dag\w*|i|om|til|på|og|som|punkt|pkt|når|hva|kva|vedrørende|"
    r"vedrørande|angående|angåande|knyttet|knytt|under|med)\b|[,.;:(]|$)"
)
# "fråsegna frå Fjordmark fylkeskommune", "svaret til KS"
_FROM: Final = re.compile(
    rf"\b{_RESPONSE}\s+(?:som\s+\w+\s+)?(?:fra|frå|til|av|avgitt av|gitt av|gjeve av)\s+"
    rf"([A-ZÆØÅ][^,.;:()]*?){_END}"
)
# What stands around a name and is no part of it.
_NO_NAME: Final = (
    r"(?:vis(?:er|e)|støtt\w+|stør|slutt\w+|har|er|les\w*|det|dei?|som|at|vi|me|jeg|eg|oss|seg|bak|"
    r"stiller?|stillar|skriv\w*|skrev\w*|seier|sier|sa|utt?al\w*|fram\w+|frem\w+|påpek\w*|peik\w*|"
    r"peker|meiner|mener|send\w*|lever\w*|av(?:gir?|gitt|gjev\w*)|gitt|gjev\w*)"
)
_FIRST: Final = rf"(?!(?i:{_NO_NAME})\b)[A-ZÆØÅ][\w./&-]*"
_FURTHER: Final = rf"\s+(?:i|og|for|av|på|(?!(?i:{_NO_NAME})\b)[A-ZÆØÅ]?[\w./&-]+)"
# "KS' høringssvar", "Fjordmark fylkeskommunes uttalelse", "KS sitt svar"
_OF: Final = re.compile(
    rf"\b({_FIRST}(?:{_FURTHER}){{0,7}}?(?:['’´]s?|s|\s+sitt|\s+sin|"
    rf"\s+sine|\s+si))\s+{_RESPONSE}\b"
)
# "det KS skriver i sin uttalelse", "KS har sendt inn egen uttalelse"
_WRITES: Final = re.compile(
    rf"\b({_FIRST}(?:{_FURTHER}){{0,7}}?)\s+(?:har\s+)?{_NO_NAME}\s+(?:(?:inn|ut|fram|frem|dette|det)\s+)?"
    r"(?:i\s+|(?=eg[ei]|ei[nt]?\s|et\s|en\s))(?:(?:sin|si|sitt|sine|et|en|ei|eit|ein|eget|egen|eiga|"
    rf"eige|eigen)\s+)*{_RESPONSE}\b"
)
_WHOLLY: Final = (
    r"(?:fullt?\s+ut|fullt\s+og\s+helt|heilt|helt|i\s+(?:eit?tt?\s+og\s+alt|ett\s+og\s+alt|"
    r"sin\s+helhet|si\s+heilskap|det\s+hele|det\s+heile|alt))"
)
_POINTS: Final = re.compile(
    rf"^(?:som|den|det|denne|dette|dei?|desse|disse|ho|han|henne|{_RESPONSE})(?:\s+{_WHOLLY})?$",
    re.IGNORECASE,
)
# Of the sentence before, a neuter pronoun may mean all that it says.
_NEUTER: Final = re.compile(r"^(?:det|dette)\b", re.IGNORECASE)
_NEUTER_RESPONSE: Final = re.compile(r"svar|innsp", re.IGNORECASE)
_FAR: Final = 30
_LONGEST: Final = 600  # of a sentence without an end
_OWN: Final = re.compile(r"^(?:departement|regjering|utvalg|utval\b|kommisjon)", re.IGNORECASE)

_TOPIC: Final = (
    r"(?:når\s+det\s+gjeld(?:er)?|h?va\s+(?:gjelder|angår)|kva\s+gjeld|(?:for\s+)?så\s+(?:vidt|langt)\s+"
    r"(?:det\s+)?gjeld(?:er)?|med\s+(?:hensyn|omsyn)\s+til|ved(?:rørende|rørande|kommende)|"
    r"angående|angåande|i\s+(?:spørsmål(?:et)?|sak(?:en|a)?|synet)\s+(?:om|på)|knytt?et?\s+til|"
    r"om|under)"
)
_LOOSELY: Final = r"(?:til|for|i|på|ved)"
# "… uttalelse av 3. mai når det gjelder gebyret"
_AFTER: Final = re.compile(
    rf"^[\s,(]*(?:(?:av|datert|dagsett)\s+\d[\d.]*(?:\s+\w+)?(?:\s+\d{{4}})?[\s,]*)?"
    rf"(?:({_TOPIC})|{_LOOSELY})\s+([^,;]+)",
    re.IGNORECASE,
)
# "Når det gjelder gebyret, slutter vi oss til …", "For § 5 viser vi til …"
_BEFORE: Final = re.compile(
    rf"^(?:(?:og\s+)?også\s+)?(?:({_TOPIC})|{_LOOSELY})\s+(.+)$", re.IGNORECASE
)
_HERE: Final = re.compile(
    r"^(?:her|på\s+dette\s+(?:punktet|området)|i\s+dette\s+spørsmålet|om\s+dette|til\s+dette)\b",
    re.IGNORECASE,
)
_ALL: Final = re.compile(
    r"^(?:(?:den|det|dette|denne|heile?|hele|alle)\s+)*(?:hør?ing\w*|høyring\w*|sak(?:en|a)|"
    r"(?:lov|forskrifts?|endrings)?(?:forslag(?:et|ene|a)|framlegg(?:et|a)|utkast(?:et)?)|"
    r"(?:nou|prop|meld|rapporten|utredning(?:en|a)|utgreiing(?:en|a))\b.*)"
    r"(?:\s+(?:til|om)\s+(?:ny\s+|endring\w*\s+)?(?:i\s+)?(?:lov|forskrift)\b.*)?$",
    re.IGNORECASE,
)
_REST: Final = re.compile(
    r"\b(?:ellers|elles|for\s+øvrig|forøvrig|i\s+sin\s+(?:helhet|heilskap))\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Adopted:
    """Whose response is adopted, as the text has the name without genitive, and what of it.

    `about` are the words around it that limit it to a matter: `surely`, or where they name a
    proposal alone. `here` is whether they point at what stands before. Of the `rest`, what stands
    around it limits nothing.
    """

    whose: str
    about: str = ""
    surely: bool = False
    here: bool = False
    rest: bool = False


def adopted(
    target: str, sentence: str, stance: Stance, cue: str = "", before: str = ""
) -> Adopted | None:
    """What a position makes the respondent's own of another's response; None where it does not.

    Where the target says what the other thinks, it is a stand of its own ("KS' vurdering av at …").
    A pronoun may mean a response that is named in the sentence before.

    >>> adopted("KS' høringssvar", "Kommunen slutter seg til KS' høringssvar.", Stance.SUPPORT)
    Adopted(whose='KS', about='', surely=False, here=False, rest=False)
    >>> said = "Når det gjeld gebyret, sluttar vi oss til fråsegna frå Fjordmark fylkeskommune."
    >>> adopted("fråsegna frå Fjordmark fylkeskommune", said, Stance.SUPPORT, "sluttar").about
    'gebyret'
    >>> adopted("forslaget fra KS", "Vi støtter forslaget fra KS.", Stance.SUPPORT) is None
    True
    """
    if not stance.in_favour or not target:
        return None
    words, whole = " ".join(target.split()), " ".join(sentence.split())
    points = _POINTS.match(words) is not None
    if points:  # "viser til svaret fra KS og gjør det til sitt eget"
        words = whole
    found = _named(words)
    if points and not found and before:
        words = " ".join(before.split())
        found = _named(words)
        if found and _NEUTER.match(target) and not _NEUTER_RESPONSE.search(found[0]):
            return None
    if not found or (found.start() > _FAR and not points) or " at " in words[found.end() :]:
        return None
    name = re.sub(r"(?:['’´]s?|\s+sitt|\s+sin|\s+sine|\s+si)$", "", found[1]).strip()
    if found.re is _OF and re.search(r"[a-zæøå]s$", name):
        name = name[:-1]
    if _OWN.match(name):
        return None
    if _REST.search(whole):
        return Adopted(name, rest=True)
    # A target may end before what limits it.
    after = words[found.end() :] or whole.partition(words)[2]
    first = cue.split(maxsplit=1)[0] if cue.split() else ""
    before = whole.partition(first)[0] if first and first in whole else ""
    for match in (_AFTER.match(after), _BEFORE.match(before)):
        about = match[2].strip(" ,.:;") if match else ""
        if match and about and not _ALL.match(about):
            return Adopted(name, about, surely=match[1] is not None)
    return Adopted(name, here=_HERE.match(whole) is not None)


def _named(words: str) -> re.Match[str] | None:
    """The response that words name, with whose it is."""
    words = words[:_LONGEST]
    return _FROM.search(words) or _OF.search(words) or _WRITES.search(words)
