import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from standpunkt.temporary import LOCK, Folder, here, sweep

_MAKE = (
    "import os, sys; from standpunkt.temporary import Folder;"
    "folder = Folder(); (folder.path / 'svar').write_text('Vi');"
    "os.kill(os.getpid(), 9)"
)


@pytest.fixture
def where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    return tmp_path


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="Windows has no such locks")
def test_what_a_killed_process_left_goes_with_the_next(where: Path) -> None:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", _MAKE], env=environment, check=False)
    (left,) = where.iterdir()
    assert (left / "svar").exists()
    with Folder() as held, Folder() as other:
        assert not left.exists()
        assert held.path.exists()
        assert other.path.exists()
    assert list(where.iterdir()) == []


def test_what_is_not_ours_stays(where: Path) -> None:
    (where / "standpunkt-uten-lås").mkdir()
    (where / "annet").mkdir()
    (where / "annet" / LOCK).touch()
    (where / "standpunkt-lenke").symlink_to(where / "annet")
    sweep(where)
    assert len(list(where.iterdir())) == 3


def test_all_temporary_files_lie_in_one_folder(where: Path) -> None:
    folder = where / "midlertidig"
    folder.mkdir()
    (folder / "fra før").touch()
    with here(folder):
        assert list(folder.iterdir()) == []
        with tempfile.NamedTemporaryFile() as file:
            assert Path(file.name).parent == folder
        said = subprocess.run(
            [sys.executable, "-c", "import tempfile; print(tempfile.gettempdir())"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        assert said.strip() == str(folder)
    assert not folder.exists()
    assert tempfile.gettempdir() == os.environ["TMPDIR"] == str(where)
