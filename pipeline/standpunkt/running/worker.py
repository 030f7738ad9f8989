"""A worker: a process that loads the model once and then does one task after another."""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import asdict, astuple
from pathlib import Path
from typing import Any

from standpunkt.errors import StandpunktError, unforeseen
from standpunkt.proposals.proposal import to_proposal
from standpunkt.reading.containers.parts import Options
from standpunkt.reading.guard import wire
from standpunkt.reading.guard.guarded import Guard, Limits
from standpunkt.respondent.organisations import from_body, to_body
from standpunkt.running.batch import How
from standpunkt.running.entries import to_message
from standpunkt.running.work import Setup, done, engine, to_task


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
    setup = to_setup(given)
    try:
        reader = engine(setup)
    except StandpunktError as error:
        wire.send(answers, {"failed": wire.from_error(error)})
        return
    except Exception as error:  # noqa: BLE001 - told to whoever waits, instead of ending mute
        wire.send(answers, {"failed": wire.from_error(unforeseen(error, "the model"))})
        return
    wire.send(answers, {"ready": True})
    how = How(setup.options, setup.limits, bodies=setup.bodies)
    with Guard(how.options, how.limits) as guard:
        while (message := wire.receive(sys.stdin.buffer)) is not None:
            # Said at once: whoever waits must know whether it is this task that ended us.
            wire.send(answers, {"begun": True})
            entries = done(to_task(message), guard, reader, how, texts=setup.texts)
            wire.send(answers, {"entries": [to_message(entry) for entry in entries]})


def from_setup(setup: Setup) -> wire.Message:
    """A setup as JSON knows it."""
    return {
        "model": setup.model,
        "rules": [str(Path(rule).absolute()) for rule in setup.rules],
        "options": list(astuple(setup.options)),
        "limits": [setup.limits.seconds, setup.limits.memory],
        "texts": setup.texts,
        "proposals": [asdict(proposal) for proposal in setup.proposals],
        "engine": setup.engine,
        "bodies": [from_body(body) for body in setup.bodies],
    }


def to_setup(message: dict[str, Any]) -> Setup:
    """The setup in a message.

    >>> import json
    >>> from standpunkt.proposals.proposal import Proposal
    >>> setup = Setup("nb_core_news_sm", proposals=(Proposal("1", "Gebyr", aliases=("avgift",)),))
    >>> to_setup(json.loads(json.dumps(from_setup(setup)))) == setup
    True
    """
    return Setup(
        model=message["model"],
        rules=tuple(message["rules"]),
        options=Options(*message["options"]),
        limits=Limits(*message["limits"]),
        texts=message["texts"],
        proposals=tuple(map(to_proposal, message["proposals"])),
        engine=message["engine"],
        bodies=tuple(map(to_body, message["bodies"])),
    )
