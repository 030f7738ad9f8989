"""Damage files at random and see that a reader answers with text or an InputError.

    python benchmarks/fuzz_readers.py [--seconds 300] [--only .pdf]

Bytes of a real file are changed, cut out, doubled or swapped. Each reading runs in a child
process, so that a crash of a library in C is counted and not suffered.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import format_makers as makers
from standpunkt.errors import InputError
from standpunkt.reading.registry import READERS

SLOW = 10.0
"""Seconds; a damaged file of a page or two that takes longer is a finding."""

_TEXT = "Fjordvik kommune\n\n1. Vi støtter forslaget.\n\nKommunen går imot gebyr.\n\n- nei\n" * 20


@dataclass(frozen=True, slots=True)
class Target:
    """A reader's ending, and how a sound file of it is made from a text."""

    ending: str
    make: Callable[[str, Path], None]


TARGETS: Mapping[str, Target] = MappingProxyType(
    {
        "pdf, reportlab": Target(".pdf", makers.reportlab_letter),
        "pdf, weasyprint": Target(".pdf", makers.weasyprint_letter),
    }
)
"""Name to target; a new reader adds itself here."""


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes with one to twenty damages of random kinds."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        at = chance.randrange(len(found) + 1)
        length = chance.choice((1, 1, 2, 8, 64, 1024))
        kind = chance.randrange(5)
        if kind == 0:
            found[at : at + length] = chance.randbytes(length)
        elif kind == 1:
            del found[at : at + length]
        elif kind == 2:
            found[at:at] = found[at : at + length]
        elif kind == 3:
            found[at : at + 1] = chance.choice((b"0", b"9", b"-", b"99999999", b"<<", b"]", b"/"))
        elif chance.random() < 0.1:
            del found[at:]
    return bytes(found)


def outcome(name: str, path: Path) -> str:
    """What reading the file comes to, as a word or the exception that came out."""
    start = time.perf_counter()
    try:
        read = READERS[path.suffix](path, path.name)
        said = "read" if read.text.strip() else "read, but nothing in it"
    except InputError as error:
        said = "InputError" if error.remedy else "InputError without a remedy"
    except Exception as error:  # noqa: BLE001 - finding these is what this is for
        said = f"{name}: {type(error).__name__}: {error}"
    return "slow" if time.perf_counter() - start > SLOW else said


def _child(name: str, data: bytes, seed: int, seconds: float, queue: object) -> None:
    """Damage and read for a while; the last seed put on the queue is the one that crashed."""
    until = time.perf_counter() + seconds
    # Without programs to call: what OCR makes of a damaged page is not asked here.
    os.environ["PATH"] = ""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"damaged{TARGETS[name].ending}")
        while time.perf_counter() < until:
            queue.put(("seed", seed))  # type: ignore[attr-defined]
            path.write_bytes(damaged(data, random.Random(seed)))  # noqa: S311 - no secret
            queue.put(("found", outcome(name, path)))  # type: ignore[attr-defined]
            seed += 1


def fuzz(name: str, seconds: float, seed: int) -> Counter[str]:
    """How often each outcome came, crashes with the seed that brings them."""
    counts: Counter[str] = Counter()
    context = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as folder:
        sound = Path(folder, f"sound{TARGETS[name].ending}")
        TARGETS[name].make(_TEXT, sound)
        data = sound.read_bytes()
    until = time.perf_counter() + seconds
    while (left := until - time.perf_counter()) > 0:
        queue = context.Queue()
        child = context.Process(target=_child, args=(name, data, seed, left, queue))
        child.start()
        last = time.perf_counter()
        while child.is_alive() or not queue.empty():
            try:
                kind, value = queue.get(timeout=1)
            except Exception:  # noqa: BLE001 - the queue is empty, or the child died writing
                if time.perf_counter() - last > 6 * SLOW:
                    child.kill()
                    counts[f"{name}: hangs, seed {seed}"] += 1
                    break
                continue
            last = time.perf_counter()
            if kind == "seed":
                seed = int(value)
            else:
                counts[str(value)] += 1
        child.join()
        if child.exitcode:
            counts[f"{name}: crash {child.exitcode}, seed {seed}"] += 1
        seed += 1
    return counts


def main() -> None:
    """Fuzz every target for its share of the time and print what came of it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", metavar="ENDING")
    asked = parser.parse_args()
    names = [name for name, target in TARGETS.items() if asked.only in target.ending]
    for name in names:
        counts = fuzz(name, asked.seconds / len(names), asked.seed)
        print(f"{name}: {sum(counts.values())} files")
        for said, count in counts.most_common():
            print(f"  {count:7} {said}")


if __name__ == "__main__":
    main()
