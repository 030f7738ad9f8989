"""The saved texts of responses read back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from standpunkt.proposals.rows import PositionRow


def read_texts(folders: Sequence[Path], doc_ids: Sequence[str]) -> dict[str, str]:
    """The saved texts by doc_id, of those that are there; the first folder goes first.

    An id that names a place outside of its folder has no text.
    """
    found: dict[str, str] = {}
    for doc_id in doc_ids:
        for folder in folders:
            path = folder / f"{doc_id}.txt"
            if path.parent.resolve() == folder.resolve() and path.is_file():
                with path.open(encoding="utf-8", errors="replace", newline="") as file:
                    found.setdefault(doc_id, file.read())
    return found


def fits(row: PositionRow, text: str) -> bool:
    """Whether the offsets of a row are offsets into this text."""
    start, end = row.evidence_start, row.evidence_end
    return (
        start is not None
        and end is not None
        and 0 <= start < end <= len(text)
        and text[start:end].split() == row.evidence.split()
    )
