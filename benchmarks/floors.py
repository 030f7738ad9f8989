"""Fail when a headline figure on the annotated texts falls below the floor beside it.

    python benchmarks/floors.py

The floors stand in floors.toml. Raise one when the figure has risen for good.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from standpunkt.evaluation.run import evaluate
from standpunkt.evaluation.scoring import Figures

ROOT = Path(__file__).resolve().parent.parent
FLOORS = Path(__file__).with_name("floors.toml")


def figure(figures: Figures, name: str) -> float:
    """A headline figure by the name floors.toml gives it; higher is better for all.

    Raises KeyError for a name that is no figure.
    """
    known = {
        "evaluative_f1": figures.evaluative.f1,
        "all_f1": figures.all.f1,
        "detection_f1": figures.detection.f1,
        "target_f1": figures.target_f1,
        "implicit_f1": figures.implicit.rates.f1,
    }
    return known[name] or 0.0


def main() -> int:
    """Print each figure with its floor; 1 when one is below."""
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    below = 0
    for folder, wanted in floors.items():
        figures = evaluate(ROOT / "corpus" / "gold" / folder).overall
        for name, floor in wanted.items():
            value = figure(figures, name)
            below += value < floor
            verdict = "BELOW" if value < floor else "ok"
            print(f"{folder:<8}{name:<16}{value:.3f}  floor {floor:.3f}  {verdict}")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
