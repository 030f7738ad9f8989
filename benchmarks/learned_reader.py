"""Would a learned reader find positions in the sentences that no rule reads?

    python benchmarks/learned_reader.py            # writes the two tables of docs/engine.md

A linear reader is trained on the sentences of `TRAINED` in which no rule finds a stand of the
respondent's, and asked which stance each holds, if any. A row counts as right if the sentence
holds a core position of the respondent's whose `accept` has the label; sentences with implicit
positions alone count neither way. Texts of the training sets are read by models that have not
seen them, the others (`HELD_OUT`) by the model of all. None is shipped as long as the texts of
other hands than wrote `short` are not read with a precision of `BAR` on at least `LEAST` rows.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pages import figure, markdown, refresh
from standpunkt.documents import Document
from standpunkt.evaluation.gold import Gold, GoldDocument, read_gold
from standpunkt.language.pipeline import load
from standpunkt.language.reading import Reading, parse
from standpunkt.language.sentences import split
from standpunkt.positions import RESPONDENT, Position, Stance, Tier
from standpunkt.respondent.identify import identify
from standpunkt.stance.engine import Engine
from standpunkt.stance.rules import Rule
from standpunkt.stance.words import words

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "corpus" / "gold"
PAGE = ROOT / "docs" / "engine.md"
TRAINED = ("ks", "train", "train2", "hearing-gategrunn", "short", "letters")
HELD_OUT = ("dev2", "short-dev", "letters-dev")
SHARES = (0.125, 0.25, 0.5, 1.0)
BAR = 0.80
LEAST = 20
RIDGE = 0.7
WIDTH = 2**14
"""Columns that features are hashed into."""

STANCES = tuple(Stance)
Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence that no rule reads, and the labels that are right for it; none for most."""

    folder: str
    document: str
    features: Mapping[str, float]
    right: frozenset[Stance]


# --- sentences ---------------------------------------------------------------------------


def samples(engine: Engine, *names: str) -> list[Sample]:
    """The sentences of these annotated folders in which no rule finds a stand."""
    polarity = hits(engine.rules)
    return [
        sample
        for name in names
        for gold in read_gold(GOLD / name)
        for sample in _unread(engine, name, gold, polarity)
    ]


def _unread(
    engine: Engine, name: str, gold: GoldDocument, polarity: Mapping[str, frozenset[Stance]]
) -> Iterator[Sample]:
    known = identify(gold.text, gold.path.name)
    readings = list(parse(engine.nlp, split(gold.text)))
    rows = engine.read_parsed(Document(gold.doc_id, "", gold.text, known), readings)
    for n, reading in enumerate(readings):
        first, last = reading.sentence.span
        here = [row for row in rows if first <= row.evidence.start < last]
        marked = [g for g in gold.positions if first <= g.evidence.start < last]
        core = [g for g in marked if g.core]
        if _is_open(reading, here) and (core or not _implicit(marked)):
            right = frozenset(stance for g in core for stance in g.accept)
            features = dict(featured(reading, n / len(readings), polarity))
            yield Sample(name, f"{name}/{gold.doc_id}", features, right)


def _is_open(reading: Reading, rows: Sequence[Position]) -> bool:
    """Whether no rule reads the sentence, and it can hold a stand of the respondent's at all."""
    read = any(row.tier is Tier.CORE or row.holder != RESPONDENT for row in rows)
    return bool(reading.tokens) and not read and reading.sentence.text.rstrip()[-1] not in "?:"


def _implicit(marked: Iterable[Gold]) -> bool:
    return any(g.holder == RESPONDENT for g in marked)


# --- features ----------------------------------------------------------------------------

_WORD = re.compile(r"\w+|[^\w\s]")
_RELATIONS = ("nsubj", "nsubj:pass", "cop", "advmod", "amod", "obj", "xcomp", "obl", "csubj")


def hits(rules: Iterable[Rule]) -> Mapping[str, frozenset[Stance]]:
    """The words of all cues by the stances of their rules; words of many stances say nothing."""
    found: dict[str, set[Stance]] = {}
    for rule in rules:
        for form in (f for elements in rule.patterns for e in elements for f in e.forms):
            found.setdefault(form, set()).add(rule.stance)
    return {form: frozenset(of) for form, of in found.items() if len(of) == 1 and len(form) > 3}


def featured(
    reading: Reading, place: float, polarity: Mapping[str, frozenset[Stance]]
) -> Iterator[tuple[str, float]]:
    """Words, pairs and threes, pieces of words, tree, polarity, place: names with weights."""
    said = [re.sub(r"\d+", "0", word) for word in _WORD.findall(reading.sentence.text.lower())]
    framed = ["<", *said, ">"]
    found: dict[str, float] = {}
    for size, weight in ((1, 1.0), (2, 0.7), (3, 0.5)):
        for at in range(len(framed) - size + 1):
            found[f"w {' '.join(framed[at : at + size])}"] = weight
    for word in said:
        for size in (4, 5):
            for at in range(max(0, len(word) + 3 - size)):
                found[f"c {f'^{word}$'[at : at + size]}"] = 0.35
        for stance in polarity.get(word, ()):
            found[f"polarity {stance}"] = 1.0
    for token in reading.tokens:
        head = reading.tokens[token.head]
        found[f"l {token.lemma or token.lower} {token.pos}"] = 0.5
        if token.head == token.i:
            found[f"root {token.lemma or token.lower}"] = 1.0
        elif token.dep in _RELATIONS:
            found[f"d {token.dep} {token.lemma or token.lower} {head.lemma or head.lower}"] = 0.6
    first = not words("first_person").isdisjoint(said)
    for name in (
        f"first person {first}",
        f"length {min(len(said) // 5, 8)}",
        f"numbers {min(said.count('0'), 3)}",
        f"ends {said[-1]}",
        f"block {reading.sentence.kind}",
        f"place {int(5 * place)}",
    ):
        found[name] = 0.8
    yield from found.items()


def matrix(samples: Sequence[Sample]) -> Matrix:
    """One row of unit length a sample."""
    x = np.zeros((len(samples), WIDTH), np.float32)
    for n, sample in enumerate(samples):
        for name, weight in sample.features.items():
            x[n, zlib.crc32(name.encode()) % WIDTH] += weight
    x /= np.linalg.norm(x, axis=1, keepdims=True)
    return x


def labels(samples: Sequence[Sample]) -> Matrix:
    """1 where a stance is right for a sample, else 0."""
    return np.array([[float(s in sample.right) for s in STANCES] for sample in samples], np.float32)


# --- the reader --------------------------------------------------------------------------


def trained(x: Matrix, y: Matrix) -> tuple[Matrix, Matrix]:
    """Weights and means of a ridge regression to each stance."""
    kernel = x @ x.T
    kernel[np.diag_indices(len(x))] += RIDGE
    mean = y.mean(0)
    return x.T @ np.linalg.solve(kernel, y - mean), mean


def left_out(x: Matrix, y: Matrix, documents: Sequence[str]) -> Matrix:
    """What a model without a sample's document says of it, for every sample, in closed form."""
    kernel = x @ x.T
    kernel[np.diag_indices(len(x))] += RIDGE
    inverse = np.linalg.inv(kernel)
    dual = inverse @ (y - y.mean(0))
    said = np.zeros_like(y)
    names = np.array(documents)
    for name in sorted(set(documents)):
        at = np.flatnonzero(names == name)
        said[at] = y[at] - np.linalg.solve(inverse[np.ix_(at, at)], dual[at])
    return said


@dataclass(frozen=True, slots=True)
class Found:
    """How the surest rows fare: precision among the first ones, and how many pass the bar."""

    sentences: int
    holding: int
    """Sentences that hold a position no rule reads."""
    precision: Mapping[int, float]
    rows: int
    """The most rows, surest first, that are right in a share of `BAR`; 0 if under `LEAST`."""
    right: int


def found(said: Matrix, y: Matrix, at: Sequence[int] = (10, 20, 40)) -> Found:
    """The figures over what the reader says of some samples."""
    surest = np.argsort(-said.max(1), kind="stable")
    right = np.cumsum(y[surest, said[surest].argmax(1)])
    share = right / np.arange(1, len(right) + 1)
    passing = np.flatnonzero(share >= BAR) + 1
    rows = int(passing.max()) if len(passing) and passing.max() >= LEAST else 0
    precision = {k: float(share[k - 1]) for k in at if k <= len(share)}
    held = int((y.max(1) > 0).sum())
    return Found(len(y), held, precision, rows, int(right[rows - 1]) if rows else 0)


# --- tables ------------------------------------------------------------------------------


def by_set(seen: Sequence[Sample], unseen: Sequence[Sample]) -> str:
    """How each folder is read by models that have not seen the text."""
    x, y = matrix(seen), labels(seen)
    weights, mean = trained(x, y)
    parts = [
        (seen, left_out(x, y, [s.document for s in seen]), y),
        (unseen, matrix(unseen) @ weights + mean, labels(unseen)),
    ]
    rows = []
    for samples, said, truth in parts:
        folders = np.array([s.folder for s in samples])
        for name in dict.fromkeys(folders.tolist()):
            rows.append(_row(name, found(said[folders == name], truth[folders == name])))
    return markdown(_HEADING, rows)


_HEADING = [
    *("", "sentences no rule reads", "that hold a position", "P of 10", "P of 20", "P of 40"),
    f"rows at P ≥ {BAR:.2f}",
]


def _row(name: str, of: Found) -> list[str]:
    shares = [figure(of.precision.get(k)) for k in (10, 20, 40)]
    return [name, str(of.sentences), str(of.holding), *shares, str(of.rows)]


def by_amount(seen: Sequence[Sample], unseen: Sequence[Sample]) -> str:
    """How `HELD_OUT` is read by models of a share of the documents, the mean of three draws."""
    x, y, documents = matrix(seen), labels(seen), np.array([s.document for s in seen])
    z, truth = matrix(unseen), labels(unseen)
    folders = np.array([s.folder for s in unseen])
    rows = []
    for share in SHARES:
        precision: dict[str, list[float]] = {name: [] for name in HELD_OUT}
        sizes = []
        for draw in range(3 if share < 1 else 1):
            names = sorted(set(documents.tolist()))
            np.random.default_rng(draw).shuffle(names)
            at = np.isin(documents, names[: round(share * len(names))])
            weights, mean = trained(x[at], y[at])
            sizes.append(int(at.sum()))
            for name in HELD_OUT:
                here = folders == name
                of = found(z[here] @ weights + mean, truth[here])
                precision[name].append(of.precision[20])
        cells = [figure(float(np.mean(precision[name]))) for name in HELD_OUT]
        rows.append([f"{share:g}", str(round(float(np.mean(sizes)))), *cells])
    heading = ["share of the texts", "sentences", *(f"P of 20, `{name}`" for name in HELD_OUT)]
    return markdown(heading, rows)


def main() -> None:
    """Put both tables between their marks."""
    engine = Engine(load())
    seen, unseen = samples(engine, *TRAINED), samples(engine, *HELD_OUT)
    tables = {"learned": by_set(seen, unseen), "learned-amount": by_amount(seen, unseen)}
    refresh(PAGE, tables)
    print("\n\n".join(tables.values()))


if __name__ == "__main__":
    main()
