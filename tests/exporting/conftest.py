"""Rows in texts with everything that moves offsets."""

from __future__ import annotations

from typing import Any

import pytest
from tests.proposals.conftest import MakeRow, row

from standpunkt.exporting.passages import Collection, collected
from standpunkt.proposals.rows import PositionRow

__all__ = ["row"]

TEXTS = {
    "fjordvik": "Til departementet 😀\r\n\r\nFjordvik kommune støtter for-\r\nslaget om målere, "
    "hvis det er billig.\r\nVi er 👍 imot gebyret.\r\n",
    "tom": "Takk for brevet.\n",
}


def at(text: str, words: str, name: str) -> dict[str, Any]:
    start = text.index(words)
    return {name: words, f"{name}_start": start, f"{name}_end": start + len(words)}


@pytest.fixture
def rows(row: MakeRow) -> list[PositionRow]:
    text = TEXTS["fjordvik"]
    known: dict[str, Any] = {"doc_id": "fjordvik", "organisation_kind": "municipality"}
    first = {
        **at(text, "Fjordvik kommune støtter for-\r\nslaget om målere", "evidence"),
        **at(text, "støtter", "cue"),
        **at(text, "for-\r\nslaget om målere", "target"),
    }
    second = {**at(text, "Vi er 👍 imot gebyret", "evidence"), **at(text, "imot", "cue")}
    return [
        row(
            on="G1;G2",
            condition="hvis det er billig",
            stance="conditional_support",
            **known,
            **first,
        ),
        row(on="", stance="oppose", holder="Bylaget", **known, **second),
    ]


@pytest.fixture
def found(rows: list[PositionRow]) -> Collection:
    return collected(rows, TEXTS)
