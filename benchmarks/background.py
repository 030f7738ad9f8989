"""Counts in how many responses of the build sets each word stands: what tells nothing of a matter.

python benchmarks/background.py > pipeline/standpunkt/proposals/background.tsv
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

SETS = ("ks", "train", "train2")
GOLD = Path(__file__).parent.parent / "corpus" / "gold"


def main() -> None:
    """Print the number of responses, and each word that stands in two or more."""
    texts = [
        path.read_text(encoding="utf-8") for name in SETS for path in GOLD.glob(f"{name}/*.txt")
    ]
    found = Counter(
        word for text in texts for word in set(re.findall(r"[a-zæøåéèòôü]{2,}", text.lower()))
    )
    print("# In how many of the responses in corpus/gold's build sets a word stands;")
    print("# made by benchmarks/background.py.")
    print(f"\t{len(texts)}")
    for word, count in sorted(found.items()):
        if count >= 2:
            print(f"{word}\t{count}")


if __name__ == "__main__":
    main()
