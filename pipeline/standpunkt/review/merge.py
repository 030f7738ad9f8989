"""Decisions taken over into another run: what the machine said then, says now, and a person said.

A person's word goes before the machine's in whatever the person judged. What the machine reads
otherwise now is told, and so is a decision that has no place any more.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Final, NamedTuple

from standpunkt.decisions import JUDGED, MACHINES, NOTHING, Decision, Known, Verdict
from standpunkt.documents import Metadata
from standpunkt.language.sentences import split
from standpunkt.positions import RESPONDENT, Aspect, Stance, Tier
from standpunkt.printable import joined
from standpunkt.proposals.proposal import Proposal, parted
from standpunkt.proposals.rows import PositionRow, row_ids
from standpunkt.respondent.described import described
from standpunkt.respondent.names import fold
from standpunkt.review.matching import Placed, letters, places

REVIEWED: Final = "reviewed"
"""The `rule` and `link_reason` of what a person has added or linked."""

_SPANS: Final = ("evidence", "cue", "target")


class _Titles(dict[str, str]):
    """The titles that rows tell of, in which every id is."""

    def __init__(self, rows: Sequence[PositionRow]) -> None:
        super().__init__(pair for row in rows for pair in row.titles)

    def __contains__(self, key: object) -> bool:
        return True


class Changed(NamedTuple):
    """A column of a row that was judged, which the machine reads otherwise now."""

    decision: Decision
    row: PositionRow
    column: str
    then: Known
    now: Known


class Kept(NamedTuple):
    """A row as it is after review, its id, and what was decided on it."""

    row: PositionRow
    row_id: str
    decision: Decision | None


@dataclass(slots=True)
class Merged:
    """A run with decisions taken over.

    `rows` are in the order of the run; `rejected` are the rows that are none. `kept` counts the
    decisions that hold, `carried` those among them whose row the machine does not find any more
    but the text still has, `settled` the rejections of what the machine does not say any more.
    `lost` are decisions without a place, with the reason.
    """

    rows: list[Kept] = field(default_factory=list)
    rejected: list[Kept] = field(default_factory=list)
    kept: int = 0
    carried: int = 0
    settled: int = 0
    changed: list[Changed] = field(default_factory=list)
    lost: list[Placed] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def merge(
    decisions: Sequence[Decision],
    rows: Sequence[PositionRow],
    proposals: Sequence[Proposal] = (),
    documents: Mapping[str, str] | None = None,
) -> Merged:
    """A run's rows with decisions taken over.

    `documents` are the texts by doc_id, empty where they are not known; without its text, a row
    that the machine does not find any more has no place.
    """
    ids = row_ids(rows)
    merged = Merged()
    by_row: dict[int, Placed] = {}
    new: dict[str, list[Placed]] = defaultdict(list)
    for placed in places(decisions, rows, ids, documents):
        if placed.row is not None:
            by_row[placed.row] = placed
        elif placed.decision.verdict is Verdict.REJECTED and placed.document:
            merged.settled += 1
        elif placed.document and placed.decision.verdict is not Verdict.NOTED:
            new[placed.document].append(placed)
        else:
            merged.lost.append(placed)
    # Without a list nothing can be off it; the rows tell what their own proposals are called.
    titles = {p.id: p.title for p in proposals} or _Titles(rows)
    for n, row in enumerate(rows):
        merged.rows += _carried(new.pop(row.doc_id, ()), rows, documents, titles, merged, row)
        if n in by_row:
            _take_over(by_row[n].decision, row, ids[n], titles, documents or {}, merged)
        else:
            merged.rows.append(Kept(row, ids[n], None))
    for found in new.values():
        merged.rows += _carried(found, rows, documents, titles, merged, None)
    merged.rows = _in_order(merged.rows)
    _organisations(merged, {row.doc_id: row.organisation for row in rows})
    merged.rows = [_marked(kept) for kept in merged.rows]
    return merged


def _marked(kept: Kept) -> Kept:
    """The same with its verdict in its row, where a person has judged that."""
    decision = kept.decision
    if decision is None or decision.verdict is Verdict.NOTED:
        return kept
    return kept._replace(row=replace(kept.row, decision=decision.verdict.value))


def describe(decision: Decision) -> str:
    """A decision in a few words: where it stands, what it is, and on which words."""
    words = " ".join(str(decision.now("evidence") or "").split())
    short = words if len(words) <= 60 else f"{words[:60].rsplit(' ', 1)[0]} …"
    return f"{decision.place or decision.doc_id} ({decision.verdict}, '{short}')"


def lost(merged: Merged) -> Iterator[str]:
    """The decisions that have no place, a line each with the reason."""
    for placed in merged.lost:
        yield f"no place: {describe(placed.decision)}: {placed.how}"


def _take_over(
    decision: Decision,
    row: PositionRow,
    key: str,
    titles: Mapping[str, str],
    documents: Mapping[str, str],
    merged: Merged,
) -> None:
    """Put a row in as the person had it, with a decision that says what differs from it now."""
    merged.kept += 1
    machine = {name: getattr(row, name) or None for name in MACHINES}
    merged.changed += _changed(decision, row, machine)
    now = replace(decision, row_id=key, doc_id=row.doc_id, machine=machine, person=NOTHING)
    if decision.verdict in (Verdict.REJECTED, Verdict.NOTED):
        if decision.verdict is Verdict.REJECTED:
            merged.rejected.append(Kept(row, key, now))
        else:
            merged.rows.append(Kept(row, key, now))
        return
    person: dict[str, Known] = {}
    for name in JUDGED:
        said = decision.now(name)
        known = name in decision.person or said not in (None, "")
        if not known or _alike(name, said, machine.get(name)):
            continue
        if name == "proposal_id":
            gone = [k for k in parted(str(said or "")) if k not in titles]
            if gone:
                merged.notes.append(
                    f"{_where(decision)}: proposal {', '.join(gone)} is not on the list any more; "
                    "what the machine says holds"
                )
                continue
        person[name] = said
    for name in ("evidence", "cue"):
        if name in decision.person and letters(decision.person[name]) != letters(machine[name]):
            person[name] = decision.person[name]
    if _names_holder(str(person.get("organisation") or ""), row) and "holder" not in person:
        person["holder"] = RESPONDENT
    verdict = Verdict.CORRECTED if person else Verdict.CONFIRMED
    now = replace(now, verdict=verdict, person=person)
    corrected = _with(row, person, titles, documents.get(row.doc_id, ""))
    merged.rows.append(Kept(replace(corrected, confidence=1.0), key, now))


def _changed(
    decision: Decision, row: PositionRow, machine: Mapping[str, Known]
) -> Iterator[Changed]:
    """What the machine reads otherwise than when the row was judged.

    The table of a run that took the decision over says what the person said, and is as sure as no
    machine is: that is no other reading.
    """
    taken_over = row.confidence == 1.0
    for name in JUDGED:
        then, now = decision.machine.get(name), machine.get(name)
        if name not in decision.machine or _alike(name, then, now):
            continue
        if not (taken_over and _alike(name, decision.now(name), now)):
            yield Changed(decision, row, name, then, now)


def _names_holder(name: str, row: PositionRow) -> bool:
    """Whether the respondent's name is that of somebody a row tells of: the row is its own then."""
    return bool(name) and row.holder != RESPONDENT and fold(row.holder) == fold(name)


def _alike(name: str, one: Known, other: Known) -> bool:
    if name in ("target", "condition", "evidence"):
        return letters(one) == letters(other)
    if name == "proposal_id":
        return parted(str(one or "")) == parted(str(other or ""))
    return " ".join(str(one or "").split()) == " ".join(str(other or "").split())


def _with(
    row: PositionRow, person: Mapping[str, Known], titles: Mapping[str, str], text: str
) -> PositionRow:
    """The row as a person changed it, with all that hangs on what was changed."""
    changed: dict[str, Any] = {}
    for name, value in person.items():
        if name in ("evidence_start", "evidence_end"):
            continue
        changed[name] = Stance(str(value)) if name == "stance" else value or ""
    for name in _SPANS:
        if name in changed:
            near = row.evidence_start or 0
            start, end = span_of(str(changed[name]), text, near)
            changed |= {f"{name}_start": start, f"{name}_end": end}
            if start is not None and end is not None:
                changed[name] = text[start:end]
    if "evidence" in changed:
        changed["sentence"] = " ".join(str(changed["evidence"]).split())
    if "organisation" in changed:
        changed |= named_by_person(str(changed["organisation"]))
    if "proposal_id" in changed:
        ids = parted(changed["proposal_id"])
        changed["proposal"] = ";".join(titles.get(key, key).replace(";", ",") for key in ids)
        changed |= {"link_reason": ";".join(REVIEWED for _ in ids), "link_score": 1.0}
    if "proposal_id" in changed or "stance" in changed:
        ids = parted(changed.get("proposal_id", row.proposal_id))
        stance = changed.get("stance", row.stance)
        changed["proposal_stance"] = ";".join(stance.value for _ in ids)
        # A person says what the organisation thinks of the proposal, whatever the clause is about.
        changed |= {"proposal_stance_reason": "", "aspect": Aspect.PROPOSAL}
    return replace(row, **changed)


@lru_cache
def named_by_person(name: str) -> Mapping[str, Any]:
    """What is known of a body that a person has named: what its name tells, surely.

    >>> named_by_person("Testvik kommune")["organisation_kind"]
    'municipality'
    """
    known = described(Metadata(name, origin=(("organisation", "file"),)), "").respondent
    return {
        "organisation_id": known.id,
        "organisation_kind": str(known.kind),
        "organisation_from": REVIEWED,
        "organisation_confidence": 1.0,
        "unit": "",
    }


def span_of(words: str, text: str, near: int = 0) -> tuple[int | None, int | None]:
    r"""Where words stand in a text, whatever its line breaks and hyphens; the place nearest `near`.

    Both are None where the text has not got them.

    >>> span_of("støtter forslaget", "Vi støtter for-\nslaget.")
    (3, 22)
    >>> span_of("avviser", "Vi støtter forslaget.")
    (None, None)
    """
    parts = re.findall(r"\w|[^\w\s\u00ad-]", words)
    if not parts or not text:
        return None, None
    gap = r"[\s\u00ad-]*"
    pattern = gap.join(map(re.escape, parts[:_LONGEST]))
    found = [m.span() for m in re.finditer(pattern, text)]
    if not found and (letters_only := re.findall(r"\w", words)[:_LONGEST]):
        # Quotation marks and dashes differ from format to format.
        loose = r"[\W_]*".join(map(re.escape, letters_only))
        found = [m.span() for m in re.finditer(loose, text, re.I)]
    if not found:
        return None, None
    return min(found, key=lambda span: abs(span[0] - near))


_LONGEST: Final = 4_000
"""Characters of a quotation that are looked for; none is longer."""


def _carried(
    placed: Iterable[Placed],
    rows: Sequence[PositionRow],
    documents: Mapping[str, str] | None,
    titles: Mapping[str, str],
    merged: Merged,
    first: PositionRow | None,
) -> list[Kept]:
    """Rows that the machine does not find, or not any more, and a person knows of."""
    del rows
    made = []
    for one in placed:
        text = (documents or {}).get(one.document, "")
        words = str(one.decision.now("evidence") or "")
        start, end = span_of(words, text, _whole(one.decision.now("evidence_start")))
        if start is None or end is None:
            why = one.how if not text else "its words are not in the response any more"
            merged.lost.append(replace_how(one, why))
            continue
        made.append(_new_row(one, text[start:end], start, end, text, titles, first))
        merged.kept += 1
        merged.carried += 1
    return made


def replace_how(placed: Placed, how: str) -> Placed:
    """The same with another reason."""
    return Placed(placed.decision, placed.row, placed.document, how)


def _whole(value: Known) -> int:
    return value if isinstance(value, int) else 0


def _new_row(
    placed: Placed,
    evidence: str,
    start: int,
    end: int,
    text: str,
    titles: Mapping[str, str],
    first: PositionRow | None,
) -> Kept:
    decision = placed.decision
    said = {name: decision.now(name) for name in (*JUDGED, "cue")}
    row = PositionRow(
        doc_id=placed.document,
        source=first.source if first else str(decision.machine.get("source") or ""),
        organisation=str(said["organisation"] or (first.organisation if first else "")),
        organisation_id=first.organisation_id if first else "",
        organisation_kind=first.organisation_kind if first else "",
        hearing=first.hearing if first else "",
        date=first.date if first else None,
        language=first.language if first else "",
        holder=str(said["holder"] or RESPONDENT),
        stance=Stance(str(said["stance"])),
        confidence=1.0,
        tier=Tier.CORE,
        aspect=Aspect.PROPOSAL,
        proposal_id="",
        proposal="",
        proposal_stance="",
        evidence=evidence,
        evidence_start=start,
        evidence_end=end,
        sentence=_sentence(decision, evidence, start, text),
        condition=str(said["condition"] or ""),
        rule=REVIEWED,
        strength="plain",
    )
    changes = {n: said[n] for n in ("target", "cue", "proposal_id") if said[n]}
    row = _with(row, changes, titles, text)
    person = {name: getattr(row, name) or None for name in (*JUDGED, "evidence", "cue")}
    person["stance"] = row.stance.value
    key = row_ids([row])[0]
    now = replace(
        decision, row_id=key, doc_id=row.doc_id, verdict=Verdict.ADDED, machine={}, person=person
    )
    return Kept(row, key, now)


def _sentence(decision: Decision, evidence: str, start: int, text: str) -> str:
    """The sentence that the words stood in, where the response still has it there; else them."""
    whole = str(decision.machine.get("sentence") or "")
    first, last = span_of(whole, text, start)
    if first is not None and last is not None and first <= start < last:
        return " ".join(whole.split())
    for sentence in _sentences(text):
        if sentence.span.start <= start and start + len(evidence) <= sentence.span.end:
            return joined(sentence.span.of(text))
    return " ".join(evidence.split())


_sentences = lru_cache(maxsize=4)(split)
"""Those of a text; the rows that were added to one response come one after another."""


def _in_order(rows: list[Kept]) -> list[Kept]:
    """The rows with those that were added where they belong in their document."""
    documents = {row.row.doc_id: n for n, row in reversed(list(enumerate(rows)))}
    # Rows without a place in the text stay where they are, after the one before them.
    places: dict[str, int] = {}
    keyed = []
    for n, kept in enumerate(rows):
        doc = kept.row.doc_id
        at = kept.row.evidence_start
        place = places.get(doc, 0) if at is None else at
        added = kept.decision is not None and kept.decision.verdict is Verdict.ADDED
        if not added:
            # The run's own rows keep their order among themselves, whatever it is.
            place = places[doc] = max(place, places.get(doc, 0))
        keyed.append(((documents[doc], place, added, n), kept))
    seen = Counter(kept.row_id for kept in rows)
    ordered = [kept for _, kept in sorted(keyed, key=lambda pair: pair[0])]
    return ordered if max(seen.values(), default=1) == 1 else _unique(ordered)


def _unique(rows: list[Kept]) -> list[Kept]:
    """Rows of the same words, each with an id of its own."""
    seen: Counter[str] = Counter()
    found = []
    for kept in rows:
        n = seen[kept.row_id]
        seen[kept.row_id] += 1
        key = row_ids([kept.row] * (n + 1))[-1] if n else kept.row_id
        decision = kept.decision and replace(kept.decision, row_id=key)
        found.append(Kept(kept.row, key, decision))
    return found


def _organisations(merged: Merged, found: Mapping[str, str]) -> None:
    """Give a name that was corrected in one row of a response to its other rows too.

    `found` are the names as the machine has them, by doc_id: a row that was added under such a
    name corrects nothing.
    """
    names: dict[str, set[str]] = defaultdict(set)
    for kept in merged.rows:
        name = kept.decision and kept.decision.person.get("organisation")
        if name and not (
            kept.decision
            and kept.decision.verdict is Verdict.ADDED
            and name == found.get(kept.row.doc_id)
        ):
            names[kept.row.doc_id].add(kept.row.organisation)
    for n, kept in enumerate(merged.rows):
        told = names.get(kept.row.doc_id, set())
        if len(told) == 1 and kept.row.organisation not in told:
            name = next(iter(told))
            row, decision = kept.row, kept.decision
            holder = RESPONDENT if _names_holder(name, row) else row.holder
            own = {"holder": RESPONDENT} if holder != row.holder else {}
            row = replace(row, organisation=name, holder=holder, **named_by_person(name))
            if decision and decision.verdict in (Verdict.CONFIRMED, Verdict.CORRECTED):
                person = {**own, **decision.person, "organisation": name}
                decision = replace(decision, verdict=Verdict.CORRECTED, person=person)
            merged.rows[n] = Kept(row, kept.row_id, decision)
    for doc_id, told in names.items():
        if len(told) > 1:
            merged.notes.append(f"{doc_id} has several names now: {', '.join(sorted(told))}")


def _where(decision: Decision) -> str:
    return decision.place or decision.doc_id
