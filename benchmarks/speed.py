"""Measure what reading costs, and print every table of docs/speed.md.

    python benchmarks/speed.py [--quick]

Ratios are taken side by side in one run, in one process, on processor time, so that other
work on the machine counts as little as can be. `--quick` leaves the largest sizes out.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from spacy.language import Language

import nb_standpunkt_sm
from standpunkt.documents import Document
from standpunkt.language.pipeline import load
from standpunkt.language.reading import from_docs, lemma_components, parse
from standpunkt.language.sentences import split
from standpunkt.positions import Position
from standpunkt.reading.finding.files import find
from standpunkt.respondent.identify import identify
from standpunkt.running import batch
from standpunkt.stance.engine import Engine
from standpunkt.stance.rules import Element, Rule, shipped
from standpunkt.writing import csv
from standpunkt.writing.table import rows

GOLD = Path(__file__).resolve().parent.parent / "corpus" / "gold"
FOLDERS = ("ks", "train", "dev")
SHARES = (0.1, 0.2, 0.3, 0.5)
"""Shares of sentences with a trigger, for documents that are put together."""
TOGETHER = 60
"""Sentences in each of those."""
TIMES = 3
"""Runs of which the quickest counts."""
SEED = 1

Result = TypeVar("Result")


def timed(work: Callable[[], Result], times: int = TIMES) -> tuple[float, Result]:
    """Seconds of processor time that the quickest of several runs takes, and what it gave."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        result = work()
        best = min(best, time.process_time() - start)
    return best, result


def table(title: str, head: Sequence[str], lines: Iterable[Sequence[object]]) -> None:
    """Print a table in Markdown, line by line as its figures come."""
    print(f"\n### {title}\n\n| {' | '.join(head)} |\n|{'---|' + '---:|' * (len(head) - 1)}")
    for line in lines:
        cells = (f"{cell:.2f}" if isinstance(cell, float) else str(cell) for cell in line)
        print(f"| {' | '.join(cells)} |", flush=True)


def texts_of(*folders: str) -> list[str]:
    """The annotated texts in these folders."""
    files = [file for folder in folders for file in sorted((GOLD / folder).glob("*.txt"))]
    return [file.read_text(encoding="utf-8") for file in files]


# --- against the parse -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Run:
    """What came of a set of texts: rows, sentences, and how many of them were parsed."""

    documents: tuple[Document, ...]
    positions: list[Position]
    seen: int
    parsed: int


def extract(folder: Path, engine: Engine) -> Run:
    """All stages of `standpunkt extract` but the start: files, respondents, rows, CSV."""
    seen, parsed = engine.parser.seen, engine.parser.parsed
    result = batch.run(find([folder]).sources, engine)
    csv.stream(io.StringIO(), rows(result.positions), excel=False)
    counts = engine.parser.seen - seen, engine.parser.parsed - parsed
    return Run(tuple(result.documents), result.positions, *counts)


def check(plain: Language, run: Run) -> None:
    """Raises AssertionError unless the rows are those of spaCy's own parse of every sentence."""
    engine = Engine(plain)
    for document in run.documents:
        whole = engine.read_parsed(document, list(parse(plain, split(document.text))))
        found = [p for p in run.positions if p.document == document]
        if sorted(map(repr, found)) != sorted(map(repr, whole)):
            raise AssertionError(f"other rows than from a whole parse: {document.source}")


def against_parse(name: str, texts: Sequence[str]) -> tuple[object, ...]:
    """A line of the table: spaCy's parse of whole documents beside everything extract does.

    They take turns, since a machine is not as quick at one minute as at another.
    """
    whole = nb_standpunkt_sm.load()
    unnamed = nb_standpunkt_sm.load(exclude=["ner", "senter"])
    # With no sentence remembered: each run is to parse all that one document holds.
    engine = Engine(load(), remembered=0)
    with tempfile.TemporaryDirectory() as folder:
        for n, text in enumerate(texts):
            (Path(folder) / f"{n:04}.txt").write_text(text, encoding="utf-8")
        works: list[Callable[[], object]] = [
            lambda: extract(Path(folder), engine),
            lambda: sum(len(doc) for doc in whole.pipe(texts)),
            lambda: sum(len(doc) for doc in unnamed.pipe(texts)),
        ]
        rounds = [[timed(work, 1)[0] for work in works] for _ in range(1 + TIMES)]
        run = extract(Path(folder), engine)
    check(unnamed, run)
    seconds, *parses = (min(taken) for taken in zip(*rounds, strict=True))
    share = f"{run.parsed / run.seen:.0%}"
    times = (parse / seconds for parse in parses)
    return name, sum(map(len, texts)), run.seen, share, seconds, *times


def mixed(nlp: Language, share: float) -> list[str]:
    """Documents of annotated sentences in which this share holds a trigger, each used once."""
    triggers = Engine(nlp).parser.triggers
    found = {s.text for text in texts_of(*FOLDERS) for s in split(text) if len(s.text) > 40}
    held: dict[bool, list[str]] = {True: [], False: []}
    for text in sorted(found):
        held[triggers.any([token.lower_ for token in nlp.make_doc(text)])].append(text)
    chance = random.Random(SEED)  # noqa: S311 - a sample, not a secret
    for part in held.values():
        chance.shuffle(part)
    cues = round(TOGETHER * share)
    count = min(len(held[True]) // cues, len(held[False]) // (TOGETHER - cues))
    documents = []
    for n in range(count):
        idle = TOGETHER - cues
        sentences = held[True][n * cues :][:cues] + held[False][n * idle :][:idle]
        chance.shuffle(sentences)
        documents.append("\n\n".join(sentences) + "\n")
    return documents


def comparisons(nlp: Language) -> Iterator[tuple[object, ...]]:
    """The lines of the first table."""
    for folder in FOLDERS:
        yield against_parse(folder, texts_of(folder))
    for share in SHARES:
        yield against_parse(f"put together, {share:.0%} with a trigger", mixed(nlp, share))


# --- where the time goes -----------------------------------------------------------------


def stages(texts: Sequence[str]) -> Iterator[tuple[object, ...]]:
    """Seconds of each stage over all texts, once every word has come before."""
    engine = Engine(load(), remembered=0)
    nlp, parser = engine.nlp, engine.parser
    told, facts = timed(lambda: [identify(text) for text in texts])
    cut, sentences = timed(lambda: [split(text) for text in texts])
    looked, wanted = timed(lambda: [parser.wanted(listed) for listed in sentences])
    docs = [[doc for doc in texts.values() if doc] for texts in wanted]
    lines = [("respondent, date, language", told), ("blocks and sentences", cut)]
    lines.append(("words and triggers", looked))
    for name, component in nlp.pipeline:
        if name not in lemma_components(nlp):
            seconds, _ = timed(lambda pipe=component.pipe: [list(pipe(d)) for d in docs if d])  # type: ignore[attr-defined,misc]
            lines.append((f"`{name}`", seconds))
    lines.append(("tokens of the rules", timed(lambda: [list(from_docs(d)) for d in docs])[0]))
    readings = [parser.readings(listed) for listed in sentences]
    read = [
        (Document(str(n), f"{n}.txt", text, fact), reading)
        for n, (text, fact, reading) in enumerate(zip(texts, facts, readings, strict=True))
    ]
    seconds, positions = timed(lambda: [p for pair in read for p in engine.read_parsed(*pair)])
    lines.append(("rules", seconds))
    lines.append(("rows and CSV", timed(lambda: csv.stream(io.StringIO(), rows(positions)))[0]))
    whole = sum(seconds for _, seconds in lines)
    for name, seconds in lines:
        yield name, seconds, f"{seconds / whole:.0%}"


# --- growth ------------------------------------------------------------------------------


def copies(texts: Sequence[str], count: int) -> Iterator[str]:
    """That many texts, no sentence the same in two rounds: each ends in the round's number."""
    for n in range(count):
        text = texts[n % len(texts)]
        yield re.sub(r"(?<=[a-zæøå])\.(?=\s)", f" {n // len(texts) + 1}.", text)


def cost(nlp: Language, texts: Sequence[str], rules: Iterable[Rule]) -> tuple[float, int]:
    """Seconds that reading takes, and how many rows it gave."""
    documents = [Document(str(n), f"{n}.txt", text) for n, text in enumerate(texts)]
    engine = Engine(nlp, rules)
    seconds, found = timed(lambda: sum(len(engine.read(document)) for document in documents), 1)
    return seconds, found


def by_length(nlp: Language, sizes: Sequence[int]) -> Iterator[tuple[object, ...]]:
    """One document of each length."""
    texts = texts_of("train", "dev")
    for size in sizes:
        rounds = "\n\n".join(copies(texts, len(texts) * (size // sum(map(len, texts)) + 1)))
        seconds, found = cost(nlp, [rounds[:size]], shipped())
        yield size, found, seconds, 1e6 * seconds / size


def by_number(nlp: Language, counts: Sequence[int]) -> Iterator[tuple[object, ...]]:
    """That many documents."""
    texts = texts_of("train", "dev")
    for count in counts:
        made = list(copies(texts, count))
        seconds, found = cost(nlp, made, shipped())
        yield count, sum(map(len, made)), found, seconds, 1e6 * seconds / sum(map(len, made))


def by_rules(nlp: Language, times: Sequence[int]) -> Iterator[tuple[object, ...]]:
    """Some texts with that many times the rules."""
    texts = texts_of("train", "dev")
    first = 0.0
    for many in times:
        rules = multiplied(shipped(), many)
        start, engine = timed(lambda rules=rules: Engine(nlp, rules))  # type: ignore[misc]
        seconds, found = cost(nlp, texts, engine.rules)
        first = first or seconds
        yield len(rules), start, found, seconds, seconds / first


def multiplied(rules: Sequence[Rule], times: int) -> tuple[Rule, ...]:
    """The rules, and as many again with ids and words of their own, up to `times` as many."""
    return tuple(
        replace(rule, id=f"{rule.id}.x{n}", patterns=tuple(_rare(p, n) for p in rule.patterns))
        if n
        else rule
        for n in range(times)
        for rule in rules
    )


def _rare(elements: Sequence[Element], n: int) -> tuple[Element, ...]:
    """The elements of a cue with other words."""

    def other(forms: frozenset[str]) -> frozenset[str]:
        return frozenset(f"{form}q{n}" for form in forms)

    return tuple(
        replace(
            e,
            forms=other(e.forms),
            verbal=other(e.verbal),
            nominal=other(e.nominal),
            adjectival=other(e.adjectival),
            plain=other(e.plain),
        )
        for e in elements
    )


# --- start -------------------------------------------------------------------------------

_PROGRAM = "from standpunkt.cli import main; main()"


def starts() -> Iterator[tuple[object, ...]]:
    """Seconds on the clock from nothing to the end of a command, the quickest of three."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.txt"
        page.write_text(texts_of("dev")[0][:2500], encoding="utf-8")
        commands = {
            "`python -c 'import spacy'`": ["import spacy"],
            "`standpunkt --help`": [_PROGRAM, "--help"],
            "`standpunkt extract` of one page": [_PROGRAM, "extract", str(page)],
        }
        for name, command in commands.items():
            best = float("inf")
            for _ in range(TIMES):
                start = time.perf_counter()
                subprocess.run([sys.executable, "-c", *command], capture_output=True, check=True)
                best = min(best, time.perf_counter() - start)
            yield name, best


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true")
    quick = parser.parse_args().quick
    nlp = load()
    list(nlp.pipe(texts_of("dev")[:2]))
    table(
        "Against the parse",
        (
            "texts",
            "characters",
            "sentences",
            "parsed",
            "seconds",
            "times `nlp.pipe`",
            "without ner",
        ),
        comparisons(nlp),
    )
    table("Where the time goes", ("stage", "seconds", "share"), stages(texts_of(*FOLDERS)))
    table(
        "One document, by its length",
        ("characters", "rows", "seconds", "µs a character"),
        by_length(nlp, (10_000, 100_000) if quick else (10_000, 100_000, 300_000, 1_000_000)),
    )
    table(
        "By the number of documents",
        ("documents", "characters", "rows", "seconds", "µs a character"),
        by_number(nlp, (10, 50) if quick else (10, 100, 1_000)),
    )
    table(
        "By the number of rules",
        ("rules", "seconds to index", "rows", "seconds to read", "times the first"),
        by_rules(nlp, (1, 10)),
    )
    table("Start", ("command", "seconds"), starts())


if __name__ == "__main__":
    main()
