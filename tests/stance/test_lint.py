from pathlib import Path

import pytest

from standpunkt.stance.lint import lint, warnings
from standpunkt.stance.polarity import sets
from standpunkt.stance.rules import read

EXAMPLES = 'positive = ["Ja."]\nnegative = ["Nei."]\n'


def rule(rule_id: str, cues: str, more: str = "") -> str:
    return f'[[rule]]\nid = "{rule_id}"\nstance = "support"\ncue = {cues}\n{EXAMPLES}{more}'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (rule("a", '["hylle.v"]'), []),
        (rule("a", '["hylle.v"]').replace('["Ja."]', "[]"), ["has no positive example; add one"]),
        (rule("a", '["hylle.v"]').replace('["Nei."]', "[]"), ["has no negative example; add one"]),
        (rule("a", '["hylle.v"]', 'open = ["Nei."]'), []),
        (rule("a", '["hylle.v"]', 'open = ["Tja."]'), ["open: 'Tja.' is none of its examples"]),
        (rule("a", '["hylle.v|rose.v", "rose.v|hylle.v"]'), ["are the same cue; take one out"]),
        (rule("a", '["hylle.v til|på|til"]'), ["'til' is twice in an element"]),
        (rule("a", '["ja, men hylle.v"]'), ["'ja,' never matches"]),
        (rule("a", '["ja , men hylle.v"]'), []),
        (rule("a", '["være.v for!"]'), ["has common words only"]),
        (rule("a", '["ville.v være.v med på"]'), []),
        (rule("a", '["hylle.v [x] ADV? fram"]'), ["what is beside [x] is never left out"]),
        (rule("a", '["hylle.v"]') + rule("b", '["rose.v"]'), []),
        (rule("a", '["hylle.v"]') + rule("b", '["hylle.v"]'), ["rule a: 'hylle.v' in b too"]),
        (
            rule("a", '["hylle.v"]') + rule("b", '["hylle.v"]').replace("support", "oppose"),
            ["in b too (m.toml), which reads oppose by act"],
        ),
        (rule("a", '["hylle.v"]') + rule("b", '["hylle.v"]', 'construction = "answer"'), []),
        (rule("a", '["hylle.v til", "hylle.v til|på"]'), ["'hylle.v til' is part of 'hylle.v til"]),
        (
            rule("a", '["rose.v"]') + rule("b", '["hylle.v|rose.v"]'),
            ["part of 'hylle.v|rose.v' in b"],
        ),
        (rule("a", '["hylle.v til!", "hylle.v til|på"]'), []),
        (rule("a", '["hylle.v til?", "hylle.v til"]'), []),
        (rule("a", '["ros.n", "rose.v"]'), []),
    ],
)
def test_warnings(text: str, said: list[str]) -> None:
    rules = read(text, "m.toml")
    found = list(map(str, warnings(rules, rules)))
    assert [part in line for part, line in zip(said, found, strict=True)] == [True] * len(said)
    assert all(line.startswith("m.toml, rule ") for line in found)


def test_shipped_rules_have_no_errors_and_their_examples() -> None:
    report = lint()
    assert (report.errors, report.rules > 50) == ((), True)
    assert not [w for w in report.warnings if "example" in w.problem]


def test_lint_speaks_of_the_rules_in_the_files_only(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_text(rule("zz.mine", '["støtte.v"]'), encoding="utf-8")
    report = lint([path])
    assert (report.errors, report.rules) == ((), 1)
    (warning,) = map(str, report.warnings)
    assert "rule zz.mine: 'støtte.v' in support.stotte too (support.toml)" in warning


def test_lint_tells_every_error(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_text(
        'disable = ["nope"]\n'
        + rule("a", "[1]")
        + rule("b", '["STØTTE"]')
        + rule("c", '["rose.v"]'),
        encoding="utf-8",
    )
    report = lint([path, tmp_path / "missing.toml"])
    assert [str(error).split(": ", 1)[1] for error in report.errors] == [
        "No such file or directory; name a .toml file",
        "disable: there is no rule 'nope'; see standpunkt rules list",
        'cue: [1] is no list of texts; write cue = ["…", "…"]',
        "cue 'STØTTE': 'STØTTE' is no set of words (NEG, REFL, COPH, ADJ, ADV, or of the lexicon: "
        f"{', '.join(sets())}); write words in lower case, and ADJ and ADV by themselves",
    ]
    assert report.rules == 1
