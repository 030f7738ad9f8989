"""EDS-NLP: its matcher and negation with our rules, on its sentences or on a parse."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import spacy

from peer.shared import BATCH, MODEL, NEGATIONS, TERMS, Response, Tool


def load() -> Tool:
    """On the sentences and words that it makes itself."""
    import edsnlp
    import edsnlp.pipes as eds

    nlp = edsnlp.blank("eds")
    nlp.add_pipe(eds.sentences())
    rules = _with_rules(nlp)
    return lambda responses: sum(len(rules(response.text).ents) for response in responses)


def load_on_parse() -> Tool:
    """On the words and sentences of our pipeline with its parser."""
    # EDS-NLP puts its own table of components in the place of spaCy's: this must come first.
    nlp = spacy.load(MODEL, exclude=["ner", "senter"])
    import edsnlp

    rules = _with_rules(edsnlp.Pipeline("eds", vocab=nlp.vocab))

    def read(responses: Iterable[Response]) -> int:
        docs = nlp.pipe((response.text for response in responses), batch_size=BATCH)
        return sum(len(rules(doc).ents) for doc in docs)

    return read


def _with_rules(nlp: Any) -> Any:
    import edsnlp.pipes as eds

    nlp.add_pipe(eds.matcher(terms=dict(TERMS), attr="LOWER"))
    nlp.add_pipe(
        eds.negation(
            preceding=NEGATIONS, following=NEGATIONS, pseudo=[], verbs=[], termination=["men"]
        )
    )
    return nlp
