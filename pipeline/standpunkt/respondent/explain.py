"""Why a response is taken to be whose it is: every place that names somebody, in words."""

from __future__ import annotations

from collections.abc import Iterator

from standpunkt.documents import Metadata
from standpunkt.respondent.names import fold


def who_answers(metadata: Metadata) -> str:
    """The respondent, and the table of evidence for it and for others, as text.

    >>> from standpunkt.respondent.identify import identify
    >>> print(who_answers(identify("FJORDVIK KOMMUNE\\n\\nFjordvik kommune støtter forslaget.")))
    who answers  Fjordvik kommune
      key        fjordvik-kommune
      kind       municipality
      read from  letterhead, confidence 0.97
      called     -
      evidence
        *   6.5  letterhead  Fjordvik kommune
        *   4.0  text        Fjordvik kommune
        *   0.8  text        Fjordvik kommune
    """
    return "\n".join(_lines(metadata))


def _lines(metadata: Metadata) -> Iterator[str]:
    known = metadata.respondent
    yield f"who answers  {known.organisation or '-'}"
    yield f"  key        {known.id or '-'}"
    yield f"  kind       {known.kind or '-'}"
    if known.unit:
        yield f"  unit       {known.unit}"
    yield f"  read from  {known.origin}, confidence {known.confidence:.2f}"
    yield f"  called     {', '.join(metadata.aliases) or '-'}"
    if not known.evidence:
        return
    yield "  evidence"
    own = {fold(name) for name in (*known.organisation.split("; "), *metadata.aliases)}
    own.add(fold(known.organisation))
    width = max(len(evidence.place) for evidence in known.evidence)
    for evidence in known.evidence:
        mark = "*" if fold(evidence.name) in own else " "
        yield f"    {mark} {evidence.weight:5.1f}  {evidence.place:<{width}}  {evidence.name}"
