"""Exchange of names in training sentences for the entity recogniser.

A name of the treebank is replaced by another of its type, from the treebank itself or from
``names.toml``, so that the recogniser learns the surroundings of names and not only the names.
"""

from __future__ import annotations

import random
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .corpus import Sentence, Token

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """Names to choose from: treebank mentions by type, and the lists of ``names.toml``."""

    mentions: dict[str, tuple[Words, ...]]
    first: Words
    last: Words
    places: Words
    organisations: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a sentence: token indices ``start`` (included) to ``end`` (excluded)."""

    start: int
    end: int
    label: str


def mentions_of(sentence: Sentence) -> list[Mention]:
    """Return the names of a sentence, read from its BIO tags."""
    found: list[Mention] = []
    for place, token in enumerate(sentence):
        tag = token.entity or "O"
        if tag.startswith("B-"):
            found.append(Mention(place, place + 1, tag[2:]))
        elif tag.startswith("I-") and found and found[-1].end == place:
            found[-1] = Mention(found[-1].start, place + 1, found[-1].label)
    return found


def collect_names(sentences: Iterable[Sentence]) -> Names:
    """Return all names of the sentences (each as often as it occurs) and the listed ones."""
    mentions: dict[str, list[Words]] = defaultdict(list)
    for sentence in sentences:
        for mention in mentions_of(sentence):
            words = sentence[mention.start : mention.end]
            if not _is_genitive(words[-1]):
                mentions[mention.label].append(tuple(t.form for t in words))
    with (Path(__file__).parent / "names.toml").open("rb") as file:
        lists = tomllib.load(file)
    return Names(
        mentions={label: tuple(words) for label, words in mentions.items()},
        first=tuple(lists["first"].split()),
        last=tuple(lists["last"].split()),
        places=tuple(lists["places"].split()),
        organisations=tuple(
            tuple(line.split()) for line in lists["organisations"].splitlines() if line
        ),
    )


def _is_genitive(token: Token) -> bool:
    return token.form.endswith(("s", "'", "’")) and token.form != token.lemma


def _genitive(word: str) -> str:
    return word + ("'" if word[-1] in "sxzSXZ" else "s")


def choose(names: Names, label: str, length: int, rng: random.Random) -> Words | None:
    """Return another name of a type, or None where there is none.

    ``length`` is the number of words replaced: a person of one word stays one.
    """
    listed = rng.random() < 0.5
    if listed and label == "PER":
        if length == 1:
            return (rng.choice(names.last if rng.random() < 0.7 else names.first),)
        middle = (rng.choice(names.last),) if rng.random() < 0.15 else ()
        return (rng.choice(names.first), *middle, rng.choice(names.last))
    if listed and label == "GPE_LOC":
        return (rng.choice(names.places),)
    if listed and label == "GPE_ORG":
        place = rng.choice(names.places)
        return (place, "kommune") if rng.random() < 0.4 else (place,)
    if listed and label == "ORG":
        return rng.choice(names.organisations)
    pool = names.mentions.get(label)
    return rng.choice(pool) if pool else None


def exchange_names(sentence: Sentence, names: Names, rng: random.Random, share: float) -> Sentence:
    """Return the sentence with about ``share`` of its names replaced.

    The tree of a changed sentence is flat (every word under the first): it serves entities only.
    """
    out: list[Token] = []
    place = 0
    changed = False
    for mention in mentions_of(sentence):
        out.extend(sentence[place : mention.start])
        old = sentence[mention.start : mention.end]
        place = mention.end
        new = choose(names, mention.label, len(old), rng) if rng.random() < share else None
        if new is None:
            out.extend(old)
            continue
        changed = True
        if _is_genitive(old[-1]):
            new = (*new[:-1], _genitive(new[-1]))
        for number, form in enumerate(new):
            last = number == len(new) - 1
            tag = ("I-" if number else "B-") + mention.label
            space = old[-1].space if last else True
            out.append(Token(form, form, "PROPN", "", 0, "dep", space, tag))
    if not changed:
        return sentence
    out.extend(sentence[place:])
    return tuple(
        Token(t.form, t.lemma, t.pos, t.feats, 0, "dep" if i else "ROOT", t.space, t.entity)
        for i, t in enumerate(out)
    )
