"""Write the README's table of positions and table of figures from a run.

python benchmarks/readme.py
"""

from __future__ import annotations

from pathlib import Path

import standpunkt
from pages import refresh
from standpunkt.evaluation.run import evaluate

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
SHOWN = ROOT / "corpus" / "gold" / "ks" / "ks-nou-2023-4-nettside.txt"
GOLD = ("ks", "train", "train2", "letters", "hearing-gategrunn", "dev", "dev2", "letters-dev")
ROWS = 8
WIDTH = 80
HEADING = "| organisation | stance | cue | target | confidence |\n|---|---|---|---|---:|"


def positions() -> str:
    """The core positions of one short text, as many as fit a screen, every stance once first."""
    core = [p for p in standpunkt.extract(SHOWN) if p.tier == "core" and p.target]
    firsts = {p.stance: p for p in reversed(core)}.values()
    chosen = [*firsts, *(p for p in core if p not in firsts)][:ROWS]
    lines = [
        f"| {p.document.metadata.organisation} | {p.stance} | {_short(p.words(p.cue))} "
        f"| {_short(p.words(p.target))} | {p.confidence:.2f} |"
        for p in sorted(chosen, key=lambda p: p.evidence)
    ]
    return "\n".join([HEADING, *lines])


def figures() -> str:
    """The headline figures on each annotated folder."""
    lines = ["| | documents | evaluative | all labels | target F1 |", "|---|---:|---:|---:|---:|"]
    for folder in GOLD:
        found = evaluate(ROOT / "corpus" / "gold" / folder).overall
        cells = (found.evaluative.f1, found.all.f1, found.target_f1)
        shown = " | ".join("-" if cell is None else f"{cell:.3f}" for cell in cells)
        lines.append(f"| `{folder}` | {found.documents} | {shown} |")
    return "\n".join(lines)


def _short(words: str) -> str:
    line = " ".join(words.split()).replace("|", "\\|")
    return line if len(line) <= WIDTH else line[:WIDTH].rsplit(" ", 1)[0] + " …"


def main() -> None:
    """Put both tables between their marks."""
    refresh(README, {"table": positions(), "figures": figures()})


if __name__ == "__main__":
    main()
