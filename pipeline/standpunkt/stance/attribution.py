"""Attribution: "…, sier statsråden": what stands before it is somebody's direct speech."""

from __future__ import annotations

from dataclasses import dataclass

from standpunkt.language.reading import Reading
from standpunkt.stance.holders import Names, Who, classify
from standpunkt.stance.phrases import Tokens
from standpunkt.stance.words import verb_forms, words

_ENDS_SPEECH = (",", "»", '"', "”", "“", "?", "!", "–", "—", "-")
_LONGEST_NAME = 12
"""Tokens; how far the speaker is looked for."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whose words the sentence gives up to token `last`."""

    speaker: str
    last: int


def attribution(reading: Reading, names: Names) -> Attribution | None:
    """The third party that a sentence quotes; None for none, and for the respondent itself."""
    tokens = reading.tokens
    for i in range(2, len(tokens) - 1):
        said = tokens[i].lower in verb_forms("speaking_verbs") and tokens[i].finite
        if not said or tokens[i - 1].lower not in _ENDS_SPEECH:
            continue
        if not any(t.finite for t in tokens[: i - 1]):
            continue
        span = _speaker(reading, i)
        if span is None:
            continue
        subject = classify(reading, span, _head(reading, span), names)
        if subject.who is Who.RESPONDENT:
            return None
        return Attribution(subject.name or reading.words(*span), i - 1)
    return None


def _speaker(reading: Reading, verb: int) -> Tokens | None:
    """The subject just after the verb of speaking: a noun, a name or "han"."""
    tokens = reading.tokens
    first = verb + 1
    if tokens[first].pos == "PRON" and tokens[first].lower not in words("thing_pronouns"):
        return first, first
    last = first - 1
    for i in range(first, min(first + _LONGEST_NAME, len(tokens))):
        if tokens[i].pos not in ("PROPN", "NOUN", "ADJ", "DET", "NUM", "X"):
            break
        last = i
    known = any(
        tokens[i].pos == "PROPN" or "Definite=Def" in tokens[i].feats
        for i in range(first, last + 1)
    )  # "skriver kontrakter": a noun that names nobody in particular is what is written
    return (first, last) if known else None


def _head(reading: Reading, span: Tokens) -> int:
    inside = range(span[0], span[1] + 1)
    return next((i for i in inside if reading.tokens[i].head not in inside), span[0])
