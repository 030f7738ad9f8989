"""Help as a user reads it: without the names that Python has for what a word on a line is."""

from __future__ import annotations

import re
from typing import Any

import typer.core

_OF_PYTHON = re.compile(r"<(?:bool|str|int|float|path)>", re.I)
_LIST = re.compile(r"<list\[(.+)\]>(?:\.\.\.)?")


def plain_types() -> None:
    """Let help leave out what it says of types in Python's words: "<bool>", "<list[str]>".

    typer has no setting for that; where it shows types by another method, they stay.
    """
    for kind in (typer.core.TyperArgument, typer.core.TyperOption):
        told = getattr(kind, "display_type_rich", None)
        if told is None or hasattr(told, "plain"):
            continue

        def shown(self: Any, *words: Any, _told: Any = told, **named: Any) -> str | None:
            said = _LIST.sub(r"<\1>", str(_told(self, *words, **named) or ""))
            return None if not said or _OF_PYTHON.fullmatch(said) else said

        shown.plain = True  # type: ignore[attr-defined]
        setattr(kind, "display_type_rich", shown)  # noqa: B010 - typer's own, not to be checked
