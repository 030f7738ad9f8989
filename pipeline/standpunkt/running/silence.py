"""Why a document came to nothing, where it is more than a line or two and that may be a mistake."""

from __future__ import annotations

from typing import Final

from standpunkt.documents import BlockKind, Document
from standpunkt.language.blocks import find_blocks
from standpunkt.language.identify import is_read

FEWEST_LINES: Final = 5
"""Lines of a document, blank ones aside, that may well hold no position."""

SHORTEST: Final = 400
"""Characters of a document that may well hold none, where it has fewer lines than that."""

MOST: Final = 0.5


def silence(document: Document) -> str:
    """A note on a document in which no position was found, though most of it was not read.

    Empty where it is short, and where most of it was read as the respondent's words.

    >>> silence(Document("a", "a.txt", "\\n\\n".join(["Side 1 av 2", "www.fjordvik.example"] * 4)))
    'no position was found: 100% was taken for letterhead, page numbers, signatures or menus'
    """
    text = document.text
    lines = sum(bool(line.strip()) for line in text.splitlines())
    letters = sum(map(len, text.split()))
    if lines < FEWEST_LINES and letters < SHORTEST:
        return ""
    chrome = foreign = 0
    for block in find_blocks(text, document.blocks):
        size = sum(len(word) for line in block.lines for word in line.of(text).split())
        if block.kind is BlockKind.CHROME:
            chrome += size
        elif not is_read(document.language_of(block.lines[0].start)):
            foreign += size
    if chrome + foreign <= MOST * letters:
        return ""
    reasons = [
        f"{size / letters:.0%} was taken for {what}"
        for size, what in (
            (chrome, "letterhead, page numbers, signatures or menus"),
            (foreign, "another language"),
        )
        if size
    ]
    return f"no position was found: {' and '.join(reasons)}"
