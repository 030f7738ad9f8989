"""Score any spaCy pipeline on the CoNLL-U splits, from raw text.

Run from the folder ``models``::

    python -m training.evaluate PIPELINE TREEBANK [--split test] [--json FILE]

``PIPELINE`` is a folder or an installed package. Every sentence is scored twice: in documents of
ten sentences, and alone. All shares are fractions of one.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, Span, Token
from spacy.training import Example

from .corpus import STANDARDS, Sentence, fixed_groups, read_conllu, split_path, to_doc

Scores = dict[str, float]

# Column heading -> key of spaCy's scores.
_COLUMNS: tuple[tuple[str, str], ...] = (
    ("token F", "token_f"),
    ("UPOS", "pos_acc"),
    ("morph", "morph_acc"),
    ("UAS", "dep_uas"),
    ("LAS", "dep_las"),
    ("LAS with punct", "las_all"),
    ("sents F, parser", "sents_f"),
    ("sents F, senter", "senter_f"),
    ("sents F, sentencizer", "sentencizer_f"),
    ("lemma", "lemma_acc"),
    ("ents P", "ents_p"),
    ("ents R", "ents_r"),
    ("ents F", "ents_f"),
    ("ents F, one GPE", "ents_merged_f"),
)


def _has_sentences(doc: Doc) -> bool:
    return bool(doc.has_annotation("SENT_START"))


def _dep(token: Token, _attribute: str) -> str:
    """Return the relation as a string; scorers compare ignored labels with strings."""
    return str(token.dep_)


def _merge_gpe(doc: Doc) -> Doc:
    """Return a copy with GPE_LOC and GPE_ORG both called GPE."""
    copy = doc.copy()
    copy.ents = [
        Span(copy, e.start, e.end, label="GPE" if e.label_.startswith("GPE") else e.label_)
        for e in doc.ents
    ]
    return copy


def _sentence_score(nlp: Language, gold: Sequence[Doc], split: Callable[[Doc], Doc]) -> float:
    examples = [Example(split(nlp.make_doc(g.text)), g) for g in gold]
    return float(Scorer.score_spans(examples, "sents", has_annotation=_has_sentences)["sents_f"])


def _core(predicted: Sequence[Doc], gold: Sequence[Doc]) -> dict[str, Any]:
    examples = [Example(p, g) for p, g in zip(predicted, gold, strict=True)]
    scores: dict[str, Any] = {}
    scores.update(Scorer.score_tokenization(examples))
    scores.update(Scorer.score_token_attr(examples, "pos"))
    scores.update(Scorer.score_token_attr(examples, "morph"))
    scores.update(Scorer.score_token_attr(examples, "lemma"))
    # As spaCy itself scores parsers: punctuation is left out.
    scores.update(Scorer.score_deps(examples, "dep", getter=_dep, ignore_labels=("p", "punct")))
    scores.update(Scorer.score_spans(examples, "sents", has_annotation=_has_sentences))
    if all(g.has_annotation("ENT_IOB") for g in gold):
        scores.update(
            Scorer.score_spans(examples, "ents", getter=lambda doc, _: doc.ents, allow_overlap=True)
        )
        merged = [
            Example(_merge_gpe(p), _merge_gpe(g)) for p, g in zip(predicted, gold, strict=True)
        ]
        scores["ents_merged_f"] = Scorer.score_spans(
            merged, "ents", getter=lambda doc, _: doc.ents, allow_overlap=True
        )["ents_f"]
    return scores


def evaluate(nlp: Language, sentences: Sequence[Sentence], size: int) -> dict[str, Any]:
    """Return the scores of a pipeline on documents of ``size`` sentences, raw text in.

    Beside spaCy's keys: ``senter_f`` and ``sentencizer_f`` (sentence F of the disabled senter, if
    the pipeline has one, and of spaCy's rule), ``ents_merged_f`` (GPE_LOC and GPE_ORG as one),
    ``las_all`` and ``uas_all`` with punctuation, ``words_per_second`` (tokens, one process).
    """
    gold = [to_doc(nlp.vocab, group) for group in fixed_groups(sentences, size)]
    start = time.perf_counter()
    predicted = list(nlp.pipe(g.text for g in gold))
    seconds = time.perf_counter() - start
    scores = _core(predicted, gold)
    examples = [Example(p, g) for p, g in zip(predicted, gold, strict=True)]
    with_punct = Scorer.score_deps(examples, "dep", getter=_dep, ignore_labels=())
    scores["uas_all"], scores["las_all"] = with_punct["dep_uas"], with_punct["dep_las"]
    scores["words_per_second"] = sum(len(p) for p in predicted) / seconds
    scores["sentencizer_f"] = _sentence_score(nlp, gold, spacy.blank("nb").add_pipe("sentencizer"))
    if "senter" in nlp.component_names:
        scores["senter_f"] = _sentence_score(nlp, gold, nlp.get_pipe("senter"))
    return scores


def evaluate_folder(
    nlp: Language, treebank: Path, split: str, sizes: Iterable[int] = (10, 1)
) -> dict[str, dict[str, dict[str, Any]]]:
    """Return the scores by document size and standard. Raises FileNotFoundError."""
    results: dict[str, dict[str, dict[str, Any]]] = {}
    for size in sizes:
        results[str(size)] = {
            name: evaluate(nlp, read_conllu(split_path(treebank, name, split)), size)
            for name in STANDARDS
        }
    return results


def _cell(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}".lstrip("0") if value < 1 else "1.0000"


def tables(results: dict[str, dict[str, dict[str, Any]]], split: str) -> str:
    """Return the results as Markdown tables."""
    lines: list[str] = []
    for size, by_standard in results.items():
        title = "each sentence alone" if size == "1" else f"documents of {size} sentences"
        lines += [f"**{split}, {title}**", ""]
        names = [heading for heading, _ in _COLUMNS]
        lines.append("| | " + " | ".join([*names, "words/s"]) + " |")
        lines.append("|---" * (len(names) + 2) + "|")
        for standard, scores in by_standard.items():
            cells = [_cell(scores.get(key)) for _, key in _COLUMNS]
            cells.append(f"{scores['words_per_second']:,.0f}")
            lines.append(f"| {standard} | " + " | ".join(cells) + " |")
        lines.append("")
        types = sorted({t for s in by_standard.values() for t in (s.get("ents_per_type") or {})})
        if types:
            lines.append("| entities F | " + " | ".join(types) + " |")
            lines.append("|---" * (len(types) + 1) + "|")
            for standard, scores in by_standard.items():
                per_type = scores.get("ents_per_type") or {}
                cells = [_cell(per_type[t]["f"]) if t in per_type else "" for t in types]
                lines.append(f"| {standard} | " + " | ".join(cells) + " |")
            lines.append("")
    return "\n".join(lines)


def main() -> None:
    """Command line entry point."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pipeline")
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--split", default="test", choices=("train", "dev", "test"))
    parser.add_argument("--json", type=Path, help="also write all scores to this file")
    arguments = parser.parse_args()
    nlp = spacy.load(arguments.pipeline)
    results = evaluate_folder(nlp, arguments.treebank, arguments.split)
    print(tables(results, arguments.split))
    if arguments.json is not None:
        arguments.json.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
