from pathlib import Path

import pytest

from standpunkt.documents import Metadata, Place
from standpunkt.errors import InputError
from standpunkt.reading.finding.files import Source
from standpunkt.reading.text import Read
from standpunkt.respondent.load import document, load

LETTER = "Fjordvik kommune\n\nHøringssvar – forslag om vannmålere\n\nKommunen støtter forslaget.\n"


def source(folder: Path, data: bytes, name: str = "svar.txt") -> Source:
    (folder / name).write_bytes(data)
    return Source("svar", f"inn/{name}", folder / name)


def test_load_keeps_the_text_and_the_notes(tmp_path: Path) -> None:
    document = load(source(tmp_path, LETTER.replace("\n", "\r\n").encode("cp1252", "replace")))
    assert document.text.count("\r\n") == LETTER.count("\n")
    assert (document.doc_id, document.source) == ("svar", "inn/svar.txt")
    assert document.notes == ("read as Windows-1252",)


def test_load_notes_a_sentence_too_long_to_be_read_as_one(tmp_path: Path) -> None:
    listed = "Vi støtter " + ", ".join(["forslaget om målere"] * 100) + "."
    document = load(source(tmp_path, f"{LETTER}\n\n{listed}\n".encode()))
    assert [note for note in document.notes if "1,000 characters" in note] == [
        "1 sentence of more than 1,000 characters: of a long list only what comes first is read "
        "with its verb"
    ]


def test_load_finds_the_respondent_in_the_text(tmp_path: Path) -> None:
    assert load(source(tmp_path, LETTER.encode())).metadata.organisation == "Fjordvik kommune"


def test_load_puts_the_metadata_file_first(tmp_path: Path) -> None:
    document = load(source(tmp_path, LETTER.encode()), Metadata("Vestvik kommune"))
    assert document.metadata.organisation == "Vestvik kommune"


def test_load_refuses_an_ending_nobody_reads(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"the ending \.pptx is not read"):
        load(source(tmp_path, b"%PDF", "svar.pptx"))


def test_load_refuses_a_file_that_holds_several(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"the ending \.zip is not read"):
        load(source(tmp_path, b"PK", "svar.zip"))


def test_what_the_file_says_goes_before_what_the_text_says() -> None:
    place = Source("svar", "Vestvik kommune.csv, row 2", Path("x.csv"))
    table = Metadata("FK", origin=(("organisation", "table"),))
    found = document(place, Read(LETTER, metadata=table), Metadata(hearing="Vann"), titled=False)
    assert found.metadata.organisation == "FK"
    assert found.metadata.hearing == "Vann"
    assert found.metadata.aliases[0] == "Fjordvik kommune"
    assert dict(found.metadata.origin)["organisation"] == "table"


@pytest.mark.parametrize(("titled", "name"), [(True, "Vestvik kommune"), (False, "")])
def test_a_name_is_asked_only_where_it_tells(titled: bool, name: str) -> None:
    place = Source("svar", "Vestvik kommune.txt", Path("x.txt"))
    found = document(place, Read("Forslaget er godt."), titled=titled)
    assert found.metadata.organisation == name


def test_scanned_pages_get_a_note() -> None:
    pages = (Place(0, "scan, page 1"), Place(5, ""), Place(9, "scan, page 3"), Place(12, "note 1"))
    found = document(Source("a", "a.pdf", Path("a.pdf")), Read("x" * 20, places=pages))
    assert found.notes == ("2 scanned pages: positions there have a lower confidence",)


ENGLISH = "We do not support the proposal to raise the fee for water meters."


def test_load_tells_which_paragraphs_are_not_read(tmp_path: Path) -> None:
    document = load(source(tmp_path, f"{LETTER}\n{ENGLISH}\n".encode()))
    assert document.language_of(document.text.index("Kommunen")) == "nb"
    assert document.language_of(document.text.index("We do")) == "en"
    assert document.notes[0].startswith("not read, being in English: the passage that begins “We")


def test_load_tells_the_kind_of_the_respondent_that_was_given(tmp_path: Path) -> None:
    document = load(source(tmp_path, LETTER.encode()), Metadata("Vestvik Vann AS"))
    assert document.metadata.respondent.kind == "company"
    told = Metadata("Vestvik Vann AS", extra=(("Kategori", "Fylkeskommune"),))
    assert load(source(tmp_path, LETTER.encode()), told).metadata.respondent.kind == "county"


def test_load_knows_what_a_sender_in_a_header_is_called(tmp_path: Path) -> None:
    data = "From: Prøvelaget <a@b.example>\nMIME-Version: 1.0\n\nLaget støtter forslaget.\n"
    document = load(source(tmp_path, data.encode(), "svar.eml"))
    assert document.metadata.organisation == "Prøvelaget"
    assert "laget" in [alias.lower() for alias in document.metadata.aliases]
