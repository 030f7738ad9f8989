"""Parsed sentences: the tokens the rules see, free of spaCy.

The rules read word forms, lemmas, UPOS, morphology and UD dependencies and nothing else,
so any Norwegian pipeline with a parser will do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from standpunkt.documents import Span
from standpunkt.language.insertions import around_insertion
from standpunkt.language.sentences import Sentence

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.strings import StringStore
    from spacy.tokens import Doc


class Token(NamedTuple):
    """One token; `start` and `end` count characters in the sentence's reading text.

    `head` is the index of the head in the sentence (its own index for the root), and `finite`
    whether the token is a finite verb, which follows from class and features.
    """

    i: int
    text: str
    lower: str
    lemma: str
    pos: str
    feats: frozenset[str]
    finite: bool
    head: int
    dep: str
    start: int
    end: int


@dataclass(frozen=True)
class Reading:
    """A sentence with its tokens: what the stance engine reads."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    index: int = field(default=0)

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """The indices of each token's dependents, in order."""
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token.i)
        return tuple(map(tuple, below))

    def subtree(self, i: int, without: frozenset[int] = frozenset()) -> list[int]:
        """Indices of token `i` and all below it, in order, leaving out the `without` branches."""
        found, todo = [], [i]
        while todo:
            at = todo.pop()
            found.append(at)
            todo.extend(child for child in self.children[at] if child not in without)
        return sorted(found)

    def source(self, first: int, last: int) -> Span:
        """The source span of tokens `first` to `last`, both included."""
        return self.sentence.source(self.tokens[first].start, self.tokens[last].end)

    def words(self, first: int, last: int) -> str:
        """The reading text of tokens `first` to `last`, both included."""
        return self.sentence.text[self.tokens[first].start : self.tokens[last].end]


def from_doc(sentence: Sentence, doc: Doc, index: int = 0) -> Reading:
    """The reading of one sentence from the spaCy Doc made of its text.

    White-space tokens are dropped; their dependents move to their head.
    """
    return Reading(sentence=sentence, tokens=_tokens(doc), index=index)


def from_docs(docs: Iterable[Doc]) -> Iterator[tuple[Token, ...]]:
    """The tokens of each sentence by itself, for readings that are made of them later."""
    return map(_tokens, docs)


def _tokens(doc: Doc) -> tuple[Token, ...]:
    # Whole columns at once: asking spaCy token by token takes four times as long.
    texts = [token.text for token in doc]
    rows = doc.to_array(_COLUMNS).tolist()
    heads = [i + head for i, head in enumerate(doc.to_array("HEAD").view("int64").tolist())]
    strings = doc.vocab.strings
    if any(map(str.isspace, texts)):
        kept = [i for i, text in enumerate(texts) if not text.isspace()]
        place = {i: n for n, i in enumerate(kept)}
        heads = [_kept_head(i, heads, place) for i in kept]
        rows, texts = [rows[i] for i in kept], [texts[i] for i in kept]
    tokens = []
    for i, (text, head, row) in enumerate(zip(texts, heads, rows, strict=True)):
        lemma, *tags, start = row
        pos, feats, finite, dep = _tags(strings, *tags)
        lemma = strings.as_string(lemma).lower() if lemma else ""
        end = start + len(text)
        tokens.append(
            Token(i, text, text.lower(), lemma, pos, feats, finite, head, dep, start, end)
        )
    return around_insertion(_without_final_stop(tuple(tokens)))


_COLUMNS: list[int | str] = ["LEMMA", "POS", "MORPH", "DEP", "IDX"]


@lru_cache(maxsize=2**13)
def _tags(
    strings: StringStore, pos: int, morph: int, dep: int
) -> tuple[str, frozenset[str], bool, str]:
    """UPOS, features, whether they make a finite verb, and dependency: few go together."""
    named, feats = strings.as_string(pos), _feats(strings.as_string(morph))
    return named, feats, is_finite(named, feats), strings.as_string(dep)


def is_finite(pos: str, feats: frozenset[str]) -> bool:
    """Whether a token of this class and with these features is a finite verb.

    >>> is_finite("AUX", frozenset({"VerbForm=Fin", "Mood=Ind"}))
    True
    """
    return "VerbForm=Fin" in feats and pos in ("VERB", "AUX")


def _kept_head(i: int, heads: Sequence[int], place: Mapping[int, int]) -> int:
    """The place of the nearest head that is no white space; the token's own for none."""
    head = heads[i]
    while head not in place and heads[head] != head:
        head = heads[head]
    return place.get(head, place[i])


@cache
def _feats(morph: str) -> frozenset[str]:
    """The features of a token; tokens share the few sets there are."""
    return frozenset(morph.split("|")) if morph else frozenset()


def _without_final_stop(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with the stop cut off a number or letter that ends the sentence: "§ 5 a."

    Tokenizers take "5." for an ordinal and "B." for an initial, which only the end of the
    sentence can tell.
    """
    if not tokens or not re.fullmatch(r"(\d+|[A-ZÆØÅa-zæøå])\.", tokens[-1].text):
        return tokens
    last = tokens[-1]
    number = last.text[:-1]
    return (*tokens[:-1], last._replace(text=number, lower=number, end=last.end - 1))


BATCH = 128
"""Sentences a batch: the arrays of larger ones no longer fit a processor's own memory."""


def parse(nlp: Language, sentences: Iterable[Sentence]) -> Iterator[Reading]:
    """Run `nlp` over all the sentences, each as a text of its own."""
    listed = list(sentences)
    docs = pipe(nlp, (nlp.make_doc(sentence.text) for sentence in listed))
    for index, (sentence, doc) in enumerate(zip(listed, docs, strict=True)):
        yield from_doc(sentence, doc, index)


def pipe(nlp: Language, docs: Iterable[Doc], unread: Sequence[str] = ()) -> Iterator[Doc]:
    """Run `nlp` over sentences that are split into words, without the components `unread`.

    What `nlp.pipe` does, with the same sentences in each component's batch.
    """
    from spacy.pipeline import TrainablePipe

    left = iter(docs)
    while batch := list(islice(left, BATCH)):
        for name, component in nlp.pipeline:
            if name in unread:
                continue
            if isinstance(component, TrainablePipe):
                component.set_annotations(batch, component.predict(batch))
            else:
                batch = [component(doc) for doc in batch]
        yield from batch


def words_of(doc: Doc) -> list[str]:
    """The words of a sentence in lower case, before it is parsed; white space left out."""
    strings = doc.vocab.strings
    lower = [strings.as_string(word) for word in doc.to_array("LOWER").tolist()]
    return [word for word in lower if not word.isspace()]


def lemma_components(nlp: Language) -> tuple[str, ...]:
    """The last components of `nlp`, as far as they write lemmas and nothing else."""
    found: list[str] = []
    for name, component in reversed(nlp.pipeline):
        patterns = getattr(component, "patterns", None)
        rules = isinstance(patterns, list) and all(set(p["attrs"]) <= {"LEMMA"} for p in patterns)
        if nlp.get_pipe_meta(name).assigns != ["token.lemma"] and not rules:
            break
        found.append(name)
    return tuple(found)
