import random
from pathlib import Path

import numpy as np
import pytest
from spacy.language import Language

import nb_standpunkt_sm
from standpunkt.language.encoding import speed_up
from standpunkt.language.pipeline import load
from standpunkt.language.sentences import split

TEXTS = (
    "Kommunen støtter ikke forslaget om nytt gebyr.",
    "Kommunen støttar ikkje framlegget, jf. kap. 3.",
    "",
    "  Kommunen\tstøtter  § 5 a, m.m.\u00a0",
    "Nei",
    "«Nei», svarer 20 000 av dem.",
    "Kommunen støtter ikke forslaget om nytt gebyr.",
)
GOLD = Path(__file__).parents[2] / "corpus" / "gold"


@pytest.fixture(scope="module")
def plain() -> Language:
    nlp: Language = nb_standpunkt_sm.load(exclude=["ner", "senter"])
    return nlp


@pytest.fixture(params=[None, 6, 1], ids=["shipped", "few words", "one word"])
def quick(request: pytest.FixtureRequest) -> Language:
    nlp = load()
    if request.param:
        speed_up(nlp, request.param)
    return nlp


def test_vectors_are_those_of_spacy_but_for_the_last_bits(plain: Language, quick: Language) -> None:
    for _ in range(2):
        for size in (1, 2, 7):
            for one, two in zip(plain.pipe(TEXTS), quick.pipe(TEXTS, batch_size=size), strict=True):
                assert one.tensor.shape == two.tensor.shape
                assert np.allclose(one.tensor, two.tensor, rtol=0, atol=1e-4)


def test_a_sentence_has_the_same_vectors_whatever_it_is_read_with(quick: Language) -> None:
    texts = sorted({s.text for file in GOLD.glob("ks/*.txt") for s in split(file.read_text())})
    alone = {text: quick(text).tensor.tobytes() for text in texts}
    for seed in (1, 2):
        random.Random(seed).shuffle(texts)
        for doc in quick.pipe(texts, batch_size=37):
            assert doc.tensor.tobytes() == alone[doc.text]


def test_a_sentence_has_the_same_scores_whatever_it_is_read_with(quick: Language) -> None:
    tok2vec, morphologizer = (quick.get_pipe(name) for name in ("tok2vec", "morphologizer"))

    def scores(*texts: str) -> list[bytes]:
        docs = [quick.make_doc(text) for text in texts]
        tok2vec.set_annotations(docs, tok2vec.predict(docs))
        return [found.tobytes() for found in morphologizer.model.predict(docs)]

    texts = [text for text in TEXTS if text]
    assert scores(*texts) == [score for text in texts for score in scores(text)]


def test_annotated_sentences_are_parsed_as_by_spacy(plain: Language, quick: Language) -> None:
    texts = [s.text for file in GOLD.glob("dev/*.txt") for s in split(file.read_text())]
    attributes = ["POS", "MORPH", "HEAD", "DEP", "LEMMA"]
    for one, two in zip(plain.pipe(texts), quick.pipe(texts), strict=True):
        assert one.to_array(attributes).tolist() == two.to_array(attributes).tolist(), one.text
