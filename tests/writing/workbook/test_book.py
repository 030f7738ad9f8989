"""The workbook as a spreadsheet program would see it."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.proposals.conftest import MakeRow

from standpunkt.decisions import Decision, Verdict
from standpunkt.documents import Document
from standpunkt.errors import OutputError
from standpunkt.proposals.matrix import matrix
from standpunkt.proposals.proposal import Proposal
from standpunkt.proposals.rows import PositionRow, row_ids
from standpunkt.reading import registry
from standpunkt.reading.guard.guarded import too_slow
from standpunkt.reading.word.walk import Tally
from standpunkt.running.manifest import made_with
from standpunkt.running.setup import Setup
from standpunkt.running.silence import silence
from standpunkt.writing.contents import Contents, Response
from standpunkt.writing.table import NAMES
from standpunkt.writing.workbook import book, page, positions
from standpunkt.writing.workbook.words import LANGUAGES, words

LIST = (Proposal("G1", "Målere", "Kommunen kan kreve målere."), Proposal("G2", "Gebyr"))


def written(path: Path, rows: list[PositionRow], language: str = "nb", **more: Any) -> Any:
    """The workbook of rows, as openpyxl reads it."""
    book.write(path, Contents(rows, matrix(rows, LIST), **more), language)
    return openpyxl.load_workbook(path)


@pytest.fixture
def rows(row: MakeRow) -> list[PositionRow]:
    return [
        row("Fjordvik kommune", on="G1", stance="support", page=3, date=date(2026, 10, 5)),
        row("Fjordvik kommune", on="G2", stance="oppose", confidence=0.4),
        row("Norsk Brolag", on="G1", stance="oppose", holder="Bylaget", target="=1+1"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheets_are_there_in_each_language(
    tmp_path: Path, rows: list[PositionRow], language: str
) -> None:
    found = written(tmp_path / "b.xlsx", rows, language)
    said = words(language)
    names = [said.sheet(name) for name in book._SHEETS]
    assert found.sheetnames == [*names, "koder", "_standpunkt"]
    states = [sheet.sheet_state for sheet in found]
    assert states == ["visible"] * 8 + ["hidden", "veryHidden"]
    told = [cell.value for cell in found[said.sheet("positions")][1]]
    assert told[:12] == [said.column(name) for name, _ in positions.VISIBLE]
    assert told[12:] == ["row_id", *NAMES]
    assert len({str(heading).casefold() for heading in told}) == len(told)  # or Excel mends it
    assert found[said.sheet("positions")].tables


def test_values_have_their_types(tmp_path: Path, rows: list[PositionRow]) -> None:
    found = written(tmp_path / "b.xlsx", rows)["Standpunkter"]
    heading = [cell.value for cell in found[1]]
    first = dict(zip(heading, found[2], strict=True))
    assert first["Side"].value == 3
    assert first["Sikkerhet"].value == pytest.approx(0.9)
    assert first["Sikkerhet"].number_format == "0 %"
    assert first["date"].value.date() == date(2026, 10, 5)
    assert first["date"].number_format == "dd.mm.yyyy"
    assert first["Standpunkt"].value == "✔ støtter"
    assert first["Forslag"].value == "G1 Målere"
    assert first["Hvem"].value == "instansen"
    assert first["row_id"].value == row_ids(rows)[0]


HOSTILE = ("=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2", "http://eksempel.no/", "0123", "1e5",
           "internal:'Kjøring'!A1", "file:///etc/passwd", "{=A1}", "\x00\x1b[2J", "<b>&amp;",
           "_x000D_", "\ufffe", "mailto:a@b.no", "x" * 40_000, "😀 ja")  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_no_words_of_a_response_become_anything_else(
    tmp_path: Path, row: MakeRow, text: str
) -> None:
    known = dict.fromkeys(("evidence", "sentence", "target", "condition", "section"), text)
    made = [row(text or "x", on="G1", doc_id="a/../b", source=text, **known)]
    told = [Response("a", text, text, notes=text), Response("b", text, failure=text)]
    found = written(
        tmp_path / "b.xlsx", made, responses=told, run=[("software", text)], notes=[text]
    )
    for sheet in found:
        for line in sheet.iter_rows():
            for cell in line:
                assert cell.data_type != "f", (sheet.title, cell.coordinate)
                link = cell.hyperlink
                assert link is None or (link.location and not link.target), cell.coordinate
                assert len(str(cell.value or "")) <= 32_767
    with zipfile.ZipFile(tmp_path / "b.xlsx") as archive:
        for name in archive.namelist():
            if "rels" in name:
                assert b'TargetMode="External"' not in archive.read(name), name


def test_a_cell_of_the_matrix_leads_to_its_row_and_a_row_to_its_text(
    tmp_path: Path, rows: list[PositionRow]
) -> None:
    found = written(tmp_path / "b.xlsx", rows, texts="b-texts")
    cell = found["Matrise"]["D2"]
    assert (cell.value, cell.hyperlink.location) == ("✖ støtter ikke", "'Standpunkter'!B3")
    assert found["Matrise"]["D3"].hyperlink is None
    assert found["Standpunkter"]["A2"].hyperlink.target == r"b-texts\fjordvik-kommune.txt"
    assert found["Standpunkter"]["A2"].value == "1"


def test_names_of_files_are_escaped_in_links(tmp_path: Path, row: MakeRow) -> None:
    made = [row("Ås", on="G1", doc_id="svar #1 50% [å]")]
    cell = written(tmp_path / "b.xlsx", made, texts="tekster")["Standpunkter"]["A2"]
    assert cell.hyperlink.target == r"tekster\svar%20%231%2050%25%20%5B%C3%A5%5D.txt"


def test_lists_colours_and_the_table_reach_all_rows(
    tmp_path: Path, rows: list[PositionRow]
) -> None:
    sheet = written(tmp_path / "b.xlsx", rows)["Standpunkter"]
    (table,) = sheet.tables.values()
    assert (table.name, table.autoFilter.ref) == ("positions", table.ref)
    assert table.ref.endswith("4")
    assert sheet.freeze_panes == "C2"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    lists = {str(v.sqref): v.formula1 for v in sheet.data_validations.dataValidation}
    assert lists == {
        "E2:E1004": "koder!$A$1:$A$7",
        "K2:K1004": "koder!$B$1:$B$4",
        "D2:D1004": "koder!$C$1:$C$2",
    }
    hidden = {name for name, shape in sheet.column_dimensions.items() if shape.hidden}
    assert hidden == {"M"}  # a group from there on
    assert sheet.column_dimensions["M"].outlineLevel == 1


def test_the_choices_of_lists_stand_in_cells(tmp_path: Path, row: MakeRow) -> None:
    many = [Proposal(f"G{n}", "Et forslag med en lang tittel") for n in range(1, 301)]
    made = [row(on="G1")]
    book.write(tmp_path / "b.xlsx", Contents(made, matrix(made, many)))
    codes = openpyxl.load_workbook(tmp_path / "b.xlsx")["koder"]
    assert codes["C300"].value == "G300 Et forslag med en lang tittel"


def test_links_stop_where_a_sheet_takes_no_more(
    tmp_path: Path, row: MakeRow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "MAX_LINKS", 2)
    made = [row(f"Kommune {n}", on="G1") for n in range(5)]
    found = written(tmp_path / "b.xlsx", made, texts="t")
    column = [found["Standpunkter"].cell(n, 1) for n in range(2, 7)]
    assert [cell.hyperlink is not None for cell in column] == [True, True, False, False, False]
    assert [cell.value for cell in column] == ["1", "2", "3", "4", "5"]


def test_too_many_positions_are_told_before_anything_is_written(
    tmp_path: Path, rows: list[PositionRow], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book, "MAX_POSITIONS", 2)
    with pytest.raises(
        OutputError, match=r"3 positions are more than a workbook takes .2.; .*plain"
    ):
        written(tmp_path / "b.xlsx", rows)
    assert list(tmp_path.iterdir()) == []


def test_what_was_not_read_and_why_is_told(tmp_path: Path, rows: list[PositionRow]) -> None:
    told = [
        Response("a", "inn/a.txt", "Fjordvik kommune", positions=2, notes="page 2 not read"),
        Response("b", "inn/b.pdf", failure="is a damaged PDF"),
        Response("c", "inn/c.txt", "Ås", organisation_confidence=0.5),
    ]
    found = written(tmp_path / "b.xlsx", rows, responses=told)
    overview = [str(c.value) for line in found["Oversikt"].iter_rows() for c in line if c.value]
    for words_ in ("Ikke lest, og hvorfor", "inn/b.pdf", "er en ødelagt PDF", "page 2 not read"):
        assert words_ in overview
    status = [found["Organisasjoner"].cell(n, 9).value for n in (2, 3, 4)]
    assert status == ["◐ delvis", "✖ ikke lest", "✔ lest"]
    reasons = [c.value for c in found["Til kontroll"]["B"][1:]]
    assert reasons == [
        "filen ble ikke lest",
        "avgjør svaret i matrisen, men er usikkert lest",
        "navnet på instansen er usikkert",
        "andre har et standpunkt til forslaget, instansen selv ikke: kan det være dens eget?",
        "svaret er bare delvis lest, eller lest fra bilde",
        "svaret har ingen standpunkter",
    ]


def test_every_column_has_a_meaning_in_every_language() -> None:
    for language in LANGUAGES:
        said = words(language)
        for part, names in (
            ("visible", [name for name, _ in positions.VISIBLE]),
            ("technical", list(positions.TECHNICAL)),
        ):
            for name in names:
                assert said.meaning(name, part)
        assert set(said.table["facts"]) == set(words("nb").table["facts"])


def test_what_was_decided_is_shown_and_what_was_rejected_comes_last(
    tmp_path: Path, rows: list[PositionRow]
) -> None:
    keys = row_ids(rows)
    kept = replace(rows[0], stance=rows[1].stance)
    corrected = Decision(
        keys[0], rows[0].doc_id, Verdict.CORRECTED, {"stance": "support"}, {"stance": "oppose"},
        comment="se side 2",
    )  # fmt: skip
    rejected = Decision(keys[1], rows[1].doc_id, Verdict.REJECTED)
    found = written(
        tmp_path / "b.xlsx",
        [kept, rows[2]],
        row_ids=[keys[0], keys[2]],
        judged={0: corrected},
        rejected=[(rows[1], rejected)],
    )["Standpunkter"]
    assert [found.cell(n, 11).value for n in (2, 3, 4)] == ["rettet", None, "avvist"]
    assert found["L2"].value == "se side 2"
    assert [found.cell(n, 13).value for n in (2, 3, 4)] == [keys[0], keys[2], keys[1]]


def test_the_same_contents_give_the_same_bytes(tmp_path: Path, rows: list[PositionRow]) -> None:
    written(tmp_path / "a.xlsx", rows)
    written(tmp_path / "b.xlsx", rows)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_rows_are_as_high_as_their_words_need(tmp_path: Path, row: MakeRow) -> None:
    made = [row(on="G1", sentence="ord " * 200, evidence="ord " * 200), row("Ås", on="G1")]
    sheet = written(tmp_path / "b.xlsx", made)["Standpunkter"]
    assert sheet.row_dimensions[2].height > 5 * sheet.row_dimensions[3].height / 2
    assert sheet.row_dimensions[2].height <= 409


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_setting_of_a_run_has_a_name(language: str) -> None:
    """Or the sheet would tell a person what an option is called in a program."""
    settings = made_with(Setup())["settings"]
    assert set(settings) <= set(words(language).table["facts"])


def test_an_inherited_answer_is_marked_on_one_line(tmp_path: Path, row: MakeRow) -> None:
    """Not every program wraps a cell that leads somewhere: the words ran into the next one."""
    adopting = row("Aure kommune", on="", inherited_from="Fjordvik kommune")
    found = written(tmp_path / "b.xlsx", [row("Fjordvik kommune", on="G1"), adopting])["Matrise"]
    cell = found["C3"]
    assert cell.value == "✔ støtter ↩"
    assert cell.comment.text == "slutter seg til Fjordvik kommune"
    assert str(found.cell(5, 1).value).startswith("↩ instansen slutter seg til")


def test_empty_cells_have_the_line_of_their_row(tmp_path: Path, rows: list[PositionRow]) -> None:
    found = written(tmp_path / "b.xlsx", rows)
    for name in ("Standpunkter", "Til kontroll"):
        for line in found[name].iter_rows(min_row=2, max_col=7):
            if any(cell.value for cell in line):
                assert all(cell.border.bottom.style for cell in line), name


def test_many_proposals_go_over_several_pages(tmp_path: Path, row: MakeRow) -> None:
    listed = [Proposal(f"G{n}", f"Forslag {n}") for n in range(20)]
    made = [row(on="G1")]
    book.write(tmp_path / "b.xlsx", Contents(made, matrix(made, listed)))
    sheet = openpyxl.load_workbook(tmp_path / "b.xlsx")["Matrise"]
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (3, 0)
    assert sheet.print_title_cols == "$A:$A"
    assert sheet.print_title_rows == "$1:$1"


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("a.eml: quoted earlier mail left out (1 line)", "a.eml: sitert tidligere e-post"),
        ("6 decisions kept", "avgjørelser tatt over: 6"),
        (
            "not read as answers: 'Fax'; 2 rows without text skipped",
            "ikke lest som svar: 'Fax'; rader uten tekst som er forbigått: 2",
        ),
        ("something else: that nobody knows", "something else: that nobody knows"),
    ],
)
def test_notes_are_said_in_the_language_of_the_book(
    tmp_path: Path, rows: list[PositionRow], note: str, said: str
) -> None:
    of = Response(rows[0].doc_id, "a.eml", "Fjordvik kommune", positions=2, notes=note)
    found = written(tmp_path / "b.xlsx", rows, notes=[note], responses=[of])
    for name in ("Oversikt", "Organisasjoner"):
        cells = [str(cell.value) for line in found[name].iter_rows() for cell in line]
        assert any(said in cell for cell in cells), name


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_what_a_run_notes_is_told_in_the_language_of_the_book(language: str) -> None:
    said = words(language)
    passed_over = f"skipped in folders: 1 .jpg (only {registry.endings()} files are read)"
    long = (
        "holds one answer a row, to the question in 'Spørsmål': read as 2 responses, told apart by"
    )
    for note in (
        passed_over,
        f"{long} 'Avsender' (--text-column 'Svar' reads each row as a response)",
        "a.eml: sends on an earlier mail, which is read",
        *Tally(comments=2).notes(),
        "is empty",
        too_slow(3, "a.pdf").problem,
        silence(Document("a", "a.txt", "\n\n".join(["Side 1 av 2", "www.fjordvik.example"] * 4))),
    ):
        told = said.note(note)
        assert told != note
        assert " is " not in f" {told} "
    assert said.note(passed_over).count(".docx") == 1


SHEET = "b.xlsx, sheet 'Standpunkter'"
SAID = [
    "3 responses have the same words as one before and may be the same, counted twice: b (as a)",
    "has struck-through text, which is read as it is",
    "columns kept as they are, since no field is called so: 'Fax'; known are organisation (x) …",
    "line 3: date 'i går' is not read; write it as 2026-11-18 or 18.11.2026",
    "pages 1-3 and 7 are scans and not read, since OCR is off",
    "pages 2 and 4 read by OCR, so expect misread letters; OCR failed on page 3",
    f"skipped in folders: 2 no ending, 1 link out of the folder (only {registry.endings()} files "
    "are read)",
    "a.xlsx, row 3 and b.xlsx, row 3 disagree (stance: support / oppose); the first holds",
    "a.xlsx: proposal G9 is not on the list any more; what the machine says holds",
    "a has several names now: Nes kommune, Nes by",
    f"{SHEET}: is open in another program; what is not saved there is not read",
    f"{SHEET}: cells A2:A3 are merged; unmerge them; those below are not read",
    f"{SHEET}: the column 'Hvem' is called 'Who'; it is read as such",
    f"{SHEET}: the hidden sheet '_standpunkt' is not there; what the machine said is taken from "
    "the folded columns; keep the sheet",
    f"{SHEET}: row no. 4 ('Vi er imot …') is not there any more; it stays as it was; write that it "
    "is rejected where it is none",
    f"{SHEET}, row 3: is the same row as row 2; a row that is added must be typed, or have an "
    "empty row_id; it is not read",
    f"{SHEET}, row 3: the quote is empty, so the row keeps Vi er imot; write it, or reject the row",
]


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.parametrize("note", SAID)
def test_no_note_stays_english(note: str, language: str) -> None:
    told = words(language).note(note)
    english = {"is", "are", "the", "and", "of", "not", "read", "which", "ending", "pages"}
    assert told != note
    assert not english & set(re.findall(r"[a-z]+", told)), told
    assert words("en").note(note) == note
