"""Blocks and sentences: from a document's text to clean sentences that map back to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from standpunkt.documents import Span


class BlockKind(StrEnum):
    """What a block of lines is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    CHROME = "chrome"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as it is read, and where it stands.

    `text` is the reading text: wrapped lines and line-end hyphens joined, white space
    single. `offsets` has len(text) + 1 entries: reading character i stands at source
    offset offsets[i], and the sentence ends before offsets[-1]. `section` is the span of
    the nearest heading above; `lead_in` the index (in the document's list of sentences)
    of the sentence that introduces the list this item stands in.
    """

    text: str
    offsets: tuple[int, ...]
    kind: BlockKind = BlockKind.PARAGRAPH
    block: int = 0
    section: Span | None = None
    lead_in: int | None = None

    def source(self, start: int, end: int) -> Span:
        """The source span of reading characters `start` to `end`, end exclusive."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    @property
    def span(self) -> Span:
        """The source span of the whole sentence."""
        return self.source(0, len(self.text))
