"""What the page's script is given: the positions column by column, as JSON in the page.

Words are not repeated here: they stand in the responses, and rows hold where. These places count
UTF-16 units, as JavaScript does, in what is shown of the response; `start` and `end` are the
offsets of the evidence in the table.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from standpunkt.documents import Span
from standpunkt.positions import Stance
from standpunkt.proposals.proposal import parted
from standpunkt.proposals.rows import PositionRow, row_ids
from standpunkt.writing.checks import Check
from standpunkt.writing.contents import Contents
from standpunkt.writing.report.marks import Role
from standpunkt.writing.report.placing import Placed


class _Pool:
    """Texts by number, each held once; the empty one is 0."""

    def __init__(self) -> None:
        self.texts: list[str] = [""]
        self._numbers = {"": 0}

    def number(self, text: str) -> int:
        text = " ".join(text.split())
        if text not in self._numbers:
            self._numbers[text] = len(self.texts)
            self.texts.append(text)
        return self._numbers[text]


def embedded(
    contents: Contents,
    placed: Mapping[str, Placed],
    checks: Sequence[Check],
    say: Mapping[str, Any],
    rule_words: Callable[[str], str],
    link_words: Callable[[str], str],
) -> dict[str, Any]:
    """The data of the page, ready for JSON; rows in the order of the table."""
    pool = _Pool()
    proposals = [[p.id, p.title] for p in contents.matrix.proposals]
    places = {p[0]: n for n, p in enumerate(proposals)}
    documents = {doc_id: n for n, doc_id in enumerate(placed)}
    stances = [stance.value for stance in Stance]
    linked, columns = _columns(contents, placed, places, stances, pool)
    ids = row_ids(contents.rows)
    return {
        "key": hashlib.sha256("".join(ids).encode()).hexdigest()[:16],
        "say": say,
        "stances": stances,
        "proposals": proposals,
        "documents": [
            [doc_id, int(of_one.whole), of_one.text.count("\n")]
            for doc_id, of_one in placed.items()
        ],
        "texts": pool.texts,
        "linked": linked,
        "rules": {row.rule: rule_words(row.rule) for row in contents.rows},
        "reasons": {row.link_reason: link_words(row.link_reason) for row in contents.rows},
        "ids": ids,
        "rows": {name: column for name, column in columns.items() if any(column)},
        # What is about a response and no row of it has its place among the documents, from 0.
        "checks": [
            [
                check.reason,
                -1 if check.row is None else check.row,
                check.organisation,
                check.detail,
                documents.get(check.doc_id, -1),
            ]
            for check in checks
        ],
    }


def _columns(
    contents: Contents,
    placed: Mapping[str, Placed],
    places: Mapping[str, int],
    stances: Sequence[str],
    pool: _Pool,
) -> tuple[list[list[list[Any]]], dict[str, list[int]]]:
    """The links that rows have, each kind once, and what there is of every row, by column."""
    links: dict[str, int] = {}
    linked: list[list[list[Any]]] = []
    columns: dict[str, list[int]] = {}
    documents = {doc_id: n for n, doc_id in enumerate(placed)}
    units = {doc_id: _utf16(of_one.text) for doc_id, of_one in placed.items()}
    for number, row in enumerate(contents.rows, 1):
        key = f"{row.proposal_id}|{row.proposal_stance}|{row.proposal_stance_reason}"
        if key not in links:
            links[key] = len(linked)
            linked.append(_links(row, places, stances, pool))
        values = {
            "document": documents[row.doc_id],
            "stance": stances.index(row.stance.value),
            **_cells(row, links[key], pool),
        }
        shown, to_units = placed[row.doc_id], units[row.doc_id]
        for role in Role:
            values |= _place(role.name.lower(), shown.marks[number].get(role), to_units)
        values |= _place("sentence", shown.sentences[number], to_units)
        for name, value in values.items():
            columns.setdefault(name, []).append(value)
    return linked, columns


def _cells(row: PositionRow, linked: int, pool: _Pool) -> dict[str, int]:
    """What a row tells by itself: numbers, -1 where there is none, and texts by theirs.

    `linked` is the number of its links.
    """
    return {
        "holder": 0 if row.own else pool.number(row.holder),
        "linked": linked,
        "confidence": round(100 * row.confidence),
        "score": -1 if row.link_score is None else round(100 * row.link_score),
        "page": row.page or 0,
        "aspect": pool.number(row.aspect.value),
        "tier": pool.number(row.tier.value),
        "language": pool.number(row.language),
        "rule": pool.number(row.rule),
        "reason": pool.number(row.link_reason),
        "referent": pool.number(row.referent),
        "inherited": pool.number(row.inherited_from),
        "start": -1 if row.evidence_start is None else row.evidence_start,
        "end": -1 if row.evidence_end is None else row.evidence_end,
        "section": pool.number(row.section),
        "organisation": pool.number(row.organisation),
        "kind": pool.number(row.organisation_kind),
        "proposal_id": pool.number(row.proposal_id),
    }


def as_json(data: Any) -> Markup:
    r"""JSON that may stand in a script element: nothing in it ends that or begins a comment.

    >>> print(as_json({"a": "</script><!--\u2028"}))
    {"a":"\u003c/script\u003e\u003c!--\u2028"}
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704 - made safe on the lines above


def _links(
    row: PositionRow, places: Mapping[str, int], stances: Sequence[str], pool: _Pool
) -> list[list[Any]]:
    """Each proposal of a row that is shown: its place, the stance towards it, and why it turned."""
    reasons = parted(row.proposal_stance_reason)
    found = []
    for n, (key, stance) in enumerate(row.links):
        if key in places:
            why = reasons[n] if n < len(reasons) else ""
            found.append([places[key], stances.index(stance.value), pool.number(why)])
    return found


def _place(name: str, span: Span | None, to_units: Callable[[int], int]) -> dict[str, int]:
    start, end = span or (-1, -1)
    return {f"{name}_from": to_units(start), f"{name}_to": to_units(end)}


def _utf16(text: str) -> Callable[[int], int]:
    """What turns offsets in code points into offsets in UTF-16 units; -1 stays."""
    beyond = [n for n, sign in enumerate(text) if sign > "\uffff"] if not text.isascii() else []
    if not beyond:
        return lambda offset: offset
    return lambda offset: offset + bisect_left(beyond, offset) if offset > 0 else offset
