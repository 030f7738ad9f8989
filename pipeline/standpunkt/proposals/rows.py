"""The positions table read back: what `compare`, `summary` and `report` begin with."""

from __future__ import annotations

import hashlib
import math
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import MISSING, dataclass, fields
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from standpunkt.errors import InputError
from standpunkt.positions import RESPONDENT, Aspect, Stance, Tier
from standpunkt.proposals.cells import Cells, read_cells
from standpunkt.proposals.proposal import TO_ALL, parted

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class PositionRow:
    """One row of the positions table, with the columns of `docs/columns.md`.

    `decision` is what a person made of it, where decisions were taken over or somebody has
    written one: `confirmed`, `corrected` or `added`, and what else may stand there.

    A text that is not known is empty, and so are ids; a number or date is None. Fields without
    a default are columns every table must have, and the others may be missing.
    """

    doc_id: str
    organisation: str
    holder: str
    stance: Stance
    confidence: float
    tier: Tier
    aspect: Aspect
    proposal_id: str
    proposal: str
    proposal_stance: str
    evidence: str

    source: str = ""
    hearing: str = ""
    date: date | None = None
    language: str = ""
    page: int | None = None
    section: str = ""
    strength: str = ""
    target: str = ""
    target_start: int | None = None
    target_end: int | None = None
    referent: str = ""
    condition: str = ""
    cue: str = ""
    cue_start: int | None = None
    cue_end: int | None = None
    evidence_start: int | None = None
    evidence_end: int | None = None
    sentence: str = ""
    rule: str = ""
    proposal_stance_reason: str = ""
    link_reason: str = ""
    link_score: float | None = None
    inherited_from: str = ""
    organisation_id: str = ""
    organisation_kind: str = ""
    organisation_from: str = ""
    organisation_confidence: float | None = None
    unit: str = ""
    decision: str = ""

    @property
    def own(self) -> bool:
        """Whether it is the respondent's stand."""
        return self.holder == RESPONDENT

    @property
    def judged(self) -> bool:
        """Whether a person has confirmed or corrected it, or written it."""
        return self.decision.strip().casefold() in _JUDGED

    @property
    def added(self) -> bool:
        """Whether a person has written it."""
        return self.decision.strip().casefold() in _ADDED

    @property
    def to_all(self) -> bool:
        """Whether it is on all proposals at once: "ingen merknader til forslagene"."""
        return self.link_reason.startswith(TO_ALL)

    @property
    def links(self) -> tuple[tuple[str, Stance], ...]:
        """Each proposal it links to, with its stance towards that one."""
        return _links(self.proposal_id, self.proposal_stance, self.stance)

    @property
    def titles(self) -> tuple[tuple[str, str], ...]:
        """Each proposal it links to, with its title; the id where that is not known."""
        ids, titles = parted(self.proposal_id), parted(self.proposal)
        named = zip(ids, titles if len(titles) == len(ids) else ids, strict=True)
        return tuple((key, title) for key, title in named if key)


@lru_cache(maxsize=2**14)
def _links(proposal_id: str, stances: str, stance: Stance) -> tuple[tuple[str, Stance], ...]:
    ids, towards = parted(proposal_id), parted(stances)
    if len(towards) != len(ids):
        towards = (stance.value,) * len(ids)
    # A cell that somebody wrote may be "1;;2;": what is empty is no proposal.
    stances_of = (
        (key, Stance(one) if one else stance) for key, one in zip(ids, towards, strict=True)
    )
    return tuple((key, one) for key, one in stances_of if key)


_FIELDS: Final = fields(PositionRow)
REQUIRED: Final = tuple(f.name for f in _FIELDS if f.default is MISSING)
"""The columns that a table must have."""

_ADDED: Final = frozenset(("added", "lagt til", "lagd til"))
_JUDGED: Final = _ADDED | {
    *("confirmed", "bekreftet", "stadfesta", "corrected", "rettet", "retta"),
}
_REJECTED: Final = frozenset(("rejected", "avvist"))

# These say the same in row after row; kept once, a million rows fit into memory.
_REPEATED: Final = frozenset(
    (
        *("doc_id", "source", "organisation", "hearing", "language", "section", "holder"),
        *("strength", "proposal_id", "proposal", "proposal_stance_reason", "cue", "rule"),
        *("link_reason", "organisation_id", "organisation_kind", "organisation_from", "unit"),
        *("inherited_from", "decision"),
    )
)


def read_positions(paths: Iterable[Path], leave_out: Sequence[str] = ()) -> Iterator[PositionRow]:
    """The rows of positions tables, .csv, .parquet, .xlsx or .jsonl, one after another.

    What `leave_out` names is not kept, and neither is a row that a person has rejected in the
    column `decision`. Raises InputError, with file and place, for a table without a column of
    `REQUIRED` and for a cell that cannot be read.
    """
    wanted = {f.name for f in _FIELDS}
    for path in paths:
        for cells in read_cells(Path(path), wanted.__contains__):
            yield from _rows(Path(path), cells, frozenset(leave_out))


def document_ids(paths: Iterable[Path]) -> Iterator[str]:
    """The documents of positions tables, each once. Raises InputError as `read_positions` does."""
    seen: set[str] = set()
    for path in paths:
        for cells in read_cells(Path(path), {"doc_id"}.__contains__):
            headings = [heading.lstrip("\ufeff").strip() for heading in cells.headings]
            at = headings.index("doc_id") if "doc_id" in headings else len(headings)
            for _, row in cells.rows:
                key = _text(row[at]) if at < len(row) else ""
                if key and key not in seen:
                    seen.add(key)
                    yield key


def rows_of(frame: pd.DataFrame) -> Iterator[PositionRow]:
    """The rows of a positions table in pandas. Raises InputError as `read_positions` does."""
    plain = frame.astype(object).where(frame.notna(), None)
    rows = ((f"row {n}", row) for n, row in enumerate(plain.itertuples(index=False, name=None)))
    yield from _rows(Path("the frame"), Cells(tuple(map(str, frame.columns)), rows), frozenset())


def _rows(path: Path, cells: Cells, left_out: frozenset[str]) -> Iterator[PositionRow]:
    headings = [heading.lstrip("\ufeff").strip() for heading in cells.headings]
    missing = [name for name in REQUIRED if name not in headings]
    if missing and (headings or path.suffix != ".jsonl"):
        raise InputError(
            f"has no column '{missing[0]}'",
            "make it again with standpunkt extract; a workbook without its folded columns may "
            "still be given to --reviewed"
            if path.suffix.lower() == ".xlsx"
            else "it was made by another program or an older version: make it again with "
            "standpunkt extract",
            path=path,
        )
    # In the order of the fields: a column that is not there or not kept has its default.
    columns = [
        (headings.index(f.name), f.name, _reader(f.name, str(f.type), guarded=cells.guarded))
        if f.name in headings and f.name not in left_out
        else (-1, f.name, _always("" if f.default is MISSING else f.default))
        for f in _FIELDS
    ]
    short = path.suffix.lower() == ".csv"
    decision = headings.index("decision") if "decision" in headings else None
    for place, row in cells.rows:
        # Rows that somebody typed into a workbook have nothing in its folded columns.
        if not any(row[at] for at, name, _ in columns if 0 <= at < len(row) and name != "decision"):
            continue
        if len(row) < len(headings):
            if short:
                raise InputError(
                    f"has {len(row)} cells under {len(headings)} headings",
                    "make the table again",
                    path=path,
                    place=place,
                )
            row = (*row, *[None] * (len(headings) - len(row)))  # noqa: PLW2901 - XLSX cuts rows
        if decision is not None and _text(row[decision]).strip().casefold() in _REJECTED:
            continue
        try:
            yield PositionRow(*[read(row[index]) for index, _, read in columns])
        except (TypeError, ValueError):
            raise _unreadable_cell(columns, row, path, place) from None


def _unreadable_cell(
    columns: Sequence[tuple[int, str, Callable[[Any], Any]]],
    row: Sequence[Any],
    path: Path,
    place: str,
) -> InputError:
    """Which cell of a row cannot be read."""
    for index, name, read in columns:
        try:
            read(row[index])
        except (TypeError, ValueError):
            return InputError(
                f"'{row[index]}' is no {name}", "see docs/columns.md", path=path, place=place
            )
    return InputError("cannot be read", "make it again", path=path, place=place)


def _always(value: object) -> Callable[[Any], Any]:
    return lambda _: value


def _reader(name: str, kind: str, *, guarded: bool) -> Callable[[Any], Any]:
    if kind in ("Stance", "Tier", "Aspect"):
        return {"Stance": Stance, "Tier": Tier, "Aspect": Aspect}[kind]
    if kind.startswith("int"):
        return lambda value: None if value in (None, "") else int(value)
    if kind.startswith("float"):
        return _required_number if kind == "float" else _number
    if kind.startswith("date"):
        return _date
    if name == "proposal_stance":
        return _stances
    read = _unguarded if guarded else _text
    return (lambda value: sys.intern(read(value))) if name in _REPEATED else read


def _text(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else str(value)


def _unguarded(value: object) -> str:
    text = _text(value)
    # The mark that --excel puts before what a spreadsheet would take for a formula.
    return text[1:] if text[:1] == "'" and text[1:2] in tuple("=+-@\t\r") else text


def _stances(value: object) -> str:
    """The cell, once each stance in it is known to be one."""
    text = _text(value)
    return _known_stances(text)


@lru_cache(maxsize=2**10)
def _known_stances(text: str) -> str:
    for part in filter(None, parted(text)):
        Stance(part)
    return text


def _number(value: object) -> float | None:
    if value in (None, ""):
        return None
    number = float(value.replace(",", ".") if isinstance(value, str) else str(value))
    if not math.isfinite(number):
        raise ValueError(value)
    return number


def _required_number(value: object) -> float:
    number = _number(value)
    if number is None or not 0 <= number <= 1:
        raise ValueError(value)
    return number


def _date(value: object) -> date | None:
    if value in (None, ""):
        return None
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def row_ids(rows: Iterable[PositionRow]) -> list[str]:
    """An id for each row that stays the same from run to run as long as the words do.

    It is made from the document, the evidence with its white space made single, the cue, and how
    many rows of the same came before in the document: 16 hexadecimal digits of their SHA-256.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    found = []
    for row in rows:
        key = (row.doc_id, " ".join(row.evidence.split()), row.cue)
        told = "\x1f".join((*key, str(seen[key])))
        seen[key] += 1
        found.append(hashlib.sha256(told.encode(errors="surrogatepass")).hexdigest()[:16])
    return found
