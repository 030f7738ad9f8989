import pytest
from hypothesis import given
from hypothesis import strategies as st

from standpunkt.printable import printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Høringssvar – «§ 5»", "Høringssvar – «§ 5»"),
        ("én\r\nto\u2028tre", "én to tre"),
        ("\x1b]0;tittel\x07", "\\x1b]0;tittel\\x07"),
        ("rtl\u202etxt", "rtl\\x202etxt"),
        ("\udcff.txt", "\\xdcff.txt"),
    ],
)
def test_printable_cases(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text(st.characters()))
def test_printable_is_one_line_that_can_be_written(text: str) -> None:
    shown = printable(text)
    assert len(shown.splitlines()) <= 1
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in shown)
    assert shown.encode().decode() == shown
