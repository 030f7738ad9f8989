"""medspaCy: its TargetMatcher and ConText with our rules, on sentences or on a parse."""

from __future__ import annotations

from collections.abc import Iterable

import spacy
from medspacy.context import ConText, ConTextRule
from medspacy.target_matcher import TargetMatcher, TargetRule
from spacy.language import Language

from peer.shared import BATCH, MODEL, NEGATIONS, TERMS, Response, Tool


def load() -> Tool:
    """On sentences that end where a full stop stands."""
    nlp = spacy.blank("nb")
    nlp.add_pipe("sentencizer")
    return _with_rules(nlp)


def load_on_parse() -> Tool:
    """On the sentences of our pipeline's parser."""
    return _with_rules(spacy.load(MODEL, exclude=["ner", "senter"]))


def _with_rules(nlp: Language) -> Tool:
    matcher = TargetMatcher(nlp)
    matcher.add([TargetRule(word, label) for label, words in TERMS.items() for word in words])
    context = ConText(nlp, rules=None)
    context.add(
        [ConTextRule(word, "NEGATED_EXISTENCE", direction="BIDIRECTIONAL") for word in NEGATIONS]
    )

    def read(responses: Iterable[Response]) -> int:
        docs = nlp.pipe((response.text for response in responses), batch_size=BATCH)
        return sum(len(context(matcher(doc)).ents) for doc in docs)

    return read
