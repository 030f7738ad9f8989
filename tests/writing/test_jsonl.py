import json
from collections.abc import Callable
from pathlib import Path

from standpunkt.positions import Position
from standpunkt.writing.jsonl import write
from standpunkt.writing.table import NAMES, rows


def test_write_keeps_types_and_breaks(tmp_path: Path, position: Callable[..., Position]) -> None:
    path = tmp_path / "ut.jsonl"
    write(path, rows([position(), position("Vi støtter\u2028ikke\n«det»", target=None)]))
    lines = path.read_bytes().decode().split("\n")
    assert lines[-1] == ""
    first, second = (json.loads(line) for line in lines[:-1])
    assert list(first) == list(NAMES)
    assert (first["date"], first["polarity"], first["cue_start"]) == ("2026-11-18", -1.0, 35)
    assert (second["target"], second["target_start"], second["page"]) == (None, None, None)
    assert second["evidence"] == "Vi støtter\u2028ikke\n«det»"


def test_write_without_rows(tmp_path: Path) -> None:
    write(tmp_path / "ut.jsonl", [])
    assert (tmp_path / "ut.jsonl").read_bytes() == b""
