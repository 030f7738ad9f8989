"""Cheap variants of training sentences: case, final stop, quotes and dashes.

Every function is pure and takes its own random generator, so a seed fixes the corpus.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from .corpus import Sentence, with_form

_OPENING = frozenset('«“„"')
_CLOSING = frozenset('»”"')
_QUOTE_STYLES: tuple[tuple[str, str], ...] = (('"', '"'), ("“", "”"), ("”", "”"), ("«", "»"))
_DASHES: tuple[str, ...] = ("-", "–", "—")
_EMPHASISED = frozenset({"ADV", "VERB", "ADJ", "NOUN", "DET", "PART", "AUX"})


@dataclass(frozen=True, slots=True)
class Rates:
    """Share of sentences changed in each way (0 to 1)."""

    lower: float = 0.08
    heading_caps: float = 0.04
    word_caps: float = 0.02
    drop_stop: float = 0.06
    quotes: float = 0.3
    dash: float = 0.3


NONE = Rates(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


def lowered(sentence: Sentence) -> Sentence:
    """Return the sentence in lower case (lemmas are kept)."""
    return tuple(with_form(t, t.form.lower()) for t in sentence)


def uppered(sentence: Sentence) -> Sentence:
    """Return the sentence in capitals. Lengthening characters such as ß are left alone."""
    return tuple(
        with_form(t, t.form.upper()) if len(t.form.upper()) == len(t.form) else t for t in sentence
    )


def without_final_stop(sentence: Sentence) -> Sentence:
    """Drop a final full stop that nothing depends on, as in headings and list items."""
    last = len(sentence) - 1
    if last < 1 or sentence[last].form != "." or any(t.head == last for t in sentence):
        return sentence
    return sentence[:last]


def requoted(sentence: Sentence, opening: str, closing: str) -> Sentence:
    """Replace quotation marks. A straight quote opens when no quotation is open."""
    out = []
    is_open = False
    for token in sentence:
        if token.form in _OPENING and not (token.form == '"' and is_open):
            out.append(with_form(token, opening))
            is_open = True
        elif token.form in _CLOSING:
            out.append(with_form(token, closing))
            is_open = False
        else:
            out.append(token)
    return tuple(
        replace(new, lemma=new.form) if old.form != new.form else new
        for old, new in zip(sentence, out, strict=True)
    )


def redashed(sentence: Sentence, dash: str) -> Sentence:
    """Replace free-standing dashes."""
    return tuple(replace(t, form=dash, lemma=dash) if t.form in _DASHES else t for t in sentence)


def augment(sentence: Sentence, rng: random.Random, rates: Rates) -> Sentence:
    """Return a variant of the sentence, most often the sentence itself."""
    if rng.random() < rates.quotes:
        sentence = requoted(sentence, *rng.choice(_QUOTE_STYLES))
    if rng.random() < rates.dash:
        sentence = redashed(sentence, rng.choice(_DASHES))
    if rng.random() < rates.drop_stop:
        sentence = without_final_stop(sentence)
    if rng.random() < rates.lower:
        return lowered(sentence)
    if rng.random() < rates.heading_caps and len(sentence) <= 12:
        return uppered(sentence)
    if rng.random() < rates.word_caps:
        places = [i for i, t in enumerate(sentence) if t.pos in _EMPHASISED and t.form.isalpha()]
        if places:
            chosen = rng.choice(places)
            word = with_form(sentence[chosen], sentence[chosen].form.upper())
            return (*sentence[:chosen], word, *sentence[chosen + 1 :])
    return sentence
