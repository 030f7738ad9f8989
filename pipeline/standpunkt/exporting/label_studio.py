"""Label Studio's JSON: a task a response, with the machine's positions as predictions.

Label Studio runs in a browser, where a character outside the basic plane, such as an emoji, counts
as two.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from standpunkt.documents import Span
from standpunkt.exporting.passages import Marked, Passage, plain_lines
from standpunkt.positions import Stance
from standpunkt.proposals.rows import row_ids
from standpunkt.writing.files import prepare, replacing_text
from standpunkt.writing.palette import FILLS

_PARTS: Final = ("cue", "target", "condition")


def write(path: Path, documents: Iterable[Marked]) -> None:
    """Write the tasks, and beside them the labelling configuration. Raises OutputError."""
    prepare(path)
    tasks = [task(plain_lines(document)) for document in documents]
    with replacing_text(path) as file:
        json.dump(tasks, file, ensure_ascii=False, indent=1)
        file.write("\n")
    with replacing_text(path.with_suffix(".xml")) as file:
        file.write(_config())


def task(document: Marked) -> dict[str, Any]:
    """A response as a task; the text has "\\n" for line breaks."""
    first = document.first
    result: list[dict[str, Any]] = []
    ids = row_ids(p.row for p in document.passages)
    for key, passage in zip(ids, document.passages, strict=True):
        result += _regions(document.text, key, passage)
    sure = [p.row.confidence for p in document.passages]
    prediction = {
        "model_version": "standpunkt",
        "score": round(sum(sure) / len(sure), 4) if sure else 0.0,
        "result": result,
    }
    return {
        "data": {
            "text": document.text,
            "doc_id": document.doc_id,
            "organisation": first.organisation if first else "",
        },
        "predictions": [prediction],
    }


def _regions(text: str, key: str, passage: Passage) -> list[dict[str, Any]]:
    row = passage.row
    clause = _region(text, key, passage.evidence, row.stance.value) | {"score": row.confidence}
    known = [("holder", row.holder), ("proposal", row.proposal_id)]
    found = [clause]
    found += [
        {
            "id": key,
            "from_name": name,
            "to_name": "text",
            "type": "textarea",
            "value": clause["value"] | {"text": [value]},
        }
        for name, value in known
        if value
    ]
    for name in _PARTS:
        span = getattr(passage, name)
        if span:
            found.append(_region(text, f"{key}-{name}", span, name))
            found.append(
                {"type": "relation", "from_id": f"{key}-{name}", "to_id": key, "direction": "right"}
            )
    return found


def _region(text: str, key: str, span: Span, label: str) -> dict[str, Any]:
    return {
        "id": key,
        "from_name": "label",
        "to_name": "text",
        "type": "labels",
        "value": {
            "start": units(text, span.start),
            "end": units(text, span.end),
            "text": span.of(text),
            "labels": [label],
        },
    }


def units(text: str, offset: int) -> int:
    r"""A code point's place as a browser counts it.

    >>> units("\U0001f600 ja", 2)
    3
    """
    return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2


def _config() -> str:
    stances = [f'    <Label value="{s.value}" background="{FILLS[s.value]}"/>' for s in Stance]
    parts = [f'    <Label value="{name}" background="#888888"/>' for name in _PARTS]
    return "\n".join(
        (
            "<View>",
            '  <Labels name="label" toName="text">',
            *stances,
            *parts,
            "  </Labels>",
            '  <Text name="text" value="$text" granularity="symbol"/>',
            '  <TextArea name="holder" toName="text" perRegion="true"/>',
            '  <TextArea name="proposal" toName="text" perRegion="true"/>',
            "</View>\n",
        )
    )
