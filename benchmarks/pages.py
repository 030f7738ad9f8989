"""Tables in Markdown, and pages that hold them between marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path


def markdown(heading: Sequence[str], rows: Iterable[Sequence[str]], text: int = 1) -> str:
    """A table whose first `text` columns are words and whose others are numbers.

    >>> print(markdown(["", "n"], [["a", "1"]]))
    | | n |
    |---|---:|
    | a | 1 |
    """
    lines = [heading, *rows]
    shown = [("| " + " | ".join(cells) + " |").replace("|  |", "| |") for cells in lines]
    rule = "|---" * text + "|---:" * (len(heading) - text) + "|"
    return "\n".join([shown[0], rule, *shown[1:]])


def figure(value: float | None) -> str:
    """Three digits, or "-" where there is nothing to take a share of."""
    return "-" if value is None else f"{value:.3f}"


def refresh(page: Path, tables: Mapping[str, str]) -> None:
    """Put each table between the marks of its name: <!-- name --> … <!-- /name -->.

    Raises ValueError where the page lacks the marks; it is then left as it was.
    """
    text = page.read_text(encoding="utf-8")
    for name, table in tables.items():
        between = re.compile(f"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
        found = between.search(text)
        if found is None:
            raise ValueError(f"{page} has no marks for {name}")
        text = f"{text[: found.start()]}{found[1]}{table}\n{found[2]}{text[found.end() :]}"
    page.write_text(text, encoding="utf-8")
