"""The hearing as subject lines name it: empty is better than wrong."""

from __future__ import annotations

import pytest

from standpunkt.respondent.letter import hearing_title, letter_of, tidy


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
