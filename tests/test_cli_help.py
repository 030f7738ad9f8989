"""Help says nothing in Python's words."""

from __future__ import annotations

import re

import pytest
from tests.conftest import Run

COMMANDS = [
    *("extract", "compare", "summary", "report", "figures", "export", "review", "agreement"),
    *("explain", "evaluate", "rules list", "rules lint", "rules test", "rules stats"),
]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_names_no_type_of_python(
    run: Run, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert run(*command.split(), "--help") == 0
    told = capsys.readouterr().out
    assert "Usage: standpunkt" in told
    assert re.findall(r"<(?:bool|str|int|float|path|list)\b[^>]*>?", told, re.I) == []
