"""A run of a small hearing, its workbook, and what a person does in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.proposals.conftest import MakeRow, row
from tests.sheets import columns_of

from standpunkt.proposals.matrix import matrix
from standpunkt.proposals.proposal import Proposal
from standpunkt.proposals.rows import PositionRow
from standpunkt.writing.contents import Contents
from standpunkt.writing.workbook import book

__all__ = ["row"]

LIST = (Proposal("G1", "Målere i alle hus"), Proposal("G2", "Gebyr"))
TEXTS = {
    "fjordvik": "Fjordvik kommune støtter forslaget om målere. Vi er imot gebyret. "
    "Kommunen ber om lengre frist.\nVi er enige i at tilsynet styrkes.",
    "brolag": "Norsk Brolag går imot målere i fritidsboliger. Gebyret er vi for.",
}
Edit = Callable[..., Path]


def at(text: str, words: str, **known: Any) -> dict[str, Any]:
    start = text.index(words)
    return {
        "evidence": words,
        "evidence_start": start,
        "evidence_end": start + len(words),
        "sentence": f"{words}.",
        **known,
    }


@pytest.fixture
def rows(row: MakeRow) -> list[PositionRow]:
    fjordvik, brolag = TEXTS["fjordvik"], TEXTS["brolag"]
    one: dict[str, Any] = {"doc_id": "fjordvik", "source": "inn/fjordvik.txt"}
    two: dict[str, Any] = {"doc_id": "brolag", "source": "inn/brolag.txt"}
    words = "Fjordvik kommune støtter forslaget om målere"
    return [
        row(on="G1", **at(fjordvik, words, cue="støtter", target="forslaget om målere"), **one),
        row(on="G2", stance="oppose", **at(fjordvik, "Vi er imot gebyret", cue="imot"), **one),
        row(on="", stance="demand",
            **at(fjordvik, "Kommunen ber om lengre frist", cue="ber"), **one),
        row("Norsk Brolag", on="G1", stance="oppose",
            **at(brolag, "Norsk Brolag går imot målere i fritidsboliger", cue="går imot"), **two),
        row("Norsk Brolag", on="G2", **at(brolag, "Gebyret er vi for", cue="for"), **two),
    ]  # fmt: skip


@pytest.fixture(scope="session")
def written() -> dict[str, bytes]:
    """The workbook, once it is written: dozens of tests alter a copy of it."""
    return {}


@pytest.fixture
def workbook(rows: list[PositionRow], tmp_path: Path, written: dict[str, bytes]) -> Path:
    path = tmp_path / "bok.xlsx"
    if path.name not in written:
        book.write(path, Contents(rows, matrix(rows, LIST)))
        written[path.name] = path.read_bytes()
    path.write_bytes(written[path.name])
    return path


@pytest.fixture
def edit(workbook: Path, tmp_path: Path) -> Edit:
    """Writes cells of the sheet of positions, by (row, heading), and saves it as another file."""

    def edited(
        cells: dict[tuple[int, str], Any], alter: Callable[[Any, Any], None] | None = None
    ) -> Path:
        found = openpyxl.load_workbook(workbook)
        sheet = found["Standpunkter"]
        columns = columns_of(sheet)
        for (n, heading), value in cells.items():
            sheet.cell(n, columns[heading]).value = value
        if alter:
            alter(found, sheet)
        path = tmp_path / "rettet.xlsx"
        found.save(path)
        return path

    return edited


def moved(rows: list[PositionRow], by: int, **changed: Any) -> list[PositionRow]:
    """The rows of the same words further down, with other things changed."""
    return [
        replace(
            one,
            evidence_start=(one.evidence_start or 0) + by,
            evidence_end=(one.evidence_end or 0) + by,
            **changed,
        )
        for one in rows
    ]
