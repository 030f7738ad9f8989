"""The positions of whole documents and tables, linked: what stands elsewhere in them tells too.

Each document is linked by itself, so that what comes out hangs neither on the order of documents
nor on how many are read at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from itertools import groupby, tee
from typing import Final

from standpunkt.documents import Document
from standpunkt.positions import RESPONDENT, Position
from standpunkt.proposals.adoption import adopted
from standpunkt.proposals.link_columns import Columns, Found, Link, columns, filled
from standpunkt.proposals.linking import ALL_SURE, THE_REST, Linker
from standpunkt.proposals.mentions import Around, Mention, label_of
from standpunkt.proposals.pointing import names_all_of_paper, pointed_at, points_at_premise
from standpunkt.proposals.proposal import TO_ALL, parted
from standpunkt.proposals.rows import PositionRow

_FEW: Final = 3


def link_all(linker: Linker, positions: Iterable[Position]) -> list[Position]:
    """The positions of documents, one document's after another, linked."""
    found: list[Position] = []
    for _, of_one in groupby(positions, key=lambda position: id(position.document)):
        own = list(of_one)
        found += link(linker, own[0].document, own)
    return found


def link(linker: Linker, document: Document, positions: Sequence[Position]) -> list[Position]:
    """The positions of one document, linked, in their order."""
    if not positions:
        return []
    around = Around(document)
    mentions = [around.mention(position) for position in positions]
    linked = [_linked(linker, *pair) for pair in zip(positions, mentions, strict=True)]
    on_rest = [
        THE_REST.match(mention.target) is not None
        or linker.is_of_rest(mention, _said(position, mention))
        for position, mention in zip(positions, mentions, strict=True)
    ]
    named = {
        key
        for position, rest in zip(linked, on_rest, strict=True)
        if not rest
        for key in parted(position.proposal_id)
    }
    found = []
    earlier = Earlier(linker)
    for position, mention, rest in zip(linked, mentions, on_rest, strict=True):
        if rest:
            found.append(_of_rest(linker, position, mention, named))
        elif position.proposal_id or position.inherited_from:
            found.append(position)
        elif linker.may_be_paper(mention):
            earlier.read_to(around.before(position))
            paper = earlier.is_of_paper(mention)
            values = columns(linker.all(), position.stance, mention)
            found.append(filled(position, values) if paper else position)
        else:
            found.append(position)
    return _without_premises(found, mentions)


def _without_premises(positions: Sequence[Position], mentions: Sequence[Mention]) -> list[Position]:
    """Stands on what others take for given are on no proposal that a direct stand is on."""
    on_premise = [
        points_at_premise(mention) and not _is_numbered(position.link_reason)
        for position, mention in zip(positions, mentions, strict=True)
    ]
    direct = {
        key
        for position, indirect in zip(positions, on_premise, strict=True)
        if not indirect and position.holder == RESPONDENT and position.stance.evaluative
        for key in parted(position.proposal_id)
    }
    return [
        filled(position, Columns(link_reason=f"unsure ({position.proposal_id})"))
        if indirect and position.proposal_id in direct
        else position
        for position, indirect in zip(positions, on_premise, strict=True)
    ]


def _said(position: Position, mention: Mention) -> str:
    """The words of a position, with those around it that are all of its sentence besides."""
    text, sentence, evidence = position.document.text, position.sentence, position.evidence
    before = text[sentence.start : evidence.start].split()
    after = text[evidence.end : sentence.end].split()
    around = (*(before if len(before) <= _FEW else ()), mention.evidence)
    return " ".join((*around, *(after if len(after) <= _FEW else ())))


def _of_rest(linker: Linker, position: Position, mention: Mention, named: set[str]) -> Position:
    """A position on "resten av forslagene": those that the document names nowhere else."""
    rest = [p for p in linker.proposals if p.id not in named]
    found = Found(tuple(Link(proposal, ALL_SURE, TO_ALL) for proposal in rest))
    return filled(position, columns(found, position.stance, mention))


def _linked(linker: Linker, position: Position, mention: Mention) -> Position:
    sentence = position.words(position.sentence)
    before = next(iter(mention.before), "")
    what = adopted(mention.target, sentence, position.stance, mention.cue, before)
    limits = what and linker.limited(mention, what)
    if what and limits:
        return replace(filled(position, limits), inherited_from=what.whose)
    found = linker.find(mention)
    return filled(position, columns(found, position.stance, mention))


def linked_table(linker: Linker, rows: Iterable[PositionRow]) -> Iterator[PositionRow]:
    """The rows of a table, linked as `linked_rows` does."""
    rows, again = tee(rows)
    for row, (values, whose) in zip(rows, linked_rows(linker, again), strict=True):
        yield replace(row, inherited_from=whose, **asdict(values))


def linked_rows(linker: Linker, rows: Iterable[PositionRow]) -> Iterator[tuple[Columns, str]]:
    """What linking fills in of the rows of a table, and whose response each adopts.

    A table knows no more of what stands around a position than its section and its referent.
    """
    document, earlier = "", Earlier(linker)
    for row in rows:
        if row.doc_id != document:
            document, earlier = row.doc_id, Earlier(linker)
        what = adopted(row.target, row.sentence or row.evidence, row.stance, row.cue)
        mention = Mention(
            target=row.target,
            evidence=row.evidence,
            referent="" if row.referent == row.section else row.referent,
            section=row.section,
            condition=row.condition,
            aspect=row.aspect,
            cue=row.cue,
            label=label_of(row.sentence, row.evidence),
            respondent=row.organisation,
        )
        limits = what and linker.limited(mention, what)
        if what and limits:
            yield limits, what.whose
        else:
            found = linker.find(mention)
            if not found.links and linker.may_be_paper(mention) and earlier.is_of_paper(mention):
                found = linker.all()
            yield columns(found, row.stance, mention), ""
        earlier.add(row.sentence or row.evidence)


class Earlier:
    """What a response has said so far: until it names one entry, "forslaget" may be the whole.

    Each text is held against the list once, and only where that is asked for.
    """

    def __init__(self, linker: Linker) -> None:
        self._linker = linker
        self._texts: list[str] = []
        self._read = 0
        self._named = False

    def add(self, text: str) -> None:
        """Take one more text."""
        self._texts.append(text)

    def read_to(self, texts: Sequence[str]) -> None:
        """Take all texts of a document so far, which begin with those taken before."""
        self._texts += texts[len(self._texts) :]

    def is_of_paper(self, mention: Mention) -> bool:
        """Whether a target that may be the whole is that, by what stands before it."""
        if names_all_of_paper(mention.target):
            return True
        while not self._named and self._read < len(self._texts):
            self._named = self._linker.names_one(self._texts[self._read])
            self._read += 1
        nearest = pointed_at(mention)
        return not self._named and not (nearest and self._linker.names_one(nearest))


def _is_numbered(reason: str) -> bool:
    return "number" in parted(reason)
