import sys
from pathlib import Path

import pytest
from tests.conftest import OneRule

import false_alarms
from false_alarms import alarms, prose, rates, rule_family, sample


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    """Twelve sentences of bokmål and one of nynorsk; one takes a stand."""
    for name, texts in (
        ("nob", ["Vi støtter forslaget.", *[f"Dette er setning {n}." for n in range(2, 13)]]),
        ("nno", ["Sola skin."]),
    ):
        (tmp_path / name).mkdir()
        blocks = [f"# sent_id = {n}\n# text = {x}\n1\tx\t_\n" for n, x in enumerate(texts)]
        (tmp_path / name / "train.conllu").write_text("\n".join(blocks))
        (tmp_path / name / "dev.conllu").write_text("# text = Ikke denne.\n")
    return tmp_path


def test_ten_sentences_after_each_other_make_a_document(treebank: Path) -> None:
    found = prose(treebank)
    assert [(p.language, p.sentences) for p in found] == [("nno", 1), ("nob", 10), ("nob", 2)]
    assert found[2].document.text == "Dette er setning 11. Dette er setning 12."
    assert {p.document.metadata.organisation for p in found} == {"Fjordvik kommune"}


def test_a_sample_is_always_the_same(treebank: Path) -> None:
    found = prose(treebank)
    assert sample(found, 2) == sample(found, 2)
    assert len(sample(found, 2)) == 2
    assert sample(found, None) == sample(found, 9) == found


def test_rates_are_per_thousand_sentences(treebank: Path, one_rule: OneRule) -> None:
    documents = prose(treebank)
    found = alarms(one_rule, documents)  # type: ignore[arg-type]
    assert rates(documents, found).splitlines()[2:] == [
        "| sentences | | 13 | 1 | 12 |",
        "| all | 1 | 76.92 | 0.00 | 83.33 |",
        "| `one` | 1 | 76.92 | 0.00 | 83.33 |",
    ]


@pytest.mark.parametrize(
    ("rule", "name"),
    [("support.stotte", "support"), ("say.mene+judge.bad", "say"), ("frame+plain", "frame")],
)
def test_a_rule_of_any_id_has_a_family(rule: str, name: str) -> None:
    assert rule_family(rule) == name


def test_rows_and_examples_are_shown(
    treebank: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["false_alarms.py", str(treebank), "--all", "--show", "3"])
    files = sorted(treebank.rglob("*"))
    false_alarms.main()
    out = capsys.readouterr().out
    assert "    1  support.stotte\n" in out
    assert "\nnob-0  support  [support.stotte]  'støtter'\n    Vi støtter forslaget.\n" in out
    assert sorted(treebank.rglob("*")) == files


def test_a_folder_without_sentences_is_wrong_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["false_alarms.py", str(tmp_path)])
    with pytest.raises(SystemExit):
        false_alarms.main()
    assert "no sentences in" in capsys.readouterr().err
