"""The noun of this stage: a proposal, one entry of what is put to hearing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

BETWEEN: Final = ";"
"""What stands between the ids in a cell that holds several; no id holds it."""

TO_ALL: Final = "all"
"""The `link_reason` of each link of a stand on all proposals at once."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One entry of a list of proposals; an empty field is not known.

    `aliases` are other names it goes by, `paragraphs` the provisions it is about as they are
    written ("§ 15-8 tredje ledd"), and `chapter` the part of the paper that puts it forward.
    """

    id: str
    title: str
    description: str = ""
    aliases: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    chapter: str = ""


def joined(parts: tuple[str, ...]) -> str:
    """Several values in one cell.

    >>> joined(("G1", "G2"))
    'G1;G2'
    """
    return BETWEEN.join(part.replace(BETWEEN, ",") for part in parts)


def parted(cell: str) -> tuple[str, ...]:
    """The values in a cell; none in an empty one.

    >>> parted("G1;G2"), parted("")
    (('G1', 'G2'), ())
    """
    return tuple(part.strip() for part in cell.split(BETWEEN)) if cell else ()
