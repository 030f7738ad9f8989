"""What is scored: positions of this program, or rows of a table from any program."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from standpunkt.documents import Span
from standpunkt.errors import InputError
from standpunkt.evaluation.gold import GoldDocument
from standpunkt.positions import RESPONDENT, Position, Stance, Tier
from standpunkt.wire import from_json

_REQUIRED = ("doc_id", "evidence_start", "evidence_end", "cue_start", "cue_end", "stance")


@dataclass(frozen=True, slots=True)
class Prediction:
    """One predicted position, with the fields that scoring looks at."""

    doc_id: str
    evidence: Span
    cue: Span
    target: Span | None
    stance: Stance
    holder: str = RESPONDENT
    tier: Tier = Tier.CORE
    confidence: float | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Predictions:
    """Predictions in the order of their rows, and how many rows fit no gold document."""

    rows: tuple[Prediction, ...]
    unknown: int = 0


def from_positions(positions: Iterable[Position]) -> Predictions:
    """The predictions that positions make, in the order given."""
    return Predictions(
        tuple(
            Prediction(
                position.document.doc_id,
                position.evidence,
                position.cue,
                position.target,
                position.stance,
                position.holder,
                position.tier,
                position.confidence,
                position.rule,
            )
            for position in positions
        )
    )


def read_predictions(path: Path, gold: Iterable[GoldDocument]) -> Predictions:
    """The rows of a positions table, .csv, .jsonl or .parquet.

    Holder and tier may be empty (respondent, core), and so may target and confidence;
    other columns are ignored. Raises InputError with the row where a needed cell is
    missing or wrong.
    """
    lengths = {document.doc_id: len(document.text) for document in gold}
    rows: list[Prediction] = []
    unknown = 0
    for number, record in enumerate(_records(path), 1):
        cells = {key: _text(value) for key, value in record.items() if isinstance(key, str)}
        place = f"row {number}"
        for key in _REQUIRED:
            if not cells.get(key):
                raise InputError(f"has no {key}", "fill it in", path=path, place=place)
        if cells["doc_id"] in lengths:
            rows.append(_prediction(cells, lengths[cells["doc_id"]], path, place))
        else:
            unknown += 1
    return Predictions(tuple(rows), unknown)


def _records(path: Path) -> list[Mapping[str, Any]]:
    try:
        match path.suffix.lower():
            case ".csv":
                with path.open(encoding="utf-8-sig", newline="") as file:
                    return list(csv.DictReader(file))
            case ".jsonl" | ".ndjson":
                lines = path.read_text(encoding="utf-8").split("\n")
                return [from_json(line) for line in lines if line.strip()]
            case ".parquet":
                import pyarrow.parquet as pq

                records: list[Mapping[str, Any]] = pq.read_table(path).to_pylist()
                return records
            case ending:
                raise InputError(
                    f"the ending '{ending}' is not read", "use .csv, .jsonl or .parquet", path=path
                )
    except (OSError, ValueError, csv.Error) as error:
        raise InputError(f"cannot be read ({error})", "check the file", path=path) from error


def _prediction(cells: Mapping[str, str], length: int, path: Path, place: str) -> Prediction:
    def wrong(problem: str, remedy: str) -> InputError:
        return InputError(problem, remedy, path=path, place=place)

    def span(kind: str) -> Span | None:
        edges = cells.get(f"{kind}_start", ""), cells.get(f"{kind}_end", "")
        if not any(edges):
            return None
        try:
            start, end = (int(edge) for edge in edges)
        except ValueError as error:
            raise wrong(f"{kind} offsets {edges} are no whole numbers", "fix them") from error
        if not 0 <= start < end <= length:
            raise wrong(
                f"{kind} {start}-{end} is no span of the text", f"it has {length} characters"
            )
        return Span(start, end)

    evidence, cue = span("evidence"), span("cue")
    if evidence is None or cue is None:  # pragma: no cover - _REQUIRED sees to it
        raise wrong("has no evidence or cue", "fill it in")
    try:
        confidence = float(cells["confidence"]) if cells.get("confidence") else None
        stance = Stance(cells["stance"])
        tier = Tier(cells.get("tier") or Tier.CORE)
    except ValueError as error:
        raise wrong(str(error), "see docs/columns.md") from error
    if confidence is not None and not 0 <= confidence <= 1:
        raise wrong(f"confidence {confidence} is not in 0 to 1", "fix it")
    return Prediction(
        cells["doc_id"],
        evidence,
        cue,
        span("target"),
        stance,
        cells.get("holder") or RESPONDENT,
        tier,
        confidence,
        cells.get("rule", ""),
    )


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()
