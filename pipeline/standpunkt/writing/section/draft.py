"""The draft itself: topics of paragraphs of clauses, each with the rows that bear it out.

Nothing is said that no row says: numbers come from `Matrix.count`, names from the answers that
were counted, and reasons are quoted, never put in other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import Final

from standpunkt.positions import Stance, Tier
from standpunkt.proposals.answers import Answer, AnswerStance
from standpunkt.proposals.matrix import AGAINST, FOR, Count, Matrix
from standpunkt.proposals.organisations import Organisation
from standpunkt.proposals.proposal import Proposal
from standpunkt.proposals.rows import PositionRow
from standpunkt.text.answers import is_answer
from standpunkt.writing.section.passages import Passage, Passages, plain
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

_QUOTED: Final = 8
"""So many organisations of one stand are quoted; of others only the names stand."""
_OWN_WORDS: Final = 40
"""Characters of a sentence from which it is no chance that two write the same."""
_REASONS: Final = 2
"""So many further quotations there are of each kind and organisation."""


_INNER: Final = str.maketrans("«»", "‘’")


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


def draft(
    matrix: Matrix,
    rows: Iterable[PositionRow] = (),
    language: str = "nb",
    texts: Mapping[str, str] = MappingProxyType({}),
) -> Draft:
    """The section on all proposals of a matrix, in "nb" or "nn".

    `rows` are all rows of the tables, also those whose holder is not the respondent: what the
    responses tell of others. `texts` are the saved texts by doc_id; from them a quotation takes
    along what stands beside a stand.
    """
    words = phrases(language)
    writer = _Writer(matrix, words, tuple(rows), texts)
    opening = tuple(writer.opening())
    topics = tuple(
        Topic(_heading(proposal), tuple(tuple(p) for p in writer.paragraphs(n, proposal) if p))
        for n, proposal in enumerate(matrix.proposals)
    )
    clauses = [*opening, *(c for topic in topics for p in topic.paragraphs for c in p)]
    borne = dict.fromkeys(row for clause in clauses for row in clause.rows)
    return Draft(words.one("title"), opening, topics, tuple(writer.notes()), language, tuple(borne))


def quotation(passage: Passage, words: Phrases) -> str:
    """The words of a passage in quotation marks, and the page on which it begins.

    Quotation marks among the words become single ones, as inside of others they are.
    """
    page = next((row.page for row in passage.rows if row.page), None)
    beside = f" ({words.one('page').format(page=page)})" if page else ""
    return f"«{passage.words.rstrip('.').translate(_INNER)}»{beside}"


class _Writer:
    """Writes the clauses of one matrix; holds what all of them need."""

    def __init__(
        self,
        matrix: Matrix,
        words: Phrases,
        rows: Sequence[PositionRow],
        texts: Mapping[str, str],
    ) -> None:
        self.matrix = matrix
        self.words = words
        self.rows = rows
        self.passages = Passages(texts, rows)
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
        joint = [o for o in self._sorted(self.matrix.organisations) if _signed_by_many(o.name)]
        yield from (self._of(self._names([o]), "joint") for o in joint)
        silent = self._silent
        if silent:
            rows = [a.decisive for o in silent for a in self._answers(o) if a.decisive]
            names = self._names(silent)
            many = len(names) > 1 or any(_signed_by_many(o.name) for o in silent)
            yield self._of(names, "no_remarks_at_all", rows=rows, many=many)
        adopted: dict[tuple[str, str], list[PositionRow]] = {}
        for organisation in self._sorted(self.matrix.organisations):
            for answer in self._answers(organisation):
                # What is adopted on one matter is told where that is dealt with.
                row = answer.decisive
                if answer.inherited_from and row and not row.proposal_id:
                    whose = (organisation.name, answer.inherited_from)
                    adopted.setdefault(whose, []).append(row)
        for (who, other), rows in adopted.items():
            alone = "adopts_alone" if who in self._without_own else "adopts"
            yield self._of([who], alone, rows=rows, other=other)
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
        silent = {organisation.id for organisation in self._silent}
        asked = [o for o in self.matrix.organisations if o.id not in silent]
        cells = [self.matrix.answer(o, proposal) for o in self._sorted(asked)]
        cells = [cell for cell in cells if cell.mentioned]
        yield self._balance(self.matrix.count(proposal, without=silent), cells)
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
        every = len(self.matrix.organisations)
        if every == 1:
            only = "mentioned.only" if count.mentioned else "mentioned.only_none"
            return [self._clause(self.words.one(only), rows=rows)]
        form = "none" if not count.mentioned else "all" if count.mentioned == every else ""
        form = form or ("one" if count.mentioned == 1 else "many")
        n, base = self.words.number(count.mentioned), self.words.number(every)
        said = self.words.one(f"mentioned.{form}").format(N=_capital(n), base=base)
        inherited = [cell for cell in cells if cell.inherited_from]
        if inherited:
            counted = self.words.one("counting_in")
            first = self._about(self._names(inherited), f"{said}{counted}", rows)
        else:
            first = self._clause(f"{said}.", rows=rows)
        if not count.mentioned:
            return [first]
        *parts, last = self._parts(count, cells)
        # Main clauses, which take a comma before "og".
        said = f"{', '.join(parts)}, {self.words.one('and')} {last}" if parts else last
        return [first, self._clause(f"{_capital(said)}.", rows=rows)]

    def _parts(self, count: Count, cells: Sequence[Answer]) -> Iterator[str]:
        support = count.stances[AnswerStance.SUPPORT]
        limited = count.stances[AnswerStance.CONDITIONAL_SUPPORT]
        if support:
            among = f", {self._count('balance.among_them', limited)}" if limited else ""
            yield f"{self._count('balance.support', support + limited)}{among}"
        elif limited:
            yield self._count("balance.conditional_support", limited)
        for stance in ("skeptical", "oppose", "neutral", "own_view"):
            of_stance = [cell for cell in cells if cell.stance == stance]
            for name, group in _parted(of_stance):
                yield self._count(f"balance.{name}", len(group))

    def _group(self, name: str, turn: int, cells: Sequence[Answer]) -> list[Clause]:
        """Who gives one answer, and then what each says to it."""
        stand = f"stand.{name}"
        own = [cell for cell in cells if not cell.inherited_from and cell.decisive]
        if len(cells) == 1 == len(own) and name != "no_remarks":
            return list(
                self._said_by(own[0], turn, self.words.one(stand, turn, many=_are_many(own)))
            )
        rows = [cell.decisive for cell in cells if cell.decisive]
        clauses = [self._of(self._names(cells), stand, rows, turn, many=_are_many(cells))]
        by_whom: dict[str, list[Answer]] = {}
        for cell in cells:
            if cell.inherited_from:
                by_whom.setdefault(cell.inherited_from, []).append(cell)
        for other, adopting in by_whom.items():
            its = [cell.decisive for cell in adopting if cell.decisive]
            clauses.append(self._of(self._names(adopting), "by_adoption", its, other=other))
        if name != "no_remarks":
            said: list[Clause] = []
            for n, cell in enumerate(own[:_QUOTED]):
                repeated = self._repeats(cell, said)
                said += [repeated] if repeated else self._said_by(cell, turn + n)
            clauses += said
        return clauses

    def _repeats(self, cell: Answer, said: Sequence[Clause]) -> Clause | None:
        """A clause that somebody uses the words of one quoted before."""
        assert cell.decisive is not None
        words = plain(cell.decisive.sentence).rstrip(".")
        if len(words) < _OWN_WORDS or not any(words in clause.text for clause in said):
            return None
        return self._of(self._names([cell]), "repeats", [cell.decisive])

    def _said_by(self, cell: Answer, turn: int, stand: str = "") -> Iterator[Clause]:
        """What one says: the words that decided, its condition, its reasons and its wishes.

        `stand` is a clause to begin with; without it a clause says who speaks.
        """
        decisive = cell.decisive
        if decisive is None:
            return
        passage = self._passage(cell, decisive)
        quoted = [passage]
        names = self._names([cell])
        # "Ja" in a form says no more than the stand itself.
        ticked = is_answer(passage.words)
        unsaid = ticked and not stand
        # Neither does a point of a list.
        if passage.whole and not ticked:
            speech, parts = self._speech("and_states" if stand else "states", turn, cell, [passage])
            yield self._about(names, f"{stand}{speech}", passage.rows, **parts)
        elif stand:
            yield self._about(names, stand, passage.rows)
        more: list[tuple[str, Sequence[PositionRow], int]] = []
        if cell.limiting is not None and not _holds_words(decisive, cell.condition):
            more.append(("condition", [cell.limiting], 1))
        more += [(name, rows, _REASONS) for name, rows in self._others(cell).items()]
        for name, rows, most in more:
            for clause in self._further(name, turn, cell, rows, quoted, most, named=unsaid):
                unsaid = False
                yield clause

    def _others(self, cell: Answer) -> dict[str, list[PositionRow]]:
        """The other rows of an answer: what bears it out, what goes against it, and wishes."""
        found: dict[str, list[PositionRow]] = {"reason": [], "contrary": [], "demand": []}
        for row in cell.rows:
            if not row.own and cell.reason != "divided":
                continue
            if row.stance is Stance.NEUTRAL and cell.stance is not AnswerStance.NEUTRAL:
                continue  # "ellers ingen merknader" is no ground
            if row.stance is Stance.DEMAND:
                found["demand"].append(row)
            elif _contrary(cell, row):
                found["contrary"].append(row)
            else:
                found["reason"].append(row)
        for rows in found.values():
            # What is said outright goes before what is argued, and the surer before the rest.
            rows.sort(key=lambda row: (row.tier is not Tier.CORE, -row.confidence))
        return found

    def _passage(self, cell: Answer, row: PositionRow) -> Passage:
        """What to quote; of a person no more than the stand, since the rest is told in private."""
        return self.passages.of(
            row,
            cell.proposal_id,
            alone=cell.organisation_kind == PERSON,
            anyone=cell.reason == "divided",
        )

    def _speech(
        self, phrase: str, turn: int, cell: Answer, passages: Sequence[Passage]
    ) -> tuple[str, dict[str, str]]:
        """A phrase with what is quoted in it: "Vi mener at X" as "{names} mener at «X»"."""
        if len(passages) == 1:
            selves = (cell.organisation, *self.words.selves(cell.organisation, _kind(cell)))
            reported = self.words.reported(passages[0].words, selves)
            if reported:
                verb, words = reported
                quote = quotation(replace(passages[0], words=words), self.words)
                return self.words.one(f"{phrase}_reported", turn), {"verb": verb, "quote": quote}
        quotes = [quotation(passage, self.words) for passage in passages]
        quote = "".join(piece for piece, _ in self.words.listed(quotes))
        return self.words.one(phrase, turn), {"quote": quote}

    def _further(
        self,
        phrase: str,
        turn: int,
        cell: Answer,
        rows: Sequence[PositionRow],
        quoted: list[Passage],
        most: int,
        *,
        named: bool = False,
    ) -> Iterator[Clause]:
        """A clause that goes on about the organisation of the one before, or is `named` in it.

        It quotes the first rows, `most` of them, that are not `quoted` yet, and adds to these. One
        body may have sent the same words twice.
        """
        passages: list[Passage] = []
        for row in rows:
            if len(passages) == most:
                break
            if any(row in one.rows for one in quoted):
                continue
            passage = self._passage(cell, row)
            if not any(passage.words in one.words or one.words in passage.words for one in quoted):
                passages.append(passage)
                quoted.append(passage)
        if passages:
            speech, parts = self._speech(phrase, turn, cell, passages)
            they = self.words.they(cell.organisation, _kind(cell))
            borne = [row for passage in passages for row in passage.rows]
            if named:
                if "{they}" not in speech:
                    speech, parts = self._speech("states", turn, cell, passages)
                said = speech.replace("{they}", "{names}")
                yield self._about(self._names([cell]), said, borne, **parts)
                return
            yield self._clause(_capital(speech.format(they=they, **parts)), rows=borne)

    def _told_of_others(self, proposal: Proposal, heard: set[PositionRow]) -> list[Clause]:
        names = {doc: o for o in self.matrix.organisations for doc in o.doc_ids}
        clauses = []
        for row in self.rows:
            organisation = names.get(row.doc_id)
            if row.own or organisation is None or proposal.id not in dict(row.links):
                continue
            if replace(row, holder="") in heard or row.tier is not Tier.CORE:
                continue  # "kommunene" is all who sign
            if row.stance.evaluative or row.stance is Stance.DEMAND:
                phrase = "third_demand" if row.stance is Stance.DEMAND else "third"
                passage = self.passages.of(row, proposal.id)
                who = self._names([organisation])
                quote = quotation(passage, self.words)
                clauses.append(
                    self._of(
                        who, phrase, passage.rows, other=self.words.within(row.holder), quote=quote
                    )
                )
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
        found = [
            self.words.one("unnamed").format(file=n)
            if n in self._unnamed
            else _joint(n, self.words.one("municipalities"))
            for n, k in zip(name, kind, strict=True)
            if k != PERSON
        ]
        return [*found, self._count("persons", persons)] if persons else found

    @cached_property
    def _unnamed(self) -> frozenset[str]:
        """The ids of documents that stand for a name that was not found."""
        return frozenset(o.name for o in self.matrix.organisations if not o.named)

    def _answers(self, organisation: Organisation) -> list[Answer]:
        cells = (self.matrix.answer(organisation, p) for p in self.matrix.proposals)
        return [cell for cell in cells if cell.mentioned]

    def _no_remarks(self, organisation: Organisation) -> bool:
        found = self._answers(organisation)
        return bool(found) and all(
            cell.reason == "no remarks" and cell.decisive and self._is_on_all(cell.decisive)
            for cell in found
        )

    def _is_on_all(self, row: PositionRow) -> bool:
        """Whether a row is on all proposals, as it was read or as a person has linked it."""
        every = {proposal.id for proposal in self.matrix.proposals}
        return row.to_all or (row.judged and 1 < len(every) <= len(row.links))

    @cached_property
    def _silent(self) -> list[Organisation]:
        """Those who have no remarks on anything: told of once, and in no balance."""
        return [o for o in self._sorted(self.matrix.organisations) if self._no_remarks(o)]

    @cached_property
    def _without_own(self) -> frozenset[str]:
        """The names of organisations all of whose positions adopt another's response."""
        documents: dict[str, bool] = {}
        for row in self.rows:
            documents[row.doc_id] = documents.get(row.doc_id, True) and bool(row.inherited_from)
        return frozenset(
            o.name
            for o in self.matrix.organisations
            if o.doc_ids and all(documents.get(doc, False) for doc in o.doc_ids)
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
    beside = beside.replace("§ ", "§\u00a0")  # a heading that breaks there reads badly
    return f"{proposal.title} ({beside})" if beside else proposal.title


def _joint(name: str, plural: str) -> str:
    """The names of several who sign, as running text has them.

    >>> _joint("Nes kommune; Aure kommune", "kommuner")
    'Nes og Aure kommuner'
    >>> _joint("Nes kommune; Norsk Brolag", "kommuner")
    'Nes kommune og Norsk Brolag'
    """
    names = re.split(r"; ?", name)
    if len(names) > 1 and all(one.endswith(" kommune") for one in names):
        names = [one.removesuffix(" kommune") for one in names]
        names[-1] += f" {plural}"
    *first, last = names
    return f"{', '.join(first)} og {last}" if first else last


def _holds_words(row: PositionRow, words: str) -> bool:
    return words in plain(row.sentence) or words in plain(row.evidence)


def _contrary(cell: Answer, row: PositionRow) -> bool:
    """Whether a row speaks the other way than the answer that was drawn from all of them."""
    if cell.contradiction or cell.stance not in (FOR | AGAINST):
        return False
    towards = Stance(dict(row.links).get(cell.proposal_id, row.stance))
    polarity = towards.polarity or 0.0
    return polarity < 0 if cell.stance in FOR else polarity > 0


def _kind(cell: Answer) -> str:
    return "several" if _signed_by_many(cell.organisation) else cell.organisation_kind


def _are_many(cells: Sequence[Answer]) -> bool:
    """Whether more than one is named: several answers, or one that several sign."""
    return len(cells) > 1 or any(_signed_by_many(cell.organisation) for cell in cells)


def _signed_by_many(name: str) -> bool:
    return ";" in name


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _unique(rows: Iterable[PositionRow]) -> tuple[PositionRow, ...]:
    return tuple(dict.fromkeys(rows))
