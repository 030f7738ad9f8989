"""What stands before an item of a list, and what only looks like it."""

import re

import pytest

from standpunkt.text.markers import (
    ALONE,
    BARE_NUMBER,
    BEFORE_TAB,
    COUNTED,
    HEADING,
    IN_PARAGRAPH,
    NEVER_A_NAME,
    marker_in,
    unmarked,
)


@pytest.mark.parametrize(
    ("line", "marker"),
    [
        ("• Lavere gebyr", "•"),
        ("●Lågare gebyr", "●"),
        ("\uf0b7 Lavere gebyr", "\uf0b7"),
        ("– Lengre frist", "–"),
        ("* Lengre frist", "*"),
        ("o Lengre frist", "o"),
        ("☒ Ja", "☒"),
        ("1. Gebyr", "1."),
        ("(2) Gebyr", "(2)"),
        ("3.) Gebyr", "3.)"),
        ("2.1 Gebyr", "2.1"),
        ("4.2.1. Gebyr", "4.2.1."),
        ("b) Frist", "b)"),
        ("(c) Frist", "(c)"),
        ("d. Frist", "d."),
        ("iv) Frist", "iv)"),
        ("ii. Frist", "ii."),
        ("B) Frist", "B)"),
    ],
)
def test_a_line_that_begins_with_a_marker(line: str, marker: str) -> None:
    found = marker_in(line)
    assert found is not None
    assert found[0].strip() == marker
    assert line[found.end() :][0] != " "


@pytest.mark.parametrize(
    "line",
    [
        "2026 var et godt år",
        "15 kommuner er imot",
        "-20 grader er kaldt",
        "A. Nordmann",
        "i Fjordvik er det vanleg",
        "å bygge bruer er dyrt",
        "også Fjordvik er imot",
        "§ 4 bør strykes",
        "1.",
        "•",
        "",
    ],
)
def test_a_line_that_begins_with_words(line: str) -> None:
    found = marker_in(line)
    assert found is None or found.end() == len(line)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("• Norsk Brolag", "Norsk Brolag"),
        ("- Norsk Brolag", "Norsk Brolag"),
        ("7) Norsk Brolag", "Norsk Brolag"),
        ("(112) Fjordvik kommune", "Fjordvik kommune"),
        ("4H Fjordvik", "4H Fjordvik"),
        ("a) Norsk Brolag", "a) Norsk Brolag"),
    ],
)
def test_a_name_in_a_list(line: str, name: str) -> None:
    assert unmarked(line) == name


@pytest.mark.parametrize(
    ("form", "taken", "left"),
    [
        (re.compile(HEADING), ["2", "2.1", "2.1.", "IV", "I.", "B."], ["B", "123", "1)", "b."]),
        (COUNTED, ["3", "12", "b", "å", "iv"], ["123", "3.", "ab", "B"]),
        (ALONE, ["•", "–", "o", "3", "3.", "(2)", "2.1", "a", "B)", "iii)"], ["123", "nei", "1.)"]),
    ],
    ids=["of a heading", "without its dot", "in a run of its own"],
)
def test_a_marker_by_itself(form: re.Pattern[str], taken: list[str], left: list[str]) -> None:
    assert [text for text in taken + left if form.fullmatch(text)] == taken


@pytest.mark.parametrize(
    ("form", "taken", "left"),
    [
        (BARE_NUMBER, ["2 Gebyr"], ["2026 Gebyr", "2. Gebyr", "2 "]),
        (
            BEFORE_TAB,
            ["1.\tGebyr", "112\tGebyr", "(a)\tGebyr", "A.\tGebyr", "–\tGebyr"],
            ["A\tGebyr", "1. Gebyr", "Post\tSum", "1.\t"],
        ),
        (
            IN_PARAGRAPH,
            ["2. Gebyr.", "2) Gebyr.", "b) Gebyr."],
            ["i. Gebyr.", "å. Gebyr.", "b. G."],
        ),
        (
            NEVER_A_NAME,
            ["• Kari Nordmann", "2. Kari Nordmann", "2 Kari Nordmann", "a) Kari", "§ 4 om gebyr"],
            ["A. Nordmann", "v. Kari Nordmann", "Kari Nordmann"],
        ),
    ],
    ids=["no dot", "before a tab", "within a paragraph", "never a name"],
)
def test_what_a_line_begins_with(form: re.Pattern[str], taken: list[str], left: list[str]) -> None:
    assert [text for text in taken + left if form.match(text)] == taken
