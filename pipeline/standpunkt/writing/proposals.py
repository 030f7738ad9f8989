"""A list of proposals out, for a user to edit and give back with `--proposals`."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from standpunkt.proposals.proposal import Proposal, joined
from standpunkt.writing.files import replacing_text

FIELDS: Final = ("id", "title", "description", "aliases", "paragraphs", "chapter")


def write(path: Path, proposals: Iterable[Proposal]) -> None:
    """Write a list as CSV, whole or not at all, as `read_proposals` reads it."""
    with replacing_text(path) as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(FIELDS)
        for p in proposals:
            cells = (p.id, p.title, p.description, joined(p.aliases), joined(p.paragraphs))
            writer.writerow((*cells, p.chapter))
