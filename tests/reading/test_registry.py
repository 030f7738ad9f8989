from pathlib import Path

import pytest

from standpunkt.reading.registry import (
    ATTACHMENTS,
    READERS,
    TABLES,
    ZIP,
    is_read,
    not_read,
    reader_for,
)


@pytest.mark.parametrize(
    ("name", "read"),
    [("svar.txt", True), ("svar.MD", True), ("svar.pdf", True), ("svar", False), (".txt", False)],
)
def test_reader_for(name: str, read: bool) -> None:
    assert (reader_for(Path(name)) is not None) is read


def test_endings_are_lower_case() -> None:
    assert all(ending == ending.lower() and ending.startswith(".") for ending in READERS)


@pytest.mark.parametrize(
    ("name", "read"),
    [("a.txt", True), ("a.ZIP", True), ("a.csv", True), ("a.parquet", True), ("a.exe", False)],
)
def test_is_read(name: str, read: bool) -> None:
    assert is_read(Path(name)) is read


def test_no_ending_is_read_in_two_ways() -> None:
    every = [*READERS, *TABLES, ZIP]
    assert len(every) == len(set(every))
    assert set(ATTACHMENTS) <= set(READERS)


def test_what_is_not_read_is_told_with_what_is() -> None:
    assert "the ending .exe is not read; only .txt, .md" in str(not_read(Path("a.exe"), "a.exe"))
    assert "a file without an ending is not read" in str(not_read(Path("Makefile"), "Makefile"))
