"""Capitals: lines set in them are headings, and end where the capitals do."""

from __future__ import annotations


def in_capitals(text: str) -> bool:
    """Whether a line is set in capitals, and is more than an abbreviation.

    >>> in_capitals("GEBYR FOR VANN"), in_capitals("NKOM"), in_capitals("Gebyr for vann")
    (True, False, False)
    """
    return text.isupper() and sum(map(str.isalpha, text)) >= 8
