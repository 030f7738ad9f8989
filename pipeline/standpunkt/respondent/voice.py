"""In which person a response speaks: as one or as several."""

from __future__ import annotations

import re
from typing import Final

_ONE: Final = re.compile(r"\b(?:jeg|eg|meg|æ|æg|mæ|undertegnede|underteikna|min|mitt)\b", re.I)
SEVERAL: Final = re.compile(r"\b(?:vi|me|oss|vår|vårt|våre)\b", re.I)
_UNDERSIGNED: Final = re.compile(
    r"\b(?:vi|me),? (?:undertegnede|underteikna|som (?:har )?skriv\w* under|underskriver)"
    r"|\bopprop\b|\bunderskrifts(?:kampanje|aksjon)",
    re.I,
)


def is_petition(text: str) -> bool:
    """Whether those who have signed speak, each for oneself whatever is beside the name.

    >>> is_petition("Vi, undertegnede foreldre, er imot."), is_petition("Undertegnede er imot.")
    (True, False)
    """
    return _UNDERSIGNED.search(text) is not None


def speaks_as_one(text: str) -> bool:
    """Whether the text says "I" at least half as often as "we".

    >>> speaks_as_one("Jeg er imot."), speaks_as_one("Vi er imot.")
    (True, False)
    """
    one = 0 if is_petition(text) else len(_ONE.findall(text))
    return one > 0 and one * 2 >= len(SEVERAL.findall(text))


_PERSONS: Final = (
    r"(?!\w+(?:lag|råd|forening|foreining|forbund|parlament|utval|organisasjon)\w{0,3}\b)"
    r"(?:ansatte|tilsette|mødre|mødrer|fedre|foreld\w+|foresatte|føresette|søsken|sysken|nabo\w*|elev\w*|student\w*"
    r"|pårør\w+|innbygg\w+|beboer\w*|bebuar\w*|pensjonist\w*|vennin?n?er|venner|vener|kolleg\w+"
    r"|lærere|lærarar|forsk(?:ere|arar)|leger|legar|hytteei\w+|grunnei\w+)"
)
_AS_PERSONS: Final = re.compile(
    rf"(?:^|[\n.!?] ?)[Ss]om (?:\w+ )?{_PERSONS} (?:på|til|ved|i|av)\b"
    rf"|\b(?:vi|me) er (?:\w+ ){{0,3}}{_PERSONS}\b"
    rf"|(?:brev|svar|uttalelse|fråsegn|innspill|innspel) (?:fra|frå) (?:\w+ ){{0,3}}{_PERSONS}\b"
    rf"|\b(?:vi|me) {_PERSONS} (?:på|til|ved|i|frå|fra|langs|rundt) [A-ZÆØÅ]"
    r"|\b(?:vi|me|oss),? som (?:bor|bur|jobbe?a?r|arbeide?a?r|eier|eig|fiske?a?r"
    r"|har (?:barn|born|ungar|unger)|går på|gjeng på)\b",
    re.I,
)


def speak_as_persons(text: str) -> bool:
    """Whether those who write say that they are persons of a sort: "Vi er tre mødre".

    >>> speak_as_persons("Som elever på Testvik skole er vi uroa."), speak_as_persons("Vi er imot.")
    (True, False)
    """
    return is_petition(text) or _AS_PERSONS.search(text) is not None


_SORT: Final = re.compile(rf"\b(?P<stem>{_PERSONS}|eier|eig|fiske?a?r)(?!\w)", re.I)
_PLURAL: Final = re.compile(r"(?<=\w{4})(?:er|ar|e)$")


def sorts_of_persons(text: str) -> frozenset[str]:
    """The stems of what those who write say that they are, who say that they are persons.

    >>> sorted(sorts_of_persons("Vi er elever. Vi er tre naboer."))
    ['elev', 'nabo']
    """
    said = (sort for found in _AS_PERSONS.finditer(text) for sort in _SORT.finditer(found[0]))
    return frozenset(_PLURAL.sub("", sort["stem"].casefold()) for sort in said)


_QUOTED: Final = re.compile(r"«[^«»\n]{1,600}»|“[^“”\n]{1,600}”|\"[^\"\n]{1,600}\"")
_VOICE: Final = re.compile(rf"{_ONE.pattern}|{SEVERAL.pattern}", re.I)
_SAID: Final = re.compile(
    r",? (?:skrive?r?|skrev|skreiv|sier|seier|sa|uttal\w+|heter|heite?r|het|heitte|melde?r) "
)


def without_quoted_voices(text: str) -> str:
    """The text without the quotations in which somebody speaks in the first person.

    Neither those of which it is told who says so.

    >>> without_quoted_voices("«Testlaget takker for høringen», skrev de.")
    ', skrev de.'
    >>> without_quoted_voices("«Vi i Testlaget er for», skriver de. «Testlaget» er et lag.")
    ', skriver de. «Testlaget» er et lag.'
    """

    def kept(said: re.Match[str]) -> str:
        told = _VOICE.search(said[0]) or _SAID.match(text, said.end())
        return "" if told else said[0]

    return _QUOTED.sub(kept, text)
