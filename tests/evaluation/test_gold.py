from pathlib import Path

import pytest

from standpunkt.documents import Span
from standpunkt.errors import InputError
from standpunkt.evaluation.gold import read_gold
from standpunkt.positions import Aspect, Stance, Tier

TEXT = "Vi støtter A.\r\nVi går imot B.\n"
FIRST = '{"evidence": [0, 12], "cue": [3, 10], "target": [11, 12], "stance": "support"}'


def write(folder: Path, lines: str, text: str = TEXT) -> Path:
    (folder / "svar.txt").write_bytes(text.encode())
    (folder / "svar.jsonl").write_text(lines, encoding="utf-8")
    (folder / "svar.meta.json").write_text('{"language": "nb"}', encoding="utf-8")
    return folder


def test_read_gold_fills_in_what_may_be_left_out(tmp_path: Path) -> None:
    second = (
        '{"evidence": [15, 28], "cue": [18, 26], "target": null, "stance": "oppose", '
        '"accept": ["oppose", "skeptical"], "holder": "NN\u2028", "tier": "implicit", '
        '"aspect": "process", "note": "x", "condition": [0, 2], "referent": [3, 5]}'
    )
    (document,) = read_gold(write(tmp_path, f"{second}\n\n{FIRST}\n"))
    assert (document.doc_id, document.language, document.text) == ("svar", "nb", TEXT)
    first, last = document.positions
    assert (first.evidence, first.cue, first.target) == (Span(0, 12), Span(3, 10), Span(11, 12))
    assert first.accept == {Stance.SUPPORT}
    assert (first.holder, first.tier) == ("respondent", Tier.CORE)
    assert last.accept == {Stance.OPPOSE, Stance.SKEPTICAL}
    assert (last.target, last.holder, last.core) == (None, "NN\u2028", False)
    assert (last.aspect, last.condition, last.referent) == (Aspect.PROCESS, (0, 2), (3, 5))
    assert document.words[1].of(TEXT) == "støtter"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "is no JSON"),
        ("[]", "is no JSON object"),
        (FIRST.replace("[3, 10]", "[10, 3]"), "cue [10, 3] is no span of the text"),
        (FIRST.replace("[0, 12]", "[0, 99]"), "evidence [0, 99] is no span of the text"),
        (FIRST.replace("[0, 12]", "[0, true]"), "evidence [0, True] is no span"),
        (FIRST.replace("[0, 12]", "7"), "evidence 7 is no span"),
        (FIRST.replace('"cue"', '"cues"'), "has no cue"),
        (FIRST.replace('"support"', '"for"'), "'for' is not a valid Stance"),
        (FIRST.replace('"stance"', '"tier": "x", "stance"'), "'x' is not a valid Tier"),
        (FIRST.replace('"stance"', '"accept": ["x"], "stance"'), "'x' is not a valid Stance"),
    ],
)
def test_read_gold_names_file_and_line(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read_gold(write(tmp_path, f"{FIRST}\n{line}\n"))
    assert "svar.jsonl, line 2: " in str(caught.value)
    assert message in str(caught.value)


def test_read_gold_needs_a_folder_with_texts(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        read_gold(tmp_path / "ikke")
    with pytest.raises(InputError, match="holds no gold files"):
        read_gold(tmp_path)
    write(tmp_path, FIRST)
    (tmp_path / "svar.txt").unlink()
    with pytest.raises(InputError, match=r"has no svar\.txt beside it"):
        read_gold(tmp_path)


@pytest.mark.parametrize("folder", ["ks", "train", "train2", "dev", "dev2", "hearing-gategrunn"])
def test_the_gold_of_this_repository_can_be_read(root: Path, folder: str) -> None:
    documents = read_gold(root / "corpus" / "gold" / folder)
    assert all(document.positions for document in documents)
    assert {document.language for document in documents} <= {"nb", "nn"}
