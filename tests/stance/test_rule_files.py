from pathlib import Path

import pytest

from standpunkt.errors import RuleError
from standpunkt.stance.rule_files import LARGEST, load, parsed

RULE = '[[rule]]\nid = "a.b"\n'


def test_parsed_gives_tables_and_ids() -> None:
    file = parsed('disable = ["c.d", "c.d"]\n' + RULE, "mine.toml")
    assert (file.name, file.tables, file.disable) == ("mine.toml", ({"id": "a.b"},), ("c.d",))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[rule]\n", "correct the TOML"),
        ("a = " + "[" * 5000, "lists are nested too deeply"),
        ('rules = ["a"]\n', "unknown key 'rules'; a file holds [[rule]] tables"),
        ('[rule]\nid = "a.b"\n', "rule is no list of tables; head each rule with [[rule]]"),
        ("rule = [1]\n", "rule is no list of tables"),
        ('disable = "a.b"\n', "disable is no list of ids; write disable = ["),
        ("disable = [1]\n", "disable is no list of ids"),
        ('[[rule]]\nstance = "support"\n', "rule 1: it has no id; write small letters"),
        (RULE + "[[rule]]\nid = 2\n", "rule 2: id 2 is no id"),
        ('[[rule]]\nid = "A b"\n', "rule 1: id 'A b' is no id"),
        ('[[rule]]\nid = "a+b"\n', "rule 1: id 'a+b' is no id"),
        (RULE + RULE, "rule a.b: the id 'a.b' is there twice; rename one"),
        ('disable = ["a.b"]\n' + RULE, "is there twice; disable it or give it"),
    ],
)
def test_parsed_names_file_and_mend(text: str, said: str) -> None:
    with pytest.raises(RuleError, match=r"^mine\.toml.+; .+") as caught:
        parsed(text, "mine.toml")
    assert said in str(caught.value)


def test_load_reads_utf_8_with_or_without_a_mark(tmp_path: Path) -> None:
    for encoding in ("utf-8", "utf-8-sig"):
        (tmp_path / "a.toml").write_text(RULE, encoding=encoding)
        assert load(tmp_path / "a.toml").tables == ({"id": "a.b"},)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"# " + b"x" * LARGEST, "is larger than 1 MB; name a rule file, or split this one"),
        ("# støtte".encode("cp1252"), "is not UTF-8; save it as UTF-8"),
        (None, "No such file or directory; name a .toml file"),
    ],
)
def test_load_refuses_what_is_no_rule_file(tmp_path: Path, data: bytes | None, said: str) -> None:
    path = tmp_path / "a.toml"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(RuleError) as caught:
        load(path)
    assert said in str(caught.value)
