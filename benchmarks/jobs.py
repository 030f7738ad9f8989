"""What several processes gain, what they cost where there is little to do, and their memory.

    python benchmarks/jobs.py [--large N] [--rounds N] [--memory N ...]

Responses are cut from the texts in corpus/gold, their sentences numbered with them. The best of
some rounds with --jobs 2 is held against that with --jobs 1 on a large run, and the program's own
choice against --jobs 1 on a small one; the table of a pair must be the same. Other work on the
machine shows in the times: they say what two processes gain only where two processors are free.
Processor time says what they could gain at most, whatever else runs. Memory is the peak of each
process, as Linux counts it, in runs that write all of .csv, .parquet and .xlsx.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from pages import markdown
from watching import Took, best, extract, responses, same

LETTERS = 600
"""How long a response is."""
SMALL = 5


def compared(folder: Path, outs: Sequence[tuple[Path, int]], rounds: int) -> list[Took]:
    """The best of each output with its number of processes, taken in turn."""
    runs = [
        [extract(folder, [out], "--jobs", str(jobs)) for out, jobs in outs] for _ in range(rounds)
    ]
    same([out for out, _ in outs])
    return [best(each) for each in zip(*runs, strict=True)]


def main() -> None:
    """Print the ratios and the table of memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", type=int, default=6_000)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--memory", type=int, nargs="*", default=[500, 2_000, 10_000])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        if given.rounds:
            for documents, jobs in ((given.large, 2), (SMALL, 0)):
                folder = responses(place / f"{documents} svar", documents, LETTERS)
                outs = [(place / "en.csv", 1), (place / "flere.csv", jobs)]
                one, other = compared(folder, outs, given.rounds)
                how = f"--jobs {jobs}" if jobs else "the program's own choice"
                print(
                    f"{documents:,} responses: {one.seconds:.2f} s with --jobs 1, "
                    f"{other.seconds:.2f} s with {how}: {one.seconds / other.seconds:.2f} times"
                )
                print(
                    f"of processor time {one.processor:.2f} and {other.processor:.2f} s: "
                    f"{(jobs or 1) * one.processor / other.processor:.2f} times at most\n",
                    flush=True,
                )
        tables = [place / f"minne.{ending}" for ending in ("csv", "parquet", "xlsx")]
        rows = []
        for documents in given.memory:
            folder = responses(place / str(documents), documents, LETTERS)
            for jobs in (1, 2):
                took = extract(folder, tables, "--jobs", str(jobs))
                worker = f"{took.reading}" if jobs > 1 else ""
                rows.append(
                    (f"{documents:,}", str(jobs), f"{took.seconds:.0f}", str(took.program), worker)
                )
                print(*rows[-1], file=sys.stderr, flush=True)
        if rows:
            print(markdown(("responses", "jobs", "seconds", "program, MB", "a worker, MB"), rows))


if __name__ == "__main__":
    main()
