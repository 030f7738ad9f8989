"""A reading as a message, from the process that reads to the one that asked."""

from __future__ import annotations

from dataclasses import asdict

from standpunkt.documents import Place
from standpunkt.reading.text import Read
from standpunkt.wire import Message, from_metadata, to_metadata


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
