"""The draft itself: topics of paragraphs of clauses, each with the rows that bear it out.

Nothing is said that no row says: numbers come from `Matrix.count`, names from the answers that
were counted, and reasons are quoted, never put in other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from standpunkt.positions import Stance, Tier
from standpunkt.proposals.answers import Answer, AnswerStance
from standpunkt.proposals.matrix import Count, Matrix
from standpunkt.proposals.organisations import Organisation
from standpunkt.proposals.proposal import Proposal
from standpunkt.proposals.rows import PositionRow
from standpunkt.writing.section.phrases import Phrases, phrases

PERSON: Final = "person"
"""The kind of organisation that is never named."""

ORDER: Final = (
    *("ministry", "agency", "county_governor", "court", "sami", "county", "municipality"),
    *("health", "university", "church", "working_life", "association", "company", "school"),
    *("other", "", PERSON),
)
"""Kinds of organisation in the order in which a ministry names them."""

UNSURE: Final = 0.6
"""An answer that is less sure than this is named to whoever writes on."""

_LONGEST: Final = 320
"""Characters of a quotation; a longer one is cut at a word."""
_QUOTED: Final = 8
"""So many organisations of one stand are quoted; of others only the names stand."""
_REASONS: Final = 2
"""So many further quotations there are of each kind and organisation."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a clause; `name` is whether it is an organisation's name."""

    text: str
    name: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """What one sentence of the draft says, and the rows it rests on, in the order of the table."""

    runs: tuple[Run, ...]
    rows: tuple[PositionRow, ...] = ()

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Topic:
    """One proposal with what is said of it, paragraph by paragraph."""

    heading: str
    paragraphs: tuple[tuple[Clause, ...], ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """The section. `numbers` gives each row that it rests on its number in the list of rows."""

    title: str
    opening: tuple[Clause, ...]
    topics: tuple[Topic, ...]
    notes: tuple[str, ...]
    language: str
    rows: tuple[PositionRow, ...] = field(default=())

    @property
    def numbers(self) -> Mapping[PositionRow, int]:
        """From a row to its number, from 1."""
        return {row: n for n, row in enumerate(self.rows, 1)}


def draft(matrix: Matrix, thirds: Iterable[PositionRow] = (), language: str = "nb") -> Draft:
    """The section on all proposals of a matrix, in "nb" or "nn".

    `thirds` are the rows whose holder is not the respondent: what the responses tell of others.
    """
    words = phrases(language)
    writer = _Writer(matrix, words, tuple(thirds))
    opening = tuple(writer.opening())
    topics = tuple(
        Topic(_heading(proposal), tuple(tuple(p) for p in writer.paragraphs(n, proposal) if p))
        for n, proposal in enumerate(matrix.proposals)
    )
    clauses = [*opening, *(c for topic in topics for p in topic.paragraphs for c in p)]
    rows = dict.fromkeys(row for clause in clauses for row in clause.rows)
    return Draft(words.one("title"), opening, topics, tuple(writer.notes()), language, tuple(rows))


def quotation(row: PositionRow, words: Phrases) -> str:
    """The words of a row in quotation marks, and the page: the sentence, or the clause of it.

    What is left out of a long one is marked, and what is left is as it stands in the response
    but for white space.
    """
    sentence = _plain(row.sentence)
    said = sentence if sentence and len(sentence) <= _LONGEST else _plain(row.evidence)
    if len(said) > _LONGEST:
        said = said[:_LONGEST].rsplit(" ", 1)[0] + " (…)"
    page = f" ({words.one('page').format(page=row.page)})" if row.page else ""
    return f"«{said.rstrip('.')}»{page}"


class _Writer:
    """Writes the clauses of one matrix; holds what all of them need."""

    def __init__(self, matrix: Matrix, words: Phrases, thirds: Sequence[PositionRow]) -> None:
        self.matrix = matrix
        self.words = words
        self.thirds = thirds
        known = {name: n for n, name in enumerate(ORDER)}
        place = {o.id: n for n, o in enumerate(matrix.organisations)}
        self._weight = {
            o.id: (known.get(o.kind, known["other"]), place[o.id]) for o in matrix.organisations
        }

    # ------------------------------------------------------------ the opening

    def opening(self) -> Iterator[Clause]:
        """How many answered, who together, who has no remarks at all and who adopts whose."""
        count = len(self.matrix.organisations)
        yield self._clause(self._count("read", count))
        joint = [o for o in self._sorted(self.matrix.organisations) if ";" in o.name]
        yield from (self._of([o.name], "joint") for o in joint)
        silent = [o for o in self._sorted(self.matrix.organisations) if self._no_remarks(o)]
        if silent:
            rows = [a.decisive for o in silent for a in self._answers(o) if a.decisive]
            names = self._names(silent)
            yield self._of(names, "no_remarks_at_all", rows=rows, many=len(names) > 1)
        adopted: dict[tuple[str, str], list[PositionRow]] = {}
        for organisation in self._sorted(self.matrix.organisations):
            for answer in self._answers(organisation):
                if answer.inherited_from and answer.decisive:
                    whose = (organisation.name, answer.inherited_from)
                    adopted.setdefault(whose, []).append(answer.decisive)
        for (who, other), rows in adopted.items():
            yield self._of([who], "adopts", rows=rows, other=other)
        for who, other in self.matrix.answers.missing:
            yield self._of([who], "adopts_missing", other=other)
        owners = {doc: o for o in self.matrix.organisations for doc in o.doc_ids}
        for group in self.matrix.same:
            alike = {owners[doc].id: owners[doc] for doc in group.documents if doc in owners}
            if len(alike) > 1:
                bearing = [
                    row
                    for organisation in alike.values()
                    for answer in self._answers(organisation)
                    for row in answer.rows
                    if row.doc_id in group.documents
                ]
                names = self._names(self._sorted(alike.values()))
                yield self._of(names, "template", rows=bearing)

    # ------------------------------------------------------------ one proposal

    def paragraphs(self, turn: int, proposal: Proposal) -> Iterator[list[Clause]]:
        """The balance, then who is for, with reservations, in doubt, against and neither."""
        cells = [self.matrix.answer(o, proposal) for o in self._sorted(self.matrix.organisations)]
        cells = [cell for cell in cells if cell.mentioned]
        yield self._balance(self.matrix.count(proposal), cells)
        divided = [cell for cell in cells if cell.contradiction]
        for stance in AnswerStance:
            of_stance = [c for c in cells if c.stance is stance and c not in divided]
            for name, group in _parted(of_stance):
                yield self._group(name, turn, group)
        if divided:
            yield self._group("contradiction", turn, divided)
        heard = {replace(row, holder="") for cell in cells for row in cell.rows}
        yield self._told_of_others(proposal, heard)

    def _balance(self, count: Count, cells: Sequence[Answer]) -> list[Clause]:
        rows = [cell.decisive for cell in cells if cell.decisive]
        base = self.words.number(count.base)
        if count.base == 1 and count.mentioned:
            return [self._clause(self.words.one("mentioned.only"), rows=rows)]
        form = "none" if not count.mentioned else "all" if count.mentioned == count.base else ""
        form = form or ("one" if count.mentioned == 1 else "many")
        n = self.words.number(count.mentioned)
        said = self.words.one(f"mentioned.{form}").format(N=_capital(n), base=base)
        clauses = [self._clause(said, rows=rows)]
        if count.mentioned:
            parts = "".join(piece for piece, _ in self.words.listed(list(self._parts(count))))
            clauses.append(self._clause(f"{_capital(parts)}.", rows=rows))
        inherited = [cell for cell in cells if cell.inherited_from]
        if inherited:
            its = [cell.decisive for cell in inherited if cell.decisive]
            clauses.append(self._of([cell.organisation for cell in inherited], "counting_in", its))
        return clauses

    def _parts(self, count: Count) -> Iterator[str]:
        support = count.stances[AnswerStance.SUPPORT]
        limited = count.stances[AnswerStance.CONDITIONAL_SUPPORT]
        if support:
            yield self._count("balance.support", support + limited)
        if limited:
            name = "balance.among_them" if support else "balance.conditional_support"
            yield self._count(name, limited)
        for stance in ("skeptical", "oppose", "neutral", "own_view"):
            n = count.stances[AnswerStance(stance)]
            if n:
                yield self._count(f"balance.{stance}", n)

    def _group(self, name: str, turn: int, cells: Sequence[Answer]) -> list[Clause]:
        """Who gives one answer, and then what each says to it."""
        stand = f"stand.{name}"
        own = [cell for cell in cells if not cell.inherited_from and cell.decisive]
        if len(cells) == 1 == len(own) and name != "no_remarks":
            return list(self._said_by(own[0], turn, self.words.one(stand, turn)))
        rows = [cell.decisive for cell in cells if cell.decisive]
        clauses = [self._of(self._names(cells), stand, rows, turn, many=len(cells) > 1)]
        by_whom: dict[str, list[Answer]] = {}
        for cell in cells:
            if cell.inherited_from:
                by_whom.setdefault(cell.inherited_from, []).append(cell)
        for other, adopting in by_whom.items():
            its = [cell.decisive for cell in adopting if cell.decisive]
            clauses.append(self._of(self._names(adopting), "by_adoption", its, other=other))
        if name != "no_remarks":
            for n, cell in enumerate(own[:_QUOTED]):
                clauses += self._said_by(cell, turn + n)
        return clauses

    def _said_by(self, cell: Answer, turn: int, stand: str = "") -> Iterator[Clause]:
        """What one says: the words that decided, its condition, its reasons and its wishes."""
        decisive = cell.decisive
        if decisive is None:
            return
        said = f"{stand}{self.words.one('and_states', turn)}" if stand else ""
        said = said or self.words.one("states", turn)
        quote = quotation(decisive, self.words)
        yield self._about(self._names([cell]), said, [decisive], quote=quote)
        quoted = {_place(decisive)}
        bearing = next((r for r in cell.rows if cell.condition and _holds(r, cell.condition)), None)
        if bearing is not None and not _holds_words(decisive, cell.condition):
            quoted.add(_place(bearing))
            yield self._further("condition", turn, cell, [bearing])
        for name in ("reason", "demand"):
            found = [
                row
                for row in cell.rows
                if row.own and (row.stance is Stance.DEMAND) == (name == "demand")
            ]
            # What is said outright goes before what is argued, and the surer before the rest.
            found.sort(key=lambda row: (row.tier is not Tier.CORE, -row.confidence))
            fresh = {_place(row): row for row in reversed(found) if _place(row) not in quoted}
            chosen = list(fresh.values())[::-1][:_REASONS]
            quoted.update(map(_place, chosen))
            if chosen:
                yield self._further(name, turn, cell, chosen)

    def _further(self, name: str, turn: int, cell: Answer, rows: Sequence[PositionRow]) -> Clause:
        """A clause that goes on about the organisation of the one before."""
        they = self.words.table["they"]
        kind = "several" if ";" in cell.organisation else cell.organisation_kind
        quotes = [quotation(row, self.words) for row in rows]
        quote = "".join(piece for piece, _ in self.words.listed(quotes))
        said = self.words.one(name, turn).format(they=they.get(kind, they["any"]), quote=quote)
        return self._clause(_capital(said), rows=rows)

    def _told_of_others(self, proposal: Proposal, heard: set[PositionRow]) -> list[Clause]:
        names = {doc: o for o in self.matrix.organisations for doc in o.doc_ids}
        clauses = []
        for row in self.thirds:
            organisation = names.get(row.doc_id)
            if organisation is None or proposal.id not in dict(row.links):
                continue
            if replace(row, holder="") in heard:  # "kommunene" is all who sign
                continue
            if row.stance.evaluative and row.tier is Tier.CORE:
                quote = quotation(row, self.words)
                who = self._names([organisation])
                clauses.append(self._of(who, "third", [row], other=row.holder, quote=quote))
        return clauses

    # ------------------------------------------------------------ what the draft cannot say

    def notes(self) -> Iterator[str]:
        """What whoever writes on should know."""
        titles = {proposal.id: proposal.title for proposal in self.matrix.proposals}
        for organisation in self.matrix.organisations:
            if not organisation.named:
                yield self._note("unnamed", names=organisation.name)
        for cell in self.matrix.cells():
            proposal = titles[cell.proposal_id]
            if cell.contradiction:
                yield self._note("contradiction", names=cell.organisation, proposal=proposal)
            elif cell.confidence is not None and cell.confidence < UNSURE:
                sure = f"{cell.confidence:.2f}".replace(".", ",")
                yield self._note("unsure", names=cell.organisation, proposal=proposal, sure=sure)
        if self.matrix.answers.unlinked:
            yield self._note("unlinked", count=str(self.matrix.answers.unlinked))

    def _note(self, name: str, **parts: str) -> str:
        return self.words.one(f"notes.{name}").format(**parts)

    # ------------------------------------------------------------ clauses

    def _count(self, name: str, n: int) -> str:
        return self.words.one(name, many=n != 1).format(n=self.words.number(n))

    def _of(
        self,
        names: Sequence[str],
        phrase: str,
        rows: Iterable[PositionRow] = (),
        turn: int = 0,
        *,
        many: bool = False,
        **parts: str,
    ) -> Clause:
        """A clause about organisations, by the name of its phrase."""
        return self._about(names, self.words.one(phrase, turn, many=many), rows, **parts)

    def _about(
        self, names: Sequence[str], said: str, rows: Iterable[PositionRow], **parts: str
    ) -> Clause:
        before, after = said.split("{names}")
        runs = [Run(before.format(**parts))] if before else []
        for piece, named in self.words.listed(names):
            person = named and piece.endswith(self._persons)
            runs.append(Run(piece if runs else _capital(piece), named and not person))
        end = after.format(**parts)
        runs.append(Run(end if end.endswith(".") else f"{end}."))
        return Clause(tuple(runs), _unique(rows))

    def _clause(self, text: str, *, rows: Iterable[PositionRow] = ()) -> Clause:
        return Clause((Run(text),), _unique(rows))

    @property
    def _persons(self) -> tuple[str, ...]:
        return tuple(
            self.words.one("persons", many=many).split("{n}")[-1].strip() for many in (False, True)
        )

    def _names(self, cells: Sequence[Answer | Organisation]) -> list[str]:
        """The names of organisations; persons are counted instead."""
        kind = [c.organisation_kind if isinstance(c, Answer) else c.kind for c in cells]
        name = [c.organisation if isinstance(c, Answer) else c.name for c in cells]
        persons = sum(k == PERSON for k in kind)
        found = [_joint(n) for n, k in zip(name, kind, strict=True) if k != PERSON]
        return [*found, self._count("persons", persons)] if persons else found

    def _answers(self, organisation: Organisation) -> list[Answer]:
        cells = (self.matrix.answer(organisation, p) for p in self.matrix.proposals)
        return [cell for cell in cells if cell.mentioned]

    def _no_remarks(self, organisation: Organisation) -> bool:
        found = self._answers(organisation)
        return bool(found) and all(
            cell.reason == "no remarks" and cell.decisive and cell.decisive.to_all for cell in found
        )

    def _sorted(self, organisations: Iterable[Organisation]) -> list[Organisation]:
        return sorted(organisations, key=lambda o: self._weight[o.id])


def _parted(cells: Sequence[Answer]) -> Iterator[tuple[str, list[Answer]]]:
    """The cells of one stance, those apart that say it in another way."""
    apart = {"no remarks": "no_remarks", "divided": "divided"}
    groups: dict[str, list[Answer]] = {}
    for cell in cells:
        groups.setdefault(apart.get(cell.reason, cell.stance.value), []).append(cell)
    yield from groups.items()


def _heading(proposal: Proposal) -> str:
    beside = ", ".join(filter(None, (proposal.chapter, *proposal.paragraphs)))
    return f"{proposal.title} ({beside})" if beside else proposal.title


def _joint(name: str) -> str:
    """The names of several who sign, as running text has them."""
    *first, last = re.split(r"; ?", name)
    return f"{', '.join(first)} og {last}" if first else last


def _holds_words(row: PositionRow, words: str) -> bool:
    return words in _plain(row.sentence) or words in _plain(row.evidence)


def _holds(row: PositionRow, words: str) -> bool:
    return _holds_words(row, words) or words == _plain(row.condition)


def _place(row: PositionRow) -> tuple[str, str]:
    """What is quoted once: a sentence of a response."""
    return row.doc_id, _plain(row.sentence) or _plain(row.evidence)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _unique(rows: Iterable[PositionRow]) -> tuple[PositionRow, ...]:
    return tuple(dict.fromkeys(rows))
