"""Parsing no more than is needed: sentences that can hold a position, and each text once.

The parse costs more than everything else together, so it is saved where it decides nothing:

1. Each sentence is split into words, which costs next to nothing.
2. `triggers` tells from the words which sentences can hold a position. The items of a list
   take their lead-in's cue, so they are read where that one is.
3. Those are parsed, in batches, unless the same sentence was parsed lately: municipalities
   send in each other's text. The others keep their text and have no tokens.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

from standpunkt.language.reading import Reading, Token, from_docs, lemma_components, pipe, words_of
from standpunkt.language.sentences import Sentence
from standpunkt.stance.leads import lead_of
from standpunkt.stance.triggers import Triggers, needs_lemmas

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

REMEMBERED = 4096
"""Sentences whose parse is kept for the next time they come: some sixteen megabytes."""

STRINGS = 2**16
"""Strings that spaCy may keep for good, word forms nearly all: some twenty megabytes. What
comes on top is let go with its document, or a run over many would fill the memory."""


class Parser:
    """Makes readings of a document's sentences; `remembered` is how many it keeps."""

    def __init__(self, nlp: Language, triggers: Triggers, remembered: int = REMEMBERED) -> None:
        self.nlp = nlp
        self.triggers = triggers
        self.remembered = remembered
        self.seen = 0
        """Sentences so far."""
        self.parsed = 0
        """Those of them that went through the model."""
        self._known: OrderedDict[str, tuple[Token, ...]] = OrderedDict()

    def readings(self, sentences: Sequence[Sentence]) -> list[Reading]:
        """One reading a sentence; those that can hold no position have no tokens."""
        with self._letting_go():
            tokens = self._tokens(self.wanted(sentences))
        self.seen += len(sentences)
        return [Reading(s, tokens.get(s.text, ()), n) for n, s in enumerate(sentences)]

    def _letting_go(self) -> AbstractContextManager[object]:
        """Where spaCy forgets strings that are new to it: no Doc that is made there may leave.

        Not from the start, since the tokenizer keeps no words there for the next time they
        come; and not where nothing is to be remembered, as the pipeline is not ours alone then.
        """
        vocab = self.nlp.vocab
        in_zone = vocab.in_memory_zone  # type: ignore[attr-defined]
        if in_zone or not self.remembered or len(vocab.strings) <= STRINGS:
            return nullcontext()
        return self.nlp.memory_zone()

    def wanted(self, sentences: Sequence[Sentence]) -> dict[str, Doc | None]:
        """The texts that must be read, each with its words unless its parse is known."""
        wanted: dict[str, Doc | None] = {}
        idle: dict[str, Doc] = {}
        for n, sentence in enumerate(sentences):
            text = sentence.text
            if text in wanted:
                continue
            if text in self._known:
                wanted[text] = None
                continue
            doc = idle[text] if text in idle else self.nlp.make_doc(text)
            if _under_cue(sentences, n, wanted) or self.triggers.any(words_of(doc)):
                wanted[text] = doc
            else:
                idle[text] = doc
        return wanted

    def _tokens(self, wanted: dict[str, Doc | None]) -> dict[str, tuple[Token, ...]]:
        """The tokens of each text, parsed now where they are not known."""
        tokens: dict[str, tuple[Token, ...]] = {}
        for text, doc in wanted.items():
            if doc is None:
                self._known.move_to_end(text)
                tokens[text] = self._known[text]
        new = {text: doc for text, doc in wanted.items() if doc is not None}
        self.parsed += len(new)
        lemmatised = {text for text, doc in new.items() if needs_lemmas(words_of(doc))}
        for unread, part in (
            (lemma_components(self.nlp), {t: d for t, d in new.items() if t not in lemmatised}),
            ((), {t: d for t, d in new.items() if t in lemmatised}),
        ):
            found = from_docs(pipe(self.nlp, part.values(), unread))
            tokens |= zip(part, found, strict=True)
        self._remember((text, tokens[text]) for text in new)
        return tokens

    def _remember(self, found: Iterable[tuple[str, tuple[Token, ...]]]) -> None:
        self._known.update(found)
        while len(self._known) > self.remembered:
            self._known.popitem(last=False)


def _under_cue(sentences: Sequence[Sentence], n: int, wanted: dict[str, Doc | None]) -> bool:
    """Whether sentence `n` opens an item whose lead-in is read."""
    lead = lead_of(sentences, n)
    return lead is not None and sentences[lead].text in wanted
