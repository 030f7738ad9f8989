"""What the workbook says in one language, from `words.toml`."""

from __future__ import annotations

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

    def stance(self, stance: Stance | AnswerStance) -> str:
        """A stance as a cell shows it, with its sign."""
        return palette.shown(stance, self.language)


@cache
def words(language: str) -> Words:
    """The words of a language, one of `LANGUAGES`. Raises KeyError for any other."""
    text = (resources.files(__package__) / "words.toml").read_text(encoding="utf-8")
    return Words(language, tomllib.loads(text)[language])
