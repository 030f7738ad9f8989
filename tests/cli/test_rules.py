import csv
import io
import json
import textwrap
from pathlib import Path

import pytest
from tests.conftest import Run

import standpunkt
from standpunkt.stance.rules import shipped

MINE = (
    '[[rule]]\nid = "support.ball"\nstance = "support"\ncue = ["sparke.v ballen fram for"]\n'
    'positive = ["Vi sparker ballen fram for forslaget."]\n'
    'negative = ["Barna sparker i steinene."]\n'
)
SVAR = "Vi sparker ballen fram for målere. Vi støtter lang frist.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A response and some rule files, in a folder where the program runs."""
    files = {
        "svar.txt": SVAR,
        "mine.toml": MINE,
        "less.toml": 'disable = ["support.stotte"]\n',
        "other.toml": '[[rule]]\nid = "support.ball"\nstance = "oppose"\n',
        "wrong.toml": MINE.replace('["sparke.v ballen fram for"]', '"løfte.v"'),
        "doubtful.toml": MINE.replace('"Barna sparker i steinene."', ""),
        "failing.toml": MINE.replace("Barna sparker i steinene", "Vi sparker ballen fram for det"),
        "unread.toml": MINE.replace('ballen fram for"', 'opp"'),
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


# ------------------------------------------------------------ --rules


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ([], ["support"]),
        (["mine.toml"], ["support", "support"]),
        (["mine.toml", "other.toml"], ["oppose", "support"]),
        (["less.toml"], []),
        (["mine.toml", "less.toml"], ["support"]),
    ],
)
def test_extract_with_rules(
    folder: Path,
    run: Run,
    capsys: pytest.CaptureFixture[str],
    rules: list[str],
    expected: list[str],
) -> None:
    options = [word for name in rules for word in ("--rules", name)]
    assert run("extract", "svar.txt", *options, "-o", "ut.jsonl") == 0
    lines = (folder / "ut.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["stance"] for line in lines] == expected
    found = standpunkt.extract(folder / "svar.txt", rules=rules)
    assert [str(p.stance) for p in found] == expected


def test_explain_with_rules(folder: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("explain", "Vi sparker ballen fram for det.", "--rules", "mine.toml") == 0
    assert "rule       support.ball" in capsys.readouterr().out


def test_evaluate_with_rules(folder: Path, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "svar.jsonl").write_text("", encoding="utf-8")
    for options, alarms in (([], 1), (["--rules", "mine.toml"], 2), (["--rules", "less.toml"], 0)):
        assert run("evaluate", ".", *options) == 0
        lines = capsys.readouterr().out.splitlines()
        assert sum(line.startswith("false alarm svar:") for line in lines) == alarms


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["extract", "svar.txt", "--rules", "wrong.toml"], "wrong.toml, rule support.ball: cue:"),
        (["extract", "svar.txt", "--rules", "borte.toml"], "borte.toml: No such file"),
        (
            ["explain", "Ja.", "--rules", "other.toml"],
            "other.toml, rule support.ball: cue: there",
        ),
        (
            ["evaluate", ".", "--rules", "mine.toml", "--predictions", "x.csv"],
            "leave --predictions",
        ),
        (["rules", "list", "--rules", "wrong.toml"], "wrong.toml, rule support.ball: cue:"),
        (["rules", "list", "--stance", "for"], "'for' is not one of 'support'"),
        (
            ["rules", "test", "support.stott"],
            "no rule 'support.stott'; did you mean support.stotte?",
        ),
    ],
)
def test_wrong_use_is_one_line_and_status_1(
    folder: Path, run: Run, capsys: pytest.CaptureFixture[str], words: list[str], message: str
) -> None:
    assert run(*words) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert message in err


# ------------------------------------------------------------ rules list


def listed(capsys: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))


def test_list_to_a_pipe_is_csv(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("rules", "list") == 0
    rows = listed(capsys)
    assert list(rows[0]) == ["id", "stance", "construction", "tier", "cues", "detector", "file"]
    assert [row["id"] for row in rows] == [rule.id for rule in shipped()]
    assert all((row["cues"] == "0") is (row["detector"] != "") for row in rows)
    assert all(row["file"].endswith(".toml") for row in rows)


def test_list_with_rules_and_filters(
    folder: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("rules", "list", "--rules", "mine.toml", "--stance", "support", "--construction")
    assert run(*words, "act") == 0
    rows = listed(capsys)
    assert {(row["stance"], row["construction"]) for row in rows} == {("support", "act")}
    (mine,) = (row for row in rows if row["id"] == "support.ball")
    assert (mine["cues"], mine["tier"], mine["file"]) == ("1", "core", "mine.toml")
    assert run(*words, "judge") == 0
    assert {row["construction"] for row in listed(capsys)} == {"judge"}


def test_list_to_a_terminal_is_a_table(
    run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "120")
    assert run("rules", "list", "--stance", "oppose") == 0
    lines = capsys.readouterr().out.splitlines()
    (line,) = (line for line in lines if "oppose.uenig" in line)
    assert line.split()[:4] == ["oppose.uenig", "oppose", "act", "core"]


# ------------------------------------------------------------ rules lint, rules test


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["lint"], 0, "0 errors and "),
        (["lint", "mine.toml"], 0, "0 errors and 0 warnings in 1 rule\n"),
        (
            ["lint", "doubtful.toml"],
            0,
            "warning: doubtful.toml, rule support.ball: has no negative",
        ),
        (
            ["lint", "wrong.toml"],
            1,
            "error: wrong.toml, rule support.ball: cue: 'løfte.v' is no list",
        ),
        (["lint", "other.toml"], 1, "error: other.toml, rule support.ball: cue: there is none"),
        (["lint", "mine.toml", "other.toml"], 0, "0 errors and 0 warnings in 1 rule\n"),
        (["lint", "--rules", "mine.toml", "other.toml"], 0, "0 errors and 0 warnings in 1 rule\n"),
        (["lint", "borte.toml"], 1, "error: borte.toml: No such file"),
        (["test", "support.stotte"], 0, "3 examples: 3 pass, 0 open, 0 mended, 0 fail\n"),
        (["test", "demand.etterlyse"], 0, "1 open, 0 mended, 0 fail\n"),
        (
            ["test", "--rules", "mine.toml", "support.ball"],
            0,
            "pass\tsupport.ball\tpositive\tVi sparker",
        ),
        (
            ["test", "--rules", "failing.toml", "support.ball"],
            1,
            "fail\tsupport.ball\tnegative\tVi sparker ballen fram for det.\n"
            "    read: support on 'det', cue 'sparker ballen fram for' (support.ball)\n",
        ),
        (
            ["test", "--rules", "unread.toml", "support.ball"],
            1,
            "fail\tsupport.ball\tpositive\tVi sparker ballen fram for forslaget.\n"
            "    read: no position\n    lost: no cue matches\n"
            "2 examples: 1 pass, 0 open, 0 mended, 1 fail\n",
        ),
    ],
)
def test_lint_and_test(
    folder: Path,
    run: Run,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    status: int,
    said: str,
) -> None:
    assert run("rules", *words) == status
    assert said in capsys.readouterr().out


def test_test_without_ids_tries_every_rule(
    run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Each example of all rules is read in tests/stance/test_rule_examples.py.
    few = list(shipped())[:: len(shipped()) // 4]
    monkeypatch.setattr("standpunkt.stance.overlays.rules_with", lambda _: few)
    assert run("rules", "test") in (0, 1)  # without the others some are read in another way
    tried = {line.split("\t")[1] for line in capsys.readouterr().out.splitlines() if "\t" in line}
    assert tried == {rule.id for rule in few}


def test_the_first_rule_of_the_docs_works(
    root: Path, folder: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (root / "docs" / "rules.md").read_text(encoding="utf-8")
    block = page.split("## A first rule\n\n")[1].split("\n\n")[0]
    (folder / "docs.toml").write_text(textwrap.dedent(block), encoding="utf-8")
    assert run("rules", "lint", "docs.toml") == 0
    assert "0 errors and 0 warnings in 1 rule" in capsys.readouterr().out
    assert run("rules", "test", "--rules", "docs.toml", "support.ball") == 0
    out = capsys.readouterr().out
    assert out.endswith("3 examples: 3 pass, 0 open, 0 mended, 0 fail\n")
    assert "lost:" not in out
