"""What a cluster costs and gains: one process, --jobs 2 and --scheduler with two workers.

    python benchmarks/cluster.py [--documents N] [--letters N] [--rounds N]

Responses are cut from the texts in corpus/gold, and no sentence stands in two of them. The three
ways are tried in turn in one run and must write the same table; the best of the rounds counts. The
workers have one thread each and are processes of this machine. Memory is the peak of the program
and of the largest process that reads, as Linux counts it. Below, a million responses are reckoned
from the processor time that one process takes for each beyond its start, and from the rows and
bytes that these gave. Other work on the machine shows in the seconds on the clock, and less in
processor time.
"""

from __future__ import annotations

import argparse
import csv
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pages import markdown
from watching import Took, best, extract, responses, same

MILLION = 1_000_000
HOURS = 8
"""How long a run over a million may take: overnight."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way to read, by the words it is asked for with, and the workers that take part."""

    name: str
    words: tuple[str, ...]
    workers: tuple[int, ...] = ()


@contextmanager
def cluster() -> Iterator[tuple[str, list[int]]]:
    """A scheduler with two workers of one thread: its address, and their process ids."""
    from distributed import Client, LocalCluster

    with (
        LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0"
        ) as found,
        Client(found) as client,
    ):
        pids = client.run(os.getpid)
        yield found.scheduler_address, list(pids.values())


def measured(folder: Path, place: Path, rounds: int) -> list[tuple[Way, Took]]:
    """The best of some rounds of each way, with the most memory of all."""
    with cluster() as (address, workers):
        ways = [
            Way("one process", ("--jobs", "1")),
            Way("`--jobs 2`", ("--jobs", "2")),
            Way("`--scheduler`, two workers", ("--scheduler", address), tuple(workers)),
        ]
        outs = [place / f"{number}.csv" for number in range(len(ways))]
        took = [
            [
                extract(folder, [out], *way.words, workers=way.workers)
                for way, out in zip(ways, outs, strict=True)
            ]
            for _ in range(rounds)
        ]
    same(outs)
    return [(way, best(tries)) for way, tries in zip(ways, zip(*took, strict=True), strict=True)]


def reckoned(each: float, start: float, table: Path, documents: int) -> list[tuple[str, str]]:
    """What a million responses take, from the seconds of each, of a start, and from a table."""
    with table.open(encoding="utf-8", newline="") as file:
        rows = sum(1 for _ in csv.reader(file)) - 1
    size = table.stat().st_size
    hours = each * MILLION / 3600
    return [
        ("the start of a process", f"{start:.1f} s"),
        ("a response, one process", f"{1000 * each:.0f} ms"),
        ("a million, one process", f"{hours:,.0f} hours"),
        (f"processes for {HOURS} hours", f"{-(-hours // HOURS):,.0f}"),
        ("responses in a partition of 10 minutes", f"{600 / each:,.0f}"),
        ("partitions of 10 minutes", f"{hours * 6:,.0f}"),
        ("rows of a million", f"{rows / documents:.1f} million"),
        ("their table as CSV", f"{size / documents * MILLION / 1e9:.1f} GB"),
    ]


def main() -> None:
    """Print both tables of docs/million.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1_000)
    parser.add_argument("--letters", type=int, default=4_000)
    parser.add_argument("--rounds", type=int, default=2)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        folder = responses(place / "svar", given.documents, given.letters)
        found = measured(folder, place, given.rounds)
        single = responses(place / "ett", 1, given.letters)
        start = extract(single, [place / "ett.csv"], "--jobs", "1").processor
        one = found[0][1]
        each = (one.processor - start) / (given.documents - 1)
        lines = reckoned(each, start, place / "0.csv", given.documents)
    print(f"{given.documents:,} responses of {given.letters:,} letters\n")
    print(
        markdown(
            ("read by", "seconds", "times one", "the program, MB", "who reads, MB"),
            [
                (
                    way.name,
                    f"{took.seconds:.1f}",
                    f"{one.seconds / took.seconds:.2f}",
                    str(took.program),
                    str(took.reading or ""),
                )
                for way, took in found
            ],
        )
    )
    print()
    print(markdown(("", "reckoned"), lines))


if __name__ == "__main__":
    main()
