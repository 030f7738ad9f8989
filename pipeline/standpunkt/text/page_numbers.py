"""How the number of a page is written: "3", "3 av 12", "side 3/12"."""

from __future__ import annotations

from typing import Final

OF_ALL: Final = r"\s*(?:av|of|/)\s*\d{1,4}"
"""What may come after it: how many there are. A piece of a pattern, as are the others."""

PAGE_NUMBER: Final = rf"\d{{1,4}}(?:{OF_ALL})?"

PAGE: Final = r"(?:side|page|s\.)"
"""What may come before it."""
