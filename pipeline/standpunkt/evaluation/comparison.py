"""Two runs on the same gold: which positions the later one gained and lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from standpunkt.evaluation.gold import Gold, GoldDocument
from standpunkt.evaluation.scoring import Judged, Pairing, Score, found_right


@dataclass(frozen=True, slots=True)
class Turn:
    """A core position that is right in one of the runs alone, with what each found there."""

    document: GoldDocument
    gold: Gold
    before: Judged | None
    after: Judged | None


@dataclass(frozen=True, slots=True)
class Wrong:
    """A wrong row of the core set that only one of the runs has."""

    document: GoldDocument
    judged: Judged


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from one run to another, in text order."""

    before: Score
    after: Score
    gained: tuple[Turn, ...]
    lost: tuple[Turn, ...]
    new: tuple[Wrong, ...]
    gone: tuple[Wrong, ...]


def compare(before: Score, after: Score) -> Comparison:
    """What changed between two scores of the same gold documents.

    A wrong row is the same in both when it has the same label and a cue that overlaps. One on
    a position that is gained or lost is told with that position and not again.
    """
    pairs = list(zip(before.pairings, after.pairings, strict=True))
    turns = [turn for old, new in pairs for turn in _turns(old, new)]
    gained = tuple(t for t in turns if found_right(t.gold, t.after))
    lost = tuple(t for t in turns if not found_right(t.gold, t.after))
    return Comparison(
        before,
        after,
        gained,
        lost,
        new=_ordered(w for old, new in pairs for w in _wrong(new, old)),
        gone=_ordered(w for old, new in pairs for w in _wrong(old, new)),
    )


def _turns(old: Pairing, new: Pairing) -> Iterator[Turn]:
    for (gold, before), (_, after) in zip(old.gold, new.gold, strict=True):
        if found_right(gold, before) is not found_right(gold, after):
            yield Turn(new.document, gold, before, after)


def _wrong(these: Pairing, others: Pairing) -> Iterator[Wrong]:
    """The wrong rows of one run on a document that the other run has not."""
    turned_rows = {turn.gold for turn in _turns(these, others)}
    known = [j.prediction for j in others.judged if _is_wrong(j)]
    for judged in these.judged:
        row = judged.prediction
        if not _is_wrong(judged) or judged.gold in turned_rows:
            continue
        if not any(row.stance is k.stance and row.cue.overlaps(k.cue) for k in known):
            yield Wrong(these.document, judged)


def _is_wrong(judged: Judged) -> bool:
    return judged.in_core and not judged.correct


def _ordered(found: Iterable[Wrong]) -> tuple[Wrong, ...]:
    return tuple(sorted(found, key=lambda w: (w.document.doc_id, w.judged.prediction.evidence)))
