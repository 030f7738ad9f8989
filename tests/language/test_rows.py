"""Which lines are rows of proposals and what is said of them, and are read cell by cell."""

import pytest

from standpunkt.language.groups import read_lines
from standpunkt.language.rows import read_rows


def read(text: str) -> list[str]:
    return [line.text for line in read_rows(list(read_lines(text)))]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "Forslag\tVår vurdering\nNy § 5\tStøttes ikke\nNy § 6\tIngen merknader",
            ["Ny § 5", "Støttes ikke", "Ny § 6", "Ingen merknader"],
        ),
        (
            "Framlegg | Kommunens syn\n--- | ---\nGebyr | Går imot\n",
            ["--- | ---", "Gebyr", "Går imot"],
        ),
        ("| Framlegg | Svar |\n| Gebyr | Ueinig |", ["Gebyr", "Ueinig"]),
        ("Paragraf    Merknad\n§ 6    Uklar", ["§ 6", "Uklar"]),
        # numbers belong to what they count
        ("Nr\tForslag\tMerknad\n1\tGebyr\tFor høyt", ["1\tGebyr", "For høyt"]),
        ("Framlegg\tSvar\tGrunngjeving\nGebyr\tNei\tFor dyrt", ["Gebyr", "Nei", "For dyrt"]),
        # a cell that is empty is left out of the line
        ("Framlegg\tSvar\tGrunngjeving\nGebyr\tNei", ["Gebyr", "Nei"]),
    ],
)
def test_cells_of_such_a_table_stand_by_themselves(table: str, expected: list[str]) -> None:
    assert read(table)[1:] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Navn\tTelefon\nKari\t55 55 55 55",
        "Forslag\tAntall\nGebyr\t3",
        "Vår vurdering\tForslag\nStøttes\tGebyr",
        "Vi støtter forslaget\tsvar\nGebyr\t3",
        "Gebyr\tStøttes ikke\nFrist\tStøttes",
        "Vi er imot gebyret.",
    ],
)
def test_other_lines_are_as_they_were(text: str) -> None:
    assert read(text) == text.splitlines()


def test_a_table_ends_at_a_blank_line() -> None:
    assert read("Forslag\tSvar\nGebyr\tNei\n\nKari\tNordmann")[-1] == "Kari\tNordmann"
