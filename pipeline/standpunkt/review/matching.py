"""Where decisions belong in another run: by id, else by the words they were made on.

Words are compared by their letters and digits alone, so that a response that comes again as another
format, with other line breaks, hyphens and quotation marks, is the same. The surest matches are
made first, and a row takes one decision.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from standpunkt.decisions import Decision
from standpunkt.proposals.organisations import name_key
from standpunkt.proposals.rows import PositionRow

NEAR: Final = 0.85
"""How alike the words of a decision and of a row must be where they are not the same."""
_SHARE: Final = 0.5
"""The share of a response's decisions whose words another document must hold to be it."""
_SHORTEST: Final = 12
"""Fewer letters than this may stand in any document."""
_LETTERS: Final = re.compile(r"[^\W_]+")


def letters(text: object) -> str:
    r"""The letters and digits of a text, which stay the same from format to format.

    >>> letters("Vi støt\u00ad\nter «for-\nslaget».") == letters("vi støtter forslaget")
    True
    """
    return "".join(_LETTERS.findall(str(text or "").casefold()))


@dataclass(frozen=True, slots=True)
class Placed:
    """A decision and the row it belongs to, by index; None where there is none.

    `document` is the doc_id of its response in this run, empty where that is not there; `how` tells
    by what the row was known, or why it was not.
    """

    decision: Decision
    row: int | None
    document: str
    how: str


def places(
    decisions: Sequence[Decision],
    rows: Sequence[PositionRow],
    ids: Sequence[str],
    documents: Mapping[str, str] | None = None,
) -> list[Placed]:
    """The place of each decision among the rows of a run, whose ids are `ids`.

    `documents` are the texts by doc_id, of responses without positions too; empty texts where
    they are not known.
    """
    run = _Run(rows, ids, documents or {})
    homes = run.homes(decisions)
    found: dict[int, Placed] = {}
    taken: set[int] = set()
    # Equal words in one document are told apart by their order.
    order = sorted(range(len(decisions)), key=lambda n: _start(decisions[n]))
    for how, fits in _WAYS:
        for n in order:
            decision = decisions[n]
            home = homes[n][0]
            if n in found or not home:
                continue
            row = next((r for r in fits(run, decision, home) if r not in taken), None)
            if row is not None:
                taken.add(row)
                found[n] = Placed(decision, row, home, how)
    for n, decision in enumerate(decisions):
        if n not in found:
            home, why = homes[n]
            found[n] = Placed(decision, None, home, why or "its words are no position in this run")
    return [found[n] for n in range(len(decisions))]


class _Run:
    """The rows of a run by document, and how each document is known again."""

    def __init__(
        self, rows: Sequence[PositionRow], ids: Sequence[str], documents: Mapping[str, str]
    ) -> None:
        self.rows = rows
        self.ids = ids
        self.by_id = {key: n for n, key in enumerate(ids)}
        self.evidence = [letters(row.evidence) for row in rows]
        self.of: dict[str, list[int]] = defaultdict(list)
        for n, row in enumerate(rows):
            self.of[row.doc_id].append(n)
        self.names = {row.doc_id: name_key(row.organisation) for row in rows}
        self.documents = dict.fromkeys([*documents, *self.of])
        self.texts = {key: letters(text) for key, text in documents.items() if text}

    def holds(self, document: str, words: str) -> bool:
        """Whether a document holds the words: in its text, or in a row where that is not known."""
        if document in self.texts:
            return words in self.texts[document]
        return any(words in self.evidence[n] for n in self.of[document])

    def homes(self, decisions: Sequence[Decision]) -> list[tuple[str, str]]:
        """For each decision the document it belongs to, or an empty one and why."""
        by_document: dict[str, list[Decision]] = defaultdict(list)
        for decision in decisions:
            by_document[decision.doc_id].append(decision)
        homes = {key: self._home(key, of_it) for key, of_it in by_document.items() if key}
        found = []
        for decision in decisions:
            if decision.doc_id:
                found.append(homes[decision.doc_id])
            else:
                found.append(self._home("", [decision]))
        return found

    def _home(self, document: str, decisions: Sequence[Decision]) -> tuple[str, str]:
        words = [w for d in decisions if len(w := letters(d.now("evidence"))) >= _SHORTEST]
        here = document in self.documents
        if here and (not words or self._share(document, words) > 0):
            return document, ""
        others = []
        for other in self.documents:
            if other != document and (share := self._share(other, words)) >= _SHARE:
                rank = (share, self._same_name(other, decisions), _alike(document, other))
                others.append((rank, other))
        if not others:
            if here:
                return document, ""
            return "", "its response is not in this run" if document else "no response holds it"
        others.sort(reverse=True)
        best, *rest = others
        if rest and rest[0][0] == best[0]:
            names = ", ".join(other for _, other in others[:3])
            return "", f"several responses hold its words ({names})"
        return best[1], ""

    def _share(self, document: str, words: Sequence[str]) -> float:
        return sum(self.holds(document, w) for w in words) / len(words) if words else 0.0

    def _same_name(self, document: str, decisions: Iterable[Decision]) -> bool:
        names = {name_key(str(d.now("organisation") or "")) for d in decisions} - {""}
        names |= {name_key(str(d.machine.get("organisation") or "")) for d in decisions} - {""}
        return self.names.get(document, "") in names


def _alike(one: str, other: str) -> float:
    return round(SequenceMatcher(None, one, other, autojunk=False).ratio(), 3) if one else 0.0


def _start(decision: Decision) -> int:
    start = decision.machine.get("evidence_start")
    return start if isinstance(start, int) else -1


def _by_id(run: _Run, decision: Decision, home: str) -> Iterator[int]:
    row = run.by_id.get(decision.row_id)
    if row is not None and run.rows[row].doc_id == home:
        yield row


def _same(run: _Run, decision: Decision, home: str) -> Iterator[int]:
    """The rows of the same words, nearest in the text first."""
    words = letters(decision.machine.get("evidence") or decision.now("evidence"))
    start = _start(decision)
    rows = [n for n in run.of[home] if words and run.evidence[n] == words]
    yield from sorted(rows, key=lambda n: abs((run.rows[n].evidence_start or 0) - start))


def _same_cue(run: _Run, decision: Decision, home: str) -> Iterator[int]:
    cue = letters(decision.machine.get("cue"))
    # In order of the text, as the decisions are: where words repeat, offsets may have moved.
    rows = sorted(_same(run, decision, home))
    yield from (n for n in rows if letters(run.rows[n].cue) == cue)


def _near(run: _Run, decision: Decision, home: str) -> Iterator[int]:
    """The rows whose words are a part of the decision's, or it of theirs, or almost the same."""
    words = letters(decision.machine.get("evidence") or decision.now("evidence"))
    if len(words) < _SHORTEST:
        return
    cue = letters(decision.machine.get("cue"))
    ranked = []
    for n in run.of[home]:
        other = run.evidence[n]
        if len(other) < _SHORTEST:
            continue
        if words in other or other in words:
            # A clause that is cut otherwise is the same stand only where its cue is the same.
            if not cue or cue == letters(run.rows[n].cue):
                ranked.append((min(len(words), len(other)) / max(len(words), len(other)), n))
            continue
        # Words of a response are compared letter by letter; a bound keeps long ones from costing.
        matcher = SequenceMatcher(None, words[:2000], other[:2000], autojunk=False)
        if matcher.real_quick_ratio() >= NEAR and matcher.quick_ratio() >= NEAR:
            ratio = matcher.ratio()
            if ratio >= NEAR:
                ranked.append((ratio, n))
    ranked.sort(key=lambda pair: (-pair[0], pair[1]))
    yield from (n for _, n in ranked)


_WAYS: Final[tuple[tuple[str, Callable[[_Run, Decision, str], Iterator[int]]], ...]] = (
    ("the same id", _by_id),
    ("the same words", _same_cue),
    ("the same words", _same),
    ("nearly the same words", _near),
)
