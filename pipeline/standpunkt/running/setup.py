"""What a run is set up with: one record for the program, for Python and for workers."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from standpunkt import wire
from standpunkt.proposals.proposal import Proposal
from standpunkt.reading.containers.parts import Options
from standpunkt.reading.guard.guarded import Limits
from standpunkt.respondent.catalogue import Body

ENGINE = "standpunkt.running.engines"
"""The module that makes the engine where a setup names no other."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What a run is set up with, the same for all its documents.

    `model` and `rules` are as the user names them; `texts` is whether texts are to be saved.
    `proposals` are those that positions are linked to, `bodies` those that a user knows besides
    the catalogue. `engine` names the module whose `make(model, rules)` gives the engine.
    `pseudonymise` is whether marks stand for the names of persons, and `whole` whether documents
    and positions come back themselves, besides their rows.
    """

    model: str | None = None
    rules: tuple[str, ...] = ()
    options: Options = field(default_factory=Options)
    limits: Limits = field(default_factory=Limits)
    texts: bool = False
    proposals: tuple[Proposal, ...] = ()
    engine: str = field(default_factory=lambda: ENGINE)
    bodies: tuple[Body, ...] = ()
    pseudonymise: bool = False
    whole: bool = False

    def message(self) -> wire.Message:
        """The setup as JSON knows it, for whoever reads in whatever folder: `wire.made` reads it.

        >>> setup = Setup(proposals=(Proposal("1", "Gebyr", aliases=("avgift",)),))
        >>> wire.made(setup.message(), Setup) == setup
        True
        """
        rules = tuple(str(Path(rule).absolute()) for rule in self.rules)
        return wire.plain(replace(self, rules=rules))

    @property
    def named(self) -> bool:
        """Whether messages may call files by their names, which may be those of persons."""
        return not self.pseudonymise
