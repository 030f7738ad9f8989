"""Runs of the program on made responses, watched as Linux counts: seconds, and peaks of memory."""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

_PROGRAM = "from standpunkt.cli import main; main()"


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds on the clock and of processor time of the program and all that it started itself,
    and the peak in MB of the program and of the largest process that reads for it.
    """

    seconds: float
    processor: float
    program: int
    reading: int


def responses(folder: Path, documents: int, letters: int) -> Path:
    """That many texts of that many letters, cut from the corpus at one place after another."""
    folder.mkdir()
    found = sorted((ROOT / "corpus/gold").rglob("*.txt"))
    text = "\n".join(path.read_text(encoding="utf-8") for path in found)
    for number in range(documents):
        # The step has no common measure with the length, so that no two are the same.
        start = number * 577 % (len(text) - letters)
        # Else most sentences would be remembered from an earlier response, and not read.
        piece = re.sub(r"(?<=[a-zæøå])\.(?=\s)", f" {number}.", text[start : start + letters])
        (folder / f"{number:06}.txt").write_text(piece, encoding="utf-8")
    return folder


def extract(folder: Path, outs: Sequence[Path], *words: str, workers: Sequence[int] = ()) -> Took:
    """Run `standpunkt extract` as from a shell; `workers` are others that have readers started."""
    given = ["extract", str(folder), *words, *(w for out in outs for w in ("-o", str(out)))]
    start, before = time.perf_counter(), _processor()
    process = subprocess.Popen([sys.executable, "-c", _PROGRAM, *given], stderr=subprocess.DEVNULL)
    program = reading = 0
    while process.poll() is None:
        program = max(program, _peak(process.pid))
        reading = max([reading, *map(_peak, _below(process.pid, *workers))])
        time.sleep(0.05)
    if process.returncode not in {0, 2}:
        raise SystemExit(f"ended with {process.returncode}: standpunkt {' '.join(given)}")
    seconds = time.perf_counter() - start
    return Took(seconds, _processor() - before, program, reading)


def best(runs: Sequence[Took]) -> Took:
    """The least time, and the most memory, of runs that did the same."""
    return Took(
        min(took.seconds for took in runs),
        min(took.processor for took in runs),
        max(took.program for took in runs),
        max(took.reading for took in runs),
    )


def same(outs: Sequence[Path]) -> None:
    """Stop where the files are not the same."""
    if len({out.read_bytes() for out in outs}) != 1:
        raise SystemExit("the tables differ")


def _processor() -> float:
    """Seconds of processor time of all processes started here that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _below(*pids: int) -> list[int]:
    """The processes that these have started, whichever of their threads did."""
    told = [path for pid in pids for path in Path(f"/proc/{pid}/task").glob("*/children")]
    found = []
    for path in told:
        with suppress(OSError):  # it may have ended meanwhile
            found += [int(pid) for pid in path.read_text(encoding="utf-8").split()]
    return found


def _peak(pid: int) -> int:
    with suppress(OSError):
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
        if found := re.search(r"VmHWM:\s+(\d+)", status):
            return int(found[1]) // 1024
    return 0
