"""Rows of positions tables, with whatever fields a test wants otherwise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from standpunkt.positions import RESPONDENT, Aspect, Stance, Tier
from standpunkt.proposals.rows import PositionRow

MakeRow = Callable[..., PositionRow]

A_ROW = PositionRow(
    doc_id="fjordvik-kommune",
    organisation="Fjordvik kommune",
    holder=RESPONDENT,
    stance=Stance.SUPPORT,
    confidence=0.9,
    tier=Tier.CORE,
    aspect=Aspect.PROPOSAL,
    proposal_id="",
    proposal="",
    proposal_stance="",
    evidence="",
)
"""What a row holds where a test does not say otherwise."""


@pytest.fixture
def row() -> MakeRow:
    def make(
        organisation: str = "Fjordvik kommune", on: str = "G1", **fields: object
    ) -> PositionRow:
        stance = Stance(str(fields.pop("stance", Stance.SUPPORT)))
        given: dict[str, object] = {
            "doc_id": organisation.casefold().replace(" ", "-"),
            "organisation": organisation,
            "stance": stance,
            "proposal_id": on,
            "proposal": ";".join(f"Tittel {key}" for key in on.split(";")) if on else "",
            "proposal_stance": ";".join([stance.value] * len(on.split(";"))) if on else "",
            "evidence": f"{organisation} {stance} {on}",
        }
        return replace(A_ROW, **(given | fields))  # type: ignore[arg-type]

    return make
