"""What any command wrote beside the responses is never read as one, also when the folder is."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from tests.conftest import Run

from standpunkt.reading.finding.files import find
from standpunkt.reading.finding.outputs import is_written_file

TEXTS = {
    "svar-1.txt": "Norsk Brolag støtter ikke forslaget om bompenger på øyer.",
    "svar-2.txt": "Testvik kommune støtter forslaget om bompenger på øyer.",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two responses."""
    made = tmp_path_factory.mktemp("svar")
    for name, text in TEXTS.items():
        (made / name).write_text(text, encoding="utf-8")
    (made / "forslag.csv").write_text("id;title\nP1;Bompenger på øyer\n", encoding="utf-8")
    return made


def test_no_output_of_any_command_is_a_response(folder: Path, run: Run) -> None:
    table = folder / "p.csv"
    ways = [word for e in ("csv", "xlsx", "parquet") for word in ("-o", folder / f"p.{e}")]
    listed = ["--proposals", folder / "forslag.csv"]
    assert run("extract", *(folder / name for name in TEXTS), *listed, *ways, "--save-text") == 0
    for words in (
        ["compare", table, "-o", folder / "matrise.xlsx", "--save-proposals", folder / "f.csv"],
        ["compare", table, "-o", folder / "matrise.csv"],
        ["summary", table, "-o", folder / "syn.docx"],
        ["summary", table, "-o", folder / "syn.md"],
        ["report", table, "-o", folder / "rapport.html"],
        ["figures", table, "-o", folder / "figurer"],
        *(
            ["export", table, "--to", to, "-o", folder / f"eks-{to}{ending}"]
            for to, ending in (
                *(("gold", ""), ("brat", ""), ("datapackage", ""), ("qdpx", ".qdpx")),
                *(("qdc", ".qdc"), ("label-studio", ".json"), ("conll", ".conllu")),
            )
        ),
    ):
        assert run(*words) == 0, words
    assert run("extract", folder, "-o", folder / "ny" / "ny.jsonl") == 0
    told = (folder / "ny" / "ny.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(told) == 2
    read = {source.path.name for source in find([folder]).sources}
    tables = {"p.csv", "p.xlsx", "p.parquet", "f.csv", "matrise.csv", "forslag.csv"}
    assert read - tables == set(TEXTS)  # tables are opened and told apart by their columns


def test_a_draft_that_somebody_saved_anew_is_still_no_response(tmp_path: Path) -> None:
    draft = docx.Document()
    draft.core_properties.author = "Standpunkt"
    draft.add_paragraph("Vi støtter forslaget.")
    draft.save(str(tmp_path / "syn.docx"))
    letter = docx.Document()
    letter.core_properties.author = "Kari Nordmann"
    letter.save(str(tmp_path / "svar.docx"))
    (tmp_path / "x.docx").write_bytes(b"PK\x05\x06 no archive")
    assert [is_written_file(tmp_path / f"{name}.docx") for name in ("syn", "svar", "x")] == [
        True,
        False,
        False,
    ]
    assert [found.path.name for found in find([tmp_path]).sources] == ["svar.docx", "x.docx"]
