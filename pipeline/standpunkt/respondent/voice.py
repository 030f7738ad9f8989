"""In which person a response speaks: as one or as several."""

from __future__ import annotations

import re
from typing import Final

_ONE: Final = re.compile(r"\b(?:jeg|eg|meg|æ|æg|mæ|undertegnede|underteikna|min|mitt)\b", re.I)
SEVERAL: Final = re.compile(r"\b(?:vi|me|oss|vår|vårt|våre)\b", re.I)


def speaks_as_one(text: str) -> bool:
    """Whether the text says "I" at least half as often as "we".

    >>> speaks_as_one("Jeg er imot."), speaks_as_one("Vi er imot.")
    (True, False)
    """
    one = len(_ONE.findall(text))
    return one > 0 and one * 2 >= len(SEVERAL.findall(text))
