"""What each rule and cue comes to on annotated texts: met, right, wrong, and in how many texts.

A cue that only one document meets was perhaps written for that one; what such cues are worth is
measured by `benchmarks/leave_one_out.py`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from standpunkt.evaluation.gold import GoldDocument, read_gold
from standpunkt.evaluation.predictions import from_positions
from standpunkt.evaluation.scoring import score
from standpunkt.language.sentences import sentences
from standpunkt.reading.finding.files import Source
from standpunkt.respondent.load import load

if TYPE_CHECKING:
    from standpunkt.positions import Position
    from standpunkt.stance.candidate import Candidate
    from standpunkt.stance.engine import Engine
    from standpunkt.stance.matching import Match
    from standpunkt.stance.phrases import Tokens
    from standpunkt.stance.rules import Rule

Key = tuple[str, str]
"""A rule's id and one of its cues as it is written; an empty one for what a detector finds."""


@dataclass(frozen=True, slots=True)
class CueStats:
    """How often a cue is met, in how many documents, and what the rows on it come to.

    `right` and `wrong` count rows of the core set, as `evaluate` does, so that both may be fewer
    than `met`: cues give way to each other, and a row may be of another tier or holder.
    """

    rule: str
    cue: str
    met: int
    documents: int
    right: int
    wrong: int


def rule_stats(engine: Engine, folders: Sequence[Path]) -> list[CueStats]:
    """The statistics of every cue of the engine's rules, in the order of the rules.

    Raises InputError where a folder holds no annotated texts.
    """
    met: Counter[Key] = Counter()
    documents: defaultdict[Key, set[str]] = defaultdict(set)
    rows: list[tuple[Position, list[Key]]] = []
    gold = [document for folder in folders for document in read_gold(folder)]
    for one in gold:
        for keys, position in _read(engine, one, met, documents):
            rows.append((position, keys))
    right: Counter[Key] = Counter()
    wrong: Counter[Key] = Counter()
    for pairing in score(gold, from_positions(position for position, _ in rows)).pairings:
        for judged in pairing.judged:
            if judged.in_core:
                (right if judged.correct else wrong).update(rows[judged.row][1])
    return [
        CueStats(*key, met[key], len(documents[key]), right[key], wrong[key])
        for rule in engine.rules
        for key in _keys(rule)
    ]


def _keys(rule: Rule) -> list[Key]:
    written = dict.fromkeys((*rule.cue, *rule.predicate))
    return [(rule.id, cue) for cue in written] or [(rule.id, "")]


def _read(
    engine: Engine, gold: GoldDocument, met: Counter[Key], documents: defaultdict[Key, set[str]]
) -> Iterator[tuple[list[Key], Position]]:
    """Each position of a document with the cues it rests on; counts all that is met."""
    document = load(Source(gold.doc_id, str(gold.path), gold.path))
    readings = engine.parser.readings(sentences(document.text, document.blocks))
    traces = list(engine.trace(document, readings))
    matches = [list(engine.matcher.find(reading)) for reading in readings]
    for match in (match for of_one in matches for match in of_one):
        key = (match.rule.id, match.cue)
        met[key] += 1
        documents[key].add(gold.doc_id)
    for n, trace in enumerate(traces):
        for won, position in trace.taken:
            keys = _rests_on(won, matches[n if won.lead is None else won.lead])
            for rule in engine.detected.values():
                if rule.id in won.rule.split("+"):
                    key = (rule.id, "")
                    met[key] += 1
                    documents[key].add(gold.doc_id)
                    keys.add(key)
            yield sorted(keys), position


def _rests_on(won: Candidate, matches: Sequence[Match]) -> set[Key]:
    """The cues of a row: of its own rule in its cue, of the rule that judges in its evidence."""
    own, *others = won.rule.split("+")
    return {
        (match.rule.id, match.cue)
        for match in matches
        if (match.rule.id == own and _inside(match, won.cue))
        or (match.rule.id in others and won.lead is None and _inside(match, won.evidence))
    }


def _inside(match: Match, span: Tokens) -> bool:
    return span[0] <= match.first and match.last <= span[1]
