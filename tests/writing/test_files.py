from pathlib import Path

import pytest

from standpunkt.errors import OutputError
from standpunkt.writing.files import keep_apart, prepare, replacing_text


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_replacing_leaves_the_old_file_when_writing_stops(tmp_path: Path) -> None:
    path = tmp_path / "ut.csv"
    path.write_text("gammel")
    with pytest.raises(ZeroDivisionError), replacing_text(path) as file:
        file.write("ny" * 10_000)
        raise ZeroDivisionError
    assert path.read_text() == "gammel"
    assert names(tmp_path) == ["ut.csv"]


def test_replacing_shows_nothing_before_all_is_written(tmp_path: Path) -> None:
    path = tmp_path / "ut.csv"
    with replacing_text(path) as file:
        file.write("ny\r\nlinje\n")
        file.flush()
        assert not path.exists()
    assert path.read_bytes() == b"ny\r\nlinje\n"
    assert names(tmp_path) == ["ut.csv"]


def test_prepare_makes_the_folder_but_not_its_parents(tmp_path: Path) -> None:
    prepare(tmp_path / "ny" / "ut.csv")
    assert names(tmp_path / "ny") == []
    with pytest.raises(OutputError, match="no such folder; create it first"):
        prepare(tmp_path / "a" / "b" / "ut.csv")


def test_prepare_refuses_folders_and_files_as_folders(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("x")
    with pytest.raises(OutputError, match="is a folder; name a file in it"):
        prepare(tmp_path)
    with pytest.raises(OutputError, match="cannot be written"):
        prepare(tmp_path / "fil" / "ut.csv")


def test_prepare_refuses_a_folder_without_access(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    folder = tmp_path / "låst"
    folder.mkdir(mode=0o500)
    request.getfixturevalue("ordinary_user")
    with pytest.raises(OutputError, match="may not be written"):
        prepare(folder / "ut.csv")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a file system nobody writes to")
def test_prepare_refuses_a_file_system_that_takes_no_files() -> None:
    with pytest.raises(OutputError, match="/proc: cannot be written"):
        prepare(Path("/proc/ut.csv"))


def test_names_near_the_limit_of_the_file_system_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("å" * 120 + ".csv")
    with replacing_text(path) as file:
        file.write("x")
    assert path.read_text() == "x"


@pytest.mark.parametrize(
    "name", ["rettet.xlsx", "ut/../rettet.xlsx", "Rettet.XLSX", "lenke", "hard"]
)
def test_no_output_takes_the_place_of_what_is_read(tmp_path: Path, name: str) -> None:
    given = tmp_path / "rettet.xlsx"
    given.write_bytes(b"x")
    (tmp_path / "ut").mkdir()
    (tmp_path / "lenke").symlink_to(given)
    (tmp_path / "hard").hardlink_to(given)
    with pytest.raises(OutputError, match="overwritten"):
        keep_apart([tmp_path / "annet.xlsx", tmp_path / name], [given])
    keep_apart([tmp_path / "annet.xlsx", tmp_path / "rettet.csv"], [given])
