from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from standpunkt.errors import OutputError
from standpunkt.positions import Position
from standpunkt.writing.outputs import FORMATS, check, save_text, text_folder, write
from standpunkt.writing.table import NAMES, rows, to_frame


@pytest.mark.parametrize("ending", [*FORMATS, ".CSV"])
def test_write_gives_the_same_bytes_each_time(
    tmp_path: Path, position: Callable[..., Position], ending: str
) -> None:
    paths = [tmp_path / f"{name}{ending}" for name in ("a", "b")]
    for path in paths:
        write(path, rows([position(), position(target=None)]))
    assert paths[0].read_bytes() == paths[1].read_bytes() != b""


@pytest.mark.parametrize(
    ("ending", "read"),
    [
        (".csv", pd.read_csv),
        (".parquet", pd.read_parquet),
        (".xlsx", pd.read_excel),
        (".jsonl", lambda path: pd.read_json(path, lines=True)),
    ],
)
def test_every_format_holds_the_same_table(
    tmp_path: Path,
    position: Callable[..., Position],
    ending: str,
    read: Callable[[Path], pd.DataFrame],
) -> None:
    table = [position(), position(target=None)]
    write(tmp_path / f"ut{ending}", rows(table))
    frame = read(tmp_path / f"ut{ending}")
    assert frame.columns.tolist() == list(NAMES)
    wanted = to_frame(table)
    for name in NAMES:
        found = frame[name].astype(wanted[name].dtype)
        assert found.isna().tolist() == wanted[name].isna().tolist(), name
        assert found.dropna().tolist() == wanted[name].dropna().tolist(), name


@pytest.mark.parametrize(
    ("names", "excel", "message"),
    [
        (["ut.pdf"], False, "unknown ending '.pdf'; use .csv .parquet .xlsx .jsonl"),
        (["ut"], False, "unknown ending ''"),
        (["ut.csv", "./ut.csv"], False, "the same output is named twice"),
        (["ut.xlsx"], True, "--excel is about .csv outputs"),
        (["a/b/ut.csv"], False, "no such folder"),
    ],
)
def test_check_refuses_before_the_work(
    tmp_path: Path, names: list[str], excel: bool, message: str
) -> None:
    with pytest.raises(OutputError) as caught:
        check([tmp_path / name for name in names], excel=excel)
    assert message in str(caught.value)


def test_save_text_writes_the_text_that_offsets_count_in(tmp_path: Path) -> None:
    folder = text_folder(tmp_path / "ut.csv")
    save_text(folder, "a--svar", "Blå\r\nbær\r\n\x0c")
    assert (folder / "a--svar.txt").read_bytes() == "Blå\r\nbær\r\n\x0c".encode()
