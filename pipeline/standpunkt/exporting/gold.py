"""The annotation format: DOC.txt, DOC.jsonl and DOC.meta.json, as `evaluate` reads it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from standpunkt.documents import Span
from standpunkt.exporting.passages import Marked, Passage
from standpunkt.proposals.proposal import parted
from standpunkt.reading.finding.outputs import mark_new_folder
from standpunkt.writing.files import prepare, replacing_text


def write(folder: Path, documents: Iterable[Marked]) -> None:
    """Write a folder of gold. Raises OutputError."""
    mark_new_folder(folder)
    for document in documents:
        base = folder / document.doc_id
        base.parent.mkdir(parents=True, exist_ok=True)
        prepare(base)
        lines = [json.dumps(record(p), ensure_ascii=False) + "\n" for p in document.passages]
        first = document.first
        meta = {
            "doc_id": document.doc_id,
            "organisation": first.organisation if first else "",
            "hearing": first.hearing if first else "",
            "date": first.date.isoformat() if first and first.date else "",
            "language": first.language if first else "",
        }
        # Names may hold dots: with_suffix would cut them.
        for ending, content in (
            (".txt", document.text),
            (".jsonl", "".join(lines)),
            (".meta.json", json.dumps(meta, ensure_ascii=False) + "\n"),
        ):
            with replacing_text(base.with_name(base.name + ending)) as file:
                file.write(content)


def record(passage: Passage) -> dict[str, Any]:
    """A position as a line of gold; a cue that nobody marked is the whole clause."""
    row = passage.row
    line: dict[str, Any] = {
        "evidence": list(passage.evidence),
        "cue": list(passage.cue or passage.evidence),
        "target": _list(passage.target),
        "stance": row.stance.value,
        "holder": row.holder,
        "tier": row.tier.value,
        "aspect": row.aspect.value,
    }
    if passage.condition:
        line["condition"] = list(passage.condition)
    if row.proposal_id:
        line["proposals"] = list(parted(row.proposal_id))
    return {key: value for key, value in line.items() if value is not None}


def _list(span: Span | None) -> list[int] | None:
    return list(span) if span else None
