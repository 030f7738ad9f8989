import re
from pathlib import Path

from tests.writing.section.conftest import position_row

from standpunkt.proposals.matrix import matrix
from standpunkt.proposals.proposal import Proposal
from standpunkt.writing.section import markdown
from standpunkt.writing.section.draft import Draft, draft


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


def test_rows_that_follow_each_other_are_one_link_and_shared_rows_stand_once() -> None:
    """Forty answers were forty links after each of two clauses."""
    rows = [
        position_row(f"svar_{n}", f"Nes{n} kommune", "support", f"Vi støtter måler {n}")
        for n in range(40)
    ]
    found = markdown.text(draft(matrix(rows, [Proposal("V1", "Målere")]), rows))
    balance = found.split("\n\n")[3]
    assert balance.endswith(r"40 støtter det. \[[1–40](#p1)\]")
    assert balance.count("](#p") == 1


def test_of_many_runs_the_first_ones_and_the_last_are_linked() -> None:
    assert markdown.runs([9, 1, 5, 3, 7, 11]) == [(n, n) for n in (1, 3, 5, 7, 9, 11)]
    rows = [
        position_row(f"s{n}", f"Nes{n} kommune", "support" if n % 2 else "oppose", f"Ord nr. {n}")
        for n in range(16)
    ]
    listed = [Proposal("V1", "Målere")]
    found = markdown.text(draft(matrix(rows, listed), rows))
    lines = [line for line in found.splitlines() if "støtter forslaget." in line]
    links = lines[0].split("\\]")[0]
    assert links.count("](#p") == 4
    assert ", …, [" in links
