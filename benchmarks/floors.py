"""Fail when a headline figure on the annotated texts falls below the floor beside it.

    python benchmarks/floors.py

The floors stand in floors.toml. Raise one when the figure has risen for good.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

from leave_one_out import Grain, measure, parsed
from section_points import HEARING, drafted, read_points, share
from standpunkt.evaluation.hearing import HearingScore, Judged
from standpunkt.evaluation.run import whole
from standpunkt.evaluation.scoring import Figures, Score
from standpunkt.language.pipeline import load
from standpunkt.proposals.answers import AnswerStance
from standpunkt.stance.engine import Engine

ROOT = Path(__file__).resolve().parent.parent
FLOORS = Path(__file__).with_name("floors.toml")

OF_A_SET: Mapping[str, Callable[[Figures], float | None]] = {
    "evaluative_f1": lambda found: found.evaluative.f1,
    "all_f1": lambda found: found.all.f1,
    "detection_f1": lambda found: found.detection.f1,
    "target_f1": lambda found: found.target_f1,
    "implicit_f1": lambda found: found.implicit.rates.f1,
}
"""Headline figures of annotated texts by the names floors.toml gives them; higher is better."""

OF_A_HEARING: Mapping[str, Callable[[HearingScore], float | None]] = {
    "links_f1": lambda found: found.links[""].f1,
    "cells_right": lambda found: _right(found.cells),
    "cells_right_given_gold": lambda found: _right(found.given),
    "duplicates_f1": lambda found: found.duplicates.f1 if found.duplicates else None,
}
"""Those of a folder with an answer key: links, cells that are mentioned, and same texts."""

WITHOUT_OWN_CUES = "evaluative_f1_without_own_cues"
"""The evaluative F1 where for each document the cues that only it meets are dropped."""

SECTION_POINTS = "section_points"
"""The part of a lawyer's points on the shared hearing that the drafted section holds."""


def _right(cells: Sequence[Judged]) -> float | None:
    silent = AnswerStance.NOT_MENTIONED
    mentioned = [judged.right for judged in cells if judged.cell.stance is not silent]
    return sum(mentioned) / len(mentioned) if mentioned else None


def figure(folder: str, name: str) -> float:
    """A headline figure of a folder of `corpus/gold`; nought where there is none.

    Raises KeyError for a name that is no figure.
    """
    path = ROOT / "corpus" / "gold" / folder
    if name == WITHOUT_OWN_CUES:
        return _without_own_cues()[folder] or 0.0
    if name == SECTION_POINTS and path == HEARING:
        return share(read_points(), *drafted())
    if name in OF_A_HEARING:
        _, found = _scored(path)
        return (OF_A_HEARING[name](found) if found else None) or 0.0
    of_set = OF_A_SET[name]
    return of_set(_scored(path)[0].overall) or 0.0


@cache
def _scored(path: Path) -> tuple[Score, HearingScore | None]:
    return whole(path)


@cache
def _without_own_cues() -> dict[str, float | None]:
    """By folder, for all that have such a floor: what one meets counts for the others."""
    engine = Engine(load())
    wanted = [name for name, floors in _floors().items() if WITHOUT_OWN_CUES in floors]
    folders = {name: parsed(engine, ROOT / "corpus" / "gold" / name) for name in wanted}
    found = measure(engine, folders)
    return {name: one.left_out[Grain.CUE].overall.evaluative.f1 for name, one in found.items()}


@cache
def _floors() -> dict[str, dict[str, float]]:
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))


def main() -> int:
    """Print each figure with its floor; 1 when one is below."""
    below = 0
    for folder, wanted in _floors().items():
        for name, floor in wanted.items():
            value = figure(folder, name)
            below += value < floor
            verdict = "BELOW" if value < floor else "ok"
            print(f"{folder:<18}{name:<32}{value:.3f}  floor {floor:.3f}  {verdict}")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
