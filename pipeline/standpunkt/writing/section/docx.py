"""The draft as a Word document: each clause carries its rows in a comment."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from docx import Document
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from standpunkt.reading.finding.outputs import AUTHOR
from standpunkt.writing.files import replacing
from standpunkt.writing.section.draft import Clause, Draft
from standpunkt.writing.section.markdown import reference
from standpunkt.writing.section.phrases import phrases

_SHOWN = 12
# What XML cannot hold.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def write(path: Path, draft: Draft) -> None:
    """Write the draft, whole or not at all. Raises OutputError where that cannot be done."""
    words = phrases(draft.language)
    document = Document()
    properties = document.core_properties
    properties.title, properties.author = draft.title, AUTHOR
    # A clock reading would make two equal drafts differ.
    properties.created = properties.modified = _CREATED
    _for_norway(document, draft.language)
    document.add_heading(draft.title, level=1)
    _paragraph(document, draft.opening)
    for topic in draft.topics:
        document.add_heading(_text(topic.heading), level=2)
        for clauses in topic.paragraphs:
            _paragraph(document, clauses)
    if draft.notes:
        document.add_heading(words.one("notes.title"), level=2)
        for note in draft.notes:
            document.add_paragraph(_text(note), style="List Bullet")
    made = io.BytesIO()
    document.save(made)
    with replacing(path) as part, part.open("wb") as file:
        _without_clock(made, file)


def _for_norway(document: Word, language: str) -> None:
    """A4, and the written language, so that its own spelling checker reads it."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    font = document.styles["Normal"].font
    font.name = "Calibri"
    for mark in document.styles.element.iter(qn("w:lang")):
        mark.set(qn("w:val"), f"{language}-NO")


def _without_clock(made: IO[bytes], file: IO[bytes]) -> None:
    """The same document without the time it was made, which its parts and comments tell."""
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        for name in parts.namelist():
            data = parts.read(name)
            if name == "word/comments.xml":
                data = re.sub(rb'w:date="[^"]*"', b'w:date="2000-01-01T00:00:00Z"', data)
            out.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


def _paragraph(document: Word, clauses: tuple[Clause, ...]) -> None:
    paragraph = document.add_paragraph()
    for n, clause in enumerate(clauses):
        if n:
            paragraph.add_run(" ")
        _clause(document, paragraph, clause)


def _clause(document: Word, paragraph: Paragraph, clause: Clause) -> None:
    runs = []
    for run in clause.runs:
        added = paragraph.add_run(_text(run.text))
        added.italic = run.name or None
        runs.append(added)
    if clause.rows:
        told = [reference(row) for row in clause.rows[:_SHOWN]]
        left = len(clause.rows) - _SHOWN
        told += [f"… +{left}"] if left > 0 else []
        comment = document.add_comment(runs, text=_text(told[0]), author=AUTHOR, initials="S")
        for line in told[1:]:
            comment.add_paragraph(_text(line))


def _text(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
