"""Layers of a loaded pipeline replaced: the same network with the same weights in fewer steps.

What is replaced are the functions by which tok2vec, morphologizer and parser predict, in the
objects that spaCy has loaded; the weights are left as they are. `fits` says which pipelines that
may be done to, and any other is left as spaCy has it.

Most of a parse is spent in its tok2vec. Three things are done another way than spaCy does them:

- What a word brings to the first layer hangs on the word alone and not on its neighbours, so
  it is worked out once for each word.
- The multiplications are numpy's, which are two to three times as fast as thinc's on many
  processors, and the pieces of a maxout lie side by side.
- Each sentence is multiplied by itself. Fast multiplications round the last bit by where a row
  stands among others; so a sentence has the same vectors, to the last bit, whatever it is read
  together with. The vectors differ from spaCy's own in the last bits.

What morphologizer and parser multiply for all words of a batch is done so too.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from thinc.api import NumpyOps
from threadpoolctl import ThreadpoolController

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.language import Language

REMEMBERED: Final = 2**14
"""Words that are kept: at most some seventy megabytes. When more come, all are forgotten."""

_EMBEDDINGS: Final = frozenset({"spacy.MultiHashEmbed.v2", "spacy.CharacterEmbed.v2"})
_FEATURES: Final = frozenset({"ORTH", "NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"})

_Word = tuple[int, ...]
"""What the embedding is told of a token; prefix, suffix and shape follow from the letters."""

_TOLD: Final[list[int | str]] = ["ORTH", "NORM", "SPACY"]
_LEAST_VARIANCE: Final = 1e-8  # as in thinc

_Rows = NDArray[np.float32]


class _Layer(NamedTuple):
    """A maxout over a word and its two neighbours, normalised: (3 × width) to (pieces × width)."""

    weights: _Rows
    bias: _Rows
    scale: _Rows
    shift: _Rows


def fits(nlp: Language) -> bool:
    """Whether the layers of `nlp` are those that are replaced here.

    Its tok2vec must be of the architecture spacy.Tok2Vec.v2 with a maxout encoder of window 1,
    with an embedding that is told nothing of a token but its letters, its norm and whether a
    space follows; and morphologizer and parser must listen to it.
    """
    components = nlp.config["components"]
    if not {"tok2vec", "morphologizer", "parser"} <= set(nlp.pipe_names):
        return False
    model = components["tok2vec"]["model"]
    encode, embed = model.get("encode", {}), [*_blocks(model.get("embed", {}))]
    return (
        model.get("@architectures") == "spacy.Tok2Vec.v2"
        and encode.get("@architectures") == "spacy.MaxoutWindowEncoder.v2"
        and encode.get("window_size") == 1
        and all(block["@architectures"] in _EMBEDDINGS for block in embed)
        and not any(block.get("include_static_vectors") for block in embed)
        and all(set(block.get("attrs", ())) <= _FEATURES for block in embed)
        and all(
            components[name]["model"].get("tok2vec", {}).get("upstream") == "tok2vec"
            for name in ("morphologizer", "parser")
        )
    )


def _blocks(block: Any) -> Iterator[dict[str, Any]]:
    """The architectures in a block of the configuration, however deep."""
    if isinstance(block, dict):
        if "@architectures" in block:
            yield block
        for inner in block.values():
            yield from _blocks(inner)


def replace_layers(nlp: Language, words: int = REMEMBERED) -> None:
    """Let the components of `nlp`, which must fit, predict as told above.

    So many words are remembered. None of the components may learn any more.
    """
    tok2vec: Any = nlp.get_pipe("tok2vec")
    embed, encode = tok2vec.model.layers
    by_sentence = _BySentence()
    encoder = _Encoder(embed, encode, words, by_sentence)
    # The weights are left alone, so that they are saved as they were.
    vars(tok2vec)["predict"] = lambda docs: encoder.vectors(list(docs))
    for name in ("morphologizer", "parser"):
        component: Any = nlp.get_pipe(name)
        for layer in component.model.walk():
            layer.ops = by_sentence


class _BySentence(NumpyOps):  # type: ignore[misc]  # thinc does not say its types
    """thinc's operations, but for multiplications by the sentences of the batch at hand.

    `lengths` are those of its sentences, in words. What has other rows than they have is
    multiplied by thinc; where the split is that of another batch, only the last bits differ.
    """

    def __init__(self) -> None:
        super().__init__()
        self.lengths: list[int] = []
        # More threads than one gain nothing on single sentences, and round in other places.
        self._threads = ThreadpoolController()

    def alone(self) -> Any:
        """A context in which numpy multiplies with one thread."""
        return self._threads.limit(limits=1, user_api="blas")

    def gemm(
        self, x: Any, y: Any, *, out: Any = None, trans1: bool = False, trans2: bool = False
    ) -> Any:
        """The product of `x` and `y`."""
        if trans1 or len(x) != sum(self.lengths):
            return super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
        weights = y.T if trans2 else y
        if out is None:
            out = np.empty((len(x), weights.shape[1]), dtype="float32")
        with self.alone():
            for start, end in pairwise((0, *accumulate(self.lengths))):
                np.matmul(x[start:end], weights, out=out[start:end])
        return out


class _Encoder:
    def __init__(self, embed: Any, encode: Any, words: int, by_sentence: _BySentence) -> None:
        self._layers = _layers(encode)
        self._words = _Words(embed, self._layers[0].weights, words)
        self._by_sentence = by_sentence

    def vectors(self, docs: Sequence[Doc]) -> list[_Rows]:
        """One array a Doc, of shape (tokens, width)."""
        self._by_sentence.lengths = [len(doc) for doc in docs]
        with self._by_sentence.alone():
            return self._encoded(docs)

    def _encoded(self, docs: Sequence[Doc]) -> list[_Rows]:
        # Between sentences stand rows of zeros, as many as there are layers: each layer lets a
        # word see one row further.
        gap = len(self._layers)
        rows = self._words.rows(docs)
        places, spans = [0] * (gap + 1), []
        for row in rows:
            spans.append((len(places) - 1, len(places) - 1 + len(row)))
            places += [*row, *[0] * gap]
        places.append(0)
        x, y = self._words.first_layer(np.array(places))
        seen = np.empty((len(y), self._layers[0].weights.shape[0]), dtype="float32")
        for number, layer in enumerate(self._layers):
            if number:
                near = gap - 1 - number  # rows around a sentence that later layers still see
                width = x.shape[1]
                for step in range(3):
                    seen[:, step * width : (step + 1) * width] = x[step : len(x) - 2 + step]
                for start, end in spans:
                    block = slice(start - near, end + near)
                    np.matmul(seen[block], layer.weights, out=y[block])
            x[1:-1] += _normalised(y, layer)
        return [x[start + 1 : end + 1] for start, end in spans]


class _Words:
    """Tables with a row for each word that came; row 0 is for no word, and all zeros."""

    def __init__(self, embed: Any, weights: _Rows, words: int) -> None:
        self._embed = embed
        self._rows: dict[_Word, int] = {}
        width = embed.get_dim("nO")
        self._vectors = np.zeros((words + 1, width), dtype="float32")
        # What a word brings to its right neighbour, itself and its left neighbour.
        self._parts = [weights[step * width : (step + 1) * width] for step in range(3)]
        self._brought = [np.zeros((words + 1, weights.shape[1]), "float32") for _ in range(3)]

    def rows(self, docs: Sequence[Doc]) -> list[list[int]]:
        """The table's row of each token."""
        told = [[*map(tuple, doc.to_array(_TOLD).tolist())] for doc in docs]
        known = self._rows
        new = self._new(told)
        if len(known) + len(new) >= len(self._vectors):
            known.clear()
            new = self._new(told)
        if new:
            self._add(docs[0], new)
        return [[known[word] for word in row] for row in told]

    def first_layer(self, places: NDArray[np.int64]) -> tuple[_Rows, _Rows]:
        """The vectors of these rows, and what the first layer makes of all but the ends."""
        y = self._brought[0][places[:-2]]
        y += self._brought[1][places[1:-1]]
        y += self._brought[2][places[2:]]
        return self._vectors[places], y

    def _new(self, told: Sequence[Sequence[_Word]]) -> list[_Word]:
        return list(dict.fromkeys(word for row in told for word in row if word not in self._rows))

    def _add(self, doc: Doc, new: Sequence[_Word]) -> None:
        first = 1 + len(self._rows)
        if first + len(new) > len(self._vectors):  # one batch has more words than the table
            more = first + len(new)
            self._vectors = np.resize(self._vectors, (more, self._vectors.shape[1]))
            self._brought = [np.resize(table, (more, table.shape[1])) for table in self._brought]
        rows = slice(first, first + len(new))
        vectors = self._embed.predict([_listed(doc, new)])[0]
        self._vectors[rows] = vectors
        for part, table in zip(self._parts, self._brought, strict=True):
            # thinc's multiplication rounds a row alike wherever it stands.
            table[rows] = self._embed.ops.gemm(vectors, part)
        self._rows.update(zip(new, range(rows.start, rows.stop), strict=True))


def _layers(encode: Any) -> list[_Layer]:
    nodes = list(encode.walk())
    maxouts = [node for node in nodes if node.name == "maxout"]
    norms = [node for node in nodes if node.name == "layernorm"]
    found = []
    for maxout, norm in zip(maxouts, norms, strict=True):
        weights = maxout.get_param("W")  # (width, pieces, 3 × width)
        flat = weights.transpose(1, 0, 2).reshape(-1, weights.shape[2])
        found.append(
            _Layer(
                weights=np.ascontiguousarray(flat.T),
                bias=maxout.get_param("b").T.reshape(-1),
                scale=norm.get_param("G"),
                shift=norm.get_param("b"),
            )
        )
    return found


def _normalised(y: _Rows, layer: _Layer) -> _Rows:
    """The largest piece of each row, normalised; `y` is written over."""
    y += layer.bias
    width = len(layer.scale)
    best = y[:, :width]
    for start in range(width, y.shape[1], width):
        np.maximum(best, y[:, start : start + width], out=best)
    z: _Rows = best - best.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", z, z)
    variance /= width
    variance += _LEAST_VARIANCE
    z /= np.sqrt(variance)[:, None]
    z *= layer.scale
    z += layer.shift
    return z


def _listed(doc: Doc, words: Sequence[_Word]) -> Doc:
    """A Doc of these words, one after another."""
    strings = doc.vocab.strings
    orths = [strings.as_string(orth) for orth, _, _ in words]
    listed = Doc(doc.vocab, words=orths, spaces=[bool(space) for _, _, space in words])
    for token, (_, norm, _) in zip(listed, words, strict=True):
        if token.norm != norm:  # an exception of the tokenizer
            token.norm_ = strings.as_string(norm)
    return listed
