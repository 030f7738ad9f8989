"""Each word's embedding worked out once: what the tok2vec component of a pipeline begins with.

The vector that a word enters the network with hangs on the word alone and not on its
neighbours, so it need not be made anew each time the word comes. What the component predicts
stays the same to the last bit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from spacy.tokens import Doc

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language
    from thinc.api import Model

REMEMBERED: Final = 2**15
"""Words whose vectors are kept: some fifteen megabytes. When more come, all are forgotten."""

_Word = tuple[int, ...]
"""What the embedding is told of a token; prefix, suffix and shape follow from the letters."""

_TOLD: Final = ["ORTH", "NORM", "SPACY"]


def remember_words(nlp: Language, words: int = REMEMBERED) -> None:
    """Let the tok2vec component of `nlp` remember the vectors of so many words.

    It must be of the architecture spacy.Tok2Vec.v2, with an embedding that is told nothing of a
    token but its letters, its norm and whether a space follows, and it must learn no more.
    """
    tok2vec = nlp.get_pipe("tok2vec")
    embed, encode = tok2vec.model.layers  # type: ignore[attr-defined]
    memory = _Memory(embed, words)
    # The model itself is left alone, so that it is saved as it was.
    vars(tok2vec)["predict"] = lambda docs: encode.predict(memory.vectors(list(docs)))


class _Memory:
    """A table of vectors with a row for each word that came."""

    def __init__(self, embed: Model[list[Doc], list[Any]], words: int) -> None:
        self._embed = embed
        self._rows: dict[_Word, int] = {}
        self._table = np.zeros((words, embed.get_dim("nO")), dtype="float32")

    def vectors(self, docs: list[Doc]) -> list[Any]:
        """One array a Doc, of shape (tokens, width)."""
        told = [[*map(tuple, doc.to_array(_TOLD).tolist())] for doc in docs]
        new = self._new(told)
        if len(self._rows) + len(new) > len(self._table):
            self._rows.clear()
            new = self._new(told)
        if len(new) > len(self._table):
            return self._embed.predict(docs)
        if new:
            rows = range(len(self._rows), len(self._rows) + len(new))
            self._table[rows.start : rows.stop] = self._embed.predict([_listed(docs[0], new)])[0]
            self._rows.update(zip(new, rows, strict=True))
        return [self._table[[self._rows[word] for word in row]] for row in told]

    def _new(self, told: Sequence[Sequence[_Word]]) -> list[_Word]:
        return list(dict.fromkeys(word for row in told for word in row if word not in self._rows))


def _listed(doc: Doc, words: Sequence[_Word]) -> Doc:
    """A Doc of these words, one after another."""
    strings = doc.vocab.strings
    orths = [strings.as_string(orth) for orth, _, _ in words]
    listed = Doc(doc.vocab, words=orths, spaces=[bool(space) for _, _, space in words])
    for token, (_, norm, _) in zip(listed, words, strict=True):
        if token.norm != norm:  # an exception of the tokenizer
            token.norm_ = strings.as_string(norm)
    return listed
