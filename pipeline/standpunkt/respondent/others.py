"""Others' names in a response: cleaned, and one name for the ways of writing it."""

from __future__ import annotations

import re
from typing import Final

from standpunkt.documents import Document
from standpunkt.respondent import names
from standpunkt.respondent.catalogue import Body, Catalogue, shipped
from standpunkt.respondent.cleaning import third_party
from standpunkt.respondent.described import bodies_called

_MINISTRY: Final = re.compile(
    rf"[{names.CAPITAL}]\w*(?:(?:-|-? og |, )[\w-]+){{0,4}}departementet\b"
    rf"|[{names.CAPITAL}]\w+departementet\b"
)
_THE_MINISTRY: Final = frozenset(["departementet", "departementa", "ministeriet"])


def holder_name(name: str, document: Document, catalogue: Catalogue | None = None) -> str:
    """The one name of another holder in a document, whatever the clause calls it.

    "Departementet" is the ministry that the response answers, where the document tells.

    >>> from standpunkt.documents import Metadata
    >>> known = Metadata(extra=(("recipient", "Helse- og omsorgsdepartementet"),))
    >>> letter = Document("a", "a.txt", "", known)
    >>> {holder_name(name, letter) for name in ("HOD", "departementets", "Departementet")}
    {'Helse- og omsorgsdepartementet'}
    """
    catalogue = catalogue or shipped()
    bare = third_party(name)
    if bare.casefold() in _THE_MINISTRY:
        return _ministry(document, catalogue) or bare.casefold()
    bodies = bodies_called(bare, document.metadata.date, document.text, catalogue)
    if len(bodies) != 1 or _stands_for_another(bare, bodies[0], document.text):
        return bare
    return bodies[0].name


def _stands_for_another(short: str, body: Body, text: str) -> bool:
    """Whether the text itself says that an abbreviation is somebody else's."""
    if not names.is_abbreviation(short):
        return False
    explained = re.search(rf"(\w+) \(«?{re.escape(short)}»?\)", text)
    last = body.name.split()[-1].casefold()
    return explained is not None and explained[1].casefold() != last


def _ministry(document: Document, catalogue: Catalogue) -> str:
    """The ministry that a response is to, or the only one that it names."""
    recipient = dict(document.metadata.extra).get("recipient", "")
    named = {recipient} if recipient.casefold().endswith("departementet") else set()
    if not named:
        found = (match.group() for match in _MINISTRY.finditer(document.text))
        named = {name for name in found if name[0].isupper() and name != "Departementet"}
    known = {
        body.name
        for name in named
        for body in catalogue.called(name, document.metadata.date)
        if body.kind == "ministry"
    }
    return known.pop() if len(known) == 1 else ""
