import numpy as np
import pytest
from spacy.language import Language

from learned_reader import STANCES, Sample, featured, found, left_out, matrix, trained
from standpunkt.language.reading import parse
from standpunkt.language.sentences import split
from standpunkt.positions import Stance


def test_left_out_is_what_a_model_without_the_document_says() -> None:
    random = np.random.default_rng(1)
    x = random.random((12, 20), dtype=np.float32)
    y = (random.random((12, 3)) > 0.5).astype(np.float32)
    documents = ["a"] * 4 + ["b"] * 5 + ["c"] * 3
    said = left_out(x, y, documents)
    mean = y.mean(0)
    rest = slice(4, 12)
    kernel = x[rest] @ x[rest].T + 0.7 * np.eye(8, dtype=np.float32)
    expected = x[:4] @ x[rest].T @ np.linalg.solve(kernel, y[rest] - mean) + mean
    assert said[:4] == pytest.approx(expected, abs=1e-3)


def test_a_model_says_what_it_was_taught() -> None:
    x = np.eye(4, dtype=np.float32)
    y = np.array([[1, 0], [0, 1], [0, 0], [0, 0]], np.float32)
    weights, mean = trained(x, y)
    assert (x @ weights + mean)[:2].argmax(1).tolist() == [0, 1]


def test_rows_count_only_where_enough_of_them_are_right() -> None:
    said = np.linspace(1, 0, 40, dtype=np.float32).reshape(-1, 1)
    truth = (np.arange(40) < 20).astype(np.float32).reshape(-1, 1)
    good = found(said, truth)
    assert (good.sentences, good.holding, good.rows, good.right) == (40, 20, 25, 20)
    assert good.precision == {10: 1.0, 20: 1.0, 40: 0.5}
    assert found(said, 1 - truth).rows == 0


def test_features_are_named_and_rows_have_unit_length(nlp: Language) -> None:
    (reading,) = parse(nlp, split("Vi fikk 31 selgere i fjor."))
    features = dict(featured(reading, 0.5, {"selgere": frozenset({Stance.SUPPORT})}))
    names = {"w vi fikk 0", "c ^selg", "first person True", "ends .", "polarity support"}
    assert names <= set(features)
    assert any(name.startswith("d nsubj vi ") for name in features)
    x = matrix([Sample("f", "d", features, frozenset())])
    assert np.linalg.norm(x[0]) == pytest.approx(1.0)
    assert len(STANCES) == 7
