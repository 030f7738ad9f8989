"""What is told on stderr while a command works: notes, cut short, and failures, never."""

from __future__ import annotations

from collections.abc import Sequence

from standpunkt.errors import StandpunktError

LISTED = 20
"""How many notes are told; an archive may have the same one for every document."""


def list_some(notes: Sequence[str]) -> None:
    """Notes, cut short where a whole archive shares one."""
    from standpunkt.running.console import say

    for note in notes[:LISTED]:
        say(f"note: {note}")
    if len(notes) > LISTED:
        say(f"note: … and {len(notes) - LISTED} more like these")


def list_failures(failures: Sequence[StandpunktError]) -> None:
    """Failures, all of them."""
    from standpunkt.running.console import say

    for failure in failures:
        say(f"failed: {failure}")
