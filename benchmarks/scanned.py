"""How much surer clean text is than scanned text: precision with letters misread by chance.

    python benchmarks/scanned.py [GOLD_DIR]

Swaps letters that OCR mixes up, one for one so that the annotated offsets hold, in a share of
the words of annotated responses, and prints the precision of what is found beside that of the
clean text. `standpunkt.stance.confidence.SCANNED` is their ratio where one word in ten is
misread, as on a poor scan. Lines that are read in the wrong order are not in the figures.
"""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path

from standpunkt.documents import Document
from standpunkt.evaluation.gold import GoldDocument, read_gold
from standpunkt.evaluation.predictions import from_positions
from standpunkt.evaluation.scoring import score
from standpunkt.language.pipeline import load
from standpunkt.respondent.identify import identify
from standpunkt.stance.engine import Engine

ROOT = Path(__file__).resolve().parent.parent

_PAIRS = "aå oø åa øo æe ec ce il li Il lI hb bh nu un rn tf ft gq vy yv O0 S5 mn kh sz dc pn"

MIXED_UP = {pair[0]: pair[1] for pair in _PAIRS.split()}
"""A letter to one that looks like it on a bad copy."""

_WORD = re.compile(r"\w{2,}")


def misread(text: str, share: float, chance: random.Random) -> str:
    """The text with one letter wrong in a `share` of its words.

    >>> misread("Vi støtter det.", 0.0, random.Random(1))
    'Vi støtter det.'
    """
    letters = list(text)
    for word in _WORD.finditer(text):
        places = [i for i in range(*word.span()) if text[i] in MIXED_UP]
        if places and chance.random() < share:
            place = chance.choice(places)
            letters[place] = MIXED_UP[text[place]]
    return "".join(letters)


def figures(engine: Engine, gold: tuple[GoldDocument, ...], share: float) -> tuple[float, float]:
    """Precision and recall over all labels of the core set, one word in 1 / `share` misread."""
    chance = random.Random(1)  # noqa: S311 - misreads, not secrets
    found = []
    for document in gold:
        text = misread(document.text, share, chance)
        found += engine.read(Document(document.doc_id, "", text, identify(text)))
    rates = score(gold, from_positions(found)).overall.all
    return rates.precision or 0.0, rates.recall or 0.0


def main() -> None:
    """Print a line a share."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "corpus" / "gold" / "train"
    gold, engine = read_gold(folder), Engine(load())
    clean, _ = figures(engine, gold, 0.0)
    print("misread  precision  of clean  recall")
    for share in (0.0, 0.01, 0.02, 0.03, 0.05, 0.1):
        precision, recall = figures(engine, gold, share)
        print(f"{share:7.0%}  {precision:9.3f}  {precision / clean:8.3f}  {recall:6.3f}")


if __name__ == "__main__":
    main()
