"""The positions as a table on a terminal: the columns a person reads first."""

from __future__ import annotations

from collections.abc import Iterable

from rich import box
from rich.table import Table
from rich.text import Text

from standpunkt.printable import printable
from standpunkt.writing.table import NAMES, Row, Value

SHOWN = ("doc_id", "holder", "stance", "target", "evidence", "confidence")
"""The columns that are shown."""

_WIDTHS = {"target": 2, "evidence": 3}


def table(rows: Iterable[Row]) -> Table:
    """A rich table of rows; what a document says is never read as markup."""
    shown = Table(box=box.SIMPLE_HEAD, show_lines=False)
    for name in SHOWN:
        shown.add_column(name, overflow="fold", ratio=_WIDTHS.get(name))
    places = [NAMES.index(name) for name in SHOWN]
    for row in rows:
        shown.add_row(*(Text(_cell(row[place])) for place in places))
    return shown


def _cell(value: Value) -> str:
    if isinstance(value, float):
        return f"{value:.2f}"
    return "" if value is None else " ".join(printable(str(value)).split())
