"""Targets end and begin where a reader would end and begin them."""

from __future__ import annotations

import pytest

from standpunkt.documents import Metadata, Span
from standpunkt.stance.edges import tidied
from standpunkt.stance.headings import section_of


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("Vi støtter gebyret (§ 14) nå.", "gebyret (§ 14", "gebyret (§ 14)"),
        ("Ordet «rimeleg» er uklart.", "Ordet «rimeleg", "Ordet «rimeleg»"),
        (
            "Vi er imot fristen, midt i juli, fordi.",
            "fristen, midt i juli,",
            "fristen, midt i juli",
        ),
        ("Nei, men taket er rett.", ", men taket", "taket"),
        ("Bra med sats, og fristen på tre år.", ", og fristen på tre år", "fristen på tre år"),
        (
            "Vi støtter ikke at undervisning på 5.–7. trinn skal være gratis.",
            "at undervisning på 5.–7",
            "at undervisning på 5.–7. trinn skal være gratis",
        ),
        ("Vi støtter punkt 4. Kravet er rett.", "punkt 4", "punkt 4"),
        ("Vi støtter målere (frivillige) nå.", "målere (frivillige)", "målere (frivillige)"),
    ],
)
def test_edges(text: str, words: str, told: str) -> None:
    start = text.index(words)
    found = tidied(text, Span(start, start + len(words)), Span(0, len(text)))
    assert text[found.start : found.end] == told


@pytest.mark.parametrize(
    ("heading", "kept"),
    [
        ("Emne: Sv: Høring om broer", False),
        ('Download "Svar fra Norsk Brolag.pdf"', False),
        ("Last ned svaret", False),
        ("NORSK BROLAG", False),
        ("Brolaget", False),
        ("Til § 4 om bompenger", True),
        ("Til slutt", True),
        ("Sak og vurdering", True),
        ("3.1 Delingsplikt", True),
        ("Norsk Brolag og bompenger", True),
    ],
)
def test_headings_that_head_a_section(heading: str, *, kept: bool) -> None:
    known = Metadata("Norsk Brolag", aliases=("Brolaget",))
    found = section_of(heading, Span(0, len(heading)), known)
    assert (found is not None) is kept
