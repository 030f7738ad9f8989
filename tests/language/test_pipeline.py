from pathlib import Path

import pytest
import spacy

from standpunkt.errors import ModelError
from standpunkt.language.pipeline import SHIPPED, checked, load


def test_load_gives_the_shipped_pipeline() -> None:
    assert "parser" in load().pipe_names
    assert "ner" not in load(SHIPPED).pipe_names


def test_load_takes_a_folder(tmp_path: Path) -> None:
    load().to_disk(tmp_path / "mine")
    assert "parser" in load(str(tmp_path / "mine")).pipe_names


def test_load_says_what_to_do_when_there_is_no_such_pipeline() -> None:
    with pytest.raises(ModelError, match=r"no spaCy pipeline 'nowhere'.*install it"):
        load("nowhere")


def test_a_pipeline_without_a_parser_is_refused() -> None:
    with pytest.raises(ModelError, match="'blank' has no parser; install one"):
        checked(spacy.blank("nb"), "blank")
