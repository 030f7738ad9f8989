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
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pages import markdown

ROOT = Path(__file__).resolve().parent.parent
LETTERS = 600
"""How long a response is."""
SMALL = 5

_PROGRAM = "from standpunkt.cli import main; main()"


@dataclass(frozen=True, slots=True)
class Took:
    """What a run took: seconds on the clock, seconds of processor time of all its processes, and
    the peak of the program and of its largest worker in MB.
    """

    seconds: float
    processor: float = 0.0
    program: int = 0
    worker: int = 0


def write(folder: Path, documents: int) -> Path:
    """That many responses, cut from the corpus at one place after another."""
    folder.mkdir()
    text = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus/gold").rglob("*.txt"))
    )
    for number in range(documents):
        # The step has no common measure with the length, so that no two are the same.
        start = number * 577 % (len(text) - LETTERS)
        # Else most sentences would be remembered from an earlier response, and not read.
        piece = re.sub(r"(?<=[a-zæøå])\.(?=\s)", f" {number}.", text[start : start + LETTERS])
        (folder / f"{number:05}.txt").write_text(piece, encoding="utf-8")
    return folder


def run(folder: Path, outs: Sequence[Path], jobs: int) -> Took:
    """Run the program as from a shell, and watch its memory."""
    words = ["extract", str(folder), "--jobs", str(jobs)]
    words += [word for out in outs for word in ("-o", str(out))]
    start, before = time.perf_counter(), _of_children()
    process = subprocess.Popen([sys.executable, "-c", _PROGRAM, *words], stderr=subprocess.DEVNULL)
    program = worker = 0
    while process.poll() is None:
        program = max(program, _peak(process.pid))
        worker = max([worker, *map(_peak, _children(process.pid))])
        time.sleep(0.05)
    if process.returncode not in {0, 2}:
        raise SystemExit(f"ended with {process.returncode}: standpunkt {' '.join(words)}")
    return Took(time.perf_counter() - start, _of_children() - before, program, worker)


def best(folder: Path, outs: Sequence[tuple[Path, int]], rounds: int) -> list[Took]:
    """The least of each that runs took, for each output with its number of processes, in turn."""
    runs = [[run(folder, [out], jobs) for out, jobs in outs] for _ in range(rounds)]
    if len({out.read_bytes() for out, _ in outs}) != 1:
        raise SystemExit("the tables differ")
    return [
        Took(min(took.seconds for took in each), min(took.processor for took in each))
        for each in zip(*runs, strict=True)
    ]


def _of_children() -> float:
    """Seconds of processor time of all processes that were started here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _peak(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in lines if "VmHWM" in line), 0)


def _children(pid: int) -> list[int]:
    try:
        told = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8")
    except OSError:
        return []
    return [int(child) for child in told.split()]


def main() -> None:
    """Print the ratios and the table of memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", type=int, nargs="*", default=[500, 2_000, 10_000])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        if given.rounds:
            for documents, jobs in ((given.large, 2), (SMALL, 0)):
                folder = write(place / f"{documents} svar", documents)
                outs = [(place / "en.csv", 1), (place / "flere.csv", jobs)]
                one, other = best(folder, outs, given.rounds)
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
            folder = write(place / str(documents), documents)
            for jobs in (1, 2):
                took = run(folder, tables, jobs)
                worker = f"{took.worker}" if jobs > 1 else ""
                rows.append(
                    (f"{documents:,}", str(jobs), f"{took.seconds:.0f}", str(took.program), worker)
                )
                print(*rows[-1], file=sys.stderr, flush=True)
        print(markdown(("responses", "jobs", "seconds", "program, MB", "a worker, MB"), rows))


if __name__ == "__main__":
    main()
