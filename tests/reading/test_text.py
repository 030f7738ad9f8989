import codecs
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from standpunkt.errors import InputError
from standpunkt.reading import text as reading
from standpunkt.reading.text import decode, read_text

SVAR = "Høringssvar\r\n\r\nVi støtter ikke forslaget – «§ 5».\n"


@pytest.mark.parametrize(
    ("data", "note"),
    [
        (SVAR.encode(), ""),
        (codecs.BOM_UTF8 + SVAR.encode(), ""),
        (codecs.BOM_UTF16_LE + SVAR.encode("utf-16-le"), "UTF-16"),
        (codecs.BOM_UTF16_BE + SVAR.encode("utf-16-be"), "UTF-16"),
        (codecs.BOM_UTF32_LE + SVAR.encode("utf-32-le"), "UTF-32"),
        (SVAR.encode("utf-16-le"), "UTF-16"),
        (SVAR.encode("utf-16-be"), "UTF-16"),
        (SVAR.encode("cp1252"), "Windows-1252"),
    ],
)
def test_decode_reads_right_and_says_so(data: bytes, note: str) -> None:
    read = decode(data, "svar.txt")
    assert read.text == SVAR
    assert [note in said for said in read.notes] == ([True] if note else [])


def test_decode_latin1_controls() -> None:
    read = decode("Vi støtter\x81 det".encode("latin-1"), "svar.txt")
    assert (read.text, read.notes) == ("Vi støtter\x81 det", ("read as Latin-1",))


def test_decode_spares_utf8_with_a_damaged_byte() -> None:
    read = decode("Vi støtter målet, også på sjøen".encode() + b"\xc3", "svar.txt")
    assert read.text == "Vi støtter målet, også på sjøen\ufffd"
    assert "1 damaged" in read.notes[0]


@given(st.text(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
@example("a\x1ab\x0c\r", "utf-8")
def test_decode_leaves_every_character_as_it_is(text: str, encoding: str) -> None:
    # What follows a byte order mark is text whatever it looks like; without one, text that
    # begins like a known binary format is refused.
    assume(text.strip() and not reading._BINARY_CONTROLS.search(text))
    assume(encoding != "utf-8" or not text.startswith(("\ufeff", "%PDF-", "{\\rtf")))
    assert decode(text.encode(encoding), "x.txt").text == text


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "is empty"),
        (b" \r\n\t ", "is empty"),
        (codecs.BOM_UTF8, "is empty"),
        (b"%PDF-1.7 \n%\xe2\xe3", "is a PDF file"),
        (b"PK\x03\x04\x14\x00", "is a ZIP, DOCX or ODT file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "is an old Word file"),
        (b"{\\rtf1 Vi st\\'f8tter}", "is an RTF file"),
        (bytes(range(256)), "is a binary file"),
        (b"tekst\x00tekst", "is a binary file"),
        (b"a" * 30_000, "line 1: holds a word of more than 20,000 characters"),
        (b"to linjer\n" + b"a" * 30_000, "line 2: holds a word"),
    ],
)
def test_decode_refuses(data: bytes, problem: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "svar.txt")
    assert problem in str(caught.value)
    assert str(caught.value).startswith("svar.txt")
    assert caught.value.remedy


@given(st.binary(max_size=300))
def test_decode_reads_or_refuses_any_bytes(data: bytes) -> None:
    try:
        read = decode(data, "x.txt")
    except InputError as error:
        assert "\n" not in str(error)
    else:
        assert read.text.strip()


def test_read_text_bounds_are_checked_before_reading(tmp_path: Path) -> None:
    path = tmp_path / "stor.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)  # sparse: takes no room
    with pytest.raises(InputError, match="is too long \\(50 MB; at most 10,000,000 characters"):
        read_text(path)


def test_decode_bounds_count_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_CHARACTERS", 10)
    assert decode("ærlig talt".encode(), "a.txt").text == "ærlig talt"
    with pytest.raises(InputError, match="is too long \\(11 characters"):
        decode("ærlig talt!".encode(), "a.txt")


def test_a_line_of_a_million_characters_is_read_with_a_note() -> None:
    text = "Kort linje.\n" + "Vi støtter det. " * 62_500
    read = decode(text.encode(), "svar.txt")
    assert read.text == text
    assert "line 2 has 1,000,000 characters" in read.notes[0]


def test_read_text_missing_and_unreadable(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder; check the path"):
        read_text(tmp_path / "ikke.txt")
    with pytest.raises(InputError, match="is not an ordinary file"):
        read_text(tmp_path)


def test_read_text_without_access(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    path = tmp_path / "svar.txt"
    path.write_text("tekst")
    path.chmod(0)
    request.getfixturevalue("ordinary_user")
    with pytest.raises(InputError, match="may not be read; change its access rights"):
        read_text(path)
