"""Which reader reads which ending."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from standpunkt.reading.pdf import read_pdf
from standpunkt.reading.text import Read, read_text

Reader = Callable[[Path, str], Read]
"""From a path, and the name messages give it, to what the file holds."""

READERS: Mapping[str, Reader] = MappingProxyType(
    {".txt": read_text, ".md": read_text, ".pdf": read_pdf}
)
"""Lower-case ending to reader; a new format adds itself here."""


def endings() -> str:
    """The endings that are read, as a message says them.

    >>> endings()
    '.txt, .md and .pdf'
    """
    *most, last = READERS
    return f"{', '.join(most)} and {last}" if most else last


def reader_for(path: Path) -> Reader | None:
    """The reader of this file's ending, None where there is none.

    >>> reader_for(Path("svar.TXT")) is read_text
    True
    """
    return READERS.get(path.suffix.lower())
