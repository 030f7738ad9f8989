"""Ninety letters with rare, foreign, abbreviated and quoted names, read in one run."""

from __future__ import annotations

import contextlib
import io
import re
import unicodedata
import zipfile
from pathlib import Path

import pytest
from tests.running.pseudonym_letters import LETTERS

import standpunkt.cli


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _content(path: Path) -> str:
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            parts = [archive.read(name) for name in archive.namelist() if "theme" not in name]
        return b"\n".join(parts).decode("utf-8", errors="replace")
    return path.read_bytes().decode("utf-8", errors="replace")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> str:
    """All that a run over all the letters writes and says, with what is made of its table."""
    folder = tmp_path_factory.mktemp("mange")
    (folder / "inn").mkdir()
    for number, letter in enumerate(LETTERS):
        name = letter.file or f"svar-{number:02}.txt"
        (folder / "inn" / name).write_text(letter.text, encoding="utf-8")
    ut = folder / "ut"
    outputs = [word for e in ("csv", "xlsx", "jsonl") for word in ("-o", str(ut / f"p.{e}"))]
    commands = [
        ["extract", str(folder / "inn"), *outputs, "--pseudonymise", "--save-text"],
        ["report", str(ut / "p.csv"), "-o", str(ut / "r.html")],
        ["summary", str(ut / "p.csv"), "-o", str(ut / "s.docx")],
        ["compare", str(ut / "p.csv"), "-o", str(ut / "m.xlsx")],
        ["export", str(ut / "p.csv"), "--to", "qdpx", "-o", str(ut / "e.qdpx")],
    ]
    said = io.StringIO()
    for words in commands:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("sys.argv", ["standpunkt", *words])
            with (
                contextlib.redirect_stdout(said),
                contextlib.redirect_stderr(said),
                pytest.raises(SystemExit) as ended,
            ):
                standpunkt.cli.main()
        assert ended.value.code == 0, said.getvalue()
    files = [path for path in ut.rglob("*") if path.is_file()]
    found = [said.getvalue(), *(path.name for path in files), *map(_content, files)]
    return _plain("\n".join(found).replace(str(folder), ""))


def test_no_name_comes_out_and_bodies_and_places_stay(told: str) -> None:
    leaked = [
        (letter.gone, word)
        for letter in LETTERS
        for word in _plain(letter.gone).split()
        if word in told  # which is told at once, and the pattern by and by
        and re.search(rf"(?<![^\W\d_]){re.escape(word)}(?:s?(?![^\W\d_]))", told)
    ]
    assert leaked == []
    kept = [(letter.gone, word) for letter in LETTERS for word in letter.kept]
    assert [(whose, word) for whose, word in kept if _plain(word) not in told] == []
