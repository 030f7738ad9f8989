"""Measure sentence splitting against the gold: ours, spaCy's sentencizer, senter and parser.

    python benchmarks/sentences.py [--model NAME_OR_FOLDER] [--errors] [--conllu FILE ...]

spaCy's splitters run twice: on the text as it is, and on the reading text of our blocks,
which leaves them only what is ambiguous within a paragraph. Speed is characters a second
over the same documents, in one run on one thread; read the ratio, not the number.

`--conllu` adds a check on text of another kind: the sentences of treebank files, ten at a
time in one paragraph, which is broken after a sentence that has no final punctuation.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from standpunkt.language.blocks import BlockKind, find_blocks
from standpunkt.language.sentences import boundaries, split
from standpunkt.text.spacing import Words, read

if TYPE_CHECKING:
    from spacy.language import Language

GOLD = Path(__file__).parent.parent / "corpus" / "gold"

_TEXT = "# text = "
_ENDED = re.compile(r"[.?!…][»”\"')]*$")

Splitter = Callable[[str], Iterable[int]]
"""From a document's text to the source offsets at which sentences end."""


@dataclass(frozen=True)
class Excerpt:
    """A gold document: its text and where its sentences begin and end."""

    name: str
    part: str
    text: str
    sentences: tuple[tuple[int, int], ...]

    def covers(self, end: int) -> bool:
        """Whether a sentence end is to be scored: inside a gold sentence, or at its end."""
        return any(start < end <= stop for start, stop in self.sentences)


@dataclass(frozen=True)
class Score:
    """How many sentence ends were found, missed and made up."""

    right: int = 0
    missed: int = 0
    extra: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.missed + other.missed, self.extra + other.extra)

    @property
    def precision(self) -> float:
        """The share of the ends found that are right."""
        return self.right / max(1, self.right + self.extra)

    @property
    def recall(self) -> float:
        """The share of the right ends that were found."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(1, 2 * self.right + self.missed + self.extra)


def load(folder: Path = GOLD) -> list[Excerpt]:
    """The gold documents, in the order of the file."""
    lines = (folder / "sentences" / "boundaries.jsonl").read_text(encoding="utf-8").splitlines()
    found = []
    for record in map(json.loads, lines):
        with (folder / record["document"]).open(encoding="utf-8", newline="") as file:
            text = file.read()
        spans = tuple((start, end) for start, end in record["sentences"])
        found.append(Excerpt(record["document"], record["part"], text, spans))
    return found


def ours(text: str) -> list[int]:
    """Sentence ends of the program's own splitter."""
    return [sentence.span.end for sentence in split(text)]


def on_blocks(ends: Callable[[str], Sequence[int]]) -> Splitter:
    """A splitter that asks `ends` about each block of ours."""
    return lambda text: [sentence.span.end for sentence in split(text, ends)]


def of_spacy(nlp: Language) -> Splitter:
    """A splitter on the source as it is."""
    return lambda text: [
        sentence.start_char + len(sentence.text.rstrip())
        for sentence in nlp(text).sents
        if sentence.text.strip()
    ]


def starts_of_spacy(nlp: Language) -> Callable[[str], list[int]]:
    """Where the second and later sentences of a block begin, as spaCy sees it."""
    return lambda text: [sentence.start_char for sentence in nlp(text).sents][1:]


def score(excerpt: Excerpt, found: Iterable[int]) -> tuple[Score, list[int], list[int]]:
    """The score, the ends made up and the ends missed."""
    gold = {end for _, end in excerpt.sentences}
    scored = {end for end in found if excerpt.covers(end)}
    extra, missed = sorted(scored - gold), sorted(gold - scored)
    return Score(len(gold & scored), len(missed), len(extra)), extra, missed


def splitters(model: str | None) -> dict[str, Splitter]:
    """The splitters to compare; those that need a model only where there is one."""
    import spacy

    plain = spacy.blank("nb")
    plain.add_pipe("sentencizer")
    plain.max_length = 10_000_000
    found: dict[str, Splitter] = {
        "ours": ours,
        "sentencizer, source": of_spacy(plain),
        "sentencizer, blocks": on_blocks(starts_of_spacy(plain)),
    }
    if model is None:
        return found
    for name, other in (("senter", "parser"), ("parser", "senter")):
        unread = ["ner", "lemmatizer", "morphologizer", "tagger", "attribute_ruler", other]
        nlp = spacy.load(model, exclude=unread)
        if name in nlp.disabled:
            nlp.enable_pipe(name)
        if name not in nlp.pipe_names:
            print(f"{model} has no {name}", file=sys.stderr)
            continue
        found[f"{name}, source"] = of_spacy(nlp)
        found[f"{name}, blocks"] = on_blocks(starts_of_spacy(nlp))
    return found


def characters_a_second(splitter: Splitter, excerpts: Sequence[Excerpt]) -> float:
    """Characters a second over all documents, the better of two rounds."""
    rounds = []
    for _ in range(2):
        begin = time.perf_counter()
        for excerpt in excerpts:
            list(splitter(excerpt.text))
        rounds.append(time.perf_counter() - begin)
    return sum(len(excerpt.text) for excerpt in excerpts) / min(rounds)


def context(text: str, end: int) -> str:
    """The text round a sentence end, on one line, with a bar at the end."""
    around = f"{text[max(0, end - 50) : end]}|{text[end : end + 30]}"
    return " ".join(around.split())


def show_errors(excerpts: Sequence[Excerpt]) -> None:
    """Print each end that our splitter made up (+) or missed (-)."""
    for excerpt in excerpts:
        _, extra, missed = score(excerpt, ours(excerpt.text))
        for sign, ends in (("+", extra), ("-", missed)):
            for end in ends:
                print(f"{sign} {excerpt.name}: {context(excerpt.text, end)}")


def blocks_a_second(excerpts: Sequence[Excerpt]) -> tuple[float, float]:
    """Characters a second of finding blocks, and of splitting what they read."""
    begin = time.perf_counter()
    found = [(excerpt.text, find_blocks(excerpt.text)) for excerpt in excerpts]
    middle = time.perf_counter()
    for text, blocks in found:
        words = Words(text)
        for block in blocks:
            if block.kind is not BlockKind.CHROME:
                boundaries(read(text, block.lines, words).text)
    end = time.perf_counter()
    size = sum(len(excerpt.text) for excerpt in excerpts)
    return size / (middle - begin), size / (end - middle)


def paragraphs(file: Path, longest: int = 10) -> Iterable[list[str]]:
    """The sentences of a CoNLL-U file, as runs that are told apart by punctuation alone."""
    run: list[str] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith(_TEXT):
            run.append(line.removeprefix(_TEXT).strip())
            if len(run) == longest or not _ENDED.search(run[-1]):
                yield run
                run = []
    if run:
        yield run


def treebank(file: Path) -> Score:
    """How well our splitter finds the sentences of a treebank file within paragraphs."""
    total = Score()
    for run in paragraphs(file):
        begins = set(accumulate(len(sentence) + 1 for sentence in run[:-1]))
        found = set(boundaries(" ".join(run)))
        total += Score(len(begins & found), len(begins - found), len(found - begins))
    return total


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--model", help="a spaCy pipeline with a parser, a senter or both")
    parser.add_argument("--errors", action="store_true", help="list our errors in context")
    parser.add_argument("--conllu", nargs="*", type=Path, default=[], help="treebank files")
    chosen = parser.parse_args(arguments)
    excerpts = load()
    compared = splitters(chosen.model)
    parts = ("tuning", "held-out")
    sizes = {part: sum(len(e.sentences) for e in excerpts if e.part == part) for part in parts}
    print(f"{len(excerpts)} documents, " + ", ".join(f"{n} ends {p}" for p, n in sizes.items()))
    head = "".join(f"{part:>10}" for part in parts)
    print(f"{'':22}{'P':>7}{'R':>7}{'F1':>7}{head}{'char/s':>12}{'ours is':>10}")
    fastest = characters_a_second(compared["ours"], excerpts)
    for name, splitter in compared.items():
        totals = dict.fromkeys(parts, Score())
        for excerpt in excerpts:
            totals[excerpt.part] += score(excerpt, splitter(excerpt.text))[0]
        both = totals["tuning"] + totals["held-out"]
        speed = fastest if name == "ours" else characters_a_second(splitter, excerpts)
        shares = "".join(f"{totals[part].f1:10.4f}" for part in parts)
        print(
            f"{name:22}{both.precision:7.4f}{both.recall:7.4f}{both.f1:7.4f}{shares}"
            f"{speed:12,.0f}{fastest / speed:9.1f}x"
        )
    finding, reading = blocks_a_second(excerpts)
    print(f"of ours: blocks {finding:,.0f} char/s, reading and splitting {reading:,.0f} char/s")
    for file in chosen.conllu:
        found = treebank(file)
        print(
            f"{file.parent.name}/{file.name}: {found.right + found.missed} ends, "
            f"P {found.precision:.4f} R {found.recall:.4f} F1 {found.f1:.4f}"
        )
    if chosen.errors:
        show_errors(excerpts)


if __name__ == "__main__":
    main()
