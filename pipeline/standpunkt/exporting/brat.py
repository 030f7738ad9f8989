"""brat's standoff format: a text and its annotations side by side, in code points."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from standpunkt.documents import Span
from standpunkt.exporting.passages import Marked, pieces, plain_lines
from standpunkt.positions import Aspect, Stance, Tier
from standpunkt.reading.finding.outputs import mark_new_folder
from standpunkt.writing.files import prepare, replacing_text

_PARTS: Final = ("cue", "target", "condition")


def write(folder: Path, documents: Iterable[Marked]) -> None:
    """Write a folder that brat opens as a collection. Raises OutputError."""
    mark_new_folder(folder)
    for document in map(plain_lines, documents):
        base = folder / document.doc_id
        base.parent.mkdir(parents=True, exist_ok=True)
        prepare(base)
        for ending, content in ((".txt", document.text), (".ann", standoff(document))):
            with replacing_text(base.with_name(base.name + ending)) as file:
                file.write(content)
    with replacing_text(folder / "annotation.conf") as file:
        file.write(_conf())


def standoff(document: Marked) -> str:
    """The lines of an .ann file: clauses by stance, their parts, and what belongs together."""
    lines: list[str] = []
    spans = relations = attributes = 0

    def marked(kind: str, span: Span) -> int:
        nonlocal spans
        spans += 1
        # brat shows an annotation that goes over a line break only in pieces.
        parts = list(pieces(document.text, span))
        where = ";".join(f"{part.start} {part.end}" for part in parts)
        words = " ".join(part.of(document.text) for part in parts)
        lines.append(f"T{spans}\t{kind} {where}\t{words}")
        return spans

    for passage in document.passages:
        row = passage.row
        clause = marked(row.stance.value, passage.evidence)
        for name in _PARTS:
            span = getattr(passage, name)
            if span and any(pieces(document.text, span)):
                part = marked(name, span)
                relations += 1
                lines.append(f"R{relations}\t{name}_of Arg1:T{part} Arg2:T{clause}")
        for name, value in (("tier", row.tier.value), ("aspect", row.aspect.value)):
            attributes += 1
            lines.append(f"A{attributes}\t{name} T{clause} {value}")
        known = {"holder": row.holder, "proposal": row.proposal_id, "confidence": row.confidence}
        note = "; ".join(f"{key} {' '.join(str(v).split())}" for key, v in known.items() if v)
        lines.append(f"#{clause}\tAnnotatorNotes T{clause}\t{note}")
    return "".join(f"{line}\n" for line in lines)


def _conf() -> str:
    stances = [stance.value for stance in Stance]
    relations = [f"{name}_of\tArg1:{name}, Arg2:{'|'.join(stances)}" for name in _PARTS]
    attributes = [
        f"{name}\tArg:{'|'.join(stances)}, Value:{'|'.join(value.value for value in values)}"
        for name, values in (("tier", Tier), ("aspect", Aspect))
    ]
    sections = {
        "entities": [*stances, *_PARTS],
        "relations": [*relations, "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>"],
        "events": [],
        "attributes": attributes,
    }
    return "".join(
        f"[{name}]\n" + "".join(f"{x}\n" for x in s) + "\n" for name, s in sections.items()
    )
