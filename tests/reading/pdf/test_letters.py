"""Letters that are drawn twice to look bold, or set wide apart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from standpunkt.reading.pdf.reader import read_pdf

SENTENCE = "Fjordvik kommune støtter ikke forslaget. Alle villige elever spilte til kl. 11.11."


def pieces(canvas: Canvas, size: float, unit: str, closer: float) -> Iterator[tuple[float, str]]:
    """The sentence piece by piece, each with where it begins."""
    if unit == "line":
        yield 60, SENTENCE
        return
    x = 60.0
    for part in SENTENCE if unit == "letter" else SENTENCE.split(" "):
        yield x, part
        x += canvas.stringWidth(part + (" " if unit == "word" else ""), "Helvetica", size) + closer


def doubled(
    path: Path,
    size: float,
    offset: tuple[float, float],
    *,
    unit: str = "letter",
    fonts: tuple[str, ...] = ("Helvetica", "Helvetica"),
    apart: bool = False,
    closer: float = 0,
) -> Path:
    """A sentence drawn once in each font, each time a little further right and down."""
    canvas = Canvas(str(path), pagesize=A4)
    drawn = [
        (number, x + number * offset[0], 700 - number * offset[1], part)
        for x, part in pieces(canvas, size, unit, closer)
        for number in range(len(fonts))
    ]
    for number, x, y, part in sorted(drawn, key=lambda d: d[0]) if apart else drawn:
        canvas.setFont(fonts[number], size)
        canvas.drawString(x, y, part)
    canvas.save()
    return path


@pytest.mark.parametrize("size", [9, 11, 14])
@pytest.mark.parametrize(
    "offset", [(0.3, 0), (0.8, 0), (1.2, -0.5), (0.96, 0.96), (1.5, 0), (0, 1.5)]
)
@pytest.mark.parametrize("unit", ["letter", "word", "line"])
def test_bold_by_drawing_twice(
    tmp_path: Path, size: float, offset: tuple[float, float], unit: str
) -> None:
    assert read_pdf(doubled(tmp_path / "a.pdf", size, offset, unit=unit)).text == SENTENCE


@pytest.mark.parametrize("fonts", [("Helvetica",) * 3, ("Helvetica", "Helvetica-Bold")])
@pytest.mark.parametrize("apart", [False, True])
def test_bold_by_other_fonts_and_more_passes(
    tmp_path: Path, fonts: tuple[str, ...], apart: bool
) -> None:
    path = doubled(tmp_path / "a.pdf", 10, (0.5, 0.3), fonts=fonts, apart=apart)
    assert read_pdf(path).text == SENTENCE


@pytest.mark.parametrize("closer", [0, -0.3, -0.5, 0.4])
@pytest.mark.parametrize("times", [1, 2])
def test_double_letters_stay_where_letters_are_close(
    tmp_path: Path, closer: float, times: int
) -> None:
    fonts = ("Helvetica",) * times
    path = doubled(tmp_path / "a.pdf", 10, (0.7, 0), fonts=fonts, closer=closer)
    assert read_pdf(path).text == SENTENCE


@pytest.mark.parametrize("size", [9, 11, 14])
@pytest.mark.parametrize("spacing", [0.8, 1.6, 3, 6])
@pytest.mark.parametrize("words", ["KAPITTEL 2 MÅ MEDTAS", "Forslaget støttes ikke av oss."])
@pytest.mark.parametrize("by_letter", [True, False])
def test_letters_set_apart_are_words(
    tmp_path: Path, size: float, spacing: float, words: str, by_letter: bool
) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    canvas.setFont("Helvetica", size)
    if by_letter:
        x = 60.0
        for letter in words:
            if letter != " ":
                canvas.drawString(x, 700, letter)
            x += canvas.stringWidth(letter, "Helvetica", size) + spacing
    else:
        canvas.drawString(60, 700, words, charSpace=spacing)
    canvas.save()
    assert read_pdf(tmp_path / "a.pdf").text == words


def test_single_letters_of_a_row_are_no_word(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    canvas.drawString(60, 700, "Velg mellom A B C D og E i skjemaet.")
    canvas.save()
    assert read_pdf(tmp_path / "a.pdf").text == "Velg mellom A B C D og E i skjemaet."


def test_a_heading_in_capitals_stands_alone(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    for y, text in (
        (760, "2.1 FORSKNING MÅ MEDTAS I KRAV TIL LEKTOR OG DOSENT VED ALLE HØYSKOLER"),
        (746, "OG MUSEER"),
        (732, "Fjordvik kommune støtter ikke at forskning faller bort i vurderingen av lektorer."),
    ):
        canvas.drawString(60, y, text)
    canvas.save()
    *heading, text = read_pdf(tmp_path / "a.pdf").text.split("\n")
    assert " ".join(filter(None, heading)).endswith("HØYSKOLER OG MUSEER")
    assert text.startswith("Fjordvik kommune støtter ikke")
