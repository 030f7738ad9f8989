"""The policy of `policy.toml`, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache
from importlib import resources

from standpunkt.positions import Stance
from standpunkt.reading.tables.columns import heading_key

_LONGEST_HEADING = 9


@dataclass(frozen=True, slots=True)
class Meeting:
    """What stands that meet come to: `becomes` is None for a contradiction.

    `limited_by` is the stance whose row limits the answer where nothing else does, if any.
    """

    id: str
    all: frozenset[Stance]
    any: frozenset[Stance]
    becomes: Stance | None
    limited_by: Stance | None = None

    def fits(self, stances: Set[Stance]) -> bool:
        """Whether these stances meet here."""
        return self.all <= stances and (not self.any or bool(self.any & stances))


@dataclass(frozen=True, slots=True)
class Policy:
    """How positions become an answer; `policy.toml` says what each part means."""

    decide: tuple[str, ...]
    places: tuple[tuple[int, tuple[str, ...]], ...]
    meetings: tuple[Meeting, ...]
    words: Mapping[str, tuple[str, ...]]

    def __post_init__(self) -> None:
        for stance in Stance:
            if stance.evaluative and not any(one.fits({stance}) for one in self.meetings):
                raise ValueError(f"no meeting says what {stance} comes to")

    def meeting(self, stances: Set[Stance]) -> Meeting:
        """What these evaluative stances come to together: the first that they fit.

        >>> policy().meeting({Stance.SKEPTICAL, Stance.SUPPORT}).id
        'reservation'
        """
        return next(meeting for meeting in self.meetings if meeting.fits(stances))

    def place(self, section: str) -> int:
        """The weight of what stands under a heading.

        >>> told = ("Vedtak (9 mot 2):", "Forslag til vedtak", "SAMANDRAG", "Gebyr")
        >>> [policy().place(heading) for heading in told]
        [2, 1, 1, 0]
        """
        heading = f" {heading_key(section)} "
        if heading.count(" ") > _LONGEST_HEADING:
            return 0
        for weight, headings in self.places:
            if any(f" {words} " in heading for words in headings):
                return weight
        return 0

    def says(self, kind: str, text: str) -> bool:
        """Whether a text has one of the words of a kind."""
        plain = " ".join(text.casefold().split())
        return any(word in plain for word in self.words[kind])


@cache
def policy() -> Policy:
    """The shipped policy."""
    text = (resources.files("standpunkt.proposals") / "policy.toml").read_text(encoding="utf-8")
    given = tomllib.loads(text)
    return Policy(
        tuple(given["decide"]),
        tuple((place["weight"], tuple(place["headings"])) for place in given["place"]),
        tuple(
            Meeting(
                meet["id"],
                frozenset(map(Stance, meet["all"])),
                frozenset(map(Stance, meet.get("any", ()))),
                Stance(meet["becomes"]) if "becomes" in meet else None,
                Stance(meet["limited_by"]) if "limited_by" in meet else None,
            )
            for meet in given["meet"]
        ),
        {kind: tuple(words) for kind, words in given["words"].items()},
    )
