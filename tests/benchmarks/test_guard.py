from pathlib import Path

import pytest

from guard import here, there, write, write_table
from standpunkt.reading.containers.parts import Part
from standpunkt.reading.containers.unpacking import parts


def test_the_same_files_are_read_here_and_there(tmp_path: Path) -> None:
    sources = write(tmp_path, 4)
    assert [source.path.suffix for source in sources] == [".csv", ".zip"] * 2
    here(sources)
    there(sources)


@pytest.mark.parametrize("ending", ["csv", "parquet", "xlsx"])
def test_write_table(tmp_path: Path, ending: str) -> None:
    write_table(tmp_path / f"a.{ending}", 3)
    found = [p for p in parts(tmp_path / f"a.{ending}", "a") if isinstance(p, Part)]
    assert len({part.read().text for part in found}) == 3
