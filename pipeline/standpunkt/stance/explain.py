"""Explain: how a sentence, or a whole document, is read, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from standpunkt.documents import Document, Metadata
from standpunkt.language.identify import stretches
from standpunkt.language.reading import Reading, parse
from standpunkt.language.sentences import split
from standpunkt.positions import Position
from standpunkt.printable import encodable
from standpunkt.respondent.explain import who_answers
from standpunkt.respondent.identify import identify
from standpunkt.stance.candidate import Candidate, Rejected
from standpunkt.stance.engine import Engine, Trace
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
    text = encodable(text)
    first, *others = (*names, "")
    metadata = Metadata(first, tuple(filter(None, others))) if first else identify(text)
    document = Document("", "", text, metadata, languages=stretches(text, metadata.language))
    traces = Engine(nlp, rules).trace(document, list(parse(nlp, split(text))))
    return "\n".join(line for trace in traces for line in in_lines(trace))


def explain_document(document: Document, engine: Engine) -> Iterator[str]:
    """Who answers, and the same for each sentence, without the tokens and as it is extracted."""
    yield who_answers(document.metadata)
    yield ""
    for trace in engine.trace(document):
        yield from in_lines(trace, tokens=False)


def in_lines(trace: Trace, *, tokens: bool = True) -> Iterator[str]:
    """One sentence in lines; `tokens` tells whether the parse is shown too."""
    reading = trace.reading
    yield reading.sentence.text
    yield ""
    if tokens and reading.tokens:
        yield from _tokens(reading)
        yield ""
    if not trace.taken:
        yield f"  no position{_why_none(trace)}"
    for won, position in trace.taken:
        yield from _won(reading, won, position)
    handed = [v.what for v in trace.verdicts if v.kept and not _is_taken(v.what, trace)]
    lost = [_lost(reading, v) for v in trace.verdicts if not v.kept]
    lost += [
        _lost(
            reading,
            Verdict(what, False, "its items hold what it is about, or it says nothing by itself"),
        )
        for what in handed
    ]
    if lost:
        yield ""
        yield "  other cues, and why they lost:"
        yield from dict.fromkeys(lost)
    yield ""


def _why_none(trace: Trace) -> str:
    if trace.foreign:
        return ": it is in another language"
    return "" if trace.reading.tokens else ": no word can start one"


def _is_taken(what: Candidate | Rejected, trace: Trace) -> bool:
    return any(won.cue == what.cue and won.lead is None for won, _ in trace.taken)


def _tokens(reading: Reading) -> Iterator[str]:
    width = max(len(t.text) for t in reading.tokens)
    for t in reading.tokens:
        head = "-" if t.head == t.i else reading.tokens[t.head].text
        feats = "|".join(sorted(f for f in t.feats if f))
        columns = (f"{t.text:<{width}}", f"{t.lemma:<{width}}", f"{t.pos:<5}", f"{t.dep:<12}")
        yield "  ".join(("", *columns, f"{head:<{width}}", feats)).rstrip()


def _won(reading: Reading, c: Candidate, p: Position) -> Iterator[str]:
    yield f"  {p.stance}  ({p.tier}, {p.strength}, confidence {p.confidence:.2f})"
    yield f"    rule       {p.rule}"
    yield f"    cue        {_line(p.words(p.cue))}"
    yield f"    holder     {p.holder}"
    yield f"    target     {_line(p.words(p.target))}"
    if p.condition is not None:
        yield f"    condition  {_line(p.words(p.condition))}"
    yield f"    evidence   {_line(p.words(p.evidence))}"
    yield f"    ended by   {_end(reading, c)}"
    for reason in c.why:
        yield f"    because    {reason}"


def _line(text: str) -> str:
    """Words of the source on one line; a dash for none."""
    return " ".join(text.split()) or "-"


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
