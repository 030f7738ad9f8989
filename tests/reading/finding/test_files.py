import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.conftest import RESPONSES

from standpunkt.reading.finding.files import document_ids, find
from standpunkt.reading.registry import endings


@pytest.fixture
def hearing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as people have them, which is also where the program runs."""
    for name in (
        *RESPONSES,
        "svar.meta.json",
        "svar.PPTX",
        "Makefile",
        ".skjult.txt",
        ".git/x.txt",
        "~$b.txt",
    ):
        path = tmp_path / "svar" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Vi støtter forslaget.")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_find_walks_folders_in_order(hearing: Path) -> None:
    found = find(["svar"])
    assert [s.name for s in found.sources] == [
        "svar/A.md",
        "svar/b.txt",
        "svar/under/b.txt",
        "svar/under/ø svar.txt",
    ]
    assert found.failures == ()
    assert found.notes == (
        "skipped in folders: 1 .json, 1 .pptx, 1 README.md, 1 no ending "
        f"(only {endings()} files are read)",
    )


def test_find_reads_each_file_once(hearing: Path) -> None:
    (hearing / "lenke.txt").symlink_to(hearing / "svar" / "b.txt")
    names = [s.name for s in find(["svar/under/b.txt", "svar", "lenke.txt", "./svar"]).sources]
    assert names == ["svar/under/b.txt", "svar/A.md", "svar/b.txt", "svar/under/ø svar.txt"]


@pytest.mark.parametrize(("page", "read"), [("svar.html", False), ("annet.html", True)])
def test_find_leaves_out_what_is_saved_with_a_page(tmp_path: Path, page: str, read: bool) -> None:
    (tmp_path / "svar_files").mkdir()
    (tmp_path / "svar_files" / "ramme.html").write_text("<p>Reklame")
    (tmp_path / page).write_text("<p>Ja.")
    names = [source.path.name for source in find([tmp_path]).sources]
    assert ("ramme.html" in names) is read
    assert page in names


def test_find_takes_a_file_about_the_folder_when_it_is_named(hearing: Path) -> None:
    assert [s.doc_id for s in find(["svar/README.md"]).sources] == ["README"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("svar/svar.PPTX", "svar/svar.PPTX: the ending .PPTX is not read; only .txt, .md"),
        ("svar/Makefile", "svar/Makefile: a file without an ending is not read"),
        ("svar/mangler", "svar/mangler: no such file or folder; check the path"),
        ("svar/b.txt/c.txt", "svar/b.txt/c.txt: cannot be read (not a directory)"),
    ],
)
def test_find_failures_spare_the_rest(hearing: Path, name: str, message: str) -> None:
    found = find([name, "svar/b.txt"])
    assert [s.doc_id for s in found.sources] == ["b"]
    assert [str(failure).startswith(message) for failure in found.failures] == [True]


def test_find_tells_of_what_may_not_be_entered(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    (tmp_path / "låst").mkdir()
    (tmp_path / "låst" / "a.txt").write_text("x")
    (tmp_path / "låst").chmod(0)
    request.getfixturevalue("ordinary_user")
    found = find([tmp_path / "låst", tmp_path / "låst" / "a.txt"])
    assert found.sources == ()
    assert ["may not be read; change" in str(failure) for failure in found.failures] == [True] * 2


def test_find_refuses_what_is_no_ordinary_file(tmp_path: Path) -> None:
    pipe = tmp_path / "rør.txt"
    os.mkfifo(pipe)
    (failure,) = find([pipe]).failures
    assert "is not an ordinary file" in str(failure)


def test_find_passes_over_pipes_in_folders(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rør.txt")
    (tmp_path / "a.txt").write_text("x")
    found = find([tmp_path])
    assert [s.doc_id for s in found.sources] == ["a"]
    assert found.notes[0].startswith("skipped in folders: 1 pipe or device (only")


def test_find_leaves_out_the_files_of_the_run_itself(tmp_path: Path) -> None:
    for name in ("a.txt", "ut.csv", "m.csv"):
        (tmp_path / name).write_text("x")
    without = [tmp_path / "ut.csv", tmp_path / "under" / ".." / "m.csv"]
    found = find([tmp_path], without)
    assert ([s.doc_id for s in found.sources], found.notes) == (["a"], ())
    # Whoever names one means it.
    assert [s.doc_id for s in find([tmp_path / "ut.csv"], without).sources] == ["ut"]


def test_find_tells_what_was_named_from_what_was_met(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("x")
    found = find([tmp_path / "b.csv", tmp_path])
    assert [(s.doc_id, s.named) for s in found.sources] == [("b", True), ("a", False)]


@pytest.mark.parametrize("name", ["\0.txt", "x" * 300 + ".txt"])
def test_find_refuses_names_no_system_takes(name: str) -> None:
    (failure,) = find([name]).failures
    assert "cannot be read" in str(failure)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_find_takes_names_in_both_normal_forms(tmp_path: Path, form: str) -> None:
    name = unicodedata.normalize(form, "blåbær på Ås.txt")  # type: ignore[arg-type]
    (tmp_path / name).write_text("x")
    (source,) = find([tmp_path]).sources
    assert source.doc_id == unicodedata.normalize("NFC", "blåbær på Ås")
    assert source.path.read_text() == "x"


def test_find_takes_names_that_are_not_unicode(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"h\xf8ring\n2.txt")).write_text("x")
    (source,) = find([tmp_path]).sources
    assert source.doc_id == "h\ufffdring_2"
    assert source.name.encode()
    assert source.path.read_text() == "x"


@pytest.mark.parametrize(
    ("paths", "ids"),
    [
        (["/h/ks.txt", "/h/nho.txt"], ["ks", "nho"]),
        (["/h/svar.txt", "/h/svar.md"], ["svar.txt", "svar.md"]),
        (["/h/a/svar.txt", "/h/b/svar.txt"], ["a--svar", "b--svar"]),
        (["/h/a/x/svar.txt", "/h/b/x/svar.txt"], ["a--x--svar", "b--x--svar"]),
        (["/h/Svar.txt", "/h/a/svar.txt"], ["h--Svar", "a--svar"]),
        (["/svar.txt", "/h/svar.txt"], ["svar.txt~1", "h--svar"]),
        (["/h/\u00e5.txt", "/h/a\u030a.txt"], ["h--å.txt~2", "h--å.txt~1"]),
    ],
)
def test_document_ids(paths: list[str], ids: list[str]) -> None:
    assert document_ids([Path(p) for p in paths]) == ids


NAMES = st.sampled_from(["a", "A", "b", "a--b", "å", "a\u030a", "a~1"])
PATHS = st.builds(
    lambda folders, stem, ending: Path("/", *folders, f"{stem}.{ending}"),
    st.lists(NAMES, max_size=3),
    NAMES,
    st.sampled_from(["txt", "md"]),
)


@given(st.lists(PATHS, unique=True, max_size=12), st.randoms(use_true_random=False))
def test_document_ids_are_unique_in_any_order(paths: list[Path], random: object) -> None:
    ids = dict(zip(paths, document_ids(paths), strict=True))
    shuffled = list(paths)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert dict(zip(shuffled, document_ids(shuffled), strict=True)) == ids
    assert len({name.casefold() for name in ids.values()}) == len(paths)


@pytest.mark.parametrize(
    ("name", "doc_id"),
    [
        ("svar\x1b[31m.txt", "svar_[31m"),
        ("svar\u202egnp.txt", "svar_gnp"),
        ("svar\x07.txt", "svar_"),
        ("kl 10:30 «ny»?.txt", "kl 10_30 «ny»_"),
        ("svar...txt", "svar"),
    ],
)
def test_ids_are_names_that_any_system_and_terminal_takes(name: str, doc_id: str) -> None:
    assert document_ids([Path("/h") / name]) == [doc_id]
