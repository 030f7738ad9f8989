"""The table of responses: a row for each, with or without positions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from standpunkt.documents import Document, Metadata, Respondent
from standpunkt.positions import Position, Stance
from standpunkt.running.entries import Entry
from standpunkt.running.results import Results
from standpunkt.writing.documents import COLUMNS, is_documents, row, row_of_failure

NAMES = [column.name for column in COLUMNS]


def cells(values: tuple[object, ...]) -> dict[str, object]:
    return dict(zip(NAMES, values, strict=True))


def test_a_response_without_positions_has_a_row() -> None:
    known = Respondent("Testlaget", "testlaget", "association", "", "signature", 0.8)
    document = Document("a", "a.txt", "Vi takker for brevet.", Metadata("Testlaget"))
    document = replace(document, metadata=replace(document.metadata, respondent=known))
    found = cells(row(document, []))
    assert (found["organisation"], found["organisation_id"]) == ("Testlaget", "testlaget")
    assert (found["words"], found["support"], found["read"]) == (4, 0, "read")


def test_stands_are_counted_for_the_respondent_and_apart_for_others(
    position: Callable[..., Position],
) -> None:
    stands = [
        position(stance=Stance.SUPPORT),
        position(stance=Stance.SUPPORT),
        position(stance=Stance.OPPOSE),
        position(holder="Testrådet", stance=Stance.SUPPORT),
    ]
    found = cells(row(stands[0].document, stands))
    assert (found["support"], found["oppose"], found["others"]) == (2, 1, 1)


def test_a_note_that_something_was_not_read_says_partly() -> None:
    document = Document("a", "a.txt", "Vi takker.")
    notes = ["not read, being in English: the passage that begins “We”"]
    assert cells(row(document, [], notes))["read"] == "partly"


def test_what_could_not_be_read_has_a_row_too() -> None:
    found = cells(row_of_failure("a", "inn/a.pdf", "is empty"))
    assert (found["read"], found["notes"], found["words"]) == ("not read", "is empty", None)


@pytest.mark.parametrize("name", ["documents.csv", "run-documents.xlsx", "x_documents.parquet"])
def test_a_name_that_ends_in_documents_asks_for_it(name: str) -> None:
    assert is_documents(Path(name))
    assert not is_documents(Path("positions.csv"))
    assert not is_documents(Path("mydocuments.csv"))


def test_each_output_gets_its_own_table_and_a_workbook_both(tmp_path: Path) -> None:
    told = row_of_failure("a", "a.pdf", "is empty")
    paths = [tmp_path / name for name in ("p.csv", "documents.csv", "p.xlsx")]
    with Results(paths, {}) as results:
        results.add(Entry("a", "a.pdf", document=told))
    assert results.failures == []
    heading, *rest = paths[1].read_text(encoding="utf-8").splitlines()
    assert heading.split(",") == NAMES
    assert len(rest) == 1
    assert len(paths[0].read_text(encoding="utf-8").splitlines()) == 1
    book = openpyxl.load_workbook(paths[2])
    assert book.sheetnames == ["positions", "documents"]
    assert book["documents"]["A2"].value == "a"
