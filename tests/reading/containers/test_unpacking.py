import io
import zipfile
from collections.abc import Iterable
from email.message import EmailMessage
from enum import StrEnum
from pathlib import Path

import pytest

from standpunkt.errors import InputError
from standpunkt.reading.containers.parts import Options, Part, Remark
from standpunkt.reading.containers.unpacking import Formats, parts
from standpunkt.reading.text import Read, read_text


def packed(members: Iterable[tuple[str, bytes | str]]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return file.getvalue()


def read(path: Path, formats: Formats | None = None) -> dict[str, str]:
    """What each part came to, by its name."""
    found = {}
    for item in parts(path, path.name, formats=formats):
        try:
            found[item.name] = item.text if isinstance(item, Remark) else item.read().text
        except InputError as error:
            found[item.name] = str(error)
    return found


def test_an_ordinary_file_is_its_only_part(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ja.")
    (part,) = parts(tmp_path / "a.txt", "inn/a.txt")
    assert isinstance(part, Part)
    assert (part.name, part.steps, part.read().text) == ("inn/a.txt", (), "Ja.")


def test_a_zip_file_is_read_member_by_member(tmp_path: Path) -> None:
    members = [
        ("brev.txt", "Vi støtter det."),
        ("mappe/", ""),
        ("mappe/på Ås\n2.txt", "Nei."),
        ("mappe/svar.csv", "nr,svar\n1,Kanskje.\n"),
        ("../../ond.txt", "Ut."),
        ("tom.txt", ""),
        ("README.md", "Om."),
        ("bilde.png", "x"),
        ("Makefile", "x"),
        ("__MACOSX/brev.txt", "x"),
        (".skjult.txt", "x"),
        ("~$brev.txt", "x"),
    ]
    (tmp_path / "svar.zip").write_bytes(packed(members))
    assert read(tmp_path / "svar.zip") == {
        "svar.zip/brev.txt": "Vi støtter det.",
        "svar.zip/mappe/på Ås\n2.txt": "Nei.",
        "svar.zip/mappe/svar.csv": "the responses were taken from column 'svar' "
        "(--text-column names another)",
        "svar.zip/mappe/svar.csv, row 2": "Kanskje.",
        "svar.zip/ond.txt": "Ut.",
        "svar.zip/tom.txt": "svar.zip/tom.txt: is empty; leave it out or put the text in it",
        "svar.zip": "skipped: 1 .png, 1 README.md, 1 no ending",
    }
    assert list(tmp_path.parent.glob("ond.txt")) == []


def test_steps_tell_the_parts_from_each_other(tmp_path: Path) -> None:
    inner = packed([("c/d.txt", "x"), ("e.csv", "id,svar\nq,Ja.\n")])
    (tmp_path / "a.zip").write_bytes(packed([("b/i.zip", inner)]))
    found = [p.steps for p in parts(tmp_path / "a.zip", "a.zip") if isinstance(p, Part)]
    assert found == [("b", "i.zip", "c", "d.txt"), ("b", "i.zip", "e.csv", "q")]


def test_zip_files_are_opened_two_deep(tmp_path: Path) -> None:
    third = packed([("dypt.txt", "x")])
    second = packed([("tre.zip", third), ("to.txt", "Ja.")])
    (tmp_path / "en.zip").write_bytes(packed([("to.zip", second)]))
    assert read(tmp_path / "en.zip") == {
        "en.zip/to.zip/tre.zip": "en.zip/to.zip/tre.zip: lies more than 2 files deep in other "
        "files; unpack it first",
        "en.zip/to.zip/to.txt": "Ja.",
    }


def test_a_damaged_zip_file_in_another_costs_itself_alone(tmp_path: Path) -> None:
    whole = packed([("a.txt", "x" * 1000)])
    (tmp_path / "a.zip").write_bytes(packed([("b.zip", whole[:-30]), ("c.txt", "Ja.")]))
    found = read(tmp_path / "a.zip")
    assert found["a.zip/b.zip"].startswith("a.zip/b.zip: is damaged or no ZIP file")
    assert found["a.zip/c.txt"] == "Ja."


def test_room_is_counted_over_all_depths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = packed([("a.txt", "x " * 600)])
    data = packed([("1.zip", inner), ("2.zip", inner), ("3.txt", "Ja.")])
    (tmp_path / "a.zip").write_bytes(data)
    monkeypatch.setattr("standpunkt.reading.containers.archives.MAX_TOTAL", 2_000)
    found = read(tmp_path / "a.zip")
    assert found["a.zip/1.zip/a.txt"].startswith("x x")
    assert "would unpack to more than" in found["a.zip/2.zip/a.txt"]


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tmp"))
    (tmp_path / "a.zip").write_bytes(packed([("a.txt", "Ja."), ("b.txt", "Nei.")]))
    items = parts(tmp_path / "a.zip", "a.zip")
    next(items)
    assert len(list((tmp_path / "tmp").iterdir())) == 1
    list(items)
    assert list((tmp_path / "tmp").iterdir()) == []


def test_attachments_are_read_by_their_own_readers(tmp_path: Path) -> None:
    inner = packed([("b.txt", "Ja.")])
    files = [("../a.txt", b"Nei."), ("", b"x"), ("z.zip", inner), ("logo.png", b"x")]
    formats = Formats({".txt": read_text, ".post": read_text}, {".post": lambda _: files})
    (tmp_path / "m.post").write_text("Hei.")
    assert read(tmp_path / "m.post", formats) == {
        "m.post": "skipped: 1 .png, 1 no ending",
        "m.post/a.txt": "Nei.",
        "m.post/z.zip/b.txt": "Ja.",
    }
    first = next(parts(tmp_path / "m.post", "m.post", formats=formats))
    assert isinstance(first, Part)
    assert first.read().text == "Hei."


@pytest.mark.parametrize(("attached", "refused"), [("logo.png", False), ("a.txt", True)])
def test_an_e_mail_deep_down_is_read_without_its_attachments(
    tmp_path: Path, attached: str, refused: bool
) -> None:
    readers = {".txt": read_text, ".post": read_text}
    formats = Formats(readers, {".post": lambda _: [(attached, b"x")]})
    (tmp_path / "a.zip").write_bytes(packed([("b.zip", packed([("m.post", "Hei.")]))]))
    messages = []
    for item in parts(tmp_path / "a.zip", "a.zip", formats=formats):
        try:
            messages.append(item.text if isinstance(item, Remark) else item.read().text)
        except InputError as error:
            messages.append(str(error))
    assert messages[0] == "Hei."
    assert ("more than 2 files deep" in messages[1]) is refused


class Mode(StrEnum):
    AUTO = "auto"
    OFF = "off"


def scan(path: Path, name: str, ocr: Mode = Mode.AUTO) -> Read:
    return Read(repr(ocr))


@pytest.mark.parametrize(("ocr", "slow"), [("auto", True), ("off", False)])
def test_readers_that_can_use_ocr_are_told(tmp_path: Path, ocr: str, slow: bool) -> None:
    formats = Formats({".pdf": scan}, {})
    (part,) = parts(tmp_path / "a.pdf", "a.pdf", Options(ocr=ocr), formats)
    assert isinstance(part, Part)
    assert (part.read().text, part.slow) == (repr(Mode(ocr)), slow)


@pytest.mark.parametrize("kept", [True, False])
def test_whether_running_titles_are_kept_is_handed_to_readers_that_ask(
    tmp_path: Path, kept: bool
) -> None:
    def reader(path: Path, name: str, *, running_titles: bool = False) -> Read:
        return Read(f"{path.name} {running_titles}")

    (tmp_path / "a.pdf").write_bytes(b"%PDF-")
    formats = Formats({".pdf": reader}, {})
    (part,) = parts(tmp_path / "a.pdf", "a.pdf", Options(running_titles=kept), formats)
    assert isinstance(part, Part)
    assert part.read().text == f"a.pdf {kept}"


def test_attachments_beyond_the_bound_are_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = EmailMessage()
    made["From"] = "Fjordvik kommune <p@fjordvik.example>"
    made.set_content("Se vedlegg.")
    for n in range(4):
        made.add_attachment("Vi er imot.", filename=f"{n}.txt")
    (tmp_path / "svar.eml").write_bytes(made.as_bytes())
    monkeypatch.setattr("standpunkt.reading.containers.unpacking.MAX_ATTACHMENTS", 3)
    found = [i for i in parts(tmp_path / "svar.eml", "svar.eml") if isinstance(i, Part)]
    assert [part.name for part in found[:-1]] == [
        "svar.eml",
        *(f"svar.eml/{n}.txt" for n in range(3)),
    ]
    with pytest.raises(InputError, match="has more than 3 attachments; the 1 after"):
        found[-1].read()


def sent_on(said: str, subject: str, **attached: bytes) -> bytes:
    made = EmailMessage()
    made["From"] = "Prøve AS <post@prove.example>"
    made["Subject"] = subject
    made.set_content(said)
    for name, content in attached.items():
        made.add_attachment(
            content, maintype="text", subtype="plain", filename=name.replace("_", ".")
        )
    return made.as_bytes()


@pytest.mark.parametrize(
    ("said", "subject"),
    [
        ("Videresender denne.\n\nHilsen Ola Prøve\nPrøve AS\n", "Høringssvar"),
        ("Til orientering.\n", "VS: Høringssvar"),
    ],
)
def test_a_mail_that_only_brings_a_response_is_none(
    tmp_path: Path, said: str, subject: str
) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(sent_on(said, subject, svar_txt=b"Testvik vel er imot."))
    assert read(path) == {
        "a.eml": "only sends on what is attached, which is read",
        "a.eml/svar.txt": "Testvik vel er imot.",
    }


def test_a_mail_within_a_mail_that_only_brings_it(tmp_path: Path) -> None:
    inner = EmailMessage()
    inner["From"] = "Testvik vel <post@vel.example>"
    inner.set_content("Vi er imot gebyret.")
    outer = EmailMessage()
    outer["From"] = "Prøve AS <post@prove.example>"
    outer.set_content("Vidaresender denne.\n")
    outer.add_attachment(inner)
    path = tmp_path / "a.eml"
    path.write_bytes(outer.as_bytes())
    assert read(path)["a.eml/melding.eml"].strip() == "Vi er imot gebyret."


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Vi er imot gebyret.\n", "svar_txt"),  # says something itself
        ("Videresender denne.\n", "bilde_xyz"),  # nobody reads what it brings
    ],
)
def test_a_mail_that_says_more_or_brings_nothing_is_read(
    tmp_path: Path, said: str, name: str
) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(sent_on(said, "Høringssvar", **{name: b"Ja."}))
    assert isinstance(next(parts(path, path.name)), Part)
