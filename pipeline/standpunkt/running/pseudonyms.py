"""Names of persons out of a run: what stands between reading and the engine."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from standpunkt.documents import Document
from standpunkt.respondent.persons import pseudonymised


def pseudonymiser() -> Callable[[Document], Document]:
    """What puts marks for the names of persons, and numbers the documents as they come."""
    numbers = itertools.count(1)

    def alter(document: Document) -> Document:
        return pseudonymised(document, next(numbers))

    return alter
