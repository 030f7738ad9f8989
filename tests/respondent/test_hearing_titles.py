"""The hearing as subject lines name it: empty is better than wrong."""

from __future__ import annotations

import pytest

from standpunkt.respondent.hearing import hearing_title, plain_title, reference_key, title_key
from standpunkt.respondent.letter import letter_of, tidy


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Høringssvar – ny brolov – høring", "Ny brolov"),
        ("Re: SV: Høring - ny lov om bruer - høringssvar", "Ny lov om bruer"),
        ("Høring av ny brolov          Side 1 av 3", "Ny brolov"),
        ("Høringsuttalelse om ny brolov (frist 1. juni)", "Ny brolov"),
        ("Høyring om endring av broforskrifta (ref. 23/12)", "Endring av broforskrifta"),
        ("Høring – endringer i broloven (gebyr og til", "Endringer i broloven"),
        ("Høringssvar: Forslag 2 – bompenger", ""),
        ('Høringssvar: Download "Svar.pdf"', ""),
        ("Høring: lovutkastet", ""),
        ("Høringssvar sendt inn via skjema", ""),
    ],
)
def test_what_a_subject_line_names(line: str, told: str) -> None:
    assert hearing_title(letter_of(tidy(f"{line}\n\nVi viser til brevet. Vi er imot.")))[0] == told


BRIDGES = [
    "HØRING - FORSLAG TIL ENDRINGER I BROLOVEN",
    "Høyring – endringar i brolova",
    "Svar på høring av «Forslag til endringer i broloven»",
    "Svar - Høring - Endringer i broloven",
    "Fjordvik kommunes høringssvar til forslag til endringer i broloven",
    "Fjordvik turlag – høringssvar – endringer i broloven",
    "Endringar i brolova – høyringssvar frå Skardal kommune",
    "Endringer i broloven - høring",
    "Høringssvar – endringer i broloven (12. mai 2024)",
    "Høringssvar - endringer i broloven, 12.05.2024",
    "Høring - endringer i broloven. Deres ref: 24/1234",
    "Høring av endringer i broloven – frist 1. juni 2024",
    "Høringssvar til departementets forslag til endringer i broloven mv.",
    "Sak 12/24: Alminnelig høring – endringer i broloven",
    "Angående høring om endringer i broloven",
]
REPORTS = [
    "Høring – NOU 2024: 3 Tid for museum",
    "Høyringsfråsegn NOU 2024:3",
    "Tid for museum (NOU 2024: 3) – høringssvar",
    "Museumslagets innspill til NOU 2024:3",
    "Høring av Museumsutvalgets utredning NOU 2024-3 Tid for museum",
]


@pytest.mark.parametrize(("lines", "key"), [(BRIDGES, "endring brolov"), (REPORTS, "nou 2024 3")])
def test_one_hearing_however_its_title_is_spelt(lines: list[str], key: str) -> None:
    titles = {line: hearing_title(letter_of(f"{line}\n\nVi er imot."))[0] for line in lines}
    assert {line: title for line, title in titles.items() if title_key(title) != key} == {}


def test_hearings_that_differ_stay_apart() -> None:
    titles = [
        *("Endringer i broloven", "Ny brolov", "Endringer i broforskriften"),
        *("Endringer i broloven § 3", "NOU 2024: 3 Tid for museum", "Oppfølging av NOU 2024: 3"),
    ]
    assert len({title_key(title) for title in titles}) == len(titles)


@pytest.mark.parametrize(
    "subject",
    [
        *("Høring", "Høringssvar fra", "Høringssvar til departementet", "Høring – svar"),
        *("Forslag til vedtak:", "Høringssvar - endelig", "Kommentarer til de enkelte punktene"),
    ],
)
def test_a_subject_without_a_matter_names_no_hearing(subject: str) -> None:
    assert plain_title(subject) == ""


def test_dates_and_times_that_are_of_the_matter_stay_in_a_title() -> None:
    for title in (
        "Endringer i forskrift av 3. juni 1994",
        "Endringer i klageloven – frist for klage",
    ):
        assert plain_title(f"Høring – {title}") == title


def test_a_reference_tells_its_case() -> None:
    cases = ["24/1234", "2024/1234-7", "24/01234-12", "24/1234/ABK"]
    assert {reference_key(case) for case in cases} == {"24/1234"}
    assert reference_key("999888777") == ""
