from pathlib import Path

import pytest

from standpunkt.reading.registry import READERS, reader_for


@pytest.mark.parametrize(
    ("name", "read"),
    [("svar.txt", True), ("svar.MD", True), ("svar.pdf", True), ("svar", False), (".txt", False)],
)
def test_reader_for(name: str, read: bool) -> None:
    assert (reader_for(Path(name)) is not None) is read


def test_endings_are_lower_case() -> None:
    assert all(ending == ending.lower() and ending.startswith(".") for ending in READERS)
