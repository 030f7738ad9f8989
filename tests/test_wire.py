import io
import json
import struct
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standpunkt.documents import Metadata, Origin, Place
from standpunkt.errors import InputError
from standpunkt.reading.text import Read
from standpunkt.wire import (
    Message,
    from_error,
    from_json,
    made,
    plain,
    receive,
    send,
    to_error,
)

TEXTS = st.text(st.characters())  # lone surrogates too: names on disk have them
ORIGINS = st.lists(st.tuples(TEXTS, st.sampled_from(get_args(Origin))), max_size=3).map(tuple)
PAIRS = st.lists(st.tuples(TEXTS, TEXTS), max_size=3).map(tuple)
READS = st.builds(
    Read,
    text=TEXTS,
    pages=st.lists(st.integers(0, 9)).map(tuple),
    notes=st.lists(TEXTS).map(tuple),
    places=st.lists(st.builds(Place, st.integers(0, 9), TEXTS)).map(tuple),
    metadata=st.builds(
        Metadata,
        TEXTS,
        aliases=st.lists(TEXTS).map(tuple),
        hearing=TEXTS,
        date=st.none() | st.dates(),
        language=TEXTS,
        extra=PAIRS,
        origin=ORIGINS,
    ),
)


def over(message: Message) -> Message:
    stream = io.BytesIO()
    send(stream, message)
    stream.seek(0)
    found = receive(stream)
    assert found is not None
    assert receive(stream) is None
    return found


@given(READS)
def test_what_is_read_comes_through_as_it_is(read: Read) -> None:
    assert made(over(plain(read)), Read) == read


def test_a_failure_comes_through_as_it_is() -> None:
    error = InputError("er tom", "la det ligge", path="a.pdf", place="side 1")
    assert str(to_error(over(from_error(error)))) == str(error)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0\0",
        struct.pack(">Q", 5) + b"{",
        struct.pack(">Q", 1) + b"{",
        struct.pack(">Q", 2) + b"[]",
        struct.pack(">Q", 2) + b"\xff\xff",
        struct.pack(">Q", 2**60),
    ],
)
def test_what_is_no_message_is_the_end(data: bytes) -> None:
    assert receive(io.BytesIO(data)) is None


def test_messages_are_json() -> None:
    stream = io.BytesIO()
    send(stream, plain(Read("å", metadata=Metadata(date=date(2026, 1, 2)))))
    assert json.loads(stream.getvalue()[8:])["metadata"]["date"] == "2026-01-02"


@pytest.mark.parametrize("text", ["[" * 100_000 + "]" * 100_000, '{"a":' * 100_000, "hei"])
def test_json_of_others_is_a_value_or_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        from_json(text)
