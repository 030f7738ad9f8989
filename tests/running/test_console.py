import pytest

from standpunkt.errors import InputError
from standpunkt.running.console import progress, say
from standpunkt.running.entries import Entry


def test_say_is_one_line_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    say("to\nlinjer \x1b[2J")
    assert capsys.readouterr() == ("", "to linjer \\x1b[2J\n")


def test_progress_is_plain_lines_off_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    source = ("a", "inn/[bold]a.txt")
    with progress(2) as tell:
        tell(Entry(*source))
        tell(Entry(*source, failure=InputError("er tom"), number=2))
    assert capsys.readouterr() == (
        "",
        "[1/2] inn/[bold]a.txt: 0 positions\n[2/2] inn/[bold]a.txt: failed\n",
    )


def test_progress_is_a_bar_on_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    source = ("[bold]a", "a.txt")
    with progress(2) as tell:
        tell(Entry(*source))
        tell(Entry(*source, number=2))
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "2/2" in shown.err
    assert "[bold]a" in shown.err


def test_no_bar_is_drawn_where_rows_may_come_between(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    with progress(1, bar=False) as tell:
        tell(Entry("a", "a.txt"))
    assert capsys.readouterr() == ("", "[1/1] a.txt: 0 positions\n")
