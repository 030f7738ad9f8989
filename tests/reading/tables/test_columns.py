import pytest

from standpunkt.reading.tables.columns import (
    METADATA,
    METADATA_FILE,
    NAMES,
    as_date,
    heading_key,
    rank,
)


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        (" Høringssvar ", "høringssvar"),
        ("DOC-ID", "doc id"),
        ("svar_tekst:", "svar tekst"),
        ("A\u030ar", "år"),
        ("\ufeffnr", "nr"),
        ("", ""),
    ],
)
def test_heading_key(heading: str, key: str) -> None:
    assert heading_key(heading) == key


def test_no_name_stands_for_two_fields() -> None:
    named = [name for field in ("text", "organisation", "hearing", "date") for name in NAMES[field]]
    named += [*NAMES["language"], *NAMES["aliases"], *NAMES["id"]]
    assert len(named) == len(set(named))
    assert not set(METADATA) & {*NAMES["document"], *NAMES["source"]}


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Dokument", "doc_id"),
        ("fil", "source"),
        ("avsendar", "organisation"),
        ("Høyring", "hearing"),
        ("målform", "language"),
    ],
)
def test_headings_of_a_metadata_file(heading: str, field: str) -> None:
    assert METADATA_FILE[heading_key(heading)] == field


@pytest.mark.parametrize(
    "cell",
    ["18.11.2026", "2026-11-18", " 2026-11-18 09:30 ", "2026-11-18T09:30:00.5+01:00"],
)
def test_as_date(cell: str) -> None:
    assert str(as_date(cell)) == "2026-11-18"


@pytest.mark.parametrize("cell", ["", "18.11", "2026-13-01", "i dag"])
def test_as_date_of_no_date(cell: str) -> None:
    assert as_date(cell) is None


def test_a_senders_name_goes_before_where_it_is() -> None:
    """Also where the heading is a word that cells may hold in place of a name."""
    headings = ["Kommune", "Navn", "Virksomhet"]
    assert sorted(headings, key=rank) == ["Virksomhet", "Navn", "Kommune"]
