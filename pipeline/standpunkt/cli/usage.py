"""What is wrong with a command line, in plain words and with the help that tells more."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Any

# Typer hands on what its library for types says, which is about a program's own values.
_PLAIN = (
    (r"Input should be a valid integer.*", "it must be a whole number"),
    (r"Input should be a (?:valid|finite) number.*", "it must be a number"),
    (r"Input should be greater than or equal to (\S+)", r"it must be at least \1"),
    (r"Input should be less than or equal to (\S+)", r"it must be at most \1"),
    (r"Value error, ", ""),
)


def is_of_use(error: Exception) -> bool:
    """Whether typer raised it for a command line; its classes for that are not public."""
    return hasattr(error, "format_message")


def in_one_line(error: Any) -> str:
    """One line; empty where the help was shown instead."""
    said = str(error.format_message())
    if not said:
        return ""
    possible = getattr(error, "possibilities", None)
    wanted = getattr(error, "option_name", None)
    if possible and wanted:
        near = get_close_matches(wanted, possible, n=1)
        said = f"No such option: {wanted}" + "".join(f"; did you mean {name}?" for name in near)
    for wording, plain in _PLAIN:
        said = re.sub(wording, plain, said)
    return f"{said.rstrip('.')} (see {_command(getattr(error, 'ctx', None))} --help)"


def _command(context: Any) -> str:
    """The command as a user types it, whatever the program was started by."""
    names: list[str] = []
    while context is not None and context.parent is not None:
        names.insert(0, context.info_name)
        context = context.parent
    return " ".join(["standpunkt", *names])
