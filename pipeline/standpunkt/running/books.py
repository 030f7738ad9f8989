"""A run's entries gathered into what a workbook shows, and written when all are there."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from standpunkt.decisions import Decision
from standpunkt.errors import StandpunktError
from standpunkt.proposals.invited import turnout
from standpunkt.proposals.matrix import matrix
from standpunkt.proposals.proposal import Proposal
from standpunkt.proposals.responses import Response as Answered
from standpunkt.proposals.rows import PositionRow, row_ids
from standpunkt.running.entries import Entry
from standpunkt.writing import documents
from standpunkt.writing.contents import Contents, Response
from standpunkt.writing.records import to_record

Fact = tuple[str, str]

NAMES_OF_DOCUMENTS = tuple(column.name for column in documents.COLUMNS)


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of the rows of one response, in their order, and which were rejected."""

    row_ids: Sequence[str]
    decisions: Mapping[int, Decision]
    rejected: Sequence[tuple[PositionRow, Decision]] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """How a workbook is to be, besides the entries.

    `failures` are of inputs that were not even begun, `notes` what else there is to know, and
    `judged` what a person made of the rows, by the doc_id of their response; both may grow
    until the entries come. `invited` are the names of those who were asked to answer, and
    `headings` those of the user's metadata file that have columns of their own.
    """

    language: str = "nb"
    proposals: tuple[Proposal, ...] = ()
    failures: Sequence[StandpunktError] = ()
    notes: list[str] = field(default_factory=list)
    judged: dict[str, Judged] = field(default_factory=dict)
    invited: tuple[str, ...] = ()
    headings: Sequence[str] = ()


@dataclass(slots=True)
class Gathered:
    """What has come so far."""

    headings: Sequence[str] = ()
    rows: list[PositionRow] = field(default_factory=list)
    row_ids: list[str] = field(default_factory=list)
    decisions: dict[int, Decision] = field(default_factory=dict)
    rejected: list[tuple[PositionRow, Decision]] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, entry: Entry, judged: Judged | None) -> None:
        """Put an entry in."""
        rows = [to_record(row) for row in entry.rows]
        if judged:
            for n, decision in judged.decisions.items():
                rows[n] = replace(rows[n], decision=decision.verdict.value)
            self.decisions |= {len(self.rows) + n: d for n, d in judged.decisions.items()}
            self.rejected += judged.rejected
        self.row_ids += judged.row_ids if judged else row_ids(rows)
        self.rows += rows
        if entry.remark:
            self.notes += entry.notes
        if entry.read or entry.failure:
            self.responses.append(response(entry, rows, self.headings))

    def answering(self) -> list[Answered]:
        """Who has answered, as the table of documents tells it: also without positions."""
        return [
            Answered(r.doc_id, r.organisation, r.organisation_id, r.organisation_kind)
            for r in self.responses
            if not r.failure
        ]


@contextmanager
def writing(
    path: Path, mark: str, shape: Shape, made_with: Mapping[str, Any], texts: str
) -> Iterator[Callable[[Entry], None]]:
    """What takes the entries of a run; the workbook is written at the end.

    `texts` is the folder of texts as seen from the workbook. Raises OutputError as soon as there
    are more positions than can be worked with.
    """
    from standpunkt.writing.workbook import book  # its library is loaded only where it is needed

    gathered = Gathered(shape.headings)

    def add(entry: Entry) -> None:
        gathered.add(entry, shape.judged.get(entry.doc_id))
        if len(gathered.rows) > book.MAX_POSITIONS:
            raise book.too_many(len(gathered.rows), path)

    yield add
    unread = [
        Response(
            "", str(e.path or ""), failure=f"{e.problem}; {e.remedy}" if e.remedy else e.problem
        )
        for e in shape.failures
    ]
    answering = matrix(gathered.rows, shape.proposals or None, responses=gathered.answering())
    book.write(
        path,
        Contents(
            rows=gathered.rows,
            matrix=answering,
            turnout=turnout(shape.invited, answering.organisations) if shape.invited else None,
            responses=[*gathered.responses, *unread],
            run=[*facts(made_with), *_counts(gathered, len(unread))],
            texts=texts,
            row_ids=gathered.row_ids,
            judged=gathered.decisions,
            rejected=gathered.rejected,
            notes=[*gathered.notes, *shape.notes],
        ),
        shape.language,
        mark,
    )


def response(entry: Entry, rows: Sequence[PositionRow], headings: Sequence[str] = ()) -> Response:
    """What is known of a response by its row of the table of documents and its positions.

    Of all else that is known of it, what stands under the user's own `headings`.
    """
    known: dict[str, Any] = dict(zip(NAMES_OF_DOCUMENTS, entry.document or (), strict=False))
    failure = entry.failure
    source = entry.shown or entry.source  # the name of a file may be that of a person
    return Response(
        doc_id=known.get("doc_id") or entry.doc_id,
        source=source,
        # A person may have corrected the name in its rows.
        organisation=rows[0].organisation if rows else known.get("organisation") or "",
        organisation_id=known.get("organisation_id") or "",
        organisation_kind=known.get("organisation_kind") or "",
        organisation_confidence=known.get("organisation_confidence"),
        date=known.get("date"),
        language=known.get("language") or "",
        pages=known.get("pages"),
        words=known.get("words"),
        positions=len(rows),
        notes="; ".join(note.removeprefix(f"{source}: ") for note in entry.notes),
        failure=failure.problem if failure else "",
        extra=tuple(pair for pair in entry.extra if pair[0] in headings),
    )


def facts(made_with: Mapping[str, Any]) -> list[Fact]:
    """What a manifest tells of how a run was made, a line each, by the keys of `words.toml`."""
    software, model = made_with.get("software", {}), made_with.get("model", {})
    rules = made_with.get("rules", ())
    digests = "".join(f"{rule['file']}\0{rule['sha256']}\n" for rule in rules)
    found = [
        ("software", software.get("name")),
        ("version", software.get("version")),
        ("software_sha256", software.get("sha256")),
        ("model", model.get("name")),
        ("model_version", model.get("version")),
        ("model_sha256", model.get("sha256")),
        ("rules", ", ".join(rule["file"] for rule in rules)),
        ("rules_sha256", hashlib.sha256(digests.encode(errors="surrogatepass")).hexdigest()),
        *made_with.get("settings", {}).items(),
    ]
    return [(name, _fact(value)) for name, value in found]


def _fact(value: object) -> str:
    if isinstance(value, bool):
        return "✔" if value else "–"
    return "–" if value in (None, "") else str(value)


def _counts(gathered: Gathered, unread: int) -> list[Fact]:
    failed = sum(bool(r.failure) for r in gathered.responses)
    return [
        ("documents", str(len(gathered.responses) - failed)),
        ("failed", str(failed + unread)),
        ("positions", str(len(gathered.rows))),
    ]
