from pathlib import Path

import pytest

from standpunkt.documents import Metadata
from standpunkt.reading.files import find
from standpunkt.reading.metadata import Known
from standpunkt.running.batch import Outcome, Reader, run

FILES = {
    "a.txt": "Vi støtter A. Vi støtter B.",
    "b.txt": "",
    "c.txt": "UFORUTSETT",
    "d.txt": "Vi støtter D.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def test_run_goes_on_past_what_fails(folder: Path, one_rule: Reader) -> None:
    seen: list[Outcome] = []
    result = run(find([folder]).sources, one_rule, progress=seen.append)
    targets = [p.words(p.target) for p in result.positions]
    assert targets == ["A", "B", "D"]
    assert [d.doc_id for d in result.documents] == ["a", "d"]
    empty, fault = map(str, result.failures)
    assert "b.txt: is empty" in empty
    assert "c.txt" in fault
    assert "ZeroDivisionError: ikke forutsett" in fault
    assert "conftest.py" in fault
    assert [o.source.doc_id for o in seen] == ["a", "b", "c", "d"]
    assert tuple(seen) == result.outcomes


def test_run_gives_metadata_to_its_document(folder: Path, one_rule: Reader) -> None:
    result = run(find([folder]).sources, one_rule, Known({"d": Metadata("Fjordvik kommune")}))
    assert result.documents[1].metadata.organisation == "Fjordvik kommune"


def test_order_of_inputs_changes_no_document(folder: Path, one_rule: Reader) -> None:
    paths = [folder / name for name in FILES]
    forward, backward = (
        {o.source.doc_id: o.positions for o in run(find(p).sources, one_rule).outcomes}
        for p in (paths, paths[::-1])
    )
    assert forward == backward
