"""Whose response a letter makes its own: that body is told of, and does not answer here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import Final

from standpunkt.respondent import names
from standpunkt.respondent.mentioned import RESPONSE
from standpunkt.respondent.name_candidate import NameCandidate

_ITS_ANSWER: Final = rf"{RESPONSE} (?:fra|frå|til)"
_JOINS: Final = re.compile(
    r"(?:slutt\w+ (?:\w+ )?(?:seg|oss|meg)|tiltre\w*|tilslutt\w*|bifall\w*|(?:står"
    r"|still\w+) (?:\w+ )?bak)"
    rf"[^.!?]{{0,40}}{_ITS_ANSWER}$",
    re.I,
)
_DECIDES: Final = re.compile(
    r"(?P<organ>\w+)(?: i [^.\n]{1,30})? (?:har )?(?:ved(?:tok|tar|tek|tatt|teke)|godkjen\w+"
    r"|bestem\w+)"
    rf" [^.!?]{{0,30}}{_ITS_ANSWER}$",
    re.I,
)
_AFTER_ITS_ANSWER: Final = re.compile(rf"{_ITS_ANSWER}$", re.I)
_AS_OURS: Final = re.compile(
    r"[^.!?\n]{0,80}\b(?:som (?:sin|si|sitt|vår|vårt|våre|eigen|egen)\b"
    r"|gjeld(?:er)? (?:\w+ )?(?:for oss|som vår|for laget|for foreningen)"
    r"|er (?:også|òg|samtidig) vår|tiltre\w*|tilslutt\w*)",
    re.I,
)
_DECIDED_BY: Final = re.compile(
    r"(?:er|ble|vart|blei) (?:enstemmig |samrøystes )?(?:vedtatt|vedtek\w+|godkjent|tiltrådt)"
    r" (?:\w+ ){0,2}?av (?P<organ>\w+)",
    re.I,
)
_BACK: Final = 110
_AHEAD: Final = 120
_MOST: Final = 20
"""Places of one name that are looked at."""


def without_adopted(text: str, candidates: Iterable[NameCandidate]) -> list[NameCandidate]:
    """The candidates but for those whose response the text makes its own, where others are left.

    >>> both = [NameCandidate("Nes vel", 5, "letterhead"), NameCandidate("Lia vel", 9, "title")]
    >>> [c.name for c in without_adopted("Vi slutter oss til uttalelsen fra Lia vel.", both)]
    ['Nes vel']
    """
    found = list(candidates)
    called = {candidate.name for candidate in found}
    adopted = {names.fold(name) for name in called if is_adopted(text, name)}
    kept = [candidate for candidate in found if names.fold(candidate.name) not in adopted]
    return kept or found


def is_adopted(text: str, name: str) -> bool:
    """Whether a text makes the response of `name` its own.

    A body's own council that has decided on it makes it nobody else's.

    >>> is_adopted("Styret vedtok uttalelsen fra Fjordvik kommune.", "Fjordvik kommune")
    True
    >>> is_adopted("Uttalelsen fra Fjordvik kommune er vedtatt av formannskapet.",
    ...            "Fjordvik kommune")
    False
    """
    kind = names.kind_of(name)
    own = {*kind.organs, *kind.synonyms} if kind else set()
    places = re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-]),? ?(?:– )?", text)
    for found in islice(places, _MOST):
        before = text[max(0, found.start() - _BACK) : found.start()].rstrip()
        after = text[found.end() : found.end() + _AHEAD]
        if not _AFTER_ITS_ANSWER.search(before):
            continue
        organs = (_DECIDES.search(before), _DECIDED_BY.match(after))
        if _JOINS.search(before) or _AS_OURS.match(after):
            return True
        if any(said and said["organ"].casefold() not in own for said in organs):
            return True
    return False
