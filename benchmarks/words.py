"""What ever new words leave behind: spaCy's strings and words, and memory, in a long run.

    python benchmarks/words.py [--documents N]

Each response is made of invented words that stand in no other, the worst that can come: real
texts bring few new words after the first thousand responses.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

from standpunkt.documents import Document
from standpunkt.running import engines

SENTENCES = 20
WORDS = 15
"""In each sentence."""
SEED = 1
_LETTERS = "abcdefghijklmnoprstuvyæøå"


def response(chance: random.Random) -> str:
    """A text of invented words; a tenth of its sentences is parsed."""

    def sentence(n: int) -> str:
        words = ("".join(chance.choices(_LETTERS, k=chance.randint(6, 14))) for _ in range(WORDS))
        return f"{'Vi støtter' if n % 10 == 0 else 'Da'} {' '.join(words)}."

    return "\n\n".join(map(sentence, range(SENTENCES)))


def resident() -> str:
    """The memory this process has now, in MB, as Linux counts it."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(f"{int(line.split()[1]) // 1024}" for line in lines if line.startswith("VmRSS"))


def main() -> None:
    """Print a line of the table for each tenth of the responses."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=int, default=10_000)
    documents = parser.parse_args().documents
    engine = engines.make(None, ())
    vocab = engine.nlp.vocab
    chance = random.Random(SEED)  # noqa: S311 - a sample, not a secret
    print("| responses | strings kept | words kept | memory, MB | seconds |")
    print("|---:|---:|---:|---:|---:|")
    start = time.process_time()
    for number in range(1, documents + 1):
        engine.read(Document(str(number), "a.txt", response(chance)))
        if number % max(1, documents // 10) == 0:
            kept = f"{len(vocab.strings):,} | {sum(1 for _ in vocab):,}"
            seconds = time.process_time() - start
            print(f"| {number:,} | {kept} | {resident()} | {seconds:.0f} |", flush=True)


if __name__ == "__main__":
    main()
