"""What the pages claim about files, options and rules is so."""

import re
import tomllib
from pathlib import Path

import pytest

import standpunkt
from standpunkt.reading.registry import ABOUT_THE_FOLDER, READERS, TABLES, ZIP
from standpunkt.reading.tables.columns import METADATA_FILE, heading_key
from standpunkt.stance.overlays import lay
from standpunkt.stance.rule_files import RuleFile
from standpunkt.stance.rules import shipped
from standpunkt.writing.table import NAMES

PACKAGE = Path(standpunkt.__file__).parent


@pytest.fixture
def page(root: Path) -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in (root / "docs").glob("*.md")}


def examples(text: str) -> list[str]:
    """The indented blocks that are TOML of rules."""
    blocks = re.findall(r"(?:^(?: {4,}\S.*| *)\n)+", text, re.M)
    return [
        re.sub(r"^ {4,6}", "", block, flags=re.M)
        for block in blocks
        if "[[rule]]" in block or "disable =" in block
    ]


def test_the_examples_of_rules_lie_over_the_shipped_ones(page: dict[str, str]) -> None:
    found = examples(page["rules"])
    assert len(found) > 3
    known = "".join(
        path.read_text(encoding="utf-8") for path in (PACKAGE / "stance" / "rules").glob("*.toml")
    )
    for block in found:
        read = tomllib.loads(block)
        file = RuleFile("rules.md", tuple(read.get("rule", ())), tuple(read.get("disable", ())))
        assert lay(shipped(), [file]).errors == (), block
        for rule in file.tables:
            assert not [cue for cue in rule.get("cue", ()) if f'"{cue}"' in known], block


def test_the_page_of_extract_names_all_that_is_read(page: dict[str, str]) -> None:
    what = page["extract"].partition("## What is read")[2].partition("| option")[0]
    for ending in (*READERS, *TABLES, ZIP):
        assert f"`{ending}`" in what
    for stem in ABOUT_THE_FOLDER - {"licence"}:
        assert stem.upper() in what


def test_the_names_of_metadata_columns_are_accepted(page: dict[str, str]) -> None:
    table = page["extract"].partition("## Metadata")[2].partition("## Another model")[0]
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \|", table, re.M)
    assert len(rows) == 7
    for field, others in rows:
        for name in (field, *re.findall(r"`(\w+)`", others)):
            assert METADATA_FILE[heading_key(name)] == field


def test_every_column_has_a_meaning(page: dict[str, str]) -> None:
    told = set(re.findall(r"`(\w+)`", page["columns"]))
    assert told.issuperset(NAMES)
