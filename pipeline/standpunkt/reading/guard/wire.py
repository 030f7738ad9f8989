"""What the reading process tells: messages as JSON, each with its length before it.

JSON and never pickle: the process has met files from strangers, and whatever one of them
made of it can send no more than words and numbers.
"""

from __future__ import annotations

import json
import struct
from dataclasses import asdict
from datetime import date
from typing import IO, Any, Final

from standpunkt.documents import Metadata, Place
from standpunkt.errors import InputError, StandpunktError
from standpunkt.reading.text import Read

MAX_MESSAGE: Final = 500_000_000
"""The longest message that is taken: the longest text in the widest encoding, and more."""

Message = dict[str, Any]

_LENGTH: Final = struct.Struct(">Q")


def send(stream: IO[bytes], message: Message) -> None:
    """Write one message."""
    # A file name may hold lone surrogates, which only the escapes of JSON carry.
    data = json.dumps(message, ensure_ascii=False).encode("utf-8", errors="surrogatepass")
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def receive(stream: IO[bytes]) -> Message | None:
    """The next message; None at the end, and for what is none."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length) if length <= MAX_MESSAGE else b""
    if len(data) < length or length > MAX_MESSAGE:
        return None
    try:
        message = json.loads(data.decode("utf-8", errors="surrogatepass"))
    except ValueError:
        return None
    return message if isinstance(message, dict) else None


def from_read(read: Read) -> Message:
    """A reading as JSON knows it.

    >>> to_read(from_read(Read("Vi støtter.", places=(Place(0, "scan, page 1"),)))).places
    (Place(start=0, name='scan, page 1'),)
    """
    message = asdict(read)
    message["places"] = [[place.start, place.name] for place in read.places]
    message["metadata"] = from_metadata(read.metadata)
    return message


def to_read(message: Message) -> Read:
    """The reading in a message. Raises where it is none (KeyError, TypeError, ValueError)."""
    return Read(
        text=str(message["text"]),
        pages=tuple(int(start) for start in message["pages"]),
        notes=tuple(map(str, message["notes"])),
        places=tuple(Place(int(start), str(name)) for start, name in message["places"]),
        metadata=to_metadata(message["metadata"]),
    )


def from_metadata(metadata: Metadata) -> Message:
    """Metadata as JSON knows them.

    >>> to_metadata(from_metadata(Metadata("KS", date=date(2026, 11, 18)))).date
    datetime.date(2026, 11, 18)
    """
    # Who answers is told from all of it, on the other side.
    said = asdict(metadata)
    del said["respondent"]
    return said | {"date": metadata.date and metadata.date.isoformat()}


def to_metadata(said: Message) -> Metadata:
    """The metadata in a message. Raises where there are none."""
    return Metadata(
        organisation=str(said["organisation"]),
        aliases=tuple(map(str, said["aliases"])),
        hearing=str(said["hearing"]),
        date=date.fromisoformat(said["date"]) if said["date"] else None,
        language=str(said["language"]),
        extra=tuple((str(key), str(value)) for key, value in said["extra"]),
        origin=tuple((str(key), str(value)) for key, value in said["origin"]),
    )


def from_error(error: StandpunktError) -> Message:
    """A failure as JSON knows it."""
    return {
        "problem": error.problem,
        "mend": error.mend,
        "path": error.path,
        "place": error.place,
    }


def to_error(message: Message) -> InputError:
    """The failure in a message."""
    return InputError(
        str(message["problem"]),
        str(message["mend"]),
        path=message["path"] and str(message["path"]),
        place=str(message["place"]),
    )
