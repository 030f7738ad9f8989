"""The nouns of review: what a person made of a row of the positions table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

Known = str | int | float | None
"""What a decision says of one column."""

PERSONS: Final = (
    *("organisation", "holder", "proposal_id", "stance", "target", "condition"),
    *("evidence", "cue", "evidence_start", "evidence_end"),
)
"""The columns that a person may change."""

JUDGED: Final = ("organisation", "holder", "proposal_id", "stance", "target", "condition")
"""Those of them that a person sees in a workbook."""

MACHINES: Final = (*PERSONS, "confidence", "page", "source", "sentence", "section")
"""What a decision keeps of the row it was made on."""

NOTHING: Final[Mapping[str, Known]] = MappingProxyType({})


class Verdict(StrEnum):
    """What became of a row."""

    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    ADDED = "added"
    NOTED = "noted"  # a comment, and nothing decided


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person made of one row.

    `row_id` is that of `proposals.rows.row_ids`, empty for a row that was added. `machine` holds
    what the row said when it was judged, `person` what the person changed in it, or all that was
    written of an added row. `time` is ISO 8601 and `place` where the decision was read, for
    messages; both may be empty.
    """

    row_id: str
    doc_id: str
    verdict: Verdict
    machine: Mapping[str, Known] = field(default_factory=lambda: NOTHING)
    person: Mapping[str, Known] = field(default_factory=lambda: NOTHING)
    reviewer: str = ""
    time: str = ""
    comment: str = ""
    place: str = ""

    def now(self, key: str) -> Known:
        """What holds of a column after the decision.

        >>> Decision("", "", Verdict.CORRECTED, {"stance": "oppose"}, {"stance": "skeptical"}
        ...     ).now("stance")
        'skeptical'
        """
        return self.person.get(key, self.machine.get(key))
