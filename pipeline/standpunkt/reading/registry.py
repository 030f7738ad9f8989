"""Which reader reads which ending."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from standpunkt.errors import InputError
from standpunkt.reading.mail.email import attachments, only_brings, read_email
from standpunkt.reading.mail.saved import read_saved
from standpunkt.reading.pdf.reader import read_pdf
from standpunkt.reading.tables import sheets
from standpunkt.reading.text import Read, read_text
from standpunkt.reading.web.html import read_html, read_mhtml
from standpunkt.reading.word.docx import read_docx
from standpunkt.reading.word.libreoffice import read_office
from standpunkt.reading.word.odt import read_odt

Reader = Callable[[Path, str], Read]
"""From a path, and the name messages give it, to what the file holds.

A reader that can use OCR also takes `ocr=`, with a default of the enumeration it knows; one that
leaves out running titles takes `running_titles=`, which keeps them.
"""

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        ".txt": read_saved,
        ".md": read_text,
        ".pdf": read_pdf,
        ".docx": read_docx,
        ".docm": read_docx,
        ".odt": read_odt,
        ".doc": read_office,
        ".rtf": read_office,
        ".html": read_html,
        ".htm": read_html,
        ".mhtml": read_mhtml,
        ".mht": read_mhtml,
        ".eml": read_email,
    }
)
"""Lower-case ending to reader; a new format adds itself here."""

Attachments = Callable[[bytes], Iterable[tuple[str, bytes]]]
"""From an e-mail to the names and bytes of the files that came with it."""

ATTACHMENTS: Mapping[str, Attachments] = MappingProxyType({".eml": attachments})
"""Lower-case ending to what lists the attachments; its reader reads the message."""
COVERS: Mapping[str, Callable[[bytes], bool]] = MappingProxyType({".eml": only_brings})
"""Lower-case ending to what tells whether a message is nothing but its attachments' cover."""

TABLES = sheets.ENDINGS
"""Endings of tables with one response a row."""

ZIP = ".zip"
"""The ending of files that hold files."""

SAFE_IN_PROCESS = frozenset({read_text, read_saved})
"""Readers of nothing but plain text, which need no process of their own."""

ABOUT_THE_FOLDER = frozenset(
    {
        "readme",
        "license",
        "licence",
        "changelog",
        "contributing",
        "guidelines",
        "notice",
        "summary",
    }
)
"""Stems of files that tell about a folder and are no response in it; skipped unless
they are named themselves."""


def endings() -> str:
    """The endings that are read, as a message says them.

    >>> endings().endswith(".csv, .tsv, .xlsx, .parquet and .zip")
    True
    """
    *most, last = (*READERS, *TABLES, ZIP)
    return f"{', '.join(most)} and {last}"


def reader_for(path: Path) -> Reader | None:
    """The reader of this file's ending, None where it holds no response or several.

    >>> reader_for(Path("svar.MD")) is read_text
    True
    """
    return READERS.get(path.suffix.lower())


def is_read(path: Path) -> bool:
    """Whether files with this ending are read.

    >>> is_read(Path("svar.zip")), is_read(Path("svar.exe"))
    (True, False)
    """
    return path.suffix.lower() in (*READERS, *TABLES, ZIP)


def holds_several(path: Path) -> bool:
    """Whether a file with this ending may hold several responses.

    >>> holds_several(Path("svar.ZIP")), holds_several(Path("svar.docx"))
    (True, False)
    """
    return path.suffix.lower() in (*TABLES, ZIP, *ATTACHMENTS)


def without_table(text_column: str, paths: Iterable[Path]) -> tuple[str, ...]:
    """A note where a column is named and no file holds a table that could have it.

    >>> without_table("svar", [Path("a.txt")]), without_table("svar", [Path("a.csv")])
    (("--text-column 'svar' had no effect, since no input is a table",), ())
    """
    if not text_column or any(map(holds_several, paths)):
        return ()
    return (f"--text-column '{text_column}' had no effect, since no input is a table",)


def not_read(path: Path, name: str) -> InputError:
    """The InputError for a file whose ending nobody reads."""
    ending = f"the ending {path.suffix}" if path.suffix else "a file without an ending"
    return InputError(
        f"{ending} is not read", path=name, remedy=f"only {endings()} files are; save it as one"
    )


def is_about_the_folder(path: Path) -> bool:
    """Whether a file tells about the folder it lies in."""
    return path.stem.lower() in ABOUT_THE_FOLDER


def kind(path: Path) -> str:
    """What a file that is skipped counts as: its ending, or its name if that is why."""
    return path.name if is_read(path) else path.suffix.lower() or "no ending"


def passed_over(kinds: Counter[str]) -> str:
    """How many files of which kinds were skipped.

    >>> passed_over(Counter({".png": 2}))
    'skipped: 2 .png'
    """
    listed = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    return f"skipped: {listed}"
