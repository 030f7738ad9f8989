import re
import tomllib
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from standpunkt.running.manifest import made_with
from standpunkt.running.setup import Setup
from standpunkt.writing.report.words import LANGUAGES, words

TABLE = tomllib.loads(
    (resources.files("standpunkt.writing.report") / "words.toml").read_text(encoding="utf-8")
)

STANCE = Path(__file__).parents[3] / "pipeline" / "standpunkt" / "stance"
RULES = sorted(
    {
        rule
        for pattern, found in (
            ("rules/*.toml", r'^id = "([^"]+)"'),
            ("**/*.py", r'rule="([\w.-]+)'),
        )
        for file in STANCE.glob(pattern)
        for rule in re.findall(found, file.read_text(encoding="utf-8"), re.MULTILINE)
    }
)


def keys(table: dict[str, Any], without: tuple[str, ...] = ()) -> dict[str, Any]:
    """Each key with the names that its text leaves room for."""
    found: dict[str, Any] = {}
    for key, value in table.items():
        if key in without:
            continue
        if isinstance(value, dict):
            found |= {f"{key}.{inner}": kind for inner, kind in keys(value).items()}
        else:
            found[key] = sorted(re.findall(r"\{(\w+)\}", str(value)))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_everything_with_the_same_room(language: str) -> None:
    # What turned a stance is told in English already.
    assert keys(TABLE[language], ("turned",)) == keys(TABLE["nb"], ("turned",))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_plain_words(language: str) -> None:
    said = words(language)
    assert [rule for rule in RULES if said.rule(rule) == rule] == []


def test_a_rule_of_the_users_own_is_called_by_its_id() -> None:
    assert words("nb").rule("mine.egen") == "mine.egen"


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("likeness", "ordene ligner forslagets"),
        ("all;all;all", "gjelder alle forslagene"),
        ("number;heading", "paragrafen, kapittelet eller nummeret er nevnt; overskriften over"),
        ("unsure (G3, G1)", "uklart hvilket forslag; nærmest ligger G3, G1"),
        ("", "ikke knyttet til noe forslag"),
        ("something new", "something new"),
    ],
)
def test_why_a_position_is_on_its_proposal(reason: str, told: str) -> None:
    assert words("nb").link(reason) == told


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_setting_of_a_run_has_a_name(language: str) -> None:
    assert made_with(Setup())["settings"].keys() <= words(language).table["run"].keys()
