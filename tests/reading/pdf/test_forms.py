"""Tables with boxes to tick in PDF files, drawn here with rulings as programs draw them."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from standpunkt.positions import Tier
from standpunkt.reading.finding.files import Source
from standpunkt.respondent.load import load
from standpunkt.stance.engine import Engine

S, OPPOSE, C, N = "support", "oppose", "conditional_support", "neutral"


def pdf(path: Path, rows: list[list[str]], *, middle: bool) -> Path:
    style = getSampleStyleSheet()["BodyText"]
    table = Table(rows, colWidths=[170, 75, 75, 75, 90][: len(rows[0])])
    grid = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
    centred = [("ALIGN", (1, 0), (3, -1), "CENTER")] if middle else []
    table.setStyle(TableStyle([*grid, *centred]))
    text = "Fjordvik kommune viser til høringsbrevet, og gir her sitt svar på det som er på høring."
    after = "Kommunen ber om at fristen for å svare på slike spørsmål blir lengre en annen gang."
    made = SimpleDocTemplate(str(path), pagesize=A4)
    made.build([Paragraph(text, style), table, Paragraph(after, style)])
    return path


CASES = {
    "crosses and a remark": (
        [
            ["Forslag", "Støtter", "Støtter ikke", "Merknad"],
            ["Målere", "", "X", ""],
            ["Gebyr", "X", "", "Vi ber om ro."],
        ],
        [OPPOSE, S, "demand"],
    ),
    "other order": (
        [["Tiltak", "Uenig", "Enig", "Vet ikke"], ["Målere", "x", "", ""], ["Gebyr", "", "x", ""]],
        [OPPOSE, S],
    ),
    "four choices": (
        [
            ["Spørsmål", "Ja", "Nei", "Delvis", "Vet ikke"],
            ["Målere", "", "X", "", ""],
            ["Gebyr", "", "", "X", ""],
            ["Tilsyn", "", "", "", "X"],
            ["Frist", "X", "", "", ""],
        ],
        [OPPOSE, C, N, S],
    ),
    "facts": (
        [["Spørsmål", "Ja", "Nei"], ["Har kommunen målere?", "X", ""], ["Gebyr", "", "X"]],
        [OPPOSE],
    ),
}


@pytest.mark.parametrize("middle", [False, True])
@pytest.mark.parametrize("case", CASES)
def test_a_cross_belongs_to_the_heading_above_it(
    engine: Engine, case: str, middle: bool, tmp_path: Path
) -> None:
    rows, wanted = CASES[case]
    path = pdf(tmp_path / "a.pdf", rows, middle=middle)
    made = load(Source("a", "a.pdf", path))
    found = [p.stance.value for p in engine.read(made) if p.tier is Tier.CORE]
    assert found == [*wanted, "demand"]  # and what stands below the table
