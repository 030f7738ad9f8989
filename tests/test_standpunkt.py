"""The Python side: `import standpunkt` and its two calls."""

from pathlib import Path

import pytest

import standpunkt
from standpunkt.errors import InputError, ModelError

SVAR = "Fjordvik kommune støtter forslaget om målere.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(SVAR)
    return tmp_path


def test_extract_and_to_frame(folder: Path) -> None:
    positions = standpunkt.extract(folder)
    (position,) = positions
    assert position.stance is standpunkt.Stance.SUPPORT
    assert position.words(position.target) == "forslaget om målere"
    frame = standpunkt.to_frame(positions, labels="nn")
    assert frame["stance_label"].tolist() == ["støttar"]


def test_extract_warns_of_what_it_leaves_out(folder: Path) -> None:
    (folder / "b.txt").write_bytes("Vi støtter det.".encode("cp1252"))
    (folder / "c.txt").write_bytes(b"")
    (folder / "m.csv").write_text("doc_id,organisation\nx,KS\n")
    with pytest.warns(standpunkt.ReadingWarning) as caught:
        found = standpunkt.extract(folder, folder / "d.txt", metadata=folder / "m.csv")
    assert {position.document.doc_id for position in found} == {"a", "b"}
    said = "\n".join(str(warning.message) for warning in caught)
    for part in ("d.txt: no such file", "c.txt: is empty", "b.txt: read as Windows", "(x) fits no"):
        assert part in said


def test_extract_raises_where_there_is_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no responses to read"):
        standpunkt.extract(tmp_path)
    with pytest.raises(InputError, match=r"b\.txt: no such file"):
        standpunkt.extract(tmp_path / "b.txt")


def test_extract_raises_for_a_model_that_is_missing(folder: Path) -> None:
    with pytest.raises(ModelError, match="finnes_ikke"):
        standpunkt.extract(folder, model="finnes_ikke")


def test_extract_takes_what_the_command_takes(folder: Path) -> None:
    (folder / "t.csv").write_text(f"nr;Svar;Del 2\n1;Ja.;{SVAR}")
    (position,) = standpunkt.extract(folder / "t.csv", text_column="Del 2", time_limit=30)
    assert position.document.source.endswith("/t.csv, row 2")
    with pytest.warns(standpunkt.ReadingWarning, match="taken from the columns 'Svar', 'Del 2'"):
        standpunkt.extract(folder / "t.csv")
