"""Parsed sentences: the tokens the rules see, free of spaCy.

The rules read word forms, lemmas, UPOS, morphology and UD dependencies and nothing else,
so any Norwegian pipeline with a parser will do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING

from standpunkt.documents import Span
from standpunkt.language.sentences import Sentence

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken


@dataclass(frozen=True, slots=True)
class Token:
    """One token; `start` and `end` count characters in the sentence's reading text.

    `head` is the index of the head in the sentence (its own index for the root).
    """

    i: int
    text: str
    lower: str
    lemma: str
    pos: str
    feats: frozenset[str]
    head: int
    dep: str
    start: int
    end: int

    @property
    def finite(self) -> bool:
        """Whether the token is a finite verb."""
        return "VerbForm=Fin" in self.feats and self.pos in ("VERB", "AUX")


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
    kept = [token for token in doc if not token.is_space]
    if len(kept) == len(doc):
        heads = [token.head.i for token in kept]
    else:
        place = {token.i: n for n, token in enumerate(kept)}
        heads = [_kept_head(token, place) for token in kept]
    tokens = []
    for n, (token, head) in enumerate(zip(kept, heads, strict=True)):
        text, start = token.text, token.idx
        tokens.append(
            Token(
                i=n,
                text=text,
                lower=text.lower(),
                lemma=token.lemma_.lower(),
                pos=token.pos_,
                feats=_feats(str(token.morph)),
                head=head,
                dep=token.dep_,
                start=start,
                end=start + len(text),
            )
        )
    return _without_final_stop(tuple(tokens))


def _kept_head(token: SpacyToken, place: Mapping[int, int]) -> int:
    """The place of the nearest head that is no white space; the token's own for none."""
    head = token.head
    while head.i not in place and head.head.i != head.i:
        head = head.head
    return place.get(head.i, place[token.i])


@cache
def _feats(morph: str) -> frozenset[str]:
    """The features of a token; tokens share the few sets there are."""
    return frozenset(morph.split("|")) if morph else frozenset()


def _without_final_stop(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with the stop cut off a number that ends the sentence: "kapittel 5.", "modell B."

    Tokenizers take "5." for an ordinal and "B." for an initial, which only the end of the
    sentence can tell.
    """
    if not tokens or not re.fullmatch(r"(\d+|[A-ZÆØÅ])\.", tokens[-1].text):
        return tokens
    last = tokens[-1]
    number = last.text[:-1]
    return (*tokens[:-1], replace(last, text=number, lower=number, end=last.end - 1))


BATCH = 128
"""Sentences a batch: the arrays of larger ones no longer fit a processor's own memory."""


def parse(nlp: Language, sentences: Iterable[Sentence]) -> Iterator[Reading]:
    """Run `nlp` over all the sentences, each as a text of its own."""
    listed = list(sentences)
    docs = pipe(nlp, (nlp.make_doc(sentence.text) for sentence in listed))
    for index, (sentence, doc) in enumerate(zip(listed, docs, strict=True)):
        yield from_doc(sentence, doc, index)


def pipe(nlp: Language, docs: Iterable[Doc], unread: Sequence[str] = ()) -> Iterator[Doc]:
    """Run `nlp` over sentences that are split into words, without the components `unread`."""
    return nlp.pipe(docs, batch_size=BATCH, disable=unread)


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
