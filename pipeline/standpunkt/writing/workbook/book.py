"""The workbook itself: its sheets, one after another, written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from standpunkt.errors import OutputError
from standpunkt.positions import RESPONDENT, Stance
from standpunkt.proposals.answers import Answer, AnswerStance
from standpunkt.proposals.proposal import Proposal, parted
from standpunkt.proposals.rows import PositionRow
from standpunkt.writing.checks import Check, checks
from standpunkt.writing.contents import Contents, Response
from standpunkt.writing.files import replacing
from standpunkt.writing.table import COLUMNS
from standpunkt.writing.workbook.styles import Styles, height
from standpunkt.writing.workbook.words import Words, words
from standpunkt.writing.xlsx import CREATED, cell_text

Sheet = Any
"""A worksheet of XlsxWriter, which says no types."""

MAX_POSITIONS: Final = 200_000
"""More rows than this are no workbook to work in, and take some 2 GB to write."""

MAX_LINKS: Final = 65_000
"""A little less than the 65,530 links that Excel takes in a sheet."""

VISIBLE: Final = (
    ("number", 5), ("organisation", 24), ("holder", 12), ("proposal", 22), ("stance", 20),
    ("target", 28), ("condition", 22), ("quote", 50), ("page", 5), ("confidence", 9),
    ("decision", 11), ("comment", 16),
)  # fmt: skip
"""The columns of the positions that a person reads and corrects, with their widths."""

CODES: Final = "koder"
"""The hidden sheet that holds the choices of the drop-down lists."""

_OPTIONS: Final = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "dd.mm.yyyy",
}


def write(path: Path, contents: Contents, language: str = "nb", mark: str = "") -> None:
    """Write the workbook to `path`, the same bytes each time.

    `mark` is as in `files.replacing`. Raises OutputError where there are more positions than can
    be worked with.
    """
    if len(contents.rows) > MAX_POSITIONS:
        raise OutputError(
            f"{len(contents.rows):,} positions are more than a workbook takes ({MAX_POSITIONS:,})",
            "write .csv or .parquet, or a plain table with --plain",
            path=path,
        )
    with (
        replacing(path, mark, (XlsxWriterException,)) as part,
        xlsxwriter.Workbook(str(part), _OPTIONS) as book,
    ):
        said = words(language)
        book.set_properties({"title": said.table["title"], "created": CREATED})
        _Book(book, contents, said).write()


class _Book:
    """Writes the sheets of one workbook; holds what all of them need."""

    def __init__(self, book: xlsxwriter.Workbook, contents: Contents, said: Words) -> None:
        self.book = book
        self.contents = contents
        self.said = said
        self.styles = Styles(book)
        self.checks = checks(contents)
        self.titles = {p.id: p.title for p in contents.matrix.proposals}
        self.numbers: dict[PositionRow, int] = {}
        for n, row in enumerate(contents.rows, 1):
            self.numbers.setdefault(row, n)

    def write(self) -> None:
        names = ("overview", "matrix", "positions", "proposals", "organisations", "checks")
        sheets = {name: self._sheet(name) for name in (*names, "codebook", "run")}
        codes = self.book.add_worksheet(CODES)
        codes.hide()
        self._codes(codes)
        self._overview(sheets["overview"])
        self._matrix(sheets["matrix"])
        self._positions(sheets["positions"])
        self._proposals(sheets["proposals"])
        self._organisations(sheets["organisations"])
        self._checks(sheets["checks"])
        self._codebook(sheets["codebook"])
        self._run(sheets["run"])

    def _sheet(self, name: str) -> Sheet:
        """An empty sheet, set up to be printed."""
        sheet = self.book.add_worksheet(self.said.sheet(name))
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer(f"&L{self.said.sheet(name)}&R&P / &N")
        sheet.hide_gridlines(2)
        return sheet

    # ------------------------------------------------------------ the sheets

    def _overview(self, sheet: Sheet) -> None:
        said = self.said.table["overview"]
        sheet.set_column(0, 0, 46)
        sheet.set_column(1, 12, 13)
        self._text(sheet, 0, 0, self.said.table["title"], "title")
        sheet.set_row(0, 26)
        read = [r for r in self.contents.responses if not r.failure]
        failed = [r for r in self.contents.responses if r.failure]
        documents = len(read) or len({row.doc_id for row in self.contents.rows})
        figures = [
            ("read", documents),
            ("positions", len(self.contents.rows)),
            ("organisations", len(self.contents.matrix.organisations)),
            ("empty", sum(not r.positions for r in read)),
            ("failed", len(failed)),
            ("unlinked", self.contents.matrix.answers.unlinked),
            ("checks", len(self.checks)),
        ]
        at = 2
        for name, number in figures:
            self._text(sheet, at, 0, said[name])
            sheet.write_number(at, 1, number, self.styles.key)
            at += 1
        at = self._counts(sheet, at + 1)
        if failed:
            self._text(sheet, at + 1, 0, said["not_read"], "part")
            at += 2
            for response in failed:
                self._text(sheet, at, 0, response.source, "wrapped")
                self._text(sheet, at, 1, response.failure)
                at += 1
        self._text(sheet, at + 1, 0, said["next"], "part")
        for n, step in enumerate(said["steps"], 1):
            self._text(sheet, at + 1 + n, 0, f"{n}. {step}")

    def _counts(self, sheet: Sheet, at: int) -> int:
        """The counts of each proposal with their bases; the row after them."""
        if not self.contents.matrix.proposals:
            return at
        self._text(sheet, at, 0, self.said.table["overview"]["counts"], "part")
        stances = [stance for stance in AnswerStance if stance is not AnswerStance.NOT_MENTIONED]
        headings = [*map(self.said.stance, stances)]
        headings += [self.said.table["mentioned"], self.said.table["base"]]
        wide = [(self.said.column("proposal"), 46), *((heading, 13) for heading in headings)]
        self._headings(sheet, wide, at + 1)
        for n, proposal in enumerate(self.contents.matrix.proposals, at + 2):
            count = self.contents.matrix.count(proposal)
            name = f"{proposal.id} {proposal.title}"
            self._text(sheet, n, 0, name, "wrapped")
            sheet.set_row(n, height([(name, 46)]))
            for column, stance in enumerate(stances, 1):
                number = count.stances[stance]
                look = self.styles.stance(stance.value if number else "not_mentioned")
                sheet.write_number(n, column, number, look)
            sheet.write_number(n, len(stances) + 1, count.mentioned, self.styles.whole)
            sheet.write_number(n, len(stances) + 2, count.base, self.styles.whole)
        return at + 2 + len(self.contents.matrix.proposals)

    def _matrix(self, sheet: Sheet) -> None:
        matrix = self.contents.matrix
        columns = [(self.said.column("organisation"), 36), (self.said.column("kind"), 18)]
        self._headings(sheet, [*columns, *((f"{p.id} {p.title}", 18) for p in matrix.proposals)])
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)
        links = 0
        for n, organisation in enumerate(matrix.organisations, 1):
            self._text(sheet, n, 0, organisation.name, "wrapped")
            self._text(sheet, n, 1, self._kind(organisation.kind), "quiet")
            cells = [matrix.answer(organisation, proposal) for proposal in matrix.proposals]
            texts = [(organisation.name, 36), *((self._shown(cell), 18) for cell in cells)]
            sheet.set_row(n, height(texts))
            for column, cell in enumerate(cells, 2):
                look, shown = self.styles.stance(cell.stance.value), self._shown(cell)
                at = self.numbers.get(cell.decisive) if cell.decisive else None
                if at is None or links >= MAX_LINKS:
                    sheet.write_string(n, column, shown, look)
                    continue
                links += 1
                self._to_row(sheet, n, column, at, shown, look)

    def _shown(self, cell: Answer) -> str:
        parts = [self.said.stance(cell.stance)]
        if cell.contradiction:
            parts.append(f"({self.said.table['contradiction']})")
        if cell.inherited_from:
            parts.append(f"({self.said.table['inherited'].format(other=cell.inherited_from)})")
        return cell_text(" ".join(parts))

    def _positions(self, sheet: Sheet) -> None:
        rows = self.contents.rows
        technical = [column.name for column in COLUMNS]
        first = len(VISIBLE)
        folded = {"level": 1, "hidden": True}
        sheet.set_column(first, first + len(technical) - 1, 14, None, folded)
        sheet.set_column(first + len(technical), first + len(technical), 3, None, {"collapsed": 1})
        sheet.freeze_panes(1, 2)
        sheet.repeat_rows(0)
        headings = [*(self.said.column(name) for name, _ in VISIBLE), *technical]
        last = max(1, len(rows))
        self._headings(sheet, [(self.said.column(name), width) for name, width in VISIBLE])
        sheet.add_table(
            0,
            0,
            last,
            len(headings) - 1,
            {
                "name": "positions",
                "style": "Table Style Light 1",
                "columns": [
                    {"header": heading, "header_format": self.styles.heading}
                    for heading in headings
                ],
            },
        )
        for n, row in enumerate(rows, 1):
            self._position(sheet, n, row)
        column = {name: at for at, (name, _) in enumerate(VISIBLE)}
        for stance in Stance:
            sheet.conditional_format(
                1,
                column["stance"],
                last,
                column["stance"],
                {
                    "type": "cell",
                    "criteria": "==",
                    "value": f'"{self.said.stance(stance)}"',
                    "format": self.styles.fill(stance.value),
                },
            )
        for name, count in self._choices().items():
            at = "ABC".index({"stance": "A", "decision": "B", "proposal": "C"}[name])
            if count:
                letter = "ABC"[at]
                sheet.data_validation(
                    1,
                    column[name],
                    # Rows that a person adds below are checked too.
                    last + 1000,
                    column[name],
                    {
                        "validate": "list",
                        "source": f"={CODES}!${letter}$1:${letter}${count}",
                        "error_type": "warning",
                    },
                )

    def _position(self, sheet: Sheet, n: int, row: PositionRow) -> None:
        link = f"{self.contents.texts}/{row.doc_id}.txt" if self.contents.texts else ""
        if link and n <= MAX_LINKS:
            sheet.write_url(n, 0, f"external:{link}", self.styles.link, str(n))
        else:
            sheet.write_number(n, 0, n, self.styles.quiet)
        quote = row.sentence if len(row.sentence) <= 2 * len(row.evidence) + 80 else row.evidence
        shown = (
            row.organisation,
            self.said.table["own"] if row.holder == RESPONDENT else row.holder,
            self._proposal(row),
            self.said.stance(row.stance),
            row.target or row.referent,
            row.condition,
            quote,
        )
        for at, text in enumerate(shown, 1):
            self._text(sheet, n, at, text, "wrapped")
        sheet.set_row(n, height(zip(shown, (width for _, width in VISIBLE[1:]), strict=False)))
        if row.page:
            sheet.write_number(n, 8, row.page, self.styles.whole)
        sheet.write_number(n, 9, row.confidence, self.styles.percent)
        for at, column in enumerate(COLUMNS, len(VISIBLE)):
            self._value(sheet, n, at, getattr(row, column.name, None))

    def _proposal(self, row: PositionRow) -> str:
        """The proposals of a row: the choice of the drop-down list where it is one."""
        ids = parted(row.proposal_id)
        return "; ".join(ids) if len(ids) != 1 else self._choice(ids[0])

    def _choice(self, key: str) -> str:
        return f"{key} {self.titles.get(key, '')}".strip()

    def _choices(self) -> dict[str, int]:
        """How many choices the drop-down list of each column has."""
        return {"stance": len(Stance), "decision": 3, "proposal": len(self.titles)}

    def _codes(self, sheet: Sheet) -> None:
        """Lists of more than 255 characters must stand in cells."""
        lists = (
            [self.said.stance(stance) for stance in Stance],
            self.said.table["decisions"],
            [self._choice(key) for key in self.titles],
        )
        for column, choices in enumerate(lists):
            for n, choice in enumerate(choices):
                self._text(sheet, n, column, choice)

    def _proposals(self, sheet: Sheet) -> None:
        stances = [stance for stance in AnswerStance if stance is not AnswerStance.NOT_MENTIONED]
        columns = [*map(self.said.stance, stances), self.said.table["mentioned"]]
        columns += [self.said.table["base"], self.said.column("contested")]
        wide = (("id", 7), ("title", 36), ("description", 60))
        self._headings(
            sheet,
            [
                *((self.said.column(name), width) for name, width in wide),
                *((heading, 12) for heading in columns),
            ],
        )
        sheet.freeze_panes(1, 2)
        sheet.repeat_rows(0)
        for n, proposal in enumerate(self.contents.matrix.proposals, 1):
            self._of_proposal(sheet, n, proposal, stances)

    def _of_proposal(
        self, sheet: Sheet, n: int, proposal: Proposal, stances: Sequence[AnswerStance]
    ) -> None:
        count = self.contents.matrix.count(proposal)
        for column, text in enumerate((proposal.id, proposal.title, proposal.description)):
            self._text(sheet, n, column, text, "wrapped")
        sheet.set_row(n, height([(proposal.title, 36), (proposal.description, 60)]))
        numbers = [*(count.stances[s] for s in stances), count.mentioned, count.base]
        for column, number in enumerate([*numbers, count.contested], 3):
            sheet.write_number(n, column, number, self.styles.whole)

    def _organisations(self, sheet: Sheet) -> None:
        responses = self.contents.responses or _responses_of(self.contents.rows)
        names = (
            ("organisation", 38), ("kind", 20), ("date", 12), ("language", 8), ("pages", 8),
            ("words", 9), ("positions", 14), ("name_confidence", 14), ("status", 10),
            ("source", 36), ("notes", 60),
        )  # fmt: skip
        self._headings(sheet, [(self.said.column(name), width) for name, width in names])
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)
        sheet.autofilter(0, 0, max(1, len(responses)), len(names) - 1)
        for n, response in enumerate(responses, 1):
            values = (
                response.organisation, self._kind(response.organisation_kind), response.date,
                response.language, response.pages, response.words, response.positions,
                response.organisation_confidence, "✖" if response.failure else "✔",
                response.source, response.failure or response.notes,
            )  # fmt: skip
            for column, value in enumerate(values):
                self._value(sheet, n, column, value, "wrapped")
            texts = zip(values, (width for _, width in names), strict=True)
            sheet.set_row(n, height((str(value or ""), width) for value, width in texts))

    def _checks(self, sheet: Sheet) -> None:
        names = (
            ("where", 8), ("reason", 44), ("organisation", 30), ("proposal", 30), ("stance", 24),
            ("quote", 70), ("confidence", 10),
        )  # fmt: skip
        self._headings(sheet, [(self.said.column(name), width) for name, width in names])
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)
        for n, check in enumerate(self.checks, 1):
            self._check(sheet, n, check)

    def _check(self, sheet: Sheet, n: int, check: Check) -> None:
        why = self.said.table["checks"][check.reason]
        self._text(sheet, n, 1, why, "wrapped")
        self._text(sheet, n, 2, check.organisation, "wrapped")
        self._text(sheet, n, 5, check.detail, "wrapped")
        said = check.detail if check.row is None else self.contents.rows[check.row].evidence
        titles = self._choice(check.proposal_id) if check.proposal_id else ""
        sheet.set_row(n, height([(why, 44), (check.organisation, 30), (titles, 30), (said, 70)]))
        if check.proposal_id:
            self._text(sheet, n, 3, self._choice(check.proposal_id), "wrapped")
        if check.row is None:
            return
        row = self.contents.rows[check.row]
        if n <= MAX_LINKS:
            number = str(check.row + 1)
            self._to_row(sheet, n, 0, check.row + 1, number, self.styles.link)
        if not check.proposal_id:
            self._text(sheet, n, 3, self._proposal(row), "wrapped")
        shown = self.said.stance(row.stance)
        sheet.write_string(n, 4, shown, self.styles.stance(row.stance.value))
        self._text(sheet, n, 5, row.evidence, "wrapped")
        sheet.write_number(n, 6, row.confidence, self.styles.percent)

    def _codebook(self, sheet: Sheet) -> None:
        names = (("name", 26), ("value", 26), ("meaning", 90))
        self._headings(sheet, [(self.said.column(name), width) for name, width in names])
        sheet.freeze_panes(1, 0)
        at = 1
        for value, meaning in self.said.table["stances"].items():
            stance = Stance(value) if value in set(Stance) else AnswerStance(value)
            sheet.write_string(at, 0, self.said.stance(stance), self.styles.stance(value))
            self._text(sheet, at, 1, value)
            self._text(sheet, at, 2, meaning, "wrapped")
            at += 1
        for column in COLUMNS:
            self._text(sheet, at, 1, column.name)
            at += 1

    def _run(self, sheet: Sheet) -> None:
        names = (("name", 26), ("value", 110))
        self._headings(sheet, [(self.said.column(name), width) for name, width in names])
        for n, (name, value) in enumerate(self.contents.run, 1):
            self._text(sheet, n, 0, name, "key")
            self._text(sheet, n, 1, value, "wrapped")
            sheet.set_row(n, height([(value, 110)]))

    # ------------------------------------------------------------ cells

    def _headings(self, sheet: Sheet, headings: Iterable[tuple[str, float]], at: int = 0) -> None:
        """Headings with the widths of their columns, set and high enough to be read."""
        headings = tuple(headings)
        for column, (heading, width) in enumerate(headings):
            sheet.set_column(column, column, width)
            self._text(sheet, at, column, heading, "heading")
        sheet.set_row(at, height(headings))

    def _text(self, sheet: Sheet, n: int, column: int, text: str, look: str = "plain") -> None:
        """A text, which stays one: no formula, link or number is made of it."""
        if text:
            shown = cell_text(" ".join(text.split()) if look == "wrapped" else text)
            sheet.write_string(n, column, shown, getattr(self.styles, look))

    def _value(self, sheet: Sheet, n: int, column: int, value: object, look: str = "plain") -> None:
        if isinstance(value, str):
            self._text(sheet, n, column, value, look)
        elif isinstance(value, date):
            sheet.write_datetime(n, column, value, self.styles.day)
        elif isinstance(value, float):
            sheet.write_number(n, column, value, self.styles.number)
        elif isinstance(value, int):
            sheet.write_number(n, column, value, self.styles.whole)

    def _to_row(self, sheet: Sheet, n: int, column: int, row: int, text: str, look: Any) -> None:
        where = f"internal:'{self.said.sheet('positions')}'!A{row + 1}"
        sheet.write_url(n, column, where, look, text)

    def _kind(self, kind: str) -> str:
        return kind


def _responses_of(rows: Sequence[PositionRow]) -> list[Response]:
    """The documents that rows tell of, where nothing else does."""
    found: dict[str, Response] = {}
    counted: dict[str, int] = {}
    for row in rows:
        counted[row.doc_id] = counted.get(row.doc_id, 0) + 1
        found.setdefault(
            row.doc_id,
            Response(
                doc_id=row.doc_id,
                source=row.source,
                organisation=row.organisation,
                organisation_id=row.organisation_id,
                organisation_kind=row.organisation_kind,
                organisation_confidence=row.organisation_confidence,
                date=row.date,
                language=row.language,
            ),
        )
    return [replace(found[key], positions=counted[key]) for key in found]
