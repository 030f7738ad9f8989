import json
from pathlib import Path

import pytest
from tests.writing.report.conftest import hearing

from standpunkt.errors import InputError
from standpunkt.running import earlier_runs


def manifest(table: Path, *inputs: dict[str, object], **more: object) -> None:
    path = table.with_name(f"{table.name}.manifest.json")
    path.write_text(json.dumps({"inputs": inputs, **more}), encoding="utf-8")


def test_what_was_met_is_told_whether_it_has_positions_or_not(tmp_path: Path) -> None:
    table = tmp_path / "p.csv"
    manifest(
        table,
        {"source": "svar-3.txt", "doc_id": "svar-3", "error": None},
        {"source": "svar-1.txt", "doc_id": "svar-1", "error": None},
        {"source": "x.pdf", "doc_id": None, "error": "x.pdf: is damaged"},
    )
    found = earlier_runs.responses([table], hearing()[0].rows)
    assert [(r.doc_id, r.positions, r.failure) for r in found] == [
        ("svar-3", 0, ""),
        ("svar-1", 3, ""),
        ("", 0, "is damaged"),
        ("svar-2", 2, ""),
    ]
    assert found[1].organisation == "Fjordvik kommune"


def test_a_manifest_that_names_nothing_leaves_what_rows_tell(tmp_path: Path) -> None:
    table = tmp_path / "p.csv"
    unnamed = {"source": None, "doc_id": None, "error": None}
    manifest(table, unnamed | {"status": "read"}, unnamed | {"status": "failed"})
    found = earlier_runs.responses([table], hearing()[0].rows)
    assert [(r.doc_id, r.source, bool(r.failure)) for r in found] == [
        ("", "file 2", True), ("svar-1", "", False), ("svar-2", "", False),
    ]  # fmt: skip
    assert earlier_runs.responses([tmp_path / "other.csv"], []) == []


def test_what_a_run_was_made_with(tmp_path: Path) -> None:
    table = tmp_path / "p.csv"
    manifest(
        table,
        software={"name": "standpunkt", "version": "1.2", "sha256": "ab" * 32},
        model={"name": "nb_test", "version": None, "sha256": None},
        settings={"ocr": "auto", "save_text": True, "pseudonymise": False, "metadata": None},
    )
    assert earlier_runs.made_with([table, table, tmp_path / "other.csv"]) == [
        ("software", "standpunkt 1.2 (abababababababab)"),
        ("model", "nb_test"),
        ("ocr", "auto"),
        ("save_text", "✓"),
    ]


@pytest.mark.parametrize("content", ["{", "[]", "\xff"])
def test_a_broken_manifest_is_told_with_its_file(tmp_path: Path, content: str) -> None:
    table = tmp_path / "p.csv"
    (tmp_path / "p.csv.manifest.json").write_bytes(content.encode("latin-1"))
    with pytest.raises(InputError, match=r"p\.csv\.manifest\.json: is no manifest"):
        earlier_runs.responses([table], [])


@pytest.mark.parametrize("place", ["pos.csv", "ut/pos.csv", "../pos.csv"])
def test_every_output_of_a_run_finds_its_texts_and_manifest(tmp_path: Path, place: str) -> None:
    folder = tmp_path / "sak"
    (folder / "ut").mkdir(parents=True)
    (folder / "annet.manifest.json").write_text("{", encoding="utf-8")
    inputs: dict[str, object] = {"source": "a.txt", "doc_id": "a", "error": None}
    manifest(folder / "bok.xlsx", inputs, outputs=["bok.xlsx", place], texts="bok-texts")
    for table in (folder / "bok.xlsx", folder / place):
        assert earlier_runs.texts_of(table).resolve() == folder / "bok-texts"
        assert [one.doc_id for one in earlier_runs.responses([table], [])] == ["a"]
    assert earlier_runs.texts_of(folder / "other.csv") == folder / "other-texts"
