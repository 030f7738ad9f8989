"""Which row of the book that was written a line is now: by id, else by number and quote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from standpunkt.review.workbook.baseline import BaselineRow, same_words
from standpunkt.review.workbook.sheet import Line, Sheet


class Identified:
    """Finds the baseline of a line: by id, else by number and quote."""

    def __init__(self, known: Mapping[str, BaselineRow], said: Sheet) -> None:
        self.known = known
        self.said = said
        self.by_number = {was.number: was for was in known.values()}
        quotes = Counter(" ".join(was.shown.get("quote", "").split()) for was in known.values())
        self.by_quote = {
            quote: was
            for was in known.values()
            if quotes[quote := " ".join(was.shown.get("quote", "").split())] == 1
        }

    def row(self, line: Line, *, merged: bool) -> BaselineRow | None:
        """The row it was; None for one that was typed, and for one of another book, which is told.

        `merged` tells that its id lies under a merged cell.
        """
        key = line.cells.get("=row_id", "")
        if key in self.known:
            return self.known[key]
        if key:
            self.said.note(
                f"the id '{key}' is not one of this workbook",
                "give the book it is from",
                line.number,
            )
            return None
        if "=row_id" in line.cells and not merged and self._new(line):
            return None
        number, quote = line.cells.get("number", ""), " ".join(line.cells.get("quote", "").split())
        was = self.by_number.get(int(number)) if number.isdigit() else None
        if was and (same_words(quote, was.shown.get("quote", "")) or not quote):
            return was
        return self.by_quote.get(quote)

    @staticmethod
    def _new(line: Line) -> bool:
        """Whether a row was typed: it has neither the number nor the id that rows are given."""
        return not line.cells.get("number")
