"""Old Word files and RTF: what goes to LibreOffice, and what comes back."""

from __future__ import annotations

import http.server
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from standpunkt.errors import InputError
from standpunkt.reading.word import libreoffice as office
from standpunkt.reading.word.libreoffice import read_office

MakeFile = Callable[..., Path]

TRACKED = (
    "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Times New Roman;}}"
    "{\\*\\revtbl{Unknown;}{Ola;}}\n"
    "Vi st\\'f8tter {\\revised\\revauth1\\revdttm0 ikke }"
    "{\\deleted\\revauthdel1\\revdttmdel0 alltid }forslaget.\\par\n"
    "Vi takker.\\par}"
)

system = pytest.mark.system
soffice = pytest.mark.skipif(office.find_program() is None, reason="LibreOffice is missing")


def refused(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read_office(path, f"inn/{path.name}")
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.fixture
def no_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_program", lambda: None)


@pytest.fixture
def rtf(tmp_path: Path) -> Path:
    path = tmp_path / "svar.rtf"
    path.write_text(TRACKED, encoding="ascii")
    return path


def test_a_missing_program_is_named_with_the_mend(rtf: Path, no_program: None) -> None:
    assert refused(rtf) == (
        "inn/svar.rtf: .rtf files are read through LibreOffice, which is not installed; "
        "save it as .docx, or install LibreOffice"
    )


def test_files_that_never_reach_the_program(tmp_path: Path, no_program: None) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    for data, said in (
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"<html><img src='http://x/'>", "is neither an old Word file nor an RTF file"),
        (ole + "EncryptedPackage".encode("utf-16-le"), "is encrypted with a password"),
        (ole.ljust(1024, b"\0") + b"\xec\xa5" + bytes(9) + b"\x01", "is encrypted"),
    ):
        (tmp_path / "svar.doc").write_bytes(data)
        assert said in refused(tmp_path / "svar.doc")
    assert "no such file" in refused(tmp_path / "mangler.doc")


def test_a_file_is_known_by_its_content(
    make_docx: MakeFile, make_odt: MakeFile, no_program: None
) -> None:
    word = make_docx("<w:p><w:r><w:t>Vi takker.</w:t></w:r></w:p>", name="svar.doc")
    assert read_office(word, "svar.doc").text == "Vi takker."
    odt = make_odt("<text:p>Vi takker.</text:p>", name="ny.doc")
    assert read_office(odt, "ny.doc").text == "Vi takker."


def test_a_file_that_is_too_large_is_not_opened(rtf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "MAX_BYTES", 10)
    assert "is too large" in refused(rtf)


def fake(tmp_path: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(office, "find_program", lambda: str(program))


@pytest.mark.parametrize("script", ["exit 0", "exit 1", "mkdir out; : > out/in.docx"])
def test_a_conversion_that_gives_nothing(
    rtf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    fake(tmp_path, script, monkeypatch)
    assert "LibreOffice cannot read it" in refused(rtf)


def test_a_conversion_that_does_not_end(
    rtf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake(tmp_path, "sleep 60 & sleep 60", monkeypatch)
    monkeypatch.setattr(office, "TIMEOUT", 0.3)
    assert "takes more than" in refused(rtf)


def test_a_program_that_does_not_start(
    rtf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "find_program", lambda: str(tmp_path / "mangler"))
    assert "LibreOffice does not start" in refused(rtf)


def test_nothing_is_left_behind(rtf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    fake(tmp_path, "exit 1", monkeypatch)
    refused(rtf)
    assert list(temporary.iterdir()) == []


# --- with LibreOffice ---------------------------------------------------------------------


def converted(path: Path, ending: str, folder: Path) -> Path:
    """What LibreOffice makes of a file that the test wrote."""
    program = office.find_program()
    assert program is not None
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            program,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            ending,
            "--outdir",
            str(folder / "ut"),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder / "ut" / f"{path.stem}.{ending}"


@system
@soffice
def test_tracked_changes_in_rtf(rtf: Path) -> None:
    found = read_office(rtf, "svar.rtf")
    assert found.text == "Vi støtter ikke forslaget.\n\nVi takker."
    assert found.notes == ("has unresolved changes: 1 insertion kept, 1 deletion left out",)


@system
@soffice
def test_tracked_changes_in_doc(rtf: Path, tmp_path: Path) -> None:
    path = converted(rtf, "doc", tmp_path)
    found = read_office(path, "svar.doc")
    assert found.text == "Vi støtter ikke forslaget.\n\nVi takker."
    assert found.notes == ("has unresolved changes: 1 insertion kept, 1 deletion left out",)


@system
@soffice
def test_tracked_changes_in_odt_from_writer(rtf: Path, tmp_path: Path) -> None:
    from standpunkt.reading.word.odt import read_odt

    found = read_odt(converted(rtf, "odt", tmp_path), "svar.odt")
    assert found.text == "Vi støtter ikke forslaget.\n\nVi takker."
    assert found.notes == ("has unresolved changes: 1 insertion kept, 1 deletion left out",)


@system
@soffice
def test_damaged_files_are_refused_or_read(rtf: Path, tmp_path: Path) -> None:
    data = converted(rtf, "doc", tmp_path).read_bytes()
    for number, cut in enumerate((data[:600], data[:5000], data[:8] + bytes(2000))):
        path = tmp_path / f"{number}.doc"
        path.write_bytes(cut)
        assert refused(path)


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """A web server, and what has been asked of it."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}", asked
        running.shutdown()


@system
@soffice
def test_nothing_is_fetched(tmp_path: Path, server: tuple[str, list[str]]) -> None:
    address, asked = server
    path = tmp_path / "svar.rtf"
    path.write_text(
        "{\\rtf1 Vi takker.\\par "
        f'{{\\field{{\\*\\fldinst INCLUDEPICTURE "{address}/bilde.png" \\\\d}}{{\\fldrslt }}}}'
        f'{{\\field{{\\*\\fldinst INCLUDETEXT "{address}/tekst.rtf"}}{{\\fldrslt }}}}'
        f"{{\\*\\template {address}/mal.dot}}\\par}}",
        encoding="ascii",
    )
    assert "Vi takker." in read_office(path, "svar.rtf").text
    # A web page asks for its pictures at once: without the settings, the server hears of it.
    page = f"<html><body>Vi takker.<img src='{address}/bilde.png'></body></html>"
    program = office.find_program()
    assert program is not None
    office._converted(program, page.encode(), ".html", tmp_path, "svar.html")
    assert asked == []


@system
def test_the_program_is_found_where_it_is_installed() -> None:
    assert (office.find_program() is None) is (
        shutil.which("soffice") is None and shutil.which("libreoffice") is None
    )
