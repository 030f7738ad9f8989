"""The annotated positions of a gold folder: DOC.txt, DOC.jsonl and DOC.meta.json."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from standpunkt.documents import Metadata, Span
from standpunkt.errors import InputError
from standpunkt.positions import RESPONDENT, Aspect, Stance, Tier
from standpunkt.reading.tables.columns import as_date
from standpunkt.reading.text import Read, read_text
from standpunkt.respondent.identify import identify
from standpunkt.wire import from_json

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated position; `accept` holds every label that counts as right."""

    evidence: Span
    cue: Span
    target: Span | None
    stance: Stance
    accept: frozenset[Stance]
    holder: str = RESPONDENT
    tier: Tier = Tier.CORE
    condition: Span | None = None
    referent: Span | None = None
    aspect: Aspect = Aspect.PROPOSAL
    note: str = ""
    proposals: tuple[str, ...] = ()

    @property
    def core(self) -> bool:
        """Whether it belongs to the core set: tier core, held by the respondent."""
        return self.tier is Tier.CORE and self.holder == RESPONDENT


@dataclass(frozen=True)
class GoldDocument:
    """An annotated document with its positions in text order.

    `known` is what DOC.meta.json tells of the respondent, which reading is not told.
    """

    doc_id: str
    path: Path
    text: str
    language: str
    positions: tuple[Gold, ...]
    known: Metadata = field(default_factory=Metadata)

    @cached_property
    def words(self) -> tuple[Span, ...]:
        """The runs of word characters in the text: the tokens that spans are compared by."""
        return tuple(Span(*found.span()) for found in _WORD.finditer(self.text))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What the respondent is called, as far as the text tells; the longest name first."""
        known = identify(self.text, self.path.name)
        names = {known.organisation, *known.aliases} - {""}
        return tuple(sorted(names, key=lambda name: (-len(name), name)))


def read_gold(folder: Path) -> tuple[GoldDocument, ...]:
    """The documents of a gold folder, by name.

    Raises InputError, with file and line, for anything that breaks the format.
    """
    if not folder.is_dir():
        raise InputError("no such folder", "name a folder of gold files", path=folder)
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise InputError("holds no gold files (*.jsonl)", "name a folder that does", path=folder)
    return tuple(_document(path) for path in files)


def _document(path: Path) -> GoldDocument:
    text_path = path.with_suffix(".txt")
    if not text_path.is_file():
        raise InputError(f"has no {text_path.name} beside it", "put the text there", path=path)
    read: Read = read_text(text_path)
    meta_path = path.with_suffix(".meta.json")
    meta = _json(meta_path.read_text(encoding="utf-8"), meta_path, "") if meta_path.exists() else {}
    # Only "\n" ends a line of JSON lines: str.splitlines would also cut at U+2028.
    lines = path.read_text(encoding="utf-8").split("\n")
    positions = [
        _position(line, len(read.text), path, f"line {number}")
        for number, line in enumerate(lines, 1)
        if line.strip()
    ]
    return GoldDocument(
        path.stem,
        text_path,
        read.text,
        str(meta.get("language") or ""),
        tuple(sorted(positions, key=lambda gold: text_order(gold.evidence, gold.cue, gold.target))),
        Metadata(
            organisation=str(meta.get("organisation") or ""),
            aliases=tuple(filter(None, [str(meta.get("abbreviation") or "")])),
            hearing=str(meta.get("hearing") or ""),
            date=as_date(str(meta.get("date") or "")),
        ),
    )


def text_order(evidence: Span, cue: Span, target: Span | None) -> tuple[Span, Span, Span]:
    """The key that sorts positions, gold or predicted, in text order."""
    return (evidence, cue, target or Span(-1, -1))


def _position(line: str, length: int, path: Path, place: str) -> Gold:
    record = _json(line, path, place)

    def wrong(problem: str, remedy: str) -> InputError:
        return InputError(problem, remedy, path=path, place=place)

    def span(key: str) -> Span | None:
        value = record.get(key)
        if value is None:
            return None
        if (
            not isinstance(value, list)
            or len(value) != 2
            or not all(type(edge) is int for edge in value)
            or not 0 <= value[0] < value[1] <= length
        ):
            raise wrong(
                f"{key} {value} is no span of the text", f"write [start, end], 0 to {length}"
            )
        return Span(*value)

    def required(key: str) -> Span:
        value = span(key)
        if value is None:
            raise wrong(f"has no {key}", "add it as [start, end]")
        return value

    try:
        stance = Stance(record.get("stance", ""))
        return Gold(
            evidence=required("evidence"),
            cue=required("cue"),
            target=span("target"),
            stance=stance,
            accept=frozenset(map(Stance, record.get("accept") or ())) or frozenset({stance}),
            holder=str(record.get("holder", RESPONDENT)),
            tier=Tier(record.get("tier", Tier.CORE)),
            condition=span("condition"),
            referent=span("referent"),
            aspect=Aspect(record.get("aspect", Aspect.PROPOSAL)),
            note=str(record.get("note", "")),
            proposals=tuple(map(str, record.get("proposals") or ())),
        )
    except (ValueError, TypeError) as error:
        raise wrong(str(error), "write one of the labels in GUIDELINES.md") from error


def _json(text: str, path: Path, place: str) -> dict[str, Any]:
    try:
        value = from_json(text)
    except ValueError as error:
        reason = getattr(error, "msg", str(error))
        raise InputError(f"is no JSON ({reason})", "fix it", path=path, place=place) from error
    if not isinstance(value, dict):
        raise InputError("is no JSON object", "write {…}", path=path, place=place)
    return value
