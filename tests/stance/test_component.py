import pytest
import spacy
from spacy.language import Language

from standpunkt.errors import ModelError
from standpunkt.language.pipeline import load
from standpunkt.stance.component import create


@pytest.fixture
def own() -> Language:
    return load()


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
