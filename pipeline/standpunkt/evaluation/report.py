"""The evaluation as text: tables of figures, and every miss and false alarm in context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from standpunkt.documents import Span
from standpunkt.evaluation.comparison import Comparison, Turn
from standpunkt.evaluation.gold import Gold, GoldDocument
from standpunkt.evaluation.predictions import Prediction
from standpunkt.evaluation.scoring import Figures, Judged, Pairing, Rates, Score
from standpunkt.positions import RESPONDENT, Tier
from standpunkt.printable import counted, printable

CONTEXT = 60
"""How many characters are shown on each side of an error."""


class Kind(StrEnum):
    """What is wrong with a finding."""

    MISS = "miss"
    LABEL = "label"
    HOLDER = "holder"
    FALSE_ALARM = "false alarm"


@dataclass(frozen=True, slots=True)
class Finding:
    """One error in the core set: where, what was annotated and what was predicted.

    `gold` and `predicted` are labels, with the holder where that is a third party; empty
    where there is nothing on that side. `context` marks the evidence with ⟦ and ⟧.
    """

    kind: Kind
    doc_id: str
    offset: int
    gold: str
    predicted: str
    rule: str
    context: str


def findings(pairings: Iterable[Pairing]) -> list[Finding]:
    """Every miss and false alarm of the core set, in text order."""
    found = [finding for pairing in pairings for finding in _findings(pairing)]
    return sorted(found, key=lambda f: (f.doc_id, f.offset))


def tables(score: Score) -> str:
    """All figures: headline, by label, construction, holder, language and document."""
    overall = score.overall
    holder, implicit = overall.holder, overall.implicit
    blocks = [
        f"{counted(overall.documents, 'document')}; positions of tier core held by the respondent",
        _rates_table(
            "headline",
            {
                "evaluative labels": overall.evaluative,
                "all labels": overall.all,
                "detection": overall.detection,
                "detection, any holder": overall.detection_any_holder,
                "tier implicit, apart": implicit.rates,
            },
        ),
        "\n".join(
            (
                f"{'target F1':<26}{_figure(overall.target_f1)}  over {overall.target_pairs} pairs",
                f"{'holder errors':<26}{holder.total:>8}  in {holder.pairs} pairs: "
                f"{holder.as_respondent} third party taken for the respondent, "
                f"{holder.as_third_party} the reverse",
                f"{'calibration error (ECE)':<26}{_figure(overall.ece)}",
                f"{'tier implicit':<26}{implicit.gold:>8}  annotated: {implicit.paired} "
                f"paired, {implicit.correct} with a right label; "
                f"{overall.ignored_on_implicit} predictions on them left out of the core set",
            )
        ),
        _rates_table("label", {str(label): rates for label, rates in score.labels.items()}),
        _rates_table("construction", {str(key): rates for key, rates in score.families.items()}),
        _rates_table("holder", {str(key): rates for key, rates in score.holder_forms.items()}),
        _figures_table("language", {key or "?": value for key, value in score.languages.items()}),
        _figures_table("document", score.documents),
    ]
    if score.unknown:
        blocks.append(
            f"left out: {counted(score.unknown, 'row')} of documents that are not annotated"
        )
    return "\n\n".join(blocks)


def errors(score: Score) -> str:
    """Every miss and false alarm, one block each: place, labels, rule, words in context."""
    found = findings(score.pairings)
    counts = ", ".join(f"{sum(f.kind is kind for f in found)} {kind}" for kind in Kind)
    return "\n\n".join(
        [f"{counted(len(found), 'error')} in the core set: {counts}", *map(_block, found)]
    )


def summary(comparison: Comparison) -> str:
    """How much changed between two runs, and the headline figures of both."""
    c = comparison
    before, after = c.before.overall, c.after.overall
    rates = {
        "evaluative labels": (before.evaluative, after.evaluative),
        "all labels": (before.all, after.all),
        "detection": (before.detection, after.detection),
        "tier implicit, apart": (before.implicit.rates, after.implicit.rates),
    }
    rows = [
        [name, *(_figure(v) for r in pair for v in (r.precision, r.recall, r.f1))]
        for name, pair in rates.items()
    ]
    others = [
        ["target F1", _figure(before.target_f1), _figure(after.target_f1)],
        ["holder errors", str(before.holder.total), str(after.holder.total)],
        ["calibration error (ECE)", _figure(before.ece), _figure(after.ece)],
    ]
    return "\n\n".join(
        [
            f"gained {len(c.gained)}, lost {len(c.lost)}; "
            f"false alarms: {len(c.new)} new, {len(c.gone)} gone",
            _aligned(["", "before P", "R", "F1", "after P", "R", "F1"], rows),
            _aligned(["", "before", "after"], others),
        ]
    )


def changes(comparison: Comparison) -> str:
    """Each position gained and lost and each false alarm new and gone, in context."""
    c = comparison
    turns = [("gained", turn) for turn in c.gained] + [("lost", turn) for turn in c.lost]
    wrong = [("new", found) for found in c.new] + [("gone", found) for found in c.gone]
    blocks = [_turn_block(word, turn) for word, turn in turns]
    for word, found in wrong:
        finding = _false_alarm(found.document, found.judged)
        blocks.append(_block(finding, f"{word} {finding.kind}".ljust(_CHANGE)))
    return "\n\n".join(blocks)


def _turn_block(word: str, turn: Turn) -> str:
    document, gold = turn.document, turn.gold
    was, now = ("-" if j is None else _predicted(j.prediction) for j in (turn.before, turn.after))
    place = f"{document.doc_id}:{gold.evidence.start}"
    head = f"{word.ljust(_CHANGE)}{place}  {_gold_side(gold)}: {was} -> {now}"
    return f"{printable(head)}\n    {_context(document.text, gold.evidence)}"


def _predicted(row: Prediction) -> str:
    rule = f" [{row.rule}]" if row.rule else ""
    tier = "" if row.tier is Tier.CORE else f", tier {row.tier}"
    return f"{_labelled(row.stance, row.holder)}{tier}{rule}"


_CHANGE = 18  # wide enough for "gone false alarm"


def _block(finding: Finding, word: str = "") -> str:
    rule = f"  [{finding.rule}]" if finding.rule else ""
    labels = f"{finding.gold or '-'} -> {finding.predicted or '-'}"
    head = f"{word or finding.kind:<12}{finding.doc_id}:{finding.offset}  {labels}{rule}"
    return f"{printable(head)}\n    {finding.context}"


def _findings(pairing: Pairing) -> Iterator[Finding]:
    document = pairing.document
    for judged in pairing.judged:
        if judged.in_core and not judged.correct:
            yield _false_alarm(document, judged)
    for gold, mate in pairing.gold:
        # A wrong label is one error, told above from the side of the prediction.
        if gold.core and (mate is None or not mate.in_core):
            yield _miss(document, gold, mate)


def _false_alarm(document: GoldDocument, judged: Judged) -> Finding:
    prediction, gold = judged.prediction, judged.gold
    return Finding(
        _kind(gold),
        document.doc_id,
        prediction.evidence.start,
        "" if gold is None else _gold_side(gold),
        _labelled(prediction.stance, prediction.holder),
        prediction.rule,
        _context(document.text, prediction.evidence),
    )


def _kind(gold: Gold | None) -> Kind:
    if gold is None:
        return Kind.FALSE_ALARM
    return Kind.LABEL if gold.core else Kind.HOLDER


def _miss(document: GoldDocument, gold: Gold, judged: Judged | None) -> Finding:
    predicted, rule, kind = "", "", Kind.MISS
    if judged is not None:
        prediction = judged.prediction
        predicted = f"{_labelled(prediction.stance, prediction.holder)}, tier {prediction.tier}"
        rule = prediction.rule
        kind = Kind.MISS if prediction.holder == RESPONDENT else Kind.HOLDER
    return Finding(
        kind,
        document.doc_id,
        gold.evidence.start,
        _gold_side(gold),
        predicted,
        rule,
        _context(document.text, gold.evidence),
    )


def _gold_side(gold: Gold) -> str:
    others = sorted(gold.accept - {gold.stance})
    return _labelled("/".join([gold.stance, *others]), gold.holder)


def _labelled(label: str, holder: str) -> str:
    return label if holder == RESPONDENT else f"{label} by {holder}"


def _context(text: str, span: Span) -> str:
    before = text[max(0, span.start - CONTEXT) : span.start]
    after = text[span.end : span.end + CONTEXT]
    return printable(" ".join(f"…{before}⟦{span.of(text)}⟧{after}…".split()))


def _rates_table(title: str, rows: Mapping[str, Rates]) -> str:
    body = [
        [name, *map(_figure, (r.precision, r.recall, r.f1)), str(r.gold), str(r.predicted)]
        for name, r in rows.items()
    ]
    return _aligned([title, "P", "R", "F1", "gold", "predicted"], body)


def _figures_table(title: str, rows: Mapping[str, Figures]) -> str:
    heading = [title, "documents", "gold", "predicted", "evaluative F1", "all P", "all R"]
    heading += ["all F1", "detection F1", "target F1", "holder errors", "ECE"]
    body = [
        [
            name,
            str(f.documents),
            str(f.all.gold),
            str(f.all.predicted),
            _figure(f.evaluative.f1),
            _figure(f.all.precision),
            _figure(f.all.recall),
            _figure(f.all.f1),
            _figure(f.detection.f1),
            _figure(f.target_f1),
            str(f.holder.total),
            _figure(f.ece),
        ]
        for name, f in rows.items()
    ]
    if title == "document":  # one row a document: the count says nothing
        heading.pop(1)
        for cells in body:
            cells.pop(1)
    return _aligned(heading, body)


def _aligned(heading: Sequence[str], body: Sequence[Sequence[str]]) -> str:
    """Columns as wide as they need: the first to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(heading, *body, strict=True)]
    widths[0] = max(widths[0], 24)
    return "\n".join(
        "  ".join(
            cell.ljust(width) if index == 0 else cell.rjust(width)
            for index, (cell, width) in enumerate(zip(cells, widths, strict=True))
        )
        for cells in (heading, *body)
    )


def _figure(value: float | None) -> str:
    return f"{'-' if value is None else format(value, '.3f'):>8}"
