"""Write the tables of docs/quality.md from a run.

    python benchmarks/quality.py [--treebank DIR]

The table of false alarms needs a folder of treebanks, as benchmarks/false_alarms.py takes it,
and is left as it is without one. The others need nothing but the annotated texts.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import ablation
import false_alarms
import fit_confidence
from pages import figure, markdown, refresh
from standpunkt.evaluation.scoring import Rates, Score
from standpunkt.language.pipeline import load
from standpunkt.stance.engine import Engine

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "quality.md"
SHOWN = ("dev", "letters-dev")


_Key = TypeVar("_Key", bound=StrEnum)


def breakdown(title: str, folders: Mapping[str, Mapping[_Key, Rates]]) -> str:
    """Precision, recall, F1 and the number annotated by a key, folder beside folder."""
    heading = [title, *(f"{x} `{name}`" for name in folders for x in ("P", "R", "F1", "gold"))]
    rows = [
        [
            str(key),
            *(
                cell
                for parts in folders.values()
                for cell in (*map(figure, _of(parts[key])), str(parts[key].gold))
            ),
        ]
        for key in next(iter(folders.values()))
    ]
    return markdown(heading, rows)


def _of(rates: Rates) -> tuple[float | None, float | None, float | None]:
    return rates.precision, rates.recall, rates.f1


def implicit(scores: Mapping[str, Score]) -> str:
    """Tier implicit, apart, on each folder."""
    rows = []
    for name, found in scores.items():
        rates = found.overall.implicit.rates
        cells = (*map(figure, _of(rates)), str(rates.gold), str(rates.predicted))
        rows.append([f"`{name}`", *cells])
    return markdown(["", "P", "R", "F1", "gold", "predicted"], rows)


def reliability(engine: Engine) -> dict[str, str]:
    """The tables of mean confidence against share right: cross-validated, and unseen."""
    seen = fit_confidence.cases(engine, *fit_confidence.FITTED)
    unseen = fit_confidence.cases(engine, *fit_confidence.SHOWN)
    model = fit_confidence.fit(seen)
    pairs = {
        "reliability-seen": fit_confidence.cross_validated(seen, fit_confidence.folds(seen)),
        "reliability-dev": fit_confidence.judged(unseen, model),
    }
    return {
        name: "\n".join(f"    {line}" for line in fit_confidence.reliability(found).split("\n"))
        for name, found in pairs.items()
    }


def tables(treebank: Path | None = None) -> dict[str, str]:
    """Every table by the name of its marks; false alarms only with a treebank."""
    variants = ablation.measure()
    scores = {name: found[ablation.AS_IT_IS] for name, found in variants.items()}
    shown = {name: scores[name] for name in SHOWN}
    engine = Engine(load())
    found = {
        "construction": breakdown("construction", {n: s.families for n, s in shown.items()}),
        "holder": breakdown("holder", {n: s.holder_forms for n, s in shown.items()}),
        "implicit": implicit(scores),
        "ablation": ablation.figures(variants),
        "ablation-families": ablation.turned(variants),
        **reliability(engine),
    }
    if treebank is not None:
        documents = false_alarms.sample(false_alarms.prose(treebank), false_alarms.SAMPLE)
        rows = false_alarms.alarms(engine, documents)
        found["false-alarms"] = false_alarms.rates(documents, rows)
    return found


def main() -> None:
    """Put every table between its marks."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--treebank", type=Path, metavar="DIR", help="for the false alarms")
    refresh(PAGE, tables(parser.parse_args().treebank))


if __name__ == "__main__":
    main()
