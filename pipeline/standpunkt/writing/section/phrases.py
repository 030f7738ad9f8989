"""The words of the draft in one written language, from `phrases.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

# A further sentence.
_MORE = re.compile(r"[.!?:]\s+\w")

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

    def within(self, name: str) -> str:
        """A holder's name as it stands inside a sentence: what is no proper name is in small.

        >>> words = phrases("nb")
        >>> words.within("Et mindretall i kommunestyret"), words.within("Flertallet")
        ('et mindretall i kommunestyret', 'flertallet')
        >>> words.within("Norsk Brolag"), words.within("Departementet")
        ('Norsk Brolag', 'departementet')
        """
        first = name.partition(" ")[0].casefold()
        common = first in self.table["common"] or (
            first == name.casefold() and first in self.table["nouns"]
        )
        return name[:1].lower() + name[1:] if common else name

    def they(self, organisation: str, kind: str) -> str:
        """What an organisation is called once it has been named: by its own noun, else its kind.

        >>> phrases("nb").they("Distribusjonsbedriftenes Landsforbund", "working_life")
        'landsforbundet'
        >>> phrases("nn").they("Fjordvik kommune", "municipality")
        'kommunen'
        >>> phrases("nb").they("Fotfolk", "association")
        'organisasjonen'
        """
        table = self.table["they"]
        if kind != "several":
            # What stands after "for" or "i" is what it is for: "Direktoratet for barnehager".
            name = re.split(r" (?:for|i|ved|mot|av|under) |,", organisation.casefold())[0]
            for word in reversed(name.split()):
                for definite, nouns in self.table["nouns"].items():
                    if word.endswith((*nouns, definite)):
                        return str(definite)
        return str(table.get(kind, table["any"]))

    def selves(self, organisation: str, kind: str) -> tuple[str, ...]:
        """What an organisation may call itself in its response, in either written language.

        >>> phrases("nb").selves("Storlia velforening", "association")
        ('vi', 'me', 'foreningen', 'foreininga')
        """
        both = [phrases(language).they(organisation, kind) for language in LANGUAGES]
        return (*(("vi", "me") if kind != "person" else ("jeg", "eg")), *dict.fromkeys(both))

    def reported(self, words: str, selves: Sequence[str]) -> tuple[str, str] | None:
        """The verb and what is said, of one sentence that says "we think that …"; else None.

        `selves` are the subjects that stand for the organisation itself.

        >>> phrases("nb").reported("Me meiner at fristen er for kort.", ["vi", "me"])
        ('mener', 'fristen er for kort.')
        >>> phrases("nb").reported("Forutsetningen er at staten betaler.", ["vi"])
        ('forutsetter', 'staten betaler.')
        >>> phrases("nb").reported("Rådmannen mener at fristen er for kort.", ["vi"])
        >>> phrases("nb").reported("Vi mener at det er bra. Men fristen er kort.", ["vi"])
        """
        who = "|".join(re.escape(one) for one in selves)
        for verb, ways in self.table["reported"].items():
            for way in ways:
                said = way.replace("~", f"(?:{who})")
                found = re.match(rf"(?i:{said}) at (?P<what>\S.*)", words)
                if found and not _MORE.search(found["what"]):
                    return str(verb), found["what"]
        return None


@cache
def phrases(language: str) -> Phrases:
    """The phrases of a language, one of `LANGUAGES`. Raises KeyError for any other."""
    text = (resources.files(__package__) / "phrases.toml").read_text(encoding="utf-8")
    return Phrases(tomllib.loads(text)[language])
