"""Train one part of the pipeline from a folder of CoNLL-U splits.

Run from the folder ``models``::

    python -m training.train core TREEBANK OUTPUT [--steps N] [--resume FOLDER]

where the part is ``core`` (tok2vec, morphologizer, parser, lemmatizer), ``ner`` or ``senter``.
The corpus is made first, from fixed seeds, under ``OUTPUT/corpus``; then spaCy trains with the
part's own configuration file and keeps ``OUTPUT/model-best`` and ``OUTPUT/model-last``.
"""

from __future__ import annotations

import argparse
import logging
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import spacy
from spacy.cli.train import train as spacy_train
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import load_config, registry
from spacy.vocab import Vocab

from .administrative import administrative_text, sentence_text, split_doc
from .augment import NONE, Rates, augment
from .corpus import (
    STANDARDS,
    Sentence,
    fixed_groups,
    read_conllu,
    sentence_breaks,
    split_path,
    to_doc,
    varied_groups,
    write_docbin,
)
from .names import collect_names, exchange_names
from .tokenizer import build_tokenizer

logger = logging.getLogger(__name__)
_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Part:
    """How the corpus of one part is made.

    ``rounds`` is the number of regrouped copies; ``administrative`` is the number of added
    documents with made-up administrative material (sentence starts only); ``exchange`` is the
    share of names replaced by others, in every round but the first.
    """

    config: str
    components: tuple[str, ...]
    rounds: int
    rates: Rates
    administrative: int = 0
    exchange: float = 0.0


PARTS: dict[str, Part] = {
    "core": Part("core.cfg", ("tok2vec", "morphologizer", "parser", "lemmatizer"), 3, Rates()),
    "ner": Part("ner.cfg", ("ner",), 4, Rates(lower=0.05, heading_caps=0.02), exchange=0.4),
    "senter": Part("senter.cfg", ("senter",), 2, Rates(lower=0.04), 6000),
}


@registry.callbacks("standpunkt.tokenizer.v1")  # type: ignore[untyped-decorator]
def tokenizer_callback() -> Callable[[Language], None]:
    """Return the callback that gives a new pipeline the tokenizer of this project."""

    def set_tokenizer(nlp: Language) -> None:
        nlp.tokenizer = build_tokenizer(nlp)

    return set_tokenizer


def training_docs(
    sentences: dict[str, list[Sentence]], part: Part, seed: int, vocab: Vocab
) -> Iterator[Doc]:
    """Yield the training documents: every round regroups and varies all sentences anew.

    The first round is unchanged but for the grouping.
    """
    names = collect_names(chain.from_iterable(sentences.values())) if part.exchange else None
    for number in range(part.rounds):
        rng = random.Random(seed + number)  # noqa: S311 - a corpus, not a secret
        rates = part.rates if number else NONE
        for standard in sorted(sentences):
            for group in varied_groups(sentences[standard], rng):
                varied = [augment(sentence, rng, rates) for sentence in group]
                if names is not None and number:
                    varied = [exchange_names(s, names, rng, part.exchange) for s in varied]
                yield to_doc(vocab, varied, sentence_breaks(varied, rng))


def administrative_docs(
    sentences: dict[str, list[Sentence]], count: int, seed: int
) -> Iterator[Doc]:
    """Yield ``count`` documents of two to six sentences, about half of them varied."""
    nlp = spacy.blank("nb")
    nlp.tokenizer = build_tokenizer(nlp)
    rng = random.Random(seed + 100)  # noqa: S311 - a corpus, not a secret
    for _ in range(count):
        pool = sentences[rng.choice(sorted(sentences))]
        chosen = rng.sample(pool, min(len(pool), rng.randint(2, 6)))
        yield split_doc(
            nlp,
            [
                administrative_text(s, rng) if rng.random() < 0.6 else sentence_text(s)
                for s in chosen
                if s[-1].pos == "PUNCT"
            ]
            or [sentence_text(chosen[0])],
        )


def dev_docs(sentences: dict[str, list[Sentence]], vocab: Vocab) -> Iterator[Doc]:
    """Yield a fixed half of the dev set: of every 20 sentences ten as one document."""
    for standard in sorted(sentences):
        for number, group in enumerate(fixed_groups(sentences[standard], 10)):
            if number % 2 == 0:
                yield to_doc(vocab, group)


def make_corpus(treebank: Path, part: Part, seed: int, folder: Path) -> None:
    """Write ``train.spacy`` and ``dev.spacy`` to ``folder``. Raises FileNotFoundError."""
    vocab = spacy.blank("nb").vocab
    splits = {
        split: {name: read_conllu(split_path(treebank, name, split)) for name in STANDARDS}
        for split in ("train", "dev")
    }
    docs = write_docbin(
        chain(
            training_docs(splits["train"], part, seed, vocab),
            administrative_docs(splits["train"], part.administrative, seed),
        ),
        folder / "train.spacy",
    )
    dev = write_docbin(dev_docs(splits["dev"], vocab), folder / "dev.spacy")
    logger.info("corpus: %d training documents, %d dev documents", docs, dev)


def train_part(
    name: str,
    treebank: Path,
    output: Path,
    *,
    steps: int | None = None,
    eval_frequency: int | None = None,
    resume: Path | None = None,
    overrides: dict[str, Any] | None = None,
) -> Path:
    """Train one part and return the folder of its best model.

    ``steps`` is also the length of the learning-rate schedule. ``resume`` names a saved pipeline
    whose components (weights, labels; no optimizer state) are the starting point.
    Raises KeyError for an unknown part, FileNotFoundError for a missing split.
    """
    part = PARTS[name]
    config = load_config(_HERE / part.config)
    make_corpus(treebank, part, int(config["system"]["seed"]), output / "corpus")
    if resume is not None:
        for component in part.components:
            config["components"][component] = {"source": str(resume)}
        # The optimizer starts without its moments and the weights are settled: a lower rate, and
        # batches of full size from the first step.
        config["training"]["optimizer"]["learn_rate"]["initial_rate"] /= 3
        config["training"]["batcher"]["size"] = config["training"]["batcher"]["size"]["stop"]
    config_path = output / "config.cfg"
    config.to_disk(config_path)
    settings: dict[str, Any] = {
        "paths.train": str(output / "corpus" / "train.spacy"),
        "paths.dev": str(output / "corpus" / "dev.spacy"),
        **(overrides or {}),
    }
    if steps is not None:
        settings["schedule.steps"] = steps
    if eval_frequency is not None:
        settings["training.eval_frequency"] = eval_frequency
    spacy_train(config_path, output, overrides=settings)
    return output / "model-best"


def main() -> None:
    """Command line entry point."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", choices=sorted(PARTS))
    parser.add_argument("treebank", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--steps", type=int)
    parser.add_argument("--eval-frequency", type=int)
    parser.add_argument("--resume", type=Path, metavar="FOLDER", help="pipeline to go on from")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO)
    train_part(
        arguments.part,
        arguments.treebank,
        arguments.output,
        steps=arguments.steps,
        eval_frequency=arguments.eval_frequency,
        resume=arguments.resume,
    )


if __name__ == "__main__":
    main()
