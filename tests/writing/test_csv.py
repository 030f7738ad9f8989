import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standpunkt.positions import Position
from standpunkt.writing.csv import excel_cell, stream, write
from standpunkt.writing.table import COLUMNS, NAMES, Kind, Row, Value, rows

CELLS = {
    Kind.TEXT: st.none() | st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    Kind.WHOLE: st.none() | st.integers(0, 10**9),
    Kind.NUMBER: st.none() | st.floats(-1, 1),
    Kind.DATE: st.none() | st.dates(),
}
ROWS = st.lists(st.tuples(*(CELLS[column.kind] for column in COLUMNS)), max_size=4)


def as_text(value: Value) -> str:
    return "" if value is None else str(value)


@given(ROWS)
def test_stream_loses_nothing(table: list[Row]) -> None:
    file = io.StringIO(newline="")
    stream(file, table)
    read = list(csv.reader(io.StringIO(file.getvalue(), newline="")))
    assert read == [list(NAMES), *([as_text(value) for value in row] for row in table)]


def test_write_is_rfc_4180_in_utf8(tmp_path: Path, position: Callable[..., Position]) -> None:
    path = tmp_path / "ut.csv"
    write(path, rows([position("Vi støtter ikke, sa\nde")]))
    data = path.read_bytes().decode()
    assert data.startswith("doc_id,source,organisation,")
    assert data.count("\r\n") == 2
    assert '"Vi støtter ikke, sa\nde"' in data


def test_write_for_excel(tmp_path: Path, position: Callable[..., Position]) -> None:
    path = tmp_path / "ut.csv"
    write(path, rows([position("=1+1; støtter ikke")]), excel=True)
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfdoc_id;source;")
    row = next(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert row["evidence"] == "'=1+1; støtter ikke"
    assert (row["polarity"], row["confidence"], row["cue_start"]) == ("-1,0", "0,875", "6")


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+47 12345678", "'+47 12345678"),
        ("-5 prosent", "'-5 prosent"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("støtter = ja", "støtter = ja"),
        (-0.5, "-0,5"),
        (-5, "-5"),
        (None, ""),
    ],
)
def test_excel_cell(value: Value, cell: str) -> None:
    assert excel_cell(value) == cell


@pytest.mark.parametrize(
    "start", ["＝1+1", "＋1", "－1", "＠SUM(A1)", " =1", "\u200b=1", "\ufeff@x", "\u00a0+1"]
)
def test_what_a_spreadsheet_may_take_for_a_formula_is_guarded(start: str) -> None:
    assert excel_cell(start) == f"'{start}"


@pytest.mark.parametrize("plain", ["Vi = oss", "1 - 2", "«=»", "støtter"])
def test_what_is_none_is_left_alone(plain: str) -> None:
    assert excel_cell(plain) == plain
