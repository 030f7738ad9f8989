import pytest
from spacy.language import Language

import nb_standpunkt_sm
from standpunkt.language.embedding import remember_words
from standpunkt.language.pipeline import load

TEXTS = (
    "Kommunen støtter ikke forslaget om nytt gebyr.",
    "Kommunen støttar ikkje framlegget, jf. kap. 3.",
    "",
    "  Kommunen\tstøtter  § 5 a, m.m.\u00a0",
    "«Nei», svarer 20 000 av dem.",
    "Kommunen støtter ikke forslaget om nytt gebyr.",
)


@pytest.fixture(scope="module")
def plain() -> Language:
    nlp: Language = nb_standpunkt_sm.load(exclude=["ner", "senter"])
    return nlp


@pytest.fixture(params=[None, 6, 1], ids=["shipped", "few words", "one word"])
def remembering(request: pytest.FixtureRequest) -> Language:
    nlp = load()
    if request.param:
        remember_words(nlp, request.param)
    return nlp


def test_the_same_comes_out_to_the_last_bit(plain: Language, remembering: Language) -> None:
    for _ in range(2):
        for size in (1, 2, 6):
            pairs = zip(plain.pipe(TEXTS), remembering.pipe(TEXTS, batch_size=size), strict=True)
            for one, two in pairs:
                assert one.tensor.tobytes() == two.tensor.tobytes()
                assert one.to_bytes() == two.to_bytes()
