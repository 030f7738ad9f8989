"""What every cell held when the book was written, and what the machine had said of its row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from standpunkt.decisions import MACHINES, Decision, Known
from standpunkt.review import decision_files
from standpunkt.review.workbook.sheet import Line, Sheet
from standpunkt.wire import from_json
from standpunkt.writing.workbook.positions import shown_holder, shown_proposal, shown_quote
from standpunkt.writing.workbook.words import words
from standpunkt.writing.xlsx import MAX_CELL


@dataclass(frozen=True, slots=True)
class BaselineRow:
    """What the baseline says of a row: what was decided before, and what the cells held."""

    row_id: str
    number: int
    doc_id: str
    machine: Mapping[str, Known]
    shown: Mapping[str, str]
    before: Decision | None = None

    def now(self, key: str) -> Known:
        """What a column of the table held, what was decided before included."""
        return self.before.now(key) if self.before else self.machine.get(key)


def baseline_of(book: Any) -> tuple[tuple[str, dict[str, str]], dict[str, BaselineRow]] | None:
    """What the hidden sheet says: language and proposals, and every row by its id."""
    for sheet in book.worksheets:
        rows = sheet.iter_rows(values_only=True)
        first = next(rows, ())
        if not first or first[0] != "standpunkt":
            continue
        try:
            about = all_cells(first[1:])
            known = {}
            for key, number, *parts in rows:
                if key is None:
                    continue
                known[str(key)] = _was(str(key), int(number), all_cells(parts))
            return (str(about["language"]), dict(about["proposals"])), known
        except (ValueError, KeyError, TypeError):
            return None
    return None


def all_cells(cells: Sequence[object]) -> Any:
    """What the JSON says that stands in several cells, since one cannot hold it.

    Raises ValueError where it is no JSON.
    """
    return from_json("".join(str(cell) for cell in cells if cell is not None))


def _was(key: str, number: int, told: dict[str, Any]) -> BaselineRow:
    before = None
    if told.get("decision"):
        before = decision_files.decision({"row_id": key, **told})
    shown = {name: str(value or "") for name, value in told["shown"].items()}
    return BaselineRow(key, number, str(told["doc_id"]), told["machine"], shown, before)


def from_technical(lines: Sequence[Line]) -> dict[str, BaselineRow]:
    """What the folded columns say, where the baseline is gone."""
    found = {}
    for line in lines:
        key = line.cells.get("=row_id", "")
        if key and key not in found:
            cells = {name: line.cells.get(f"={name}") or None for name in MACHINES}
            told: dict[str, Known] = {**cells}
            told |= {n: _count(cells[n]) for n in ("evidence_start", "evidence_end", "page")}
            told["confidence"] = _number(cells["confidence"])
            target = line.cells.get("=target") or line.cells.get("=referent") or ""
            said = (line.cells.get(f"={name}", "") for name in ("sentence", "evidence"))
            shown = {"target": target, "quote": shown_quote(*said)}
            doc_id = line.cells.get("=doc_id", "")
            found[key] = BaselineRow(key, line.number, doc_id, told, shown)
    return found


def _count(cell: str | None) -> int | None:
    number = _number(cell)
    return None if number is None else int(number)


def _number(cell: str | None) -> float | None:
    try:
        return float(cell) if cell else None
    except ValueError:
        return None


def held_by(was: BaselineRow, key: str, said: Sheet) -> str:
    """What a cell held when the book was written."""
    told = words(said.language)
    if key == "holder":
        return shown_holder(str(was.now("holder") or ""), told)
    if key == "proposal":
        return shown_proposal(str(was.now("proposal_id") or ""), dict(said.titles))
    if key == "stance":
        return str(was.now("stance") or "")
    if key in ("target", "quote"):
        return was.shown.get(key, "")
    return str(was.now(key) or "")


def same_words(cell: str, held: str) -> bool:
    """Whether a cell says what it held, white space and what was cut off aside."""
    one, other = " ".join(cell.split()), " ".join(held.split())
    # What a cell does not take was cut when it was written.
    return one == other or (len(other) > MAX_CELL - 16 and one[:1000] == other[:1000])
