"""First names that are common in Norway: what tells that two capitalised words are a person's."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def first_names() -> frozenset[str]:
    """The names, in small letters; `first_names.txt` has them.

    >>> "kari" in first_names(), "kommunen" in first_names()
    (True, False)
    """
    return frozenset(Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").split())


def is_first_name(word: str) -> bool:
    """Whether a word is a first name, however it is written: "KARI", "Kari-Anne".

    >>> is_first_name("BJØRN"), is_first_name("Kari-Mette"), is_first_name("Forslaget")
    (True, True, False)
    """
    parts = [part for part in unicodedata.normalize("NFC", word).casefold().split("-") if part]
    return bool(parts) and first_names().issuperset(parts)
