"""Whether a name that only sentences have is of the one who answers."""

from __future__ import annotations

import re
from typing import Final

from standpunkt.respondent import names
from standpunkt.respondent.aliases import JUDGING, OPINION_VERBS

_OTHERWISE: Final = {
    "går",
    "legger",
    "legg",
    "stiller",
    "viser",
    "rår",
    "foreslår",
    "føreslår",
    "krever",
    "krev",
}
"""Verbs of opinion that tell of an opinion only with more words, or of who proposes as well."""
_ANSWERS: Final = re.compile(
    rf"(?:{'|'.join(v for v in OPINION_VERBS.split('|') if v not in _OTHERWISE)}"
    r"|viser (?:også )?til|går (?:inn for|imot|mot|i mot|sterkt)|stiller seg|rår (?:til|frå)"
    r"|(?:legger|legg) (?:til grunn|vekt)|(?:sier|seier) (?:ja|nei|seg)"
    r"|har (?:ingen|ikke|ikkje|få|følgende|følgjande|mottatt|motteke|lest|lese|gjennomgått|gått"
    r"|vurdert|behandlet|handsama|drøftet|drøfta|fått|blitt|tidligere|tidlegare)|behandlet"
    rf"|handsama|drøfta|er (?:\w+ )?(?:{JUDGING}|mot))(?!\w)",
    re.I,
)
_TAKES_A_STAND: Final = re.compile(
    r"(?:mener|meiner|støtter|støttar|stør|anbefaler|fraråder|frarår|tilrår|takker|takkar"
    r"|viser til|slutter seg|sluttar seg|går (?:inn for|imot|i mot)"
    r"|er (?:en|ein|ei) (?:\w+ ){0,3}(?:organisasjon|forening|foreining|gruppe|stiftelse|stifting)"
    rf"|er (?:\w+ )?(?:{JUDGING}|mot))(?!\w)",
    re.I,
)
_PRESENTS: Final = re.compile(
    r"(?:er (?:en|ei|et|ein|eit|\d+|landets|norges|den|det|de|dei)"
    r"|er \w*(?:organisasjonen|foreningen|foreininga|forbundet|laget|klubben|nettverket|selskapet)"
    r"|representerer|organiserer"
    r"|består|samler|samlar|arbeider|arbeidar|jobber|jobbar|driver|driv"
    r"|har (?:om lag |rundt |over |cirka |ca\.? )?\d+|eies|eigast|ble|vart|blei|leverer|produserer"
    r"|tilbyr|forvalter|forvaltar|utdanner|utdannar)(?!\w)",
    re.I,
)
_PROPOSES: Final = re.compile(
    r"(?:foreslår|føreslår|har (?:foreslått|føreslått|sendt)"
    r"|vil (?:nå |no )?(?:at|ha|la|gi|gje|ta|innføre|krev\w+|endre|fjerne|prioritere|forby))(?!\w)",
    re.I,
)
PUT_IT_FORWARD: Final = frozenset(["ministry", "directorate", "authority", "county_governor"])
"""The kinds of body that put things to hearing."""


def answers(name: str, text: str, kind: names.Kind | None) -> bool:
    """Whether a name that only sentences have answers, or presents itself, in any of them.

    A response that does not name its sender mostly names who has put the matter to hearing, and
    what is put to hearing. `kind` is what the name tells of the body, if anything.

    >>> def answering(name, text):
    ...     return answers(name, text, names.kind_of(name))
    >>> answering("Brutilsynet", "Brutilsynet foreslår en ordning. Vi er imot.")
    False
    >>> answering("Norsk Brolag", "Norsk Brolag er en forening. Vi er imot.")
    True
    """
    said = [
        text[found.end() : found.end() + 40]
        for found in re.finditer(
            rf"(?<![\w-]){re.escape(name)}(?: \([^()]*\))?,? (?=[a-zæøå])", text, re.I
        )
    ]
    if kind is not None and kind.name not in PUT_IT_FORWARD:
        return not said or not all(_PROPOSES.match(rest) for rest in said)
    # "Planen", "Forlagene": a noun that begins sentences is a name only if it says what it thinks
    common = " " not in name and kind is None and not is_proper(name, text)
    verbs = _TAKES_A_STAND if common else _ANSWERS
    presents = kind is None and not common
    return any(verbs.match(rest) or (presents and _PRESENTS.match(rest)) for rest in said)


def is_proper(word: str, text: str) -> bool:
    """Whether a lone word is a name: an abbreviation, or capitalised inside a sentence."""
    if names.is_abbreviation(word):
        return True
    return bool(re.search(rf"[a-zæøå,] {re.escape(word)}(?!\w)", text))
