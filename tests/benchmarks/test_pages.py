from pathlib import Path

import pytest

from pages import figure, markdown, refresh


def test_refresh_replaces_what_stands_between_marks_and_nothing_else(tmp_path: Path) -> None:
    page = tmp_path / "side.md"
    page.write_text("før\n<!-- a -->\ngammelt\n<!-- /a -->\nmellom\n<!-- b -->\n<!-- /b -->\n")
    refresh(page, {"a": "ny \\1", "b": "B"})
    after = "før\n<!-- a -->\nny \\1\n<!-- /a -->\nmellom\n<!-- b -->\nB\n<!-- /b -->\n"
    assert page.read_text() == after
    refresh(page, {"b": "C"})
    assert page.read_text() == after.replace("\nB\n", "\nC\n")


def test_a_page_without_the_marks_is_left_as_it_is(tmp_path: Path) -> None:
    page = tmp_path / "side.md"
    page.write_text("<!-- a -->\n<!-- /a -->\n")
    with pytest.raises(ValueError, match="no marks for b"):
        refresh(page, {"a": "A", "b": "B"})
    assert page.read_text() == "<!-- a -->\n<!-- /a -->\n"


def test_a_table_lines_up_words_to_the_left_and_numbers_to_the_right() -> None:
    table = markdown(["", "b", "n"], [["x", "y", figure(None)], ["z", "", figure(0.5)]], text=2)
    assert table.splitlines() == [
        "| | b | n |",
        "|---|---|---:|",
        "| x | y | - |",
        "| z | | 0.500 |",
    ]
