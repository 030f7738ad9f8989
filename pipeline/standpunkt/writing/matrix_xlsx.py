"""The matrix as a workbook: one row a body, with sheets of what it adds up to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from standpunkt.documents import OrganisationKind
from standpunkt.errors import OutputError
from standpunkt.positions import Stance
from standpunkt.proposals import agreement
from standpunkt.proposals.answers import Answer, AnswerStance
from standpunkt.proposals.invited import Turnout
from standpunkt.proposals.matrix import Count, Matrix
from standpunkt.reading.finding.outputs import AUTHOR
from standpunkt.writing.files import replacing
from standpunkt.writing.palette import FILLS, shown
from standpunkt.writing.workbook.styles import heading_height, height
from standpunkt.writing.xlsx import BOOK, CREATED, MAX_ROWS, cell_text

COUNTED: Final = (*(stance.label() for stance in AnswerStance), "nevnt av", "instanser i alt")
"""The headings of a count, each answer by its display name and then the bases."""

_ACROSS: Final = 8
"""So many proposals are printed on one page beside each other."""
_CELL: Final = 24
_KIND: Final = 24
"""As wide as the longest word that names a kind."""
_LOOK: Final = {"font_name": "Calibri", "font_size": 10, "valign": "top", "text_wrap": True}
_COMMENTS: Final = 2_000
"""So many cells have their words as a note; each is a shape of its own."""
_COMMENT: Final = 1_000
_EMPTY: Final = "(ingen)"
_WIDE: Final = 40
_NARROW: Final = 14
_NUMBER: Final = 10
_TEXTS: Final = ("forslag", "ordlyd", "organisasjon", "og", "type", "status")


def count_cells(count: Count) -> tuple[int, ...]:
    """A count under the headings of `COUNTED`."""
    return (*(count.stances[stance] for stance in AnswerStance), count.mentioned, count.base)


def write(path: Path, matrix: Matrix, turnout: Turnout | None = None) -> None:
    """Write the workbook, whole or not at all, the same bytes each time.

    Raises OutputError where there are more organisations than a sheet takes.
    """
    if len(matrix.organisations) >= MAX_ROWS:
        raise OutputError(
            "has more organisations than a sheet takes", "write .csv or .parquet", path=path
        )
    with (
        replacing(path, errors=(XlsxWriterException,)) as part,
        xlsxwriter.Workbook(str(part), BOOK) as book,
    ):
        book.set_properties({"title": "Matrix", "author": AUTHOR, "created": CREATED})
        _wide(book, matrix)
        _counts(book, matrix)
        _kinds(book, matrix)
        _conditions(book, matrix)
        _agreement(book, matrix)
        _same_text(book, matrix)
        if turnout is not None:
            _turnout(book, turnout)


def _wide(book: xlsxwriter.Workbook, matrix: Matrix) -> None:
    sheet = _sheet(book, "matrise", across=-(-len(matrix.proposals) // _ACROSS))
    sheet.repeat_columns(0)
    heading = book.add_format(_LOOK | {"bold": True, "bottom": 1})
    shades = {
        stance: book.add_format(_LOOK | {"bg_color": FILLS[stance.value]})
        for stance in AnswerStance
    }
    headings = ["organisasjon", "type", *(f"{p.id} {p.title}" for p in matrix.proposals)]
    for index, text in enumerate(headings):
        sheet.write_string(0, index, cell_text(text), heading)
    widths = (36, _KIND, *(_CELL for _ in matrix.proposals))
    for index, width in enumerate(widths):
        sheet.set_column(index, index, width)
    sheet.set_row(0, heading_height(zip(headings, widths, strict=True)))
    sheet.freeze_panes(1, 1)
    wrapped = book.add_format(_LOOK)
    noted = 0
    for number, organisation in enumerate(matrix.organisations, 1):
        shown = [cell_text(organisation.name), cell_text(_kind(organisation.kind))]
        cells = [matrix.answer(organisation, proposal) for proposal in matrix.proposals]
        shown += [_shown(cell) if cell.mentioned else "" for cell in cells]
        sheet.set_row(number, height(zip(shown, widths, strict=True)))
        for index, text in enumerate(shown[:2]):
            sheet.write_string(number, index, text, wrapped)
        for index, (cell, text) in enumerate(zip(cells, shown[2:], strict=True), 2):
            if text:
                sheet.write_string(number, index, text, shades[cell.stance])
            if cell.decisive and noted < _COMMENTS:
                noted += 1
                words = f"«{' '.join(cell.decisive.evidence.split())}» ({cell.decisive.doc_id})"
                sheet.write_comment(number, index, cell_text(words)[:_COMMENT])
    if any(cell.contradiction for cell in matrix.cells()):
        sheet.write_string(len(matrix.organisations) + 2, 0, _CONTRADICTION, wrapped)


_CONTRADICTION: Final = "(motstrid): instansen sier imot seg selv om forslaget"


def _shown(cell: Answer) -> str:
    marks = [shown(cell.stance)]
    if cell.contradiction:
        marks.append("(motstrid)")
    if cell.inherited_from:
        marks.append(f"(fra {cell.inherited_from})")
    return cell_text(" ".join(marks))


def _counts(book: xlsxwriter.Workbook, matrix: Matrix) -> None:
    body: list[list[Any]] = [
        [proposal.id, proposal.title, *count_cells(count), count.contradictions]
        for proposal, count in matrix.contested()
    ]
    headings = ["id", "forslag", *COUNTED, "sier imot seg selv"]
    without = matrix.copies
    if without:  # else the figures are the same
        headings += [f"{heading}, like svar regnet én gang" for heading in COUNTED]
        for line, (proposal, _) in zip(body, matrix.contested(), strict=True):
            line.extend(count_cells(matrix.count(proposal, without=without)))
    _table(book, "mest omstridt", headings, body, across=2 if without else 1)


def _kinds(book: xlsxwriter.Workbook, matrix: Matrix) -> None:
    body = [
        [proposal.id, proposal.title, _kind(kind) or "ikke kjent", *count_cells(count)]
        for proposal in matrix.proposals
        for kind in matrix.kinds
        if (count := matrix.count(proposal, kind=kind)).mentioned
    ]
    _table(book, "etter type", ["id", "forslag", "type", *COUNTED], body)


def _conditions(book: xlsxwriter.Workbook, matrix: Matrix) -> None:
    """Who asked for what: conditions, and demands on a proposal."""
    titles = {proposal.id: proposal.title for proposal in matrix.proposals}
    body: list[list[Any]] = []
    for cell in matrix.cells():
        of_cell = (cell.proposal_id, titles[cell.proposal_id], cell.organisation)
        if cell.condition and cell.decisive:
            against = cell.limiting and cell.limiting.stance in (Stance.SKEPTICAL, Stance.OPPOSE)
            kind = "forbehold" if against else "vilkår"
            body.append([*of_cell, kind, cell.condition, cell.decisive.doc_id])
        for row in cell.rows:
            is_limiting = row == cell.limiting  # it stands above, as the condition
            if row.own and not is_limiting and (cell.proposal_id, Stance.DEMAND) in row.links:
                body.append([*of_cell, "krav", row.evidence, row.doc_id])
    body.sort(key=lambda line: line[:1])
    headings = ["id", "forslag", "organisasjon", "hva", "ordlyd", "doc_id"]
    _table(book, "hvem ber om hva", headings, body[: MAX_ROWS - 1])


def _agreement(book: xlsxwriter.Workbook, matrix: Matrix) -> None:
    whole = agreement.over_all(matrix)
    body: list[list[Any]] = [
        ["alle (Krippendorffs alfa)", "", whole.cells, "", _rounded(whole.value)],
        *(
            [pair.first, pair.second, pair.cells, pair.same, _rounded(pair.share)]
            for pair in agreement.pairs(matrix)
        ),
    ]
    headings = ["organisasjon", "og", "felles celler", "samme side", "samsvar"]
    _table(book, "samsvar", headings, body)


def _rounded(value: float | None) -> float | str:
    return "for få celler" if value is None else round(value, 3)


def _same_text(book: xlsxwriter.Workbook, matrix: Matrix) -> None:
    body = [
        [number, document, passage.text, "endret" if passage.changed else "lik"]
        for number, group in enumerate(matrix.same, 1)
        for passage in group.passages
        for document in passage.documents
    ]
    _table(book, "lik tekst", ["gruppe", "doc_id", "ordlyd", "hva"], body[: MAX_ROWS - 1])


def _turnout(book: xlsxwriter.Workbook, turnout: Turnout) -> None:
    said = (
        (turnout.answered, "har svart"),
        (turnout.silent, "har ikke svart"),
        (turnout.uninvited, "svarte uten å være invitert"),
    )
    body = [[name, status] for names, status in said for name in names]
    _table(book, "inviterte", ["organisasjon", "status"], body)


def _table(
    book: xlsxwriter.Workbook,
    title: str,
    headings: Sequence[str],
    body: Sequence[Sequence[Any]],
    across: int = 1,
) -> None:
    """A sheet of a table; a column with numbers has its heading where they stand, at the right."""
    sheet = _sheet(book, title, across)
    if across > 1:
        sheet.repeat_columns(0, 1)
    looks = [
        _LOOK | ({"align": "right"} if any(not isinstance(cell, str) for cell in cells) else {})
        for cells in zip(*body, strict=True)
    ] or [_LOOK for _ in headings]
    bolds = [book.add_format(look | {"bold": True, "bottom": 1}) for look in looks]
    wraps = [book.add_format(look) for look in looks]
    if not body:
        body = [[_EMPTY, *("" for _ in headings[1:])]]
    widths = [_width(heading) for heading in headings]
    for index, (text, width) in enumerate(zip(headings, widths, strict=True)):
        sheet.write_string(0, index, text, bolds[index])
        sheet.set_column(index, index, width, wraps[index])
    sheet.set_row(0, heading_height(zip(headings, widths, strict=True)))
    sheet.freeze_panes(1, 0)
    for number, line in enumerate(body, 1):
        shown = [" ".join(value.split()) if isinstance(value, str) else "" for value in line]
        sheet.set_row(number, height(zip(shown, widths, strict=True)))
        for index, value in enumerate(line):
            if isinstance(value, str):
                sheet.write_string(number, index, cell_text(shown[index]), wraps[index])
            else:
                sheet.write_number(number, index, value, wraps[index])


def _width(heading: str) -> int:
    if heading in _TEXTS:
        return _WIDE
    return _NUMBER if heading.split(",", maxsplit=1)[0] in COUNTED else _NARROW


def _kind(kind: str) -> str:
    """What an organisation is, in Norwegian as all of the book."""
    return OrganisationKind(kind).label() if kind in set(OrganisationKind) else kind


def _sheet(book: xlsxwriter.Workbook, title: str, across: int = 1) -> Any:
    """A sheet set up to be printed: A4, landscape, its heading on each page, none cut in two."""
    sheet = book.add_worksheet(title)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(max(1, across), 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer(f"&L{title}&R&P / &N")
    sheet.repeat_rows(0)
    return sheet
