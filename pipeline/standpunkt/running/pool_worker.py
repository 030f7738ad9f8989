"""A worker: a process that loads the model once and then does one task after another."""

from __future__ import annotations

import os
import signal
import sys

from standpunkt import wire
from standpunkt.errors import StandpunktError, unforeseen
from standpunkt.reading.guard.guarded import Guard
from standpunkt.running.entries import to_message
from standpunkt.running.setup import Setup
from standpunkt.running.stages import engine_of, stages
from standpunkt.running.tasks import done, to_task


def main() -> None:
    """Do the tasks that come on standard input until it is closed; the first line sets up."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Libraries print what they like; it must not be taken for an answer.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    # Whoever started this process ends it: an interrupt from the keyboard is not for us.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    given = wire.receive(sys.stdin.buffer)
    if given is None:
        return
    setup = wire.made(given, Setup)
    try:
        way = stages(engine_of(setup), setup)
    except StandpunktError as error:
        wire.send(answers, {"failed": wire.from_error(error)})
        return
    except Exception as error:  # noqa: BLE001 - told to whoever waits, instead of ending mute
        wire.send(answers, {"failed": wire.from_error(unforeseen(error, "the model"))})
        return
    wire.send(answers, {"ready": True})
    with Guard(setup.options, setup.limits) as guard:
        while (message := wire.receive(sys.stdin.buffer)) is not None:
            # Said at once: whoever waits must know whether it is this task that ended us.
            wire.send(answers, {"begun": True})
            entries = done(to_task(message), guard, way, setup)
            wire.send(answers, {"entries": [to_message(entry) for entry in entries]})
