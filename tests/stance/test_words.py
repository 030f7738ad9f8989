import tomllib
from collections import Counter
from importlib import resources

import pytest

FILE = tomllib.loads((resources.files("standpunkt.stance") / "words.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", FILE)
def test_a_set_lists_each_word_once(name: str) -> None:
    entry = FILE[name]
    counts = Counter(entry.split() if isinstance(entry, str) else entry)
    assert counts
    assert [word for word, n in counts.items() if n > 1] == []
