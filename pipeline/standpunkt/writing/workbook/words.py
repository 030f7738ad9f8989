"""What the workbook says in one language, from `words.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

from standpunkt.decisions import Verdict
from standpunkt.documents import OrganisationKind
from standpunkt.positions import Stance
from standpunkt.proposals.answers import AnswerStance
from standpunkt.writing import palette

LANGUAGES: Final = ("nb", "nn", "en")
"""The languages a workbook can be in."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; `table` is its part of `words.toml`."""

    language: str
    table: Mapping[str, Any]

    def sheet(self, name: str) -> str:
        """The title of a sheet."""
        return str(self.table["sheets"][name])

    def column(self, name: str) -> str:
        """The heading of a column."""
        return str(self.table["columns"][name])

    def verdict(self, verdict: Verdict) -> str:
        """What became of a row, as the cell says it."""
        if verdict is Verdict.NOTED:
            return ""
        return str(self.table["decisions"][list(Verdict).index(verdict)])

    def kind(self, kind: str) -> str:
        """What an organisation is."""
        known = kind in set(OrganisationKind)
        return OrganisationKind(kind).label(self.language) if known else kind

    def meaning(self, column: str, part: str) -> str:
        """What a column holds; `part` is "visible" or "technical"."""
        return str(self.table["meanings"][part][column])

    def note(self, note: str) -> str:
        """A note of a run in this language; as it is where nobody has put it into words.

        The name of a file may stand before it, and several are parted by "; ".

        >>> words("nb").note("svar.eml: quoted earlier mail left out (3 lines)")
        'svar.eml: sitert tidligere e-post er utelatt (3 linjer)'
        """
        parts, said = note.split("; "), []
        while parts:
            # A note may hold a semicolon itself.
            tries = ((n, _note("; ".join(parts[:n]), self.language)) for n in (1, 2, 3))
            n, known = next(((n, known) for n, known in tries if known), (1, parts[0]))
            said.append(known)
            parts = parts[n:]
        return "; ".join(said)

    def stance(self, stance: Stance | AnswerStance) -> str:
        """A stance as a cell shows it, with its sign."""
        return palette.shown(stance, self.language)


def _note(note: str, language: str) -> str:
    """The note in a language, empty where it is not known in it."""
    for english, said in _notes():
        for start in (0, *(m.end() for m in re.finditer(": ", note[:_LONGEST_NAME]))):
            found = english.fullmatch(note, start)
            if found and language in said:
                groups = found.groups()
                if said.get("listed"):
                    groups = tuple(_listed(group, language) for group in groups)
                return note[:start] + str(said[language]).format(*groups)
    return ""


def _listed(words: str, language: str) -> str:
    """Numbers and kinds of files that a note lists, in the language."""
    for one in _notes_table()["listed"]:
        words = re.sub(rf"\b{one['english']}\b", one[language], words)
    return words


_LONGEST_NAME: Final = 300
"""Characters before a note that may be the name of a file."""


@cache
def _notes() -> tuple[tuple[re.Pattern[str], Mapping[str, Any]], ...]:
    table = _notes_table()["note"]
    return tuple((re.compile(one["english"], re.DOTALL), one) for one in table)


@cache
def _notes_table() -> Mapping[str, Any]:
    text = (resources.files(__package__) / "notes.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def words(language: str) -> Words:
    """The words of a language, one of `LANGUAGES`. Raises KeyError for any other."""
    text = (resources.files(__package__) / "words.toml").read_text(encoding="utf-8")
    return Words(language, tomllib.loads(text)[language])
