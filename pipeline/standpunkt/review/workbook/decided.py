"""What the lines of a sheet say that a person decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from standpunkt.decisions import NOTHING, Decision, Known, Verdict
from standpunkt.positions import Stance
from standpunkt.review import spoken
from standpunkt.review.workbook.baseline import BaselineRow, held_by, same_words
from standpunkt.review.workbook.identified import Identified
from standpunkt.review.workbook.sheet import EDITED, Line, Sheet
from standpunkt.writing.workbook.words import words

_COLUMN: Final = {"proposal": "proposal_id", "quote": "evidence"}
"""The columns of the table that cells of other names change."""
_LISTED: Final = 20


def decisions_of(
    lines: Sequence[Line],
    known: Mapping[str, BaselineRow],
    columns: Mapping[int, str],
    covered: set[tuple[int, int]],
    said: Sheet,
) -> list[Decision]:
    """The decisions in the lines, and those of before that rows had which are gone.

    `covered` are the cells under merged ones, by row and index of the column.
    """
    found: list[Decision] = []
    seen: dict[str, int] = {}
    places = {key: index for index, key in columns.items()}
    of = Identified(known, said)
    senders = _senders(known.values())
    for line in lines:
        under = {key for key, index in places.items() if (line.number, index) in covered}
        line = Line(line.number, {k: v for k, v in line.cells.items() if k not in under})  # noqa: PLW2901
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


def _decided(line: Line, was: BaselineRow, said: Sheet) -> list[Decision]:
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


def _place(line: Line, said: Sheet) -> str:
    return f"{said.path.name}, sheet '{said.name}', row {line.number}"


def _verdict(cell: str, line: Line, said: Sheet) -> Verdict | None:
    found = spoken.verdict(cell)
    if found is None:
        said.note(
            f"'{cell}' is no decision, and the row is as if none was made",
            f"choose one from the list: {', '.join(words(said.language).table['decisions'])}",
            line.number,
        )
    return found


def _changes(line: Line, was: BaselineRow, said: Sheet) -> dict[str, Known]:
    """What the cells say otherwise than they did, by the columns of the table."""
    found: dict[str, Known] = {}
    for key in EDITED:
        cell = line.cells.get(key)
        if cell is None or same_words(cell, held_by(was, key, said)):
            continue
        column = _COLUMN.get(key, key)
        value, problem, remedy = _understood(key, cell, said)
        if problem:
            kept = held_by(was, key, said)
            shown = words(said.language).stance(Stance(kept)) if key == "stance" and kept else kept
            said.note(f"{problem}, so the row keeps {shown or '–'}", remedy, line.number)
        elif str(value or "") != str(was.now(column) or ""):
            found[column] = value
    return found


def _understood(key: str, cell: str, said: Sheet) -> tuple[Known, str, str]:
    """The value that a cell tells; else what is wrong with it, and the remedy."""
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


def _known_stances(said: Sheet) -> str:
    """The remedy that tells which words are understood: those of the list, and common ones."""
    table = words(said.language)
    return f"choose one from the list: {', '.join(map(table.stance, Stance))}"


def _known_proposals(said: Sheet) -> str:
    listed = ", ".join(list(said.titles)[:_LISTED]) + " …" * (len(said.titles) > _LISTED)
    return f"choose one from the list: {listed or 'it is empty'}"


def _senders(known: Iterable[BaselineRow]) -> dict[str, str]:
    """From the name of who answered to the response, where there is one alone."""
    found: dict[str, set[str]] = {}
    for was in known:
        found.setdefault(str(was.now("organisation") or ""), set()).add(was.doc_id)
    return {name: next(iter(ids)) for name, ids in found.items() if name and len(ids) == 1}


def _added(line: Line, senders: Mapping[str, str], said: Sheet) -> list[Decision]:
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
