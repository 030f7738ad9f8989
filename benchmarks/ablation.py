"""Measure where the parse helps and where it hurts: the engine with parts of it withheld.

    python benchmarks/ablation.py [--errors] [--model NAME]

| variant | what the rules see |
|---|---|
| as it is | words, lemma, word class, features and tree |
| no tree | every token hangs on the first finite verb, or the root, by the same relation |
| forms only | no tree, and no lemma, word class or features either |
| connected cues | all of it, but a cue whose words do not hang together in the tree is dropped |

`--errors` adds, by construction family, how many annotated positions each variant gains and
loses against the engine as it is: what is lost, the withheld part helps to find; what is
gained, it hides. The confidence weights are those of the engine as it is.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pages import figure, markdown
from standpunkt.documents import Document
from standpunkt.evaluation.comparison import Turn, compare
from standpunkt.evaluation.forms import Family, family
from standpunkt.evaluation.gold import GoldDocument, read_gold
from standpunkt.evaluation.predictions import from_positions
from standpunkt.evaluation.scoring import Score, score
from standpunkt.language.pipeline import load
from standpunkt.language.reading import Reading, parse
from standpunkt.language.sentences import split
from standpunkt.reading.finding.files import Source
from standpunkt.respondent.load import load as read_document
from standpunkt.stance.engine import Engine
from standpunkt.stance.matching import Match, Matcher

ROOT = Path(__file__).resolve().parent.parent
GOLD = ("train2", "dev", "letters-dev")
AS_IT_IS = "as it is"
_CLAUSES = ("root", "ccomp", "xcomp", "advcl", "acl", "csubj", "conj", "parataxis")


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to run the engine: how readings are changed, and which cues are let through."""

    change: Callable[[Reading], Reading] = lambda reading: reading
    connected: bool = False


@dataclass(frozen=True, slots=True)
class Parsed:
    """The documents of a gold folder, each read and parsed once."""

    gold: Sequence[GoldDocument]
    documents: Sequence[tuple[Document, list[Reading]]]


def without_tree(reading: Reading) -> Reading:
    """The reading with all tokens on the first finite verb, or on the root where none is."""
    finite = (t.i for t in reading.tokens if t.finite)
    roots = (t.i for t in reading.tokens if t.head == t.i)
    return _flat(reading, next(finite, next(roots, 0)))


def forms_only(reading: Reading) -> Reading:
    """The reading with nothing but the forms, all on the first; only punctuation is told apart."""
    tokens = [
        t._replace(
            lemma=t.lower,
            pos="X" if any(map(str.isalnum, t.text)) else "PUNCT",
            feats=frozenset[str](),
            finite=False,
        )
        for t in reading.tokens
    ]
    return _flat(replace(reading, tokens=tuple(tokens)), 0)


def _flat(reading: Reading, top: int) -> Reading:
    tokens = [t._replace(head=top, dep="root" if t.i == top else "dep") for t in reading.tokens]
    return replace(reading, tokens=tuple(tokens))


def hangs_together(reading: Reading, places: Sequence[int]) -> bool:
    """Whether the cue's words are connected: below one another, or heads in one clause."""
    chosen = set(places)
    tops = [i for i in places if not chosen & set(_above(reading, i))]
    return len({_clause_head(reading, i) for i in tops}) == 1


def _above(reading: Reading, i: int) -> Iterator[int]:
    """The heads of token `i`, nearest first."""
    for _ in reading.tokens:
        head = reading.tokens[i].head
        if head == i:
            return
        yield head
        i = head


def _clause_head(reading: Reading, i: int) -> int:
    at = (i, *_above(reading, i))
    return next((k for k in at if reading.tokens[k].dep.split(":")[0].lower() in _CLAUSES), at[-1])


class ConnectedMatcher(Matcher):
    """Only the matches whose words hang together in the tree."""

    def find(self, reading: Reading) -> Iterator[Match]:
        """Every match of every rule that is connected."""
        return (m for m in super().find(reading) if hangs_together(reading, m.places))


VARIANTS: Mapping[str, Variant] = {
    AS_IT_IS: Variant(),
    "no tree": Variant(without_tree),
    "forms only": Variant(forms_only),
    "connected cues": Variant(connected=True),
}


def parsed(engine: Engine, folder: Path) -> Parsed:
    """Read and parse a gold folder as `evaluate` does."""
    gold = read_gold(folder)
    documents = [read_document(Source(g.doc_id, str(g.path), g.path)) for g in gold]
    return Parsed(gold, [(d, list(parse(engine.nlp, split(d.text)))) for d in documents])


def run(engine: Engine, variant: Variant, folder: Parsed) -> Score:
    """The score of one variant on a parsed folder."""
    chosen = Engine(engine.nlp, engine.rules)
    if variant.connected:
        chosen.matcher = ConnectedMatcher(engine.rules)
    found = [
        position
        for document, readings in folder.documents
        for position in chosen.read_parsed(document, [variant.change(r) for r in readings])
    ]
    return score(folder.gold, from_positions(found))


def figures(scores: Mapping[str, Mapping[str, Score]]) -> str:
    """The table of each folder's figures under each variant."""
    heading = ["", "variant", "evaluative F1", "all labels F1", "target F1", "holder errors"]
    rows = []
    for folder, variants in scores.items():
        for name, found in variants.items():
            f = found.overall
            cells = [figure(x) for x in (f.evaluative.f1, f.all.f1, f.target_f1)]
            rows.append([f"`{folder}`", name, *cells, str(f.holder.total)])
    return markdown(heading, rows, text=2)


def turned(scores: Mapping[str, Mapping[str, Score]]) -> str:
    """By construction family, what each variant gains and loses over all folders."""
    names = [name for name in VARIANTS if name != AS_IT_IS]
    gained = {name: Counter[Family]() for name in names}
    lost = {name: Counter[Family]() for name in names}
    for variants in scores.values():
        for name in names:
            change = compare(variants[AS_IT_IS], variants[name])
            gained[name].update(map(_family, change.gained))
            lost[name].update(map(_family, change.lost))
    heading = ["construction", *(f"{name}: {way}" for name in names for way in ("+", "−"))]
    rows = [
        [str(key), *(str(ways[name][key]) for name in names for ways in (gained, lost))]
        for key in Family
    ]
    return markdown(heading, rows)


def _family(turn: Turn) -> Family:
    return family(turn.document, turn.gold)


def measure(model: str | None = None) -> dict[str, dict[str, Score]]:
    """The score of every variant on every annotated folder."""
    engine = Engine(load(model))
    found: dict[str, dict[str, Score]] = {}
    for name in GOLD:
        folder = parsed(engine, ROOT / "corpus" / "gold" / name)
        found[name] = {v: run(engine, variant, folder) for v, variant in VARIANTS.items()}
    return found


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--errors", action="store_true", help="positions gained and lost")
    parser.add_argument("--model", help="another spaCy pipeline than the shipped one")
    args = parser.parse_args()
    scores = measure(args.model)
    print(figures(scores))
    if args.errors:
        print(f"\n{turned(scores)}")


if __name__ == "__main__":
    main()
