"""A token a line with BIO tags, as sequence taggers are trained on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from standpunkt.documents import Span
from standpunkt.exporting.passages import Marked
from standpunkt.writing.files import prepare, replacing_text

_TOKEN: Final = re.compile(r"\w+|[^\w\s]")
_END: Final = re.compile(r"[.!?][»\")\]]*\s|\n\s*\n|\r\n\s*\r\n")
COLUMNS: Final = ("token", "start", "end", "stance", "cue", "target")


def write(path: Path, documents: Iterable[Marked]) -> None:
    """Write all responses into one file, a blank line after each sentence. Raises OutputError."""
    prepare(path)
    with replacing_text(path) as file:
        file.write(f"# global.columns = {' '.join(COLUMNS)}\n")
        for document in documents:
            for line in lines(document):
                file.write(f"{line}\n")


def lines(document: Marked) -> Iterator[str]:
    """The lines of one response. Of clauses that overlap the first is tagged."""
    yield f"# newdoc id = {' '.join(document.doc_id.split())}"
    tags = [
        _tags([(p.evidence, p.row.stance.value) for p in document.passages]),
        _tags([(p.cue, "cue") for p in document.passages if p.cue]),
        _tags([(p.target, "target") for p in document.passages if p.target]),
    ]
    ends = [found.end() for found in _END.finditer(document.text)]
    for token in _TOKEN.finditer(document.text):
        if ends and token.start() >= ends[0]:
            while ends and token.start() >= ends[0]:
                ends.pop(0)
            yield ""
        start, end = token.span()
        cells = "\t".join(_tag(found, start) for found in tags)
        yield f"{token[0]}\t{start}\t{end}\t{cells}"
    yield ""


def _tags(spans: Iterable[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """The spans that do not overlap one before them."""
    found: list[tuple[Span, str]] = []
    for span, label in sorted(spans):
        if not found or span.start >= found[-1][0].end:
            found.append((span, label))
    return found


def _tag(spans: list[tuple[Span, str]], start: int) -> str:
    while spans and spans[0][0].end <= start:
        spans.pop(0)
    if not spans or start < spans[0][0].start:
        return "O"
    span, label = spans[0]
    if label.startswith("I-"):
        return label
    spans[0] = (span, f"I-{label}")
    return f"B-{label}"
