"""A whole hearing with its answer key: links, the matrix and duplicates, scored.

A folder that holds `proposals.csv` and `matrix.csv` is one; `duplicates.csv` may lie beside them.
A list for one hearing among others is `proposals-HEARING.csv`, and then links alone are scored.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from standpunkt.documents import Document
from standpunkt.errors import InputError
from standpunkt.evaluation.gold import GoldDocument
from standpunkt.evaluation.predictions import from_positions
from standpunkt.evaluation.scoring import Rates, pair
from standpunkt.language.sentences import split
from standpunkt.positions import Position
from standpunkt.proposals.answers import Answer, AnswerStance
from standpunkt.proposals.linked_documents import link
from standpunkt.proposals.linking import Linker
from standpunkt.proposals.listing import read_proposals
from standpunkt.proposals.matrix import AGAINST, FOR, Matrix, matrix
from standpunkt.proposals.proposal import Proposal, parted
from standpunkt.proposals.rows import rows_of
from standpunkt.proposals.same_text import Passage, shared
from standpunkt.writing.table import to_frame

_LISTS: Final = re.compile(r"proposals(?:-(.+))?\.csv")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the answer key; `accept` holds every stance that counts as right."""

    organisation: str
    proposal_id: str
    stance: AnswerStance
    accept: frozenset[AnswerStance]
    inherited_from: str
    evidence: str
    why: str


@dataclass(frozen=True, slots=True)
class Key:
    """What a folder holds besides its annotated texts; `lists` are by hearing, "" for all."""

    lists: Mapping[str, tuple[Proposal, ...]]
    cells: tuple[Cell, ...] = ()
    duplicates: tuple[Passage, ...] | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A cell of the key with the answer that was found."""

    cell: Cell
    answer: Answer

    @property
    def right(self) -> bool:
        """Whether the stance is one that is accepted."""
        return self.answer.stance in self.cell.accept

    @property
    def sign_error(self) -> bool:
        """Whether support is taken for opposition or the reverse, where neither is accepted."""
        found, accept = self.answer.stance, self.cell.accept
        return bool(
            (found in FOR and self.cell.stance in AGAINST and not accept & FOR)
            or (found in AGAINST and self.cell.stance in FOR and not accept & AGAINST)
        )


@dataclass(frozen=True, slots=True)
class HearingScore:
    """The figures of a hearing; `links` are by how they were known, "" for all of them."""

    links: Mapping[str, Rates]
    cells: tuple[Judged, ...]
    given: tuple[Judged, ...]
    duplicates: Rates | None
    wrong_duplicates: tuple[Passage, ...] = ()
    missed_duplicates: tuple[Passage, ...] = ()


def read_key(folder: Path) -> Key | None:
    """The lists and the key in a folder; None where there is no list.

    Raises InputError for a key that names a stance or a proposal there is not.
    """
    lists = {
        found[1] or "": read_proposals(path).proposals
        for path in sorted(folder.glob("proposals*.csv"))
        if (found := _LISTS.fullmatch(path.name))
    }
    if not lists:
        return None
    key, pairs = folder / "matrix.csv", folder / "duplicates.csv"
    return Key(
        lists,
        tuple(_cells(key, lists.get("", ()))) if key.is_file() else (),
        tuple(_duplicates(pairs)) if pairs.is_file() else None,
    )


def _cells(path: Path, proposals: Sequence[Proposal]) -> Iterator[Cell]:
    ids = {proposal.id for proposal in proposals}
    with path.open(encoding="utf-8-sig", newline="") as file:
        for number, record in enumerate(csv.DictReader(file), 2):
            try:
                stance = AnswerStance(record["stance"])
                others = filter(None, (record.get("accept") or "").split("|"))
                accept = frozenset({stance, *map(AnswerStance, others)})
                if record["proposal_id"] not in ids:
                    raise ValueError(f"no proposal '{record['proposal_id']}'")
            except (KeyError, ValueError) as error:
                raise InputError(str(error), "fix it", path=path, place=f"line {number}") from error
            yield Cell(
                record["organisation"],
                record["proposal_id"],
                stance,
                accept,
                record.get("inherited_from") or "",
                record.get("evidence") or "",
                record.get("why") or "",
            )


def _duplicates(path: Path) -> Iterator[Passage]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        for record in csv.DictReader(file):
            documents = tuple(sorted((record["doc_a"], record["doc_b"])))
            yield Passage(documents, record["shared_first_words"])


def score_hearing(
    key: Key, gold: Sequence[GoldDocument], found: Mapping[str, Sequence[Position]]
) -> HearingScore:
    """Score the positions found in gold documents, by doc_id, against the key.

    Who answers is taken from DOC.meta.json, as from a metadata file: that is scored elsewhere.
    """
    linkers = {name: Linker(proposals) for name, proposals in key.lists.items()}
    linked: dict[str, list[Position]] = {}
    given: dict[str, list[Position]] = {}
    counts: dict[str, list[int]] = {}
    for document in gold:
        linker = linkers.get(document.known.hearing) or linkers.get("")
        if linker is None:
            continue
        own = [_known(position, document) for position in found.get(document.doc_id, ())]
        linked[document.doc_id] = link(linker, own[0].document, own) if own else []
        annotated = list(_annotated(document))
        given[document.doc_id] = link(linker, annotated[0].document, annotated) if annotated else []
        _count(document, linked[document.doc_id], counts)
    cells: tuple[Judged, ...] = ()
    by_gold: tuple[Judged, ...] = ()
    if key.cells:
        proposals = key.lists[""]
        cells = tuple(_judged(key.cells, _matrix(linked, proposals)))
        by_gold = tuple(_judged(key.cells, _matrix(given, proposals)))
    links = {name: Rates(*numbers) for name, numbers in sorted(counts.items())}
    if key.duplicates is None:
        return HearingScore(links, cells, by_gold, None)
    passages = shared({document.doc_id: document.text for document in gold})
    wrong = tuple(p for p in passages if not any(p.meets(k) for k in key.duplicates))
    missed = tuple(k for k in key.duplicates if not any(p.meets(k) for p in passages))
    right = len(key.duplicates) - len(missed)
    rates = Rates(len(passages) - len(wrong), len(passages), right, len(key.duplicates))
    return HearingScore(links, cells, by_gold, rates, wrong, missed)


def _known(position: Position, document: GoldDocument) -> Position:
    metadata = position.document.metadata
    known = replace(metadata, organisation=document.known.organisation, date=document.known.date)
    return replace(position, document=replace(position.document, metadata=known))


def _annotated(document: GoldDocument) -> Iterator[Position]:
    """The annotated positions as reading would give them."""
    whole = Document(document.doc_id, str(document.path), document.text, document.known)
    sentences = split(document.text)
    for gold in document.positions:
        before = [s for s in sentences if s.span.start <= gold.evidence.start] or sentences[:1]
        yield Position(
            document=whole,
            evidence=gold.evidence,
            cue=gold.cue,
            target=gold.target,
            stance=gold.stance,
            holder=gold.holder,
            tier=gold.tier,
            confidence=1.0,
            rule="gold",
            sentence=before[-1].span,
            aspect=gold.aspect,
            condition=gold.condition,
            referent=gold.referent,
            section=before[-1].section,
        )


def _count(
    document: GoldDocument, linked: Sequence[Position], counts: dict[str, list[int]]
) -> None:
    """Count the links of positions that were found, by how they were known."""
    rows = list(enumerate(from_positions(linked).rows))
    for gold, judged in pair(document, rows).gold:
        if judged is None:
            continue
        position = linked[judged.row]
        links = dict(zip(parted(position.proposal_id), parted(position.link_reason), strict=False))
        for proposal_id in links.keys() | set(gold.proposals):
            reason = links.get(proposal_id, "")
            is_linked, is_gold = proposal_id in links, proposal_id in gold.proposals
            for name in ("", _group(reason)) if is_linked else ("",):
                numbers = counts.setdefault(name, [0, 0, 0, 0])
                numbers[0] += is_linked and is_gold
                numbers[1] += is_linked
                numbers[2] += is_linked and is_gold
                numbers[3] += is_gold


def _group(reason: str) -> str:
    return "by likeness" if reason in ("likeness", "before") else f"by {reason}"


def _matrix(linked: Mapping[str, Iterable[Position]], proposals: Sequence[Proposal]) -> Matrix:
    frame = to_frame(p for positions in linked.values() for p in positions)
    return matrix(list(rows_of(frame)), proposals)


def _judged(cells: Iterable[Cell], found: Matrix) -> Iterator[Judged]:
    by_name = {organisation.name: organisation for organisation in found.organisations}
    by_id = {proposal.id: proposal for proposal in found.proposals}
    for cell in cells:
        organisation = by_name.get(cell.organisation)
        if organisation is None:
            empty = Answer(cell.organisation, "", "", cell.proposal_id)
            yield Judged(cell, empty)
        else:
            yield Judged(cell, found.answer(organisation, by_id[cell.proposal_id]))
