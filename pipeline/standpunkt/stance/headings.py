"""Which heading is a section's: no subject line, no name of the sender, nothing of a web page."""

from __future__ import annotations

import re
from typing import Final

from standpunkt.documents import Metadata, Span
from standpunkt.respondent.names import fold

_NO_SECTION: Final = re.compile(
    r"(?:emne|gjelder|gjeld|subject|vedr\.?|vedrørende|vedrørande|angående|sak|saka|sakstittel|tittel"
    r"|til|fra|frå|dato|date|from|to|vår ref\S*|deres ref\S*|kopi|vedlegg)\s*:.*"
    r"|(?:download|last ned|skriv ut|del på|hopp til|gå til|tilbake til|meny|søk|cookies?"
    r"|informasjonskapsler|relatert|les også|kontakt(?: oss)?)\b.*",
    re.I | re.S,
)


def section_of(text: str, heading: Span | None, metadata: Metadata) -> Span | None:
    """The heading, or None where it heads no section: empty is better than wrong.

    >>> section_of("Emne: Høring om broer", Span(0, 21), Metadata()) is None
    True
    >>> section_of("Til § 3 om broer", Span(0, 16), Metadata())
    Span(start=0, end=16)
    """
    if heading is None:
        return None
    words = " ".join(text[heading.start : heading.end].split())
    names = {fold(name) for name in (metadata.organisation, *metadata.aliases) if name}
    return None if _NO_SECTION.fullmatch(words) or fold(words) in names else heading
