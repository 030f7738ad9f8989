"""Composing: the blocks that a reader found, written as one text that remembers what they are."""

from __future__ import annotations

from dataclasses import dataclass, field

from standpunkt.documents import Block, BlockKind, Place, Span


@dataclass(slots=True)
class Composed:
    """The text while it is being written, where its places begin, and its blocks."""

    length: int = 0
    places: list[Place] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _here: str = ""

    @property
    def text(self) -> str:
        """What has been written so far."""
        return "".join(self._parts)

    def add(
        self,
        words: str,
        *,
        apart: bool = True,
        place: str = "",
        kind: BlockKind | None = None,
        level: int = 0,
        marker: int = 0,
    ) -> None:
        """Add lines below what there is, with a blank line between where they stand `apart`.

        A `kind` of None is for what the file says nothing of.

        >>> composed = Composed()
        >>> composed.add("Syn", kind=BlockKind.HEADING, level=1)
        >>> composed.add("- gebyr", apart=False, kind=BlockKind.ITEM, level=1, marker=2)
        >>> composed.text, [tuple(block.span) for block in composed.blocks]
        ('Syn\\n- gebyr', [(0, 3), (4, 11)])
        """
        if self._parts:
            self._write("\n\n" if apart else "\n")
        if place != self._here:
            self._here = place
            self.places.append(Place(self.length, place))
        start = self.length
        self._write(words)
        if kind is not None:
            self.blocks.append(Block(kind, Span(start, self.length), level, marker))

    def _write(self, words: str) -> None:
        self._parts.append(words)
        self.length += len(words)
