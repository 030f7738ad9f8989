"""The workbook itself: its sheets, one after another, written whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from standpunkt.errors import OutputError
from standpunkt.positions import Stance
from standpunkt.printable import joined
from standpunkt.proposals.answers import Answer, AnswerStance
from standpunkt.proposals.rows import PositionRow
from standpunkt.temporary import Folder
from standpunkt.writing.checks import Check, checks
from standpunkt.writing.contents import Contents, Response, known_by
from standpunkt.writing.files import replacing
from standpunkt.writing.workbook import positions
from standpunkt.writing.workbook.page import Page
from standpunkt.writing.workbook.styles import Styles, height
from standpunkt.writing.workbook.words import Words, words
from standpunkt.writing.xlsx import CREATED, cell_text

MAX_POSITIONS: Final = 100_000
"""More rows than this are no workbook to work in; docs/workbook.md tells what they take."""

_SHEETS: Final = (
    *("overview", "matrix", "positions", "proposals", "organisations", "checks"),
    *("codebook", "run"),
)
_CELL: Final = 24
"""The width of a cell of the matrix: the longest stance on one line, as links are not wrapped
everywhere."""
_KIND: Final = 24
"""As wide as the longest word that names a kind."""
_ACROSS: Final = 8
"""So many proposals are printed on one page beside each other."""
INHERITED: Final = "↩"
"""The sign of an answer that follows from another body's response."""
_COMMENTS: Final = 2_000
"""So many cells have a note on whose response that is; each is a shape of its own."""
_COMMENT: Final = 1_000
_STANCES: Final = tuple(s for s in AnswerStance if s is not AnswerStance.NOT_MENTIONED)
_OPTIONS: Final = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "dd.mm.yyyy",
}


def too_many(count: int, path: Path) -> OutputError:
    """What is told where there are more positions than can be worked with."""
    return OutputError(
        f"{count:,} positions are more than a workbook takes ({MAX_POSITIONS:,})",
        "write .csv or .parquet, or a plain table with --plain",
        path=path,
    )


def write(path: Path, contents: Contents, language: str = "nb", mark: str = "") -> None:
    """Write the workbook to `path`, the same bytes each time.

    `mark` is as in `files.replacing`. Raises OutputError where there are more positions than can
    be worked with.
    """
    if len(contents.rows) > MAX_POSITIONS:
        raise too_many(len(contents.rows), path)
    with replacing(path, mark, (XlsxWriterException,)) as part, Folder() as parts:
        book = xlsxwriter.Workbook(str(part), _OPTIONS | {"tmpdir": str(parts.path)})
        said = words(language)
        book.set_properties({"title": said.table["title"], "created": CREATED})
        _Book(book, contents, said).write()
        book.close()


class _Book:
    """Writes the sheets of one workbook; holds what all of them need."""

    def __init__(self, book: xlsxwriter.Workbook, contents: Contents, said: Words) -> None:
        self.contents = contents
        self.said = said
        self.checks = checks(contents)
        styles = Styles(book)
        self.pages = {name: Page(book, said.sheet(name), styles) for name in _SHEETS}
        self.positions = positions.Positions(book, self.pages["positions"], contents, said)
        self._uninvited = frozenset(contents.turnout.uninvited if contents.turnout else ())
        self.numbers: dict[PositionRow, int] = {}
        for n, row in enumerate(contents.rows, 1):
            self.numbers.setdefault(row, n)

    def write(self) -> None:
        self._overview(self.pages["overview"])
        self._matrix(self.pages["matrix"])
        self.positions.write()
        self._proposals(self.pages["proposals"])
        self._organisations(self.pages["organisations"])
        self._checks(self.pages["checks"])
        self._codebook(self.pages["codebook"])
        self._run(self.pages["run"])

    # ------------------------------------------------------------ the overview

    def _overview(self, page: Page) -> None:
        said = self.said.table["overview"]
        page.sheet.set_column(0, 0, 46)
        page.sheet.set_column(1, 12, 13)
        page.text(0, 0, self.said.table["title"], "title")
        page.sheet.set_row(0, 26)
        at = self._figures(page, 2)
        at = self._counts(page, at + 1)
        at = self._not_read(page, at + 1)
        page.part(at, said["next"])
        for n, step in enumerate(said["steps"], 1):
            page.sheet.merge_range(at + n, 0, at + n, 9, f"{n}. {step}", page.styles.step)
            page.row_height(at + n, [(step, 130)])

    def _figures(self, page: Page, at: int) -> int:
        said = self.said.table["overview"]
        read = [r for r in self.contents.responses if not r.failure]
        documents = len(read) or len({row.doc_id for row in self.contents.rows})
        figures = {
            "read": documents,
            "failed": len(self.contents.responses) - len(read),
            "empty": sum(not r.positions for r in read),
            "organisations": len(self.contents.matrix.organisations),
            "positions": len(self.contents.rows),
            "unlinked": self.contents.matrix.answers.unlinked,
            "checks": len(self.checks),
            "judged": len(self.contents.judged) + len(self.contents.rejected),
        }
        if self.contents.turnout:
            asked = self.contents.turnout
            figures["invited"] = len(asked.answered) + len(asked.silent)
            figures["answered"] = len(asked.answered)
        leads = {"failed": "checks", "empty": "checks", "checks": "checks"}
        leads |= dict.fromkeys(("organisations", "invited", "answered"), "organisations")
        leads |= {"positions": "positions"}
        for name, number in figures.items():
            if name == "unlinked" and not self.contents.matrix.proposals:
                continue
            if name in leads:
                where = f"internal:'{self.pages[leads[name]].name}'!A1"
                page.link(at, 0, where, said[name])
            else:
                page.text(at, 0, said[name])
            page.number(at, 1, number, "key")
            at += 1
        return at

    def _counts(self, page: Page, at: int) -> int:
        """The counts of each proposal with their bases; the row after them."""
        proposals = self.contents.matrix.proposals
        if not proposals:
            return at
        page.part(at, self.said.table["overview"]["counts"])
        headings = [*map(self.said.stance, _STANCES)]
        headings += [self.said.table["mentioned"], self.said.table["base"]]
        wide = [(self.said.column("proposal"), 46), *((heading, 13) for heading in headings)]
        page.headings(wide, at + 1)
        for n, proposal in enumerate(proposals, at + 2):
            count = self.contents.matrix.count(proposal)
            name = f"{proposal.id} {proposal.title}"
            page.text(n, 0, name, "wrapped")
            page.row_height(n, [(name, 46)])
            for column, stance in enumerate(_STANCES, 1):
                number = count.stances[stance]
                look = page.styles.stance(stance.value if number else "not_mentioned")
                page.sheet.write_number(n, column, number, look)
            page.number(n, len(_STANCES) + 1, count.mentioned)
            page.number(n, len(_STANCES) + 2, count.base)
        return at + 2 + len(proposals)

    def _not_read(self, page: Page, at: int) -> int:
        """What was not read and why, and what else there is to know; the row after it."""
        failed = [
            (r.source, self.said.note(r.failure)) for r in self.contents.responses if r.failure
        ]
        noted = [(r.source, r.notes) for r in self.contents.responses if r.notes and not r.failure]
        noted += [("", note) for note in self.contents.notes]
        noted = [(source, self.said.note(note)) for source, note in noted]
        for title, told in (("not_read", failed), ("notes", noted)):
            if not told:
                continue
            page.part(at, self.said.table["overview"][title])
            for n, (source, why) in enumerate(told[:_LISTED], at + 1):
                page.text(n, 0, source, "wrapped")
                page.sheet.merge_range(n, 1, n, 9, "", page.styles.wrapped)
                page.text(n, 1, why, "wrapped")
                page.row_height(n, [(source, 46), (why, 110)])
            at += 1 + min(len(told), _LISTED)
            if len(told) > _LISTED:
                page.text(at, 0, self.said.table["and_more"].format(n=len(told) - _LISTED))
                at += 1
            at += 1
        return at

    # ------------------------------------------------------------ the matrix

    def _matrix(self, page: Page) -> None:
        matrix = self.contents.matrix
        columns = [(self.said.column("organisation"), 36), (self.said.column("kind"), _KIND)]
        page.headings([*columns, *((f"{p.id} {p.title}", _CELL) for p in matrix.proposals)])
        page.held(1)
        page.sheet.repeat_columns(0)
        page.sheet.fit_to_pages(-(-max(1, len(matrix.proposals)) // _ACROSS), 0)
        inherited = 0
        for n, organisation in enumerate(matrix.organisations, 1):
            kind = self.said.kind(organisation.kind)
            page.text(n, 0, organisation.name, "wrapped")
            page.text(n, 1, kind, "wrapped")
            cells = [matrix.answer(organisation, proposal) for proposal in matrix.proposals]
            shown = [self._shown(cell) for cell in cells]
            page.row_height(
                n, [(organisation.name, 36), (kind, _KIND), *((s, _CELL) for s in shown)]
            )
            for column, (cell, text) in enumerate(zip(cells, shown, strict=True), 2):
                look = page.styles.stance(cell.stance.value)
                at = self.numbers.get(cell.decisive) if cell.decisive else None
                if at is None:
                    page.sheet.write_string(n, column, text, look)
                else:
                    page.link(n, column, self._row(at), text, look)
                if cell.inherited_from:
                    inherited += 1
                    if inherited <= _COMMENTS:
                        said = self.said.table["inherited"].format(other=cell.inherited_from)
                        page.sheet.write_comment(n, column, cell_text(said)[:_COMMENT])
        if inherited:
            page.text(len(matrix.organisations) + 2, 0, self.said.table["inherited_sign"], "quiet")
        if not matrix.proposals:
            page.text(0, 2, self.said.table["no_proposals"])

    def _shown(self, cell: Answer) -> str:
        # One line: not every program wraps a cell that leads somewhere.
        sign = f" {INHERITED}" if cell.inherited_from else ""
        parts = [f"{self.said.stance(cell.stance)}{sign}"]
        if cell.contradiction:
            parts.append(f"({self.said.table['contradiction']})")
        return cell_text(" \n".join(parts))

    def _row(self, n: int) -> str:
        """Where the `n`th position stands."""
        return f"internal:'{self.pages['positions'].name}'!B{n + 1}"

    # ------------------------------------------------------------ proposals and organisations

    def _proposals(self, page: Page) -> None:
        wide = (("id", 7), ("title", 36), ("description", 60))
        headings = [*map(self.said.stance, _STANCES), self.said.table["mentioned"]]
        headings += [self.said.table["base"], self.said.column("contested")]
        shown = [*((self.said.column(name), width) for name, width in wide)]
        page.headings([*shown, *((heading, 12) for heading in headings)])
        page.held(2)
        for n, proposal in enumerate(self.contents.matrix.proposals, 1):
            count = self.contents.matrix.count(proposal)
            for column, text in enumerate((proposal.id, proposal.title, proposal.description)):
                page.text(n, column, text, "wrapped")
            page.row_height(n, [(proposal.title, 36), (proposal.description, 60)])
            numbers = [*(count.stances[s] for s in _STANCES), count.mentioned, count.base]
            for column, number in enumerate([*numbers, count.contested], 3):
                page.number(n, column, number)
        if not self.contents.matrix.proposals:
            page.text(1, 1, self.said.table["no_proposals"], "wrapped")
            page.row_height(1, [(self.said.table["no_proposals"], 36)])

    def _organisations(self, page: Page) -> None:
        responses = self.contents.responses or _responses_of(self.contents.rows)
        asked = self.contents.turnout
        names = [
            ("organisation", 36), ("kind", _KIND), ("date", 12), ("language", 8), ("pages", 8),
            ("words", 9), ("positions", 14), ("name_confidence", 12), ("status", 12),
            *([("answered", 20)] if asked else []), ("source", 34), ("notes", 44),
        ]  # fmt: skip
        meta = positions.meta_headings(self.contents.meta)
        shown = [(self.said.column(name), width) for name, width in names]
        page.headings([*shown, *((heading, 14) for heading in meta.values())])
        page.folded(len(names), len(meta))
        page.held(1)
        lines = [self._response(response) for response in responses]
        lines += [
            {"organisation": name, "answered": self.said.table["turnout"]["silent"]}
            for name in (asked.silent if asked else ())
        ]
        page.sheet.autofilter(0, 0, max(1, len(lines)), len(names) - 1)
        for n, line in enumerate(lines, 1):
            for column, (name, _) in enumerate(names):
                value = line.get(name)
                if name == "name_confidence" and isinstance(value, float):
                    page.number(n, column, value, "percent")
                else:
                    page.value(n, column, value, "wrapped")
            texts = ((line.get(name), width) for name, width in names)
            page.row_height(n, ((t, w) for t, w in texts if isinstance(t, str)))
            if n <= len(responses):
                cells = positions.extra_cells(responses[n - 1], self.contents.meta)
                for column, cell in enumerate(cells, len(names)):
                    page.text(n, column, cell)

    def _response(self, response: Response) -> dict[str, object]:
        """What the sheet of organisations says of a response, by its columns."""
        status = "failed" if response.failure else "partly" if response.in_part else "read"
        found: dict[str, object] = {
            "organisation": response.organisation or self.said.table["unnamed"],
            "kind": self.said.kind(response.organisation_kind),
            "name_confidence": response.organisation_confidence,
            "status": self.said.table["status"][status],
            "notes": self.said.note(response.failure or response.notes),
        }
        found |= {
            name: getattr(response, name)
            for name in ("date", "language", "pages", "words", "positions", "source")
        }
        asked = self.contents.turnout
        if asked and not response.failure:
            uninvited = response.organisation in self._uninvited
            found["answered"] = self.said.table["turnout"][
                "uninvited" if uninvited or not response.organisation else "answered"
            ]
        return found

    # ------------------------------------------------------------ what to check

    def _checks(self, page: Page) -> None:
        names = (
            ("where", 8), ("reason", 34), ("organisation", 28), ("proposal", 28), ("stance", 22),
            ("quote", 60), ("confidence", 10),
        )  # fmt: skip
        page.headings([(self.said.column(name), width) for name, width in names])
        page.held(1)
        page.sheet.autofilter(0, 0, max(1, len(self.checks)), len(names) - 1)
        for n, check in enumerate(self.checks, 1):
            self._check(page, n, check)

    def _check(self, page: Page, n: int, check: Check) -> None:
        why = self.said.table["checks"][check.reason]
        row = None if check.row is None else self.contents.rows[check.row]
        titles = self.positions.titles
        on = positions.choice(check.proposal_id, titles) if check.proposal_id else ""
        if row is not None and not on:
            on = positions.shown_proposal(row.proposal_id, titles)
        if row is not None and check.detail:
            turned = check.reason == "turned"
            stance = self.said.stance(Stance(check.detail)) if turned else ""
            why = f"{why}: {stance or positions.choice(check.detail, titles)}"
        said = self.said.note(check.detail) if row is None else joined(row.evidence)
        for column, text in ((1, why), (2, check.organisation), (3, on), (5, said)):
            page.text(n, column, text, "wrapped")
        page.row_height(n, [(why, 34), (check.organisation, 28), (on, 28), (said, 60)])
        if row is not None and check.row is not None:
            page.link(n, 0, self._row(check.row + 1), str(check.row + 1))
            page.stance(n, 4, row.stance.value, self.said.stance(row.stance))
            page.number(n, 6, row.confidence, "percent")
        else:
            for column in (0, 4, 6):
                page.text(n, column, "", "wrapped")

    # ------------------------------------------------------------ codebook and run

    def _codebook(self, page: Page) -> None:
        names = (("name", 28), ("value", 26), ("meaning", 90))
        page.headings([(self.said.column(name), width) for name, width in names])
        page.held(0)
        page.part(1, self.said.table["codebook"]["stances"])
        stances = self.said.table["stances"]
        for n, (value, meaning) in enumerate(stances.items(), 2):
            stance = Stance(value) if value in set(Stance) else AnswerStance(value)
            page.stance(n, 0, value, self.said.stance(stance))
            page.text(n, 1, value)
            page.text(n, 2, meaning, "wrapped")
        start = 2 + len(stances)
        visible = [name for name, _ in positions.VISIBLE]
        for part, names_of in (("visible", visible), ("technical", positions.TECHNICAL)):
            page.part(start, self.said.table["codebook"][part])
            for n, name in enumerate(names_of, start + 1):
                meaning = self.said.meaning(name, part)
                page.text(n, 0, self.said.column(name) if part == "visible" else "", "wrapped")
                page.text(n, 1, "" if part == "visible" else name, "wrapped")
                page.text(n, 2, meaning, "wrapped")
                page.row_height(n, [(meaning, 90)])
            start += 1 + len(names_of)
        meta = positions.meta_headings(self.contents.meta)
        if meta:
            page.part(start, self.said.table["codebook"]["meta"])
            for n, name in enumerate(meta.values(), start + 1):
                page.text(n, 0, "", "wrapped")
                page.text(n, 1, name)
                page.text(n, 2, self.said.meaning("meta", "technical"), "wrapped")

    def _run(self, page: Page) -> None:
        names = (("name", 30), ("value", 105))
        page.headings([(self.said.column(name), width) for name, width in names])
        page.held(0)
        for n, (name, value) in enumerate(self.contents.run, 1):
            page.text(n, 0, self.said.table["facts"].get(name, name), "key")
            page.text(n, 1, value, "wrapped")
            page.sheet.set_row(n, height([(value, 105)]))


_LISTED: Final = 100


def _responses_of(rows: Sequence[PositionRow]) -> list[Response]:
    """The documents that rows tell of, where nothing else does."""
    found: dict[str, Response] = {}
    counted: dict[str, int] = {}
    for row in rows:
        counted[row.doc_id] = counted.get(row.doc_id, 0) + 1
        if row.doc_id not in found:
            found[row.doc_id] = Response(row.doc_id, row.source, **known_by(row))
    return [replace(found[key], positions=counted[key]) for key in found]
