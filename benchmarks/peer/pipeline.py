"""spaCy's small pipeline by itself: sentences, classes, trees, lemmas, and names or not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import spacy

from peer.shared import BATCH, MODEL, Response, Tool


def load() -> Tool:
    """As it is shipped."""
    return _without(())


def load_without_names() -> Tool:
    """Without the components that no rule of ours reads."""
    return _without(("ner", "senter"))


def _without(components: Sequence[str]) -> Tool:
    nlp = spacy.load(MODEL, exclude=components)

    def read(responses: Iterable[Response]) -> int:
        docs = nlp.pipe((response.text for response in responses), batch_size=BATCH)
        return sum(1 for doc in docs for _ in doc.sents)

    return read
