from dataclasses import replace
from pathlib import Path

import pytest

from standpunkt.documents import Span
from standpunkt.evaluation.comparison import Comparison, compare
from standpunkt.evaluation.gold import Gold, GoldDocument
from standpunkt.evaluation.predictions import Prediction, Predictions
from standpunkt.evaluation.report import changes, summary
from standpunkt.evaluation.scoring import score
from standpunkt.positions import Stance, Tier

TEXT = "Vi støtter A. Vi går imot B. Rådet støtter C. Bakgrunn følger."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def gold(evidence: str, cue: str, stance: Stance, holder: str = "respondent") -> Gold:
    return Gold(span(evidence), span(cue), None, stance, frozenset({stance}), holder)


POSITIONS = (
    gold("Vi støtter A", "støtter", Stance.SUPPORT),
    gold("Vi går imot B", "går imot", Stance.OPPOSE),
    gold("Rådet støtter C", "støtter C", Stance.SUPPORT, holder="Rådet"),
)
A, B, C = (Prediction("svar", g.evidence, g.cue, None, g.stance, g.holder) for g in POSITIONS)
NOWHERE = Prediction("svar", span("Bakgrunn følger"), span("Bakgrunn"), None, Stance.NEUTRAL)
SHIFTED = replace(NOWHERE, evidence=span("følger"), cue=span("Bakgrunn følger"))


def compared(before: list[Prediction], after: list[Prediction]) -> Comparison:
    scores = [
        score([GoldDocument("svar", Path("svar.txt"), TEXT, "nb", POSITIONS)], Predictions(rows))
        for rows in (tuple(before), tuple(after))
    ]
    return compare(*scores)


@pytest.mark.parametrize(
    ("before", "after", "counts"),
    [
        ([A, B, C], [A, B, C], (0, 0, 0, 0)),
        ([A], [A, B], (1, 0, 0, 0)),
        ([A, B], [B], (0, 1, 0, 0)),
        ([A], [B], (1, 1, 0, 0)),
        ([A], [A, NOWHERE], (0, 0, 1, 0)),
        ([A, NOWHERE], [A, SHIFTED], (0, 0, 0, 0)),
        ([NOWHERE], [replace(NOWHERE, stance=Stance.SUPPORT)], (0, 0, 1, 1)),
        # a wrong label on a position that is gained or lost is told once
        ([A], [replace(A, stance=Stance.OPPOSE)], (0, 1, 0, 0)),
        ([replace(A, stance=Stance.OPPOSE)], [A], (1, 0, 0, 0)),
        # on one that was missed before it is an error more
        ([], [replace(A, stance=Stance.OPPOSE)], (0, 0, 1, 0)),
        ([C], [replace(C, holder="respondent")], (0, 0, 1, 0)),
        ([A], [replace(A, tier=Tier.IMPLICIT)], (0, 1, 0, 0)),
    ],
)
def test_what_changed(
    before: list[Prediction], after: list[Prediction], counts: tuple[int, int, int, int]
) -> None:
    c = compared(before, after)
    assert (len(c.gained), len(c.lost), len(c.new), len(c.gone)) == counts


def test_changes_are_told_in_context_with_what_each_run_found() -> None:
    c = compared([replace(A, rule="r1"), C], [replace(A, stance=Stance.OPPOSE, rule="r2"), NOWHERE])
    assert changes(c).split("\n") == [
        "lost              svar:0  support: support [r1] -> oppose [r2]",
        "    …⟦Vi støtter A⟧. Vi går imot B. Rådet støtter C. Bakgrunn følger.…",
        "",
        "new false alarm   svar:46  - -> neutral",
        "    …Vi støtter A. Vi går imot B. Rådet støtter C. ⟦Bakgrunn følger⟧.…",
    ]


def test_the_summary_has_the_figures_of_both_runs() -> None:
    lines = [line.split() for line in summary(compared([A], [A, B])).splitlines()]
    assert " ".join(lines[0]) == "gained 1, lost 0; false alarms: 0 new, 0 gone"
    everything = ["all", "labels", "1.000", "0.500", "0.667", "1.000", "1.000", "1.000"]
    assert everything in lines
    assert ["holder", "errors", "0", "0"] in lines
