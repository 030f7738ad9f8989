"""Explain: how one sentence is read, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from standpunkt.language.reading import Reading, parse
from standpunkt.language.sentences import split
from standpunkt.respondent.identify import identify
from standpunkt.stance.candidate import Candidate, Context
from standpunkt.stance.confidence import confidence
from standpunkt.stance.engine import Engine
from standpunkt.stance.holders import Names
from standpunkt.stance.phrases import Tokens
from standpunkt.stance.rules import Rule
from standpunkt.stance.selection import Verdict

if TYPE_CHECKING:
    from spacy.language import Language


def explain(
    text: str, nlp: Language, names: Iterable[str] = (), rules: Iterable[Rule] | None = None
) -> str:
    """Tokens, cues, the rule that won, what bounded it and why others lost.

    `names` are the respondent's; without them the one that the text itself shows is used.
    `rules` are the shipped ones when left out.
    """
    engine = Engine(nlp, rules)
    metadata = identify(text)
    found = Names.of(names or (metadata.organisation, *metadata.aliases))
    lines: list[str] = []
    for reading in parse(nlp, split(text)):
        lines += _sentence(reading, engine.verdicts(reading, Context(found)))
    return "\n".join(lines)


def _sentence(reading: Reading, verdicts: list[Verdict]) -> Iterator[str]:
    yield reading.sentence.text
    yield ""
    yield from _tokens(reading)
    yield ""
    won = [v for v in verdicts if v.kept]
    if not won:
        yield "  no position"
    for verdict in won:
        if isinstance(verdict.what, Candidate):
            yield from _won(reading, verdict.what)
    lost = dict.fromkeys(_lost(reading, v) for v in verdicts if not v.kept)
    if lost:
        yield ""
        yield "  other cues, and why they lost:"
        yield from lost
    yield ""


def _tokens(reading: Reading) -> Iterator[str]:
    width = max(len(t.text) for t in reading.tokens)
    for t in reading.tokens:
        head = "-" if t.head == t.i else reading.tokens[t.head].text
        feats = "|".join(sorted(f for f in t.feats if f))
        columns = (f"{t.text:<{width}}", f"{t.lemma:<{width}}", f"{t.pos:<5}", f"{t.dep:<12}")
        yield "  ".join(("", *columns, f"{head:<{width}}", feats)).rstrip()


def _won(reading: Reading, c: Candidate) -> Iterator[str]:
    def words(span: Tokens | None) -> str:
        return "-" if span is None else reading.words(*span)

    yield f"  {c.stance}  ({c.tier}, {c.strength}, confidence {confidence(c):.2f})"
    yield f"    rule       {c.rule}"
    yield f"    cue        {words(c.cue)}"
    yield f"    holder     {c.holder}"
    yield f"    target     {words(c.target)}"
    if c.condition is not None:
        yield f"    condition  {words(c.condition)}"
    yield f"    evidence   {words(c.evidence)}"
    yield f"    ended by   {_end(reading, c)}"
    for reason in c.why:
        yield f"    because    {reason}"


def _end(reading: Reading, c: Candidate) -> str:
    """The token that stands just after the evidence: what bounded the scope."""
    after = c.evidence[1] + 1
    if after >= len(reading.tokens):
        return "the end of the sentence"
    token = reading.tokens[after]
    return "the end of the sentence" if token.lower in ".!?" else f"{token.text!r}"


def _lost(reading: Reading, verdict: Verdict) -> str:
    cue = reading.words(*verdict.what.cue)
    return f"    {verdict.what.rule}: {cue!r}: {verdict.reason}"
