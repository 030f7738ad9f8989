"""Measure what the rules know beyond the texts they were written from: leave-one-document-out.

    python benchmarks/leave_one_out.py [FOLDER...] [--single] [--model NAME]

For each document of the annotated folders, what only that document meets is dropped and the
document read again, so that a cue listed for one text helps with no text. Without a folder, all
that the rules are built from. Two grains of what a document can meet:

| grain | what is dropped |
|---|---|
| cue | a cue as it is listed, all its alternatives together, and a word of the polarity lexicon |
| words | the very alternatives that fill a cue, and a word of the polarity lexicon |

`--single` lists what is met in one document only: rule, cue and document. What each cue comes to
is told by `standpunkt rules stats`. What detectors find ("fristen er for kort") is never dropped,
and documents of one folder count for the others.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from pages import figure, markdown
from standpunkt.documents import Document
from standpunkt.evaluation.gold import GoldDocument, read_gold
from standpunkt.evaluation.predictions import from_positions
from standpunkt.evaluation.scoring import Score, score
from standpunkt.language.pipeline import load
from standpunkt.language.reading import Reading, Token, parse
from standpunkt.language.sentences import split
from standpunkt.positions import Position
from standpunkt.reading.finding.files import Source
from standpunkt.respondent.load import load as read_document
from standpunkt.stance.engine import Engine
from standpunkt.stance.matching import Match, Matcher
from standpunkt.stance.notation import element
from standpunkt.stance.polarity import sets

ROOT = Path(__file__).resolve().parent.parent / "corpus" / "gold"
BUILT_FROM = ("ks", "train", "train2", "hearing-gategrunn")


class Grain(StrEnum):
    """How finely what a document meets is told apart."""

    CUE = "cue"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Met:
    """Something that a document can meet: a cue of a rule, or a word of the polarity lexicon.

    `rule` is empty for a word of the lexicon, whose `what` is the set and the lemma.
    """

    rule: str
    what: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document, read and parsed once, and what it is annotated with."""

    gold: GoldDocument
    document: Document
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """The score of a folder with all cues, and without each document's own at either grain."""

    whole: Score
    left_out: Mapping[Grain, Score]


def met(match: Match, tokens: Sequence[Token], grain: Grain) -> Iterator[Met]:
    """What a match shows that its document meets."""
    words = [tokens[i].lower for i in match.places]
    pieces = match.cue.split()
    if grain is Grain.CUE:
        yield Met(match.rule.id, match.cue)
    else:
        yield Met(match.rule.id, " ".join(_filled(piece, words) for piece in pieces))
    for piece in pieces:
        for name in piece.rstrip("?!").split("|"):
            for lemma in sets().get(name, ()):
                if not element(lemma).forms.isdisjoint(words):
                    yield Met("", f"{name} {lemma}")


@cache
def _alternatives(piece: str) -> tuple[str, ...]:
    """The alternatives of an element that stand for words; a set's name stands for itself."""
    names = piece.rstrip("?!").split("|")
    return tuple(n for n in names if n not in sets() and not n.startswith("[") and n != n.upper())


def _filled(piece: str, words: Collection[str]) -> str:
    """The alternatives of an element that one of the words fills, or the element as it is."""
    found = [n for n in _alternatives(piece) if not element(n).forms.isdisjoint(words)]
    return "|".join(found) or piece


class LeavingOut(Matcher):
    """Only the matches whose cue, and every lexicon word in it, is not among those left out."""

    def __init__(self, matcher: Matcher, out: frozenset[Met], grain: Grain) -> None:
        self._matcher, self._out, self._grain = matcher, out, grain

    def find(self, reading: Reading) -> Iterator[Match]:
        """Every match that is left."""
        for match in self._matcher.find(reading):
            if self._out.isdisjoint(met(match, reading.tokens, self._grain)):
                yield match


def parsed(engine: Engine, folder: Path) -> list[Parsed]:
    """The documents of a gold folder as `evaluate` reads them."""
    documents = [
        (g, read_document(Source(g.doc_id, str(g.path), g.path))) for g in read_gold(folder)
    ]
    return [Parsed(g, d, tuple(parse(engine.nlp, split(d.text)))) for g, d in documents]


def meetings(engine: Engine, documents: Sequence[Parsed], grain: Grain) -> dict[Met, set[int]]:
    """By what can be met, the numbers of the documents that meet it."""
    found: dict[Met, set[int]] = defaultdict(set)
    for n, one in enumerate(documents):
        for reading in one.readings:
            for match in engine.matcher.find(reading):
                for what in met(match, reading.tokens, grain):
                    found[what].add(n)
    return dict(found)


def left_out(engine: Engine, documents: Sequence[Parsed], grain: Grain) -> list[list[Position]]:
    """The positions of each document, read without what it alone meets."""
    own: dict[int, set[Met]] = defaultdict(set)
    for what, numbers in meetings(engine, documents, grain).items():
        if len(numbers) == 1:
            own[min(numbers)].add(what)
    whole = engine.matcher
    found = []
    try:
        for n, one in enumerate(documents):
            engine.matcher = LeavingOut(whole, frozenset(own[n]), grain)
            found.append(engine.read_parsed(one.document, one.readings))
    finally:
        engine.matcher = whole
    return found


def measure(engine: Engine, folders: Mapping[str, Sequence[Parsed]]) -> dict[str, Figures]:
    """The figures of each folder; what is met in one counts for all."""
    documents = [one for folder in folders.values() for one in folder]
    without = {grain: left_out(engine, documents, grain) for grain in Grain}
    found, start = {}, 0
    for name, folder in folders.items():
        gold = [one.gold for one in folder]
        whole = [p for one in folder for p in engine.read_parsed(one.document, one.readings)]
        part = slice(start, start + len(folder))
        found[name] = Figures(
            score(gold, from_positions(whole)),
            {
                grain: score(gold, from_positions([p for one in each[part] for p in one]))
                for grain, each in without.items()
            },
        )
        start += len(folder)
    return found


def figures(measured: Mapping[str, Figures]) -> str:
    """The table of each folder's evaluative figures with all cues and without its own."""
    heading = ["", "cues", "precision", "recall", "evaluative F1", "all labels F1"]
    rows = []
    for name, found in measured.items():
        scores = {"all": found.whole, **{f"own {g} out": s for g, s in found.left_out.items()}}
        for which, one in scores.items():
            f = one.overall
            cells = (f.evaluative.precision, f.evaluative.recall, f.evaluative.f1, f.all.f1)
            rows.append([f"`{name}`", which, *map(figure, cells)])
    return markdown(heading, rows, text=2)


def singles(engine: Engine, documents: Sequence[Parsed]) -> str:
    """What is met in one document only, a line each: rule, cue and document, by tabs."""
    found = meetings(engine, documents, Grain.CUE).items()
    lines = [
        f"{what.rule or 'lexicon'}\t{what.what}\t{documents[min(numbers)].gold.doc_id}"
        for what, numbers in found
        if len(numbers) == 1
    ]
    return "\n".join(sorted(lines))


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", nargs="*", type=Path, default=[ROOT / n for n in BUILT_FROM])
    parser.add_argument("--single", action="store_true", help="what one document alone meets")
    parser.add_argument("--model", help="another spaCy pipeline than the shipped one")
    args = parser.parse_args()
    engine = Engine(load(args.model))
    folders = {folder.name: parsed(engine, folder) for folder in args.folder}
    documents = [one for folder in folders.values() for one in folder]
    print(figures(measure(engine, folders)))
    if args.single:
        print(f"\n{singles(engine, documents)}")


if __name__ == "__main__":
    main()
