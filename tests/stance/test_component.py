from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import DocBin

from standpunkt.errors import ModelError
from standpunkt.language.pipeline import load
from standpunkt.stance.component import create


@pytest.fixture(scope="module")
def loaded() -> Language:
    return load()


@pytest.fixture
def own(loaded: Language) -> Iterator[Language]:
    """A pipeline to add components to, which are taken away after the test."""
    before = list(loaded.pipe_names)
    yield loaded
    for name in set(loaded.pipe_names) - set(before):
        loaded.remove_pipe(name)


def test_component_leaves_spans(own: Language) -> None:
    own.add_pipe("standpunkt")
    doc = own("Vi støtter ikke forslaget. Skolen er gammel.")
    (span,) = doc.spans["positions"]
    assert (span.label_, span.text) == ("oppose", "Vi støtter ikke forslaget")
    assert span._.position.words(span._.position.target) == "forslaget"


def test_component_reads_as_the_engine_does(own: Language) -> None:
    text = "Vi ber om at fristen\nforlenges, og at gebyret fjernes."
    own.add_pipe("standpunkt", name="mine")
    doc = own(text)
    assert [span.label_ for span in doc.spans["positions"]] == ["demand", "demand"]


def test_component_refuses_a_pipeline_without_a_parser() -> None:
    blank = spacy.blank("nb")
    component = create(blank, "standpunkt")
    with pytest.raises(ModelError, match="no parser"):
        component(blank.make_doc("Vi støtter forslaget."))


def test_positions_are_stored_with_the_doc(own: Language) -> None:
    own.add_pipe("standpunkt")
    doc = own("Vi støtter forslaget om felles tilsyn. Kommunen er imot nye gebyr.")
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (again,) = DocBin(store_user_data=True).from_bytes(stored).get_docs(spacy.blank("nb").vocab)
    pairs = zip(doc.spans["positions"], again.spans["positions"], strict=True)
    assert [one._.position == other._.position for one, other in pairs] == [True, True]
    assert again.spans["positions"][0]._.position.holder == "respondent"
    assert again[0:2]._.position is None


def test_component_takes_rules(own: Language, tmp_path: Path) -> None:
    rules = tmp_path / "egne.toml"
    rules.write_text('disable = ["support.stotte"]\n', encoding="utf-8")
    own.add_pipe("standpunkt", config={"rules": [str(rules)]})
    assert list(own("Vi støtter forslaget.").spans["positions"]) == []


def test_the_shipped_pipeline_is_known_to_spacy_by_name() -> None:
    assert "parser" in spacy.load("nb_standpunkt_sm").pipe_names


def test_a_pipeline_without_a_parser_is_told_how_to_get_one() -> None:
    blank = spacy.blank("nb")
    blank.add_pipe("standpunkt")
    with pytest.raises(ModelError, match=r"spacy\.load") as raised:
        blank("Vi støtter forslaget.")
    assert "--model" not in str(raised.value)
