from dataclasses import replace
from pathlib import Path

import pytest

from standpunkt.documents import Span
from standpunkt.evaluation.gold import Gold, GoldDocument
from standpunkt.evaluation.predictions import Prediction, Predictions
from standpunkt.evaluation.report import errors, findings, tables
from standpunkt.evaluation.scoring import Score, score
from standpunkt.positions import Stance, Tier

TEXT = "Vi støtter A. Vi går\nimot B. Rådet støtter C. Bakgrunn \x1b[31m følger."


def gold(evidence: str, cue: str, stance: Stance, **fields: str) -> Gold:
    holder = fields.get("holder", "respondent")
    return Gold(span(evidence), span(cue), None, stance, frozenset({stance}), holder)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


DOCUMENT = GoldDocument(
    "svar",
    Path("svar.txt"),
    TEXT,
    "nb",
    (
        gold("Vi støtter A", "støtter", Stance.SUPPORT),
        gold("Vi går\nimot B", "imot", Stance.OPPOSE),
        gold("Rådet støtter C", "støtter C", Stance.SUPPORT, holder="Rådet"),
    ),
)
RIGHT = [
    Prediction("svar", g.evidence, g.cue, None, g.stance, g.holder, Tier.CORE, 1.0, "r1")
    for g in DOCUMENT.positions
]
NOWHERE = Prediction("svar", span("Bakgrunn \x1b[31m"), span("Bakgrunn"), None, Stance.NEUTRAL)


def scored(*predictions: Prediction) -> Score:
    return score([DOCUMENT], Predictions(predictions, unknown=1))


@pytest.mark.parametrize(
    ("predictions", "found"),
    [
        (RIGHT, []),
        ([RIGHT[1]], [("miss", 0, "support", "")]),
        (
            [RIGHT[0], replace(RIGHT[1], stance=Stance.SUPPORT)],
            [("label", 14, "oppose", "support")],
        ),
        ([*RIGHT, NOWHERE], [("false alarm", 46, "", "neutral")]),
        (
            [*RIGHT[:2], replace(RIGHT[2], holder="respondent")],
            [("holder", 29, "support by Rådet", "support")],
        ),
        (
            [RIGHT[0], replace(RIGHT[1], holder="NN")],
            [("holder", 14, "oppose", "oppose by NN, tier core")],
        ),
        (
            [RIGHT[0], replace(RIGHT[1], tier=Tier.IMPLICIT)],
            [("miss", 14, "oppose", "oppose, tier implicit")],
        ),
    ],
)
def test_findings(predictions: list[Prediction], found: list[tuple[str, int, str, str]]) -> None:
    listed = findings(scored(*predictions).pairings)
    assert [(f.kind, f.offset, f.gold, f.predicted) for f in listed] == found


def test_every_core_error_is_listed_once() -> None:
    result = scored(replace(RIGHT[0], stance=Stance.OPPOSE), NOWHERE)
    counts = result.overall.all
    listed = findings(result.pairings)
    wrong = [f for f in listed if f.kind in ("label", "false alarm", "holder")]
    assert len(wrong) == counts.predicted - counts.right_predicted == 2
    assert len([f for f in listed if f.kind == "miss"]) == 1


def test_errors_show_the_words_in_context_and_nothing_a_terminal_acts_on() -> None:
    text = errors(scored(replace(RIGHT[1], stance=Stance.SUPPORT), NOWHERE))
    assert text.startswith("3 errors in the core set: 1 miss, 1 label, 0 holder, 1 false alarm\n")
    assert "label       svar:14  oppose -> support  [r1]\n" in text
    assert "\n    …Vi støtter A. ⟦Vi går imot B⟧. Rådet" in text
    assert "⟦Bakgrunn \\x1b[31m⟧" in text
    assert "\x1b" not in text


def test_tables_hold_the_figures() -> None:
    lines = tables(scored(RIGHT[0], RIGHT[2])).splitlines()
    assert lines[0].startswith("1 document; positions of tier core")
    everything = ["all", "labels", "1.000", "0.500", "0.667", "2", "1"]
    assert any(line.split() == everything for line in lines)
    assert any(line.split()[:4] == ["oppose", "-", "0.000", "0.000"] for line in lines)
    apart = ["tier", "implicit,", "apart", "-", "-", "-", "0", "0"]
    assert any(line.split() == apart for line in lines)
    first_person = ["vi,", "me,", "jeg", "1.000", "0.500", "0.667", "2", "1"]
    assert any(line.split() == first_person for line in lines)
    assert any(line.startswith("holder errors") and " 0  in 2 pairs" in line for line in lines)
    assert lines[-1] == "left out: 1 row of documents that are not annotated"
