"""Between rows as they are written, one value a column, and rows that know their fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from standpunkt.positions import Aspect, Stance, Tier
from standpunkt.proposals.rows import PositionRow
from standpunkt.writing.table import NAMES, Row, Value

_FIELDS = {field.name: str(field.type) for field in fields(PositionRow)}
_KINDS = {"Stance": Stance, "Tier": Tier, "Aspect": Aspect}


def to_record(row: Row, names: Sequence[str] = NAMES) -> PositionRow:
    """The row under columns of these `names`; what has no field is left out."""
    values: dict[str, Any] = {}
    for name, value in zip(names, row, strict=False):
        kind = _FIELDS.get(name)
        if kind in _KINDS:
            values[name] = _KINDS[kind](str(value))
        elif kind is not None:
            values[name] = "" if value is None and kind == "str" else value
    return PositionRow(**values)


def to_cells(record: PositionRow, labels: str = "nb") -> Row:
    """The row as it is written, with the stance named in the language `labels`.

    >>> from standpunkt.proposals.rows import PositionRow
    >>> cells = tuple("x" if name == "doc_id" else None for name in NAMES)
    >>> made = dict(stance="oppose", stance_label="støtter ikke", polarity=-1.0, tier="core",
    ...     aspect="proposal", confidence=0.5)
    >>> cells = tuple(made.get(name, cell) for name, cell in zip(NAMES, cells, strict=True))
    >>> to_cells(to_record(cells)) == cells
    True
    """

    def cell(name: str) -> Value:
        if name == "stance_label":
            return record.stance.label(labels)
        if name == "polarity":
            return record.stance.polarity
        value: Value = getattr(record, name, None)
        if isinstance(value, (Stance, Tier, Aspect)):
            return value.value
        return None if value == "" else value

    return tuple(map(cell, NAMES))
