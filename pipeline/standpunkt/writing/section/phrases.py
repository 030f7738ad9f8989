"""The words of the draft in one written language, from `phrases.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

LANGUAGES = ("nb", "nn")
"""The written languages a section can be drafted in."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one language, by the dotted names of `phrases.toml`."""

    table: Mapping[str, Any]

    def one(self, name: str, turn: int = 0, *, many: bool = False) -> str:
        """A phrase; where there are several that say the same, they take turns.

        >>> words = phrases("nb")
        >>> words.one("stand.oppose"), words.one("stand.oppose", 1)
        ('{names} går imot forslaget', '{names} støtter ikke forslaget')
        >>> words.one("stand.skeptical", many=True)
        '{names} er skeptiske til forslaget'
        """
        found: Any = self.table
        for part in name.split("."):
            found = found[part]
        if isinstance(found, Mapping):
            found = found["many" if many else "one"]
        return str(found if isinstance(found, str) else found[turn % len(found)])

    def number(self, n: int) -> str:
        """A number as running text has it: in words up to twelve.

        >>> phrases("nn").number(1), phrases("nb").number(13)
        ('éin', '13')
        """
        words = self.table["numbers"]
        return str(words[n]) if n < len(words) else str(n)

    def listed(self, names: Sequence[str]) -> list[tuple[str, bool]]:
        """Names as a list in running text, piece by piece, and whether each is a name.

        >>> "".join(piece for piece, _ in phrases("nb").listed(["A", "B", "C"]))
        'A, B og C'
        """
        pieces: list[tuple[str, bool]] = []
        for n, name in enumerate(names):
            if n:
                last = n == len(names) - 1
                pieces.append((f" {self.table['and']} " if last else ", ", False))
            pieces.append((name, True))
        return pieces


@cache
def phrases(language: str) -> Phrases:
    """The phrases of a language, one of `LANGUAGES`. Raises KeyError for any other."""
    text = (resources.files(__package__) / "phrases.toml").read_text(encoding="utf-8")
    return Phrases(tomllib.loads(text)[language])
