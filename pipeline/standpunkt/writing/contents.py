"""What a workbook or a report shows: the rows, what they add up to, and what was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from standpunkt.proposals.matrix import Matrix
from standpunkt.proposals.rows import PositionRow


@dataclass(frozen=True, slots=True)
class Response:
    """One document that was met, whether it has positions or not.

    `failure` is why it was not read, empty where it was; `words` and `pages` are None where
    they are not known.
    """

    doc_id: str
    source: str
    organisation: str = ""
    organisation_id: str = ""
    organisation_kind: str = ""
    organisation_confidence: float | None = None
    date: date | None = None
    language: str = ""
    pages: int | None = None
    words: int | None = None
    positions: int = 0
    notes: str = ""
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """All that is shown. `texts` is the folder of saved texts, as a link from the output."""

    rows: Sequence[PositionRow]
    matrix: Matrix
    responses: Sequence[Response] = ()
    run: Sequence[tuple[str, str]] = ()
    texts: str = ""
