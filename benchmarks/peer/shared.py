"""What all tools are given: the annotated responses, and like terms and negation."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

CORPUS: Final = Path(__file__).resolve().parents[2] / "corpus" / "gold"
MODEL: Final = CORPUS.parents[1] / "models" / "nb_standpunkt_sm" / "data"

TERMS: Final[Mapping[str, list[str]]] = MappingProxyType(
    {
        "support": [
            "støtter", "støttar", "enig i", "einig i", "går inn for", "slutter seg til",
            "positiv til",
        ],
        "oppose": [
            "avviser", "går imot", "uenig i", "ueinig i", "motsetter seg", "kritisk til",
            "skeptisk til",
        ],
        "demand": ["ber om", "krever", "krev", "foreslår", "bør", "må"],
    }
)  # fmt: skip
"""Label to the words that stand for it."""

BATCH: Final = 8
"""Responses that a pipeline with a parser takes at a time: with more it is slower, and takes a
gigabyte of memory."""

NEGATIONS: Final = ["ikke", "ikkje", "ingen", "aldri"]

Tool = Callable[[Iterable["Response"]], int]
"""Reads responses, and says how many hits, sentences or positions there are."""


@dataclass(frozen=True, slots=True)
class Response:
    """A response, and the name of who sent it."""

    organisation: str
    text: str


def responses() -> Iterator[Response]:
    """All annotated responses, in the order of their files."""
    for path in sorted(CORPUS.rglob("*.txt")):
        known = json.loads(path.with_suffix(".meta.json").read_text(encoding="utf-8"))
        yield Response(known["organisation"], path.read_text(encoding="utf-8"))
