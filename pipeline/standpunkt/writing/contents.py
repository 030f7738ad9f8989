"""What a workbook or a report shows: the rows, what they add up to, and what was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from standpunkt.decisions import Decision
from standpunkt.proposals.invited import Turnout
from standpunkt.proposals.matrix import Matrix
from standpunkt.proposals.rows import PositionRow


@dataclass(frozen=True, slots=True)
class Response:
    """One document that was met, whether it has positions or not.

    `failure` is why it was not read, empty where it was; `words` and `pages` are None where
    they are not known. `extra` is what else is known of it, by the user's own headings.
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
    extra: tuple[tuple[str, str], ...] = ()

    @property
    def in_part(self) -> bool:
        """Whether a note says that something was not read, or was recognised in a picture.

        >>> Response("a", "a.pdf", notes="a.pdf: page 2 was not read").in_part
        True
        """
        return any(
            sign in self.notes for sign in ("not read", "not be read", "OCR", "missing", "damaged")
        )


_OF_A_ROW: Final = (
    *("organisation", "organisation_id", "organisation_kind", "organisation_confidence"),
    *("date", "language"),
)


def known_by(row: PositionRow) -> dict[str, Any]:
    """What a row of a table of positions tells of its response, by the names of `Response`."""
    return {name: getattr(row, name) for name in _OF_A_ROW}


@dataclass(frozen=True, slots=True)
class Contents:
    """All that is shown. `texts` is the folder of saved texts, as a link from the output.

    `row_ids` are those of the rows as the machine made them, made again where empty. `judged`
    holds what was decided on rows, by their index, and `rejected` the rows that are none any
    more. `turnout` is who of those invited has answered, None without a list of them. `run` tells
    what the run was made with, by the keys of `words.toml`, and `notes` what there is to know
    about it.
    """

    rows: Sequence[PositionRow]
    matrix: Matrix
    responses: Sequence[Response] = ()
    run: Sequence[tuple[str, str]] = ()
    texts: str = ""
    row_ids: Sequence[str] = ()
    judged: Mapping[int, Decision] = field(default_factory=dict)
    rejected: Sequence[tuple[PositionRow, Decision]] = ()
    notes: Sequence[str] = ()
    turnout: Turnout | None = None

    @property
    def meta(self) -> tuple[str, ...]:
        """The user's own headings, in the order in which they come."""
        headings = (heading for response in self.responses for heading, _ in response.extra)
        return tuple(dict.fromkeys(headings))
