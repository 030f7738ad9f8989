import re
from pathlib import Path

from standpunkt.writing.section import markdown
from standpunkt.writing.section.draft import Draft


def test_words_of_a_response_stay_words(hostile: Draft) -> None:
    found = markdown.text(hostile)
    assert "<b>" not in found
    assert r"\<b\>\*dette\*\</b\> \[her\](javascript:x) \|\~\#\`og\\ \&amp;" in found
    assert r"## Målere \# \[§ 1\](x)" in found
    assert r"*Fjordvik \*kommune\* \<x\>*" in found


def test_every_clause_links_to_rows_that_are_listed(hostile: Draft) -> None:
    found = markdown.text(hostile)
    linked = set(re.findall(r"\]\(#(p\d+)\)", found))
    assert linked == set(re.findall(r'<a id="(p\d+)">', found)) == {"p1"}


def test_the_file_is_what_text_gives(hostile: Draft, tmp_path: Path) -> None:
    path = tmp_path / "syn.md"
    markdown.write(path, hostile)
    assert path.read_text(encoding="utf-8") == markdown.text(hostile)
