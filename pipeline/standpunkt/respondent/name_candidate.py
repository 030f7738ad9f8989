"""A name that some place puts forward as the respondent's."""

from __future__ import annotations

from dataclasses import dataclass

from standpunkt.documents import Origin


@dataclass(frozen=True, slots=True)
class NameCandidate:
    """A name put forward as the respondent's, the short form given beside it, and its unit."""

    name: str
    weight: float
    origin: Origin
    short: str = ""
    unit: str = ""
