"""The README keeps its word."""

import re
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    return (root / "README.md").read_text(encoding="utf-8")


def test_ci_runs_exactly_the_two_commands_of_the_readme(root: Path, readme: str) -> None:
    commands = re.findall(r"^    (pip install .*)$", readme, re.MULTILINE)
    lines = (root / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert len(commands) == 2
    assert [line for line in lines if line.startswith("pip ")] == commands


@pytest.mark.parametrize("page", ["README.md", "docs", "corpus"])
def test_links_lead_somewhere(root: Path, page: str) -> None:
    start = root / page
    for file in [start] if start.is_file() else sorted(start.glob("*.md")):
        links = re.findall(r"\]\(([^)#:]+)\)", file.read_text(encoding="utf-8"))
        broken = [link for link in links if not (file.parent / link).exists()]
        assert (file.name, broken) == (file.name, [])


def test_columns_page_names_every_column_in_order(root: Path) -> None:
    from standpunkt.writing.table import NAMES

    page = (root / "docs" / "columns.md").read_text(encoding="utf-8")
    table = page.split("| `stance` | bokmål")[0]
    first_cells = re.findall(r"^\| (`[^|]+`) \|", table, re.MULTILINE)
    assert [name for cell in first_cells for name in re.findall(r"`(\w+)`", cell)] == list(NAMES)
