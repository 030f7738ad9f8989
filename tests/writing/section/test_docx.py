from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm

from standpunkt.proposals.matrix import matrix
from standpunkt.writing.section.docx import write
from standpunkt.writing.section.draft import Draft, draft


def test_each_clause_has_its_rows_in_a_comment(hostile: Draft, tmp_path: Path) -> None:
    path = tmp_path / "syn.docx"
    write(path, hostile)
    document = docx.Document(str(path))
    told = [c.text for c in document.comments]
    clauses = [c for t in hostile.topics for p in t.paragraphs for c in p if c.rows]
    assert len(told) == len(clauses) == 2
    assert all("svar_1" in text and "(støtter, 0.90)" in text for text in told)
    assert {c.author for c in document.comments} == {"Standpunkt"}


def test_words_of_a_response_stay_words(hostile: Draft, tmp_path: Path) -> None:
    path = tmp_path / "syn.docx"
    write(path, hostile)
    text = "\n".join(p.text for p in docx.Document(str(path)).paragraphs)
    assert "Vi støtter <b>*dette*</b> [her](javascript:x) |~#`og\\ &amp;" in text
    assert "Målere # [§ 1](x)" in text


def test_names_are_set_apart(hostile: Draft, tmp_path: Path) -> None:
    path = tmp_path / "syn.docx"
    write(path, hostile)
    runs = [run for p in docx.Document(str(path)).paragraphs for run in p.runs]
    assert {run.text for run in runs if run.italic} == {"Fjordvik *kommune* <x>"}


def test_the_same_draft_gives_the_same_bytes(hostile: Draft, tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx"):
        write(tmp_path / name, hostile)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_the_page_is_a4_and_the_language_is_known(language: str, tmp_path: Path) -> None:
    path = tmp_path / "syn.docx"
    write(path, draft(matrix([], []), [], language))
    document = docx.Document(str(path))
    section = document.sections[0]
    assert section.page_width == pytest.approx(Mm(210), abs=Mm(1))
    assert section.page_height == pytest.approx(Mm(297), abs=Mm(1))
    marks = {mark.get(qn("w:val")) for mark in document.styles.element.iter(qn("w:lang"))}
    assert marks == {f"{language}-NO"}
