import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import fsspec
import pytest
from tests.reading.conftest import RESPONSES

from standpunkt.errors import InputError
from standpunkt.reading.finding import remote
from standpunkt.reading.finding.files import find
from standpunkt.reading.registry import endings

Store: TypeAlias = fsspec.AbstractFileSystem


@pytest.fixture
def store() -> Iterator[Store]:
    """A folder of responses in a store that lives in memory."""
    found = fsspec.filesystem("memory")
    for name in (
        *RESPONSES,
        "bilde.png",
        ".skjult.txt",
        ".git/x.txt",
        "side.html",
        "side_files/ramme.html",
    ):
        found.pipe(f"/svar/{name}", b"Vi st\xc3\xb8tter forslaget.")
    yield found
    found.rm("/", recursive=True)


def test_a_folder_by_url_is_walked_as_one_here(store: Store) -> None:
    found = find(["memory://svar"])
    assert [(source.doc_id, source.name) for source in found.sources] == [
        ("A", "memory://svar/A.md"),
        ("svar--b", "memory://svar/b.txt"),
        ("side", "memory://svar/side.html"),
        ("under--b", "memory://svar/under/b.txt"),
        ("ø svar", "memory://svar/under/ø svar.txt"),
    ]
    assert found.failures == ()
    assert found.notes == (
        f"skipped in folders: 1 .png, 1 README.md (only {endings()} files are read)",
    )


def test_files_by_url_paths_and_what_is_left_out(store: Store, tmp_path: Path) -> None:
    (tmp_path / "b.txt").touch()
    given: list[str | os.PathLike[str]] = [
        "memory://svar/b.txt",
        "memory://svar/",
        "memory://svar/README.md",
        tmp_path,
    ]
    found = find(given, without=["memory://svar/under/b.txt"])
    assert [(source.name, source.named) for source in found.sources] == [
        ("memory://svar/b.txt", True),
        ("memory://svar/A.md", False),
        ("memory://svar/side.html", False),
        ("memory://svar/under/ø svar.txt", False),
        ("memory://svar/README.md", True),
        (f"{tmp_path.as_posix()}/b.txt", False),
    ]


def test_the_whole_store_is_a_folder_too(store: Store) -> None:
    assert find(["memory://"]).sources[0].name == "memory:///svar/A.md"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("memory://svar/x.txt", "memory://svar/x.txt: no such file or folder; check the URL"),
        ("memory://svar/bilde.png", "memory://svar/bilde.png: the ending .png is not read"),
        ("s3://fjordvik/svar", "s3://fjordvik/svar: cannot be reached (Install s3fs"),
        ("finnesikke://x", "finnesikke://x: cannot be reached (Protocol not known: finnesikke)"),
        ("sftp://kari:hemmelig@a/b", "a URL with a password in it would end up in the table"),
    ],
)
def test_what_cannot_be_reached_is_told(
    store: Store, monkeypatch: pytest.MonkeyPatch, url: str, said: str
) -> None:
    monkeypatch.setitem(sys.modules, "s3fs", None)
    found = find([url])
    assert found.sources == ()
    assert [str(failure).startswith(said) for failure in found.failures] == [True]


def test_without_fsspec_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    (failure,) = find(["memory://svar"]).failures
    assert "URLs need fsspec; install it: pip install 'standpunkt[remote]'" in str(failure)


def test_paths_need_no_fsspec(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    (tmp_path / "a.txt").touch()
    (source,) = find([tmp_path]).sources
    with remote.here(source) as near:
        assert near == source


def test_a_file_is_here_while_it_is_read(store: Store) -> None:
    (source,) = find(["memory://svar/under/ø svar.txt"]).sources
    with remote.here(source) as near:
        data = near.path.read_bytes()
        assert data == b"Vi st\xc3\xb8tter forslaget."
        assert near.path.suffix == ".txt"
        assert near.sha256 == hashlib.sha256(data).hexdigest()
        assert (near.name, near.doc_id) == (source.name, source.doc_id)
    assert not near.path.exists()
    assert not near.path.parent.exists()


def test_the_version_changes_with_the_file(store: Store) -> None:
    (before,) = find(["memory://svar/b.txt"]).sources
    assert find(["memory://svar/b.txt"]).sources == (before,)
    store.pipe("/svar/b.txt", b"Vi st\xc3\xb8tter ikke forslaget.")
    (after,) = find(["memory://svar/b.txt"]).sources
    assert before.version != after.version


def test_no_more_is_fetched_than_is_allowed(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "MAX_FILE", 10)
    with (
        pytest.raises(InputError, match=r"memory://svar/b\.txt: is larger than .* GB; split it"),
        remote.fetched("memory://svar/b.txt"),
    ):
        pass
