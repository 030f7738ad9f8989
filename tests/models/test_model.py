"""The shipped pipeline: it loads plainly, is small, and reads both standards."""

import re
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

import nb_standpunkt_sm

NOB = "KS støtter ikke forslaget fra departementet. Vi mener at kommunene bør få mer tid."
NNO = "KS støttar ikkje framlegget frå departementet. Vi meiner at kommunane bør få meir tid."
HARD = [
    "",
    " ",
    "\n\n",
    "Jf. § 5-7, 2.\u00a0ledd …",
    "hørings\u00adsvar\tog  to blanke\n\nny linje ",
    "KS' «syn» – og KS’ ”syn”!?",
    "(1) a) ii. 1.2.3. §§§ 5—6 https://www.regjeringen.no/id?x=1 post@ks.no.",
    "😀 ¯\\_(ツ)_/¯ e\u0301 \ufeff",
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return nb_standpunkt_sm.load()


def test_plain_spacy_loads_the_folder(nlp: Language) -> None:
    plain = spacy.load(nb_standpunkt_sm.DATA)
    assert plain.pipe_names == nlp.pipe_names
    assert [t.dep_ for t in plain(NOB)] == [t.dep_ for t in nlp(NOB)]


def test_what_it_says_of_itself(nlp: Language) -> None:
    assert nlp.meta["version"] == nb_standpunkt_sm.__version__
    assert (nlp.meta["lang"], nlp.meta["name"]) == ("nb", "standpunkt_sm")
    assert nlp.meta["license"]
    assert set(nlp.meta["performance"]) >= {"dep_las", "nno_dep_las", "ents_f", "token_f"}
    assert nlp.disabled == ["senter"]
    order = [n for n in nlp.component_names if n != "attribute_ruler"]
    assert order == ["tok2vec", "morphologizer", "parser", "lemmatizer", "ner", "senter"]


def test_size_and_contents() -> None:
    files = [path for path in nb_standpunkt_sm.DATA.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= 15_000_000
    assert not [path for path in files if path.suffix in {".pkl", ".pickle", ".spacy", ".conllu"}]
    config = (nb_standpunkt_sm.DATA / "config.cfg").read_text(encoding="utf-8")
    assert "standpunkt." not in config  # No function of ours is needed to load it.
    assert not re.search(r'"/\w', config)


def test_overrides() -> None:
    quick = nb_standpunkt_sm.load(exclude=["parser", "ner", "lemmatizer", "attribute_ruler"])
    quick.enable_pipe("senter")
    assert len(list(quick(NOB).sents)) == 2


@pytest.mark.parametrize(
    ("text", "verb", "lemma", "negation"),
    [(NOB, "støtter", "støtte", "ikke"), (NNO, "støttar", "støtte", "ikkje")],
)
def test_trees(nlp: Language, text: str, verb: str, lemma: str, negation: str) -> None:
    doc = nlp(text)
    first, second = doc.sents
    root = first.root
    assert (root.text, root.lemma_, root.pos_) == (verb, lemma, "VERB")
    assert root.morph.to_dict()["Tense"] == "Pres"
    assert {t.dep_: t.text for t in root.children if t.dep_ == "nsubj"} == {"nsubj": "KS"}
    assert negation in [t.text for t in root.children if t.dep_ == "advmod"]
    assert "obj" in [t.dep_ for t in root.children]
    assert second.root.pos_ == "VERB"
    # The treebank calls a clause with an infinitive as its head xcomp, subject or not.
    assert any(t.dep_ in ("ccomp", "xcomp") and t.head == second.root for t in second)


def test_labels(nlp: Language) -> None:
    parser = set(nlp.pipe_labels["parser"])
    assert {"nsubj", "obj", "ccomp", "advcl", "aux:pass", "nmod:poss", "ROOT"} <= parser
    assert set(nlp.pipe_labels["ner"]) >= {"PER", "ORG", "LOC", "GPE_LOC", "GPE_ORG"}
    assert any("Definite=Def" in label for label in nlp.pipe_labels["morphologizer"])


def test_names(nlp: Language) -> None:
    doc = nlp("Statsråd Kari Hansen møtte Oslo kommune i Bergen.")
    assert "Kari Hansen" in [e.text for e in doc.ents if e.label_ == "PER"]


@pytest.mark.parametrize("text", HARD)
def test_hard_strings(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert "".join(token.text_with_ws for token in doc) == text


def test_every_token_is_annotated(nlp: Language) -> None:
    for text in (NOB, NNO, "Høringssvar – endringer i barnehageloven"):
        for token in nlp(text):
            assert token.pos_
            assert token.lemma_
            assert token.dep_


def test_data_folder_is_beside_the_package() -> None:
    assert Path(nb_standpunkt_sm.__file__).parent / "data" == nb_standpunkt_sm.DATA
