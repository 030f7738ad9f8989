"""Decisions read out of a workbook that a person worked in, whatever program saved it.

The hidden baseline says what every cell held when the book was written; what a cell says otherwise
now is the person's. Columns are known by their headings in any language and place, rows by their
id. Whatever is not understood is told with sheet and row, and nothing of it is guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile

from standpunkt.decisions import MACHINES, NOTHING, Decision, Known, Verdict
from standpunkt.errors import InputError
from standpunkt.positions import Stance
from standpunkt.proposals.proposal import Proposal
from standpunkt.proposals.responses import Response
from standpunkt.reading.containers import archives
from standpunkt.review import decision_files, spoken
from standpunkt.review.reviews import Review, Seen
from standpunkt.wire import from_json
from standpunkt.writing.workbook.positions import (
    BASELINE,
    TECHNICAL,
    VISIBLE,
    shown_holder,
    shown_proposal,
    shown_quote,
)
from standpunkt.writing.workbook.words import LANGUAGES, words
from standpunkt.writing.xlsx import MAX_CELL

_KEYS: Final = tuple(name for name, _ in VISIBLE)
_EDITED: Final = ("organisation", "holder", "proposal", "stance", "target", "condition", "quote")
_COLUMN: Final = {"proposal": "proposal_id", "quote": "evidence"}
"""The columns of the table that cells of other names change."""
_LOOKED_FOR: Final = 20
"""The headings stand in one of so many first rows."""
_LEAST: Final = 3
"""A sheet with fewer known headings is another."""
_SAME: Final = 0.6
"""The share of cells that must be as they were for a column to be known under another name."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the sheet: its number, and what its cells say, by what their columns are."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Was:
    """What the baseline says of a row: what was decided before, and what the cells held."""

    row_id: str
    number: int
    doc_id: str
    machine: Mapping[str, Known]
    shown: Mapping[str, str]
    before: Decision | None = None

    def now(self, key: str) -> Known:
        return self.before.now(key) if self.before else self.machine.get(key)


@dataclass(slots=True)
class _Sheet:
    """The sheet of positions, and what is told about it."""

    path: Path
    name: str
    language: str
    titles: Mapping[str, str]
    by: str = ""
    when: str = ""
    notes: list[str] = field(default_factory=list)

    def note(self, problem: str, mend: str, row: int | None = None) -> None:
        place = f"sheet '{self.name}'" + (f", row {row}" if row else "")
        self.notes.append(str(InputError(problem, mend, path=self.path, place=place)))


def read(path: Path) -> Review:
    """The review in a workbook. Raises InputError where there is no sheet of positions in it."""
    book = _opened(path)
    try:
        found = _find(book, path)
        sheet, at, columns = found
        baseline = _baseline(book)
        language, titles = baseline[0] if baseline else (_language(columns), _titles(book))
        said = _Sheet(path, sheet.title, language, titles, *_who(book, path))
        covered = _covered(sheet, said, at)
        lines = list(_lines(sheet, at, columns))
        known = baseline[1] if baseline else _from_technical(lines)
        if not baseline:
            said.note(
                f"the hidden sheet '{BASELINE}' is not there",
                "what the machine said is taken from the folded columns; keep the sheet",
            )
        columns = _renamed(sheet, at, columns, lines, known, said)
        lines = list(_lines(sheet, at, columns))
        decisions = _decisions(lines, known, columns, covered, said)
    finally:
        book.close()
    for lock in (path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#")):
        if lock.exists():
            said.note("is open in another program", "what is not saved there is not read")
    seen = tuple(Seen(was.row_id, was.doc_id, was.machine) for was in known.values())
    return Review(path, tuple(decisions), tuple(said.notes), seen)


@dataclass(frozen=True, slots=True)
class About:
    """What a workbook knows besides its rows: the list of proposals, and who has answered."""

    proposals: tuple[Proposal, ...] = ()
    responses: tuple[Response, ...] = ()


def read_about(path: Path) -> About:
    """What the hidden sheet tells of a run, quickly; nothing where it is not there.

    Raises InputError for what is no workbook.
    """
    book = _opened(path, rows_alone=True)
    try:
        if BASELINE not in book.sheetnames:
            return About()
        first = next(book[BASELINE].iter_rows(max_row=1, values_only=True), ())
        told = from_json("".join(str(cell) for cell in first[1:] if cell is not None))
        return About(
            tuple(map(_proposal, told["list"])),
            tuple(Response(*(str(one or "") for one in r)) for r in told["responses"]),
        )
    except (ValueError, KeyError, TypeError):
        return About()
    finally:
        book.close()


def _proposal(told: Mapping[str, Any]) -> Proposal:
    """A proposal in its fields as JSON has them, lists for tuples."""
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in told.items()
    }
    return Proposal(**values)


# ------------------------------------------------------------------ finding


def _opened(path: Path, *, rows_alone: bool = False) -> Any:
    from openpyxl import load_workbook

    damaged = (AttributeError, BadZipFile, EOFError, IndexError, KeyError, SyntaxError)
    try:
        with archives.opened(path, str(path)) as archive:
            for member in archive.infolist():
                archives.check(member, str(path))
        return load_workbook(path, read_only=rows_alone, data_only=True, keep_links=False)
    except PermissionError as error:
        raise InputError(
            "may not be read", "close it where it is open, and try again", path=path
        ) from error
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise InputError(f"cannot be read ({reason})", "check the file", path=path) from error
    except (*damaged, TypeError, ValueError) as error:
        raise InputError("is damaged", "open it and save it anew as .xlsx", path=path) from error


def _names() -> dict[str, str]:
    """From every heading, as it is compared, to what its column is."""
    found = {name: f"={name}" for name in TECHNICAL}
    for language in LANGUAGES:
        found |= {_heading(words(language).column(key)): key for key in _KEYS}
    return found


def _heading(text: str) -> str:
    return " ".join(text.split()).rstrip(".")


def _find(book: Any, path: Path) -> tuple[Any, int, dict[int, str]]:
    """The sheet of positions, the row of its headings, and what its columns are, by index."""
    names, best = _names(), None
    for sheet in book.worksheets:
        if sheet.title == BASELINE:
            continue
        for number, row in enumerate(sheet.iter_rows(max_row=_LOOKED_FOR, values_only=True), 1):
            columns: dict[int, str] = {}
            for index, cell in enumerate(row):
                key = names.get(_heading(str(cell))) if cell is not None else None
                if key and key not in columns.values():
                    columns[index] = key
            # The sheets "Til kontroll" and "Matrise" share headings; ids are on this one alone.
            told = sum(key in _EDITED for key in columns.values())
            rank = ("=row_id" in columns.values(), told)
            if told >= _LEAST and (best is None or rank > best[0]):
                best = (rank, (sheet, number, columns))
    if best is None:
        raise InputError(
            "has no sheet of positions",
            "give the workbook that standpunkt extract wrote, with its headings",
            path=path,
        )
    return best[1]


def _language(columns: Mapping[int, str]) -> str:
    del columns  # headings that two languages share tell nothing; texts are compared in all
    return "nb"


def _titles(book: Any) -> dict[str, str]:
    """The proposals, from their sheet, where the baseline is gone."""
    names = {words(language).sheet("proposals") for language in LANGUAGES}
    for sheet in book.worksheets:
        if sheet.title in names:
            rows = sheet.iter_rows(min_row=2, max_col=2, values_only=True)
            return {str(key): str(title or "") for key, title in rows if key}
    return {}


def _who(book: Any, path: Path) -> tuple[str, str]:
    """Who saved the book and when, as far as it tells; else the name of the file."""
    told = book.properties
    when = told.modified
    by = told.lastModifiedBy or told.creator or ""
    recent = isinstance(when, datetime) and when.year > 2000
    return (by if by != "openpyxl" else "") or path.stem, when.isoformat() if recent else ""


def _baseline(book: Any) -> tuple[tuple[str, dict[str, str]], dict[str, _Was]] | None:
    """What the hidden sheet says: language and proposals, and every row by its id."""
    for sheet in book.worksheets:
        rows = sheet.iter_rows(values_only=True)
        first = next(rows, ())
        if not first or first[0] != "standpunkt":
            continue
        try:
            about = from_json("".join(str(cell) for cell in first[1:] if cell is not None))
            known = {}
            for key, number, *parts in rows:
                if key is None:
                    continue
                told = from_json("".join(str(part) for part in parts if part is not None))
                known[str(key)] = _was(str(key), int(number), told)
            return (str(about["language"]), dict(about["proposals"])), known
        except (ValueError, KeyError, TypeError):
            return None
    return None


def _was(key: str, number: int, told: dict[str, Any]) -> _Was:
    before = None
    if told.get("decision"):
        before = decision_files.decision({"row_id": key, **told})
    shown = {name: str(value or "") for name, value in told["shown"].items()}
    return _Was(key, number, str(told["doc_id"]), told["machine"], shown, before)


def _from_technical(lines: Sequence[_Line]) -> dict[str, _Was]:
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
            found[key] = _Was(key, line.number, doc_id, told, shown)
    return found


def _count(cell: str | None) -> int | None:
    number = _number(cell)
    return None if number is None else int(number)


def _number(cell: str | None) -> float | None:
    try:
        return float(cell) if cell else None
    except ValueError:
        return None


# ------------------------------------------------------------------ the cells


def _lines(sheet: Any, at: int, columns: Mapping[int, str]) -> Iterator[_Line]:
    for number, row in enumerate(sheet.iter_rows(min_row=at + 1, values_only=True), at + 1):
        cells = {key: _cell(row[i]) for i, key in columns.items() if i < len(row)}
        if any(cells.get(key) for key in (*_EDITED, "=row_id", "decision", "comment")):
            yield _Line(number, cells)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()


def _covered(sheet: Any, said: _Sheet, at: int) -> set[tuple[int, int]]:
    """The cells that lie under merged ones, by row and index of the column."""
    found: set[tuple[int, int]] = set()
    for area in sheet.merged_cells.ranges:
        if area.max_row > at:
            said.note(f"cells {area.coord} are merged", "unmerge them; those below are not read")
            cells = {
                (row, column - 1)
                for row in range(area.min_row, area.max_row + 1)
                for column in range(area.min_col, area.max_col + 1)
            }
            found |= cells - {(area.min_row, area.min_col - 1)}
    return found


def _renamed(
    sheet: Any,
    at: int,
    columns: Mapping[int, str],
    lines: Sequence[_Line],
    known: Mapping[str, _Was],
    said: _Sheet,
) -> dict[int, str]:
    """The columns, with those that have another heading now and hold what they held."""
    found = dict(columns)
    headings = next(sheet.iter_rows(min_row=at, max_row=at, values_only=True))
    spare = [i for i, cell in enumerate(headings) if i not in found and cell not in (None, "")]
    values = list(sheet.iter_rows(min_row=at + 1, values_only=True))
    for key in (*_EDITED, "=row_id", "decision"):
        if key in found.values():
            continue
        title = "row_id" if key == "=row_id" else words(said.language).column(key)
        best, index = max(
            ((_likeness(values, i, key, at, lines, known, said), i) for i in spare), default=(0, -1)
        )
        if best >= _SAME:
            found[index] = key
            spare.remove(index)
            said.note(f"the column '{title}' is called '{headings[index]}'", "it is read as such")
        elif key == "=row_id":
            said.note(
                "the folded column 'row_id' is not there", "rows are known by number and quote"
            )
        else:
            said.note(
                f"the column '{title}' is not there", "name it so again, or nothing in it is read"
            )
    return found


def _likeness(
    values: Sequence[tuple[Any, ...]],
    index: int,
    key: str,
    at: int,
    lines: Sequence[_Line],
    known: Mapping[str, _Was],
    said: _Sheet,
) -> float:
    """The share of rows in which a column holds what this one held."""
    same = total = 0
    for line in lines:
        row = values[line.number - at - 1]
        cell = _cell(row[index]) if index < len(row) else ""
        if key == "=row_id":
            same, total = same + (cell in known), total + 1
            continue
        if key == "decision":
            same, total = same + (spoken.verdict(cell) is not None), total + bool(cell)
            continue
        was = known.get(line.cells.get("=row_id", ""))
        if was and (held := _held(was, key, said)):
            alike = spoken.stance(cell) == held if key == "stance" else _same(cell, held)
            same, total = same + alike, total + 1
    return same / total if total else 0.0


def _held(was: _Was, key: str, said: _Sheet) -> str:
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


def _same(cell: str, held: str) -> bool:
    one, other = " ".join(cell.split()), " ".join(held.split())
    # What a cell does not take was cut when it was written.
    return one == other or (len(other) > MAX_CELL - 16 and one[:1000] == other[:1000])


# ------------------------------------------------------------------ decisions


def _decisions(
    lines: Sequence[_Line],
    known: Mapping[str, _Was],
    columns: Mapping[int, str],
    covered: set[tuple[int, int]],
    said: _Sheet,
) -> list[Decision]:
    found: list[Decision] = []
    seen: dict[str, int] = {}
    places = {key: index for index, key in columns.items()}
    of = _Identified(known, said)
    senders = _senders(known.values())
    for line in lines:
        under = {key for key, index in places.items() if (line.number, index) in covered}
        line = _Line(line.number, {k: v for k, v in line.cells.items() if k not in under})  # noqa: PLW2901
        was = of.row(line, merged="=row_id" in under)
        if was is None:
            if not line.cells.get("=row_id") and "=row_id" not in under:
                found += _added(line, senders, said)
            continue
        if was.row_id in seen:
            said.note(
                f"is the same row as row {seen[was.row_id]}",
                "a row that is added must be typed, or have an empty row_id; it is not read",
                line.number,
            )
            continue
        seen[was.row_id] = line.number
        found += _decided(line, was, said)
    for key, was in known.items():
        if key in seen:
            continue
        quote = was.shown.get("quote", "")[:60]
        said.note(
            f"row no. {was.number} ('{quote} …') is not there any more",
            "it stays as it was; write that it is rejected where it is none",
        )
        found += [was.before] if was.before else []
    return found


class _Identified:
    """Finds the baseline of a line: by id, else by number and quote."""

    def __init__(self, known: Mapping[str, _Was], said: _Sheet) -> None:
        self.known = known
        self.said = said
        self.by_number = {was.number: was for was in known.values()}
        quotes = Counter(" ".join(was.shown.get("quote", "").split()) for was in known.values())
        self.by_quote = {
            quote: was
            for was in known.values()
            if quotes[quote := " ".join(was.shown.get("quote", "").split())] == 1
        }

    def row(self, line: _Line, *, merged: bool) -> _Was | None:
        key = line.cells.get("=row_id", "")
        if key in self.known:
            return self.known[key]
        if key:
            self.said.note(
                f"the id '{key}' is not one of this workbook",
                "give the book it is from",
                line.number,
            )
            return None
        if "=row_id" in line.cells and not merged and self._new(line):
            return None
        number, quote = line.cells.get("number", ""), " ".join(line.cells.get("quote", "").split())
        was = self.by_number.get(int(number)) if number.isdigit() else None
        if was and (_same(quote, was.shown.get("quote", "")) or not quote):
            return was
        return self.by_quote.get(quote)

    @staticmethod
    def _new(line: _Line) -> bool:
        """Whether a row was typed: it has neither the number nor the id that rows are given."""
        return not line.cells.get("number")


def _decided(line: _Line, was: _Was, said: _Sheet) -> list[Decision]:
    changed = _changes(line, was, said)
    cell = line.cells.get("decision")
    before = was.before
    verdict = _verdict(cell, line, said) if cell else None
    comment = line.cells.get("comment", before.comment if before else "")
    held = before.verdict if before else None
    same_comment = comment == (before.comment if before else "")
    if before and not changed and same_comment and (cell is None or verdict is held):
        return [replace(before, place=_place(line, said))]
    if before and not cell and "decision" in line.cells and held is not Verdict.NOTED:
        verdict = None  # taken back
    elif verdict is None and before and held is not Verdict.NOTED:
        verdict = held
    person = {**(before.person if before else NOTHING), **changed}
    person = {key: value for key, value in person.items() if value != was.machine.get(key)}
    if verdict is Verdict.REJECTED:
        person = {}
    elif held is Verdict.ADDED and not was.machine.get("stance"):
        verdict = Verdict.ADDED
    elif person:
        verdict = Verdict.CORRECTED
    elif verdict in (Verdict.CORRECTED, Verdict.ADDED):
        verdict = Verdict.CONFIRMED
    if verdict is None:
        if not comment:
            return []
        verdict = Verdict.NOTED
    return [
        Decision(
            was.row_id,
            was.doc_id,
            verdict,
            was.machine,
            person,
            said.by,
            said.when,
            comment,
            _place(line, said),
        )
    ]


def _place(line: _Line, said: _Sheet) -> str:
    return f"{said.path.name}, sheet '{said.name}', row {line.number}"


def _verdict(cell: str, line: _Line, said: _Sheet) -> Verdict | None:
    found = spoken.verdict(cell)
    if found is None:
        said.note(
            f"'{cell}' is no decision, and the row is as if none was made",
            f"choose one from the list: {', '.join(words(said.language).table['decisions'])}",
            line.number,
        )
    return found


def _changes(line: _Line, was: _Was, said: _Sheet) -> dict[str, Known]:
    """What the cells say otherwise than they did, by the columns of the table."""
    found: dict[str, Known] = {}
    for key in _EDITED:
        cell = line.cells.get(key)
        if cell is None or _same(cell, _held(was, key, said)):
            continue
        column = _COLUMN.get(key, key)
        value, problem, mend = _understood(key, cell, said)
        if problem:
            kept = _held(was, key, said)
            shown = words(said.language).stance(Stance(kept)) if key == "stance" and kept else kept
            said.note(f"{problem}, so the row keeps {shown or '–'}", mend, line.number)
        elif str(value or "") != str(was.now(column) or ""):
            found[column] = value
    return found


def _understood(key: str, cell: str, said: _Sheet) -> tuple[Known, str, str]:
    """The value that a cell tells; else what is wrong with it, and the mend."""
    if key == "stance":
        stance = spoken.stance(cell)
        if stance is None:
            return None, f"'{cell}' is no stance", _known_stances(said)
        return stance.value, "", ""
    if key == "proposal":
        ids, unknown = spoken.proposals(cell, said.titles)
        if unknown:
            return None, f"'{unknown}' is no proposal", _known_proposals(said)
        return ids or None, "", ""
    if key in ("holder", "quote") and not cell:
        return None, f"the {key} is empty", "write it, or reject the row"
    return (spoken.holder(cell) if key == "holder" else " ".join(cell.split()) or None), "", ""


def _known_stances(said: _Sheet) -> str:
    """The mend that tells which words are understood: those of the list, and common ones."""
    table = words(said.language)
    return f"choose one from the list: {', '.join(map(table.stance, Stance))}"


def _known_proposals(said: _Sheet) -> str:
    told = ", ".join(list(said.titles)[:_LISTED]) + " …" * (len(said.titles) > _LISTED)
    return f"choose one from the list: {told or 'it is empty'}"


_LISTED: Final = 20


def _senders(known: Iterable[_Was]) -> dict[str, str]:
    """From the name of who answered to the response, where there is one alone."""
    found: dict[str, set[str]] = {}
    for was in known:
        found.setdefault(str(was.now("organisation") or ""), set()).add(was.doc_id)
    return {name: next(iter(ids)) for name, ids in found.items() if name and len(ids) == 1}


def _added(line: _Line, senders: Mapping[str, str], said: _Sheet) -> list[Decision]:
    """The decision that a row tells which a person wrote below or between the others."""
    cells = line.cells
    quote = cells.get("quote", "")
    stance = spoken.stance(cells.get("stance", ""))
    if not quote or stance is None:
        missing = "a quotation" if not quote else "a stance from the list"
        said.note(f"a row is added without {missing}", "write it, or empty the row", line.number)
        return []
    ids, unknown = spoken.proposals(cells.get("proposal", ""), said.titles)
    if unknown:
        said.note(
            f"'{unknown}' is no proposal, so the row keeps –", _known_proposals(said), line.number
        )
    person: dict[str, Known] = {
        "organisation": cells.get("organisation") or None,
        "holder": spoken.holder(cells.get("holder") or "instansen"),
        "proposal_id": ids or None,
        "stance": stance.value,
        "target": cells.get("target") or None,
        "condition": cells.get("condition") or None,
        "evidence": quote,
    }
    doc_id = cells.get("=doc_id") or senders.get(
        " ".join(cells.get("organisation", "").split()), ""
    )
    comment = cells.get("comment", "")
    verdict, place = Verdict.ADDED, _place(line, said)
    return [Decision("", doc_id, verdict, NOTHING, person, said.by, said.when, comment, place)]
