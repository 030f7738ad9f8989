"""Decisions as JSON lines: what the report page writes, and what a merged review is kept in."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from standpunkt.decisions import PERSONS, Decision, Known, Verdict
from standpunkt.errors import InputError
from standpunkt.positions import Stance
from standpunkt.reading.text import MAX_BYTES
from standpunkt.wire import from_json
from standpunkt.writing.files import replacing_text

_COUNTS = ("evidence_start", "evidence_end", "page")


def read(path: Path) -> tuple[tuple[Decision, ...], tuple[str, ...]]:
    """The decisions of a file, and a note for each line that is none.

    Raises InputError where the file cannot be read at all.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError("is too large for decisions", "check the name", path=path)
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise InputError("is no UTF-8", "save it as UTF-8", path=path) from error
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise InputError(f"cannot be read ({reason})", "check the file", path=path) from error
    found, notes = [], []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            found.append(decision(from_json(line), f"{path.name}, line {number}"))
        except (ValueError, KeyError, TypeError) as error:
            problem = InputError(
                f"is no decision ({type(error).__name__}: {error})",
                "docs/review.md describes what a line holds",
                path=path,
                place=f"line {number}",
            )
            notes.append(str(problem))
    if not found and notes:
        raise InputError("holds no decisions", "docs/review.md describes the format", path=path)
    return tuple(found), tuple(notes)


def write(path: Path, decisions: Iterable[Decision]) -> None:
    """Write decisions, a line each. Raises OutputError."""
    with replacing_text(path) as file:
        for one in decisions:
            file.write(json.dumps(record(one), ensure_ascii=False) + "\n")


def record(one: Decision) -> dict[str, Any]:
    """A decision as a line holds it."""
    return {
        "row_id": one.row_id,
        "doc_id": one.doc_id,
        "decision": one.verdict.value,
        "reviewer": one.reviewer,
        "time": one.time,
        "machine": dict(one.machine),
        "person": dict(one.person),
        "comment": one.comment,
    }


def decision(told: Any, place: str = "") -> Decision:
    """The decision that a line holds.

    Raises KeyError, TypeError or ValueError where it is none.

    >>> decision({"row_id": "ab", "doc_id": "a", "decision": "rejected"}).verdict
    <Verdict.REJECTED: 'rejected'>
    """
    if not isinstance(told, dict):
        raise TypeError("not an object")
    person = _known(told.get("person") or {})
    if strange := set(person) - set(PERSONS):
        raise ValueError(f"nobody changes {', '.join(sorted(strange))}")
    return Decision(
        row_id=str(told.get("row_id") or ""),
        doc_id=str(told["doc_id"]),
        verdict=Verdict(told["decision"]),
        machine=_known(told.get("machine") or {}),
        person=person,
        reviewer=str(told.get("reviewer") or ""),
        time=str(told.get("time") or ""),
        comment=str(told.get("comment") or ""),
        place=place,
    )


def _known(told: Any) -> dict[str, Known]:
    if not isinstance(told, dict):
        raise TypeError("machine and person are objects")
    found: dict[str, Known] = {}
    for key, value in told.items():
        if isinstance(value, (dict, list, bool)):
            raise TypeError(f"{key} is no text or number")
        if value is None or value == "":
            found[key] = None
        elif key == "stance":
            found[key] = Stance(value).value
        elif key in _COUNTS:
            found[key] = int(value)
        elif key == "confidence":
            found[key] = float(value)
        else:
            found[key] = str(value)
    return found
