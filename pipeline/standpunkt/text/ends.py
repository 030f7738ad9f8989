"""Ends: whether words end in a sign that ends them, quotation marks and brackets aside."""

from __future__ import annotations

from typing import Final

CLOSING: Final = "»”\"')]"
"""What may stand between the sign and the end."""


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does.

    >>> ends_sentence("Vi sier «nei.»"), ends_sentence("Vi foreslår:"), ends_sentence("Innledning")
    (True, False, False)
    """
    return text.rstrip().rstrip(CLOSING).endswith((".", "!", "?"))


def is_ended(text: str) -> bool:
    """Whether what comes after is something new: as `ends_sentence`, or by colon or semicolon.

    >>> is_ended("Vi foreslår:"), is_ended("Innledning")
    (True, False)
    """
    return text.rstrip().rstrip(CLOSING).endswith((".", "!", "?", ":", ";"))
