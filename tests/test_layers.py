"""Data flows one way: a package imports from those before it, never from those after."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import standpunkt

ROOT = Path(standpunkt.__file__).parent
NOUNS = ("printable", "errors", "documents", "positions", "decisions", "temporary", "wire")
ORDER = (
    *NOUNS,
    *("text", "reading", "language", "respondent", "stance", "proposals", "writing"),
    *("review", "exporting", "running", "evaluation", "cli"),
)


def imported(path: Path) -> Iterator[str]:
    """What of the package a module imports, by the name of the room."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            whole, _, rest = node.module.partition(".")
            if whole == "standpunkt":
                yield from [rest.split(".")[0]] if rest else [name.name for name in node.names]


def test_every_room_has_its_place() -> None:
    rooms = {path.stem for path in ROOT.glob("*.py")} | {
        path.parent.name for path in ROOT.glob("*/__init__.py")
    }
    assert {room for room in rooms if not room.startswith("__")} == set(ORDER)


@pytest.mark.parametrize("room", ORDER)
def test_a_room_imports_only_from_those_before_it(room: str) -> None:
    place = ORDER.index(room)
    paths = [ROOT / f"{room}.py"] if room in NOUNS else sorted((ROOT / room).rglob("*.py"))
    wrong = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in paths
        for name in imported(path)
        if name != room and not name.startswith("__") and name not in ORDER[:place]
    }
    assert not wrong
