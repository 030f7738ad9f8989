"""What processes tell each other: messages as JSON, each with its length before it.

JSON and never pickle: a process that has met files from strangers, whatever one of them made of
it, can send no more than words and numbers.
"""

from __future__ import annotations

import json
import struct
from dataclasses import replace
from pathlib import Path
from typing import IO, Any, Final, TypeVar

import msgspec

from standpunkt.documents import Document
from standpunkt.errors import InputError, StandpunktError
from standpunkt.positions import Position

MAX_MESSAGE: Final = 500_000_000
"""The longest message that is taken: the longest text in the widest encoding, and more."""

Message = dict[str, Any]

T = TypeVar("T")

_LENGTH: Final = struct.Struct(">Q")
_NOWHERE: Final = Document("", "", "")


def from_json(text: str | bytes) -> Any:
    """The value in JSON that comes from outside.

    Raises ValueError for what is no JSON, and for what is nested as no file of ours is.

    >>> from_json('{"a": [1]}')
    {'a': [1]}
    """
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deep") from error


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


def plain(value: object) -> Message:
    """A dataclass as JSON knows it, with all dataclasses, dates and paths in it.

    >>> from standpunkt.documents import Span, Stretch
    >>> plain(Document("a", "a.txt", "Vi støtter.", pages=(0,)))["pages"]
    (0,)
    """
    message: Message = msgspec.to_builtins(value, enc_hook=_as_text)
    return message


def made(message: Message, kind: type[T]) -> T:
    """The dataclass in a message of `plain`. Raises ValueError where it is none of that kind.

    >>> document = Document("a", "a.txt", "Vi støtter.", pages=(0,))
    >>> made(json.loads(json.dumps(plain(document))), Document) == document
    True
    """
    return msgspec.convert(message, kind, dec_hook=_from_text)


def _as_text(value: object) -> str:
    if isinstance(value, Path):
        return str(value)
    raise NotImplementedError(f"{type(value).__name__} is no plain value")


def _from_text(kind: type, value: object) -> object:
    if issubclass(kind, Path):
        return Path(str(value))
    raise NotImplementedError(f"{kind.__name__} is no plain value")


def from_position(position: Position) -> Message:
    """A position as JSON knows it, without its document."""
    message = plain(replace(position, document=_NOWHERE))
    del message["document"]
    return message


def to_position(message: Message, document: Document) -> Position:
    """The position in a message, in its document. Raises ValueError where it is none."""
    found = made({**message, "document": plain(_NOWHERE)}, Position)
    return replace(found, document=document)


def from_error(error: StandpunktError) -> Message:
    """A failure as JSON knows it."""
    return {
        "problem": error.problem,
        "remedy": error.remedy,
        "path": error.path,
        "place": error.place,
    }


def to_error(message: Message) -> InputError:
    """The failure in a message."""
    return InputError(
        str(message["problem"]),
        str(message["remedy"]),
        path=message["path"] and str(message["path"]),
        place=str(message["place"]),
    )
