"""Adoption: a response that makes another body's response its own."""

from __future__ import annotations

import re
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
# "KS' høringssvar", "Fjordmark fylkeskommunes uttalelse", "KS sitt svar"
_OF: Final = re.compile(
    r"\b([A-ZÆØÅ][\w./&-]*(?:\s+(?:i|og|for|av|på|[A-ZÆØÅ]?[\w./&-]+)){0,7}?(?:['’´]s?|s|\s+sitt|\s+sin|"
    rf"\s+sine|\s+si))\s+{_RESPONSE}\b"
)
_POINTS: Final = re.compile(r"^(?:som|den|det|denne|dette|dei?|desse|disse|ho|han)$", re.IGNORECASE)
_FAR: Final = 30
_OWN: Final = re.compile(r"^(?:departement|regjering|utvalg|utval\b|kommisjon)", re.IGNORECASE)


def adopted(target: str, sentence: str, stance: Stance) -> str:
    """Whose response a position makes the respondent's own; empty where it does not.

    The name is as the text has it, without genitive. What the target is about, where it goes on
    to say so, makes it a stand of its own ("KS' vurdering av at …").

    >>> adopted("KS' høringssvar", "Kommunen slutter seg til KS' høringssvar.", Stance.SUPPORT)
    'KS'
    >>> adopted("fråsegna frå Fjordmark fylkeskommune av 22. oktober", "…", Stance.SUPPORT)
    'Fjordmark fylkeskommune'
    >>> adopted("forslaget fra KS", "Vi støtter forslaget fra KS.", Stance.SUPPORT)
    ''
    """
    if not stance.in_favour or not target:
        return ""
    words = " ".join(target.split())
    if _POINTS.match(words):  # "viser til svaret fra KS og gjør det til sitt eget"
        words = " ".join(sentence.split())
        found = _FROM.search(words) or _OF.search(words)
    else:
        found = _FROM.search(words) or _OF.search(words)
        if found and found.start() > _FAR:
            return ""
    if not found or re.search(r"\bat\b|\bom\b", words[found.end() :]):
        return ""
    name = re.sub(r"(?:['’´]s?|\s+sitt|\s+sin|\s+sine|\s+si)$", "", found[1]).strip()
    if found.re is _OF and re.search(r"[a-zæøå]s$", name):
        name = name[:-1]
    return "" if _OWN.match(name) else name
