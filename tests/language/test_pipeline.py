from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy

from standpunkt.errors import ModelError
from standpunkt.language.pipeline import SHIPPED, checked, load
from standpunkt.running.manifest import made_with
from standpunkt.running.setup import Setup


def test_load_gives_the_shipped_pipeline() -> None:
    assert "parser" in load().pipe_names
    assert "ner" not in load(SHIPPED).pipe_names


def test_load_takes_a_folder(tmp_path: Path) -> None:
    load().to_disk(tmp_path / "mine")
    assert "parser" in load(str(tmp_path / "mine")).pipe_names


def test_load_says_what_to_do_when_there_is_no_such_pipeline() -> None:
    with pytest.raises(ModelError, match=r"no spaCy pipeline 'nowhere'.*install it"):
        load("nowhere")


@pytest.mark.parametrize("name", ["", "  "])
def test_a_pipeline_without_a_name_is_not_the_one_that_is_shipped(name: str) -> None:
    with pytest.raises(ModelError, match="names nothing; name a pipeline, or leave --model out"):
        load(name)


def test_a_pipeline_without_a_parser_is_refused() -> None:
    with pytest.raises(ModelError, match="'blank' has no parser; install one"):
        checked(spacy.blank("nb"), "blank")


def test_a_folder_that_is_no_pipeline_is_told_without_looking_through_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "svar").mkdir()
    (tmp_path / "svar" / "a.txt").write_text("Vi støtter forslaget.", encoding="utf-8")
    named = str(tmp_path / "svar")
    read: list[Path] = []
    walk = Path.rglob

    def watched(at: Path, what: str) -> Iterator[Path]:
        read.append(at)
        return iter(walk(at, what))

    monkeypatch.setattr(Path, "rglob", watched)
    for call in (load, lambda name: made_with(Setup(name))):
        with pytest.raises(ModelError, match=r"svar: is no spaCy pipeline.*leave --model out"):
            call(named)
    (tmp_path / "svar" / "nb_ny-1.0").mkdir()
    (tmp_path / "svar" / "nb_ny-1.0" / "config.cfg").touch()
    with pytest.raises(ModelError, match=r"name .*nb_ny-1\.0, which does"):
        load(str(tmp_path / "svar"))
    assert tmp_path / "svar" not in read
