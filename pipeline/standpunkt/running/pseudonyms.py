"""Names of persons out of a run: what stands between reading and the engine."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace

from standpunkt.documents import Document
from standpunkt.errors import InputError
from standpunkt.language.people import persons_in
from standpunkt.reading.finding.files import Found
from standpunkt.respondent.persons import pseudonymised


def pseudonymiser() -> Callable[[Document], Document]:
    """What puts marks for the names of persons, and numbers the documents as they come."""
    numbers = itertools.count(1)

    def alter(document: Document) -> Document:
        return pseudonymised(document, next(numbers), persons_in)

    return alter


def without_names(found: Found) -> Found:
    """What was found, telling of inputs that are not read without what they are called."""
    failures = tuple(
        InputError(error.problem, error.remedy, path="an input") for error in found.failures
    )
    outputs = [note for note in found.notes if not note.startswith("skipped")]
    notes = [note for note in found.notes if note not in outputs]
    notes += ["skipped: what an earlier run wrote"] * bool(outputs)
    return replace(found, failures=failures, notes=tuple(notes))
