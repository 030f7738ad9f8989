"""What came of one response, in plain values: what crosses between processes and is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from standpunkt import wire
from standpunkt.documents import Document, Metadata
from standpunkt.errors import StandpunktError
from standpunkt.running.batch import Outcome, notes_on
from standpunkt.running.setup import Setup
from standpunkt.running.stages import Response
from standpunkt.writing import documents
from standpunkt.writing.table import COLUMNS, Column, Kind, Row, Value, rows


@dataclass(frozen=True, slots=True)
class Entry:
    """One response: the rows of its positions, or why there are none.

    `doc_id` and `source` are the response's, and `inside` whether it lies in a file with
    others, the `number`th that was read; `sha256` is of that file. `read` is whether there is
    a document, and `remark` something to know about a file that holds several. `text` is the
    document's where texts are to be saved, as `text_id`; `digest` is as in Outcome, and
    `shown` what messages may call the response; `extra` is what else is known of it, by heading.
    `hearing` is the title of its hearing, where that is from, the ministry's reference and who
    the response is to. `document` is its row of the table of documents, None for what is none, and
    `response` the document and positions themselves where they are asked for.
    """

    doc_id: str
    source: str
    number: int = 1
    inside: bool = False
    read: bool = False
    rows: tuple[Row, ...] = ()
    notes: tuple[str, ...] = ()
    failure: StandpunktError | None = None
    remark: str = ""
    sha256: str = ""
    seconds: float = 0.0
    text: str | None = None
    text_id: str = ""
    digest: str = ""
    shown: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    hearing: tuple[str, str, str, str] | None = None
    document: Row | None = None
    response: Response | None = None


_FIELDS = tuple(field.name for field in fields(Entry))


def entry(
    outcome: Outcome, sha256: str = "", seconds: float = 0.0, setup: Setup | None = None
) -> Entry:
    """The plain values of an outcome, with its text and all of it where the `setup` asks for that.

    `sha256` is of its file, unless that was fetched and has its own.
    """
    document = outcome.document
    texts, whole = (setup.texts, setup.whole) if setup else (False, False)
    return Entry(
        doc_id=outcome.source.doc_id,
        source=outcome.source.name,
        number=outcome.number,
        inside=outcome.file is not None,
        read=document is not None,
        rows=tuple(rows(outcome.positions)),
        notes=tuple(notes_on(outcome)),
        failure=outcome.failure,
        remark=outcome.remark,
        sha256=outcome.source.sha256 or sha256,
        seconds=round(seconds, 4),
        text=document.text if document and texts else None,
        text_id=document.doc_id if document and texts else "",
        document=document_row(outcome),
        digest=outcome.digest,
        shown=document.source if document else outcome.source.name,
        extra=document.metadata.extra if document else (),
        hearing=_hearing(document.metadata) if document else None,
        response=Response(document, outcome.positions) if document and whole else None,
    )


def document_row(outcome: Outcome) -> Row | None:
    """The row of the table of documents, None for what is told about a file with several."""
    if outcome.document:
        return documents.row(outcome.document, outcome.positions, outcome.document.notes)
    if outcome.failure:
        source = outcome.source
        return documents.row_of_failure(source.doc_id, source.name, outcome.failure.problem)
    return None


def to_message(entry: Entry) -> wire.Message:
    """An entry as JSON knows it.

    >>> to_entry(to_message(Entry("a", "a.txt", seconds=0.5))).seconds
    0.5
    """
    # Not asdict, which copies every cell: for the long tables of a run that takes its time.
    message: wire.Message = {name: getattr(entry, name) for name in _FIELDS}
    message["rows"] = [[_as_json(value) for value in row] for row in entry.rows]
    message["document"] = entry.document and [_as_json(value) for value in entry.document]
    message["failure"] = entry.failure and wire.from_error(entry.failure)
    message["response"] = entry.response and _from_response(entry.response)
    return message


def to_entry(message: wire.Message) -> Entry:
    """The entry in a message. Raises where it is none (KeyError, TypeError, ValueError)."""
    values: dict[str, Any] = dict(message)
    values["rows"] = tuple(_row(cells, COLUMNS) for cells in message["rows"])
    told = message["document"]
    values["document"] = None if told is None else _row(told, documents.COLUMNS)
    values["extra"] = tuple((str(key), str(value)) for key, value in message["extra"])
    values["hearing"] = message["hearing"] and tuple(map(str, message["hearing"]))
    values["notes"] = tuple(map(str, message["notes"]))
    values["failure"] = message["failure"] and wire.to_error(message["failure"])
    values["response"] = message["response"] and _to_response(message["response"])
    return Entry(**values)


def _from_response(response: Response) -> wire.Message:
    positions = [wire.from_position(position) for position in response.positions]
    return {"document": wire.plain(response.document), "positions": positions}


def _to_response(message: wire.Message) -> Response:
    document = wire.made(message["document"], Document)
    positions = (wire.to_position(told, document) for told in message["positions"])
    return Response(document, tuple(positions))


def _hearing(metadata: Metadata) -> tuple[str, str, str, str]:
    extra, origin = dict(metadata.extra), dict(metadata.origin)
    return (
        metadata.hearing,
        origin.get("hearing", ""),
        extra.get("hearing_reference", ""),
        extra.get("recipient", ""),
    )


def _as_json(value: Value) -> str | int | float | None:
    return value.isoformat() if isinstance(value, date) else value


def _row(cells: list[Any], columns: Sequence[Column]) -> Row:
    return tuple(
        date.fromisoformat(cell) if cell is not None and column.kind is Kind.DATE else cell
        for column, cell in zip(columns, cells, strict=True)
    )
