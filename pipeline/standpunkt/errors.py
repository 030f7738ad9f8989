"""What can go wrong, told in one line: where it is, what it is, and the remedy."""

from __future__ import annotations

import os
import traceback
from pathlib import Path
from typing import Self

from standpunkt.printable import printable


class StandpunktError(Exception):
    """Base of the errors a user can do something about.

    `problem` says what is wrong and `remedy` what to do, each without a closing stop;
    `path` is the file or folder concerned and `place` the line, row or page in it.
    The message is always one line.

    >>> print(InputError("holds no text", "leave it out", path="svar.txt"))
    svar.txt: holds no text; leave it out
    >>> print(RuleError("no stance 'for'", "write support", path="r.toml", place="rule 3"))
    r.toml, rule 3: no stance 'for'; write support
    """

    def __init__(
        self,
        problem: str,
        remedy: str = "",
        *,
        path: str | os.PathLike[str] | None = None,
        place: str = "",
    ) -> None:
        self.problem = problem
        self.path = None if path is None else os.fspath(path)
        self.place = place
        self.remedy = remedy
        where = ", ".join(part for part in (self.path, place) if part)
        what = "; ".join(part for part in (problem, remedy) if part)
        super().__init__(printable(f"{where}: {what}" if where else what))

    def __reduce__(self) -> tuple[type[Self], tuple[str], dict[str, object]]:
        # The default would rebuild from the finished message; worker processes pickle errors.
        return (type(self), (self.problem,), self.__dict__ | {"args": self.args})


class InputError(StandpunktError):
    """A document, metadata file, gold file or folder that cannot be read as it should."""


def unforeseen(error: Exception, name: str) -> InputError:
    """A fault of the program, met with the document `name`, told with what a report needs."""
    trace = traceback.extract_tb(error.__traceback__)
    where = f"at {Path(trace[-1].filename).name}:{trace[-1].lineno}" if trace else ""
    reason = " ".join(str(error).split())[:200]
    return InputError(
        f"stopped the program's own work ({type(error).__name__}: {reason})",
        "please report this with the file",
        path=name,
        place=where,
    )


class OutputError(StandpunktError):
    """A result that cannot be written where it should go."""


class ModelError(StandpunktError):
    """A spaCy pipeline that is missing or lacks what the rules read."""


class RuleError(StandpunktError):
    """A rule file that breaks its schema."""
