from dataclasses import replace
from typing import Protocol

import pytest
from tests.proposals.conftest import A_ROW

from standpunkt.positions import Stance
from standpunkt.proposals.matrix import matrix
from standpunkt.proposals.proposal import Proposal
from standpunkt.proposals.rows import PositionRow
from standpunkt.writing.section.draft import Draft, draft


class MakeRow(Protocol):
    def __call__(
        self, doc: str, organisation: str, stance: str, said: str, **more: object
    ) -> PositionRow: ...


def position_row(
    doc: str, organisation: str, stance: str, said: str, **more: object
) -> PositionRow:
    """A stand of a municipality on the proposal V1, unless told otherwise."""
    base = replace(
        A_ROW,
        doc_id=doc,
        organisation=organisation,
        organisation_kind="municipality",
        stance=Stance(stance),
        proposal_id="V1",
        proposal="Obligatoriske vannmålere",
        proposal_stance=stance,
        evidence=said,
        sentence=f"{said}.",
    )
    return replace(base, **more)  # type: ignore[arg-type]


@pytest.fixture
def hostile() -> Draft:
    """A draft whose words would be mark-up, XML that is not allowed, or a link."""
    said = "Vi støtter <b>*dette*</b> [her](javascript:x) \x0b|~#`og\\ &amp;"
    rows = [position_row("svar_1", "Fjordvik *kommune* <x>", "support", said)]
    return draft(matrix(rows, [Proposal("V1", "Målere # [§ 1](x)")]))
