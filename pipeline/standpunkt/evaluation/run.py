"""One evaluation: a gold folder scored against the engine's positions or a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from standpunkt.evaluation.gold import GoldDocument, read_gold
from standpunkt.evaluation.hearing import HearingScore, read_key, score_hearing
from standpunkt.evaluation.predictions import Predictions, from_positions, read_predictions
from standpunkt.evaluation.scoring import Score, score
from standpunkt.reading.finding.files import Source
from standpunkt.respondent.load import load

if TYPE_CHECKING:
    from standpunkt.positions import Position
    from standpunkt.stance.rules import Rule


def evaluate(
    folder: Path,
    model: str | None = None,
    predictions: Path | None = None,
    rules: Iterable[Rule] | None = None,
) -> Score:
    """Score the engine, with the pipeline `model`, or the table `predictions`, on a folder.

    The engine has the shipped rules when `rules` is left out.

    The texts are read as `extract` reads them without metadata: what DOC.meta.json knows of
    the respondent is kept from the engine, since users have no such file.
    """
    gold = read_gold(folder)
    if predictions is not None:
        return score(gold, read_predictions(predictions, gold))
    return score(gold, predict(gold, model, rules))


def whole(
    folder: Path, model: str | None = None, rules: Iterable[Rule] | None = None
) -> tuple[Score, HearingScore | None]:
    """Score the engine on a folder, and on its hearing where it has a list of proposals.

    The texts are read once, as in `evaluate`.
    """
    gold, key = read_gold(folder), read_key(folder)
    found = positions(gold, model, rules)
    predictions = from_positions(position for of_one in found.values() for position in of_one)
    return score(gold, predictions), score_hearing(key, gold, found) if key else None


def predict(
    gold: Sequence[GoldDocument],
    model: str | None = None,
    rules: Iterable[Rule] | None = None,
) -> Predictions:
    """What the engine finds in the texts of gold documents, as `positions` reads them."""
    found = positions(gold, model, rules)
    return from_positions(position for of_one in found.values() for position in of_one)


def positions(
    gold: Sequence[GoldDocument],
    model: str | None = None,
    rules: Iterable[Rule] | None = None,
) -> dict[str, list[Position]]:
    """The positions in the texts of gold documents, by doc_id.

    Unlike a batch, this stops at the first document that fails: figures over the rest
    would mislead.
    """
    from standpunkt.language import pipeline
    from standpunkt.stance.engine import Engine

    engine = Engine(pipeline.load(model), rules)
    sources = [Source(document.doc_id, str(document.path), document.path) for document in gold]
    return {source.doc_id: engine.read(load(source)) for source in sources}
