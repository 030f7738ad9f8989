from pathlib import Path

from standpunkt.writing.texts import read_texts


def test_texts_are_read_as_they_are_and_only_from_their_folder(tmp_path: Path) -> None:
    folder = tmp_path / "p-texts"
    folder.mkdir()
    (folder / "a.txt").write_bytes("æ\r\nb".encode())
    (tmp_path / "hemmelig.txt").write_text("x")
    found = read_texts([tmp_path / "none", folder], ["a", "b", "../hemmelig"])
    assert found == {"a": "æ\r\nb"}
