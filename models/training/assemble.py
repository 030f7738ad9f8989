"""Put the trained parts together into the folder that is shipped.

Run from the folder ``models``::

    python -m training.assemble CORE NER SENTER OUTPUT --version 0.1.0 [--treebank FOLDER]

``CORE``, ``NER`` and ``SENTER`` are saved pipelines, for example ``OUTPUT/model-best`` of
``training.train``. With ``--treebank``, exceptions for the lemmatizer are learned from the train
split and the test figures are written to ``meta.json``.
"""

from __future__ import annotations

import argparse
import json
import logging
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from .corpus import STANDARDS, Sentence, fixed_groups, read_conllu, split_path, to_doc
from .evaluate import evaluate_folder
from .tokenizer import build_tokenizer

logger = logging.getLogger(__name__)

CORE: tuple[str, ...] = ("tok2vec", "morphologizer", "parser", "lemmatizer")
_FIGURES: list[str] = [
    "token_f",
    "pos_acc",
    "morph_acc",
    "dep_uas",
    "dep_las",
    "sents_f",
    "senter_f",
    "lemma_acc",
    "ents_p",
    "ents_r",
    "ents_f",
]


@dataclass(frozen=True, slots=True)
class LemmaRule:
    """One exception: a lower-cased form with a word class has this lemma."""

    form: str
    pos: str
    lemma: str
    gain: int


def lemma_rules(
    nlp: Language,
    sentences: Iterable[Sentence],
    *,
    min_share: float = 0.97,
    min_gain: int = 2,
    limit: int = 400,
) -> list[LemmaRule]:
    """Return exceptions for frequent words whose lemma the lemmatizer gets wrong.

    A rule needs a form and predicted word class whose gold lemma is the same in at least
    ``min_share`` of its occurrences, over both standards, and must mend ``min_gain`` tokens more
    than it breaks. At most ``limit`` rules, those with the highest gain, because every rule costs
    time at every token. PROPN is left out: its lemma is its form.
    """
    gold_lemmas: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    right: Counter[tuple[str, str]] = Counter()
    gold = (to_doc(nlp.vocab, group) for group in fixed_groups(list(sentences), 5))
    for predicted, reference in nlp.pipe(_tokens_as_given(nlp, gold), as_tuples=True):
        for token, wanted in zip(predicted, reference, strict=True):
            if token.pos_ in ("PROPN", "PUNCT", "SPACE", "X", "SYM"):
                continue
            key = (token.lower_, token.pos_)
            gold_lemmas[key][wanted.lemma_] += 1
            right[key] += int(token.lemma_ == wanted.lemma_)
    rules = []
    for key, lemmas in gold_lemmas.items():
        lemma, count = lemmas.most_common(1)[0]
        gain = count - right[key]
        if gain >= min_gain and count / lemmas.total() >= min_share:
            rules.append(LemmaRule(key[0], key[1], lemma, gain))
    rules.sort(key=lambda r: (-r.gain, r.form, r.pos))
    return rules[:limit]


def _tokens_as_given(nlp: Language, gold: Iterable[Doc]) -> Iterator[tuple[Doc, Doc]]:
    for reference in gold:
        words = [t.text for t in reference]
        spaces = [bool(t.whitespace_) for t in reference]
        yield Doc(nlp.vocab, words=words, spaces=spaces), reference


def _needed_strings(nlp: Language) -> set[str]:
    """Return the strings the saved components look up: labels and edit-tree parts."""
    needed: set[str] = set()
    for name in nlp.component_names:
        pipe = nlp.get_pipe(name)
        needed.update(str(label) for label in getattr(pipe, "labels", ()))
    lemmatizer = nlp.get_pipe("lemmatizer")
    for tree in lemmatizer.label_data["trees"]:  # type: ignore[attr-defined]
        needed.update(tree[key] for key in ("orig", "subst") if key in tree)
    return needed


def assemble(
    core: Path,
    ner: Path | None,
    senter: Path | None,
    output: Path,
    *,
    version: str,
    rules: Sequence[LemmaRule] = (),
) -> Language:
    """Write the combined pipeline to ``output`` (replaced if present) and return it, loaded.

    ``ner`` and ``senter`` may be None, for a pipeline without them.
    """
    nlp = spacy.blank("nb")
    nlp.tokenizer = build_tokenizer(nlp)
    source = spacy.load(core)
    for name in CORE:
        nlp.add_pipe(name, source=source)
    if rules:
        ruler = nlp.add_pipe("attribute_ruler")
        for rule in rules:
            ruler.add(  # type: ignore[attr-defined]
                [[{"LOWER": rule.form, "POS": rule.pos}]], {"LEMMA": rule.lemma}
            )
    if ner is not None:
        nlp.add_pipe("ner", source=spacy.load(ner))
    if senter is not None:
        nlp.add_pipe("senter", source=spacy.load(senter))
        nlp.disable_pipe("senter")
    nlp.meta.update(
        name="standpunkt_sm",
        version=version,
        description=(
            "Small Norwegian pipeline for Bokmål and Nynorsk: word classes, morphology, "
            "dependency trees, lemmas, named entities and a sentence splitter (disabled)."
        ),
        author="Standpunkt",
        email="",
        url="",
        license="CC BY-SA 4.0",
        spacy_version=">=3.8.0,<3.9.0",
        sources=[
            {
                "name": "Norwegian Dependency Treebank and NorNE",
                "author": "National Library of Norway (Språkbanken), Schibsted, "
                "Language Technology Group at the University of Oslo",
                "license": "CC0 (annotation)",
            },
            {
                "name": "UD Norwegian Bokmaal and Nynorsk",
                "author": "Øvrelid, Jørgensen, Hohle, Tollersrud, Dale, Solberg, Kåsen",
                "license": "CC BY-SA 4.0",
            },
        ],
    )
    needed = _needed_strings(nlp)
    if output.exists():
        shutil.rmtree(output)
    nlp.to_disk(output)
    # Training leaves every word of the treebank in the string store; hashes are all the model
    # needs, and the running text must not travel with it.
    strings = output / "vocab" / "strings.json"
    kept = [s for s in json.loads(strings.read_text(encoding="utf-8")) if s in needed]
    strings.write_text(json.dumps(sorted(kept), ensure_ascii=False) + "\n", encoding="utf-8")
    return spacy.load(output)


def write_figures(output: Path, results: dict[str, dict[str, dict[str, Any]]]) -> None:
    """Write test figures to ``meta.json``: Bokmål under spaCy's names, Nynorsk as ``nno_…``."""
    path = output / "meta.json"
    meta = json.loads(path.read_text(encoding="utf-8"))
    by_standard = results["10"]
    performance: dict[str, Any] = {}
    for standard, prefix in (("nob", ""), ("nno", "nno_")):
        for key in _FIGURES:
            if by_standard[standard].get(key) is not None:
                performance[prefix + key] = round(by_standard[standard][key], 4)
    meta["performance"] = performance
    path.write_text(json.dumps(meta, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def folder_size(folder: Path) -> int:
    """Return the size of all files under a folder, in bytes."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def main() -> None:
    """Command line entry point."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("core", type=Path)
    parser.add_argument("ner", type=Path)
    parser.add_argument("senter", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--version", required=True)
    parser.add_argument("--treebank", type=Path)
    parser.add_argument("--rules", type=int, default=400, help="most lemma exceptions")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO)
    rules: list[LemmaRule] = []
    if arguments.treebank is not None and arguments.rules:
        sentences = [
            s
            for name in STANDARDS
            for s in read_conllu(split_path(arguments.treebank, name, "train"))
        ]
        rules = lemma_rules(spacy.load(arguments.core), sentences, limit=arguments.rules)
        logger.info(
            "%d lemma exceptions mend %d training tokens", len(rules), sum(r.gain for r in rules)
        )
    nlp = assemble(
        arguments.core,
        arguments.ner,
        arguments.senter,
        arguments.output,
        version=arguments.version,
        rules=rules,
    )
    if arguments.treebank is not None:
        results = evaluate_folder(nlp, arguments.treebank, "test", sizes=(10,))
        write_figures(arguments.output, results)
    logger.info("%s: %.2f MB", arguments.output, folder_size(arguments.output) / 1e6)


if __name__ == "__main__":
    main()
