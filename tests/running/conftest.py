import zipfile
from pathlib import Path

import pytest
from docx import Document as Word

SVAR = "Fjordvik kommune\n\nVi støtter forslag {0}. Vi støtter ikke frist {0}.\n"


@pytest.fixture
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets the program in this process have an engine that needs no model."""
    monkeypatch.setattr("standpunkt.running.setup.ENGINE", "dying")


@pytest.fixture
def mixed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of `make_mixed`, beside which the program runs."""
    make_mixed(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    return tmp_path / "inn"


def make_mixed(where: Path) -> None:
    """A folder of texts, a Word file, a table, a ZIP file and files that cannot be read."""
    folder = where / "inn"
    folder.mkdir()
    for n in range(8):
        (folder / f"{n}.txt").write_text(SVAR.format(n), encoding="utf-8")
    word = Word()
    word.add_paragraph("Vi støtter forslaget om målere.")
    word.save(str(folder / "brev.docx"))
    (folder / "ødelagt.docx").write_bytes(b"PK\x03\x04 og mer")
    (folder / "tom.txt").touch()
    (folder / "tabell.csv").write_text(
        "nr,Avsender,svar\n1,KS,Vi støtter A.\n2,,\n3,Ås kommune,Vi støtter B.\n", encoding="utf-8"
    )
    with zipfile.ZipFile(folder / "pakke.zip", "w") as archive:
        archive.writestr("brev.txt", "Vi støtter C.")
        archive.writestr("tom.txt", "")
