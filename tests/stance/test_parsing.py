from collections.abc import Iterator
from itertools import islice, product

import pytest
from spacy.language import Language

from standpunkt.language.pipeline import load
from standpunkt.language.sentences import split
from standpunkt.stance import parsing
from standpunkt.stance.parsing import Parser
from standpunkt.stance.rules import shipped
from standpunkt.stance.triggers import Triggers


@pytest.fixture
def parser() -> Parser:
    return Parser(load(), Triggers(shipped()))


def of_new_words(documents: int) -> Iterator[str]:
    """Texts of twenty words each that stand in no other."""
    words = map("".join, product("bdfgk", "aeiou", "lmnrs", "eo", ("t", "k"), ("lig", "dom")))
    for _ in range(documents):
        # Every other sentence is parsed, and the others are only split into words.
        yield f"Vi støtter {' '.join(islice(words, 10))}.\n\nDa {' '.join(islice(words, 10))}.\n"


def test_new_words_are_let_go_and_read_the_same(
    parser: Parser, nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = [split(text) for text in of_new_words(30)]
    keeping = Parser(nlp, parser.triggers)
    kept = [keeping.readings(document) for document in documents]
    monkeypatch.setattr(parsing, "STRINGS", len(parser.nlp.vocab.strings) + 100)
    sizes = []
    for document, reading in zip(documents, kept, strict=True):
        assert parser.readings(document) == reading
        sizes.append(len(parser.nlp.vocab.strings))
    assert sizes[0] < sizes[9] == sizes[29]
    parser._known.clear()  # what is let go comes again as new
    assert [parser.readings(document) for document in documents] == kept


def test_the_strings_of_a_pipeline_that_others_use_are_left_alone(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parsing, "STRINGS", 0)
    shared = Parser(nlp, Triggers(shipped()), remembered=0)
    (text,) = of_new_words(1)
    shared.readings(split(text))
    assert "baletlig" in nlp.vocab.strings
