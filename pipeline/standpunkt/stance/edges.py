"""The edges of a target as a reader would set them: no hanging comma, no bracket left open."""

from __future__ import annotations

import re
from typing import Final

from standpunkt.documents import Span

_HANGING_AFTER: Final = re.compile(r"[\s,;:(–-]+$")
_HANGING_BEFORE: Final = re.compile(r"(?:[,;:]\s*)+(?:(?:men|og|eller)\s+)?")
_GOES_ON: Final = re.compile(r"\.\s+(?=[a-zæøå])")
_PAIRS: Final = (("(", ")"), ("«", "»"), ("“", "”"))


def tidied(text: str, target: Span, sentence: Span) -> Span:
    """The target with its edges in `text` where they read best, within its sentence.

    >>> text = "Vi støtter plikta til nærværsteam (forslag 1), men ikkje fristen."
    >>> def told(words):
    ...     start = text.index(words)
    ...     span = tidied(text, Span(start, start + len(words)), Span(0, len(text)))
    ...     return text[span.start : span.end]
    >>> told("plikta til nærværsteam (forslag 1"), told(", men ikkje fristen")
    ('plikta til nærværsteam (forslag 1)', 'ikkje fristen')
    """
    start, end = target
    words = text[start:end]
    # "1.–3. trinn": a number with a stop ends no sentence that goes on in small letters.
    if words[-1:].isdigit() and _GOES_ON.match(text, end, sentence.end):
        end = start + len(text[start : sentence.end].rstrip(" \t\r\n.!?:;"))
    if hanging := _HANGING_BEFORE.match(text, start, end):
        start = hanging.end()
    end = start + len(_HANGING_AFTER.sub("", text[start:end]))
    for opens, closes in _PAIRS:
        inside = text[start:end]
        if inside.count(opens) == inside.count(closes) + 1 and text[end : end + 1] == closes:
            end += 1
    return Span(start, end) if start < end else target
