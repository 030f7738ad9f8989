from pathlib import Path

import pytest

from standpunkt.documents import Metadata
from standpunkt.errors import InputError
from standpunkt.reading.files import Source
from standpunkt.reading.load import load

LETTER = "Fjordvik kommune\n\nHøringssvar – forslag om vannmålere\n\nKommunen støtter forslaget.\n"


def source(folder: Path, data: bytes, name: str = "svar.txt") -> Source:
    (folder / name).write_bytes(data)
    return Source("svar", f"inn/{name}", folder / name)


def test_load_keeps_the_text_and_the_notes(tmp_path: Path) -> None:
    document = load(source(tmp_path, LETTER.replace("\n", "\r\n").encode("cp1252", "replace")))
    assert document.text.count("\r\n") == LETTER.count("\n")
    assert (document.doc_id, document.source) == ("svar", "inn/svar.txt")
    assert document.notes == ("read as Windows-1252",)


def test_load_finds_the_respondent_in_the_text(tmp_path: Path) -> None:
    assert load(source(tmp_path, LETTER.encode())).metadata.organisation == "Fjordvik kommune"


def test_load_puts_the_metadata_file_first(tmp_path: Path) -> None:
    document = load(source(tmp_path, LETTER.encode()), Metadata("Vestvik kommune"))
    assert document.metadata.organisation == "Vestvik kommune"


def test_load_refuses_an_ending_nobody_reads(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"the ending \.pptx is not read"):
        load(source(tmp_path, b"%PDF", "svar.pptx"))
