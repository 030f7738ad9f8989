import json
from datetime import date
from pathlib import Path

import pytest

from standpunkt.errors import OutputError
from standpunkt.running.entries import Entry
from standpunkt.running.run_folder import RunFolder, folder_of
from standpunkt.writing.table import COLUMNS, Kind

ROW = tuple(date(2026, 11, 18) if column.kind is Kind.DATE else None for column in COLUMNS)
ENTRY = Entry("a", "inn/a\udce6.txt", rows=(ROW,), read=True, notes=("a: b",), seconds=0.1)
SETTINGS = {"model": "m", "rules": ["r"]}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return folder_of(tmp_path / "ut.csv")


def interrupted(path: Path, *keys: str) -> str:
    with RunFolder(path, SETTINGS) as folder:
        for key in keys:
            folder.keep(key, ENTRY)
        return folder.mark


def test_what_is_kept_is_found_again(path: Path) -> None:
    mark = interrupted(path, "1", "2")
    with RunFolder(path, SETTINGS, resume=True) as folder:
        assert folder.mark == mark
        assert (folder.resumed, folder.find("1"), folder.find("3")) == (2, ENTRY, None)
        folder.keep("3", ENTRY)
    with RunFolder(path, SETTINGS, resume=True) as folder:
        assert [folder.find(key) for key in "123"] == [ENTRY] * 3
        folder.remove()
    assert not path.exists()


def test_without_resume_it_is_begun_anew(path: Path) -> None:
    mark = interrupted(path, "1")
    with RunFolder(path, {"model": "n"}) as folder:
        assert (folder.mark, folder.find("1")) == (mark, None)
        folder.keep("2", ENTRY)
    with RunFolder(path, {"model": "n"}, resume=True) as folder:
        assert folder.find("2") == ENTRY


def test_nothing_done_leaves_nothing(path: Path) -> None:
    interrupted(path)
    assert not path.exists()
    with RunFolder(path, SETTINGS, resume=True) as folder:
        assert folder.resumed == 0


def test_other_settings_are_refused(path: Path) -> None:
    interrupted(path, "1")
    with pytest.raises(OutputError, match="differs from this one in model and rules; give"):
        RunFolder(path, {"model": "n"}, resume=True)
    with RunFolder(path, SETTINGS, resume=True) as folder:
        assert folder.find("1") == ENTRY


def test_two_runs_do_not_share_a_folder(path: Path) -> None:
    pytest.importorskip("fcntl")
    with RunFolder(path, SETTINGS) as folder:
        folder.keep("1", ENTRY)
        with pytest.raises(OutputError, match="another run is writing there"):
            RunFolder(path, SETTINGS)
    with RunFolder(path, SETTINGS, resume=True) as folder:
        assert folder.find("1") == ENTRY


@pytest.mark.parametrize("cut", range(1, 60, 7))
def test_a_journal_cut_anywhere_is_read_as_far_as_it_goes(path: Path, cut: int) -> None:
    interrupted(path, "1", "2", "3")
    journal = path / "journal.jsonl"
    journal.write_bytes(journal.read_bytes()[:-cut])
    with RunFolder(path, SETTINGS, resume=True) as folder:
        done = folder.resumed
        assert done < 3
        folder.keep("4", ENTRY)
    with RunFolder(path, SETTINGS, resume=True) as folder:
        assert folder.resumed == done + 1
        assert folder.find("4") == ENTRY


def test_what_the_disk_never_had_is_done_anew(path: Path) -> None:
    interrupted(path, "1", "2")
    segment = path / "done-1.jsonl"
    segment.write_bytes(segment.read_bytes()[:-30] + bytes(30))
    with RunFolder(path, SETTINGS, resume=True) as folder:
        assert (folder.find("1"), folder.find("2")) == (ENTRY, None)


def test_settings_cut_in_the_middle_are_none(path: Path) -> None:
    interrupted(path, "1")
    (path / "settings.json").write_text(json.dumps(SETTINGS)[:10])
    with RunFolder(path, SETTINGS, resume=True) as folder:
        assert folder.resumed == 0


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "ut.csv.run").write_text("en fil")
    with pytest.raises(OutputError, match=r"ut\.csv\.run: cannot be used"):
        RunFolder(tmp_path / "ut.csv.run", SETTINGS)
