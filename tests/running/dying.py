"""An engine of one rule that a text can bring down, for workers: see `Setup.engine`."""

import os
import re
import signal
import time
from collections.abc import Sequence
from pathlib import Path

from standpunkt.documents import Document, Span
from standpunkt.errors import ModelError
from standpunkt.positions import Position, Stance, Tier


def make(model: str | None, rules: Sequence[str]) -> "Dying":
    if model == "borte":
        raise ModelError("no spaCy pipeline 'borte'", "install it")
    if model == "dør":
        os._exit(3)
    return Dying()


class Dying:
    def read(self, document: Document) -> list[Position]:
        if "DREP ALT" in document.text:
            os.kill(os.getppid(), signal.SIGKILL)
        if "DREP" in document.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "SLUTT" in document.text:
            os._exit(7)
        if "FEIL" in document.text:
            raise ZeroDivisionError("ikke forutsett")
        if "SAKTE" in document.text:
            time.sleep(0.2)
        if gate := re.search(r"VENT PÅ (\S+)", document.text):
            while not Path(gate[1]).exists():  # so that no test depends on how fast it goes
                time.sleep(0.01)
        if "TREGT" in document.text:
            time.sleep(0.02)
        found = re.finditer(r"Vi (støtter) ([^.]+)\.", document.text)
        return [
            Position(
                document,
                Span(m.start(), m.end() - 1),
                Span(*m.span(1)),
                Span(*m.span(2)),
                Stance.SUPPORT,
                "respondent",
                Tier.CORE,
                0.1,
                "one",
                Span(*m.span()),
            )
            for m in found
        ]
