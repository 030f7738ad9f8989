"""What the decisions of people say of how well the machine reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from standpunkt.decisions import JUDGED, Decision, Verdict
from standpunkt.review.reviews import Review

BINS: Final = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95)
"""Where the classes of confidence begin."""


class Class(NamedTuple):
    """Rows of about the same confidence: how sure the machine was, and how many were right."""

    least: float
    rows: int
    mean: float
    right: int


@dataclass(frozen=True, slots=True)
class Quality:
    """Counts over rows that were judged.

    `confirmed` rows are right in all, `corrected` ones are positions that were read wrongly in
    something, `rejected` ones none, `added` ones were not found. `stance` counts the rows that
    are positions with the stance right. Of the responses all of whose rows are judged, `found`
    positions were found and `missed` were not. `unjudged` is how many rows nobody judged, None
    where files of decisions alone do not tell. `brier` is the mean square of confidence minus
    outcome; None without rows.
    """

    confirmed: int
    corrected: int
    rejected: int
    added: int
    stance: int
    wrong: dict[str, int]
    documents: int
    found: int
    missed: int
    classes: tuple[Class, ...]
    brier: float | None
    unjudged: int | None = None

    @property
    def judged(self) -> int:
        """How many of the machine's rows were judged."""
        return self.confirmed + self.corrected + self.rejected

    @property
    def chosen(self) -> bool:
        """Whether the rows that were judged may have been chosen, since there are or may be others.

        Whoever begins with what is most worth a look judges the worst of them.
        """
        return bool(self.judged) and self.unjudged != 0


def quality(reviews: Sequence[Review]) -> Quality:
    """What reviews say of the rows they judge."""
    every = (d for review in reviews for d in review.decisions)
    decisions = [d for d in every if d.verdict is not Verdict.NOTED]
    of_machine = [d for d in decisions if d.machine]
    by: dict[Verdict, int] = defaultdict(int)
    wrong: dict[str, int] = {}
    for d in decisions:
        by[d.verdict if d.machine else Verdict.ADDED] += 1
        if d.machine and d.verdict is Verdict.CORRECTED:
            for name in JUDGED:
                if name in d.person:
                    wrong[name] = wrong.get(name, 0) + 1
    whole = _whole_documents(reviews, decisions)
    inside = [d for d in decisions if d.doc_id in whole]
    sure = [(s, _right(d)) for d in of_machine if (s := _sure(d)) is not None]
    return Quality(
        confirmed=by[Verdict.CONFIRMED],
        corrected=by[Verdict.CORRECTED],
        rejected=by[Verdict.REJECTED],
        added=by[Verdict.ADDED],
        stance=sum(
            d.verdict is not Verdict.REJECTED and "stance" not in d.person for d in of_machine
        ),
        wrong=wrong,
        documents=len(whole),
        found=sum(bool(d.machine) and d.verdict is not Verdict.REJECTED for d in inside),
        missed=sum(not d.machine for d in inside),
        classes=tuple(_classes(sure)),
        unjudged=_unjudged(reviews, decisions),
        brier=sum((s - right) ** 2 for s, right in sure) / len(sure) if sure else None,
    )


def tables(found: Quality) -> str:
    """The figures as text, each with what it is counted over."""
    positions = found.confirmed + found.corrected
    lines = [
        f"judged rows           {found.judged}",
        f"  confirmed           {found.confirmed}",
        f"  corrected           {found.corrected}"
        + "".join(f", {name} {n}" for name, n in found.wrong.items()),
        f"  rejected            {found.rejected}",
        f"rows nobody judged    {'not known' if found.unjudged is None else found.unjudged}",
        f"added rows            {found.added}",
        f"precision             {_share(positions, found.judged)}  are positions",
        f"precision with stance {_share(found.stance, found.judged)}  with the right stance",
        f"wholly right          {_share(found.confirmed, found.judged)}  with nothing corrected",
        f"recall                {_share(found.found, found.found + found.missed)}  in "
        f"{found.documents} wholly reviewed documents",
    ]
    if found.brier is not None:
        lines.append(f"Brier score           {found.brier:.3f}")
        lines += ["", "confidence   rows   mean   right"]
        lines += [
            f"from {c.least:.2f}  {c.rows:6d}  {c.mean:.2f}   {c.right / c.rows:.2f}"
            for c in found.classes
        ]
    return "\n".join(lines)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f} ({part} of {whole})" if whole else "– (0)"


def _right(decision: Decision) -> bool:
    """Whether a row is right as confidence means it: a position, with its stance and holder."""
    return decision.verdict is not Verdict.REJECTED and not {"stance", "holder"} & set(
        decision.person
    )


def _sure(decision: Decision) -> float | None:
    sure = decision.machine.get("confidence")
    return float(sure) if isinstance(sure, (int, float)) else None


def _unjudged(reviews: Sequence[Review], decisions: Iterable[Decision]) -> int | None:
    seen = {row.row_id for review in reviews for row in review.seen}
    return len(seen - {d.row_id for d in decisions}) if seen else None


def _whole_documents(reviews: Sequence[Review], decisions: Iterable[Decision]) -> set[str]:
    """The responses all of whose rows are judged; decisions alone do not tell which those are."""
    judged = {d.row_id for d in decisions}
    rows: dict[str, set[str]] = defaultdict(set)
    for review in reviews:
        for seen in review.seen:
            rows[seen.doc_id].add(seen.row_id)
    return {doc_id for doc_id, keys in rows.items() if keys <= judged}


def _classes(sure: Sequence[tuple[float, bool]]) -> Iterable[Class]:
    for n, least in enumerate(BINS):
        most = BINS[n + 1] if n + 1 < len(BINS) else 2.0
        inside = [(s, right) for s, right in sure if least <= s < most]
        if inside:
            mean = sum(s for s, _ in inside) / len(inside)
            yield Class(least, len(inside), mean, sum(right for _, right in inside))
