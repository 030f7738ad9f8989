"""Enumerations run into one sentence: "at a) …, b) …", "følgende: 1) …", ": – … – …", ": …; …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from standpunkt.language.reading import Token
from standpunkt.stance.phrases import Tokens
from standpunkt.text.markers import COUNTED, DASHES

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_DASHES = (*DASHES, "•")
_AFTER = ("og", "samt", "men", "eller")


@dataclass(frozen=True, slots=True)
class Item:
    """An item: the first token of its marker, and the tokens that it says."""

    marker: int
    said: Tokens


def items(tokens: Sequence[Token]) -> tuple[Item, ...]:
    """The items of an enumeration in a sentence, in order; empty where it has none.

    Numbers and letters go up by one from the first, with a bracket after each; dashes follow a
    colon, and stand by themselves. Where neither is, semicolons part what follows a colon, and the
    first word of each item is its marker.
    """
    markers = _numbered(tokens) or _dashed(tokens)
    if not markers:
        return _parted(tokens)
    found = []
    for n, (first, last) in enumerate(markers):
        end = markers[n + 1][0] - 1 if n + 1 < len(markers) else len(tokens) - 1
        while end > last and (tokens[end].pos == "PUNCT" or tokens[end].lower in _AFTER):
            end -= 1
        if end <= last:
            return ()  # nothing said: no list but a row of references, "a) og b)"
        found.append(Item(first, (last + 1, end)))
    return tuple(found)


def _numbered(tokens: Sequence[Token]) -> list[Tokens]:
    """First and last token of each marker like "a)", "(b)", "1)"."""
    found: list[Tokens] = []
    kinds: list[set[int]] = []
    for i, token in enumerate(tokens):
        marker = _marker(tokens, i)
        if marker is None:
            continue
        numbers = _numbers(token.lower.rstrip(".)"))
        if not found:
            kinds, starts = [numbers & {1}], bool(numbers & {1})
            if not starts:
                continue
        elif not (after := {n for n in numbers if n - 1 in kinds[-1]}):
            continue
        else:
            kinds.append(after)
        found.append(marker)
    # "Vi går imot: 1. Nye soner." has the next one in a sentence of its own
    alone = len(found) == 1 and found[0][0] > 0 and tokens[found[0][0] - 1].lower == ":"
    return found if len(found) > 1 or alone else []


def after_number(tokens: Sequence[Token]) -> int:
    """The token after the number that the sentence opens with: "2. Gebyr på klager"; 0 for none."""
    if COUNTED.fullmatch(tokens[0].lower.rstrip(".)")) and len(tokens) > 1:
        return 1 if tokens[0].text[-1] in ".)" else 2 * (tokens[1].lower in (".", ")"))
    return 0


def _marker(tokens: Sequence[Token], i: int) -> Tokens | None:
    """The span of the marker whose number or letter is token `i`."""
    text = tokens[i].lower
    after_colon = i > 0 and tokens[i - 1].lower == ":"
    if after_colon and COUNTED.fullmatch(text.removesuffix(".")) and i + 1 < len(tokens):
        dotted = text.endswith(".") or tokens[i + 1].lower in (".", ")")
        return (i, i + (not text.endswith("."))) if dotted else None
    if text.endswith(")") and COUNTED.fullmatch(text[:-1]):
        last = i
    elif COUNTED.fullmatch(text) and i + 1 < len(tokens) and tokens[i + 1].lower == ")":
        last = i + 1
    else:
        return None
    opened = i > 0 and tokens[i - 1].lower == "("
    # "(jf. § 5 a)": a bracket that closes what was opened before is no marker's
    if not opened and _within_brackets(tokens, i):
        return None
    return (i - 1 if opened else i), last


def _within_brackets(tokens: Sequence[Token], i: int) -> bool:
    said = [t.lower for t in tokens[:i]]
    opened = max((k for k, word in enumerate(said) if word.startswith("(")), default=-1)
    return opened >= 0 and not any(word.endswith(")") for word in said[opened:])


def _numbers(text: str) -> set[int]:
    """Which place in a row a marker can have: "i" is a letter and a Roman number."""
    found = set()
    if text.isdigit():
        return {int(text)}
    if len(text) == 1 and text <= "h":
        found.add(ord(text) - ord("a") + 1)
    if text in _ROMAN:
        found.add(_ROMAN.index(text) + 1)
    return found


def _parted(tokens: Sequence[Token]) -> tuple[Item, ...]:
    """The items that semicolons part after a colon: "følgende: ny frist; lavere gebyr"."""
    colon = next((t.i for t in tokens[:-1] if t.lower == ":"), None)
    signs = [t.i for t in tokens if t.lower == ";" and colon is not None and t.i > colon]
    if colon is None or not signs:
        return ()
    found = []
    for before, end in pairwise([colon, *signs, len(tokens)]):
        first, last = before + 1, end - 1
        while first < last and tokens[first].lower in ("og", "samt"):
            first += 1
        while last > first and tokens[last].pos == "PUNCT":
            last -= 1
        if first <= last and tokens[first].pos != "PUNCT":
            found.append(Item(first, (first, last)))
    return tuple(found) if len(found) > 1 else ()


def _dashed(tokens: Sequence[Token]) -> list[Tokens]:
    """Each dash of a list that starts right after a colon: "Vi er: – for X – mot Y"."""
    colon = next((t.i for t in tokens[:-2] if t.lower == ":"), None)
    if colon is None or tokens[colon + 1].lower not in _DASHES:
        return []
    dashes = [
        (i, i)
        for i in range(colon + 1, len(tokens) - 1)
        if tokens[i].lower in _DASHES and tokens[i - 1].end < tokens[i].start
    ]
    return dashes if len(dashes) > 1 else []
