"""What text is lost on the way in."""

from pathlib import Path

from lost_text import a_line_a_paragraph, compared, lost_in, one_line


def test_lines_that_are_gone_are_told() -> None:
    found = lost_in(Path("a.pdf"), "x", "Vi støtter målere.\nVi er imot gebyr.", "vi er imot gebyr")
    assert (found.words, found.lost, found.lines) == (7, 3, ("Vi støtter målere.",))


def test_texts_without_their_breaks() -> None:
    text = "Vi støtter\nmålere.\n\n\nNei."
    assert a_line_a_paragraph(text) == "Vi støtter målere.\nNei."
    assert one_line(text) == "Vi støtter målere. Nei."


def test_files_without_another_program_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Vi støtter forslaget.")
    assert list(compared([tmp_path])) == []
