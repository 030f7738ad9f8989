"""Letters that went through the wrong encoding."""

import pytest

from standpunkt.errors import InputError
from standpunkt.reading.encodings import once_encoded, spelt_out, with_breaks
from standpunkt.reading.text import decode

TEXT = "Høringssvar fra Øvre Ås.\nVi støtter ikke «årlig» tilsyn. Særlig § 3 må ut."


def as_windows(data: bytes) -> str:
    """Bytes as a program shows them that takes them for Windows-1252."""
    return "".join(bytes([b]).decode("cp1252", errors="ignore") or chr(b) for b in data)


@pytest.mark.parametrize(
    ("encoding", "note"),
    [
        ("utf-8", ()),
        ("utf-8-sig", ()),
        ("utf-16", ("read as UTF-16",)),
        ("utf-16-le", ("read as UTF-16 (it has no byte order mark)",)),
        ("utf-16-be", ("read as UTF-16 (it has no byte order mark)",)),
        ("cp1252", ("read as Windows-1252",)),
        ("mac_roman", ("read as Mac Roman",)),
        ("cp850", ("read as DOS code page 850",)),
    ],
)
def test_any_encoding_is_told(encoding: str, note: tuple[str, ...]) -> None:
    read = decode(TEXT.encode(encoding), "a.txt")
    assert (read.text, read.notes) == (TEXT, note)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_cut_in_half_a_character_is_read(encoding: str) -> None:
    assert decode(TEXT.encode(encoding) + b"\x20", "a.txt").text == TEXT


@pytest.mark.parametrize("times", [1, 2])
def test_what_was_encoded_twice_is_mended(times: int) -> None:
    garbled = TEXT
    for _ in range(times):
        garbled = as_windows(garbled.encode())
    read = decode(garbled.encode(), "a.txt")
    assert read.text == TEXT
    assert read.notes[0].startswith("was encoded twice")


def test_what_was_encoded_twice_by_other_ways_is_mended() -> None:
    assert once_encoded(TEXT.encode().decode("mac_roman"))[0] == TEXT
    assert once_encoded(TEXT.encode().decode("latin-1"))[0] == TEXT


@pytest.mark.parametrize(
    "text", [TEXT, "São Paulo, Ângela og «Ãrea» er navn.", "√2 er et tall.", "Ærlig ± 5 %"]
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert once_encoded(text) == (text, "")


@pytest.mark.parametrize("mark", [r"\n", r"\r\n", r"\n\n"])
def test_breaks_that_were_written_out_are_breaks(mark: str) -> None:
    text = f"Vi støtter målere.{mark}Vi er imot gebyr.{mark}- frist"
    read, note = with_breaks(text)
    assert [line.strip() for line in read.split("\n") if line.strip()] == [
        "Vi støtter målere.", "Vi er imot gebyr.", "- frist",
    ]  # fmt: skip
    assert len(read) == len(text)
    assert note


@pytest.mark.parametrize("text", [r"Se C:\notater og \\server\ny.", "Vanlig\nlinje"])
def test_paths_are_no_breaks(text: str) -> None:
    assert with_breaks(text) == (text, "")


def test_binary_is_still_refused() -> None:
    with pytest.raises(InputError):
        decode(bytes(range(256)), "a.txt")


SPELT = [
    ("Vi st=C3=B8tter avgift p=C3=A5 =C3=B8l", "Vi støtter avgift på øl"),
    ("Vi st=F8tter avgift p=E5 smaa =F8l og b=F8ker", "Vi støtter avgift på smaa øl og bøker"),
    ("Vi st&oslash;tter &aring;rleg &laquo;avgift&raquo;", "Vi støtter årleg «avgift»"),
    ("Vi st&#248;tter avgift", "Vi støtter avgift"),
    ("Vi st%C3%B8tter avgift p%C3%A5 gater", "Vi støtter avgift på gater"),
    ("Se https://b.example/p%C3%A5/st%C3%B8tte og R&D; AT&T; x=20", None),
    ("Lista «a=C3=B8» er 2 &amp; 3", None),
]


@pytest.mark.parametrize(("text", "told"), SPELT)
def test_letters_that_a_mail_or_page_spells_out_are_read(text: str, told: str | None) -> None:
    found, note = spelt_out(text)
    assert found == (text if told is None else told)
    assert bool(note) == (told is not None)
