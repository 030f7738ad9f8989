import pytest
import spacy
from spacy.tokens import Doc

from standpunkt.documents import Span
from standpunkt.language.pipeline import load
from standpunkt.language.reading import BATCH, from_doc, lemma_components, parse, pipe
from standpunkt.language.sentences import Sentence, split

BLANK = spacy.blank("nb")


def doc(words: list[str], heads: list[int], spaces: list[bool]) -> Doc:
    return Doc(
        BLANK.vocab, words=words, spaces=spaces, heads=heads, deps=["dep"] * len(words),
        pos=["VERB"] * len(words), lemmas=[w.lower() for w in words],
    )  # fmt: skip


def test_from_doc_keeps_forms_heads_and_places() -> None:
    made = doc(["Vi", "støtter", "dette"], [1, 1, 1], [True, True, False])
    reading = from_doc(Sentence(made.text, range(len(made.text) + 1)), made)
    assert [t.lower for t in reading.tokens] == ["vi", "støtter", "dette"]
    assert [t.head for t in reading.tokens] == [1, 1, 1]
    assert reading.children[1] == (0, 2)
    assert reading.source(1, 2) == Span(3, 16)
    assert reading.words(1, 2) == "støtter dette"


def test_from_doc_drops_white_space() -> None:
    made = doc(["Vi", " ", "støtter"], [2, 0, 2], [True, False, False])
    reading = from_doc(Sentence(made.text, range(len(made.text) + 1)), made)
    assert [t.text for t in reading.tokens] == ["Vi", "støtter"]
    assert [t.head for t in reading.tokens] == [1, 1]


@pytest.mark.parametrize(("word", "kept"), [("5.", "5"), ("2030.", "2030"), ("mv.", "mv.")])
def test_a_number_that_ends_the_sentence_gives_up_its_stop(word: str, kept: str) -> None:
    made = doc(["kapittel", word], [0, 0], [True, False])
    reading = from_doc(Sentence(made.text, range(len(made.text) + 1)), made)
    assert reading.tokens[-1].text == kept
    assert reading.tokens[-1].end == made.text.index(kept) + len(kept)


def test_parse_maps_a_hyphenated_line_end_back_to_the_source() -> None:
    text = "Vi støtter forslaget om gebyr for hytte-\neiere i kommunen."
    (reading,) = parse(load(), split(text))
    word = next(t for t in reading.tokens if t.text == "hytteeiere")
    assert reading.source(word.i, word.i).of(text) == "hytte-\neiere"


def test_pipe_does_what_the_pipeline_does() -> None:
    nlp = load()
    texts = ["", " ", *(f"Fjordvik kommune støtter {n} av forslagene." for n in range(BATCH))]
    attributes: list[int | str] = ["POS", "MORPH", "HEAD", "DEP", "LEMMA"]
    made = list(pipe(nlp, map(nlp.make_doc, texts)))
    assert [d.to_array(attributes).tolist() for d in made] == [
        d.to_array(attributes).tolist() for d in nlp.pipe(texts)
    ]
    (unread,) = pipe(nlp, [nlp.make_doc("Vi støtter det.")], lemma_components(nlp))
    assert [t.lemma_ for t in unread] == [""] * 4
    assert [t.pos_ for t in unread] == ["PRON", "VERB", "PRON", "PUNCT"]
