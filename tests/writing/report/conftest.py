from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tests.proposals.conftest import A_ROW

from standpunkt.positions import Stance
from standpunkt.proposals.matrix import matrix
from standpunkt.proposals.proposal import Proposal
from standpunkt.proposals.rows import PositionRow
from standpunkt.writing.contents import Contents, Response

PROPOSALS = (
    Proposal("V1", "Obligatoriske vannmålere"),
    Proposal("V2", "Gebyr for sommervann"),
)


def in_text(
    text: str, evidence: str, stance: str = "support", proposal: str = "V1", **more: object
) -> PositionRow:
    """A position whose evidence stands in `text`; "cue" and "target" are found in it too."""
    start = text.index(evidence)
    row = replace(
        A_ROW,
        doc_id="svar-1",
        organisation_kind="municipality",
        stance=Stance(stance),
        confidence=0.91,
        proposal_id=proposal,
        proposal={p.id: p.title for p in PROPOSALS}.get(proposal, ""),
        proposal_stance=stance if proposal else "",
        evidence=evidence,
        evidence_start=start,
        evidence_end=start + len(evidence),
        sentence=" ".join(f"{evidence}.".split()),
        language="nb",
        rule="support.stotte",
        link_reason="likeness" if proposal else "",
        link_score=0.8 if proposal else None,
    )
    for name in ("cue", "target"):
        if name in more:
            at = text.index(str(more[name]), start)
            more |= {f"{name}_start": at, f"{name}_end": at + len(str(more[name]))}
    return replace(row, **more)  # type: ignore[arg-type]


def contents(rows: Iterable[PositionRow], responses: Iterable[Response] = ()) -> Contents:
    held = list(rows)
    return Contents(held, matrix(held, PROPOSALS), tuple(responses))


def hearing() -> tuple[Contents, Mapping[str, str]]:
    """Three responses: for, against with a third party told of, and one without positions."""
    first = (
        "Høring om vann\r\n\r\n"
        "Fjordvik kommune støtter forslaget om vannmålere, forutsatt at staten\n"
        "betaler. Vi går imot gebyret for sommervann. 😀 Vi er skeptiske til fristen.\n"
    )
    second = (
        "Norsk Brolag mener vannmålere er dyre. Hyttefolket avviser gebyret. Vi gjør det ikke.\n"
    )
    third = "Hei og takk for tilsendt sak.\n"
    rows = [
        in_text(
            first,
            "Fjordvik kommune støtter forslaget om vannmålere, forutsatt at staten\nbetaler",
            "conditional_support",
            cue="støtter",
            target="forslaget om vannmålere",
            condition="forutsatt at staten\nbetaler",
        ),
        in_text(first, "Vi går imot gebyret for sommervann", "oppose", "V2", cue="går imot"),
        in_text(first, "Vi er skeptiske til fristen", "skeptical", "", confidence=0.41),
        in_text(
            second,
            "Norsk Brolag mener vannmålere er dyre",
            "skeptical",
            doc_id="svar-2",
            organisation="Norsk Brolag",
            organisation_kind="association",
        ),
        in_text(
            second,
            "Hyttefolket avviser gebyret",
            "oppose",
            "V2",
            doc_id="svar-2",
            organisation="Norsk Brolag",
            organisation_kind="association",
            holder="Hyttefolket",
        ),
    ]
    responses = (
        Response("svar-1", "svar-1.txt", "Fjordvik kommune", positions=3, language="nb"),
        Response("svar-2", "svar-2.txt", "Norsk Brolag", positions=2, language="nb"),
        Response("svar-3", "svar-3.txt", language="nb"),
        Response("", "ødelagt.pdf", failure="ødelagt.pdf: is damaged; open it and save it again"),
    )
    return contents(rows, responses), {"svar-1": first, "svar-2": second, "svar-3": third}
