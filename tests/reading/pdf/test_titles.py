"""Running titles: what comes again at the edges of the pages goes, and nothing else does."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from standpunkt.reading.pdf.reader import read_pdf

Page = Sequence[tuple[float, str]]


def made(path: Path, pages: Sequence[Page]) -> Path:
    """A PDF of pages, each of them texts with the height they stand at."""
    canvas = Canvas(str(path), pagesize=A4)
    for page in pages:
        canvas.setFont("Helvetica", 11)
        for y, text in page:
            canvas.drawString(60, y, text)
        canvas.showPage()
    canvas.save()
    return path


def body(number: int) -> list[tuple[float, str]]:
    """Three lines that no other page has."""
    names = (
        "målere",
        "gebyr",
        "tilsyn",
        "frister",
        "kart",
        "bruer",
        "veier",
        "skilt",
        "lys",
        "tak",
    )
    about = names[number % 10]
    return [
        (700, f"Kommunen har lest kapittelet om {about} nøye, og har flere innvendinger."),
        (686, f"Vi støtter ikke det som er sagt om {about}."),
        (672, f"Kostnadene for {about} er ikke utredet."),
    ]


@pytest.mark.parametrize("count", [2, 3, 10])
@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("Fjordvik kommune - høringssvar", "Side {} av 10"),
        ("Sak 24/1188", "Fjordvik kommune {}"),
        ("Høringssvar fra Norsk Brolag", "Postboks 12, 0101 Byen – side {}"),
        ("{}", "Norsk Brolag | www.brolag.example"),
        ("Norsk Brolag {} av 10", "Høring om ny brolov"),
    ],
)
def test_titles_at_the_edges_go_with_a_note(
    tmp_path: Path, head: str, foot: str, count: int
) -> None:
    pages = [[(810, head.format(n + 1)), *body(n), (30, foot.format(n + 1))] for n in range(count)]
    path = made(tmp_path / "a.pdf", pages)
    read = read_pdf(path)
    kept = read_pdf(path, running_titles=True)
    assert read.text.count("Vi støtter ikke det som er sagt om") == count
    for title in (head, foot):
        assert title.format(count) not in read.text.split("målere", 1)[1]
        assert kept.text.count(title.format(count))
    assert read.notes[0].startswith("left out as running titles: “")
    assert kept.notes == ()


def test_titles_of_left_and_right_pages(tmp_path: Path) -> None:
    heads = ["Norsk Brolag", "Høring om ny brolov"]
    pages = [[(810, heads[n % 2]), *body(n), (30, str(n + 1))] for n in range(8)]
    read = read_pdf(made(tmp_path / "a.pdf", pages))
    assert (read.text.count("Norsk Brolag"), read.text.count("Høring om ny brolov")) == (1, 0)


@pytest.mark.parametrize("answer", ["Vi støtter forslaget.", "Vi støtter forslaget", "Nei", "Enig"])
@pytest.mark.parametrize(
    "question", ["Spørsmål {}", "{}. Bør det gjøres?", "§ {} Målere", "Svar {}:"]
)
@pytest.mark.parametrize("count", [2, 6])
def test_a_form_with_one_answer_a_page_keeps_all(
    tmp_path: Path, question: str, answer: str, count: int
) -> None:
    pages = [[(780, question.format(n + 1)), (762, answer)] for n in range(count)]
    read = read_pdf(made(tmp_path / "a.pdf", pages))
    assert read.text.count(answer) == count
    assert all(question.format(n + 1) in read.text for n in range(count))
    assert read.notes == ()


def test_a_letter_by_paragraphs_keeps_the_line_under_each(tmp_path: Path) -> None:
    pages = [
        [
            (810, "Norsk Brolag"),
            (780, f"Til § {n + 3}"),
            (762, "Norsk Brolag går imot bestemmelsen."),
            (744, f"Begrunnelsen er gitt i vedlegg {n + 1}."),
        ]
        for n in range(6)
    ]
    read = read_pdf(made(tmp_path / "a.pdf", pages))
    assert read.text.count("går imot bestemmelsen") == 6
    assert [read.text.count(f"Til § {n + 3}") for n in range(6)] == [1] * 6
    assert read.text.count("Norsk Brolag\n") == 1


@pytest.mark.parametrize("times", [2, 3])
@pytest.mark.parametrize("pages", [1, 2])
def test_a_letter_printed_again_keeps_its_body_and_its_name(
    tmp_path: Path, times: int, pages: int
) -> None:
    letter = [
        [(800, "Fjordvik kommune" if n == 0 else "Mer om saken"), *body(n)] for n in range(pages)
    ]
    letter[-1] += [(640, "Med hilsen"), (622, "Fjordvik kommune")]
    read = read_pdf(made(tmp_path / "a.pdf", letter * times))
    assert read.text.count("Vi støtter ikke") == times * pages
    assert read.text.count("Med hilsen") == times


def test_what_is_not_next_to_the_edge_is_no_title(tmp_path: Path) -> None:
    pages = [
        [(810, f"Kapittel om {about}"), (796, "Norsk Brolag"), *body(n)]
        for n, about in enumerate(("målere", "gebyr", "tilsyn"))
    ]
    read = read_pdf(made(tmp_path / "a.pdf", pages))
    assert read.text.count("Norsk Brolag") == 3
    assert read.notes == ()


def test_a_title_on_few_pages_stays(tmp_path: Path) -> None:
    pages = [[*([(810, "Vedlegg til svaret")] if n in (6, 8) else []), *body(n)] for n in range(9)]
    assert read_pdf(made(tmp_path / "a.pdf", pages)).text.count("Vedlegg til svaret") == 2


def test_no_page_is_emptied(tmp_path: Path) -> None:
    pages = [[(810, "Norsk Brolag"), (400, f"{n}")] for n in (1, 2, 3)]
    assert read_pdf(made(tmp_path / "a.pdf", pages)).text.count("Norsk Brolag") == 3
