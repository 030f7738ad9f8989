import random
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest
from spacy.language import Language
from tests.conftest import SHARE

import nb_standpunkt_sm
from standpunkt.language.pipeline import load
from standpunkt.language.replaced_layers import fits, replace_layers
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


@pytest.fixture(scope="module", params=[None, 6, 1], ids=["shipped", "few words", "one word"])
def quick(request: pytest.FixtureRequest) -> Language:
    nlp = load()
    if request.param:
        replace_layers(nlp, request.param)
    return nlp


def test_vectors_are_those_of_spacy_but_for_the_last_bits(plain: Language, quick: Language) -> None:
    for _ in range(2):
        for size in (1, 2, 7):
            for one, two in zip(plain.pipe(TEXTS), quick.pipe(TEXTS, batch_size=size), strict=True):
                assert one.tensor.shape == two.tensor.shape
                assert np.allclose(one.tensor, two.tensor, rtol=0, atol=1e-4)


def sentences_of(folder: str, share: int) -> list[str]:
    files = sorted(GOLD.glob(f"{folder}/*.txt"))
    return list(dict.fromkeys(s.text for file in files for s in split(file.read_text())))[::share]


@SHARE
def test_a_sentence_has_the_same_vectors_whatever_it_is_read_with(
    quick: Language, share: int
) -> None:
    texts = sentences_of("ks", share)
    assert len(texts) > 30
    alone = {text: quick(text).tensor.tobytes() for text in texts}
    for seed in (1, 2):
        random.Random(seed).shuffle(texts)
        for doc in quick.pipe(texts, batch_size=37):
            assert doc.tensor.tobytes() == alone[doc.text]


def test_a_sentence_has_the_same_scores_whatever_it_is_read_with(quick: Language) -> None:
    tok2vec: Any = quick.get_pipe("tok2vec")
    morphologizer: Any = quick.get_pipe("morphologizer")

    def scores(*texts: str) -> list[bytes]:
        docs = [quick.make_doc(text) for text in texts]
        tok2vec.set_annotations(docs, tok2vec.predict(docs))
        return [found.tobytes() for found in morphologizer.model.predict(docs)]

    texts = [text for text in TEXTS if text]
    assert scores(*texts) == [score for text in texts for score in scores(text)]


@SHARE
def test_annotated_sentences_are_parsed_as_by_spacy(
    plain: Language, quick: Language, share: int
) -> None:
    texts = sentences_of("dev", share)
    assert len(texts) > 30
    attributes: list[int | str] = ["POS", "MORPH", "HEAD", "DEP", "LEMMA"]
    for one, two in zip(plain.pipe(texts), quick.pipe(texts), strict=True):
        assert one.to_array(attributes).tolist() == two.to_array(attributes).tolist(), one.text


# --- which pipelines it is done to ---------------------------------------------------------


def test_it_fits_what_is_shipped(plain: Language) -> None:
    assert fits(plain)


@pytest.mark.parametrize(
    "change",
    [
        {"encode": {"window_size": 2}},
        {"encode": {"@architectures": "spacy.MishWindowEncoder.v2"}},
        {"@architectures": "spacy-transformers.TransformerModel.v3"},
        {"embed": {"@architectures": "spacy.MultiHashEmbed.v2", "attrs": ["LEMMA"]}},
        {"embed": {"@architectures": "spacy.MultiHashEmbed.v2", "include_static_vectors": True}},
        {"embed": {"one": {"@architectures": "egen.Embed.v1"}}},
    ],
    ids=["window", "encoder", "transformer", "lemma", "vectors", "own"],
)
def test_other_networks_are_left_as_they_are(plain: Language, change: dict[str, Any]) -> None:
    components = plain.config["components"]
    model = components["tok2vec"]["model"]
    encode = {"encode": {**model["encode"], **change.get("encode", {})}}
    changed = {"tok2vec": {"model": {**model, **change, **encode}}}
    other = SimpleNamespace(
        pipe_names=plain.pipe_names, config={"components": {**components, **changed}}
    )
    assert not fits(cast("Language", other))


def test_a_pipeline_without_a_morphologizer_is_left_as_it_is() -> None:
    assert not fits(nb_standpunkt_sm.load(exclude=["morphologizer"]))


def test_a_pipeline_by_name_predicts_as_spacy_has_it(tmp_path: Path) -> None:
    nb_standpunkt_sm.load().to_disk(tmp_path / "modell")
    assert "predict" not in vars(load(str(tmp_path / "modell")).get_pipe("tok2vec"))
