"""What is given beside a table, its responses and its texts, is told where it is of another run."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.conftest import Run

LETTERS = {
    "a": "Fjordvik kommune\n\nVi støtter vannmålere.\n",
    "b": "Norsk Brolag\n\nVi er imot vannmålere.\n",
}
OTHERS = {
    "a": "Sunnvik kommune\n\nHøringssvar\n\nVi er imot gebyret.\n",
    "c": "Norsk Vannforening\n\nVi støtter vannmålere.\n",
}


@pytest.fixture
def folder(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two runs, in "en" and "to", and the first once more under another name."""
    monkeypatch.chdir(tmp_path)
    Path("liste.csv").write_text("id,title\nV1,Vannmålere\nV2,Gebyr\n", encoding="utf-8")
    for name, letters in (("en", LETTERS), ("to", OTHERS)):
        for doc_id, text in letters.items():
            path = Path(f"svar-{name}", f"{doc_id}.txt")
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        words = ("-o", f"{name}/p.csv", "-o", f"{name}/documents.csv", "--save-text")
        assert run("extract", f"svar-{name}", "--proposals", "liste.csv", *words) == 0
    shutil.copytree("en", "kopi")
    return tmp_path


@pytest.mark.parametrize("manifests", [True, False])
def test_what_is_of_another_run_is_told(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str], manifests: bool
) -> None:
    if not manifests:
        for path in folder.rglob("*.manifest.json"):
            path.unlink()
    capsys.readouterr()
    table = "en/p.csv"
    for words in (
        ("compare", table, "-o", "m.csv", "--documents", "to/documents.csv"),
        ("summary", table, "-o", "s.md", "--documents", "to/documents.csv"),
        ("report", table, "-o", "r.html", "--documents", "to/documents.csv"),
        ("report", table, "-o", "r.html", "--texts", "to/p-texts"),
        ("summary", table, "-o", "s.md", "--texts", "to/p-texts"),
        ("export", table, "-o", "p.conll", "--to", "conll", "--texts", "to/p-texts"),
    ):
        assert run(*words) == 0
        said = capsys.readouterr().err
        assert words[-1] in said
        assert "another run" in said, words
        why = "it was not made from svar-en/a.txt and 1 more, as p.csv was"
        assert (why in said) is manifests


@pytest.mark.parametrize("where", ["en", "kopi"])
def test_what_is_of_the_same_run_is_not(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str], where: str
) -> None:
    capsys.readouterr()
    beside = ("--documents", f"{where}/documents.csv", "--texts", f"{where}/p-texts")
    assert run("report", "en/p.csv", "-o", "r.html", *beside) == 0
    assert run("compare", "en/p.csv", "-o", "m.csv", *beside[:2]) == 0
    assert run("export", "en/p.csv", "-o", "p.conll", "--to", "conll", *beside[2:]) == 0
    assert "another run" not in capsys.readouterr().err
    assert (folder / "r.html").is_file()


def test_a_text_that_was_changed_is_told(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "en" / "p-texts" / "b.txt"
    path.write_text("Nytt: " + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert run("report", "en/p.csv", "-o", "r.html") == 0
    said = capsys.readouterr().err
    assert "the saved text of 1 response, such as b, is not what its positions were read in" in said


def test_responses_beside_a_table_that_are_of_another_run_are_not_used(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # As another run left them in the same folder, under the name that is looked for.
    words = ("-o", "en/q.csv", "-o", "en/p.documents.csv", "--proposals", "liste.csv")
    assert run("extract", "svar-to", *words) == 0
    assert run("compare", "en/p.csv", "-o", "m.csv") == 0
    assert "p.documents.csv is of another run than p.csv, and is not used" in (
        capsys.readouterr().err
    )
    assert "Norsk Vannforening" not in (folder / "m.csv").read_text(encoding="utf-8")


def test_a_workbook_that_knows_who_answered_is_not_told_of_responses_beside_it(
    run: Run, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("bok").mkdir()
    assert run("extract", "svar-en", "-o", "bok/p.xlsx", "--proposals", "liste.csv") == 0
    assert run("extract", "svar-to", "-o", "bok/q.csv", "-o", "bok/documents.csv") == 0
    capsys.readouterr()
    assert run("compare", "bok/p.xlsx", "-o", "m.csv") == 0
    assert run("summary", "bok/p.xlsx", "-o", "m.md") == 0
    assert "another run" not in capsys.readouterr().err
    assert "Norsk Vannforening" not in (folder / "m.csv").read_text(encoding="utf-8")
