import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from tests.conftest import TEXT

from standpunkt.documents import Document, Metadata
from standpunkt.errors import OutputError
from standpunkt.positions import Position
from standpunkt.reading.finding.outputs import is_output
from standpunkt.writing.outputs import (
    FORMATS,
    Together,
    check,
    saving_texts,
    text_folder,
    write,
    writing,
)
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


def test_the_text_is_saved_that_offsets_count_in(tmp_path: Path) -> None:
    folder = text_folder(tmp_path / "ut.csv")
    with saving_texts(folder) as save:
        save("a--svar", "Blå\r\nbær\r\n\x0c")
    assert (folder / "a--svar.txt").read_bytes() == "Blå\r\nbær\r\n\x0c".encode()
    assert is_output(folder)


def test_what_a_killed_run_left_among_the_texts_goes(tmp_path: Path) -> None:
    folder = text_folder(tmp_path / "ut.csv")
    folder.mkdir()
    for mark in ("ab12", "cd34"):
        (folder / f".svar.txt.{mark}.part").touch()
    with saving_texts(folder, "ab12"):
        pass
    assert sorted(path.name for path in folder.glob(".*part")) == [".svar.txt.cd34.part"]


# ------------------------------------------------------------ together


class Sink:
    """An output that fails where it is told to."""

    def __init__(self, fails: str = "") -> None:
        self.fails = fails
        self.got: list[int] = []
        self.ended = 0

    def _may_fail(self, at: str) -> None:
        if self.fails == at:
            raise LookupError(f"bibliotekets egen feil, {at}")

    def __enter__(self) -> Callable[[int], None]:
        self._may_fail("enter")
        return self.add

    def add(self, what: int) -> None:
        self._may_fail("add")
        self.got.append(what)

    def __exit__(self, *_: object) -> None:
        self.ended += 1
        self._may_fail("exit")


@pytest.mark.parametrize("fails", ["enter", "add", "exit"])
def test_one_output_that_fails_never_stops_the_others(fails: str) -> None:
    bad, good = Sink(fails), Sink()
    with Together({Path("a"): bad, Path("b"): good}) as both:
        both.add(1)
        both.add(2)
    assert (good.got, good.ended) == ([1, 2], 1)
    assert both.written == [Path("b")]
    (failure,) = both.failures
    assert isinstance(failure, OutputError)
    assert f"a: could not be made (LookupError: bibliotekets egen feil, {fails})" in str(failure)


@pytest.mark.parametrize("ending", FORMATS)
def test_whatever_a_library_says_becomes_an_output_error(
    tmp_path: Path, position: Callable[..., Position], ending: str
) -> None:
    folder = tmp_path / "ut"
    folder.mkdir()
    with (
        pytest.raises(OutputError, match="cannot be written"),
        writing(folder / f"p{ending}") as add,
    ):
        add(rows([position()]))
        shutil.rmtree(folder)


@pytest.mark.parametrize("ending", FORMATS)
def test_a_full_disk_is_told(
    tmp_path: Path, position: Callable[..., Position], ending: str
) -> None:
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    path = tmp_path / f"p{ending}"
    letters = "abcdefghijklmnopqrstuvwxyzæøå"
    many = [
        position(f"{n} " + "".join(letters[n * k % 29] for k in range(1, 400))) for n in range(300)
    ]
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        with pytest.raises(OutputError, match=r"cannot be written \(file too large"):
            write(path, rows(many))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", FORMATS)
def test_a_cell_that_cannot_be_encoded_is_mended(
    tmp_path: Path, position: Callable[..., Position], ending: str
) -> None:
    known = Document("svar", "svar\udce6.txt", TEXT, Metadata("Fjordvik\ud800 kommune"))
    path = tmp_path / os.fsdecode(b"p\xe6" + ending.encode())
    write(path, rows([position(document=known, holder="A\udfff")]))
    read: dict[str, Callable[[Path], pd.DataFrame]] = {
        ".csv": pd.read_csv,
        ".parquet": pd.read_parquet,
        ".xlsx": pd.read_excel,
    }
    plain = path.rename(tmp_path / f"p{ending}")
    frame = read[ending](plain) if ending in read else pd.read_json(plain, lines=True)
    assert frame["organisation"].tolist() == ["Fjordvik\ufffd kommune"]
    assert frame["holder"].tolist() == ["A\ufffd"]
