"""Why a position is linked to a proposal, and not to the next one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standpunkt.documents import Document
from standpunkt.positions import Position
from standpunkt.proposals.link_columns import OFFERED
from standpunkt.proposals.linked_documents import link
from standpunkt.proposals.linking import Linker
from standpunkt.proposals.mentions import Around, Mention
from standpunkt.proposals.proposal import parted


def explain_links(document: Document, positions: Sequence[Position], linker: Linker) -> str:
    """For each position of a text: the links, and what each of the nearest proposals has for it.

    A text without a position is held against the list as it is, as a quotation.
    """
    lines: list[str] = []
    around = Around(document)
    for position in link(linker, document, positions):
        lines.append(
            f"  {position.stance} on '{' '.join(position.words(position.target).split())}'"
        )
        lines += _links(position)
        lines += _nearest(around.mention(position), linker)
    if not positions:
        quotation = " ".join(document.text.split())
        lines.append("  no position; the words as they are")
        lines += _nearest(Mention(quotation, quotation), linker)
    return "\n".join(lines)


def _links(position: Position) -> Iterator[str]:
    if position.inherited_from:
        yield f"    adopts     the response of {position.inherited_from}"
    elif not position.proposal_id:
        yield f"    linked to  nothing: {position.link_reason or 'no words in common'}"
    else:
        reasons = parted(position.proposal_stance_reason)
        cells = (position.proposal_id, position.link_reason, position.proposal_stance)
        for n, (key, how, stance) in enumerate(zip(*map(parted, cells), strict=True)):
            why = f" ({reasons[n]})" if reasons and reasons[n] else ""
            sure = f"link_score {position.link_score:.2f}"
            yield f"    linked to  {key} by {how}, {sure}: {stance}{why}"


def _nearest(mention: Mention, linker: Linker) -> Iterator[str]:
    parts = linker.weigh(mention)
    said = f"{mention.target} {mention.evidence}"
    for proposal, score, _ in linker.find(mention).nearest[:OFFERED]:
        n = linker.proposals.index(proposal)
        made = ", ".join(f"{name} {s[n]:.2f}" for name, s in parts.items() if s[n] >= 0.005)
        words = ", ".join(linker.likeness.telling(said, n))
        yield f"    sum {score:.2f}  {proposal.id} {proposal.title}: {made}" + f" ({words})" * bool(
            words
        )
