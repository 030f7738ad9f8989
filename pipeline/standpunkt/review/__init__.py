"""What people made of a table of positions, kept from one run to the next.

`spoken` understands what a person types, `workbook` and `decision_files` read decisions, `matching`
finds their places in another run, `merge` takes them over, `agreement` holds two reviewers against
each other, and `quality` counts what decisions say of the machine.
"""

from __future__ import annotations

from standpunkt.decisions import Decision, Verdict
from standpunkt.proposals.rows import PositionRow, row_ids

__all__ = ["Decision", "Verdict", "row_id"]


def row_id(row: PositionRow, number: int = 0) -> str:
    """The id of a row: the same from run to run as long as its document and words are.

    `number` is how many rows with the same words came before it in the document. Of a whole table
    `proposals.rows.row_ids` gives all.
    """
    return row_ids([row] * (number + 1))[-1]
