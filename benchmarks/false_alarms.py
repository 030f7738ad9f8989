"""Measure how often plain prose is taken for a stand for or against.

    python benchmarks/false_alarms.py TREEBANK_DIR [--documents N | --all] [--together N] [--show N]

TREEBANK_DIR is any folder with CoNLL-U files TREEBANK_DIR/*/train.conllu whose sentences have
a line "# text = …", such as a UD treebank of Norwegian. Ten sentences after each other make a
document of "Fjordvik kommune", called "kommunen". A treebank's news, blogs and reports answer
no hearing, so that an evaluative row of tier core in the respondent's name is mostly a false
alarm; not always, since a columnist takes stands too. Texts are shown, never written.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pages import markdown
from standpunkt.documents import Document, Metadata
from standpunkt.language.pipeline import load
from standpunkt.positions import RESPONDENT, Position, Tier
from standpunkt.stance.engine import Engine

TOGETHER = 10
"""How many sentences make a document."""
SAMPLE = 600
SEED = 1

_TEXT = "# text = "
_RESPONDENT = Metadata("Fjordvik kommune", aliases=("kommunen",))


@dataclass(frozen=True, slots=True)
class Prose:
    """A document of treebank sentences; `language` is the name of the treebank's folder."""

    language: str
    sentences: int
    document: Document


def prose(folder: Path, together: int = TOGETHER) -> list[Prose]:
    """The documents of a folder of treebanks, in the order of their files.

    `together` sentences make one; alone, a sentence has nothing around it that could tell
    whether it is about a hearing.
    """
    found = []
    for file in sorted(folder.glob("*/train.conllu")):
        lines = file.read_text(encoding="utf-8").splitlines()
        texts = [x.removeprefix(_TEXT).strip() for x in lines if x.startswith(_TEXT)]
        for start in range(0, len(texts), together):
            part = texts[start : start + together]
            name = f"{file.parent.name}-{start}"
            document = Document(name, str(file), " ".join(part), _RESPONDENT)
            found.append(Prose(file.parent.name, len(part), document))
    return found


def sample(found: Sequence[Prose], size: int | None) -> list[Prose]:
    """`size` of the documents, always the same; all for None."""
    if size is None or size >= len(found):
        return list(found)
    chosen = random.Random(SEED).sample(range(len(found)), size)  # noqa: S311 - no secret
    return [found[n] for n in sorted(chosen)]


def alarms(engine: Engine, documents: Iterable[Prose]) -> list[tuple[Prose, Position]]:
    """The respondent's evaluative rows of tier core."""
    return [
        (one, position)
        for one in documents
        for position in engine.read(one.document)
        if position.stance.evaluative
        and position.tier is Tier.CORE
        and position.holder == RESPONDENT
    ]


def rule_family(rule: str) -> str:
    """The part of a rule's id before its first dot or plus, which any rule has.

    >>> rule_family("support.stotte"), rule_family("say.mene+judge.bad"), rule_family("ny")
    ('support', 'say', 'ny')
    """
    return re.split(r"[.+]", rule)[0]


def rates(documents: Sequence[Prose], found: Sequence[tuple[Prose, Position]]) -> str:
    """Rows per thousand sentences by language and by rule family."""
    languages = sorted({one.language for one in documents})
    sentences = Counter[str]()
    rows = Counter[tuple[str, str]]()
    for one in documents:
        sentences[one.language] += one.sentences
    for one, position in found:
        rows[one.language, rule_family(position.rule)] += 1
    families = Counter(rule_family(position.rule) for _, position in found)

    def line(name: str, chosen: Sequence[str]) -> list[str]:
        counts = [sum(rows[language, family] for family in chosen) for language in languages]
        whole = [f"{1000 * n / sentences[x]:.2f}" for n, x in zip(counts, languages, strict=True)]
        overall = f"{1000 * sum(counts) / max(1, sentences.total()):.2f}"
        return [name, str(sum(counts)), overall, *whole]

    body = [line(f"`{family}`", [family]) for family, _ in families.most_common()]
    total = line("all", list(families))
    size = ["sentences", "", f"{sentences.total()}", *(str(sentences[x]) for x in languages)]
    heading = ["rule family", "rows", "per thousand sentences", *(f"`{x}`" for x in languages)]
    return markdown(heading, [size, total, *body])


def main() -> None:
    """Print the rates, the rows of each rule, and examples when asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("treebank", type=Path, metavar="TREEBANK_DIR")
    parser.add_argument("--documents", type=int, default=SAMPLE, help="how many of them")
    parser.add_argument("--together", type=int, default=TOGETHER, help="sentences a document")
    parser.add_argument("--all", action="store_true", help="every document")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="show N of the rows")
    parser.add_argument("--model", help="another spaCy pipeline than the shipped one")
    args = parser.parse_args()
    documents = sample(prose(args.treebank, args.together), None if args.all else args.documents)
    if not documents:
        parser.error(f"no sentences in {args.treebank}/*/train.conllu")
    found = alarms(Engine(load(args.model)), documents)
    print(rates(documents, found))
    print()
    for rule, n in Counter(position.rule for _, position in found).most_common():
        print(f"{n:>5}  {rule}")
    order = random.Random(SEED).sample(found, min(args.show, len(found)))  # noqa: S311
    for one, position in order:
        head = f"{one.document.doc_id}  {position.stance}  [{position.rule}]"
        print(f"\n{head}  {position.cue.of(one.document.text)!r}")
        print(f"    {position.sentence.of(one.document.text)}")


if __name__ == "__main__":
    main()
