"""The page of one response in a public register of hearings, as regjeringen.no shows it.

"Høringssvar fra Testvik kommune", then lines of facts ("Dato: …", "Svartype: Uten merknad"),
then the answer. Told by the lines themselves, so that it holds whatever the page's markup is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from standpunkt.documents import Metadata
from standpunkt.text.dates import dates_in

_FIRST_LINES: Final = 25
_TITLE: Final = re.compile(
    r"(?:Høringssvar|Høyringssvar|Høringsuttalelse|Høyringsfråsegn|Høringssvaret|Svar|Innspill)"
    r"\s+(?:fra|frå)\s+(?P<name>\S.{0,150})"
)
_FACT: Final = re.compile(
    r"(?P<key>Dato|Svartype|Kategori|Referanse|Avsender|Til høringen|Til høyringa|Høring"
    r"|Høyring|Høringssak|Departement|Type (?:virksomhet|avsender)|Tilhører høring)\s*:\s*"
    r"(?P<value>\S.*)"
)
_NEXT_FACT: Final = re.compile(r"\s+(?=(?:Dato|Svartype|Referanse|Kategori)\s*:)")
_LONGEST_FACTS: Final = 120
_HEARING: Final = ("til høringen", "til høyringa", "høring", "høyring", "høringssak")
_SITE: Final = re.compile(r"\s+[-–|]\s+(?:regjeringen\.no|høringssvar)\s*$", re.I)
_NO_NAME: Final = re.compile(r"(?:person som ikke|anonym|privatperson)", re.I)


def facts_apart(line: str, gap: bool) -> list[tuple[str, bool]]:
    """A block and its gap; facts that stand on one line become a line each.

    >>> facts_apart("Dato: 03.02.2026 Svartype: Uten merknad", True)
    [('Dato: 03.02.2026', True), ('Svartype: Uten merknad', True)]
    """
    if len(line) > _LONGEST_FACTS or not _FACT.fullmatch(line.split("\n", maxsplit=1)[0]):
        return [(line, gap)]
    parts = [part.strip() for part in _NEXT_FACT.split(line)]
    return [(part, gap) for part in parts if part]


def facts_of(text: str, meta: Mapping[str, str] | None = None) -> Metadata:
    """Sender, hearing, date and kind of answer, where the text is that of a response page.

    `meta` is what the page's head says. Empty metadata for any other text.

    >>> page = "Høringssvar fra Testvik kommune\\n\\nDato: 03.02.2026\\n\\nSvartype: Uten merknad"
    >>> found = facts_of(page)
    >>> found.organisation, found.date.isoformat(), found.extra
    ('Testvik kommune', '2026-02-03', (('answer_type', 'Uten merknad'),))
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()][:_FIRST_LINES]
    facts: dict[str, str] = {}
    for line in lines:
        fact = _FACT.fullmatch(line)
        if fact:
            facts.setdefault(fact["key"].lower(), fact["value"].strip())
    title = next((found for line in lines if (found := _TITLE.fullmatch(line))), None)
    if "svartype" not in facts and not (title and "dato" in facts):
        return Metadata()
    sender = facts.get("avsender") or (title["name"].strip(" .") if title else "")
    if _NO_NAME.match(sender):
        sender = ""
    hearing = next((facts[key] for key in _HEARING if key in facts), "") or _titled(meta or {})
    days = [day for _, _, day in dates_in(facts.get("dato", ""))]
    extra = (
        ("answer_type", facts.get("svartype", "")),
        (
            "category",
            facts.get("kategori")
            or facts.get("type virksomhet")
            or facts.get("type avsender")
            or "",
        ),
    )
    origin = (
        ("organisation", sender),
        ("hearing", hearing),
        ("date", "x" if days else ""),
    )
    return Metadata(
        organisation=sender,
        hearing=hearing,
        date=days[0] if days else None,
        extra=tuple((key, value) for key, value in extra if value),
        origin=tuple((key, "page") for key, value in origin if value),
    )


def _titled(meta: Mapping[str, str]) -> str:
    """The hearing's title where the head of the page gives it: "Høring – ny lov"."""
    title = meta.get("og:title") or meta.get("title") or ""
    while _SITE.search(title):
        title = _SITE.sub("", title)
    is_hearing = re.search(r"\bhøring\b|\bhøyring\b", title, re.I) and not _TITLE.match(title)
    return title if is_hearing else ""
