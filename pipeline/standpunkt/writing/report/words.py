"""What the report says in one language: its own words, and those that the workbook says too."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

from standpunkt.documents import OrganisationKind
from standpunkt.positions import Stance
from standpunkt.proposals.answers import AnswerStance
from standpunkt.writing.workbook import words as workbook

LANGUAGES: Final = workbook.LANGUAGES
"""The languages a report can be in."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language: `table` is its part of `words.toml`, `shared` the workbook's."""

    language: str
    table: Mapping[str, Any]
    shared: Mapping[str, Any]

    def stances(self) -> dict[str, str]:
        """The display name of every stance and answer, by its value."""
        return {s.value: s.label(self.language) for s in (*Stance, *AnswerStance)}

    def kind(self, kind: str) -> str:
        """The name of a kind of organisation; the kind itself where there is none.

        >>> words("nn").kind("school"), words("nb").kind("klubb"), words("nb").kind("")
        ('skule og elevar', 'klubb', 'ikke kjent')
        """
        if not kind:
            return str(self.table["unknown"])
        known = set(OrganisationKind)
        return OrganisationKind(kind).label(self.language) if kind in known else kind

    def rule(self, rule: str) -> str:
        """A rule in plain words: of a rule made from two, the words of both.

        >>> words("en").rule("oppose.avvise")
        'says outright that it rejects'
        """
        labels: Mapping[str, str] = self.table["rules"]
        parts = [_longest(labels, part) for part in rule.split("+")]
        return "; ".join(dict.fromkeys(filter(None, parts))) or rule

    def link(self, reason: str) -> str:
        """Why a position is on its proposal, in plain words.

        >>> words("en").link("heading;heading")
        'the heading above'
        """
        labels: Mapping[str, str] = self.table["links"]
        if reason.startswith("unsure"):
            return labels["unsure"].format(ids=reason.partition("(")[2].rstrip(")"))
        parts = dict.fromkeys(part.strip() for part in reason.split(";"))
        return "; ".join(labels.get(part, part) for part in parts)

    def note(self, note: str) -> str:
        """A note of a run in this language, as the workbook says it."""
        return workbook.words(self.language).note(note)

    def turned(self, reason: str) -> str:
        """Why the stance towards a proposal is not the one that the words have."""
        return str(self.table["turned"].get(reason, reason))


def _longest(labels: Mapping[str, str], rule: str) -> str:
    """The words of a rule by as much of its id as has any: "judge.bad-noun", "judge.bad"."""
    name = rule
    while name and name not in labels:
        cut = max(name.rfind("."), name.rfind("-"))
        name = name[:cut] if cut > 0 else ""
    return labels.get(name, "")


@cache
def words(language: str) -> Words:
    """The words of a language, one of `LANGUAGES`. Raises KeyError for any other."""
    text = (resources.files(__package__) / "words.toml").read_text(encoding="utf-8")
    return Words(language, tomllib.loads(text)[language], workbook.words(language).table)
