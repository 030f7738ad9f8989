import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from standpunkt.errors import OutputError
from standpunkt.positions import Position
from standpunkt.writing import xlsx
from standpunkt.writing.table import NAMES, rows


def sheet(path: Path) -> Worksheet:
    found = openpyxl.load_workbook(path)["positions"]
    assert isinstance(found, Worksheet)
    return found


def test_write_keeps_types(tmp_path: Path, position: Callable[..., Position]) -> None:
    path = tmp_path / "ut.xlsx"
    xlsx.write(path, rows([position()]))
    read = sheet(path)
    assert [cell.value for cell in read[1]] == list(NAMES)
    values = dict(zip(NAMES, (cell.value for cell in read[2]), strict=True))
    assert values["date"] == datetime(2026, 11, 18)
    assert (values["polarity"], values["confidence"], values["cue_start"]) == (-1, 0.875, 35)
    assert values["evidence"] == "Fjordvik kommune støtter ikke forslaget om målere"
    assert values["page"] is None
    assert (read.freeze_panes, read.auto_filter.ref) == (
        "A2",
        f"A1:{get_column_letter(len(NAMES))}2",
    )


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        '=HYPERLINK("http://example.no")',
        "http://example.no/svar",
        "mailto:post@example.no",
        "{=SUM(1)}",
        "007",
        "_x0041_ er ikke A",
        "bjelle \x07 og \x1b[31m",
        "<b>&amp;</b>",
        " med mellomrom ",
    ],
)
def test_write_leaves_text_as_text(
    tmp_path: Path, position: Callable[..., Position], text: str
) -> None:
    path = tmp_path / "ut.xlsx"
    xlsx.write(path, rows([position(text)]))
    cell = sheet(path).cell(2, NAMES.index("evidence") + 1)
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    with zipfile.ZipFile(path) as parts:
        written = parts.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in written
    strings = ElementTree.fromstring(written)
    # openpyxl leaves some of the format's _xHHHH_ escapes in, so they are undone here.
    texts = [
        re.sub("_x([0-9A-F]{4})_", lambda m: chr(int(m[1], 16)), t) for t in strings.itertext()
    ]
    assert text in texts


def test_write_replaces_what_xml_forbids(tmp_path: Path, position: Callable[..., Position]) -> None:
    path = tmp_path / "ut.xlsx"
    xlsx.write(path, rows([position("a\ufffeb\uffffc")]))
    assert sheet(path).cell(2, NAMES.index("evidence") + 1).value == "a\ufffdb\ufffdc"


@pytest.mark.parametrize("text", ["å" * 40_000, "😀" * 20_000])
def test_write_cuts_cells_that_excel_would_not_open(
    tmp_path: Path, position: Callable[..., Position], text: str
) -> None:
    path = tmp_path / "ut.xlsx"
    xlsx.write(path, rows([position(text)]))
    value = str(sheet(path).cell(2, NAMES.index("evidence") + 1).value)
    # Excel counts as UTF-16 does, and half a smiley is left out.
    assert xlsx.MAX_CELL - 1 <= len(value.encode("utf-16-le")) // 2 <= xlsx.MAX_CELL
    assert value.endswith(xlsx.CUT)


def test_write_refuses_more_rows_than_a_sheet(
    tmp_path: Path, position: Callable[..., Position], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "MAX_ROWS", 3)
    xlsx.write(tmp_path / "to.xlsx", rows([position()] * 2))
    with pytest.raises(OutputError, match=r"3 positions are more .* write .csv or .parquet"):
        xlsx.write(tmp_path / "tre.xlsx", rows([position()] * 3))
    assert not (tmp_path / "tre.xlsx").exists()
