"""Folders of earlier runs, which are known by a file in them and never read as input."""

from __future__ import annotations

from pathlib import Path
from typing import Final

MARKER: Final = ".standpunkt-output"
"""The file that says so."""

_SAID: Final = (
    "Standpunkt wrote this folder. Its files are no responses, and Standpunkt does not read them.\n"
)


def mark_as_output(folder: Path) -> None:
    """Say that all in `folder` was written by a run."""
    (folder / MARKER).write_text(_SAID, encoding="utf-8")


def holds_output(*folder: str | Path) -> bool:
    """Whether a run wrote the folder with this path."""
    try:
        return Path(*folder, MARKER).is_file()
    except (OSError, ValueError):
        return False


def is_output(path: Path) -> bool:
    """Whether a run wrote this folder, or the folder this file lies in."""
    return holds_output(path) or holds_output(path.parent)
