"""What a target or a holder that is no more than a pronoun comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from standpunkt.language.reading import Reading
from standpunkt.stance.candidate import Candidate
from standpunkt.stance.clauses import span_of
from standpunkt.stance.construction import Construction
from standpunkt.stance.phrases import Tokens, without_punctuation
from standpunkt.stance.words import words

_CONTENT: Final = (
    *("at", "å", "om", "når", "da", "hvor", "kor", "hvem", "kven", "hva", "kva"),
    *("hvordan", "korleis"),
)
_SUBJECTS: Final = ("nsubj", "nsubj:pass", "csubj", "csubj:pass")
_FEWEST: Final = 2
"""Words that a phrase has to have to be what a stand is about."""


def widened(reading: Reading, won: Candidate) -> Candidate:
    """The candidate with what its stand is on, where its target says only to whom.

    "Blir vi så glade når gebyret går": nobody stands for or against "vi". The target is then what
    follows the cue, the clause's own subject, or for a bare demand its clause; and None where
    the clause names none of these. A pronoun that stands for the matter ("henne") is left as it is.
    """
    if won.target is None or won.lead is not None:
        return won
    first, last = won.target
    if reading.tokens[first].lower not in words("no_targets"):
        return won
    if won.construction is Construction.BARE and won.cue[0] == won.evidence[0]:
        return replace(won, target=won.evidence)  # "Bruk oss", "Spør oss før dere bestemmer"
    if first < last:
        return won
    content = _content_after(reading, won) or (None if won.own else _subject(reading, won))
    if content is None:
        return replace(won, target=None)
    evidence = (min(won.evidence[0], content[0]), max(won.evidence[1], content[1]))
    return replace(won, target=content, evidence=evidence)


def _content_after(reading: Reading, won: Candidate) -> Tokens | None:
    """What a cue has after it: "ingen vet hvor plassene skal komme fra", "tjent med gebyret"."""
    tokens = reading.tokens
    first = max(won.cue[1], won.target[1] if won.target else 0) + 1
    opened = next((i for i in (first - 1, first, first + 1) if _opens(reading, i)), None)
    if opened is None and tokens[first - 1].pos == "ADP" and tokens[first - 1].i == won.cue[1]:
        opened = first
    if opened is None:
        return None
    last = without_punctuation(tokens, opened, len(tokens) - 1)
    enough = last - opened + 1 >= _FEWEST or (last == opened and tokens[last].pos == "NOUN")
    return (opened, last) if enough else None


def _opens(reading: Reading, i: int) -> bool:
    return 0 < i < len(reading.tokens) and reading.tokens[i].lower in _CONTENT


def _subject(reading: Reading, won: Candidate) -> Tokens | None:
    """The subject of the cue's clause, where it is more than a pronoun."""
    tokens = reading.tokens
    inside = range(won.cue[0], won.cue[1] + 1)
    heads = set(inside) | {tokens[i].head for i in inside}
    for token in tokens[: won.cue[0]]:
        if token.dep not in _SUBJECTS or token.head not in heads:
            continue
        first, last = span_of(reading, token.i)
        last = without_punctuation(tokens, first, min(last, won.cue[0] - 1))
        if last - first + 1 >= _FEWEST or token.pos in ("NOUN", "PROPN"):
            return first, last
    # "Et gebyr som varierer, tjener ingen": trees part a subject from its verb at the comma
    comma = won.evidence[0] - 1
    whole = comma > 1 and tokens[comma].lower == "," and tokens[0].pos in ("DET", "NOUN", "ADJ")
    return (0, comma - 1) if whole and any(t.lower == "som" for t in tokens[:comma]) else None


def antecedent(readings: Sequence[Reading], n: int, name: str, before: int) -> str:
    """Whom "han" as a holder stands for: the last one named as a subject before token `before`.

    In the sentence itself or the one before it in its paragraph; the pronoun where nobody is.
    """
    if name.lower() not in words("third_person"):
        return name
    near = [(readings[n], before)]
    if n and readings[n - 1].sentence.block == readings[n].sentence.block:
        near.append((readings[n - 1], len(readings[n - 1].tokens)))
    for reading, end in near:
        for token in reversed(reading.tokens[:end]):
            if token.dep in _SUBJECTS and token.pos in ("NOUN", "PROPN"):
                first, last = span_of(reading, token.i)
                if last < end:
                    return reading.words(first, last)
    return name
