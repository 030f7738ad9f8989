from pathlib import Path

import pytest

from standpunkt.errors import InputError
from standpunkt.writing.texts import read_texts


def test_texts_are_read_as_they_are_and_only_from_their_folder(tmp_path: Path) -> None:
    folder = tmp_path / "p-texts"
    folder.mkdir()
    (folder / "a.txt").write_bytes("æ\r\nb".encode())
    (tmp_path / "hemmelig.txt").write_text("x")
    found = read_texts([tmp_path / "none", folder], ["a", "b", "../hemmelig"])
    assert found == {"a": "æ\r\nb"}


def test_without_ids_all_texts_are_read_those_of_the_first_folder_first(tmp_path: Path) -> None:
    for folder, names in (("en", "ab"), ("to", "bc")):
        (tmp_path / folder).mkdir()
        for name in names:
            (tmp_path / folder / f"{name}.txt").write_text(folder, encoding="utf-8")
    found = read_texts([tmp_path / "en", tmp_path / "to"])
    assert found == {"a": "en", "b": "en", "c": "to"}


def test_a_text_that_somebody_saved_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("målere".encode("latin-1"))
    with pytest.raises(InputError, match=r"a\.txt: is no UTF-8; save the texts again"):
        read_texts([tmp_path])
