import struct
import zipfile
from pathlib import Path

import pytest

from standpunkt.errors import InputError
from standpunkt.reading.containers import archives
from standpunkt.reading.containers.archives import inner_path, opened, plain_path, unpack


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("høring på Ås.txt", "utf-8"),  # macOS, without saying so
        ("høring på Ås.txt", "cp850"),  # the Norwegian console
        ("høring på Ås.txt", "cp1252"),
        ("må på.txt", "cp437"),
        ("Ærlig svar.txt", "cp850"),
        ("vår.txt", "utf-8"),
    ],
)
def test_names_are_as_they_were_meant(name: str, encoding: str) -> None:
    raw = name.encode(encoding).decode("cp437")
    assert inner_path(zipfile.ZipInfo(raw)) == (name,)


def test_names_said_to_be_utf_8_are_taken_at_their_word() -> None:
    member = zipfile.ZipInfo("mappe/a\u030as ΩΣ.txt")
    member.flag_bits |= 0x800
    assert inner_path(member) == ("mappe", "ås ΩΣ.txt")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("../../etc/passwd", ("etc", "passwd")),
        ("/etc/passwd", ("etc", "passwd")),
        ("C:\\brev\\..\\svar.pdf", ("brev", "svar.pdf")),
        ("\\\\server\\del\\svar.pdf", ("server", "del", "svar.pdf")),
        ("a//b/./c ", ("a", "b", "c ")),
        ("..", ()),
        ("linje\nto.txt", ("linje\nto.txt",)),
    ],
)
def test_no_name_leads_elsewhere(name: str, parts: tuple[str, ...]) -> None:
    assert plain_path(name) == parts


def archive(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return path


def unpacked(path: Path, to: Path) -> bytes:
    with opened(path, path.name) as file:
        (member,) = file.infolist()
        unpack(file, member, to, f"{path.name}/{member.filename}")
    return to.read_bytes()


def test_unpack(tmp_path: Path) -> None:
    assert unpacked(archive(tmp_path / "a.zip", b=b"Hei."), tmp_path / "ut") == b"Hei."


def patched(path: Path, local: int, central: int, form: str, value: int) -> None:
    """Overwrite a field in both headers of the only member."""
    data = bytearray(path.read_bytes())
    struct.pack_into(form, data, local, value)
    struct.pack_into(form, data, data.index(b"PK\x01\x02") + central, value)
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("local", "central", "form", "value", "message"),
    [
        (6, 8, "<H", 1, "a.zip/b: is encrypted; unpack it with its password"),
        (8, 10, "<H", 97, "a.zip/b: is packed in a way that is not read"),
        (14, 16, "<L", 1, "a.zip/b: is damaged in the ZIP file"),
        (22, 24, "<L", 300_000_000, "a.zip/b: unpacks to 300 MB (at most 200 MB are read)"),
        (22, 24, "<L", 5_000_000, "times its size, as no response does"),
        (22, 24, "<L", 2_100_000_000, "a.zip: unpacks to more than 2 GB"),
    ],
)
def test_members_that_are_not_unpacked(
    tmp_path: Path, local: int, central: int, form: str, value: int, message: str
) -> None:
    path = archive(tmp_path / "a.zip", b=b"Hei. " * 10)
    patched(path, local, central, form, value)
    with pytest.raises(InputError) as caught:
        unpacked(path, tmp_path / "ut")
    assert message in str(caught.value)


def test_a_member_larger_than_the_list_says(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", b=b"x" * 100_000)
    patched(path, 22, 24, "<L", 10)
    with pytest.raises(InputError):
        unpacked(path, tmp_path / "ut")
    assert (tmp_path / "ut").stat().st_size <= 100_000


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04nei", b"PK\x05\x06" + b"\xff" * 18])
def test_what_is_no_zip_file(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(data)
    with pytest.raises(InputError, match=r"a\.zip: is damaged or no ZIP file"):
        unpacked(tmp_path / "a.zip", tmp_path / "ut")


def test_too_many_members(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_MEMBERS", 1)
    path = archive(tmp_path / "a.zip", a=b"x", b=b"x")
    with pytest.raises(InputError, match="holds 2 files"), opened(path, "a.zip"):
        pass
