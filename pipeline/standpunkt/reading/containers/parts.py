"""What a file holds: one response as a rule; many in a table, a ZIP file or an e-mail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from standpunkt.reading.text import Read


@dataclass(frozen=True, slots=True)
class Options:
    """What a user may say about how files are read.

    `text_column` names the column of tables that holds the responses; `ocr` is "auto",
    "on" or "off"; `running_titles` is whether those of a PDF are kept.
    """

    text_column: str = ""
    ocr: str = "auto"
    running_titles: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One response in a file, not yet read.

    `name` is what messages and the source column call it, and `steps` tells it from the
    others in its file: empty for the file itself. `titled` is whether its name may tell
    who wrote it, as a row number does not; `slow` whether reading it may take OCR.
    """

    name: str
    read: Callable[[], Read]
    steps: tuple[str, ...] = ()
    titled: bool = True
    slow: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know about a file that holds several responses."""

    name: str
    text: str
