"""Mending a tree in which an insertion has taken the place of the predicate.

"Kravet er, slik vi ser det, unødvendig": the parser now and then hangs subject and verb on the
"slik" between the commas, and the predicate on nothing that could have one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standpunkt.language.reading import Token

_COPULAS = ("er", "var", "blir", "vert", "ble", "vart", "virker", "verkar")
_LONGEST = 9
"""Tokens of an insertion, its commas included."""


def around_insertion(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens, with a verb before an insertion joined to the predicate behind it.

    Only where the parser has hung that verb on a word of the insertion.
    """
    for verb, comma in enumerate(tokens[1:-3]):
        opens = comma.lower == "," and tokens[verb + 2].lower == "slik"
        if opens and tokens[verb].lower in _COPULAS:
            return _joined(tokens, verb)
    return tokens


def _joined(tokens: tuple[Token, ...], verb: int) -> tuple[Token, ...]:
    first = verb + 2
    near = tokens[first + 1 : first + _LONGEST]
    comma = next((t.i for t in near if t.lower == ","), None)
    if comma is None or comma + 1 >= len(tokens) or not first <= tokens[verb].head < comma:
        return tokens
    predicate = _top(tokens, comma + 1)
    if predicate is None:
        return tokens
    taken = tokens[verb].head  # by the insertion
    while first <= tokens[taken].head < comma and tokens[taken].head != taken:
        taken = tokens[taken].head
    root = tokens[taken].head == taken
    mended = []
    for t in tokens:
        head, dep = t.head, t.dep
        if t.i == predicate:
            head, dep = (predicate, "ROOT") if root else (tokens[taken].head, tokens[taken].dep)
        elif t.i == verb:
            head, dep = predicate, "cop"
        elif first <= t.i < comma:
            if t.i == taken or not first <= head < comma:
                head, dep = predicate, "advcl"
        elif first <= head < comma:
            head = predicate
            dep = "nsubj" if t.dep.startswith("nsubj") else t.dep
        mended.append(t._replace(head=head, dep=dep))
    return tuple(mended)


def _top(tokens: Sequence[Token], start: int) -> int | None:
    """The first word from `start` on that hangs on a word before it: the predicate."""
    after = (t for t in tokens[start:] if t.pos in ("ADJ", "NOUN", "PRON", "PROPN", "VERB"))
    return next((t.i for t in after if t.head < start or t.head == t.i), None)
