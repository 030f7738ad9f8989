"""The sender's own name, and that it supports or is sceptical of something."""

from __future__ import annotations

import re
from collections.abc import Iterable

from peer.shared import Response, Tool


def load() -> Tool:
    """A pattern a response."""

    def read(responses: Iterable[Response]) -> int:
        found = 0
        for response in responses:
            name = re.escape(response.organisation)
            pattern = rf"\b(?:{name}|vi)\s+(?:støtter|er\s+skeptisk\s+til)\s+([^.]+)"
            found += sum(1 for _ in re.finditer(pattern, response.text, re.IGNORECASE))
        return found

    return read
