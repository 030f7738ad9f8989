"""The saved texts of responses read back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from standpunkt.errors import InputError
from standpunkt.proposals.rows import PositionRow


def read_texts(folders: Sequence[Path], doc_ids: Iterable[str] | None = None) -> dict[str, str]:
    """The texts that --save-text wrote by doc_id, as they are; the first folder goes first.

    Those of `doc_ids` that are there, or all. An id that names a place outside of its folder has
    no text. Raises InputError for one that is no UTF-8.
    """
    found: dict[str, str] = {}
    for folder in folders:
        for doc_id in _saved(folder) if doc_ids is None else doc_ids:
            path = folder / f"{doc_id}.txt"
            inside = path.parent.resolve().is_relative_to(folder.resolve())
            if doc_id not in found and inside and path.is_file():
                try:
                    found[doc_id] = path.read_bytes().decode()
                except UnicodeDecodeError as error:
                    raise InputError("is no UTF-8", "save the texts again", path=path) from error
    return found


def _saved(folder: Path) -> list[str]:
    paths = sorted(folder.rglob("*.txt"))
    return [path.relative_to(folder).as_posix().removesuffix(".txt") for path in paths]


def fits(row: PositionRow, text: str) -> bool:
    """Whether the offsets of a row are offsets into this text."""
    start, end = row.evidence_start, row.evidence_end
    return (
        start is not None
        and end is not None
        and 0 <= start < end <= len(text)
        and text[start:end].split() == row.evidence.split()
    )
