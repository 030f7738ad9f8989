"""The sheet of positions that a person reads and corrects, and the hidden ones it rests on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any, Final
from urllib.parse import quote

import xlsxwriter

from standpunkt.decisions import MACHINES, Decision, Verdict
from standpunkt.positions import RESPONDENT, Stance
from standpunkt.printable import joined
from standpunkt.proposals.proposal import parted
from standpunkt.proposals.rows import PositionRow, row_ids
from standpunkt.writing.contents import Contents, Response
from standpunkt.writing.records import to_cells
from standpunkt.writing.table import META, NAMES, for_reading
from standpunkt.writing.workbook.page import Page
from standpunkt.writing.workbook.words import Words
from standpunkt.writing.xlsx import MAX_CELL, cell_text

VISIBLE: Final = (
    ("number", 6), ("organisation", 24), ("holder", 12), ("proposal", 26), ("stance", 18),
    ("target", 28), ("condition", 20), ("quote", 50), ("page", 6), ("confidence", 10),
    ("decision", 12), ("comment", 18),
)  # fmt: skip
"""The columns that a person reads and corrects, with their widths."""

TECHNICAL: Final = ("row_id", *NAMES)
"""The columns that are folded away: the whole table, as other programs read it."""

TABLE: Final = "positions"
"""The name of the table in the workbook, for formulas and queries."""

CODES: Final = "koder"
"""The hidden sheet that holds the choices of the drop-down lists."""

BASELINE: Final = "_standpunkt"
"""The hidden sheet that holds what the machine said, a row each, so that edits are known again."""

_LONGEST_HEADING: Final = 240
"""A table in Excel takes headings of 255 characters."""

NEW_ROWS: Final = 1_000
"""How many rows below the last one have drop-down lists too, for positions that are added."""


def shown_quote(sentence: str, evidence: str) -> str:
    """The words that are quoted: the sentence, or the clause alone where that is much shorter."""
    whole = sentence and len(sentence) <= 2 * len(evidence) + 80
    return sentence if whole else joined(evidence)


def shown_holder(holder: str, said: Words) -> str:
    """Whose stand it is, as the cell says it."""
    return str(said.table["own"]) if holder == RESPONDENT else holder


def choice(key: str, titles: dict[str, str]) -> str:
    """A proposal as the drop-down list offers it."""
    return f"{key} {titles.get(key, '')}".strip()


def shown_proposal(proposal_id: str, titles: dict[str, str]) -> str:
    """The proposals of a row: the choice of the drop-down list where it is one."""
    ids = parted(proposal_id)
    return "; ".join(ids) if len(ids) != 1 else choice(ids[0], titles)


def meta_headings(headings: Sequence[str]) -> dict[str, str]:
    """The user's own headings as columns of the workbook, by heading; no two alike in Excel.

    >>> meta_headings(["Sektor", "sektor"])
    {'Sektor': 'meta_Sektor', 'sektor': 'meta_sektor 2'}
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for heading in headings:
        name = stem = cell_text(joined(META + heading))[:_LONGEST_HEADING]
        n = 1
        while name.casefold() in taken:
            n += 1
            name = f"{stem} {n}"
        taken.add(name.casefold())
        found[heading] = name
    return found


def extra_cells(response: Response, headings: Sequence[str]) -> tuple[str, ...]:
    """What a response has under the user's own headings."""
    known = dict(reversed(response.extra))
    return tuple(known.get(heading, "") for heading in headings)


class Positions:
    """Writes the sheet of positions, its drop-down lists and its baseline."""

    def __init__(
        self, book: xlsxwriter.Workbook, page: Page, contents: Contents, said: Words
    ) -> None:
        self.page = page
        self.contents = contents
        self.said = said
        self.titles = {p.id: p.title for p in contents.matrix.proposals}
        self.meta = meta_headings(contents.meta)
        self.extra = {r.doc_id: extra_cells(r, contents.meta) for r in contents.responses}
        self.codes: Any = book.add_worksheet(CODES)
        self.codes.hide()
        self.baseline: Any = book.add_worksheet(BASELINE)
        self.baseline.very_hidden()

    def write(self) -> None:
        """Write all of it."""
        rows = list(self._rows())
        last = max(1, len(rows))
        self._shape(last)
        for n, (row, key, decision) in enumerate(rows, 1):
            self._row(n, row, key, decision)
        self._colours(last)
        self._choices(last)
        self._baseline(rows)

    def _rows(self) -> Iterator[tuple[PositionRow, str, Decision | None]]:
        """What is shown, those that were rejected last, with their ids and decisions."""
        keys = self.contents.row_ids or row_ids(self.contents.rows)
        for n, (row, key) in enumerate(zip(self.contents.rows, keys, strict=True)):
            yield row, key, self.contents.judged.get(n)
        for row, decision in self.contents.rejected:
            yield row, decision.row_id, decision

    def _shape(self, last: int) -> None:
        sheet, first = self.page.sheet, len(VISIBLE)
        shown = [(self.said.column(name), width) for name, width in VISIBLE]
        self.page.headings(shown)
        technical = (*TECHNICAL, *self.meta.values())
        self.page.folded(first, len(technical))
        self.page.held(2)
        headings = [*(heading for heading, _ in shown), *technical]
        columns = [{"header": h, "header_format": self.page.styles.heading} for h in headings]
        shape = {"name": TABLE, "style": "Table Style Light 1", "columns": columns}
        sheet.add_table(0, 0, last, len(headings) - 1, shape)

    def _row(self, n: int, row: PositionRow, key: str, decision: Decision | None) -> None:
        page = self.page
        if self.contents.texts:
            page.link(n, 0, "external:" + quote(f"{self.contents.texts}/{row.doc_id}.txt"), str(n))
        else:
            page.number(n, 0, n, "quiet")
        shown = (
            row.organisation,
            shown_holder(row.holder, self.said),
            shown_proposal(row.proposal_id, self.titles),
            self.said.stance(row.stance),
            joined(row.target or row.referent),
            row.condition,
            shown_quote(row.sentence, row.evidence),
        )
        for at, text in enumerate(shown, 1):
            page.text(n, at, text, "wrapped")
        verdict = self.said.verdict(decision.verdict) if decision else ""
        page.text(n, 10, verdict, "wrapped")
        page.text(n, 11, decision.comment if decision else "", "wrapped")
        texts = [*zip(shown, (width for _, width in VISIBLE[1:]), strict=False)]
        page.row_height(n, [*texts, (decision.comment if decision else "", 18)])
        page.value(n, 8, row.page or None, "wrapped")
        page.number(n, 9, row.confidence, "percent")
        page.text(n, len(VISIBLE), key)
        cells = (*for_reading(to_cells(row)), *self.extra.get(row.doc_id, ()))
        for at, value in enumerate(cells, len(VISIBLE) + 1):
            page.value(n, at, value)

    def _colours(self, last: int) -> None:
        at = {name: column for column, (name, _) in enumerate(VISIBLE)}
        sheet, styles = self.page.sheet, self.page.styles
        stances = (1, at["stance"], last + NEW_ROWS, at["stance"])
        for stance in Stance:
            # As whoever corrects it sees at once.
            criteria = {"type": "cell", "criteria": "==", "value": f'"{self.said.stance(stance)}"'}
            sheet.conditional_format(*stances, criteria | {"format": styles.fill(stance.value)})
        rejected = self.said.verdict(Verdict.REJECTED)
        letter = chr(ord("A") + at["decision"])
        sheet.conditional_format(
            1,
            0,
            last + NEW_ROWS,
            len(VISIBLE) - 1,
            {
                "type": "formula",
                "criteria": f'=${letter}2="{rejected}"',
                "format": styles.struck_out,
            },
        )

    def _choices(self, last: int) -> None:
        """The drop-down lists: those of more than 255 characters must stand in cells."""
        at = {name: column for column, (name, _) in enumerate(VISIBLE)}
        lists = {
            "stance": [self.said.stance(stance) for stance in Stance],
            "decision": list(self.said.table["decisions"]),
            "proposal": [choice(key, self.titles) for key in self.titles],
        }
        for letter, (name, choices) in zip("ABC", lists.items(), strict=True):
            for n, text in enumerate(choices):
                self.codes.write_string(n, "ABC".index(letter), text[:MAX_CELL])
            if not choices:
                continue
            self.page.sheet.data_validation(
                1,
                at[name],
                last + NEW_ROWS,
                at[name],
                {
                    "validate": "list",
                    "source": f"={CODES}!${letter}$1:${letter}${len(choices)}",
                    # Several proposals may stand in one cell, and a stance in other words.
                    "error_type": "warning",
                },
            )

    def _baseline(self, rows: Sequence[tuple[PositionRow, str, Decision | None]]) -> None:
        """One row each: id, number, and a line of JSON in one cell or more."""
        about = {
            "language": self.said.language,
            "proposals": self.titles,
            "list": [asdict(proposal) for proposal in self.contents.matrix.proposals],
            "responses": [
                [
                    *(r.doc_id, r.organisation, r.organisation_id, r.organisation_kind),
                    *(r.language, r.notes, r.organisation_confidence),
                ]
                for r in self.contents.responses
                if r.doc_id and not r.failure
            ],
        }
        self.baseline.write_string(0, 0, "standpunkt")
        for n, part in enumerate(_parts(about), 1):
            self.baseline.write_string(0, n, part)
        for n, (row, key, decision) in enumerate(rows, 1):
            self.baseline.write_string(n, 0, key)
            self.baseline.write_number(n, 1, n)
            for at, part in enumerate(_parts(_baseline_of(row, decision)), 2):
                self.baseline.write_string(n, at, part)


def _baseline_of(row: PositionRow, decision: Decision | None) -> dict[str, Any]:
    """What the machine said of a row, and what was decided before, as a decisions file has it."""
    machine = {name: getattr(row, name) or None for name in MACHINES}
    # What the cells say of these is not what the table says: without it no edit could be told.
    shown = {
        "target": joined(row.target or row.referent),
        "quote": shown_quote(row.sentence, row.evidence),
    }
    told: dict[str, Any] = {"doc_id": row.doc_id, "machine": machine, "shown": shown}
    if decision:
        told |= {
            "machine": {name: decision.machine.get(name) for name in MACHINES},
            "decision": decision.verdict.value,
            "person": dict(decision.person),
            "reviewer": decision.reviewer,
            "time": decision.time,
            "comment": decision.comment,
        }
    return told


def _parts(told: dict[str, Any]) -> list[str]:
    """JSON, all of it ASCII, cut to what a cell takes."""
    text = json.dumps(told)
    return [text[n : n + MAX_CELL] for n in range(0, len(text), MAX_CELL)]
