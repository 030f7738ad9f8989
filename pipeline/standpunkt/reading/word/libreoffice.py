"""Old Word files (.doc) and RTF, through LibreOffice where it is installed.

LibreOffice makes a .docx of a copy of the file, with tracked changes as they were, and the
Word reader reads it. It runs on its own, empty profile: macros are off, links are not
followed, and whatever it would ask of the network goes to a port where nobody answers.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from standpunkt.errors import InputError
from standpunkt.reading.text import Read, unreadable
from standpunkt.reading.word.docx import read_docx
from standpunkt.reading.word.odt import read_odt
from standpunkt.reading.word.package import is_encrypted_container

TIMEOUT = 120.0
"""Seconds a conversion may take."""

MAX_BYTES = 100_000_000
"""The largest file that is handed to LibreOffice."""

_PROGRAMS = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
_AS_DOCX = "open it in a word processor and save it as .docx"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF = b"{\\rtf"
_ZIP = b"PK\x03\x04"
_NOWHERE = "127.0.0.1"
_NO_PORT = 9

_SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Common/Load", "UpdateDocMode", "0"),
    ("Writer/Content/Update", "Link", "0"),
    ("Writer/Content/Update", "Field", "false"),
    ("Writer/Content/Update", "Chart", "false"),
)
_PROXY = (
    ("ooInetProxyType", "2"),
    ("ooInetHTTPProxyName", _NOWHERE),
    ("ooInetHTTPProxyPort", str(_NO_PORT)),
    ("ooInetHTTPSProxyName", _NOWHERE),
    ("ooInetHTTPSProxyPort", str(_NO_PORT)),
    ("ooInetFTPProxyName", _NOWHERE),
    ("ooInetFTPProxyPort", str(_NO_PORT)),
    ("ooInetNoProxy", ""),
)


def read_office(path: Path, name: str) -> Read:
    """Read a .doc or .rtf file; `name` is how messages call it.

    Raises InputError where LibreOffice is missing or makes nothing of the file, and as
    `read_docx` does.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError(
                f"is too large (at most {MAX_BYTES // 10**6} MB are read)", _AS_DOCX, path=name
            )
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(error, name) from error
    if not data.strip():
        raise InputError("is empty", "leave it out or put the text in it", path=name)
    if data.startswith(_ZIP):
        # Word opens a file by its content, so that nobody notices a wrong ending.
        return (read_odt if b"vnd.oasis.opendocument.text" in data[:200] else read_docx)(path, name)
    if is_encrypted_container(data):
        raise InputError("is encrypted with a password", "save it without the password", path=name)
    if not data.startswith((_OLE, _RTF)):
        raise InputError("is neither an old Word file nor an RTF file", _AS_DOCX, path=name)
    program = find_program()
    if program is None:
        raise InputError(
            f"{path.suffix.lower()} files are read through LibreOffice, which is not installed",
            "save it as .docx, or install LibreOffice",
            path=name,
        )
    ending = ".rtf" if data.startswith(_RTF) else ".doc"
    with tempfile.TemporaryDirectory(prefix="standpunkt-") as folder:
        return read_docx(_converted(program, data, ending, Path(folder), name), name)


def find_program() -> str | None:
    """Where LibreOffice is; None where it is not installed."""
    for program in (*_PROGRAMS, *_PLACES):
        found = shutil.which(program)
        if found:
            return found
    return None


def _converted(program: str, data: bytes, ending: str, folder: Path, name: str) -> Path:
    """The .docx that LibreOffice makes of a file, in `folder`."""
    source, profile, output = folder / f"in{ending}", folder / "profile", folder / "out"
    source.write_bytes(data)
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_settings(), encoding="utf-8")
    failed = InputError(
        "LibreOffice cannot read it; it may be damaged or need a password", _AS_DOCX, path=name
    )
    try:
        finished = _run(
            [
                program,
                f"-env:UserInstallation={profile.as_uri()}",
                "--headless",
                "--norestore",
                "--nolockcheck",
                "--nodefault",
                "--convert-to",
                "docx:MS Word 2007 XML",
                "--outdir",
                str(output),
                str(source),
            ],
            folder,
        )
    except OSError as error:
        raise InputError(
            f"LibreOffice does not start ({error.strerror})", _AS_DOCX, path=name
        ) from error
    except subprocess.TimeoutExpired as error:
        raise InputError(
            f"LibreOffice takes more than {TIMEOUT:.0f} seconds over it", _AS_DOCX, path=name
        ) from error
    made = output / "in.docx"
    # It reports success for files it could not load; what counts is whether a file came out.
    if finished or not made.is_file() or not made.stat().st_size:
        raise failed
    return made


def _run(command: list[str], folder: Path) -> int:
    """Runs a program to its end, or ends it and all it started after the timeout."""
    nowhere = f"http://{_NOWHERE}:{_NO_PORT}"
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), nowhere)
    environment = {
        **os.environ,
        **proxies,
        **{key.upper(): value for key, value in proxies.items()},
        "no_proxy": "",
        "NO_PROXY": "",
        "HOME": str(folder),
        "TMPDIR": str(folder),
    }
    with subprocess.Popen(  # noqa: S603 - the program found above, and paths made here
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd=folder,
        start_new_session=sys.platform != "win32",
    ) as process:
        try:
            return process.wait(TIMEOUT)
        except BaseException:
            _end(process)
            raise


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends a program with what it started: soffice is a script around the program proper."""
    if sys.platform == "win32":
        process.kill()
    else:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return


def _settings() -> str:
    """The settings of a profile that runs nothing and fetches nothing."""
    items = [(f"org.openoffice.Office.{path}", key, value) for path, key, value in _SETTINGS]
    items += [("org.openoffice.Inet/Settings", key, value) for key, value in _PROXY]
    written = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{key}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, key, value in items
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{written}</oor:items>"
    )
