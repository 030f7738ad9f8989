"""The positions as a table on a terminal: the columns a person reads first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich import box
from rich.table import Table
from rich.text import Text

from standpunkt.positions import RESPONDENT
from standpunkt.printable import joined, printable
from standpunkt.writing.table import NAMES, Row, Value

SHOWN = ("organisation", "stance", "target", "evidence", "confidence")
"""The columns that are shown; where it is narrow, the first three."""

NARROW = 100
"""Characters a line below which less is shown, or words would break."""

_SHARES = {"organisation": 3, "target": 4, "evidence": 6}
_LONGEST = 160


def table(rows: Iterable[Row], width: int = NARROW) -> Table:
    """A rich table of rows for a terminal of this `width`; what a document says is never markup.

    Lines are broken between words. The respondent stands for the organisation where that is not
    known, and a holder of its own after it.
    """
    names = SHOWN if width >= NARROW else SHOWN[:3]
    shown = Table(box=box.SIMPLE_HEAD, show_lines=False, pad_edge=False)
    for name in names:
        shown.add_column(name, ratio=_SHARES.get(name), no_wrap=name in ("stance", "confidence"))
    for row in rows:
        cells = dict(zip(NAMES, row, strict=False))
        cells["organisation"] = _who(cells)
        shown.add_row(*(Text(_cell(cells[name])) for name in names))
    return shown


def _who(cells: Mapping[str, Value]) -> str:
    who = str(cells["organisation"] or cells["doc_id"])
    return who if cells["holder"] in (RESPONDENT, None) else f"{who}: {cells['holder']}"


def _cell(value: Value) -> str:
    if isinstance(value, float):
        return f"{value:.2f}"
    plain = "" if value is None else printable(joined(str(value)))
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST].rsplit(' ', 1)[0]} …"
