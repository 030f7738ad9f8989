"""Rule examples: each rule on its own examples, with the whole engine around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from standpunkt.documents import Document, Metadata
from standpunkt.language.reading import Reading, parse
from standpunkt.language.sentences import split
from standpunkt.positions import Position, Tier
from standpunkt.stance.engine import Engine
from standpunkt.stance.rules import Rule

RESPONDENT = Metadata(
    organisation="Fjordvik kommune",
    aliases=(
        *("kommunen", "KS", "laget", "fylkeskommunen", "kommunestyret", "styret"),
        "foreningen",
    ),
)
"""Who speaks in the examples."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that a rule should read, or, where it is not positive, should leave alone."""

    rule: Rule
    text: str
    positive: bool


class Outcome(StrEnum):
    """What an example came to."""

    PASS = "pass"  # noqa: S105
    OPEN = "open"
    """Not read right, and known not to be."""
    MENDED = "mended"
    """Known not to be read right, and yet it is: the mark can go."""
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Trial:
    """An example with what the engine read in it; `lost` says what became of the rule's cues."""

    example: Example
    found: tuple[Position, ...]
    lost: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        """Whether the example was read as its rule says.

        A positive example may be read by another rule that comes to the same stance. A
        negative one must not be read by the rule as an explicit stand, nor at all by a rule
        whose stands are all implicit.
        """
        if self.example.positive:
            alike = stances(self.example.rule)
            return bool(self.mine) or any(str(p.stance) in alike for p in self.found)
        never = self.example.rule.tier is Tier.IMPLICIT
        return not any(never or p.tier is Tier.CORE for p in self.mine)

    @property
    def mine(self) -> list[Position]:
        """What the rule itself read."""
        return [p for p in self.found if self.example.rule.id in p.rule.split("+")]

    @property
    def outcome(self) -> Outcome:
        """Pass or fail, in the light of the rule's `open` examples."""
        if self.example.text in self.example.rule.open:
            return Outcome.MENDED if self.right else Outcome.OPEN
        return Outcome.PASS if self.right else Outcome.FAIL


def stances(rule: Rule) -> set[str]:
    """The stances that a positive example of the rule may come out as."""
    return {str(rule.stance), *map(str, rule.accept), *({rule.negated} - {"", "none"})}


def examples(rules: Iterable[Rule]) -> Iterator[Example]:
    """Every example of the rules, rule by rule."""
    for rule in rules:
        yield from (Example(rule, text, True) for text in rule.positive)
        yield from (Example(rule, text, False) for text in rule.negative)


def tried(engine: Engine, given: Iterable[Example]) -> Iterator[Trial]:
    """Each example read by the engine, parsed together, since one by one takes three times as long.

    Every sentence is parsed, also those that the engine would not: `told` says what cue is met.
    """
    listed = [(example, split(example.text)) for example in given]
    parsed = parse(engine.nlp, (sentence for _, lines in listed for sentence in lines))
    for example, lines in listed:
        readings = [replace(next(parsed), index=n) for n in range(len(lines))]
        yield _tried(engine, example, readings)


def _tried(engine: Engine, example: Example, readings: Sequence[Reading]) -> Trial:
    document = Document("example", "example.txt", example.text, RESPONDENT)
    traces = list(engine.trace(document, readings))
    found = tuple(position for trace in traces for _, position in trace.taken)
    lost = [
        f"{trace.reading.words(*verdict.what.cue)!r}: {verdict.reason}"
        for trace in traces
        for verdict in trace.verdicts
        if not verdict.kept and verdict.what.rule == example.rule.id
    ]
    return Trial(example, found, tuple(dict.fromkeys(lost)))


def in_words(trial: Trial) -> str:
    """A trial in words: one line, and below it what was read where the rule did not decide it.

    Parts of the first line are parted by tabs, so that other programs can read it.
    """
    example = trial.example
    kind = "positive" if example.positive else "negative"
    lines = ["\t".join((trial.outcome, example.rule.id, kind, " ".join(example.text.split())))]
    by_others = example.positive and not trial.mine
    if by_others or not trial.right:
        for p in trial.found:
            on = f" on {p.words(p.target)!r}" if p.target else ""
            lines.append(f"    read: {p.stance}{on}, cue {p.words(p.cue)!r} ({p.rule})")
        if not trial.found:
            lines.append("    read: no position")
    if by_others:
        lines += [f"    lost: {reason}" for reason in trial.lost or ("no cue matches",)]
    return "\n".join(lines)
