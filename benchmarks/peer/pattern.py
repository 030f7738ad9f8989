"""The terms as one regular expression, with a negation near by as another."""

from __future__ import annotations

import re
from collections.abc import Iterable

from peer.shared import NEGATIONS, TERMS, Response, Tool

_NEAR = 40
"""Characters before and after a term."""


def load() -> Tool:
    """Two expressions, made once."""
    terms = _any(word for words in TERMS.values() for word in words)
    negation = _any(NEGATIONS)

    def read(responses: Iterable[Response]) -> int:
        found = []
        for response in responses:
            for hit in terms.finditer(response.text):
                start, end = max(0, hit.start() - _NEAR), hit.end() + _NEAR
                found.append((hit[0], bool(negation.search(response.text, start, end))))
        return len(found)

    return read


def _any(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
