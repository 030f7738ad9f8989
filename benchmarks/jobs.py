"""What several processes gain, what they cost where there is little to do, and their memory.

    python benchmarks/jobs.py [--large N] [--rounds N] [--memory N ...]

Responses are cut from the texts in corpus/gold. The best of some rounds with --jobs 2 is held
against that with --jobs 1 on a large run, and the program's own choice against --jobs 1 on a
small one; the table of a pair must be the same. Other work on the machine shows in the times:
they say what two processes gain only where two processors are free. Memory is the peak of each
process, as Linux counts it.
"""

from __future__ import annotations

import argparse
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
    """What a run took: seconds, and the peak of the program and of its largest worker in MB."""

    seconds: float
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
        piece = text[start : start + LETTERS]
        (folder / f"{number:05}.txt").write_text(piece, encoding="utf-8")
    return folder


def run(folder: Path, out: Path, jobs: int) -> Took:
    """Run the program as from a shell, and watch its memory."""
    words = ["extract", str(folder), "-o", str(out), "--jobs", str(jobs)]
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", _PROGRAM, *words], stderr=subprocess.DEVNULL)
    program = worker = 0
    while process.poll() is None:
        program = max(program, _peak(process.pid))
        worker = max([worker, *map(_peak, _children(process.pid))])
        time.sleep(0.05)
    if process.returncode not in {0, 2}:
        raise SystemExit(f"ended with {process.returncode}: standpunkt {' '.join(words)}")
    return Took(time.perf_counter() - start, program, worker)


def best(folder: Path, outs: Sequence[tuple[Path, int]], rounds: int) -> list[float]:
    """The fewest seconds for each output with its number of processes, taken in turn."""
    times = [[run(folder, *out).seconds for out in outs] for _ in range(rounds)]
    if len({out.read_bytes() for out, _ in outs}) != 1:
        raise SystemExit("the tables differ")
    return [min(taken) for taken in zip(*times, strict=True)]


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
    parser.add_argument("--memory", type=int, nargs="*", default=[500, 2_000, 8_000])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        large, small = write(place / "stor", given.large), write(place / "liten", SMALL)
        outs = [(place / "en.csv", 1), (place / "to.csv", 2)]
        if given.rounds:
            one, two = best(large, outs, given.rounds)
            print(f"{given.large:,} responses: {one:.1f} s with one process, {two:.1f} s with two:")
            print(f"two are {one / two:.2f} times one", flush=True)
            one, auto = best(small, [(place / "en.csv", 1), (place / "selv.csv", 0)], given.rounds)
            print(f"{SMALL} responses: {one:.2f} s with one process, {auto:.2f} s as chosen:")
            print(f"as chosen is {one / auto:.2f} times one\n", flush=True)
        rows = []
        for documents in given.memory:
            folder = write(place / str(documents), documents)
            for jobs in (1, 2):
                took = run(folder, place / "minne.csv", jobs)
                worker = f"{took.worker}" if jobs > 1 else ""
                rows.append(
                    (f"{documents:,}", str(jobs), f"{took.seconds:.0f}", str(took.program), worker)
                )
                print(*rows[-1], file=sys.stderr, flush=True)
        print(markdown(("responses", "jobs", "seconds", "program, MB", "a worker, MB"), rows))


if __name__ == "__main__":
    main()
