"""A registry for the tests of the guard: readers that do what no reader should."""

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from standpunkt.errors import InputError
from standpunkt.reading.text import Read, read_text


def loop(path: Path, name: str) -> Read:
    while True:
        pass


def sleep_in_c(path: Path, name: str) -> Read:
    time.sleep(600)
    raise AssertionError


def eat(path: Path, name: str) -> Read:
    eaten = []
    while True:
        eaten.append(bytearray(50_000_000))


def leave(path: Path, name: str) -> Read:
    os._exit(3)


def crash(path: Path, name: str) -> Read:
    os.abort()


def raise_what_nobody_foresaw(path: Path, name: str) -> Read:
    raise ZeroDivisionError("ikke forutsett")


def refuse(path: Path, name: str) -> Read:
    raise InputError("er ikke noe svar", "la det ligge", path=name, place="side 1")


def print_much(path: Path, name: str) -> Read:
    print("støy" * 100_000)
    sys.stdout.flush()
    os.write(1, b"\x00" * 100_000)
    return read_text(path, name)


def litter(path: Path, name: str) -> Read:
    import tempfile

    folder = tempfile.mkdtemp()
    Path(folder, "rest").write_text(name)
    return Read(folder)


def process(path: Path, name: str) -> Read:
    return Read(str(os.getpid()))


def attached(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The lines "NAME=TEXT" of a test's e-mail; one ends its reader while it is unpacked."""
    for name, _, text in (line.partition(b"=") for line in data.splitlines() if b"=" in line):
        if name == b"UTPAKKING":
            os._exit(3)
        yield name.decode(), text


READERS = {
    ".txt": read_text,
    ".loop": loop,
    ".sleep": sleep_in_c,
    ".eat": eat,
    ".leave": leave,
    ".crash": crash,
    ".unforeseen": raise_what_nobody_foresaw,
    ".refuse": refuse,
    ".print": print_much,
    ".litter": litter,
    ".pid": process,
    ".post": read_text,
}
ATTACHMENTS = {".post": attached}
