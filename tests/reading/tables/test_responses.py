import csv
import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyarrow import parquet
from tests.sheets import only_sheet

from standpunkt.documents import Metadata
from standpunkt.errors import InputError
from standpunkt.reading.containers.parts import Options, Part, Remark
from standpunkt.reading.tables.responses import responses
from standpunkt.reading.tables.sheets import csv_lines, delimiter_of, encoding_of
from standpunkt.reading.tables.tags import without_tags

HEADINGS = ("Avsender", "Høringssvar", "Dato", "Fylke")
ROWS = (
    ("Fjordvik kommune", "Vi støtter forslaget, men «ikke» nå; aldri.", "18.11.2026", "Agder"),
    ("Ås kommune", "Vi er imot.\nFordi det\tkoster.", "2026-11-19", ""),
)


def table(path: Path, headings: tuple[str, ...], rows: tuple[tuple[object, ...], ...]) -> Path:
    """A file of the format the ending of `path` says."""
    match path.suffix:
        case ".xlsx":
            book = openpyxl.Workbook()
            for row in (headings, *rows):
                only_sheet(book).append([*row])
            book.save(path)
        case ".parquet":
            columns = zip(*rows, strict=True)
            parquet.write_table(pa.table(dict(zip(headings, columns, strict=True))), path)
        case ending:
            delimiter = "\t" if ending == ".tsv" else ","
            with path.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file, delimiter=delimiter).writerows([headings, *rows])
    return path


def read(path: Path, text_column: str = "", *, named: bool = True) -> tuple[list[Part], list[str]]:
    items = list(responses(path, path.name, Options(text_column), named=named))
    found = [item for item in items if isinstance(item, Part)]
    return found, [item.text for item in items if isinstance(item, Remark)]


def texts(path: Path, text_column: str = "") -> list[str]:
    return [part.read().text for part in read(path, text_column)[0]]


# --- formats ----------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["csv", "tsv", "xlsx", "parquet"])
def test_every_row_is_a_response(tmp_path: Path, ending: str) -> None:
    parts, remarks = read(table(tmp_path / f"svar.{ending}", HEADINGS, ROWS))
    assert [part.read().text for part in parts] == [row[1] for row in ROWS]
    first = 1 if ending == "parquet" else 2
    assert [p.name for p in parts] == [f"svar.{ending}, row {first + i}" for i in (0, 1)]
    assert [p.steps for p in parts] == [(str(first),), (str(first + 1),)]
    assert not any(part.titled for part in parts)
    assert parts[0].read().metadata == Metadata(
        "Fjordvik kommune",
        date=date(2026, 11, 18),
        extra=(("Fylke", "Agder"),),
        origin=(("organisation", "table"), ("date", "table")),
    )
    assert remarks == [
        "the responses were taken from column 'Høringssvar' (--text-column names another)"
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_in_every_dress(tmp_path: Path, delimiter: str, encoding: str) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows([HEADINGS, *ROWS])
    path = tmp_path / "svar.csv"
    path.write_bytes(text.getvalue().encode(encoding))
    parts, remarks = read(path)
    assert [part.read().text for part in parts] == [row[1] for row in ROWS]
    said = {"cp1252": "read as Windows-1252", "utf-16": "read as UTF-16"}
    assert (said.get(encoding) in remarks) is (encoding in said)


def test_csv_as_excel_marks_its_separator(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("sep=;\nnr;svar\n1;Ja, vi støtter.\n")
    assert texts(tmp_path / "a.csv") == ["Ja, vi støtter."]


def test_csv_of_one_column_has_no_separator(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('svar\nJa, vi; støtter | det.\n"Nei,\nikke det."\n')
    assert texts(tmp_path / "a.csv") == ["Ja, vi; støtter | det.", "Nei,\nikke det."]


def test_csv_with_a_damaged_letter_is_still_utf_8(tmp_path: Path) -> None:
    data = "svar,nr\nåååå støtter,1\n".encode() + b"\xe5,2\n"
    (tmp_path / "a.csv").write_bytes(data)
    assert texts(tmp_path / "a.csv") == ["åååå støtter", "\ufffd"]
    assert "1 damaged characters" in encoding_of(tmp_path / "a.csv", "a.csv")[2]


def test_csv_encoding_is_told_by_the_whole_file(tmp_path: Path) -> None:
    rows = "".join(f"{n},Vi er enige.\n" for n in range(10_000))
    (tmp_path / "a.csv").write_bytes(f"nr,svar\n{rows}x,Vi støtter det.\n".encode("cp1252"))
    assert texts(tmp_path / "a.csv")[-1] == "Vi støtter det."


def test_csv_of_long_cells(tmp_path: Path) -> None:
    answer = "Vi støtter forslaget. " * 100_000
    path = table(tmp_path / "a.csv", ("nr", "svar"), (("1", answer),))
    assert texts(path) == [answer]


def test_xlsx_takes_the_sheet_with_responses(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    only_sheet(book).title = "Om"
    only_sheet(book).append(["Laget", "Et notat som er langt og sier hvem som laget filen"])
    hidden = book.create_sheet("Skjult")
    hidden.sheet_state = "hidden"
    hidden.append(["svar"])
    sheet = book.create_sheet("Svar")
    for row in (["Svar på høring om målere"], [], ["Nr", "Svar"], [3, "Vi støtter det."]):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    parts, remarks = read(tmp_path / "a.xlsx")
    assert [(p.name, p.steps, p.read().text) for p in parts] == [
        ("a.xlsx, row 4", ("3",), "Vi støtter det.")
    ]
    assert remarks[0] == "only sheet 'Svar' is read"


def test_xlsx_cells_of_every_kind(tmp_path: Path) -> None:
    row = ("=1+1", 12.0, 2.5, True, datetime(2026, 1, 2), "to_x000D_\nlinjer", None)
    names = ("formel", "helt", "halvt", "sant", "dato", "svar", "tom")
    (part,) = read(table(tmp_path / "a.xlsx", names, (row,)))[0]
    found = part.read()
    assert found.text == "to\r\nlinjer"
    # The formula was never worked out by whoever saved the file, and is not by us.
    assert found.metadata.extra == (("helt", "12"), ("halvt", "2.5"), ("sant", "True"))
    assert found.metadata.date == date(2026, 1, 2)


def test_parquet_cells_of_every_kind(tmp_path: Path) -> None:
    columns = {
        "id": [7],
        "svar": ["Vi støtter det."],
        "alias": [["KS", "kommunene"]],
        "bilde": [b"x"],
        "dato": [datetime(2026, 1, 2, 10, 30)],
        "om": [{"fylke": "Ås"}],
        "språk": [None],
    }
    parquet.write_table(pa.table(columns), tmp_path / "a.parquet")
    (part,) = read(tmp_path / "a.parquet")[0]
    found = part.read().metadata
    assert part.steps == ("7",)
    assert found.aliases == ("KS", "kommunene")
    assert found.date == date(2026, 1, 2)
    assert found.extra == (("id", "7"), ("om", '{"fylke": "Ås"}'))


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.csv", b"", "a.csv: holds no rows"),
        ("a.csv", b"\n\n,,\n", "a.csv: holds no rows"),
        ("a.csv", b"PK\x03\x04" + b"x" * 20, "a.csv: is a binary file, not text"),
        ("a.csv", b"a,b\n\x00,c\n", "a.csv: is a binary file, not text"),
        ("a.csv", b"a,b\n1,2\n", "has no column of responses; name one with --text-column: it has"),
        ("a.csv", b"x" * 300 + b",b\n", "a.csv, row 1: has no headings"),
        ("a.xlsx", b"nei", "a.xlsx: is damaged or no ZIP file"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0 gammel", "a.xlsx: is an encrypted or old Excel file"),
        ("a.parquet", b"PAR1 nei", "a.parquet: is damaged"),
    ],
)
def test_what_is_no_table_is_told(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError) as caught:
        read(tmp_path / name)
    assert message in str(caught.value)
    assert caught.value.remedy


@pytest.mark.parametrize(
    "lost", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml"]
)
@pytest.mark.parametrize(
    "instead", [None, b"<a", b"<a/>", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"]
)
def test_broken_xlsx_is_told(tmp_path: Path, lost: str, instead: bytes | None) -> None:
    whole = table(tmp_path / "hel.xlsx", HEADINGS, ROWS)
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(tmp_path / "a.xlsx", "w") as new:
        for name in old.namelist():
            data = instead if name == lost else old.read(name)
            if data is not None:
                new.writestr(name, data)
    with pytest.raises(InputError, match=r"a\.xlsx"):
        read(tmp_path / "a.xlsx")


def test_xlsx_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", b" " * 5_000_000)
    with pytest.raises(InputError, match="times its size, as no response does"):
        read(tmp_path / "a.xlsx")


# --- which column -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headings", "row", "taken"),
    [
        (("Nr", "SVAR", "Navn"), ("1", "Ja, vi støtter.", "En lang og omstendelig person"), "SVAR"),
        (("innhold", "tema"), ("Vi er imot.", "Høring om å innføre målere"), "innhold"),
        (
            ("Ditt svar på høringen", "Tittel"),
            ("Vi er imot.", "Høring om målere"),
            "Ditt svar på høringen",
        ),
        (("a", "b"), ("kort", "Vi støtter forslaget helt ut."), "b"),
        (("Response_text", "x"), ("Vi støtter.", "y"), "Response_text"),
        (("høyringsfråsegn", "x"), ("Vi støttar.", "y"), "høyringsfråsegn"),
    ],
)
def test_the_column_is_guessed(
    tmp_path: Path, headings: tuple[str, ...], row: tuple[str, ...], taken: str
) -> None:
    path = table(tmp_path / "a.csv", headings, (row,))
    parts, remarks = read(path)
    assert parts[0].read().text == row[headings.index(taken)]
    assert f"column '{taken}'" in remarks[-1]


def test_the_column_a_user_names_is_taken_without_a_word(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", ("svar", "Del 2: Økonomi"), (("Ja.", "Vi støtter det."),))
    for name in ("Del 2: Økonomi", "del 2: økonomi", "DEL_2 ØKONOMI"):
        parts, remarks = read(path, name)
        assert ([part.read().text for part in parts], remarks) == (["Vi støtter det."], [])


def test_a_column_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", ("nr", "svar"), (("1", "Ja."),))
    with pytest.raises(InputError, match=r"has no column 'tekst'; .*: it has 'nr', 'svar'"):
        read(path, "tekst")


@pytest.mark.parametrize("column", ["", "tekst"])
def test_a_table_met_in_a_folder_needs_a_telling_heading(tmp_path: Path, column: str) -> None:
    path = table(tmp_path / "a.csv", ("navn", "om"), (("KS", "Vi støtter forslaget helt ut."),))
    parts, remarks = read(path, column, named=False)
    assert parts == []
    assert remarks == ["skipped: no heading says that a column holds responses"]


# --- rows -------------------------------------------------------------------------------


def test_empty_cells_are_passed_over_and_counted(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('nr,svar\n1,\n\n2,"  "\n3,Vi støtter.\n4\n,\n')
    parts, remarks = read(tmp_path / "a.csv")
    assert [(p.name, p.steps) for p in parts] == [("a.csv, row 5", ("3",))]
    assert remarks[-1] == "3 rows without text skipped"


def test_ids_are_the_columns_own_and_made_unique(tmp_path: Path) -> None:
    rows = tuple((value, "Vi støtter.", "9") for value in ("S-1", "s-1", "", "S-2"))
    path = table(tmp_path / "a.csv", ("Svar-ID", "svar", "nr"), rows)
    assert [part.steps for part in read(path)[0]] == [("S-1",), ("s-1~3",), ("4",), ("S-2",)]


def test_a_quote_that_is_not_closed_gives_nobody_the_words_of_the_next(tmp_path: Path) -> None:
    path = tmp_path / "svar.csv"
    path.write_text(
        "avsender,høringssvar\n"
        'Fjordvik kommune,"Vi støtter forslaget,\nmen ikke nå."\n'
        'Norsk Brolag,"Vi er imot forslaget.\n'
        'Storvik kommune,"Vi støtter forslaget fullt ut."\n'
        'Ås Bondelag,Vi sier "nei" til gebyret.\n'
        'Lia vel,"Vi er imot.\n'
        "Nes lag,Vi er for.\n",
        encoding="utf-8",
    )
    parts, _ = read(path)
    assert [part.name for part in parts] == [f"svar.csv, row {n}" for n in (2, 3, 4, 5)]
    assert [parts[n].read().text for n in (0, 2)] == [
        "Vi støtter forslaget,\nmen ikke nå.",
        'Vi sier "nei" til gebyret.',
    ]
    for n in (1, 3):
        with pytest.raises(InputError, match="a quote that is not closed") as raised:
            parts[n].read()
        assert raised.value.remedy


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("1,Vi støtter det,men ikke nå", "a.csv, row 2: has 3 cells under 2 headings"),
        (f"1,{'x' * 30_000}", "a.csv, row 2, line 1: holds a word of more than 20,000"),
    ],
)
def test_a_bad_row_costs_itself_alone(tmp_path: Path, row: str, message: str) -> None:
    (tmp_path / "a.csv").write_text(f"nr,svar\n{row}\n2,Vi støtter.\n")
    bad, good = read(tmp_path / "a.csv")[0]
    with pytest.raises(InputError) as caught:
        bad.read()
    assert message in str(caught.value)
    assert good.read().text == "Vi støtter."


def test_the_surer_heading_goes_first(tmp_path: Path) -> None:
    headings = ("Navn", "Organisasjon", "svar", "Språk", "Dato")
    rows = (("Kari", "Ås kommune", "Ja.", "klingon", "i går"),)
    (part,) = read(table(tmp_path / "a.csv", headings, rows))[0]
    found = part.read().metadata
    assert (found.organisation, found.language, found.date) == ("Ås kommune", "", None)
    assert sorted(found.extra) == [("Dato", "i går"), ("Navn", "Kari"), ("Språk", "klingon")]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<p>Vi st&oslash;tter<br/>det.</p><p>Ja</p>", "Vi støtter\ndet.\n\nJa"),
        ("<ul><li>En</li><li>To</li></ul>", "En\n\nTo"),
        ("<div><script>alert(1)</script>Hei <b>du</b></div>", "Hei du"),
        ("Forskning &amp; utvikling", "Forskning & utvikling"),
        ("Frist < 3 uker & > 2", "Frist < 3 uker & > 2"),
        ("Vi <3 dette og <navn> også", "Vi <3 dette og <navn> også"),
    ],
)
def test_without_tags(cell: str, text: str) -> None:
    assert without_tags(cell) == text


def test_tags_are_taken_out_with_a_remark(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("nr,svar\n1,<p>Vi støtter.</p>\n2,Ja.\n")
    assert texts(tmp_path / "a.csv") == ["Vi støtter.", "Ja."]
    assert "HTML tags were taken out of 1 row" in read(tmp_path / "a.csv")[1]


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5), st.sampled_from(",;\t|"))
@example([(",", ",")], ";")
def test_any_table_is_read_or_refused(rows: list[tuple[str, str]], delimiter: str) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows([("nr", "svar"), *rows])
    assert delimiter_of(text.getvalue()) == delimiter


def test_rows_are_read_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    with path.open("w") as file:
        file.write("nr,svar\n")
        file.writelines(f"{n},Vi støtter.\n" for n in range(100_000))
    taken = 0

    def counting(*given: Any, **named: Any) -> Iterator[tuple[int, tuple[str, ...]]]:
        nonlocal taken
        for row in csv_lines(*given, **named):
            taken += 1
            yield row

    monkeypatch.setattr("standpunkt.reading.tables.sheets.csv_lines", counting)
    items = responses(path, "a.csv", Options())
    next(items)
    next(items)
    assert taken < 1_000


@pytest.fixture
def open_files() -> Callable[[], int]:
    return lambda: len(list(Path("/proc/self/fd").iterdir()))


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts open files on Linux")
@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet"])
def test_a_table_left_half_read_is_closed(
    tmp_path: Path, ending: str, open_files: Callable[[], int]
) -> None:
    path = table(tmp_path / f"a.{ending}", HEADINGS, ROWS)
    before = open_files()
    items = responses(path, "a", Options())
    next(items)
    items.close()  # type: ignore[attr-defined]
    assert open_files() == before


def test_a_title_with_empty_cells_beside_it_is_no_heading(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Høring om målere;;\navsender;dato;svar\nFK;;Vi støtter.\n")
    assert texts(tmp_path / "a.csv") == ["Vi støtter."]
