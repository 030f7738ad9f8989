"""The reading process: reads one file after another, and tells what it found.

`guarded.py` starts it, asks, and ends it where a file takes too long. A request is one file;
its parts are told one at a time, each when it is asked for, so that no more than one of them
is ever held.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import sys
from collections.abc import Generator
from contextlib import closing
from pathlib import Path
from typing import IO, Final

from standpunkt import wire
from standpunkt.errors import StandpunktError, unforeseen
from standpunkt.reading.containers.parts import Options, Part, Remark
from standpunkt.reading.containers.unpacking import Formats, parts
from standpunkt.wire import Message

_GRACE: Final = 30
"""Seconds beyond its limit after which the process ends itself, if nobody has ended it."""


def main(registry: str, memory: int) -> None:
    """Serve requests on standard input until it is closed.

    `registry` names the module that has READERS and ATTACHMENTS, and `memory` how many
    bytes of address space may be taken, where the system can hold a process to it.
    """
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Libraries print what they like; it must not be taken for an answer.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    found = importlib.import_module(registry)
    formats = Formats(found.READERS, found.ATTACHMENTS)
    _bound_memory(memory)
    requests = sys.stdin.buffer
    wire.send(answers, {"ready": True})
    for line in requests:
        _serve(json.loads(line), formats, requests, answers)


def _bound_memory(size: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such bound
        return
    for kind, bound in ((resource.RLIMIT_AS, size), (resource.RLIMIT_CORE, 0)):
        try:
            resource.setrlimit(kind, (bound, resource.getrlimit(kind)[1]))
        except (OSError, ValueError):
            continue  # a system that knows the bound but does not keep it


def _serve(request: Message, formats: Formats, more: IO[bytes], answers: IO[bytes]) -> None:
    """Tell the parts of one file; each next one is asked for by a line of its own."""
    limit = float(request["limit"]) + _GRACE
    with closing(_messages(request, formats, answers)) as told:
        _end_when_forgotten(limit)
        for message in told:
            _end_when_forgotten(0)
            wire.send(answers, message)
            if not more.readline():
                return
            _end_when_forgotten(limit)
    _end_when_forgotten(0)
    wire.send(answers, {"end": True})


def _end_when_forgotten(seconds: float) -> None:
    """See that a reading that hangs ends even if whoever should end it is gone; 0 for no more.

    The system does it: a library that never comes back to Python is not asked.
    """
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _messages(
    request: Message, formats: Formats, answers: IO[bytes]
) -> Generator[Message, None, None]:
    path, name = Path(request["path"]), request["name"]
    options = Options(request["text_column"], request["ocr"], request["running_titles"])
    try:
        before = _state(path)
        found = parts(path, name, options, formats, named=request["named"])
        several = False
        for number, item in enumerate(found):
            if number < request["skip"]:
                continue
            if isinstance(item, Remark):
                yield {"remark": item.text, "name": item.name, "next": number + 1}
                continue
            several = several or bool(item.steps)
            if request["only_names"]:
                yield {"part": {"name": item.name, "steps": list(item.steps)}}
                continue
            # Not an answer but ahead of one: whom to blame, should this be the last word.
            wire.send(answers, {"begin": item.name, "number": number, "slow": item.slow})
            yield _result(item) | {"next": number + 1}
        if _state(path) != before:
            if several:
                yield {"failed": _changed(name, "so there may be more in it"), "part": None}
            else:
                yield {"remark": "changed while it was read", "name": name}
    except StandpunktError as error:
        yield {"failed": wire.from_error(error), "part": None}
    except MemoryError:
        yield {"memory": True, "part": None}
    except Exception as error:  # noqa: BLE001 - whatever one file brings out spares the rest
        yield {"failed": wire.from_error(unforeseen(error, name)), "part": None}


def _result(part: Part) -> Message:
    told: Message = {"name": part.name, "steps": list(part.steps), "titled": part.titled}
    try:
        return {"read": wire.plain(part.read()), "part": told}
    except StandpunktError as error:
        return {"failed": wire.from_error(error), "part": told}
    except MemoryError:
        return {"memory": True, "part": told}
    except Exception as error:  # noqa: BLE001 - as above
        return {"failed": wire.from_error(unforeseen(error, part.name)), "part": told}


def _state(path: Path) -> tuple[int, int] | None:
    """What changes when a file does; None where it is gone or not to be asked."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _changed(name: str, remedy: str) -> Message:
    return {
        "problem": f"changed while it was read, {remedy}",
        "remedy": "read it again when it is at rest",
        "path": name,
        "place": "",
    }
