"""The Python side: `import standpunkt` and its two calls."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import standpunkt
from standpunkt.errors import InputError, ModelError, OutputError
from standpunkt.running import extracting, setup, tasks
from standpunkt.running.entries import Entry
from standpunkt.running.tasks import Task

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


# --- many processes, and a run that goes on ------------------------------------------------


def test_what_many_processes_read_is_what_one_reads(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Each process loads its engine, so it is one that needs no model.
    monkeypatch.setattr(setup, "ENGINE", "dying")
    monkeypatch.syspath_prepend(str(Path(__file__).parent / "running"))
    for number in range(4):
        text = f"Norsk Brolag\n\nVi støtter frist {number}.\nVi støtter forslaget om målere.\n"
        (folder / f"{number}.txt").write_text(text)
    (folder / "t.csv").write_text("nr;Svar\n1;Vi støtter fristen.\n2;Vi støtter en ny frist.\n")
    proposals = [standpunkt.Proposal("F1", "Frist"), standpunkt.Proposal("M1", "Målere")]
    one = standpunkt.extract(folder, proposals=proposals, text_column="Svar")
    many = standpunkt.extract(folder, proposals=proposals, text_column="Svar", jobs=2)
    assert many == one
    assert {position.proposal_id for position in many} >= {"F1", "M1"}


def test_a_run_that_was_interrupted_goes_on(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "b.txt").write_text("Norsk Brolag støtter ikke fristen.\n")
    run, texts = tmp_path / "kjøring", [folder / "a.txt", folder / "b.txt"]
    began: list[str] = []

    def failing(task: Task, *given: Any) -> Iterator[Entry]:
        began.append(task.source.doc_id)
        if began == ["a", "b"]:
            raise KeyboardInterrupt
        return tasks.done(task, *given)

    monkeypatch.setattr(extracting, "done", failing)
    with pytest.raises(KeyboardInterrupt):
        standpunkt.extract(texts, resume=run)
    assert run.is_dir()
    found = standpunkt.extract(texts, resume=run)
    assert began == ["a", "b", "b"]
    assert not run.exists()
    assert found == standpunkt.extract(texts)


def test_a_folder_with_other_things_is_nothing_to_resume_from(folder: Path) -> None:
    with pytest.raises(OutputError, match="holds other things"):
        standpunkt.extract(folder, resume=folder)
    assert (folder / "a.txt").exists()
    with pytest.raises(OutputError, match="does not go with"):
        standpunkt.extract(folder, resume=folder / "ny", pseudonymise=True)
